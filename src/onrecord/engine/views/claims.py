"""What the reports of a case say of one incident, side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from onrecord.engine.happenings import INCIDENT
from onrecord.engine.joining import origins
from onrecord.engine.views.entities import entity_ids
from onrecord.engine.views.incidents import incidents
from onrecord.errors import CaseError
from onrecord.model.claims import Grid
from onrecord.model.record import Incident, Origin
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
        return grids_of(case, incidents(case), origins(case), entity_ids(case))


def grids_of(
    case: Case, known: Sequence[Incident], whose: Mapping[str, Origin], entity_of: Mapping[str, str]
) -> Callable[[str], Grid]:
    """The same, where the incidents, origins and ids of entities are known.

    Raises:
        CaseError: where the case cannot be read.
    """
    versions = {source.id: source.version_of for source in case.sources if source.version_of is not None}
    by_id = {incident.id: incident for incident in known}

    def make(incident_id: str) -> Grid:
        with case.view():
            now = case.index.group(INCIDENT, incident_id).id
            incident = by_id.get(now)
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
