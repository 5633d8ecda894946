"""What is damaged in a text: wrong decoding, words broken at line ends, lines broken in paragraphs, lost spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import BlockKind, Document

#: What reports write beyond ASCII, as far as English ones do.
_MEANT = (
    "‘’‚“”„–—…•·€£¥§©®™°«»¡¿½¼¾²³´¨×\xa0\xadàáâäãåæçèéêëìíîïñòóôöõøœùúûüýÿßšžłğışčćńęąÀÁÂÄÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜÝŠŽ"
)


def _as_cp1252(data: bytes) -> str:
    """Decode as Windows does: the five bytes that have no character are control characters."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)


def _table() -> dict[str, str]:
    """Return what each wrongly decoded sequence stands for: UTF-8 read as Windows-1252 or Latin-1, once or twice."""
    table: dict[str, str] = {}
    for character in _MEANT:
        data = character.encode()
        once = _as_cp1252(data)
        for wrong in (
            once,
            data.decode("latin-1"),
            data.decode("cp1252", "replace"),
            _as_cp1252(once.encode()),
            once.encode().decode("cp1252", "replace"),
        ):
            table.setdefault(wrong, character)
    # The last byte of a closing quotation mark is no character in Windows-1252, and often lost.
    table.setdefault("â€", "”")
    return table


_DECODED = _table()
_WRONG = "|".join(re.escape(wrong) for wrong in sorted(_DECODED, key=lambda wrong: -len(wrong)))
#: Before these prefixes and a hyphen, a line's end breaks at a hyphen that the word has anyway.
_HYPHENED = (
    "anti|non|self|co|ex|pre|post|semi|mid|cross|well|far|half|vice|all|ill|so|then|pro|multi|by|on|off|out|up|re|de"
    "|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|long|short|high|low|left|right|part|full"
)
_MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?"
)
#: Digits that OCR took for letters: l and I for 1, O for 0; in a date, and in a year beside two true digits.
_DAY = "(?:[lI][0-9Oo]|[0-3][OolI])"
_YEAR = "(?=[lI0-9]*[OolI])(?=[OolI]*[0-9][OolI]*[0-9])[12lI][0-9OolI]{3}"
_DIGITS = str.maketrans("OolI", "0011")
#: Where a character was lost, and what it must have been: "didn?t", "?Sit down", "landing.? She".
_LOST = {
    "apostrophe": r"(?<=[^\W\d_])\ufffd(?=(?:s|t|d|m|ll|re|ve)\b)",
    "opening": r"(?<![^\s(])\ufffd(?=[^\W\d_])",
    "closing": r"(?<=[.,?!])\ufffd(?!\w)",
    "dash": r"(?<=\s)\ufffd(?=\s)",
}
_MARKS = {"apostrophe": "’", "opening": "“", "closing": "”", "dash": "–"}
_FAULTS = re.compile(
    rf"""(?P<wrong>{_WRONG})
    | (?P<digits>(?<![\w-])(?:{_DAY}(?=(?:st|nd|rd|th)?\s(?:{_MONTHS})\b)|(?<=[a-z.]\s){_DAY}(?=,?\s{_YEAR}(?![\w-]))
        |(?<=[a-z.]\s){_DAY}(?=,?\s[12]\d\d\d\b)|{_YEAR}(?![\w-])))
    | {"|".join(f"(?P<{name}>{pattern})" for name, pattern in _LOST.items())}
    | (?<=[^\W\d_])(?P<broken>[-\u00ad][^\S\n]*\n[^\S\n]*)(?=[a-zß-öø-ÿ]{{2}})
    | (?P<line>[^\S\n]*\n[^\S\n]*)(?=\S)
    | (?P<space>(?<=[a-z][a-z][.!?])(?=[A-Z][a-z’' ])|(?<=[a-z][.!?,]["”])(?=“?[A-Z][a-z])
        |(?<=[a-z][a-z][.!?])(?=(?:“|â€œ)\w))
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(rf"(?:^|[\s(“‘\"'-])(?:{_HYPHENED})$", re.IGNORECASE)
_LONGEST_ADDRESS = 500
_ADDRESS = re.compile(r"\S*(?:www\.|https?:|@|\w/\w)\S*")


@dataclass(frozen=True, slots=True)
class Edit:
    """Words to be read in the place of ``[start, end)``; ``decoded`` where they were decoded wrongly."""

    start: int
    end: int
    words: str
    decoded: bool = False


def find_edits(document: Document) -> Iterator[Edit]:
    """Yield what is to be read otherwise than it stands, in order; time is linear in the text."""
    text = document.text
    position = 0
    for block in document.blocks:
        yield from _decoding(text, position, block.span.start)
        joins = block.kind in (BlockKind.PARAGRAPH, BlockKind.TITLE, BlockKind.CAPTION, BlockKind.HEADING)
        for found in _FAULTS.finditer(text, block.span.start, block.span.end):
            edit = _edit(text, found, joins)
            if edit is not None and edit.start > block.span.start - edit.decoded:
                yield edit
        position = block.span.end
    yield from _decoding(text, position, len(text))


def _decoding(text: str, start: int, end: int) -> Iterator[Edit]:
    """Between the blocks nothing is joined."""
    for found in _FAULTS.finditer(text, start, end):
        if found.lastgroup == "wrong":
            yield Edit(found.start(), found.end(), _DECODED[found.group()], True)


def _edit(text: str, found: re.Match[str], joins: bool) -> Edit | None:
    start, end = found.span()
    kind = found.lastgroup or ""
    if kind == "wrong":
        return Edit(start, end, _DECODED[found.group()], True)
    if kind in _MARKS:
        return Edit(start, end, _MARKS[kind], True)
    if kind == "digits":
        return Edit(start, end, found.group().translate(_DIGITS))
    if kind == "broken":
        keeps = _LAST_WORD.search(text, max(0, start - 12), start)
        return Edit(start + 1, end, "") if keeps else Edit(start, end, "")
    if kind == "line":
        return Edit(start, end, " ") if joins else None
    return None if _in_address(text, start) else Edit(start, start, " ")


def _in_address(text: str, position: int) -> bool:
    """Whether a place lies in a web address: "Example.Com/News"."""
    # No address is looked for farther back, so that a text without spaces costs no more than its length.
    first = max(0, position - _LONGEST_ADDRESS)
    start = max(text.rfind(" ", first, position), text.rfind("\n", first, position), first - 1) + 1
    return _ADDRESS.match(text, start, min(len(text), position + 60)) is not None
