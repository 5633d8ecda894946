"""What is kept of a Reading's events to tell which of them are one happening: a small row an event, with its spans."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Asserted, Entity, EntityKind, Event, Reading, Span
from onrecord.record.profile import person_name
from onrecord.record.words import words_of

#: Types that reports use of one and the same happening.
_AS_ONE = {
    "detention": "arrest",
    "killing": "death",
    "assault": "harm",
    "injury": "harm",
    "use_of_force": "harm",
    "rescue": "harm",
    "ruling": "trial",
}
#: Held to have happened, or denied to have: both are about the happening. What is planned or asked for is not one yet.
_HELD = frozenset({Asserted.ASSERTED, Asserted.DENIED, Asserted.POSSIBLE})


@dataclass(frozen=True, slots=True)
class Filler:
    """Who plays a role: the plain words of a person's name or, where there is none, of the description."""

    role: str
    name: tuple[str, ...]
    named: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Told:
    """An event of a report.

    Attributes:
        id: in its Reading ("v3").
        family: the type, or the one that stands for types told of the same happening.
        day: ISO 8601, or ``None``.
        place: the plain name, or empty.
    """

    id: str
    type: str
    family: str
    trigger: Span
    fillers: tuple[Filler, ...]
    day: str | None
    day_span: Span | None
    place: str
    place_span: Span | None
    published: str

    def persons(self, role: str) -> list[tuple[str, ...]]:
        """Return the names of the named persons in a role."""
        return [filler.name for filler in self.fillers if filler.role == role and filler.named]


def told_events(reading: Reading) -> tuple[Told, ...]:
    """Return the rows of a Reading's events that are held to have happened, or denied."""
    return tuple(_told(reading, event) for event in reading.events if event.asserted in _HELD)


def _told(reading: Reading, event: Event) -> Told:
    start = event.time.start if event.time else None
    day = start[:10] if start and len(start) >= 10 else None
    # A span of years or months has a first day that nobody told.
    if event.time and event.time.timex and len(event.time.timex) < 10:
        day = None
    return Told(
        id=event.id,
        type=event.type,
        family=_AS_ONE.get(event.type, event.type),
        trigger=event.triggers[0],
        fillers=tuple(
            filler
            for role in event.roles
            if (filler := _filler(reading, role.role, role.span, role.entity)) is not None
        ),
        day=day,
        day_span=event.time.span if event.time and day else None,
        place=" ".join(words_of(event.place.name)) if event.place else "",
        place_span=event.place.mentions[0] if event.place else None,
        published=(reading.document.published or "")[:10],
    )


def _filler(reading: Reading, role: str, span: Span, entity: Entity | None) -> Filler | None:
    # An unusual name may be taken for a firm's or a thing's; one with a walk of life, like a force's, is no person's.
    person = entity is not None and (entity.kind is EntityKind.PERSON or _might_be(entity))
    if entity is not None and entity.named and person:
        name = person_name(entity.name)
        if name:
            return Filler(role, name, True, span)
    words = tuple(words_of(entity.name if entity is not None else reading.words(span)))
    return Filler(role, words, False, span) if words else None


def _might_be(entity: Entity) -> bool:
    return entity.kind in (EntityKind.ORGANISATION, EntityKind.OTHER) and entity.sector is None and " " in entity.name


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _span(pair: list[int] | None) -> Span | None:
    return Span(*pair) if pair else None


def to_json(rows: Iterable[Told]) -> str:
    """Return rows as one line of JSON."""
    return json.dumps(
        [
            [t.id, t.type, t.family, _pair(t.trigger), [[f.role, f.name, f.named, _pair(f.span)] for f in t.fillers],
             t.day, _pair(t.day_span), t.place, _pair(t.place_span), t.published]
            for t in rows
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )  # fmt: skip


def from_json(text: str) -> tuple[Told, ...]:
    """Return the rows that :func:`to_json` wrote."""
    return tuple(
        Told(
            id=identity,
            type=kind,
            family=family,
            trigger=Span(*trigger),
            fillers=tuple(Filler(role, tuple(name), named, Span(*span)) for role, name, named, span in fillers),
            day=day,
            day_span=_span(day_span),
            place=place,
            place_span=_span(place_span),
            published=published,
        )
        for identity, kind, family, trigger, fillers, day, day_span, place, place_span, published in json.loads(text)
    )
