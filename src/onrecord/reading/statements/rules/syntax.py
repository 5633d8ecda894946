"""Candidate attributions from the dependency parse: which words could be source, cue and content.

Each candidate names the *frame* that it was found by ("clause", "object", "prep:on", …) and the cue's lemma; the
lexicon says how often that lemma attributes in that frame.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.statements.candidate import Candidate, content_of, noun_phrase, trim
from onrecord.reading.statements.rules.verbs import conjunction, verb_candidates
from onrecord.reading.statements.tree import Range, Tree
from onrecord.reading.statements.words import SPEECH


def candidates(tree: Tree) -> Iterator[Candidate]:
    """Yield every candidate of a document, by position of the cue's head; several may share a head."""
    for i in range(len(tree)):
        pos = tree.pos[i]
        if tree.low[i] in ("according", "per"):
            yield from _according(tree, i)
        elif pos in ("VERB", "AUX"):
            if tree.dep[i] in ("aux", "auxpass"):
                continue
            yield from verb_candidates(tree, i)
            if tree.lemma[i] in SPEECH:
                yield from _headline(tree, i)
        elif pos == "NOUN":
            yield from _noun(tree, i)
        elif tree.low[i] == ":" and i and not tree.low[i - 1].isdigit():
            yield from _colon(tree, i)


def _noun(tree: Tree, noun: int) -> Iterator[Candidate]:
    """As in "the mayor’s claim that …", "his view of …", "criticism of X by Y"."""
    poss = tree.child(noun, "poss")
    source = None if poss is None else noun_phrase(tree, poss, stop=(noun, noun + 1))
    if source is not None and source[1] - 1 > source[0] and tree.low[source[1] - 1] in ("'s", "’s", "'", "’"):
        source = (source[0], source[1] - 1)
    owner = "owned" if source else "bare"
    for k in tree.kids[noun]:
        if tree.dep[k] == "prep" and tree.low[k] in ("by", "from", "among", "of") and source is None:
            giver = tree.child(k, "pobj")
            if giver is not None and (tree.low[k] != "of" or any(j > k for j in tree.children(noun, "acl", "ccomp"))):
                source = noun_phrase(tree, giver)
                owner = f"given {tree.low[k]}"
                break
    for k in tree.kids[noun]:
        if k < noun:
            continue
        dep = tree.dep[k]
        whole = (tree.left[k], tree.right[k] + 1)
        holes = [source] if source else []
        if dep in ("acl", "ccomp", "relcl", "xcomp"):
            first = tree.low[whole[0]]
            if dep == "relcl" and not conjunction(tree, whole[0]):
                continue
            kind = "that" if first == "that" else "to" if first == "to" else "other"
            parts = content_of(tree, [whole], holes)
            yield Candidate(f"noun {kind} {owner}", tree.key[noun], noun, source, ((noun, noun + 1),), parts)
        elif dep == "prep" and tree.child(k, "pobj", "pcomp") is not None:
            parts = content_of(tree, [(k + 1, whole[1])], holes)
            cue = (noun, k + 1)
            word = f"{tree.key[noun]} {tree.low[k]}"
            if source is None or not _overlap(source, (k, whole[1])):
                yield Candidate(f"noun prep {owner}", word, noun, source, (cue,), parts)


