"""Whether it happened at all: who asserts it, who denies it, and who only alleges it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model import Asserted, Event, Span
from onrecord.model.claims import Account, Property, Stance
from onrecord.record.claims.lexicon import any_of, counted, plain
from onrecord.record.claims.sentences import sentence_at
from onrecord.record.claims.stems import stem
from onrecord.record.claims.telling import Said, Teller, family_of
from onrecord.record.claims.voices import apposed_to, voice_at
from onrecord.record.profile import person_name
from onrecord.record.words import words_of

#: Deeds and harms that accounts deny; that a march or a meeting did not come about is a matter of its permission.
CONTESTED = frozenset(
    {
        "assault",
        "use_of_force",
        "injury",
        "death",
        "arrest",
        "abduction",
        "disappearance",
        "clash",
        "search",
        "dispersal",
    }
)
#: In the same clause before a deed's word, one of these denies it.
_WORD_OF_IT = r"(?:doubt|question|matter|information|reports?|comment|idea|knowledge|details?|word|longer)\b"
_NO_WORD = re.compile(rf"\bno {_WORD_OF_IT}[^.]*$", re.IGNORECASE)
_NONE = re.compile(
    rf"\b(?:no(?! {_WORD_OF_IT})"
    r"|nothing|nobody|none|never|not(?! (?:only|just|known|clear|sure|say|confirm|yet))"
    r"|(?:did|was|were|had|has|have|is)n[’']t|without|den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|reject(?:s|ed)?|false)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"\b(?:refus|declin|fail|unable|neither|nor|reject)\w*", re.IGNORECASE)
_HYPOTHETICAL = re.compile(
    r"\b(?:if|whether|how|why|who|what|where|when|could|would|should|may|might|will|must|until)\b", re.IGNORECASE
)
#: What a negation can stand before as a deed, and not every noun beside it.
_PARTICIPLE = re.compile(r"\b\w+(?:ed|en|wn|uck|ot|it|ought|eld)\b", re.IGNORECASE)
#: How a person answers an accusation.
_CHARGES = r"(?:the|all|any|that|this)?\s*(?:\w+\s+)?(?:charges?|allegations?|accusations?|offences?|claims?)"
_PLEA = re.compile(
    rf"\bnot guilty\b|\bden(?:y|ies|ied|ying) {_CHARGES}\b"
    r"|\b(?:never|not|n[’']t) (?:lifted|raised|laid) a (?:hand|finger)\b",
    re.IGNORECASE,
)
#: "Nobody was seriously hurt" does not say that nobody was hurt.
_DEGREE = re.compile(rf"\b{any_of(plain().degree)}\b[^.]*$", re.IGNORECASE)
#: Stands for the words of a deed that is told by a number alone; no trigger has it.
_COUNTED = "#"
#: An answer stands behind what it answers, within so many characters.
_ANSWER = 700


@dataclass(frozen=True, slots=True)
class _Deed:
    """One account of whether a deed happened.

    Attributes:
        agents, patients: who is known to have done or suffered it: ids in the case, or plain names; empty where it is
            not known.
        words: the stems of its triggers' words.
        nobody: whether it is said of nobody in particular that it happened to them ("no one was hurt").
        some: whether it is said of nobody of a kind ("no officer was hurt"): of others it may be so.
        open: whether somebody is said to have suffered it of whom it is not known who it is.
    """

    family: str
    account: Account
    agents: frozenset[str]
    patients: frozenset[str]
    words: frozenset[str]
    open: bool = False
    nobody: bool = False
    some: bool = False


def whether(tellers: Iterable[Teller], counted_ones: Iterable[Said] = ()) -> Iterator[Said]:
    """Yield of each deed of an incident who holds that it happened and who denies it.

    Args:
        tellers: the sources.
        counted_ones: to how many it happened, which says that it did.

    What is denied is put beside what it may be the denial of: a deed of the same type, by and to nobody else, in the
    same word or shortly before. Where nothing fits, a denial stands by itself.
    """
    known = list(tellers)
    held, denied = [], []
    for teller in known:
        for event in teller.events:
            if event.asserted in (Asserted.ASSERTED, Asserted.POSSIBLE):
                held.append(_deed(teller, event))
            elif event.asserted is Asserted.DENIED and event.type in CONTESTED and not _is_of_degree(teller, event):
                denied.append(_deed(teller, event))
    told = {(deed.family, deed.account.source, deed.account.voice) for deed in held}
    for said in counted_ones:
        if (said.type, said.account.source, said.account.voice) not in told and said.type in CONTESTED and said.min:
            held.append(_Deed(said.type, said.account, frozenset(), frozenset(), frozenset({_COUNTED})))
    denied += [deed for teller in known for deed in (*_in_words(teller, held), *_pleas(teller, held))]
    for together in _together(held, denied):
        name = _name(together)
        contested = {deed.account.stance is Stance.DENIED for deed in together} == {True, False}
        for deed in together:
            yield Said(
                type=deed.family,
                property=Property.WHETHER,
                key=name if contested else "denied" if deed.account.stance is Stance.DENIED else "",
                value="happened",
                account=deed.account,
                about=name if contested else "",
                side="denied" if deed.account.stance is Stance.DENIED else "held",
            )


def _is_of_degree(teller: Teller, event: Event) -> bool:
    """Whether what is denied is not that it happened: "nobody was seriously hurt", "no reports that anyone was"."""
    start = event.triggers[0].start
    text = teller.reading.document.text
    if _DEGREE.search(text[max(0, start - 24) : start]) or _NO_WORD.search(text[max(0, start - 48) : start]):
        return True
    # "We almost died": nobody says no.
    sentence = sentence_at(teller.every, event.triggers[0])
    return not _NONE.search(teller.words(sentence)) and not _REFUSED.search(teller.words(sentence))


def _deed(teller: Teller, event: Event) -> _Deed:
    return _Deed(
        family=family_of(event.type),
        account=teller.account(event, _with_denial(teller, event)),
        agents=_known(teller, event, "agent"),
        patients=(patients := _known(teller, event, "patient")),
        words=frozenset(_words(teller.words(trigger) for trigger in event.triggers)),
        open=not patients and any(role.role == "patient" and not _is_nobody(teller, role.span) for role in event.roles),
        nobody=any(role.role == "patient" and _is_nobody(teller, role.span) for role in event.roles) and not patients,
        some=bool(patients) and any(role.role == "patient" and _is_nobody(teller, role.span) for role in event.roles),
    )


def _is_nobody(teller: Teller, span: Span) -> bool:
    return bool({*words_of(teller.words(span))[:1]} & plain().anybody)


def _with_denial(teller: Teller, event: Event) -> Span:
    """Return the words that say it, with what denies it before them: "nobody was hurt"."""
    trigger = event.triggers[0]
    sentence = sentence_at(teller.every, trigger)
    if event.asserted is not Asserted.DENIED or sentence.start >= trigger.start:
        return trigger
    none = _denying(teller.words(Span(sentence.start, trigger.start)))
    return trigger if none is None else Span(sentence.start + none, trigger.end)


def _words(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for word in words_of(text):
            if word not in plain().bare and not word[0].isdigit():
                yield stem(word)


def _known(teller: Teller, event: Event, role: str) -> frozenset[str]:
    found = set()
    for filler in event.roles:
        if filler.role != role:
            continue
        entity = apposed_to(teller.reading, filler.span) or filler.entity
        if entity is not None and entity.named:
            found.add(teller.case_entity(entity) or " ".join(person_name(entity.name)[-1:]))
        else:
            words = words_of(teller.words(filler.span))
            head = _head(words) if words else ""
            if head and not {head} & (plain().pronouns | plain().somebody | plain().anybody):
                found.add(next((unit for unit, known in counted().units.items() if head in known), stem(head)))
    return frozenset(found)


def _head(words: list[str]) -> str:
    """Return what a description is of: "boy" of "a boy of 15 who was bitten"."""
    end = next((at for at, word in enumerate(words) if at and word in plain().after_head), len(words))
    return words[end - 1]


def _in_words(teller: Teller, held: list[_Deed]) -> Iterator[_Deed]:
    """Yield denials in words where no event was read: "nothing was thrown", "denied that anything had been thrown"."""
    wanted: dict[str, set[str]] = {}
    for deed in held:
        if deed.family in ("assault", "use_of_force"):
            for word in deed.words:
                wanted.setdefault(word, set()).add(deed.family)
    read = [trigger for event in teller.reading.events for trigger in event.triggers]
    for sentence in _of_those(teller):
        text = teller.words(sentence)
        for match in _PARTICIPLE.finditer(text):
            families = wanted.get(stem(match.group().lower()))
            if families:
                span = Span(sentence.start + match.start(), sentence.start + match.end())
                if any(trigger.start < span.end and span.start < trigger.end for trigger in read):
                    continue
                none = _denying(text[: match.start()])
                if none is None:
                    continue
                words = Span(sentence.start + none, span.end)
                voice = voice_at(teller.reading, span)
                account = teller.account_at(words, sentence, stance=Stance.DENIED, voice=voice)
                for family in sorted(families):
                    yield _Deed(family, account, frozenset(), frozenset(), frozenset({stem(match.group().lower())}))


def _of_those(teller: Teller) -> Iterator[Span]:
    """Yield the sentences of an incident and, of a report mainly about another, all that name whom it befell."""
    if teller.whole:
        yield from teller.sentences
        return
    who = {
        role.entity.id
        for event in teller.events
        for role in event.roles
        if role.role == "patient" and role.entity is not None and role.entity.named
    }
    named = [m for entity in teller.reading.entities if entity.id in who for m in entity.mentions]
    for sentence in teller.every:
        if sentence in teller.sentences or any(sentence.start <= m.start < sentence.end for m in named):
            yield sentence


def _denying(before: str) -> int | None:
    """Return where a denial begins in the words before a deed's, if one bears on it."""
    clause = max((m.end() for m in re.finditer(r"[;:—–]|\bbut\b|, (?:and|while)\b", before)), default=0)
    found = list(_NONE.finditer(before, clause))
    if not found or len(before[found[-1].end() :].split()) > 5 or _HYPOTHETICAL.search(before, found[-1].end()):
        return None
    return found[0].start()


