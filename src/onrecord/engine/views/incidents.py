"""The incidents of a case."""

from __future__ import annotations

from onrecord.engine.happenings import INCIDENT
from onrecord.model.record import Incident
from onrecord.record import happenings, named
from onrecord.record.incident_objects import incidents_of
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
