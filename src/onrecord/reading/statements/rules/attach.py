"""From a quotation to its cue and source, on the tokens around its marks.

The parser is trained on text with few quotations and errs around marks, so the cue is looked for by position first
(O'Keefe et al., EMNLP 2012, find most speakers so); the parse only helps to find the subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.reading.statements.candidate import (
    QUOTING,
    Candidate,
    cue_group,
    noun_phrase,
    quoting,
    subject_of,
    trim,
)
from onrecord.reading.statements.parts import Part
from onrecord.reading.statements.rules.cues import Cues
from onrecord.reading.statements.rules.syntax import colon_source
from onrecord.reading.statements.tree import Range, Tree, subtract

_FINITE = frozenset(("VBD", "VBZ", "VBP", "VBG", "VBN", "VB"))
_REACH = 30


@dataclass(slots=True)
class _Attached:
    frame: str
    verb: int
    source: Range | None
    cue: Range | None
    parts: list[Part] = field(default_factory=list)
    last: int = 0


def attach(tree: Tree, parts: Sequence[Part], cues: Cues) -> list[Candidate]:
    """Return one candidate a cue, with all the pieces that it governs."""
    found: list[_Attached] = []
    current: _Attached | None = None
    for k, part in enumerate(parts):
        before = parts[k - 1] if k else None
        after = parts[k + 1] if k + 1 < len(parts) else None
        if not part.spoken:
            continue
        if not part.first and current is not None:
            late = _cue_after(tree, part, after, cues) if current.cue is None else None
            if late is not None:
                # The speaker is named only in a later paragraph of the quotation.
                current.frame, current.verb, current.source, current.cue = late.frame, late.verb, late.source, late.cue
            current.parts.append(part)
            current.last = part.tokens[1]
            continue
        attached = _cue_after(tree, part, after, cues)
        if attached is None and not (current is not None and _ends_its_sentence(tree, current, part, cues)):
            attached = _cue_before(tree, part, before, cues)
        if attached is not None:
            if current is not None and current.verb == attached.verb:
                attached = current
            else:
                found.append(attached)
            attached.parts.append(part)
            attached.last = max(part.tokens[1], *(r[1] for r in (attached.cue, attached.source) if r))
            current = attached
        elif current is not None and _continues(tree, current, part):
            current.parts.append(part)
            current.last = part.tokens[1]
        elif _stands_alone(tree, part):
            current = _Attached("quote alone", part.tokens[0], None, None, [part], part.tokens[1])
            found.append(current)
        else:
            current = None
    return [_candidate(tree, attached) for attached in found]


def _stands_alone(tree: Tree, part: Part) -> bool:
    """Whether a quotation without any cue is a sentence that somebody, unknown, must have said."""
    words = sum(not tree.blank(k) for k in range(*part.tokens))
    whole = not tree.text[tree.start[part.paragraph[0]] : part.piece.outer.start].strip()
    ends = tree.text[part.piece.inner.end - 1] in ".?!…" or not part.piece.closed
    return words >= 2 and whole and ends


def _continues(tree: Tree, current: _Attached, part: Part) -> bool:
    """Whether nothing but the end of the cue's own sentence stands between the last piece and this one."""
    start = part.tokens[0]
    if start < current.last:
        return True
    last = current.parts[-1]
    gap = range(current.last, start)
    if last.paragraph != part.paragraph:
        # A paragraph that goes on with the same speaker starts with the mark and follows at once.
        at_once = part.piece.paragraph == last.piece.paragraph + 1
        starts = all(tree.blank(k) for k in range(part.paragraph[0], start))
        return at_once and starts and _only_cue(tree, (last.tokens[1], last.paragraph[1]), current)
    stops = [k for k in gap if tree.low[k] in (".", "?", "!")]
    return len(gap) <= _REACH and (not stops or stops[-1] >= start - 2)


def _ends_its_sentence(tree: Tree, current: _Attached, part: Part, cues: Cues) -> bool:
    """Whether one sentence, the cue's own, lies between: ``“…,” X said, noting that Y had warned of it. “…”``.

    Whatever speaks in its subordinate clauses, the quotation goes on with the speaker of the main one.
    """
    gap = range(current.last, part.tokens[0])
    if current.cue is None or not gap or len(gap) > _REACH or current.parts[-1].paragraph != part.paragraph:
        return False
    words = [k for k in gap if tree.pos[k] != "SPACE"]
    if any(tree.head[k] == current.verb and tree.dep[k] == "conj" and _speaks(tree, k, cues) for k in words):
        return False  # "X said, and Y replied. “…”" has two main clauses
    stops = [k for k in words if tree.low[k] in (".", "?", "!", ";", ":")]
    return bool(stops) and stops == words[-1:] and tree.low[stops[0]] in (".", "?", "!")


