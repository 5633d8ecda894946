"""One person, organisation, group or place over all reports: by names, roles, context and time.

A report's entities are noted as a small sheet with keys. Candidates are found through the index alone, weighed by what
speaks for and against, and grouped; nothing here needs the Readings of other reports.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import Reading
from onrecord.record.entities.keys import SPACE, put_keys
from onrecord.record.entities.noting import sheet_of
from onrecord.record.entities.regrouping import NOTHING_DECIDED, Decided, Regrouped, regroup
from onrecord.record.entities.sheet import Sheet
from onrecord.record.entities.summary import case_entities, entities_and_groups, entity_of
from onrecord.record.index import Index, blobs

__all__ = [
    "NOTHING_DECIDED",
    "Decided",
    "Regrouped",
    "Sheet",
    "case_entities",
    "entities_and_groups",
    "entity_of",
    "note",
    "regroup",
    "sheets_of",
]


def note(index: Index, source: str, reading: Reading) -> None:
    """Put what a source's entities are found and compared by into the index."""
    sheet = sheet_of(reading)
    put_keys(index, source, sheet)
    index.put_profile(source, SPACE, sheet.to_json())


def sheets_of(index: Index, sources: Iterable[str]) -> dict[str, Sheet]:
    """Return what was noted of sources."""
    return {source: Sheet.from_json(text) for source, text in blobs(index, SPACE, sources).items()}
