"""The words that turn a cue around: "did not say", "refused to confirm", "at no point claimed".

PolNeAR's cue is the verb group; a reader who sees a cue alone must also see that nothing was said.
"""

from __future__ import annotations

from onrecord.reading.statements.candidate import Candidate, cue_group
from onrecord.reading.statements.tree import Range, Tree, merged, subtract

_HELPERS = ("aux", "auxpass", "neg")
_NEGATIVE = frozenset(("no", "not", "n't", "n’t", "never", "nor", "neither", "hardly", "scarcely", "barely", "without"))
#: Whoever does this to saying something does not say it.
_REFUSING = frozenset(
    ("refuse", "decline", "fail", "stop", "avoid", "omit", "neglect", "deny", "unable", "unwilling", "yet")
)
_UP = frozenset(("xcomp", "pcomp", "prep", "acomp", "advmod"))
#: A cue's words stand together: what lies between them is taken in up to so many tokens.
_GAP = 8
_LEVELS = 4


def whole_cue(tree: Tree, c: Candidate) -> tuple[Range, ...]:
    """Return a candidate's cue with its auxiliaries and all that negates it."""
    if not c.cue or tree.pos[c.head] not in ("VERB", "AUX", "NOUN", "ADJ"):
        return c.cue
    added = _noun(tree, c.head) if tree.pos[c.head] == "NOUN" else _verb(tree, c.head)
    taken = [*c.content, *c.sources]
    own = merged([*c.cue, *(piece for r in added for piece in subtract(r, taken))])
    return tuple(_closed(own, taken))


def _noun(tree: Tree, noun: int) -> list[Range]:
    """As in "no suggestion that", "without any claim that"."""
    over = tree.head[noun]
    if tree.dep[noun] == "pobj" and tree.low[over] == "without":
        return [(over, noun + 1)]
    return [(k, noun + 1) for k in tree.kids[noun] if k < noun and tree.low[k] in _NEGATIVE]


def _verb(tree: Tree, verb: int) -> list[Range]:
    added = _helpers(tree, verb)
    if tree.dep[verb] == "conj":
        added += _shared(tree, verb)
    node = verb
    for _ in range(_LEVELS):
        above = tree.head[node]
        if tree.dep[node] not in _UP or above == node or above > verb:
            break
        node = above
        if tree.pos[node] == "ADP":
            continue
        if tree.lemma[node] in _REFUSING or _negated(tree, node) or _yet(tree, node, verb):
            added += [*_helpers(tree, node), (cue_group(tree, node)[0], verb + 1)]
    return added


def _shared(tree: Tree, verb: int) -> list[Range]:
    """Return what negates a verb from the one before it: "did not weep or say", "neither confirmed nor denied"."""
    first = tree.head[verb]
    nor = [(k, k + 1) for k in tree.kids[first] if first < k < verb and tree.low[k] == "nor"]
    alone = tree.tag[verb] == "VB" and tree.child(verb, "aux") is None
    return nor + (_helpers(tree, first) if alone else [])


def _helpers(tree: Tree, verb: int) -> list[Range]:
    """Return a verb's negation and, with it, its auxiliaries."""
    negations = [k for k in tree.kids[verb] if _is_negative(tree, k)]
    helpers = [k for k in tree.kids[verb] if k < verb and tree.dep[k] in _HELPERS]
    # "did not, however, say": the parser hangs "not" on the auxiliary.
    negations += [j for k in helpers for j in tree.kids[k] if tree.dep[j] == "neg"]
    return [(k, k + 1) for k in sorted({*negations, *helpers})] if negations else []


def _negated(tree: Tree, verb: int) -> bool:
    return bool(_helpers(tree, verb))


def _is_negative(tree: Tree, k: int) -> bool:
    """Whether a verb's child negates it: "not", "never", "at no point"."""
    if tree.dep[k] in ("neg", "advmod", "preconj", "cc"):
        return tree.low[k] in _NEGATIVE and k < tree.head[k]
    if tree.dep[k] != "prep" or k > tree.head[k]:
        return False
    noun = tree.child(k, "pobj")
    return noun is not None and any(tree.low[j] == "no" for j in tree.kids[noun])


def _yet(tree: Tree, node: int, verb: int) -> bool:
    """As in "has yet to say"."""
    return any(tree.low[k] == "yet" and k < verb for k in tree.kids[node])


def _closed(ranges: list[Range], taken: list[Range]) -> list[Range]:
    """Join ranges over small gaps, but for those that hold the source or the content."""
    out: list[Range] = []
    for a, b in ranges:
        gap = (out[-1][1], a) if out else (a, a)
        free = gap[1] - gap[0] <= _GAP and not any(s < gap[1] and gap[0] < e for s, e in taken)
        if out and free:
            out[-1] = (out[-1][0], b)
        else:
            out.append((a, b))
    return out
