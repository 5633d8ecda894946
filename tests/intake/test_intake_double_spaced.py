"""Wrapped lines with a blank one after each, as OCR of a typescript gives them."""

from __future__ import annotations

import textwrap

from onrecord.intake import document_from_text

FIRST = (
    "Two stewards said on Tuesday that the march was peaceful until officers moved in on the old ferry steps, "
    "where some forty people had laid flowers and candles for the drowned man. Nobody was told to leave."
)
SECOND = (
    "The force said that it had asked the crowd twice to go home, and that a bottle was thrown before the first arrest "
    "was made. It has asked for witnesses to come forward, and will publish what its cameras saw."
)


def blocks(text: str) -> list[str]:
    document = document_from_text(text)
    return [" ".join(document.words(block.span).split()) for block in document.blocks]


def test_lines_with_blank_ones_between_are_joined_into_paragraphs() -> None:
    wrapped = "\n".join(textwrap.fill(part, 60) for part in (FIRST, SECOND))
    assert blocks(wrapped.replace("\n", "\n\n")) == [FIRST, SECOND]


def test_paragraphs_of_one_line_each_stay_apart() -> None:
    short = [
        "Stewards said so.",
        "The force did not.",
        "Nobody was hurt.",
        "It rained.",
        "They left.",
        "It ended.",
        "So.",
    ]
    assert blocks("\n\n".join(short)) == short


def test_every_sentence_a_paragraph_stays_so() -> None:
    sentences = [f"{part.strip()}." for whole in (FIRST, SECOND) for part in whole.split(".") if part] * 2
    assert [words for words in blocks("\n\n".join(sentences)) if words] == sentences
