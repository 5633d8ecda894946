"""A text cut at every place where a mark or a block begins or ends."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.export.html.marks import Mark, MarkKind
from onrecord.model import Block, BlockKind, Span

_PREFERENCE = {kind: i for i, kind in enumerate(MarkKind)}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the text that is one element of the page: a block, or what lies between two (``block`` is None)."""

    span: Span
    block: Block | None
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch that the same marks cover from end to end, innermost first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def pieces(text: str, blocks: Sequence[Block]) -> list[Piece]:
    """Return the text as blocks and gaps, without overlap and in order.

    A gap that holds more than white space becomes a block of kind "other", so that no word is lost.
    """
    found: list[Piece] = []
    at = 0
    for index, block in enumerate(blocks):
        start, end = max(block.span.start, at), min(block.span.end, len(text))
        if start >= end:
            continue
        if start > at:
            found.append(_gap(text, Span(at, start)))
        found.append(Piece(Span(start, end), block, index))
        at = end
    if at < len(text):
        found.append(_gap(text, Span(at, len(text))))
    return found


def _gap(text: str, span: Span) -> Piece:
    loose = bool(span.words(text).strip())
    return Piece(span, Block(BlockKind.OTHER, span) if loose else None)


def cut(marks: Iterable[Mark], parts: Iterable[Piece]) -> list[list[Segment]]:
    """Return the segments of each piece, in order.

    One sweep over the sorted starts and ends. Its cost grows with the number of segments times the number of
    marks that cover one place, which is small in real reports.
    """
    by_start = sorted(marks, key=lambda m: m.span.start)
    ends = sorted({m.span.end for m in by_start})
    active: list[tuple[int, int, int, str, Mark]] = []
    next_start = next_end = 0
    result = []
    for part in parts:
        segments = []
        at = part.span.start
        while at < part.span.end:
            while next_end < len(ends) and ends[next_end] <= at:
                next_end += 1
            active = [entry for entry in active if entry[-1].span.end > at]
            while next_start < len(by_start) and by_start[next_start].span.start <= at:
                mark = by_start[next_start]
                insort(active, (len(mark.span), _PREFERENCE[mark.kind], mark.span.start, mark.cell, mark))
                next_start += 1
            stop = part.span.end
            if next_start < len(by_start):
                stop = min(stop, by_start[next_start].span.start)
            if next_end < len(ends):
                stop = min(stop, ends[next_end])
            segments.append(Segment(at, stop, tuple(entry[-1] for entry in active)))
            at = stop
        result.append(segments)
    return result