def _speaks(tree: Tree, verb: int, cues: Cues) -> bool:
    return cues.speaks(tree.lemma[verb]) and subject_of(tree, verb)[1]


def _only_cue(tree: Tree, tokens: Range, current: _Attached) -> bool:
    """Whether a range holds at most the cue's own sentence."""
    rest = subtract(tokens, [r for r in (current.cue, current.source) if r])
    words = [k for a, b in rest for k in range(a, b) if not tree.blank(k)]
    stops = [k for k in range(*tokens) if tree.low[k] in (".", "?", "!")]
    return len(words) <= 8 and not (stops and words and words[-1] > stops[0])


def _cue_after(tree: Tree, part: Part, after: Part | None, cues: Cues) -> _Attached | None:
    """``“…,” said X`` and ``“…,” X said``."""
    a = part.tokens[1]
    stop = min(part.paragraph[1], a + _REACH)
    if after is not None:
        stop = min(stop, after.tokens[0])
    ending = tree.text[part.piece.inner.end - 1]
    if ending in "." or not part.piece.closed:
        return None
    while a < stop and (tree.low[a] in (",", "-", "–", "—") or tree.pos[a] == "SPACE"):
        a += 1
    for k in range(a, stop):
        if tree.low[k] in (".", "?", "!", ";", ":") or (tree.pos[k] == "SPACE" and "\n" in tree.low[k]):
            break
        if tree.tag[k] in _FINITE and cues.speaks(tree.lemma[k]):
            if tree.low[k] in ("saying", "said") and k > a and tree.low[k - 1] == "as":
                continue
            if _goes_on(tree, part, k, a, stop):
                return None
            return _anchored(tree, k, a, stop)
        if tree.lemma[k] in QUOTING and (attached := _quoted_as(tree, k, stop)) is not None:
            return attached
        if tree.pos[k] == "VERB" and tree.tag[k] in ("VBD", "VBZ") and k > a + 1:
            own = subject_of(tree, k)[0]
            if own is not None and a <= own < k and ending == "," and cues.speaks_at_all(tree.lemma[k]):
                return _anchored(tree, k, a, stop)
    return None


def _quoted_as(tree: Tree, verb: int, stop: int) -> _Attached | None:
    """``“…,” the Herald quoted X as saying``."""
    for k in range(verb + 2, stop):
        quoted = quoting(tree, k)
        if quoted is not None and quoted.verb == verb and quoted.speaker is not None:
            cue = cue_group(tree, k)
            source = noun_phrase(tree, quoted.speaker, stop=cue if cue[0] > quoted.speaker else None)
            return _Attached("quote X said", k, source, cue)
    return None


def _goes_on(tree: Tree, part: Part, verb: int, start: int, stop: int) -> bool:
    """Whether the marks hold a phrase of a sentence whose verb says more: ``In “the interest,” X asked Y to …``."""
    first = tree.text[part.piece.inner.start]
    if not first.islower():
        return False
    own = subject_of(tree, verb)[0]
    if own is None or not start <= own < verb:
        return False
    return any(k > verb and tree.left[k] > verb for k in tree.children(verb, "ccomp", "xcomp")) and verb + 3 < stop


def _anchored(tree: Tree, verb: int, start: int, stop: int) -> _Attached | None:
    """Find the subject of a verb in the words between two quotations."""
    head, _ = subject_of(tree, verb)
    cue = cue_group(tree, verb)
    cue = (max(cue[0], start), cue[1])
    if head is None or not start <= head < stop:
        head = _nearest_noun(tree, verb, start, stop)
    if head is None:
        return None
    a, b = noun_phrase(tree, head, stop=(verb, verb + 1))
    source = trim(tree, (max(a, start), min(b, stop)))
    if source is not None and head < verb:
        source = trim(tree, (source[0], min(source[1], cue[0]))) if cue[0] > source[0] else source
    frame = "quote <said X" if source and source[0] > verb else "quote X said"
    return _Attached(frame, verb, source, cue)


def _nearest_noun(tree: Tree, verb: int, start: int, stop: int) -> int | None:
    before = [k for k in range(start, verb) if tree.pos[k] in ("NOUN", "PROPN", "PRON")]
    if before:
        return before[-1]
    for k in range(verb + 1, min(stop, verb + 8)):
        if tree.pos[k] in ("NOUN", "PROPN", "PRON"):
            while tree.head[k] != k and verb < tree.head[k] < stop and tree.dep[k] in ("compound", "poss", "nmod"):
                k = tree.head[k]
            return k
    return None


