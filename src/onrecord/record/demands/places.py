"""In which sentence of a Reading something stands, and on which day it was."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from onrecord.model import BlockKind, Event, Reading, Span
from onrecord.record.words import words_of


class Places:
    """The sentences of a Reading, looked up by place."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.published = reading.document.published[:10] if reading.document.published else None
        self._starts = [span.start for span in reading.sentences]
        titles = [block.span for block in reading.document.blocks if block.kind is BlockKind.TITLE]
        self.titles = tuple(titles)
        told = [(trigger.start, event) for event in reading.events for trigger in event.triggers]
        self._events = sorted(told, key=lambda pair: pair[0])
        self._triggers = [start for start, _ in self._events]
        named = [(mention, entity.name) for entity in reading.entities if entity.named for mention in entity.mentions]
        self._names = sorted(named)
        self._mentions = [mention.start for mention, _ in self._names]

    def number(self, place: int) -> int:
        """Return the number of the sentence that a place stands in, or of the last before it; -1 before the first."""
        return bisect_right(self._starts, place) - 1

    def sentence(self, span: Span) -> Span:
        """Return the sentence that a span begins in; the span itself where a Reading has none."""
        at = self.number(span.start)
        found = self.reading.sentences[at] if at >= 0 else span
        return found if found.start <= span.start < found.end else span

    def events(self, span: Span) -> list[Event]:
        """Return the events that are told in a stretch, each once, in text order."""
        low, high = bisect_left(self._triggers, span.start), bisect_left(self._triggers, span.end)
        return list({event.id: event for _, event in self._events[low:high]}.values())

    def names(self, span: Span) -> tuple[str, ...]:
        """Return the names of everybody whom a stretch mentions, plain, each once, in text order."""
        low, high = bisect_left(self._mentions, span.start), bisect_left(self._mentions, span.end)
        found = (name for mention, name in self._names[low:high] if mention.end <= span.end)
        return tuple(dict.fromkeys(" ".join(words_of(name)) for name in found))

    def before(self, span: Span, count: int) -> tuple[Span, ...]:
        """Return up to so many sentences that stand before that which a span begins in."""
        at = max(0, self.number(span.start))
        return self.reading.sentences[max(0, at - count) : at]

    def telling(self, event: Event) -> Span:
        """Return the words that best tell an event: its first outside a title."""
        told = [one for one in event.triggers if not any(title.contains(one) for title in self.titles)]
        return (told or list(event.triggers))[0]

    def is_in_title(self, span: Span) -> bool:
        """Whether words stand in a headline."""
        return any(title.contains(span) for title in self.titles)

    def date(self, event: Event) -> tuple[str | None, bool]:
        """Return the day of an event as a prefix of ISO 8601, and whether that is only its report's: then or before."""
        day = event.time.day if event.time is not None else None
        if day is None or (self.published is not None and day > self.published[: len(day)]):
            return self.published, True
        return day, False
