"""The rows of what stands in each report: members, mentions, statements, events."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.export.case.lookup import Lookup
from onrecord.export.tables.cells import Row, member, row, who, words_cells
from onrecord.model import Event, Reading, Span, Statement, hull
from onrecord.model.record import Words


def readings(look: Lookup) -> Iterator[tuple[str, Reading]]:
    """Yield the Readings in the order of adding."""
    for source in look.record.sources:
        yield source.id, look.reading(source.id)


def texts(look: Lookup) -> Iterator[Row]:
    """Yield the texts."""
    for source, reading in readings(look):
        yield {"source": source, "text": reading.document.text}


def members(look: Lookup) -> Iterator[Row]:
    """Yield the entities of Readings."""
    for source, reading in readings(look):
        for entity in reading.entities:
            yield {
                "id": member(source, entity),
                "source": source,
                "entity": who(look, source, entity),
                "kind": entity.kind.value,
                "name": entity.name,
                "named": entity.named,
            }


def mentions(look: Lookup) -> Iterator[Row]:
    """Yield every mention."""
    for source, reading in readings(look):
        for entity in reading.entities:
            for span in dict.fromkeys(entity.mentions):
                whose: Row = {"member": member(source, entity), "entity": who(look, source, entity)}
                yield whose | words_cells(look, Words(source, span))


def statements(look: Lookup) -> Iterator[Row]:
    """Yield the statements."""
    for source, reading in readings(look):
        for statement in reading.statements:
            made: Row = {
                "id": f"{source}/{statement.id}",
                "form": statement.form.value,
                "relayed_by": member(source, statement.relayed_by),
                "within": f"{source}/{statement.within.id}" if statement.within else None,
                "confidence": round(statement.confidence, 4),
            }
            yield made | words_cells(look, Words(source, hull(statement.content)))


def speakers(look: Lookup) -> Iterator[Row]:
    """Yield who made which statement."""
    for source, reading in readings(look):
        for statement in reading.statements:
            for speaker in dict.fromkeys(statement.speakers):
                yield {
                    "statement": f"{source}/{statement.id}",
                    "member": member(source, speaker),
                    "entity": who(look, source, speaker),
                }


def statement_words(look: Lookup) -> Iterator[Row]:
    """Yield the parts of statements."""
    for source, reading in readings(look):
        for statement in reading.statements:
            for n, (part, span) in enumerate(_parts(statement), 1):
                whose: Row = {"statement": f"{source}/{statement.id}", "n": n, "part": part}
                yield whose | words_cells(look, Words(source, span))


def _parts(statement: Statement) -> Iterator[tuple[str, Span]]:
    for part, spans in (
        ("content", statement.content),
        ("quoted", statement.quoted),
        ("source", statement.source),
        ("cue", statement.cue),
    ):
        for span in spans:
            yield part, span


def events(look: Lookup) -> Iterator[Row]:
    """Yield the events."""
    for source, reading in readings(look):
        for event in reading.events:
            id, time = f"{source}/{event.id}", event.time
            made: Row = {
                "id": id,
                "type": event.type,
                "asserted": event.asserted.value,
                "time": reading.words(time.span) if time else None,
                "time_start": time.start if time else None,
                "time_end": time.end if time else None,
                "place": member(source, event.place),
                "stated_in": f"{source}/{event.stated_in.id}" if event.stated_in else None,
                "same_as": look.record.same_events.get(id, id),
                "confidence": round(event.confidence, 4),
            }
            yield made | words_cells(look, Words(source, event.triggers[0]))


def event_words(look: Lookup) -> Iterator[Row]:
    """Yield tellings, role fillers and counts."""
    for source, reading in readings(look):
        for event in reading.events:
            for n, part in enumerate(_event_parts(look, source, event), 1):
                yield row(event=f"{source}/{event.id}", n=n) | part


def _event_parts(look: Lookup, source: str, event: Event) -> Iterator[Row]:
    none: Row = {"role": None, "member": None, "entity": None, "min": None, "max": None}
    for span in event.triggers:
        yield none | {"part": "trigger"} | words_cells(look, Words(source, span))
    for filler in event.roles:
        whose: Row = {"member": member(source, filler.entity), "entity": who(look, source, filler.entity)}
        yield none | {"part": "role", "role": filler.role} | whose | words_cells(look, Words(source, filler.span))
    for count in event.counts:
        bounds: Row = {"min": count.min, "max": count.max}
        yield none | {"part": "count", "role": count.role} | bounds | words_cells(look, Words(source, count.span))
