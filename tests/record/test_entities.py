"""Who is who over several reports."""

from __future__ import annotations

import pytest
from record_entities import body, case_of, person, place, report

from onrecord.model import EntityKind, Sector
from onrecord.model.record import LinkKind
from onrecord.record.entities import Decided

VICTIM, TOWN = person("Ode Farrant"), place("Quillbury")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Elspeth Tarn", "Elspeth Tarn"),
        ("Robert Tarn", "Bob Tarn"),
        ("Elizabeth Tarn", "Lizzie Tarn"),
        ("Mohammed Tarn", "Muhammad Tarn"),
        ("E. Tarn", "Elspeth Tarn"),
        ("Elspeth M Tarn", "Elspeth Margaret Tarn"),
        ("Elspeth Margaret Tarn", "Elspeth Tarn"),
        ("Elspeth Tarn Ollerby", "Elspeth Tarn"),
        ("José Núñez", "Jose Nunez"),
        ("Søren Kjær", "Soren Kjaer"),
        ("Elspeth O'Tarn", "Elspeth O’Tarn"),
        ("Elspeth van der Tarn", "Elspeth Tarn"),
        ("Mary Ollerby-Tarn", "Mary Ollerby Tarn"),
        ("Zhou Enmei", "Enmei Zhou"),
        ("Elspeth Tarnaby", "Elspeth Tarneby"),
        ("Siobhán Tarn", "Siobhan Tarn"),
    ],
)
def test_one_person_by_variants_of_a_name(one: str, other: str) -> None:
    made = case_of([report("2024-05-01", person(one), VICTIM, TOWN), report("2024-05-02", person(other), VICTIM, TOWN)])
    assert made.are_one("r1/e1", "r2/e1")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Elspeth Tarn", "Edwin Tarn"),
        ("Elspeth Tarn", "Elspeth Ollerby"),
        ("Elspeth Mary Tarn", "Elspeth Jane Tarn"),
        ("E. Tarn", "Robert Tarn"),
        ("Mark Tarn", "Mary Tarn"),
    ],
)
def test_two_people_by_their_names(one: str, other: str) -> None:
    made = case_of([report("2024-05-01", person(one), VICTIM, TOWN), report("2024-05-02", person(other), VICTIM, TOWN)])
    assert not made.are_one("r1/e1", "r2/e1")


def test_a_misspelling_needs_more_than_the_name() -> None:
    alone = case_of([report("2024-05-01", person("Elspeth Tarnaby")), report("2024-05-02", person("Elspeth Tarneby"))])
    assert not alone.are_one("r1/e1", "r2/e1")


def test_a_common_name_with_nothing_in_common_is_two() -> None:
    made = case_of(
        [
            report("2024-05-01", person("John Smith"), person("Ada Orr"), place("Quillbury"), body("Quillbury Rovers")),
            report("2024-05-02", person("John Smith"), person("Bo Lunt"), place("Marsham"), body("Marsham Town")),
        ]
    )
    assert not made.are_one("r1/e1", "r2/e1")


def test_two_of_one_name_stay_two_by_what_nobody_is_at_once() -> None:
    made = case_of(
        [
            report("2024-05-01", person("Ann Tarn", "councillor"), VICTIM, TOWN, body("Quill Police", Sector.POLICE)),
            report("2024-05-02", person("Ann Tarn", "PC"), VICTIM, TOWN, body("Quill Police", Sector.POLICE)),
            report("2024-05-03", person("Ann Tarn", "Cllr"), person("Ann Tarn", "custody officer"), VICTIM, TOWN),
        ]
    )
    assert made.are_one("r1/e1", "r3/e1")
    assert made.are_one("r2/e1", "r3/e2")
    assert not made.are_one("r1/e1", "r2/e1")


def test_two_whom_one_report_tells_apart_stay_two() -> None:
    made = case_of(
        [
            report("2024-05-01", person("Ann Tarn"), person("Ann Tarn"), VICTIM, TOWN),
            report("2024-05-02", person("Ann Tarn"), VICTIM, TOWN),
        ]
    )
    assert not made.are_one("r1/e1", "r1/e2")


def test_an_officer_who_was_elected_years_later_may_be_one() -> None:
    early = report("2016-05-01", person("Ann Tarn", "Inspector"), VICTIM, TOWN)
    late = report("2024-05-01", person("Ann Tarn", "councillor"), VICTIM, TOWN)
    assert case_of([early, late]).are_one("r1/e1", "r2/e1")
    assert not case_of([report("2024-04-01", person("Ann Tarn", "Inspector"), VICTIM, TOWN), late]).are_one(
        "r1/e1", "r2/e1"
    )


def test_ages_go_with_the_years() -> None:
    at_28 = report("2021-03-14", person("Ann Tarn", age=28), VICTIM, TOWN)
    at_30 = report("2023-09-01", person("Ann Tarn", age=30), VICTIM, TOWN)
    at_45 = report("2023-09-01", person("Ann Tarn", age=45), VICTIM, TOWN)
    made = case_of([at_28, at_30])
    assert made.are_one("r1/e1", "r2/e1")
    assert [summary.value for summary in made.one("Ann Tarn").ages] == ["28", "30"]
    assert any(why.name == "age" and why.value > 0 for link in made.one("Ann Tarn").why for why in link.why)
    assert not case_of([at_28, at_45]).are_one("r1/e1", "r2/e1")


