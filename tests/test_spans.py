"""Spans: half-open ranges of code points that can show their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import Span
from onrecord.errors import SpanError
from onrecord.model import hull


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, 60))
    return Span(start, start + draw(st.integers(1, 40)))


def test_words_are_code_points_not_bytes_or_utf16() -> None:
    text = "“Café” 🕯️ vigil"
    assert Span(0, 6).words(text) == "“Café”"
    assert Span(7, 9).words(text) == "🕯️"
    assert Span(10, 15).words(text) == "vigil"
    assert len(Span(10, 15)) == 5


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2), (-2, -1)])
def test_an_empty_or_negative_range_is_no_span(start: int, end: int) -> None:
    with pytest.raises(SpanError, match="is not a range of text") as caught:
        Span(start, end)
    assert caught.value.code == "span.range"


def test_a_span_that_ends_after_the_text_shows_nothing() -> None:
    assert Span(0, 5).words("vigil") == "vigil"
    with pytest.raises(SpanError, match=r"ends after the text \(5\)") as caught:
        Span(2, 6).words("vigil")
    assert caught.value.code == "span.outside"


def test_neighbours_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert Span(0, 5).contains(Span(0, 5))
    assert not Span(0, 4).contains(Span(3, 5))


def test_spans_sort_in_text_order_and_are_values() -> None:
    assert sorted([Span(4, 5), Span(0, 9), Span(0, 2)]) == [Span(0, 2), Span(0, 9), Span(4, 5)]
    assert len({Span(1, 2), Span(1, 2)}) == 1
    with pytest.raises(AttributeError):
        Span(1, 2).start = 0  # type: ignore[misc]  # that it cannot be set is what is tested


def test_there_is_no_hull_of_nothing() -> None:
    with pytest.raises(SpanError, match="no spans"):
        hull([])


@given(spans(), spans())
def test_overlap_is_a_shared_code_point(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
    assert one.contains(other) == (len(shared) == len(other))


@given(st.lists(spans(), min_size=1, max_size=6))
def test_the_hull_is_the_smallest_cover(some: list[Span]) -> None:
    cover = hull(iter(some))
    assert all(cover.contains(span) for span in some)
    assert {cover.start, cover.end} <= {edge for span in some for edge in (span.start, span.end)}


@given(st.text(min_size=1), st.data())
def test_words_are_the_slice(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert Span(start, end).words(text) == text[start:end]
