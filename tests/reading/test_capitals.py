"""Text in capitals reads as it would in ordinary case, and its spans show the capitals."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.intake import document_from_text
from onrecord.reading import language
from onrecord.reading.capitals import recased

Read = Callable[..., Reading]

PLAIN = (
    "The police arrested six people at a vigil in Harrowmere on Saturday. Ms Quern said officers hit her. "
    "Police fired tear gas at a crowd. Three people were hurt and one man died. The mayor called for an inquiry."
)


def test_a_report_in_capitals_tells_the_same_events(read_text: Read) -> None:
    plain, shouted = read_text(PLAIN), read_text(PLAIN.upper())
    told = [(event.type, event.asserted, len(event.roles)) for event in shouted.events]
    assert told == [(event.type, event.asserted, len(event.roles)) for event in plain.events]
    assert len(told) >= 6


def test_what_was_read_is_shown_in_capitals(read_text: Read) -> None:
    reading = read_text(PLAIN.upper())
    assert reading.document.text == PLAIN.upper()
    assert all(reading.words(span).isupper() for event in reading.events for span in event.triggers)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("POLICE HELD SIX AT A VIGIL", "Police held six at a vigil"),
        ("MS BELL AND THE HGVS. ON MONDAY SHE LEFT", "Ms Bell and the HGVS. On Monday she left"),
        ("QX ARRESTS", "QX ARRESTS"),
        ("Officers HELD SIX AT THE VIGIL", "Officers HELD SIX AT THE VIGIL"),
        (
            "OLD PENLOW HALL BURNS, SAYS IOPX\n\nThe hall in Penlow burnt, the IOPX said.",
            "Old Penlow hall burns, says IOPX\n\nThe hall in Penlow burnt, the IOPX said.",
        ),
    ],
)
def test_ordinary_case(text: str, written: str) -> None:
    document = document_from_text(text)
    assert recased(language.load(), document.text, document.blocks) == written


@pytest.mark.parametrize("text", ["ẞTRAßE İSTANBUL ŒUVRE ﬀ ǅ POLICE HELD SIX MEN", "О ПОЛИЦИИ И АРЕСТАХ В ГОРОДЕ"])
def test_every_character_keeps_its_place(text: str) -> None:
    document = document_from_text(text)
    assert len(recased(language.load(), document.text, document.blocks)) == len(text)
