"""GUM's news with its dates: the ``date`` elements of its TEI, which give the value that a date stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

_DATE = re.compile(r"<date([^>]*)>|</date>")
_WHEN = re.compile(r'\bwhen:::"([^"]*)"')
#: A value that says which day, month or year: no duration, no set, nothing unknown.
_CALENDAR = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T.*)?)?)?")


@dataclass
class Dated:
    """A text, the day it was published, and its dates: code point ranges with their ISO values."""

    name: str
    text: str = ""
    published: str | None = None
    gold: list[tuple[int, int, str]] = field(default_factory=list)


def read(path: Path) -> Dated:
    """Rebuild a document's text and dates from its CoNLL-U; a date that is only bounded ("not before") is left out."""
    out = Dated(path.stem)
    parts: list[str] = []
    opened: list[tuple[int, str | None]] = []
    size = glue = 0
    spaced_after_glue = True
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# meta::dateCreated"):
            out.published = line.partition("=")[2].strip()
        if line.startswith("# newpar") and "block" not in line and parts:
            parts.append("\n\n")
            size += 2
        if not line or line.startswith("#") or "." in line.split("\t")[0]:
            continue
        number, form, *_, misc = line.split("\t")
        spaced = "SpaceAfter=No" not in misc
        if "-" in number:
            glue, spaced_after_glue = int(number.split("-")[1]), spaced
            continue
        if glue and int(number) <= glue:
            spaced = spaced_after_glue if int(number) == glue else False
            glue = 0 if int(number) == glue else glue
        start = size
        parts.append(form + " " * spaced)
        size += len(parts[-1])
        for mark in _DATE.finditer(misc.partition("XML=")[2].partition("|")[0]):
            if mark[0] != "</date>":
                when = _WHEN.search(mark[1])
                opened.append((start, when[1] if when else None))
            else:
                begin, value = opened.pop()
                if value:
                    out.gold.append((begin, start + len(form), value))
    out.text = "".join(parts)
    return out


def score(gold: list[tuple[int, int, str]], found: list[tuple[int, int, str | None]]) -> tuple[int, int, int]:
    """Return how many dates were found with their value, how many calendar dates were found, how many there are."""
    mine = [(start, end, value) for start, end, value in found if value and _CALENDAR.fullmatch(value)]
    right = 0
    used: set[int] = set()
    for start, end, value in gold:
        over = [i for i, (a, b, _) in enumerate(mine) if i not in used and a < end and b > start]
        same = [i for i in over if mine[i][2].partition("T")[0] == value]
        used.update((same or over)[:1])
        right += bool(same)
    return right, len(mine), len(gold)
