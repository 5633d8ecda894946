"""The command line as a person runs it, in this process and with one loaded pipeline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import onrecord.engine.run
import onrecord.reading.pipeline
from onrecord import Pipeline
from onrecord.cli import main

REPORT = """Norhaven Police arrested four people on Sunday, said Inspector Ola Brandt.

“We had no choice,” Brandt said.
"""


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


Shell = Callable[..., Ran]


@pytest.fixture
def shell(
    pipeline: Pipeline, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Shell:
    """Runs ``onrecord`` with some arguments in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    # Loaded once for all tests; one with layers of its own is made as asked.
    monkeypatch.setattr(
        onrecord.reading.pipeline, "Pipeline", lambda *layers: Pipeline(*layers) if layers else pipeline
    )

    def run(*arguments: str | Path) -> Ran:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, *capfd.readouterr())

    return run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three reports."""
    path = tmp_path / "reports"
    path.mkdir()
    for number in range(1, 4):
        (path / f"day {number}.txt").write_text(REPORT.replace("four", str(number + 4)), "utf-8")
    return path
