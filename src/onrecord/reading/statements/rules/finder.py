"""Quotations and parse together: every candidate of a document, and the choice among them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from onrecord.model import Block
from onrecord.reading.statements.candidate import Candidate, trim
from onrecord.reading.statements.parts import Part, parts_of
from onrecord.reading.statements.quotes import ASIDE, find_quotations
from onrecord.reading.statements.rules.attach import attach
from onrecord.reading.statements.rules.cues import Cues
from onrecord.reading.statements.rules.syntax import candidates
from onrecord.reading.statements.tree import Range, Tree, merged, subtract
from onrecord.reading.statements.voice import commemorates


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate fitted to the quotation marks; ``quoted`` tells whether its cue stands inside marks."""

    candidate: Candidate
    quoted: bool


@dataclass(frozen=True, slots=True)
class Survey:
    """A document's tokens, the parts of its quotations, and every candidate."""

    tree: Tree
    parts: tuple[Part, ...]
    found: tuple[Found, ...]


def survey(doc: Doc, blocks: Iterable[Block], cues: Cues) -> Survey:
    """Collect the candidates of a document."""
    tree = Tree(doc)
    blocks = list(blocks)
    running = [b.span for b in blocks if b.kind not in ASIDE]
    groups = [running] + [[b.span] for b in blocks if b.kind in ASIDE]
    parts: list[Part] = []
    found: list[Found] = []
    for paragraphs in groups:
        quotations = find_quotations(tree.text, paragraphs)
        mine = parts_of(tree, quotations, [tree.range_of(span) for span in paragraphs])
        parts += mine
        found += [Found(c, False) for c in attach(tree, mine, cues)]
    parts.sort(key=lambda part: part.tokens)
    claimed = {f.candidate.head for f in found}
    inside = _part_at(tree, parts)
    others = sorted(r[0] for f in found for r in f.candidate.content if _after_stop(tree, r[0]))
    for candidate in candidates(tree):
        if candidate.head in claimed or not candidate.content or commemorates(tree, candidate):
            continue
        if candidate.relay is not None and candidate.source is not None:
            # "citing" between the carrier and the source is part of this construction.
            claimed.update(range(candidate.relay[1], candidate.source[0]))
        fitted = _fit(tree, candidate, inside, others)
        if fitted is not None:
            found.append(Found(fitted, inside[candidate.head] is not None))
    return Survey(tree, tuple(parts), tuple(found))


def _part_at(tree: Tree, parts: Sequence[Part]) -> list[Part | None]:
    at: list[Part | None] = [None] * len(tree)
    for part in parts:
        for k in range(*part.tokens):
            at[k] = part
    return at


def _after_stop(tree: Tree, start: int) -> bool:
    while start > 0 and tree.pos[start - 1] == "SPACE":
        start -= 1
    return start > 0 and tree.low[start - 1] in (".", "?", "!")


def _fit(tree: Tree, candidate: Candidate, inside: Sequence[Part | None], others: Sequence[int]) -> Candidate | None:
    """Make content end where quotation marks do: within the marks around the cue, or outside all of them.

    It also ends before the ``others``, in order: starts of quotations, after full stops, that have a speaker already.
    """
    home = inside[candidate.head]
    content: list[Range] = []
    for a, b in candidate.content:
        if home is not None:
            inner = tree.range_of(home.piece.inner)
            a, b = max(a, inner[0]), min(b, inner[1])
        else:
            first = inside[a]
            a = min(a, first.tokens[0]) if first is not None else a
            k = bisect_right(others, max(a, candidate.head))
            b = min(b, others[k]) if k < len(others) else b
            last, beyond = inside[b - 1], inside[b] if b < len(inside) else None
            if last is not None:
                b = max(b, last.tokens[1])
            elif beyond is not None and beyond.tokens[0] < b:
                b = max(b, beyond.tokens[1])
        if a < b:
            content.append((a, b))
    holes = list(candidate.cue) + ([candidate.source] if candidate.source else [])
    content = [t for r in merged(content) for p in subtract(r, holes) if (t := trim(tree, p)) is not None]
    if not content:
        return None
    return replace(candidate, content=tuple(content))
