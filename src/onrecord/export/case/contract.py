"""The shape of a case's record as JSON, once: mypy checks the writer against it, pydantic makes the JSON Schema of it.

Fields are added, never renamed or removed: that would be "onrecord/claim/2".
"""

from __future__ import annotations

import json
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType, TypedDict

from onrecord.export.contract import ReadingObject, SpanPair
from onrecord.model import EntityKind, Form, Sector
from onrecord.model.claims import Property, Stance
from onrecord.model.decision import About, Verdict
from onrecord.model.demands import State, Step
from onrecord.model.record import LinkKind, OriginKind

SourceId = TypeAliasType("SourceId", Annotated[str, Field(pattern=r"^r[0-9]+$", description="The id of a report.")])
SourceIds = Annotated[list[SourceId], Field(description="The reports that say so, by date.")]
OriginIds = Annotated[list[str], Field(description="The ids of the origins of these reports, each once.")]
Day = Annotated[str | None, Field(description="ISO 8601 or a prefix of it; null where it is not known.")]
EntityRef = Annotated[str | None, Field(description="The id in the case of that person, body or place, if known.")]
IncidentRef = Annotated[str | None, Field(description="The id of the incident that it is about.")]
PartOf = Annotated[str, Field(description="A report's id, a slash, and an id in its reading: r3/v2.")]


class WordsObject(TypedDict):
    """Exact words of a report."""

    source: Annotated[SourceId, Field(description="Which report.")]
    span: Annotated[SpanPair, Field(description="Where in its text.")]
    text: Annotated[str, Field(description="The words.")]


class NamedObject(TypedDict):
    """Somebody, or something, in the words of a report."""

    text: Annotated[str, Field(description="To show.")]
    words: Annotated[WordsObject | None, Field(description="Where it stands.")]
    entity: EntityRef


class SummaryObject(TypedDict):
    """A value and where it is told."""

    value: Annotated[str, Field(description="A name, day, place or number.")]
    told: Annotated[list[WordsObject], Field(description="The words that say so.")]
    sources: SourceIds
    origins: OriginIds


class CaseObject(TypedDict):
    """The case that the other lines are of."""

    schema: Literal["onrecord/case/1"]
    case: Annotated[str, Field(description="Its name.")]
    sources: Annotated[int, Field(description="How many reports it has.")]
    origins: Annotated[int, Field(description="From how many origins these come.")]
    log: Annotated[int, Field(description="How many entries its log has.")]
    head: Annotated[str | None, Field(description="The hash of the last entry, which `onrecord verify` prints too.")]


class OriginObject(TypedDict):
    """Who reports come from first hand."""

    schema: Literal["onrecord/origin/1"]
    id: Annotated[str, Field(description="The kind and the name: agency:curlew.")]
    kind: Annotated[OriginKind, Field(description="What it is.")]
    name: Annotated[str | None, Field(description="As a reader knows it; null where nobody is named.")]
    credited: Annotated[WordsObject | None, Field(description="The words that name an agency.")]
    sources: Annotated[list[SourceId], Field(description="The reports that come from it, by date.")]


class SourceObject(TypedDict):
    """A report of the case; its reading follows it."""

    schema: Literal["onrecord/source/1"]
    id: SourceId
    input: Annotated[str, Field(description="The path or address as it was given.")]
    document: Annotated[str, Field(description="The hash of its text.")]
    original: Annotated[str, Field(description="The hash of its bytes.")]
    url: Annotated[str | None, Field(description="Its address.")]
    outlet: Annotated[str | None, Field(description="The publication's name.")]
    published: Day
    title: Annotated[str | None, Field(description="Its headline.")]
    version_of: Annotated[SourceId | None, Field(description="The report that it is a new version of.")]
    origin: Annotated[str | None, Field(description="The id of its origin.")]
    main_incident: Annotated[str | None, Field(description="The id of what it is mainly about.")]
    incidents: Annotated[list[str], Field(description="The ids of all it tells of.")]
    added: Annotated[str, Field(description="When it came into the case, in UTC.")]
    reader: Annotated[str, Field(description="Which OnRecord read it.")]


