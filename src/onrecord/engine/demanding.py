"""Demands with permanent ids: asks of one demand are grouped anew where a report adds some."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.engine.happenings import INCIDENT
from onrecord.model import Reading
from onrecord.record import demands
from onrecord.record.demands.chains import located
from onrecord.record.demands.clusters import clusters, is_demand, keys_of, member_of
from onrecord.record.index import blobs
from onrecord.store import Index

#: The kind of groups of asks that are one demand, and of entities that are one.
DEMAND, ENTITY = "demand", "entity"
#: In a matter of more reports than this, and of a demand of more asks, only the first asks stand for it.
_MANY = 100
_STAND_FOR_IT = 3
#: From this many reports on, no more matters are looked at for asks of the same people.
_REACH = 300
#: What a source's asks are called as members of groups, one a line.
_ASKS = "asks-1"


def take_note(index: Index, source: str, reading: Reading) -> None:
    """Keep what a source that is new in the case asks for and answers, and group its asks with those of others.

    Main incidents and entities are to be grouped before.

    Raises:
        CaseError: where the case cannot be written.
    """
    rows = demands.rows_of(reading)
    demands.note(index, source, rows)
    asks = sorted({member_of(move) for move in demands.placed(source, rows).moves if is_demand(move)})
    if asks:
        index.put_profile(source, _ASKS, "\n".join(asks))
    group_again(index, source)


def group_again(index: Index, source: str) -> None:
    """Group the asks of a source's matter anew.

    Raises:
        CaseError: where the case cannot be written.
    """
    sets = regroup(index, source)
    if sets:
        index.put_groups(DEMAND, sets)


def regroup(index: Index, source: str) -> list[set[str]]:
    """Return the asks of a source's matter by demand, with those of other matters that the same people ask for.

    Raises:
        CaseError: where the case cannot be read.
    """
    rows = demands.kept(index, _matter(index, [source]))
    around = rows.keys() | _sharing(index, rows)
    rows |= demands.kept(index, around - rows.keys())
    asked: set[str] = set()
    while len(rows) <= _REACH and (new := {key for one in rows.values() for key in keys_of(one)} - asked):
        asked |= new
        near = index.find(demands.SPACE, sorted(new)).keys() - rows.keys()
        rows |= demands.kept(index, _matter(index, near) - rows.keys())
    if not any(is_demand(move) for one in rows.values() for move in one.moves):
        return []
    homes = index.groups_of(INCIDENT, rows)
    found = clusters(located(rows, homes).values(), homes, entity_ids(index, rows), around)
    sets = [{member_of(move) for move in group} for group in found]
    return _with_those_left_out(index, sets)


def _matter(index: Index, sources: Iterable[str]) -> set[str]:
    """Return all sources with the main incidents of some; of a large matter only those whose asks stand for demands."""
    found = set(sources)
    for group in index.holding(INCIDENT, found):
        matter = {member for member in group.members if "/" not in member}
        found |= matter if len(matter) <= _MANY else _standing(index, matter)
    return found


def _sharing(index: Index, rows: Mapping[str, demands.Rows]) -> set[str]:
    """Return the sources whose asks are in a group with one of these: it may fall apart."""
    return _first_of(index, {member_of(move) for one in rows.values() for move in one.moves if is_demand(move)})


def _standing(index: Index, matter: set[str]) -> set[str]:
    """Return the sources of the asks that stand for the demands of a matter."""
    asks = {ask for lines in blobs(index, _ASKS, matter).values() for ask in lines.split("\n")}
    return _first_of(index, asks) & matter


def _first_of(index: Index, asks: set[str]) -> set[str]:
    """Return the sources of all asks in a group with some; of a large group only the first ones."""
    return {
        member.partition("/")[0]
        for group in index.holding(DEMAND, asks)
        for member in (group.members if len(group.members) <= _MANY else group.members[:_STAND_FOR_IT])
    }


def _with_those_left_out(index: Index, sets: list[set[str]]) -> list[set[str]]:
    """Return sets with the members of their groups that were not looked at, as in a large matter."""
    groups = index.holding(DEMAND, {member for one in sets for member in one})
    held = {member: group for group in groups for member in group.members}
    looked_at = {member.partition("/")[0] for one in sets for member in one}
    joined: list[set[str]] = []
    claimed: set[str] = set()
    for one in sets:
        more = set(one)
        for group in {held[member].id: held[member] for member in sorted(one) if member in held}.values():
            if group.id not in claimed:
                more |= {m for m in group.members if m.partition("/")[0] not in looked_at}
                claimed.add(group.id)
        joined.append(more)
    return joined


def entity_ids(index: Index, rows: Mapping[str, demands.Rows]) -> Mapping[str, str]:
    """Return the id in the case of each entity ("r1/e2") that somebody who asks or answers in rows is.

    Raises:
        CaseError: where the case cannot be read.
    """
    return index.groups_of(ENTITY, sorted(demands.people(rows)))
