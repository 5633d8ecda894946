"""Keys, profiles and links: what sources are found and compared by."""

from __future__ import annotations

import pytest
from store_reports import reading

from onrecord.errors import CaseError
from onrecord.store import Case, Link, open_case


@pytest.fixture
def filled(case: Case) -> Case:
    """A case of twelve reports."""
    with case.change():
        for number in range(12):
            case.sources.add(reading(str(number)))
    return case


def test_sources_are_found_by_the_keys_that_they_share(filled: Case) -> None:
    index = filled.index
    index.put_keys("r1", "band", ["a", "b", 3])
    index.put_keys("r2", "band", ["b", 3, "c"])
    index.put_keys("r11", "band", ["c"])
    index.put_keys("r3", "passage", ["a"])
    assert index.find("band", ["a", "b", 3, 3]) == {"r1": 3, "r2": 2}
    assert list(index.find("band", ["c"]).items()) == [("r2", 1), ("r11", 1)]
    assert index.find("band", ["nothing"]) == index.find("band", []) == index.find("no such space", ["a"]) == {}


def test_keys_are_put_in_place_of_those_before(filled: Case) -> None:
    filled.index.put_keys("r1", "band", range(10))
    filled.index.put_keys("r1", "band", [9, 10])
    assert filled.index.find("band", range(20)) == {"r1": 2}
    filled.index.put_keys("r1", "band", [])
    assert filled.index.find("band", range(20)) == {}


def test_a_key_that_too_many_have_is_passed_over(filled: Case) -> None:
    for number in range(1, 5):
        filled.index.put_keys(f"r{number}", "band", ["common", f"own {number}"])
    assert len(filled.index.find("band", ["common"], most=4)) == 4
    assert filled.index.find("band", ["common", "own 2"], most=3) == {"r2": 1}


@pytest.mark.parametrize("key", [0, -1, 2**63 - 1, -(2**63), 2**63, 2**64 - 1, "", "\x00\ud800", "é" * 1000])
def test_any_key_is_found(filled: Case, key: str | int) -> None:
    filled.index.put_keys("r1", "band", [key])
    assert filled.index.find("band", [key]) == {"r1": 1}


def test_many_keys_at_once(filled: Case) -> None:
    filled.index.put_keys("r1", "band", range(11_000))
    filled.index.put_keys("r1", "band", range(10_990, 11_010))
    assert filled.index.find("band", range(10_980, 11_100)) == {"r1": 20}


def test_profiles_are_kept_by_space(filled: Case) -> None:
    index = filled.index
    profile = {"words": ["a", "\x00\ud83d"], "weights": [0.1, 2, None, True], "at": {"x": -1}}
    index.put_profile("r1", "words", profile)
    index.put_profile("r2", "words", 2)
    index.put_profile("r10", "words", "later")
    index.put_profile("r1", "other", [])
    index.put_profile("r2", "words", 3)
    assert index.profiles("words", ["r1", "r2", "r3", "r1"]) == {"r1": profile, "r2": 3}
    assert list(index.profiles("words")) == ["r1", "r2", "r10"]
    assert index.profiles("words", []) == index.profiles("none") == {}


def test_what_is_of_no_source_is_refused(filled: Case) -> None:
    for put in (
        lambda: filled.index.put_keys("r99", "band", [1]),
        lambda: filled.index.put_keys("i1", "band", [1]),
        lambda: filled.index.put_profile("r99", "words", 1),
        lambda: filled.index.put_links("reprint", [("r1", "r99", 1, "")]),
    ):
        with pytest.raises(CaseError):
            put()
    assert filled.index.find("band", [1]) == filled.index.profiles("words") == {}
    assert list(filled.index.links("reprint")) == []


def test_links_are_given_by_their_ends(filled: Case) -> None:
    index = filled.index
    index.put_links("reprint", [("r2", "r10", 0.5, "“x\x00”"), ("r2", "r3", 1, "y"), ("r4", "r5/v2", 0.25, "z")])
    index.put_links("same", [("r2", "r3", 9, "")])
    first, second, third = Link("r2", "r3", 1, "y"), Link("r2", "r10", 0.5, "“x\x00”"), Link("r4", "r5/v2", 0.25, "z")
    assert list(index.links("reprint")) == [first, second, third]
    assert list(index.links("reprint", ["r10", "r1"])) == [second]
    assert list(index.links("reprint", ["r5"])) == [third]
    assert list(index.links("reprint", [])) == []


def test_a_link_is_replaced_and_taken_away(filled: Case) -> None:
    index = filled.index
    index.put_links("reprint", [("r1", "r2", 0.5, "x"), ("r2", "r1", 0.5, "x"), ("r1", "r2", 0.75, "y")])
    assert [link.score for link in index.links("reprint")] == [0.75, 0.5]
    index.put_links("reprint", [("r1", "r2", 1, "z")])
    index.drop_links("reprint", [("r2", "r1"), ("r8", "r9")])
    assert list(index.links("reprint")) == [Link("r1", "r2", 1, "z")]


def test_what_was_put_is_there_when_the_case_is_opened_again(place: str) -> None:
    with open_case(place, create=True) as case:
        case.sources.add(reading())
        case.index.put_keys("r1", "band", ["a"])
        case.index.put_profile("r1", "words", 1)
        case.index.put_links("part_of", [("i1", "i2", 1, "")])
    with open_case(place) as case:
        assert case.index.find("band", ["a"]) == {"r1": 1}
        assert case.index.profiles("words") == {"r1": 1}
        assert [link.b for link in case.index.links("part_of")] == ["i2"]


def test_a_space_of_a_change_that_was_not_kept_is_not_remembered(filled: Case) -> None:
    def lost() -> None:
        with filled.change():
            filled.index.put_keys("r1", "lost", [1])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        lost()
    filled.index.put_keys("r2", "kept", [1])
    assert (filled.index.find("lost", [1]), filled.index.find("kept", [1])) == ({}, {"r2": 1})


def test_a_space_of_a_change_that_failed_is_forgotten(case: Case) -> None:
    case.sources.add(reading())
    case.index.put_keys("r1", "kept", ["a"])
    with pytest.raises(KeyboardInterrupt), case.change():  # noqa: PT012  # the change must fail after its first half
        case.index.put_keys("r1", "lost", ["b"])
        raise KeyboardInterrupt
    case.index.put_keys("r1", "other", ["c"])
    assert case.index.find("lost", ["c"]) == {}
    assert case.index.find("other", ["c"]) == {"r1": 1}
    case.index.put_keys("r1", "lost", ["b"])
    assert case.index.find("lost", ["b"]) == {"r1": 1}


def test_the_holders_of_each_key(filled: Case) -> None:
    filled.index.put_keys("r1", "name", ["ann", "ben", "common"])
    filled.index.put_keys("r11", "name", ["ann", "common"])
    filled.index.put_keys("r2", "name", ["common"])
    asked = ["ann", "ben", "common", "nobody", *(f"other {n}" for n in range(100))]
    assert filled.index.holders("name", asked, most=2) == {"ann": ["r1", "r11"], "ben": ["r1"]}
    assert filled.index.holders("name", asked)["common"] == ["r1", "r2", "r11"]
    assert filled.index.holders("no such space", ["ann"]) == filled.index.holders("name", []) == {}
