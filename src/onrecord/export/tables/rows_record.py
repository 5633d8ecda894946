"""The rows of what was worked out over all reports: sources, origins, links, incidents, entities."""

from __future__ import annotations

import json
from collections.abc import Iterator

from onrecord.export.case.lookup import Lookup
from onrecord.export.case.objects import link_object, origin_objects
from onrecord.export.tables.cells import Row, counts_cells, row, words_cells
from onrecord.model.record import CaseEntity, Incident, Words


def sources(look: Lookup) -> Iterator[Row]:
    """Yield the reports."""
    for source in look.record.sources:
        yield {
            "id": source.id,
            "input": source.input,
            "document": source.document,
            "original": source.original,
            "url": source.url,
            "outlet": source.outlet,
            "published": source.published,
            "title": source.title,
            "version_of": source.version_of,
            "origin": source.origin.id if source.origin else None,
            "main_incident": source.main_incident,
            "added": source.added,
            "reader": source.reader,
        }


def origins(look: Lookup) -> Iterator[Row]:
    """Yield the origins."""
    credited = {s.origin.id: s.origin.credited for s in look.record.sources if s.origin}
    for origin in origin_objects(look):
        made: Row = {"id": origin["id"], "kind": origin["kind"].value, "name": origin["name"]}
        yield made | words_cells(look, credited[origin["id"]])


def links(look: Lookup) -> Iterator[Row]:
    """Yield what hangs together, each pair once."""
    found = [*look.record.links, *(link for entity in look.record.entities for link in entity.why)]
    for key in sorted(by := {(link.kind.value, link.left, link.right): link for link in found}):
        link = link_object(by[key])
        why = json.dumps(link["why"], ensure_ascii=False)
        yield {"kind": key[0], "left": key[1], "right": key[2], "score": link["score"], "why": why}


def decisions(look: Lookup) -> Iterator[Row]:
    """Yield what people decided."""
    for decision in look.record.decisions:
        yield {
            "number": decision.number,
            "about": decision.about.value,
            "verdict": decision.verdict.value,
            "left": decision.left,
            "right": decision.right,
            "by": decision.by,
            "why": decision.why,
            "at": decision.at,
            "supersedes": decision.supersedes,
        }


def incidents(look: Lookup) -> Iterator[Row]:
    """Yield the incidents."""
    for incident in look.record.incidents:
        made: Row = {"id": incident.id, "part_of": incident.part_of, "types": " ".join(incident.types)}
        yield made | counts_cells(look, incident.told_in)


def incident_sources(look: Lookup) -> Iterator[Row]:
    """Yield which report tells of which incident."""
    for incident in look.record.incidents:
        for source in look.by_date(incident.told_in):
            yield {"incident": incident.id, "source": source, "main": source in incident.main_of}


def incident_facts(look: Lookup) -> Iterator[Row]:
    """Yield when, where and who."""
    for incident in look.record.incidents:
        for n, (fact, value, words) in enumerate(_facts(incident), 1):
            made: Row = {"incident": incident.id, "n": n, "fact": fact, "value": value}
            yield made | words_cells(look, words)


def _facts(incident: Incident) -> Iterator[tuple[str, str, Words]]:
    for fact, summaries in (("when", incident.when), ("where", incident.where), ("who", incident.who)):
        for summary in summaries:
            for words in summary.told:
                yield fact, summary.value, words


def incident_events(look: Lookup) -> Iterator[Row]:
    """Yield which event tells of which incident."""
    for incident in look.record.incidents:
        for source, event in dict.fromkeys(incident.events):
            yield {"incident": incident.id, "event": f"{source}/{event}"}


def entities(look: Lookup) -> Iterator[Row]:
    """Yield the people, organisations, groups and places."""
    for entity in look.record.entities:
        made: Row = {
            "id": entity.id,
            "kind": entity.kind.value,
            "name": entity.name,
            "named": entity.named,
            "sector": entity.sector.value if entity.sector else None,
        }
        yield made | counts_cells(look, entity.told_in)


def entity_facts(look: Lookup) -> Iterator[Row]:
    """Yield names, roles and ages."""
    for entity in look.record.entities:
        for n, (told, words) in enumerate(_told(entity), 1):
            yield row(entity=entity.id, n=n) | told | words_cells(look, words)


def _told(entity: CaseEntity) -> Iterator[tuple[Row, Words]]:
    none: Row = {"first": None, "last": None, "former": False}
    for fact, summaries in (("name", entity.names), ("age", entity.ages)):
        for summary in summaries:
            for words in summary.told:
                yield row(fact=fact, value=summary.value) | none, words
    for office in entity.offices:
        of: Row = {"fact": "role", "value": office.text, "first": office.first, "last": office.last}
        for words in office.told:
            yield of | {"former": office.former}, words
