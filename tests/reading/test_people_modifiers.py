"""Bodies before their own acts, and whom the rest of a report makes police."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model import Entity, EntityKind, Sector

Read = Callable[..., Reading]


def told_by(reading: Reading, words: str) -> list[Entity]:
    return [e for e in reading.entities if words in [reading.words(m) for m in e.mentions]]


@pytest.mark.parametrize(
    ("text", "body", "sector"),
    [
        ("Two men died in police firing at Oldbury.", "police", Sector.POLICE),
        ("The minister left the town under police escort.", "police", Sector.POLICE),
        ("Ann Roe was kept in police custody.", "police", Sector.POLICE),
        ("An army operation began in the valley.", "army", Sector.MILITARY),
        ("The club obeyed the court order.", "court", Sector.JUDICIARY),
        ("A garda investigation is under way.", "garda", Sector.POLICE),
    ],
)
def test_a_body_before_its_act_is_a_mention(read_text: Read, text: str, body: str, sector: Sector) -> None:
    (found,) = told_by(read_text(text), body)
    assert (found.kind, found.sector) == (EntityKind.ORGANISATION, sector)


def test_a_body_before_its_act_is_the_body_that_the_report_speaks_of(read_text: Read) -> None:
    reading = read_text("Oldbury Police closed the road. Two men died in police firing. Police said no more.")
    (force,) = told_by(reading, "Oldbury Police")
    assert told_by(reading, "police") == told_by(reading, "Police") == [force]


@pytest.mark.parametrize(
    "text",
    [
        "Jo Roe wrote a police novel.",
        "Jo Roe likes police dramas and court shoes.",
        "The Police Federation Response Group met.",
        "A police officer ran.",
        "The police commissioner, John Day, spoke.",
    ],
)
def test_a_body_before_anything_else_is_none(read_text: Read, text: str) -> None:
    reading = read_text(text)
    assert told_by(reading, "police") + told_by(reading, "Police") + told_by(reading, "court") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("West Midlands officers arrested a man.", "West Midlands officers"),
        ("Gardaí are at the scene. Guards arrested two men.", "Guards"),
        ("Police closed the road. Investigators searched a house.", "Investigators"),
        ("A police sergeant said the road was closed.", "A police sergeant"),
        ("The AFP arrested a man in Canberra on Friday.", "AFP"),
        ("Two sheriff's deputies arrested a man.", "Two sheriff's deputies"),
    ],
)
def test_whom_the_report_makes_police(read_text: Read, text: str, words: str) -> None:
    (found,) = told_by(read_text(text), words)
    assert found.sector is Sector.POLICE


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Guards beat a detainee at the prison.", "Guards"),
        ("Gardaí closed the road. Security guards threw out a man.", "Security guards"),
        ("The ombudsman said police erred. Investigators searched a house.", "Investigators"),
        ("Climate investigators met in Oldbury.", "Climate investigators"),
        ("Australia won, AFP reported from Sydney.", "AFP"),
        ("Prison officers went on strike.", "Prison officers"),
    ],
)
def test_whom_nothing_makes_police(read_text: Read, text: str, words: str) -> None:
    assert all(e.sector is not Sector.POLICE for e in told_by(read_text(text), words))


def test_the_sheriff_of_deputies_is_nobody_by_themselves(read_text: Read) -> None:
    reading = read_text("Sheriff's deputies arrested a man. The sheriff's deputies used a net.")
    (deputies,) = told_by(reading, "Sheriff's deputies")
    assert told_by(reading, "The sheriff's deputies") == [deputies]
    assert told_by(reading, "Sheriff") + told_by(reading, "The sheriff") == []


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Police Sergeant Ann Roe spoke. The teenager was taken to hospital.", False),
        ("Ann Roe, 45, spoke. The teenager was taken to hospital.", False),
        ("Ann Roe, 16, spoke. The teenager was taken to hospital.", True),
    ],
)
def test_the_teenager_is_somebody_of_that_age(read_text: Read, text: str, same: bool) -> None:
    reading = read_text(text)
    (teenager,) = told_by(reading, "The teenager")
    assert (teenager in told_by(reading, "Ann Roe")) is same


def test_two_of_them_are_no_body(read_text: Read) -> None:
    reading = read_text("The police arrested Ann Roe with a friend. Two of them were hurt.")
    (police,) = told_by(reading, "The police")
    assert told_by(reading, "them") != [police]
