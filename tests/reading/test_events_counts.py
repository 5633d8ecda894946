"""Numbers in several words: all of one is read, or none of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("7.6 million", 7_600_000, 7_600_000),
        ("Half a million", 500_000, 500_000),
        ("A few hundred", 200, None),
        ("Two dozen", 24, 24),
        ("A dozen", 12, 12),
        ("4-6", 4, 6),
        ("Twenty-six", 26, 26),
        ("15 lakh", 1_500_000, 1_500_000),
        ("More than two dozen", 25, None),
        ("Several dozen", 24, None),
    ],
)
def test_a_number_in_several_words_is_one_number(read_text: Read, words: str, low: int, high: int | None) -> None:
    reading = read_text(f"{words} people were arrested.")
    (count,) = [count for event in reading.events for count in event.counts]
    assert (count.min, count.max, reading.words(count.span)) == (low, high, words)


def test_a_number_that_is_not_understood_is_none(read_text: Read) -> None:
    reading = read_text("One and a half thousand people were arrested.")
    assert [event.type for event in reading.events] == ["arrest"]
    assert reading.events[0].counts == ()


@pytest.mark.parametrize("asked", ["How many people were arrested is not known.", "She asked how many men were hurt."])
def test_a_number_that_is_asked_for_is_not_given(read_text: Read, asked: str) -> None:
    assert [count for event in read_text(asked).events for count in event.counts] == []


def test_many_by_itself_still_counts(read_text: Read) -> None:
    counts = [count for event in read_text("Many people were arrested.").events for count in event.counts]
    assert [(count.min, count.max) for count in counts] == [(2, None)]
