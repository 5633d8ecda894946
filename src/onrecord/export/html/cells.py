"""The cells of a record: what each kind of entry of the page shows, ready for its template."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.export.html.words import Quote, Ref
from onrecord.model import Asserted, Form, Place


@dataclass(frozen=True, slots=True)
class Mentions:
    """The same words in several places."""

    words: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class EntityCell:
    """A person, organisation, group or place."""

    id: str
    name: str
    what: str
    named: bool
    age: int | None
    roles: tuple[Quote, ...]
    mentions: tuple[Mentions, ...]
    mention_count: int
    said: tuple[Ref, ...]
    part_in: tuple[Ref, ...]
    is_place: bool
    pin: Place | None


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a statement's content: ``"verbatim"``, ``"paraphrase"``, or ``"marks"`` (punctuation alone)."""

    words: str
    manner: str
    add_marks: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """One span of a statement's content, in parts; ``rest`` counts the characters that are not shown."""

    anchor: str
    paragraph: int | None
    parts: tuple[Part, ...]
    rest: int


@dataclass(frozen=True, slots=True)
class StatementCell:
    """Who said what."""

    id: str
    speakers: tuple[Ref, ...]
    form: Form
    form_label: str
    passages: tuple[Passage, ...]
    source: tuple[Quote, ...]
    cue: tuple[Quote, ...]
    relay: Ref | None
    within: Ref | None
    confidence: str


@dataclass(frozen=True, slots=True)
class Telling:
    """A trigger with the words around it."""

    before: str
    quote: Quote
    after: str


@dataclass(frozen=True, slots=True)
class Filler:
    """Who or what plays a role: the entity's cell if there is one, and the words."""

    entity: Ref | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class Tally:
    """How many play a role."""

    role: str
    number: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class EventCell:
    """Something that happened, or did not, might, will or should."""

    id: str
    type: str
    asserted: Asserted
    asserted_label: str
    roles: tuple[tuple[str, tuple[Filler, ...]], ...]
    counts: tuple[Tally, ...]
    time: Ref | None
    period: str
    place: Ref | None
    told_in: Ref | None
    tellings: tuple[Telling, ...]
    confidence: str


@dataclass(frozen=True, slots=True)
class TimeCell:
    """A time expression and what it resolves to."""

    id: str
    quote: Quote
    timex: str | None
    start: str | None
    end: str | None
    period: str


@dataclass(frozen=True, slots=True)
class MediaCell:
    """A photograph or video."""

    id: str
    kind: str
    caption: Quote | None
    credit: str | None
    credit_quote: Quote | None


@dataclass(frozen=True, slots=True)
class IssueCell:
    """What a reader or a layer noticed."""

    id: str
    message: str
    code: str
    component: str
    count: int | None
    quote: Quote | None


@dataclass(slots=True)
class Record:
    """All the cells of a page, by section."""

    people: list[EntityCell] = field(default_factory=list)
    organisations: list[EntityCell] = field(default_factory=list)
    groups: list[EntityCell] = field(default_factory=list)
    others: list[EntityCell] = field(default_factory=list)
    happened: list[EventCell] = field(default_factory=list)
    said: list[StatementCell] = field(default_factory=list)
    asked: list[EventCell] = field(default_factory=list)
    times: list[TimeCell] = field(default_factory=list)
    places: list[EntityCell] = field(default_factory=list)
    media: list[MediaCell] = field(default_factory=list)
    issues: list[IssueCell] = field(default_factory=list)

    def has_coordinates(self) -> bool:
        """Whether any place has a point, and so a source to credit."""
        return any(cell.pin is not None and cell.pin.lat is not None for cell in self.places)
