"""The record's side of the page: one cell for each thing read out of the report, in sections."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from onrecord.export.gaps import is_demand
from onrecord.export.html.cells import (
    EntityCell,
    EventCell,
    Filler,
    IssueCell,
    MediaCell,
    Mentions,
    Part,
    Passage,
    Record,
    StatementCell,
    Tally,
    Telling,
    TimeCell,
)
from onrecord.export.html.marks import issue_id, media_id
from onrecord.export.html.report import ReportSide
from onrecord.export.html.words import Quote, Ref, describe, label, number, percent, period, role_label, role_rank
from onrecord.model import Asserted, Entity, EntityKind, Event, Form, Media, Reading, Span, Statement, Time

#: Characters of a statement that its cell shows; the rest is a link away. It bounds the page, since statements nest.
_SHOWN_OF_STATEMENT = 1000
#: Characters of the sentence around a trigger, on each side.
_CONTEXT = 80
#: Characters of a statement in the cell of its speaker.
_SNIPPET = 90
_FORMS = {
    Form.DIRECT: "verbatim",
    Form.INDIRECT: "paraphrase",
    Form.MIXED: "part verbatim, part paraphrase",
}
_ASSERTED = {
    Asserted.ASSERTED: "said to have happened",
    Asserted.DENIED: "denied",
    Asserted.POSSIBLE: "possible",
    Asserted.PLANNED: "planned",
    Asserted.ASKED: "asked for",
}
_WORD = re.compile(r"\w")
_QUOTATION_MARKS = "“”„‟\"«»‘’‚'"


def speaker_names(statement: Statement) -> str:
    """Return who made a statement, for a label."""
    return ", ".join(entity.name for entity in statement.speakers) or "unknown speaker"


def build(reading: Reading, side: ReportSide) -> Record:
    """Return the record of a Reading, with links into its report side."""
    return _Builder(reading, side).record()


class _Builder:
    def __init__(self, reading: Reading, side: ReportSide) -> None:
        self._reading = reading
        self._text = reading.document.text
        self._side = side
        self._said: dict[str, list[Ref]] = defaultdict(list)
        self._part_in: dict[str, list[Ref]] = defaultdict(list)
        self._pins = {place.entity.id: place for place in reading.places}

    def record(self) -> Record:
        self._link_back()
        record = Record(
            said=[self._statement(s) for s in self._reading.statements],
            times=[self._time(t) for t in self._reading.times],
            media=[self._media(i, m) for i, m in enumerate(self._reading.media)],
        )
        for entity in sorted(self._reading.entities, key=lambda entity: not entity.named):
            self._shelf(record, entity.kind).append(self._entity(entity))
        for event in sorted(self._reading.events, key=_when):
            (record.asked if is_demand(event) else record.happened).append(self._event(event))
        for i, issue in enumerate(self._reading.issues):
            quote = self._quote(issue.span) if issue.span else None
            record.issues.append(IssueCell(issue_id(i), issue.message, issue.code, issue.component, issue.count, quote))
        return record

    def _link_back(self) -> None:
        """Note for each entity the statements that it makes and the events that it plays a part in."""
        for statement in self._reading.statements:
            first = min(statement.content, default=None)
            # With its cue: without "denied", what was denied would read as said.
            told = [span.words(self._text) for span in statement.cue]
            told += [first.words(self._text)[:_SNIPPET]] if first else []
            words = " ".join(" ".join(told).split())
            for speaker in statement.speakers:
                self._said[speaker.id].append(Ref(statement.id, statement.id, words))
        for event in self._reading.events:
            where = self._quote(min(event.triggers)).paragraph if event.triggers else None
            for filler in event.roles:
                if filler.entity is not None:
                    link = Ref(event.id, f"{label(event.type)} ({filler.role})", paragraph=where)
                    self._part_in[filler.entity.id].append(link)
            if event.place is not None:
                self._part_in[event.place.id].append(Ref(event.id, label(event.type), paragraph=where))

    @staticmethod
    def _shelf(record: Record, kind: EntityKind) -> list[EntityCell]:
        return {
            EntityKind.PERSON: record.people,
            EntityKind.ORGANISATION: record.organisations,
            EntityKind.GROUP: record.groups,
            EntityKind.PLACE: record.places,
            EntityKind.OTHER: record.others,
        }[kind]

    def _quote(self, span: Span) -> Quote:
        place = self._side.place(span)
        return Quote(span.words(self._text), place.anchor, place.paragraph)

    def _quotes(self, spans: Iterable[Span]) -> tuple[Quote, ...]:
        return tuple(self._quote(span) for span in spans)

    def _entity(self, entity: Entity) -> EntityCell:
        by_words: dict[str, list[Quote]] = defaultdict(list)
        for quote in self._quotes(entity.mentions):
            by_words[quote.words].append(quote)
        return EntityCell(
            id=entity.id,
            name=entity.name,
            what=describe(entity),
            named=entity.named,
            age=entity.age,
            roles=self._quotes(role.span for role in entity.roles),
            mentions=tuple(Mentions(words, tuple(quotes)) for words, quotes in by_words.items()),
            mention_count=len(entity.mentions),
            said=tuple(self._said[entity.id]),
            part_in=tuple(dict.fromkeys(self._part_in[entity.id])),
            is_place=entity.kind is EntityKind.PLACE,
            pin=self._pins.get(entity.id),
        )

    def _statement(self, statement: Statement) -> StatementCell:
        within = statement.within
        relay = statement.relayed_by
        return StatementCell(
            id=statement.id,
            speakers=tuple(Ref(e.id, e.name) for e in statement.speakers),
            form=statement.form,
            form_label=_FORMS[statement.form],
            passages=tuple(self._passages(statement)),
            source=self._quotes(statement.source),
            cue=self._quotes(statement.cue),
            relay=Ref(relay.id, relay.name) if relay else None,
            within=Ref(within.id, f"{within.id}, {speaker_names(within)}") if within else None,
            confidence=percent(statement.confidence),
        )

    def _passages(self, statement: Statement) -> Iterator[Passage]:
        quoted = statement.quoted
        if not quoted and statement.form is Form.DIRECT:
            quoted = statement.content
        left = _SHOWN_OF_STATEMENT
        for content in statement.content:
            shown = Span(content.start, min(content.end, content.start + max(left, 1)))
            inside = sorted(q for q in quoted if q.overlaps(shown))
            parts = tuple(self._part(span, content, verbatim) for span, verbatim in _alternate(shown, inside))
            place = self._side.place(content)
            yield Passage(place.anchor, place.paragraph, parts, len(content) - len(shown))
            left -= len(shown)

    def _part(self, span: Span, content: Span, verbatim: bool) -> Part:
        words = span.words(self._text)
        if verbatim:
            return Part(words, "verbatim", not self._has_marks(span, content))
        return Part(words, "paraphrase" if _WORD.search(words) else "marks", False)

    def _has_marks(self, span: Span, content: Span) -> bool:
        """Whether the words shown have the report's own quotation marks around them, or are them."""
        before = self._text[span.start - 1] if span.start > content.start else self._text[span.start]
        return before in _QUOTATION_MARKS

    def _event(self, event: Event) -> EventCell:
        stated = event.stated_in
        time = event.time
        return EventCell(
            id=event.id,
            type=label(event.type),
            asserted=event.asserted,
            asserted_label=_ASSERTED[event.asserted],
            roles=self._roles(event),
            counts=tuple(Tally(role_label(c.role, event.type), number(c), self._quote(c.span)) for c in event.counts),
            time=Ref(time.id, time.span.words(self._text)) if time else None,
            period=period(time.start, time.end) if time else "",
            place=Ref(event.place.id, event.place.name) if event.place else None,
            told_in=Ref(stated.id, f"{stated.id}, {speaker_names(stated)}") if stated else None,
            tellings=tuple(self._telling(span) for span in event.triggers),
            confidence=percent(event.confidence),
        )

    def _roles(self, event: Event) -> tuple[tuple[str, tuple[Filler, ...]], ...]:
        by_role: dict[str, list[Filler]] = defaultdict(list)
        for filler in sorted(event.roles, key=lambda filler: role_rank(filler.role)):
            entity = filler.entity
            link = Ref(entity.id, entity.name) if entity else None
            by_role[role_label(filler.role, event.type)].append(Filler(link, self._quote(filler.span)))
        return tuple((role, tuple(fillers)) for role, fillers in by_role.items())

    def _telling(self, span: Span) -> Telling:
        around = self._side.paragraph(span)
        start, end = max(around.start, span.start - _CONTEXT), min(around.end, span.end + _CONTEXT)
        before, after = self._text[start : span.start], self._text[span.end : max(end, span.end)]
        if start > around.start:
            before = "…" + before[before.find(" ") + 1 :]
        if end < around.end:
            after = after[: after.rfind(" ")] + "…" if " " in after else after + "…"
        return Telling(before, self._quote(span), after)

    def _time(self, time: Time) -> TimeCell:
        return TimeCell(time.id, self._quote(time.span), time.timex, time.start, time.end, period(time.start, time.end))

    def _media(self, index: int, media: Media) -> MediaCell:
        return MediaCell(
            id=media_id(index),
            kind=label(media.kind),
            caption=self._quote(media.caption) if media.caption else None,
            credit=media.credit,
            credit_quote=self._quote(media.credit_span) if media.credit_span else None,
        )


def _alternate(content: Span, quoted: Iterable[Span]) -> Iterator[tuple[Span, bool]]:
    """Yield the parts of ``content`` in order, and whether each stands in quotation marks."""
    at = content.start
    for span in quoted:
        start, end = max(span.start, at), min(span.end, content.end)
        if start >= end:
            continue
        if start > at:
            yield Span(at, start), False
        yield Span(start, end), True
        at = end
    if at < content.end:
        yield Span(at, content.end), False


def _when(event: Event) -> tuple[bool, str, int]:
    """Sort by the start of the event's time; events with none stand last, in the order of the text."""
    start = event.time.start if event.time else None
    return (start is None, start or "", min((t.start for t in event.triggers), default=0))