def _cue_before(tree: Tree, part: Part, before: Part | None, cues: Cues) -> _Attached | None:
    """``X said: “…”``, ``X told Y, “…``, ``X said that “…``; also where the cue ends the paragraph before."""
    end = part.tokens[0]
    floor = max(part.paragraph[0], end - _REACH)
    if before is not None:
        floor = max(floor, before.tokens[1])
    b = end
    while b > 0 and tree.pos[b - 1] == "SPACE":
        b -= 1
    if part.paragraph[0] >= end and b > 0 and tree.low[b - 1] == ":":
        floor = max(0, b - _REACH)
    colon = b > floor and tree.low[b - 1] == ":"
    for k in range(b - 1, floor - 1, -1):
        if k < b - 1 and (tree.low[k] in (".", "?", "!") or (tree.pos[k] == "SPACE" and "\n" in tree.low[k])):
            return None
        if tree.tag[k] in _FINITE and cues.speaks(tree.lemma[k]):
            if not colon and b - k > 12:
                return None
            if tree.low[b - 1] in (".", "?", "!"):
                k = _main_clause(tree, k, max(part.paragraph[0], before.tokens[1] if before else 0), cues)
            head, own = subject_of(tree, k)
            if head is not None and tree.low[head] in ("that", "which", "who") and not colon and b - k > 2:
                continue
            if head is None:
                head = _subject_by_place(tree, k, floor)
            if head is None:
                return None
            stop = (tree.left[k], k + 1) if not own and tree.head[k] == head else (k, k + 1)
            source = noun_phrase(tree, head, stop=stop)
            if source[1] > end:
                source = trim(tree, (source[0], min(source[1], cue_group(tree, k)[0]))) or (head, head + 1)
            return _Attached("quote after", k, source, cue_group(tree, k))
    if colon and (name := colon_source(tree, b - 1)) is not None:
        return _Attached("quote colon", b - 1, name, (b - 1, b))
    return None


def _main_clause(tree: Tree, verb: int, floor: int, cues: Cues) -> int:
    """Return the topmost verb of speech above one, or itself: the full stop ended that sentence."""
    node = top = verb
    for _ in range(_REACH):
        if tree.dep[node] == "conj" and subject_of(tree, node)[1]:
            break  # a main clause beside another
        node = tree.head[node]
        if not floor <= node < verb:
            break
        if tree.tag[node] in _FINITE and cues.speaks(tree.lemma[node]):
            top = node
    return top


def _subject_by_place(tree: Tree, verb: int, floor: int) -> int | None:
    for k in range(verb - 1, max(floor, verb - 6) - 1, -1):
        if tree.pos[k] in ("NOUN", "PROPN", "PRON"):
            return k
        if tree.pos[k] not in ("ADV", "AUX", "PART"):
            return None
    return None


def _candidate(tree: Tree, attached: _Attached) -> Candidate:
    content: list[Range] = []
    for part in attached.parts:
        start = part.tokens[0]
        if attached.cue and attached.frame == "quote after" and part is attached.parts[0]:
            # "said that the “…": what stands between the cue and the marks belongs to the content.
            start = _from_that(tree, attached.cue[1], start)
            content += _told_before(tree, attached.verb, attached.cue[1], start)
        content.append((start, part.tokens[1]))
    cue = (attached.cue,) if attached.cue else ()
    lemma = tree.lemma[attached.verb] if cue else ""
    return Candidate(attached.frame, lemma, attached.verb, attached.source, cue, tuple(content), True)


def _told_before(tree: Tree, verb: int, cue_end: int, start: int) -> list[Range]:
    """Return what the verb reports in its own sentence: ``X said on Monday that …. “…”``."""
    clause = tree.child(verb, "ccomp")
    if clause is None or tree.left[clause] < cue_end or tree.right[clause] >= start:
        return []
    told = trim(tree, (tree.left[clause], tree.right[clause] + 1))
    return [] if told is None else [told]


def _from_that(tree: Tree, cue_end: int, start: int) -> int:
    for k in range(cue_end, start):
        if tree.low[k] in (",", ":", ".", "?", "!") or tree.pos[k] == "SPACE":
            return start
        if tree.low[k] == "that":
            return k
    words = [k for k in range(cue_end, start) if not tree.blank(k)]
    return words[0] if words and tree.low[words[0]] not in ("to", "in", "at", "on", "of", "during", "about") else start
