"""What is kept of a Reading to tell which happening it reports: its people, places, days, numbers and words.

A profile is a small thing that the store can keep beside a source and hand back without the Reading.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from onrecord.model import Asserted, EntityKind, Event, Reading, Sector, Time
from onrecord.record.own_words import outlet_of, told_words
from onrecord.record.words import plain, vector, words_of

#: What is done to a person, and what is done to one who is held responsible.
HARM = frozenset({"assault", "killing", "death", "injury", "use_of_force", "abduction", "disappearance", "rescue"})
JUSTICE = frozenset(
    {"arrest", "detention", "charge", "trial", "conviction", "acquittal", "fine", "release", "ruling", "search"}
)
#: Events whose day is the happening's own; a charge or a ruling comes later.
_OF_THE_DAY = HARM | {"arrest", "clash", "dispersal", "gathering", "discovery", "ban", "meeting", "deployment"}
_OFFICIAL = frozenset(
    {Sector.POLICE, Sector.JUDICIARY, Sector.GOVERNMENT, Sector.LEGISLATURE, Sector.MEDIA, Sector.PARTY}
)

_KEPT_WORDS = 120
#: How many of the first words are the lead: most reports say there who, where and when.
_LEAD = 90
_KEPT_PEOPLE = 24
_KEPT_PLACES = 16
_KEPT_DAYS = 6
#: How far back an event's day is looked for, in days before publication.
_LOOK_BACK = 400

_BLOCK = re.compile(
    r"\b(\d{1,5})(?:st|nd|rd|th)?[- ]block (?:of )?"
    r"((?:[NSEW]\.? |North |South |East |West )?(?:[A-Z0-9][\w.'’]*)(?: [A-Z][\w.'’]*){0,2})"
)


@dataclass(frozen=True, slots=True)
class Party:
    """A named person of the report.

    Attributes:
        name: the words of the name, plain, in order, without titles.
        side: ``"harmed"``, ``"accused"``, ``"official"`` or ``""``.
        age: in years.
        weight: how many times the report names them.
    """

    name: tuple[str, ...]
    side: str
    age: int | None
    weight: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What is kept of a report; see the module.

    Attributes:
        published: ISO 8601 day, or ``None``.
        people: the named persons, those named most first.
        ages: (side, age) of the unnamed.
        towns: names of countries, regions and towns, plain.
        spots: names of streets, parks, buildings, hospitals, plain.
        blocks: street addresses by block, "1100 harding".
        days: (ISO day, weight) that its events happened on, heaviest first.
        types: (event type, tellings).
        counts: (event type, role, number).
        words: the heaviest words, by weight; a vector of length 1.
        lead: the same of the headline and the first words.
        title: the same of the headline.
        outlet: who published it: the outlet's name, or the address's host.
    """

    published: str | None
    people: tuple[Party, ...]
    ages: tuple[tuple[str, int], ...]
    towns: tuple[str, ...]
    spots: tuple[str, ...]
    blocks: tuple[str, ...]
    days: tuple[tuple[str, float], ...]
    types: tuple[tuple[str, int], ...]
    counts: tuple[tuple[str, str, int], ...]
    words: dict[str, float]
    lead: dict[str, float]
    title: dict[str, float]
    outlet: str

    def to_json(self) -> str:
        """Return the profile as one line of JSON."""
        row = asdict(self)
        for field in ("words", "lead", "title"):
            row[field] = {word: round(weight, 4) for word, weight in row[field].items()}
        return json.dumps(row, ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    def from_json(text: str) -> Profile:
        """Return the profile that :meth:`to_json` wrote."""
        row = json.loads(text)
        people = tuple(Party(tuple(p["name"]), p["side"], p["age"], p["weight"]) for p in row["people"])
        return Profile(
            published=row["published"],
            people=people,
            ages=tuple((side, age) for side, age in row["ages"]),
            towns=tuple(row["towns"]),
            spots=tuple(row["spots"]),
            blocks=tuple(row["blocks"]),
            days=tuple((day, weight) for day, weight in row["days"]),
            types=tuple((kind, count) for kind, count in row["types"]),
            counts=tuple((kind, role, number) for kind, role, number in row["counts"]),
            words=row["words"],
            lead=row["lead"],
            title=row["title"],
            outlet=row["outlet"],
        )


def profile_of(reading: Reading) -> Profile:
    """Return what is kept of a Reading."""
    document = reading.document
    sides = _sides(reading)
    people, ages = _people(reading, sides)
    towns, spots = _places(reading)
    title, body = told_words(document)
    return Profile(
        published=document.published if document.published and len(document.published) >= 10 else None,
        people=people,
        ages=ages,
        towns=towns,
        spots=spots,
        blocks=tuple(dict.fromkeys(_blocks(document.text))),
        days=_days(reading),
        types=_types(reading.events),
        counts=_counts(reading.events),
        words=vector(title + body, _KEPT_WORDS),
        lead=vector(title + body[:_LEAD], _KEPT_WORDS // 2),
        title=vector(title, _KEPT_WORDS),
        outlet=outlet_of(document),
    )


def _sides(reading: Reading) -> dict[str, str]:
    """Return what each entity is in what happened: by its first role in an event that tells."""
    found: dict[str, str] = {}
    for event in reading.events:
        for filler in event.roles:
            if filler.entity is None or event.asserted is Asserted.DENIED:
                continue
            if event.type in HARM and filler.role == "patient":
                found[filler.entity.id] = "harmed"
            elif (event.type in JUSTICE and filler.role == "patient") or (
                event.type in HARM and filler.role == "agent"
            ):
                found.setdefault(filler.entity.id, "accused")
    return found


def _people(reading: Reading, sides: dict[str, str]) -> tuple[tuple[Party, ...], tuple[tuple[str, int], ...]]:
    people, ages = [], []
    for entity in reading.entities:
        if entity.kind is EntityKind.PERSON and not entity.named:
            if entity.age is not None:
                ages.append((sides.get(entity.id, ""), entity.age))
        elif (
            entity.named and entity.kind in (EntityKind.PERSON, EntityKind.OTHER) and (name := person_name(entity.name))
        ):
            side = sides.get(entity.id, "")
            if entity.sector in _OFFICIAL and side != "harmed":
                side = "official"
            people.append(Party(name, side, entity.age, len(entity.mentions)))
    people.sort(key=lambda party: (-party.weight, party.name))
    return tuple(people[:_KEPT_PEOPLE]), tuple(dict.fromkeys(ages))


_NO_NAME = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "sgt", "pc", "jr", "sr", "ii", "iii"}
)


