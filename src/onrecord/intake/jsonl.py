"""One report a line, streamed: a file may be larger than memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.intake.captured import Captured
from onrecord.intake.json_reports import read_json
from onrecord.intake.limits import MAX_BYTES, too_large
from onrecord.intake.options import Rejected
from onrecord.model import Document

_CHUNK = 1 << 20


def read_lines(name: str, head: bytes, stream: BinaryIO, obtained: str) -> Iterator[Document | Rejected]:
    """Read each line as a report; a bad one is a Rejected named ``name:LINE`` and the others go on.

    Args:
        name: the file.
        head: bytes read from the stream already.
        stream: the rest.
        obtained: as in :class:`~onrecord.model.Report`.

    Raises:
        InputError: where no line holds anything.
    """
    empty = True
    for number, line in enumerate(_lines(head, stream), 1):
        if line is not None and not line.strip():
            continue
        empty = False
        yield from _line(f"{name}:{number}", line, obtained)
    if empty:
        raise InputError("input.empty", "is empty", subject=name, hint="it holds no words to read")


def _line(place: str, line: bytes | None, obtained: str) -> Iterator[Document | Rejected]:
    try:
        if line is None:
            raise too_large(place, MAX_BYTES)
        yield from read_json(Captured(place, line, obtained), named_by_id=True)
    except InputError as error:
        yield Rejected(place, error)


def _lines(head: bytes, stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield the lines without their ends, ``None`` for one that is too long to hold."""
    held = head.removeprefix(b"\xef\xbb\xbf")
    skipping = False
    while True:
        *whole, held = held.split(b"\n")
        for line in whole:
            yield None if skipping or len(line) > MAX_BYTES else line.rstrip(b"\r")
            skipping = False
        if len(held) > MAX_BYTES:
            skipping, held = True, b""
        chunk = stream.read(_CHUNK)
        if not chunk:
            break
        held += chunk
    if held or skipping:
        yield None if skipping else held.rstrip(b"\r")
