"""Where the sentences of a Document lie, told by marks: the record has no parse."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.model import BlockKind, Document, Span

#: Blocks that tell; a byline or a credit tells nothing of what happened.
_TELLING = frozenset({BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.LIST})
_END = re.compile(r"[.!?]+[\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9])|\n+")
#: What stands before a full stop that ends no sentence.
_ABBREVIATED = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Fr|Sgt|Lt|Col|Gen|Capt|Insp|Supt|Rev|Hon|Gov|Sen|Rep|Prof|No|Nos|vs|Jr|Sr"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|[A-Z]\.[A-Z])$"
)


def sentences(document: Document) -> tuple[Span, ...]:
    """Return the sentences of a Document's telling blocks, in text order; what a block repeats is left out."""
    found: list[Span] = []
    for block in document.blocks:
        if block.kind in _TELLING and block.repeats is None:
            found += _of(document.text, block.span.start, block.span.end)
    return tuple(sorted(found))


def _of(text: str, start: int, end: int) -> list[Span]:
    found = []
    at = start
    for match in _END.finditer(text, start, end):
        if match.group()[0] == "." and _ABBREVIATED.search(text[max(at, match.start() - 8) : match.start()]):
            continue
        found.append((at, match.end()))
        at = match.end()
    found.append((at, end))
    return [span for a, b in found if (span := _stripped(text, a, b)) is not None]


def _stripped(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    right = len(words.rstrip())
    return Span(start + left, start + right) if right > left else None


def sentence_at(known: Iterable[Span], span: Span) -> Span:
    """Return which of the sentences a span starts in, or the span itself where it stands in none."""
    return next((one for one in known if one.start <= span.start < one.end), span)
