"""Where a case lies, and how to connect to it.

An SQLite case keeps a rollback journal and not a write-ahead log. A case is one file that people send each other: with
a write-ahead log, what was committed last would lie in a second file beside it after a crash; with a rollback journal
every committed report is in the case itself, and it can be read from a medium that is read-only and from
a network drive. There is one writer, so that the log's faster concurrency would gain nothing.
"""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool

from onrecord.errors import CaseError

#: ``application_id`` of the SQLite header, "OnRe": by it `file` and others tell a case from another database.
APPLICATION = 0x4F6E5265
#: The execution option of connections that will write.
WRITES = "onrecord_writes"


@dataclass(frozen=True, slots=True)
class Address:
    """What a person gives as CASE: a file, or a PostgreSQL database.

    Attributes:
        name: as given, but without a password; errors name the case so.
        path: the file, for SQLite.
        url: the database, for PostgreSQL.
    """

    name: str
    path: Path | None = None
    url: URL | None = None


def parse_address(given: str) -> Address:
    """Tell a path from a URL.

    Raises:
        CaseError: where it is a URL of a database that cannot hold a case, or no URL that makes sense.
    """
    scheme, separator, _ = given.partition("://")
    if not separator:
        return Address(given, path=Path(given))
    try:
        url = make_url(given)
    except (ArgumentError, ValueError) as error:
        raise CaseError("case.address", "is no address of a database", subject=given, hint=_SHAPE) from error
    name = url.render_as_string(hide_password=True)
    if scheme not in {"postgresql", "postgres", "postgresql+psycopg"}:
        raise CaseError("case.address", f"a case cannot lie at a {scheme} address", subject=name, hint=_SHAPE)
    return Address(name, url=url.set(drivername="postgresql+psycopg"))


_SHAPE = "a CASE is a file, or postgresql://user@host/database"


def connect(address: Address, wait: float) -> Engine:
    """Return an engine for an address; nothing is opened before it is used.

    Args:
        address: where.
        wait: for how many seconds to wait while another process writes.

    Raises:
        CaseError: where PostgreSQL is asked for and its driver is not installed.
    """
    if address.path is not None:
        return _sqlite(address.path, wait)
    assert address.url is not None
    try:
        url = address.url.update_query_dict({"connect_timeout": "10", **address.url.query})
        engine = create_engine(url, poolclass=NullPool)
    except ModuleNotFoundError as error:
        raise CaseError(
            "case.no_driver",
            "needs the driver of PostgreSQL, which is not installed",
            subject=address.name,
            hint="pip install 'onrecord[postgres]'",
        ) from error

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get(WRITES):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {max(1, round(wait * 1000))}")
        else:
            # One state throughout, as SQLite shows it.
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

    return engine


def _sqlite(path: Path, wait: float) -> Engine:
    # Never `mode=rwc`: a new case appears whole, and a mistyped name of an old one must not make an empty file.
    uri = f"file:{quote(os.fspath(path.absolute()))}?mode=rw"

    def opened() -> sqlite3.Connection:
        connection = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None)
        settings = (
            "foreign_keys = ON",
            "synchronous = EXTRA",  # a commit is on the disk, and so is the end of its journal
            "cache_size = -65536",  # 64 MB: adding touches pages all over the index of keys
            "trusted_schema = OFF",  # a case comes from anybody
            "cell_size_check = ON",
        )
        try:
            for setting in settings:
                connection.execute(f"PRAGMA {setting}")
        except UnicodeDecodeError as error:  # of a message of SQLite's own, with bytes of a damaged file in it
            connection.close()
            raise sqlite3.DatabaseError("malformed database schema") from error
        return connection

    engine = create_engine("sqlite://", creator=opened, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # With `isolation_level=None` the driver begins nothing by itself. A writer takes the lock at once: one that
        # began as a reader could find that another had written in between, and could not go on.
        writes = connection.get_execution_options().get(WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