@lru_cache(maxsize=10_000)
def person_name(name: str) -> tuple[str, ...]:
    """Return the words of a person's name, plain, without titles and initials; empty where no name is left."""
    words = tuple(plain(word).strip('.,"“”()') for word in name.split())
    return tuple(
        word for word in words if len(word) > 1 and word not in _NO_NAME and not any(c.isdigit() for c in word)
    )


def _places(reading: Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return towns and larger, and what is smaller or of no known size: streets, buildings, institutions."""
    towns: dict[str, None] = {}
    spots: dict[str, None] = {}
    known = {place.entity.id: place for place in reading.places}
    ranked = sorted(reading.entities, key=lambda entity: (-len(entity.mentions), entity.mentions[0].start))
    for entity in ranked:
        name = " ".join(words_of(entity.name))
        if not entity.named or not name:
            continue
        if entity.kind is EntityKind.PLACE:
            place = known.get(entity.id)
            larger = place is not None and place.gazetteer is not None
            (towns if larger else spots).setdefault(name)
        elif entity.kind is EntityKind.ORGANISATION and entity.sector in (Sector.HEALTH, Sector.EDUCATION):
            spots.setdefault(name)
    return tuple(towns)[:_KEPT_PLACES], tuple(spots)[:_KEPT_PLACES]


def _blocks(text: str) -> Iterator[str]:
    for number, street in _BLOCK.findall(text):
        words = [
            word
            for word in words_of(street)
            if word not in {"north", "south", "east", "west", "n", "s", "e", "w", "block"}
        ]
        if words:
            yield f"{number} {words[0]}"


def _days(reading: Reading) -> tuple[tuple[str, float], ...]:
    """Return the days of what happened: of events first, of the report's other times at a third of the weight.

    The earlier in the report a day is told, the heavier it weighs.
    """
    published = _day(reading.document.published)
    length = max(len(reading.document.text), 1)
    weights: dict[str, float] = {}
    for time, at, share in _told_times(reading):
        day = _day(time.start)
        if day is None or (time.timex or "").startswith("P") or time.timex in (None, "PRESENT_REF"):
            continue
        if published and not timedelta(0) <= published - day <= timedelta(_LOOK_BACK):
            continue
        weights[day.isoformat()] = weights.get(day.isoformat(), 0.0) + share * (1 - 0.8 * at / length)
    best = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_KEPT_DAYS]
    return tuple((day, round(weight, 3)) for day, weight in best)


def _told_times(reading: Reading) -> Iterator[tuple[Time, int, float]]:
    of_events = {event.time.id for event in reading.events if event.time and event.type in _OF_THE_DAY}
    for time in reading.times:
        yield time, time.span.start, 1.0 if time.id in of_events else 0.33


def _day(value: str | None) -> date | None:
    if not value or len(value) < 10:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _types(events: tuple[Event, ...]) -> tuple[tuple[str, int], ...]:
    tellings: dict[str, int] = {}
    for event in events:
        tellings[event.type] = tellings.get(event.type, 0) + len(event.triggers)
    return tuple(sorted(tellings.items(), key=lambda item: (-item[1], item[0])))


def _counts(events: tuple[Event, ...]) -> tuple[tuple[str, str, int], ...]:
    return tuple(
        dict.fromkeys(
            (event.type, count.role, count.min)
            for event in events
            for count in event.counts
            if count.min is not None and count.min == count.max
        )
    )


def keys_of(profile: Profile) -> list[str]:
    """Return what the profile is found by: full names, addresses, rare words, and where with when."""
    keys = [f"name:{' '.join(party.name)}" for party in profile.people if len(party.name) > 1]
    keys += [f"block:{block}" for block in profile.blocks]
    keys += [f"spot:{spot}" for spot in profile.spots if len(spot.split()) > 1]
    heavy = sorted(profile.words, key=lambda word: (-profile.words[word], word))
    keys += [f"word:{word}" for word in heavy[:12]]
    keys += [f"pair:{' '.join(sorted(pair))}" for pair in pairwise(heavy[:8])]
    return sorted(set(keys))
