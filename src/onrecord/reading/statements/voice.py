"""What a report says in its own voice: asides within a statement, and commemoration, which is no speech."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from onrecord.reading.statements.candidate import Candidate, content_of
from onrecord.reading.statements.parts import Part
from onrecord.reading.statements.tree import Range, Tree
from onrecord.reading.statements.words import GATHER, HONOUR, MEMORY, REMEMBER

_RELATIVE = frozenset(("who", "whose", "whom", "which"))
#: Content with more asides is a parser's mistake.
_MOST = 16


def commemorates(tree: Tree, c: Candidate) -> bool:
    """Whether a candidate is an act of remembrance: "marked the memory of X", "gathered to remember X"."""
    return _honours(tree, c.head) or (
        c.frame.startswith(("light", "infinitive"))
        and any(_honours(tree, k) for k in tree.children(c.head, "xcomp", "advcl", "acl"))
    )


def _honours(tree: Tree, verb: int) -> bool:
    if tree.lemma[verb] in HONOUR:
        return any(tree.lemma[k] in MEMORY for k in tree.children(verb, "dobj", "nsubjpass"))
    purpose = tree.dep[verb] in ("xcomp", "advcl", "acl", "relcl") and tree.lemma[tree.head[verb]] in GATHER
    return tree.lemma[verb] in REMEMBER and purpose and tree.child(verb, "aux") is not None


def without_asides(
    tree: Tree, parts: Sequence[Part], chosen: Sequence[tuple[float, Candidate]]
) -> list[tuple[float, Candidate]]:
    """Take clauses like ", whose body was found in May" out of what is no clause of the speaker's own.

    A relative clause after a comma adds what the noun does not need to be understood (Huddleston & Pullum, The
    Cambridge Grammar of the English Language, ch. 12 § 4: supplementary relatives). In "they praised X, who …" it is
    the report that adds it; in "they said that X, who …, was kind" it may be the speaker, so it stays.
    """
    asides = list(_asides(tree, parts))
    starts = [a for a, _ in asides]
    out = []
    for likely, c in chosen:
        if not c.clausal:
            first, end = c.content[0][0], c.content[-1][1]
            k = bisect_left(starts, first + 1)
            found = islice(asides, k, min(bisect_left(starts, end), k + _MOST))
            holes = [(a, b) for a, b in found if not a <= c.head < b]
            kept = content_of(tree, list(c.content), holes) if holes else ()
            c = replace(c, content=kept) if kept else c
        out.append((likely, c))
    return out


def _asides(tree: Tree, parts: Sequence[Part]) -> Iterator[Range]:
    """Yield the supplementary relative clauses that stand outside quotation marks, in order, outermost only."""
    reached = 0
    for k in range(len(tree)):
        a = k - 1
        if tree.low[k] not in _RELATIVE or a <= reached or tree.low[a] != ",":
            continue
        verb = _clause(tree, k)
        if verb is None:
            continue
        part = bisect_left(parts, k, key=lambda p: p.tokens[1] - 1)
        if part < len(parts) and parts[part].tokens[0] <= k:
            continue
        reached = tree.right[verb] + 1
        yield a, reached


def _clause(tree: Tree, pronoun: int) -> int | None:
    """Return the verb of the relative clause that a pronoun begins."""
    node = pronoun
    for _ in range(4):
        node = tree.head[node]
        if tree.left[node] != pronoun:
            return None
        if tree.dep[node] == "relcl":
            return node if tree.head[node] < pronoun - 1 else None
    return None
