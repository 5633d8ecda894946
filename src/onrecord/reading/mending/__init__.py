"""Damaged text is read as it was meant, and every span points into the text as it is.

A Document's text is never changed: it is what a report's bytes say. But "â€œWe sat downâ€" has no quotation marks, a
word that OCR broke at a line's end is no word, and in "He left.She stayed." one sentence runs into the next. So the
layers read a mended copy, and what they find is put back to the places in the text that it came from.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TypeVar

from spacy.language import Language

from onrecord.model import Document, Issue, Reading, Span
from onrecord.reading.mending.casing import letters_of, recased
from onrecord.reading.mending.faults import Edit, find_edits

_T = TypeVar("_T")
#: Hardly a paragraph of prose is longer, in characters, without a full stop in it.
_LONGEST = 400
#: What parts sentences, lists and lines of verse alike.
_STOPS = re.compile(r"[.?!…]|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Mended:
    """A Document to be read in the place of another.

    Attributes:
        document: with its text mended; the original itself where nothing was damaged.
        original: the report's own.
        edits: what was changed, in text order and apart.
        letters: ``"small"`` or ``"capital"`` where all letters were such and the document has those of usual writing.
    """

    document: Document
    original: Document
    edits: tuple[Edit, ...] = ()
    letters: str | None = None

    def restore(self, reading: Reading) -> Reading:
        """Return a reading of :attr:`document` as one of :attr:`original`: every span is put back.

        A span that ends in what was changed covers all of what stands there in the original.
        """
        if self.document is self.original:
            return replace(reading, issues=(*reading.issues, *self._issues()))
        put_back = _Back(self.edits)
        restored = put_back.value(reading)
        # What intake noticed was told in the original's code points and never left them.
        issues = (*self.original.issues, *restored.issues, *self._issues())
        return replace(restored, document=self.original, issues=issues)

    def _issues(self) -> Iterable[Issue]:
        if _is_unparted(self.original.text):
            yield Issue(
                "text.without_stops",
                "has hardly any full stops; where its sentences end was guessed, and much may be misread",
                component="mending",
            )
        if self.letters:
            yield Issue(
                "text.without_case",
                f"set in {self.letters} letters throughout; names were told by other signs, and some are missed",
                component="mending",
            )
        count = sum(edit.decoded for edit in self.edits)
        if count:
            yield Issue(
                "text.wrongly_decoded",
                "characters that were decoded wrongly before they came here were read as what they stand for",
                component="mending",
                count=count,
            )


def mend(document: Document, nlp: Language | None = None) -> Mended:
    """Return the Document that the layers should read.

    Args:
        document: the report's own.
        nlp: finds the names of a text in small letters or in capitals; without it, such a text stays as it is.
    """
    mended = _without_faults(document)
    letters = letters_of(document.text) if nlp is not None else None
    if nlp is None or letters is None:
        return mended
    whole = mended.document
    return replace(mended, document=replace(whole, text=recased(whole, nlp), issues=()), letters=letters)


def _without_faults(document: Document) -> Mended:
    edits = tuple(find_edits(document))
    if not edits:
        return Mended(document, document)
    text, position = [], 0
    for edit in edits:
        text += [document.text[position : edit.start], edit.words]
        position = edit.end
    text.append(document.text[position:])
    there = _There(edits)
    blocks = tuple(replace(block, span=there.span(block.span)) for block in document.blocks)
    return Mended(replace(document, text="".join(text), blocks=blocks, issues=()), document, edits)


def _is_unparted(text: str) -> bool:
    """Whether a text of some length has too few marks that end a sentence."""
    stops = len(_STOPS.findall(text))
    return stops * _LONGEST < len(text) and len(text) > 2 * _LONGEST


class _There:
    """From the original's code points to the mended text's."""

    def __init__(self, edits: tuple[Edit, ...]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._shift = [0]  # how far text after so many edits has moved
        for edit in edits:
            self._shift.append(self._shift[-1] + len(edit.words) - (edit.end - edit.start))

    def span(self, span: Span) -> Span:
        """Return where a span of the original lies; what is changed at its edges belongs to it."""
        return Span(self._point(span.start, bisect_right), self._point(span.end, bisect_left))

    def _point(self, position: int, before: Callable[[list[int], int], int]) -> int:
        number = before(self._starts, position)
        if number and position < self._edits[number - 1].end:
            inside = 0 if before is bisect_right else len(self._edits[number - 1].words)
            return self._edits[number - 1].start + self._shift[number - 1] + inside
        return position + self._shift[number]


class _Back:
    """Rebuilds what was found in the mended text, each thing once, with its spans in the original's code points."""

    def __init__(self, edits: tuple[Edit, ...]) -> None:
        self._edits = edits
        self._starts: list[int] = []
        self._ends: list[int] = []
        shift = 0
        for edit in edits:
            self._starts.append(edit.start + shift)
            shift += len(edit.words) - (edit.end - edit.start)
            self._ends.append(edit.end + shift)
        self._done: dict[int, object] = {}
        # What is rebuilt is kept alive, since a new object could take an old one's id.
        self._kept: list[object] = []

    def value(self, thing: _T) -> _T:
        """Return a dataclass with all spans in it put back; what is shared in it stays shared."""
        return self._rebuilt(thing)  # type: ignore[return-value]  # a thing is rebuilt as its own type

    def _rebuilt(self, thing: object) -> object:
        if isinstance(thing, tuple):
            return tuple(map(self._rebuilt, thing))
        if isinstance(thing, Span):
            return Span(self._point(thing.start, False), self._point(thing.end, True))
        if not is_dataclass(thing) or isinstance(thing, (type, Document)):
            return thing
        if id(thing) not in self._done:
            changed = {field.name: self._rebuilt(getattr(thing, field.name)) for field in fields(thing)}
            self._kept.append(thing)
            self._done[id(thing)] = replace(thing, **changed)
        return self._done[id(thing)]

    def _point(self, position: int, end: bool) -> int:
        number = (bisect_left if end else bisect_right)(self._starts, position)
        if not number:
            return position
        edit, after = self._edits[number - 1], self._ends[number - 1]
        if position < after:
            return edit.end if end else edit.start
        return edit.end + position - after
