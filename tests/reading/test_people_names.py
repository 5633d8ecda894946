"""What is part of a name, and whether it is somebody's or a place's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model import EntityKind

Read = Callable[..., Reading]


def kinds(reading: Reading) -> dict[str, EntityKind]:
    return {e.name: e.kind for e in reading.entities}


@pytest.mark.parametrize("verb", ["Quoting", "Citing", "Backing", "Echoing", "Telling", "Meeting"])
def test_a_participle_before_a_title_is_no_office_and_who_follows_speaks(read_text: Read, verb: str) -> None:
    reading = read_text(f"{verb} Ms Hay, Mr Orr said police had lied.")
    assert [e.name for e in reading.entities if e.kind is EntityKind.PERSON] == ["Hay", "Orr"]
    assert not [role.text for e in reading.entities for role in e.roles]
    spoken = [s for s in reading.statements if reading.words(s.cue[0]) == "said"]
    assert [[e.name for e in s.speakers] for s in spoken] == [["Orr"]]


def test_a_participle_is_no_part_of_a_name(read_text: Read) -> None:
    reading = read_text("Telling Jeb Marlowe to leave, Ms Orr said police had lied.")
    assert "Jeb Marlowe" in kinds(reading)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Home Secretary Ms Hay left early.", "Hay", "Home Secretary"),
        ("Acting Chief Constable Ms Hay left early.", "Hay", "Acting Chief Constable"),
        ("Two men met Lawyer Mr Coe.", "Coe", "Lawyer"),
    ],
)
def test_an_office_before_a_title_is_one(read_text: Read, text: str, name: str, role: str) -> None:
    (found,) = [e for e in read_text(text).entities if e.name == name]
    assert [r.text for r in found.roles] == [role]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chief Constable Ian Wood said police had lied.", "Ian Wood"),
        ("Superintendent Clare Hill said police had lied.", "Clare Hill"),
        ("Inspector Rose Park was there.", "Rose Park"),
        ("Detective Sergeant Tom Street was there.", "Tom Street"),
        ("PC Wood was there.", "Wood"),
        ("Sergeant Hall left.", "Hall"),
        ("Sarah Lane was arrested.", "Sarah Lane"),
        ("James Lane was fined.", "James Lane"),
        ("Jane Street, 44, said police had lied.", "Jane Street"),
    ],
)
def test_people_whose_surname_is_a_word_for_places(read_text: Read, text: str, name: str) -> None:
    assert kinds(read_text(text))[name] is EntityKind.PERSON


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A vigil in Sarah Lane was broken up.", "Sarah Lane"),
        ("A man was shot on James Street.", "James Street"),
        ("Police searched Charlotte Street.", "Charlotte Street"),
        ("Officers met in Victoria Road.", "Victoria Road"),
        ("Bishop Park was closed.", "Bishop Park"),
        ("Police searched King Street.", "King Street"),
        ("Sergeant Street was closed.", "Sergeant Street"),
    ],
)
def test_places_named_after_people(read_text: Read, text: str, name: str) -> None:
    assert kinds(read_text(text))[name] is EntityKind.PLACE


@pytest.mark.parametrize("name", ["Save Our Harbour", "Reopen These Halls", "Hands Off Our Ferry"])
def test_a_campaign_with_a_small_word_in_its_name_is_one_organisation(read_text: Read, name: str) -> None:
    reading = read_text(f"Anna Brook, of {name}, said police had lied.")
    assert kinds(reading)[name] is EntityKind.ORGANISATION


@pytest.mark.parametrize(
    "text",
    [
        'A placard read "RESIGN".',
        'The crowd shouted "JUSTICE NOW!" and "SHAME".',
        "A banner said “STOP THE CULL”.",
        "They chanted 'OUT OUT OUT'.",
        "He was placed under House arrest.",
    ],
)
def test_neither_a_slogan_nor_house_arrest_is_somebody(read_text: Read, text: str) -> None:
    assert not [e.name for e in read_text(text).entities if e.named or e.kind is EntityKind.PERSON]


def test_a_body_named_in_quotation_marks_is_one(read_text: Read) -> None:
    assert kinds(read_text('A unit called "BBC" said no.')).get("BBC") is EntityKind.ORGANISATION


def test_a_town_after_a_street_is_a_place(read_text: Read) -> None:
    reading = read_text("Tom O'Brien (34), of Main Street, Navan, had fled.")
    assert kinds(reading)["Navan"] is EntityKind.PLACE


def test_a_time_before_people_is_not_theirs(read_text: Read) -> None:
    assert [e.name for e in read_text("At 9.30pm officers moved in.").entities] == ["officers"]
