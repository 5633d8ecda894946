"""Main incidents and their parts, grouped anew where a report changed them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.record import happenings
from onrecord.record.happenings import Part, Rows
from onrecord.record.incident_objects import groups_of
from onrecord.store import Index

#: The kind of groups of reports with one main incident, and of events that are one part of one.
INCIDENT = "incident"
#: How many reports that tell of the same befalling the same are looked at anew when one comes.
MOST_ANEW = 400
#: Of a main incident of more reports than these, so many of the first ones stand for it when one comes.
STAND_FOR_IT = 100

Sources = tuple[str, ...]


def regroup(index: Index, groups: Iterable[Sources]) -> list[str]:
    """Put main incidents, and the parts that they have a say in; return the ids of those that were put.

    Args:
        index: of the case.
        groups: the sources of each main incident that may have changed.

    Raises:
        CaseError: where the case cannot be written.
    """
    full = _changed(index, groups)
    if not full:
        return []
    rows, homes, left_out, all_there = _reach(index, full)
    changed = homes[: len(full)]
    parts = happenings.parts_of(rows, homes)
    if all_there:
        touched, put = parts, homes
    else:
        touched = _touched(parts, {source for main in changed for source in main})
        put = [home for home in homes if home in changed or any(part.whole and part.home == home for part in touched)]
    sets = groups_of(touched, put)
    held = index.groups_of(INCIDENT, (f"{source}/{told.id}" for source, of in rows.items() for told in of))
    named = {member for members in sets.values() for member in members}
    kept = {member for part in parts for member in part.members} - {m for part in touched for m in part.members}
    whole = _with_those(left_out, index, sets.values()) if left_out else sets.values()
    return index.put_groups(INCIDENT, whole, gone=held.keys() - named - kept)


def mains(index: Index, sources: Iterable[str]) -> list[Sources]:
    """Return the sources of each main incident that has any of some sources.

    Raises:
        CaseError: where the case cannot be read.
    """
    return [tuple(sorted(s for s in g.members if "/" not in s)) for g in index.holding(INCIDENT, sources)]


def _changed(index: Index, groups: Iterable[Sources]) -> list[Sources]:
    """Return the main incidents that have other sources now than they are kept with."""
    given = list(groups)
    kept = {source: main for main in mains(index, {s for main in given for s in main}) for source in main}
    return [tuple(sorted(main)) for main in given if any(set(kept.get(s, ())) != set(main) for s in main)]


def _looked_at(index: Index, main: Sources) -> Sources:
    """Return the sources of a main incident; of a large one the first, and those that were in none."""
    if len(main) <= MOST_ANEW:
        return main
    held = index.groups_of(INCIDENT, main)
    stand = sorted((source for source in main if source in held), key=lambda source: (len(source), source))
    return tuple(sorted({*stand[:STAND_FOR_IT], *(source for source in main if source not in held)}))


def _with_those(left_out: set[str], index: Index, sets: Iterable[Sources]) -> list[Sources]:
    """Return sets with those members of their groups whose reports were not looked at."""
    joined: list[Sources] = []
    claimed: set[str] = set()
    for members in sets:
        more = dict.fromkeys(members)
        for group in index.holding(INCIDENT, members):
            if group.id not in claimed:
                claimed.add(group.id)
                more |= dict.fromkeys(m for m in group.members if m.partition("/")[0] in left_out)
        joined.append(tuple(more))
    return joined


def _reach(index: Index, changed: Sequence[Sources]) -> tuple[Rows, list[Sources], set[str], bool]:
    """Return the events of main incidents, and of those that tell of the same befalling the same, and so on.

    Returns:
        The events; the main incidents' sources, of those given first; the sources of large ones that were left out;
        and whether these are all that there are.
    """
    known = {source for main in changed for source in main}
    homes = [_looked_at(index, main) for main in changed]
    rows = dict(happenings.rows_of(index, {source for home in homes for source in home}))
    asked: set[str] = set()
    new = {key for of in rows.values() for key in happenings.keys_of(of)}
    while new and len(rows) <= MOST_ANEW:
        asked |= new
        near = index.find(happenings.SPACE, sorted(new)).keys() - known
        found = [main for main in mains(index, near) if not known & set(main)]
        known |= {source for main in found for source in main}
        more_homes = [_looked_at(index, main) for main in found]
        more = dict(happenings.rows_of(index, {source for home in more_homes for source in home}))
        homes += more_homes
        rows |= more
        new = {key for of in more.values() for key in happenings.keys_of(of)} - asked
    return rows, homes, known - {source for home in homes for source in home}, not new


def _touched(parts: Iterable[Part], sources: set[str]) -> list[Part]:
    """Return the parts that have events of sources, or are at home with them."""
    return [part for part in parts if sources & set(part.home) or any(source in sources for source, _ in part.events)]
