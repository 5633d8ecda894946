"""Chosen candidates to Attributions: form, quoted parts, nesting, who relayed it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Form, Span
from onrecord.reading.attribution import Attribution
from onrecord.reading.statements.attach import Part
from onrecord.reading.statements.finder import Survey, spans_of
from onrecord.reading.statements.relay import relay_of
from onrecord.reading.statements.syntax import Candidate
from onrecord.reading.statements.tree import Tree


def assemble(seen: Survey, chosen: Sequence[tuple[float, Candidate]]) -> tuple[Attribution, ...]:
    """Return the attributions in text order."""
    ordered = sorted(chosen, key=lambda pair: (min(r[0] for r in (*pair[1].cue, *pair[1].content)), pair[1].head))
    out = []
    for confidence, c in ordered:
        content = spans_of(seen.tree, c.content)
        form, quoted = _form(seen.tree, c, seen.parts)
        out.append(
            Attribution(
                source=spans_of(seen.tree, [c.source] if c.source else []),
                cue=spans_of(seen.tree, c.cue),
                content=content,
                form=form,
                quoted=quoted,
                relay=spans_of(seen.tree, relay_of(seen.tree, c)),
                within=_within(ordered, c),
                confidence=round(confidence, 2),
            )
        )
    return tuple(out)


def _form(tree: Tree, c: Candidate, parts: Sequence[Part]) -> tuple[Form, tuple[Span, ...]]:
    quoted: list[Span] = []
    inside = 0
    for part in parts:
        for a, b in c.content:
            if part.tokens[0] < b and a < part.tokens[1] and not (part.tokens[0] <= c.head < part.tokens[1]):
                quoted.append(part.piece.inner)
                inside += sum(not tree.blank(k) for k in range(max(a, part.tokens[0]), min(b, part.tokens[1])))
    words = sum(not tree.blank(k) for a, b in c.content for k in range(a, b))
    shown = tuple(cut for q in quoted for r in c.content if (cut := _common(tree, q, tree.span_of(r))))
    if not shown:
        return Form.INDIRECT, ()
    return (Form.DIRECT if inside >= words else Form.MIXED), shown


def _common(tree: Tree, quoted: Span, content: Span) -> Span | None:
    """Return what two spans share, without white space at its ends; nothing where only that is left."""
    start, end = max(quoted.start, content.start), min(quoted.end, content.end)
    words = tree.text[start:end] if start < end else ""
    if not words.strip():
        return None
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def _within(ordered: Sequence[tuple[float, Candidate]], c: Candidate) -> int | None:
    """Return the index of the smallest attribution whose content holds the cue."""
    best: tuple[int, int] | None = None
    for i, (_, other) in enumerate(ordered):
        if other is c:
            continue
        if any(a <= c.head < b for a, b in other.content):
            size = sum(b - a for a, b in other.content)
            if best is None or size < best[0]:
                best = (size, i)
    return None if best is None else best[1]
