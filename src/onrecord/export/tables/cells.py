"""What a cell may hold, and how words become cells."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.export.case.lookup import Lookup
from onrecord.model import Entity
from onrecord.model.record import Words

Cell = str | int | float | bool | None
Row = dict[str, Cell]


def row(**cells: Cell) -> Row:
    """Return cells by their columns."""
    return cells


def words_cells(look: Lookup, words: Words | None) -> Row:
    """Return the four columns of exact words, empty where there are none."""
    if words is None:
        return {"source": None, "start": None, "end": None, "words": None}
    return {
        "source": words.source,
        "start": words.span.start,
        "end": words.span.end,
        "words": look.text(words),
    }


def counts_cells(look: Lookup, sources: Iterable[str]) -> Row:
    """Return in how many reports, of how many origins."""
    tally = look.tally(sources)
    return {"reports": tally.reports, "origins": tally.origins}


def member(source: str, entity: Entity | None) -> str | None:
    """Return the id of an entity of a Reading over all reports: ``"r3/e2"``."""
    return f"{source}/{entity.id}" if entity else None


def who(look: Lookup, source: str, entity: Entity | None) -> str | None:
    """Return who in the case an entity of a Reading is."""
    known = look.entity_of(source, entity) if entity else None
    return known.id if known else None
