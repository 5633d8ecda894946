"""What a place's name could stand for: candidates with a prior, and what the text beside the name says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import log10

from onrecord.model import Entity
from onrecord.reading.places.gazetteer import Entry, Gazetteer

#: No more candidates than this are weighed for a name: the rest are hamlets.
_MOST = 12
#: Areas stand for themselves more often than their namesakes do: added to the logarithm of their population.
_KIND = {"continent": 1.5, "country": 1.5, "region": 0.6, "county": 0.3}
#: People of an area whose number the gazetteer does not know.
_PEOPLE = {"county": 200_000, "region": 300_000}
_ALIAS = -0.8
#: "south London", "Greater Manchester": the area itself, for the purpose of a map.
_PART_OF = re.compile(
    r"^(?:the\s+)?(?:(?:north|south|east|west|central|inner|outer|mid|downtown|upper|lower|rural|mainland)(?:[\s-]?(?:east|west))?(?:ern)?"
    r"|city of|town of|state of|village of|county of|province of)\s+(?=\S)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"(?:,\s*|\s+in\s+|\s*\(\s*)(?=[A-Z])")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_POSTAL = frozenset(
    "AL AK AZ AR CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA "
    "RI SC SD TN TX UT VA VT WA WI WV WY".split()
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a name could stand for, and how likely that is before anything else is read."""

    entry: Entry
    prior: float


@dataclass(frozen=True, slots=True)
class Container:
    """Where the words after a name put it: "Springfield, Illinois" gives country US and admin1 IL."""

    country: str
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None


def candidates(entity: Entity, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return what an entity's name could stand for, likeliest first."""
    name = entity.name.partition(",")[0]
    found = gazetteer.lookup(name)
    if not found:
        found = gazetteer.lookup(_PART_OF.sub("", name))
    weighed = [Candidate(entry, _prior(entry)) for entry in found]
    return tuple(sorted(weighed, key=lambda c: (-c.prior, c.entry.code))[:_MOST])


def _prior(entry: Entry) -> float:
    people = entry.population or _PEOPLE.get(entry.kind, 0)
    return log10(people + 100) + _KIND.get(entry.kind, 0.0) + (0.0 if entry.own else _ALIAS)


def container_of(entity: Entity, text: str, gazetteer: Gazetteer) -> Container | None:
    """Return the first container that the words after one of an entity's mentions name."""
    for mention in entity.mentions:
        head, comma, rest = text[mention.start : mention.end].partition(",")
        after = f"{comma}{rest}" if comma else text[mention.end : mention.end + 40]
        found = _named_after(after, head, gazetteer)
        if found is not None:
            return found
    return None


def _named_after(after: str, name: str, gazetteer: Gazetteer) -> Container | None:
    gap = _AFTER.match(after)
    if not gap:
        return None
    inside = gap.group().strip() == "in"
    words = []
    position = gap.end()
    while len(words) < 3 and (word := _WORD.match(after, position)) and word.group()[0].isupper():
        words.append(word.group())
        position = word.end() + 1
        if after[word.end() : word.end() + 1] != " ":
            break
    for count in range(len(words), 0, -1):
        phrase = " ".join(words[:count])
        if phrase in _POSTAL:
            return Container("US", phrase)
        for entry in gazetteer.lookup(phrase.removesuffix("'s").removesuffix("’s")):
            if entry.kind == "country":
                return Container(entry.country)
            if entry.kind == "region" and entry.own | (entry.name != name):
                return Container(entry.country, entry.admin1)
            if entry.kind in ("county", "city") and (entry.population > 300_000 or entry.kind == "county" or inside):
                return Container(entry.country, entry.admin1, entry.lat, entry.lon)
            break
    return None
