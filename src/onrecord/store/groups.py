"""Groups with permanent ids: origins, incidents. What becomes of an id is in the log, since nothing else tells it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, func, select, update

from onrecord.errors import CaseError
from onrecord.store.links import order
from onrecord.store.log import Log
from onrecord.store.naming import Naming, name_groups
from onrecord.store.packing import Json
from onrecord.store.session import Session
from onrecord.store.tables import formers, groups, members

_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Group:
    """One group.

    Attributes:
        id: the first letter of its kind and a number (``"i7"``); permanent.
        members: sources (``"r3"``) or parts of them (``"r3/v2"``), sorted.
    """

    id: str
    members: tuple[str, ...]


class Groups:
    """The groups of a case, by kind (``"origin"``, ``"incident"``); a member is in one group of a kind at most."""

    def __init__(self, session: Session, log: Log) -> None:
        self._session, self._log = session, log

    def put_groups(self, kind: str, sets: Iterable[Iterable[str]], gone: Iterable[str] = ()) -> list[str]:
        """Say which members belong together now, and return the group id of each set.

        Only sets in which something changed need be given: members that none of them names stay where they are. An id
        stays with most of its members; see :func:`onrecord.store.naming.name_groups`.

        Args:
            kind: of the groups.
            sets: see above.
            gone: parts of sources (``"r3/v5"``) that are in no group of their own any more. An id that is left without
                members by that leads to the group of their source.

        Raises:
            CaseError: where the case cannot be written.
            ValueError: where a set is empty, or two share a member.
        """
        now = [frozenset(one) for one in sets]
        lost = frozenset(gone)
        named = frozenset().union(lost, *now)
        if not all(now) or sum(map(len, now)) + len(lost) != len(named):
            raise ValueError("the sets of put_groups may be neither empty nor share a member")
        with self._session.writing() as connection:
            before = self._touched(connection, kind, named | {member.partition("/")[0] for member in lost})
            highest = connection.execute(select(func.max(groups.c.number)).where(groups.c.kind == kind)).scalar()
            naming = name_groups(before, now, (highest or 0) + 1, lost, self._former(connection, kind, now))
            if naming.members != before:
                self._write(connection, kind, before, naming)
            number_of = {member: number for number, held in naming.members.items() for member in held}
        return [_id(kind, number_of[next(iter(one))]) for one in now]

    def groups(self, kind: str) -> list[Group]:
        """Return the groups of a kind that have members, by number.

        Raises:
            CaseError: where the case cannot be read.
        """
        found: dict[int, list[str]] = defaultdict(list)
        with self._session.reading() as connection:
            for row in connection.execute(select(members.c.number, members.c.member).where(members.c.kind == kind)):
                found[row.number].append(row.member)
        return [Group(_id(kind, number), tuple(sorted(found[number], key=order))) for number in sorted(found)]

    def group(self, kind: str, id: str) -> Group:
        """Return the group that an id is of or, after a merge, leads to.

        Raises:
            CaseError: where there never was such a group.
        """
        with self._session.reading() as connection:
            number: int | None = _number(kind, id)
            row = connection.execute(select(groups).filter_by(kind=kind, number=number)).first()
            if row is None:
                raise CaseError("case.no_group", f"has no {kind} {id!r}", subject=self._session.name)
            while row.leads_to is not None:
                row = connection.execute(select(groups).filter_by(kind=kind, number=row.leads_to)).one()
            number = row.number
            held = connection.execute(select(members.c.member).filter_by(kind=kind, number=number)).scalars().all()
        return Group(_id(kind, number), tuple(sorted(held, key=order)))

    def holding(self, kind: str, wanted: Iterable[str]) -> list[Group]:
        """Return the groups that have any of some members, with all of theirs, by number.

        Raises:
            CaseError: where the case cannot be read.
        """
        with self._session.reading() as connection:
            found = self._touched(connection, kind, frozenset(wanted))
        return [Group(_id(kind, number), tuple(sorted(held, key=order))) for number, held in found.items()]

    def groups_of(self, kind: str, wanted: Iterable[str]) -> dict[str, str]:
        """Return the group id of each member; a member without a group is left out.

        Raises:
            CaseError: where the case cannot be read.
        """
        with self._session.reading() as connection:
            return {member: _id(kind, number) for member, number in _numbers(connection, kind, wanted).items()}

    def _touched(self, connection: Connection, kind: str, wanted: frozenset[str]) -> dict[int, frozenset[str]]:
        """Return all members of every group that has one of the wanted ones."""
        found: dict[int, set[str]] = defaultdict(set)
        left = iter(sorted(set(_numbers(connection, kind, wanted).values())))
        while some := list(islice(left, _AT_ONCE)):
            rows = select(members.c.number, members.c.member).where(
                members.c.kind == kind, members.c.number.in_(some)
            )  # fmt: skip
            for row in connection.execute(rows):
                found[row.number].add(row.member)
        return {number: frozenset(found[number]) for number in sorted(found)}

    def _former(self, connection: Connection, kind: str, now: Sequence[frozenset[str]]) -> dict[int, frozenset[str]]:
        """Return what was in the groups that were merged away and had any of the members."""
        found: dict[int, set[str]] = defaultdict(set)
        left = iter(sorted(frozenset().union(*now)))
        while some := list(islice(left, _AT_ONCE)):
            having = select(formers.c.number).where(formers.c.kind == kind, formers.c.member.in_(some))
            rows = select(formers.c.number, formers.c.member).where(
                formers.c.kind == kind, formers.c.number.in_(having)
            )  # fmt: skip
            for row in connection.execute(rows):
                found[row.number].add(row.member)
        return {number: frozenset(found[number]) for number in sorted(found)}

    def _write(self, connection: Connection, kind: str, before: dict[int, frozenset[str]], naming: Naming) -> None:
        for number in naming.new:
            connection.execute(groups.insert().values(kind=kind, number=number))
        for number in naming.back:
            connection.execute(update(groups).filter_by(kind=kind, number=number).values(leads_to=None))
            connection.execute(formers.delete().filter_by(kind=kind, number=number))
        for old, number in naming.leads_to.items():
            connection.execute(update(groups).filter_by(kind=kind, number=old).values(leads_to=number))
            rows = [{"kind": kind, "number": old, "member": member} for member in sorted(before[old], key=order)]
            connection.execute(formers.insert(), rows)
        was = {member: number for number, held in before.items() for member in held}
        left = sorted(was.keys() - frozenset().union(*naming.members.values()), key=order)
        for member in left:
            connection.execute(members.delete().filter_by(kind=kind, member=member))
        joins: dict[int, list[str]] = defaultdict(list)
        for number, held in naming.members.items():
            for member in sorted(held, key=order):
                if was.get(member) == number:
                    continue
                joins[number].append(member)
                if member in was:
                    connection.execute(members.delete().filter_by(kind=kind, member=member))
                connection.execute(members.insert().values(kind=kind, member=member, number=number))
        joined: dict[str, Json] = {_id(kind, number): list(joins[number]) for number in sorted(joins)}
        leads: dict[str, Json] = {_id(kind, old): _id(kind, number) for old, number in naming.leads_to.items()}
        body: dict[str, Json] = {"kind": kind, "joined": joined, "leads_to": leads}
        self._log.append("grouped", body | {"left": list(left)} if left else body)


class Replay:
    """What the log says of groups, for comparing with what stands in their tables."""

    def __init__(self) -> None:
        self._members: dict[tuple[str, str], str] = {}
        self._ids: set[tuple[str, str]] = set()
        self._leads: dict[tuple[str, str], str] = {}

    def play(self, body: str) -> None:
        """Take one entry of the kind ``"grouped"``."""
        entry: Any = json.loads(body)
        kind = entry["kind"]
        for id, joined in entry["joined"].items():
            self._ids.add((kind, id))
            self._leads.pop((kind, id), None)  # it came back
            self._members.update(((kind, member), id) for member in joined)
        for member in entry.get("left", ()):
            del self._members[kind, member]
        self._leads.update(((kind, old), id) for old, id in entry["leads_to"].items())

    def differences(self, connection: Connection) -> Iterator[tuple[str, str]]:
        """Yield where the tables say something else than the log, and what."""
        held = {(row.kind, row.member): _id(row.kind, row.number) for row in connection.execute(select(members))}
        rows = connection.execute(select(groups)).all()
        steps = {
            (row.kind, _id(row.kind, row.number)): _id(row.kind, row.leads_to)
            for row in rows
            if row.leads_to is not None
        }
        leads = {key: _end(steps, *key) for key in ((row.kind, _id(row.kind, row.number)) for row in rows)}
        told_leads = {key: _end(self._leads, *key) for key in self._ids}
        for what, found, told in (("is in", held, self._members), ("leads to", leads, told_leads)):
            for key in sorted(found.keys() | told.keys()):
                if key not in found or key not in told or found[key] != told[key]:
                    yield f"{key[0]} {key[1]}", f"{what} {found.get(key)}; the log says {told.get(key)}"


def _end(leads: Mapping[tuple[str, str], str], kind: str, id: str) -> str | None:
    """Return where an id leads after all merges, ``None`` where it stands for itself."""
    end, seen = None, {id}
    while (id_after := leads.get((kind, end or id))) is not None:
        end = id_after
        if end in seen:
            return f"{end}, and so in a circle"
        seen.add(end)
    return end


def _numbers(connection: Connection, kind: str, wanted: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    left = iter(sorted(set(wanted)))
    while some := list(islice(left, _AT_ONCE)):
        rows = select(members.c.member, members.c.number).where(members.c.kind == kind, members.c.member.in_(some))
        found.update((row.member, row.number) for row in connection.execute(rows))
    return found


def _id(kind: str, number: int) -> str:
    return f"{kind[0]}{number}"


def _number(kind: str, id: str) -> int | None:
    digits = id.removeprefix(kind[0])
    return int(digits) if id[:1] == kind[0] and digits.isdecimal() and digits.isascii() and len(digits) < 10 else None
