"""The people, organisations, groups and places of a case."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.engine.entities import ENTITY, who_is_who
from onrecord.model.record import CaseEntity
from onrecord.record.entities import Sheet, case_entities, entities_and_groups, entity_of, sheets_of
from onrecord.store import Case


def entities(case: Case) -> list[CaseEntity]:
    """Return the entities of a case with their permanent ids, by number.

    Raises:
        CaseError: where the case cannot be read.
    """
    return case_entities(*_groups(case), who_is_who(case))


def entity_ids(case: Case) -> Mapping[str, str]:
    """Return the id of the entity that each one of a Reading is: "e7" for "r1/e2".

    An unnamed one is there only where the case tells who is meant: the holder of an office, the police of the place.

    Raises:
        CaseError: where the case cannot be read.
    """
    return entity_of(*_groups(case), who_is_who(case))


def entities_and_ids(case: Case) -> tuple[list[CaseEntity], Mapping[str, str]]:
    """Return what :func:`entities` and :func:`entity_ids` do, worked out once.

    Raises:
        CaseError: where the case cannot be read.
    """
    return entities_and_groups(*_groups(case), who_is_who(case))


def _groups(case: Case) -> tuple[dict[str, tuple[str, ...]], dict[str, Sheet]]:
    with case.view():
        groups = {group.id: group.members for group in case.index.groups(ENTITY)}
        return groups, sheets_of(case.index, (source.id for source in case.sources))
