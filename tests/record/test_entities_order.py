"""Who is who does not depend on the order in which reports came."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_entities import Made, Who, body, case_of, holder, person, place, report

from onrecord import Reading
from onrecord.model import Sector
from onrecord.record.entities import keys
from onrecord.record.index import InMemory

_NAMES = ["Ann Tarn", "Anne Tarn", "A. Tarn", "Ann Mary Tarn", "Tarn", "Bo Lunt", "Robert Lunt", "Bob Lunt", "Lunt"]
_ROLES = ["", "", "PC", "councillor", "mayor", "former mayor", "florist"]
_OTHERS = [
    place("Quillbury"), place("Mill Street"), place("Newport", "geonames:1"), place("Newport", "geonames:2"),
    body("Quillshire Police", Sector.POLICE), body("police", Sector.POLICE, named=False), body("HCRB"),
    body("Harbour Conduct Review Board"), body("Ann Tarn"), person("Ode Farrant"), person("Ila Reeve"),
    holder("mayor"),
]  # fmt: skip
_people = st.builds(person, st.sampled_from(_NAMES), st.sampled_from(_ROLES), st.sampled_from([None, None, 28, 30, 45]))
_whos = st.lists(_people | st.sampled_from(_OTHERS), min_size=1, max_size=5)
_days = st.sampled_from(["2021-03-14", "2021-03-18", "2023-05-01", "2021", None])


@st.composite
def cases(draw: st.DrawFn) -> list[Reading]:
    days_and_whos: list[tuple[str | None, list[Who]]] = draw(st.lists(st.tuples(_days, _whos), min_size=2, max_size=7))
    # Each has a text of its own: of two that are the same to the letter, either may stand first.
    return [report(day, *whos, place(f"Spot {number}lane")) for number, (day, whos) in enumerate(days_and_whos)]


def members(made: Made, names: dict[str, str]) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """Groups, and who is meant at the end, by the reports' own names."""

    def renamed(member: str) -> str:
        source, _, part = member.partition("/")
        return f"{names[source]}/{part}"

    held: dict[str, set[str]] = {}
    for member, id in made.ids().items():
        held.setdefault(id, set()).add(renamed(member))
    return {frozenset(map(renamed, some)) for some in made.sets()}, {frozenset(some) for some in held.values()}


def in_order(readings: list[Reading], order: list[int]) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    return members(case_of([readings[n] for n in order]), {f"r{at}": f"x{n}" for at, n in enumerate(order, 1)})


@settings(max_examples=60, deadline=None)
@given(cases(), st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order(readings: list[Reading], dice: random.Random) -> None:
    order = list(range(len(readings)))
    straight = in_order(readings, order)
    dice.shuffle(order)
    assert in_order(readings, order) == straight
    order.reverse()
    assert in_order(readings, order) == straight


@settings(max_examples=60, deadline=None)
@given(cases())
def test_every_named_entity_is_in_one_group(readings: list[Reading]) -> None:
    made = case_of(readings)
    named = {f"r{n}/{e.id}" for n, reading in enumerate(readings, 1) for e in reading.entities if e.named}
    assert set(made.group) == named
    told = [member for entity in made.entities() for member in entity.members]
    assert len(told) == len(set(told))


def test_a_name_that_very_many_reports_have_is_compared_with_a_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "MOST", 8)
    readings = [
        report(f"2021-03-{n % 28 + 1:02}", person("Bo Lunt", "mayor"), place("Quillbury"), person(f"Vic {n}son Tarn"))
        for n in range(60)
    ]
    made = Made(InMemory(too_common=20))
    asked: list[int] = []
    found = made.index.profiles

    def counted(space: str, sources: list[str]) -> dict[str, str]:
        asked.append(len(sources := list(sources)))
        return found(space, sources)

    monkeypatch.setattr(made.index, "profiles", counted)
    for number, reading in enumerate(readings, 1):
        del asked[:]
        made.add(f"r{number}", reading)
        assert sum(asked) <= 45
    assert len({made.group[f"r{n}/e1"] for n in range(1, 61)}) == 1
    assert len({made.group[f"r{n}/e2"] for n in range(1, 61)}) == 1
    # One who is somebody else is so among very many, too.
    made.add("r61", report("2021-03-14", person("Bo Lunt", "PC"), place("Quillbury")))
    assert made.group["r61/e1"] != made.group["r1/e1"]
    assert made.group["r61/e2"] == made.group["r1/e2"]
