"""Words of a report made safe to show: what HTML cannot hold, or a reader could not see, is made visible."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

#: Characters that HTML forbids (controls, surrogates, noncharacters) or that reorder the text around them
#: (bidirectional embeddings, overrides and isolates: https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing).
_UNSAFE = re.compile(
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


def picture(char: str) -> str:
    """Return visible characters that stand for one that must not be shown itself ("␀", "⟨RLO⟩", "⟨U+0085⟩")."""
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return f"⟨{_BIDI.get(code) or f'U+{code:04X}'}⟩"


def plain(text: str) -> str:
    """Return ``text`` with unsafe characters as their pictures; still to be escaped."""
    return _UNSAFE.sub(lambda m: picture(m[0]), text)


def show(text: str) -> Markup:
    """Return ``text`` as HTML from which it can be recovered exactly.

    An unsafe character becomes ``<span class="ctl" data-cp="2e">`` around its picture, with its code point in hex.
    A carriage return, which HTML parsers fold into a line feed, shows as the line break that it is.
    """
    if not _UNSAFE.search(text):
        return escape(text)
    out = []
    done = 0
    for match in _UNSAFE.finditer(text):
        at = match.start()
        out.append(str(escape(text[done:at])))
        done = at + 1
        out.append(_marked(match[0], before_newline=text[done : done + 1] == "\n"))
    out.append(str(escape(text[done:])))
    return Markup("".join(out))


def _marked(char: str, *, before_newline: bool) -> str:
    code = ord(char)
    if char == "\r":
        shown = "" if before_newline else "\n"
        return f'<span class="cr" data-cp="{code:x}">{shown}</span>'
    return f'<span class="ctl" data-cp="{code:x}" title="Character U+{code:04X}">{picture(char)}</span>'
