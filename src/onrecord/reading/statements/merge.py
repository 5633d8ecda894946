"""The trained reader's statements and the rules' together.

PolNeAR's annotators marked nothing inside direct speech, no quotation without a cue and no attributed headline, and
they let the outlet say what it "quoted X as saying": there the network cannot have learnt what a record needs, and the
rules fill in. They also add what they are sure of and it missed.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.statements.candidate import Candidate, quoting
from onrecord.reading.statements.parts import Part
from onrecord.reading.statements.tree import Range, Tree

#: The rules' frames that are preferred, whatever the network says.
DECIDED = frozenset(("quoted as",))
#: Those that it has hardly seen.
ADDED = frozenset(("headline",))
#: A quotation without a cue is added where the network gave at most this share of it to a speaker.
_FREE = 0.5
#: What the rules are so sure of is added where the network saw no cue.
_SURE = 0.7

Scored = tuple[float, Candidate]


def merge(tree: Tree, parts: Sequence[Part], trained: Sequence[Scored], ruled: Sequence[Scored]) -> list[Scored]:
    """Return what the network found, with what only the rules can find, in no order."""
    decided = [pair for pair in ruled if pair[1].frame in DECIDED]
    overruled = _covered(len(tree), [r for _, c in decided for r in _construction(tree, c)])
    kept = [pair for pair in trained if not any(any(overruled[a:b]) for a, b in pair[1].cue)]
    said = _covered(len(tree), [r for _, c in kept for r in c.content])
    cued = _covered(len(tree), [r for _, c in kept for r in c.cue])
    quoted = _covered(len(tree), [part.tokens for part in parts])
    for pair in ruled:
        candidate = pair[1]
        if candidate.frame in DECIDED:
            kept.append(pair)
        elif not candidate.cue:
            places = [k for a, b in candidate.content for k in range(a, b)]
            if sum(said[k] for k in places) <= _FREE * len(places):
                kept.append(pair)
        elif not any(any(cued[a:b]) for a, b in candidate.cue):
            retold = quoted[candidate.head] and said[candidate.head]
            sure = pair[0] >= _SURE and not quoted[candidate.head]
            if retold or sure or candidate.frame in ADDED:
                kept.append(pair)
    return kept


def _construction(tree: Tree, candidate: Candidate) -> list[Range]:
    """Return the words of "quoted … as saying" that are no cue of anything else: the verb above, and from "as" on."""
    outer = quoting(tree, candidate.head)
    if outer is None:
        return list(candidate.cue)
    return [*candidate.cue, (outer.verb, outer.verb + 1), (outer.mark, candidate.head + 1)]


def _covered(size: int, ranges: Sequence[Range]) -> list[bool]:
    out = [False] * size
    for a, b in ranges:
        out[a:b] = [True] * (b - a)
    return out