def _pleas(teller: Teller, held: list[_Deed]) -> Iterator[_Deed]:
    """Yield what a person says against an accusation of a deed that accounts allege."""
    accused = {agent: deed for deed in held if deed.account.stance is Stance.ALLEGED for agent in sorted(deed.agents)}
    by_name = {
        e.id: teller.case_entity(e) or " ".join(person_name(e.name)[-1:]) for e in teller.reading.entities if e.named
    }
    for sentence in teller.sentences:
        match = _PLEA.search(teller.words(sentence))
        if match is None:
            continue
        span = Span(sentence.start + match.start(), sentence.start + match.end())
        inside = [
            by_name[e.id]
            for e in teller.reading.entities
            if e.id in by_name and any(sentence.start <= m.start < sentence.end for m in e.mentions)
        ]
        deed = next((accused[name] for name in inside if name in accused), None)
        if deed is not None:
            account = teller.account_at(span, sentence, stance=Stance.DENIED)
            yield _Deed(deed.family, account, deed.agents, deed.patients, deed.words)


def _together(held: list[_Deed], denied: list[_Deed]) -> Iterator[list[_Deed]]:
    """Yield denials with the deeds that they may be of, those of the same deeds together, and the deeds left over."""
    taken: set[int] = set()
    groups: list[tuple[set[int], list[_Deed]]] = []
    for no in denied:
        of = _nearest(no, held, {at for at, yes in enumerate(held) if _may_be(no, yes)})
        same = [group for group in groups if group[0] & of] if of else []
        merged = (of.union(*(group[0] for group in same)), [no, *(deed for group in same for deed in group[1])])
        groups = [group for group in groups if group not in same] + [merged]
        taken |= of
    for of, nos in groups:
        yield [*(held[at] for at in sorted(of)), *nos]
    left: dict[str, list[_Deed]] = {}
    for at, yes in enumerate(held):
        if at not in taken:
            left.setdefault(yes.family, []).append(yes)
    yield from (left[family] for family in sorted(left))


