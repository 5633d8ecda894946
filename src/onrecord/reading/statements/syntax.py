"""Candidate attributions from the dependency parse: which words could be source, cue and content.

Each candidate names the *frame* that it was found by ("clause", "object", "prep:on", …) and the cue's lemma; the
lexicon says how often that lemma attributes in that frame.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.reading.statements.tree import Range, Tree, merged, subtract
from onrecord.reading.statements.words import SPEECH

_SUBJECTS = ("nsubj", "csubj", "expl")
_PASSIVE = ("nsubjpass", "csubjpass")
_OBJECTS = ("dobj", "dative")
_BEFORE_VERB = frozenset(("aux", "auxpass", "neg", "advmod"))
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
    """

    frame: str
    lemma: str
    head: int
    source: Range | None
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    clausal: bool = False
    relay: Range | None = None


def candidates(tree: Tree) -> Iterator[Candidate]:
    """Yield every candidate of a document, by position of the cue's head; several may share a head."""
    for i in range(len(tree)):
        pos = tree.pos[i]
        if tree.low[i] in ("according", "per"):
            yield from _according(tree, i)
        elif pos in ("VERB", "AUX"):
            if tree.dep[i] in ("aux", "auxpass"):
                continue
            yield from _verb(tree, i)
            if tree.lemma[i] in SPEECH:
                yield from _headline(tree, i)
        elif pos == "NOUN":
            yield from _noun(tree, i)
        elif tree.low[i] == ":" and i and not tree.low[i - 1].isdigit():
            yield from _colon(tree, i)


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
    for k in range(head, end):
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


def cue_group(tree: Tree, verb: int, last: int | None = None) -> Range:
    """Return the verb group: auxiliaries, negation and adverbs before the verb, particles after it."""
    first = verb
    while first - 1 >= tree.left[verb] and tree.head[first - 1] == verb and tree.dep[first - 1] in _BEFORE_VERB:
        first -= 1
    while first < verb and tree.low[first] in ("when", "as", "where", "how", "why", "while", ","):
        first += 1
    end = verb if last is None else last
    for k in tree.kids[verb]:
        if tree.dep[k] == "prt" and k == verb + 1:
            end = max(end, k)
    return first, end + 1


def subject_of(tree: Tree, verb: int) -> tuple[int | None, bool]:
    """Find who does it: the verb's subject or, without one, that of a verb above; also whether it is its own."""
    own = tree.child(verb, *_SUBJECTS)
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
            found = None if above is None else tree.child(above, *_SUBJECTS, *_PASSIVE)
            return (head if found is None else found), False
        if dep not in _CLIMB or head == node:
            return None, False
        if dep == "pcomp" and tree.low[head] == "as" and tree.lemma[tree.head[head]] in ("quote", "cite"):
            # "quoted her as saying": she says it, and whoever quotes her relays it.
            said = tree.child(tree.head[head], "dobj", *_PASSIVE)
            return said, False
        if dep == "xcomp" and (obj := tree.child(head, "dobj")) is not None and obj < node:
            return obj, False
        found = tree.child(head, *_SUBJECTS, *_PASSIVE)
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


def _verb(tree: Tree, verb: int) -> Iterator[Candidate]:
    passive = tree.child(verb, *_PASSIVE)
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
        parts = _content(tree, content, holes)
        if parts:
            yield Candidate(frame + shared, word, verb, source, (span,), parts, clausal)
        if own and source and frame.startswith(("infinitive", "predicate", "adj infinitive")):
            # "X seems to be late": what seems is that X is late, and nobody is named to whom.
            parts = _content(tree, [source, *content], [span])
            yield Candidate("raised " + frame, word, verb, None, (span,), parts, False)


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
        others = [k for k in tree.children(verb, *_SUBJECTS) if b <= tree.left[k] <= k < first]
        b = max((tree.right[k] + 1 for k in others), default=b - 1)
    return trim(tree, (a, b)) or (head, head + 1)


