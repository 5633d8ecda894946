"""The log of a case: what was added and decided, each entry chained to the one before by its hash."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from onrecord.ids import content_id
from onrecord.store.packing import Json, canonical_text
from onrecord.store.session import Session
from onrecord.store.tables import log

#: What the first entry names as the one before it.
NOTHING = content_id(b"")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the log.

    Attributes:
        number: 1 for the first.
        at: when, in UTC, ISO 8601 to the second.
        kind: ``"begun"``, ``"added"``, ``"grouped"``, ``"decided"``.
        body: what happened, as canonical JSON.
        before: the hash of the entry before.
        hash: of all of the above.
    """

    number: int
    at: str
    kind: str
    body: str
    before: str
    hash: str

    def value(self) -> Json:
        """Return the body's value."""
        value: Json = json.loads(self.body)
        return value


def utc_now() -> datetime:
    """Return the time, for the log."""
    return datetime.now(UTC)


def link_hash(number: int, at: str, kind: str, body: str, before: str) -> str:
    """Return the hash of an entry: of the canonical JSON of an array of its parts, ``body`` as the string it is."""
    return content_id(canonical_text([number, at, kind, body, before]))


def append(connection: Connection, at: datetime, kind: str, body: Json) -> Entry:
    """Add an entry, inside the transaction of the change that it tells of."""
    last = connection.execute(select(log.c.entry, log.c.hash).order_by(log.c.entry.desc()).limit(1)).first()
    number, before = (last.entry + 1, last.hash) if last else (1, NOTHING)
    stamp = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    text = canonical_text(body)
    entry = Entry(number, stamp, kind, text, before, link_hash(number, stamp, kind, text, before))
    connection.execute(
        log.insert().values(entry=number, at=stamp, kind=kind, body=text, before=before, hash=entry.hash)
    )
    return entry


class Log:
    """Reads the log, and lets other rooms write to it."""

    def __init__(self, session: Session, clock: Callable[[], datetime] = utc_now) -> None:
        self._session, self._clock = session, clock

    def append(self, kind: str, body: Json) -> Entry:
        """Add an entry, in the transaction that is under way or in one of its own.

        Raises:
            CaseError: where the case cannot be written.
        """
        with self._session.writing() as connection:
            return append(connection, self._clock(), kind, body)

    def head(self) -> Entry | None:
        """Return the last entry. Its hash stands for the whole case: noted down elsewhere, it shows a rewritten one."""
        with self._session.reading() as connection:
            row = connection.execute(select(log).order_by(log.c.entry.desc()).limit(1)).first()
        return Entry(*row) if row else None

    def entries(self, kind: str | None = None) -> Iterator[Entry]:
        """Yield the entries in order, of one kind or of all."""
        wanted = select(log).order_by(log.c.entry)
        with self._session.reading() as connection:
            rows = connection.execute(wanted if kind is None else wanted.where(log.c.kind == kind)).all()
        yield from (Entry(*row) for row in rows)
