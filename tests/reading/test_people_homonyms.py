"""Two people of one full name in one report, which the text keeps apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model import EntityKind

Read = Callable[..., Reading]


def people(reading: Reading) -> list[list[str]]:
    """The mentions by name of each person, in text order."""
    return [
        [words for m in e.mentions if (words := reading.words(m))[0].isupper()]
        for e in reading.entities
        if e.kind is EntityKind.PERSON and e.named
    ]


@pytest.mark.parametrize(
    "text",
    [
        "PC Hattie Marl told the inquest so. Cllr Hattie Marl called it absurd.",
        "Hattie Marl, 31, told the inquest so. Hattie Marl, 58, called it absurd.",
        "Hattie Marl told the inquest so. Hattie Marl, who is no relation, called it absurd.",
        "Hattie Marl told the inquest so. Hattie Marl, not related to the officer, called it absurd.",
        "Hattie Marl (no relation to Cllr Hattie Marl) told the inquest so.",
        "Hattie Marl told the inquest so. Another woman called Hattie Marl called it absurd.",
        "Hattie Marl, 34, a police constable, told the inquest so. Hattie Marl, the councillor for the quay, wept.",
        "PC Hattie Marl told the inquest so.\n\nHattie Marl, a magistrate in the town, called it absurd.",
        "Mr Pat Marl told the inquest so. Mrs Pat Marl called it absurd.",
    ],
)
def test_the_text_tells_two_of_one_name(read_text: Read, text: str) -> None:
    assert len(people(read_text(text))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "PC Hattie Marl told the inquest so. Hattie Marl, 31, called it absurd.",
        "Hattie Marl, 31, told the inquest so. Hattie Marl, now 32, and Hattie Marl, 32, called it absurd.",
        "Former PC Hattie Marl told the inquest so. Cllr Hattie Marl called it absurd.",
        "Hattie Marl told the inquest so. Hattie Marl, no relation to Al Marl, called it absurd.",
        "Hattie Marl, a former constable, told the inquest so. Hattie Marl, the councillor for the quay, wept.",
        "Hattie Marl, the ports minister, told the inquest so. Hattie Marl, the MP for the quay, wept.",
        "Dr Hattie Marl told the inquest so. Ms Hattie Marl called it absurd.",
        "Det Sgt Hattie Marl told the inquest so. PC Hattie Marl called it absurd.",
    ],
)
def test_one_of_one_name_stays_one(read_text: Read, text: str) -> None:
    assert len([names for names in people(read_text(text)) if "Hattie" in names[0]]) == 1


def test_each_keeps_office_age_and_later_mentions(read_text: Read) -> None:
    reading = read_text(
        "PC Hattie Marl, 31, told the inquest so. Cllr Hattie Marl, 58, called it absurd. PC Marl wept. "
        "Cllr Marl asked for an inquiry."
    )
    officer, councillor = (e for e in reading.entities if e.name == "Hattie Marl")
    assert (officer.age, [r.text for r in officer.roles]) == (31, ["PC"])
    assert (councillor.age, [r.text for r in councillor.roles]) == (58, ["Cllr"])
    assert [[reading.words(m) for m in e.mentions] for e in (officer, councillor)] == [["Hattie Marl", "Marl"]] * 2
    assert reading.words(officer.mentions[1]) == "Marl"
    assert officer.mentions[1] < councillor.mentions[1]
