"""Which reports of one matter speak, in passing, of another: "ten days ago police cleared the Corn Hall".

What the other is about must be named: whoever died or went missing in it by full name, or the place in its reports'
leads. A place sees many things happen, so that the sentence must tell the day, or the paragraph name more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.record.named import Day, Mention, Named

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
    case = _Case(named)
    places = {matter.id: case.places(matter) for matter in matters}
    anchored = Counter(place for of in places.values() for place in of)
    for matter in matters:
        told = set(matter.told_in)
        for person in matter.lost:
            having = case.having("person", person)
            if len(having) <= _TOO_COMMON:
                yield from ((source, matter.id) for source in sorted(having - told))
                told |= having
        for place in places[matter.id]:
            having = case.having("spot", place)
            if len(having) > _TOO_COMMON:
                continue
            for source in sorted(having - told):
                speaks = _speaks_of(place, named[source], matter, case)
                if speaks and (anchored[place] == 1 or speaks > 1):
                    yield source, matter.id
                    told.add(source)


class _Case:
    """Who names what in all reports, and of each report what its lead says."""

    def __init__(self, named: Mapping[str, Named]) -> None:
        self.reports = len(named)
        self._holders: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._lead: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        for source, row in named.items():
            for name in row.names:
                self._holders[name.kind, name.words].add(source)
            places = frozenset(name.words for name in row.names if name.kind == "spot" and name.lead)
            days = frozenset(one for day in row.days if day.lead for one in _each(day) if one <= row.published)
            self._lead[source] = places, days

    def having(self, kind: str, words: str) -> set[str]:
        """Return the reports that name something."""
        return self._holders.get((kind, words), set())

    def places(self, matter: Matter) -> list[str]:
        """Return the places in the leads of half of a matter's reports."""
        count = Counter(place for source in matter.sources if source in self._lead for place in self._lead[source][0])
        return sorted(words for words, n in count.items() if 2 * n >= len(matter.sources))

    def days(self, matter: Matter) -> set[str]:
        """Return the days that most of its reports' leads tell."""
        told = Counter(day for source in matter.sources if source in self._lead for day in self._lead[source][1])
        most = max(told.values(), default=0)
        return {day for day, n in told.items() if 2 * n > most}


def _each(day: Day) -> Iterator[str]:
    one = date.fromisoformat(day.first)
    while one.isoformat() <= day.last:
        yield one.isoformat()
        one += timedelta(1)


def _speaks_of(place: str, row: Named, matter: Matter, case: _Case) -> int:
    """Return how many things say that a report which names a place speaks of what happened there: day, names beside."""
    days = case.days(matter)
    speaks = 0
    for mention in (m for name in row.names if (name.kind, name.words) == ("spot", place) for m in name.mentions):
        beside = [day for day in row.days if day.sentence == mention.sentence]
        same_day = any(day.first <= one <= day.last for day in beside for one in days)
        if beside and not same_day:
            continue  # another day at the same place
        speaks = max(speaks, same_day + _names_more(mention, place, row, matter, case))
    return speaks


def _names_more(mention: Mention, place: str, row: Named, matter: Matter, case: _Case) -> bool:
    """Whether the paragraph names somebody else whom half of the matter's reports name, and few others."""
    for name in row.names:
        if name.words == place or not any(m.paragraph == mention.paragraph for m in name.mentions):
            continue
        having = case.having(name.kind, name.words)
        inside = len(having & set(matter.sources))
        others = len(having) - inside - 1
        if 2 * inside >= len(matter.sources) and others <= _RARE * (case.reports - len(matter.sources)):
            return True
    return False
