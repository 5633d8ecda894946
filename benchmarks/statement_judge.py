"""Where a statement reader is right: every statement judged by the scorer, by kind, by confidence and by outlet.

What counts as right is the scorer's alone (``scorers/attribution.py``, imported as it is): a found statement and one of
the key are matched one to one by their content, and are linked where their sources agree too.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

#: By document: its text and the statements of its key, as the scorer's ``read_gold`` has them.
Gold = dict[str, tuple[str, list[dict[str, Any]]]]
#: By document: the statements found.
Found = dict[str, list[dict[str, Any]]]

PRONOUNS = frozenset(
    re.findall(
        r"\w+",
        """i me we us you he him she it they them who whom which that one this these those himself herself itself
        themselves myself yourself my our your his its their some many most others both all everyone someone nobody""",
    )
)
_SENTENCE_START = re.compile(r"(?:^|\n|[.!?:][\"”’')\]]*\s+|[“\"‘(]\s?)$")


@dataclass(frozen=True, slots=True)
class Judged:
    """One statement, found or of the key.

    Attributes:
        document: its name.
        kinds: the value of each grouping of :data:`GROUPINGS`.
        matched: whether its content has a partner on the other side.
        linked: whether that one's source agrees as well.
        confidence: what its reader says, for one that was found.
    """

    document: str
    kinds: dict[str, str]
    matched: bool
    linked: bool
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class View:
    """A statement as the groupings see it: the text, the code points in quotation marks, its spans, its words."""

    text: str
    quoted: Sequence[bool]
    source: list[list[int]]
    cue: list[list[int]]
    content: list[list[int]]
    source_words: list[tuple[int, int]]
    content_words: list[tuple[int, int]]
    cue_words: list[tuple[int, int]]


def load_scorer(data: Path) -> ModuleType:
    """Import ``attribution.py`` from the folder of scorers beside the evaluation data."""
    spec = importlib.util.spec_from_file_location("attribution", data.resolve().parent / "scorers" / "attribution.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judge(scorer: ModuleType, gold: Gold, found: Found) -> tuple[list[Judged], list[Judged]]:
    """Judge every statement found and every statement of the key, in that order."""
    ours: list[Judged] = []
    keys: list[Judged] = []
    for name, (text, statements) in gold.items():
        words = scorer.word_starts(text)
        quoted = scorer.in_quotes(text)
        sides = found.get(name, []), statements
        p, g = ([{r: scorer.index_words(s.get(r) or [], words) for r in scorer.ROLES} for s in side] for side in sides)
        pairs = scorer.match(p, g)
        linked = [(i, j) for i, j in pairs if scorer.jaccard(p[i]["source"], g[j]["source"]) >= 0.5]
        for side, rows, touched, at in ((ours, sides[0], p, 0), (keys, sides[1], g, 1)):
            matched_here, linked_here = ({pair[at] for pair in some} for some in (pairs, linked))
            for n, row in enumerate(rows):
                by_role = ([words[w] for w in sorted(touched[n][r])] for r in ("source", "content", "cue"))
                view = View(text, quoted, *(row.get(r) or [] for r in ("source", "cue", "content")), *by_role)
                kinds = {grouping: kind(view) for grouping, kind in GROUPINGS.items()}
                confidence = float(row.get("confidence", 1.0))
                side.append(Judged(name, kinds, n in matched_here, n in linked_here, confidence))
    return ours, keys


# What kinds of statements there are. ----------------------------------------------------------------------------


def form(view: View) -> str:
    """Tell direct from mixed and indirect as the scorer tells direct: by the share of words in quotation marks."""
    share = sum(view.quoted[start] for start, _ in view.content_words) / max(1, len(view.content_words))
    return "direct" if share >= 0.8 else "mixed" if share else "indirect"


def source_kind(view: View) -> str:
    """Tell a source that is missing, a pronoun, a name, or another description.

    A capital tells a name; at the start of a sentence, only before another or where the word has one elsewhere too.
    """
    words = [(start, view.text[start:end]) for start, end in view.source_words if view.text[start].isalnum()]
    if not words:
        return "none"
    if all(word.lower() in PRONOUNS for _, word in words):
        return "pronoun"
    for n, (start, word) in enumerate(words):
        if word[0].isupper() and word.lower() not in PRONOUNS:
            follows = n + 1 < len(words) and words[n + 1][1][0].isupper()
            if not _opens(view.text, start) or (follows and word.lower() not in {"a", "an", "the"}):
                return "name"
            if any(not _opens(view.text, m.start()) for m in re.finditer(rf"\b{re.escape(word)}\b", view.text)):
                return "name"
    return "other"


def _opens(text: str, start: int) -> bool:
    """Whether a sentence or a quotation begins there."""
    return _SENTENCE_START.search(text[max(0, start - 6) : start]) is not None or start == 0


def spans(view: View) -> str:
    """Tell content in one piece from content in several."""
    return "one span" if len(view.content) == 1 else "several"


def cue(view: View) -> str:
    """Tell no cue, one word and several."""
    return ("none", "one word")[len(view.cue_words)] if len(view.cue_words) < 2 else "several"


def distance(view: View) -> str:
    """Tell whether the source stands in a paragraph of the content's."""
    if not view.source or not view.content:
        return "no source"
    source, *_ = sorted(view.source)
    for span in view.content:
        between = view.text[min(source[1], span[1]) : max(source[0], span[0])]
        if "\n" not in between:
            return "same"
    return "another"


