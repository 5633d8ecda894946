"""What the law does to somebody is no speech: "was charged with arson", "was fined £80".

PolNeAR's annotators marked some such passives as statements of nobody, and the trained reader at times takes the
accused for who says it. Whoever charges does tell something, so the active stays a statement: "Police charged him".
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.statements.candidate import PASSIVE_SUBJECTS, SUBJECTS, Candidate
from onrecord.reading.statements.parts import Part
from onrecord.reading.statements.tree import Tree
from onrecord.reading.statements.words import LEGAL_DEEDS

_PERFECT = "have"


def is_deed(tree: Tree, parts: Sequence[Part], c: Candidate) -> bool:
    """Whether a candidate is a verb of the law in the passive, with nothing quoted and no clause that says what."""
    if not c.cue or tree.low[c.head] not in LEGAL_DEEDS or not _is_passive(tree, c.head):
        return False
    if any(tree.child(k, "pobj") is not None for k in tree.children(c.head, "agent")):
        return False
    if any(k > c.head for k in tree.children(c.head, "ccomp")):
        return False  # "It is charged that he knew of it" is speech after all
    return not any(a < part.tokens[1] and part.tokens[0] < b for a, b in c.content for part in parts)


def _is_passive(tree: Tree, verb: int) -> bool:
    if tree.child(verb, "auxpass", *PASSIVE_SUBJECTS) is not None:
        return True
    # "A man charged with arson", and a headline's "Two fined over march".
    perfect = any(tree.lemma[k] == _PERFECT for k in tree.children(verb, "aux"))
    return tree.tag[verb] == "VBN" and not perfect and tree.child(verb, *SUBJECTS, "dobj") is None
