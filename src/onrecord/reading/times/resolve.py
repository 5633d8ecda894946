"""Anchors time expressions: to the day of publication, or to a time told before.

News and narrative differ, as Strötgen and Gertz (2012) found: a bare "14 July" in news is the one nearest to the
publication that the tense allows; in a history it belongs to the year told last. A text counts as a history where its
dates name years and most of them lie well away from the publication.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.reading.times.calendar import NOTHING, Partial, partial, shift, whole, year_value
from onrecord.reading.times.expression import Anchor, Expression
from onrecord.reading.times.tense import UNSURE, Tenses

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

_EVENING = "18:00"
#: "In 2019, on March 5": so little stands between.
_BESIDE = 6


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


@dataclass(slots=True)
class _Memory:
    """What was told before.

    Attributes:
        date: the last date, for "the next day"; ``day`` the last whole one, told in the paragraph ``paragraph``.
        clock: the latest time told of that day; "18:00" for its evening or night.
        full: where the last date with its year starts and ends, and the year.
        year: the same of the last year told by itself.
    """

    date: Partial = NOTHING
    day: Partial = NOTHING
    paragraph: int = 0
    clock: str | None = None
    full: tuple[int, int, int] | None = None
    year: tuple[int, int, int] | None = None


class Resolver:
    """Gives expressions their TIMEX3 values, in text order.

    Args:
        published: the day of publication, as far as it is known.
        history: whether the text is anchored in itself (see :func:`is_history`).
        tenses: the parse around the expressions.
        paragraph: the number of the paragraph that a code point stands in.
    """

    def __init__(
        self, published: Partial, history: bool, tenses: Tenses, paragraph: Callable[[int], int] = lambda _: 0
    ) -> None:
        self._published = published
        self._history = history
        self._tenses = tenses
        self._direction = tenses.direction
        self._paragraph = paragraph
        self._told = _Memory()

    def resolve(self, said: Expression, following: str | None = None) -> str | None:
        """Return an expression's value; ``following`` is that of the next one, for a range ("3 to 5 May")."""
        if said.value is not None:
            return said.value
        if said.year is not None:
            said = replace(said, year=-said.year if said.bc else self._full_year(said))
        value = self._value(said, following)
        if value and (value[:4].isdecimal() or value.startswith("BC")):
            self._remember(said, value, dated=said.clock is None or said.day is not None or said.weekday is not None)
        return value

    def peek(self, said: Expression) -> str | None:
        """Return what an expression would resolve to, and remember nothing."""
        before = replace(self._told)
        value = self.resolve(said)
        self._told = before
        return value

    def _remember(self, said: Expression, value: str, dated: bool) -> None:
        told, when = self._told, partial(value)
        if self._history and dated and self._is_day_from_now(said):
            return
        clock = "18:00" if value.endswith(_LATE) else said.clock
        if dated:
            if when[0] and (when[1] or not told.date[1] or told.date[0] != when[0]):
                told.date = when
            if said.year:
                where = (said.start, said.end, said.year)
                if not said.month:
                    told.year = where
                elif not self._tenses.is_background(said.start):
                    told.full = where
        if when[2] and (dated or when == told.day or told.day == NOTHING):
            # "11pm on Friday": the clock comes first, and the day that follows is no other one.
            told.clock = clock if when != told.day else max(clock or "", told.clock or "") or None
            told.day = when
            if dated:
                told.paragraph = self._paragraph(said.start)

    def _full_year(self, said: Expression) -> int | None:
        if not said.short or said.year is None:
            return said.year
        base = self._told.date[0] or self._published[0] or 2000
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
        if not self._history and said.unit == "day" and self._told.day[0]:
            return self._told.day if self._in_reach(said) else NOTHING
        return self._told.date

    def _in_reach(self, said: Expression) -> bool:
        """Whether the last day told is the one meant: news jumps between days from paragraph to paragraph.

        An unknown date can be asked after; one from another paragraph's story would be an invented one.
        """
        return self._history or self._paragraph(said.start) == self._told.paragraph

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
        return _at(_weekday(day, said.weekday, said.amount, said.weeks), said)

    def _weekend(self, said: Expression) -> str:
        """The weekend is the one of the week; told as past, or early in the week with no verb to it, the one before."""
        anchor = self._told.date if self._history else self._published
        day = whole(anchor)
        amount = said.amount
        if amount == 0 and day and day.isoweekday() <= 5:
            early = day.isoweekday() <= 2 and self._direction(said.start, True) == 0
            direction = self._direction(said.start, False)
            if direction == UNSURE and not early:
                return "XXXX-WXX-WE"
            amount = -1 if early or direction < 0 else 0
        value = shift(anchor, "week", amount)
        return f"{value or 'XXXX-WXX'}-WE"

    # The nearest that the tense allows.

    def _nearest(self, said: Expression) -> str | None:
        if said.month or said.season or said.section:
            year = self._context_year(said)
            if year is not None:
                return _agreeing(said, year)
            value = self._nearest_month(said) if said.month else self._nearest_season(said)
            return _written(said) if self._doubted(said, value) else value
        if said.weekday is not None:
            return self._nearest_weekday(said)
        if said.day is not None:
            year, month, _ = self._told.date if self._told.date[1] else self._published
            return f"{year_value(year)}-{month:02}-{said.day:02}" if year and month else f"XXXX-XX-{said.day:02}"
        return self._clock(said)

    def _clock(self, said: Expression) -> str:
        """A time of day is of the day told last: after midnight, of the day after a late hour; before it, unknown."""
        day = shift(self._told.date, "day", 0) if self._in_reach(said) else None
        late = self._told.clock or ""
        if day and said.clock and said.clock < late:
            if late >= _EVENING and said.clock < "06":
                day = shift(self._told.date, "day", 1)
            elif said.clock < _EVENING:
                day = None  # "at 3pm on Friday … at 9am": of that day or of the next
        return _at(day or "XXXX-XX-XX", said)

    def _context_year(self, said: Expression) -> int | None:
        """Return the year that the words before a date lend it."""
        if self._history:
            return self._told.date[0]
        if self._told.year and self._tenses.same_sentence(self._told.year[0], said.start):
            start, end, year = self._told.year
            # "In 2019, on March 5"; "In 2019 he was held on March 5".
            if said.start - end <= _BESIDE or self._tenses.opens_sentence(start):
                return year
        near = self._near_year(said)
        lends = near is not None and said.day and not self._tenses.is_aside(near[0])
        return near[2] if near and lends else None

    def _near_year(self, said: Expression, *, anywhere: bool = False) -> tuple[int, int, int] | None:
        """Return the last date with its year, if it stands close by, in the same paragraph or ``anywhere``."""
        full = self._told.full
        if full is None or not 0 <= said.start - full[1] <= _NEAR:
            return None
        return full if anywhere or self._paragraph(full[0]) == self._paragraph(said.start) else None

    def _doubted(self, said: Expression, value: str | None) -> bool:
        """Whether a date with another year close by might be of that one: "on 3 May 2019 … in March"."""
        if self._history:
            return False
        near = self._near_year(said, anywhere=_is_after(partial(value), self._published))
        return near is not None and partial(value)[0] != near[2]

    def _nearest_season(self, said: Expression) -> str:
        name = said.season or said.section
        return f"{self._published[0]}-{name}" if self._published[0] else f"XXXX-{name}"

    def _nearest_month(self, said: Expression) -> str | None:
        year, month, day = self._published
        if year is None or month is None or said.month is None:
            return _written(said)
        ahead = self._direction(said.start, True)
        apart = said.month - month + (((said.day or 15) - (day or 15)) / 31 if said.day else 0)  # in months
        if ahead < 0:
            step = -1 if apart > 0.05 else 0
        elif ahead == 1:
            step = 1 if apart < -_LONG_PAST else 0
        else:
            step = -1 if apart > _LONG_AHEAD else 0
        value = _agreeing(said, year + step)
        if ahead < 0 or partial(value)[0] is not None:
            return value
        # "Monday, August 5": the weekday tells the year, where the tense does not tell against it.
        others = [_agreeing(said, year + other) for other in (0, 1, -1)]
        return next((other for other in others if partial(other)[0] is not None), value)

    def _nearest_weekday(self, said: Expression) -> str | None:
        day = whole(self._published)
        assert said.weekday is not None
        if self._history:
            day = whole(self._told.date)
            return _at(_weekday(day, said.weekday, 2) if day else f"XXXX-WXX-{said.weekday}", said)
        if day is None:
            return _at(f"XXXX-WXX-{said.weekday}", said)
        if day.isoweekday() == said.weekday and not said.weeks:
            return _at(day.isoformat(), said)
        direction = self._direction(said.start, False)
        if direction == UNSURE or (said.weeks and direction < 0):
            return _at(f"XXXX-WXX-{said.weekday}", said)
        return _at(_weekday(day, said.weekday, 1 if direction > 0 or said.weeks else -1, said.weeks), said)


