"""How far long work has come."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from onrecord.cli.progress import Bar, Lines, meter


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def _run(meter_: Lines, clock: Clock, steps: int, seconds: float) -> None:
    with meter_ as counting:
        for number in range(steps):
            clock.now += seconds
            counting.step(failed=number % 4 == 3)


def test_short_work_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    _run(Lines(20, clock=clock), clock, 20, 0.4)
    assert capsys.readouterr() == ("", "")


def test_long_work_says_a_line_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    _run(Lines(10, clock=clock), clock, 10, 4)
    assert capsys.readouterr().err.splitlines() == [
        "read 3 of 10 reports",
        "read 5 of 10 reports; 1 could not be",
        "read 7 of 10 reports; 2 could not be",
    ]


def test_a_total_that_is_not_known_is_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    _run(Lines(None, clock=clock), clock, 3, 4)
    assert capsys.readouterr().err == "read 3 reports\n"


@pytest.mark.parametrize("total", [4, None])
def test_a_terminal_shows_a_bar_and_is_left_clean(total: int | None) -> None:
    shown = io.StringIO()
    with Bar(total, Console(file=shown, force_terminal=True, width=60)) as counting:
        counting.step(failed=False)
    text = shown.getvalue()
    assert ("1/4" if total else "1/?") in text
    assert text.endswith("\x1b[2K")


def test_accounts_that_scroll_by_get_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    assert isinstance(meter(3, stdout_is_terminal=True), Lines)
    assert isinstance(meter(3, stdout_is_terminal=False), Bar)
