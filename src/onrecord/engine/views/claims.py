"""What the reports of a case say of one incident, side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from onrecord.engine.happenings import INCIDENT
from onrecord.engine.joining import origins
from onrecord.engine.views.entities import entity_ids
from onrecord.engine.views.incidents import incidents
from onrecord.errors import CaseError
from onrecord.model.claims import Grid
from onrecord.model.record import Incident
from onrecord.record.claims import grid_of
from onrecord.store import Case


def grid(case: Case, incident_id: str) -> Grid:
    """Return what is said of an incident; the id of one that was merged leads to what it is now.

    Raises:
        CaseError: where the case cannot be read, or never had such an incident.
    """
    return grids(case)(incident_id)


def grids(case: Case) -> Callable[[str], Grid]:
    """Return what makes the grid of an incident by its id, as :func:`grid` does: for many of a case as it is now.

    Raises:
        CaseError: where the case cannot be read.
    """
    with case.view():
        known = incidents(case)
        whose, entity_of = origins(case), entity_ids(case)
        versions = {source.id: source.version_of for source in case.sources if source.version_of is not None}

    def make(incident_id: str) -> Grid:
        with case.view():
            now = case.index.group(INCIDENT, incident_id).id
            incident = next((one for one in known if one.id == now), None)
            if incident is None:
                raise CaseError("case.no_incident", f"has no incident {incident_id!r}", subject=case.name)
            readings = {source: case.sources.reading(source) for source in incident.told_in}
        return grid_of(incident, readings, whose, entity_of, parts=tuple(_parts_of(incident, known)), versions=versions)

    return make


def _parts_of(incident: Incident, known: Iterable[Incident]) -> Iterator[Incident]:
    """Yield an incident's parts, and theirs."""
    within = {incident.id}
    # Each incident comes before its parts.
    for one in known:
        if one.part_of in within:
            within.add(one.id)
            yield one
