"""Who carried a statement to the reader: the outlet, agency or reporters that it was told to.

Only a medium relays. "told her mother" or "told the inquiry" names an addressee, and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.statements.candidate import QUOTING, Candidate, noun_phrase, quoting, trim
from onrecord.reading.statements.tree import Range, Tree
from onrecord.reading.statements.words import (
    ADDRESSEES,
    BODIES,
    LAST_ONLY,
    MEDIA_NAMES,
    MEDIA_NOUNS,
    NEWS,
    NO_STATION,
    ON_AIR,
    PERSONS_TOO,
)

_TALK = frozenset(("speak", "talk"))
_OCCASION = frozenset(
    ("interview", "statement", "comment", "comments", "remark", "remarks", "conversation", "email", "letter", "message")
)
_CARRIED = frozenset(("with", "to", "on", "in", "via", "through", "by"))


def relay_of(tree: Tree, c: Candidate) -> tuple[Range, ...]:
    """Return the noun phrases that name the carrier: none or one."""
    verb = c.head
    if c.relay is not None:
        return (c.relay,)
    if tree.pos[verb] not in ("VERB", "AUX"):
        return ()
    taken = [*c.content, *c.sources]
    for head, sure in _mentioned(tree, verb):
        if _in(head, taken):
            continue
        if _is_medium(tree, head, named=sure):
            return (_phrase(tree, head, taken),)
    return ()


def _phrase(tree: Tree, head: int, taken: list[Range]) -> Range:
    a, b = noun_phrase(tree, head)
    for s, e in taken:
        if a <= s < b:
            b = s
        elif a < e <= head:
            a = e
    while tree.pos[head] == "NOUN" and b < len(tree) and _names(tree, b) and not _in(b, taken):
        # "news website Oldbury.example": the name that follows the noun.
        b += 1
    return trim(tree, (a, b)) or (head, head + 1)


def _names(tree: Tree, k: int) -> bool:
    return tree.text[tree.start[k]].isupper() and tree.pos[k] in ("PROPN", "X", "NOUN", "ADJ")


def _in(token: int, ranges: list[Range]) -> bool:
    return any(a <= token < b for a, b in ranges)


def _mentioned(tree: Tree, verb: int) -> Iterator[tuple[int, bool]]:
    """Yield the heads that may name a carrier, with whether any organisation there is one."""
    quoted = quoting(tree, verb)
    if quoted is not None or tree.lemma[verb] in QUOTING or tree.dep[verb] == "pcomp":
        above = quoted.verb if quoted else tree.head[tree.head[verb]] if tree.dep[verb] == "pcomp" else verb
        if tree.lemma[above] in (*QUOTING, "report"):
            for k in tree.children(above, "nsubj"):
                yield k, True
            for agent in tree.children(above, "agent"):
                yield from ((k, True) for k in tree.children(agent, "pobj"))
    if tree.lemma[verb] == "cite":
        yield from _before_citing(tree, verb)
    if tree.lemma[verb] == "tell":
        for k in tree.children(verb, "dobj", "dative", "iobj", "nsubj"):
            if k > verb:
                yield k, True
        # The parser may take the outlet for the subject of the clause that follows.
        after = verb + 1
        while after < len(tree) and tree.dep[after] in ("det", "compound", "amod", "nmod", "poss") and after < verb + 6:
            after += 1
        if after < len(tree) and tree.pos[after] in ("NOUN", "PROPN"):
            yield after, True
    yield from _through(tree, verb, 0)


def _before_citing(tree: Tree, verb: int) -> Iterator[tuple[int, bool]]:
    """As in "X reported, citing Y", "according to X, citing Y"."""
    above = tree.head[verb]
    for k in (above, *tree.children(above, "nsubj")):
        if k < verb and tree.pos[k] in ("NOUN", "PROPN"):
            yield k, True
    k = verb - 1
    if k > 0 and tree.low[k] == "," and tree.pos[k - 1] in ("NOUN", "PROPN"):
        yield k - 1, True


def _through(tree: Tree, verb: int, depth: int) -> Iterator[tuple[int, bool]]:
    """As in "Speaking to X, …", "in an interview with X", "on Radio Y"."""
    for k in tree.kids[verb]:
        dep = tree.dep[k]
        if dep in ("advcl", "acl") and tree.lemma[k] in _TALK and depth == 0:
            yield from ((j, True) for p in tree.children(k, "prep") for j in tree.children(p, "pobj"))
        elif dep == "advcl" and depth == 0 and tree.tag[k] in ("VBN", "VBG"):
            yield from _through(tree, k, 1)
        elif dep in ("prep", "dative", "agent") and tree.low[k] in _CARRIED:
            for j in tree.children(k, "pobj"):
                if tree.lemma[j] in _OCCASION:
                    for p in tree.children(j, "prep", "dative", "acl", "agent"):
                        yield from ((m, True) for m in tree.children(p, "pobj"))
                        for q in tree.children(p, "prep", "agent", "dative"):
                            yield from ((m, True) for m in tree.children(q, "pobj"))
                    # The parser may hang "with X" on the verb instead.
                    yield from (
                        (m, True) for p in tree.children(verb, "prep") if p > j for m in tree.children(p, "pobj")
                    )
                else:
                    yield j, tree.lemma[verb] in _TALK
        elif dep == "dobj" and tree.lemma[k] in _OCCASION:
            yield from ((j, True) for p in tree.children(k, "prep") for j in tree.children(p, "pobj"))


def _is_medium(tree: Tree, head: int, *, named: bool) -> bool:
    word = tree.low[head]
    person = tree.entity[head] == "PERSON" and word in PERSONS_TOO and tree.child(head, "det") is None
    if word in ADDRESSEES or person:
        return False
    words = {tree.low[k] for k in range(tree.left[head], head + 1)}
    proper = tree.pos[head] == "PROPN" or tree.entity[head] == "ORG"
    if word in MEDIA_NOUNS:
        if word == "agency":
            return bool(words & NEWS)
        # "opened with the news that", "in the police station", "on its website"
        own = any(tree.tag[k] == "PRP$" for k in tree.children(head, "poss"))
        return (word != "news" or proper) and not words & NO_STATION and (named or (word in ON_AIR and not own))
    if tree.pos[head] not in ("PROPN", "NOUN"):
        return False
    telling = words & MEDIA_NAMES - (LAST_ONLY - {word})
    if telling and proper:
        return True
    return named and tree.entity[head] == "ORG" and not words & (ADDRESSEES | BODIES | {"agency", "police"})
