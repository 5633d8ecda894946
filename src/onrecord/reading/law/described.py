"""Who a description is: of "the officer accused of killing Ann Orr was acquitted", whom the report names beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Asserted, Entity, EntityKind, Event
from onrecord.reading.law.people import is_person, may_be
from onrecord.reading.page import Page, Sentence, Who, flat
from onrecord.reading.told import Told

_DESCRIBING = frozenset({"arrest", "charge", "conviction", "acquittal", "discontinuance", "release", "fine"})
_ONE = re.compile(r"(?:the|an?) (?!(?:second|third|fourth|other|another|next|last|youngest|eldest)\b)\w")
#: "Ann Orr, 38, …" at the head of the sentence that follows is who the lead described.
_AGED = re.compile(r"(?:, \d\d\b| \(\d\d\))")
#: What is told of those whom the law has, and of the harmed and those who speak for others.
_IN_COURT = re.compile(
    r"\b(?:court|magistrates?|charged?|charges|custody|remanded|arrested|denie[sd]|pleaded|sentenced|jailed|convicted|cleared|"
    r"acquitted|guilty|accused|trial|dock|bail|appear(?:ed|s)?|prosecuted|suspended)\b"
)
_BESIDE_IT = re.compile(
    r"\b(?:died|dead|killed|stabbed|shot|attacked|injur\w+|victim|victim's|hospital|witness\w*|lawyer|solicitor|attorney|barrister|"
    r"prosecut(?:or|ing)|mother|father|brother|sister|wife|husband|widow|friend|neighbour|neighbor|spokes\w+|said|told)\b"
)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that the law does with one person."""

    sentence: Sentence
    person: Who
    told: Told

    def is_as(self, other: Step) -> bool:
        """Whether two are of one kind and one person."""
        return self.told.type == other.told.type and self.person.entity is other.person.entity


def named(page: Page, told: Sequence[Step], titles: Sequence[Step]) -> list[Step]:
    """Return steps with a name for each person whom only a description gives, where one alone fits.

    Args:
        told: the steps of the text.
        titles: those of headlines.
    """
    known = (*titles, *told)
    found = [_with_name(page, step, known) for step in told]
    for event in page.events:
        step = _of_event(page, event, told)
        if step is not None and (whole := _with_name(page, step, known)) is not step:
            found.append(whole)
    return sorted(found, key=lambda step: step.told.trigger)


def _of_event(page: Page, event: Event, told: Iterable[Step]) -> Step | None:
    """Return the step that an event tells of one person whom it describes and nothing else has found."""
    if event.type not in _DESCRIBING or event.asserted is not Asserted.ASSERTED:
        return None
    patients = [filler for filler in event.roles if filler.role == "patient"]
    if len(patients) != 1 or not _ONE.match(flat(patients[0].span.words(page.text))):
        return None
    entity = patients[0].entity
    if entity is not None and (entity.named or entity.kind is not EntityKind.PERSON):
        return None
    for trigger in event.triggers:
        sentence = next((s for s in page.sentences if not s.is_title and s.span.contains(trigger)), None)
        if sentence is not None and not any(
            one.told.type == event.type and one.told.trigger.overlaps(trigger) for one in told
        ):
            filler = patients[0]
            roles = tuple(role for role in event.roles if role.role in ("patient", "about"))
            return Step(
                sentence, page.who(filler.span, entity), Told(event.type, trigger, roles, event.time, event.stated_in)
            )
    return None


def _with_name(page: Page, step: Step, known: Iterable[Step]) -> Step:
    if step.person.named:
        return step
    words = flat(step.person.text)
    is_any = words.startswith(("a ", "an "))
    entity = _only(
        one.person.entity
        for one in known
        if one.told.type == step.told.type
        and one.person.named
        # "A man was charged" after "Ann Orr was charged" is another.
        and (not is_any or one.sentence.is_title or one.told.trigger > step.told.trigger)
    ) or _named_next(page, step.sentence)
    if entity is None or not _ONE.match(words) or not may_be(page, words, entity):
        return step
    person = Who(step.person.span, entity, step.person.text)
    roles = tuple(role for role in step.told.roles if role.role != "patient")
    return replace(step, person=person, told=replace(step.told, roles=(*roles, person.filler("patient"))))


def _only(entities: Iterable[Entity | None]) -> Entity | None:
    found = {entity.id: entity for entity in entities if entity is not None}
    return next(iter(found.values())) if len(found) == 1 else None


def _named_next(page: Page, sentence: Sentence) -> Entity | None:
    """Return the person, with an age, whose name begins the next sentence."""
    after = next((s for s in page.sentences[sentence.number + 1 :] if not s.is_title), None)
    if after is None:
        return None
    for span, entity in page.mentions(after.span.start, after.span.end)[:1]:
        is_first = span.start == after.span.start and page.is_by_name(span, entity)
        rest = flat(page.text[span.end : after.span.end])
        is_tried = _IN_COURT.search(rest) and not _BESIDE_IT.search(rest)
        if is_first and is_person(entity) and _AGED.match(rest) and is_tried:
            return entity
    return None
