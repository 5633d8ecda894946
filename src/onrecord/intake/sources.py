"""The inputs that a caller names, one report at a time: files, folders, globs, standard input and addresses."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from onrecord.errors import InputError
from onrecord.intake import folders, jsonl
from onrecord.intake.captured import Captured
from onrecord.intake.formats import Format, by_bytes, by_media_type, by_suffix, formats
from onrecord.intake.limits import too_large
from onrecord.intake.options import IntakeOptions, Rejected, fault
from onrecord.model import Document, Issue

if TYPE_CHECKING:
    from onrecord.intake.fetch import Fetcher

#: How much is read before the format is told.
_HEAD = 65_536


def take_in(inputs: Iterable[str], options: IntakeOptions) -> Iterator[Document | Rejected]:
    """Turn inputs into Documents, in order, holding one at a time; one that cannot be read becomes a Rejected.

    Args:
        inputs: paths of files and folders, globs, ``http(s)`` addresses, or ``"-"`` for standard input.
        options: see :class:`IntakeOptions`.

    Raises:
        SettingError: at once, where an option is not one.
    """
    options.check()
    return _Intake(options).take(inputs)


class _Intake:
    """One run over some inputs; it remembers only when it last asked which host."""

    def __init__(self, options: IntakeOptions) -> None:
        self._options = options
        self._fetcher: Fetcher | None = None

    def take(self, inputs: Iterable[str]) -> Iterator[Document | Rejected]:
        for name in inputs:
            for taken in self._one(name):
                yield self._dated(taken)

    def _dated(self, taken: Document | Rejected) -> Document | Rejected:
        asked = self._options.published
        if asked is None or isinstance(taken, Rejected):
            return taken
        own = taken.published
        if own is None:
            return replace(taken, published=asked)
        if own.startswith(asked) or asked.startswith(own):
            return taken
        message = f"the report gives its date as {own}, which was taken, and not {asked} as asked"
        return replace(taken, issues=(*taken.issues, Issue("date.differs", message, "intake")))

    def _one(self, name: str) -> Iterator[Document | Rejected]:
        """Read one input, whatever it names."""
        try:
            if not name:
                raise InputError(
                    "input.no_name", "an input has an empty name", hint="name a file, a folder or an address"
                )
            if name == "-":
                yield from self._stream("<stdin>", sys.stdin.buffer, "stdin")
            elif name.lower().startswith(("http://", "https://")):
                yield from self._address(name)
            else:
                yield from self._path(name)
        except InputError as error:
            yield Rejected(name, error)

    def _path(self, name: str) -> Iterator[Document | Rejected]:
        path = folders.existing(name)
        if path is None:
            for match in folders.matches(name):
                yield from self._guarded(str(match), match)
        else:
            yield from self._file_or_folder(name, path)

    def _guarded(self, name: str, path: Path) -> Iterator[Document | Rejected]:
        try:
            yield from self._file_or_folder(name, path)
        except InputError as error:
            yield Rejected(name, error)

    def _file_or_folder(self, name: str, path: Path) -> Iterator[Document | Rejected]:
        if path.is_dir():
            yield from self._folder(name, path)
        else:
            yield from self._file(name, path)

    def _folder(self, name: str, path: Path) -> Iterator[Document | Rejected]:
        """Read a folder's files; what was left out is said with the first report that it gives."""
        skipped = folders.survey(name, path)
        for file in folders.files(path):
            for taken in self._guarded(str(file), file):
                if skipped and isinstance(taken, Document):
                    yield replace(taken, issues=(*taken.issues, *skipped))
                    skipped = []
                else:
                    yield taken

    def _file(self, name: str, path: Path) -> Iterator[Document | Rejected]:
        form = self._told() or by_suffix(name)
        try:
            if form is not None and form.read is not None and (size := path.stat().st_size) > form.max_bytes:
                raise too_large(name, form.max_bytes, size)
            with path.open("rb") as stream:
                yield from self._stream(name, stream, "file", form)
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            raise InputError("input.unreadable", f"cannot be read: {reason}", subject=name) from error

    def _stream(
        self, name: str, stream: BinaryIO, obtained: str, form: Format | None = None
    ) -> Iterator[Document | Rejected]:
        """Read a stream of bytes, no more of it than its format allows."""
        head = stream.read(_HEAD)
        form = self._told() or form or by_bytes(head, cut=len(head) == _HEAD)
        if form.read is None:
            yield from jsonl.read_lines(Captured(name, head, obtained), stream)
            return
        data = head + stream.read(form.max_bytes + 1 - len(head)) if len(head) == _HEAD else head
        if len(data) > form.max_bytes:
            raise too_large(name, form.max_bytes)
        yield from _read(form, Captured(name, data, obtained))

    def _address(self, name: str) -> Iterator[Document | Rejected]:
        if self._fetcher is None:
            from onrecord.intake.fetch import Fetcher  # its library takes a tenth of a second to load

            self._fetcher = Fetcher(allow_private=self._options.fetch_private)
        page = self._fetcher.fetch(name)
        data = page.captured.data
        # Servers say "text/plain" of much that is not: the name and the bytes know better.
        said = None if page.media_type == "text/plain" else by_media_type(page.media_type)
        named = by_suffix(urlsplit(page.captured.final_url or name).path)
        form = self._told() or said or named or by_bytes(data[:_HEAD], cut=len(data) > _HEAD)
        if form.read is None:
            yield from jsonl.read_lines(page.captured, io.BytesIO())
        else:
            yield from _read(form, page.captured)

    def _told(self) -> Format | None:
        return None if self._options.format is None else formats()[self._options.format]


def _read(form: Format, captured: Captured) -> Iterator[Document | Rejected]:
    if not captured.data.strip():
        raise InputError("input.empty", "is empty", subject=captured.name, hint="it holds no words to read")
    if form.read is None:
        return
    try:
        yield from form.read(captured)
    except InputError:
        raise
    except Exception as error:
        # Whatever goes wrong in a format's library, it is one input's fault and may not end a run over many.
        raise fault(captured.name, error) from error
