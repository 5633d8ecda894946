"""The order of states and steps: by day, where a report's own day means "then or before"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from onrecord.model.demands import Dated, Kind
from onrecord.model.record import Words
from onrecord.record.demands.gathered import as_day


def in_order(dated: Iterable[Dated[Kind]], rank: Callable[[Kind], int]) -> tuple[Dated[Kind], ...]:
    """Return states or steps by day.

    What only has its report's day stands no later than what the same report gives a day for and which comes after it:
    "was arrested; she was released on Tuesday".

    Args:
        rank: the place of a state or step in the course that such things take.
    """
    known = list(dated)

    def place(one: Dated[Kind]) -> tuple[bool, date, int, Words]:
        day = as_day(one.date)
        if day is None:
            return False, date.min, rank(one.kind), one.words
        days = [day]
        for other in known if one.of_report else ():
            # What such a course begins with comes before all else, wherever it is told.
            after = rank(other.kind) > rank(one.kind) and (rank(one.kind) == 0 or other.words > one.words)
            is_later = after and not other.of_report
            told = as_day(other.date)
            if is_later and told is not None and set(one.sources) & set(other.sources):
                days.append(told)
        return True, min(days), rank(one.kind), one.words

    return tuple(sorted(known, key=place))
