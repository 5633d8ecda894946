"""What messages are made with."""

from __future__ import annotations

import pytest

from onrecord.errors import counted


@pytest.mark.parametrize(
    ("number", "noun", "plural", "words"),
    [
        (1, "report", None, "1 report"),
        (0, "report", None, "0 reports"),
        (2_000, "report", None, "2,000 reports"),
        (1, "entry", "entries", "1 entry"),
        (3, "entry", "entries", "3 entries"),
    ],
)
def test_a_number_of_things_is_told_as_one_or_as_several(
    number: int, noun: str, plural: str | None, words: str
) -> None:
    assert counted(number, noun, plural) == words
