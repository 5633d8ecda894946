"""Where sentences lie: by marks and the parse together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading


def _sentences(reading: Reading) -> list[str]:
    return [reading.words(span) for span in reading.sentences]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The gate shut at 9 p.m. on Friday.", "Nobody was hurt."],
        ["“Why did they shut it?” Ms Quern asked.", "“We had a ticket.”", "She left."],
        ["Cllr. Orr met Sgt. Bray of the U.S. Park Police.", "They spoke for an hour."],
        ["J. R. Quern, of No. 4 Mill Lane, was fined £40.", "He will appeal."],
        ["Officers (there were six.)", "A dog barked!", "What now?"],
        ["The clerk said: “It was late.", "Nobody came.", "“We waited.”"],
        ["Police said “no one was hurt.”", "But a nurse said two were."],
    ],
)
def test_a_paragraph_falls_into_its_sentences(read_text: Callable[..., Reading], sentences: list[str]) -> None:
    assert _sentences(read_text(" ".join(sentences))) == sentences


def test_bylines_and_credits_have_none_and_every_block_begins_one(read_text: Callable[..., Reading]) -> None:
    text = "Ferry steps shut after clash\n\nBy Ada Wren\n\nThe steps were shut on Tuesday.\n\nPicture: Ada Wren\n"
    reading = read_text(text)
    assert "The steps were shut on Tuesday." in _sentences(reading)
    assert "Ferry steps shut after clash" in _sentences(reading)
    assert not any("Wren" in words for words in _sentences(reading))


def test_sentences_of_a_mended_text_lie_in_the_text_as_it_is(read_text: Callable[..., Reading]) -> None:
    reading = read_text("He left.She stayed. â€œWe sat down,â€\x9d he said.")
    assert [words.strip() for words in _sentences(reading)][:2] == ["He left.", "She stayed."]
