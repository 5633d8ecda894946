"""A case as JSON lines: all Readings and all that was worked out over them, each object saying what it is."""

from __future__ import annotations

import json
from collections.abc import Iterator

from onrecord.export.case import objects, objects_dated
from onrecord.export.case.contract import CaseLine, CaseReadingObject
from onrecord.export.case.lookup import Lookup
from onrecord.export.readings_json import escape_unsafe, reading_object
from onrecord.model.case import Record


def lines(record: Record) -> Iterator[str]:
    """Yield the lines, each with its end; the same record gives the same lines."""
    look = Lookup(record)
    yield _line(objects.case_object(look))
    for origin in objects.origin_objects(look):
        yield _line(origin)
    for source in record.sources:
        yield _line(objects.source_object(source))
        yield _line({**reading_object(look.reading(source.id)), "source": source.id})
    for link in record.links:
        yield _line(objects.link_object(link))
    for entity in record.entities:
        yield _line(objects.entity_object(look, entity))
    for incident in record.incidents:
        yield _line(objects.incident_object(look, incident))
        grid = record.grids[incident.id]
        for claim in grid.claims:
            yield _line(objects.claim_object(look, grid, claim))
        for difference in grid.differences:
            yield _line(objects.difference_object(grid, difference))
    for demand in record.demands:
        yield _line(objects_dated.demand_object(look, demand))
    for chain in record.legal:
        yield _line(objects_dated.legal_object(look, chain))
    for decision in record.decisions:
        yield _line(objects.decision_object(decision))


def _line(made: CaseLine | CaseReadingObject) -> str:
    return escape_unsafe(json.dumps(made, ensure_ascii=False)) + "\n"
