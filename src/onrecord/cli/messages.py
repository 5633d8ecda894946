"""Messages to the person at the shell, on stderr."""

from __future__ import annotations

import click

from onrecord.errors import OnRecordError
from onrecord.export.printable import printable


def say(message: str) -> None:
    """Print one line; names of inputs in it may hold anything, so it is made safe for a terminal."""
    click.echo(printable(message), err=True)


def say_error(error: OnRecordError, about: str = "") -> None:
    """Print what went wrong with what (``about`` where the error does not say), and the hint on a line of its own."""
    subject = error.subject or about
    say(f"error: {subject}: {error.message}" if subject else f"error: {error.message}")
    if error.hint:
        say(f"hint: {error.hint}")