def _content(tree: Tree, ranges: list[Range], holes: list[Range]) -> tuple[Range, ...]:
    parts = [piece for r in ranges for piece in subtract(r, holes)]
    return tuple(merged(t for p in parts if (t := trim(tree, p)) is not None))


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
    if tree.dep[verb] in ("parataxis", "advcl", "ccomp") and tree.child(verb, "ccomp", "dobj", "xcomp") is None:
        yield from _parenthesis(tree, verb, lemma, cue)


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


def _light(tree: Tree, verb: int, obj: int, cue: Range) -> Iterator[_Complement]:
    """As in "made several statements on the matter", "expressed fear that …": the object is part of the cue."""
    for k in tree.kids[obj]:
        if k < obj or tree.child(obj, "poss") is not None:
            continue
        if tree.dep[k] == "prep" and tree.child(k, "pobj", "pcomp") is not None:
            word = f"{tree.lemma[verb]} {tree.lemma[obj]} {tree.low[k]}"
            yield "light prep", word, (cue[0], k + 1), [(k + 1, tree.right[k] + 1)], False
        elif tree.dep[k] in ("acl", "ccomp") or (tree.dep[k] == "relcl" and _conjunction(tree, tree.left[k])):
            word = f"{tree.lemma[verb]} {tree.lemma[obj]}"
            yield "light clause", word, (cue[0], obj + 1), [(tree.left[k], tree.right[k] + 1)], False
    for k in tree.children(verb, "xcomp", "ccomp", "prep"):
        if k > obj and tree.dep[k] == "prep":
            if tree.child(k, "pobj", "pcomp") is not None and k == tree.right[obj] + 1:
                word = f"{tree.lemma[verb]} {tree.lemma[obj]} {tree.low[k]}"
                yield "light prep", word, (cue[0], k + 1), [(k + 1, tree.right[k] + 1)], False
        elif k > obj:
            word = f"{tree.lemma[verb]} {tree.lemma[obj]}"
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
            yield "adj clause", tree.lemma[adj], long_cue, [(tree.left[k], tree.right[k] + 1)], False
        elif dep == "xcomp":
            yield "adj infinitive", tree.lemma[adj], long_cue, [(tree.left[k], tree.right[k] + 1)], False
        elif dep == "prep" and tree.child(k, "pobj", "pcomp") is not None:
            word = f"{tree.lemma[adj]} {tree.low[k]}"
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
            parts = _content(tree, [theme, whole], holes)
            yield Candidate("passive infinitive" + tail, lemma, verb, source, long_cue, parts)
            parts = _content(tree, [whole], holes)
            yield Candidate("passive patient", lemma, verb, theme, (cue,), parts, tree.dep[k] == "ccomp")
        elif tree.dep[k] == "prep" and k > verb and tree.child(k, "pobj", "pcomp") is not None:
            word = f"{lemma} {tree.low[k]}"
            parts = _content(tree, [theme, (k, whole[1])], holes)
            yield Candidate("passive prep" + tail, word, verb, source, long_cue, parts)
            parts = _content(tree, [(k + 1, whole[1])], holes)
            yield Candidate("passive patient prep", word, verb, theme, ((cue[0], k + 1),), parts)
    if plain:
        yield Candidate("passive" + tail, lemma, verb, source, long_cue, _content(tree, [theme], holes))


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
            if dep == "relcl" and not _conjunction(tree, whole[0]):
                continue
            kind = "that" if first == "that" else "to" if first == "to" else "other"
            parts = _content(tree, [whole], holes)
            yield Candidate(f"noun {kind} {owner}", tree.lemma[noun], noun, source, ((noun, noun + 1),), parts)
        elif dep == "prep" and tree.child(k, "pobj", "pcomp") is not None:
            parts = _content(tree, [(k + 1, whole[1])], holes)
            cue = (noun, k + 1)
            word = f"{tree.lemma[noun]} {tree.low[k]}"
            if source is None or not _overlap(source, (k, whole[1])):
                yield Candidate(f"noun prep {owner}", word, noun, source, (cue,), parts)


def _conjunction(tree: Tree, k: int) -> bool:
    """Whether "that" begins a clause that says what, and does not stand for the noun before it."""
    return tree.low[k] == "that" and tree.tag[k] == "IN"


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
    parts = _content(tree, [(tree.left[main], tree.right[main] + 1)], [aside])
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
