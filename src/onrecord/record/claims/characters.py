"""How it was: words that call a crowd peaceful or violent, police restrained or brutal, and with what it was done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.model import Asserted, Event, Span
from onrecord.model.claims import Account, Property
from onrecord.record.claims.lexicon import any_of, opposed, plain
from onrecord.record.claims.parties import side_of
from onrecord.record.claims.telling import Said, Teller, family_of
from onrecord.record.claims.voices import voice_at

_CLAUSE = re.compile(r"[;:—–“”\"]|,(?= (?:and|but|while|who|which)\b)|\b(?:but|after|because|although|though)\b")
#: How far before a word a negation turns it around, in characters and words.
_REACH = 40


@dataclass(frozen=True, slots=True)
class _Finder:
    """How one pole of an axis is found in a sentence."""

    axis: str
    type: str
    pole: str
    opposite: str
    of: re.Pattern[str]
    words: re.Pattern[str]
    phrases: re.Pattern[str] | None
    events: frozenset[str]
    against_police: frozenset[str]


def characters(teller: Teller, *, crowd: bool, police: bool) -> Iterator[Said]:
    """Yield how a source characterises an incident; events of its parts tell that too.

    Args:
        teller: the source.
        crowd: whether how a crowd behaved is a matter of what happened.
        police: the same of the police.
    """
    finders = [finder for finder in _finders() if (crowd if finder.type == "gathering" else police)]
    told = [*teller.events, *teller.part_events]
    for sentence in teller.sentences:
        elsewhere = teller.tells_of_another_time(sentence)
        found = [said for finder in finders for said in _in_sentence(teller, sentence, finder)]
        inside = [event for event in told if sentence.start <= event.triggers[0].start < sentence.end]
        for event in inside:
            found += [said for finder in finders for said in _of_event(teller, event, finder, sentence)]
        for said in found:
            # One voice that says both in a sentence says them of two things, or of one and then of another time.
            both = any(other.side != said.side and _said_of_one(other, said) for other in found)
            yield replace(said, about="") if both or elsewhere else said


def _said_of_one(left: Said, right: Said) -> bool:
    return left.about == right.about and left.account.voice == right.account.voice


def _of_event(teller: Teller, event: Event, finder: _Finder, sentence: Span) -> Iterator[Said]:
    if event.asserted is not Asserted.ASSERTED:
        return
    if event.type in finder.events or (event.type in finder.against_police and _befalls_police(teller, event)):
        yield _said(finder, finder.pole, teller.account(event, event.triggers[0], sentence))


def _befalls_police(teller: Teller, event: Event) -> bool:
    return any(
        role.role == "patient" and side_of(role.entity, teller.words(role.span)) == "police" for role in event.roles
    )


def instruments(teller: Teller) -> Iterator[Said]:
    """Yield with what it was done, as the events have it."""
    for event in teller.events:
        if event.asserted in (Asserted.ASSERTED, Asserted.POSSIBLE):
            for role in event.roles:
                words = teller.words(role.span)
                bare = re.sub(r"^(?:the|an?|their|his|her|its)\s+", "", words.strip(), flags=re.IGNORECASE)
                if role.role == "instrument" and bare and bare.lower() not in plain().pronouns:
                    yield Said(
                        type=family_of(event.type),
                        property=Property.HOW,
                        key=f"with|{bare.lower()}",
                        value=f"with {bare}",
                        account=teller.account(event, role.span, event.triggers[0]),
                        entity=teller.case_entity(role.entity),
                    )


def _in_sentence(teller: Teller, sentence: Span, finder: _Finder) -> Iterator[Said]:
    text = teller.words(sentence)
    matches = list(finder.phrases.finditer(text)) if finder.phrases else []
    if finder.of.search(text):
        matches += finder.words.finditer(text)
    best: dict[str, tuple[Span, Span]] = {}
    for match in matches:
        before = text[: match.start()]
        if _unreal().search(_clause(before)):
            continue
        start = match.start()
        turned = _negated().search(before[-_REACH:])
        if turned:
            start = len(before) - len(before[-_REACH:]) + turned.start()
        pole = finder.opposite if turned else finder.pole
        word = Span(sentence.start + match.start(), sentence.start + match.end())
        span = Span(sentence.start + start, word.end)
        if pole not in best or span.end - span.start > best[pole][0].end - best[pole][0].start:
            best[pole] = (span, word)
    for pole, (span, word) in sorted(best.items()):
        # Who denies that force was excessive stands before what they deny: the word itself says whose it is.
        voice = voice_at(teller.reading, word)
        yield _said(finder, pole, teller.account_at(span, sentence, voice=voice))


def _clause(before: str) -> str:
    """Return the words before, from the last mark that ends a clause."""
    return _CLAUSE.split(before)[-1]


def _said(finder: _Finder, pole: str, account: Account) -> Said:
    return Said(
        type=finder.type,
        property=Property.HOW,
        key=f"{finder.axis}|{pole}",
        value=pole,
        account=account,
        about=finder.axis,
        side=pole,
    )


@lru_cache(maxsize=1)
def _finders() -> tuple[_Finder, ...]:
    found = []
    for name, axis in opposed().axes.items():
        for pole, opposite in zip(axis.poles, reversed(axis.poles), strict=True):
            shape = axis.poles[pole]
            found.append(
                _Finder(
                    axis=name,
                    type=axis.type,
                    pole=pole,
                    opposite=opposite,
                    of=_pattern(axis.of),
                    words=_pattern(shape.words),
                    phrases=_pattern(shape.phrases) if shape.phrases else None,
                    events=shape.events,
                    against_police=shape.against_police,
                )
            )
    return tuple(found)


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_of(words)}(?![\w-])(?! {any_of(opposed().part_of)}\b)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _unreal() -> re.Pattern[str]:
    # "May" is a month.
    return re.compile(rf"(?<![\w-])(?:(?!May\b)(?i:{any_of(opposed().unreal)}))(?![\w-])")


@lru_cache(maxsize=1)
def _negated() -> re.Pattern[str]:
    words = any_of(word for word in opposed().negations if not word.startswith("n'"))
    between = r"(?:\s+[“\"]?[\w-]+){0,2}\s+[“\"]?$"
    return re.compile(rf"(?:(?<![\w-]){words}(?! only\b)|\w+n['’]t){between}", re.IGNORECASE)
