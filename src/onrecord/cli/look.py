"""How accounts look on this terminal: its width, and whether it shows colours."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO

from rich.console import Console

from onrecord.export.terminal import render_terminal
from onrecord.model import Reading


def account(to_file: bool) -> Callable[[Reading], str]:
    """Return the function that renders a Reading for stdout, or for a file."""
    console = _console(to_file)
    # rich knows the terminal, NO_COLOR and COLUMNS.
    colors = None if console.no_color or not console.is_terminal else console.color_system
    width = console.width

    def render(reading: Reading) -> str:
        return render_terminal(reading, width=width, color_system=colors)

    return render


def between_accounts(to_file: bool) -> str:
    """Return the line that parts two accounts."""
    return f"\n{'─' * _console(to_file).width}\n\n"


def _console(to_file: bool) -> Console:
    return Console(file=StringIO(), width=80, force_terminal=False) if to_file else Console()
