"""What the report, or the machine, does not tell: said outright rather than left for a reader to notice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.export.html.marks import media_id
from onrecord.export.html.record import is_asked
from onrecord.export.html.words import Ref, label
from onrecord.model import EntityKind, Event, Reading

#: Types of event that have no agent in the nature of things.
_NO_AGENT = frozenset({"death", "disappearance", "clash"})


@dataclass(frozen=True, slots=True)
class Unknown:
    """One kind of gap and the cells that have it."""

    what: str
    cells: tuple[Ref, ...] = ()


def unknowns(reading: Reading) -> list[Unknown]:
    """Return the gaps of a Reading, those that concern the whole report first."""
    return [gap for gap in _gaps(reading) if gap is not None]


def _gaps(reading: Reading) -> Iterator[Unknown | None]:
    document = reading.document
    if not document.published:
        yield Unknown("When the report was published; so “today” or “last night” cannot be placed on a calendar")
    if not document.outlet:
        yield Unknown("Which outlet published it")
    statements = reading.statements
    events = [event for event in reading.events if not is_asked(event)]
    yield _gap("Who is speaking", (Ref(s.id, s.id) for s in statements if not s.speakers))
    yield _gap(
        "The name of a speaker",
        (Ref(s.id, f"{s.id}, “{e.name}”") for s in statements for e in s.speakers if not e.named),
    )
    yield _gap("Who did it", _events(e for e in events if e.type not in _NO_AGENT and not _has(e, "agent")))
    yield _gap("When it happened", _events(e for e in events if e.time is None))
    yield _gap("Where it happened", _events(e for e in events if e.place is None))
    yield _gap(
        "Which date a time means",
        (Ref(t.id, f"“{reading.words(t.span)}”") for t in reading.times if t.start is None and t.end is None),
    )
    pinned = {place.entity.id for place in reading.places if place.lat is not None}
    places = (e for e in reading.entities if e.kind is EntityKind.PLACE and e.id not in pinned)
    yield _gap("Where a place lies", (Ref(e.id, e.name) for e in places))
    yield _gap(
        "Who took a photograph",
        (Ref(media_id(i), f"{label(m.kind)} {i + 1}") for i, m in enumerate(reading.media) if not m.credit),
    )


def _has(event: Event, role: str) -> bool:
    return any(filler.role == role for filler in event.roles)


def _events(events: Iterable[Event]) -> Iterator[Ref]:
    return (Ref(e.id, f"{label(e.type)} {e.id}") for e in events)


def _gap(what: str, cells: Iterable[Ref]) -> Unknown | None:
    found = tuple(cells)
    return Unknown(what, found) if found else None
