"""Chosen candidates to Attributions: form, quoted parts, nesting, who relayed it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from onrecord.model import Form, Span
from onrecord.reading.attribution import Attribution
from onrecord.reading.statements.candidate import Candidate
from onrecord.reading.statements.negation import whole_cue
from onrecord.reading.statements.parts import Part, nested_parts
from onrecord.reading.statements.relay import relay_of
from onrecord.reading.statements.tree import Range, Tree


def assemble(tree: Tree, parts: Sequence[Part], chosen: Sequence[tuple[float, Candidate]]) -> tuple[Attribution, ...]:
    """Return the attributions in text order."""
    ordered = sorted(chosen, key=lambda pair: (min(r[0] for r in (*pair[1].cue, *pair[1].content)), pair[1].head))
    owners, lengths = _owners(len(tree), ordered)
    inner = nested_parts(tree, parts)
    out = []
    for number, (confidence, c) in enumerate(ordered):
        owner = owners[c.head] if c.cue else None
        # Of two that hold each other's cues, the shorter stands within the longer, and not the other way round too.
        if owner is not None and (lengths[owner], -owner) <= (lengths[number], -number):
            owner = None
        content = spans_of(tree, c.content)
        relay = relay_of(tree, replace(c, more=()))
        form, quoted = _form(tree, c, inner if c.cue and _inside(c.head, parts) else parts)
        out.append(
            Attribution(
                # Whoever carried it is no second source.
                source=spans_of(tree, (s for s in c.sources if not _meet(s, relay))),
                cue=spans_of(tree, whole_cue(tree, c)),
                content=content,
                form=form,
                quoted=quoted,
                relay=spans_of(tree, relay),
                within=owner,
                confidence=round(confidence, 2),
            )
        )
    return tuple(out)


def _meet(span: Range, others: Iterable[Range]) -> bool:
    return any(a < span[1] and span[0] < b for a, b in others)


def _inside(token: int, parts: Sequence[Part]) -> bool:
    """Whether a token stands in a quotation; ``parts`` are in text order and do not overlap."""
    k = bisect_right(parts, token, key=lambda part: part.tokens[0]) - 1
    return k >= 0 and token < parts[k].tokens[1]


def spans_of(tree: Tree, ranges: Iterable[Range]) -> tuple[Span, ...]:
    """Return ranges as code points."""
    return tuple(tree.span_of(r) for r in ranges)


def _form(tree: Tree, c: Candidate, parts: Sequence[Part]) -> tuple[Form, tuple[Span, ...]]:
    quoted: list[Span] = []
    inside = 0
    for a, b in c.content:
        first = bisect_left(parts, a, key=lambda part: part.tokens[1])
        for part in islice(parts, first, None):
            if part.tokens[0] >= b:
                break
            overlap = range(max(a, part.tokens[0]), min(b, part.tokens[1]))
            if overlap and not (c.cue and part.tokens[0] <= c.head < part.tokens[1]):
                shared = _common(tree, part.piece.inner, tree.span_of((a, b)))
                quoted += [shared] if shared is not None else []
                inside += tree.words((overlap.start, overlap.stop))
    words = sum(tree.words(r) for r in c.content)
    if not quoted:
        return Form.INDIRECT, ()
    return (Form.DIRECT if inside >= words else Form.MIXED), tuple(quoted)


def _common(tree: Tree, quoted: Span, content: Span) -> Span | None:
    """Return what two spans share, without white space at its ends; nothing where only that is left."""
    start, end = max(quoted.start, content.start), min(quoted.end, content.end)
    words = tree.text[start:end] if start < end else ""
    if not words.strip():
        return None
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def _owners(size: int, ordered: Sequence[tuple[float, Candidate]]) -> tuple[list[int | None], list[int]]:
    """Return for each token the index of the smallest attribution whose content holds it; also how long each is."""
    owners: list[int | None] = [None] * size
    lengths = [sum(b - a for a, b in c.content) for _, c in ordered]
    for i in sorted(range(len(ordered)), key=lambda i: -lengths[i]):
        for a, b in ordered[i][1].content:
            owners[a:b] = [i] * (b - a)
    return owners, lengths
