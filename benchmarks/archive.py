"""Reports as a newsroom's archive has them, made out of texts that were read once: names, dates and words are others.

A matter is one text, or the samples together, with names of its own. It has one to twelve reports over weeks: its
first, and then such as tell it in other words, tell half of it in other words, print it again, or print its first
half. Of its names some are those that the texts themselves have, as the great and the many are named in many matters.
Every word is replaced by one of its length, so that what was read stands where it stood: each report is a true Reading.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.model import Reading

#: The day on which every text was read as published.
READ_ON = date(2015, 6, 10)
_BEGIN, _YEARS = date(2008, 1, 1), 15
_SIZES, _OFTEN = (1, 2, 3, 4, 6, 8, 12), (40, 18, 12, 10, 8, 7, 5)
_WAYS, _HOW_OFTEN = ("other words", "half in other words", "again", "cut"), (50, 15, 25, 10)
_LONGEST = 60
_OUTLETS = 60
#: Of so many names one is of the texts' own.
_KNOWN = 4
_NAME = re.compile(r"\b[A-Z][a-z]{3,}")
_PLAIN = re.compile(r"\b[a-z]{4,}\b")
_DAY = re.compile(r"^\d{4}-\d\d-\d\d")
Rewrite = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Text:
    """What was read: texts of one matter, each whole and its first half."""

    whole: tuple[Reading, ...]
    halves: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class _Task:
    """One report to make: of which matter, which of its reports, on which day."""

    day: date
    matter: int
    place: int


def archive(texts: Sequence[Text], size: int, first: int, count: int) -> Iterator[Reading]:
    """Yield some reports of an archive of so many, in the order of their days; the same ones every time.

    Args:
        texts: what the reports are made of.
        size: of the whole archive.
        first: the number of the first report wanted, from 0.
        count: how many.
    """
    stock = _Stock(texts)
    for number, task in enumerate(_schedule(size)[first : first + count], first):
        yield _report(texts, stock, number, task)


def copies(texts: Sequence[Text], first: int, count: int) -> Iterator[Reading]:
    """Yield reports that are all copies of the few first texts, with no name and day in common: the worst case."""
    known = [reading for text in texts[:1] for reading in text.whole]
    for number in range(first, first + count):
        names = _renaming(random.Random(number), ())
        day = date(2010 + number % 15, 1 + number % 12, 1 + number % 28)
        yield _made(known[number % len(known)], number, day, f"Outlet {number % _OUTLETS}", names, lambda text: text)


def _schedule(size: int) -> list[_Task]:
    dice = random.Random(20240509)
    tasks: list[_Task] = []
    matter = 0
    while len(tasks) < size:
        day = _BEGIN + timedelta(dice.randrange(365 * _YEARS))
        for place in range(dice.choices(_SIZES, _OFTEN)[0]):
            tasks.append(_Task(day, matter, place))
            day += timedelta(min(_LONGEST, int(dice.expovariate(0.2))))
        matter += 1
    return sorted(tasks[:size], key=lambda task: (task.day, task.matter, task.place))


def _report(texts: Sequence[Text], stock: _Stock, number: int, task: _Task) -> Reading:
    text = texts[task.matter % len(texts)]
    names = _renaming(random.Random(task.matter), stock.names)
    dice = random.Random(f"{task.matter}/{task.place}")
    way = dice.choices(_WAYS, _HOW_OFTEN)[0] if task.place else "again"
    at = task.place % len(text.whole)
    reading = text.halves[at] if way == "cut" else text.whole[at]
    share = {"other words": 1.0, "half in other words": 0.5}.get(way, 0.0)
    return _made(reading, number, task.day, f"Outlet {dice.randrange(_OUTLETS)}", names, stock.reworded(dice, share))


class _Stock:
    """Names and plain words of the texts, by length; the more often one is there, the more often it is drawn."""

    def __init__(self, texts: Iterable[Text]) -> None:
        names: Counter[str] = Counter()
        plain: Counter[str] = Counter()
        for reading in {id(one): one for text in texts for one in text.whole}.values():
            names.update(_NAME.findall(reading.document.text))
            plain.update(_PLAIN.findall(reading.document.text))
        self.names = tuple(sorted(names.items()))
        by_length: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for word, often in sorted(plain.items()):
            by_length[len(word)].append((word, often))
        self._words = {length: [word for word, _ in some] for length, some in by_length.items()}
        self._often = {length: list(accumulate(n for _, n in some)) for length, some in by_length.items()}

    def reworded(self, dice: random.Random, share: float) -> Rewrite:
        """Return what puts other words for two of three plain ones, in so large a share of the paragraphs."""

        def drawn(found: re.Match[str]) -> str:
            length = len(found[0])
            if dice.random() < 1 / 3:
                return found[0]
            return dice.choices(self._words[length], cum_weights=self._often[length])[0]

        def rewrite(text: str) -> str:
            return "\n".join(_PLAIN.sub(drawn, line) if dice.random() < share else line for line in text.split("\n"))

        return rewrite


def _renaming(dice: random.Random, known: Sequence[tuple[str, int]]) -> Rewrite:
    """Return what puts another name for each, the same one every time."""
    other: dict[str, str] = {}
    by_length: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for name, often in known:
        by_length[len(name)].append((name, often))

    def changed(found: re.Match[str]) -> str:
        word = found[0]
        if word not in other:
            some = by_length[len(word)]
            other[word] = (
                dice.choices([name for name, _ in some], [often for _, often in some])[0]
                if some and not dice.randrange(_KNOWN)
                else word[0] + "".join(dice.choices("aeilmnorst", k=len(word) - 1))
            )
        return other[word]

    return lambda text: _NAME.sub(changed, text)


def _made(reading: Reading, number: int, day: date, outlet: str, names: Rewrite, words: Rewrite) -> Reading:
    """Return a Reading with other names, words and days; every word keeps its length, so the spans still fit."""
    from onrecord.ids import content_id
    from onrecord.store.rows_reading import reading_from, reading_row

    text = words(names(reading.document.text))
    original = text.encode()
    was = date.fromisoformat((reading.document.published or READ_ON.isoformat())[:10])
    document = replace(
        reading.document,
        id=content_id(text),
        text=text,
        title=reading.document.title and names(reading.document.title),
        input=f"made/{number}",
        report=replace(reading.document.report, original=original, sha256=content_id(original)),
        url=f"https://made.example/{number}",
        outlet=outlet,
        published=day.isoformat(),
    )
    row: Any = reading_row(reading)
    for entity in row["entities"]:
        entity[2] = names(entity[2])
        entity[6] = [[names(role), *span] for role, *span in entity[6]]
    for time in row["times"]:
        time[4:6] = [value and _moved(value, day - was) for value in time[4:6]]
    return reading_from(row, document)


def _moved(value: str, by: timedelta) -> str:
    """Return a moment so many days later; of a year or a month alone it stays what it is."""
    found = _DAY.match(value)
    return f"{date.fromisoformat(found[0]) + by}{value[10:]}" if found else value
