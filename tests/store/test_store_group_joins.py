"""A member goes to a group without the group being put anew."""

from __future__ import annotations

from onrecord.store import Case, Group, verify


def test_a_member_goes_where_its_mate_is(case: Case) -> None:
    case.index.put_groups("entity", [["r1/e1", "r2/e1"], ["r1/e2"]])
    case.index.join_groups("entity", [("r3/e1", "r2/e1"), ("r3/e2", "r1/e2")])
    assert case.index.groups("entity") == [
        Group("e1", ("r1/e1", "r2/e1", "r3/e1")),
        Group("e2", ("r1/e2", "r3/e2")),
    ]
    assert verify(case).finding is None


def test_one_that_was_elsewhere_moves_and_an_emptied_id_leads_on(case: Case) -> None:
    case.index.put_groups("entity", [["r1/e1"], ["r2/e1"], ["r3/e1", "r4/e1"]])
    case.index.join_groups("entity", [("r2/e1", "r1/e1"), ("r3/e1", "r1/e1")])
    assert case.index.group("entity", "e2") == case.index.group("entity", "e1")
    assert case.index.group("entity", "e3").members == ("r4/e1",)
    assert verify(case).finding is None


def test_joining_again_changes_nothing_not_even_the_log(case: Case) -> None:
    case.index.put_groups("entity", [["r1/e1", "r2/e1"]])
    before = list(case.log.entries())
    case.index.join_groups("entity", [("r2/e1", "r1/e1")])
    case.index.join_groups("entity", [])
    assert list(case.log.entries()) == before


def test_a_mate_without_a_group_begins_one(case: Case) -> None:
    case.index.join_groups("entity", [("r2/e1", "r1/e1"), ("r3/e1", "r1/e1")])
    assert case.index.groups("entity") == [Group("e1", ("r1/e1", "r2/e1", "r3/e1"))]
    assert verify(case).finding is None
