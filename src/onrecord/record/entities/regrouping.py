"""A new report's entities among those of the other reports."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from onrecord.record.entities.cluster import clusters
from onrecord.record.entities.evidence import CONFLICT, may_be_one, total, weigh
from onrecord.record.entities.keys import SPACE, holders
from onrecord.record.entities.sheet import Card, Sheet
from onrecord.record.index import Index, blobs

#: Up to how many entities that hang together are grouped anew; where there are more, a new one joins one group.
MOST_ANEW = 200

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Decided:
    """What people decided, as pairs of members ("r3/e2", "r7/e1"); it wins over all that names and contexts say.

    Attributes:
        together: pairs that are one.
        apart: pairs that are two; it wins over what ``together`` chains.
    """

    together: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()


NOTHING_DECIDED = Decided()


@dataclass(frozen=True, slots=True)
class Regrouped:
    """What became of a report's entities, by members.

    Attributes:
        sets: groups that are complete: they take the place of the groups that their members were in.
        joins: (member, mate): the member goes to the group of its mate, whatever else is in that.
    """

    sets: tuple[tuple[str, ...], ...]
    joins: tuple[Pair, ...]


class _Remembered:
    """The values of the pairs weighed last: what hangs together is grouped anew with each report that comes to it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: dict[tuple[tuple[int, str], ...], float | None] = {}

    def value(self, marks: tuple[tuple[int, str], ...], make: Callable[[], float | None]) -> float | None:
        """Return what was remembered of a pair, or is made now."""
        if marks not in self._values:
            if len(self._values) >= self._most:
                self._values.clear()
            self._values[marks] = make()
        return self._values[marks]


_REMEMBERED = _Remembered(100_000)


class Known:
    """Sheets and what is looked up in them, read from the index once."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._asked: dict[str, tuple[frozenset[str], bool]] = {}
        self._sources: set[str] = set()
        self._weighed: dict[Pair, float | None] = {}
        self._places: dict[str, tuple[int, int]] = {}
        self._sheets: dict[str, Sheet] = {}
        self._marks: dict[str, int] = {}

    def load(self, sources: Iterable[str]) -> None:
        """Take in the sheets of reports."""
        new = set(sources) - self._sources
        if not new:
            return
        self._sources |= new
        for source, text in blobs(self._index, SPACE, sorted(new)).items():
            self._sheets[source] = Sheet.from_json(text)
            self._marks[source] = hash(text)

    def members(self, source: str) -> list[str]:
        """Return the members of a report that was loaded."""
        return [f"{source}/{number}" for number in self._sheets[source].keys] if source in self._sheets else []

    def look_up(self, members: Iterable[str]) -> None:
        """Take in the reports that share a key with any of the members, or of too many a sample."""
        keys = {key for member in members for key in self._keys(member)} - self._asked.keys()
        found = holders(self._index, sorted(keys))
        self._asked |= found
        self.load({source for sources, _ in found.values() for source in sources})

    def all_there(self, member: str) -> bool:
        """Whether all who share a key with a member that was looked up are known, and not a sample of them."""
        return all(self._asked[key][1] for key in self._keys(member))

    def near(self, member: str) -> list[str]:
        """Return the members of other reports whose names may be this one's, of those that share a key with it."""
        found: set[str] = set()
        own = source_of(member)
        for key in self._keys(member):
            for source in self._asked[key][0]:
                if source != own and source in self._sheets:
                    found.update(f"{source}/{number}" for number in self._sheets[source].by_key.get(key, ()))
        card = self._card(member)[0]
        return [
            other
            for other in sorted(found, key=lambda other: (self.place(other), other))
            if may_be_one(card, self._card(other)[0])
        ]

    def place(self, member: str) -> tuple[int, int]:
        """Return what members are ordered by, however their reports are numbered."""
        if member not in self._places:
            source, _, number = member.partition("/")
            self._places[member] = self._sheets[source].rank, int(number[1:])
        return self._places[member]

    def _keys(self, member: str) -> list[str]:
        source, _, number = member.partition("/")
        return self._sheets[source].keys[number]

    def _card(self, member: str) -> tuple[Card, Sheet]:
        source, _, number = member.partition("/")
        return self._sheets[source].card(number), self._sheets[source]

    def weighed(self, one: str, other: str) -> float | None:
        """Return the log odds of a pair, ``None`` where names rule it out."""
        pair = self.in_order(one, other)
        if pair not in self._weighed:
            self._weighed[pair] = _REMEMBERED.value(tuple(map(self._mark, pair)), lambda: self._weigh(pair))
        return self._weighed[pair]

    def _weigh(self, pair: Pair) -> float | None:
        whys = weigh(*self._card(pair[0]), *self._card(pair[1]))
        return None if whys is None else total(whys)

    def _mark(self, member: str) -> tuple[int, str]:
        """Return what stands for all that is kept of a member and its report."""
        source, _, number = member.partition("/")
        return self._marks[source], number

    def in_order(self, one: str, other: str) -> Pair:
        """Return a pair in the order that the reports' texts alone tell."""
        return (one, other) if self.place(one) <= self.place(other) else (other, one)


