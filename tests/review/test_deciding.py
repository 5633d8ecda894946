"""Decisions are checked, supersede what was decided about the same two, and say what they overrule."""

from __future__ import annotations

import pytest

from onrecord.errors import CaseError, SettingError
from onrecord.model.decision import About, Verdict
from onrecord.review import decide, take_back
from onrecord.store import Case, verify

WHO = {"by": "Ira Lorne", "why": "seen there"}
ONE, TWO = Verdict.ONE, Verdict.TWO


def test_a_decision_about_the_same_two_supersedes(case: Case) -> None:
    first = decide(case, About.ORIGIN, ONE, ("r1", "r2"), **WHO)
    again = decide(case, About.ORIGIN, ONE, ("r2", "r1"), **WHO)
    assert (again.is_new, again.decision) == (False, first.decision)
    other = decide(case, About.ORIGIN, TWO, ("r2", "r1"), **WHO)
    assert (other.is_new, other.decision.supersedes) == (True, 1)
    assert case.decisions.standing(About.ORIGIN).apart == {("r1", "r2")}
    # About something else, it stands beside.
    assert decide(case, About.INCIDENT, ONE, ("r1", "r2"), **WHO).decision.supersedes is None
    assert verify(case).finding is None


def test_what_was_taken_back_is_open_and_stays_in_the_list(case: Case) -> None:
    decide(case, About.ORIGIN, ONE, ("r1", "r2"), **WHO)
    assert take_back(case, 1, by="Bo Marl", why="a mistake").decision.supersedes == 1
    assert case.decisions.standing(About.ORIGIN).together == frozenset()
    assert [decision.by for decision in case.decisions] == ["Ira Lorne", "Bo Marl"]
    with pytest.raises(CaseError, match="superseded already, by decision 2"):
        take_back(case, 1, **WHO)
    with pytest.raises(CaseError, match="decision 2 took decision 1 back, and decides nothing itself"):
        take_back(case, 2, **WHO)
    with pytest.raises(CaseError, match="has no decision 7"):
        take_back(case, 7, **WHO)


def test_it_is_said_which_earlier_decisions_no_longer_hold(case: Case) -> None:
    decide(case, About.INCIDENT, ONE, ("r1", "r2"), **WHO)
    assert decide(case, About.INCIDENT, ONE, ("r2", "r3"), **WHO).overrules == ()
    outcome = decide(case, About.INCIDENT, TWO, ("r1", "r3"), **WHO)
    assert [(one.decision.number, one.by) for one in outcome.overrules] == [(1, (2, 3))]


@pytest.mark.parametrize(
    ("about", "pair", "error"),
    [
        (About.ORIGIN, ("r1", "r9"), "has no report 'r9'"),
        (About.ORIGIN, ("r1", "r02"), "has no report 'r02'"),
        (About.INCIDENT, ("r1", "r2/v1"), "has no report 'r2/v1'"),
        (About.ORIGIN, ("r1/e1", "r2/e1"), "has no report 'r1/e1'"),
        (About.ORIGIN, ("r1", "r1"), "these are one"),
        (About.ENTITY, ("r1/e1", "r2/e99"), "no entity 'r2/e99'"),
        (About.ENTITY, ("r1", "r2"), "no entity 'r1'"),
        (About.ENTITY, ("r1/e1", "r9/e1"), "has no report 'r9'"),
    ],
)
def test_what_there_is_not_cannot_be_decided_about(case: Case, about: About, pair: tuple[str, str], error: str) -> None:
    with pytest.raises((CaseError, SettingError), match=error):
        decide(case, about, ONE, pair, **WHO)
    assert list(case.decisions) == []


def test_a_decision_says_who_made_it_and_why(case: Case) -> None:
    for missing in ("by", "why"):
        with pytest.raises(SettingError, match="a decision says"):
            decide(case, About.ORIGIN, ONE, ("r1", "r2"), **{**WHO, missing: " "})
