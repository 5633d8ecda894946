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

from onrecord.model import Asserted, BlockKind, EntityKind, Event, Reading, Sector, Time
from onrecord.record.own_words import outlet_of, told_words
from onrecord.record.whereabouts import whereabouts
from onrecord.record.words import plain, vector

#: What is done to a person, and what is done to one who is held responsible.
HARM = frozenset({"assault", "killing", "death", "injury", "use_of_force", "abduction", "disappearance", "rescue"})
JUSTICE = frozenset(
    {"arrest", "detention", "charge", "trial", "conviction", "acquittal", "fine", "release", "ruling", "search"}
)
#: Events whose day is the happening's own; a charge or a ruling comes later.
OF_THE_DAY = HARM | {"arrest", "clash", "dispersal", "gathering", "discovery", "ban", "meeting", "deployment"}
_OFFICIAL = frozenset(
    {Sector.POLICE, Sector.JUDICIARY, Sector.GOVERNMENT, Sector.LEGISLATURE, Sector.MEDIA, Sector.PARTY}
)

_KEPT_WORDS = 120
#: How many of the first words are the lead: most reports say there who, where and when.
_LEAD = 90
_KEPT_PEOPLE = 24
_KEPT_DAYS = 6
#: How far back an event's day is looked for, in days before publication.
_LOOK_BACK = 400
#: How much of a report is its first part, and how many characters at least.
_FORE, _FORE_AT_LEAST = 0.6, 500


@dataclass(frozen=True, slots=True)
class Party:
    """A named person of the report.

    Attributes:
        name: the words of the name, plain, in order, without titles.
        side: ``"harmed"``, ``"accused"``, ``"official"`` or ``""``.
        age: in years.
        weight: how many times the report names them.
        fore: whether the first part of the report does: what its end names is often of another matter.
    """

    name: tuple[str, ...]
    side: str
    age: int | None
    weight: int
    fore: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """What is kept of a report; see the module.

    Attributes:
        published: ISO 8601 day, or ``None``.
        people: the named persons, those named most first.
        ages: in years, that the first part gives; or, where it gives none, the whole.
        cities, towns, streets, blocks, spots: see :class:`onrecord.record.whereabouts.Whereabouts`.
        clocks: the minutes of the day that it gives.
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
    ages: tuple[int, ...]
    cities: tuple[str, ...]
    towns: tuple[str, ...]
    streets: tuple[str, ...]
    blocks: tuple[str, ...]
    spots: tuple[str, ...]
    clocks: tuple[int, ...]
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
        people = tuple(Party(tuple(p["name"]), p["side"], p["age"], p["weight"], p["fore"]) for p in row["people"])
        return Profile(
            published=row["published"],
            people=people,
            ages=tuple(row["ages"]),
            cities=tuple(row["cities"]),
            towns=tuple(row["towns"]),
            streets=tuple(row["streets"]),
            blocks=tuple(row["blocks"]),
            spots=tuple(row["spots"]),
            clocks=tuple(row["clocks"]),
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
    people = _people(reading, sides)
    places = whereabouts(reading, _fore(reading))
    # The name of a city would make all reports from there alike.
    foreign = {word for city in places.cities for word in city.split()}
    title, body = ([word for word in words if word not in foreign] for words in told_words(document))
    return Profile(
        published=document.published if document.published and len(document.published) >= 10 else None,
        people=people,
        ages=_ages(reading),
        cities=places.cities,
        towns=places.towns,
        streets=places.streets,
        blocks=places.blocks,
        spots=places.spots,
        clocks=_clocks(reading),
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


def _people(reading: Reading, sides: dict[str, str]) -> tuple[Party, ...]:
    people = []
    fore = _fore(reading)
    for entity in reading.entities:
        if entity.named and entity.kind in (EntityKind.PERSON, EntityKind.OTHER) and (name := person_name(entity.name)):
            side = sides.get(entity.id, "")
            if entity.sector in _OFFICIAL and side != "harmed":
                side = "official"
            people.append(Party(name, side, entity.age, len(entity.mentions), entity.mentions[0].start < fore))
    people.sort(key=lambda party: (-party.weight, party.name))
    return tuple(people[:_KEPT_PEOPLE])


_AGE = re.compile(r"\b(\d{1,3})[- ]years?[- ]olds?\b|\b[Aa]ged? (\d{1,3})\b")


def _ages(reading: Reading) -> tuple[int, ...]:
    text = reading.document.text
    told = [(int(match[1] or match[2]), match.start()) for match in _AGE.finditer(text)]
    told += [
        (entity.age, entity.mentions[0].start)
        for entity in reading.entities
        if entity.age is not None and entity.sector not in _OFFICIAL
    ]
    fore = _fore(reading)
    return tuple(sorted({age for age, at in told if at < fore} or {age for age, _ in told}))


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


def _clocks(reading: Reading) -> tuple[int, ...]:
    """Return the minutes of the day that the first part gives."""
    found = (_CLOCK.search(time.timex or "") for time in reading.times if time.span.start < _fore(reading))
    return tuple(dict.fromkeys(int(match[1]) % 24 * 60 + int(match[2]) for match in found if match))


_CLOCK = re.compile(r"T(\d\d):(\d\d)$")


def _fore(reading: Reading) -> int:
    """Return where the first part of a report ends."""
    return max(_FORE_AT_LEAST, round(_FORE * len(reading.document.text)))


def _days(reading: Reading) -> tuple[tuple[str, float], ...]:
    """Return the days of what happened: of events first, of the report's other times at a third of the weight.

    The earlier in the report a day is told, the heavier it weighs.
    """
    published = _day(reading.document.published)
    length = max(len(reading.document.text), 1)
    weights: dict[str, float] = {}
    for time, at, share in _told_times(reading):
        day = _day(time.start)
        if day is None or not _A_DAY.match(time.timex or ""):
            continue
        if published and not timedelta(0) <= published - day <= timedelta(_LOOK_BACK):
            continue
        weights[day.isoformat()] = weights.get(day.isoformat(), 0.0) + share * (1 - 0.8 * at / length)
    best = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_KEPT_DAYS]
    return tuple((day, round(weight, 3)) for day, weight in best)


_HEADS = frozenset({BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.OTHER})
_A_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _told_times(reading: Reading) -> Iterator[tuple[Time, int, float]]:
    of_events = {event.time.id for event in reading.events if event.time and event.type in OF_THE_DAY}
    # When a report was written says nothing of when the thing happened.
    heads = [block.span for block in reading.document.blocks if block.kind in _HEADS]
    for time in reading.times:
        if any(head.contains(time.span) for head in heads):
            continue
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
    keys += [f"street:{street}" for street in profile.streets]
    heavy = sorted(profile.words, key=lambda word: (-profile.words[word], word))
    keys += [f"word:{word}" for word in heavy[:12]]
    keys += [f"pair:{' '.join(sorted(pair))}" for pair in pairwise(heavy[:8])]
    return sorted(set(keys))
