"""Styled lines of text, wrapped to a width: what the terminal account is laid out with."""

from __future__ import annotations

import io

from rich.console import Console
from rich.text import Text

from onrecord.export.printable import printable

#: So many lines a title, an outlet or the name of an input may take: they are anybody's, and of any length.
TITLE_LINES = 2
#: So many cells a name may take that stands beside other facts.
_NAME = 72
_NARROWEST = 20
_DOUBLE = frozenset('"“”')


class Page:
    """Collects lines and wraps them; wide characters (CJK, emoji) count as the two cells that they take."""

    def __init__(self, width: int, color_system: str | None) -> None:
        self._width = max(_NARROWEST, width)
        self._out = io.StringIO()
        # An environment of our own: the library reads no variables, the command line decides about colour.
        self._console = Console(
            file=self._out,
            width=self._width,
            color_system="standard" if color_system else None,
            force_terminal=color_system is not None,
            legacy_windows=False,
            highlight=False,
            emoji=False,
            markup=False,
            _environ={},
        )

    def gap(self) -> None:
        """Leave a line empty."""
        self._out.write("\n")

    def heading(self, words: str) -> None:
        """Print the heading of a section, with a line before it."""
        self.gap()
        self.line(Text(words, style="bold cyan"))

    def line(self, text: Text, indent: int = 0, hang: int = 2, most: int | None = None) -> None:
        """Print a paragraph.

        Args:
            text: what it says.
            indent: cells before its first line.
            hang: cells more before the others.
            most: how many lines it may have; what is over is cut, with "…" for it.
        """
        first, rest = " " * indent, " " * (indent + hang)
        width = self._width - indent - hang
        if most is not None:
            text = text[: (most + 1) * width]
        lines = list(text.wrap(self._console, width, overflow="fold"))
        if most is not None and len(lines) > most:
            lines = lines[:most]
            lines[-1].rstrip()
            lines[-1].truncate(width - 1)
            lines[-1].append("…")
        for number, wrapped in enumerate(lines):
            wrapped.rstrip()
            self._console.print(Text(first if number == 0 else rest).append_text(wrapped), soft_wrap=True)

    def text(self) -> str:
        """Return everything so far."""
        return self._out.getvalue()


def plain(words: str, style: str = "") -> Text:
    """Return words of a report, or of our own, as text that a terminal cannot trip over."""
    return Text(printable(words), style=style)


def name(words: str, style: str = "") -> Text:
    """Return the name of an outlet or a body among other facts of a line: one of any length leaves room for them."""
    text = plain(words, style)
    text.truncate(_NAME, overflow="ellipsis")
    return text


def quote(words: str) -> Text:
    """Return words of the report in quotation marks: for exact words only.

    Words that hold double marks themselves stand in single ones.
    """
    left, right = "‘’" if _DOUBLE.intersection(words) else "“”"
    return Text(f"{left}{printable(words)}{right}", style="italic")


def join(parts: list[Text], between: str = ", ") -> Text:
    """Return the parts that are not empty with ``between`` between them."""
    return Text(between).join([part for part in parts if part])
