"""Builders of dates in digits alone: 2021-03-14, 14/03/2021."""

from __future__ import annotations

import re

from onrecord.reading.times.builders import Match
from onrecord.reading.times.expression import Expression


def iso(match: Match) -> Expression | None:
    """2021-03-14."""
    said = match.blank()
    year, month, day = (int(part) for part in match.word("iso")[:10].split("-"))
    clock = match.word("iso")[11:16] or None
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return Expression(said.start, said.end, said.first, said.last, year=year, month=month, day=day, clock=clock)


def numeric(match: Match) -> Expression | None:
    """14/03/2021 and 03/14/2021; 03/04/2021, which can be either, says its year alone."""
    said = match.blank()
    first, second, year = (int(part) for part in re.split(r"[/.]", match.word("date")))
    day, month = (first, second) if second <= 12 else (second, first)
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    if day <= 12 and day != month:
        return Expression(said.start, said.end, said.first, said.last, year=year)
    return Expression(said.start, said.end, said.first, said.last, year=year, month=month, day=day)
