"""A Reading as JSON, and back: short rows that refer to each other by position.

Two statements of one speaker refer to one Entity, and do again when they are read back. What a statement or an event
refers to and the Reading does not list is kept after what it lists.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from onrecord.model import (
    Asserted,
    Count,
    Document,
    Entity,
    EntityKind,
    Event,
    Form,
    Media,
    Place,
    Reading,
    Role,
    RoleFiller,
    Sector,
    Span,
    Statement,
    Time,
)
from onrecord.store.packing import Json
from onrecord.store.rows_document import Row, issue_from, issue_row, maybe_span, maybe_span_row, span_row

Noun = TypeVar("Noun", Entity, Statement, Time)


class _Pool(Generic[Noun]):
    """Objects that others refer to, by position: first those that the Reading lists."""

    def __init__(self, listed: Iterable[Noun]) -> None:
        self.all: list[Noun] = list(listed)
        self._places: dict[int, int] = {}
        for place, noun in enumerate(self.all):
            self._places.setdefault(id(noun), place)

    def place(self, noun: Noun | None) -> int | None:
        if noun is None:
            return None
        known = self._places.get(id(noun))
        if known is None:
            known = self._places[id(noun)] = self.all.index(noun) if noun in self.all else len(self.all)
            if known == len(self.all):
                self.all.append(noun)
        return known


def reading_row(reading: Reading) -> Json:
    """Return a Reading as JSON, without its Document."""
    entities, statements, times = _Pool(reading.entities), _Pool(reading.statements), _Pool(reading.times)
    events = [_event_row(event, entities, statements, times) for event in reading.events]
    places: list[Json] = [
        [entities.place(place.entity), place.lat, place.lon, place.gazetteer, place.precision]
        for place in reading.places
    ]
    told: list[Json] = []
    for statement in statements.all:  # which grows while it is walked, by statements that others stand within
        told.append(_statement_row(statement, entities, statements))
    listed: list[Json] = [len(reading.entities), len(reading.statements), len(reading.times)]
    return {
        "listed": listed,
        "statements": told,
        "events": list(events),
        "entities": [_entity_row(entity) for entity in entities.all],
        "times": [[time.id, *span_row(time.span), time.timex, time.start, time.end] for time in times.all],
        "places": places,
        "media": [
            [one.kind, maybe_span_row(one.caption), one.credit, maybe_span_row(one.credit_span)]
            for one in reading.media
        ],
        "issues": [issue_row(issue) for issue in reading.issues],
        "sentences": _spans_row(reading.sentences),
    }


def reading_from(row: Row, document: Document) -> Reading:
    """Return the Reading of a row and its Document."""
    entities = [_entity(one) for one in row["entities"]]
    times = [Time(id, Span(start, end), timex, first, last) for id, start, end, timex, first, last in row["times"]]
    statements = _statements(row["statements"], entities)
    of_entities, of_statements, of_times = row["listed"]
    return Reading(
        document=document,
        entities=tuple(entities[:of_entities]),
        statements=tuple(statements[:of_statements]),
        events=tuple(_event(one, entities, statements, times) for one in row["events"]),
        times=tuple(times[:of_times]),
        places=tuple(Place(entities[entity], *rest) for entity, *rest in row["places"]),
        media=tuple(
            Media(kind, maybe_span(caption), credit, maybe_span(span)) for kind, caption, credit, span in row["media"]
        ),
        issues=tuple(issue_from(issue) for issue in row["issues"]),
        # Rows of before there were sentences have none.
        sentences=_spans(row.get("sentences", ())),
    )


def _spans_row(spans: Iterable[Span]) -> Json:
    return [bound for span in spans for bound in span_row(span)]


def _spans(row: Row) -> tuple[Span, ...]:
    return tuple(map(Span, row[::2], row[1::2]))


def _entity_row(entity: Entity) -> Json:
    roles: list[Json] = [[role.text, *span_row(role.span)] for role in entity.roles]
    sector = entity.sector.value if entity.sector else None
    return [entity.id, entity.kind.value, entity.name, entity.named, _spans_row(entity.mentions), sector, roles,
            entity.age]  # fmt: skip


def _entity(row: Row) -> Entity:
    id, kind, name, named, mentions, sector, roles, age = row
    return Entity(
        id,
        EntityKind(kind),
        name,
        named,
        _spans(mentions),
        Sector(sector) if sector else None,
        tuple(Role(text, Span(start, end)) for text, start, end in roles),
        age,
    )


def _statement_row(statement: Statement, entities: _Pool[Entity], statements: _Pool[Statement]) -> Json:
    return [
        statement.id,
        statement.form.value,
        _spans_row(statement.source),
        _spans_row(statement.cue),
        _spans_row(statement.content),
        _spans_row(statement.quoted),
        [entities.place(speaker) for speaker in statement.speakers],
        entities.place(statement.relayed_by),
        statements.place(statement.within),
        float(statement.confidence),
    ]


def _statements(rows: Row, entities: list[Entity]) -> list[Statement]:
    made: dict[int, Statement] = {}
    for first in range(len(rows)):
        # A statement is made after the one that it stands within, wherever that is listed.
        chain = [first]
        while (outer := rows[chain[-1]][8]) is not None and outer not in made and len(chain) <= len(rows):
            chain.append(outer)
        for place in reversed(chain):
            if place not in made:
                made[place] = _statement(rows[place], entities, made)
    return [made[place] for place in range(len(rows))]


def _statement(row: Row, entities: list[Entity], made: dict[int, Statement]) -> Statement:
    id, form, source, cue, content, quoted, speakers, relayed_by, within, confidence = row
    return Statement(
        id,
        Form(form),
        _spans(source),
        _spans(cue),
        _spans(content),
        _spans(quoted),
        tuple(entities[speaker] for speaker in speakers),
        None if relayed_by is None else entities[relayed_by],
        None if within is None else made[within],
        confidence,
    )


def _event_row(event: Event, entities: _Pool[Entity], statements: _Pool[Statement], times: _Pool[Time]) -> Json:
    roles: list[Json] = [[filler.role, *span_row(filler.span), entities.place(filler.entity)] for filler in event.roles]
    counts: list[Json] = [[count.role, count.min, count.max, *span_row(count.span)] for count in event.counts]
    return [
        event.id,
        event.type,
        _spans_row(event.triggers),
        event.asserted.value,
        roles,
        counts,
        times.place(event.time),
        entities.place(event.place),
        statements.place(event.stated_in),
        float(event.confidence),
    ]


def _event(row: Row, entities: list[Entity], statements: list[Statement], times: list[Time]) -> Event:
    id, type, triggers, asserted, roles, counts, time, place, stated_in, confidence = row
    return Event(
        id,
        type,
        _spans(triggers),
        Asserted(asserted),
        tuple(
            RoleFiller(role, Span(start, end), None if entity is None else entities[entity])
            for role, start, end, entity in roles
        ),
        tuple(Count(role, least, most, Span(start, end)) for role, least, most, start, end in counts),
        None if time is None else times[time],
        None if place is None else entities[place],
        None if stated_in is None else statements[stated_in],
        confidence,
    )
