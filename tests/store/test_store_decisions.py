"""Decisions are kept in order, with who made them, and never change."""

from __future__ import annotations

import json

from onrecord.model.decision import About, Verdict
from onrecord.store import Case, open_case, verify


def test_decisions_are_kept_in_order_and_told_in_the_log(case: Case) -> None:
    first = case.decisions.add(About.ORIGIN, Verdict.TWO, ("r10", "r2"), "Ira Lorne", "each was there")
    second = case.decisions.add(About.ORIGIN, Verdict.OPEN, ("r2", "r10"), "Bo Marl", "not so sure", supersedes=1)
    assert (first.number, first.left, first.right) == (1, "r2", "r10")
    assert list(case.decisions) == [first, second]
    bodies = [json.loads(entry.body) for entry in case.log.entries("decided")]
    assert [(body["by"], body["supersedes"]) for body in bodies] == [("Ira Lorne", None), ("Bo Marl", 1)]
    assert bodies[0]["at"] == first.at
    assert verify(case).finding is None


def test_what_is_not_said_to_the_end_is_not_kept(place: str) -> None:
    with open_case(place, create=True) as case:
        try:
            with case.change():
                case.decisions.add(About.ENTITY, Verdict.ONE, ("r1/e1", "r2/e1"), "Ira Lorne", "one nurse")
                raise KeyboardInterrupt
        except KeyboardInterrupt:
            pass
        assert list(case.decisions) == []
        assert verify(case).finding is None
