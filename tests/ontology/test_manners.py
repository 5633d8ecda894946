"""The words for how an event went, and which of them are opposed."""

from __future__ import annotations

import pytest

from onrecord import ontology
from onrecord.ontology import manners


@pytest.mark.parametrize(
    ("axis", "words", "pole"),
    [
        ("conduct of the crowd", "peaceful", "peaceful"),
        ("conduct of the crowd", "not violent", "peaceful"),
        ("conduct of the crowd", "anything but peaceful", "disorderly"),
        ("conduct of the crowd", "without incident", "peaceful"),
        ("conduct of the police", "wasn't brutal", "restrained"),
        ("right of the police", "without warning", "unjustified"),
        ("right of the police", "heavy-handed", None),
    ],
)
def test_the_pole_that_words_stand_on(axis: str, words: str, pole: str | None) -> None:
    (found,) = [each for each in manners().axes if each.name == axis]
    assert found.pole_of(words) == pole


def test_no_word_stands_on_both_poles_of_an_axis() -> None:
    for axis in manners().axes:
        first, second = axis.poles.values()
        assert not first.words & second.words, axis.name


def test_every_type_of_an_axis_has_the_role() -> None:
    types = ontology.default().types
    for axis in manners().axes:
        assert {name for name in axis.types if "manner" not in types[name].roles} == set(), axis.name
