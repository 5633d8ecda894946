"""Who is told, asked or accused does not speak: "the chief was told to go", "Chief urged to quit over arrests".

The trained reader takes what stands before a verb of speech for its source. In the passive that is whom the words
reach, and a headline leaves the auxiliary out, so the passive must be seen by what the verb lacks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.statements.candidate import PASSIVE_SUBJECTS, SUBJECTS, Candidate, cue_group, noun_phrase, trim
from onrecord.reading.statements.tree import Range, Tree
from onrecord.reading.statements.words import ABOUT_SOMEBODY, ADDRESSING, ASKING_FOR_ONESELF, HEARING

_PAST = ("VBD", "VBN")
_STOPS = frozenset((".", "?", "!", "”", '"', "…"))
#: A headline is no longer than so many tokens.
_HEADLINE = 24


def without_hearers(tree: Tree, c: Candidate) -> Candidate:
    """Return a candidate without those that its cue is said to; who says it, where the words tell, is its source."""
    if c.source is None:
        return c
    if tree.lemma[c.head] == "hear" and tree.low[c.source[1] - 1] in HEARING:
        # "The court heard that…": somebody who is not named told it.
        return replace(c, source=None, more=())
    heard: set[int] = set()
    givers: list[Range] = []
    own = _is_heard(tree, c.head)
    for verb in {c.head} if own else _headline_verbs(tree, c):
        heard.update(_subjects(tree, verb))
    if own:
        givers = list(_givers(tree, c.head))
    if not heard:
        return c
    kept = [r for r in c.sources if not any(r[0] <= k < r[1] for k in heard)]
    kept += [r for r in givers if not any(a < r[1] and r[0] < b for a, b in kept)]
    if not own and not kept:
        return c
    kept.sort()
    content = [piece for r in c.content if (piece := _without(tree, r, givers)) is not None] or list(c.content)
    first, more = (kept[0], tuple(kept[1:])) if kept else (None, ())
    return replace(c, source=first, more=more, content=tuple(content))


def _without(tree: Tree, content: Range, givers: list[Range]) -> Range | None:
    """Return content without the words that name who says it, where it begins or ends with them."""
    a, b = content
    for start, end in givers:
        if start <= a < end:
            a = end
        elif start < b <= end:
            b = start
    return trim(tree, (a, b))


def _headline_verbs(tree: Tree, c: Candidate) -> Iterator[int]:
    """Yield what the content tells that somebody heard: "Chief told to go, says union"."""
    for a, b in c.content:
        yield from (k for k in range(a, min(b, a + _HEADLINE)) if k != c.head and _is_heard(tree, k))


def _is_heard(tree: Tree, verb: int) -> bool:
    """Whether the subject of a verb is the one that somebody else's words reach."""
    lemma = tree.lemma[verb]
    if lemma not in ADDRESSING and lemma not in ABOUT_SOMEBODY:
        return False
    if tree.child(verb, "auxpass", *PASSIVE_SUBJECTS) is not None:
        return True
    if lemma in ABOUT_SOMEBODY or tree.tag[verb] not in _PAST or tree.child(verb, "aux") is not None:
        return False
    if tree.tag[verb] == "VBN" and tree.child(verb, *SUBJECTS) is None:
        if tree.dep[verb] == "conj":
            return _is_heard(tree, tree.head[verb])
        if tree.dep[verb] in ("acl", "advcl"):
            return True
    return not _has_object(tree, verb) and (lemma not in ASKING_FOR_ONESELF or _is_headline(tree, verb))


def _has_object(tree: Tree, verb: int) -> bool:
    """Whether anything stands for whom or what the verb reaches; "called on to resign" leaves its "on" alone."""
    if any(k > verb for k in tree.children(verb, "dobj", "dative", "ccomp")):
        return True
    quoted = verb + 1 < len(tree) and tree.low[verb + 1] in (":", ",", "“", '"', "that")
    joined = [k for k in tree.children(verb, "prep") if k > verb and tree.low[k] in ("on", "upon", "to", "for", "of")]
    return quoted or (
        tree.lemma[verb] not in ("accuse", "blame") and any(tree.child(k, "pobj", "pcomp") is not None for k in joined)
    )


def _is_headline(tree: Tree, verb: int) -> bool:
    """Whether a verb stands in a short line that no mark ends."""
    start = verb
    while start > 0 and tree.sent[start - 1] == tree.sent[verb]:
        start -= 1
    end = verb
    while end < len(tree) and tree.sent[end] == tree.sent[verb]:
        end += 1
    words = [k for k in range(start, end) if tree.pos[k] != "SPACE"]
    return len(words) <= _HEADLINE and tree.low[words[-1]] not in _STOPS


def _subjects(tree: Tree, verb: int) -> Iterator[int]:
    """Yield the heads of what stands, or is understood, as a passive verb's subject."""
    own = list(tree.children(verb, *PASSIVE_SUBJECTS, *SUBJECTS))
    if own:
        yield from own
    elif tree.dep[verb] in ("acl", "relcl"):
        yield tree.head[verb]
    elif tree.dep[verb] in ("conj", "xcomp", "advcl") and tree.head[verb] != verb:
        yield from _subjects(tree, tree.head[verb])
    else:
        before = cue_group(tree, verb)[0] - 1
        if before >= 0 and tree.sent[before] == tree.sent[verb]:
            yield before


def _givers(tree: Tree, verb: int) -> Iterator[Range]:
    """Yield who says it: "was told by MPs"."""
    for agent in tree.children(verb, "agent", "prep"):
        if tree.low[agent] == "by":
            for giver in tree.children(agent, "pobj"):
                a, b = noun_phrase(tree, giver)
                clause = [tree.left[k] for k in tree.children(giver, "acl", "relcl") if tree.tag[k] == "VB"]
                found = trim(tree, (a, min([b, *clause])))
                if found is not None:
                    yield found
