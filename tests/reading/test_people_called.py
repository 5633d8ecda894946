"""Nicknames in marks, initials, and names whose words few English lists have."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model import EntityKind

Read = Callable[..., Reading]


def people(reading: Reading) -> dict[str, list[str]]:
    """Return the named persons of a reading, each with the words of its capitalised mentions."""
    return {
        e.name: [said for m in e.mentions if (said := reading.words(m)).lstrip("'\"“‘(")[:1].isupper()]
        for e in reading.entities
        if e.kind is EntityKind.PERSON and e.named
    }


@pytest.mark.parametrize(("opens", "closes"), ['""', "''", "“”", "‘’"])
def test_a_nickname_in_marks_is_part_of_the_name(read_text: Read, opens: str, closes: str) -> None:
    called = f"Kenneth {opens}Spud{closes} Orrin"
    found = people(read_text(f"Officers held {called}, a plumber, at noon. Kenneth Orrin said so. Orrin left."))
    assert found == {called: [called, "Kenneth Orrin", "Orrin"]}


def test_a_surname_with_a_nickname_is_whose_nickname_it_is(read_text: Read) -> None:
    found = people(
        read_text("Kenneth 'Big Ken' Orrin Jr. and Inspector Paul Orrin met. Police had arrested 'Big Ken' Orrin.")
    )
    assert found["Kenneth 'Big Ken' Orrin Jr."][-1] == "'Big Ken' Orrin"
    assert found["Paul Orrin"] == ["Paul Orrin"]


def test_a_quoted_word_before_a_name_is_no_nickname(read_text: Read) -> None:
    assert set(people(read_text('"Disgraceful," Paul Orrin said. "No!" Orrin said. "Shame" was on the wall.'))) == {
        "Paul Orrin"
    }


def test_initials_with_stops_are_part_of_a_name(read_text: Read) -> None:
    text = (
        "P. Velan and K. Arasi held for arson\n\nPolice arrested P. Velan and K. Arasi on Monday. DSP A. Devan said "
        "so. "
        "The panel of N. Ilango, K. Sudhan and J. Alvi met. Mr. P. K. Moran, the lawyer, left."
    )
    found = people(read_text(text))
    assert list(found) == [
        "P. Velan", "K. Arasi", "A. Devan", "N. Ilango", "K. Sudhan", "J. Alvi", "P. K. Moran",
    ]  # fmt: skip
    assert found["P. Velan"] == found["P. Velan"][:1] * 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The officer is accused of the murder of Kuluya Warramba.", "Kuluya Warramba"),
        ("The minister, Rhodri ap Tegid, has resigned.", "Rhodri ap Tegid"),
        ("Síle Ní Bhraonáin said that police had lied.", "Síle Ní Bhraonáin"),
        ("Tadhg Mac Giolla Rua was arrested on Sunday.", "Tadhg Mac Giolla Rua"),
        ("Dinesh Prasad Tewatia had been picked up on Sunday.", "Dinesh Prasad Tewatia"),
        ("Wambui wa Gathogo wept in court.", "Wambui wa Gathogo"),
        ("Thandeka Mnqobi told Oldbury police so.", "Thandeka Mnqobi"),
        ("A bus driver left. His mother, Brannagh, wept.", "Brannagh"),
    ],
)
def test_a_name_is_somebodys_whatever_its_language(read_text: Read, text: str, name: str) -> None:
    assert name in people(read_text(text))


def test_a_town_after_an_age_is_no_person(read_text: Read) -> None:
    assert set(people(read_text("Paul Orrin, 38, of Dunmore, was held. Ann Pell, 40, of Castlemere, left."))) == {
        "Paul Orrin", "Ann Pell",
    }  # fmt: skip
