"""What a layer is, and the draft that layers write on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from spacy.tokens import Doc

from onrecord.model import Document, Entity, Event, Issue, Media, Place, Span, Statement, Time
from onrecord.reading.attribution import Attribution
from onrecord.reading.mentions import MentionIndex


@dataclass(slots=True)
class Draft:
    """A Reading in the making: what was there first, and one field a thing that some layer sets.

    A layer reads the fields that it names in ``needs``, assigns those in ``sets``, and may append to ``issues``.
    """

    document: Document
    doc: Doc
    sentences: tuple[Span, ...] = ()
    media: tuple[Media, ...] = ()
    times: tuple[Time, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: MentionIndex = field(default_factory=MentionIndex)
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    places: tuple[Place, ...] = ()
    issues: list[Issue] = field(default_factory=list)


GIVEN = frozenset({"document", "doc"})
SETTABLE = frozenset(
    {"sentences", "media", "times", "attributions", "entities", "mentions", "statements", "events", "places"}
)


@dataclass(frozen=True, slots=True)
class Layer:
    """One component of the reading.

    Attributes:
        name: for messages and issues.
        needs: the Draft's fields that it reads.
        sets: the Draft's fields that it assigns.
        scored_by: how its output is scored: the data set and the script that prints the figure, or its tests where no
            public set fits.
        run: does the work; raises nothing on a well-formed Document.
    """

    name: str
    needs: frozenset[str]
    sets: frozenset[str]
    scored_by: str
    run: Callable[[Draft], None]