def test_a_mr_is_no_ms() -> None:
    he = report("2024-05-01", person("Kim Tarn", said=("Mr Kim Tarn",)), VICTIM, TOWN)
    she = report("2024-05-02", person("Kim Tarn", said=("Ms Kim Tarn",)), VICTIM, TOWN)
    assert not case_of([he, she]).are_one("r1/e1", "r2/e1")


def test_bodies_by_name_acronym_and_what_is_left_out() -> None:
    made = case_of(
        [
            report("2024-05-01", body("Harbour Conduct Review Board"), VICTIM),
            report("2024-05-02", body("HCRB"), VICTIM),
            report("2024-05-03", body("Quillshire Police Service", Sector.POLICE), VICTIM),
            report("2024-05-04", body("Quillshire Police", Sector.POLICE), VICTIM),
        ]
    )
    assert made.are_one("r1/e1", "r2/e1")
    assert made.are_one("r3/e1", "r4/e1")
    assert made.one("Harbour Conduct Review Board").names[1].value == "HCRB"


def test_places_by_gazetteer_or_by_what_else_is_there() -> None:
    made = case_of(
        [
            report("2024-05-01", place("Newport", "geonames:1"), place("Mill Street"), person("Ada Orr")),
            report("2024-05-02", place("Newport", "geonames:2"), place("Mill Street"), person("Bo Lunt")),
            report("2024-05-03", place("Newport", "geonames:1"), place("Mill Street"), person("Ada Orr")),
        ]
    )
    assert made.are_one("r1/e1", "r3/e1")
    assert not made.are_one("r1/e1", "r2/e1")
    assert made.are_one("r1/e2", "r3/e2")
    assert not made.are_one("r1/e2", "r2/e2")


def test_a_person_whom_one_reading_took_for_a_body() -> None:
    made = case_of(
        [
            report("2024-05-01", person("Mirela Quandt", "nurse", 41), VICTIM, TOWN),
            report("2024-05-02", body("Mirela Quandt"), VICTIM, TOWN),
        ]
    )
    assert made.one("Mirela Quandt").kind is EntityKind.PERSON


def test_a_link_says_why_with_the_words_of_each_side() -> None:
    made = case_of(
        [
            report("2024-05-01", person("Robert Tarn", "florist"), VICTIM, TOWN),
            report("2024-05-02", person("Bob Tarn", "florist"), VICTIM, TOWN),
        ]
    )
    (link,) = made.one("Robert Tarn").why
    assert (link.kind, link.left, link.right) == (LinkKind.ENTITY, "r1/e1", "r2/e1")
    assert 0.5 < link.score < 1
    whys = {why.name: why for why in link.why}
    assert (whys["short form of the name"].left, whys["short form of the name"].right) == ("Robert Tarn", "Bob Tarn")
    assert whys["role"].left == "florist"
    assert "ode farrant" in whys["reports also share"].left
    assert [abs(why.value) for why in link.why] == sorted((abs(why.value) for why in link.why), reverse=True)


def test_the_words_of_names_roles_and_ages_are_where_they_are_said_to_be() -> None:
    readings = {f"r{n}": report(f"2024-05-0{n}", person("Ann Tarn", "florist", 33), VICTIM) for n in (1, 2)}
    entity = case_of(readings.values()).one("Ann Tarn")
    for summary in (*entity.names, *entity.ages):
        assert {readings[words.source].words(words.span) for words in summary.told} == {summary.value}
    (office,) = entity.offices
    assert {readings[words.source].words(words.span) for words in office.told} == {"florist"}
    assert entity.members == (("r1", "e1"), ("r2", "e1"))
    assert entity.told_in == ("r1", "r2")


def test_what_a_person_decided_wins() -> None:
    reports = [
        report("2024-05-01", person("Ann Tarn"), VICTIM, TOWN),
        report("2024-05-02", person("Ann Tarn"), VICTIM, TOWN),
        report("2024-05-03", person("Nan Ollerby"), person("Bo Lunt")),
    ]
    made = case_of(reports)
    assert made.are_one("r1/e1", "r2/e1")
    made.decided = Decided(together=frozenset({("r2/e1", "r3/e1")}), apart=frozenset({("r1/e1", "r2/e1")}))
    for source in ("r1", "r3"):
        made.regroup(source)
    assert not made.are_one("r1/e1", "r2/e1")
    assert made.are_one("r2/e1", "r3/e1")
    assert any(why.name == "a person decided" for e in made.entities() for link in e.why for why in link.why)
    # Taken back, it is as before.
    made.decided = Decided()
    for source in ("r1", "r3"):
        made.regroup(source)
    assert made.sets() == case_of(reports).sets()


def test_adding_again_changes_nothing() -> None:
    reports = [report(f"2024-05-0{n}", person("Ann Tarn"), VICTIM, TOWN) for n in range(1, 5)]
    made = case_of(reports)
    before = made.groups()
    for source in ("r2", "r4", "r1"):
        made.regroup(source)
    assert made.groups() == before
