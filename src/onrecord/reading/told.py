"""An event as one place of the text tells it, and how such tellings come among the events that are read already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Asserted, Count, Event, RoleFiller, Span, Statement, Time
from onrecord.reading.by_place import ByPlace

#: What is less sure than that makes nothing of its own; see :attr:`Told.confidence`.
SURE, UNSURE = 0.8, 0.5


@dataclass(frozen=True, slots=True)
class Told:
    """A telling.

    Attributes:
        trigger: the words that say it.
        dates_itself: whether a time that is not :attr:`time` is of something else in the sentence.
        asserts_itself: whether it holds where the event of the same words is only planned: "is to be prosecuted".
        confidence: :data:`UNSURE` where the words may say something else, or too little to stand alone.
    """

    type: str
    trigger: Span
    roles: tuple[RoleFiller, ...]
    time: Time | None = None
    stated_in: Statement | None = None
    asserted: Asserted = Asserted.ASSERTED
    counts: tuple[Count, ...] = ()
    confidence: float = SURE
    dates_itself: bool = False
    asserts_itself: bool = False


def among(events: Sequence[Event], tellings: Iterable[Told]) -> tuple[Event, ...]:
    """Return events with tellings brought in: what is told already gets its roles, what is not is one more event.

    Ids are given anew, in text order.
    """
    known = list(events)
    places = ByPlace((trigger, n) for n, event in enumerate(known) for trigger in event.triggers)
    for told in _each_once(tellings):
        near = (n for n in places.at(told.trigger.start, told.trigger.end) if known[n].type == told.type)
        at = next(near, None)
        if at is not None and not _is_of_some_counted(known[at], told):
            known[at] = _enriched(known[at], told)
        else:
            known.append(
                Event(
                    "", told.type, (told.trigger,), told.asserted, told.roles, told.counts, told.time, None,
                    told.stated_in, told.confidence,
                )
            )  # fmt: skip
    known.sort(key=lambda event: min(event.triggers))
    return tuple(replace(event, id=f"v{number}") for number, event in enumerate(known, start=1))


def _each_once(tellings: Iterable[Told]) -> list[Told]:
    """Bring together what one verb tells: two who are charged, two things that are asked for."""
    kept: list[Told] = []
    places: ByPlace[int] = ByPlace()
    for told in tellings:
        near = (n for n in places.at(told.trigger.start, told.trigger.end) if kept[n].type == told.type)
        at = next(near, None)
        if at is None:
            places.put(told.trigger, len(kept))
            kept.append(told)
            continue
        first = kept[at]
        more = tuple(filler for filler in told.roles if not any(_is_one_filler(filler, old) for old in first.roles))
        kept[at] = replace(
            first,
            roles=(*first.roles, *more),
            counts=(*first.counts, *told.counts),
            time=first.time or told.time,
            confidence=max(first.confidence, told.confidence),
        )
    return kept


def _is_one_filler(left: RoleFiller, right: RoleFiller) -> bool:
    if left.role != right.role:
        return False
    return left.span.overlaps(right.span) or (left.entity is not None and left.entity is right.entity)


def _is_of_some_counted(event: Event, told: Told) -> bool:
    """Whether a telling is of some of those whom an event counts: "seven were held, among them Ann Orr"."""
    if any(new.role == old.role and new.span.overlaps(old.span) for new in told.roles for old in event.roles):
        return False
    return any(
        count.role == role and count.min != sum(filler.role == role for filler in told.roles)
        for count in event.counts
        for role in {filler.role for filler in told.roles if filler.entity is not None}
    )


def _enriched(event: Event, told: Told) -> Event:
    """Return an event with the roles of a telling in place of its own of the same name.

    Of one that several places tell only what it lacks is taken: its own roles may be another place's.
    """
    new = {filler.role for filler in told.roles}
    if len(event.triggers) > 1:
        new -= {filler.role for filler in event.roles}
        roles = (*event.roles, *(filler for filler in told.roles if filler.role in new))
    else:
        roles = (*(filler for filler in event.roles if filler.role not in new), *told.roles)
    return replace(
        event,
        triggers=tuple(sorted(_wider(trigger, told.trigger) for trigger in event.triggers)),
        roles=tuple(sorted(roles, key=lambda filler: filler.span)),
        counts=event.counts or told.counts,
        time=told.time if told.dates_itself else told.time or event.time,
        # "Rejected a call" denies nothing of the call.
        asserted=told.asserted if told.type == "call" or told.asserts_itself else event.asserted,
        confidence=told.confidence,
    )


def _wider(trigger: Span, told: Span) -> Span:
    if not trigger.overlaps(told):
        return trigger
    return Span(min(trigger.start, told.start), max(trigger.end, told.end))
