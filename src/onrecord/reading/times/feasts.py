"""Feasts and days of note: which day of a year they fall on.

Only days that mean one date wherever a report comes from: "Independence Day" and "Mother's Day" differ by country.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from types import MappingProxyType

_FIXED = MappingProxyType(
    {"christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
     "new year's day": (1, 1), "new year's eve": (12, 31), "halloween": (10, 31), "valentine's day": (2, 14),
     "st patrick's day": (3, 17), "st george's day": (4, 23), "anzac day": (4, 25), "may day": (5, 1),
     "international women's day": (3, 8), "bastille day": (7, 14), "bonfire night": (11, 5),
     "armistice day": (11, 11), "veterans day": (11, 11), "australia day": (1, 26)}
)  # fmt: skip


def _easter(year: int) -> date:
    """Return the western Easter Sunday (the anonymous Gregorian computus)."""
    golden, century, of_century = year % 19, year // 100, year % 100
    skipped = (8 * century + 13) // 25
    moon = (19 * golden + century - century // 4 - skipped + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: _easter(year) + timedelta(days=days)


def _nth(month: int, weekday: int, count: int) -> Callable[[int], date]:
    """The ``count``-th weekday (1 is Monday) of a month."""

    def find(year: int) -> date:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1))

    return find


def _last(month: int, weekday: int) -> Callable[[int], date]:
    def find(year: int) -> date:
        end = date(year, month + 1, 1) - timedelta(days=1)
        return end - timedelta(days=(end.isoweekday() - weekday) % 7)

    return find


_MOVABLE = MappingProxyType(
    {"easter": _easter, "easter sunday": _easter, "easter monday": _from_easter(1), "good friday": _from_easter(-2),
     "easter saturday": _from_easter(-1), "palm sunday": _from_easter(-7), "ash wednesday": _from_easter(-46),
     "shrove tuesday": _from_easter(-47), "whit monday": _from_easter(50), "thanksgiving": _nth(11, 4, 4),
     "thanksgiving day": _nth(11, 4, 4), "labor day": _nth(9, 1, 1), "memorial day": _last(5, 1),
     "martin luther king day": _nth(1, 1, 3), "remembrance sunday": _nth(11, 7, 2)}
)  # fmt: skip


def feast_patterns() -> Iterator[str]:
    """Yield a regular expression for each name, the longest first."""
    for name in sorted((*_FIXED, *_MOVABLE), key=lambda name: -len(name)):
        words = (re.escape(word).replace("'", "['’]") for word in name.title().replace("'S", "'s").split())
        pattern = r"\s".join(words)
        yield pattern.replace("St\\s", r"St\.?\s").replace("Halloween", "Hallowe['’]?en")


def feast_name(words: str) -> str:
    """Return a feast's name as :func:`feast_day` knows it."""
    plain = " ".join(words.lower().split()).replace("’", "'").replace("st.", "st")
    return plain.replace("hallowe'en", "halloween")


def feast_day(name: str, year: int) -> date | None:
    """Return the day of a feast in a year; ``None`` for a year before 1 or after 9999.

    Raises:
        KeyError: for a name that :func:`feast_name` did not give.
    """
    if not 1 <= year <= 9999:
        return None
    if name in _FIXED:
        return date(year, *_FIXED[name])
    return _MOVABLE[name](year)


def feast_moves(name: str) -> bool:
    """Whether a feast's day depends on the year."""
    return name in _MOVABLE
