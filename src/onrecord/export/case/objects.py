"""A case's record as JSON objects, by the contract of :mod:`onrecord.export.case.contract`."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.export.case.contract import (
    AccountObject,
    CaseEntityObject,
    CaseObject,
    ClaimObject,
    DecisionObject,
    DifferenceObject,
    GridObject,
    IncidentObject,
    LinkObject,
    OfficeObject,
    OriginObject,
    SourceObject,
    SummaryObject,
    WordsObject,
)
from onrecord.export.case.lookup import Lookup, event_of, statement_of
from onrecord.model.case import CaseSource
from onrecord.model.claims import Account, Claim, Difference, Grid
from onrecord.model.decision import Decision
from onrecord.model.record import CaseEntity, Incident, Link, Office, Origin, Summary, Words


def words_object(look: Lookup, words: Words) -> WordsObject:
    """Return exact words with where they stand."""
    return {"source": words.source, "span": (words.span.start, words.span.end), "text": look.text(words)}


def words_list(look: Lookup, told: Iterable[Words]) -> list[WordsObject]:
    """Return several."""
    return [words_object(look, words) for words in told]


def case_object(look: Lookup) -> CaseObject:
    """Return what the case is."""
    record = look.record
    return {
        "schema": "onrecord/case/1",
        "case": record.case,
        "sources": len(record.sources),
        "origins": len(look.origins(look.sources)),
        "log": record.entries,
        "head": record.head,
    }


def origin_objects(look: Lookup) -> list[OriginObject]:
    """Return the origins, by id."""
    found: dict[str, Origin] = {s.origin.id: s.origin for s in look.record.sources if s.origin}
    return [
        {
            "schema": "onrecord/origin/1",
            "id": origin.id,
            "kind": origin.kind,
            "name": origin.name or None,
            "credited": words_object(look, origin.credited) if origin.credited else None,
            "sources": look.by_date(s.id for s in look.record.sources if s.origin and s.origin.id == id),
        }
        for id, origin in sorted(found.items())
    ]


def source_object(source: CaseSource) -> SourceObject:
    """Return a report."""
    return {
        "schema": "onrecord/source/1",
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
        "incidents": list(source.incidents),
        "added": source.added,
        "reader": source.reader,
    }


def link_object(link: Link) -> LinkObject:
    """Return a link with what made it."""
    return {
        "schema": "onrecord/link/1",
        "kind": link.kind,
        "left": link.left,
        "right": link.right,
        "score": round(link.score, 4),
        "why": [{"name": w.name, "value": round(w.value, 4), "left": w.left, "right": w.right} for w in link.why],
    }


def entity_object(look: Lookup, entity: CaseEntity) -> CaseEntityObject:
    """Return a person, organisation, group or place."""
    return {
        "schema": "onrecord/entity/1",
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "named": entity.named,
        "sector": entity.sector,
        "names": [_summary(look, name) for name in entity.names],
        "offices": [_office(look, office) for office in entity.offices],
        "ages": [_summary(look, age) for age in entity.ages],
        "members": [f"{source}/{id}" for source, id in entity.members],
        "sources": look.by_date(entity.told_in),
        "origins": look.origins(entity.told_in),
        "why": [link_object(link) for link in entity.why],
    }


def _summary(look: Lookup, summary: Summary) -> SummaryObject:
    sources = [words.source for words in summary.told]
    return {
        "value": summary.value,
        "told": words_list(look, summary.told),
        "sources": look.by_date(sources),
        "origins": look.origins(sources),
    }


def _office(look: Lookup, office: Office) -> OfficeObject:
    sources = [words.source for words in office.told]
    return {
        "text": office.text,
        "first": office.first,
        "last": office.last,
        "former": office.former,
        "told": words_list(look, office.told),
        "sources": look.by_date(sources),
        "origins": look.origins(sources),
    }


def incident_object(look: Lookup, incident: Incident) -> IncidentObject:
    """Return an incident."""
    return {
        "schema": "onrecord/incident/1",
        "id": incident.id,
        "part_of": incident.part_of,
        "types": list(incident.types),
        "main_of": look.by_date(incident.main_of),
        "sources": look.by_date(incident.told_in),
        "origins": look.origins(incident.told_in),
        "when": [_summary(look, one) for one in incident.when],
        "where": [_summary(look, one) for one in incident.where],
        "who": [_summary(look, one) for one in incident.who],
        "events": [f"{source}/{id}" for source, id in incident.events],
    }


def grid_object(look: Lookup, incident: Incident) -> GridObject:
    """Return all that is said of an incident."""
    grid = look.record.grids[incident.id]
    return {
        "schema": "onrecord/grid/1",
        "incident": incident_object(look, incident),
        "claims": [claim_object(look, grid, claim) for claim in grid.claims],
        "differences": [difference_object(grid, difference) for difference in grid.differences],
    }


def claim_object(look: Lookup, grid: Grid, claim: Claim) -> ClaimObject:
    """Return a claim with its accounts."""
    sources = [account.source for account in claim.accounts]
    return {
        "schema": "onrecord/claim/1",
        "id": claim.id,
        "incident": claim.incident,
        "type": claim.type,
        "property": claim.property,
        "value": claim.value,
        "entity": claim.entity,
        "min": claim.min,
        "max": claim.max,
        "start": claim.start,
        "end": claim.end,
        "accounts": [_account(look, account) for account in claim.accounts],
        "sources": look.by_date(sources),
        "origins": look.origins(sources),
        "not_stated": not_stated(look, grid, claim),
    }


def not_stated(look: Lookup, grid: Grid, claim: Claim) -> list[str]:
    """Return the reports of the incident that say nothing of a claim's property of its type of event."""
    stating = {
        account.source
        for other in grid.claims
        if (other.type, other.property) == (claim.type, claim.property)
        for account in other.accounts
    }
    return [source for source in look.by_date(grid.sources) if source not in stating]


def _account(look: Lookup, account: Account) -> AccountObject:
    return {
        "source": account.source,
        "origin": account.origin,
        "stance": account.stance,
        "voice": account.voice,
        "speaker": account.speaker,
        "words": words_list(look, account.words),
        "event": event_of(account.source, account.event),
        "statement": statement_of(account.source, account.statement),
    }


def decision_object(decision: Decision) -> DecisionObject:
    """Return what somebody decided."""
    return {
        "schema": "onrecord/decision/1",
        "number": decision.number,
        "about": decision.about,
        "verdict": decision.verdict,
        "left": decision.left,
        "right": decision.right,
        "by": decision.by,
        "why": decision.why,
        "at": decision.at,
        "supersedes": decision.supersedes,
    }


def difference_object(grid: Grid, difference: Difference) -> DifferenceObject:
    """Return where accounts do not fit together."""
    return {
        "schema": "onrecord/difference/1",
        "incident": grid.incident,
        "type": difference.type,
        "property": difference.property,
        "claims": list(difference.claims),
        "text": difference.text,
    }
