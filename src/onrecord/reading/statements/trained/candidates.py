"""What the network finds as candidates: spans in tokens, evened out at quotation marks, each with its confidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from onrecord.model import Block
from onrecord.reading.statements.candidate import Candidate
from onrecord.reading.statements.parts import Part
from onrecord.reading.statements.trained.network import Weights
from onrecord.reading.statements.trained.paths import head_of
from onrecord.reading.statements.trained.reader import Found, find
from onrecord.reading.statements.trained.words import Words, words_of
from onrecord.reading.statements.tree import Range, Tree, merged, subtract

FRAME = "trained"


def trained_candidates(
    doc: Doc, blocks: Iterable[Block], tree: Tree, parts: Sequence[Part], weights: Weights
) -> list[tuple[float, Candidate]]:
    """Return the statements that the network finds and thinks likely enough, in the order of their cues."""
    words = words_of(doc, blocks)
    settings = weights.settings
    out = []
    for found in find(weights.network, words, weights.subwords.of(words), settings.bias):
        confidence = settings.confidence(found.scores)
        if confidence >= settings.threshold:
            candidate = _candidate(words, tree, parts, found, settings.source_floor)
            if candidate.content:
                out.append((confidence, candidate))
    return out


def _candidate(words: Words, tree: Tree, parts: Sequence[Part], found: Found, source_floor: float) -> Candidate:
    cue = _tokens(words, found.cue)
    sources = [_tokens(words, r) for r in found.source] if found.scores[2] >= source_floor else []
    sources = [t for r in merged(sources) for t in subtract(r, [cue])]
    content = merged([_evened(parts, _tokens(words, r), cue) for r in found.content])
    content = [t for r in content for t in subtract(r, [cue, *sources])]
    head = head_of(words, found.cue)
    first, more = (sources[0], tuple(sources[1:])) if sources else (None, ())
    return Candidate(FRAME, tree.lemma[head], head, first, (cue,), tuple(content), True, more=more)


def _tokens(words: Words, span: Range) -> Range:
    return int(words.token[span[0]]), int(words.token[span[1] - 1]) + 1


def _evened(parts: Sequence[Part], content: Range, cue: Range) -> Range:
    """Take in the second mark of a quotation whose first mark and all whose words are in."""
    a, b = content
    for part in parts:
        start, end = part.tokens
        if start >= b + 1:
            break
        if end <= a or start <= cue[0] < end:
            continue
        if a == start + 1 and b >= end - 1:
            a = start
        if b == end - 1 and a <= start + 1:
            b = end
    return a, b
