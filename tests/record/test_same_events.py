"""Which tellings of many reports are of one event: by whom it is about, how many they are, and its day."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

from record_town import Town

from onrecord.model import Span
from onrecord.record.happenings import Telling
from onrecord.record.same_events import same_events
from onrecord.record.told_events import Filler, Told, told_events

Rows = Mapping[str, tuple[Told, ...]]


def told(number: int, kind: str, *names: str, role: str = "patient", other: str = "", **more: Any) -> Told:
    at = Span(number * 10, number * 10 + 5)
    fillers = [Filler(role, tuple(name.split()), True, at) for name in names]
    fillers += [Filler(role, tuple(other.split()), False, at)] if other else []
    day = more.pop("day", None)
    family = {"killing": "death", "injury": "harm"}.get(kind, kind)
    return Told(f"v{number}", kind, family, at, tuple(fillers), day, at if day else None, "", None, "", **more)


def sets(rows: Rows, *groups: Sequence[str]) -> list[list[str]]:
    found = same_events(rows, groups or [tuple(rows)])
    return [[f"{source}/{one.id}" for source, one in telling] for telling in found]


def test_an_event_without_a_name_is_the_one_that_another_report_names_somebody_for() -> None:
    rows = {"r1": (told(1, "killing", "ada quint"),), "r2": (told(1, "death", other="a nurse"),), "r3": ()}
    assert sets(rows) == [["r1/v1", "r2/v1"]]


def test_the_first_telling_is_that_of_the_report_that_came_first() -> None:
    rows = {source: (told(1, "ban"),) for source in ("r10", "r9", "r2")}
    assert sets(rows) == [["r2/v1", "r9/v1", "r10/v1"]]


def test_reports_of_two_matters_have_no_event_in_common() -> None:
    rows = {"r1": (told(1, "ban"),), "r2": (told(1, "ban"),)}
    assert sets(rows, ("r1", "r2")) == [["r1/v1", "r2/v1"]]
    assert sets(rows, ("r1",), ("r2",)) == [["r1/v1"], ["r2/v1"]]


def test_two_people_are_two_events_and_a_nameless_telling_of_either_stays_apart() -> None:
    rows = {
        "r1": (told(1, "arrest", "ada quint"),),
        "r2": (told(1, "arrest", "bo lorne"),),
        "r3": (told(1, "arrest", other="a protester"),),
    }
    assert sets(rows) == [["r1/v1"], ["r2/v1"], ["r3/v1"]]


def test_a_nameless_telling_goes_to_the_people_of_its_own_report_or_those_told_of_by_far_most() -> None:
    rows = {
        "r1": (told(1, "arrest", "ada quint"), told(2, "arrest", other="a woman")),
        "r2": (told(1, "arrest", "bo lorne"),),
        "r3": (told(1, "arrest", "bo lorne"),),
        "r4": (told(1, "arrest", other="a man"),),
    }
    assert sets(rows) == [["r1/v1", "r1/v2"], ["r2/v1", "r3/v1", "r4/v1"]]


def test_names_that_may_be_one_persons_are_and_brothers_are_not() -> None:
    rows = {
        "r1": (told(1, "charge", "william orrin"), told(2, "charge", "cass orrin")),
        "r2": (told(1, "charge", "bill orrin"),),
        "r3": (told(1, "charge", "orrin"),),
    }
    assert sets(rows) == [["r1/v1", "r2/v1", "r3/v1"], ["r1/v2"]]


def test_one_name_is_spelt_in_two_ways() -> None:
    rows = {"r1": (told(1, "death", "hattie orr"),), "r2": (told(1, "death", "hatty orr"),)}
    assert sets(rows) == [["r1/v1", "r2/v1"]]


def test_how_many_they_are_tells_apart() -> None:
    rows = {
        "r1": (told(1, "arrest", "ada quint"), told(2, "arrest", other="nine people", count=9)),
        "r2": (told(1, "arrest", other="nine protesters", count=9), told(2, "arrest", other="twelve", count=12)),
    }
    assert sets(rows) == [["r1/v1"], ["r1/v2", "r2/v1"], ["r2/v2"]]


def test_a_man_is_no_woman_and_an_officer_no_child() -> None:
    rows = {
        "r1": (told(1, "injury", other="a woman"), told(2, "injury", other="three officers")),
        "r2": (told(1, "injury", other="a man"), told(2, "injury", other="boy")),
    }
    assert sets(rows) == [["r1/v1"], ["r1/v2"], ["r2/v1"], ["r2/v2"]]


def test_what_is_done_again_and_again_is_one_only_where_the_same_takes_part() -> None:
    rows = {
        "r1": (told(1, "search", other="the boathouse"), told(2, "search", other="a quarry")),
        "r2": (told(1, "search", other="the boathouse at Orrin"), told(2, "search")),
    }
    assert sets(rows) == [["r1/v1", "r2/v1"], ["r1/v2"], ["r2/v2"]]


def test_a_death_told_in_passing_is_not_the_one_of_this_matter() -> None:
    rows = {
        "r1": (told(1, "death", "ada quint", day="2024-05-01"),),
        "r2": (told(1, "death", "ada quint", day="2024-05-01"),),
        "r3": (told(1, "death", "ada quint", day="2024-05-01"), told(2, "ban")),
        "r4": (told(1, "death", other="a father"), told(2, "ban")),
    }
    assert ["r4/v1"] in sets(rows, ("r1", "r2"), ("r3", "r4"))


def test_days_tell_apart_but_nobody_dies_twice() -> None:
    rows = {
        "r1": (told(1, "ban", day="2024-05-01"), told(2, "death", "ada quint", day="2024-05-01")),
        "r2": (told(1, "ban", day="2024-05-09"), told(2, "death", "ada quint", day="2024-05-09")),
        "r3": (told(1, "ban", day="2024-05-02"),),
    }
    assert sets(rows) == [["r1/v1", "r3/v1"], ["r1/v2", "r2/v2"], ["r2/v1"]]


def test_what_is_said_is_told_apart_by_who_says_it() -> None:
    rows = {
        "r1": (told(1, "apology", "ada quint", role="agent"),),
        "r2": (told(1, "apology", "bo lorne", role="agent"), told(2, "apology", "ada quint", role="agent")),
    }
    assert sets(rows) == [["r1/v1", "r2/v2"], ["r2/v1"]]


def test_what_is_feared_or_asked_for_is_not_what_happened_but_a_gathering_to_come_is_the_one_held() -> None:
    rows = {
        "r1": (told(1, "arrest", held=False), told(2, "gathering", held=False)),
        "r2": (told(1, "arrest"), told(2, "gathering")),
    }
    assert sets(rows) == [["r1/v1"], ["r1/v2", "r2/v2"], ["r2/v1"]]


def test_what_befell_somebody_is_one_event_in_reports_of_another_matter_too() -> None:
    rows = {
        "r1": (told(1, "death", "ada quint", day="2024-05-01"),),
        "r2": (told(1, "death", "ada quint", day="2024-05-01"), told(2, "fine", "bo lorne")),
    }
    assert sets(rows, ("r1",), ("r2",)) == [["r1/v1", "r2/v1"], ["r2/v2"]]


def test_a_headline_names_nobody() -> None:
    rows = {"r1": (told(1, "death", "quint dies", title=True), told(2, "death", "ada quint")), "r2": ()}
    assert sets(rows) == [["r1/v1", "r1/v2"]]


def test_every_telling_is_in_one_set_and_the_names_of_reports_do_not_matter(town: Town) -> None:
    rows = {source: told_events(reading) for source, reading in town.readings.items()}
    whole = {frozenset(one) for one in _named(same_events(rows, [tuple(rows)]), {s: s for s in rows})}
    assert sum(map(len, whole)) == sum(map(len, rows.values()))
    for seed in range(5):
        order = list(rows)
        random.Random(seed).shuffle(order)
        called = {source: f"r{n}" for n, source in enumerate(order)}
        mixed = {called[source]: rows[source] for source in order}
        back = {new: old for old, new in called.items()}
        assert {frozenset(one) for one in _named(same_events(mixed, [tuple(mixed)]), back)} == whole


def _named(found: Sequence[tuple[Telling, ...]], names: Mapping[str, str]) -> list[list[tuple[str, str]]]:
    return [[(names[source], one.id) for source, one in telling] for telling in found]
