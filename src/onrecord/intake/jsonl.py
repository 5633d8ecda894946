"""One report a line, streamed: a file may be larger than memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.intake.captured import Captured
from onrecord.intake.json_reports import read_json
from onrecord.intake.limits import MAX_BYTES, too_large
from onrecord.intake.options import Rejected, fault
from onrecord.model import Document

_CHUNK = 1 << 20


def read_lines(begun: Captured, stream: BinaryIO) -> Iterator[Document | Rejected]:
    """Read each line as a report; a bad one is a Rejected named ``name:LINE`` and the others go on.

    Args:
        begun: the bytes read from the stream already; each line came as they did.
        stream: the rest.

    Raises:
        InputError: where no line holds anything.
    """
    empty = True
    for number, line in enumerate(_lines(begun.data, stream), 1):
        if line is not None and not line.strip():
            continue
        empty = False
        yield from _line(replace(begun, name=f"{begun.name}:{number}", data=line or b""), too_long=line is None)
    if empty:
        raise InputError("input.empty", "is empty", subject=begun.name, hint="it holds no words to read")


def _line(line: Captured, *, too_long: bool) -> Iterator[Document | Rejected]:
    try:
        if too_long:
            raise too_large(line.name, MAX_BYTES)
        yield from read_json(line, named_by_id=True)
    except InputError as error:
        yield Rejected(line.name, error)
    except Exception as error:  # noqa: BLE001 - one line's fault may not end the reading of a million
        cause = fault(line.name, error)
        cause.__cause__ = error
        yield Rejected(line.name, cause)


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
