"""Dates as reports give them, to ISO 8601 dates or prefixes of one. Nothing is ever completed."""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_ISO_STAMP = re.compile(r"(\d{4}-\d{2}-\d{2})(?:$|[T ]\d)")
_COMPACT_STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{4}(?:\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?")

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({MONTH}),? (\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b({MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.IGNORECASE)
_ISO_INSIDE = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
#: How much of a line is looked at: a line that gives a date gives it early.
_LINE = 200


def iso_prefix(text: str) -> str | None:
    """Return ``text`` where it is an ISO date that exists, or a YYYY or YYYY-MM prefix of one; else ``None``."""
    match = _ISO.fullmatch(text)
    if match is None or not text.isascii():
        return None
    year, month, day = match.groups()
    return text if _exists(int(year), int(month or 1), int(day or 1)) else None


def from_stamp(text: str) -> str | None:
    """Return the date of a machine-readable time stamp, or ``None``.

    The date is the one that is written, in the stamp's own time zone. Prose dates in English are read too, since
    meta tags hold them; dates in digits whose order cannot be known ("03/04/2021") are not.
    """
    text = text.strip()[:_LINE]
    if exact := iso_prefix(text):
        return exact
    if match := _ISO_STAMP.match(text):
        return iso_prefix(match[1])
    if match := _COMPACT_STAMP.fullmatch(text):
        return iso_prefix("-".join(match.groups()[:3]))
    return from_prose(text)


def from_prose(text: str) -> str | None:
    """Return the first whole date written in English words, or in ISO form, near the start of a line."""
    text = text[:_LINE]
    if match := _DAY_FIRST.search(text):
        day, month, year = match.groups()
    elif match := _MONTH_FIRST.search(text):
        month, day, year = match.groups()
    elif match := _ISO_INSIDE.search(text):
        return iso_prefix(match[0])
    else:
        return None
    number = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(month.lower().rstrip(".")[:3]))
    return f"{int(year):04d}-{number:02d}-{int(day):02d}" if _exists(int(year), number, int(day)) else None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
