"""What the law does with whom, as events of a reading."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading

Read = Callable[..., Reading]


def befell(reading: Reading, kind: str) -> list[list[str]]:
    return [
        [f.entity.name if f.entity is not None else reading.words(f.span) for f in event.roles if f.role == "patient"]
        for event in reading.events
        if event.type == kind
    ]


@pytest.mark.parametrize(
    ("text", "kind", "patients"),
    [
        ("Milo Garrant and Ines Falk were charged with arson.", "charge", [["Milo Garrant", "Ines Falk"]]),
        ("A jury found Milo Garrant not guilty of arson.", "acquittal", [["Milo Garrant"]]),
        ("Prosecutors dropped the charge against Milo Garrant.", "discontinuance", [["Milo Garrant"]]),
        ("A judge convicted Milo Garrant of robbing Ines Falk and sentenced him to two years.", "conviction",
         [["Milo Garrant"]]),
        ("Milo Garrant was bailed on Tuesday.", "release", [["Milo Garrant"]]),
    ],
)  # fmt: skip
def test_a_step_befalls_whom_the_words_name(read_text: Read, text: str, kind: str, patients: list[list[str]]) -> None:
    assert befell(read_text(text, published="2031-06-12"), kind) == patients


def test_both_are_the_two_told_of_before(read_text: Read) -> None:
    reading = read_text("Milo Garrant and Ines Falk were arrested on Monday. Both were released without charge.")
    assert befell(reading, "release") == [["Milo Garrant", "Ines Falk"]]


def test_one_of_many_stands_beside_those_who_are_counted(read_text: Read) -> None:
    reading = read_text("Nine people were arrested on Tuesday, among them Milo Garrant, 30, a baker.")
    assert sorted(befell(reading, "arrest")) == [["Milo Garrant"], ["Nine people"]]


def test_the_offence_is_what_it_is_about(read_text: Read) -> None:
    reading = read_text("Milo Garrant was charged with causing death by dangerous driving on Monday.")
    (charge,) = (event for event in reading.events if event.type == "charge")
    assert [reading.words(f.span) for f in charge.roles if f.role == "about"] == ["causing death by dangerous driving"]
