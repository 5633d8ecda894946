"""What happened when: dated events of all reports, the states of demands, the steps of the law, the reports themselves.

One entry is one type of event on one day in one incident, with everybody who tells of it, those who give no date but
tell of the same event among them; what a demand or the law came to stands as that, and not a second time as an event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.export.case.lookup import Lookup, natural
from onrecord.export.gaps import is_demand
from onrecord.model import Asserted, Entity, EntityKind, Event, Statement
from onrecord.model.claims import Stance
from onrecord.model.demands import State, Step
from onrecord.model.record import Words


class Kind(StrEnum):
    """What an entry of the timeline is."""

    EVENT = "event"
    DEMAND = "demand"
    LAW = "law"
    REPORT = "report"


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """One telling: where, how it is held, and who says it (empty where the report itself does)."""

    words: Words
    held: str
    voice: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline.

    Attributes:
        date, end: ISO 8601 or prefixes; ``end`` where it lasted longer than ``date`` says.
        no_later: whether the date is that of the report that tells of it, so that it happened then or before.
        what: the event type, state or step.
        who: the people and bodies that it is about, by the names that the case has for them.
        subject: the id of the demand, of the person that the law dealt with, or of the report.
        told: the best first: what the report itself says, then others.
        sources: all reports that say so.
    """

    date: str
    end: str | None
    no_later: bool
    kind: Kind
    what: str
    who: tuple[str, ...]
    incident: str | None
    subject: str | None
    told: tuple[Told, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The entries by date, and how many events are in none, since no date is known for them."""

    entries: tuple[Entry, ...]
    undated: int


#: How an event is held, in the words that accounts of claims have for it where there are such.
_HELD = {
    Asserted.ASSERTED: Stance.ASSERTED.value,
    Asserted.DENIED: Stance.DENIED.value,
    Asserted.POSSIBLE: Stance.ALLEGED.value,
    Asserted.PLANNED: Asserted.PLANNED.value,
    Asserted.ASKED: Asserted.ASKED.value,
}
_RANK = {kind: rank for rank, kind in enumerate((Kind.EVENT, Kind.LAW, Kind.DEMAND, Kind.REPORT))}


def timeline(look: Lookup) -> Timeline:
    """Return what happened when, as far as the reports give dates."""
    events, undated = _events(look)
    entries = [*events, *_demands(look), *_law(look), *_reports(look)]
    entries.sort(key=lambda entry: (entry.date, _RANK[entry.kind], entry.what, entry.who, entry.told))
    return Timeline(tuple(entries), undated)


def speaker_names(look: Lookup, source: str, statement: Statement | None) -> str:
    """Return who makes a statement, by the names that the case has for them; empty where nobody is known."""
    if statement is None:
        return ""
    return ", ".join(dict.fromkeys(_name(look, source, speaker) for speaker in statement.speakers))


def _name(look: Lookup, source: str, entity: Entity) -> str:
    known = look.entity_of(source, entity)
    return known.name if known else entity.name


def _events(look: Lookup) -> tuple[list[Entry], int]:
    home = _homes(look)
    chained, sentences = _of_chains(look)
    grouped: dict[tuple[str, str, str], list[tuple[str, Event]]] = defaultdict(list)
    entries_of: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    undated: list[tuple[str, Event]] = []
    for source in look.by_date(look.sources):
        for event in look.reading(source).events:
            key = (source, event.id)
            sentence = _sentence(look, source, event)
            if key in chained or is_demand(event) or (source, sentence) in sentences:
                continue
            if event.time is None or not event.time.start:
                undated.append((source, event))
                continue
            # What no incident has is told by nobody else, but in the same sentence.
            place = home.get(key, " ".join(sentence))
            entry = (event.time.start[:10], event.type, place)
            grouped[entry].append((source, event))
            entries_of[_first_telling(look, source, event)].add(entry)
    without = 0
    for source, event in undated:
        known = entries_of[_first_telling(look, source, event)]
        if len(known) == 1:
            grouped[min(known)].append((source, event))
        else:
            without += 1
    return [_entry(look, date, what, home, found) for (date, what, _), found in grouped.items()], without


def _first_telling(look: Lookup, source: str, event: Event) -> str:
    key = f"{source}/{event.id}"
    return look.record.same_events.get(key, key)


def _homes(look: Lookup) -> dict[tuple[str, str], str]:
    """Return the incident of each event: the part of a larger one, where it is in both."""
    found: dict[tuple[str, str], str] = {}
    for incident in sorted(look.record.incidents, key=lambda one: (one.part_of is not None, natural(one.id))):
        found.update(dict.fromkeys(incident.events, incident.id))
    return found


def _of_chains(look: Lookup) -> tuple[set[tuple[str, str]], set[tuple[str, tuple[str, ...]]]]:
    """Return the events that demands and the law came to, and the sentences, by source, that say so once more."""
    states = [state for demand in look.record.demands for state in demand.states]
    steps = [step for chain in look.record.legal for step in chain.steps]
    told = [(one.event, one.words, one.sources) for one in states] + [
        (one.event, one.words, one.sources) for one in steps
    ]
    sentences = {(source, look.plain(words)) for _, words, sources in told for source in sources}
    return {event for event, _, _ in told}, sentences


def _sentence(look: Lookup, source: str, event: Event) -> tuple[str, ...]:
    return look.plain(look.sentence(Words(source, event.triggers[0])))


def _entry(
    look: Lookup, date: str, what: str, home: dict[tuple[str, str], str], found: list[tuple[str, Event]]
) -> Entry:
    ends = {event.time.end[:10] for _, event in found if event.time and event.time.end}
    told = [
        Told(Words(source, event.triggers[0]), _HELD[event.asserted], speaker_names(look, source, event.stated_in))
        for source, event in found
    ]
    told.sort(key=lambda one: (bool(one.voice), one.held != Stance.ASSERTED))
    source, event = found[0]
    return Entry(
        date=date,
        end=min(ends) if ends and min(ends) > date else None,
        no_later=False,
        kind=Kind.EVENT,
        what=what,
        who=tuple(_who(look, found)),
        incident=home.get((source, event.id)),
        subject=None,
        told=tuple(told),
        sources=tuple(look.by_date(source for source, _ in found)),
    )


def _who(look: Lookup, found: Iterable[tuple[str, Event]], most: int = 3) -> Iterator[str]:
    """Yield the named ones to whom it happened, or else who did it; the most told first."""
    for role in ("patient", "agent"):
        told: dict[str, set[str]] = defaultdict(set)
        for source, event in found:
            for filler in event.roles:
                entity = filler.entity if filler.role == role else None
                if entity and entity.named and entity.kind is not EntityKind.PLACE:
                    told[_name(look, source, entity)].add(source)
        if told:
            yield from sorted(told, key=lambda name: (-len(told[name]), name))[:most]
            return


def _demands(look: Lookup) -> Iterator[Entry]:
    for demand in look.record.demands:
        for state in demand.states:
            if state.date:
                by = state.by or (demand.by[0] if state.kind is State.CALLED_FOR and demand.by else None)
                told = Told(state.words, Stance.ASSERTED.value, "")
                who = (by.text,) if by else ()
                yield Entry(
                    state.date, None, state.of_report, Kind.DEMAND, state.kind.value, who, demand.incident, demand.id,
                    (told,), state.sources,
                )  # fmt: skip


def _law(look: Lookup) -> Iterator[Entry]:
    for chain in look.record.legal:
        for step in chain.steps:
            if step.date:
                told = Told(step.words, Stance.ASSERTED.value, "")
                kind: Step = step.kind
                yield Entry(
                    step.date, None, step.of_report, Kind.LAW, kind.value, (chain.person,), chain.incident,
                    chain.entity, (told,), step.sources,
                )  # fmt: skip


def _reports(look: Lookup) -> Iterator[Entry]:
    for source in look.record.sources:
        if source.published:
            who = (source.outlet,) if source.outlet else ()
            yield Entry(
                source.published[:10], None, False, Kind.REPORT, "report published", who, source.main_incident,
                source.id, (), (source.id,),
            )  # fmt: skip
