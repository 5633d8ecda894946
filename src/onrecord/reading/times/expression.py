"""What a time expression says, before it is anchored."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Anchor(StrEnum):
    """What an expression is counted from."""

    PUBLISHED = "published"  # "last night"
    BEFORE = "before"  # the time told before it: "the next day"
    NEAREST = "nearest"  # a bare "on Monday": the tense decides
    NEXT = "next"  # the time told after it, in a range: "3 to 5 May"


@dataclass(frozen=True, slots=True)
class Expression:
    """What a time expression says, before it is anchored.

    Attributes:
        start, end: code points of the text.
        first, last: indexes of its first and last token of the time grammar.
        value: a finished TIMEX3 value (durations, sets, references); everything else is then unset.
        year, month, day, weekday: as written; ``bc`` for years before Christ, ``short`` for a year of two digits.
        season, part, clock, section: ``"SU"``, ``"NI"``, ``"18:30"``, ``"Q3"`` or ``"H2"``.
        unit, amount: a shift of so many units ("day", -1) from the anchor; ``vague`` where the number is not told.
        feast: a feast whose day depends on the year ("easter monday").
        weeks: a further shift of a weekday: "the Friday before last", "Tuesday week".
    """

    start: int
    end: int
    first: int
    last: int
    value: str | None = None
    year: int | None = None
    bc: bool = False
    short: bool = False
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    weekend: bool = False
    season: str | None = None
    part: str | None = None
    clock: str | None = None
    section: str | None = None
    feast: str | None = None
    unit: str | None = None
    amount: int = 0
    weeks: int = 0
    vague: bool = False
    anchor: Anchor = Anchor.NEAREST
