"""Where the paragraphs of a plain text begin and end: lines joined where they were only wrapped.

Plain texts come in three layouts: paragraphs with blank lines between them, one paragraph a line, and lines wrapped
at a width. A line break belongs to a wrapped paragraph when the next line's first word would not have fitted, which
is how every wrapping program decides (greedy filling); a text is taken as wrapped when nearly all its breaks are so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ITEM = re.compile(r"\s*(?:([-*•‣▪◦●–])\s+|(\d{1,2})[.)]\s+)(?=\S)")
FULL_STOP = re.compile(r"[.!?…:][\"'”’)\]]*$")
#: Wider lines than this were never wrapped by a program that wraps prose.
_WIDEST = 132
#: Narrower ones are headlines, names and verse.
_NARROWEST = 30
#: More breaks inside sentences than this need fewer lines that begin in lower case.
_MANY_BREAKS = 5
#: Fewer lines than this are not taken for double-spaced; more than this share of them end inside a sentence.
_MANY_LINES = 6
_BROKEN = 0.4


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end and without the white space around it: offsets into the text."""

    start: int
    end: int
    indent: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or line of its own: offsets into the text.

    Attributes:
        words: its text with line ends as spaces.
        spaced: whether a blank line, or the text's end, follows it.
        item: ``"-"`` (or another bullet) or ``"1"`` where it starts like an item of a list.
    """

    start: int
    end: int
    words: str
    spaced: bool
    item: str | None


def paragraphs(text: str) -> list[Paragraph]:
    """Split a text into paragraphs; every character that is no white space lies in exactly one of them."""
    groups = list(_groups(text))
    width = _wrap_width(groups)
    if not width and _is_double_spaced(groups):
        lines = [line for group in groups for line in group]
        width = _wrap_width([lines])
        groups = [lines] if width else groups
    found: list[Paragraph] = []
    for group in groups:
        run: list[Line] = []
        for line in group:
            if run and not _joined(run[-1], line, width):
                found.append(_paragraph(run, spaced=False))
                run = []
            run.append(line)
        found.append(_paragraph(run, spaced=True))
    return found


def _groups(text: str) -> Iterator[list[Line]]:
    """Yield runs of lines with no blank line between them."""
    group: list[Line] = []
    start = 0
    for end, after in _line_ends(text):
        raw = text[start:end]
        stripped = raw.strip()
        if stripped:
            indent = len(raw) - len(raw.lstrip())
            group.append(Line(start + indent, start + indent + len(stripped), indent, stripped))
        elif group:
            yield group
            group = []
        start = after
    if group:
        yield group


def _line_ends(text: str) -> Iterator[tuple[int, int]]:
    for match in LINE_END.finditer(text):
        yield match.start(), match.end()
    yield len(text), len(text)


def _wrap_width(groups: Sequence[Sequence[Line]]) -> int:
    """Return the width at which the text's lines were wrapped, or 0 where they were not."""
    pairs = [(a, b) for group in groups for a, b in pairwise(group)]
    width = max((len(a.text) + a.indent for a, _ in pairs), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    # The last line of a paragraph may be short: only breaks inside sentences can tell.
    inside = [(a, b) for a, b in pairs if not FULL_STOP.search(a.text[-8:]) and not _ITEM.match(b.text)]
    filled = sum(_fills(a, b, width) for a, b in inside)
    lowered = sum(b.text[0].islower() for _, b in inside)
    # Lines of one length that all begin with a capital are headlines, unless the text has no small letters at all.
    many = len(inside) > _MANY_BREAKS and (lowered or not any(ch.islower() for a, _ in inside for ch in a.text))
    wrapped = inside and filled >= 0.8 * len(inside) and (lowered >= 0.4 * len(inside) or many)
    return width if wrapped else 0


def _is_double_spaced(groups: Sequence[Sequence[Line]]) -> bool:
    """Whether every line has a blank one after it, and many sentences go on in the next: OCR, or a typescript."""
    if len(groups) < _MANY_LINES or any(len(group) > 1 for group in groups):
        return False
    lines = [group[0].text for group in groups]
    broken = sum(FULL_STOP.search(a[-8:]) is None and b[0].islower() for a, b in pairwise(lines))
    return broken > _BROKEN * len(lines) and any(map(_has_capital, lines))


def _fills(line: Line, following: Line, width: int) -> bool:
    first = following.text.split(None, 1)[0]
    # Two of slack: some programs keep two spaces after a full stop, or count the line's end.
    return line.indent + len(line.text) + 1 + len(first) > width - 2


def _joined(line: Line, following: Line, width: int) -> bool:
    if _ITEM.match(following.text):
        return False
    ends = FULL_STOP.search(line.text[-8:]) is not None
    if not width:
        # A sentence that runs on in lower case was broken by accident.
        return not ends and len(line.text) >= _NARROWEST and following.text[0].islower() and _has_capital(line.text)
    if following.indent > line.indent and ends:
        return False
    return _fills(line, following, width) or (not ends and following.text[0].islower())


def _has_capital(text: str) -> bool:
    return any(ch.isupper() for ch in text[:200])


def _paragraph(lines: Sequence[Line], *, spaced: bool) -> Paragraph:
    match = _ITEM.match(lines[0].text)
    item = None if match is None else (match[1] or "1")
    words = " ".join(line.text for line in lines)
    return Paragraph(lines[0].start, lines[-1].end, words, spaced, item)
