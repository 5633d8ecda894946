"""The steps of the law that a Reading's events tell, as rows."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import Asserted, EntityKind, Event, Reading, RoleFiller, Span
from onrecord.model.demands import Step
from onrecord.record.demands.people import all_who, who
from onrecord.record.demands.places import Places
from onrecord.record.demands.rows import LegalRow
from onrecord.record.words import words_of

_STEPS = {
    "arrest": Step.ARRESTED,
    "detention": Step.DETAINED,
    "charge": Step.CHARGED,
    "fine": Step.FINED,
    "release": Step.RELEASED,
    "trial": Step.TRIED,
    "conviction": Step.CONVICTED,
    "acquittal": Step.ACQUITTED,
    "discontinuance": Step.DROPPED,
    "appeal": Step.APPEALED,
    "settlement": Step.SETTLED,
}
#: Of these, whoever does them is the person; of the others, whom they befall.
_OWN = frozenset({Step.APPEALED, Step.SETTLED})
#: What somebody is accused of is told by these.
_ACCUSING = frozenset(set(_STEPS.values()) - {Step.RELEASED, Step.DROPPED, Step.APPEALED, Step.SETTLED})
#: Told in a headline alone, these are believed.
_IN_TITLES = frozenset({Step.ACQUITTED, Step.DROPPED, Step.CHARGED, Step.CONVICTED})
#: Of another matter than the one that the report is about; the weaker words only of another year than the report's.
_UNRELATED = frozenset({"unrelated", "unconnected"})
_ANOTHER = frozenset({"separate", "different", "earlier", "previous", "prior", "past"})
#: "Jailed for two years" is a sentence; a trial that is to begin tells of a charge; one may be declined to be charged.
_RATHER = {Step.DETAINED: "conviction", Step.TRIED: "charge", Step.CHARGED: "discontinuance"}
#: So many words from a verb "misconduct" is what it is about.
_NEAR = 7
#: What is said in place of an offence: "cleared of all charges".
_ANY_OFFENCE = frozenset(
    {"charge", "charges", "count", "counts", "wrongdoing", "suspicion", "it", "them", "offence", "crime"}
)
_ONE = frozenset({"a", "an", "one", "another"})


def steps(reading: Reading) -> Iterator[LegalRow]:
    """Yield what the law did with whom, in text order."""
    places = Places(reading)
    for event in reading.events:
        step = _STEPS.get(event.type)
        if step is None or event.asserted is not Asserted.ASSERTED or _is_of_another_matter(places, event):
            continue
        if step in _ACCUSING and _is_of_an_employer(places, event):
            continue
        other = _RATHER.get(step)
        if other is None or not _is_told_as(places, event, other):
            yield from _rows(places, event, step)


def _is_told_as(places: Places, event: Event, kind: str) -> bool:
    return any(
        other.type == kind and any(mine.overlaps(its) for mine in event.triggers for its in other.triggers)
        for other in places.events(places.sentence(event.triggers[0]))
    )


def _is_of_an_employer(places: Places, event: Event) -> bool:
    """Whether an employer finds somebody guilty: "of gross misconduct" is no offence, "misconduct in office" is."""
    trigger = places.telling(event)
    rest = list(words_of(places.reading.words(Span(trigger.start, places.sentence(trigger).end))))
    at = rest.index("misconduct") if "misconduct" in rest else _NEAR
    return at < _NEAR and rest[at + 1 : at + 2] != ["in"]


def _is_of_another_matter(places: Places, event: Event) -> bool:
    """Whether a step is told of another matter: "who was jailed in 2019 for an unrelated burglary"."""
    reading, trigger = places.reading, places.telling(event)
    sentence = places.sentence(trigger)
    steps = sorted(
        one
        for other in places.events(sentence)
        if other.type in _STEPS
        for one in other.triggers
        if sentence.contains(one)
    )
    after = [one.start for one in steps if one.start > trigger.start]
    is_first = steps[:1] == [trigger]
    # The words belong to the step told before them, or to the first where none is.
    begin = sentence.start if is_first else trigger.start
    words = set(words_of(reading.words(Span(begin, min(after, default=sentence.end)))))
    if words & _UNRELATED:
        return True
    day, published = event.time.day if event.time is not None else None, places.published
    return day is not None and day[:4] != (published or day)[:4] and bool(words & _ANOTHER)


def _rows(places: Places, event: Event, step: Step) -> Iterator[LegalRow]:
    reading = places.reading
    trigger = places.telling(event)
    if places.is_in_title(trigger) and step not in _IN_TITLES:
        return
    when, of_report = places.date(event)
    accused = _offence(reading, event) if step in _ACCUSING else None
    by = next((one for one in all_who(reading, event, "agent") if one.entity), None) if step not in _OWN else None
    for filler in event.roles:
        if filler.role not in (("agent", "patient") if step in _OWN else ("patient",)):
            continue
        lone = _is_lone(reading, filler)
        entity = filler.entity
        if step is Step.SETTLED and entity is not None and entity.sector is not None:
            continue  # who pays by office is no party to a case of their own
        if not lone and (entity is None or not entity.named or entity.kind in (EntityKind.PLACE, EntityKind.GROUP)):
            continue
        yield LegalRow(
            id=event.id,
            step=step,
            person=None if lone else who(reading, filler),
            by=by,
            words=places.sentence(trigger),
            accused_of=accused,
            accused_text=reading.words(accused) if accused else "",
            date=when,
            of_report=of_report,
        )


def _is_lone(reading: Reading, filler: RoleFiller) -> bool:
    """Whether a filler is one person whom only a description names: "a handyman"."""
    entity = filler.entity
    if entity is not None and (entity.named or entity.kind is not EntityKind.PERSON):
        return False
    return bool(_ONE & set(words_of(reading.words(filler.span))[:1]))


def _offence(reading: Reading, event: Event) -> Span | None:
    """Return what somebody is accused of, where the words name it."""
    for filler in event.roles:
        if filler.role == "about" and filler.entity is None:
            words = words_of(reading.words(filler.span))
            if words and words[-1] not in _ANY_OFFENCE:
                return filler.span
    return None
