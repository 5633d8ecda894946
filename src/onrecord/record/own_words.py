"""The words that a report itself tells its story in: without the site's own about itself, its apps and its rights."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from onrecord.model import BlockKind, Document
from onrecord.record.words import telling, words_of

_OWN = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.LIST, BlockKind.OTHER})

#: A line with one of these speaks of the site and not of the news.
_OF_THE_SITE = re.compile(
    r"copyright|all rights reserved|©|\bdownload\b.{0,60}\bapps?\b|\bclick here\b|\bfollow (?:us|me|him|her|@)"
    r"|newsletter|\bsubscribe\b|\bsign up\b|\bmay not be (?:published|reproduced)|\bour (?:mobile |news )?app\b"
    r"|on (?:facebook|twitter) (?:at|and)\b|\bstay with\b.{0,40}\bfor (?:updates|more|the latest)|^loading"
    r"|\bpinterest\b|\bterms of (?:use|service)|privacy policy|\bnews,? weather\b"
    r"|^(?:read|see|watch|related|more|also)\b.{0,12}:",
    re.IGNORECASE,
)
#: A station's call sign, as broadcasters of North America have them.
_CALL_SIGN = re.compile(r"\b[KW][A-Z]{2,3}(?:-?TV|\d)?\b")
_TITLE_PARTS = re.compile(r"\s+[|–—-]\s+|\s*\|\s*")


def told_words(document: Document) -> tuple[list[str], list[str]]:
    """Return the words of the headline, and those of the text, plain and in order."""
    foreign = _names_of_the_site(document)
    title = headline(document.title or "")
    lines = [
        line
        for block in document.blocks
        if block.kind in _OWN and block.repeats is None
        for line in _lines(document, block.span.start, block.span.end)
    ]
    kept = [line for line in lines if not of_the_site(line)]
    return _words(title, foreign), [word for line in kept or lines for word in _words(line, foreign)]


def of_the_site(line: str) -> bool:
    """Whether a line speaks of the site, its apps or its rights."""
    return _OF_THE_SITE.search(line) is not None


def _lines(document: Document, start: int, end: int) -> list[str]:
    return document.text[start:end].splitlines()


def _words(text: str, foreign: frozenset[str]) -> list[str]:
    text = _CALL_SIGN.sub(" ", text)
    return [word for word in words_of(text) if len(word) > 1 and word not in foreign]


def headline(title: str) -> str:
    """Return a page's title without the site's name: "One held | Courier" and "One held - Courier | News"."""
    parts = [part for part in _TITLE_PARTS.split(title) if part]
    if len(parts) < 2:
        return title
    # The site stands first or last; the headline is the longest part.
    return max(parts, key=lambda part: (len(part.split()) if "," not in part[-12:] else 0, -parts.index(part)))


def _names_of_the_site(document: Document) -> frozenset[str]:
    host = urlsplit(document.url or "").hostname or ""
    labels = {label for label in re.split(r"[.\d-]+", host) if len(label) > 2}
    return frozenset(word for word in labels if telling(word) > 3)


def outlet_of(document: Document) -> str:
    """Return who published it, to be compared: the outlet's name in plain words, or the address's host."""
    if document.outlet:
        return " ".join(words_of(document.outlet))
    host = urlsplit(document.url or "").hostname or ""
    return host.removeprefix("www.").removeprefix("m.")
