"""What of a dossier goes by date: the timeline, demands with their states, and the steps of the law."""

from __future__ import annotations

from itertools import groupby

from onrecord.export.case.lookup import Lookup, natural
from onrecord.export.case.objects_dated import sources_of
from onrecord.export.case.terminal_dated import openness
from onrecord.export.case.timeline import Entry, Kind, Told, timeline
from onrecord.export.dossier.accounts import incident_link, person_link
from onrecord.export.dossier.cells import (
    ChainCell,
    Day,
    DemandCell,
    EntryCell,
    Link,
    NamedCell,
    StateCell,
    TellingCell,
)
from onrecord.export.dossier.quotes import Quotes
from onrecord.export.html.words import day, label
from onrecord.model.demands import Dated, Demand, LegalChain, Named, State, Step


def days(look: Lookup, quotes: Quotes) -> tuple[list[Day], int]:
    """Return the timeline by date, and how many events have none."""
    found = timeline(look)
    by_date = groupby(found.entries, key=lambda entry: entry.date)
    return [Day(date, tuple(_entry(look, quotes, entry) for entry in of)) for date, of in by_date], found.undated


def _entry(look: Lookup, quotes: Quotes, entry: Entry) -> EntryCell:
    notes = ["on that day or before"] if entry.no_later else []
    notes += [f"until {day(entry.end)}"] if entry.end else []
    tellings = [_telling(quotes, told) for told in entry.told]
    return EntryCell(
        kind=entry.kind.value,
        what=label(entry.what),
        who=", ".join(entry.who),
        notes=tuple(notes),
        link=_entry_link(look, entry),
        tally=look.tally(entry.sources),
        first=tellings[0] if tellings else None,
        others=tuple(tellings[1:]),
    )


def _entry_link(look: Lookup, entry: Entry) -> Link | None:
    if entry.kind is Kind.REPORT:
        source = look.sources[entry.sources[0]]
        return Link(source.id, source.title or source.input)
    if entry.kind is Kind.DEMAND and entry.subject:
        return Link(entry.subject, f"{entry.subject} {look.demands[entry.subject].what.text}".strip())
    return incident_link(look, entry.incident)


def _telling(quotes: Quotes, told: Told) -> TellingCell:
    return TellingCell(told.held, told.voice, quotes.quote(told.words))


def demand_cells(look: Lookup, quotes: Quotes) -> list[DemandCell]:
    """Return the demands, the open ones first, then by number."""
    known = sorted(look.record.demands, key=lambda one: (not one.open, natural(one.id)))
    return [_demand(look, quotes, demand) for demand in known]


def _demand(look: Lookup, quotes: Quotes, demand: Demand) -> DemandCell:
    return DemandCell(
        id=demand.id,
        what=_named(look, quotes, demand.what),
        by=tuple(_named(look, quotes, one) for one in demand.by),
        of=_named(look, quotes, demand.of) if demand.of else None,
        about=incident_link(look, demand.incident),
        open=demand.open,
        openness=openness(demand),
        states=tuple(_state(look, quotes, state) for state in demand.states),
        tally=look.tally(sources_of(demand.states)),
    )


def chain_cells(look: Lookup, quotes: Quotes) -> list[ChainCell]:
    """Return what the law did with whom."""
    return [_chain(look, quotes, n, chain) for n, chain in enumerate(look.record.legal, 1)]


def _chain(look: Lookup, quotes: Quotes, n: int, chain: LegalChain) -> ChainCell:
    return ChainCell(
        id=f"l{n}",
        person=person_link(look, chain.entity, chain.person),
        about=incident_link(look, chain.incident),
        accused_of=tuple(_named(look, quotes, one) for one in chain.accused_of),
        steps=tuple(_state(look, quotes, step) for step in chain.steps),
        tally=look.tally(sources_of(chain.steps)),
    )


def _state(look: Lookup, quotes: Quotes, dated: Dated[State] | Dated[Step]) -> StateCell:
    return StateCell(
        kind=dated.kind.value,
        date=dated.date,
        of_report=dated.of_report,
        by=_named(look, quotes, dated.by) if dated.by else None,
        finding=_named(look, quotes, dated.finding) if dated.finding else None,
        quote=quotes.quote(dated.words),
        tally=look.tally(dated.sources),
        sources=tuple(look.by_date(dated.sources)),
    )


def _named(look: Lookup, quotes: Quotes, named: Named) -> NamedCell:
    return NamedCell(person_link(look, named.entity, named.text), quotes.quote(named.words) if named.words else None)
