"""The quotation marks of a text: what stands in them, over how many paragraphs.

A quotation that runs over paragraphs is re-opened with a mark in each and closed only in the last (Chicago Manual
of Style 13.32; Guardian style guide). A mark that lacks its pair reaches to the end of its paragraph at most.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import BlockKind, Span

#: Blocks that a quotation runs through as if they were not there.
ASIDE = frozenset((BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.HEADING, BlockKind.TITLE, BlockKind.BYLINE))
_MARKS = re.compile(r"''|``|[\"“”„‟«»‘’'‚‛]")
_OPEN_DOUBLE = frozenset("“„‟«") | {"``"}
_CLOSE_DOUBLE = frozenset("”»")
_STRAIGHT_DOUBLE = frozenset(('"', "''"))
#: Words that begin with an apostrophe, which looks like an opening single mark.
_ELIDED = re.compile(r"(?:\d\ds?|til|tis|twas|em|cause|bout|n|round|ere|neath)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a quotation that stands in one paragraph.

    Attributes:
        outer: with the marks.
        inner: without them.
        paragraph: the index of the paragraph among those given.
        closed: whether a mark closes it here.
    """

    outer: Span
    inner: Span
    paragraph: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Quotation:
    """What one speaker says between an opening mark and the mark that closes it; one piece a paragraph."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    family: str
    opens: bool
    closes: bool


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """Find the outermost quotations of a text, in text order; the time is linear in its length.

    Args:
        text: the text.
        paragraphs: the running text's paragraphs in order, without the captions, credits and headings between
            them: a quotation may go on from each into the next.
    """
    marks = [_marks(text, span) for span in paragraphs]
    found: list[list[Piece]] = []
    running: _Mark | None = None
    for i, span in enumerate(paragraphs):
        following = _first(text, paragraphs, marks, i + 1)
        pieces, left_open = _pieces(text, span, i, marks[i], following)
        for k, piece in enumerate(pieces):
            goes_on = k == 0 and running is not None and not text[span.start : piece.outer.start].strip()
            if goes_on:
                found[-1].append(piece)
            else:
                found.append([piece])
        running = left_open
    return tuple(Quotation(tuple(pieces)) for pieces in found)


def _first(text: str, paragraphs: Sequence[Span], marks: Sequence[Sequence[_Mark]], i: int) -> _Mark | None:
    """Return the mark that the paragraph starts with."""
    if i >= len(paragraphs) or not marks[i]:
        return None
    mark = marks[i][0]
    starts = not text[paragraphs[i].start : mark.start].strip()
    return mark if starts and (mark.opens or mark.family == "double") else None


def _marks(text: str, paragraph: Span) -> list[_Mark]:
    marks = []
    for match in _MARKS.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        marks.append(_mark(match.group(), start, end, before, after, text))
    return [mark for mark in marks if mark is not None]


def _mark(sign: str, start: int, end: int, before: str, after: str, text: str) -> _Mark | None:
    """Classify a mark by its sign and its neighbours; ``None`` for an apostrophe.

    A straight mark between a stop and a letter, in text that lost a space, does either: what is open decides.
    """
    begins = not after.isspace() and (before.isspace() or before in "([{—–-/:…" or _MARKS.match(before) is not None)
    ends = not before.isspace() and (not after.isalnum())
    if sign in _OPEN_DOUBLE:
        return _Mark(start, end, "double", True, False)
    if sign in _CLOSE_DOUBLE:
        return _Mark(start, end, "double", False, True)
    if sign in _STRAIGHT_DOUBLE:
        # Neither shape (a space on both sides, or letters): it can only close.
        joined = before in ".?!," and after.isalpha()
        return _Mark(start, end, "double", begins or joined, not begins or ends)
    if before.isalnum() and after.isalnum():
        return None
    joined = sign == "'" and before in ".?!," and after.isupper()
    opens = (sign != "’" and (begins or joined)) and not (sign != "‘" and _ELIDED.match(text, end))
    closes = sign not in "‘‚‛" and (ends or joined)
    return _Mark(start, end, "single", opens, closes) if opens or closes else None


def _pieces(
    text: str, span: Span, paragraph: int, marks: Sequence[_Mark], following: _Mark | None
) -> tuple[list[Piece], _Mark | None]:
    """Pair one paragraph's marks; also return the mark that is left open into the next paragraph, if one is."""
    pieces: list[Piece] = []
    hopeless: set[str] = set()
    nesting = True
    i = 0
    while i < len(marks):
        mark = marks[i]
        at_start = not text[span.start : mark.start].strip() if i == 0 else False
        if mark.family in hopeless or not (mark.opens or (at_start and mark.family == "double")):
            i += 1
            continue
        closing, nesting = _closing(text, marks, i, nesting)
        if closing is not None:
            close = marks[closing]
            if close.start > mark.end:
                pieces.append(Piece(Span(mark.start, close.end), Span(mark.end, close.start), paragraph, True))
            i = closing + 1
            continue
        hopeless.add(mark.family)
        goes_on = following is not None and following.family == mark.family
        end = span.start + len(text[span.start : span.end].rstrip())
        if end > mark.end and (goes_on or mark.family == "double"):
            pieces.append(Piece(Span(mark.start, end), Span(mark.end, end), paragraph, False))
            return pieces, mark if goes_on else None
        i += 1
    return pieces, None


def _closing(text: str, marks: Sequence[_Mark], opening: int, nesting: bool) -> tuple[int | None, bool]:
    """Find the index of the mark that closes ``marks[opening]``; also whether nested marks still pair up."""
    family = marks[opening].family
    first: int | None = None
    depth = 0
    for j in range(opening + 1, len(marks)):
        mark = marks[j]
        if mark.family != family:
            continue
        if mark.closes and not (mark.opens and first is None and depth == 0 and _abuts(marks, opening, j)):
            if family == "single" and _possessive(text, marks, j):
                continue
            if first is None:
                first = j
            if depth == 0 or not nesting or family == "single":
                return j, nesting
            depth -= 1
        elif mark.opens:
            depth += 1
    return first, nesting and first is None


def _abuts(marks: Sequence[_Mark], i: int, j: int) -> bool:
    return j == i + 1 and marks[i].end == marks[j].start


def _possessive(text: str, marks: Sequence[_Mark], j: int) -> bool:
    """Whether a closing single mark is rather the apostrophe of "the workers’ rights": a later one closes."""
    at = marks[j].start
    if text[at - 1] not in "sS" or not re.match(r" \w", text[marks[j].end : marks[j].end + 2]):
        return False
    for mark in marks[j + 1 : j + 4]:
        if mark.family == "single":
            return mark.closes and not mark.opens
    return False
