"""What is read out of one Document.

Ids ("e1", "s1", "v1", "t1") are local to a Reading, numbered in text order. Objects refer to each other
directly; only the JSON edge (``onrecord.export``) writes ids in their place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.document import Document, Issue
from onrecord.model.span import Span

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_NO_DATE = re.compile(r"\d{4}-(?:W|S|Q|H)")
_DAY = len("2024-05-05")


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    PLACE = "place"
    OTHER = "other"


class Sector(StrEnum):
    """The walk of life of an organisation, or of a person by office."""

    POLICE = "police"
    GOVERNMENT = "government"
    JUDICIARY = "judiciary"
    LEGISLATURE = "legislature"
    MILITARY = "military"
    MEDIA = "media"
    CIVIL_SOCIETY = "civil_society"
    BUSINESS = "business"
    HEALTH = "health"
    EDUCATION = "education"
    PARTY = "party"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Role:
    """An office, title or description that the text gives an entity, and the words that do."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, group or place that a Document speaks of.

    Attributes:
        name: the fullest name in the text, or the first description where there is no name.
        named: ``False`` for "a Government source", "police", "the crowd".
        sector: ``None`` where the text does not tell.
        age: in years, where the text gives it.
        mentions: every span that refers to it, in text order; never empty.
    """

    id: str
    kind: EntityKind
    name: str
    named: bool
    mentions: tuple[Span, ...]
    sector: Sector | None = None
    roles: tuple[Role, ...] = ()
    age: int | None = None


class Form(StrEnum):
    """Whether a statement's content stands in quotation marks: all of it, none or part."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Statement:
    """Attributed speech or thought.

    Attributes:
        source: the words that name the speaker; empty where none do.
        cue: the words that attribute ("said", "according to").
        content: what is said; several spans where the source interrupts it or it runs over paragraphs.
        quoted: the parts of ``content`` that stand in quotation marks, marks left out.
        speakers: who said it; empty means unknown.
        relayed_by: through whom it reached the reader ("told the PA news agency").
        within: the statement in whose content this one stands.
        confidence: between 0 and 1.
    """

    id: str
    form: Form
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quoted: tuple[Span, ...] = ()
    speakers: tuple[Entity, ...] = ()
    relayed_by: Entity | None = None
    within: Statement | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression (TimeML's TIMEX3).

    Attributes:
        timex: the TIMEX3 value, underspecified ("XXXX-WXX-1") where there is nothing to anchor it to.
        start: ISO 8601, inclusive; ``None`` where it cannot be resolved.
        end: ISO 8601, exclusive when it has a time of day, the last day when it is a date.
    """

    id: str
    span: Span
    timex: str | None
    start: str | None = None
    end: str | None = None

    @property
    def day(self) -> str | None:
        """A prefix of ISO 8601, as precise as the words; ``None`` for durations, weeks, seasons and the unresolved."""
        value = self.timex or ""
        told = _DATE.match(value)
        if told is None:
            is_day = self.start is not None and len(self.start) >= _DAY and not value.startswith("P")
            return self.start[:_DAY] if is_day and self.start else None
        return None if _NO_DATE.match(value) else told[0]


class Asserted(StrEnum):
    """How a Document holds an event."""

    ASSERTED = "asserted"
    DENIED = "denied"
    POSSIBLE = "possible"
    PLANNED = "planned"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class RoleFiller:
    """Who or what plays a role in an event: the words, and the entity where one is known."""

    role: str
    span: Span
    entity: Entity | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many play a role: bounds, with no upper one for "more than 200"; "hundreds" is 200 and up."""

    role: str
    min: int | None
    max: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the Document says happened, did not, might, will, or should.

    Attributes:
        type: a type of the ontology ("arrest").
        triggers: the words that say it, one a telling.
        stated_in: the statement in whose content it is told.
    """

    id: str
    type: str
    triggers: tuple[Span, ...]
    asserted: Asserted
    roles: tuple[RoleFiller, ...] = ()
    counts: tuple[Count, ...] = ()
    time: Time | None = None
    place: Entity | None = None
    stated_in: Statement | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entity of kind "place" lies.

    Attributes:
        lat, lon: WGS 84 degrees.
        gazetteer: the entry, such as ``"geonames:2643743"``.
        precision: what was pinned: ``"continent"``, ``"country"``, ``"region"``, ``"county"``, ``"city"``,
            ``"town"``, or ``"site"`` from an imported gazetteer.
    """

    entity: Entity
    lat: float | None
    lon: float | None
    gazetteer: str | None
    precision: str | None


@dataclass(frozen=True, slots=True)
class Media:
    """A photograph or video of the report: its caption's words and who is credited."""

    kind: str
    caption: Span | None = None
    credit: str | None = None
    credit_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read out of one Document; see the attributes' own types.

    Attributes:
        sentences: those of the blocks that tell the story, in text order; empty in a reading that was kept before
            there were any.
    """

    document: Document
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    media: tuple[Media, ...] = ()
    issues: tuple[Issue, ...] = ()
    sentences: tuple[Span, ...] = ()

    def words(self, span: Span) -> str:
        """Return the exact words of the document that a span covers."""
        return self.document.words(span)
