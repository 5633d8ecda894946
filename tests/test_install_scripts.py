"""What ``make test`` does for its browser and its database: without one it goes on, and the tests are skipped."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[1] / "scripts"
NEEDS = {"install-chromium": "chromium", "install-postgresql": "initdb"}


def _command(folder: Path, name: str, lines: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{lines}\n")
    path.chmod(0o755)


def _run(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    # Nothing but what the test put there: neither this machine's commands nor its PostgreSQL.
    env = {"PATH": str(folder), "POSTGRESQL_PLACES": str(folder / "nowhere")}
    return subprocess.run(["/bin/sh", SCRIPTS / script], env=env, capture_output=True, text=True, check=True)


@pytest.mark.parametrize("script", NEEDS)
@pytest.mark.parametrize(
    ("user", "apt"),
    [
        (0, "exit 100"),  # no network
        (0, '[ "$1" = update ]'),  # no such package
        (1000, "echo asked >&2"),
        (0, None),  # no Debian
    ],
)
def test_the_tests_go_on_where_nothing_can_be_installed(
    tmp_path: Path, script: str, user: int, apt: str | None
) -> None:
    _command(tmp_path, "id", f"echo {user}")
    if apt is not None:
        _command(tmp_path, "apt-get", apt)
    ran = _run(script, tmp_path)
    assert "will be skipped" in ran.stderr
    assert "asked" not in ran.stderr


@pytest.mark.parametrize("script", NEEDS)
def test_what_is_there_is_taken(tmp_path: Path, script: str) -> None:
    _command(tmp_path, NEEDS[script], "exit 0")
    ran = _run(script, tmp_path)
    assert (ran.stdout, ran.stderr) == ("", "")


def test_a_database_of_debians_is_found_off_the_path(tmp_path: Path) -> None:
    (tmp_path / "nowhere").mkdir()
    _command(tmp_path / "nowhere", "initdb", "exit 0")
    ran = _run("install-postgresql", tmp_path)
    assert (ran.stdout, ran.stderr) == ("", "")
