"""What a Reading leaves open, in words for the terminal: said, and not filled in with guesses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.export.gaps import find_gaps
from onrecord.export.told import type_words
from onrecord.model import Event, Form, Reading, Span, Statement


@dataclass(frozen=True, slots=True)
class Unknown:
    """One thing that stayed open: a plain label, and the words of the report where it did."""

    label: str
    words: tuple[str, ...] = ()


def unknowns(reading: Reading) -> list[Unknown]:
    """Return what stayed unknown, and after it the issues of the reading."""
    gaps = find_gaps(reading)
    found = [*_speakers(reading, gaps.speakers), *_agents(reading, gaps.agents)]
    found += _listed(reading, "which date", (time.span for time in gaps.dates))
    found += _listed(reading, "where on the map", (entity.mentions[0] for entity in gaps.whereabouts))
    if gaps.published:
        found.append(Unknown("when the report was published"))
    return found + _issues(reading)


def _speakers(reading: Reading, statements: Iterable[Statement]) -> list[Unknown]:
    found = []
    for statement in statements:
        if statement.source:
            found.append(Unknown("who spoke", (" … ".join(_short(reading, span) for span in statement.source),)))
        elif statement.form is Form.DIRECT:
            found.append(Unknown("who said", (_short(reading, (statement.quoted or statement.content)[0]),)))
        else:
            # No quotation marks around what the report gives in its own words.
            found.append(Unknown(f"who said: {_short(reading, statement.content[0])}"))
    return list(dict.fromkeys(found))


def _agents(reading: Reading, events: Iterable[Event]) -> list[Unknown]:
    words: dict[str, dict[str, None]] = {}
    for event in events:
        for span in event.triggers:
            words.setdefault(event.type, {})[_short(reading, span)] = None
    return [Unknown(f"who did it ({type_words(kind)})", tuple(told)) for kind, told in words.items()]


def _listed(reading: Reading, label: str, spans: Iterable[Span]) -> list[Unknown]:
    words = tuple(dict.fromkeys(_short(reading, span) for span in spans))
    return [Unknown(label, words)] if words else []


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
