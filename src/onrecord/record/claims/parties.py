"""Who did it and to whom, where and when: what the events of an incident say, value by value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from onrecord import ontology
from onrecord.model import Asserted, Entity, EntityKind, Event, RoleFiller, Sector, Time
from onrecord.model.claims import Property
from onrecord.record.claims.lexicon import counted, plain
from onrecord.record.claims.telling import Said, Teller, family_of
from onrecord.record.claims.voices import apposed_to
from onrecord.record.profile import person_name
from onrecord.record.words import words_of

_HELD = frozenset({Asserted.ASSERTED, Asserted.POSSIBLE})
_ARTICLE = re.compile(r"^(?:the|an?|his|her|their|its|our|my)\s+", re.IGNORECASE)
#: Types that tell one happening of an incident, so that two times or places of it do not go together.
_ONE_OF_AN_INCIDENT = frozenset({"dispersal", "ban"})
#: Types that befall one person once in a matter.
_ONCE = frozenset({"arrest", "death", "charge", "conviction", "acquittal", "release", "abduction", "disappearance"})
#: What befalls somebody at somebody's hands, so that accounts may differ over whose.
_AT_HANDS = frozenset({"death", "injury", "assault", "use_of_force", "abduction", "rescue"})
_GUARDS = frozenset({"guard", "guards"})
_STREET = re.compile(
    r"\b(?:street|road|lane|avenue|square|park|bridge|station|hall|market|gate|row|yard|place|chowk|nagar|maidan|quay|hill)$",
    re.IGNORECASE,
)


def parties(teller: Teller) -> Iterator[Said]:
    """Yield who did it (``agent``) and to whom (``patient``).

    Who did a named person harm is a matter of the whole incident, though what befell that person is a part of it.
    """
    for event in teller.events:
        yield from _parties(teller, event)
    others = (event for event in teller.told if event not in teller.events)
    for event in (*teller.part_events, *others):
        yield from (replace(said, beside=True) for said in _parties(teller, event) if said.about)


def _parties(teller: Teller, event: Event) -> Iterator[Said]:
    # Headlines leave out words, and with them who did what to whom.
    if event.asserted not in _HELD or teller.in_title(event.triggers[0]):
        return
    patient = sole_patient(teller, event)
    for role in event.roles:
        if role.role not in ("agent", "patient") or not teller.is_beside(event, role.span):
            continue
        party = apposed_to(teller.reading, role.span) or role.entity
        value = _name(teller, role, party)
        if not value:
            continue
        entity = teller.case_entity(party)
        who = role.role == "agent"
        family = family_of(event.type)
        # A pronoun's description is a guess; only a name is sure enough to differ over.
        sure = teller.words(role.span).lower() not in plain().pronouns or (party is not None and party.named)
        side = side_of(party, value) if who and sure else ""
        yield Said(
            type=family,
            property=Property.WHO if who else Property.WHOM,
            key=(entity if entity and party and party.named else "") or " ".join(words_of(value)),
            value=value,
            account=teller.account(event, role.span, event.triggers[0]),
            about=f"harm to {patient}" if patient and who and side and family in _AT_HANDS else "",
            entity=entity,
            side=side,
        )


def sole_patient(teller: Teller, event: Event) -> str:
    """Return what tells the one named person that an event befalls from others, or nothing."""
    patients = [role for role in event.roles if role.role == "patient"]
    if len(patients) != 1 or (entity := patients[0].entity) is None or not entity.named:
        return ""
    name = person_name(entity.name)
    return teller.case_entity(entity) or (" ".join(name) if len(name) > 1 else "")


def _name(teller: Teller, role: RoleFiller, party: Entity | None) -> str:
    """Return a party to show: the name, or the words without an article; nothing for a pronoun that is unknown."""
    if party is not None and (party.named or party.name.lower() not in plain().pronouns):
        name = party.name if party.named else _ARTICLE.sub("", party.name)
    else:
        name = _ARTICLE.sub("", teller.words(role.span).split(",")[0].strip())
    words = name.lower().split()
    is_number = len(words) == 1 and (words[0][0].isdigit() or words[0] in plain().numerals)
    if not words or words[0] in plain().pronouns or is_number:
        return ""
    # A building does nothing.
    return "" if role.role == "agent" and (_STREET.search(name) or (party and party.kind is EntityKind.PLACE)) else name


def side_of(entity: Entity | None, value: str) -> str:
    """Return which side somebody is on: the police, others, or nothing where the words leave it open."""
    words = set(words_of(value))
    if words & _GUARDS and not (entity is not None and entity.named):
        # In Ireland a guard is of the police, and may be of a security firm.
        return ""
    if entity is not None and entity.sector in (Sector.POLICE, Sector.MILITARY):
        return "police"
    if words & {*counted().units["police"], "police", "troops", "soldiers"}:
        return "police"
    return "" if not words or words & plain().somebody or value[0].isdigit() else "others"


def places(teller: Teller) -> Iterator[Said]:
    """Yield where it happened."""
    for event in teller.events:
        if event.place is None or event.asserted not in _HELD:
            continue
        family = family_of(event.type)
        pinned = next((place for place in teller.reading.places if place.entity == event.place), None)
        entity = teller.case_entity(event.place)
        plain = " ".join(words_of(event.place.name))
        grade = "site" if _STREET.search(event.place.name) else (pinned.precision or "" if pinned else "")
        beside = [mention for mention in event.place.mentions if teller.is_beside(event, mention)]
        if not beside:
            continue
        span = min(beside, key=lambda m: (abs(m.start - event.triggers[0].start), m.start))
        yield Said(
            type=family,
            property=Property.WHERE,
            key=entity or plain,
            value=event.place.name,
            account=teller.account(event, span, event.triggers[0]),
            about=f"{deed}|{grade}" if grade and (deed := _deed(teller, event)) else "",
            entity=entity,
            side=(pinned.gazetteer if pinned and pinned.gazetteer and grade != "site" else "") or plain,
        )


def _deed(teller: Teller, event: Event) -> str:
    """Return what tells the one happening that an event is of from others of its type, or nothing."""
    family = family_of(event.type)
    if family in _ONE_OF_AN_INCIDENT:
        return "it"
    return sole_patient(teller, event) if family in _ONCE else ""


def times(teller: Teller) -> Iterator[Said]:
    """Yield when it happened."""
    for event in teller.events:
        time = event.time
        if time is None or event.asserted not in _HELD or (time.timex or "").startswith("P"):
            continue
        if _is_borrowed(teller, event, time) or not teller.is_beside(event, time.span):
            continue
        yield Said(
            type=family_of(event.type),
            property=Property.WHEN,
            key=f"{time.start}/{time.end}" if time.start else teller.words(time.span).lower(),
            value=_shown(time) or teller.words(time.span),
            account=teller.account(event, time.span, event.triggers[0]),
            about=_deed(teller, event) if time.start else "",
            start=time.start,
            end=time.end,
        )


def _shown(time: Time) -> str:
    if not time.start or not time.end:
        return ""
    start, end = time.start.replace("T", " "), time.end.replace("T", " ")
    first, last = start[:10], end[:10]
    if "T" not in time.start:
        return first if first == last else f"{first} to {last}"
    lasts = datetime.fromisoformat(time.end) - datetime.fromisoformat(time.start)
    return start if lasts <= timedelta(hours=1) else f"{start} to {end[11:] if first == last else end}"


def _is_borrowed(teller: Teller, event: Event, time: Time) -> bool:
    """Whether a noun has its time from another word: "refused permission for the vigil on Wednesday"."""
    last = teller.words(event.triggers[0]).split()[-1].lower()
    if not {last, last.removesuffix("s"), last.removesuffix("es")} & ontology.default().nouns.keys():
        return False
    others = (
        other for other in teller.reading.events if other.time is time or (other.time and other.time.id == time.id)
    )
    return any(other.id != event.id and family_of(other.type) != family_of(event.type) for other in others)


def apart(left: Said, right: Said) -> bool:
    """Whether two times cannot be one: their stretches, each a little widened where it has hours, do not meet."""
    a, b = _stretch(left.start, left.end), _stretch(right.start, right.end)
    return a is not None and b is not None and (a[1] <= b[0] or b[1] <= a[0])


def _stretch(start: str | None, end: str | None) -> tuple[datetime, datetime] | None:
    if start is None or len(start) < 10:
        return None
    try:
        first = datetime.fromisoformat(start)
        last = datetime.fromisoformat(end or start)
    except ValueError:
        return None
    if "T" not in start:
        return first, last + timedelta(days=1)
    return first - timedelta(minutes=30), max(last, first) + timedelta(minutes=30)
