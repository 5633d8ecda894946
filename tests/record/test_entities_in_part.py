"""Who is meant by a part of a name: a surname, a given name, with a title or a kin term."""

from __future__ import annotations

import pytest
from record_entities import Who, body, case_of, holder, person, place, report

from onrecord.model.record import LinkKind
from onrecord.record.entities import Decided

TOWN = place("Quillbury")
AROUND = (person("Ode Farrant"), person("Ila Reeve"), TOWN)
ELSEWHERE = (place("Ollerby"), person("Zed Fay"), person("Ro Hallam"))


def test_a_given_name_with_a_kin_term_is_the_one_of_that_family() -> None:
    made = case_of(
        [
            report("2021-03-14", person("Verity Farrant", "mother"), *AROUND),
            report("2021-03-15", person("Verity", "mother"), *AROUND),
            report("2021-03-16", person("Verity", "mother"), *ELSEWHERE),
        ]
    )
    assert made.are_one("r1/e1", "r2/e1")
    assert not made.are_one("r1/e1", "r3/e1")
    (link,) = [
        link for link in made.one("Verity Farrant").why if link.kind is LinkKind.ENTITY and "r2/e1" in link.right
    ]
    assert {"part of the name alone", "reports also share", "same relative"} <= {why.name for why in link.why}
    made.decided = Decided(apart=frozenset({("r1/e1", "r2/e1")}))
    assert not made.are_one("r1/e1", "r2/e1")


def test_a_given_name_of_two_in_the_matter_is_neithers() -> None:
    made = case_of(
        [
            report("2021-03-14", person("Verity Farrant"), person("Verity Coe"), *AROUND),
            report("2021-03-15", person("Verity", "mother"), *AROUND),
        ]
    )
    assert not made.are_one("r1/e1", "r2/e1")
    assert not made.are_one("r1/e2", "r2/e1")


def test_given_names_in_a_report_that_calls_the_family_so() -> None:
    made = case_of(
        [
            report("2021-03-14", person("Verity Farrant"), person("Lorcan Farrant"), person("Ila Reeve"), TOWN),
            report("2021-03-15", person("Verity"), person("Lorcan"), person("Ila Reeve"), TOWN),
        ]
    )
    assert made.are_one("r1/e1", "r2/e1")
    assert made.are_one("r1/e2", "r2/e2")


def test_of_two_of_a_surname_the_office_tells_which() -> None:
    inspector, organiser = person("Garth Mellish", "Inspector"), person("Kit Mellish", "organiser")
    made = case_of(
        [
            report("2021-03-14", inspector, organiser, *AROUND),
            report("2021-03-15", person("Mellish", "Insp"), *AROUND),
            report("2021-03-16", person("Mellish"), *AROUND),
        ]
    )
    assert made.are_one("r1/e1", "r2/e1")
    assert not made.are_one("r1/e1", "r3/e1")
    assert not made.are_one("r1/e2", "r3/e1")


def test_a_mr_is_no_wife() -> None:
    wife = person("Ngara Okwu", "wife")
    made = case_of(
        [
            report("2021-03-14", wife, *AROUND),
            report("2021-03-15", person("Okwu", said=("Mr Okwu",)), *AROUND),
            report("2021-03-16", person("Okwu", said=("Mrs Okwu",)), *AROUND),
        ]
    )
    assert made.are_one("r1/e1", "r3/e1")
    assert not made.are_one("r1/e1", "r2/e1")


@pytest.mark.parametrize(
    ("full", "part"),
    [
        ("Lena Orme-Vansing", "Orme-Vansing"),
        ("Lena Orme-Vansing", "Ms Orme-Vansing"),
        ("Brendan Ó Cuirc", "Mr Ó Cuirc"),
        ("Síle Ní Chuirc", "Ms Ní Chuirc"),
        ("Rhodri ap Tegid", "Mr ap Tegid"),
        ("Thandi van der Tarn", "Van der Tarn"),
        ("Jan van Tarn", "Mr Van Tarn"),
        ("P. K. Velan", "Mr. Velan"),
    ],
)
def test_a_surname_of_several_words_is_one_surname(full: str, part: str) -> None:
    other = person("Sula " + full.split(maxsplit=1)[1])
    made = case_of(
        [
            report("2021-03-14", person(full), *AROUND),
            report("2021-03-15", person(part.removeprefix("Mr ").removeprefix("Ms "), said=(part,)), *AROUND),
        ]
    )
    assert made.are_one("r1/e1", "r2/e1")
    made.add("r3", report("2021-03-16", other, *AROUND))
    assert not made.are_one("r1/e1", "r3/e1")


@pytest.mark.parametrize("taken_for", [body("Boorne"), place("Boorne")])
def test_a_surname_that_was_read_as_a_body_or_a_place(taken_for: Who) -> None:
    made = case_of(
        [
            report("2021-03-14", person("Earl Boorne", "sheriff"), *AROUND),
            report("2021-03-15", taken_for, *AROUND),
            report("2021-03-16", taken_for, *ELSEWHERE),
        ]
    )
    assert made.are_one("r1/e1", "r2/e1")
    assert not made.are_one("r1/e1", "r3/e1")
    assert made.one("Earl Boorne").kind.value == "person"


def test_an_office_whose_holder_is_told_by_surname_is_the_full_names() -> None:
    made = case_of(
        [
            report("2021-03-14", person("Bo Lunt", "Quillbury mayor"), *AROUND),
            report("2021-03-15", person("Lunt", "Quillbury mayor"), *AROUND),
            report("2021-03-16", holder("Quillbury mayor"), *AROUND),
        ]
    )
    assert made.are_one("r1/e1", "r2/e1", "r3/e1")
    assert [office.text for office in made.one("Bo Lunt").offices] == ["Quillbury mayor"]


def test_a_father_and_a_son_of_one_name_are_two() -> None:
    made = case_of(
        [
            report("2021-03-14", person("Tam Orrin Jr."), *AROUND),
            report("2021-03-15", person("Tam Orrin Sr."), *AROUND),
            report("2021-03-16", person("Tam Orrin Jr"), *AROUND),
        ]
    )
    assert made.are_one("r1/e1", "r3/e1")
    assert not made.are_one("r1/e1", "r2/e1")


def test_the_title_of_whose_mother_she_is_is_not_hers() -> None:
    made = case_of(
        [
            report("2021-03-14", person("Verity Farrant", "mother"), *AROUND),
            report("2021-03-15", person("Verity", "mother", said=("Mr Farrant's mother", "Verity")), *AROUND),
        ]
    )
    assert made.are_one("r1/e1", "r2/e1")
