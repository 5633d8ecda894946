"""How an event went: words of manner are of what the parse hangs them on, and of nothing that only might be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading

Read = Callable[..., Reading]


def told(reading: Reading) -> list[tuple[str, str, str]]:
    """Return type, words and how it is held of every filler of the role."""
    return [
        (event.type, reading.words(role.span), event.asserted.value)
        for event in reading.events
        for role in event.roles
        if role.role == "manner"
    ]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Protesters marched peacefully through Harl.", "gathering", "peacefully"),
        ("The vigil in Tarn Square was orderly.", "gathering", "orderly"),
        ("The vigil passed off without incident.", "gathering", "without incident"),
        ("The arrests were made without incident.", "arrest", "without incident"),
        ("The arrests were unlawful, the lawyer said.", "arrest", "unlawful"),
        ("Officers used excessive force on mourners.", "use_of_force", "excessive"),
        ("Two people were slightly injured.", "injury", "slightly"),
        # Of people, and no event is told of them there.
        ("The crowd turned violent, the police said.", "gathering", "violent"),
        ("The police were brutal, she said.", "intervention", "brutal"),
        ("Officers acted with restraint.", "intervention", "with restraint"),
        ("The policing was heavy-handed.", "intervention", "heavy-handed"),
        ("Mild force was used to clear the hall.", "intervention", "Mild force"),
        ("Police described the march as unruly.", "gathering", "unruly"),
        ("Oona Lisle condemned the operation as barbaric.", "intervention", "barbaric"),
        # A negation belongs to the words.
        ("The vigil in Tarn Square was not violent.", "gathering", "not violent"),
        ("There was no violence at the march.", "gathering", "no violence"),
        ("The use of force was neither necessary nor lawful.", "use_of_force", "neither necessary"),
    ],
)
def test_words_of_manner(read_text: Read, text: str, kind: str, words: str) -> None:
    assert (kind, words.removeprefix("with "), "asserted") in told(read_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "The police feared that the vigil would turn violent.",
        "The organisers hoped that the march would be peaceful.",
        "A vigil was held in Tarn Square. The film was violent.",
        "Eight people were arrested for violent disorder.",
        "None of the officers had been disciplined.",
        "People in Harl remember a quiet summer.",
    ],
)
def test_what_characterises_nothing_that_happened(read_text: Read, text: str) -> None:
    assert [each for each in told(read_text(text)) if each[2] == "asserted"] == []


def test_a_denial_of_how_it_was_is_no_denial_that_it_was(read_text: Read) -> None:
    reading = read_text("The police denied that the arrests were unlawful.")
    (arrest,) = [event for event in reading.events if event.type == "arrest"]
    assert arrest.asserted == "asserted"
    assert told(reading) == [("intervention", "unlawful", "denied")]


def test_a_speaker_who_says_how_it_went_keeps_it(read_text: Read) -> None:
    reading = read_text("Students held a vigil in Leeds. Tom Ash said the vigil was peaceful.")
    own, his = [event for event in reading.events if event.type == "gathering"]
    assert own.stated_in is None
    assert not any(role.role == "manner" for role in own.roles)
    assert his.stated_in is not None
    assert any(role.role == "manner" for role in his.roles)


def test_my_officers_are_the_police_in_the_mouth_of_one(read_text: Read) -> None:
    reading = read_text("“My members showed great restraint,” Superintendent Ida Foy said.")
    assert told(reading) == [("intervention", "restraint", "asserted")]
