"""People struck by vehicles, and agents that a sentence does not give."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model import Event

Read = Callable[..., Reading]


def only(reading: Reading, kind: str) -> Event:
    found = [event for event in reading.events if event.type == kind]
    assert len(found) == 1, [(event.type, event.asserted) for event in reading.events]
    return found[0]


def words(reading: Reading, event: Event, role: str) -> list[str]:
    return [reading.words(filler.span) for filler in event.roles if filler.role == role]


@pytest.mark.parametrize(
    ("sentence", "agent", "patient", "instrument"),
    [
        ("Mara Quill was struck by a ute.", [], ["Mara Quill"], ["a ute"]),
        ("Mara Quill was hit by a car driven by Tom Bray.", ["Tom Bray"], ["Mara Quill"], ["a car"]),
        ("A lorry driven by Tom Bray struck Mara Quill.", ["Tom Bray"], ["Mara Quill"], ["A lorry"]),
        ("A student was knocked down by a vehicle.", [], ["A student"], ["a vehicle"]),
        ("A student was run over by a van.", [], ["A student"], ["a van"]),
        ("Tom Bray drove his car into a crowd of mourners.", ["Tom Bray"], ["a crowd of mourners"], ["his car"]),
    ],
)
def test_struck_by_a_vehicle(
    read_text: Read, sentence: str, agent: list[str], patient: list[str], instrument: list[str]
) -> None:
    reading = read_text(sentence)
    injury = only(reading, "injury")
    assert words(reading, injury, "agent") == agent
    assert words(reading, injury, "patient") == patient
    assert words(reading, injury, "instrument") == instrument


@pytest.mark.parametrize(
    "sentence",
    ["The train hit a tree.", "Her car was hit by a van.", "The road was hit by floods.", "He ran over the plans."],
)
def test_no_injury(read_text: Read, sentence: str) -> None:
    assert [event.type for event in read_text(sentence).events if event.type == "injury"] == []


def test_who_is_struck_and_dies(read_text: Read) -> None:
    reading = read_text("Mara Quill was hit by a van and died in hospital.")
    assert words(reading, only(reading, "death"), "patient") == ["Mara Quill"]


def test_who_apologises_for_an_arrest_need_not_have_made_it(read_text: Read) -> None:
    reading = read_text("Chief Constable Mara Quill did not apologise for the arrest of Tom Bray.")
    assert words(reading, only(reading, "arrest"), "agent") == []


def test_an_investigating_body_is_not_the_police_that_arrested(read_text: Read) -> None:
    reading = read_text("The CBI filed its report in court. Tom Bray was arrested on Monday.")
    assert words(reading, only(reading, "arrest"), "agent") == []
    reading = read_text("The CBI arrested Tom Bray on Monday.")
    assert words(reading, only(reading, "arrest"), "agent") == ["The CBI"]