def regroup(index: Index, source: str, decided: Decided = NOTHING_DECIDED) -> Regrouped:
    """Return the groups of a noted source's named entities, with all members that change.

    Entities that hang together are grouped anew, all of them, so that the outcome is the same in whichever order the
    reports came. Where more than :data:`MOST_ANEW` do, or more than :data:`onrecord.record.entities.keys.MOST` reports
    share a name, a new one joins the group of the likeliest in a sample instead; which those are, the texts tell.
    """
    known = Known(index)
    known.load([source])
    seeds = sorted(known.members(source), key=known.place)
    known.look_up(seeds)
    sets: list[tuple[str, ...]] = []
    crowded: list[str] = []
    done: set[str] = set()
    for seed in seeds:
        if seed in done:
            continue
        around = _around(known, seed, decided)
        if around is None:
            crowded.append(seed)
        else:
            done |= around
            sets += _anew(known, around, decided)
    joins, alone = _joins(known, crowded, decided)
    sets += [(member,) for member in alone]
    return Regrouped(tuple(sorted(sets)), tuple(joins))


def _around(known: Known, seed: str, decided: Decided) -> set[str] | None:
    """Return all members that hang together with one by names and decisions; ``None`` where they are too many."""
    found, front = {seed}, [seed]
    while front:
        known.look_up(front)
        if not all(map(known.all_there, front)):
            return None
        new: set[str] = set()
        for member in front:
            new.update(known.near(member))
            new.update(_decided_with(known, member, decided.together))
        front = sorted(new - found)
        found |= new
        if len(found) > MOST_ANEW:
            return None
    return found


def _decided_with(known: Known, member: str, pairs: Collection[Pair]) -> list[str]:
    """Return the members that pairs name with one, those that there are."""
    others = [other for pair in pairs if member in pair for other in pair if other != member]
    known.load(map(source_of, others))
    return [other for other in others if other in known.members(source_of(other))]


def _anew(known: Known, around: set[str], decided: Decided) -> list[tuple[str, ...]]:
    nodes = sorted(sorted(around), key=known.place)
    pairs: dict[Pair, float] = {}
    for at, one in enumerate(nodes):
        for other in nodes[at + 1 :]:
            # One report tells two that it names apart.
            value = CONFLICT if source_of(one) == source_of(other) else known.weighed(one, other)
            if value is not None:
                pairs[one, other] = value
    groups = clusters(nodes, pairs, CONFLICT, decided.together, decided.apart)
    return [tuple(sorted(group)) for group in groups]


def _joins(known: Known, seeds: list[str], decided: Decided) -> tuple[list[Pair], list[str]]:
    """Return the likeliest mate of each seed, and the seeds that have none."""
    best: dict[str, tuple[float, str]] = {}
    joins: list[Pair] = []
    alone: list[str] = []
    for seed in seeds:
        for other in known.near(seed):
            value = known.weighed(seed, other) or 0.0
            if value > 0 and value > best.get(other, (0.0, ""))[0]:
                # Of two in one report, a mate goes to the one that it is likelier to be.
                best[other] = (value, seed)
    for seed in seeds:
        wanted = _decided_with(known, seed, decided.together)
        unwanted = set(_decided_with(known, seed, decided.apart))
        mates = [(value, other) for other, (value, whose) in best.items() if whose == seed and other not in unwanted]
        if wanted:
            joins.append((seed, min(wanted, key=known.place)))
        elif mates:
            joins.append((seed, min(mates, key=lambda mate: (-mate[0], known.place(mate[1])))[1]))
        else:
            alone.append(seed)
    return joins, alone


def source_of(member: str) -> str:
    """Return the source of a member: "r3" of "r3/e2"."""
    return member.partition("/")[0]
