"""What a named reviewer chose about a machine's proposal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

Pair = tuple[str, str]


class About(StrEnum):
    """What a decision is about.

    ``ORIGIN`` and ``INCIDENT`` are of two reports ("r1"): whether they are of one origin, whether they have one main
    incident. ``ENTITY`` is of two entities of reports ("r1/e2"): whether they are one.
    """

    ORIGIN = "origin"
    INCIDENT = "incident"
    ENTITY = "entity"


class Verdict(StrEnum):
    """What was chosen; ``OPEN`` takes an earlier choice back and leaves it to the machine again."""

    ONE = "one"
    TWO = "two"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Decision:
    """A choice of a named reviewer; never edited, only superseded by a later one.

    Attributes:
        number: 1 for the first; permanent.
        left, right: what it is about, in order.
        by: who chose, as they gave their name.
        why: their reason, in their words.
        at: when, in UTC, ISO 8601 to the second.
        supersedes: the number of the decision in whose place it stands.
    """

    number: int
    about: About
    verdict: Verdict
    left: str
    right: str
    by: str
    why: str
    at: str
    supersedes: int | None = None


@dataclass(frozen=True, slots=True)
class Overruled:
    """A decision that does not hold beside later ones: r1 and r3 are two, but r1 is one with r2, and r2 with r3.

    Attributes:
        by: the numbers of the decisions that it does not hold beside, in order.
    """

    decision: Decision
    by: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """The decisions about one thing that hold.

    Attributes:
        together: pairs that are one.
        apart: pairs that are two.
        overruled: decisions that nobody took back and that do not hold beside later ones, in order.
    """

    together: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()
    overruled: tuple[Overruled, ...] = ()


def standing(decisions: Iterable[Decision], about: About) -> Standing:
    """Return which decisions about one thing hold: of two that cannot both hold, the later.

    Args:
        decisions: all of them, in any order.
        about: the thing.
    """
    known = sorted(decisions, key=lambda decision: -decision.number)
    superseded = {decision.supersedes for decision in known}
    together: dict[Pair, int] = {}
    apart: dict[Pair, int] = {}
    overruled: list[Overruled] = []
    for one in known:
        if one.about is not about or one.verdict is Verdict.OPEN or one.number in superseded:
            continue
        against = _against(one, together, apart)
        if against:
            overruled.append(Overruled(one, against))
        else:
            (together if one.verdict is Verdict.ONE else apart)[one.left, one.right] = one.number
    return Standing(frozenset(together), frozenset(apart), tuple(reversed(overruled)))


def _against(one: Decision, together: dict[Pair, int], apart: dict[Pair, int]) -> tuple[int, ...]:
    """Return the later decisions beside which one cannot hold."""
    if one.verdict is Verdict.TWO:
        return tuple(sorted(_path(one.left, one.right, together) or ()))
    for (left, right), number in apart.items():
        for near, far in ((one.left, one.right), (one.right, one.left)):
            first, last = _path(left, near, together), _path(far, right, together)
            if first is not None and last is not None:
                return tuple(sorted({*first, *last, number}))
    return ()


def _path(start: str, end: str, together: dict[Pair, int]) -> frozenset[int] | None:
    """Return the decisions that make two things one by the fewest steps, ``None`` where none do."""
    front: dict[str, frozenset[int]] = {start: frozenset()}
    seen = dict(front)
    while front and end not in seen:
        reached: dict[str, frozenset[int]] = {}
        for (left, right), number in sorted(together.items()):
            for near, far in ((left, right), (right, left)):
                if near in front and far not in seen:
                    reached.setdefault(far, front[near] | {number})
        seen |= reached
        front = reached
    return seen.get(end)
