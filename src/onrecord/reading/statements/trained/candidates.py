"""What the network finds as candidates: spans in tokens, evened out at quotation marks, each with its confidence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from spacy.tokens import Doc

from onrecord.model import Block
from onrecord.reading.statements.candidate import Candidate
from onrecord.reading.statements.parts import Part
from onrecord.reading.statements.rules.finder import Survey
from onrecord.reading.statements.rules.weigh import Weighed
from onrecord.reading.statements.trained.evidence import evidence, rivalled
from onrecord.reading.statements.trained.network import Weights
from onrecord.reading.statements.trained.paths import head_of
from onrecord.reading.statements.trained.reader import Found, find
from onrecord.reading.statements.trained.words import Words, quoted_words, words_of
from onrecord.reading.statements.tree import Range, Tree, merged, subtract

#: Found in the text as it stands, and in what is quoted.
FRAME, QUOTED = "trained", "trained, quoted"
#: What is found in what is quoted must be this likely: its confidence was calibrated elsewhere.
_SURE = 0.6
#: Only quotations are read for themselves where, outside quotations, a cue would be at least so likely by its verb;
#: chosen for time, and on the quality gate's sample.
_DOUBTFUL = 0.5
#: A speaker's own present thoughts are no statement within the statement.
_FIRST = frozenset(("i", "we", "you"))

Scored = tuple[float, Candidate]


def trained_candidates(
    doc: Doc, blocks: Iterable[Block], seen: Survey, ruled: Iterable[Weighed], weights: Weights
) -> list[Scored]:
    """Return the statements that the network finds and thinks likely enough.

    Args:
        doc: tagged and parsed.
        blocks: the document's blocks.
        seen: what the rules' survey found: the tokens, and the parts of quotations.
        ruled: the rules' candidates, as evidence.
        weights: the trained network and its settings.
    """
    blocks = list(blocks)
    tree = seen.tree
    words = words_of(doc, blocks)
    by_head = {w.candidate.head: w for w in ruled}
    least = weights.settings.threshold
    found = [
        (c, _candidate(words, tree, seen.parts, f, weights, FRAME)) for c, f in _found(words, by_head, weights, least)
    ]
    cued = {k for _, candidate in found for a, b in candidate.cue for k in range(a, b)}
    quoted = quoted_words(words, blocks, [head for head, w in by_head.items() if w.prior >= _DOUBTFUL])
    for confidence, f in _found(quoted, by_head, weights, max(_SURE, least)):
        candidate = _candidate(quoted, tree, (), f, weights, QUOTED)
        if _retells(tree, candidate) and not any(k in cued for a, b in candidate.cue for k in range(a, b)):
            found.append((confidence, candidate))
    return [pair for pair in found if any(tree.words(r) for r in pair[1].content)]


def _found(words: Words, ruled: Mapping[int, Weighed], weights: Weights, least: float) -> Iterator[tuple[float, Found]]:
    settings = weights.settings
    found = find(weights.network, words, weights.subwords.of(words), settings.bias)
    known = [evidence(words, f, ruled) for f in found]
    for f, all_known in zip(found, rivalled(settings.confidence, found, known), strict=True):
        confidence = settings.confidence.of(all_known)
        if confidence >= least:
            yield confidence, f


def _candidate(
    words: Words, tree: Tree, parts: Sequence[Part], found: Found, weights: Weights, frame: str
) -> Candidate:
    at = found.cue[0]
    cue = merged(_tokens(words, found.cue, at))
    spans = found.source if found.scores[2] >= weights.settings.source_floor else ()
    sources = [t for span in spans for r in _tokens(words, span, at) for t in subtract(r, cue)]
    content = merged([_evened(parts, r, cue) for span in found.content for r in _tokens(words, span, at)])
    content = [t for r in content for t in subtract(r, [*cue, *sources])]
    head = head_of(words, found.cue)
    first, more = (sources[0], tuple(sources[1:])) if sources else (None, ())
    return Candidate(frame, tree.lemma[head], head, first, tuple(cue), tuple(content), True, more=more)


def _tokens(words: Words, span: Range, cue: int) -> list[Range]:
    """Return a span of words as tokens: several ranges where words between them are left out.

    A quotation runs past a picture's caption: what stands aside, and not with the cue, is nobody's words.
    """
    out: list[Range] = []
    for k in range(*span):
        if words.aside(k, cue):
            continue
        token, until = int(words.token[k]), int(words.until[k])
        if out and token <= out[-1][1] + _blank(words, k):
            out[-1] = (out[-1][0], until)
        else:
            out.append((token, until))
    return out


def _blank(words: Words, k: int) -> int:
    """Return how many tokens of white space may stand before a word: one, where nothing but it parts two words."""
    return int(not words.text[int(words.end[k - 1]) : int(words.start[k])].strip()) if k else 0


def _evened(parts: Sequence[Part], content: Range, cue: Sequence[Range]) -> Range:
    """Take in the second mark of a quotation whose first mark and all whose words are in."""
    a, b = content
    for part in islice(parts, bisect_right(parts, a, key=lambda p: p.tokens[1]), None):
        start, end = part.tokens
        if start > b:
            break
        if any(start <= c < end for c, _ in cue):
            continue
        if a == start + 1 and b >= end - 1:
            a = start
        if b == end - 1 and a <= start + 1:
            b = end
    return a, b


def _retells(tree: Tree, candidate: Candidate) -> bool:
    """Whether a statement inside a quotation is somebody's speech, and not what its speaker thinks while speaking."""
    if candidate.source is None:
        return False
    words = {tree.low[k] for k in range(*candidate.source)}
    return not words <= _FIRST or tree.tag[candidate.head] == "VBD"
