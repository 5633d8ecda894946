"""Groups keep their ids: over re-runs, merges and splits, and in whatever order the sets come."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import CaseError
from onrecord.store import Case, Group, open_case, verify
from onrecord.store.naming import name_groups

A, B, C = (frozenset(names.split()) for names in ("r1 r2 r3", "r4 r5", "r6"))


def test_new_sets_get_new_ids_in_the_order_of_their_first_members(case: Case) -> None:
    assert case.index.put_groups("incident", [["r10"], ["r2", "r3/v1"]]) == ["i2", "i1"]
    assert case.index.groups("incident") == [Group("i1", ("r2", "r3/v1")), Group("i2", ("r10",))]
    assert case.index.groups("origin") == []


def test_a_rerun_changes_nothing_not_even_the_log(case: Case) -> None:
    case.index.put_groups("incident", [A, B, C])
    before = list(case.log.entries())
    assert case.index.put_groups("incident", [C, A]) == ["i3", "i1"]
    assert list(case.log.entries()) == before


def test_a_group_that_grows_keeps_its_id(case: Case) -> None:
    case.index.put_groups("incident", [A, B])
    assert case.index.put_groups("incident", [A | {"r9"}]) == ["i1"]
    assert case.index.groups_of("incident", ["r9", "r4", "r77"]) == {"r9": "i1", "r4": "i2"}


def test_groups_are_found_by_their_members(case: Case) -> None:
    case.index.put_groups("incident", [A, B, C])
    assert case.index.holding("incident", ["r5", "r3", "r2", "r77"]) == [
        Group("i1", ("r1", "r2", "r3")),
        Group("i2", ("r4", "r5")),
    ]
    assert case.index.holding("incident", []) == case.index.holding("origin", ["r5"]) == []


def test_a_merge_keeps_the_larger_ones_id_and_the_other_leads_to_it(case: Case) -> None:
    case.index.put_groups("incident", [B, A])
    assert case.index.put_groups("incident", [A | B | C]) == ["i1"]
    assert case.index.put_groups("incident", [A | B | C | {"r7"}]) == ["i1"]
    assert case.index.group("incident", "i2") == case.index.group("incident", "i1")
    assert case.index.put_groups("incident", [["r8", "r9"]]) == ["i3"]


def test_an_old_id_leads_on_after_a_second_merge(case: Case) -> None:
    case.index.put_groups("incident", [C, B, A])
    case.index.put_groups("incident", [C | B])
    case.index.put_groups("incident", [A | B | C])
    surviving = {case.index.group("incident", f"i{number}").id for number in (1, 2, 3)}
    assert surviving == {"i1"}
    assert len(case.index.group("incident", "i3").members) == 6


def test_an_undone_merge_brings_the_old_id_back(case: Case) -> None:
    assert case.index.put_groups("incident", [C, B, A]) == ["i3", "i2", "i1"]
    case.index.put_groups("incident", [C | B])
    case.index.put_groups("incident", [A | B | C])
    assert case.index.put_groups("incident", [A, B | C]) == ["i1", "i2"]
    assert case.index.group("incident", "i3").id == "i2"
    assert case.index.put_groups("incident", [B, C]) == ["i2", "i3"]
    assert [group.id for group in case.index.groups("incident")] == ["i1", "i2", "i3"]
    # And when they are merged once more, they lead on again.
    assert case.index.put_groups("incident", [B | C]) == ["i2"]
    assert case.index.group("incident", "i3").id == "i2"
    assert verify(case).finding is None


def test_an_id_comes_back_only_with_half_of_its_members(case: Case) -> None:
    case.index.put_groups("incident", [A | {"r0"}, B | {"r7"}])
    case.index.put_groups("incident", [A | B | {"r0", "r7"}])
    assert case.index.put_groups("incident", [["r7"]]) == ["i3"]


def test_a_split_leaves_the_id_with_most_members(case: Case) -> None:
    case.index.put_groups("incident", [A | B])
    assert case.index.put_groups("incident", [B, A]) == ["i2", "i1"]


def test_members_that_no_set_names_stay_together(case: Case) -> None:
    case.index.put_groups("incident", [A | B])
    assert case.index.put_groups("incident", [["r1"]]) == ["i2"]
    assert case.index.group("incident", "i1").members == ("r2", "r3", "r4", "r5")
    # Taking the greater part away leaves a lesser rest, which gets a new id.
    assert case.index.put_groups("incident", [["r2", "r3", "r4"]]) == ["i1"]
    assert case.index.groups_of("incident", ["r5"]) == {"r5": "i3"}


def test_what_is_gone_leads_to_the_group_of_its_source(case: Case) -> None:
    assert case.index.put_groups("incident", [["r1", "r2"], ["r2/v3", "r9/v1"]]) == ["i1", "i2"]
    assert case.index.put_groups("incident", [["r9/v1", "r4"]], gone=["r2/v3"]) == ["i2"]
    assert case.index.groups_of("incident", ["r2/v3"]) == {}
    assert case.index.put_groups("incident", [["r4"]], gone=["r9/v1"]) == ["i2"]
    case.index.put_groups("incident", [["r1/v1"]])
    case.index.put_groups("incident", [], gone=["r1/v1"])
    assert case.index.group("incident", "i3") == Group("i1", ("r1", "r2"))
    assert verify(case).finding is None


def test_a_source_weighs_more_than_its_parts(case: Case) -> None:
    case.index.put_groups("incident", [["r10", "r9/v6", "r9/v7"]])
    assert case.index.put_groups("incident", [["r9/v6", "r9/v7", "r11/v1"], ["r10"]]) == ["i2", "i1"]


def test_kinds_do_not_mix(case: Case) -> None:
    assert case.index.put_groups("incident", [A]) == ["i1"]
    assert case.index.put_groups("origin", [A | B]) == ["o1"]
    assert case.index.groups_of("origin", ["r1"]) == {"r1": "o1"}


@pytest.mark.parametrize("sets", [[[]], [["r1"], ["r1", "r2"]]])
def test_sets_that_make_no_sense_are_refused(case: Case, sets: list[list[str]]) -> None:
    with pytest.raises(ValueError, match="neither empty nor share"):
        case.index.put_groups("incident", sets)


@pytest.mark.parametrize("id", ["i2", "o1", "i", "", "1", "i99999999999999999999"])
def test_an_id_that_never_was_is_refused(case: Case, id: str) -> None:
    case.index.put_groups("incident", [A])
    with pytest.raises(CaseError, match="has no incident"):
        case.index.group("incident", id)


def test_what_became_of_ids_is_in_the_log(case: Case) -> None:
    case.index.put_groups("incident", [A, B])
    case.index.put_groups("incident", [A | B])
    first, second = (json.loads(entry.body) for entry in case.log.entries("grouped"))
    assert first["joined"] == {"i1": ["r1", "r2", "r3"], "i2": ["r4", "r5"]}
    assert second == {"kind": "incident", "joined": {"i1": ["r4", "r5"]}, "leads_to": {"i2": "i1"}}


MEMBERS = [f"r{number}" for number in range(1, 9)]
partitions = st.lists(st.integers(0, 4), min_size=len(MEMBERS), max_size=len(MEMBERS)).map(
    lambda places: [
        frozenset(m for m, p in zip(MEMBERS, places, strict=True) if p == at) for at in sorted(set(places) - {0})
    ]
)


@settings(deadline=None, max_examples=200, derandomize=True)
@given(st.lists(partitions, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_whatever_happens_ids_stay_permanent(history: list[list[frozenset[str]]], random) -> None:
    held: dict[int, frozenset[str]] = {}
    ever: set[int] = set()
    leads: dict[int, int] = {}
    for now in filter(None, history):
        touched = {number: members for number, members in held.items() if members & frozenset().union(*now)}
        naming = name_groups(touched, now, max(ever, default=0) + 1)
        shuffled = random.sample(now, len(now))
        assert name_groups(touched, shuffled, max(ever, default=0) + 1) == naming
        # A number is new, or stays with its group; it never passes to members none of which had it.
        assert not ever & set(naming.new)
        assert all(naming.members[number] & touched[number] for number in naming.members.keys() & touched.keys())
        assert set(naming.leads_to) == touched.keys() - naming.members.keys()
        assert set(naming.leads_to.values()) <= naming.members.keys()
        held = {number: members for number, members in held.items() if number not in touched} | naming.members
        assert set(now) <= set(held.values())
        assert all(not one & other for one, other in pairwise(sorted(held.values(), key=sorted)))
        ever |= held.keys()
        leads.update(naming.leads_to)
        for old in leads:
            while old not in held:
                old = leads[old]


@settings(deadline=None, max_examples=30, derandomize=True)
@given(history=st.lists(partitions, min_size=1, max_size=5))
def test_the_tables_follow_and_the_log_tells_it_all(tmp_path_factory, history: list[list[frozenset[str]]]) -> None:
    with open_case(tmp_path_factory.mktemp("groups") / "a.onrecord", create=True) as case:
        for now in history:
            ids = case.index.put_groups("incident", now)
            assert {group.id: frozenset(group.members) for group in case.index.groups("incident")}.items() >= set(
                zip(ids, now, strict=True)
            )
        assert verify(case).finding is None
