"""A Reading as JSON, by the contract of :mod:`onrecord.export.contract`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from onrecord.export.contract import (
    SCHEMA,
    DocumentObject,
    EntityObject,
    EventObject,
    IssueObject,
    MediaObject,
    PlaceObject,
    ReadingObject,
    StatementObject,
    TimeObject,
)
from onrecord.model import Document, Entity, Event, Issue, Media, Place, Reading, Span, Statement, Time

#: Characters that JSON allows in a string and that break other things: C1 controls (terminals obey some of them), line
#: separators (a reader of JSON lines that splits on them), bidirectional overrides (they reorder what a person
#: sees), and lone surrogates (no UTF-8). As escapes they mean the same.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_WIDTH = 120


def reading_to_json(reading: Reading, *, indented: bool = False) -> str:
    """Return a Reading as a JSON object: on one line, or laid out for people; no line end.

    The same Reading always gives the same string. Non-ASCII characters stand as themselves, but for control and
    bidirectional ones and lone surrogates, which are escaped.
    """
    made = reading_object(reading)
    return escape_unsafe(_lay_out(made, 0) if indented else _dump(made))


def schema_to_json() -> str:
    """Return the JSON Schema (draft 2020-12) of a Reading, laid out, with a line end."""
    # pydantic's schema machinery costs 30 ms that only this call should pay.
    from pydantic import TypeAdapter

    schema = TypeAdapter(ReadingObject).json_schema()
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:{SCHEMA.replace('/', ':')}"}
    return json.dumps({**head, **schema}, indent=2, ensure_ascii=False) + "\n"


def reading_object(reading: Reading) -> ReadingObject:
    """Return a Reading as the object that ``reading_to_json`` prints."""
    return {
        "schema": "onrecord/reading/1",
        "document": _document(reading.document),
        "entities": [_entity(entity) for entity in reading.entities],
        "statements": [_statement(statement) for statement in reading.statements],
        "events": [_event(event) for event in reading.events],
        "times": [_time(time) for time in reading.times],
        "places": [_place(place) for place in reading.places],
        "media": [_medium(medium) for medium in reading.media],
        "issues": [_issue(issue) for issue in reading.issues],
        "sentences": _pairs(reading.sentences),
    }


def _pair(span: Span) -> tuple[int, int]:
    return (span.start, span.end)


def _pairs(spans: Iterable[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def _confidence(value: float) -> float:
    # Four digits are more than any layer can mean, and keep the noise of floating point out of the output.
    return round(value, 4)


def _document(document: Document) -> DocumentObject:
    report = document.report
    return {
        "id": document.id,
        "input": document.input,
        "title": document.title,
        "authors": list(document.authors),
        "published": document.published,
        "modified": document.modified,
        "outlet": document.outlet,
        "url": document.url,
        "language": document.language,
        "report": {
            "sha256": report.sha256,
            "bytes": len(report.original),
            "media_type": report.media_type,
            "encoding": report.encoding,
            "obtained": report.obtained,
            "final_url": report.final_url,
            "redirects": list(report.redirects),
        },
        "text": document.text,
        "blocks": [
            {"kind": block.kind, "span": _pair(block.span), "repeats": block.repeats} for block in document.blocks
        ],
    }


def _entity(entity: Entity) -> EntityObject:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "named": entity.named,
        "sector": entity.sector,
        "roles": [{"text": role.text, "span": _pair(role.span)} for role in entity.roles],
        "age": entity.age,
        "mentions": _pairs(entity.mentions),
    }


def _statement(statement: Statement) -> StatementObject:
    return {
        "id": statement.id,
        "form": statement.form,
        "source": _pairs(statement.source),
        "cue": _pairs(statement.cue),
        "content": _pairs(statement.content),
        "quoted": _pairs(statement.quoted),
        "speakers": [speaker.id for speaker in statement.speakers],
        "relayed_by": statement.relayed_by.id if statement.relayed_by else None,
        "within": statement.within.id if statement.within else None,
        "confidence": _confidence(statement.confidence),
    }


def _event(event: Event) -> EventObject:
    return {
        "id": event.id,
        "type": event.type,
        "triggers": _pairs(event.triggers),
        "roles": [
            {"role": filler.role, "entity": filler.entity.id if filler.entity else None, "span": _pair(filler.span)}
            for filler in event.roles
        ],
        "counts": [
            {"role": count.role, "min": count.min, "max": count.max, "span": _pair(count.span)}
            for count in event.counts
        ],
        "time": event.time.id if event.time else None,
        "place": event.place.id if event.place else None,
        "asserted": event.asserted,
        "stated_in": event.stated_in.id if event.stated_in else None,
        "confidence": _confidence(event.confidence),
    }


def _time(time: Time) -> TimeObject:
    return {"id": time.id, "span": _pair(time.span), "timex": time.timex, "start": time.start, "end": time.end}


def _place(place: Place) -> PlaceObject:
    return {
        "entity": place.entity.id,
        "lat": place.lat,
        "lon": place.lon,
        "gazetteer": place.gazetteer,
        "precision": place.precision,
    }


def _medium(medium: Media) -> MediaObject:
    return {
        "kind": medium.kind,
        "caption": _pair(medium.caption) if medium.caption else None,
        "credit": medium.credit,
        "credit_span": _pair(medium.credit_span) if medium.credit_span else None,
    }


def _issue(issue: Issue) -> IssueObject:
    return {
        "code": issue.code,
        "message": issue.message,
        "component": issue.component,
        "count": issue.count,
        "span": _pair(issue.span) if issue.span else None,
    }


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def escape_unsafe(text: str) -> str:
    """Escape what JSON allows and other things trip over; in JSON such characters can stand inside strings alone."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _lay_out(value: object, indent: int, before: int = 0) -> str:
    """Return JSON whose parts are on one line where they fit and one a line where not.

    ``json.dumps(indent=2)`` gives each number of each span a line of its own.
    """
    line = _dump(value)
    children = value if isinstance(value, dict | list) else None
    if not children or (indent and indent + before + len(line) <= _WIDTH):
        return line
    inner = indent + 2
    if isinstance(children, dict):
        parts = [f"{_dump(key)}: {_lay_out(child, inner, len(key) + 4)}" for key, child in children.items()]
        opening, closing = "{", "}"
    else:
        parts = [_lay_out(child, inner) for child in children]
        opening, closing = "[", "]"
    between = ",\n" + " " * inner
    return f"{opening}\n{' ' * inner}{between.join(parts)}\n{' ' * indent}{closing}"
