"""The report's side of the page: its text by blocks, its words marked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from onrecord.export.html.marks import Mark, MarkKind
from onrecord.export.html.segments import Piece, Segment, cut, pieces
from onrecord.export.html.text import show
from onrecord.model import BlockKind, Document, Span

_TAGS = {BlockKind.TITLE: "h3", BlockKind.HEADING: "h3", BlockKind.LIST: "li"}
_NOTES = {
    BlockKind.BYLINE: "Byline",
    BlockKind.DATELINE: "Dateline",
    BlockKind.CAPTION: "Caption",
    BlockKind.CREDIT: "Credit",
}
_EDGES = {MarkKind.CONTENT: ("opens", "closes"), MarkKind.EVENT: ("left", "right")}
_WORD = re.compile(r"\w")
#: A line of a text that was wrapped by hand or by a mailer is about this long.
_WRAPPED_LINE = range(45, 101)


@dataclass(frozen=True, slots=True)
class Position:
    """Where words stand: the page's anchor of them, and the number of the paragraph (from 1, over all blocks)."""

    anchor: str
    paragraph: int | None


class ReportSide:
    """The marked text of a Document, and where each of its marks can be found on the page.

    Args:
        document: the text with its blocks.
        marks: the words that belong to cells; each begins an element with an id.
        prefix: what the ids begin with, where several texts stand on one page.
    """

    def __init__(self, document: Document, marks: Sequence[Mark], prefix: str = "") -> None:
        self._text = document.text
        self._blocks = document.blocks
        self._prefix = prefix
        for mark in marks:
            mark.span.words(self._text)  # raises where a layer made a span that is not in the text
        self._pieces = pieces(self._text, self._blocks)
        self._segments = cut(marks, self._pieces)
        self._starts = [part.span.start for part in self._pieces]
        self._numbers = _numbers(self._pieces)
        self._anchors = self._find_anchors()
        self._targets = set(self._anchors.values())

    def place(self, span: Span) -> Position:
        """Return where the words of a mark's span begin on the page."""
        start = self._anchors[span]
        return Position(self._anchor(start), self._numbers[bisect_right(self._starts, start) - 1])

    def _anchor(self, start: int) -> str:
        return f"{self._prefix}w-{start}"

    def paragraph(self, span: Span) -> Span:
        """Return the span of the block, or of the gap, in which ``span`` begins."""
        return self._pieces[bisect_right(self._starts, span.start) - 1].span

    def _find_anchors(self) -> dict[Span, int]:
        """Map each marked span to the start of its first segment with something to see in it."""
        anchors: dict[Span, int] = {}
        for part, segments in zip(self._pieces, self._segments, strict=True):
            for segment in segments:
                if part.block is None or self._text[segment.start : segment.end].isspace():
                    continue
                for mark in segment.marks:
                    anchors.setdefault(mark.span, segment.start)
        for segments in self._segments:  # spans of white space alone
            for segment in segments:
                for mark in segment.marks:
                    anchors.setdefault(mark.span, segment.start)
        return anchors

    def render(self) -> Markup:
        """Return the blocks as HTML; without the ``data-ours`` elements, its text is the document's text."""
        out: list[str] = []
        in_list = False
        for i, part in enumerate(self._pieces):
            is_item = part.block is not None and part.block.kind is BlockKind.LIST
            gap = part.block is None
            stays = in_list and (is_item or (gap and self._next_is_item(i) and self._is_bare(i)))
            if in_list and not stays:
                out.append("</ul>")
                in_list = False
            if is_item and not in_list:
                out.append('<ul class="list">')
                in_list = True
            inner = "".join(self._segment(segment, inside=not gap) for segment in self._segments[i])
            out.append(inner if gap else self._block(i, part, inner))
        if in_list:
            out.append("</ul>")
        return Markup("".join(out))

    def _next_is_item(self, i: int) -> bool:
        following = self._pieces[i + 1].block if i + 1 < len(self._pieces) else None
        return following is not None and following.kind is BlockKind.LIST

    def _is_bare(self, i: int) -> bool:
        """Whether a gap is white space that HTML allows between the items of a list, and no link leads to it."""
        blank = not self._pieces[i].span.words(self._text).strip(" \n\t")
        return blank and not any(segment.start in self._targets for segment in self._segments[i])

    def _block(self, i: int, part: Piece, inner: str) -> str:
        block = part.block
        assert block is not None  # gaps are not rendered as blocks
        tag = _TAGS.get(block.kind, "p")
        classes = f"b b-{block.kind}"
        if _is_wrapped(part.span.words(self._text)):
            classes += " wrapped"
        name = f' id="{self._prefix}b-{part.index}"' if part.index is not None else ""
        note = _NOTES.get(block.kind, "")
        label = f'<span class="note" data-ours>{note} </span>' if note else ""
        if block.repeats is not None and 0 <= block.repeats < len(self._blocks):
            label = (
                f'<span class="note" data-ours>{note or "Block"}, '
                f'<a href="#{self._prefix}b-{block.repeats}">repeats an earlier one</a> </span>'
            )
            classes += " repeat"
        return f'<{tag}{name} class="{classes}" data-n="{self._numbers[i]}" dir="auto">{label}{inner}</{tag}>'

    def _segment(self, segment: Segment, *, inside: bool) -> str:
        words = self._text[segment.start : segment.end]
        name = f' id="{self._anchor(segment.start)}"' if segment.start in self._targets else ""
        if not segment.marks or not inside:
            return f"<span{name}>{show(words)}</span>" if name else str(show(words))
        cells = list(dict.fromkeys(mark.cell for mark in segment.marks))
        classes = _classes(segment, self._anchors)
        attributes = f'{name} class="{classes}" data-c="{escape(" ".join(cells))}"'
        if not _WORD.search(words):  # a link needs a name that can be spoken
            return f"<span{attributes}>{show(words)}</span>"
        return f'<a{attributes} href="#{escape(cells[0])}">{show(words)}</a>'


def _classes(segment: Segment, anchors: dict[Span, int]) -> str:
    """Return the classes of a segment: its kinds, and which marks begin or end here, for brackets and boxes."""
    kinds = {mark.kind for mark in segment.marks}
    classes = ["w", *(str(kind) for kind in MarkKind if kind in kinds)]
    for mark in segment.marks:
        if mark.kind not in _EDGES:
            continue
        begins, ends = _EDGES[mark.kind]
        if anchors[mark.span] == segment.start:
            classes.append(begins)
        if mark.span.end == segment.end:
            classes.append(ends)
    return " ".join(dict.fromkeys(classes))


def _numbers(parts: Sequence[Piece]) -> list[int | None]:
    numbers: list[int | None] = []
    count = 0
    for part in parts:
        if part.block is not None:
            count += 1
        numbers.append(None if part.block is None else count)
    return numbers


def _is_wrapped(words: str) -> bool:
    """Whether line breaks in a block come from wrapping at a width, and so mean nothing."""
    lines = words.strip().splitlines()
    return len(lines) > 1 and all(len(line.rstrip()) in _WRAPPED_LINE for line in lines[:-1])
