"""Whether it happened at all: who asserts it, who denies it, and who only alleges it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from onrecord import ontology
from onrecord.model import Asserted, Event, Span
from onrecord.model.claims import Account, Property, Stance
from onrecord.record.claims.lexicon import counted, plain
from onrecord.record.claims.stems import stem
from onrecord.record.claims.telling import Said, Teller, family_of
from onrecord.record.claims.voices import apposed_to
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
#: Types that reports use of one and the same deed.
_HARM = frozenset({"assault", "use_of_force"})
#: Stands for the words of a deed that is told by a number alone; no trigger has it.
_COUNTED = "#"
#: So many characters of what is denied are shown.
_LONGEST = 80
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_HELD = (Asserted.ASSERTED, Asserted.POSSIBLE)
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
        beside: whether it is told in a report of the incident and not known to be of it, which only a denial shows.
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
    beside: bool = False


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
        held += [_deed(teller, event) for event in teller.events if event.asserted in _HELD]
        more = [event for event in teller.told if event.asserted in _HELD and event.type in CONTESTED]
        held += [replace(_deed(teller, event), beside=True) for event in more if event not in teller.events]
        denied += [_deed(teller, event) for event in _of_ours(teller) if _is_denied(teller, event)]
    told = {(deed.family, deed.account.source, deed.account.voice) for deed in held}
    for said in counted_ones:
        if (said.type, said.account.source, said.account.voice) not in told and said.type in CONTESTED and said.min:
            held.append(_Deed(said.type, said.account, frozenset(), frozenset(), frozenset({_COUNTED})))
    denied += [deed for teller in known for deed in _pleas(teller, held)]
    for together in _together(held, denied):
        name = _name(together)
        contested = {deed.account.stance is Stance.DENIED for deed in together} == {True, False}
        family = min((d.family for d in together if d.account.stance is not Stance.DENIED), default=together[0].family)
        for deed in together:
            yield Said(
                type=family,
                property=Property.WHETHER,
                key=name if contested else "denied" if deed.account.stance is Stance.DENIED else "",
                value="happened",
                account=deed.account,
                about=name if contested else "",
                side="denied" if deed.account.stance is Stance.DENIED else "held",
                beside=deed.beside,
            )


def _of_ours(teller: Teller) -> Iterator[Event]:
    """Yield an incident's events and, of a report mainly about another, all that the same people did or suffered."""
    if teller.whole:
        yield from teller.told
        return
    parties = {
        role.entity.id
        for event in teller.events
        for role in event.roles
        if role.role in ("agent", "patient") and role.entity is not None and role.entity.named
    }
    for event in teller.reading.events:
        if event in teller.events or any(r.entity is not None and r.entity.id in parties for r in event.roles):
            yield event


def _is_denied(teller: Teller, event: Event) -> bool:
    """Whether somebody denies that a deed was done, and not only how: "nobody was seriously hurt"."""
    if event.asserted is not Asserted.DENIED or event.type not in CONTESTED:
        return False
    if any(role.role == "manner" for role in event.roles):
        return False
    # "We almost died": nobody says no.
    told = teller.words(teller.sentence_of(event.triggers[0])).replace("n’t", "n't")
    return any(word in plain().denying or word.endswith("n't") for word in words_of(told))


def _deed(teller: Teller, event: Event) -> _Deed:
    return _Deed(
        family=family_of(event.type),
        account=teller.account(event, _with_denial(teller, event)),
        agents=_known(teller, event, "agent"),
        patients=(patients := _known(teller, event, "patient")),
        words=frozenset(_words(teller.words(trigger) for trigger in event.triggers)),
        open=not patients
        and any(role.role == "patient" and not _is_nobody(teller, role.span) for role in event.roles)
        and not any(role.role == "agent" and _is_nobody(teller, role.span) for role in event.roles),
        nobody=any(role.role == "patient" and _is_nobody(teller, role.span) for role in event.roles) and not patients,
        some=bool(patients) and any(role.role == "patient" and _is_nobody(teller, role.span) for role in event.roles),
    )


def _is_nobody(teller: Teller, span: Span) -> bool:
    return bool({*words_of(teller.words(span))[:1]} & plain().anybody)


def _with_denial(teller: Teller, event: Event) -> Span:
    """Return the words that say it, with what denies it before them: "nobody was hurt", "denied that it was thrown"."""
    trigger = event.triggers[0]
    if event.asserted is not Asserted.DENIED:
        return trigger
    sentence = teller.sentence_of(trigger)
    cues = event.stated_in.cue if event.stated_in is not None else ()
    before = [cue for cue in cues if sentence.start <= cue.start < trigger.start and _denies(teller, cue)]
    before += [role.span for role in event.roles if role.span.start < trigger.start and _is_nobody(teller, role.span)]
    return Span(min(one.start for one in before), trigger.end) if before else _from_no(teller, sentence, trigger)


def _denies(teller: Teller, cue: Span) -> bool:
    return bool({*words_of(teller.words(cue))} & plain().denial_cues)


def _from_no(teller: Teller, sentence: Span, trigger: Span) -> Span:
    """Return a deed's words from the last word of denial before them on."""
    text = teller.text(sentence.start, trigger.start)
    found = [m.start() for m in _WORD.finditer(text) if m.group().lower().replace("’", "'") in plain().denying]
    return Span(sentence.start + found[-1], trigger.end) if found else trigger


def _words(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for word in words_of(text):
            if word not in plain().bare and not word[0].isdigit():
                yield from (act for act, words in plain().acts.items() if word in words)
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


def _pleas(teller: Teller, held: list[_Deed]) -> Iterator[_Deed]:
    """Yield what a person says against an accusation of a deed that accounts allege: "pleaded not guilty"."""
    accused = {agent: deed for deed in held if deed.account.stance is Stance.ALLEGED for agent in sorted(deed.agents)}
    for event in teller.told:
        if event.type != "denial" or event.asserted in (Asserted.DENIED, Asserted.POSSIBLE):
            continue
        deed = next((accused[name] for name in sorted(_known(teller, event, "agent")) if name in accused), None)
        if deed is not None:
            trigger = event.triggers[0]
            what = [r.span.end for r in event.roles if r.role == "about" and 0 < r.span.end - trigger.end < _LONGEST]
            words = Span(trigger.start, max(what, default=trigger.end))
            account = teller.account_at(words, teller.sentence_of(trigger), stance=Stance.DENIED, of=event)
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
    """Return what a denial is likeliest of: what befell the same, or has its very word, or its own source tells."""
    words = no.words - plain().acts.keys()
    closest = [{at for at in of if no.patients & held[at].patients}, {at for at in of if words & held[at].words}]
    of = next(filter(None, closest), of)
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
        # One report's assault is another's use of force, where more than the place in a report tells that they are one.
        same = no.patients & yes.patients or no.agents & yes.agents or no.words & yes.words
        if not ({no.family, yes.family} <= _HARM and same):
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
    # That nobody was hurt denies every injury; that nobody was struck is no answer to every kind of assault.
    of_any = no.nobody and not ontology.default().types[no.family].broad
    return of_any or bool(no.words & yes.words) or bool(no.patients & yes.patients)


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
