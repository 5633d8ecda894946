"""Demands with permanent ids: asks of one demand are grouped anew where a report adds some."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.engine.happenings import INCIDENT
from onrecord.model import Reading
from onrecord.record import demands
from onrecord.record.demands.chains import located
from onrecord.record.demands.clusters import clusters, is_demand, keys_of, member_of
from onrecord.store import Index

#: The kind of groups of asks that are one demand, and of entities that are one.
DEMAND, ENTITY = "demand", "entity"
#: In a matter of more reports than this, of each demand only its first asks stand for it.
_MANY = 400
_STAND_FOR_IT = 3


def take_note(index: Index, source: str, reading: Reading) -> None:
    """Keep what a source that is new in the case asks for and answers, and group its asks with those of others.

    Main incidents and entities are to be grouped before.

    Raises:
        CaseError: where the case cannot be written.
    """
    demands.note(index, source, demands.rows_of(reading))
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
    while new := {key for one in rows.values() for key in keys_of(one)} - asked:
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
    for id in sorted(set(index.groups_of(INCIDENT, found).values())):
        matter = {member for member in index.group(INCIDENT, id).members if "/" not in member}
        found |= matter if len(matter) <= _MANY else _standing(index, matter)
    return found


def _sharing(index: Index, rows: Mapping[str, demands.Rows]) -> set[str]:
    """Return the sources whose asks are in a group with one of these: it may fall apart."""
    asks = {member_of(move) for one in rows.values() for move in one.moves if is_demand(move)}
    held = sorted(set(index.groups_of(DEMAND, asks).values()))
    return {member.partition("/")[0] for id in held for member in index.group(DEMAND, id).members}


def _standing(index: Index, matter: set[str]) -> set[str]:
    return {
        member.partition("/")[0]
        for group in index.groups(DEMAND)
        for member in group.members[:_STAND_FOR_IT]
        if member.partition("/")[0] in matter
    }


def _with_those_left_out(index: Index, sets: list[set[str]]) -> list[set[str]]:
    """Return sets with the members of their groups that were not looked at, as in a large matter."""
    held = index.groups_of(DEMAND, {member for one in sets for member in one})
    looked_at = {member.partition("/")[0] for one in sets for member in one}
    joined: list[set[str]] = []
    claimed: set[str] = set()
    for one in sets:
        more = set(one)
        for id in sorted({held[member] for member in one if member in held} - claimed):
            others = {m for m in index.group(DEMAND, id).members if m.partition("/")[0] not in looked_at}
            more |= others
            claimed.add(id)
        joined.append(more)
    return joined


def entity_ids(index: Index, sources: Iterable[str]) -> Mapping[str, str]:
    """Return the id in the case of each entity ("r1/e2") that somebody who asks or answers in some sources is.

    Raises:
        CaseError: where the case cannot be read.
    """
    return index.groups_of(ENTITY, sorted(demands.people(demands.kept(index, sources))))
