"""Keeps who is who in a case, grouped anew where a report or a decision changed it."""

from __future__ import annotations

from onrecord.model.decision import About
from onrecord.record import entities
from onrecord.record.entities import NOTHING_DECIDED, Decided
from onrecord.store import Case, Index

#: The kind of groups of entities of Readings ("r1/e2") that are one.
ENTITY = "entity"


def who_is_who(case: Case) -> Decided:
    """Return what people decided of who is who.

    Raises:
        CaseError: where the case cannot be read.
    """
    decided = case.decisions.standing(About.ENTITY)
    return Decided(decided.together, decided.apart)


def regroup(index: Index, source: str, decided: Decided = NOTHING_DECIDED) -> None:
    """Group a noted source's entities with those of other reports, and all that this changes.

    Args:
        index: of the case.
        source: whose entities are new, or named in a decision that is.
        decided: all that people decided of who is who.

    Raises:
        CaseError: where the case cannot be written.
    """
    found = entities.regroup(index, source, decided)
    index.put_groups(ENTITY, found.sets)
    index.join_groups(ENTITY, found.joins)
