"""Text in small letters, in capitals, and without full stops; every sentence is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model import EntityKind

Read = Callable[..., Reading]

REPORT = (
    "Police arrested three people at a vigil in Leeds on Saturday night, witnesses said. Sarah Quern, 28, from "
    "Bristol, said officers had grabbed her friends. “I was on the ground,” she said. Inspector Tom Marl told the "
    "crowd to leave. Mr Hay, of Mill Lane, said the march on 12 March was peaceful. The Home Office and the IOPC "
    "declined to comment. Quern said she would complain to the Metropolitan Police."
)


def named(reading: Reading) -> dict[str, EntityKind]:
    return {e.name: e.kind for e in reading.entities if e.named}


@pytest.mark.parametrize("case", [str.lower, str.upper])
def test_names_are_found_without_capitals_or_in_nothing_else(read_text: Read, case: Callable[[str], str]) -> None:
    text = case(REPORT)
    reading = read_text(text, published="2024-03-18")
    assert reading.document.text == text
    names = named(reading)
    assert {"Sarah Quern", "Tom Marl", "Hay"} <= {name for name, kind in names.items() if kind is EntityKind.PERSON}
    assert {"Leeds", "Bristol", "Mill Lane"} <= {name for name, kind in names.items() if kind is EntityKind.PLACE}
    assert {"Home Office", "IOPC", "Metropolitan Police"} <= set(names)
    (quern,) = (e for e in reading.entities if e.name == "Sarah Quern")
    assert case("Quern") in [reading.words(m) for m in quern.mentions]
    assert [i.code for i in reading.issues] == ["text.without_case"]


@pytest.mark.parametrize("case", [str.lower, str.upper])
def test_what_is_read_is_as_in_usual_letters(read_text: Read, case: Callable[[str], str]) -> None:
    usual, reading = read_text(REPORT, published="2024-03-18"), read_text(case(REPORT), published="2024-03-18")
    assert [(t.span, t.timex) for t in reading.times] == [(t.span, t.timex) for t in usual.times]
    assert {e.type for e in reading.events} == {e.type for e in usual.events}


def test_a_report_with_capitals_and_stops_is_left_alone(read_text: Read) -> None:
    assert read_text(REPORT).issues == ()


def test_a_headline_in_capitals_is_no_text_in_capitals(read_text: Read) -> None:
    assert read_text(f"THREE HELD AT LEEDS VIGIL\n\n{REPORT}").issues == ()


def test_a_text_without_stops_says_so(read_text: Read) -> None:
    text = " ".join(REPORT.replace(".", "").split()) + " "
    assert [i.code for i in read_text(text * 3).issues] == ["text.without_stops"]
    assert [i.code for i in read_text(text.lower() * 3).issues] == ["text.without_stops", "text.without_case"]


def test_a_line_that_comes_again_and_again_does_not_make_a_text_one_in_small_letters(read_text: Read) -> None:
    reading = read_text("more of this " * 400 + "\n\nJosé Quern wrote to the mayor, Zoë Quern. Zoë Quern declined.")
    assert set(named(reading)) == {"José Quern", "Zoë Quern"}
