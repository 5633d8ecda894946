"""What a source says of an incident, piece by piece, before pieces of one value are brought together as a claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model import BlockKind, Entity, Event, Reading, Span
from onrecord.model.claims import Account, Property, Stance
from onrecord.model.record import Words
from onrecord.record.claims.sentences import sentence_at, sentences
from onrecord.record.claims.voices import Voice, stance_of, voice_at, voice_of

#: Types that reports use of one and the same deed.
_AS_ONE = {"detention": "arrest", "killing": "death"}


def family_of(kind: str) -> str:
    """Return the event type that stands for types told of the same deed: a detention is an arrest."""
    return _AS_ONE.get(kind, kind)


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
    ) -> Teller:
        """Return a teller with its sentences, and those of them that may tell of the incident."""
        every = sentences(reading.document)
        told = {sentence_at(every, trigger) for event in events for trigger in event.triggers}
        known = every if whole else tuple(one for one in every if one in told)
        return Teller(source, reading, origin, events, part_events, whole, entity_of, superseded_by, known, every)

    def in_title(self, span: Span) -> bool:
        """Whether a span stands in the headline."""
        blocks = self.reading.document.blocks
        return any(b.kind is BlockKind.TITLE and b.span.start <= span.start < b.span.end for b in blocks)

    def words(self, span: Span) -> str:
        """Return the exact words of a span of this source."""
        return self.reading.words(span)

    def case_entity(self, entity: Entity | None) -> str | None:
        """Return the id in the case of an entity of this source."""
        return self.entity_of.get(f"{self.source}/{entity.id}") if entity is not None else None

    def account(self, event: Event, *spans: Span, stance: Stance | None = None) -> Account:
        """Return the account of an event; with no spans, its triggers are the words."""
        held = stance or stance_of(event) or Stance.ALLEGED
        return self._account(voice_of(self.reading, event), held, spans or event.triggers, event.id)

    def account_at(self, *spans: Span, stance: Stance = Stance.ASSERTED, voice: Voice | None = None) -> Account:
        """Return the account of words that no event carries."""
        around = [
            event
            for event in self.events
            if any(
                sentence_at(self.sentences, trigger) == sentence_at(self.sentences, spans[0])
                for trigger in event.triggers
            )
        ]
        event = around[0].id if around else ""
        return self._account(voice or voice_at(self.reading, spans[0]), stance, spans, event)

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
