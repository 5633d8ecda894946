"""Which events of many reports are one happening.

Reports with the same main incident make one incident of their events. Within it, what befalls a named person is an
incident of its own and part of it: two people arrested at one vigil are two arrests. A gathering is told apart by its
day. An event of a report whose main incident is another joins by the person's full name together with the day, or with
a second name that both reports have, so that a report belongs to as many incidents as it tells of. Where a main
incident is just what befell one person, or one gathering, that is no part of it but the incident itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.record.index import Decoded, Index, blobs
from onrecord.record.told_events import Told, from_json, to_json

SPACE = "happening-2"

#: Families that are told apart by whom they befall. What the law makes of it (a charge, a trial) is no happening apart.
BY_PERSON = frozenset({"death", "harm", "arrest", "abduction", "disappearance"})
#: Of these, what one matter tells of one person is one happening, whatever days reports give: nobody dies twice.
ONCE = frozenset({"death", "harm"})
#: Families that are told apart by their day.
BY_DAY = frozenset({"gathering", "clash", "dispersal"})
#: Days between two tellings of one thing: reports are a day out, and nights run over midnight.
APART = 2

Rows = Mapping[str, tuple[Told, ...]]
Telling = tuple[str, Told]


@dataclass(frozen=True, slots=True)
class Part:
    """Events that are one happening.

    Attributes:
        events: (source, event), sorted.
        home: the sources of the main incident that it is part of.
        whole: whether it is that main incident, and no part of it.
    """

    events: tuple[Telling, ...]
    home: tuple[str, ...]
    whole: bool

    @property
    def family(self) -> str:
        """The events' family."""
        return self.events[0][1].family

    @property
    def members(self) -> tuple[str, ...]:
        """The events' ids in the case: ``"r3/v5"``."""
        return tuple(f"{source}/{told.id}" for source, told in self.events)


def note(index: Index, source: str, rows: tuple[Told, ...]) -> None:
    """Put a report's events into the index."""
    index.put_keys(source, SPACE, keys_of(rows))
    index.put_profile(source, SPACE, to_json(rows))


def rows_of(index: Index, sources: Iterable[str]) -> Decoded[tuple[Told, ...]]:
    """Return the events of noted sources."""
    return Decoded(blobs(index, SPACE, sources), from_json)


def keys_of(rows: Iterable[Told]) -> list[str]:
    """Return what events are found by: what befell whom, by the person's full name."""
    return sorted(
        {
            f"{told.family}:{first} {last}"
            for told in rows
            if _makes_part(told) and told.family in BY_PERSON
            for first, last in full_names(told, "patient")
        }
    )


def _makes_part(told: Told) -> bool:
    # Headlines leave out words, and with them who did what to whom.
    return told.held and not told.title


def parts_of(rows: Rows, groups: Iterable[Collection[str]]) -> list[Part]:
    """Return the parts of main incidents; the order of the input does not matter.

    Args:
        rows: each source's events.
        groups: the sources that have the same main incident; each source is in one.
    """
    mains = {source: tuple(sorted(group)) for group in groups for source in group}
    found = [_home(tuple(sorted(part, key=_order)), mains, rows) for part in _joined(rows, mains)]
    by_home: dict[tuple[str, ...], list[Part]] = defaultdict(list)
    for part in found:
        by_home[part.home].append(part)
    return sorted(
        (part for home in sorted(by_home) for part in _with_whole(home, by_home[home])),
        key=lambda part: (part.home, _order(part.events[0])),
    )


def _order(telling: Telling) -> tuple[str, int, str]:
    return telling[0], telling[1].trigger.start, telling[1].id


def _joined(rows: Rows, mains: Mapping[str, tuple[str, ...]]) -> list[list[Telling]]:
    """Return events that are one happening by whom it befell, or by their day, within one main incident and across."""
    within: dict[tuple[tuple[str, ...], str, str], list[Telling]] = defaultdict(list)
    for source in sorted(rows.keys() & mains.keys()):
        for told in rows[source]:
            if not _makes_part(told):
                continue
            if told.family in BY_DAY:
                within[mains[source], told.family, ""].append((source, told))
            elif told.family in BY_PERSON and (names := told.persons("patient")):
                within[mains[source], told.family, names[0][-1]].append((source, told))
    parts: list[list[Telling]] = []
    for (_, family, _), events in sorted(within.items()):
        people = [events] if family in BY_DAY else _by_first_name(events)
        parts += people if family in ONCE else [stretch for one in people for stretch in by_day(one)]
    return _across(parts, rows)


def _by_first_name(events: list[Telling]) -> list[list[Telling]]:
    """Split what befalls people of one last name by first names; without one, it goes to the only or most told."""
    groups: dict[str, list[Telling]] = defaultdict(list)
    for source, told in events:
        name = told.persons("patient")[0]
        groups[name[0] if len(name) > 1 else ""].append((source, told))
    bare = groups.pop("", [])
    if not groups:
        return [bare]
    most = max(sorted(groups), key=lambda first: len(groups[first]))
    groups[most] += bare
    return [groups[first] for first in sorted(groups)]


