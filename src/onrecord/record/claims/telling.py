"""What a source says of an incident, piece by piece, before pieces of one value are brought together as a claim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import BlockKind, Entity, Event, Reading, Span
from onrecord.model.claims import Account, Property, Stance
from onrecord.model.record import Words
from onrecord.record.claims.voices import Voice, stance_of, voice_at, voice_of
from onrecord.record.words import words_of

#: Types that reports use of one and the same deed.
_AS_ONE = {"detention": "arrest", "killing": "death"}


def family_of(kind: str) -> str:
    """Return the event type that stands for types told of the same deed: a detention is an arrest."""
    return _AS_ONE.get(kind, kind)


#: So far from an incident's day, a time may still be its own: nights, and days that were read one off.
_NEAR = timedelta(days=3)
#: So long before a report came out, a time may be when somebody said what it tells.
_TELLING = timedelta(days=7)
_YEARS = re.compile(r"P\d+Y")
_YEAR = 4
#: Where those are brought who were hurt elsewhere.
_CARE = frozenset({"hospital", "infirmary", "clinic", "court", "station", "morgue", "mortuary"})


@dataclass(frozen=True, slots=True)
class Said:
    """One value that one voice gives in one source.

    Attributes:
        type, property, value: as in a claim.
        key: what tells the claim from others of its type and property.
        about: what a value is compared with: only pieces that are about the same can differ. Empty: with nothing.
        day: the first day of what it speaks of, where it says so.
        side: on which side of a difference it stands, where values have sides.
        beside: whether it is told of a part of the incident, and belongs here only where it makes a difference.
    """

    type: str
    property: Property
    key: str
    value: str
    account: Account
    about: str = ""
    entity: str | None = None
    min: int | None = None
    max: int | None = None
    rounded: bool = False
    start: str | None = None
    end: str | None = None
    day: str | None = None
    side: str = ""
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Teller:
    """One source with the events of an incident that it tells.

    Attributes:
        source: its id in the case.
        origin: the id of who its words come from first hand.
        events: those that belong to the incident, in text order.
        part_events: those that belong to its parts.
        whole: whether the source is mainly about the incident, so that all of its text may tell of it.
        entity_of: the id in the case of an entity, by ``"r1/e2"``.
        superseded_by: the source that is the next version of this one.
        day: when the incident was, as most sources have it; ``None`` where none says.
        where: the words of the places that its events are told to be at.
        told: the events that may be the incident's: all that a source tells that is mainly about it, else its own;
            those of its parts are in neither.
        sentences: those that may tell of the incident.
        every: all of its sentences.
    """

    source: str
    reading: Reading
    origin: str
    events: tuple[Event, ...]
    part_events: tuple[Event, ...]
    whole: bool
    entity_of: Mapping[str, str]
    superseded_by: str | None = None
    day: date | None = None
    where: frozenset[str] = frozenset()
    told: tuple[Event, ...] = ()
    sentences: tuple[Span, ...] = ()
    every: tuple[Span, ...] = ()

    @staticmethod
    def of(
        source: str,
        reading: Reading,
        origin: str,
        events: tuple[Event, ...],
        part_events: tuple[Event, ...],
        whole: bool,
        entity_of: Mapping[str, str],
        superseded_by: str | None,
        day: date | None,
        where: frozenset[str],
    ) -> Teller:
        """Return a teller with its sentences, and those of them that may tell of the incident."""
        every = reading.sentences
        beside = {sentence_at(every, trigger) for event in events for trigger in event.triggers}
        known = every if whole else tuple(one for one in every if one in beside)
        of_parts = {event.id for event in part_events}
        told = tuple(event for event in reading.events if event.id not in of_parts) if whole else events
        return Teller(
            source,
            reading,
            origin,
            events,
            part_events,
            whole,
            entity_of,
            superseded_by,
            day,
            where,
            told,
            known,
            every,
        )

    def is_elsewhere(self, event: Event) -> bool:
        """Whether an event that is not known to be the incident's is told to be at another named place."""
        if event.place is None or not event.place.named or event in self.events or not self.where:
            return False
        place = {*words_of(event.place.name)}
        return not place & self.where and not place & _CARE

    def sentence_of(self, span: Span) -> Span:
        """Return the sentence that a span starts in, or the span itself where it stands in none."""
        return sentence_at(self.every, span)

    def is_beside(self, event: Event, span: Span) -> bool:
        """Whether a span stands in a sentence that tells an event, and was not taken over from elsewhere."""
        sentence = sentence_at(self.every, span)
        return any(sentence_at(self.every, trigger) == sentence for trigger in event.triggers)

    def in_title(self, span: Span) -> bool:
        """Whether a span stands in the headline."""
        blocks = self.reading.document.blocks
        return any(b.kind is BlockKind.TITLE and b.span.start <= span.start < b.span.end for b in blocks)

    def tells_of_another_time(self, span: Span) -> bool:
        """Whether a span's sentence, or the one before where it gives none, tells of a time not the incident's."""
        at = next((n for n, one in enumerate(self.every) if one.start <= span.start < one.end), None)
        if at is None:
            return False
        told = self._of_another_time(self.every[at])
        if (
            told is None
            and at
            and "\n" not in self.reading.document.text[self.every[at - 1].end : self.every[at].start]
        ):
            told = self._of_another_time(self.every[at - 1])
        return told is True

    def _of_another_time(self, sentence: Span) -> bool | None:
        """Whether a sentence tells of a time that is not the incident's; ``None`` where it gives none."""
        inside = [time for time in self.reading.times if sentence.start <= time.span.start < sentence.end]
        if any(_YEARS.match(time.timex or "") and "old" not in words_of(self.words(time.span)) for time in inside):
            # "in the past two years", "each year"
            return True
        ranges = [found for time in inside if (found := _range(time.start, time.end)) is not None]
        ranges = [one for one in ranges if not self._is_of_the_telling(one)]
        day = self.day or self._year()
        if not ranges or day is None:
            return None
        near = _NEAR if self.day else timedelta(days=365)
        return not any(first - near <= day <= last + near for first, last in ranges)

    def _year(self) -> date | None:
        """Return the first day of the year in which the report came out."""
        published = self.reading.document.published or ""
        return date(int(published[:_YEAR]), 1, 1) if published[:_YEAR].isdigit() else None

    def _is_of_the_telling(self, days: tuple[date, date]) -> bool:
        """Whether days are those before the report came out, when somebody may have said or published what it tells."""
        published = _range(self.reading.document.published, None)
        return published is not None and timedelta(0) <= published[0] - days[1] <= _TELLING

    def words(self, span: Span) -> str:
        """Return the exact words of a span of this source."""
        return self.reading.words(span)

    def text(self, start: int, end: int) -> str:
        """Return the words of this source between two places; none where they are one."""
        return self.reading.document.text[start:end]

    def case_entity(self, entity: Entity | None) -> str | None:
        """Return the id in the case of an entity of this source."""
        return self.entity_of.get(f"{self.source}/{entity.id}") if entity is not None else None

    def account(self, event: Event, *spans: Span, stance: Stance | None = None) -> Account:
        """Return the account of an event; with no spans, its triggers are the words."""
        held = stance or stance_of(event) or Stance.ALLEGED
        return self._account(voice_of(self.reading, event), held, spans or event.triggers, event.id)

    def account_at(
        self, *spans: Span, stance: Stance = Stance.ASSERTED, voice: Voice | None = None, of: Event | None = None
    ) -> Account:
        """Return the account of words, of an event or of none that carries them."""
        if of is None:
            sentence = sentence_at(self.sentences, spans[0])
            beside = (e for e in self.events if any(sentence_at(self.sentences, t) == sentence for t in e.triggers))
            of = next(beside, None)
        return self._account(voice or voice_at(self.reading, spans[0]), stance, spans, of.id if of else "")

    def _account(self, voice: Voice, stance: Stance, spans: tuple[Span, ...], event: str) -> Account:
        speaker = self.entity_of.get(f"{self.source}/{voice.entity}") if voice.entity else None
        return Account(
            source=self.source,
            origin=self.origin,
            voice=voice.name,
            speaker=speaker,
            stance=stance,
            words=tuple(dict.fromkeys(Words(self.source, span) for span in spans)),
            event=event,
            statement=voice.statement,
            superseded_by=self.source if voice.of_earlier else self.superseded_by,
        )


def sentence_at(known: Iterable[Span], span: Span) -> Span:
    """Return which of the sentences a span starts in, or the span itself where it stands in none."""
    return next((one for one in known if one.start <= span.start < one.end), span)


def _range(start: str | None, end: str | None) -> tuple[date, date] | None:
    """Return the first and the last day of a resolved time; a year that is told alone is all of it."""
    first, last = (start or "")[:10], (end or start or "")[:10]
    try:
        if len(first) == _YEAR:
            first, last = f"{first}-01-01", f"{last[:_YEAR]}-12-31"
        return date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
