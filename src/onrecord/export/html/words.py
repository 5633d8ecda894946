"""How a cell shows values: the document's words with their place, dates, counts, names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from onrecord.model import Count, Entity, EntityKind, Sector

#: Not strftime, which follows the machine's locale.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DATE_VALUE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?)?)?)?")
_KINDS = {
    EntityKind.PERSON: "person",
    EntityKind.ORGANISATION: "organisation",
    EntityKind.GROUP: "group",
    EntityKind.PLACE: "place",
    EntityKind.OTHER: "other",
}
#: In the order in which a cell shows them.
ROLES = {
    "agent": "By whom",
    "patient": "To whom",
    "addressee": "Asked of",
    "beneficiary": "For whom",
    "about": "About",
    "instrument": "With what",
    "manner": "How",
}
_ROLES_OF_CALLS = {**ROLES, "agent": "Who asks"}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the document and where they stand on the page."""

    words: str
    anchor: str
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Ref:
    """A link to another cell; ``words`` and ``paragraph`` tell it from others with the same label."""

    cell: str
    label: str
    words: str = ""
    paragraph: int | None = None


def label(name: str) -> str:
    """Return an identifier such as ``"use_of_force"`` as words for a heading."""
    return name.replace("_", " ").strip().capitalize()


def role_label(role: str, event_type: str) -> str:
    """Return what to call a role of an event of some type."""
    labels = _ROLES_OF_CALLS if event_type == "call" else ROLES
    return labels.get(role, label(role))


def role_rank(role: str) -> int:
    """Return where a role stands among those of an event."""
    return list(ROLES).index(role) if role in ROLES else len(ROLES)


def describe(entity: Entity) -> str:
    """Return what an entity is: "person, government", "organisation, police, not named"."""
    parts = [_KINDS[entity.kind]]
    if entity.sector is not None and entity.sector is not Sector.OTHER:
        parts.append(entity.sector.value.replace("_", " "))
    if not entity.named:
        parts.append("not named")
    return ", ".join(parts)


def number(count: Count) -> str:
    """Return the bounds of a count in words."""
    if count.min is None and count.max is None:
        return "a number"
    if count.max is None:
        return f"{count.min:,} or more"
    if count.min is None:
        return f"up to {count.max:,}"
    return f"{count.min:,}" if count.min == count.max else f"{count.min:,} to {count.max:,}"


def day(value: str | None) -> str:
    """Return an ISO 8601 date or prefix for a reader ("14 March 2021", "March 2021"); other values unchanged."""
    if not value:
        return ""
    if not _DATE_VALUE.fullmatch(value):
        return value
    parts = value[:10].split("-")
    try:
        if len(parts) == 3:
            date.fromisoformat(value[:10])
        words = [str(int(p)) if i == 2 else p for i, p in enumerate(parts)]
        if len(words) > 1:
            words[1] = _MONTHS[int(parts[1]) - 1] if int(parts[1]) else parts[1]
    except (ValueError, IndexError):
        return value
    shown = " ".join(reversed(words))
    return f"{shown}, {value[11:16]}" if "T" in value else shown


def machine_date(value: str | None) -> str | None:
    """Return ``value`` where HTML's ``datetime`` attribute may hold it, else ``None``."""
    if not value or not _DATE_VALUE.fullmatch(value):
        return None
    try:
        if len(value) >= 10:
            datetime.fromisoformat(value)
    except ValueError:
        return None
    return value


def period(start: str | None, end: str | None) -> str:
    """Return a period for a reader; its end is left out where it says nothing new."""
    if not start or not end or start == end:
        return day(start or end)
    return f"{day(start)} to {day(end)}"


def percent(confidence: float) -> str:
    """Return a confidence between 0 and 1 as a whole percentage."""
    return f"{round(max(0.0, min(1.0, confidence)) * 100)} %"


def coordinates(lat: float, lon: float) -> str:
    """Return WGS 84 degrees with hemispheres, to four decimals."""
    return f"{abs(lat):.4f}° {'N' if lat >= 0 else 'S'}, {abs(lon):.4f}° {'E' if lon >= 0 else 'W'}"


def names(entities: Iterable[Entity]) -> str:
    """Return names in a row."""
    return ", ".join(entity.name for entity in entities)
