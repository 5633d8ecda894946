"""What was asked for in a case and what came of it, and what the law did with whom."""

from __future__ import annotations

from onrecord.engine.demanding import DEMAND, entity_ids
from onrecord.engine.joining import origins
from onrecord.engine.views.incidents import incidents
from onrecord.model.demands import Demand, LegalChain
from onrecord.record.demands import demands_of, kept, legal_of
from onrecord.store import Case


def demands(case: Case) -> list[Demand]:
    """Return the demands of a case with their permanent ids, by the first day that they are known.

    Raises:
        CaseError: where the case cannot be read.
    """
    with case.view():
        sources = [source.id for source in case.sources]
        groups = {group.id: group.members for group in case.index.groups(DEMAND)}
        return demands_of(
            kept(case.index, sources), incidents(case), origins(case), entity_ids(case.index, sources), groups
        )


def legal_chains(case: Case) -> list[LegalChain]:
    """Return what the law did with each person of a case, by the first step.

    Raises:
        CaseError: where the case cannot be read.
    """
    with case.view():
        sources = [source.id for source in case.sources]
        return legal_of(kept(case.index, sources), incidents(case), origins(case), entity_ids(case.index, sources))
