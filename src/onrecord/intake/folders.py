"""Files on disk: what a path, a folder or a glob names, in sorted order."""

from __future__ import annotations

import glob
import os
import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import InputError, counted
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
    for path in _walk(folder, []):
        if by_suffix(path.name) is not None and not _is_odd(path):
            yield path


def survey(name: str, folder: Path) -> list[Issue]:
    """Count what of a folder is not read: files of no known kind, pipes and devices, and folders not entered.

    Returns:
        Issues that say how many and which; none where everything is read.

    Raises:
        InputError: where the folder cannot be listed, or holds nothing that can be read.
    """
    missed: list[str] = []
    unknown: Counter[str] = Counter()
    readable = 0
    for path in _walk(folder, missed):
        if by_suffix(path.name) is not None:
            if _is_odd(path):
                unknown["no regular file"] += 1
            else:
                readable += 1
        else:
            unknown[path.suffix.lower() or "no suffix"] += 1
    skipped = sum(unknown.values())
    kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(unknown.items(), key=lambda x: (-x[1], x[0]))[:8])
    if str(folder) in missed:
        raise InputError("input.unreadable", "cannot be read: permission denied", subject=name)
    if not readable:
        known = ", ".join(suffix for form in formats().values() for suffix in form.suffixes)
        raise InputError(
            "input.nothing_readable",
            f"holds nothing that can be read ({counted(skipped, 'file')} of other kinds: {kinds})"
            if skipped
            else "holds no files",
            subject=name,
            hint=f"files with these suffixes are read: {known}",
        )
    issues = []
    if skipped:
        message = f"left out of {name}: {counted(skipped, 'file')} of kinds that are not read ({kinds})"
        issues.append(Issue("folder.left_out", message, "intake", count=skipped))
    if missed:
        which = ", ".join(missed[:8])
        message = f"not entered in {name}: {counted(len(missed), 'folder')}, links or not to be listed ({which})"
        issues.append(Issue("folder.not_entered", message, "intake", count=len(missed)))
    return issues


def _is_odd(path: Path) -> bool:
    """Whether a path is a pipe, a socket or a device, which could keep a reader waiting; broken links are no such."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _walk(folder: Path, missed: list[str]) -> Iterator[Path]:
    """Yield the files of a folder and those in it; what is not entered is added to ``missed``."""
    for parent, inside, names in os.walk(folder, onerror=lambda error: missed.append(str(error.filename))):
        inside[:] = sorted(sub for sub in inside if not sub.startswith("."))
        missed.extend(str(Path(parent, sub)) for sub in inside if Path(parent, sub).is_symlink())
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(parent, name)
