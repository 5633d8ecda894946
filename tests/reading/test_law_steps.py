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
        ("The magistrate threw out the speeding charge against Milo Garrant.", "discontinuance", [["Milo Garrant"]]),
        ("A grand jury declined on Tuesday to indict Officer Milo Garrant in the killing of Ines Falk.",
         "discontinuance", [["Milo Garrant"]]),
        ("Police registered an FIR against Milo Garrant for rioting.", "charge", [["Milo Garrant"]]),
        ("Milo Garrant will stand trial for arson.", "charge", [["Milo Garrant"]]),
        ("Milo Garrant was enlarged on bail by the sessions court.", "release", [["Milo Garrant"]]),
        ("Milo Garrant was lodged in the district jail.", "detention", [["Milo Garrant"]]),
        ("Milo Garrant had his conviction quashed on Monday.", "acquittal", [["Milo Garrant"]]),
        ("A court on Friday convicted former inspector Milo Garrant of the murder of Ines Falk.", "conviction",
         [["Milo Garrant"]]),
        ("Milo Garrant was in court. The judge found him not guilty of arson.", "acquittal", [["Milo Garrant"]]),
        ("No further action will be taken against the officers who shot Ines Falk.", "discontinuance", []),
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


LEAD = "The police officer accused of killing Ines Falk was acquitted on Monday. "


@pytest.mark.parametrize(
    ("text", "kind", "patients"),
    [
        (f"Garrant cleared as family weeps\n\n{LEAD}Milo Garrant, 39, closed his eyes.", "acquittal", ["Milo Garrant"]),
        (f"{LEAD}Milo Garrant, 39, had denied the charge.", "acquittal", ["Milo Garrant"]),
        (f"{LEAD}Two officers, Milo Garrant and Sal Dray, had been charged.", "acquittal", ["police officer"]),
        ("A man was charged with murder on Monday. Ines Falk, 34, was found dead.", "charge", ["man"]),
    ],
)
def test_a_description_is_the_one_person_named_for_it(
    read_text: Read, text: str, kind: str, patients: list[str]
) -> None:
    reading = read_text(text, published="2031-06-12")
    found = {name for names in befell(reading, kind) for name in names}
    assert set(patients) <= found
    assert "Ines Falk" not in found
    assert ("Milo Garrant" in found) == ("Milo Garrant" in patients)


def test_who_is_let_go_by_a_club_was_not_held(read_text: Read) -> None:
    assert befell(read_text("Milo Garrant was let go by the club. He was sent home in May."), "release") == []
    held = read_text("Milo Garrant was arrested at the bridge. He was let go at midnight.")
    assert befell(held, "release") == [["Milo Garrant"]]


def test_a_place_is_no_offence(read_text: Read) -> None:
    reading = read_text("Milo Garrant was detained in the centre of Marl on Tuesday.")
    (held,) = (event for event in reading.events if event.type == "detention")
    assert [f.role for f in held.roles if f.role == "about"] == []
