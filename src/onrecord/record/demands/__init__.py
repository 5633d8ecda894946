"""What was asked for and what came of it, and what the law did with a person, over many reports.

A report's rows are made once from its Reading (:func:`rows_of`) and kept beside the source; demands and legal chains
are worked out of the rows alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from onrecord.model import BlockKind, EntityKind, Reading
from onrecord.model.demands import State
from onrecord.record.demands.chains import demands_of
from onrecord.record.demands.clusters import keys_of
from onrecord.record.demands.legal import legal_of
from onrecord.record.demands.moves import moves
from onrecord.record.demands.rows import Move, Rows, from_json, placed, to_json
from onrecord.record.demands.steps import steps
from onrecord.record.index import Index, blobs
from onrecord.record.words import words_of

__all__ = ["SPACE", "Rows", "demands_of", "kept", "legal_of", "note", "people", "placed", "rows_of"]

#: Where rows and keys are kept; the number changes with what they hold.
SPACE = "demand-2"


def note(index: Index, source: str, rows: Rows) -> None:
    """Put a report's rows into the index."""
    index.put_keys(source, SPACE, sorted(keys_of(rows)))
    index.put_profile(source, SPACE, to_json(rows))


def kept(index: Index, sources: Iterable[str]) -> dict[str, Rows]:
    """Return the rows of those of the sources that have any."""
    return {source: from_json(source, text) for source, text in blobs(index, SPACE, sources).items()}


def people(rows: Mapping[str, Rows]) -> set[str]:
    """Return everybody in rows, as "r1/e2"."""
    found = {who for one in rows.values() for move in one.moves for who in (*move.by, *move.of)}
    found |= {who for one in rows.values() for row in one.legal for who in (row.person, row.by) if who is not None}
    return {f"{who.source}/{who.entity}" for who in found if who.entity}


def rows_of(reading: Reading) -> Rows:
    """Return what is kept of a Reading to follow demands and the law."""
    published = reading.document.published[:10] if reading.document.published else None
    return Rows(published, tuple(_each_its_id(moves(reading))), tuple(steps(reading)), _topic(reading))


def _each_its_id(found: Iterable[Move]) -> list[Move]:
    """Return rows of which no two asks of one thing have one id, though one verb may ask for two."""
    kept: list[Move] = []
    known: set[tuple[str, str]] = set()
    for move in found:
        key = move.id, move.thing.value
        if move.state is State.CALLED_FOR and key in known:
            move = replace(move, id=f"w{(move.what or move.words).start}")
        known.add(key)
        kept.append(move)
    return kept


def _topic(reading: Reading) -> tuple[str, ...]:
    """Return the names that the report is much about: in its headline, or named at least twice."""
    told: Counter[str] = Counter()
    titles = [block.span for block in reading.document.blocks if block.kind is BlockKind.TITLE]
    for entity in reading.entities:
        name = " ".join(words_of(entity.name))
        if entity.named and (entity.kind is not EntityKind.GROUP):
            told[name] += len(entity.mentions) + any(t.contains(m) for t in titles for m in entity.mentions)
    return tuple(sorted(name for name, count in told.items() if count > 1))
