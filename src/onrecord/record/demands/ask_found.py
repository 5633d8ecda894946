"""An ask as a rule finds it in a sentence, before it is a row."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record.demands.ask_words import CUT, LONGEST
from onrecord.record.demands.rows import Who


@dataclass(frozen=True, slots=True)
class Found:
    """An ask before it is a row: places count from the sentence's start.

    Attributes:
        answered: whether only who turns it down tells it.
    """

    verb: tuple[int, int]
    what: tuple[int, int]
    of: tuple[Who, ...]
    by: tuple[Who, ...]
    said: bool
    loose: bool
    weak: bool = False
    wish: bool = False
    answered: bool = False


def end_of(text: str, at: int) -> int:
    """Return where the words of what is asked for end, in a sentence from a place on."""
    cut = CUT.search(text, at)
    stop = min(cut.start() if cut else len(text), at + LONGEST)
    return at + len(text[at:stop].rstrip(" ,"))
