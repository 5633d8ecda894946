"""What a Reading leaves open, and which events are demands: one answer for every view of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model import Asserted, Entity, EntityKind, Event, Media, Reading, Statement, Time

#: Types of event that somebody does to somebody: whoever reads of one asks who did it.
DONE_BY_SOMEBODY = frozenset(
    {
        "abduction",
        "arrest",
        "assault",
        "ban",
        "charge",
        "detention",
        "dismissal",
        "dispersal",
        "fine",
        "killing",
        "search",
        "use_of_force",
    }
)
#: What asks something of somebody by its nature; an event of any other type is a demand when it is asserted as asked.
REQUESTS = frozenset({"call", "order"})


@dataclass(frozen=True, slots=True)
class Gaps:
    """The cells of a Reading in which something is unknown, in its own order.

    Attributes:
        published, outlet: whether the report's date and outlet are unknown.
        speakers: statements that nobody is known to have made.
        names: statements whose speaker has no name.
        agents: events that somebody did, without who.
        dates: times that no date could be found for; not durations, nor "now".
        whereabouts: named places without coordinates.
        credits: photographs and videos without a credit.
    """

    published: bool
    outlet: bool
    speakers: tuple[Statement, ...]
    names: tuple[Statement, ...]
    agents: tuple[Event, ...]
    dates: tuple[Time, ...]
    whereabouts: tuple[Entity, ...]
    credits: tuple[Media, ...]


def is_demand(event: Event) -> bool:
    """Whether an event belongs under what was asked for."""
    return event.type in REQUESTS or event.asserted is Asserted.ASKED


def lacks_agent(event: Event) -> bool:
    """Whether somebody did this to somebody, and the report does not say who."""
    return event.type in DONE_BY_SOMEBODY and not any(filler.role == "agent" for filler in event.roles)


def find_gaps(reading: Reading) -> Gaps:
    """Return what a Reading leaves open."""
    pinned = {place.entity.id for place in reading.places if place.lat is not None}
    return Gaps(
        published=not reading.document.published,
        outlet=not reading.document.outlet,
        speakers=tuple(s for s in reading.statements if not s.speakers),
        names=tuple(s for s in reading.statements if any(not e.named for e in s.speakers)),
        agents=tuple(e for e in reading.events if lacks_agent(e) and not is_demand(e)),
        dates=tuple(t for t in reading.times if not t.start and not t.end and not _needs_no_date(t)),
        whereabouts=tuple(e for e in reading.entities if e.kind is EntityKind.PLACE and e.named and e.id not in pinned),
        credits=tuple(m for m in reading.media if not m.credit),
    )


def _needs_no_date(time: Time) -> bool:
    """Whether a time is a duration ("PT40M") or "now": nothing that a date is missing from."""
    return time.timex is not None and bool(re.match(r"P[T\dX]|PRESENT_REF", time.timex))
