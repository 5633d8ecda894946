"""Words cut down so that forms of one word are one: "beat", "beaten", "beating"."""

from __future__ import annotations

import re

_ENDINGS = re.compile(r"(?:ings?|ers?|ed|en|es|als?|s)$")


def stem(word: str) -> str:
    """Return a plain word without its ending."""
    cut = _ENDINGS.sub("", word) if len(word) > 4 else word
    if len(cut) < 3:
        return word
    if cut.endswith("wn"):
        return cut[:-1]
    return cut[:-1] if len(cut) > 3 and cut[-1] == cut[-2] else cut.removesuffix("e")
