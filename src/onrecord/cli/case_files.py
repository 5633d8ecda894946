"""Where what is made of a case goes: a folder, a file or stdout."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from onrecord.cli.messages import say
from onrecord.cli.output import Inputs, check_folder_of, make_folder, new_file, not_a_folder, write_stdout
from onrecord.errors import SettingError


def check_place(path: Path, case: str, *, is_folder: bool = False) -> None:
    """Refuse a place where nothing can be written, before a large case is worked through for it.

    Raises:
        SettingError: where it is a folder and should be none, or the other way round; where it is the case itself, or
            lies in no folder.
    """
    if is_folder:
        if path.exists() and not path.is_dir():
            raise not_a_folder(path)
    elif path.is_dir():
        raise SettingError("output.is_folder", "is a folder", subject=str(path), hint="name a file with -o")
    Inputs([case]).guard(path)
    check_folder_of(path)


def write_folder(folder: Path, files: Iterable[tuple[str, Iterable[str]]], case: str) -> None:
    """Write files into a folder, each whole or not at all; others that are there stay.

    Raises:
        SettingError: where it is no folder, cannot be written, or holds the case under one of the names.
    """
    make_folder(folder)
    for name, pieces in files:
        write_file(folder / name, pieces, case)
    say(f"wrote {folder / 'datapackage.json'}")


def write_lines(path: Path | None, pieces: Iterable[str], case: str) -> None:
    """Write text to a file, or to stdout.

    Raises:
        SettingError: where it cannot be written, or is the case itself.
    """
    if path is None:
        for piece in pieces:
            write_stdout(piece)
        return
    write_file(path, pieces, case)
    say(f"wrote {path}")


def write_file(path: Path, pieces: Iterable[str], case: str) -> None:
    """Write a file, whole or not at all.

    Raises:
        SettingError: where it cannot be written, is a folder, or is the case itself.
    """
    check_place(path, case)
    with new_file(path) as file:
        for piece in pieces:
            file.write(piece.encode("utf-8", "replace"))
