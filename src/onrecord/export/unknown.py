"""What a Reading leaves open: said, and not filled in with guesses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.export.told import type_words
from onrecord.model import EntityKind, Form, Reading, Span, Time

#: Types of event that somebody does to somebody: whoever reads of one asks who did it.
DONE_BY_SOMEBODY = frozenset(
    {
        "abduction",
        "arrest",
        "assault",
        "ban",
        "charge",
        "detention",
        "dismissal",
        "dispersal",
        "fine",
        "killing",
        "search",
        "use_of_force",
    }
)


@dataclass(frozen=True, slots=True)
class Unknown:
    """One thing that stayed open: a plain label, and the words of the report where it did."""

    label: str
    words: tuple[str, ...] = ()


def unknowns(reading: Reading) -> list[Unknown]:
    """Return what stayed unknown, and after it the issues of the reading."""
    found = [*_speakers(reading), *_agents(reading), *_times(reading), *_places(reading)]
    if not reading.document.published:
        found.append(Unknown("when the report was published"))
    return found + _issues(reading)


def _speakers(reading: Reading) -> list[Unknown]:
    found = []
    for statement in reading.statements:
        if statement.speakers:
            continue
        if statement.source:
            found.append(Unknown("who spoke", (" … ".join(_short(reading, span) for span in statement.source),)))
        elif statement.form is Form.DIRECT:
            found.append(Unknown("who said", (_short(reading, (statement.quoted or statement.content)[0]),)))
        else:
            # No quotation marks around what the report gives in its own words.
            found.append(Unknown(f"who said: {_short(reading, statement.content[0])}"))
    return list(dict.fromkeys(found))


def _agents(reading: Reading) -> list[Unknown]:
    words: dict[str, dict[str, None]] = {}
    for event in reading.events:
        if event.type in DONE_BY_SOMEBODY and not any(filler.role == "agent" for filler in event.roles):
            for span in event.triggers:
                words.setdefault(event.type, {})[_short(reading, span)] = None
    return [Unknown(f"who did it ({type_words(kind)})", tuple(told)) for kind, told in words.items()]


def _times(reading: Reading) -> list[Unknown]:
    unresolved = (time for time in reading.times if not time.start and not _needs_no_date(time))
    words = tuple(dict.fromkeys(_short(reading, time.span) for time in unresolved))
    return [Unknown("which date", words)] if words else []


def _needs_no_date(time: Time) -> bool:
    """Whether a time is a duration ("PT40M") or "now": nothing that a date is missing from."""
    return time.timex is not None and bool(re.match(r"P[T\dX]|PRESENT_REF", time.timex))


def _places(reading: Reading) -> list[Unknown]:
    located = {place.entity.id for place in reading.places if place.lat is not None}
    words = tuple(
        dict.fromkeys(
            _short(reading, entity.mentions[0])
            for entity in reading.entities
            if entity.kind is EntityKind.PLACE and entity.named and entity.id not in located
        )
    )
    return [Unknown("where on the map", words)] if words else []


def _issues(reading: Reading) -> list[Unknown]:
    counted: dict[str, int] = {}
    for issue in reading.issues:
        label = f"{issue.message} [{issue.code}]"
        counted[label] = counted.get(label, 0) + 1
    return [Unknown(label if count == 1 else f"{label} ({count} times)") for label, count in counted.items()]


def _short(reading: Reading, span: Span, limit: int = 120) -> str:
    """Return the words of a span, or its first ones with a sign that there are more."""
    words = " ".join(reading.words(span).split())
    if len(words) <= limit:
        return words
    return words[:limit].rsplit(" ", 1)[0] + " …"
