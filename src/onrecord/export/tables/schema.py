"""What the tables are: columns, keys and references. The package's schema and the documentation are made of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model import Asserted, EntityKind, Form, Sector
from onrecord.model.claims import Property, Stance
from onrecord.model.decision import About, Verdict
from onrecord.model.demands import State, Step
from onrecord.model.record import LinkKind, OriginKind


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        type: ``"string"``, ``"integer"``, ``"number"`` or ``"boolean"``, as Frictionless names them.
        required: whether no cell of it is empty.
        refers: the table and column that it points into, ``"sources.id"``.
        values: all that it may hold, where these are few.
    """

    name: str
    description: str
    type: str = "string"
    required: bool = False
    refers: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table; ``key`` names the columns that tell its rows apart."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]


def _one_of(name: str, description: str, kinds: type[StrEnum], *, required: bool = True) -> Column:
    return Column(name, description, required=required, values=tuple(kind.value for kind in kinds))


def _ref(name: str, refers: str, description: str, *, required: bool = False) -> Column:
    return Column(name, description, required=required, refers=refers)


def _number(name: str, description: str, *, required: bool = True) -> Column:
    return Column(name, description, "integer", required)


def _yes(name: str, description: str) -> Column:
    return Column(name, description, "boolean", required=True)


def _words(what: str, *, required: bool = True) -> tuple[Column, ...]:
    """Return the columns of exact words."""
    return (
        _ref("source", "sources.id", "The report that has the words.", required=required),
        _number("start", "Where they begin in its text, in code points.", required=required),
        _number("end", "Where they end: the first code point after them.", required=required),
        Column("words", what),
    )


_N = _number("n", "1, 2, …: the order in which the case has them.")
_REPORTS = (
    _number("reports", "How many reports tell of it."),
    _number("origins", "From how many origins these come."),
)
_DATE = "ISO 8601, or a prefix of it where no more is known."
_OF_REPORT = _yes("of_report", "Whether the date is that of the report, so that it happened then or before.")


def tables() -> tuple[Table, ...]:
    """Return all tables, each one after those that most of its references point into."""
    return (*_reports(), *_record(), *_readings(), *_accounts(), *_chains(), _decisions())


def _reports() -> tuple[Table, ...]:
    return (
        Table("sources", "The reports of the case, in the order of adding.", ("id",), (
            Column("id", "r1, r2, …", required=True),
            Column("input", "The path or address as it was given.", required=True),
            Column("document", "The hash of its text.", required=True),
            Column("original", "The hash of its bytes.", required=True),
            Column("url", "Its address."),
            Column("outlet", "The publication's name."),
            Column("published", _DATE),
            Column("title", "Its headline."),
            _ref("version_of", "sources.id", "The report that it is a new version of."),
            _ref("origin", "origins.id", "Who its words come from first hand."),
            _ref("main_incident", "incidents.id", "What it is mainly about."),
            Column("added", "When it came into the case, in UTC.", required=True),
            Column("reader", "Which OnRecord read it."),
        )),
        Table("texts", "The text of each report, which all starts and ends count in.", ("source",), (
            _ref("source", "sources.id", "The report.", required=True),
            Column("text", "Its whole text."),
        )),
        Table("origins", "Who reports come from first hand. Ten reprints have one origin.", ("id",), (
            Column("id", "The kind and the name: agency:curlew.", required=True),
            _one_of("kind", "What it is.", OriginKind),
            Column("name", "As a reader knows it; empty where nobody is named."),
            *_words("The words that name an agency.", required=False),
        )),
        Table("links", "How reports share text, and what joined the members of an entity.", ("kind", "left", "right"), (
            _one_of("kind", "How they hang together.", LinkKind),
            Column("left", "A report, or an entity of its reading (r3/e2).", required=True),
            Column("right", "The other.", required=True),
            Column("score", "How much, between 0 and 1.", "number", required=True),
            Column("why", "What made the score, as JSON: name, value, what of the one, what of the other."),
        )),
    )  # fmt: skip


