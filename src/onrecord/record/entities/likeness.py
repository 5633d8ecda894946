"""Whether two names may be one person's, or one body's, and how much of the one is in the other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from onrecord.record.entities.names import formal_names, initials_of

Words = tuple[str, ...]

#: How short a word may be whose misspelling is looked for.
_SHORTEST = 5
#: What a public body's name ends in or leaves out.
_TAILS = frozenset({"service", "force", "inc", "ltd", "plc", "llc", "corp", "corporation", "company", "co", "limited"})


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two names agree.

    Attributes:
        how: ``"same"``, or in which way they differ.
        value: what it counts for, as log odds.
    """

    how: str
    value: float


SAME = Likeness("same name", 0.5)
_SHORT_FORM = Likeness("short form of the name", -0.4)
_INITIAL = Likeness("initial", -0.5)
_MORE_NAMES = Likeness("more names", -0.2)
_PART_OF = Likeness("part of the name", -1.2)
_ORDER = Likeness("other order", -0.2)
_SPELLING = Likeness("other spelling", -1.5)
_ACRONYM = Likeness("acronym", 0.3)
_TAIL = Likeness("shorter name", 1.0)


@lru_cache(maxsize=200_000)
def persons(one: Words, other: Words) -> Likeness | None:
    """Return how two persons' full names agree; ``None`` where they are not one person's.

    Both as :func:`onrecord.record.entities.names.person_words` gives them, in two words or more.
    """
    if one == other:
        return SAME
    if sorted(one) == sorted(other):
        return _ORDER
    if one[-1] == other[-1]:
        return _by_given(one, other)
    if len(one) != len(other):
        return _contained(*sorted((one, other), key=len))
    return _SPELLING if one[:-1] == other[:-1] and _misspelt(one[-1], other[-1]) else None


def _by_given(one: Words, other: Words) -> Likeness | None:
    """Return how names with one surname agree."""
    first = _given(one[0], other[0])
    middles = (one[1:-1], other[1:-1])
    if first is None:
        # "Mary Ann Low" may be known as Ann Low.
        return _PART_OF if _is_known_by_middle(one, other) or _is_known_by_middle(other, one) else None
    if all(middles):
        pairs = [_given(a, b) for a, b in zip(*middles, strict=False)]
        return None if None in pairs else min(first, *(p for p in pairs if p), key=lambda like: like.value)
    return first if one[1:-1] == other[1:-1] else min(first, _MORE_NAMES, key=lambda like: like.value)


def _given(one: str, other: str) -> Likeness | None:
    if one == other:
        return SAME
    if 1 in (len(one), len(other)):
        return _INITIAL if one[0] == other[0] else None
    if not formal_names(one).isdisjoint(formal_names(other)):
        return _SHORT_FORM
    return _SPELLING if _misspelt(one, other) else None


def _is_known_by_middle(short: Words, long: Words) -> bool:
    return len(short) == 2 and len(long) > 2 and short[0] in long[1:-1]


def _contained(short: Words, long: Words) -> Likeness | None:
    """Return how a name agrees with a longer one that goes on: after a marriage, with a mother's surname."""
    if _given(short[0], long[0]) in (SAME, _SHORT_FORM) and short[-1] in long[1:] and len(short) > 1:
        return _PART_OF
    return None


def _misspelt(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _SHORTEST and OSA.distance(one, other, score_cutoff=1) <= 1


@lru_cache(maxsize=200_000)
def bodies(one: Words, other: Words) -> Likeness | None:
    """Return how the names of two organisations, groups or places agree."""
    if one == other:
        return SAME
    short, long = sorted((one, other), key=len)
    if len(short) == 1 and len(long) > 1 and len(short[0]) > 1 and short[0] in initials_of(long):
        return _ACRONYM
    if without_tail(one) == without_tail(other):
        return _TAIL
    if len(one) == len(other) > 1:
        differ = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
        if len(differ) == 1 and _misspelt(*differ[0]):
            return _SPELLING
    return None


def without_tail(words: Words) -> Words:
    """Return a body's name without what is often left out: "Wexshire Police Service", "Brock Homes Ltd"."""
    while len(words) > 2 and words[-1] in _TAILS:
        words = words[:-1]
    return words
