"""Words of a report made safe to show: what HTML cannot hold, or a reader could not see, is made visible."""

from __future__ import annotations

from markupsafe import Markup, escape

from onrecord.export.printable import UNSAFE, picture


def plain(text: str) -> str:
    """Return ``text`` with unsafe characters as their pictures; still to be escaped."""
    return UNSAFE.sub(lambda m: picture(m[0]), text)


def show(text: str) -> Markup:
    """Return ``text`` as HTML from which it can be recovered exactly.

    An unsafe character becomes ``<span class="ctl" data-cp="2e">`` around its picture, with its code point in hex.
    A carriage return, which HTML parsers fold into a line feed, shows as the line break that it is.
    """
    if not UNSAFE.search(text):
        return escape(text)
    out = []
    done = 0
    for match in UNSAFE.finditer(text):
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
