"""Quotations of a dossier: each has an id of its own, and its words in the report's text lead back to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.export.case.lookup import Lookup
from onrecord.export.html.marks import Mark, MarkKind
from onrecord.export.html.report import Position, ReportSide
from onrecord.model import Span
from onrecord.model.record import Words


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words of a report with their sentence around them; ``id`` is where they are quoted."""

    id: str
    source: str
    span: Span
    before: str
    words: str
    after: str


class Quotes:
    """Gives out quotations, and then the texts that they stand in."""

    def __init__(self, look: Lookup) -> None:
        self._look = look
        self._marks: dict[str, list[Mark]] = defaultdict(list)
        self._given = 0

    def quote(self, words: Words) -> Quote:
        """Return a new quotation of some words."""
        self._given += 1
        id = f"q{self._given}"
        span = self._trimmed(words)
        self._marks[words.source].append(Mark(span, id, MarkKind.CITED))
        near = self._look.near(Words(words.source, span))
        return Quote(id, words.source, span, near.before, near.words, near.after)

    def quotes(self, told: Iterable[Words]) -> tuple[Quote, ...]:
        """Return several."""
        return tuple(self.quote(words) for words in told)

    def texts(self) -> Texts:
        """Return the marked texts; what is quoted after this has no mark."""
        sides = {}
        for source in self._look.record.sources:
            document = self._look.document(source.id)
            sides[source.id] = ReportSide(document, self._marks[source.id], f"{source.id}-")
        return Texts(sides)

    def _trimmed(self, words: Words) -> Span:
        text = self._look.text(words)
        start = words.span.start + len(text) - len(text.lstrip())
        end = words.span.end - (len(text) - len(text.rstrip()))
        return Span(start, end) if start < end else words.span


@dataclass(frozen=True, slots=True)
class Texts:
    """The reports' texts with their marks."""

    sides: dict[str, ReportSide]

    def at(self, quote: Quote) -> Position:
        """Return where a quotation's words begin on the page, and in which paragraph."""
        return self.sides[quote.source].place(quote.span)
