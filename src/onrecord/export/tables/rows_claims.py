"""The rows of claims with their accounts, of differences, demands and legal chains."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.export.case.lookup import Lookup, event_of, statement_of
from onrecord.export.case.objects_dated import sources_of
from onrecord.export.tables.cells import Row, counts_cells, row, words_cells
from onrecord.model.claims import Account, Claim, Difference
from onrecord.model.demands import Dated, Demand, Named, State, Step


def _claims(look: Lookup) -> Iterator[Claim]:
    for incident in look.record.incidents:
        yield from look.record.grids[incident.id].claims


def claims(look: Lookup) -> Iterator[Row]:
    """Yield what is said."""
    for claim in _claims(look):
        made: Row = {
            "id": claim.id,
            "incident": claim.incident,
            "type": claim.type,
            "property": claim.property.value,
            "value": claim.value,
            "entity": claim.entity,
            "min": claim.min,
            "max": claim.max,
            "start": claim.start,
            "end": claim.end,
        }
        yield made | counts_cells(look, (account.source for account in claim.accounts))


def accounts(look: Lookup) -> Iterator[Row]:
    """Yield who says so."""
    for claim in _claims(look):
        for n, account in enumerate(claim.accounts, 1):
            yield row(claim=claim.id, n=n) | _account(look, account)


def _account(look: Lookup, account: Account) -> Row:
    made: Row = {
        "origin": account.origin or None,
        "stance": account.stance.value,
        "voice": account.voice,
        "speaker": account.speaker,
        "event": event_of(account.source, account.event),
        "statement": statement_of(account.source, account.statement),
    }
    return made | words_cells(look, account.words[0])


def account_words(look: Lookup) -> Iterator[Row]:
    """Yield all words of accounts."""
    for claim in _claims(look):
        for account_n, account in enumerate(claim.accounts, 1):
            for n, words in enumerate(account.words, 1):
                yield row(claim=claim.id, account=account_n, n=n) | words_cells(look, words)


def _differences(look: Lookup) -> Iterator[tuple[str, str, Difference]]:
    for incident in look.record.incidents:
        for n, difference in enumerate(look.record.grids[incident.id].differences, 1):
            yield f"{incident.id}-{n}", incident.id, difference


def differences(look: Lookup) -> Iterator[Row]:
    """Yield where accounts do not fit together."""
    for id, incident, difference in _differences(look):
        yield {
            "id": id,
            "incident": incident,
            "type": difference.type,
            "property": difference.property.value,
            "text": difference.text,
        }


def difference_claims(look: Lookup) -> Iterator[Row]:
    """Yield which claims do not fit together."""
    for id, _, difference in _differences(look):
        for claim in dict.fromkeys(difference.claims):
            yield {"difference": id, "claim": claim}


def demands(look: Lookup) -> Iterator[Row]:
    """Yield what was asked for."""
    for demand in look.record.demands:
        made: Row = {
            "id": demand.id,
            "incident": demand.incident,
            "what": demand.what.text,
            "of": demand.of.text if demand.of else None,
            "of_entity": demand.of.entity if demand.of else None,
            "open": demand.open,
            "open_days": demand.open_days,
        }
        yield made | counts_cells(look, sources_of(demand.states))


def demand_words(look: Lookup) -> Iterator[Row]:
    """Yield who asks whom for what, in words."""
    for demand in look.record.demands:
        for n, (part, named) in enumerate(_named(demand), 1):
            made: Row = {"demand": demand.id, "n": n, "part": part, "text": named.text, "entity": named.entity}
            yield made | words_cells(look, named.words)


def _named(demand: Demand) -> Iterator[tuple[str, Named]]:
    for asker in demand.by:
        yield "by", asker
    if demand.of:
        yield "of", demand.of
    yield "what", demand.what


def demand_states(look: Lookup) -> Iterator[Row]:
    """Yield what became of demands."""
    for demand in look.record.demands:
        for n, state in enumerate(demand.states, 1):
            yield row(demand=demand.id, n=n, state=state.kind.value) | _dated(look, state)


def legal_steps(look: Lookup) -> Iterator[Row]:
    """Yield what the law did."""
    for chain_n, chain in enumerate(look.record.legal, 1):
        for n, step in enumerate(chain.steps, 1):
            whose: Row = {"chain": chain_n, "n": n, "entity": chain.entity, "incident": chain.incident}
            yield whose | row(step=step.kind.value) | _dated(look, step)


def accusations(look: Lookup) -> Iterator[Row]:
    """Yield of what people are accused."""
    for chain_n, chain in enumerate(look.record.legal, 1):
        for n, offence in enumerate(chain.accused_of, 1):
            made: Row = {"chain": chain_n, "n": n, "entity": chain.entity, "text": offence.text}
            yield made | words_cells(look, offence.words)


def _dated(look: Lookup, dated: Dated[State] | Dated[Step]) -> Row:
    made: Row = {
        "date": dated.date,
        "of_report": dated.of_report,
        "by": dated.by.text if dated.by else None,
        "by_entity": dated.by.entity if dated.by else None,
        "finding": dated.finding.text if dated.finding else None,
        "event": event_of(*dated.event),
        "statement": statement_of(*dated.event),
        "told_in": " ".join(look.by_date(dated.sources)),
    }
    return made | counts_cells(look, dated.sources) | words_cells(look, dated.words)
