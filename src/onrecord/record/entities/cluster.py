"""Groups out of weighed pairs: the likeliest pair first, and never two that are held to be two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

Pair = tuple[str, str]


def clusters(
    nodes: Iterable[str],
    pairs: Mapping[Pair, float],
    conflict: float,
    together: Collection[Pair] = (),
    apart: Collection[Pair] = (),
) -> list[list[str]]:
    """Return the groups of the nodes.

    Pairs that count for more than nought are gone through from the highest; a pair joins its two groups unless some
    pair between them counts for ``conflict`` or less, or is to be apart.

    Args:
        nodes: in an order that their contents alone tell; it settles ties.
        pairs: log odds by pair, in the order of the nodes; a pair that is not there joins and keeps apart nothing.
        conflict: see above.
        together: pairs that are one, whatever else speaks; they win over conflicts, and ``apart`` over them.
        apart: pairs that are two.
    """
    order = {node: at for at, node in enumerate(nodes)}
    groups = _Groups(len(order))
    decided = [_Foes(order, apart)]
    for one, other in sorted(_placed(order, together)):
        groups.join(one, other, decided)
    # A decision that two are one outweighs what else keeps two groups apart: the conflicts are looked at from here on.
    foes = [*decided, _Foes(order, (pair for pair, value in pairs.items() if value <= conflict))]
    likely = [(-value, order[one], order[other]) for (one, other), value in pairs.items() if value > 0]
    for _, left, right in sorted(likely):
        groups.join(left, right, foes)
    names = list(order)
    return [[names[at] for at in sorted(held)] for _, held in sorted(groups.held.items())]


class _Foes:
    """Which nodes are never in one group."""

    def __init__(self, order: Mapping[str, int], pairs: Iterable[Pair]) -> None:
        self._of: dict[int, set[int]] = defaultdict(set)
        for one, other in _placed(order, pairs):
            self._of[one].add(other)
            self._of[other].add(one)

    def keep_apart(self, few: Iterable[int], many: set[int]) -> bool:
        """Whether any of a few nodes is never with any of many."""
        return any(not many.isdisjoint(self._of[one]) for one in few if one in self._of)


class _Groups:
    """Nodes, each in a group of its own to begin with."""

    def __init__(self, size: int) -> None:
        self._group = list(range(size))
        self.held = {at: {at} for at in range(size)}

    def join(self, one: int, other: int, foes: Iterable[_Foes]) -> None:
        """Make the groups of two nodes one, unless some foes keep them apart."""
        left, right = sorted((self._group[one], self._group[other]))
        if left == right:
            return
        few, many = sorted((self.held[left], self.held[right]), key=len)
        if any(some.keep_apart(few, many) for some in foes):
            return
        for node in self.held[right]:
            self._group[node] = left
        self.held[left] |= self.held.pop(right)


def _placed(order: Mapping[str, int], pairs: Iterable[Pair]) -> Iterable[tuple[int, int]]:
    for one, other in pairs:
        if one in order and other in order:
            left, right = sorted((order[one], order[other]))
            yield left, right
