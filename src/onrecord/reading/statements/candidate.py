"""A candidate attribution, and the phrases that candidates are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from onrecord.reading.statements.tree import Range, Tree, merged, subtract

SUBJECTS = ("nsubj", "csubj", "expl")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
#: Verbs of "quoted X as saying".
QUOTING = frozenset(("quote", "cite"))
_BEFORE_VERB = frozenset(("aux", "auxpass", "neg", "advmod"))
#: A noun phrase with more tokens after its head is a parser's mistake.
_LONGEST = 400
_CLIMB = frozenset(("xcomp", "advcl", "conj", "pcomp", "prep", "acomp", "ccomp"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """Token ranges of a possible attribution.

    Attributes:
        frame: the construction.
        lemma: the cue's head word, with a preposition where one belongs to it ("call for").
        head: index of the cue's head.
        source: ``None`` where the text names none.
        clausal: whether the content is a clause of its own, as speech is.
        relay: who carried it, where the construction itself tells.
        more: further spans of the source, apart from the first.
    """

    frame: str
    lemma: str
    head: int
    source: Range | None
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    clausal: bool = False
    relay: Range | None = None
    more: tuple[Range, ...] = ()

    @property
    def sources(self) -> tuple[Range, ...]:
        """All spans of the source: none, one, seldom more."""
        return (self.source, *self.more) if self.source is not None else ()


def noun_phrase(tree: Tree, head: int, stop: Range | None = None) -> Range:
    """Return the full noun phrase of a head, without marks and white space at its ends or a part after ``stop``."""
    start, end = tree.left[head], tree.right[head] + 1
    if stop is not None:
        if start <= stop[0] < end and stop[0] > head:
            end = stop[0]
        elif start < stop[1] <= head:
            start = stop[1]
    for k in tree.kids[head]:
        # ", who backed him in 2012," before the verb: PolNeAR leaves such a clause out of the source.
        if (
            stop is not None
            and stop[0] > head
            and k > head
            and tree.dep[k] == "relcl"
            and head + 1 < tree.left[k] < end
            and tree.low[tree.left[k] - 1] == ","
        ):
            end = tree.left[k]
            break
    for k in range(head, min(end, head + _LONGEST)):
        # A relative clause does not cross a paragraph; the parser sometimes thinks so.
        if tree.pos[k] == "SPACE" and "\n" in tree.low[k]:
            end = k
            break
    return trim(tree, (start, end)) or (head, head + 1)


def trim(tree: Tree, tokens: Range) -> Range | None:
    """Return a range without commas, dashes, full stops and white space at its ends."""
    a, b = tokens
    while a < b and (tree.pos[a] == "SPACE" or tree.low[a] in _EDGE):
        a += 1
    while a < b and (tree.pos[b - 1] == "SPACE" or tree.low[b - 1] in _EDGE):
        b -= 1
    return (a, b) if a < b else None


_EDGE = frozenset((",", ".", ";", ":", "–", "—", "-", "--", "…", "...", "(", "\n"))


def cue_group(tree: Tree, verb: int) -> Range:
    """Return the verb group: auxiliaries, negation and adverbs before the verb, particles after it."""
    first = verb
    while first - 1 >= tree.left[verb] and tree.head[first - 1] == verb and tree.dep[first - 1] in _BEFORE_VERB:
        first -= 1
    while first < verb and tree.low[first] in ("when", "as", "where", "how", "why", "while", ","):
        first += 1
    quoted = quoting(tree, verb)
    if quoted is not None and quoted.mark < verb:
        first = quoted.mark
        if first == quoted.verb + 1:
            first = cue_group(tree, quoted.verb)[0]
    end = verb
    for k in tree.kids[verb]:
        if tree.dep[k] == "prt" and k == verb + 1:
            end = max(end, k)
    return first, end + 1


class Quoting(NamedTuple):
    """The tokens of "quoted X as saying": the verb, X and "as"."""

    verb: int
    speaker: int | None
    mark: int


def quoting(tree: Tree, verb: int) -> Quoting | None:
    """Return the construction where the verb is the "saying" of "quoted X as saying", in the active or the passive."""
    mark = tree.head[verb]
    if tree.dep[verb] != "pcomp" or tree.low[mark] != "as":
        return None
    above = tree.head[mark]
    if tree.lemma[above] in QUOTING:
        return Quoting(above, tree.child(above, "dobj", *PASSIVE_SUBJECTS), mark)
    over = tree.head[above]
    if tree.dep[above] in ("dobj", *PASSIVE_SUBJECTS) and tree.lemma[over] in QUOTING:
        return Quoting(over, above, mark)  # the parser hangs "as" on the noun
    return None


def subject_of(tree: Tree, verb: int) -> tuple[int | None, bool]:
    """Find who does it: the verb's subject or, without one, that of a verb above; also whether it is its own."""
    own = tree.child(verb, *SUBJECTS)
    if own is not None:
        return own, True
    node = verb
    for _ in range(5):
        dep, head = tree.dep[node], tree.head[node]
        if dep in ("acl", "relcl"):
            if not (tree.tag[node] == "VBG" and tree.low[tree.left[node] - 1] == ","):
                return head, False
            # "…, adding that": the parser hangs it on the last noun, but the main clause's subject adds it.
            above = _verb_above(tree, head)
            found = None if above is None else tree.child(above, *SUBJECTS, *PASSIVE_SUBJECTS)
            return (head if found is None else found), False
        if dep not in _CLIMB or head == node:
            return None, False
        if (quoted := quoting(tree, node)) is not None:
            # "quoted her as saying": she says it, and whoever quotes her relays it.
            return quoted.speaker, False
        if dep == "xcomp" and (obj := tree.child(head, "dobj")) is not None and obj < node:
            return obj, False
        found = tree.child(head, *SUBJECTS, *PASSIVE_SUBJECTS)
        if found is not None and found != node:
            return found, False
        node = head
    return None, False


def _verb_above(tree: Tree, node: int) -> int | None:
    while tree.head[node] != node:
        node = tree.head[node]
        if tree.pos[node] in ("VERB", "AUX"):
            return node
    return None


def content_of(tree: Tree, ranges: list[Range], holes: list[Range]) -> tuple[Range, ...]:
    """Return ranges without the holes and without marks at their ends."""
    parts = [piece for r in ranges for piece in subtract(r, holes)]
    return tuple(merged(t for p in parts if (t := trim(tree, p)) is not None))
