"""What somebody denies in so many words, beside where others say it: "denied that any window had been broken".

No event need have been read. A denial is put beside a sentence of another voice that has its telling words, names
aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.model import Span, Statement
from onrecord.model.claims import Account, Property, Stance
from onrecord.record.claims.lexicon import plain
from onrecord.record.claims.stems import stem
from onrecord.record.claims.telling import Said, Teller
from onrecord.record.claims.voices import voice_at
from onrecord.record.words import telling, words_of

_TYPE = "denial"
#: Lower-case words: a name that two sentences share says nothing about what they say.
_PLAIN = re.compile(r"(?<![\w’'-])[a-z]{3,}(?![\w-])")
#: How telling the shared words must be together (natural logarithms of one over the share of reports that have them).
_ENOUGH = 7.0
_LEAST = 2
_RARE = 6.0


@dataclass(frozen=True, slots=True)
class _Denial:
    """A denied content: its words, where it stands, and who denies it."""

    teller: Teller
    content: Span
    account: Account
    stems: frozenset[str]


def disputed(tellers: Iterable[Teller], taken: Iterable[Account]) -> Iterator[Said]:
    """Yield denials with the sentences that say what they deny.

    Args:
        tellers: the sources.
        taken: accounts of denials that stand beside a deed already.
    """
    known = [(teller, list(_sayings(teller))) for teller in tellers if teller.whole]
    done = {(words.source, words.span) for account in taken for words in account.words}
    for denial in (each for teller, _ in known for each in _denials(teller)):
        if any(source == denial.teller.source and _meet(span, denial.content) for source, span in done):
            continue
        others = [found for teller, told in known if (found := _best(teller, told, denial)) is not None]
        if not others:
            continue
        name = " ".join(sorted(denial.stems))
        for account in (denial.account, *others):
            yield Said(
                type=_TYPE,
                property=Property.WHETHER,
                key=name,
                value=re.sub(r"^that\s+", "", " ".join(denial.teller.words(denial.content).split())),
                account=account,
                about=name,
                side="denied" if account is denial.account else "held",
            )


def _denials(teller: Teller) -> Iterator[_Denial]:
    for statement in teller.reading.statements:
        content = _denied(teller, statement)
        if content is None:
            continue
        stems = frozenset(_stems(teller.words(content)))
        if stems:
            cue = statement.cue[0]
            words = Span(min(cue.start, content.start), max(cue.end, content.end))
            voice = voice_at(teller.reading, content)
            account = teller.account_at(words, stance=Stance.DENIED, voice=voice)
            yield _Denial(teller, content, account, stems)


def _denied(teller: Teller, statement: Statement) -> Span | None:
    """Return what a statement denies; nothing where the denial is itself denied ("did not deny")."""
    cue = {word for span in statement.cue for word in words_of(teller.words(span))}
    if not cue & plain().denial_cues or cue & {"not", "never"} or any(word.endswith("n't") for word in cue):
        return None
    return statement.content[0] if statement.content else None


def _stems(text: str) -> Iterator[str]:
    """Yield the telling words of a text, each cut down so that "ramming" and "rammed" are one."""
    for word in _PLAIN.findall(text):
        if word not in plain().light and telling(word) >= 2.0:
            yield stem(word)


_Saying = tuple[Span, Mapping[str, float]]


def _sayings(teller: Teller) -> Iterator[_Saying]:
    """Yield the sentences that say that something is so, with how telling each of their words is, by its stem."""
    for sentence in teller.sentences:
        text = teller.words(sentence)
        if not {*words_of(text)} & (plain().denying | plain().open) and not text.rstrip("”\"’'").endswith("?"):
            yield sentence, {stem(word): telling(word) for word in _PLAIN.findall(text) if word not in plain().light}


def _best(teller: Teller, told: Iterable[_Saying], denial: _Denial) -> Account | None:
    """Return the account of the sentence that says most of what is denied, if any says enough."""
    best: tuple[float, Span] | None = None
    for sentence, words in told:
        if teller is denial.teller and _meet(sentence, denial.content):
            continue
        weight = _shared(words, denial.stems)
        if weight >= _ENOUGH and (best is None or weight > best[0]):
            best = weight, sentence
    if best is None:
        return None
    said = _content_of(teller, best[1])
    voice = voice_at(teller.reading, said)
    if voice.name and voice.name == denial.account.voice:
        return None
    return teller.account_at(said, voice=voice)


def _shared(words: Mapping[str, float], stems: frozenset[str]) -> float:
    shared = {form: words[form] for form in sorted(stems) if form in words}
    # A short denial ("that batons had been used") is told by its one rare word.
    if len(shared) < _LEAST and not (len(stems) == 1 and max(shared.values(), default=0.0) >= _RARE):
        return 0.0
    return max(sum(shared.values()), _ENOUGH if len(stems) == 1 else 0.0)


def _content_of(teller: Teller, sentence: Span) -> Span:
    """Return what is said in a sentence that is mostly somebody's statement, else the sentence."""
    inside = [
        content
        for statement in teller.reading.statements
        for content in statement.content
        if content.start >= sentence.start and content.end <= sentence.end
    ]
    longest = max(inside, key=lambda span: (span.end - span.start, -span.start), default=sentence)
    return longest if (longest.end - longest.start) * 5 > (sentence.end - sentence.start) * 2 else sentence


def _meet(left: Span, right: Span) -> bool:
    return left.start < right.end and right.start < left.end
