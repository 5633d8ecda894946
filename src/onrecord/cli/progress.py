"""How far long work has come, on stderr: a bar on a terminal, now and then a line elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import Protocol, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from onrecord.cli.messages import say
from onrecord.errors import counted


class Meter(Protocol):
    """Counts reports, and says so in its way."""

    def __enter__(self) -> Self:
        """Start."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop, and leave the terminal as it was."""

    def step(self, failed: bool) -> None:
        """Count one more."""


class Lines:
    """A plain line every so often; nothing for short work."""

    def __init__(
        self,
        total: int | None,
        every: float = 10.0,
        clock: Callable[[], float] = time.monotonic,
        done: str = "read",
    ) -> None:
        self._total, self._every, self._clock = total, every, clock
        self._verb = done
        self._done = self._failed = 0
        self._last = clock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def step(self, failed: bool) -> None:
        """Count one more, and print a line where the last one is long ago."""
        self._done += 1
        self._failed += failed
        if self._clock() - self._last < self._every:
            return
        self._last = self._clock()
        good = self._done - self._failed
        of = f"{good:,} of {counted(self._total, 'report')}" if self._total is not None else counted(good, "report")
        bad = f"; {self._failed:,} could not be" if self._failed else ""
        say(f"{self._verb} {of}{bad}")


class Bar:
    """A bar, or a spinner with a count where the total is not known."""

    def __init__(self, total: int | None, console: Console, done: str = "read") -> None:
        columns = [TextColumn(done), BarColumn()] if total is not None else [SpinnerColumn(), TextColumn(done)]
        self._progress = Progress(*columns, MofNCompleteColumn(), TimeElapsedColumn(), console=console, transient=True)
        self._task = self._progress.add_task("", total=total)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def step(self, failed: bool) -> None:
        """Count one more."""
        del failed
        self._progress.advance(self._task)


def meter(total: int | None, *, stdout_is_terminal: bool, done: str = "read") -> Meter:
    """Return the way to show progress that suits stderr; ``done`` is what is done with each report.

    Where the accounts themselves scroll by on the terminal, they are the progress, and a bar would mix with them.
    """
    console = Console(stderr=True)
    if console.is_terminal and not stdout_is_terminal:
        return Bar(total, console, done)
    return Lines(total, done=done)
