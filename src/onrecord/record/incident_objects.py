"""Groups of reports and of events as incidents: what their events say, what is part of what, and who tells of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Span
from onrecord.model.record import Incident, Summary, Words
from onrecord.record.happenings import (
    APART,
    BY_DAY,
    BY_PERSON,
    ONCE,
    Part,
    Rows,
    Telling,
    days_between,
    full_names,
    parts_of,
)
from onrecord.record.named import Named
from onrecord.record.profile import OF_THE_DAY
from onrecord.record.references import Matter, references

_MOST_TOLD = 5
#: Days from a gathering to what befell somebody at it: the small hours are another day.
_NIGHT = 1
_LOST = frozenset({"death", "abduction", "disappearance"})

Groups = Mapping[str, Collection[str]]


@dataclass(slots=True)
class _Group:
    """A group while it is worked on, with what its events say and not the events: a case has very many.

    Attributes:
        sources: of a main incident; empty for a part.
        parent: the id of what it is part of.
        days: that its events are told to be on, or near.
        befell: first and last names of whom its events befell.
        lost: who died or went missing, as half of the sources of a main incident have it.
        first: of each source, when it was published.
    """

    incident: Incident
    family: str
    days: frozenset[str]
    befell: frozenset[str]
    lost: tuple[str, ...]
    first: Mapping[str, str]
    told_in: set[str]
    parent: str | None = None

    @property
    def id(self) -> str:
        return self.incident.id

    @property
    def sources(self) -> tuple[str, ...]:
        return self.incident.main_of


def groups_of(parts: Iterable[Part], mains: Iterable[Collection[str]]) -> dict[str, tuple[str, ...]]:
    """Return the members of each incident, by its first member: of a main one its reports, and what others tell of it.

    Args:
        parts: of these main incidents, from :func:`onrecord.record.happenings.parts_of`.
        mains: the sources that have the same main incident.
    """
    found: dict[str, tuple[str, ...]] = {}
    whole = {part.home: part for part in parts if part.whole}
    for group in sorted(tuple(sorted(main)) for main in mains):
        part = whole.get(group)
        foreign = [f"{s}/{told.id}" for s, told in part.events if s not in group] if part else []
        found[group[0]] = (*group, *foreign)
    for part in parts:
        if not part.whole:
            found[part.members[0]] = part.members
    return found


def settled(rows: Rows, mains: Sequence[Collection[str]]) -> dict[str, tuple[str, ...]]:
    """Return the members of each incident of some reports, by its first member."""
    return groups_of(parts_of(rows, mains), mains)


def incidents_of(groups: Groups, rows: Rows, named: Mapping[str, Named]) -> list[Incident]:
    """Return the incidents of groups: main ones, each followed by its parts; the order of the input does not matter.

    Args:
        groups: members by id: sources (``"r3"``) and events (``"r3/v5"``); see :func:`groups_of`.
        rows: each source's events.
        named: each source's names.
    """
    found = _with_events(groups, rows)
    main_of = {source: group.id for group in found.values() for source in group.sources}
    _find_parents(found, main_of)
    _tell_together(found, rows, main_of)
    matters = [
        Matter(group.id, group.sources, frozenset(group.told_in), group.lost)
        for group in found.values()
        if group.sources
    ]
    for source, id in references(matters, named):
        found[id].told_in.add(source)
    _tell_by_name(found, named)
    children = defaultdict(list)
    for group in found.values():
        if group.parent is not None:
            children[group.parent].append(group.id)
            # Who tells of a part tells of the whole.
            above: str | None = group.parent
            while above is not None:
                found[above].told_in |= group.told_in
                above = found[above].parent
    order = {id: at for at, id in enumerate(sorted(found, key=_number))}
    listed: list[str] = []
    waiting = [id for id in sorted(found, key=lambda id: -order[id]) if found[id].parent is None]
    while waiting:
        listed.append(waiting.pop())
        waiting += sorted(children[listed[-1]], key=lambda id: -order[id])
    return [
        replace(found[id].incident, told_in=tuple(sorted(found[id].told_in, key=_number)), part_of=found[id].parent)
        for id in listed
    ]


def _number(id: str) -> tuple[int, str]:
    """Return what ids sort by: ``i2`` before ``i10``."""
    return len(id.partition("/")[0]), id


def _with_events(groups: Groups, rows: Rows) -> dict[str, _Group]:
    taken = {member for members in groups.values() for member in members if "/" in member}
    found = {}
    for id, members in groups.items():
        sources = tuple(sorted((member for member in members if "/" not in member), key=_number))
        parts = {member for member in members if "/" in member}
        events = [
            (source, told)
            for source in sorted({member.partition("/")[0] for member in parts})
            for told in rows.get(source, ())
            if f"{source}/{told.id}" in parts
        ]
        if sources:
            own = ((s, told) for s in sources for told in rows.get(s, ()) if told.held)
            events = _core([*events, *((s, told) for s, told in own if f"{s}/{told.id}" not in taken)])
        events.sort(key=lambda telling: (telling[0], telling[1].trigger.start, telling[1].id))
        found[id] = _group(id, sources, events, {*sources, *(member.partition("/")[0] for member in members)})
    return found


def _group(id: str, sources: tuple[str, ...], events: list[Telling], told_in: set[str]) -> _Group:
    days = {told.day for _, told in events if told.day} or {told.near for _, told in events if told.near}
    told = [(source, one) for source, one in events if not one.title]
    lost = Counter(
        name
        for name, _ in {
            (" ".join(name), s) for s, one in told if one.family in _LOST and s in sources
            for name in full_names(one, "patient")
        }
    )  # fmt: skip
    return _Group(
        incident=_incident(id, sources, events),
        family=events[0][1].family if events else "",
        days=frozenset(days),
        befell=frozenset(
            " ".join(name) for _, one in told if one.family in BY_PERSON for name in full_names(one, "patient")
        ),
        lost=tuple(sorted(name for name, count in lost.items() if 2 * count >= len(sources))),
        first={source: one.published for source, one in events},
        told_in=told_in,
    )


def _core(events: list[Telling]) -> list[Telling]:
    """Return the events of a main incident: of the families that most of its reports tell, on its days or on none.

    What befalls a named person once belongs to it whatever day a report gives.
    """
    told_by: dict[str, set[str]] = defaultdict(set)
    days: Counter[str] = Counter()
    for source, told in events:
        told_by[told.family].add(source)
        if told.day and told.family in BY_PERSON | BY_DAY:
            days[told.day] += 1
    most = sorted(told_by, key=lambda family: (-len(told_by[family]), family))[:_MOST_TOLD]
    main = max(sorted(days), key=lambda day: days[day], default=None)
    return [
        (source, told)
        for source, told in events
        if told.family in most
        and (
            told.day is None
            or main is None
            or days_between(told.day, main) <= APART
            or (told.family in ONCE and told.persons("patient"))
        )
    ]


def _find_parents(found: Mapping[str, _Group], main_of: Mapping[str, str]) -> None:
    """Say what each part is part of: what most of its reports are about, and there a gathering of the same day.

    What befell somebody who was dead by then, as people who gather for the dead tell, is no part of the gathering.
    """
    parts = [group for group in found.values() if not group.sources]
    for part in parts:
        told = Counter(main_of[source] for source in part.told_in if source in main_of)
        first: dict[str, tuple[str, str]] = {}
        for source, published in part.first.items():
            if (home := main_of.get(source)) is not None:
                first[home] = min(first.get(home, ("~", "")), (published, source))
        if told:
            part.parent = min(told, key=lambda home: (-told[home], first[home]))
    gatherings = [part for part in parts if part.family in BY_DAY]
    died = {name: min(one.days) for one in found.values() if one.family == "death" and one.days for name in one.befell}
    for part in parts:
        if part.family in BY_PERSON:
            dead = min((died[name] for name in part.befell if name in died), default=None)
            near = [
                one
                for one in gatherings
                if one.parent == part.parent
                and _during(part, one)
                and not (dead and all(dead < day for day in one.days))
            ]
            if near:
                part.parent = min(near, key=lambda one: (-len(one.told_in & part.told_in), _number(one.id))).id


def _during(part: _Group, gathering: _Group) -> bool:
    return bool(part.told_in & gathering.told_in) and any(
        a >= b and days_between(a, b) <= _NIGHT for a in part.days for b in gathering.days
    )


def _tell_together(found: Mapping[str, _Group], rows: Rows, main_of: Mapping[str, str]) -> None:
    """Take in those who tell of several parts at once ("two people were arrested"), and of a gathering to come."""
    by_parent: dict[tuple[str, str], list[_Group]] = defaultdict(list)
    for group in found.values():
        if group.parent is not None and group.family in BY_PERSON:
            by_parent[group.parent, group.family].append(group)
    of_main: dict[str, list[tuple[str, list[_Group]]]] = defaultdict(list)
    for (parent, family), group_of in by_parent.items():
        of_main[found[parent].parent or parent].append((family, group_of))
    gatherings: dict[str, list[_Group]] = defaultdict(list)
    for group in found.values():
        if group.parent is not None and group.family in BY_DAY:
            gatherings[group.parent].append(group)
    for source, main in main_of.items():
        if main not in of_main and main not in gatherings:
            continue
        for told in rows.get(source, ()):
            day = told.day or told.near
            for family, several in of_main[main]:
                days = {day for one in several for day in one.days}
                if told.held and told.family == family and told.count == len(several) > 1 and day in days:
                    for one in several:
                        one.told_in.add(source)
            for gathering in gatherings[main]:
                if not told.held and told.family == gathering.family and day in gathering.days:
                    gathering.told_in.add(source)


def _tell_by_name(found: Mapping[str, _Group], named: Mapping[str, Named]) -> None:
    """Take in reports of a matter that name whom a part befell, where that is all that befell them."""
    of_person: dict[str, list[_Group]] = defaultdict(list)
    for group in found.values():
        for person in group.befell:
            of_person[person].append(group)
    for person, (part, *others) in of_person.items():
        if others or part.parent is None:
            continue
        above = found[part.parent]
        while above.parent is not None:
            above = found[above.parent]
        for source in above.sources:
            if source in named and any(one.kind == "person" and one.words == person for one in named[source].names):
                part.told_in.add(source)


def _incident(id: str, sources: tuple[str, ...], events: list[Telling]) -> Incident:
    types = Counter(told.type for _, told in events)
    # What is asked for and what courts do comes after: it neither names nor dates what happened.
    dating = OF_THE_DAY if OF_THE_DAY & types.keys() else types.keys()
    return Incident(
        id=id,
        types=tuple(sorted(types, key=lambda kind: (kind not in OF_THE_DAY, -types[kind], kind))),
        events=tuple((source, told.id) for source, told in events),
        main_of=sources,
        told_in=(),
        when=_summary((told.day, source, told.day_span) for source, told in events if told.type in dating),
        where=_summary((told.place, source, told.place_span) for source, told in events),
        who=_summary((" ".join(f.name), source, f.span) for source, told in events for f in told.fillers if f.named),
    )


def _summary(values: Iterable[tuple[str | None, str, Span | None]]) -> tuple[Summary, ...]:
    told: dict[str, list[Words]] = defaultdict(list)
    for value, source, span in values:
        if value and span is not None:
            told[value].append(Words(source, span))
    order = sorted(told, key=lambda value: (-len({words.source for words in told[value]}), -len(told[value]), value))
    return tuple(Summary(value, tuple(sorted(set(told[value])))) for value in order[:_MOST_TOLD])
