"""A parsed Doc as plain lists, so that the rules never touch spaCy's objects in a loop."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from spacy.tokens import Doc

from onrecord.model import Span

#: A half-open range of token indices.
Range = tuple[int, int]


_MASKS = {"PROPN": "<name>", "NUM": "<number>"}


class Tree:
    """Dependencies, words and offsets of a Doc; every attribute is a list with one item a token.

    Attributes:
        dep, pos, tag, lemma, low: labels (ClearNLP dependencies, universal and Penn tags), lemma, lower-case form.
        key: the lemma as the lexicon counts it: names and numbers all look alike.
        head: index of the governor (a root's is its own).
        left, right: first and last index of the subtree.
        count: how many words stand before each token, and before the end.
        kids: indices of the children, left to right.
        entity: the label of the named entity that the token stands in, or "".
        start, end: code points.
        sent: index of the first token of the sentence.
    """

    __slots__ = (
        "count",
        "dep",
        "end",
        "entity",
        "head",
        "key",
        "kids",
        "left",
        "lemma",
        "low",
        "pos",
        "right",
        "sent",
        "start",
        "tag",
        "text",
    )

    def __init__(self, doc: Doc) -> None:
        tokens = list(doc)
        self.text = doc.text
        self.dep = [t.dep_ for t in tokens]
        self.entity = [t.ent_type_ for t in tokens]
        self.pos = [t.pos_ for t in tokens]
        self.tag = [t.tag_ for t in tokens]
        self.lemma = [t.lemma_.lower() for t in tokens]
        self.low = [t.lower_ for t in tokens]
        self.key = [_MASKS.get(pos, lemma) for pos, lemma in zip(self.pos, self.lemma, strict=True)]
        self.head = [t.head.i for t in tokens]
        self.left = [t.left_edge.i for t in tokens]
        self.right = [t.right_edge.i for t in tokens]
        self.start = [t.idx for t in tokens]
        self.end = [t.idx + len(t) for t in tokens]
        self.kids: list[list[int]] = [[] for _ in tokens]
        self.sent: list[int] = []
        self.count = [0, *accumulate(p not in ("SPACE", "PUNCT") for p in self.pos)]
        first = 0
        for i, token in enumerate(tokens):
            if self.head[i] != i:
                self.kids[self.head[i]].append(i)
            if token.is_sent_start:
                first = i
            self.sent.append(first)

    def __len__(self) -> int:
        return len(self.low)

    def child(self, i: int, *deps: str) -> int | None:
        """Return the first child with one of the labels."""
        for k in self.kids[i]:
            if self.dep[k] in deps:
                return k
        return None

    def children(self, i: int, *deps: str) -> list[int]:
        """Return the children with one of the labels."""
        return [k for k in self.kids[i] if self.dep[k] in deps]

    def blank(self, i: int) -> bool:
        """Whether the token is white space or punctuation."""
        return self.pos[i] in ("SPACE", "PUNCT")

    def words(self, tokens: Range) -> int:
        """Return how many tokens of a range are words."""
        return self.count[max(tokens)] - self.count[tokens[0]]

    def range_of(self, span: Span) -> Range:
        """Return the tokens that share a code point with a span."""
        return bisect_right(self.end, span.start), bisect_left(self.start, span.end)

    def span_of(self, tokens: Range) -> Span:
        """Return the code points of a range that is not empty."""
        return Span(self.start[tokens[0]], self.end[tokens[1] - 1])


def subtract(tokens: Range, holes: Iterable[Range]) -> list[Range]:
    """Return what is left of a range without the holes, in order."""
    parts = [tokens]
    for a, b in holes:
        if a >= b:
            continue
        parts = [
            piece
            for s, e in parts
            for piece in (((s, min(e, a)), (max(s, b), e)) if a < e and s < b else ((s, e),))
            if piece[0] < piece[1]
        ]
    return sorted(parts)


def merged(ranges: Iterable[Range]) -> list[Range]:
    """Return the ranges in order, joined where they touch or overlap."""
    out: list[Range] = []
    for a, b in sorted(ranges):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        elif a < b:
            out.append((a, b))
    return out
