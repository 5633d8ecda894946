"""How well statements were found: the figures of linked F1, content F1, word F1 and direct recall.

The definitions are those of the scorer that comes with the public data (``scorers/attribution.py``, beside the folder
of evaluation sets). It is written here again, since the quality gate (``tests/quality``) runs where those sets are
not; a test holds the two to the same figures. It lives in ``benchmarks`` because everything that prints a figure does.

A word is a run of letters and digits or a single mark. Two sets of spans are as alike as the Jaccard index of the
words that they touch. A found statement matches a key's where their contents are alike by half or more, one to one,
the most alike first; the two are linked where their sources are too.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.model import Span

ROLES = ("source", "cue", "content")
ALIKE = 0.5
_WORD = re.compile(r"\w+|[^\w\s]")
_QUOTED_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Parts:
    """The spans of one statement; the source and the cue may be empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many were right, of how many found and how many in the key."""

    right: int = 0
    found: int = 0
    key: int = 0

    def __add__(self, other: Ratio) -> Ratio:
        return Ratio(self.right + other.right, self.found + other.found, self.key + other.key)

    @property
    def precision(self) -> float:
        """In percent; 0 where nothing was found."""
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """In percent; 0 where the key is empty."""
        return 100 * self.right / self.key if self.key else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two, in percent."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """The counts of one document, or of several added up.

    Attributes:
        words: by role, the words in some span of that role.
        content, linked: statements matched, and matched with their source.
        direct: linked statements among those whose content is a quotation (``found`` is not counted).
        pairs: (index found, index in the key) of matched statements; of one document only.
    """

    words: dict[str, Ratio]
    content: Ratio = Ratio()
    linked: Ratio = Ratio()
    direct: Ratio = Ratio()
    pairs: tuple[tuple[int, int], ...] = field(default=())

    def __add__(self, other: Score) -> Score:
        words = {role: self.words[role] + other.words[role] for role in ROLES}
        return Score(words, self.content + other.content, self.linked + other.linked, self.direct + other.direct)

    @property
    def word_macro_f1(self) -> float:
        """The mean over the three roles of the F1 of words, in percent."""
        return sum(self.words[role].f1 for role in ROLES) / len(ROLES)


NOTHING = Score({role: Ratio() for role in ROLES})


def score(text: str, found: Sequence[Parts], key: Sequence[Parts], quoted: Sequence[bool]) -> Score:
    """Compare the statements found in one document with its key.

    Args:
        text: the document's text, into which all spans point.
        found, key: the statements, in any order.
        quoted: for each code point of ``text``, whether it stands in quotation marks or is one; tells which statements
            of the key are direct (four fifths of their content's words).
    """
    words = _Words(text)
    ours = [{role: words.touched(getattr(s, role)) for role in ROLES} for s in found]
    keys = [{role: words.touched(getattr(s, role)) for role in ROLES} for s in key]
    pairs = _match([s["content"] for s in ours], [s["content"] for s in keys])
    linked = {j for i, j in pairs if _likeness(ours[i]["source"], keys[j]["source"]) >= ALIKE}
    direct = {j for j, s in enumerate(keys) if words.are_quoted(s["content"], quoted)}
    by_role = {}
    for role in ROLES:
        a, b = _union(s[role] for s in ours), _union(s[role] for s in keys)
        by_role[role] = Ratio(len(a & b), len(a), len(b))
    return Score(
        by_role,
        Ratio(len(pairs), len(ours), len(keys)),
        Ratio(len(linked), len(ours), len(keys)),
        Ratio(len(linked & direct), 0, len(direct)),
        tuple(pairs),
    )


def in_double_marks(text: str) -> list[bool]:
    """For each code point, whether it stands within double quotation marks or closes them.

    An open quotation goes on in the next paragraph only where that one begins with a mark again.
    """
    flags, is_open = [False] * len(text), False
    for i, mark in enumerate(text):
        if mark == "“":
            is_open = True
        elif mark == "”":
            flags[i], is_open = True, False
            continue
        elif mark == '"':
            flags[i], is_open = True, not is_open
            continue
        elif mark == "\n" and is_open:
            is_open = text[i:].lstrip()[:1] in ("“", '"')
        flags[i] = is_open
    return flags


class _Words:
    """A text's words by number."""

    def __init__(self, text: str) -> None:
        spans = [match.span() for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def touched(self, spans: Iterable[Span]) -> frozenset[int]:
        """Return the numbers of the words that some span overlaps."""
        return frozenset(
            word
            for span in spans
            for word in range(bisect.bisect_right(self._ends, span.start), bisect.bisect_left(self._starts, span.end))
        )

    def are_quoted(self, words: frozenset[int], quoted: Sequence[bool]) -> bool:
        return bool(words) and sum(quoted[self._starts[w]] for w in words) >= _QUOTED_SHARE * len(words)


def _union(sets: Iterable[frozenset[int]]) -> frozenset[int]:
    return frozenset().union(*sets)


def _likeness(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a or b else 1.0


def _match(ours: Sequence[frozenset[int]], keys: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    likely = ((_likeness(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(keys))
    taken: list[tuple[int, int]] = []
    used: tuple[set[int], set[int]] = set(), set()
    for _, i, j in sorted((c for c in likely if c[0] >= ALIKE), key=lambda c: (-c[0], c[1], c[2])):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            taken.append((i, j))
    return taken
