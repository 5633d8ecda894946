"""Half-open ranges of a Document's text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range ``[start, end)`` of Unicode code points in a Document's text.

    Raises:
        SpanError: where the range is empty or begins before the text.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError("span.range", f"[{self.start}, {self.end}) is not a range of text")

    def __len__(self) -> int:
        return self.end - self.start

    def words(self, text: str) -> str:
        """Return the words of ``text`` that the span covers.

        Raises:
            SpanError: where the span ends after the text.
        """
        if self.end > len(text):
            raise SpanError("span.outside", f"[{self.start}, {self.end}) ends after the text ({len(text)})")
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one (equal spans do)."""
        return self.start <= other.start and other.end <= self.end


def hull(spans: Iterable[Span]) -> Span:
    """Return the smallest span that covers all of ``spans``.

    Raises:
        SpanError: where there are none.
    """
    found = list(spans)
    if not found:
        raise SpanError("span.none", "no spans to cover")
    return Span(min(s.start for s in found), max(s.end for s in found))
