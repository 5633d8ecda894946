"""Offices that change hands, and who is meant where a report gives no full name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from record_entities import Made, body, case_of, holder, person, place, report

from onrecord import Reading
from onrecord.model import Sector
from onrecord.record.entities import Decided

FORCE = body("Quillshire Police", Sector.POLICE)
TOWN = place("Quillbury")


@pytest.fixture
def years() -> Made:
    """Two commissioners, one after the other, and reports that give the office alone."""
    first, second = person("Ada Orr", "Quillshire commissioner"), person("Bo Lunt", "Quillshire commissioner")
    return case_of(
        [
            report("2021-03-14", first, FORCE),
            report("2021-06-01", holder("Quillshire commissioner"), TOWN),
            report("2021-09-01", first, FORCE),
            report("2022-06-01", holder("Quillshire commissioner"), TOWN),
            report("2023-03-14", second, FORCE),
            report("2023-03-18", holder("commissioner"), FORCE),
            report("2024-01-01", holder("Quillshire commissioner"), FORCE),
        ]
    )


def test_a_bare_office_is_its_holder_at_that_time(years: Made) -> None:
    assert years.are_one("r1/e1", "r2/e1", "r3/e1")
    assert years.are_one("r5/e1", "r6/e1")
    assert not years.are_one("r1/e1", "r5/e1")


def test_between_two_holders_and_after_the_last_nobody_is_meant(years: Made) -> None:
    assert "r4/e1" not in years.ids()
    assert "r7/e1" not in years.ids()


def test_offices_have_the_days_that_they_were_told_for(years: Made) -> None:
    (office,) = years.one("Ada Orr").offices
    assert (office.text, office.first, office.last, office.former) == (
        "Quillshire commissioner", "2021-03-14", "2021-09-01", False,
    )  # fmt: skip
    assert [words.source for words in office.told] == ["r1", "r2", "r3"]
    (link,) = [link for link in years.one("Ada Orr").why if link.right == "r2/e1"]
    assert link.why[0].name == "office held then"
    assert "2021-03-14" in link.why[0].left


def test_a_former_office_is_over() -> None:
    made = case_of(
        [
            report("2021-03-14", person("Ada Orr", "former Quillshire commissioner"), FORCE),
            report("2021-03-14", holder("Quillshire commissioner"), FORCE),
        ]
    )
    (office,) = made.one("Ada Orr").offices
    assert office.former
    assert (office.first, office.last) == (None, None)
    assert "r2/e1" not in made.ids()


def test_an_office_of_another_time_is_not_its_holder_now(read_text: Callable[..., Reading]) -> None:
    made = case_of(
        [
            read_text("Ada Orr, the home secretary, said that the Quillshire Police were wrong.", "2023-02-12"),
            read_text("Bo Lunt, who was home secretary at the time, told the Quillshire Police so.", "2023-02-10"),
        ]
    )
    assert {member for member, id in made.ids().items() if id == made.one("Ada Orr").id} == {"r1/e1"}


def test_the_same_office_of_another_place_is_another() -> None:
    made = case_of(
        [
            report("2021-03-14", person("Ada Orr", "chief constable of Quillshire"), FORCE),
            report("2021-03-14", holder("chief constable of Marshire"), body("Marshire Police", Sector.POLICE)),
            report("2021-03-14", holder("Quillshire chief constable"), TOWN),
            report("2021-03-14", holder("chief constable"), place("Ollerby")),
        ]
    )
    assert made.are_one("r1/e1", "r3/e1")
    assert not {"r2/e1", "r4/e1"} & made.ids().keys()


def test_two_holders_of_one_week_leave_it_open() -> None:
    made = case_of(
        [
            report("2021-03-14", person("Ada Orr", "mayor"), TOWN),
            report("2021-03-16", person("Bo Lunt", "mayor"), TOWN),
            report("2021-03-15", holder("mayor"), TOWN),
        ]
    )
    assert "r3/e1" not in made.ids()


def test_an_unnamed_source_is_nobody_of_another_report() -> None:
    made = case_of([report("2021-03-14", holder("government source"), TOWN) for _ in range(2)])
    assert not {"r1/e1", "r2/e1"} & made.ids().keys()


def test_the_police_are_the_force_of_the_matter_where_there_is_one() -> None:
    police = body("police", Sector.POLICE, named=False)
    victim, sister = person("Ode Farrant"), person("Ila Farrant")
    made = case_of(
        [
            report("2021-03-14", FORCE, victim, sister),
            report("2021-03-15", police, victim, sister),
            report("2021-03-15", police, place("Ollerby")),
        ]
    )
    assert made.are_one("r1/e1", "r2/e1")
    assert "r3/e1" not in made.ids()
    made.add("r4", report("2021-03-16", body("Marshire Police", Sector.POLICE), victim, sister))
    assert "r2/e1" not in made.ids()


def test_a_surname_alone_is_the_one_of_that_name_in_the_matter() -> None:
    around = (person("Ode Farrant"), person("Ila Reeve"), TOWN)
    made = case_of(
        [
            report("2021-03-14", person("Bo Lunt", "minister"), *around),
            report("2021-03-15", person("Lunt"), *around),
            report("2021-03-16", person("Lunt"), place("Ollerby"), person("Zed Fay"), person("Ro Hall")),
        ]
    )
    assert made.are_one("r1/e1", "r2/e1")
    assert not made.are_one("r1/e1", "r3/e1")
    made.add("r4", report("2021-03-17", person("Mo Lunt"), *around))
    assert not made.are_one("r1/e1", "r2/e1")


def test_who_is_meant_heeds_what_a_person_decided(years: Made) -> None:
    years.decided = Decided(apart=frozenset({("r1/e1", "r2/e1")}))
    assert "r2/e1" not in years.ids()


def test_roles_in_other_words_are_one_office() -> None:
    made = case_of(
        [
            report("2021-03-14", person("Roy Ollerby", "leader of Quillbury Council"), TOWN),
            report("2021-03-20", person("Roy Ollerby", "Council leader"), TOWN),
            report("2021-04-01", person("Roy Ollerby", "florist"), TOWN),
        ]
    )
    leader, florist = made.one("Roy Ollerby").offices
    assert (leader.text, leader.first, leader.last) == ("leader of Quillbury Council", "2021-03-14", "2021-03-20")
    assert florist.text == "florist"


def test_a_dame_is_called_by_her_first_name() -> None:
    around = (person("Ode Farrant"), person("Ila Reeve"), TOWN)
    full = report("2021-03-14", person("Verity Lunt", said=("Dame Verity Lunt",)), *around)
    assert case_of([full, report("2021-03-15", person("Verity", said=("Dame Verity",)), *around)]).are_one(
        "r1/e1", "r2/e1"
    )
    # "Verity" by itself may be anybody's surname.
    assert not case_of([full, report("2021-03-15", person("Verity"), *around)]).are_one("r1/e1", "r2/e1")


def test_an_office_of_a_force_by_another_name_for_it() -> None:
    made = case_of(
        [
            report("2021-03-14", person("Ada Orr", "Metropolitan Police commissioner"), TOWN),
            report("2021-03-16", holder("Met commissioner"), TOWN),
            report("2021-03-16", holder("Quillshire Police commissioner"), TOWN),
        ]
    )
    assert made.are_one("r1/e1", "r2/e1")
    assert "r3/e1" not in made.ids()


def test_a_person_may_say_who_an_unnamed_one_is() -> None:
    made = case_of(
        [
            report("2021-03-14", person("Ada Orr", "minister"), TOWN),
            report("2021-03-16", holder("government source"), TOWN),
        ]
    )
    made.decided = Decided(together=frozenset({("r1/e1", "r2/e1")}))
    assert made.are_one("r1/e1", "r2/e1")
    assert made.one("Ada Orr").told_in == ("r1", "r2")
    assert [why.name for why in made.one("Ada Orr").why[0].why] == ["a person decided"]
