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
_KIND = {"continent": 1.0, "country": 1.6, "region": 0.3, "county": 0.3}
#: People of an area whose number the gazetteer does not know, by kind and, for counties, by country.
_PEOPLE = {"region": 300_000, "county": 20_000}
_PEOPLE_OF_COUNTY = {"GB": 700_000, "IE": 150_000, "IN": 500_000, "US": 60_000}
_ALIAS = -0.8
#: "Washington" and "New York" are the cities unless the text says state: taken from a region named like its city.
_NAMESAKE = -1.8
_NAMESAKE_SHARE = 0.08
#: Cities that nobody calls City; "Oklahoma" and "Kansas" are the states.
_WITHOUT_CITY = frozenset({"new york"})
#: Regions of some countries are called so, and so is half the world.
_DIRECTIONS = frozenset({"western", "eastern", "northern", "southern", "central", "north", "south", "east", "west"})
#: "south London", "Greater Manchester": the area itself, for the purpose of a map.
_PART_OF = re.compile(
    r"^(?:the\s+)?(?:(?:north|south|east|west|central|inner|outer|mid|downtown|upper|lower|rural|mainland)(?:[\s-]?(?:east|west))?(?:ern)?"
    r"|city of|town of|state of|village of|county of|province of)\s+(?=\S)",
    re.IGNORECASE,
)
#: Parts of the world that have no one point, whose namesakes are city districts.
_NO_TOWN = frozenset(
    [
        "middle east",
        "caribbean",
        "balkans",
        "levant",
        "west",
        "gulf",
        "far east",
        "near east",
        "horn of africa",
        "sahel",
    ]
)
#: "R-Elbow Lake" is how a legislator's seat is written.
_PARTY = re.compile(r"^[RDI]-(?=[A-Z])")
#: What is named after the place it is in; the place is what is pinned, and the precision says so.
_INSTITUTIONS = frozenset(
    ["road", "jail", "fire", "district", "city", "airport", "metropolitan", "international", "regional", "zoo",
     "turnpike", "hospital", "school", "schools", "high", "university", "college", "court", "courthouse", "police",
     "council", "station", "stadium", "library", "museum", "health", "department", "sheriff", "prison", "bridge",
     "cathedral", "railway", "central", "general", "municipal", "county", "crown", "magistrates", "square", "market",
     "harbour", "harbor", "port", "center", "centre", "town", "hall", "medical", "community", "state", "public",
     "circuit", "superior"]
)  # fmt: skip
_AFTER = re.compile(r"(?:\s+(?:village|hamlet)(?:,|\s+(?:of|in|under))\s+|,\s*|\s+in\s+|\s*\(\s*)(?=[A-Z])")
_VILLAGE = re.compile(r"\s+(?:village|hamlet)\b")
#: No village has more people.
_OF_A_VILLAGE = 60_000
_CAPITALS = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,5}")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_POSTAL = frozenset(
    [
        "AL",
        "AK",
        "AZ",
        "AR",
        "CA",
        "CO",
        "CT",
        "DC",
        "DE",
        "FL",
        "GA",
        "HI",
        "IA",
        "ID",
        "IL",
        "IN",
        "KS",
        "KY",
        "LA",
        "MA",
        "MD",
        "ME",
        "MI",
        "MN",
        "MO",
        "MS",
        "MT",
        "NC",
        "ND",
        "NE",
        "NH",
        "NJ",
        "NM",
        "NV",
        "NY",
        "OH",
        "OK",
        "OR",
        "PA",
        "RI",
        "SC",
        "SD",
        "TN",
        "TX",
        "UT",
        "VA",
        "VT",
        "WA",
        "WI",
        "WV",
        "WY",
    ]
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


def candidates(name: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return what a name could stand for, likeliest first; "Springfield, Illinois" is looked up as "Springfield"."""
    name = _PARTY.sub("", name.partition(",")[0])
    if name.lower().removeprefix("the ") in _DIRECTIONS | _NO_TOWN:
        return ()
    found = gazetteer.lookup(name)
    if not found:
        found = gazetteer.lookup(_PART_OF.sub("", name)) or _named_after_it(name, gazetteer)
    cities = [e for e in found if e.kind == "city" and _is_called(e, name)]
    weighed = [Candidate(entry, _prior(entry, name) + _namesake(entry, cities)) for entry in found]
    return tuple(sorted(weighed, key=lambda c: (-c.prior, c.entry.code))[:_MOST])


def _named_after_it(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Return the places that an institution is named after: "Rapides Parish Fire District", "Oldbury Crown Court"."""
    words = name.split()
    count = len(words)
    while count > 1 and words[count - 1].lower() in _INSTITUTIONS:
        count -= 1
        if found := gazetteer.lookup(" ".join(words[:count])):
            return found
    return ()


def _is_called(entry: Entry, name: str) -> bool:
    """Whether a name is a place's own; "New York City" owns "New York" too."""
    return bool(entry.own) or (name.lower() in _WITHOUT_CITY and entry.name.lower() == f"{name.lower()} city")


def _namesake(entry: Entry, cities: list[Entry]) -> float:
    large = entry.population * _NAMESAKE_SHARE
    if entry.kind == "region" and any(c.country == entry.country and c.population >= large for c in cities):
        return _NAMESAKE
    return 0.0


def _prior(entry: Entry, name: str) -> float:
    people = entry.population
    if not people and entry.kind in _PEOPLE:
        people = (
            _PEOPLE_OF_COUNTY.get(entry.country, _PEOPLE["county"]) if entry.kind == "county" else _PEOPLE["region"]
        )
    return log10(people + 100) + _KIND.get(entry.kind, 0.0) + (0.0 if _is_called(entry, name) else _ALIAS)


def hints(text: str, gazetteer: Gazetteer) -> list[tuple[Candidate, ...]]:
    """Return the countries, regions and counties that a text names anywhere, "Kanawha County Sheriff" included.

    They tell where a report is from, also where they are part of another name and so no place of their own.
    """
    found: dict[str, tuple[Candidate, ...]] = {}
    for run in _CAPITALS.finditer(text):
        words = run.group().split(" ")
        position = 0
        while position < len(words):
            for count in range(min(3, len(words) - position), 0, -1):
                phrase = " ".join(words[position : position + count]).removesuffix("'s").removesuffix("’s")
                if phrase in found:
                    break
                areas = candidates(phrase, gazetteer)
                if areas and areas[0].entry.kind in ("country", "region", "county"):
                    found[phrase] = areas
                    break
            position += count
    return list(found.values())


def in_size(entity: Entity, text: str, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Return those of an entity's candidates that are as small as the text says: "Rampur village" is not the city."""
    if not any(_VILLAGE.match(text, mention.end) for mention in entity.mentions):
        return found
    return tuple(c for c in found if c.entry.kind in ("city", "town") and c.entry.population < _OF_A_VILLAGE)


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
    words: list[str] = []
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
