"""Demands, legal chains, statements and the timeline of a case as JSON objects."""

from __future__ import annotations

from onrecord.export.case.contract import (
    CaseStatementObject,
    DemandObject,
    LegalObject,
    NamedObject,
    SaidObject,
    StateObject,
    StepObject,
    TimelineObject,
)
from onrecord.export.case.lookup import Lookup, event_of, statement_of
from onrecord.export.case.objects import words_list, words_object
from onrecord.export.case.speech import Said, Saying
from onrecord.export.case.timeline import Entry
from onrecord.model import Entity, Span
from onrecord.model.demands import Dated, Demand, LegalChain, Named, State, Step
from onrecord.model.record import Words


def named_object(look: Lookup, named: Named) -> NamedObject:
    """Return somebody, or something asked for, with the words that say so."""
    words = words_object(look, named.words) if named.words else None
    return {"text": named.text, "words": words, "entity": named.entity}


def demand_object(look: Lookup, demand: Demand) -> DemandObject:
    """Return a demand with its states."""
    sources = sources_of(demand.states)
    return {
        "schema": "onrecord/demand/1",
        "id": demand.id,
        "incident": demand.incident,
        "by": [named_object(look, one) for one in demand.by],
        "of": named_object(look, demand.of) if demand.of else None,
        "what": named_object(look, demand.what),
        "states": [_state(look, state) for state in demand.states],
        "open": demand.open,
        "open_days": demand.open_days,
        "sources": look.by_date(sources),
        "origins": look.origins(sources),
    }


def legal_object(look: Lookup, chain: LegalChain) -> LegalObject:
    """Return what the law did with somebody."""
    sources = sources_of(chain.steps)
    return {
        "schema": "onrecord/legal/1",
        "entity": chain.entity,
        "person": chain.person,
        "incident": chain.incident,
        "accused_of": [named_object(look, one) for one in chain.accused_of],
        "steps": [_step(look, step) for step in chain.steps],
        "sources": look.by_date(sources),
        "origins": look.origins(sources),
    }


def sources_of(dated: tuple[Dated[State], ...] | tuple[Dated[Step], ...]) -> set[str]:
    """Return all reports that tell of any of them."""
    return {source for one in dated for source in one.sources}


def _state(look: Lookup, state: Dated[State]) -> StateObject:
    return {
        "state": state.kind,
        "date": state.date,
        "of_report": state.of_report,
        "by": named_object(look, state.by) if state.by else None,
        "finding": named_object(look, state.finding) if state.finding else None,
        "words": words_object(look, state.words),
        "event": event_of(*state.event),
        "statement": statement_of(*state.event),
        "sources": look.by_date(state.sources),
        "origins": look.origins(state.sources),
    }


def _step(look: Lookup, step: Dated[Step]) -> StepObject:
    return {
        "step": step.kind,
        "date": step.date,
        "of_report": step.of_report,
        "by": named_object(look, step.by) if step.by else None,
        "finding": named_object(look, step.finding) if step.finding else None,
        "words": words_object(look, step.words),
        "event": event_of(*step.event),
        "statement": statement_of(*step.event),
        "sources": look.by_date(step.sources),
        "origins": look.origins(step.sources),
    }


def saying_object(look: Lookup, saying: Saying) -> CaseStatementObject:
    """Return a statement with every report that has it."""
    first = saying.first
    sources = {said.source for said in saying.told}
    return {
        "schema": "onrecord/statement/1",
        "speakers": [_known(look, first.source, speaker) for speaker in first.statement.speakers],
        "form": first.statement.form,
        "told": [_said(look, said) for said in saying.told],
        "sources": look.by_date(sources),
        "origins": look.origins(sources),
    }


def _known(look: Lookup, source: str, entity: Entity) -> NamedObject:
    known = look.entity_of(source, entity)
    words = words_object(look, Words(source, entity.mentions[0]))
    return {"text": known.name if known else entity.name, "words": words, "entity": known.id if known else None}


def _said(look: Lookup, said: Said) -> SaidObject:
    source, statement = look.sources[said.source], said.statement

    def spans(found: tuple[Span, ...]) -> list[Words]:
        return [Words(source.id, span) for span in found]

    return {
        "source": source.id,
        "statement": f"{source.id}/{statement.id}",
        "published": source.published,
        "outlet": source.outlet,
        "origin": source.origin.id if source.origin else None,
        "said_by": words_list(look, spans(statement.source)),
        "cue": words_list(look, spans(statement.cue)),
        "content": words_list(look, spans(statement.content)),
        "quoted": words_list(look, spans(statement.quoted)),
        "relayed_by": _known(look, source.id, statement.relayed_by) if statement.relayed_by else None,
        "within": f"{source.id}/{statement.within.id}" if statement.within else None,
        "confidence": round(statement.confidence, 4),
    }


def entry_object(look: Lookup, entry: Entry) -> TimelineObject:
    """Return an entry of the timeline."""
    return {
        "schema": "onrecord/timeline/1",
        "date": entry.date,
        "end": entry.end,
        "no_later": entry.no_later,
        "kind": entry.kind.value,
        "what": entry.what,
        "who": list(entry.who),
        "incident": entry.incident,
        "subject": entry.subject,
        "told": [{"words": words_object(look, t.words), "held": t.held, "voice": t.voice} for t in entry.told],
        "sources": list(entry.sources),
        "origins": look.origins(entry.sources),
    }
