"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket there, without a port."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from urllib.parse import quote


class Server:
    """Gives addresses of databases that hold nothing."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._numbers = count(1)

    def address(self) -> str:
        """Return the URL of a new place for a case: a schema of its own in one database."""
        name = f"case{next(self._numbers)}"
        self.run(f"CREATE SCHEMA {name}")
        return f"{self.base}&options={quote(f'-csearch_path={name}', safe='')}"

    @property
    def base(self) -> str:
        """The URL of the database, without a schema."""
        return f"postgresql://postgres@/postgres?host={quote(str(self._socket), safe='')}"

    def run(self, statement: str) -> None:
        """Run one statement as the superuser."""
        import psycopg

        with psycopg.connect(host=str(self._socket), user="postgres", dbname="postgres", autocommit=True) as connection:
            connection.execute(statement.encode())


def binaries() -> Path | None:
    """Return the folder of the server's programs, where it is installed."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return places[-1].parent if places else None


@contextmanager
def server(programs: Path) -> Iterator[Server]:
    """Run a server until the block ends."""
    # Not pytest's own temporary folder, which root keeps to itself: the server refuses to run as root.
    folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-"))
    user = None
    try:
        if os.geteuid() == 0:
            user = next(name for name in ("postgres", "nobody") if name in {entry.pw_name for entry in pwd.getpwall()})
            shutil.chown(folder, user)

        def run(*command: str | Path) -> None:
            subprocess.run(
                [programs / command[0], *command[1:]],
                user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
            )  # fmt: skip

        run("initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        # No fsync: what a crash of the machine would leave is not the tests' subject.
        settings = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off -c full_page_writes=off"
        run("pg_ctl", "-D", folder / "data", "-w", "-s", "-l", folder / "log", "-o", settings, "start")
        try:
            yield Server(folder)
        finally:
            run("pg_ctl", "-D", folder / "data", "-w", "-s", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
