"""Groups of reports out of likely pairs, by average linkage, and what people decided about them.

What joins two groups is how likely their reports belong together on average, so that one doubtful pair does not chain
them. Pairs that people put together are one from the start, and pairs that they set apart never become one.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice

from onrecord.model.decision import Pair, Standing
from onrecord.model.record import LinkKind
from onrecord.record.index import Index

NOTHING = Standing()
#: Hundreds of reports of one matter are all linked with each other: grouping so many anew with each costs too much.
MOST_LINKS = 30_000
_AT_ONCE = 50


def component(
    index: Index, sources: Iterable[str], join: float, decided: Standing = NOTHING, most: int | None = None
) -> tuple[set[str], dict[Pair, float]] | None:
    """Return all sources that links of at least ``join``, or decisions, connect with the given ones, and their links.

    Args:
        index: where the links are.
        sources: the ones to begin with.
        join: see above.
        decided: what people put together.
        most: more sources than these are too many, and more links than :data:`MOST_LINKS`.

    Returns:
        The sources, and the links of any strength between them; ``None`` where there are too many.
    """
    beside = _beside(decided.together)
    found: set[str] = set()
    links: dict[Pair, float] = {}
    front = set(sources)
    while front:
        found |= front
        if most is not None and len(found) > most:
            return None
        reached = {other for source in front for other in beside[source]}
        ends = iter(sorted(front))
        while some := list(islice(ends, _AT_ONCE)):
            for a, b, score in index.ends(LinkKind.INCIDENT.value, some):
                links[a, b] = score
                if score >= join:
                    reached |= {a, b}
            if most is not None and len(links) > MOST_LINKS:
                return None
        front = reached - found
    return found, {pair: score for pair, score in links.items() if pair[0] in found and pair[1] in found}


def _beside(pairs: Iterable[Pair]) -> dict[str, set[str]]:
    beside: dict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        beside[a].add(b)
        beside[b].add(a)
    return beside


def average_linkage(
    members: Iterable[str], pairs: Mapping[Pair, float], join: float, decided: Standing = NOTHING
) -> list[tuple[str, ...]]:
    """Return the groups of the members; the likeliest groups are joined first, down to a mean likelihood of ``join``.

    Args:
        members: what is grouped.
        pairs: the likelihood of pairs, each pair once; a pair that is not there counts as nought.
        join: see above.
        decided: what people put together or set apart.

    The result depends neither on the order of the members nor on that of the pairs: ties go to the group with the
    member that sorts first.
    """
    names = sorted(set(members))
    held = dict(enumerate(_units(names, decided.together)))
    number = {name: at for at, unit in held.items() for name in unit}
    apart = _beside(decided.apart)
    never = {at: {number[b] for name in unit for b in apart[name] if b in number} for at, unit in held.items()}
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), likely in sorted(pairs.items()):
        left, right = sorted((number[a], number[b]))
        if left != right:
            sums[left][right] = sums[right][left] = sums[left].get(right, 0.0) + likely
    heap = [
        (-mean, held[left][0], held[right][0], left, right)
        for left in list(sums)
        for right, total in sums[left].items()
        if left < right and right not in never[left] and (mean := _mean(total, held[left], held[right])) >= join
    ]
    heapq.heapify(heap)
    fresh = len(held)
    while heap:
        *_, left, right = heapq.heappop(heap)
        if left not in held or right not in held:
            continue
        held[fresh] = sorted(held.pop(left) + held.pop(right))
        never[fresh] = never[left] | never[right]
        for other in never[fresh]:
            never[other].add(fresh)
        for other in (sums[left].keys() | sums[right].keys()) - {left, right}:
            if other not in held:
                continue
            total = sums[left].get(other, 0.0) + sums[right].get(other, 0.0)
            sums[fresh][other] = sums[other][fresh] = total
            mean = _mean(total, held[fresh], held[other])
            if mean >= join and other not in never[fresh]:
                first, second = sorted((held[fresh][0], held[other][0]))
                heapq.heappush(heap, (-mean, first, second, other, fresh))
        del sums[left], sums[right]
        fresh += 1
    return sorted(tuple(group) for group in held.values())


def _mean(total: float, left: list[str], right: list[str]) -> float:
    return round(total / (len(left) * len(right)), 9)


def _units(names: list[str], together: Iterable[Pair]) -> list[list[str]]:
    """Return the members, those that people put together as one, each in order."""
    beside = _beside(together)
    known = set(names)
    units, done = [], set()
    for name in names:
        if name in done:
            continue
        unit, front = {name}, {name}
        while front:
            front = {other for one in front for other in beside[one]} & known - unit
            unit |= front
        done |= unit
        units.append(sorted(unit))
    return units


def linked(members: Iterable[str], pairs: Mapping[Pair, float], decided: Standing = NOTHING) -> list[tuple[str, ...]]:
    """Return the groups that pairs make, one leading to the next; the strongest first, so that it is they that hold.

    Args:
        members: what is grouped.
        pairs: how strong; each pair once.
        decided: what people put together or set apart.
    """
    group = {name: unit for unit in _units(sorted(set(members)), decided.together) for name in unit}
    apart = _beside(decided.apart)
    for a, b in sorted(pairs, key=lambda pair: (-pairs[pair], pair)):
        if group[a] is group[b] or any(other in apart[one] for one in group[a] for other in group[b]):
            continue
        joined = sorted(group[a] + group[b])
        group |= dict.fromkeys(joined, joined)
    return sorted({tuple(one) for one in group.values()})
