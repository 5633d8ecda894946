"""How likely a candidate is, and which candidates are kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.reading.statements.candidate import Candidate
from onrecord.reading.statements.rules.cues import Cues
from onrecord.reading.statements.rules.finder import Found, Survey
from onrecord.reading.statements.tree import Tree
from onrecord.reading.statements.words import SPEECH

#: Candidates less likely than this by cue alone are not looked at further.
FLOOR = 0.1
#: Candidates less likely than this are not reported; it maximises linked F1 on PolNeAR's training split.
THRESHOLD = 0.38
#: A cue inside direct speech counts only if it would be this likely outside.
RETOLD = 0.6
#: The confidence that a quotation without a cue is somebody's statement.
ALONE = 0.4
#: The confidence that who puts a number on something says so; PolNeAR's training texts have hardly any.
ESTIMATED = 0.7

_FIRST = frozenset(("i", "we", "you"))
_MODAL = frozenset(("would", "could", "may", "might", "should", "can", "must", "will", "'d", "’d"))


@dataclass(frozen=True, slots=True)
class Weighed:
    """The likeliest candidate of a cue: by its cue alone, its traits, and by both."""

    candidate: Candidate
    prior: float
    traits: tuple[str, ...]
    likely: float


def weigh(seen: Survey, cues: Cues) -> list[Weighed]:
    """Return the likeliest candidate of each cue, in text order."""
    best: dict[int, tuple[float, float, Found]] = {}
    for f in seen.found:
        prior = _prior(f.candidate, cues)
        if prior < FLOOR and f.candidate.cue:
            continue
        head = f.candidate.head
        likely = _likely(seen.tree, f, prior, False, cues)[1]
        if head not in best or likely > best[head][0]:
            best[head] = (likely, prior, f)
    covered = _covered(len(seen.tree), [f.candidate for likely, _, f in best.values() if likely >= 0.4])
    out = []
    for head in sorted(best):
        _, prior, f = best[head]
        traits, likely = _likely(seen.tree, f, prior, covered[head], cues)
        out.append(Weighed(f.candidate, prior, traits, likely))
    return out


def _prior(candidate: Candidate, cues: Cues) -> float:
    estimates = candidate.frame == "estimate" and candidate.source is not None
    return ESTIMATED if estimates else cues.precision(candidate.frame, candidate.lemma)


def choose(weighed: Iterable[Weighed], threshold: float) -> list[tuple[float, Candidate]]:
    """Keep what is likely enough."""
    return [(w.likely, w.candidate) for w in weighed if w.likely >= threshold]


def _likely(tree: Tree, found: Found, prior: float, nested: bool, cues: Cues) -> tuple[tuple[str, ...], float]:
    traits = _traits(tree, found, nested)
    if not found.candidate.cue:
        return traits, ALONE
    if found.candidate.frame == "estimate":
        return traits, prior
    likely = cues.adjusted(prior, traits)
    if _retold(tree, found, prior):
        likely = max(likely, prior / 2 + 0.2)
    return traits, likely


def _retold(tree: Tree, found: Found, prior: float) -> bool:
    """Whether a quotation tells what somebody else said.

    PolNeAR marks nothing inside direct speech, so its counts say nothing here; testimony, though, is full of it.
    """
    c = found.candidate
    speech = c.frame.startswith("clause") and c.lemma in SPEECH and prior >= RETOLD
    return found.quoted and speech and c.source is not None and _source(tree, c) not in ("I", "it", "that", "which")


def _covered(size: int, chosen: Sequence[Candidate]) -> list[bool]:
    covered = [False] * size
    for c in chosen:
        for a, b in c.content:
            covered[a:b] = [True] * (b - a)
    return covered


def _traits(tree: Tree, found: Found, nested: bool) -> tuple[str, ...]:
    c = found.candidate
    quotation = c.frame.startswith("quote")
    size = sum(b - a for a, b in c.content)
    length = "1-2" if size < 3 else "3-5" if size < 6 else "6-12" if size < 13 else "13-40" if size < 41 else "41-"
    kind = c.frame.split()[0].rstrip("<~")
    return (
        "place: " + ("quoted" if found.quoted else "nested" if nested and not quotation else "open"),
        f"source: {kind} {_source(tree, c)}",
        f"verb: {_mood(tree, c.head)}",
        f"length: {kind} {length}",
        "" if quotation else f"content: {_opening(tree, c)}",
    )


def _source(tree: Tree, c: Candidate) -> str:
    if c.source is None:
        return "none"
    word = tree.low[c.source[0]]
    if c.source[1] - c.source[0] > 1:
        return "long" if c.source[1] - c.source[0] > 12 else "phrase"
    if word in _FIRST:
        return "I"
    if word in ("it", "this", "there", "what"):
        return "it"
    if word in ("who", "which", "that"):
        return word
    return "pronoun" if tree.pos[c.source[0]] == "PRON" else "word"


def _mood(tree: Tree, head: int) -> str:
    helpers = {tree.low[k] for k in tree.kids[head] if k < head and tree.dep[k] in ("aux", "neg", "auxpass")}
    if tree.pos[head] not in ("VERB", "AUX"):
        return tree.pos[head]
    if helpers & _MODAL:
        return "modal"
    if helpers & {"not", "n't", "n’t", "never"}:
        return "negated"
    return "to" if "to" in helpers else tree.tag[head]


def _opening(tree: Tree, c: Candidate) -> str:
    word = tree.low[c.content[0][0]]
    if c.content[0][0] < c.head:
        return "before"
    if word in (
        "that",
        "to",
        "if",
        "whether",
        "it",
        "him",
        "her",
        "them",
        "himself",
        "herself",
        "themselves",
        "me",
        "us",
    ):
        return word
    tag = tree.tag[c.content[0][0]]
    return (
        tag
        if tag in ("WP", "WRB", "WDT", "DT", "PRP$", "NNP", "NN", "NNS", "PRP", "``", "VBG", "CD", "IN")
        else "other"
    )
