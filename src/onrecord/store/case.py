"""A case: the record of one matter, as one file or one PostgreSQL database."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from onrecord.errors import CaseError
from onrecord.store import log, tables, versions
from onrecord.store.address import Address, connect, parse_address
from onrecord.store.decisions import Decisions
from onrecord.store.group_joins import GroupJoins
from onrecord.store.keys import Keys
from onrecord.store.links import Links
from onrecord.store.log import Log, utc_now
from onrecord.store.session import Session
from onrecord.store.sources import Sources

#: For how many seconds a writer waits for another one.
PATIENCE = 30.0


class Index(Keys, Links, GroupJoins):
    """What is worked out from the sources and kept beside them: keys, profiles, links and groups."""

    def __init__(self, session: Session, log: Log) -> None:
        Keys.__init__(self, session)
        GroupJoins.__init__(self, session, log)


class Case:
    """An open case; see :func:`open_case`. Not for several threads at once.

    Attributes:
        name: as it was given, but without a password.
        sources: the reports.
        index: what is worked out from them.
        decisions: what people decided.
        log: every acknowledged change.
        session: its transactions, for this room.
    """

    def __init__(self, session: Session, clock: Callable[[], datetime]) -> None:
        self.name = session.name
        self.session = session
        self.log = Log(session, clock)
        self.sources = Sources(session, clock)
        self.index = Index(session, self.log)
        self.decisions = Decisions(session, self.log, clock)

    @contextmanager
    def change(self) -> Iterator[None]:
        """Keep all that is changed inside, or nothing; nested ones belong to the outermost.

        Raises:
            CaseError: where the case cannot be written, or another process writes to it for too long.
        """
        with self.session.writing():
            yield

    @contextmanager
    def view(self) -> Iterator[None]:
        """See one state of the case inside, whatever others add meanwhile.

        Raises:
            CaseError: where the case cannot be read.
        """
        with self.session.reading():
            yield

    def close(self) -> None:
        """Let go of the file or database."""
        self.session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_case(
    given: str | PathLike[str],
    *,
    create: bool = False,
    wait: float = PATIENCE,
    clock: Callable[[], datetime] = utc_now,
) -> Case:
    """Open a case, and bring one of an older version up to date.

    Args:
        given: a path, or ``postgresql://user@host/database``.
        create: whether to begin a case where there is none; the file appears whole.
        wait: for how many seconds to wait while another process writes.
        clock: says what time it is, for the log.

    Raises:
        CaseError: where there is no case, or something else; where it is of a newer version, damaged, locked, on a
            full disk; or where the database cannot be reached.
    """
    address = parse_address(fspath(given))
    if address.path is not None:
        _see_to_file(address, create, clock)
    session = Session(connect(address, wait), address.name)
    try:
        if address.url is not None:
            _see_to_database(session, create, clock)
        _bring_up_to_date(session)
    except BaseException:
        session.close()
        raise
    return Case(session, clock)


def _bring_up_to_date(session: Session) -> None:
    with session.reading() as connection:
        found = versions.version_of(connection, session.name)
    if found > tables.VERSION:
        raise versions.newer(session.name, found)
    if found < tables.VERSION:
        with session.writing() as connection:
            versions.upgrade(connection, session.name)


def _begin(connection: Connection, clock: Callable[[], datetime]) -> None:
    versions.create(connection)
    log.append(connection, clock(), "begun", {"case": str(uuid.uuid4())})


def _see_to_database(session: Session, create: bool, clock: Callable[[], datetime]) -> None:
    with session.reading() as connection:
        empty = versions.is_empty(connection)
    if not empty:
        return
    if not create:
        raise _not_found(session.name)
    with session.beginning() as connection:
        if versions.is_empty(connection):  # two may have begun at once
            _begin(connection, clock)


def _see_to_file(address: Address, create: bool, clock: Callable[[], datetime]) -> None:
    path = Path(os.path.realpath(fspath(address.path or "")))
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        size = None
    except OSError as error:
        raise _unopenable(address, error) from error
    if size is not None and not path.is_file():
        raise versions.not_a_case(address.name, "is a folder" if path.is_dir() else "is no file")
    if size:
        return
    if not create:
        raise _not_found(address.name) if size is None else versions.not_a_case(address.name, "is empty")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _place(path, _new_file(clock), over_empty=size == 0)
    except OSError as error:
        raise _unopenable(address, error) from error


def _new_file(clock: Callable[[], datetime]) -> bytes:
    """Return the bytes of a new case."""
    raw = sqlite3.connect(":memory:", isolation_level=None)
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    with engine.connect() as connection:
        _begin(connection, clock)
    data = raw.serialize()
    raw.close()
    return data


def _place(path: Path, data: bytes, *, over_empty: bool) -> None:
    """Put a whole file at ``path``; where another process was quicker, its file stays."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        part.chmod(0o666 & ~mask)
        if over_empty or not _linked(path, part):
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _linked(path: Path, part: Path) -> bool:
    """Whether there is a file at ``path`` now: the one that was there before, or this one."""
    try:
        path.hardlink_to(part)
    except OSError:
        # There is one, or this file system has no links: then whoever comes last in the same moment begins the case.
        return path.exists()
    return True


def _not_found(name: str) -> CaseError:
    return CaseError(
        "case.not_found", "there is no such case", subject=name, hint="`onrecord add CASE PATH…` begins one"
    )


def _unopenable(address: Address, error: OSError) -> CaseError:
    reason = (error.strerror or type(error).__name__).lower()
    return CaseError("case.unopenable", f"cannot be opened: {reason}", subject=address.name)
