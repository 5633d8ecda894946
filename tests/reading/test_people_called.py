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


def test_initials_without_stops_are_part_of_a_name(read_text: Read) -> None:
    text = "The court tried V Gopalan and A Yesudan. Meanwhile S. Arulmani, a clerk, met M K Sundar. A Judge left."
    assert list(people(read_text(text))) == ["V Gopalan", "A Yesudan", "S. Arulmani", "M K Sundar"]


def test_a_father_and_a_son_of_one_name_are_two(read_text: Read) -> None:
    text = "Amos Orrin Jr., 30, was hurt. Amos Orrin Sr. said so. On Monday Orrin Jr. left hospital."
    son, father = people(read_text(text)).values()
    assert son == ["Amos Orrin Jr.", "Orrin Jr."]
    assert [name.rstrip(".") for name in father] == ["Amos Orrin Sr"]


def test_a_household_is_nobody_of_it(read_text: Read) -> None:
    found = people(
        read_text("Mrs Okwuosa wept. Emeka Okwuosa left. The Okwuosa family have lived in Oldbury for years.")
    )
    assert found == {"Okwuosa": ["Mrs Okwuosa"], "Emeka Okwuosa": ["Emeka Okwuosa"]}


def test_who_is_called_by_a_nickname_alone(read_text: Read) -> None:
    found = people(read_text('Police shot Henry "Hank" Dubarry. His sister said that Hank was asleep.'))
    assert found['Henry "Hank" Dubarry'][-1] == "Hank"


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Al Cole's successor, Ann Pell, was named police chief on Monday.", "Ann Pell", "police chief"),
        (
            "Ann Pell, who replaced Al Cole as chief constable in May, declined to comment.",
            "Ann Pell",
            "chief constable",
        ),
        ("Ann Pell, who succeeded Al Cole as mayor in May, declined to comment.", "Ann Pell", "mayor"),
        ("Ann Pell was appointed as commissioner on Monday to follow Al Cole.", "Ann Pell", "commissioner"),
    ],
)
def test_who_follows_in_an_office_has_it_and_who_left_is_another(
    read_text: Read, text: str, name: str, office: str
) -> None:
    reading = read_text(text)
    assert {e.name for e in reading.entities if e.kind is EntityKind.PERSON and e.named} == {"Ann Pell", "Al Cole"}
    assert {e.name: [role.text for role in e.roles] for e in reading.entities if e.named} == {
        name: [office], "Al Cole": [],
    }  # fmt: skip


@pytest.mark.parametrize("rank", ["Const.", "Garda", "ASI", "DCP", "OCPD", "Adv.", "MEC", "Sgt", "Supt", "SP"])
def test_a_rank_before_a_surname_is_an_office(read_text: Read, rank: str) -> None:
    (found,) = [
        e for e in read_text(f"Police said that {rank} Korrin had left.").entities if e.kind is EntityKind.PERSON
    ]
    assert (found.name, [role.text for role in found.roles]) == ("Korrin", [rank])
