"""What the reports of a case say of one incident, side by side: accounts, claims and where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.record import Words


class Property(StrEnum):
    """What may be said of a happening."""

    WHETHER = "whether"
    WHO = "who"
    WHOM = "whom"
    HOW_MANY = "how many"
    WHEN = "when"
    WHERE = "where"
    HOW = "how"


class Stance(StrEnum):
    """How an account holds what it says. A source that says nothing has no account: not stated is not denied."""

    ASSERTED = "asserted"
    DENIED = "denied"
    ALLEGED = "alleged"


@dataclass(frozen=True, slots=True)
class Account:
    """What one voice says in one source of one property.

    Attributes:
        source: the report's id in the case.
        origin: the id of who the report's words come from first hand; reprints share it.
        voice: who says it, as a reader knows them; empty where the report says it itself.
        speaker: the id in the case of that person or body, where it is known.
        words: the exact words that carry it, the most telling first.
        event: the id, in the source's Reading, of the event that says it, or beside which it is said; empty where the
            words stand by themselves.
        statement: the id, in the source's Reading, of the statement that it stands in.
        superseded_by: the source that is a later version of this one; the source itself where it says what an earlier
            version of it had.
    """

    source: str
    origin: str
    voice: str
    speaker: str | None
    stance: Stance
    words: tuple[Words, ...]
    event: str
    statement: str | None = None
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition about an incident, with every account that asserts, denies or alleges it.

    Attributes:
        id: of the incident and what is claimed, the same in every run.
        incident: its id.
        type: the event type that it is about ("arrest").
        value: what is said, to show: a name, a day, a place, a number, "happened".
        entity: the id in the case of the person, body or place that ``value`` names, where there is one.
        min, max: bounds of a number; ``max`` is ``None`` for "more than".
        start, end: the first and the last day of a time, as prefixes of ISO 8601.
        accounts: in the order of their reports' dates.
    """

    id: str
    incident: str
    type: str
    property: Property
    value: str
    accounts: tuple[Account, ...]
    entity: str | None = None
    min: int | None = None
    max: int | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """That accounts of one property do not fit together. It says who says what, and settles nothing.

    Attributes:
        claims: the ids of the claims that do not fit together, the best attested first; a single one where accounts of
            it both assert and deny.
        text: what differs, in counts of accounts and origins: ``"3 accounts (2 origins) say 9; 1 account says 12"``.
    """

    type: str
    property: Property
    claims: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """All that is said of an incident.

    Attributes:
        sources: the reports that tell of it, by date; one without an account of a property does not state it.
        claims: by type and property, the best attested first.
        differences: where they do not fit together.
        parts: the ids of the incidents that are part of it, each with a grid of its own.
    """

    incident: str
    sources: tuple[str, ...]
    claims: tuple[Claim, ...]
    differences: tuple[Difference, ...]
    parts: tuple[str, ...] = ()
