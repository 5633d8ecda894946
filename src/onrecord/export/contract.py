"""The shape of a Reading as JSON, once: mypy checks the writer against it and pydantic makes the JSON Schema of it.

The types are ``TypedDict``s and not models, so that writing costs no validation: what ``reading_object`` builds is
checked when the code is, and what it printed is checked against the schema by the tests. To check or read JSON from
elsewhere, use ``pydantic.TypeAdapter(ReadingObject)``.

Fields are added, never renamed or removed: that would be "onrecord/reading/2".
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType, TypedDict

from onrecord.model import Asserted, BlockKind, EntityKind, Form, Sector

#: The value of "schema" in every object.
SCHEMA = "onrecord/reading/1"

CodePoint = Annotated[int, Field(ge=0)]
SpanPair = TypeAliasType(
    "SpanPair",
    Annotated[
        tuple[CodePoint, CodePoint],
        Field(description="[start, end): a half-open range of Unicode code points of document.text."),
    ],
)
Confidence = Annotated[float, Field(ge=0, le=1, description="How sure the layer is, from 0 to 1.")]
EntityId = TypeAliasType(
    "EntityId", Annotated[str, Field(pattern=r"^e[0-9]+$", description="The id of one of `entities`.")]
)
StatementId = TypeAliasType(
    "StatementId", Annotated[str, Field(pattern=r"^s[0-9]+$", description="The id of one of `statements`.")]
)
ContentId = Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]


class BlockObject(TypedDict):
    """A stretch of the text with one part to play; white space between blocks belongs to none."""

    kind: Annotated[BlockKind, Field(description="What the block is.")]
    span: Annotated[SpanPair, Field(description="Where it stands.")]
    repeats: Annotated[
        int | None, Field(description="The index in `blocks` of an earlier block with the same words, or null.")
    ]


class ReportObject(TypedDict):
    """The original that the text was read from."""

    sha256: Annotated[ContentId, Field(description="The hash of the original bytes.")]
    bytes: Annotated[int, Field(ge=0, description="How many bytes the original has.")]
    media_type: Annotated[str, Field(description="What the original is, such as text/html.")]
    encoding: Annotated[str | None, Field(description="How the bytes were decoded; null for a format that is no text.")]
    obtained: Annotated[str, Field(description="How it was obtained: file, stdin, url or text (given by a program).")]
    final_url: Annotated[str | None, Field(description="The address that answered, after redirects.")]
    redirects: Annotated[list[str], Field(description="The addresses passed through before it, first to last.")]


class DocumentObject(TypedDict):
    """The text read out of one captured report."""

    id: Annotated[ContentId, Field(description="The hash of `text` as UTF-8: the same text has the same id.")]
    input: Annotated[str, Field(description="The path or URL as it was given, or the id of a line of a .jsonl file.")]
    title: Annotated[str | None, Field(description="The headline, whether or not it stands in the text.")]
    authors: Annotated[list[str], Field(description="Names from the byline or the page's metadata.")]
    published: Annotated[
        str | None,
        Field(description="When it was published: ISO 8601, or a prefix where no more is known; never completed."),
    ]
    modified: Annotated[str | None, Field(description="When it was last changed, if it says so; likewise.")]
    outlet: Annotated[str | None, Field(description="The publication's name.")]
    url: Annotated[str | None, Field(description="The canonical address.")]
    language: Annotated[str | None, Field(description="ISO 639-1 code; null where the text is too short to tell.")]
    report: Annotated[ReportObject, Field(description="How the report was captured.")]
    text: Annotated[str, Field(description="The text that every span points into.")]
    blocks: Annotated[list[BlockObject], Field(description="The parts of the text, in order.")]


class RoleObject(TypedDict):
    """An office, title or description of an entity."""

    text: Annotated[str, Field(description="The role in words.")]
    span: Annotated[SpanPair, Field(description="The words that give it.")]


class EntityObject(TypedDict):
    """A person, organisation, group or place that the report speaks of."""

    id: Annotated[EntityId, Field(description="Local to this reading, numbered in text order.")]
    kind: Annotated[EntityKind, Field(description="What it is.")]
    name: Annotated[str, Field(description="The fullest name in the text, or the first description if none.")]
    named: Annotated[bool, Field(description='false for "a Government source", "police", "the crowd".')]
    sector: Annotated[
        Sector | None,
        Field(
            description="The walk of life of an organisation, or of a person by office; null where the text is silent."
        ),
    ]
    roles: Annotated[list[RoleObject], Field(description="Offices, titles and descriptions, in text order.")]
    age: Annotated[int | None, Field(description="In years, where the text gives it.")]
    mentions: Annotated[list[SpanPair], Field(description="Every span that refers to it, in text order.")]


class StatementObject(TypedDict):
    """Attributed speech or thought."""

    id: Annotated[StatementId, Field(description="Local to this reading, numbered in text order.")]
    form: Annotated[Form, Field(description="Whether all, none or part of the content stands in quotation marks.")]
    source: Annotated[list[SpanPair], Field(description="The words that name the speaker; empty where none do.")]
    cue: Annotated[list[SpanPair], Field(description='The words that attribute: "said", "according to".')]
    content: Annotated[
        list[SpanPair], Field(description="What is said; several spans where the source interrupts or paragraphs end.")
    ]
    quoted: Annotated[
        list[SpanPair], Field(description="The parts of `content` inside quotation marks, the marks left out.")
    ]
    speakers: Annotated[list[EntityId], Field(description="Who said it; empty means unknown.")]
    relayed_by: Annotated[EntityId | None, Field(description="Through whom it reached the reader.")]
    within: Annotated[StatementId | None, Field(description="The statement in whose content this one stands.")]
    confidence: Confidence


class RoleFillerObject(TypedDict):
    """Who or what plays a role in an event."""

    role: Annotated[str, Field(description="agent, patient, instrument, manner, about, addressee or beneficiary.")]
    entity: Annotated[EntityId | None, Field(description="Who that is, where it is an entity.")]
    span: Annotated[SpanPair, Field(description="The words that say so.")]


class CountObject(TypedDict):
    """How many play a role."""

    role: Annotated[str, Field(description="The role that is counted.")]
    min: Annotated[int | None, Field(description="At least so many; null for no lower bound.")]
    max: Annotated[int | None, Field(description="At most so many; null for no upper bound.")]
    span: Annotated[SpanPair, Field(description="The words that count.")]


class EventObject(TypedDict):
    """Something that the report says happened, did not, might, will or should."""

    id: Annotated[str, Field(pattern=r"^v[0-9]+$", description="Local to this reading, numbered in text order.")]
    type: Annotated[str, Field(description="A type of the ontology: see `onrecord event-types`.")]
    triggers: Annotated[list[SpanPair], Field(description="The words that say it: one a telling.")]
    roles: Annotated[list[RoleFillerObject], Field(description="Who did it, to whom, with what, about what.")]
    counts: Annotated[list[CountObject], Field(description="How many, where the report says.")]
    time: Annotated[
        Annotated[str, Field(pattern=r"^t[0-9]+$")] | None, Field(description="When: the id of one of `times`.")
    ]
    place: Annotated[EntityId | None, Field(description="Where: the id of an entity.")]
    asserted: Annotated[Asserted, Field(description="How the report, or the speaker that it gives, holds it.")]
    stated_in: Annotated[
        StatementId | None,
        Field(description="The statement in whose content it is told; null where the report says it in its own voice."),
    ]
    confidence: Confidence


class TimeObject(TypedDict):
    """A time expression."""

    id: Annotated[str, Field(pattern=r"^t[0-9]+$", description="Local to this reading, numbered in text order.")]
    span: Annotated[SpanPair, Field(description="The words.")]
    timex: Annotated[
        str | None,
        Field(description="TimeML's TIMEX3 value; underspecified (XXXX-WXX-7) where there is nothing to anchor it to."),
    ]
    start: Annotated[
        str | None, Field(description="ISO 8601 or a prefix, inclusive; null where the time cannot be resolved.")
    ]
    end: Annotated[
        str | None, Field(description="Exclusive when it has a time of day; the last day when it is a date.")
    ]


class PlaceObject(TypedDict):
    """Where an entity of kind "place" lies, by GeoNames (geonames.org, CC BY 4.0) or derived from it."""

    entity: Annotated[EntityId, Field(description="The place.")]
    lat: Annotated[float | None, Field(ge=-90, le=90, description="WGS 84 degrees.")]
    lon: Annotated[float | None, Field(ge=-180, le=180, description="WGS 84 degrees.")]
    gazetteer: Annotated[str | None, Field(description="The gazetteer's entry, such as geonames:2643743.")]
    precision: Annotated[str | None, Field(description="What was pinned: country, region, county, city, town, …")]


class MediaObject(TypedDict):
    """A photograph or video of the report."""

    kind: Annotated[str, Field(description="photo, video, …")]
    caption: Annotated[SpanPair | None, Field(description="Its caption's words.")]
    credit: Annotated[str | None, Field(description="Who is credited.")]
    credit_span: Annotated[SpanPair | None, Field(description="The words that credit them.")]


class IssueObject(TypedDict):
    """Something about this document that a person should know."""

    code: Annotated[str, Field(description="A stable dotted name, such as html.left_out.")]
    message: Annotated[str, Field(description="One sentence.")]
    component: Annotated[str, Field(description="The reader or layer that noticed it.")]
    count: Annotated[int | None, Field(description="How many, where the issue counts something.")]
    span: Annotated[SpanPair | None, Field(description="Where, if anywhere.")]


class ReadingObject(TypedDict):
    """Everything that OnRecord read out of one news report, each thing tied to its exact words."""

    schema: Annotated[Literal["onrecord/reading/1"], Field(description="The name and version of this shape.")]
    document: Annotated[DocumentObject, Field(description="The report's text and where it is from.")]
    entities: Annotated[list[EntityObject], Field(description="Whom and what it speaks of.")]
    statements: Annotated[list[StatementObject], Field(description="Who said what.")]
    events: Annotated[list[EventObject], Field(description="What it says happened.")]
    times: Annotated[list[TimeObject], Field(description="The times it gives.")]
    places: Annotated[list[PlaceObject], Field(description="Where its places lie.")]
    media: Annotated[list[MediaObject], Field(description="Its photographs and videos.")]
    issues: Annotated[list[IssueObject], Field(description="What could not be read, or only in part.")]
    sentences: Annotated[
        list[SpanPair], Field(description="The sentences of titles, paragraphs, lists and captions, in text order.")
    ]
