"""Which tellings in many reports are of one and the same event, whatever its type, named or not, dated or not.

:mod:`onrecord.record.happenings` makes incidents, and for these wants somebody's name or a gathering's day. Here no
incident is made: events of one family in reports with one main incident are taken for one unless something tells them
apart. That is, in this order: the people it befell (or who did it, of what people say and ask), by their names; how
many they were; whether they were men, women, children or police; and the day. A telling that names nobody goes to those
of the only people that it may mean, or of those whom by far most reports tell of; else it stays apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.record.claims.lexicon import counted
from onrecord.record.entities.likeness import persons
from onrecord.record.entities.names import skeleton
from onrecord.record.happenings import BY_DAY, ONCE, Part, Rows, Telling, by_day, linked_sets, parts_of
from onrecord.record.told_events import Told
from onrecord.record.words import telling

#: What somebody says, asks for or takes on: told apart by who does.
_BY_AGENT = frozenset(
    {"admission", "apology", "call", "complaint", "denial", "finding", "inquiry", "lawsuit", "order", "resignation"}
)
#: What may be done again and again in one matter, so that reports which name nobody may each tell of another time.
_AGAIN = frozenset(
    {"admission", "call", "denial", "deployment", "discovery", "failure_to_act", "finding", "instruction"}
    | {"intervention", "meeting", "protection", "search"}
)
#: A word that so few reports have tells what an event is about: the natural logarithm of one over their share.
_TELLING = 2.0
#: Of the people that reports count, those whose descriptions exclude each other.
_APART = ("men", "women", "children", "police")
#: So many times as many reports have to tell of the best told people as of the next, to take nameless ones for them.
_BY_FAR = 2

Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _People:
    """Named people, the sources that tell what befell them, and which people each of these says that they are."""

    names: frozenset[Name]
    sources: frozenset[str]
    units: frozenset[frozenset[str]]


def same_events(rows: Rows, groups: Iterable[Collection[str]]) -> list[tuple[Telling, ...]]:
    """Return the sets of tellings that are of one event, each in the order of its reports' numbers.

    Every telling is in one set. The order of the input does not matter.

    Args:
        rows: each source's events, from :func:`onrecord.record.told_events.told_events`.
        groups: the sources that have the same main incident; each source is in one.
    """
    mains = [tuple(sorted(group)) for group in groups]
    parts = parts_of(rows, mains)
    foreign = {(s, told.id) for part in parts for s, told in part.events if s not in part.home}
    found: list[list[Telling]] = []
    for main in sorted(mains):
        families: dict[tuple[str, bool], list[Telling]] = defaultdict(list)
        for source in main:
            for told in rows.get(source, ()):
                # A gathering that is planned is the one that is held later; an arrest that is feared is none.
                families[told.family, told.held or told.family in BY_DAY].append((source, told))
        for (family, _), events in sorted(families.items()):
            people = _by_people(family, events, foreign)
            found += people if family in ONCE else [stretch for one in people for stretch in by_day(one)]
    whole = _across(found, parts, mains)
    return sorted((tuple(sorted(one, key=_order)) for one in whole), key=lambda one: _order(one[0]))


def _order(telling: Telling) -> tuple[int, str, int, str]:
    # "r2" comes before "r10".
    return len(telling[0]), telling[0], telling[1].trigger.start, telling[1].id


def _by_people(family: str, events: Sequence[Telling], foreign: Collection[tuple[str, str]]) -> list[list[Telling]]:
    """Split events by whom they are about.

    Args:
        family: of the events.
        events: of one main incident's reports.
        foreign: the events, by source and id, that befell somebody in another matter and are told in passing.
    """
    # Headlines leave out words, and what is left may be read for a name.
    whole = _one_name_each(Counter(name for _, told in events if not told.title for name in _names(told)))
    found: dict[frozenset[Name], list[Telling]] = defaultdict(list)
    nameless: list[Telling] = []
    for event in events:
        people = frozenset(whole[name] for name in _names(event[1]) if name in whole)
        (found[people] if people else nameless).append(event)
    if family in _AGAIN:
        return [*found.values(), *_of_like_words(nameless)]
    own = [
        _People(people, frozenset(source for source, _ in tellings), frozenset(_units(told) for _, told in tellings))
        for people, tellings in found.items()
        if any((source, told.id) not in foreign for source, told in tellings)
    ]
    named = {people: list(tellings) for people, tellings in found.items()}
    apart: list[Telling] = []
    for event in nameless:
        meant = _meant(event, own)
        (apart if meant is None else named[meant]).append(event)
    return [*named.values(), *_described(apart)]


def _names(told: Told) -> list[Name]:
    return told.persons("agent" if told.family in _BY_AGENT else "patient")


def _one_name_each(told: Mapping[Name, int]) -> dict[Name, Name]:
    """Return for each name the one that stands for all that may be the same person's.

    A surname alone stands for whoever has it and is told of most.
    """
    full = sorted(name for name in told if len(name) > 1)
    whole = {name: name for name in full}
    for at, one in enumerate(full):
        for other in full[at + 1 :]:
            if whole[one] != whole[other] and _may_be_one(one, other):
                new, old = sorted((whole[one], whole[other]))
                whole = {name: new if top == old else top for name, top in whole.items()}
    for name in told:
        if len(name) == 1:
            same = [one for one in full if one[-1] == name[0]]
            whole[name] = whole[max(same, key=lambda one: told[one])] if same else name
    return whole


def _may_be_one(one: Name, other: Name) -> bool:
    # Among those to whom one thing happened in one matter, even a short name that sounds the same is the same.
    return persons(one, other) is not None or [skeleton(word) for word in one] == [skeleton(word) for word in other]


def _meant(event: Telling, known: Sequence[_People]) -> frozenset[Name] | None:
    """Return the people whom a telling without a name may mean, if there is no doubt about it."""
    source, told = event
    units = _units(told)
    fitting = [
        one
        for one in known
        if told.count in (None, len(one.names)) and not any(_exclude(units, other) for other in one.units)
    ]
    for choice in (fitting, [one for one in fitting if source in one.sources]):
        if len(choice) == 1:
            return choice[0].names
    best = sorted(fitting, key=lambda one: -len(one.sources))[:2]
    return best[0].names if best and len(best[0].sources) >= _BY_FAR * len(best[1].sources) else None


def _exclude(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _units(told: Told) -> frozenset[str]:
    """Return which people a telling says it befell: men, women, children, police."""
    words = {word for filler in told.fillers if filler.role == "patient" and not filler.named for word in filler.name}
    return frozenset(unit for unit in _APART if not words.isdisjoint(counted().units[unit]))


def _described(events: Sequence[Telling]) -> list[list[Telling]]:
    """Split events that name nobody by how many people they tell of, and which."""
    found: dict[tuple[int, frozenset[str]], list[Telling]] = defaultdict(list)
    for event in events:
        several = event[1].count or 1
        found[several if several > 1 else 0, _units(event[1])].append(event)
    groups: list[tuple[int, set[frozenset[str]], list[Telling]]] = []
    # Those that say most come first.
    for several, units in sorted(found, key=lambda key: (-len(key[1]), -key[0], sorted(key[1]))):
        tellings = found[several, units]
        fitting = [
            (many, others, of)
            for many, others, of in groups
            if several in (0, many) and not any(_exclude(units, other) for other in others)
        ]
        if fitting:
            _, others, of = max(fitting, key=lambda group: len(group[2]))
            others.add(units)
            of += tellings
        else:
            groups.append((several, {units}, list(tellings)))
    return [of for _, _, of in groups]


def _of_like_words(events: Sequence[Telling]) -> list[list[Telling]]:
    """Split events that name nobody by the telling words for who and what takes part in them, and where."""
    groups: list[tuple[set[str], list[Telling]]] = []
    for event in events:
        words = {word for filler in event[1].fillers for word in filler.name} | set(event[1].place.split())
        words = {word for word in words if telling(word) > _TELLING}
        fitting = [group for group in groups if group[0] & words]
        groups = [group for group in groups if not group[0] & words]
        groups.append((words.union(*(of for of, _ in fitting)), [event, *(one for _, of in fitting for one in of)]))
    return [of for _, of in groups]


def _across(
    found: Sequence[list[Telling]], parts: Iterable[Part], mains: Sequence[tuple[str, ...]]
) -> list[list[Telling]]:
    """Join the sets of different main incidents whose tellings befell one person, as incidents have it."""
    at = {(source, told.id): n for n, one in enumerate(found) for source, told in one}
    home = {source: main for main in mains for source in main}
    pairs: list[tuple[int, int]] = []
    for part in parts:
        shared: dict[tuple[str, ...], dict[int, list[Told]]] = defaultdict(lambda: defaultdict(list))
        for source, told in part.events:
            shared[home[source]][at[source, told.id]].append(told)
        first, *others = (min(of, key=lambda n: _least(of[n])) for of in shared.values())
        pairs += [(first, other) for other in others]
    return linked_sets(found, pairs)


def _least(tellings: Sequence[Told]) -> tuple[int, str, int]:
    """Return what sorts first for the best told set, and not by what its sources are called."""
    return -len(tellings), min(told.day or "~" for told in tellings), min(told.trigger.start for told in tellings)
