"""Whose telling an event is: nothing passes from an allegation into the report's own words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model import Event

Read = Callable[..., Reading]


def of_type(reading: Reading, kind: str) -> list[Event]:
    return [event for event in reading.events if event.type == kind]


def fillers(reading: Reading, event: Event, role: str) -> list[str]:
    return [reading.words(filler.span) for filler in event.roles if filler.role == role]


OUTLET = "Tom Ash was killed on Friday."
MOTHER = "“The police killed Tom Ash,” his mother Ida Ash said."


@pytest.mark.parametrize("text", [f"{OUTLET}\n\n{MOTHER}", f"{MOTHER}\n\n{OUTLET}"])
def test_an_allegation_stays_with_who_makes_it(read_text: Read, text: str) -> None:
    reading = read_text(text, published="2024-05-15")
    own, alleged = sorted(of_type(reading, "killing"), key=lambda event: event.stated_in is not None)
    assert own.stated_in is None
    assert own.time is not None
    assert fillers(reading, own, "agent") == []
    assert alleged.stated_in is not None
    assert alleged.time is None
    assert fillers(reading, alleged, "agent") == ["The police"]


def test_a_speaker_who_adds_nothing_tells_the_same_event(read_text: Read) -> None:
    reading = read_text("Police arrested Tom Ash in Leeds. The mayor said police had arrested Tom Ash.")
    (arrest,) = of_type(reading, "arrest")
    assert len(arrest.triggers) == 2
    assert arrest.stated_in is None


def test_two_speakers_tell_two_events(read_text: Read) -> None:
    reading = read_text("Mara Quill said police had beaten Tom Ash in Leeds. Ann Poole said police had beaten Tom Ash.")
    first, second = of_type(reading, "use_of_force")
    assert first.place is not None
    assert second.place is None


def test_one_speaker_tells_one_event_twice(read_text: Read) -> None:
    reading = read_text("Mara Quill said police had beaten Tom Ash in Leeds. Ms Quill said police had beaten Tom Ash.")
    assert len(of_type(reading, "use_of_force")) == 1


@pytest.mark.parametrize(
    "again",
    ["Tom Ash was arrested again in Leeds.", "A second arrest of Tom Ash followed.", "Tom Ash was re-arrested."],
)
def test_another_arrest_is_another_event(read_text: Read, again: str) -> None:
    reading = read_text(f"Tom Ash was arrested in March. {again}")
    assert len(of_type(reading, "arrest")) == 2


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        ("Tom Ash was arrested after the march.", []),
        ("Tom Ash was arrested after a stabbing.", ["a stabbing"]),
    ],
)
def test_what_came_before_an_arrest_is_not_what_it_is_for(read_text: Read, sentence: str, about: list[str]) -> None:
    reading = read_text(sentence)
    (arrest,) = of_type(reading, "arrest")
    assert fillers(reading, arrest, "about") == about


@pytest.mark.parametrize(
    ("sentence", "agent", "patient"),
    [
        ("Mr Dunn helped police arrest Ms Orr.", ["police"], []),
        ("Mr Dunn had police arrest Ms Orr.", ["police"], ["Ms Orr"]),
        ("Mara Quill had her son arrested by police.", ["police"], ["her son"]),
        ("Police got Mara Quill arrested.", ["Police"], ["Mara Quill"]),
        ("Mr Dunn let police arrest Ms Orr.", ["police"], ["Ms Orr"]),
        ("Mr Dunn was seen by Ms Orr being arrested by police.", ["police"], ["Mr Dunn"]),
        ("Police in Leeds said a man had been arrested.", ["Police in Leeds"], ["a man"]),
        ("Police in Leeds said a man had been arrested in Spain.", [], ["a man"]),
        ("Police said a man had been arrested in Spain.", ["Police"], ["a man"]),
        ("Mr Foy spoke on Sunday and police, who arrested Mr Foy on Monday, said he was well.", ["police"], ["Mr Foy"]),
    ],
)
def test_who_arrested_whom(read_text: Read, sentence: str, agent: list[str], patient: list[str]) -> None:
    reading = read_text(sentence)
    (arrest,) = of_type(reading, "arrest")
    assert fillers(reading, arrest, "agent") == agent
    assert fillers(reading, arrest, "patient") == patient


def test_whoever_shot_himself_is_agent_and_patient(read_text: Read) -> None:
    reading = read_text("Tom Bray killed himself.")
    (killing,) = of_type(reading, "killing")
    assert [filler.entity.name for filler in killing.roles if filler.entity] == ["Tom Bray", "Tom Bray"]


def test_a_pronoun_does_not_act_on_itself(read_text: Read) -> None:
    reading = read_text("Tom Bray ran. He killed him.")
    (killing,) = of_type(reading, "killing")
    assert len({filler.entity.id for filler in killing.roles if filler.entity}) == len(
        [filler for filler in killing.roles if filler.entity]
    )


@pytest.mark.parametrize(
    "text",
    [
        "“Tom Ash was arrested,” his mother Ida Ash said. Tom Ash was arrested in Leeds.",
        "Tom Ash was arrested in Leeds. “Tom Ash was arrested,” his mother Ida Ash said.",
    ],
)
def test_what_the_report_tells_itself_is_its_own_whoever_says_it_too(read_text: Read, text: str) -> None:
    reading = read_text(text)
    (arrest,) = of_type(reading, "arrest")
    assert len(arrest.triggers) == 2
    assert arrest.stated_in is None
    assert arrest.place is not None


def test_the_vigil_that_a_speaker_means_is_the_one_told_of(read_text: Read) -> None:
    reading = read_text(
        "Mara Quill said students held a vigil in Leeds. Tom Ash said the vigil was long. Ann Poole left the vigil."
    )
    told, own = of_type(reading, "gathering")
    assert len(told.triggers) == 2
    assert own.stated_in is None
    assert own.place is None


@pytest.mark.parametrize(
    ("sentence", "agent"),
    [
        ("“His father is a gang member with 45 previous arrests,” said Sergeant Roe.", []),
        ("Sergeant Roe said there had been 14 arrests.", []),
        ("Police made 14 arrests.", ["Police"]),
    ],
)
def test_counted_arrests_are_not_by_whoever_counts_them(read_text: Read, sentence: str, agent: list[str]) -> None:
    reading = read_text(sentence)
    (arrest,) = of_type(reading, "arrest")
    assert fillers(reading, arrest, "agent") == agent


def test_previous_arrests_of_one_man_are_no_number_of_people(read_text: Read) -> None:
    (arrest,) = of_type(read_text("Tom Ash is a thief with 45 previous arrests."), "arrest")
    assert arrest.counts == ()


def patients(reading: Reading, kind: str) -> list[str | None]:
    (event,) = of_type(reading, kind)
    return [filler.entity.name if filler.entity else None for filler in event.roles if filler.role == "patient"]


@pytest.mark.parametrize(
    ("sentence", "kind", "patient"),
    [
        ("Prosecutor Karl Foy said a student was pulling a pistol when he was shot.", "assault", None),
        ("Karl Foy said that he was shot.", "assault", "Karl Foy"),
        ("Karl Foy said the officers laughed when he was shot.", "assault", "Karl Foy"),
        ("Sam Ash, 12, was driven by his father to a hospital, where he died.", "death", None),
        ("Sam Ash, 12, was driven to a hospital, where he died.", "death", "Sam Ash"),
    ],
)
def test_a_pronoun_is_not_the_speaker_nor_the_helper_where_another_is_nearer(
    read_text: Read, sentence: str, kind: str, patient: str | None
) -> None:
    assert patients(read_text(sentence), kind) == [patient]


def test_a_verb_before_have_is_no_causative(read_text: Read) -> None:
    text = "Norland Police came. “I was standing there, they pushed me to the ground, they have film,” Ann Orr said."
    (force,) = of_type(read_text(text), "use_of_force")
    assert fillers(read_text(text), force, "agent") == ["they"]
    assert fillers(read_text(text), force, "patient") == ["me"]
