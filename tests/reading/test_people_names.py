"""What is part of a name, and whether it is somebody's or a place's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model import EntityKind, Sector

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


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Kit Marl MP said no.", "Kit Marl", "MP"),
        ("Pa Dunne TD said no.", "Pa Dunne", "TD"),
        ("Counsel for the family, Michael O'Hara SC, said no.", "Michael O'Hara", "SC"),
        ("Mr Justice Chamley ruled.", "Chamley", "Mr Justice"),
        ("Lord Justice Holm ruled.", "Holm", "Lord Justice"),
        ("DCI Katherine Goodall led the hunt.", "Katherine Goodall", "DCI"),
        ("PCSO Dawn Rill was hurt.", "Dawn Rill", "PCSO"),
        ("Sub-Inspector Mohd. Irfan was suspended.", "Mohd. Irfan", "Sub-Inspector"),
        ("Deputy CM K.P. Shukla met them.", "K.P. Shukla", "Deputy CM"),
        ("Activist Teesta Sen met them.", "Teesta Sen", "Activist"),
        ("Canon Jeremy Ballard met them.", "Jeremy Ballard", "Canon"),
    ],
)
def test_offices_and_letters_before_and_after_a_name(read_text: Read, text: str, name: str, role: str) -> None:
    (person,) = (e for e in read_text(text).entities if e.named and e.kind is EntityKind.PERSON)
    assert person.name == name
    assert role in [r.text for r in person.roles]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("He died at Sir Charles Gare Hospital.", "Sir Charles Gare Hospital", EntityKind.ORGANISATION),
        ("He died at St Mary's Hospital in Oldbury.", "St Mary's Hospital", EntityKind.ORGANISATION),
        ("The Harbour Recovery Project said so.", "Harbour Recovery Project", EntityKind.ORGANISATION),
        ("Detectives set up Strike Force Yarrow.", "Strike Force Yarrow", EntityKind.ORGANISATION),
        ("Campaign group Sisters Unbowed said so.", "Sisters Unbowed", EntityKind.ORGANISATION),
        ("They stood by the Mark O. Hatley Courthouse.", "Mark O. Hatley Courthouse", EntityKind.PLACE),
        ("She is a native of Tuam, Co Galway.", "Co Galway", EntityKind.PLACE),
        ("A man from Hackney was held.", "Hackney", EntityKind.PLACE),
    ],
)
def test_bodies_and_places_called_after_people_and_saints(
    read_text: Read, text: str, name: str, kind: EntityKind
) -> None:
    assert kinds(read_text(text)).get(name) is kind


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("A boy aged 15 was held.", 15),
        ("Zadie Coe, a 26-year-old glassblower, was held.", 26),
        ("Zadie Coe, who saw a 26-year-old held, wept.", None),
    ],
)
def test_ages_after_the_noun_and_in_an_apposition(read_text: Read, text: str, age: int | None) -> None:
    assert read_text(text).entities[0].age == age


def test_captains_are_of_the_police_where_there_are_no_soldiers(read_text: Read) -> None:
    sectors = {
        e.name: e.sector for e in read_text("Oldbury Police Capt. Ann Rowe said no. Lt. Al Coe did too.").entities
    }
    assert {sectors["Ann Rowe"], sectors["Al Coe"]} == {Sector.POLICE}
    sectors = {e.name: e.sector for e in read_text("Capt. Ann Rowe of the army met police. Lt. Al Coe did.").entities}
    assert sectors["Al Coe"] is Sector.MILITARY


def test_those_who_are_given_letters_for_names(read_text: Read) -> None:
    reading = read_text(
        "Officer A and Witness B gave evidence. Soldier F was not there. The inquest heard that Officer W80 fired. "
        "Officer A said no. Officer D. Smithson left. Vitamin C helps."
    )
    people = {e.name: len(e.mentions) for e in reading.entities if e.kind is EntityKind.PERSON}
    assert people == {"Officer A": 2, "Witness B": 1, "Soldier F": 1, "Officer W80": 1, "D. Smithson": 1}


def test_a_chief_executive_is_somebody(read_text: Read) -> None:
    (person,) = (e for e in read_text("The chief executive, Deb Coles, said no.").entities if e.named)
    assert [role.text for role in person.roles] == ["chief executive"]
