"""What `read` does with each Reading, by output format; one at a time, so that many take no more memory than one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from onrecord.cli.messages import say
from onrecord.cli.output import Inputs, check_folder_of, make_folder, new_file, not_a_folder, write_stdout
from onrecord.cli.page_names import PageNames
from onrecord.errors import SettingError

if TYPE_CHECKING:
    from onrecord.engine.run import Failure
    from onrecord.export.html import IndexItem
    from onrecord.model import Reading

    Render = Callable[[Reading], str]


class Sink(Protocol):
    """Takes what became of the inputs, in order."""

    def take(self, reading: Reading) -> None:
        """Write one Reading."""

    def miss(self, failure: Failure) -> None:
        """Take note of an input that gave none."""

    def finish(self) -> None:
        """Write what comes after the last one; not called where the work was broken off."""


class Target:
    """One stream of text: stdout, or a file that is made when the first text comes and kept when all went well."""

    def __init__(self, path: Path | None, stack: ExitStack) -> None:
        self._path, self._stack = path, stack
        self._file: BinaryIO | None = None

    @property
    def has_file(self) -> bool:
        """Whether there is a file with something in it."""
        return self._file is not None

    def write(self, text: str) -> None:
        """Write as UTF-8."""
        if self._path is None:
            write_stdout(text)
            return
        if self._file is None:
            self._file = self._stack.enter_context(new_file(self._path))
        self._file.write(text.encode("utf-8", "replace"))


class Stream:
    """Readings one after the other, with something between them (``jsonl``, ``text``)."""

    def __init__(self, target: Target, render: Render, between: str) -> None:
        self._target, self._render, self._between = target, render, between
        self._any = False

    def take(self, reading: Reading) -> None:
        """Write one."""
        self._target.write((self._between if self._any else "") + self._render(reading))
        self._any = True

    def miss(self, failure: Failure) -> None:
        """Nothing: stderr has it."""

    def finish(self) -> None:
        """Nothing comes after the last one."""


class JsonValue:
    """One object where one report was asked for, an array otherwise (``json``)."""

    def __init__(self, target: Target, render: Render, several: bool) -> None:
        self._target, self._render, self._several = target, render, several
        self._first: str | None = None
        self._any = False

    def take(self, reading: Reading) -> None:
        """Write one; the first is kept until it is known whether another follows (one file may hold several)."""
        text = self._render(reading)
        if self._any:
            self._target.write(f",\n{text}")
        elif self._several:
            self._start(text)
        elif self._first is None:
            self._first = text
        else:
            self._start(self._first)
            self._first = None
            self._target.write(f",\n{text}")

    def _start(self, text: str) -> None:
        self._target.write(f"[\n{text}")
        self._any = True

    def miss(self, failure: Failure) -> None:
        """Nothing: stderr has it."""

    def finish(self) -> None:
        """Close the array, or write the one object; of several inputs that all failed, an empty array."""
        if self._any:
            self._target.write("\n]\n")
        elif self._first is not None:
            self._target.write(f"{self._first}\n")
        elif self._several:
            self._target.write("[]\n")


class SinglePage:
    """One HTML page."""

    def __init__(self, target: Target, render: Render) -> None:
        self._target, self._render = target, render
        self._any = False

    def take(self, reading: Reading) -> None:
        """Write it.

        Raises:
            SettingError: where there is a second one.
        """
        if self._any:
            raise SettingError(
                "output.not_one",
                "holds several reports, and an HTML page shows one",
                subject="--format html",
                hint="give a folder with -o: each report gets a page in it",
            )
        self._target.write(self._render(reading))
        self._any = True

    def miss(self, failure: Failure) -> None:
        """Nothing: stderr has it."""

    def finish(self) -> None:
        """Nothing comes after it."""


class Pages:
    """A folder with a page a report, and an index of them."""

    def __init__(self, folder: Path, inputs: Inputs) -> None:
        self._folder, self._inputs = folder, inputs
        self._names = PageNames()
        self._items: list[IndexItem] = []
        self._failures: list[tuple[str, str]] = []

    def take(self, reading: Reading) -> None:
        """Write a page, and note what the index says of it."""
        from onrecord.export.html import index_item, render_page

        name = self._names.name(reading.document.input)
        self._write(name, render_page(reading, home="index.html"))
        self._items.append(index_item(reading, name))

    def miss(self, failure: Failure) -> None:
        """Keep its reason for the index."""
        self._failures.append((failure.input, failure.error.message))

    def finish(self) -> None:
        """Write the index, and say where it is."""
        from onrecord.export.html import render_index

        if self._items:
            self._write("index.html", render_index(self._items, failures=self._failures))
            say(f"wrote {self._folder / 'index.html'}")

    def _write(self, name: str, page: str) -> None:
        path = self._folder / name
        make_folder(self._folder)
        self._inputs.guard(path)
        with new_file(path) as file:
            file.write(page.encode("utf-8", "replace"))


@contextmanager
def open_sink(form: str, out: Path | None, given: tuple[str, ...], several: bool) -> Iterator[Sink]:
    """Open the sink for an output format.

    Args:
        form: ``"text"``, ``"json"``, ``"jsonl"`` or ``"html"``.
        out: where to write; ``None`` for stdout.
        given: the inputs as they were given.
        several: whether they are more than one report to begin with: several arguments, a folder or a pattern.

    Raises:
        SettingError: where the output would be written over an input, or has no place.
    """
    inputs = Inputs(given)
    if form == "html" and (several or (out is not None and _names_folder(out))):
        if out is None:
            raise SettingError(
                "output.no_folder",
                "several reports need a folder for their pages",
                subject="--format html",
                hint="name it with -o",
            )
        folder = _folder(out)
        inputs.guard_folder(folder)
        check_folder_of(folder)
        yield Pages(folder, inputs)
        return
    if out is not None:
        if out.is_dir():
            raise SettingError("output.is_folder", "is a folder", subject=str(out), hint="name a file with -o")
        inputs.guard(out)
        check_folder_of(out)
    # The stack closes the file: in place if the block ends well, away with it if not.
    with ExitStack() as stack:
        target = Target(out, stack)
        yield _one_target(form, target, out, several)
    if target.has_file:
        say(f"wrote {out}")


def _names_folder(out: Path) -> bool:
    """Whether it is a folder, or would become one: it has no suffix, and is no pipe or device."""
    return out.is_dir() or (not out.suffix and (out.is_file() or not out.exists()))


def _folder(out: Path) -> Path:
    if out.suffix.lower() in (".html", ".htm") and not out.is_dir():
        raise SettingError(
            "output.not_folder",
            "is named like one page, and there are several reports",
            subject=str(out),
            hint="name a folder with -o: each report gets a page in it",
        )
    if out.exists() and not out.is_dir():
        raise not_a_folder(out)
    return out


def _one_target(form: str, target: Target, out: Path | None, several: bool) -> Sink:
    if form == "html":
        from onrecord.export.html import render_page

        return SinglePage(target, render_page)
    if form == "text":
        from onrecord.cli.look import account, between_accounts

        to_file = out is not None
        return Stream(target, account(to_file), between_accounts(to_file))
    from onrecord.export.readings_json import reading_to_json

    if form == "jsonl":
        return Stream(target, lambda reading: reading_to_json(reading) + "\n", "")
    return JsonValue(target, lambda reading: reading_to_json(reading, indented=True), several)