def _record() -> tuple[Table, ...]:
    return (
        Table("incidents", "What happened.", ("id",), (
            Column("id", "i1, i2, …", required=True),
            _ref("part_of", "incidents.id", "The incident that it is part of."),
            Column("types", "Types of event, the most told first, with spaces between them."),
            *_REPORTS,
        )),
        Table("incident_sources", "Which report tells of which incident.", ("incident", "source"), (
            _ref("incident", "incidents.id", "The incident.", required=True),
            _ref("source", "sources.id", "The report.", required=True),
            _yes("main", "Whether the report is mainly about it."),
        )),
        Table("incident_facts", "When, where and who, in the words of the reports.", ("incident", "n"), (
            _ref("incident", "incidents.id", "The incident.", required=True),
            _N,
            Column("fact", "What it says.", required=True, values=("when", "where", "who")),
            Column("value", "The day, place or name."),
            *_words("The words that say so."),
        )),
        Table("incident_events", "Which events of readings tell of which incident.", ("incident", "event"), (
            _ref("incident", "incidents.id", "The incident.", required=True),
            _ref("event", "events.id", "The event.", required=True),
        )),
        Table("entities", "People, organisations, groups and places over all reports.", ("id",), (
            Column("id", "e1, e2, …", required=True),
            _one_of("kind", "What it is.", EntityKind),
            Column("name", "The fullest name, or a description where there is none.", required=True),
            _yes("named", "Whether that is a name."),
            _one_of("sector", "The walk of life.", Sector, required=False),
            *_REPORTS,
        )),
        Table("entity_facts", "Names, roles and ages, in the words of the reports.", ("entity", "n"), (
            _ref("entity", "entities.id", "Whose.", required=True),
            _N,
            Column("fact", "What it says.", required=True, values=("name", "role", "age")),
            Column("value", "The name, role or age."),
            Column("first", f"Of a role: the first day that a report gives it for. {_DATE}"),
            Column("last", "Of a role: the last day."),
            _yes("former", "Of a role: whether a report says that it is over."),
            *_words("The words that say so."),
        )),
        Table("entity_members", "The entities of readings, and who in the case each one is.", ("id",), (
            Column("id", "The report and the entity in its reading: r3/e2.", required=True),
            _ref("source", "sources.id", "The report.", required=True),
            _ref("entity", "entities.id", "Who in the case it is; empty where nobody."),
            _one_of("kind", "What it is.", EntityKind),
            Column("name", "The fullest name in that report.", required=True),
            _yes("named", "Whether that is a name."),
        )),
        Table("entity_mentions", "Every mention in every report.", ("member", "start", "end"), (
            _ref("member", "entity_members.id", "The entity of the reading.", required=True),
            _ref("entity", "entities.id", "Who in the case it is."),
            *_words("The words that mention it."),
        )),
    )  # fmt: skip


def _readings() -> tuple[Table, ...]:
    return (
        Table("statements", "Who said what, report by report.", ("id",), (
            Column("id", "The report and the statement in its reading: r3/s4.", required=True),
            _one_of("form", "Whether all, none or part of it stands in quotation marks.", Form),
            _ref("relayed_by", "entity_members.id", "Through whom it reached the reader."),
            _ref("within", "statements.id", "The statement in whose content this one stands."),
            Column("confidence", "How sure the layer is, from 0 to 1.", "number", required=True),
            *_words("From the first to the last word of what is said; statement_words has the parts."),
        )),
        Table("statement_speakers", "Who made a statement; nobody where it is unknown.", ("statement", "member"), (
            _ref("statement", "statements.id", "The statement.", required=True),
            _ref("member", "entity_members.id", "The speaker, in the report's reading.", required=True),
            _ref("entity", "entities.id", "Who in the case that is."),
        )),
        Table("statement_words", "The words of a statement, part by part.", ("statement", "n"), (
            _ref("statement", "statements.id", "The statement.", required=True),
            _N,
            Column("part", "What they are to it.", required=True, values=("content", "quoted", "source", "cue")),
            *_words("The words."),
        )),
        Table("events", "What a report says happened, did not, might, will or should.", ("id",), (
            Column("id", "The report and the event in its reading: r3/v2.", required=True),
            Column("type", "A type of the ontology: see `onrecord event-types`.", required=True),
            _one_of("asserted", "How the report, or the speaker that it gives, holds it.", Asserted),
            Column("time", "The words that give its time."),
            Column("time_start", f"When it began. {_DATE}"),
            Column("time_end", "When it ended."),
            _ref("place", "entity_members.id", "Where."),
            _ref("stated_in", "statements.id", "The statement in which it is told; empty where the report tells it."),
            _ref("same_as", "events.id", "The first telling of the same event in any report; its own id in that one.",
                 required=True),
            Column("confidence", "How sure the layer is, from 0 to 1.", "number", required=True),
            *_words("The words that say it first; event_words has every telling."),
        )),
        Table("event_words", "Tellings, role fillers and counts of an event.", ("event", "n"), (
            _ref("event", "events.id", "The event.", required=True),
            _N,
            Column("part", "What the words are to it.", required=True, values=("trigger", "role", "count")),
            Column("role", "Which role they fill or count."),
            _ref("member", "entity_members.id", "Who fills it, in the report's reading."),
            _ref("entity", "entities.id", "Who in the case that is."),
            _number("min", "At least so many.", required=False),
            _number("max", "At most so many.", required=False),
            *_words("The words."),
        )),
    )  # fmt: skip


