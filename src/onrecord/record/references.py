"""Which reports of one matter speak, in passing, of another: "ten days ago police cleared the Corn Hall".

What the other is about must be named: whoever died or went missing in it by full name, or the place in its reports'
leads. A place sees many things happen, so that the sentence must tell the day, or the paragraph name more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.record.named import Day, Mention, Name, Named

#: A name that more reports have leads to nobody.
_TOO_COMMON = 400
#: A name that a larger share of the other reports have says nothing about one matter.
_RARE = 0.15


@dataclass(frozen=True, slots=True)
class Matter:
    """A main incident, as others may speak of it.

    Attributes:
        sources: the reports that are mainly about it.
        told_in: those known to tell of it.
        lost: who died, was abducted or went missing in it: first and last name.
    """

    id: str
    sources: tuple[str, ...]
    told_in: frozenset[str]
    lost: tuple[str, ...]


def references(matters: Sequence[Matter], named: Mapping[str, Named]) -> Iterator[tuple[str, str]]:
    """Yield (source, matter id) where a report speaks of a matter that is not its own."""
    holders: dict[tuple[str, str], dict[str, Name]] = defaultdict(dict)
    for source in sorted(named):
        for name in named[source].names:
            holders[name.kind, name.words].setdefault(source, name)
    places = {matter.id: _places(matter, named) for matter in matters}
    anchored = Counter(place for of in places.values() for place in of)
    for matter in matters:
        told = set(matter.told_in)
        for person in matter.lost:
            having = holders["person", person]
            if len(having) <= _TOO_COMMON:
                yield from ((source, matter.id) for source in sorted(having.keys() - told))
                told |= having.keys()
        for place in places[matter.id]:
            having = holders["spot", place]
            if len(having) > _TOO_COMMON:
                continue
            for source in sorted(having.keys() - told):
                speaks = _speaks_of(having[source], named[source], matter, named, holders)
                if speaks and (anchored[place] == 1 or speaks > 1):
                    yield source, matter.id
                    told.add(source)


def _places(matter: Matter, named: Mapping[str, Named]) -> list[str]:
    """Return the places in the leads of half of a matter's reports."""
    count = Counter(
        words
        for source in matter.sources
        if source in named
        for words in {n.words for n in named[source].names if n.kind == "spot" and n.lead}
    )
    return sorted(words for words, n in count.items() if 2 * n >= len(matter.sources))


def _speaks_of(
    place: Name,
    row: Named,
    matter: Matter,
    named: Mapping[str, Named],
    holders: Mapping[tuple[str, str], Mapping[str, Name]],
) -> int:
    """Return how many things say that a report which names a place speaks of what happened there: day, names beside."""
    days = _days(matter, named)
    speaks = 0
    for mention in place.mentions:
        beside = [day for day in row.days if day.sentence == mention.sentence]
        same_day = any(_in(day, days) for day in beside)
        if beside and not same_day:
            continue  # another day at the same place
        speaks = max(speaks, same_day + _names_more(mention, place, row, matter, holders, len(named)))
    return speaks


def _in(day: Day, days: set[str]) -> bool:
    return any(day.first <= one <= day.last for one in days)


def _days(matter: Matter, named: Mapping[str, Named]) -> set[str]:
    """Return the days that most of its reports' leads tell."""
    told = Counter(
        day
        for source in matter.sources
        if source in named
        for day in {one for d in named[source].days if d.lead for one in _each(d) if one <= named[source].published}
    )
    most = max(told.values(), default=0)
    return {day for day, n in told.items() if 2 * n > most}


def _each(day: Day) -> Iterator[str]:
    one = date.fromisoformat(day.first)
    while one.isoformat() <= day.last:
        yield one.isoformat()
        one += timedelta(1)


def _names_more(
    mention: Mention,
    place: Name,
    row: Named,
    matter: Matter,
    holders: Mapping[tuple[str, str], Mapping[str, Name]],
    reports: int,
) -> bool:
    """Whether the paragraph names somebody else whom half of the matter's reports name, and few others."""
    for name in row.names:
        if name.words == place.words or not any(m.paragraph == mention.paragraph for m in name.mentions):
            continue
        having = holders[name.kind, name.words].keys()
        inside = len(having & set(matter.sources))
        if 2 * inside >= len(matter.sources) and len(having) - inside - 1 <= _RARE * (reports - len(matter.sources)):
            return True
    return False
