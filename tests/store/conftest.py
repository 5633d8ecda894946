"""A new place for a case: a file, and a PostgreSQL database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from postgresql_server import Server, binaries, server

from onrecord.store import Case, open_case


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A server of our own."""
    programs = binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: scripts/install-postgresql")
    with server(programs) as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where there is no case yet."""
    if request.param == "sqlite":
        return str(tmp_path / "vigil.onrecord")
    running: Server = request.getfixturevalue("postgresql")
    return running.address()


@pytest.fixture
def case(place: str) -> Iterator[Case]:
    """A new case, open."""
    with open_case(place, create=True, wait=5) as opened:
        yield opened
