"""Messages to the person at the shell, on stderr."""

from __future__ import annotations

import click

from onrecord.errors import OnRecordError
from onrecord.export.printable import printable


def say(message: str) -> None:
    """Print one line; names of inputs in it may hold anything, so it is made safe for a terminal."""
    click.echo(printable(message), err=True)


def say_error(error: OnRecordError) -> None:
    """Print what went wrong, and the hint on a line of its own."""
    say(f"error: {error.subject}: {error.message}" if error.subject else f"error: {error.message}")
    if error.hint:
        say(f"hint: {error.hint}")
