"""Where output goes: stdout, or a file that appears whole or not at all."""

from __future__ import annotations

import glob
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from onrecord.errors import SettingError

#: What a shell reports of a program that wrote to a pipe that nobody reads: 128 and SIGPIPE.
NOBODY_READS = 141


def write_stdout(text: str) -> None:
    """Write text to stdout as UTF-8, whatever the locale: JSON and HTML are UTF-8 by definition.

    It is flushed, so that whoever reads along sees each report when it is read.

    Raises:
        click.exceptions.Exit: where nobody reads any more (``onrecord … | head``).
        SettingError: where it is closed, or what it leads to is full.
    """
    if sys.stdout is None:  # ``onrecord … >&-``
        raise SettingError("output.closed", "is closed", subject="stdout", hint="name a file with -o")
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # What is still in the buffer goes nowhere: Python's flush at exit would complain of it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(NOBODY_READS) from None
    except OSError as error:
        raise _unwritable(Path("stdout"), error) from error


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file for writing that takes the place of ``path`` when all went well, and is gone when not.

    A symbolic link stays, and what it leads to is replaced. What is no regular file (a pipe, a device) cannot be
    replaced: it is written to as it is.

    Raises:
        SettingError: where no file can be written there.
    """
    if path.exists() and not path.is_file():
        try:
            with path.open("wb") as file:
                yield file
        except OSError as error:
            raise _unwritable(path, error) from error
        return
    with _replacement(path) as file:
        yield file


@contextmanager
def _replacement(given: Path) -> Iterator[BinaryIO]:
    path = Path(os.path.realpath(given))  # Path.resolve raises where links go round in a circle
    check_folder_of(given)
    try:
        # In the same folder, since a rename is only atomic within one file system.
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise _unwritable(given, error) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        part.chmod(path.stat().st_mode & 0o777 if path.exists() else _usual_mode())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise _unwritable(given, error) from error
    except BaseException:
        # Also when interrupted: no half-written file stays.
        part.unlink(missing_ok=True)
        raise


def check_folder_of(path: Path) -> None:
    """Refuse a file or folder to be made in a folder that there is not: a slip in its name would be a folder more.

    Raises:
        SettingError: where there is none.
    """
    folder = Path(os.path.realpath(path)).parent
    if not path.exists() and not folder.is_dir():
        shown = folder if path.is_symlink() else path.parent
        raise SettingError(
            "output.no_parent",
            f"the folder {shown} is {'no folder' if folder.exists() else 'not there'}",
            subject=str(path),
            hint="make the folder first, or choose another place",
        )


def make_folder(path: Path) -> None:
    """Make a folder for several files where there is none, but none that it would lie in.

    Raises:
        SettingError: where it is something else, lies in no folder, or cannot be made.
    """
    if path.exists() and not path.is_dir():
        raise not_a_folder(path)
    check_folder_of(path)
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error


def not_a_folder(path: Path) -> SettingError:
    """Return the error of something else where a folder is wanted."""
    return SettingError("output.not_folder", "is no folder", subject=str(path), hint="name a folder with -o")


def _usual_mode() -> int:
    """Return the mode that an ordinary new file would get; mkstemp's own keeps others from reading."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _unwritable(path: Path, error: OSError) -> SettingError:
    return SettingError(
        "output.unwritable",
        f"cannot be written: {error.strerror or error}",
        subject=str(path),
        hint="choose another place with -o",
    )


class Inputs:
    """The paths that are read, so that no output is written over one of them."""

    def __init__(self, given: Iterable[str]) -> None:
        self._files: set[Path] = set()
        self._folders: set[Path] = set()
        for name in given:
            # A pattern may be absolute or relative: Path.glob takes relative ones alone.
            found = [name] if os.path.lexists(name) else glob.glob(name, recursive=True)  # noqa: PTH207
            for path in map(Path, found):
                (self._folders if path.is_dir() else self._files).add(path.resolve())

    def guard(self, path: Path) -> None:
        """Check that writing to ``path`` overwrites nothing that is, or may be, an input.

        Raises:
            SettingError: where it does.
        """
        if not path.exists():
            return
        target = path.resolve()
        if target in self._files or not self._folders.isdisjoint(target.parents):
            raise SettingError(
                "output.is_input",
                "is among the inputs and would be overwritten",
                subject=str(path),
                hint="choose another place with -o",
            )

    def guard_folder(self, folder: Path) -> None:
        """Check that what is written into ``folder`` is not read as an input, now or the next time.

        Raises:
            SettingError: where it lies in a folder that is read, or is one.
        """
        target = folder.resolve()
        if not self._folders.isdisjoint((target, *target.parents)):
            raise SettingError(
                "output.in_input",
                "lies in a folder that is read, so its pages would be read as reports",
                subject=str(folder),
                hint="choose another place with -o",
            )
