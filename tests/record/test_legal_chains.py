"""What the law did with whom, over invented reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from onrecord import Reading
from onrecord.model.demands import LegalChain
from onrecord.record.demands import legal_of, placed, rows_of

ReadText = Callable[..., Reading]
Told = Callable[..., dict[str, list[tuple[str, str | None]]]]


def chains(
    read_text: ReadText, *reports: tuple[str, str], entity_of: Mapping[str, str] | None = None
) -> list[LegalChain]:
    rows = {
        f"r{n}": placed(f"r{n}", rows_of(read_text(text, published=day))) for n, (day, text) in enumerate(reports, 1)
    }
    return legal_of(rows, [], {}, entity_of or {})


@pytest.fixture
def told(read_text: ReadText) -> Told:
    def tell(*reports: tuple[str, str]) -> dict[str, list[tuple[str, str | None]]]:
        return {
            chain.person: [(step.kind.value, step.date) for step in chain.steps]
            for chain in chains(read_text, *reports)
        }

    return tell


def test_a_case_from_arrest_to_verdict(told: Told) -> None:
    assert told(
        ("2031-06-12", "Milo Garrant, 30, was arrested on Tuesday on suspicion of arson."),
        ("2031-06-14", "Milo Garrant was charged with arson on Friday. He was remanded in custody."),
        ("2032-02-20", "A jury found Milo Garrant not guilty of arson on Thursday."),
    ) == {
        "Milo Garrant": [
            ("arrested", "2031-06-10"),
            ("charged", "2031-06-13"),
            ("detained", "2031-06-14"),
            ("acquitted", "2032-02-19"),
        ]
    }


def test_a_step_that_many_tell_is_one(read_text: ReadText) -> None:
    text = "Milo Garrant, 30, was arrested on Tuesday on suspicion of arson."
    (chain,) = chains(
        read_text, ("2031-06-12", text), ("2031-06-13", "Milo Garrant was arrested on suspicion of arson.")
    )
    assert [(step.kind.value, step.date, step.sources) for step in chain.steps] == [
        ("arrested", "2031-06-10", ("r1", "r2"))
    ]
    assert [offence.text for offence in chain.accused_of] == ["arson"]


def test_days_that_differ_are_both_kept(told: Told) -> None:
    assert told(
        ("2031-06-12", "Milo Garrant was arrested on 3 June."), ("2031-06-13", "Milo Garrant was arrested on 7 June.")
    ) == {"Milo Garrant": [("arrested", "2031-06-03"), ("arrested", "2031-06-07")]}


@pytest.mark.parametrize(
    "text",
    [
        "Milo Garrant was not arrested.",
        "Milo Garrant could be charged with arson.",
        "Milo Garrant will be tried in May.",
        "Carol Entwick wants Milo Garrant to be arrested.",
        "Milo Garrant said that nobody had been charged.",
    ],
)
def test_what_was_not_or_is_not_yet(told: Told, text: str) -> None:
    assert told(("2031-06-12", text)) == {}


def test_both_are_the_two_told_of_before(told: Told) -> None:
    found = told(
        (
            "2031-06-12",
            "Milo Garrant was arrested at the gate. Ines Falk was arrested on the bridge.\n\n"
            "Both were released without charge on Wednesday.",
        )
    )
    assert {person: steps[-1] for person, steps in found.items()} == {
        "Milo Garrant": ("released", "2031-06-11"),
        "Ines Falk": ("released", "2031-06-11"),
    }


def test_one_of_those_arrested_is_named_after(told: Told) -> None:
    found = told(("2031-06-12", "Nine people were arrested on Tuesday, among them Milo Garrant, 30, a baker."))
    assert found == {"Milo Garrant": [("arrested", "2031-06-10")]}


def test_whom_the_lead_describes_is_who_is_named_after(told: Told) -> None:
    found = told(
        (
            "2031-06-12",
            "A baker was charged yesterday with setting fire to a barn.\n\nMilo Garrant, 30, was charged with arson.",
        )
    )
    assert found == {"Milo Garrant": [("charged", "2031-06-11")]}


def test_charges_are_dropped_against_whom_they_name(told: Told) -> None:
    found = told(("2031-06-12", "Prosecutors dropped the charges against Milo Garrant on Tuesday, Ines Falk said."))
    assert found == {"Milo Garrant": [("dropped", "2031-06-10")]}


def test_two_of_one_name_stay_two_where_the_case_knows_them_apart(read_text: ReadText) -> None:
    reports = (
        ("2031-06-12", "Milo Garrant was arrested on Tuesday."),
        ("2031-09-12", "Milo Garrant was arrested on Tuesday."),
    )
    assert len(chains(read_text, *reports)) == 1
    ids = {f"r1/{e.id}": "e1" for e in read_text(reports[0][1]).entities} | {
        f"r2/{e.id}": "e2" for e in read_text(reports[1][1]).entities
    }
    assert [chain.entity for chain in chains(read_text, *reports, entity_of=ids)] == ["e1", "e2"]


@pytest.mark.parametrize(
    "text",
    [
        "Milo Garrant, 30, was cleared of assault on Tuesday.",
        "A court cleared Milo Garrant on Tuesday of assault.",
        "A jury on Tuesday cleared Milo Garrant, 30, of assault.",
        "Milo Garrant was cleared of assault by magistrates on Tuesday.",
        "Court clears Milo Garrant\n\nThe baker had been accused of hitting a guard.",
    ],
)
def test_who_is_cleared_is_acquitted(told: Told, text: str) -> None:
    ((kind, _),) = told(("2031-06-12", text))["Milo Garrant"]
    assert kind == "acquitted"


@pytest.mark.parametrize(
    "text",
    [
        "An inspector's report cleared Milo Garrant of wrongdoing.",
        "Police cleared Milo Garrant's name from the list.",
        "Milo Garrant was convicted in 2019 in an unrelated case of fraud.",
        "Milo Garrant was jailed for two years in 2019 for an unrelated theft.",
        "Milo Garrant was fined in 2026 over a separate matter.",
    ],
)
def test_what_is_no_step_of_this_matter(told: Told, text: str) -> None:
    assert told(("2031-06-12", text)) == {}


@pytest.mark.parametrize(
    ("text", "offences"),
    [
        ("Milo Garrant was sentenced to two years in prison.", []),
        ("Milo Garrant was sentenced to life in prison for murder.", ["murder"]),
        ("Milo Garrant was jailed for three years for arson.", ["arson"]),
        ("Milo Garrant was acquitted for want of evidence.", []),
        ("Milo Garrant was cleared of all charges.", []),
        ("Milo Garrant was convicted of murder by a jury.", ["murder"]),
        ("Milo Garrant was charged with causing death by dangerous driving.", ["causing death by dangerous driving"]),
        ("Milo Garrant was charged with arson on 3 June at Dunmere Court.", ["arson"]),
        ("Milo Garrant was fined $300 for obstructing a road.", ["obstructing a road"]),
        ("A judge convicted Milo Garrant, 30, of theft.", ["theft"]),
    ],
)
def test_people_are_accused_of_offences_alone(read_text: ReadText, text: str, offences: list[str]) -> None:
    (chain,) = chains(read_text, ("2031-06-12", text))
    assert [one.text for one in chain.accused_of] == offences


def test_a_release_bounds_the_arrest(told: Told) -> None:
    assert told(
        ("2031-06-14", "Milo Garrant was arrested at the gate. He was released without charge on Thursday.")
    ) == {"Milo Garrant": [("arrested", "2031-06-12"), ("released", "2031-06-12")]}


def test_a_day_is_more_than_a_month(told: Told) -> None:
    assert told(
        ("2031-07-14", "Milo Garrant was arrested in June."), ("2031-07-15", "Milo Garrant was arrested on 12 June.")
    ) == {"Milo Garrant": [("arrested", "2031-06-12")]}
