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
