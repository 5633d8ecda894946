"""Which permanent id each group keeps when groups are worked out anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.store.links import order


@dataclass(frozen=True, slots=True)
class Naming:
    """What numbers groups get.

    Attributes:
        members: the members of each number that has any now.
        new: the numbers that were not there before.
        back: numbers that led to another and have members again.
        leads_to: numbers that have no members any more, each with the one that has most of what they had.
    """

    members: dict[int, frozenset[str]]
    new: tuple[int, ...]
    leads_to: dict[int, int]
    back: tuple[int, ...] = ()


def name_groups(
    before: Mapping[int, frozenset[str]],
    now: Sequence[frozenset[str]],
    next_number: int,
    gone: frozenset[str] = frozenset(),
    former: Mapping[int, frozenset[str]] = MappingProxyType({}),
) -> Naming:
    """Give each set of ``now`` a number: of the old group that it shares most members with, or a new one.

    A set that takes over two groups keeps the number of the one that brings more members, and the other leads to it.
    Of the parts of a group that was split, the one with most of its members keeps its number; whole sources (``"r3"``)
    count before parts of them (``"r3/v5"``). Members of an old group that no set names stay together and are a part
    like the others. Ties go to the lower number, then to the set with the first member, so that the outcome does not
    depend on the order of ``now``.

    Args:
        before: the members of every old group that has a member of ``now`` or ``gone``, or a source of ``gone``.
        now: disjoint sets, none empty.
        next_number: the first number that no group ever had.
        gone: parts of sources that are in no group any more. A number that is left without members by that leads to
            the group of a source of theirs.
        former: what was in groups when they were merged into others. A part that has half of it, and that no other
            rule gives a number, gets that number back.
    """
    moved = gone.union(*now)
    rest = [left for members in before.values() if (left := members - moved)]
    parts = sorted([*now, *rest], key=lambda part: min(map(order, part)))
    shares = sorted(
        (*_weight(members & part), number, place)
        for number, members in before.items()
        for place, part in enumerate(parts)
        if members & part
    )
    kept: dict[int, int] = {}  # the place of a part: its number
    most: dict[int, int] = {}  # an old number: the place of the part with most of its members
    for *_, number, place in shares:
        most.setdefault(number, place)
        if place not in kept and number not in kept.values():
            kept[place] = number
    back = _come_back(parts, kept, former)
    kept |= back
    new: list[int] = []
    for place in range(len(parts)):
        if place not in kept:
            kept[place] = next_number + len(new)
            new.append(kept[place])
    leads_to = {}
    for number in sorted(before.keys() - set(kept.values())):
        sources = {member.partition("/")[0] for member in before[number]}
        homes = (place for place, part in enumerate(parts) if sources & part)
        end = most.get(number, next(homes, None))
        if end is not None:
            leads_to[number] = kept[end]
    return Naming(
        members={kept[place]: part for place, part in enumerate(parts)},
        new=tuple(new),
        leads_to=leads_to,
        back=tuple(sorted(back.values())),
    )


def _come_back(
    parts: Sequence[frozenset[str]], kept: Mapping[int, int], former: Mapping[int, frozenset[str]]
) -> dict[int, int]:
    """Return the numbers that come back, each at the place of its part."""
    shares = sorted(
        (*_weight(members & part), number, place)
        for number, members in former.items()
        for place, part in enumerate(parts)
        if place not in kept and 2 * len(members & part) >= len(members)
    )
    found: dict[int, int] = {}
    for *_, number, place in shares:
        if place not in found and number not in found.values():
            found[place] = number
    return found


def _weight(shared: frozenset[str]) -> tuple[int, int]:
    return -sum("/" not in member for member in shared), -len(shared)
