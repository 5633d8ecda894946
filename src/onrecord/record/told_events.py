"""What is kept of a Reading's events to tell which of them are one happening: a small row an event, with its spans."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Asserted, BlockKind, Entity, EntityKind, Event, Reading, Span, Time
from onrecord.record.profile import person_name
from onrecord.record.shingles import sentences
from onrecord.record.words import words_of

#: Types that reports use of one and the same happening.
_AS_ONE = {
    "detention": "arrest",
    "killing": "death",
    "assault": "harm",
    "injury": "harm",
    "use_of_force": "harm",
    "ruling": "trial",
}
#: Held to have happened, or denied to have: both are about the happening. What is planned or asked for is not one yet.
_HELD = frozenset({Asserted.ASSERTED, Asserted.DENIED, Asserted.POSSIBLE})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
#: How many paragraphs back a day is looked for that an event may have happened on.
_BACK = 3
#: How many of the first paragraphs are the lead, with the headline.
_LEAD = 2


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
        near: a day that is told nearby, in its sentence or up to three paragraphs before; a hint and no more.
        place: the plain name, or empty.
        held: whether it is held to have happened, or denied; otherwise it is planned or asked for.
        title, lead: whether the headline tells it alone; whether headline or first paragraphs do.
        count: how many it befell, where that is told exactly.
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
    near: str | None = None
    held: bool = True
    title: bool = False
    lead: bool = False
    count: int | None = None

    def persons(self, role: str) -> list[tuple[str, ...]]:
        """Return the names of the named persons in a role."""
        return [filler.name for filler in self.fillers if filler.role == role and filler.named]


def told_events(reading: Reading) -> tuple[Told, ...]:
    """Return the rows of a Reading's events."""
    layout = _Layout(reading)
    return tuple(_told(reading, event, layout) for event in reading.events)


class _Layout:
    """Where in a report something stands."""

    def __init__(self, reading: Reading) -> None:
        document = reading.document
        blocks = [block for block in document.blocks if block.kind is BlockKind.PARAGRAPH]
        self._starts = [block.span.start for block in blocks]
        self._lead = blocks[min(_LEAD, len(blocks)) - 1].span.end if blocks else len(document.text)
        self._titles = [block.span for block in document.blocks if block.kind is BlockKind.TITLE]
        self._days = [(time.span, day) for time in reading.times if (day := day_of(time))]
        self._text = document.text

    def in_title(self, span: Span) -> bool:
        return any(title.start <= span.start < title.end for title in self._titles)

    def in_lead(self, span: Span) -> bool:
        return span.start < self._lead

    def near(self, span: Span) -> str | None:
        at = bisect_right(self._starts, span.start) - 1
        if at < 0 or self.in_title(span):
            return None
        end = self._starts[at + 1] if at + 1 < len(self._starts) else len(self._text)
        within = Span(self._starts[at], end)
        own = next((s for s in sentences(self._text, within) if s.start <= span.start < s.end), within)
        beside = [day for time, day in self._days if own.start <= time.start < own.end]
        first = self._starts[max(0, at - _BACK)]
        before = [day for time, day in self._days if first <= time.start < own.start]
        return next(iter(beside or before[-1:]), None)


def day_of(time: Time) -> str | None:
    """Return the day of a time expression, ``None`` for one that names no single day."""
    match = _DAY.match(time.timex or time.start or "")
    return match[0] if match else None


def _told(reading: Reading, event: Event, layout: _Layout) -> Told:
    day = day_of(event.time) if event.time else None
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
        near=None if day else layout.near(event.triggers[0]),
        held=event.asserted in _HELD,
        title=all(layout.in_title(trigger) for trigger in event.triggers),
        lead=any(layout.in_lead(trigger) for trigger in event.triggers),
        count=next((c.min for c in event.counts if c.role == "patient" and c.min == c.max), None),
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
             t.day, _pair(t.day_span), t.place, _pair(t.place_span), t.published, t.near, t.held, t.title, t.lead,
             t.count]
            for t in rows
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )  # fmt: skip


def from_json(text: str) -> tuple[Told, ...]:
    """Return the rows that :func:`to_json` wrote."""
    return tuple(
        Told(
            identity,
            kind,
            family,
            Span(*trigger),
            tuple(Filler(role, tuple(name), named, Span(*span)) for role, name, named, span in fillers),
            day,
            _span(day_span),
            place,
            _span(place_span),
            *rest,
        )
        for identity, kind, family, trigger, fillers, day, day_span, place, place_span, *rest in json.loads(text)
    )
