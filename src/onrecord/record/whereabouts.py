"""Where a report's happenings are, as its words give it: towns, streets, blocks, and what else has a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import EntityKind, Reading, Sector
from onrecord.record.words import words_of

_KEPT = 16
#: Places where so much happens that their name tells little.
_LARGE = frozenset({"city", "county", "region"})
_NAME = r"(?:[A-Z][\w.'’-]{0,30}|\d{1,3}(?:st|nd|rd|th))"
_WAY = (
    r"(?:Street|St|Avenue|Ave|Av|Road|Rd|Drive|Dr|Boulevard|Blvd|Lane|Ln|Ct|Place|Pl|Way|Highway|Hwy|Parkway|Pkwy"
    r"|Terrace|Circle|Close|Crescent|Grove|Row|Walk|Pike|Trail|Marg|Nagar|Chowk)"
)
_STREET = re.compile(rf"\b(?:(\d{{2,5}}) )?((?:{_NAME} ){{1,3}}){_WAY}\b")
_CORNER = re.compile(
    rf"\b({_NAME}(?: {_NAME})?) and ({_NAME}(?: {_NAME})?) (?:[Ss]treets|[Aa]venues|[Rr]oads|[Dd]rives)\b"
)
_BLOCK = re.compile(
    r"\b(\d{1,5})(?:st|nd|rd|th)?[- ]block (?:of )?"
    rf"((?:[NSEW]\.? |North |South |East |West )?{_NAME}(?: [A-Z][\w.'’]*){{0,2}})"
)
#: Words of streets' names that do not tell one from another.
_DIRECTIONS = frozenset({
    "n", "s", "e", "w", "ne", "nw", "se", "sw", "north", "south", "east", "west", "northeast", "northwest", "southeast",
    "southwest", "block", "blocks", "the", "of", "old", "new", "upper", "lower", "great", "little", "st", "saint",
    "u.s", "us",
})  # fmt: skip
#: Streets by which those who sit there are called.
_SEATS = frozenset({"downing", "wall", "fleet"})
_HOSPITAL = re.compile(r"\b(?:hospital|medical cent(?:er|re)|infirmary|clinic|trauma cent(?:er|re)|health)\b")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Names of places, plain, those named most first.

    Attributes:
        cities: those of a hundred thousand people and more, and counties and regions.
        towns: smaller ones, and countries.
        streets: by the first telling word of the name, "harding" for "North Harding Avenue".
        blocks: addresses by the hundred, "1100 harding".
        spots: parks, buildings, quarters and whatever else has a name.
    """

    cities: tuple[str, ...]
    towns: tuple[str, ...]
    streets: tuple[str, ...]
    blocks: tuple[str, ...]
    spots: tuple[str, ...]


def whereabouts(reading: Reading, fore: int) -> Whereabouts:
    """Return where a report's happenings are.

    Args:
        reading: of the report.
        fore: where its first part ends. Streets are taken from there alone: its end often tells of other matters.
    """
    cities: dict[str, None] = {}
    towns: dict[str, None] = {}
    spots: dict[str, None] = {}
    known = {place.entity.id: place for place in reading.places}
    streets = list(_streets(reading, fore))
    for entity in sorted(reading.entities, key=lambda entity: (-len(entity.mentions), entity.mentions[0].start)):
        name = " ".join(words_of(entity.name))
        if not entity.named or not name:
            continue
        if _HOSPITAL.search(name):
            continue  # a city's wounded all go to the same few
        if entity.kind is EntityKind.PLACE:
            place = known.get(entity.id)
            if place is not None and place.gazetteer is not None:
                (cities if place.precision in _LARGE else towns).setdefault(name)
            elif not set(name.split()) & set(streets):
                spots.setdefault(name)
        elif entity.kind is EntityKind.ORGANISATION and entity.sector is Sector.EDUCATION:
            spots.setdefault(name)
    blocks = dict.fromkeys(_blocks(reading.document.text[:fore]))
    streets += [block.split()[1] for block in blocks]
    kept = (cities, towns, dict.fromkeys(streets), blocks, spots)
    return Whereabouts(*(tuple(names)[:_KEPT] for names in kept))


def _blocks(text: str) -> Iterator[str]:
    for number, name in _BLOCK.findall(text):
        if key := _key(name):
            yield f"{number} {key}"
    for number, name in _STREET.findall(text):
        if number and (key := _key(name)):
            yield f"{int(number) // 100 * 100} {key}"


def _streets(reading: Reading, fore: int) -> Iterator[str]:
    text = reading.document.text[:fore]
    # "Thomas Lane" may be a street or a man.
    persons = {entity.name for entity in reading.entities if entity.kind is EntityKind.PERSON}
    found = [(match.start(), match[2]) for match in _STREET.finditer(text) if match[0] not in persons]
    found += [(match.start(), name) for match in _CORNER.finditer(text) for name in match.groups()]
    for _, name in sorted(found):
        if (key := _key(name)) and key not in _SEATS:
            yield key


def _key(name: str) -> str:
    """Return the word that tells a street from others, or nothing."""
    words = (word.strip(".,'’").lower() for word in name.split())
    return next((word for word in words if word not in _DIRECTIONS), "")
