"""``onrecord decide``: a named reviewer's choices, from the shell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

CASE = "vigil.onrecord"
WHO = ("--by", "Ira Lorne", "--why", "each was there")


@pytest.fixture(autouse=True)
def case(shell, folder: Path) -> None:
    """A case of three copies of one report."""
    assert shell("add", CASE, folder).code == 0


def origins(shell) -> int:
    found: int = json.loads(shell("show", CASE, "--format", "json").out)["origins"]
    return found


def test_a_decision_is_told_and_shows(shell) -> None:
    before = origins(shell)
    ran = shell("decide", CASE, "other-origin", "r2", "r1", *WHO)
    assert (ran.code, ran.out.splitlines()[0]) == (0, "decision 1: r1 and r2 are of two origins")
    assert [line.split("/")[-1] for line in ran.out.splitlines()[1:]] == ["day 1.txt", "day 2.txt"]
    assert origins(shell) == before + 1
    assert "two origins, as decided before\n" in shell("decide", CASE, "other-origin", "r1", "r2", *WHO).out
    ran = shell("decide", CASE, "take-back", "1", *WHO)
    assert ran.out.startswith("decision 2: the origins of r1 and r2 are left open\n  in place of decision 1\n  r1 is ")
    assert origins(shell) == before
    assert shell("verify", CASE).code == 0


def test_decisions_are_listed(shell) -> None:
    assert shell("decide", CASE).out == "nothing was decided yet\n"
    shell("decide", CASE, "same-incident", "r1", "r2", *WHO)
    shell("decide", CASE, "same-incident", "r2", "r3", *WHO)
    ran = shell("decide", CASE, "other-incident", "r1", "r3", *WHO)
    overruled = "decision 1 (r1 and r2 have one main incident) does not hold beside 2 and 3"
    assert ran.out.splitlines()[:2] == ["decision 3: r1 and r3 have two main incidents", f"  {overruled}"]
    listed = shell("decide", CASE, "list").out.splitlines()
    assert listed[0] == "1  r1 and r2 have one main incident"
    assert listed[1].startswith("   Ira Lorne, 20")
    assert listed[1].endswith(": each was there")
    assert listed[2] == "   does not hold beside 2 and 3"
    rows = json.loads(shell("decide", CASE, "list", "--format", "json").out)
    assert [(row["number"], row["verdict"], row["left"], row["right"]) for row in rows] == [
        (1, "one", "r1", "r2"),
        (2, "one", "r2", "r3"),
        (3, "two", "r1", "r3"),
    ]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("same-origin", "r1", *WHO), "takes 2 ids, and got 1"),
        (("take-back", *WHO), "takes 1 id, and got 0"),
        (("take-back", "x", *WHO), "no number of a decision"),
        (("same-origin", "r1", "r2", "--by", "Ira Lorne"), "--why"),
        (("merge", "r1", "r2", *WHO), "merge"),
        (("list", *WHO), "list takes no --by"),
    ],
)
def test_what_makes_no_sense_is_refused(shell, arguments: tuple[str, ...], error: str) -> None:
    ran = shell("decide", CASE, *arguments)
    assert ran.code == 2
    assert error in ran.err


@pytest.mark.parametrize(
    ("what", "ids", "error", "hint"),
    [
        ("same-incident", ("i1", "r2"), "is about two reports (r1 r4), and 'i1' is an incident",
         "i1 is told in r1, r2, r3\n"),
        ("same-incident", ("r1", "i99"), "'i99' is an incident", "`onrecord show vigil.onrecord sources` lists"),
        ("other-origin", ("agency:x", "r1"), "'agency:x' is an origin", "sources` lists"),
        ("same-origin", ("1", "2"), "'1' is a number", "sources` lists"),
        ("same-origin", ("R1", "r2"), "'R1' is no id", "sources` lists"),
        ("same-origin", ("r1/e1", "r2"), "'r1/e1' is an entity of a report", "r1/e1 is told in r1\n"),
        ("same-incident", ("d1", "d2"), "'d1' is a demand", "sources` lists"),
        ("same-entity", ("e1", "r2/e1"), "is about two entities of reports (r1/e2 r4/e7), and 'e1' is an entity of the",
         "e1 is r1/e"),
        ("same-entity", ("r1", "r2"), "'r1' is a report", "people` lists the entities of reports"),
        ("same-entity", ("r1/e1", "r2/v1"), "'r2/v1' is an event", "people` lists"),
    ],
)  # fmt: skip
def test_an_id_of_another_kind_is_said_with_what_was_meant(
    shell, what: str, ids: tuple[str, str], error: str, hint: str
) -> None:
    ran = shell("decide", CASE, what, *ids, *WHO)
    assert (ran.code, ran.out) == (2, "")
    said, _, hinted = ran.err.partition("\nhint: ")
    assert error in said
    assert hint in hinted
    assert json.loads(shell("decide", CASE, "list", "--format", "json").out) == []


def test_a_decision_says_who_the_two_are(shell) -> None:
    """So that a person joined with a place by a slip of a digit is seen."""
    members = {}
    for one in json.loads(shell("show", CASE, "people", "--format", "json").out):
        members[one["name"]] = next(member for member in one["members"] if member.startswith("r1/"))
    brandt, police = members["Ola Brandt"], members["Norhaven Police"]
    out = shell("decide", CASE, "other-entity", brandt, police, *WHO).out
    assert f"  {brandt} is Ola Brandt (person)\n" in out
    assert f"  {police} is Norhaven Police (organisation)\n" in out


def test_an_origin_is_told_in_its_reports(shell) -> None:
    id = json.loads(shell("show", CASE, "sources", "--format", "json").out)[0]["origin"]
    ran = shell("decide", CASE, "other-origin", id, "r1", *WHO)
    assert f"hint: {id} is told in r1, r2, r3\n" in ran.err


def test_what_there_is_not_is_said(shell) -> None:
    ran = shell("decide", CASE, "same-entity", "r1/e1", "r2/e99", *WHO)
    assert ran.code == 1
    assert "no entity 'r2/e99'" in ran.err
    assert json.loads(shell("decide", CASE, "list", "--format", "json").out) == []
