"""File names for the pages of several reports."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath
from urllib.parse import urlsplit

_LONGEST = 80
#: Names that Windows keeps for devices, whatever the suffix.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


class PageNames:
    """Gives each input a name of its own, made of letters, digits, dots and hyphens, ending in ``.html``."""

    def __init__(self) -> None:
        self._taken = {"index"}
        self._next: dict[str, int] = {}

    def name(self, given: str) -> str:
        """Return a name for an input: a path, a URL or the id of a line."""
        base = _base(given)
        name = base
        while name.lower() in self._taken:
            # From where the last one of this base left off: a thousand reports named alike are no thousand tries each.
            number = self._next.get(base.lower(), 1) + 1
            self._next[base.lower()] = number
            name = f"{base}-{number}"
        self._taken.add(name.lower())
        return f"{name}.html"


def _base(given: str) -> str:
    if re.match(r"https?://", given, re.IGNORECASE):
        address = urlsplit(given)
        words = re.sub(r"\.html?$", "", f"{address.netloc}{address.path}", flags=re.IGNORECASE)
    else:
        words = PurePath(given.replace("\\", "/")).stem
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    base = re.sub(r"[^A-Za-z0-9.]+", "-", plain).strip("-.")[:_LONGEST].rstrip("-.")
    if not base:
        return "report"
    return f"report-{base}" if base.split(".")[0].lower() in _DEVICES else base