def _weekday(day: date, weekday: int, amount: int, weeks: int = 0) -> str:
    """Return the weekday before (-1), in the week of (0), after (1) a day, on it or after (2), and weeks from it."""
    apart = weekday - day.isoweekday()
    if amount < 0 and apart >= 0:
        apart -= 7
    elif (amount == 1 and apart <= 0) or (amount == 2 and apart < 0):
        apart += 7
    return shift((day.year, day.month, day.day), "day", apart + 7 * weeks) or f"XXXX-WXX-{weekday}"


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


def _is_after(when: Partial, other: Partial) -> bool:
    return tuple(part or 0 for part in when) > tuple(part or 0 for part in other)


def _agreeing(said: Expression, year: int) -> str | None:
    """Return a date's value in a year; without the year where that day was another weekday."""
    day = whole((year, said.month, said.day))
    wrong = day is not None and said.weekday is not None and day.isoweekday() != said.weekday
    return _written(said if wrong else replace(said, year=year))


def _unknown(unit: str, anchor: Partial) -> str:
    """Return the value of a unit whose place is not known, with the year where that is."""
    year = year_value(anchor[0]) if anchor[0] and unit != "year" else "XXXX"
    return {"year": "XXXX", "month": f"{year}-XX", "week": f"{year}-WXX"}.get(unit, f"{year}-XX-XX")
