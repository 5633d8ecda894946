"""How sure a finding is: what speaks for it, as numbers, and the chance that follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from onrecord.reading.statements.rules.weigh import THRESHOLD, Weighed
from onrecord.reading.statements.trained.paths import head_of
from onrecord.reading.statements.trained.reader import Found
from onrecord.reading.statements.trained.words import Words
from onrecord.reading.statements.tree import Range

#: What is known of a finding, in order; the last is 1, for the constant.
NAMES = (
    "cue",
    "holds",
    "source",
    "content",
    "no source",
    "cue in a quotation",
    "log content",
    "cue of one word",
    "log cue",
    "quoted share",
    "quotation",
    "rules",
    "rules see a candidate",
    "rules' content",
    "rules and their content",
    "rules would report it",
    "rival",
    "constant",
)
#: Where the rival stands in the evidence.
_RIVAL = NAMES.index("rival")
#: Findings whose contents are so alike want the same words for another cue: one of them is right at most.
_SAME = 0.5
#: Content of which so much is quoted is a quotation.
_QUOTATION = 0.8


@dataclass(frozen=True, slots=True)
class Confidence:
    """A logistic regression over the evidence (Platt, 1999), by :data:`NAMES`."""

    weights: tuple[float, ...]

    def of(self, evidence: tuple[float, ...]) -> float:
        """Return the chance that content and source are both right."""
        odds = sum(w * e for w, e in zip(self.weights, evidence, strict=True))
        return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def evidence(words: Words, found: Found, ruled: Mapping[int, Weighed]) -> tuple[float, ...]:
    """Return what speaks for and against a finding, taken by itself: no rival yet.

    Args:
        words: the words that the finding's ranges count.
        found: the finding.
        ruled: the rules' likeliest candidate of each cue, by the token at its head.
    """
    own = ruled.get(head_of(words, found.cue))
    likely = own.likely if own is not None else 0.0
    shared = _likeness(words, found.content, own.candidate.content) if own is not None else 0.0
    length = found.cue[1] - found.cue[0]
    quoted = [bool(words.quotation[k]) for a, b in found.content for k in range(a, b)]
    share = sum(quoted) / len(quoted)
    return (
        *found.scores,
        float(not found.source),
        float(words.quotation[found.cue[0]] > 0),
        log(len(quoted)),
        float(length == 1),
        log(1 + length),
        share,
        float(share > _QUOTATION),
        likely,
        float(likely > 0),
        shared,
        likely * shared,
        float(likely > THRESHOLD),
        0.0,
        1.0,
    )


def rivalled(
    confidence: Confidence, found: Sequence[Found], known: Sequence[tuple[float, ...]]
) -> list[tuple[float, ...]]:
    """Return each finding's evidence with its rival: the best chance, by itself, of another with the same content.

    Args:
        confidence: of the chance by itself.
        found: the findings of one document.
        known: their evidence; a rival that is there already does not count.
    """
    rival = [0.0] * len(found)
    alone = [confidence.of((*e[:_RIVAL], 0.0, *e[_RIVAL + 1 :])) for e in known]
    for a, b in _alike(found):
        rival[a], rival[b] = max(rival[a], alone[b]), max(rival[b], alone[a])
    return [(*e[:_RIVAL], r, *e[_RIVAL + 1 :]) for e, r in zip(known, rival, strict=True)]


def _alike(found: Sequence[Found]) -> Iterator[tuple[int, int]]:
    """Yield pairs of findings with the same content, nearly."""
    contents = [{k for a, b in f.content for k in range(a, b)} for f in found]
    order = sorted(range(len(found)), key=lambda n: found[n].content[0])
    open_: list[int] = []
    for n in order:
        start = found[n].content[0][0]
        open_ = [m for m in open_ if found[m].content[-1][1] > start]
        for m in open_:
            if len(contents[m] & contents[n]) >= _SAME * len(contents[m] | contents[n]):
                yield m, n
        open_.append(n)


def _likeness(words: Words, ours: tuple[Range, ...], theirs: tuple[Range, ...]) -> float:
    """Return the Jaccard index of two contents: ours in words, theirs in tokens."""
    mine = {int(words.token[k]) for a, b in ours for k in range(a, b)}
    other = {k for a, b in theirs for k in range(a, b)}
    return len(mine & other) / len(mine | other)
