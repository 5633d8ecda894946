"""A killed `add` loses nothing that it had acknowledged, and leaves a case that opens, agrees and can grow."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from postgresql_server import Server

PROGRAM = Path(__file__).with_name("kill_adds.py")


def run(*arguments: str | Path) -> str:
    command = [sys.executable, PROGRAM, *arguments]
    ran = subprocess.run(command, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_a_file_survives_kills_at_any_moment(tmp_path: Path) -> None:
    said = run("15", "7", *(tmp_path / f"{number}.onrecord" for number in range(17)))
    assert said.startswith("15 kills")
    # The others were cut off before the first report or after the last.
    assert int(said.split()[2]) >= 5


def test_a_database_survives_kills_at_any_moment(postgresql: Server) -> None:
    assert run("4", "7", *(postgresql.address() for _ in range(6))).startswith("4 kills")


def test_several_that_begin_a_case_at_once_and_add_to_it_all_go_on(place: str) -> None:
    run("race", place)