class CaseReadingObject(ReadingObject):
    """The reading of a report of the case: what `onrecord read` prints, and which report it is of."""

    source: Annotated[SourceId, Field(description="The report that it is of.")]


class WhyObject(TypedDict):
    """One thing that speaks for a link, or against it."""

    name: Annotated[str, Field(description="What it is.")]
    value: Annotated[float, Field(description="How much it weighs; below nought it speaks against.")]
    left: Annotated[str, Field(description="What of the one made it.")]
    right: Annotated[str, Field(description="What of the other made it.")]


class LinkObject(TypedDict):
    """How two reports, or two entities of theirs, hang together."""

    schema: Literal["onrecord/link/1"]
    kind: Annotated[LinkKind, Field(description="How.")]
    left: Annotated[str, Field(description="The one: r3, or r3/e2.")]
    right: Annotated[str, Field(description="The other.")]
    score: Annotated[float, Field(description="How much, between 0 and 1.")]
    why: Annotated[list[WhyObject], Field(description="What made the score.")]


class OfficeObject(TypedDict):
    """A role that reports give to somebody, and when they do."""

    text: Annotated[str, Field(description="The role.")]
    first: Day
    last: Day
    former: Annotated[bool, Field(description="Whether a report says that it is over.")]
    told: Annotated[list[WordsObject], Field(description="The words that say so.")]
    sources: SourceIds
    origins: OriginIds


class CaseEntityObject(TypedDict):
    """A person, organisation, group or place over all reports."""

    schema: Literal["onrecord/entity/1"]
    id: Annotated[str, Field(description="Its permanent id in the case.")]
    kind: Annotated[EntityKind, Field(description="What it is.")]
    name: Annotated[str, Field(description="The fullest name.")]
    named: Annotated[bool, Field(description='false for "a council source", "the crowd".')]
    sector: Annotated[Sector | None, Field(description="The walk of life.")]
    names: Annotated[list[SummaryObject], Field(description="Every name that reports use.")]
    offices: Annotated[list[OfficeObject], Field(description="Roles and offices.")]
    ages: Annotated[list[SummaryObject], Field(description="Ages in years.")]
    members: Annotated[list[PartOf], Field(description="The entities of readings that are this one.")]
    sources: SourceIds
    origins: OriginIds
    why: Annotated[list[LinkObject], Field(description="What joined its members, the weakest first.")]


class IncidentObject(TypedDict):
    """A happening that reports tell of."""

    schema: Literal["onrecord/incident/1"]
    id: Annotated[str, Field(description="Its permanent id in the case.")]
    part_of: Annotated[str | None, Field(description="The id of the incident that it is part of.")]
    types: Annotated[list[str], Field(description="Types of event, the most told first.")]
    main_of: Annotated[list[SourceId], Field(description="The reports that are mainly about it.")]
    sources: SourceIds
    origins: OriginIds
    when: Annotated[list[SummaryObject], Field(description="When, the best attested first.")]
    where: Annotated[list[SummaryObject], Field(description="Where.")]
    who: Annotated[list[SummaryObject], Field(description="Who had a part in it.")]
    events: Annotated[list[PartOf], Field(description="The events of readings that tell of it.")]


class AccountObject(TypedDict):
    """What one voice says of a property in one report."""

    source: SourceId
    origin: Annotated[str, Field(description="The id of the report's origin.")]
    stance: Annotated[Stance, Field(description="How it holds what it says.")]
    voice: Annotated[str, Field(description="Who says it; empty where the report says it itself.")]
    speaker: EntityRef
    words: Annotated[list[WordsObject], Field(description="The words that carry it, the most telling first.")]
    event: Annotated[PartOf | None, Field(description="The event of the reading that says it; null for bare words.")]
    statement: Annotated[PartOf | None, Field(description="The statement that it stands in.")]


