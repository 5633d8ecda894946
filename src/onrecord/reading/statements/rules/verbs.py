"""Verbs and their complements: ``X said that …``, ``X called for …``, ``X was accused by Y``."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.statements.candidate import (
    PASSIVE_SUBJECTS,
    QUOTING,
    SUBJECTS,
    Candidate,
    Quoting,
    content_of,
    cue_group,
    noun_phrase,
    quoting,
    subject_of,
    trim,
)
from onrecord.reading.statements.tree import Range, Tree, subtract
from onrecord.reading.statements.words import SPEECH

_OBJECTS = ("dobj", "dative")
#: Verbs with their prepositions by which somebody says how many there are.
ESTIMATES = frozenset(("put at", "place at", "estimate at", "reckon at", "count at", "peg at", "give as"))


def verb_candidates(tree: Tree, verb: int) -> Iterator[Candidate]:
    """Yield what a verb may attribute, one candidate a construction."""
    if tree.lemma[verb] in QUOTING and _quotes_as_saying(tree, verb):
        return
    quoted = quoting(tree, verb)
    if quoted is not None:
        yield from _quoted_as(tree, verb, quoted)
        return
    passive = tree.child(verb, *PASSIVE_SUBJECTS)
    if passive is not None or tree.child(verb, "auxpass") is not None:
        yield from _passive(tree, verb, passive)
        return
    head, own = subject_of(tree, verb)
    cue = cue_group(tree, verb)
    lemma = _lemma(tree, verb)
    source = None if head is None else _source(tree, head, verb, own)
    shared = "" if own else "~"
    for frame, word, span, content, clausal in _complements(tree, verb, lemma, cue):
        holes = [span] + ([source] if source else [])
        parts = content_of(tree, content, holes)
        if parts:
            yield Candidate(frame + shared, word, verb, source, (span,), parts, clausal)
        if own and source and frame.startswith(("infinitive", "predicate", "adj infinitive")):
            # "X seems to be late": what seems is that X is late, and nobody is named to whom.
            parts = content_of(tree, [source, *content], [span])
            yield Candidate("raised " + frame, word, verb, None, (span,), parts, False)


def _quotes_as_saying(tree: Tree, verb: int) -> bool:
    """Whether a verb of quoting only carries what another "as saying" attributes."""
    marks = [*tree.kids[verb], *(j for k in tree.children(verb, "dobj", *PASSIVE_SUBJECTS) for j in tree.kids[k])]
    return any(tree.low[k] == "as" and tree.child(k, "pcomp") is not None for k in marks)


def _quoted_as(tree: Tree, verb: int, quoted: Quoting) -> Iterator[Candidate]:
    """As in "The Herald quoted X as saying that …": X says it."""
    if quoted.speaker is None:
        return
    cue = cue_group(tree, verb)
    source = noun_phrase(tree, quoted.speaker, stop=cue if cue[0] > quoted.speaker else None)
    clause = tree.child(verb, "ccomp")
    start = tree.left[clause] if clause is not None and clause > verb else cue[1]
    parts = content_of(tree, [(start, tree.right[verb] + 1)], [])
    if parts:
        yield Candidate("quoted as", tree.lemma[verb], verb, source, (cue,), parts, True)


def _lemma(tree: Tree, verb: int) -> str:
    particle = tree.child(verb, "prt")
    return tree.lemma[verb] if particle is None else f"{tree.lemma[verb]} {tree.low[particle]}"


def _source(tree: Tree, head: int, verb: int, own: bool) -> Range:
    if not own and tree.dep[verb] in ("acl", "relcl") and tree.head[verb] == head:
        # The noun that the clause describes, up to the clause.
        return noun_phrase(tree, head, stop=(tree.left[verb], verb + 1))
    a, b = noun_phrase(tree, head, stop=(verb, verb + 1))
    if tree.low[b - 1] in ("and", "or") and own and b < verb:
        # A coordination that the parser broke: the rest of it is another subject of the same verb.
        first = cue_group(tree, verb)[0]
        others = [k for k in tree.children(verb, *SUBJECTS) if b <= tree.left[k] <= k < first]
        b = max((tree.right[k] + 1 for k in others), default=b - 1)
    return trim(tree, (a, b)) or (head, head + 1)


_Complement = tuple[str, str, Range, list[Range], bool]


def _complements(tree: Tree, verb: int, lemma: str, cue: Range) -> Iterator[_Complement]:
    obj = None
    for k in tree.kids[verb]:
        dep = tree.dep[k]
        whole = (tree.left[k], tree.right[k] + 1)
        if dep == "ccomp":
            yield ("clause" if k > verb else "clause<"), lemma, cue, [whole], True
        elif dep in _OBJECTS and k > verb:
            obj = k if obj is None or dep == "dobj" else obj
        elif dep == "xcomp" and obj is None:
            kind = "infinitive" if tree.pos[k] in ("VERB", "AUX") else "predicate"
            yield kind, lemma, cue, [whole], False
        elif dep in ("oprd", "xcomp", "acl") and obj is not None and k > obj:
            yield "object+", lemma, cue, [(tree.left[obj], tree.right[obj] + 1), whole], False
        elif dep == "prep":
            yield from _prep(tree, verb, lemma, cue, k, obj)
        elif dep in ("acomp", "attr") and k > verb:
            yield from _predicative(tree, verb, k, cue)
    if obj is not None:
        yield "object", lemma, cue, [(tree.left[obj], tree.right[obj] + 1)], False
        yield from _light(tree, verb, obj, cue)
        yield from _estimate(tree, verb, lemma, cue, obj)
    if tree.dep[verb] in ("parataxis", "advcl", "ccomp") and tree.child(verb, "ccomp", "dobj", "xcomp") is None:
        yield from _parenthesis(tree, verb, lemma, cue)


def _prep(tree: Tree, verb: int, lemma: str, cue: Range, prep: int, obj: int | None) -> Iterator[_Complement]:
    inside = tree.child(prep, "pobj", "pcomp", "prep")
    if inside is None or prep < verb:
        return
    body = (prep + 1, tree.right[prep] + 1)
    word = f"{lemma} {tree.low[prep]}"
    if obj is None:
        if prep <= verb + 2 or (prep == cue[1]):
            yield "prep", word, (cue[0], max(cue[1], prep + 1)), [body], False
    elif obj < prep:
        yield "object prep", word, cue, [(tree.left[obj], tree.right[obj] + 1), (prep, body[1])], False


def _estimate(tree: Tree, verb: int, lemma: str, cue: Range, obj: int) -> Iterator[_Complement]:
    """As in "put the crowd at 150": who puts a number on something says that it is so many."""
    for k in range(obj + 1, tree.right[verb]):
        amount = tree.child(k, "pobj") if f"{lemma} {tree.low[k]}" in ESTIMATES else None
        if amount is not None and tree.pos[amount] == "NUM":
            yield "estimate", f"{lemma} {tree.low[k]}", cue, [(tree.left[obj], tree.right[k] + 1)], False
            return


def _light(tree: Tree, verb: int, obj: int, cue: Range) -> Iterator[_Complement]:
    """As in "made several statements on the matter", "expressed fear that …": the object is part of the cue."""
    for k in tree.kids[obj]:
        if k < obj or tree.child(obj, "poss") is not None:
            continue
        if tree.dep[k] == "prep" and tree.child(k, "pobj", "pcomp") is not None:
            word = f"{tree.lemma[verb]} {tree.key[obj]} {tree.low[k]}"
            yield "light prep", word, (cue[0], k + 1), [(k + 1, tree.right[k] + 1)], False
        elif tree.dep[k] in ("acl", "ccomp") or (tree.dep[k] == "relcl" and conjunction(tree, tree.left[k])):
            word = f"{tree.lemma[verb]} {tree.key[obj]}"
            yield "light clause", word, (cue[0], obj + 1), [(tree.left[k], tree.right[k] + 1)], False
    for k in tree.children(verb, "xcomp", "ccomp", "prep"):
        if k > obj and tree.dep[k] == "prep":
            if tree.child(k, "pobj", "pcomp") is not None and k == tree.right[obj] + 1:
                word = f"{tree.lemma[verb]} {tree.key[obj]} {tree.low[k]}"
                yield "light prep", word, (cue[0], k + 1), [(k + 1, tree.right[k] + 1)], False
        elif k > obj:
            word = f"{tree.lemma[verb]} {tree.key[obj]}"
            yield "light clause", word, (cue[0], obj + 1), [(tree.left[k], tree.right[k] + 1)], False


def _predicative(tree: Tree, verb: int, adj: int, cue: Range) -> Iterator[_Complement]:
    """As in "is confident that …", "was upset about …", "is no fan of …"."""
    long_cue = (cue[0], adj + 1)
    kids = tree.kids[adj] + [k for k in tree.kids[verb] if k > adj]
    for k in kids:
        if k < adj:
            continue
        dep = tree.dep[k]
        if dep in ("ccomp", "acl"):
            yield "adj clause", tree.key[adj], long_cue, [(tree.left[k], tree.right[k] + 1)], False
        elif dep == "xcomp":
            yield "adj infinitive", tree.key[adj], long_cue, [(tree.left[k], tree.right[k] + 1)], False
        elif dep == "prep" and tree.child(k, "pobj", "pcomp") is not None:
            word = f"{tree.key[adj]} {tree.low[k]}"
            yield "adj prep", word, (cue[0], k + 1), [(k + 1, tree.right[k] + 1)], False


def _parenthesis(tree: Tree, verb: int, lemma: str, cue: Range) -> Iterator[_Complement]:
    """As in "The road, he said, is closed"; "as the court noted": the rest of the clause is the content."""
    main = tree.head[verb]
    aside = (tree.left[verb], tree.right[verb] + 1)
    body = subtract((tree.left[main], tree.right[main] + 1), [aside])
    first = tree.low[aside[0]]
    if tree.dep[verb] == "parataxis":
        yield "aside", lemma, cue, body, True
    elif tree.dep[verb] == "advcl" and first in ("as", "like") and lemma in SPEECH:
        yield "as", lemma, cue, body, True


def _passive(tree: Tree, verb: int, subject: int | None) -> Iterator[Candidate]:
    cue = cue_group(tree, verb)
    lemma = _lemma(tree, verb)
    agent = tree.child(verb, "agent")
    by = None if agent is None else tree.child(agent, "pobj")
    source = None if by is None else noun_phrase(tree, by)
    tail = " by" if source else ""
    if subject is None and tree.dep[verb] in ("acl", "relcl"):
        subject = tree.head[verb]
        theme = noun_phrase(tree, subject, stop=(tree.left[verb], verb + 1))
    elif subject is None:
        return
    else:
        theme = noun_phrase(tree, subject, stop=(verb, verb + 1))
    holes = [cue] + ([source] if source else [])
    long_cue = (cue,) if agent is None else (cue, (agent, agent + 1)) if agent > cue[1] else ((cue[0], agent + 1),)
    plain = True
    for k in tree.kids[verb]:
        whole = (tree.left[k], tree.right[k] + 1)
        if tree.dep[k] in ("xcomp", "oprd", "ccomp") and k > verb:
            plain = False
            parts = content_of(tree, [theme, whole], holes)
            yield Candidate("passive infinitive" + tail, lemma, verb, source, long_cue, parts)
            parts = content_of(tree, [whole], holes)
            yield Candidate("passive patient", lemma, verb, theme, (cue,), parts, tree.dep[k] == "ccomp")
        elif tree.dep[k] == "prep" and k > verb and tree.child(k, "pobj", "pcomp") is not None:
            word = f"{lemma} {tree.low[k]}"
            parts = content_of(tree, [theme, (k, whole[1])], holes)
            yield Candidate("passive prep" + tail, word, verb, source, long_cue, parts)
            parts = content_of(tree, [(k + 1, whole[1])], holes)
            yield Candidate("passive patient prep", word, verb, theme, ((cue[0], k + 1),), parts)
    if plain:
        yield Candidate("passive" + tail, lemma, verb, source, long_cue, content_of(tree, [theme], holes))


def conjunction(tree: Tree, k: int) -> bool:
    """Whether "that" begins a clause that says what, and does not stand for the noun before it."""
    return tree.low[k] == "that" and tree.tag[k] == "IN"
