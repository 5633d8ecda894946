"""The labelled head that press databases and note-takers put above a report: "Source: …", "Date: …", "Headline: …"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum


class Label(Enum):
    """What a line of a labelled head gives."""

    TITLE = "title"
    AUTHOR = "author"
    DATE = "date"
    OUTLET = "outlet"
    ADDRESS = "address"
    REST = "rest"


_CALLED = {
    Label.TITLE: "headline|title",
    Label.AUTHOR: "authors?|byline|by|reporters?|written by",
    Label.DATE: "date|dated|published|published on|publication date|date published|load-date|posted",
    Label.OUTLET: "source|outlet|publication|publisher|newspaper|paper|site|website|publication name|source name",
    Label.ADDRESS: "url|link|web address|address",
    Label.REST: "section|language|length|words|word count|page|pages|edition|copyright|dateline|body|text|full text"
    "|keywords|subject|subjects|country|type|publication type|accessed|retrieved|id|document|accession number",
}
_LINE = re.compile(
    "(?:"
    + "|".join(rf"(?P<{label.value}>{called})" for label, called in _CALLED.items())
    + r")\s?:(?:\s+(?P<value>.*))?",
    re.IGNORECASE,
)
#: One such line alone may be the report's own ("Update: …").
_FEWEST = 2


def labelled_head(lines: Iterable[str]) -> list[tuple[Label, str]]:
    """Return what the lines at the top of a text give, one a line, up to the first without a label.

    Returns:
        The label and its value of each; nothing where fewer than two lines have one.
    """
    found: list[tuple[Label, str]] = []
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None:
            break
        label = next(label for label in Label if match[label.value])
        found.append((label, (match["value"] or "").strip()))
    return found if len(found) >= _FEWEST else []


def labelled_title(line: str) -> int:
    """Return where the headline starts in a line that gives it with its label, or 0."""
    match = _LINE.fullmatch(line)
    return match.start("value") if match and match[Label.TITLE.value] and match["value"] else 0
