"""What was asked for in a case and what came of it, and what the law did with whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.engine.demanding import DEMAND, entity_ids
from onrecord.engine.joining import origins
from onrecord.engine.views.incidents import incidents
from onrecord.model.demands import Demand, LegalChain
from onrecord.model.record import Incident, Origin
from onrecord.record.demands import demands_of, kept, legal_of
from onrecord.store import Case


def demands(case: Case) -> list[Demand]:
    """Return the demands of a case with their permanent ids, by the first day that they are known.

    Raises:
        CaseError: where the case cannot be read.
    """
    with case.view():
        return demands_and_law(case, [source.id for source in case.sources], incidents(case), origins(case))[0]


def legal_chains(case: Case) -> list[LegalChain]:
    """Return what the law did with each person of a case, by the first step.

    Raises:
        CaseError: where the case cannot be read.
    """
    with case.view():
        return demands_and_law(case, [source.id for source in case.sources], incidents(case), origins(case))[1]


def demands_and_law(
    case: Case, sources: Sequence[str], found: Sequence[Incident], whose: Mapping[str, Origin]
) -> tuple[list[Demand], list[LegalChain]]:
    """Return both for some sources, whose incidents and origins are known.

    Raises:
        CaseError: where the case cannot be read.
    """
    with case.view():
        rows = kept(case.index, sources)
        ids = entity_ids(case.index, rows)
        groups = {group.id: group.members for group in case.index.groups(DEMAND)}
    return demands_of(rows, found, whose, ids, groups), legal_of(rows, found, whose, ids)
