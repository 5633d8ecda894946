"""Words for a person about what the nouns hold: times, first words, and what of a statement is verbatim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from onrecord.model import Document, Form, Reading, Span, Statement, Time

_FIRST_WORDS = 12
_OPENING = frozenset('"“„«')
_CLOSING = frozenset('"”»')
_MARKS = _OPENING | _CLOSING | frozenset("'‘’‚")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a statement's content, and whether it stands in quotation marks (left out here)."""

    words: str
    verbatim: bool


def type_words(name: str) -> str:
    """Return the name of a type or sector as words: "use of force"."""
    return name.replace("_", " ")


def first_words(document: Document) -> str:
    """Return the first words of a text that has no title, for a heading."""
    # A word has seldom more than 30 letters; a text of a million characters is not split for twelve words.
    words = document.text[: 400 * _FIRST_WORDS].split()
    return " ".join(words[:_FIRST_WORDS])[: 12 * _FIRST_WORDS] + (" …" if len(words) > _FIRST_WORDS else "")


def when(time: Time | None, reading: Reading) -> str:
    """Return a time as its dates and the words of the report that give it."""
    if time is None:
        return "time not given"
    words = f"(“{reading.words(time.span)}”)"
    if not time.start:
        return f"time not resolved {words}"
    return f"{_period(time.start, time.end)} {words}"


def _period(start: str, end: str | None) -> str:
    """Return a period in as few characters as say it: a day and a minute have one end, two times of a day one date."""
    shown = start.replace("T", " ", 1)
    if end is None or end in (start, _minute_after(start)):
        return shown
    day, _, clock = end.partition("T")
    if clock and day == start.partition("T")[0]:
        return f"{shown} to {clock}"
    return f"{shown} to {end.replace('T', ' ', 1)}"


def _minute_after(iso: str) -> str | None:
    if "T" not in iso:
        return None
    try:
        return (datetime.fromisoformat(iso) + timedelta(minutes=1)).isoformat(timespec="minutes")
    except (ValueError, OverflowError):
        return None


def pieces(statement: Statement, reading: Reading) -> list[list[Piece]]:
    """Return a statement's content, one list a span, cut where quotation marks open and close.

    The words outside the marks are the report's own: they are never given as quoted. A direct statement with no
    ``quoted`` spans is quoted in full.
    """
    whole = statement.form is Form.DIRECT and not statement.quoted
    quoted = statement.content if whole else statement.quoted
    cut = [_cut(span, [part for part in quoted if part.overlaps(span)], reading) for span in statement.content]
    return [parts for parts in cut if parts]


def _cut(content: Span, quoted: list[Span], reading: Reading) -> list[Piece]:
    text = reading.document.text
    found: list[Piece] = []
    position, after_quote = content.start, False
    for part in sorted(quoted):
        start, end = max(part.start, position), min(part.end, content.end)
        if start >= end:
            continue
        found += _outside(text[position:start], after_quote, before_quote=True)
        found += _piece(_inside(text[start:end]), verbatim=True)
        position, after_quote = end, True
    return found + _outside(text[position : content.end], after_quote, before_quote=False)


def _outside(words: str, after_quote: bool, before_quote: bool) -> list[Piece]:
    """Leave out the report's own marks beside a quotation, since we print ours."""
    if after_quote and words[:1] in _MARKS:
        words = words[1:]
    if before_quote and words[-1:] in _MARKS:
        words = words[:-1]
    return _piece(words, verbatim=False)


def _inside(words: str) -> str:
    stripped = words.strip()
    start = 1 if stripped[:1] in _OPENING else 0
    end = len(stripped) - 1 if len(stripped) > 1 and stripped[-1:] in _CLOSING else len(stripped)
    return stripped[start:end]


def _piece(words: str, *, verbatim: bool) -> list[Piece]:
    return [Piece(words, verbatim)] if words.strip() else []
