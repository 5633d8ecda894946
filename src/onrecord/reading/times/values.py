"""TIMEX3 values, put together from what an expression says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.reading.times.calendar import Partial, partial, shift, whole, year_value
from onrecord.reading.times.expression import Expression


def weekday_beside(day: date, weekday: int, amount: int, weeks: int = 0) -> str:
    """Return the weekday before (-1), in the week of (0), after (1) a day, on it or after (2), and weeks from it."""
    apart = weekday - day.isoweekday()
    if amount < 0 and apart >= 0:
        apart -= 7
    elif (amount == 1 and apart <= 0) or (amount == 2 and apart < 0):
        apart += 7
    return shift((day.year, day.month, day.day), "day", apart + 7 * weeks) or f"XXXX-WXX-{weekday}"


def at(value: str, said: Expression) -> str:
    """Put the part of the day, or the time of it, to a day's value."""
    if said.clock:
        return f"{value}T{said.clock}"
    return f"{value}T{said.part}" if said.part else value


def written(said: Expression) -> str | None:
    """Return the value of a date as it is written, with X for what is not."""
    year = year_value(said.year) if said.year is not None else "XXXX"
    if said.season or said.section:
        return f"{year}-{said.season or said.section}"
    if said.month is None:
        return year
    if said.day is None:
        return f"{year}-{said.month:02}"
    if said.year is not None and said.year > 0 and whole((said.year, said.month, said.day)) is None:
        return None  # 31 June
    return at(f"{year}-{said.month:02}-{said.day:02}", said)


def not_before(said: Expression, value: str, since: str) -> str | None:
    """Return the end of a range in the year in which it comes next after the range's start."""
    start, end = partial(since), partial(value)
    if start[0] is None:
        return value
    later = (said.month or 0, said.day or 0) >= (start[1] or 0, start[2] or 0)
    year = start[0] if later else start[0] + 1
    return value if end[0] == year else agreeing(said, year)


def is_after(when: Partial, other: Partial) -> bool:
    """Whether a date lies after another, as far as both are known."""
    return tuple(part or 0 for part in when) > tuple(part or 0 for part in other)


def agreeing(said: Expression, year: int) -> str | None:
    """Return a date's value in a year; without the year where that day was another weekday."""
    day = whole((year, said.month, said.day))
    wrong = day is not None and said.weekday is not None and day.isoweekday() != said.weekday
    return written(said if wrong else replace(said, year=year))


def unknown(unit: str, anchor: Partial) -> str:
    """Return the value of a unit whose place is not known, with the year where that is."""
    year = year_value(anchor[0]) if anchor[0] and unit != "year" else "XXXX"
    return {"year": "XXXX", "month": f"{year}-XX", "week": f"{year}-WXX"}.get(unit, f"{year}-XX-XX")
