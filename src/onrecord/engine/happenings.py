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
MOST_ANEW = 800

Sources = tuple[str, ...]


def regroup(index: Index, groups: Iterable[Sources]) -> list[str]:
    """Put main incidents, and the parts that they have a say in; return the ids of those that were put.

    Args:
        index: of the case.
        groups: the sources of each main incident that may have changed.

    Raises:
        CaseError: where the case cannot be written.
    """
    changed = _changed(index, groups)
    if not changed:
        return []
    rows, homes, all_there = _reach(index, changed)
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
    return index.put_groups(INCIDENT, sets.values(), gone=held.keys() - named - kept)


def mains(index: Index, sources: Iterable[str]) -> list[Sources]:
    """Return the sources of each main incident that has any of some sources.

    Raises:
        CaseError: where the case cannot be read.
    """
    ids = sorted(set(index.groups_of(INCIDENT, sources).values()))
    return [tuple(sorted(s for s in index.group(INCIDENT, id).members if "/" not in s)) for id in ids]


def _changed(index: Index, groups: Iterable[Sources]) -> list[Sources]:
    """Return the main incidents that have other sources now than they are kept with."""
    found = []
    for main in groups:
        held = {source for kept in mains(index, main) for source in kept}
        if len(set(index.groups_of(INCIDENT, main).values())) != 1 or held != set(main):
            found.append(tuple(sorted(main)))
    return found


def _reach(index: Index, changed: Sequence[Sources]) -> tuple[Rows, list[Sources], bool]:
    """Return the events of main incidents, and of those that tell of the same befalling the same, and so on.

    Returns:
        The events, the main incidents' sources, and whether these are all.
    """
    homes = list(changed)
    rows = dict(happenings.rows_of(index, {source for main in changed for source in main}))
    asked: set[str] = set()
    new = {key for of in rows.values() for key in happenings.keys_of(of)}
    while new and len(rows) <= MOST_ANEW:
        asked |= new
        near = index.find(happenings.SPACE, sorted(new)).keys() - rows.keys()
        found = [home for home in mains(index, near) if not rows.keys() & set(home)]
        more = dict(happenings.rows_of(index, {source for home in found for source in home}))
        homes += found
        rows |= more
        new = {key for of in more.values() for key in happenings.keys_of(of)} - asked
    return rows, homes, not new


def _touched(parts: Iterable[Part], sources: set[str]) -> list[Part]:
    """Return the parts that have events of sources, or are at home with them."""
    return [part for part in parts if sources & set(part.home) or any(source in sources for source, _ in part.events)]
