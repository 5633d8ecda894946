"""Words of a report made safe to show, on a terminal or on a page.

A report is anybody's text: it may hold escape sequences that move the cursor or set the title, and bidirectional
overrides that show words in another order than they stand in.
"""

from __future__ import annotations

import re

# White space and line ends of every kind; a run of them is laid out as one space.
_SPACE = re.compile(r"[\s\x1c-\x1f\x85]+")
#: Characters that a terminal obeys or HTML forbids (controls, surrogates, noncharacters), or that reorder the text
#: around them (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing); not tab and line feed.
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
_BIDI = {
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
}


def printable(text: str) -> str:
    """Return ``text`` on one line, with pictures in place of unsafe characters (␛, ⟨RLO⟩)."""
    return UNSAFE.sub(lambda found: picture(found[0]), _SPACE.sub(" ", text)).strip(" ")


def picture(char: str) -> str:
    """Return visible characters that stand for one that must not be shown itself ("␀", "⟨RLO⟩", "⟨U+0085⟩")."""
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return f"⟨{_BIDI.get(code) or f'U+{code:04X}'}⟩"
