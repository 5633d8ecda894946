"""What the law does to somebody is no statement; what somebody says of it is one."""

from __future__ import annotations

import pytest

from onrecord import Reading


def statements(read_text, text: str) -> list[tuple[str, str]]:
    reading: Reading = read_text(text)
    return [(" ".join(map(reading.words, s.source)), " ".join(map(reading.words, s.cue))) for s in reading.statements]


@pytest.mark.parametrize(
    "text",
    [
        "A maintenance worker has been charged with setting the fire that gutted three flats in Cooper Street.",
        "Ivor Pennick, 31, of Vale Terrace, was charged on Wednesday with arson with intent to endanger life.",
        "One of them, baker Moira Tull, 47, was charged on Sunday night with assaulting a police constable.",
        "Nine of the eleven were charged with failing to comply with a direction to leave.",
        "Greta Lind was not convicted of any offence.",
        "Two stewards were fined for blocking the road.",
    ],
)
def test_what_the_law_did_is_no_statement(read_text, text: str) -> None:
    assert statements(read_text, text) == []


def test_somebody_who_says_that_one_was_charged_says_it(read_text) -> None:
    found = statements(read_text, "Police said a man was charged with arson on Wednesday.")
    assert found == [("Police", "said")]


def test_an_accusation_stays_a_statement(read_text) -> None:
    """Somebody holds it of him, though the report does not say who: no report says so in its own voice."""
    found = statements(read_text, "Constable Ivor Pennick was accused of striking a woman outside the hall.")
    assert found == [("", "was accused of")]
