"""Quarters, halves and business years: "the third quarter", "the second half of last year", "fiscal 2012"."""

from __future__ import annotations

from onrecord.reading.times.builders import Match, finished, ordinal_of
from onrecord.reading.times.expression import Anchor, Expression

_STEPS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "next": 1, "following": 1, "coming": 1}


def section(match: Match) -> Expression | None:
    """The third quarter, fourth-quarter, the second half of 2008, the first half of last year."""
    said = match.blank()
    letter = match.word("sec")[0].upper()
    rank = 2 if match.word("rank") == "latter" else ordinal_of(match.word("rank"))
    year, step = match.word("y"), match.word("step")
    if not rank or rank > (4 if letter == "Q" else 2) or (letter == "H" and not year and not step):
        return None  # "the second half" without its year is a match's
    return Expression(
        said.start, said.end, said.first, said.last, year=int(year) if year else None, section=f"{letter}{rank}",
        unit="year" if step else None, amount=_STEPS.get(step, 0),
        anchor=Anchor.PUBLISHED if step else Anchor.NEAREST,
    )  # fmt: skip


def quarter(match: Match) -> Expression | None:
    """Last quarter, this quarter, the previous quarter, the quarter."""
    said = match.blank()
    if match.word("quarter") != "quarter":
        return None
    step = match.word("step")
    told = step in ("", "previous", "preceding", "prior", "following", "that", "same")
    return Expression(
        said.start, said.end, said.first, said.last, unit="quarter", amount=_STEPS.get(step, 0),
        anchor=Anchor.BEFORE if told else Anchor.PUBLISHED,
    )  # fmt: skip


def nine_eleven(match: Match) -> Expression | None:
    """9/11, the Sept. 11 attacks."""
    if match.words("m") and (match.word("m")[:3], match.word("d")) != ("sep", "11"):
        return None
    return finished(match, "2001-09-11")
