"""The pieces of a document's quotations as tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.statements.quotes import Piece, Quotation, find_quotations
from onrecord.reading.statements.tree import Range, Tree


@dataclass(slots=True)
class Part:
    """A piece of a quotation as tokens.

    Attributes:
        tokens: with the marks.
        spoken: whether it reads as speech by itself, and not as a word or two in scare quotes.
        first: whether the quotation starts here.
        whole: whether nothing else stands in the paragraph.
    """

    piece: Piece
    tokens: Range
    spoken: bool
    first: bool
    paragraph: Range


def parts_of(tree: Tree, quotations: Sequence[Quotation], paragraphs: Sequence[Range]) -> list[Part]:
    """Return every piece of every quotation as tokens, in text order.

    A mark without its pair is left out unless words before it announce speech: nobody knows where it should end.
    """
    parts = []
    for quotation in quotations:
        long = len(quotation.pieces) > 1
        for k, piece in enumerate(quotation.pieces):
            tokens = tree.range_of(piece.outer)
            last = tokens[1] - 1
            if tokens[0] < last and tree.start[last] >= piece.inner.end and tree.end[last] > piece.outer.end:
                tokens = tokens[0], last  # "“We ran.”Nobody came": the tokeniser gives the mark to the next word
            if tokens[0] >= tokens[1]:
                continue
            before = tree.low[tokens[0] - 1] if tokens[0] else ""
            if not piece.closed and not long and before not in (":", ","):
                continue
            spoken = long or _reads_as_speech(tree, piece, before)
            parts.append(Part(piece, tokens, spoken, k == 0, paragraphs[piece.paragraph]))
    return parts


def _reads_as_speech(tree: Tree, piece: Piece, before: str) -> bool:
    words = [k for k in range(*tree.range_of(piece.inner)) if not tree.blank(k)]
    if not words:
        return False
    opens = before in ("", ":", ",", ".", "?", "!") or before.isspace()
    if tree.text[piece.inner.end - 1] in ",.?!…—-":
        return len(words) > 3 or opens
    if before == ":":
        return len(words) > 1
    has_verb = any(tree.pos[k] in ("VERB", "AUX") for k in words)
    return len(words) > 3 and has_verb and (before in (":", ",", "") or tree.text[piece.inner.start].isupper())


def nested_parts(tree: Tree, parts: Sequence[Part]) -> list[Part]:
    """Return the pieces of the quotations inside the given ones, in text order."""
    around = [part.piece.inner for part in parts]
    return parts_of(tree, find_quotations(tree.text, around), [tree.range_of(span) for span in around])
