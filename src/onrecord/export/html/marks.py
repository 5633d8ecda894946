"""Which words of a report belong to which cell of its record, and in what part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model import EntityKind, Event, Reading, Span, Statement


class MarkKind(StrEnum):
    """What words are to their cell. The order is the order of preference among marks of equal length."""

    PERSON = "per"
    ORGANISATION = "org"
    PLACE = "pla"
    OTHER = "oth"
    TIME = "tim"
    EVENT = "evt"
    CUE = "cue"
    SOURCE = "src"
    ROLE = "rol"
    VERBATIM = "quo"
    CONTENT = "con"
    ARGUMENT = "arg"
    MEDIA = "med"
    ISSUE = "iss"
    CITED = "cit"


ENTITY_MARKS = {
    EntityKind.PERSON: MarkKind.PERSON,
    EntityKind.ORGANISATION: MarkKind.ORGANISATION,
    EntityKind.GROUP: MarkKind.ORGANISATION,
    EntityKind.PLACE: MarkKind.PLACE,
    EntityKind.OTHER: MarkKind.OTHER,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that belong to a cell."""

    span: Span
    cell: str
    kind: MarkKind


def media_id(index: int) -> str:
    """Return the cell id of a photograph, by its place in the Reading."""
    return f"m{index + 1}"


def issue_id(index: int) -> str:
    """Return the cell id of an issue, by its place in the Reading."""
    return f"i{index + 1}"


def collect(reading: Reading) -> list[Mark]:
    """Return every mark of a Reading, each once, in no particular order."""
    return list(dict.fromkeys(_all(reading)))


def _all(reading: Reading) -> Iterator[Mark]:
    for entity in reading.entities:
        yield from _marks(entity.mentions, entity.id, ENTITY_MARKS[entity.kind])
        yield from _marks((role.span for role in entity.roles), entity.id, MarkKind.ROLE)
    for statement in reading.statements:
        yield from _statement(statement)
    for event in reading.events:
        yield from _event(event)
    for time in reading.times:
        yield Mark(time.span, time.id, MarkKind.TIME)
    for i, media in enumerate(reading.media):
        yield from _marks((s for s in (media.caption, media.credit_span) if s), media_id(i), MarkKind.MEDIA)
    for i, issue in enumerate(reading.issues):
        if issue.span:
            yield Mark(issue.span, issue_id(i), MarkKind.ISSUE)


def _statement(statement: Statement) -> Iterator[Mark]:
    yield from _marks(statement.source, statement.id, MarkKind.SOURCE)
    yield from _marks(statement.cue, statement.id, MarkKind.CUE)
    yield from _marks(statement.content, statement.id, MarkKind.CONTENT)
    yield from _marks(statement.quoted, statement.id, MarkKind.VERBATIM)


def _event(event: Event) -> Iterator[Mark]:
    yield from _marks(event.triggers, event.id, MarkKind.EVENT)
    yield from _marks((role.span for role in event.roles), event.id, MarkKind.ARGUMENT)
    yield from _marks((count.span for count in event.counts), event.id, MarkKind.ARGUMENT)


def _marks(spans: Iterable[Span], cell: str, kind: MarkKind) -> Iterator[Mark]:
    return (Mark(span, cell, kind) for span in spans)
