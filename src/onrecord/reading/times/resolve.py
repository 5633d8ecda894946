"""Anchors time expressions: to the day of publication, or to a time told before.

News and narrative differ, as Strötgen and Gertz (2012) found: a bare "14 July" in news is the one nearest to the
publication that the tense allows; in a history it belongs to the year told last. A text counts as a history where its
dates name years and most of them lie well away from the publication.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from onrecord.reading.times.calendar import NOTHING, Partial, partial, shift, whole, year_value
from onrecord.reading.times.expression import Anchor, Expression
from onrecord.reading.times.feasts import feast_day, feast_moves
from onrecord.reading.times.tense import UNSURE, Tenses
from onrecord.reading.times.values import agreeing, at, is_after, not_before, unknown, weekday_beside, written

#: A text with fewer years written out than this is read as news.
_HISTORY_YEARS = 5
#: … and so is one with more than one expression of the day's news to so many years.
_NEWSY = 8
#: "On 27 February 2002 … On 1 March": a date without its year takes that of a full one this close before it.
_NEAR = 300

#: In so many paragraphs after the only day told, times of day are that day's.
_PARAGRAPHS = 3

#: In months: a coming "May 5" is not last week's, and one with no verb to it is the nearest.
_LONG_PAST, _LONG_AHEAD = 3.0, 7.0

#: The parts of a day after which "2am" is the next day's.
_LATE = ("TEV", "TNI")

_EVENING = "18:00"
#: Stands in for a year that nobody knows, to find a feast that is on one day in all of them.
_ANY_YEAR = 2000
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
        days: the days told so far, without those on which somebody only spoke; ``spoken`` where the last is such a one.
        timed: those told with a time or part of the day.
        full: where the last date with its year starts and ends, and the year.
        year: the same of the last year told by itself.
        quarter: the last quarter: "2012-Q3".
    """

    date: Partial = NOTHING
    day: Partial = NOTHING
    paragraph: int = 0
    clock: str | None = None
    days: frozenset[Partial] = frozenset()
    spoken: bool = False
    timed: frozenset[Partial] = frozenset()
    full: tuple[int, int, int] | None = None
    year: tuple[int, int, int] | None = None
    quarter: str | None = None


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

    def resolve(self, said: Expression, following: str | None = None, since: str | None = None) -> str | None:
        """Return an expression's value.

        Args:
            following: the value of the next one, for a range ("3 to 5 May").
            since: that of the one before, where this is the end of the range that it begins.
        """
        if said.value is not None:
            return said.value
        if said.year is not None:
            said = replace(said, year=-said.year if said.bc else self._full_year(said))
        if said.feast is not None:
            said = self._of_feast(said)
        value = self._value(said, following)
        if since and value and not self._history:
            value = not_before(said, value, since)
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
        if value[4:6] == "-Q" and value[6:].isdecimal():
            told.quarter = value
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
            if said.clock or said.part:
                told.timed |= {when}
            if dated:
                told.paragraph = self._paragraph(said.start)
                told.spoken = self._tenses.is_of_speech(said.start)
                if not told.spoken:
                    told.days |= {when}

    def _full_year(self, said: Expression) -> int | None:
        if not said.short or said.year is None:
            return said.year
        base = self._told.date[0] or self._published[0] or 2000
        century = base // 100 * 100
        return min((century + said.year + step for step in (-100, 0, 100)), key=lambda year: abs(year - base))

    def _of_feast(self, said: Expression) -> Expression:
        """Put month and day to a feast: those of its year, or of the one that the tense allows."""
        assert said.feast is not None
        known = said.year or (self._told.date[0] if self._history else self._published[0])
        day = feast_day(said.feast, known or _ANY_YEAR)
        if day is None:
            return said
        dated = replace(said, month=day.month, day=day.day)
        if said.year is None:
            year = partial(self._nearest(dated))[0]
            day = feast_day(said.feast, year) if year else day
            if day is None or (year is None and feast_moves(said.feast)):
                return replace(said, month=dated.month, day=None)
            dated = replace(said, year=year, month=day.month, day=day.day)
        return dated

    def _value(self, said: Expression, following: str | None) -> str | None:
        if said.unit is not None or said.anchor in (Anchor.PUBLISHED, Anchor.BEFORE):
            return self._shifted(said)
        if said.anchor is Anchor.NEXT and following:
            when = partial(following)
            said = replace(said, year=when[0], month=said.month or when[1])
        if said.clock and following and whole(partial(following)):
            return at(following[:10], said)
        return written(said) if said.year is not None else self._nearest(said)

    # Counted from the publication, or from what was told before.

    def _anchor(self, said: Expression) -> Partial:
        if said.anchor is Anchor.PUBLISHED and (not self._history or self._is_day_from_now(said)):
            return self._published
        if not self._history and said.unit == "day" and self._told.day[0]:
            return self._told.day if self._in_reach(said) else NOTHING
        if not self._history and said.unit == "year" and said.amount < 0 and not self._told.date[0]:
            return self._published  # "fell from a year earlier"
        return self._told.date

    def _in_reach(self, said: Expression) -> bool:
        """Whether the last day told is the one meant: news jumps between days from paragraph to paragraph.

        An unknown date can be asked after; one from another paragraph's story would be an invented one. In the
        paragraphs after it, a time of day is of the only day on which anything is told to have happened so far, if the
        hours of that day are what is told.
        """
        apart = self._paragraph(said.start) - self._told.paragraph
        day = self._told.day
        one = said.clock is not None and day in self._told.timed and self._told.days == {day} == {self._told.date}
        if said.clock is not None and self._told.spoken and self._told.days and not self._history:
            return False  # "On Saturday … Police said on Sunday … At 9pm": of either
        return self._history or apart == 0 or (one and apart <= _PARAGRAPHS)

    @staticmethod
    def _is_day_from_now(said: Expression) -> bool:
        """Yesterday and last night are counted from the publication in any text."""
        return said.anchor is Anchor.PUBLISHED and said.unit == "day" and said.amount != 0

    def _shifted(self, said: Expression) -> str | None:
        if said.anchor is Anchor.NEAREST and said.unit == "day":  # "overnight"
            ahead = self._direction(said.start, False) == 1
            said = replace(said, amount=0 if ahead else said.amount, anchor=Anchor.PUBLISHED)
        anchor = self._anchor(said)
        if said.section:
            return f"{year_value(anchor[0] + said.amount)}-{said.section}" if anchor[0] else f"XXXX-{said.section}"
        if said.unit == "quarter":
            return self._quarter(said, anchor)
        if said.month or said.season or said.weekday or said.weekend:
            return self._named(said, anchor)
        unit = said.unit or "day"
        if said.vague and unit not in ("hour", "minute", "second"):
            return "PAST_REF" if said.amount < 0 else "FUTURE_REF"
        if unit in ("hour", "minute", "second"):
            day = shift(anchor, "day", 0)
            return f"{day or 'XXXX-XX-XX'}TXX"
        value = shift(anchor, unit, said.amount) or unknown(unit, anchor)
        return at(value, said)

    def _quarter(self, said: Expression, anchor: Partial) -> str:
        told = self._told.quarter
        if said.anchor is Anchor.BEFORE and told:
            anchor = (int(told[:4]), 3 * int(told[-1]), None)
        elif said.anchor is Anchor.BEFORE:
            return "XXXX-QX"
        return shift(anchor, "quarter", said.amount) or "XXXX-QX"

    def _named(self, said: Expression, anchor: Partial) -> str | None:
        """Last Tuesday, next March, the previous summer, this weekend; March of that year."""
        year, month, _ = anchor
        if said.month:
            if year and said.anchor is Anchor.BEFORE and said.unit == "year":
                return f"{year_value(year)}-{said.month:02}"
            if year and said.unit == "year":
                return written(replace(said, year=year + said.amount))
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
            return at(f"XXXX-WXX-{said.weekday}", said)
        return at(weekday_beside(day, said.weekday, said.amount, said.weeks), said)

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
                return agreeing(said, year)
            value = self._nearest_month(said) if said.month else self._nearest_season(said)
            return written(said) if self._doubted(said, value) else value
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
        return at(day or "XXXX-XX-XX", said)

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
        near = self._near_year(said, anywhere=is_after(partial(value), self._published))
        return near is not None and partial(value)[0] != near[2]

    def _nearest_season(self, said: Expression) -> str:
        name = said.season or said.section
        year, month, _ = self._published
        if year and month and name and name[0] == "Q":
            # A quarter is the last that has begun, or the next that has not ended.
            apart = int(name[1]) - (month + 2) // 3
            ahead = self._direction(said.start, False) == 1
            return f"{year + (apart < 0 if ahead else -(apart > 0))}-{name}"
        return f"{self._published[0]}-{name}" if self._published[0] else f"XXXX-{name}"

    def _nearest_month(self, said: Expression) -> str | None:
        year, month, day = self._published
        if year is None or month is None or said.month is None:
            return written(said)
        ahead = self._direction(said.start, True)
        if ahead < 0 and self._tenses.of_what_comes(said.start):
            ahead = UNSURE  # "banned the march on 12 July": that of this year, before now or after
        apart = said.month - month + (((said.day or 15) - (day or 15)) / 31 if said.day else 0)  # in months
        if ahead < 0:
            step = -1 if apart > 0.05 else 0
        elif ahead == 1:
            step = 1 if apart < -_LONG_PAST else 0
        else:
            step = -1 if apart > _LONG_AHEAD else 0
        value = agreeing(said, year + step)
        if ahead < 0 or partial(value)[0] is not None:
            return value
        # "Monday, August 5": the weekday tells the year, where the tense does not tell against it.
        others = [agreeing(said, year + other) for other in (0, 1, -1)]
        return next((other for other in others if partial(other)[0] is not None), value)

    def _nearest_weekday(self, said: Expression) -> str | None:
        day = whole(self._published)
        assert said.weekday is not None
        if self._history:
            day = whole(self._told.date)
            return at(weekday_beside(day, said.weekday, 2) if day else f"XXXX-WXX-{said.weekday}", said)
        if day is None:
            return at(f"XXXX-WXX-{said.weekday}", said)
        if day.isoweekday() == said.weekday and not said.weeks:
            return at(day.isoformat(), said)
        direction = self._direction(said.start, False)
        if direction < 0 and self._tenses.of_what_comes(said.start) == 1:
            direction = 1  # "banned Saturday's march"
        if direction == UNSURE or (said.weeks and direction < 0):
            return at(f"XXXX-WXX-{said.weekday}", said)
        return at(weekday_beside(day, said.weekday, 1 if direction > 0 or said.weeks else -1, said.weeks), said)