def length(view: View) -> str:
    """Tell content by its words: up to 7, up to 25, more."""
    size = sum(view.text[start].isalnum() for start, _ in view.content_words)
    return "1 to 7" if size < 8 else "8 to 25" if size < 26 else "26 and more"


GROUPINGS: dict[str, Callable[[View], str]] = {
    "form": form,
    "source": source_kind,
    "content": spans,
    "cue": cue,
    "source's paragraph": distance,
    "content's words": length,
}


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of statement does: how many are in the key and found, and the share of each side that is right."""

    grouping: str
    name: str
    key: int
    content_recall: float
    linked_recall: float
    found: int
    linked_precision: float


def breakdown(ours: Sequence[Judged], keys: Sequence[Judged]) -> Iterator[Kind]:
    """Yield every kind, the commonest first: recall over the key's statements of it, precision over the found ones'."""
    for grouping in GROUPINGS:
        names = sorted({j.kinds[grouping] for j in (*ours, *keys)})
        for name in sorted(names, key=lambda n: -sum(j.kinds[grouping] == n for j in keys)):
            wanted, got = ([j for j in side if j.kinds[grouping] == name] for side in (keys, ours))
            yield Kind(
                grouping, name, len(wanted), _percent(j.matched for j in wanted), _percent(j.linked for j in wanted),
                len(got), _percent(j.linked for j in got),
            )  # fmt: skip


def _percent(right: Iterable[bool]) -> float:
    counted = list(right)
    return 100 * sum(counted) / len(counted) if counted else 0.0


# Whether a confidence can be believed. --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements of like confidence: the lowest and highest, how many, their mean confidence, the share right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def bins_by_width(judged: Sequence[Judged], count: int = 10) -> list[Bin]:
    """Sort statements into equal ranges of confidence, 0 to 1, each with its lower end; empty ones are left out."""
    made = []
    for n in range(count):
        inside = [j for j in judged if n == min(count - 1, int(j.confidence * count))]
        if inside:
            made.append(_bin(n / count, (n + 1) / count, inside))
    return made


def bins_by_mass(judged: Sequence[Judged], count: int = 10) -> list[Bin]:
    """Sort statements into bins of equally many, least confident first."""
    ordered = sorted(judged, key=lambda j: j.confidence)
    cuts = [len(ordered) * n // count for n in range(count + 1)]
    parts = [ordered[a:b] for a, b in pairwise(cuts) if a < b]
    return [_bin(part[0].confidence, part[-1].confidence, part) for part in parts]


def _bin(low: float, high: float, inside: Sequence[Judged]) -> Bin:
    mean = sum(j.confidence for j in inside) / len(inside)
    return Bin(low, high, len(inside), mean, sum(j.linked for j in inside) / len(inside))


def expected_calibration_error(bins: Iterable[Bin]) -> float:
    """Return the mean gap between confidence and share right, over all statements (Guo et al., ICML 2017); 0 to 1."""
    bins = list(bins)
    total = sum(b.count for b in bins)
    return sum(b.count * abs(b.confidence - b.right) for b in bins) / total if total else 0.0


def above(found: Found, threshold: float) -> Found:
    """Return what is left of the statements found when a reader abstains below a confidence."""
    return {name: [s for s in rows if s.get("confidence", 1.0) >= threshold] for name, rows in found.items()}
