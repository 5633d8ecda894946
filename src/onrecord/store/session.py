"""One connection to a case, and its transactions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, text

from onrecord.store.address import WRITES
from onrecord.store.faults import told

#: What a connection remembers of the numbers of spaces, by name.
SPACES = "onrecord.spaces"


class Session:
    """Runs transactions on one connection; not for several threads at once.

    Attributes:
        name: what errors call the case.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self.name = name
        self._engine = engine
        self._connection: Connection | None = None
        self._writing = False

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the case throughout.

        Raises:
            CaseError: where the database refuses.
        """
        with told(self.name):
            connection = self._open()
            if connection.in_transaction():
                yield connection
            else:
                connection.execution_options(**{WRITES: False})
                with connection.begin():
                    yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the only connection that writes; all of it is kept when the outermost one ends well, or none.

        Raises:
            CaseError: where the database refuses, or another process writes for too long.
            RuntimeError: inside ``reading``, whose state may be out of date.
        """
        with told(self.name):
            connection = self._open()
            if self._writing:
                yield connection
                return
            if connection.in_transaction():
                raise RuntimeError("a transaction that only reads cannot begin to write")
            connection.execution_options(**{WRITES: True})
            self._writing = True
            try:
                with connection.begin():
                    if connection.dialect.name == "postgresql":
                        # One writer at a time, as in SQLite; whoever only reads is not kept waiting.
                        connection.execute(text("LOCK TABLE about IN EXCLUSIVE MODE"))
                    yield connection
            except BaseException:
                # Where committing failed (another process reads), SQLite's transaction is still under way.
                self._drop()
                raise
            finally:
                self._writing = False

    @contextmanager
    def beginning(self) -> Iterator[Connection]:
        """Give the only connection that begins a case in a database, where there is no table to lock yet.

        Raises:
            CaseError: where the database refuses.
        """
        with told(self.name):
            connection = self._open()
            connection.execution_options(**{WRITES: True})
            with connection.begin():
                connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('onrecord'))"))
                yield connection

    @property
    def dialect(self) -> str:
        """``"sqlite"`` or ``"postgresql"``."""
        return self._engine.dialect.name

    def close(self) -> None:
        """Let go of the connection."""
        self._drop()
        self._engine.dispose()

    def _drop(self) -> None:
        if self._connection is not None:
            if not self._connection.invalidated and not self._connection.closed:
                self._connection.info.pop(SPACES, None)
            self._connection.close()
            self._connection = None

    def _open(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection
