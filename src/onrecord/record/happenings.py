"""Incidents out of the events of many reports.

Reports with the same main incident make one incident of their events. Within it, what befalls a named person is an
incident of its own and part of it: two people arrested at one vigil are two arrests. A gathering is told apart by its
day. An event of a report whose main incident is another joins by the person's full name together with the day, or with
a second name that both reports have, so that a report belongs to as many incidents as it tells of.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from onrecord.model import Span
from onrecord.model.record import Incident, Summary, Words
from onrecord.record.index import Index, blobs
from onrecord.record.profile import HARM, JUSTICE
from onrecord.record.told_events import Told, from_json, to_json

SPACE = "happening-1"

#: Families that are told apart by whom they befall.
_BY_PERSON = (HARM | JUSTICE | {"harm", "resignation", "dismissal", "complaint", "lawsuit", "settlement"}) - {
    "search",
    "ruling",
}
#: Families that are told apart by their day.
_BY_DAY = frozenset({"gathering", "clash", "dispersal", "ban"})
#: Days between two tellings of one thing: reports are a day out, and nights run over midnight.
_APART = 2
_MOST_TOLD = 5

Rows = Mapping[str, tuple[Told, ...]]
_Event = tuple[str, Told]


def note(index: Index, source: str, rows: tuple[Told, ...]) -> None:
    """Put a report's events into the index."""
    index.put_keys(source, SPACE, sorted(_keys(rows)))
    index.put_profile(source, SPACE, to_json(rows))


def _keys(rows: Iterable[Told]) -> set[str]:
    return {
        f"{told.family}:{name[0]} {name[-1]}"
        for told in rows
        if told.family in _BY_PERSON
        for name in told.persons("patient")
        if len(name) > 1
    }


def reach(index: Index, sources: Iterable[str]) -> Rows:
    """Return the events of sources, and of those that tell of the same thing befalling a person of the same name."""
    own = {source: from_json(text) for source, text in blobs(index, SPACE, sources).items()}
    near = {other for rows in own.values() for other in index.find(SPACE, sorted(_keys(rows)))} - own.keys()
    return own | {source: from_json(text) for source, text in blobs(index, SPACE, near).items()}


def incidents_of(rows: Rows, groups: Iterable[tuple[str, ...]]) -> list[Incident]:
    """Return the incidents of reports, main ones and their parts; the order of the input does not matter.

    Args:
        rows: each source's events.
        groups: the sources that have the same main incident; each source is in one.
    """
    mains = sorted(tuple(sorted(group)) for group in groups)
    main_of = {source: group[0] for group in mains for source in group}
    parts = [_joined(part) for part in _parts(rows, main_of)]
    taken = {(source, told.id) for part in parts for source, told in part}
    found: list[Incident] = []
    telling_of: dict[str, set[str]] = defaultdict(set)
    for part in parts:
        incident = _part(part, main_of)
        found.append(incident)
        if incident.part_of is not None:
            telling_of[incident.part_of] |= set(incident.told_in)
    for group in mains:
        left = [(s, told) for s in group for told in rows.get(s, ()) if (s, told.id) not in taken]
        core = _core(left)
        found.append(_incident(group[0], core, group, tuple(sorted({*group, *telling_of[group[0]]})), None))
    return sorted(
        found, key=lambda incident: (incident.part_of or incident.id, incident.part_of is not None, incident.id)
    )


def _parts(rows: Rows, main_of: Mapping[str, str]) -> list[list[_Event]]:
    """Return events that are one happening by whom it befell, or by their day, within one main incident and across."""
    within: dict[tuple[str, str, str], list[_Event]] = defaultdict(list)
    for source in sorted(rows):
        if source not in main_of:
            continue
        for told in rows[source]:
            if told.family in _BY_DAY:
                within[main_of[source], told.family, ""].append((source, told))
            elif told.family in _BY_PERSON and (names := told.persons("patient")):
                within[main_of[source], told.family, names[0][-1]].append((source, told))
    parts: list[list[_Event]] = []
    for (_, family, _), events in sorted(within.items()):
        people = [events] if family in _BY_DAY else _by_first_name(events)
        parts += [stretch for one in people for stretch in _by_day(one)]
    return _across(parts, rows)


def _by_first_name(events: list[_Event]) -> list[list[_Event]]:
    """Split what befalls people of one last name by first names; without one, it goes to the only or most told."""
    groups: dict[str, list[_Event]] = defaultdict(list)
    for source, told in events:
        name = told.persons("patient")[0]
        groups[name[0] if len(name) > 1 else ""].append((source, told))
    bare = groups.pop("", [])
    if not groups:
        return [bare]
    most = max(sorted(groups), key=lambda first: len(groups[first]))
    groups[most] += bare
    return [groups[first] for first in sorted(groups)]


def _by_day(events: list[_Event]) -> list[list[_Event]]:
    """Split events into stretches of days; those without a day join their report's others, or the most told."""
    dated = sorted((told.day, source, told.id, told) for source, told in events if told.day)
    stretches: list[list[_Event]] = []
    last = ""
    for day, source, _, told in dated:
        assert day is not None
        if stretches and (date.fromisoformat(day) - date.fromisoformat(last)).days <= _APART:
            stretches[-1].append((source, told))
        else:
            stretches.append([(source, told)])
        last = day
    undated = [(source, told) for source, told in events if not told.day]
    if not stretches:
        return [undated]
    for source, told in undated:
        same = [stretch for stretch in stretches if any(other == source for other, _ in stretch)]
        max(same or stretches, key=len).append((source, told))
    return stretches


def _across(parts: list[list[_Event]], rows: Rows) -> list[list[_Event]]:
    """Join parts of different main incidents where a full name and more say that they are one."""
    names = {source: {name for told in told_rows for name in _full_names(told)} for source, told_rows in rows.items()}
    by_key: dict[tuple[str, tuple[str, str]], list[int]] = defaultdict(list)
    for at, part in enumerate(parts):
        told = part[0][1]
        for key in sorted({(told.family, name) for _, one in part for name in _full_names(one, "patient")}):
            if told.family in _BY_PERSON:
                by_key[key].append(at)
    root = list(range(len(parts)))
    for (_, name), places in sorted(by_key.items()):
        for at, a in enumerate(places):
            for b in places[at + 1 :]:
                if root[a] != root[b] and _one(parts[a], parts[b], name, names):
                    old, new = max(root[a], root[b]), min(root[a], root[b])
                    root = [new if r == old else r for r in root]
    joined: dict[int, list[_Event]] = defaultdict(list)
    for at, part in enumerate(parts):
        joined[root[at]] += part
    return [joined[at] for at in sorted(joined)]


def _full_names(told: Told, role: str | None = None) -> set[tuple[str, str]]:
    return {(f.name[0], f.name[-1]) for f in told.fillers if f.named and len(f.name) > 1 and role in (None, f.role)}


def _one(
    left: list[_Event], right: list[_Event], name: tuple[str, str], names: Mapping[str, set[tuple[str, str]]]
) -> bool:
    days_left, days_right = ({told.day for _, told in part if told.day} for part in (left, right))
    if days_left and days_right:
        return any(
            abs((date.fromisoformat(a) - date.fromisoformat(b)).days) <= _APART for a in days_left for b in days_right
        )
    others_left, others_right = (set().union(*(names[source] for source, _ in part)) - {name} for part in (left, right))
    return bool(others_left & others_right)


def _joined(part: list[_Event]) -> list[_Event]:
    return sorted(part, key=lambda event: (event[0], event[1].trigger, event[1].id))


def _core(events: list[_Event]) -> list[_Event]:
    """Return the events of a main incident: of the families that most of its reports tell, on its days or on none."""
    told_by: dict[str, set[str]] = defaultdict(set)
    days: Counter[str] = Counter()
    for source, told in events:
        told_by[told.family].add(source)
        if told.day and told.family in _BY_PERSON | _BY_DAY:
            days[told.day] += 1
    most = sorted(told_by, key=lambda family: (-len(told_by[family]), family))[:_MOST_TOLD]
    main = max(sorted(days), key=lambda day: days[day], default=None)
    return _joined(
        [
            (source, told)
            for source, told in events
            if told.family in most
            and (
                told.day is None
                or main is None
                or abs((date.fromisoformat(told.day) - date.fromisoformat(main)).days) <= _APART
            )
        ]
    )


def _part(events: list[_Event], main_of: Mapping[str, str]) -> Incident:
    # It is part of what the first reports that tell of it are about.
    tellers = sorted({source for source, _ in events}, key=lambda s: (_published(events, s), s))
    parent = Counter(main_of[source] for source in tellers).most_common()
    best = min(parent, key=lambda item: (-item[1], tellers.index(next(s for s in tellers if main_of[s] == item[0]))))[0]
    first = events[0]
    return _incident(f"{first[0]}/{first[1].id}", events, (), tuple(sorted(tellers)), best)


def _published(events: list[_Event], source: str) -> str:
    return min(told.published for other, told in events if other == source)


def _incident(
    identity: str, events: list[_Event], main_of: tuple[str, ...], told_in: tuple[str, ...], part_of: str | None
) -> Incident:
    types = Counter(told.type for _, told in events)
    return Incident(
        id=identity,
        types=tuple(sorted(types, key=lambda kind: (-types[kind], kind))),
        events=tuple((source, told.id) for source, told in events),
        main_of=main_of,
        told_in=told_in,
        when=_summary((told.day, source, told.day_span) for source, told in events),
        where=_summary((told.place, source, told.place_span) for source, told in events),
        who=_summary((" ".join(f.name), source, f.span) for source, told in events for f in told.fillers if f.named),
        part_of=part_of,
    )


def _summary(values: Iterable[tuple[str | None, str, Span | None]]) -> tuple[Summary, ...]:
    told: dict[str, list[Words]] = defaultdict(list)
    for value, source, span in values:
        if value and span is not None:
            told[value].append(Words(source, span))
    order = sorted(told, key=lambda value: (-len({words.source for words in told[value]}), -len(told[value]), value))
    return tuple(Summary(value, tuple(sorted(set(told[value])))) for value in order[:_MOST_TOLD])
