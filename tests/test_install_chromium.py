"""What ``make test`` does for its browser: without one it goes on, and the tests that need it are skipped."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "scripts" / "install-chromium"


def _command(folder: Path, name: str, lines: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{lines}\n")
    path.chmod(0o755)


@pytest.mark.parametrize(
    ("user", "apt"),
    [
        (0, "exit 100"),  # no network
        (0, '[ "$1" = update ]'),  # no such package
        (1000, "echo asked >&2"),
        (0, None),  # no Debian
    ],
)
def test_the_tests_go_on_where_no_browser_can_be_installed(tmp_path: Path, user: int, apt: str | None) -> None:
    _command(tmp_path, "id", f"echo {user}")
    if apt is not None:
        _command(tmp_path, "apt-get", apt)
    ran = subprocess.run(["/bin/sh", SCRIPT], env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=True)
    assert "will be skipped" in ran.stderr
    assert "asked" not in ran.stderr


def test_a_browser_that_is_there_is_taken(tmp_path: Path) -> None:
    _command(tmp_path, "chromium", "exit 0")
    ran = subprocess.run(["/bin/sh", SCRIPT], env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("", "")
