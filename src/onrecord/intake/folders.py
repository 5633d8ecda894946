"""Files on disk: what a path, a folder or a glob names, in sorted order."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import InputError
from onrecord.intake.formats import by_suffix, formats
from onrecord.model import Issue


def existing(name: str) -> Path | None:
    """Return the path where it exists; ``None`` for a glob.

    Raises:
        InputError: where it neither exists nor is a glob.
    """
    path = Path(name)
    try:
        path.lstat()
    except (OSError, ValueError) as error:
        if isinstance(error, (FileNotFoundError, NotADirectoryError)):
            if glob.has_magic(name):
                return None
            raise InputError(
                "input.missing", "there is no such file", subject=name, hint="check the path and its spelling"
            ) from error
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError("input.unreadable", f"cannot be read: {reason.lower()}", subject=name) from error
    return path


def matches(pattern: str) -> Iterator[Path]:
    """Yield what a glob matches (``**`` goes into folders), sorted; hidden files only where it names them.

    Raises:
        InputError: where it matches nothing.
    """
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute patterns
    if not found:
        raise InputError("input.no_match", "matches no file", subject=pattern, hint="check the path and the pattern")
    # "**" gives a folder and then the files in it: each file is read once, for its own sake.
    recursive = "**" in pattern
    yield from (Path(name) for name in found if not (recursive and Path(name).is_dir()))


def files(folder: Path) -> Iterator[Path]:
    """Yield the readable files of a folder and of those in it, by known suffix, sorted; hidden ones left out."""
    for path in _walk(folder):
        if by_suffix(path.name) is not None:
            yield path


def survey(name: str, folder: Path) -> Issue | None:
    """Count the files of a folder that are of no known kind.

    Returns:
        An issue that says how many and of which kinds, or ``None`` where there are none.

    Raises:
        InputError: where the folder holds nothing that can be read.
    """
    unknown: Counter[str] = Counter()
    readable = 0
    for path in _walk(folder):
        if by_suffix(path.name) is not None:
            readable += 1
        else:
            unknown[path.suffix.lower() or "no suffix"] += 1
    skipped = sum(unknown.values())
    kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(unknown.items(), key=lambda x: (-x[1], x[0]))[:8])
    if not readable:
        known = ", ".join(suffix for form in formats().values() for suffix in form.suffixes)
        raise InputError(
            "input.nothing_readable",
            f"holds nothing that can be read ({skipped} files of other kinds: {kinds})"
            if skipped
            else "holds no files",
            subject=name,
            hint=f"files with these suffixes are read: {known}",
        )
    if not skipped:
        return None
    message = f"{skipped} files in {name} are of kinds that are not read and were left out ({kinds})"
    return Issue("folder.left_out", message, "intake", count=skipped)


def _walk(folder: Path) -> Iterator[Path]:
    for parent, inside, names in os.walk(folder):
        inside[:] = sorted(sub for sub in inside if not sub.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(parent, name)
