"""Anchors time expressions: to the day of publication, or to a time told before.

News and narrative differ, as Strötgen and Gertz (2012) found: a bare "14 July" in news is the one nearest to the
publication that the tense allows; in a history it belongs to the year told last. A text counts as a history where its
dates name years and most of them lie well away from the publication.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.reading.times.calendar import NOTHING, Partial, partial, shift, whole, year_value
from onrecord.reading.times.expression import Anchor, Expression

#: A text with fewer years written out than this is read as news.
_HISTORY_YEARS = 5
#: … and so is one with more than one expression of the day's news to so many years.
_NEWSY = 8
#: "On 27 February 2002 … On 1 March": a date without its year takes that of a full one this close before it.
_NEAR = 300

#: In months: a coming "May 5" is not last week's, and one with no verb to it is the nearest.
_LONG_PAST, _LONG_AHEAD = 3.0, 7.0

#: The parts of a day after which "2am" is the next day's.
_LATE = ("TEV", "TNI")

Direction = Callable[[int, bool], int]


def is_history(expressions: Sequence[Expression], published: Partial) -> bool:
    """Whether a text's dates are anchored in itself: its years lie away from its publication, and it speaks of no now.

    Weekdays without a date, "yesterday", "last week" are how news speaks.
    """
    years = [-e.year if e.bc else e.year for e in expressions if e.year and not e.short]
    if published[0] is None:
        return bool(years)
    away = sum(abs(year - published[0]) >= 2 for year in years)
    newsy = sum(e.anchor is Anchor.PUBLISHED or (e.weekday is not None and e.day is None) for e in expressions)
    return len(years) >= _HISTORY_YEARS and away > 0.6 * len(years) and newsy * _NEWSY < len(years)


class Resolver:
    """Gives expressions their TIMEX3 values, in text order.

    Args:
        published: the day of publication, as far as it is known.
        history: whether the text is anchored in itself (see :func:`is_history`).
        direction: the tense around a code point (see :class:`Tenses`).
        paragraph: the number of the paragraph that a code point stands in.
    """

    def __init__(
        self, published: Partial, history: bool, direction: Direction, paragraph: Callable[[int], int] = lambda _: 0
    ) -> None:
        self._published = published
        self._history = history
        self._direction = direction
        self._paragraph = paragraph
        self._told_in = 0  # the paragraph of the last date told
        self._late = False  # whether that was an evening or a night
        self._told: Partial = NOTHING  # the last date told, for "the next day"
        self._told_day: Partial = NOTHING  # the last whole one
        self._full: tuple[int, int] | None = None  # where the last date with its year ended, and the year

    def resolve(self, said: Expression, following: str | None = None) -> str | None:
        """Return an expression's value; ``following`` is that of the next one, for a range ("3 to 5 May")."""
        if said.value is not None:
            return said.value
        if said.year is not None:
            said = replace(said, year=-said.year if said.bc else self._full_year(said))
        value = self._value(said, following)
        if value and (value[:4].isdecimal() or value.startswith("BC")) and said.clock is None:
            if self._history and self._is_day_from_now(said):
                return value
            when = partial(value)
            if when[0] and (when[1] or not self._told[1] or self._told[0] != when[0]):
                self._told = when
            if when[2]:
                self._told_day = when
                self._told_in = self._paragraph(said.start)
                self._late = value.endswith(_LATE)
            if said.year and said.month:
                self._full = (said.end, said.year)
        return value

    def peek(self, said: Expression) -> str | None:
        """Return what an expression would resolve to, and remember nothing."""
        before = self._told, self._told_day, self._full, self._told_in, self._late
        value = self.resolve(said)
        self._told, self._told_day, self._full, self._told_in, self._late = before
        return value

    def _full_year(self, said: Expression) -> int | None:
        if not said.short or said.year is None:
            return said.year
        base = self._told[0] or self._published[0] or 2000
        century = base // 100 * 100
        return min((century + said.year + step for step in (-100, 0, 100)), key=lambda year: abs(year - base))

    def _value(self, said: Expression, following: str | None) -> str | None:
        if said.unit is not None or said.anchor in (Anchor.PUBLISHED, Anchor.BEFORE):
            return self._shifted(said)
        if said.anchor is Anchor.NEXT and following:
            when = partial(following)
            said = replace(said, year=when[0], month=said.month or when[1])
        if said.clock and following and whole(partial(following)):
            return _at(following[:10], said)
        return _written(said) if said.year is not None else self._nearest(said)

    # Counted from the publication, or from what was told before.

    def _anchor(self, said: Expression) -> Partial:
        if said.anchor is Anchor.PUBLISHED and (not self._history or self._is_day_from_now(said)):
            return self._published
        if self._history:
            return self._told
        if said.unit == "day" and self._told_day[0]:
            return self._told_day if self._in_reach(said) else NOTHING
        return self._told

    def _in_reach(self, said: Expression) -> bool:
        """Whether the last day told is the one meant: news jumps between days from paragraph to paragraph.

        An unknown date can be asked after; one from another paragraph's story would be an invented one.
        """
        return self._history or self._paragraph(said.start) == self._told_in

    @staticmethod
    def _is_day_from_now(said: Expression) -> bool:
        """Yesterday and last night are counted from the publication in any text."""
        return said.anchor is Anchor.PUBLISHED and said.unit == "day" and said.amount != 0

    def _shifted(self, said: Expression) -> str | None:
        anchor = self._anchor(said)
        if said.month or said.season or said.weekday or said.weekend:
            return self._named(said, anchor)
        unit = said.unit or "day"
        if said.vague and unit not in ("hour", "minute", "second"):
            return "PAST_REF" if said.amount < 0 else "FUTURE_REF"
        if unit in ("hour", "minute", "second"):
            day = shift(anchor, "day", 0)
            return f"{day or 'XXXX-XX-XX'}TXX"
        value = shift(anchor, unit, said.amount) or _unknown(unit, anchor)
        return _at(value, said)

    def _named(self, said: Expression, anchor: Partial) -> str | None:
        """Last Tuesday, next March, the previous summer, this weekend; March of that year."""
        year, month, _ = anchor
        if said.month:
            if year and said.anchor is Anchor.BEFORE and said.unit == "year":
                return f"{year_value(year)}-{said.month:02}"
            if year is None or month is None:
                return f"XXXX-{said.month:02}"
            if said.amount < 0:
                step = -1 if said.month >= month else 0
            elif said.amount > 0:
                step = 1 if said.month <= month else 0
            else:
                step = 0
            return f"{year_value(year + step)}-{said.month:02}"
        if said.season:
            return f"{year_value(year + said.amount)}-{said.season}" if year else f"XXXX-{said.season}"
        if said.weekend:
            return self._weekend(said)
        day = whole(anchor)
        if day is None or said.weekday is None:
            return _at(f"XXXX-WXX-{said.weekday}", said)
        return _at(_weekday(day, said.weekday, said.amount).isoformat(), said)

    def _weekend(self, said: Expression) -> str:
        """The weekend is the one of the week; told as past, or early in the week with no verb to it, the one before."""
        anchor = self._told if self._history else self._published
        day = whole(anchor)
        amount = said.amount
        if amount == 0 and day and day.isoweekday() <= 5:
            early = day.isoweekday() <= 2 and self._direction(said.start, True) == 0
            amount = -1 if early or self._direction(said.start, False) < 0 else 0
        value = shift(anchor, "week", amount)
        return f"{value or 'XXXX-WXX'}-WE"

    # The nearest that the tense allows.

    def _nearest(self, said: Expression) -> str | None:
        year = self._context_year(said)
        if year is not None and (said.month or said.season or said.section):
            return _written(replace(said, year=year))
        if said.month is not None:
            return self._nearest_month(said)
        if said.weekday is not None:
            return self._nearest_weekday(said)
        if said.season or said.section:
            name = said.season or said.section
            return f"{self._published[0]}-{name}" if self._published[0] else f"XXXX-{name}"
        if said.day is not None:
            year, month, _ = self._told if self._told[1] else self._published
            return f"{year_value(year)}-{month:02}-{said.day:02}" if year and month else f"XXXX-XX-{said.day:02}"
        day = whole(self._told) if self._in_reach(said) else None
        if day and self._late and said.clock and said.clock < "06":
            day += timedelta(days=1)
        return _at(day.isoformat() if day else "XXXX-XX-XX", said)

    def _context_year(self, said: Expression) -> int | None:
        if self._history:
            return self._told[0]
        if self._full and 0 <= said.start - self._full[0] <= _NEAR:
            return self._full[1]
        return None

    def _nearest_month(self, said: Expression) -> str | None:
        year, month, day = self._published
        if year is None or month is None or said.month is None:
            return _written(said)
        ahead = self._direction(said.start, True)
        apart = said.month - month + (((said.day or 15) - (day or 15)) / 31 if said.day else 0)  # in months
        if ahead < 0:
            step = -1 if apart > 0.05 else 0
        elif ahead > 0:
            step = 1 if apart < -_LONG_PAST else 0
        else:
            step = -1 if apart > _LONG_AHEAD else 0
        return _written(replace(said, year=year + step))

    def _nearest_weekday(self, said: Expression) -> str | None:
        day = whole(self._published)
        assert said.weekday is not None
        if self._history:
            day = whole(self._told)
            return _at(_weekday(day, said.weekday, 2).isoformat() if day else f"XXXX-WXX-{said.weekday}", said)
        if day is None:
            return _at(f"XXXX-WXX-{said.weekday}", said)
        if day.isoweekday() == said.weekday:
            return _at(day.isoformat(), said)
        return _at(_weekday(day, said.weekday, 1 if self._direction(said.start, False) > 0 else -1).isoformat(), said)


def _weekday(day: date, weekday: int, amount: int) -> date:
    """Return the weekday before (-1), in the week of (0), after (1) a day, or on it or after (2)."""
    apart = weekday - day.isoweekday()
    if amount < 0 and apart >= 0:
        apart -= 7
    elif (amount == 1 and apart <= 0) or (amount == 2 and apart < 0):
        apart += 7
    return day + timedelta(days=apart)


def _at(value: str, said: Expression) -> str:
    """Put the part of the day, or the time of it, to a day's value."""
    if said.clock:
        return f"{value}T{said.clock}"
    return f"{value}T{said.part}" if said.part else value


def _written(said: Expression) -> str | None:
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
    return _at(f"{year}-{said.month:02}-{said.day:02}", said)


def _unknown(unit: str, anchor: Partial) -> str:
    """Return the value of a unit whose place is not known, with the year where that is."""
    year = year_value(anchor[0]) if anchor[0] and unit != "year" else "XXXX"
    return {"year": "XXXX", "month": f"{year}-XX", "week": f"{year}-WXX"}.get(unit, f"{year}-XX-XX")
