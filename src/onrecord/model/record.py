"""What several Readings of one matter have in common. Sources are named by their ids in a case ("r1")."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.reading import EntityKind, Sector
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """Words in a source: ``span`` counts in code points of that source's text."""

    source: str
    span: Span


class OriginKind(StrEnum):
    """Who an origin is."""

    OUTLET = "outlet"
    AGENCY = "agency"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Origin:
    """Who a piece of information comes from first hand.

    Attributes:
        id: made of kind and name, so that it is the same in whichever order reports were added: ``"agency:curlew"``.
        name: as a reader knows it; empty where nobody is named.
        credited: the words that name an agency, where they are known.
    """

    id: str
    kind: OriginKind
    name: str
    credited: Words | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """One thing that speaks for a link (above nought) or against it, with the words on each side that made it."""

    name: str
    value: float
    left: str = ""
    right: str = ""


class LinkKind(StrEnum):
    """How two reports, or with ENTITY two entities of theirs, hang together."""

    COPY = "copy"
    VERSION = "version"
    PARTLY = "partly"
    INCIDENT = "incident"
    ENTITY = "entity"


@dataclass(frozen=True, slots=True)
class Link:
    """That two reports share their text, some of it, what happened in them, or somebody whom both name.

    Attributes:
        left, right: source ids, ``left`` the one that sorts first; of entities ``"r3/e2"``.
        score: between 0 and 1.
        why: what made the score, the heaviest first.
    """

    kind: LinkKind
    left: str
    right: str
    score: float
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that two reports share.

    Attributes:
        left, right: where it stands in each.
        exact: whether every word is the same, marks and case aside.
        quoted: whether it is mostly quoted speech, which two reporters may have heard in one room.
    """

    left: Words
    right: Words
    exact: bool
    quoted: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """A value of an incident (a day, a place, a name) and where sources say it; the best attested come first."""

    value: str
    told: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """A real-world happening that events in several Readings describe.

    Attributes:
        id: permanent once the store has given it; until then the key that :mod:`onrecord.record` made.
        types: event types, the most told first.
        events: (source id, event id) of the events that tell of it.
        main_of: the sources whose main incident it is.
        told_in: all sources that tell of it, those of ``main_of`` too.
        when, where, who: what its events say, each with its words.
        part_of: the id of the incident that it is part of.
    """

    id: str
    types: tuple[str, ...]
    events: tuple[tuple[str, str], ...]
    main_of: tuple[str, ...]
    told_in: tuple[str, ...]
    when: tuple[Summary, ...] = ()
    where: tuple[Summary, ...] = ()
    who: tuple[Summary, ...] = ()
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A role that sources give to a person, and when they do: an office changes hands.

    Attributes:
        text: the role, as it is told best.
        first, last: the first and the last day that a source gives it for; prefixes of ISO 8601.
        former: whether a source says that it is over ("former minister").
    """

    text: str
    told: tuple[Words, ...]
    first: str | None = None
    last: str | None = None
    former: bool = False


@dataclass(frozen=True, slots=True)
class CaseEntity:
    """A person, organisation, group or place over all reports of a case.

    Attributes:
        id: permanent once the store has given it.
        name: the fullest name.
        names: every name that sources use, with where.
        ages: years, with where.
        members: (source id, entity id) of the entities in Readings that are this one.
        told_in: the sources that have it.
        why: what joined its members, the weakest link first; empty for an entity of one report.
    """

    id: str
    kind: EntityKind
    name: str
    named: bool
    names: tuple[Summary, ...]
    members: tuple[tuple[str, str], ...]
    told_in: tuple[str, ...]
    sector: Sector | None = None
    offices: tuple[Office, ...] = ()
    ages: tuple[Summary, ...] = ()
    why: tuple[Link, ...] = ()