def by_day(events: list[Telling]) -> list[list[Telling]]:
    """Split events into stretches of days; those without a day join their report's others, or the most told."""
    dated = sorted((told.day, source, told.id, told) for source, told in events if told.day)
    stretches: list[list[Telling]] = []
    last = ""
    for day, source, _, told in dated:
        assert day is not None
        if stretches and days_between(day, last) <= APART:
            stretches[-1].append((source, told))
        else:
            stretches.append([(source, told)])
        last = day
    undated = [(source, told) for source, told in events if not told.day]
    if not stretches:
        return [undated]
    # All are placed before any is added, so that their order does not tell.
    own = [[stretch for stretch in stretches if any(other == source for other, _ in stretch)] for source, _ in undated]
    places = [max(same or stretches, key=len) for same in own]
    for place, telling in zip(places, undated, strict=True):
        place.append(telling)
    return stretches


def days_between(one: str, other: str) -> int:
    """Return the number of days between two ISO 8601 days."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _across(parts: list[list[Telling]], rows: Rows) -> list[list[Telling]]:
    """Join parts of different main incidents where a full name and more say that they are one."""
    by_key: dict[tuple[str, tuple[str, str]], list[int]] = defaultdict(list)
    for at, part in enumerate(parts):
        family = part[0][1].family
        if family in BY_PERSON:
            for name in sorted({name for _, one in part for name in full_names(one, "patient")}):
                by_key[family, name].append(at)
    names: dict[str, set[tuple[str, str]]] = {}
    for places in by_key.values():
        for source in {source for at in places for source, _ in parts[at]} - names.keys():
            names[source] = {name for told in rows[source] for name in full_names(told)}
    joins = (
        (a, b)
        for (_, name), places in sorted(by_key.items())
        for at, a in enumerate(places)
        for b in places[at + 1 :]
        if _one(parts[a], parts[b], name, names)
    )
    return linked_sets(parts, joins)


def linked_sets(parts: Sequence[list[Telling]], pairs: Iterable[tuple[int, int]]) -> list[list[Telling]]:
    """Return sets of events, those together that pairs of their places in the input lead from one to the next."""
    above: dict[int, int] = {}

    def top(at: int) -> int:
        while at in above:
            at = above[at]
        return at

    for pair in pairs:
        new, old = sorted(map(top, pair))
        if new != old:
            above[old] = new
    whole: dict[int, list[Telling]] = defaultdict(list)
    for at, part in enumerate(parts):
        whole[top(at)] += part
    return [whole[at] for at in sorted(whole)]


def full_names(told: Told, role: str | None = None) -> set[tuple[str, str]]:
    """Return first and last names of those who play a role in an event, or any."""
    return {(f.name[0], f.name[-1]) for f in told.fillers if f.named and len(f.name) > 1 and role in (None, f.role)}


def _one(
    left: list[Telling], right: list[Telling], name: tuple[str, str], names: Mapping[str, set[tuple[str, str]]]
) -> bool:
    days_left, days_right = ({told.day for _, told in part if told.day} for part in (left, right))
    if days_left and days_right:
        near = any(days_between(a, b) <= APART for a in days_left for b in days_right)
        if near or left[0][1].family != "death":
            return near
    others_left, others_right = (set().union(*(names[source] for source, _ in part)) - {name} for part in (left, right))
    return bool(others_left & others_right)


def _home(events: tuple[Telling, ...], mains: Mapping[str, tuple[str, ...]], rows: Rows) -> Part:
    """Return a part of what most reports that tell of it are about, or the first ones."""
    told: Counter[tuple[str, ...]] = Counter()
    first: dict[tuple[str, ...], tuple[str, str]] = {}
    for source in {source for source, _ in events}:
        home = mains[source]
        told[home] += 1
        first[home] = min(first.get(home, ("~", "")), (rows[source][0].published, source))
    home = min(told, key=lambda home: (-told[home], first[home]))
    return Part(events, home, whole=False)


def _with_whole(home: tuple[str, ...], parts: list[Part]) -> list[Part]:
    """Mark the part that is the main incident itself: half of its reports tell it, most leads do, none is like it."""
    tellers = {part: {source for source, _ in part.events} & set(home) for part in parts}
    often = [part for part in parts if 2 * len(tellers[part]) >= len(home)]
    single = [
        part
        for part in often
        if not any(
            other is not part and other.family == part.family and 2 * len(tellers[other]) >= len(tellers[part])
            for other in parts
        )
    ]
    if not single:
        return parts
    whole = min(single, key=lambda part: (-_leads(part, home), -len(tellers[part]), _order(part.events[0])))
    return [Part(part.events, part.home, whole=part is whole) for part in parts]


def _leads(part: Part, home: tuple[str, ...]) -> int:
    return len({source for source, told in part.events if told.lead and source in home})
