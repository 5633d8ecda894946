"""New cases, and older ones brought up to date.

Why not Alembic: a case is a document and no deployment. It is opened by whoever was sent it, goes from any older
version to this one in one transaction, by one line of steps without branches, and stays as it was where a step fails.
That takes the lines below; Alembic would bring a folder of scripts, an environment and a second template engine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, inspect, select, update

from onrecord.errors import CaseError
from onrecord.store import tables
from onrecord.store.address import APPLICATION

Step = Callable[[Connection], None]


def _decisions(connection: Connection) -> None:
    tables.metadata.create_all(connection, tables=[tables.formers, tables.decisions])


#: What brings a case of the version that is the key to the next one.
STEPS: Mapping[int, Step] = {1: _decisions}


def create(connection: Connection) -> None:
    """Make the tables of a new case."""
    tables.metadata.create_all(connection)
    connection.execute(tables.about.insert().values(key="version", value=str(tables.VERSION)))
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")


def is_empty(connection: Connection) -> bool:
    """Whether there is nothing at all: a database without tables."""
    return not inspect(connection).get_table_names()


def version_of(connection: Connection, name: str) -> int:
    """Return the version of a case's tables.

    Raises:
        CaseError: where it is no case.
    """
    known = {"sqlite": _is_ours}.get(connection.dialect.name, lambda _: True)
    if not known(connection) or not inspect(connection).has_table(tables.about.name):
        raise not_a_case(name)
    found = connection.execute(select(tables.about.c.value).where(tables.about.c.key == "version")).scalar()
    if found is None or not found.isdecimal():
        raise CaseError("case.damaged", f"has no version but {found!r}", subject=name, hint="take it from a backup")
    return int(found)


def upgrade(connection: Connection, name: str) -> None:
    """Bring a case to this version, inside the transaction that the caller began.

    Raises:
        CaseError: where it is newer than this version, or is no case.
    """
    found = version_of(connection, name)
    if found > tables.VERSION:
        raise newer(name, found)
    for number in range(found, tables.VERSION):
        STEPS[number](connection)
    connection.execute(update(tables.about).where(tables.about.c.key == "version").values(value=str(tables.VERSION)))


def not_a_case(name: str, what: str = "is not an OnRecord case") -> CaseError:
    """Return the error for what is something else."""
    return CaseError("case.not_a_case", what, subject=name, hint="a case is what `onrecord add CASE PATH…` made")


def newer(name: str, found: int) -> CaseError:
    """Return the error for a case that a later OnRecord wrote."""
    return CaseError(
        "case.newer",
        f"was written by a newer OnRecord: its format is {found}, and this one knows up to {tables.VERSION}",
        subject=name,
        hint="update OnRecord; the case is unchanged",
    )


def _is_ours(connection: Connection) -> bool:
    return connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION
