"""Which formats there are, and how an input's format is told: by what the caller says, by name, by bytes.

To add a format, write a reader (bytes in, Documents out) and give it a line in :func:`formats`; see
``docs/input-formats.md``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from onrecord.intake.captured import Captured
from onrecord.intake.limits import MAX_BYTES, MAX_PDF_BYTES
from onrecord.intake.options import Rejected
from onrecord.model import Document

#: A reader yields the Documents of one input, in order; it raises InputError where there is none to be had.
Reader = Callable[[Captured], Iterator[Document | Rejected]]

_XML = re.compile(rb"<\?xml[^>]{0,200}\?>\s*")
_HTML_SIGNS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<article", b"<!--", b"<meta", b"<div", b"<p>")


@dataclass(frozen=True, slots=True)
class Format:
    """One input format.

    Attributes:
        name: as in ``--input-format``.
        suffixes: of file names, in lower case with the dot.
        media_types: that a server may call it.
        read: its reader; ``None`` for the one format that is a stream of reports and is never held whole.
        max_bytes: how many bytes of it are read at most.
    """

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    read: Reader | None
    max_bytes: int = MAX_BYTES


@lru_cache(maxsize=1)
def formats() -> dict[str, Format]:
    """Return the known formats by name; their libraries are loaded by the readers, when one is first used."""
    known = (
        Format("text", (".txt", ".text"), ("text/plain",), _text),
        Format("html", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"), _html),
        Format("pdf", (".pdf",), ("application/pdf", "application/x-pdf"), _pdf, MAX_PDF_BYTES),
        Format("json", (".json", ".jsonld"), ("application/json", "application/ld+json"), _json),
        Format("jsonl", (".jsonl", ".ndjson"), ("application/jsonl", "application/x-ndjson"), None),
    )
    return {form.name: form for form in known}


def by_suffix(name: str) -> Format | None:
    """Return the format that a file's name tells, if it does."""
    suffix = PurePath(name).suffix.lower()
    return next((form for form in formats().values() if suffix in form.suffixes), None)


def by_media_type(media_type: str) -> Format | None:
    """Return the format that a server's ``Content-Type`` tells, if it does."""
    return next((form for form in formats().values() if media_type in form.media_types), None)


def by_bytes(head: bytes, *, cut: bool = False) -> Format:
    """Return the format that an input's first bytes tell; text where nothing else fits.

    Args:
        head: its first bytes.
        cut: whether there may be more of them.
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if b"%PDF-" in head[:1024]:
        return formats()["pdf"]
    if start[:1] == b"{" and _is_object(start.split(b"\n", 1)[0]) and start.split(b"\n", 1)[-1].lstrip()[:1] == b"{":
        return formats()["jsonl"]
    if cut and start[:1] == b"{" and start[1:].lstrip()[:1] == b'"' and b"\n" not in start:
        # One report on one long line, or the first of many: read as lines, both are.
        return formats()["jsonl"]
    if start[:1] in (b"{", b"[") and start[1:].lstrip()[:1] in (b'"', b"{", b"[", b"}", b"]"):
        return formats()["json"]
    if _XML.sub(b"", start[:512], count=1).lower().startswith(_HTML_SIGNS):
        return formats()["html"]
    return formats()["text"]


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _text(captured: Captured) -> Iterator[Document | Rejected]:
    from onrecord.intake.plain import read_text

    yield read_text(captured)


def _html(captured: Captured) -> Iterator[Document | Rejected]:
    from onrecord.intake.html import read_html

    yield read_html(captured)


def _pdf(captured: Captured) -> Iterator[Document | Rejected]:
    from onrecord.intake.pdf import read_pdf

    yield read_pdf(captured)


def _json(captured: Captured) -> Iterator[Document | Rejected]:
    from onrecord.intake.json_reports import read_json

    yield from read_json(captured)
