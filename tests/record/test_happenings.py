"""Which events are one happening: by whom it befell, its day, and what else the reports share."""

from __future__ import annotations

from onrecord.model import Span
from onrecord.model.record import Incident
from onrecord.record import happenings
from onrecord.record.index import InMemory
from onrecord.record.told_events import Filler, Told, from_json, to_json


def told(number: int, kind: str, *patients: str, day: str | None = None, agent: str = "") -> Told:
    at = Span(number * 10, number * 10 + 5)
    named = [("patient", name) for name in patients] + ([("agent", agent)] if agent else [])
    fillers = tuple(Filler(role, tuple(name.split()), True, at) for role, name in named)
    family = {"killing": "death", "detention": "arrest"}.get(kind, kind)
    return Told(f"v{number}", kind, family, at, fillers, day, at if day else None, "", None, "2024-05-01")


def parts(rows: dict[str, tuple[Told, ...]], *groups: tuple[str, ...]) -> list[Incident]:
    return [one for one in happenings.incidents_of(rows, groups) if one.part_of is not None]


def test_two_people_are_two_incidents_and_two_words_for_one_are_one() -> None:
    rows = {
        "r1": (told(1, "arrest", "ada quint"), told(2, "arrest", "jory quint")),
        "r2": (told(1, "detention", "ada quint"),),
    }
    assert [one.events for one in parts(rows, ("r1", "r2"))] == [(("r1", "v1"), ("r2", "v1")), (("r1", "v2"),)]


def test_a_last_name_alone_goes_with_the_full_one() -> None:
    rows = {"r1": (told(1, "killing", "ada quint"),), "r2": (told(1, "death", "quint"),)}
    (one,) = parts(rows, ("r1", "r2"))
    assert one.told_in == ("r1", "r2")
    assert set(one.types) == {"death", "killing"}


def test_one_person_arrested_twice_is_two_incidents() -> None:
    rows = {
        "r1": (told(1, "arrest", "ada quint", day="2024-05-01"), told(2, "arrest", "ada quint", day="2024-05-12")),
        "r2": (told(1, "arrest", "ada quint", day="2024-05-02"),),
    }
    assert [one.told_in for one in parts(rows, ("r1", "r2"))] == [("r1", "r2"), ("r1",)]


def test_what_a_report_of_something_else_tells_joins_by_full_name_and_day() -> None:
    rows = {
        "r1": (told(1, "death", "ada quint", day="2024-05-01"),),
        "r2": (told(1, "fine", "bo lorne"), told(2, "death", "ada quint", day="2024-05-01")),
        "r3": (told(1, "death", "ada quint", day="2019-02-03"),),
        "r4": (told(1, "death", "ada quint"),),
    }
    found = {one.told_in: one for one in parts(rows, ("r1",), ("r2",), ("r3",), ("r4",))}
    assert ("r1", "r2") in found
    # Two of one name stay two unless more than the name joins them.
    assert ("r3",) in found
    assert ("r4",) in found
    main = next(one for one in happenings.incidents_of(rows, [("r1",), ("r2",), ("r3",), ("r4",)]) if one.id == "r1")
    assert main.told_in == ("r1", "r2")
    assert main.main_of == ("r1",)


def test_a_second_name_joins_where_no_day_is_told() -> None:
    rows = {
        "r1": (told(1, "death", "ada quint", agent="bo lorne"),),
        "r2": (told(1, "death", "ada quint"), told(2, "charge", "bo lorne")),
    }
    death = next(one for one in parts(rows, ("r1",), ("r2",)) if one.types == ("death",))
    assert death.told_in == ("r1", "r2")


def test_gatherings_are_told_apart_by_their_day() -> None:
    rows = {
        "r1": (told(1, "gathering", day="2024-05-01"), told(2, "gathering")),
        "r2": (told(1, "gathering", day="2024-05-08"),),
    }
    found = parts(rows, ("r1", "r2"))
    assert [one.events for one in found] == [(("r1", "v1"), ("r1", "v2")), (("r2", "v1"),)]
    assert found[0].when[0].value == "2024-05-01"
    assert found[0].when[0].told[0].source == "r1"


def test_only_reports_that_tell_of_the_same_person_are_reached() -> None:
    rows = {
        "r1": (told(1, "death", "ada quint"),),
        "r2": (told(1, "killing", "ada quint"),),
        "r3": (told(1, "arrest", "ada quint"),),
        "r4": (told(1, "death", "bo lorne"),),
    }
    index = InMemory()
    for source, events in rows.items():
        happenings.note(index, source, events)
    assert happenings.reach(index, ["r1"]) == {"r1": rows["r1"], "r2": rows["r2"]}


def test_rows_can_be_kept() -> None:
    rows = (told(1, "arrest", "ada quint", day="2024-05-01", agent="bo lorne"), told(2, "gathering"))
    assert from_json(to_json(rows)) == rows
