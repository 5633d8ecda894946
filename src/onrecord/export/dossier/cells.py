"""What a dossier shows, section by section, ready for its template."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.export.case.lookup import Tally
from onrecord.export.dossier.quotes import Quote


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another place of the page: ``to`` is its id, empty where it has none."""

    to: str
    label: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value with the words that give it."""

    value: str
    tally: Tally
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A report: what it is, who its words come from first hand, and which others share them."""

    id: str
    title: str
    outlet: str
    published: str | None
    origin: str
    credited: Quote | None
    url: str | None
    input: str
    original: str
    document: str
    language: str
    relations: tuple[str, ...]
    about: Link | None


@dataclass(frozen=True, slots=True)
class TellingCell:
    """A telling: how it is held and who says it (empty where the report itself does)."""

    held: str
    voice: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class EntryCell:
    """A line of the timeline."""

    kind: str
    what: str
    who: str
    notes: tuple[str, ...]
    link: Link | None
    tally: Tally
    first: TellingCell | None
    others: tuple[TellingCell, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """The lines of one date."""

    date: str
    entries: tuple[EntryCell, ...]


@dataclass(frozen=True, slots=True)
class AccountCell:
    """Who says something, how and in which words."""

    source: str
    stance: str
    voice: str
    speaker: Link | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Square:
    """What one report says of one claim: its accounts, or that it states nothing of the property, or something else."""

    source: str
    accounts: tuple[AccountCell, ...]
    is_stated: bool


@dataclass(frozen=True, slots=True)
class ClaimCell:
    """What is said, by whom."""

    id: str
    value: str
    tally: Tally
    accounts: tuple[AccountCell, ...]
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class PropertyCell:
    """All that is said of one property of one type of event."""

    id: str
    type: str
    property: str
    differences: tuple[str, ...]
    claims: tuple[ClaimCell, ...]
    not_stated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IncidentCell:
    """An incident with its accounts; its parts follow it.

    ``headline`` is the title of a report that is mainly about it; ``main`` the id of what it is a part of in the end,
    or its own.
    """

    id: str
    types: str
    headline: Link | None
    main: str
    part_of: str | None
    tally: Tally
    when: tuple[Value, ...]
    where: tuple[Value, ...]
    who: tuple[Value, ...]
    sources: tuple[str, ...]
    properties: tuple[PropertyCell, ...]


@dataclass(frozen=True, slots=True)
class NamedCell:
    """Somebody, or something asked for."""

    label: Link
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class StateCell:
    """A state of a demand, or a step of the law."""

    kind: str
    date: str | None
    of_report: bool
    by: NamedCell | None
    finding: NamedCell | None
    quote: Quote
    tally: Tally
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemandCell:
    """A demand and what came of it."""

    id: str
    what: NamedCell
    by: tuple[NamedCell, ...]
    of: NamedCell | None
    about: Link | None
    open: bool
    openness: str
    states: tuple[StateCell, ...]
    tally: Tally


@dataclass(frozen=True, slots=True)
class ChainCell:
    """What the law did with somebody."""

    id: str
    person: Link
    about: Link | None
    accused_of: tuple[NamedCell, ...]
    steps: tuple[StateCell, ...]
    tally: Tally


@dataclass(frozen=True, slots=True)
class SaidCell:
    """A statement: ``form`` in words, and the cue that tells a denial from a claim."""

    speakers: tuple[Link, ...]
    cue: str
    form: str
    direct: bool
    date: str | None
    outlet: str
    via: str
    tally: Tally
    quotes: tuple[Quote, ...]
    others: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class OfficeCell:
    """A role, and when reports give it."""

    text: str
    notes: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class PersonCell:
    """A person or body; ``members`` are the entities of reports that are taken for it."""

    id: str
    name: str
    what: str
    ages: tuple[Value, ...]
    names: tuple[Value, ...]
    offices: tuple[OfficeCell, ...]
    tally: Tally
    said: tuple[SaidCell, ...]
    members: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the summary, and where it leads."""

    number: str
    label: str
    to: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section, for the navigation and its heading."""

    id: str
    title: str
    short: str
    count: int
