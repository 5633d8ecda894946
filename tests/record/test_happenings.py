"""Which events are one happening: by whom it befell, its day, and what else the reports share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.model import Span
from onrecord.model.record import Incident
from onrecord.record.incident_objects import incidents_of, settled
from onrecord.record.told_events import Filler, Told, from_json, to_json


def told(number: int, kind: str, *patients: str, day: str | None = None, agent: str = "", **more: Any) -> Told:
    at = Span(number * 10, number * 10 + 5)
    named = [("patient", name) for name in patients] + ([("agent", agent)] if agent else [])
    fillers = tuple(Filler(role, tuple(name.split()), True, at) for role, name in named)
    family = {"killing": "death", "detention": "arrest"}.get(kind, kind)
    return Told(f"v{number}", kind, family, at, fillers, day, at if day else None, "", None, "2024-05-01", **more)


def found(rows: Mapping[str, tuple[Told, ...]], *groups: tuple[str, ...]) -> list[Incident]:
    return incidents_of(settled(rows, groups), rows, {})


def parts(rows: Mapping[str, tuple[Told, ...]], *groups: tuple[str, ...]) -> list[Incident]:
    return [one for one in found(rows, *groups) if one.part_of is not None]


def test_two_people_are_two_incidents_and_two_words_for_one_are_one() -> None:
    rows = {
        "r1": (told(1, "arrest", "ada quint"), told(2, "arrest", "jory quint")),
        "r2": (told(1, "detention", "ada quint"),),
    }
    assert [one.events for one in parts(rows, ("r1", "r2"))] == [(("r1", "v1"), ("r2", "v1")), (("r1", "v2"),)]


def test_a_last_name_alone_goes_with_the_full_one() -> None:
    first, _ = parts(
        {"r1": (told(1, "killing", "ada quint"), told(2, "death", "bo lorne")), "r2": (told(1, "death", "quint"),)},
        ("r1", "r2"),
    )
    assert first.told_in == ("r1", "r2")
    assert set(first.types) == {"death", "killing"}


def test_one_person_arrested_twice_is_two_incidents() -> None:
    rows = {
        "r1": (told(1, "arrest", "ada quint", day="2024-05-01"), told(2, "arrest", "ada quint", day="2024-05-12")),
        "r2": (told(1, "arrest", "ada quint", day="2024-05-02"),),
    }
    assert [one.told_in for one in parts(rows, ("r1", "r2"))] == [("r1", "r2"), ("r1",)]


def test_what_befell_one_person_is_the_main_incident_and_no_part_of_it() -> None:
    rows = {
        "r1": (told(1, "death", "ada quint", lead=True), told(2, "arrest", "bo lorne")),
        "r2": (told(1, "death", "ada quint"),),
    }
    main, arrest = found(rows, ("r1", "r2"))
    assert main.events == (("r1", "v1"), ("r2", "v1"))
    assert (arrest.types, arrest.part_of) == (("arrest",), main.id)


def test_what_befell_two_of_them_is_two_parts() -> None:
    rows = {"r1": (told(1, "death", "ada quint", lead=True), told(2, "death", "bo lorne", lead=True))}
    assert len(parts(rows, ("r1",))) == 2


def test_what_a_report_of_something_else_tells_joins_by_full_name_and_day() -> None:
    rows = {
        "r1": (told(1, "death", "ada quint", day="2024-05-01", lead=True),),
        "r2": (told(1, "fine", "bo lorne"), told(2, "death", "ada quint", day="2024-05-01")),
        "r3": (told(1, "death", "ada quint", day="2019-02-03"),),
        "r4": (told(1, "death", "ada quint"),),
    }
    first, second, third, fourth = found(rows, ("r1",), ("r2",), ("r3",), ("r4",))
    assert first.told_in == ("r1", "r2")
    assert first.main_of == ("r1",)
    assert ("r2", "v2") in first.events
    assert second.told_in == ("r2",)
    # Two of one name stay two unless more than the name joins them.
    assert (third.told_in, fourth.told_in) == (("r3",), ("r4",))


def test_a_second_name_joins_where_no_day_is_told() -> None:
    rows = {
        "r1": (told(1, "death", "ada quint", agent="bo lorne", lead=True),),
        "r2": (told(1, "charge", "bo lorne"), told(2, "death", "ada quint")),
    }
    death, _ = found(rows, ("r1",), ("r2",))
    assert death.told_in == ("r1", "r2")


def test_gatherings_are_told_apart_by_their_day() -> None:
    rows = {
        "r1": (told(1, "gathering", day="2024-05-01"), told(2, "gathering")),
        "r2": (told(1, "gathering", day="2024-05-08"),),
    }
    one, other = parts(rows, ("r1", "r2"))
    assert one.events == (("r1", "v1"), ("r1", "v2"))
    assert other.events == (("r2", "v1"),)
    assert one.when[0].value == "2024-05-01"
    assert one.when[0].told[0].source == "r1"


def test_which_day_an_undated_one_joins_does_not_depend_on_what_reports_are_called() -> None:
    first, second = told(1, "gathering", day="2024-05-01"), told(1, "gathering", day="2024-05-08")
    undated = told(2, "gathering")
    for bare, dated in (("r9", "r2"), ("r1", "r9")):
        rows = {"r5": (first,), dated: (second, undated), bare: (undated,)}
        assert {("r5", "v1"), (bare, "v2")} in [set(one.events) for one in parts(rows, tuple(rows))]


def test_arrests_at_a_gathering_are_part_of_it_and_told_together() -> None:
    rows = {
        "r1": (
            told(1, "death", "ada quint", lead=True),
            told(2, "gathering", day="2024-05-01"),
            told(3, "arrest", "bo lorne", near="2024-05-01"),
            told(4, "arrest", "cy marl", day="2024-05-02"),
            told(5, "arrest", "dov penn", day="2024-04-20"),
        ),
        "r2": (told(1, "death", "ada quint", lead=True), told(2, "arrest", day="2024-05-01", count=2)),
        "r3": (told(1, "death", "ada quint", lead=True), told(2, "gathering", near="2024-05-01", held=False)),
    }
    main, gathering, first, second, other = found(rows, ("r1", "r2", "r3"))
    assert gathering.types == ("gathering",)
    assert [one.part_of for one in (gathering, first, second, other)] == [main.id, gathering.id, gathering.id, main.id]
    assert [one.told_in for one in (first, second, other)] == [("r1", "r2"), ("r1", "r2"), ("r1",)]
    # One says beforehand that there will be a gathering that day.
    assert gathering.told_in == ("r1", "r2", "r3")


def test_what_came_after_neither_heads_nor_dates_an_incident() -> None:
    rows = {
        "r1": (
            told(1, "arrest", "bo lorne", lead=True, day="2024-05-01"),
            told(2, "charge", "bo lorne", day="2024-05-03"),
            told(3, "call", day="2024-05-04"),
            told(4, "call", day="2024-05-05"),
        )
    }
    main = found(rows, ("r1",))[0]
    assert main.types[0] == "arrest"
    assert [summary.value for summary in main.when] == ["2024-05-01"]


def test_what_befell_the_dead_before_a_gathering_is_no_part_of_it() -> None:
    rows = {
        "r1": (
            told(1, "death", "ada quint", day="2024-04-20", lead=True),
            told(2, "gathering", day="2024-05-01"),
            told(3, "harm", "ada quint", near="2024-05-01"),
            told(4, "harm", "bo lorne", near="2024-05-01"),
        ),
        "r2": (told(1, "death", "ada quint", lead=True),),
    }
    main, gathering, before, there = sorted(found(rows, ("r1", "r2")), key=lambda one: one.events[0][1])
    assert (gathering.part_of, there.part_of) == (main.id, gathering.id)
    assert before.part_of == main.id


def test_a_headline_alone_makes_no_part() -> None:
    assert parts({"r1": (told(1, "death", "ada quint", title=True),)}, ("r1",)) == []


def test_rows_can_be_kept() -> None:
    rows = (
        told(1, "arrest", "ada quint", day="2024-05-01", agent="bo lorne", count=1),
        told(2, "gathering", near="2024-05-01"),
    )
    assert from_json(to_json(rows)) == rows


def test_one_dies_once_whatever_days_reports_give() -> None:
    rows = {
        "r1": (told(1, "death", "ada quint", day="2024-05-01", lead=True),),
        "r2": (told(1, "killing", "ada quint", day="2024-05-01"), told(2, "death", "ada quint", day="2024-07-09")),
        "r3": (told(1, "death", "ada quint", day="2023-05-30"),),
    }
    (death,) = found(rows, ("r1", "r2", "r3"))
    assert death.events == (("r1", "v1"), ("r2", "v1"), ("r2", "v2"), ("r3", "v1"))
    assert death.when[0].value == "2024-05-01"


def test_a_death_that_reports_of_two_matters_tell_is_one_on_any_day_where_they_share_another_name() -> None:
    other = told(2, "arrest", "bo lorne")
    rows = {
        "r1": (told(1, "death", "ada quint", day="2024-05-01", lead=True), other),
        "r2": (told(1, "death", "ada quint", day="2019-02-03"), other),
    }
    assert sum("death" in one.types for one in found(rows, ("r1",), ("r2",))) == 1
