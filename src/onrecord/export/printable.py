"""Words of a report made safe for a terminal.

A report is anybody's text: it may hold escape sequences that move the cursor or set the title, and bidirectional
overrides that show words in another order than they stand in.
"""

from __future__ import annotations

import re

# White space and line ends of every kind; a run of them is laid out as one space.
_SPACE = re.compile(r"[\s\x1c-\x1f\x85]+")
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """Return ``text`` on one line, with signs in place of controls, overrides and lone surrogates (␛, ⟨U+202E⟩)."""
    return _UNSAFE.sub(_sign, _SPACE.sub(" ", text)).strip(" ")


def _sign(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"
