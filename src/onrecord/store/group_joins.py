"""Members that go to a group which is too large to be put anew with every one of them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select, update

from onrecord.store.groups import Groups
from onrecord.store.packing import Json
from onrecord.store.tables import groups, members


class GroupJoins(Groups):
    """Groups that a member can be added to at the same cost however many it has."""

    def join_groups(self, kind: str, pairs: Iterable[tuple[str, str]]) -> None:
        """Put members into the groups of others, and leave all else as it is.

        A group that is left without members leads to the one that its last member went to.

        Args:
            kind: of the groups.
            pairs: (member, mate): the one goes to where the other is; where that is in no group, both begin one.

        Raises:
            CaseError: where the case cannot be written.
        """
        with self._session.writing() as connection:
            joined: dict[str, list[str]] = {}
            leads: dict[str, Json] = {}
            for member, mate in pairs:
                held = self.groups_of(kind, (member, mate))
                if mate not in held:
                    self.put_groups(kind, [[member, mate]])
                    continue
                if held.get(member) == held[mate]:
                    continue
                number = int(held[mate][1:])
                connection.execute(members.delete().filter_by(kind=kind, member=member))
                connection.execute(members.insert().values(kind=kind, member=member, number=number))
                joined.setdefault(held[mate], []).append(member)
                if member in held:
                    old = int(held[member][1:])
                    left = select(func.count()).select_from(members).filter_by(kind=kind, number=old)
                    if not connection.execute(left).scalar_one():
                        either = (groups.c.number == old) | (groups.c.leads_to == old)
                        connection.execute(update(groups).where(groups.c.kind == kind, either).values(leads_to=number))
                        leads[held[member]] = held[mate]
            if joined:
                lists: dict[str, Json] = {id: list(some) for id, some in joined.items()}
                self._log.append("grouped", {"kind": kind, "joined": lists, "leads_to": leads})
