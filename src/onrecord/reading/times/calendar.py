"""Calendar arithmetic on dates that may be partial, in TIMEX3's terms.

A date is a tuple of year, month and day with ``None`` where it is not known; nothing here completes one. A negative
year is before Christ.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

Partial = tuple[int | None, int | None, int | None]
NOTHING: Partial = (None, None, None)

_ISO = re.compile(r"((?:BC)?\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_QUARTERS = {f"Q{n}": (3 * n - 2, 3 * n) for n in range(1, 5)} | {"H1": (1, 6), "H2": (7, 12)}
#: Hours of the parts of a day; a night runs into the next day.
_HOURS = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 24), "NI": (18, 30), "DT": (6, 18)}


def partial(iso: str | None) -> Partial:
    """Return the parts of an ISO 8601 date or prefix of one; :data:`NOTHING` where it is none."""
    found = _ISO.match(iso or "")
    if not found:
        return NOTHING
    year, month, day = (int(part.replace("BC", "-")) if part else None for part in found.groups())
    return year, month, day


def year_value(year: int) -> str:
    """Return a year as TIMEX3 writes it: ``"0490"``, ``"BC0490"``."""
    return f"{year:04}" if year >= 0 else f"BC{-year:04}"


def whole(when: Partial) -> date | None:
    """Return the day, where the date is a whole one that exists."""
    year, month, day = when
    if not (year and month and day) or year < 0:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(when: Partial, unit: str, amount: int) -> str | None:
    """Return the TIMEX3 value of the unit that lies ``amount`` units from a date; ``None`` where it is too partial.

    >>> shift((2021, 3, 14), "week", -1)
    '2021-W09'
    """
    year, month, _ = when
    day = whole(when)
    try:
        if unit == "year" and year and abs(year + amount) < 10_000:
            return year_value(year + amount)
        if unit == "month" and year and month and year > 0:
            months = year * 12 + month - 1 + amount
            return f"{months // 12:04}-{months % 12 + 1:02}" if 12 <= months < 120_000 else None
        if unit == "quarter" and year and month and year > 0:
            years, quarter = divmod(year * 4 + (month - 1) // 3 + amount, 4)
            return f"{years:04}-Q{quarter + 1}"
        if unit == "week" and day:
            return week(day + timedelta(weeks=amount))
        if unit == "day" and day:
            return (day + timedelta(days=amount)).isoformat()
    except OverflowError:
        return None
    return None


def week(day: date) -> str:
    """Return the ISO week of a day, as TIMEX3 writes it: ``"2021-W09"``."""
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"


def bounds(value: str | None) -> tuple[str | None, str | None]:
    """Return the start and end of a TIMEX3 value: days, or minutes where it has a time of day.

    The end is the last day, or the first minute after. Both are ``None`` for durations, sets, underspecified values,
    seasons (which lie half a year apart in the two hemispheres) and years before Christ.
    """
    if not value or "X" in value or not value[0].isdecimal():
        return None, None
    try:
        return _bounds(value)
    except (ValueError, OverflowError):  # no such day, or past the year 9999
        return None, None


def _bounds(value: str) -> tuple[str | None, str | None]:
    if found := re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)", value):
        start = _minutes(found[1], int(found[2]) * 60 + int(found[3]))
        return start, _minutes(found[1], int(found[2]) * 60 + int(found[3]) + 1)
    if found := re.fullmatch(r"(\d{4}-\d\d-\d\d)T([A-Z]{2})", value):
        first, last = _HOURS[found[2]]
        return _minutes(found[1], first * 60), _minutes(found[1], last * 60)
    if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return (monday + timedelta(days=5 if found[3] else 0)).isoformat(), (monday + timedelta(days=6)).isoformat()
    if found := re.fullmatch(r"(\d{4})-([QH]\d)", value):
        first, last = _QUARTERS[found[2]]
        return _months(int(found[1]), first, last)
    if found := re.fullmatch(r"(\d{4})(?:-(\d\d))?", value):
        year, month = int(found[1]), int(found[2] or 0)
        return _months(year, month or 1, month or 12)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        date.fromisoformat(value)
        return value, value
    if re.fullmatch(r"\d{2,3}", value):
        return f"{value:0<4}-01-01", f"{value:9<4}-12-31"
    return None, None


def _months(year: int, first: int, last: int) -> tuple[str, str]:
    return f"{year:04}-{first:02}-01", f"{year:04}-{last:02}-{monthrange(year, last)[1]:02}"


def _minutes(day: str, minutes: int) -> str:
    moment = date.fromisoformat(day) + timedelta(days=minutes // 1440)
    return f"{moment.isoformat()}T{minutes % 1440 // 60:02}:{minutes % 60:02}"