def _nearest(no: _Deed, held: list[_Deed], of: set[int]) -> set[int]:
    """Return, where a denial's own source tells of a deed by somebody, that one and what is by the same."""
    if not any(_alike(no, held[at]) for at in of):
        # Nothing but its place speaks for what it answers: what stands next before it.
        return {max(of, key=lambda at: held[at].account.words[0].span.start)} if of else of
    own = {at for at in of if held[at].account.source == no.account.source and held[at].agents}
    if not own:
        return of
    agents = frozenset().union(*(held[at].agents for at in own))
    return {at for at in of if at in own or held[at].agents & agents}


def _may_be(no: _Deed, yes: _Deed) -> bool:
    """Whether a denial may be of a deed: the same are known to have done and suffered it, and more speaks for it."""
    if no.family != yes.family:
        return False
    if no.account.event and (no.account.source, no.account.event) == (yes.account.source, yes.account.event):
        return False
    # Only the police arrest: who it is of them makes no other deed.
    if no.family not in counted().one_crowd and not _meet(no.agents, yes.agents):
        return False
    if no.some and not no.patients & yes.patients:
        return False
    return _meet(no.patients, yes.patients) and ((_alike(no, yes) and not no.open) or _answers(no, yes))


def _alike(no: _Deed, yes: _Deed) -> bool:
    return no.nobody or bool(no.words & yes.words) or bool(no.patients & yes.patients)


def _answers(no: _Deed, yes: _Deed) -> bool:
    """Whether a denial stands shortly behind a deed in one source, said by another voice."""
    if no.account.source != yes.account.source or no.account.voice == yes.account.voice:
        return False
    return 0 < no.account.words[0].span.start - yes.account.words[0].span.start <= _ANSWER


def _meet(left: frozenset[str], right: frozenset[str]) -> bool:
    return not left or not right or bool(left & right)


def _name(deeds: list[_Deed]) -> str:
    """Return what tells a contested deed from others of its type: the same whichever account came first."""
    words = sorted({word for deed in deeds for word in deed.words})
    parties = sorted({party for deed in deeds for party in deed.agents | deed.patients})
    return " ".join([*words[:4], *parties[:2]])
