"""The incidents of a dossier, with what is said of each one."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.export.case.lookup import Lookup
from onrecord.export.case.objects import not_stated
from onrecord.export.case.terminal import KINDS
from onrecord.export.dossier.cells import AccountCell, ClaimCell, IncidentCell, Link, PropertyCell, Square, Value
from onrecord.export.dossier.quotes import Quotes
from onrecord.export.html.words import label
from onrecord.export.told import type_words
from onrecord.model.claims import Account, Claim, Grid
from onrecord.model.record import Incident, Summary

#: Words of an account that are shown; the first are the most telling.
_WORDS = 3


def incident_cells(look: Lookup, quotes: Quotes) -> list[IncidentCell]:
    """Return the incidents, each followed by its parts."""
    main = ""
    found = []
    for incident, depth in look.nested():
        main = main if depth else incident.id
        found.append(_incident(look, quotes, incident, main))
    return found


def incident_link(look: Lookup, id: str | None) -> Link | None:
    """Return a link to an incident."""
    if id is None or id not in look.incidents:
        return None
    return Link(id, f"{id} {', '.join(map(type_words, look.incidents[id].types[:2]))}".strip())


def person_link(look: Lookup, id: str | None, name: str) -> Link:
    """Return a link to a person or body, where the dossier has a cell for it: a place that speaks has none."""
    known = look.entities.get(id or "")
    return Link(known.id if known and known.named and known.kind in KINDS else "", name)


def values(look: Lookup, quotes: Quotes, summaries: Iterable[Summary], most: int = 3) -> tuple[Value, ...]:
    """Return values with the first of the words that give them."""
    return tuple(
        Value(one.value, look.tally(words.source for words in one.told), quotes.quotes(one.told[:most]))
        for one in summaries
    )


def _incident(look: Lookup, quotes: Quotes, incident: Incident, main: str) -> IncidentCell:
    grid = look.record.grids[incident.id]
    order = list(dict.fromkeys((claim.type, claim.property) for claim in grid.claims))
    first = look.headline(incident)
    return IncidentCell(
        id=incident.id,
        types=label(", ".join(map(type_words, incident.types))) or "No type of event",
        headline=Link(first.id, first.title) if first and first.title else None,
        main=main,
        part_of=incident.part_of if incident.part_of in look.incidents else None,
        tally=look.tally(incident.told_in),
        when=values(look, quotes, incident.when),
        where=values(look, quotes, incident.where),
        who=values(look, quotes, incident.who),
        sources=tuple(look.by_date(grid.sources or incident.told_in)),
        properties=tuple(
            _property(look, quotes, grid, n, [c for c in grid.claims if (c.type, c.property) == key])
            for n, key in enumerate(order, 1)
        ),
    )


def _property(look: Lookup, quotes: Quotes, grid: Grid, n: int, claims: list[Claim]) -> PropertyCell:
    first = claims[0]
    silent = not_stated(look, grid, first)
    return PropertyCell(
        id=f"{grid.incident}-p{n}",
        type=label(first.type),
        property=first.property.value,
        differences=tuple(
            one.text for one in grid.differences if (one.type, one.property) == (first.type, first.property)
        ),
        claims=tuple(_claim(look, quotes, grid, claim, silent) for claim in claims),
        not_stated=tuple(silent),
    )


def _claim(look: Lookup, quotes: Quotes, grid: Grid, claim: Claim, silent: list[str]) -> ClaimCell:
    accounts = tuple(_account(look, quotes, account) for account in claim.accounts)
    return ClaimCell(
        id=f"c-{claim.id}",
        value=claim.value,
        tally=look.tally(account.source for account in claim.accounts),
        accounts=accounts,
        squares=tuple(
            Square(source, tuple(one for one in accounts if one.source == source), source not in silent)
            for source in look.by_date(grid.sources)
        ),
    )


def _account(look: Lookup, quotes: Quotes, account: Account) -> AccountCell:
    # One quotation a sentence: the second would show the same again.
    by_sentence = {look.sentence(words): words for words in reversed(account.words)}
    told = [words for words in account.words if words in by_sentence.values()]
    return AccountCell(
        source=account.source,
        stance=account.stance.value,
        voice=account.voice,
        speaker=person_link(look, account.speaker, account.voice) if account.voice else None,
        quotes=quotes.quotes(told[:_WORDS]),
    )
