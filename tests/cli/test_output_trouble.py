"""What the system refuses is said as such, and is no fault of OnRecord's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

REPORT = "Ann Orr said the bridge was closed. Police arrested two people on Monday.\n"


def onrecord(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    (folder / "report.txt").write_text(REPORT)
    shell = f"{sys.executable} -m onrecord {command}"
    return subprocess.run(["sh", "-c", shell], cwd=folder, capture_output=True, text=True, check=False)


def test_a_full_stdout(tmp_path: Path) -> None:
    if not Path("/dev/full").is_char_device():
        pytest.skip("this system has no /dev/full")
    done = onrecord("read report.txt >/dev/full", tmp_path)
    assert done.returncode == 2
    assert "stdout: cannot be written: No space left on device" in done.stderr
    assert "fault" not in done.stderr


def test_a_closed_stdout(tmp_path: Path) -> None:
    done = onrecord("read report.txt >&-", tmp_path)
    assert done.returncode == 2
    assert "stdout: is closed" in done.stderr


def test_an_empty_path_is_not_the_current_folder(tmp_path: Path) -> None:
    done = onrecord('read "$NO_SUCH_VARIABLE"', tmp_path)
    assert done.returncode == 2
    assert "a PATH is empty" in done.stderr
    assert done.stdout == ""
