"""Main incidents and their parts, grouped anew where a report changed them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.record import happenings
from onrecord.record.happenings import Part, Rows
from onrecord.record.incident_objects import groups_of
from onrecord.record.told_events import Told
from onrecord.store import Index

#: The kind of groups of reports with one main incident, and of events that are one part of one.
INCIDENT = "incident"


def regroup(index: Index, mains: Sequence[tuple[str, ...]]) -> list[str]:
    """Put main incidents, and the parts that they have a say in; return the ids of those that were put.

    Args:
        index: of the case.
        mains: the sources of each main incident that may have changed; no other has any of them.

    Raises:
        CaseError: where the case cannot be written.
    """
    changed = _changed(index, mains)
    if not changed:
        return []
    rows, homes = _reach(index, changed)
    parts = happenings.parts_of(rows, homes)
    touched = _touched(parts, {source for main in changed for source in main})
    wholes = {part.home for part in touched if part.whole}
    sets = groups_of(touched, [home for home in homes if home in wholes or home in changed])
    held = index.groups_of(INCIDENT, (f"{source}/{told.id}" for source, of in rows.items() for told in of))
    named = {member for members in sets.values() for member in members}
    kept = {member for part in parts for member in part.members if part not in touched}
    return index.put_groups(INCIDENT, sets.values(), gone=held.keys() - named - kept)


def _changed(index: Index, mains: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the main incidents that have other sources now than they are kept with."""
    found = []
    for main in mains:
        ids = index.groups_of(INCIDENT, main)
        held = {s for id in set(ids.values()) for s in index.group(INCIDENT, id).members if "/" not in s}
        if len(ids) < len(main) or held != set(main):
            found.append(tuple(sorted(main)))
    return found


def _reach(index: Index, mains: Sequence[tuple[str, ...]]) -> tuple[Rows, list[tuple[str, ...]]]:
    """Return the events of main incidents and of those that tell of the same befalling the same, with their sources."""
    homes = list(mains)
    rows = happenings.rows_of(index, {source for main in mains for source in main})
    keys = {key for of in rows.values() for key in happenings.keys_of(of)}
    asked: set[str] = set()
    while new := keys - asked:
        asked |= new
        near = index.find(happenings.SPACE, sorted(new)).keys() - rows.keys()
        for id in sorted(set(index.groups_of(INCIDENT, near).values())):
            home = tuple(sorted(s for s in index.group(INCIDENT, id).members if "/" not in s))
            if not rows.keys() & set(home):
                homes.append(home)
                rows |= happenings.rows_of(index, home)
        # What leads on is only what the events that were found share, and not what else their reports tell.
        keys |= {key for source in near & rows.keys() for told in rows[source] for key in _leading(told, new)}
    return rows, homes


def _leading(told: Told, found: set[str]) -> set[str]:
    keys = set(happenings.keys_of([told]))
    return keys if keys & found else set()


def _touched(parts: Sequence[Part], sources: set[str]) -> list[Part]:
    """Return the parts that have events of sources, or are at home with them."""
    return [part for part in parts if sources & set(part.home) or any(source in sources for source, _ in part.events)]
