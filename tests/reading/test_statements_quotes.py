"""What stands in quotation marks, over how many paragraphs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counted_work import calls
from onrecord.model import Span
from onrecord.reading.statements.quotes import find_quotations


def paragraphs(text: str) -> list[Span]:
    return [Span(*m.span()) for m in re.finditer(r"[^\n]+", text)]


def quoted(text: str) -> list[list[str]]:
    return [[p.inner.words(text) for p in q.pieces] for q in find_quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We ran,” she said, “and hid.”", [["We ran,"], ["and hid."]]),
        ('"We ran," she said, "and hid."', [["We ran,"], ["and hid."]]),
        ("''We ran,'' she said.", [["We ran,"]]),
        ("‘We didn’t run,’ she said.", [["We didn’t run,"]]),
        ("‘It was the marchers’ right to stay,’ he said.", [["It was the marchers’ right to stay,"]]),
        ("'It wasn't us,' he said in the '90s.", [["It wasn't us,"]]),
        ("He said: “She told me, ‘Go,’ and I went.”", [["She told me, ‘Go,’ and I went."]]),
        ("‘She shouted “stop” at us,’ he said.", [["She shouted “stop” at us,"]]),
        ("The dogs' bowls weren't theirs.", []),
        ("«We ran», she said.", [["We ran"]]),
        ('Opened curly, “closed straight" and on.', [["closed straight"]]),
        ('The board is 6" wide.', []),
        # Scraped text loses the space where lines were joined.
        ('It came in."You may as well go," she said.', [["You may as well go,"]]),
        ('"We ran."Nobody came. He said: "Go."', [["We ran."], ["Go."]]),
        ('She left."You go," he said."We stay."', [["You go,"], ["We stay."]]),
        ('She said,"You go," and left.', [["You go,"]]),
        ("It came in.'You may as well go,' she said.", [["You may as well go,"]]),
        ("'We ran.'Nobody came. He said: 'Go.'", [["We ran."], ["Go."]]),
    ],
)
def test_pairs_marks(text: str, expected: list[list[str]]) -> None:
    assert quoted(text) == expected


def test_a_reopened_quotation_is_one_over_paragraphs() -> None:
    assert quoted("He said: “One.\n“Two.\n“Three.” Then he left.") == [["One.", "Two.", "Three."]]
    assert quoted("She said: 'One.\n'Two.'") == [["One.", "Two."]]


def test_a_closed_quotation_does_not_go_on() -> None:
    assert quoted("He said: “One.”\n“Two.”") == [["One."], ["Two."]]


def test_a_mark_without_its_pair_stops_at_its_paragraph() -> None:
    assert quoted('"We ran, she said.\nNobody saw it. "Yes," he said.') == [["We ran, she said."], ["Yes,"]]


@given(st.text(alphabet=st.sampled_from("ab .,'\"“”‘’«»`\n?é🙂\u200f\x00"), max_size=120))
@settings(max_examples=300, deadline=None)
def test_pieces_lie_in_their_paragraph_in_order(text: str) -> None:
    spans = paragraphs(text)
    last = 0
    for quotation in find_quotations(text, spans):
        for piece in quotation.pieces:
            assert spans[piece.paragraph].contains(piece.outer)
            assert piece.outer.contains(piece.inner)
            assert last <= piece.outer.start
            last = piece.outer.end
        assert all(not piece.closed for piece in quotation.pieces[:-1])


@pytest.mark.parametrize("unit", ["“", '"a ', "‘a ", "a’ ", "“‘", "”", "'", "“a” "])
def test_takes_work_in_proportion_to_the_text(unit: str) -> None:
    def work(times: int) -> int:
        text = unit * times
        return calls(lambda: find_quotations(text, [Span(0, len(text))]))

    assert work(40_000) < 4.1 * work(10_000)