class ClaimObject(TypedDict):
    """One proposition about an incident, with every account of it."""

    schema: Literal["onrecord/claim/1"]
    id: Annotated[str, Field(description="The same in every run.")]
    incident: Annotated[str, Field(description="The id of the incident.")]
    type: Annotated[str, Field(description="The type of event that it is about.")]
    property: Annotated[Property, Field(description="What is said of it.")]
    value: Annotated[str, Field(description="What is said.")]
    entity: EntityRef
    min: Annotated[int | None, Field(description="The lower bound of a number.")]
    max: Annotated[int | None, Field(description="The upper bound; null for no number, or for none above.")]
    start: Day
    end: Day
    accounts: Annotated[list[AccountObject], Field(description="Who says so, in the order of the reports' dates.")]
    sources: SourceIds
    origins: OriginIds
    not_stated: Annotated[
        list[SourceId],
        Field(description="Reports of the incident that say nothing of this property. Not stated is not denied."),
    ]


class DifferenceObject(TypedDict):
    """That accounts do not fit together."""

    schema: Literal["onrecord/difference/1"]
    incident: Annotated[str, Field(description="The id of the incident.")]
    type: Annotated[str, Field(description="The type of event.")]
    property: Annotated[Property, Field(description="The property on which they differ.")]
    claims: Annotated[list[str], Field(description="The ids of the claims that do not fit together.")]
    text: Annotated[str, Field(description="What differs, in counts of accounts and origins.")]


class GridObject(TypedDict):
    """All that is said of an incident."""

    schema: Literal["onrecord/grid/1"]
    incident: IncidentObject
    claims: list[ClaimObject]
    differences: list[DifferenceObject]


class StateObject(TypedDict):
    """What became of a demand: what, when, who says so."""

    state: Annotated[State, Field(description="What became of it.")]
    date: Day
    of_report: Annotated[bool, Field(description="Whether the date is the report's, so that it was then or before.")]
    by: Annotated[NamedObject | None, Field(description="Who did it.")]
    finding: Annotated[NamedObject | None, Field(description="What was found, ruled or agreed.")]
    words: Annotated[WordsObject, Field(description="The words that say so.")]
    event: Annotated[PartOf | None, Field(description="The event of the reading that says so, if one does.")]
    statement: Annotated[PartOf | None, Field(description="The statement of the reading that says so, if one does.")]
    sources: SourceIds
    origins: OriginIds


class DemandObject(TypedDict):
    """A call on somebody to do something, and its later states."""

    schema: Literal["onrecord/demand/1"]
    id: Annotated[str, Field(description="Its permanent id in the case.")]
    incident: IncidentRef
    by: Annotated[list[NamedObject], Field(description="Who asks.")]
    of: Annotated[NamedObject | None, Field(description="Who is asked; null where nobody is named.")]
    what: Annotated[NamedObject, Field(description="What is asked for.")]
    states: Annotated[list[StateObject], Field(description="By date.")]
    open: Annotated[bool, Field(description="Whether nothing of what was asked for has come of it so far.")]
    open_days: Annotated[
        int | None, Field(description="Days from the first call to the last report of the case, while it is open.")
    ]
    sources: SourceIds
    origins: OriginIds


class StepObject(TypedDict):
    """What the law did with somebody: what, when, who says so."""

    step: Annotated[Step, Field(description="What was done.")]
    date: Day
    of_report: Annotated[bool, Field(description="Whether the date is the report's, so that it was then or before.")]
    by: Annotated[NamedObject | None, Field(description="Who did it.")]
    finding: Annotated[NamedObject | None, Field(description="What was found, ruled or agreed.")]
    words: Annotated[WordsObject, Field(description="The words that say so.")]
    event: Annotated[PartOf | None, Field(description="The event of the reading that says so, if one does.")]
    statement: Annotated[PartOf | None, Field(description="The statement of the reading that says so, if one does.")]
    sources: SourceIds
    origins: OriginIds


class LegalObject(TypedDict):
    """What the law did with one person over one matter."""

    schema: Literal["onrecord/legal/1"]
    entity: Annotated[str, Field(description="The person's id in the case.")]
    person: Annotated[str, Field(description="Their name.")]
    incident: IncidentRef
    accused_of: Annotated[list[NamedObject], Field(description="Offences, in the words of the reports.")]
    steps: Annotated[list[StepObject], Field(description="By date.")]
    sources: SourceIds
    origins: OriginIds


