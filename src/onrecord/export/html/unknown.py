"""What the report, or the machine, does not tell: said outright rather than left for a reader to notice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.export.gaps import find_gaps, is_demand
from onrecord.export.html.marks import media_id
from onrecord.export.html.words import Ref, label
from onrecord.model import Event, Reading


@dataclass(frozen=True, slots=True)
class Unknown:
    """One kind of gap and the cells that have it."""

    what: str
    cells: tuple[Ref, ...] = ()


def unknowns(reading: Reading) -> list[Unknown]:
    """Return the gaps of a Reading, those that concern the whole report first."""
    return [gap for gap in _gaps(reading) if gap is not None]


def _gaps(reading: Reading) -> Iterator[Unknown | None]:
    gaps = find_gaps(reading)
    if gaps.published:
        yield Unknown("When the report was published; so “today” or “last night” cannot be placed on a calendar")
    if gaps.outlet:
        yield Unknown("Which outlet published it")
    yield _gap("Who is speaking", (Ref(s.id, s.id) for s in gaps.speakers))
    yield _gap(
        "The name of a speaker",
        (Ref(s.id, f"{s.id}, “{e.name}”") for s in gaps.names for e in s.speakers if not e.named),
    )
    yield _gap("Who did it", _events(gaps.agents))
    happened = [event for event in reading.events if not is_demand(event)]
    yield _gap("When it happened", _events(e for e in happened if e.time is None))
    yield _gap("Where it happened", _events(e for e in happened if e.place is None))
    yield _gap("Which date a time means", (Ref(t.id, f"“{reading.words(t.span)}”") for t in gaps.dates))
    yield _gap("Where a place lies", (Ref(e.id, e.name) for e in gaps.whereabouts))
    places = {media: i for i, media in enumerate(reading.media)}
    yield _gap(
        "Who took a photograph", (Ref(media_id(places[m]), f"{label(m.kind)} {places[m] + 1}") for m in gaps.credits)
    )


def _events(events: Iterable[Event]) -> Iterator[Ref]:
    return (Ref(e.id, f"{label(e.type)} {e.id}") for e in events)


def _gap(what: str, cells: Iterable[Ref]) -> Unknown | None:
    found = tuple(cells)
    return Unknown(what, found) if found else None
