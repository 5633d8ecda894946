"""A grid of invented reports, all of one incident, without what finds incidents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from onrecord import Reading
from onrecord.model import Asserted
from onrecord.model.claims import Account, Claim, Difference, Grid, Property
from onrecord.model.record import Incident, Origin, OriginKind, Summary, Words
from onrecord.record.claims import grid_of

_HELD = (Asserted.ASSERTED, Asserted.DENIED, Asserted.POSSIBLE)


def incident_of(readings: Mapping[str, Reading], day: str | None = None) -> Incident:
    """Return an incident with all events of all reports."""
    events = [(source, event) for source in sorted(readings) for event in readings[source].events]
    held = [(source, event) for source, event in events if event.asserted in _HELD]
    types = Counter(event.type for _, event in held)
    when = ()
    if day is not None:
        source, event = held[0]
        when = (Summary(day, (Words(source, event.triggers[0]),)),)
    return Incident(
        id="i1",
        types=tuple(sorted(types, key=lambda kind: (-types[kind], kind))),
        events=tuple((source, event.id) for source, event in held),
        main_of=tuple(sorted(readings)),
        told_in=tuple(sorted(readings)),
        when=when,
    )


def made_grid(
    readings: Mapping[str, Reading],
    origins: Mapping[str, str] | None = None,
    versions: Mapping[str, str] | None = None,
    day: str | None = None,
) -> Grid:
    """Return the grid of reports; each is its own origin unless it is said whose it is."""
    names = {source: (origins or {}).get(source, source) for source in readings}
    whose = {source: Origin(f"outlet:{name}", OriginKind.OUTLET, name) for source, name in names.items()}
    return grid_of(incident_of(readings, day), readings, whose, {}, versions=versions)


def differences(grid: Grid, prop: Property) -> list[Difference]:
    """Return the differences of one property."""
    return [one for one in grid.differences if one.property is prop]


def claims(grid: Grid, prop: Property, kind: str) -> dict[str, Claim]:
    """Return the claims of one property and type by their value."""
    return {one.value: one for one in grid.claims if one.property is prop and one.type == kind}


def said_by(claim: Claim) -> list[tuple[str, str, str]]:
    """Return each account's source, voice and stance."""
    return [(one.source, one.voice, one.stance.value) for one in claim.accounts]


def words_of(readings: Mapping[str, Reading], account: Account) -> str:
    """Return an account's most telling words."""
    return readings[account.source].words(account.words[0].span)
