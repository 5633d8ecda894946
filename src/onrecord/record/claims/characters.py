"""How it was: peaceful or disorderly, with restraint or with force, rightly or not, and with what it was done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord import ontology
from onrecord.model import Asserted, Event, RoleFiller
from onrecord.model.claims import Account, Property
from onrecord.ontology import Axis, manners
from onrecord.record.claims.lexicon import plain
from onrecord.record.claims.parties import side_of, sole_patient
from onrecord.record.claims.telling import Said, Teller, family_of
from onrecord.record.claims.voices import voice_at
from onrecord.record.words import words_of

_CROWD, _POLICE = "crowd", "police"


def characters(teller: Teller, *, crowd: bool, police: bool) -> Iterator[Said]:
    """Yield how a source characterises an incident; events of its parts tell that too.

    Args:
        teller: the source.
        crowd: whether how a crowd behaved is a matter of what happened.
        police: the same of the police.
    """
    axes = [axis for axis in manners().axes if (crowd if axis.people == _CROWD else police)]
    found = [said for event in (*teller.told, *teller.part_events) for said in _of_manner(teller, event, axes)]
    found += [said for event in (*teller.events, *teller.part_events) for said in _of_deed(teller, event, axes)]
    for said in found:
        # One voice that says both in a sentence says them of two things, or of one and then of another time.
        both = any(other.side != said.side and _said_of_one(teller, other, said) for other in found)
        elsewhere = teller.tells_of_another_time(said.account.words[0].span)
        yield replace(said, about="") if both or elsewhere else said


def _said_of_one(teller: Teller, left: Said, right: Said) -> bool:
    if left.about != right.about or left.account.voice != right.account.voice:
        return False
    return teller.sentence_of(left.account.words[0].span) == teller.sentence_of(right.account.words[0].span)


def _of_manner(teller: Teller, event: Event, axes: list[Axis]) -> Iterator[Said]:
    if event.asserted not in (Asserted.ASSERTED, Asserted.DENIED):
        return
    for role in event.roles:
        if role.role != "manner":
            continue
        words = " ".join(teller.words(role.span).lower().split())
        for axis in axes:
            pole = axis.pole_of(words) if event.type in axis.types else None
            if pole is not None:
                pole = next(one for one in axis.poles if one != pole) if event.asserted is Asserted.DENIED else pole
                yield _said(axis, pole, _account(teller, event, role))


def _account(teller: Teller, event: Event, role: RoleFiller) -> Account:
    # Who denies that force was excessive says how it was: the words are theirs, and they assert something by them.
    sentence, voice = teller.sentence_of(role.span), voice_at(teller.reading, role.span)
    return teller.account_at(role.span, sentence, voice=voice, of=event)


def _of_deed(teller: Teller, event: Event, axes: list[Axis]) -> Iterator[Said]:
    """Yield what it says of how it went that something was done at all: clashes, force, an attack on the police."""
    if event.asserted is not Asserted.ASSERTED:
        return
    sides = {role: _sides(teller, event, role) for role in ("agent", "patient")}
    for axis in axes:
        for name, pole in axis.poles.items():
            if (
                event.type in pole.events
                or (event.type in pole.against_police and _POLICE in sides["patient"])
                or (event.type in pole.by_crowd and sides["agent"] == {_CROWD})
            ):
                trigger = event.triggers[0]
                yield _said(axis, name, teller.account(event, trigger, teller.sentence_of(trigger)))


def _sides(teller: Teller, event: Event, role: str) -> set[str]:
    """Return on which sides those in a role are; whoever guards or keeps order is on that of the police."""
    classes = ontology.default().classes
    found = set()
    for filler in event.roles:
        if filler.role == role:
            text = teller.words(filler.span)
            words = {form for word in words_of(text) for form in (word, word.removesuffix("s"))}
            crowd = _CROWD if words & classes["crowd"].words else side_of(filler.entity, text)
            found.add(_POLICE if words & classes["enforcer"].words else crowd)
    return found


def _said(axis: Axis, pole: str, account: Account) -> Said:
    return Said(
        type=axis.shown,
        property=Property.HOW,
        key=f"{axis.name}|{pole}",
        value=pole,
        account=account,
        about=axis.name,
        side=pole,
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
                        about=_whose_death(teller, event) if (side := _cause(bare)) else "",
                        entity=teller.case_entity(role.entity),
                        side=side,
                    )


def _whose_death(teller: Teller, event: Event) -> str:
    """Return what tells the death of a named person from others, or nothing."""
    who = sole_patient(teller, event) if family_of(event.type) == "death" else ""
    return f"death of {who}" if who else ""


def _cause(words: str) -> str:
    """Return whether it was of itself or at somebody's hands that somebody died; nothing where the words do not say."""
    known = {side for side, causes in plain().causes.items() if causes & {*words_of(words)}}
    return known.pop() if len(known) == 1 else ""