def _overlap(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _according(tree: Tree, word: int) -> Iterator[Candidate]:
    """As in "…, according to X": the content is the rest of the clause that it hangs on."""
    last = word
    if tree.low[word] == "according":
        if word + 1 >= len(tree) or tree.low[word + 1] != "to":
            return
        last = word + 1
    obj = tree.child(last, "pobj")
    if obj is None:
        obj = tree.child(word, "pobj")
    if obj is None:
        return
    source = noun_phrase(tree, obj)
    relay = None
    aside = (word, max(source[1], tree.right[word] + 1))
    cited = _cited(tree, source, aside[1])
    if cited is not None:
        # "according to X, citing Y": Y says it, and X carries it.
        relay, source = cited[0], cited[1]
        aside = (word, max(aside[1], source[1]))
    main = tree.head[word]
    if tree.pos[main] not in ("VERB", "AUX"):
        # Hung on a noun inside the clause: go up to the clause.
        node = main
        while tree.head[node] != node and tree.pos[node] not in ("VERB", "AUX"):
            node = tree.head[node]
        main = node
    parts = content_of(tree, [(tree.left[main], tree.right[main] + 1)], [aside])
    if parts:
        yield Candidate("according", tree.low[word], word, source, ((word, last + 1),), parts, True, relay)


def _cited(tree: Tree, source: Range, end: int) -> tuple[Range, Range] | None:
    """Find the carrier and the cited source in "the Herald, citing two officials"."""
    for k in range(source[0] + 1, min(max(end, source[1]) + 3, len(tree))):
        if tree.low[k] in ("citing", "quoting"):
            obj = tree.child(k, "dobj")
            carrier = trim(tree, (source[0], min(source[1], k)))
            return None if obj is None or carrier is None else (carrier, noun_phrase(tree, obj))
    return None


def _colon(tree: Tree, colon: int) -> Iterator[Candidate]:
    """``Mother: They did nothing``: a name, a colon and the words, on a line of their own."""
    source = colon_source(tree, colon)
    if source is None:
        return
    end = colon + 1
    while end < len(tree) and "\n" not in tree.low[end]:
        end += 1
    content = trim(tree, (colon + 1, end))
    caps = tree.text[tree.start[source[0]] : tree.end[source[1] - 1]].isupper()
    if content and content[1] - content[0] > 2:
        kind = "name" if tree.entity[source[1] - 1] in ("PERSON", "ORG", "NORP", "GPE") else "caps" if caps else "words"
        yield Candidate("colon", f": {kind}", colon, source, ((colon, colon + 1),), (content,), True)


def colon_source(tree: Tree, colon: int) -> Range | None:
    """Return the noun phrase that stands alone between the start of a line and a colon."""
    start = colon
    while start > 0 and "\n" not in tree.low[start - 1] and colon - start < 9:
        start -= 1
        if tree.pos[start] in ("VERB", "AUX") or tree.low[start] in (".", "?", "!", ":"):
            return None
    if start == colon or (start and "\n" not in tree.low[start - 1]):
        return None
    if tree.pos[colon - 1] not in ("NOUN", "PROPN", "PUNCT", "PRON"):
        return None
    return trim(tree, (start, colon))


def _headline(tree: Tree, verb: int) -> Iterator[Candidate]:
    """Read "…, says X" where it fills a line: headlines have a grammar that the parser was not trained on."""
    comma = verb - 1
    if tree.tag[verb] not in ("VBZ", "VBP", "VBD") or comma < 2 or tree.low[comma] not in (",", "-", "–", "—"):
        return
    end = verb + 1
    while end < len(tree) and "\n" not in tree.low[end] and end - verb < 12:
        end += 1
    nouns = [k for k in range(verb + 1, end) if tree.pos[k] in ("NOUN", "PROPN", "PRON")]
    if (
        not nouns
        or (end < len(tree) and "\n" not in tree.low[end])
        or any(tree.pos[k] == "VERB" or tree.low[k] in (".", "“", '"', ":") for k in range(verb + 1, end))
    ):
        return
    start = comma
    while start > 0 and tree.low[start - 1] not in (".", "?", "!", "”") and "\n" not in tree.low[start - 1]:
        start -= 1
        if comma - start > 30:
            return
    source, content = trim(tree, (verb + 1, end)), trim(tree, (start, comma))
    if source and content and (start == 0 or "\n" in tree.low[start - 1]):
        yield Candidate("headline", tree.lemma[verb], verb, source, ((verb, verb + 1),), (content,), True)
