"""The incidents of a case."""

from __future__ import annotations

from onrecord.engine.happenings import INCIDENT
from onrecord.model.record import Incident
from onrecord.record import happenings, named
from onrecord.record.incident_objects import incidents_of
from onrecord.record.same_events import same_events
from onrecord.store import Case


def incidents(case: Case) -> list[Incident]:
    """Return the incidents of a case with their permanent ids: main ones by number, each followed by its parts.

    Raises:
        CaseError: where the case cannot be read.
    """
    with case.view():
        groups = {group.id: group.members for group in case.index.groups(INCIDENT)}
        sources = [source.id for source in case.sources]
        rows = happenings.rows_of(case.index, sources)
        names = named.rows_of(case.index, sources)
    return incidents_of(groups, rows, names)


def first_tellings(case: Case) -> dict[str, str]:
    """Return the first telling of the event that each event of a Reading is: "r1/v2" for "r5/v1".

    Raises:
        CaseError: where the case cannot be read.
    """
    with case.view():
        mains = [[member for member in group.members if "/" not in member] for group in case.index.groups(INCIDENT)]
        rows = happenings.rows_of(case.index, [source.id for source in case.sources])
    sets = same_events(rows, [main for main in mains if main])
    return {f"{source}/{told.id}": f"{one[0][0]}/{one[0][1].id}" for one in sets for source, told in one}
