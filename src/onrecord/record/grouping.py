"""Groups of reports out of likely pairs, by average linkage.

What joins two groups is how likely their reports belong together on average, so that one doubtful pair does not chain
them.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping

from onrecord.model.record import LinkKind
from onrecord.record.index import Index


def component(index: Index, sources: Iterable[str], join: float) -> dict[str, set[str]]:
    """Return all sources that links of at least ``join`` connect with the given ones, each with its neighbours."""
    around: dict[str, set[str]] = {}
    front = set(sources)
    while front:
        for source in front:
            around[source] = set()
        for link in get_ends(index, front):
            if link[2] >= join:
                for source, other in ((link[0], link[1]), (link[1], link[0])):
                    if source in around:
                        around[source].add(other)
        front = {other for source in front for other in around[source]} - around.keys()
    return around


def get_ends(index: Index, sources: Iterable[str]) -> list[tuple[str, str, float]]:
    """Return the ends and scores of incident links, without what made them."""
    return [(row.a, row.b, row.score) for row in index.links(LinkKind.INCIDENT.value, sources)]


def average_linkage(
    members: Iterable[str], pairs: Mapping[tuple[str, str], float], join: float
) -> list[tuple[str, ...]]:
    """Return the groups of the members; the likeliest groups are joined first, down to a mean likelihood of ``join``.

    Args:
        members: what is grouped.
        pairs: the likelihood of pairs, each pair once; a pair that is not there counts as nought.
        join: see above.

    The result depends neither on the order of the members nor on that of the pairs: ties go to the group with the
    member that sorts first.
    """
    names = sorted(set(members))
    number = {name: at for at, name in enumerate(names)}
    held: dict[int, list[str]] = {at: [name] for name, at in number.items()}
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    heap: list[tuple[float, str, str, int, int]] = []
    for (a, b), likely in sorted(pairs.items()):
        left, right = sorted((number[a], number[b]))
        sums[left][right] = sums[right][left] = likely
        if likely >= join:
            heap.append((-likely, names[left], names[right], left, right))
    heapq.heapify(heap)
    fresh = len(names)
    while heap:
        *_, left, right = heapq.heappop(heap)
        if left not in held or right not in held:
            continue
        held[fresh] = sorted(held.pop(left) + held.pop(right))
        for other in (sums[left].keys() | sums[right].keys()) - {left, right}:
            if other not in held:
                continue
            total = sums[left].get(other, 0.0) + sums[right].get(other, 0.0)
            sums[fresh][other] = sums[other][fresh] = total
            mean = total / (len(held[fresh]) * len(held[other]))
            if mean >= join:
                first, second = sorted((held[fresh][0], held[other][0]))
                heapq.heappush(heap, (-round(mean, 9), first, second, other, fresh))
        del sums[left], sums[right]
        fresh += 1
    return sorted(tuple(group) for group in held.values())