class SaidObject(TypedDict):
    """A statement in one report."""

    source: SourceId
    statement: Annotated[PartOf, Field(description="The statement in the report's reading.")]
    published: Day
    outlet: Annotated[str | None, Field(description="The publication's name.")]
    origin: Annotated[str | None, Field(description="The id of the report's origin.")]
    said_by: Annotated[list[WordsObject], Field(description="The words that name the speaker.")]
    cue: Annotated[list[WordsObject], Field(description='The words that attribute: "said".')]
    content: Annotated[list[WordsObject], Field(description="What is said.")]
    quoted: Annotated[list[WordsObject], Field(description="The parts inside quotation marks.")]
    relayed_by: Annotated[NamedObject | None, Field(description="Through whom it reached the reader.")]
    within: Annotated[PartOf | None, Field(description="The statement in whose content this one stands.")]
    confidence: Annotated[float, Field(description="How sure the layer is, from 0 to 1.")]


class CaseStatementObject(TypedDict):
    """A statement, with every report that has it in the same words."""

    schema: Literal["onrecord/statement/1"]
    speakers: Annotated[list[NamedObject], Field(description="Who says it; empty where nobody is known.")]
    form: Annotated[Form, Field(description="Whether all, none or part of it stands in quotation marks.")]
    told: Annotated[list[SaidObject], Field(description="Where, the first report first.")]
    sources: SourceIds
    origins: OriginIds


class ToldObject(TypedDict):
    """A telling of what stands in the timeline."""

    words: WordsObject
    held: Annotated[str, Field(description="asserted, denied, alleged, planned or asked.")]
    voice: Annotated[str, Field(description="Who says it; empty where the report says it itself.")]


class TimelineObject(TypedDict):
    """An entry of the timeline."""

    schema: Literal["onrecord/timeline/1"]
    date: Annotated[str, Field(description="ISO 8601 or a prefix of it.")]
    end: Day
    no_later: Annotated[bool, Field(description="Whether it happened on that day or before.")]
    kind: Annotated[str, Field(description="event, demand, law or report.")]
    what: Annotated[str, Field(description="The type of event, the state, the step.")]
    who: Annotated[list[str], Field(description="The people and bodies that it is about.")]
    incident: IncidentRef
    subject: Annotated[
        str | None, Field(description="The id of the demand, of the person the law dealt with, or of the report.")
    ]
    told: Annotated[list[ToldObject], Field(description="Who tells of it.")]
    sources: SourceIds
    origins: OriginIds


class DecisionObject(TypedDict):
    """What a named reviewer chose about a proposal; whatever nobody decided is a machine's proposal."""

    schema: Literal["onrecord/decision/1"]
    number: Annotated[int, Field(description="1 for the first; permanent.")]
    about: Annotated[About, Field(description="What of the two it is about.")]
    verdict: Annotated[Verdict, Field(description="Whether they are one or two, or left to the machine again.")]
    left: Annotated[str, Field(description="A report, or an entity of its reading (r3/e2).")]
    right: Annotated[str, Field(description="The other.")]
    by: Annotated[str, Field(description="Who decided.")]
    why: Annotated[str, Field(description="For which reason.")]
    at: Annotated[str, Field(description="When, in UTC.")]
    supersedes: Annotated[int | None, Field(description="The number of the decision in whose place it stands.")]


CaseLine = Annotated[
    CaseObject | OriginObject | SourceObject | LinkObject | CaseEntityObject | IncidentObject | ClaimObject
    | DifferenceObject | GridObject | DemandObject | LegalObject | CaseStatementObject | TimelineObject
    | DecisionObject,
    Field(discriminator="schema"),
]  # fmt: skip


def case_schema_to_json() -> str:
    """Return the JSON Schema (draft 2020-12) of every kind of line, laid out, with a line end."""
    # pydantic's schema machinery costs 30 ms that only this call should pay.
    from pydantic import TypeAdapter

    schema = TypeAdapter(CaseLine).json_schema()
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:onrecord:case:1"}
    return json.dumps({**head, **schema}, indent=2, ensure_ascii=False) + "\n"