def _accounts() -> tuple[Table, ...]:
    return (
        Table("claims", "What is said about an incident.", ("id",), (
            Column("id", "The same in every run.", required=True),
            _ref("incident", "incidents.id", "The incident.", required=True),
            Column("type", "The type of event that it is about.", required=True),
            _one_of("property", "What is said of it.", Property),
            Column("value", "What is said."),
            _ref("entity", "entities.id", "The person, body or place that the value names."),
            _number("min", "The lower bound of a number.", required=False),
            _number("max", "The upper bound; empty where there is none.", required=False),
            Column("start", f"The first day of a time. {_DATE}"),
            Column("end", "The last day of a time."),
            *_REPORTS,
        )),
        Table("accounts", "Who says so, or denies it, and in which words.", ("claim", "n"), (
            _ref("claim", "claims.id", "What is said.", required=True),
            _N,
            _ref("origin", "origins.id", "The origin of the report."),
            _one_of("stance", "How it is held.", Stance),
            Column("voice", "Who says it; empty where the report says it itself."),
            _ref("speaker", "entities.id", "Who in the case that is."),
            _ref("event", "events.id", "The event of the reading that says it; empty for bare words."),
            _ref("statement", "statements.id", "The statement that it stands in."),
            *_words("The most telling words; account_words has all."),
        )),
        Table("account_words", "All words that carry an account.", ("claim", "account", "n"), (
            _ref("claim", "claims.id", "The claim.", required=True),
            _number("account", "The account's n."),
            _N,
            *_words("The words."),
        )),
        Table("differences", "Where accounts do not fit together.", ("id",), (
            Column("id", "The incident and a number.", required=True),
            _ref("incident", "incidents.id", "The incident.", required=True),
            Column("type", "The type of event.", required=True),
            _one_of("property", "On what they differ.", Property),
            Column("text", "What differs, in counts of accounts and origins."),
        )),
        Table("difference_claims", "Which claims do not fit together.", ("difference", "claim"), (
            _ref("difference", "differences.id", "The difference.", required=True),
            _ref("claim", "claims.id", "A claim.", required=True),
        )),
    )  # fmt: skip


def _chains() -> tuple[Table, ...]:
    dated = (
        Column("date", _DATE),
        _OF_REPORT,
        Column("by", "Who did it, in words."),
        _ref("by_entity", "entities.id", "Who in the case that is."),
        Column("finding", "What was found, ruled or agreed."),
        _ref("event", "events.id", "The event of the reading that says so, if one does."),
        _ref("statement", "statements.id", "The statement of the reading that says so, if one does."),
        Column("told_in", "The reports that say so, with spaces between them.", required=True),
        *_REPORTS,
        *_words("The words that say so."),
    )
    return (
        Table("demands", "Who asked whom for what.", ("id",), (
            Column("id", "d1, d2, …", required=True),
            _ref("incident", "incidents.id", "What it is about."),
            Column("what", "What is asked for.", required=True),
            Column("of", "Who is asked; empty where nobody is named."),
            _ref("of_entity", "entities.id", "Who in the case that is."),
            _yes("open", "Whether nothing of what was asked for has come of it so far."),
            _number("open_days", "Days from the first call to the last report, while it is open.", required=False),
            *_REPORTS,
        )),
        Table("demand_words", "Who asks, who is asked and for what, in the words of the reports.", ("demand", "n"), (
            _ref("demand", "demands.id", "The demand.", required=True),
            _N,
            Column("part", "What the words are to it.", required=True, values=("by", "of", "what")),
            Column("text", "To show.", required=True),
            _ref("entity", "entities.id", "Who in the case that is."),
            *_words("The words.", required=False),
        )),
        Table("demand_states", "What became of a demand.", ("demand", "n"), (
            _ref("demand", "demands.id", "The demand.", required=True),
            _N,
            _one_of("state", "What became of it.", State),
            *dated,
        )),
        Table("legal_steps", "What the law did with a person.", ("chain", "n"), (
            _number("chain", "1, 2, …: one person over one matter."),
            _N,
            _ref("entity", "entities.id", "The person.", required=True),
            _ref("incident", "incidents.id", "What it is about."),
            _one_of("step", "What was done.", Step),
            *dated,
        )),
        Table("accusations", "Of what a person is accused.", ("chain", "n"), (
            _number("chain", "The chain of legal_steps."),
            _N,
            _ref("entity", "entities.id", "The person.", required=True),
            Column("text", "The offence.", required=True),
            *_words("The words that say so.", required=False),
        )),
    )  # fmt: skip


def _decisions() -> Table:
    about = "What people decided; whatever nobody decided is a machine's proposal."
    return Table("decisions", about, ("number",), (
        _number("number", "1 for the first; permanent."),
        _one_of("about", "What of the two it is about.", About),
        _one_of("verdict", "Whether they are one or two, or left to the machine again.", Verdict),
        Column("left", "A report, or an entity of its reading (r3/e2).", required=True),
        Column("right", "The other.", required=True),
        Column("by", "Who decided.", required=True),
        Column("why", "For which reason.", required=True),
        Column("at", "When, in UTC.", required=True),
        Column("supersedes", "The decision in whose place it stands.", "integer", refers="decisions.number"),
    ))  # fmt: skip
