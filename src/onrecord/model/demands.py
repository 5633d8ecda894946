"""What was asked for and what came of it; what the law did with a person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from onrecord.model.record import Words


class State(StrEnum):
    """What can become of a demand."""

    CALLED_FOR = "called for"
    REFUSED = "refused"
    ORDERED = "ordered"
    UNDER_WAY = "under way"
    REPORTED = "reported"
    APPEALED = "appealed"
    RULED = "ruled"
    SETTLED = "settled"
    APOLOGISED = "apologised"
    RESIGNED = "resigned"
    DONE = "done"
    #: Who asked asks no more.
    WITHDRAWN = "withdrawn"
    #: A report says that it has still not come about.
    OPEN = "open"


class Step(StrEnum):
    """What the law does with a person."""

    ARRESTED = "arrested"
    DETAINED = "detained"
    CHARGED = "charged"
    FINED = "fined"
    RELEASED = "released"
    TRIED = "tried"
    CONVICTED = "convicted"
    ACQUITTED = "acquitted"
    DROPPED = "dropped"
    APPEALED = "appealed"
    SETTLED = "settled"


Kind = TypeVar("Kind", State, Step)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody, or something asked for, in the words of a source.

    Attributes:
        text: to show.
        words: where it stands.
        entity: the id in the case of a person or body, where it is known.
    """

    text: str
    words: Words | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Dated(Generic[Kind]):
    """A state or step: what, when, who says so, in which words.

    Attributes:
        date: a prefix of ISO 8601, of the happening where its sentence gives one, else the report's own date.
        of_report: whether ``date`` is the report's, so that it happened then or before.
        by: who did it.
        finding: what was found, ruled or agreed.
        words: the sentence or clause that says so.
        sources: all reports that say so; ``origins`` of how many origins.
        event: (source, what tells it there): the id of an event ("v7"), of a statement ("s4") where no event does, or
            "w" and the place of its first word.
    """

    kind: Kind
    date: str | None
    of_report: bool
    by: Named | None
    words: Words
    sources: tuple[str, ...]
    origins: int
    event: tuple[str, str]
    finding: Named | None = None


@dataclass(frozen=True, slots=True)
class Demand:
    """A call on somebody to do something, and its later states.

    Attributes:
        id: permanent.
        by: who asks, each once.
        of: who is asked; ``None`` where nobody is named.
        what: what is asked for.
        incident: the id of the incident that it is about.
        states: by date; the first is that it was called for, or, where no report says so, what is known first.
        open: whether what was asked for has not been given so far, and somebody still asks; a refusal leaves it open.
        open_days: days from the first call to the last report of the case, while it is open and both dates are known.
    """

    id: str
    by: tuple[Named, ...]
    of: Named | None
    what: Named
    incident: str | None
    states: tuple[Dated[State], ...]
    open: bool
    open_days: int | None


@dataclass(frozen=True, slots=True)
class LegalChain:
    """What the law did with one person over one matter, by date.

    Attributes:
        entity: the person's id in the case; the plain name where the case has none.
        accused_of: offences, in the words of the sources.
    """

    entity: str
    person: str
    incident: str | None
    steps: tuple[Dated[Step], ...]
    accused_of: tuple[Named, ...] = ()
