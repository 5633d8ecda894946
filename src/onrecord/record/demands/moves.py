"""The asks and answers that a Reading's events tell, as rows: what each makes of a demand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Asserted, Event, Reading, RoleFiller, Span
from onrecord.model.demands import State
from onrecord.ontology.asked import Act, Sort, Thing, is_vague, sort_of
from onrecord.record.demands.people import all_who, is_office
from onrecord.record.demands.places import Places
from onrecord.record.demands.rows import Move, Who
from onrecord.record.demands.things import stems_of, word_set
from onrecord.record.demands.wordings import is_announced, is_retold, is_that_it_be
from onrecord.record.words import words_of

#: Below it, a telling makes no demand on its own: nobody is known to ask, or it is told in passing.
_SURE = 0.6
#: What states an event of these types makes, when it is held to have been.
_STATES = {
    "refusal": State.REFUSED,
    "withdrawal": State.WITHDRAWN,
    "order": State.ORDERED,
    "hearing": State.UNDER_WAY,
    "inquiry": State.UNDER_WAY,
    "finding": State.REPORTED,
    "apology": State.APOLOGISED,
    "resignation": State.RESIGNED,
    "dismissal": State.RESIGNED,
    "ruling": State.RULED,
    "appeal": State.APPEALED,
    "settlement": State.SETTLED,
}
#: What was asked for is done by events of these types.
_DEEDS = {
    "publication": Thing.PUBLICATION,
    "discontinuance": Thing.DROPPING,
    "lifting": Thing.LIFTING,
    "release": Thing.RELEASE,
    "charge": Thing.PROSECUTION,
    "measure": Thing.OTHER,
    "meeting": Thing.OTHER,
    "ban": Thing.BAN,
}
#: Of these, that one has not come about leaves a demand open.
_OWED = {
    **_DEEDS,
    "apology": Thing.APOLOGY,
    "finding": Thing.PUBLICATION,
    "order": Thing.INQUIRY,
    "settlement": Thing.COMPENSATION,
}
_INQUIRY = frozenset({State.ORDERED, State.UNDER_WAY, State.REPORTED})
#: Verbs by which a court undoes what an authority did.
_UNDOING = word_set(
    "stay stayed stays quash quashed strike struck suspend suspended overturn overturned set lift lifted block blocked"
)
_PUBLISHING = word_set(
    "publish published publishes publishing release released releases issued submitted delivered tabled"
)
_MUST = word_set("must should ought needs need has have had time owed owes due deserve deserves only nothing")
_CALLS = word_set(
    "the a an such these those all any her his their its call calls demand demands request requests plea pleas appeal"
)
_IT = word_set("it them this that its")
#: What an inquiry that there is already is to look at as well.
_BODIES = word_set("inquiry enquiry commission inquest review")


def moves(reading: Reading) -> Iterator[Move]:
    """Yield the asks and answers of a Reading, in text order."""
    places = Places(reading)
    asks = [ask for event in reading.events if event.type == "call" for ask in _asks(places, event)]
    # A headline retells; what it is alone to tell counts.
    told = {ask.thing for ask in asks if not places.is_in_title(ask.words)}
    asks = [ask for ask in asks if not places.is_in_title(ask.words) or (ask.by and ask.thing not in told)]
    yield from asks
    wanted = sorted({ask.what for ask in asks if ask.what is not None})
    for event in reading.events:
        trigger = places.telling(event)
        # What somebody asks for has not come about by being asked for.
        if not places.is_in_title(trigger) and not _is_wanted(wanted, trigger):
            yield from _answers(places, event, asks)


def _is_wanted(wanted: list[Span], trigger: Span) -> bool:
    """Whether words stand in what somebody asks for; of asks in text order, only the last few before may hold them."""
    at = bisect_right(wanted, trigger.start, key=lambda span: span.start)
    return any(span.contains(trigger) for span in wanted[max(0, at - 4) : at])


def _asks(places: Places, event: Event) -> Iterator[Move]:
    if event.asserted not in (Asserted.ASSERTED, Asserted.ASKED):
        return
    reading, trigger = places.reading, places.telling(event)
    sentence = places.sentence(trigger)
    wanted: list[RoleFiller | None] = [filler for filler in event.roles if filler.role == "about"]
    when, of_report = places.date(event)
    if _is_told_of(places, event, sentence, "withdrawal"):
        return
    answered = _is_told_of(places, event, sentence, "refusal")
    retold = answered or is_retold(reading, trigger)
    by, of = all_who(reading, event, "agent"), all_who(reading, event, "addressee")
    must = bool(_MUST & set(words_of(reading.words(trigger))))
    for about in wanted or [None]:
        sort, what = _sort(reading, event, about), _without_to(reading, about)
        must_be = what is not None and bool(by) and is_that_it_be(reading, trigger, what)
        if (
            what is not None
            and not must
            and not must_be
            and not _is_to_be_followed(_plain(reading, what), sort.thing, by, of)
        ):
            continue
        told_before = what is not None and (not sentence.contains(what) or what.end <= trigger.start)
        yield Move(
            id=event.id,
            state=State.CALLED_FOR,
            thing=sort.thing,
            act=sort.act,
            words=sentence,
            what=what,
            text=reading.words(what) if what else "",
            stems=stems_of(reading.words(what)) if what else (),
            about=_around(places, sentence, what),
            by=by,
            of=of,
            # What had been asked for before a report's day was so on no day that is known.
            date=None if retold and not answered and of_report else when,
            of_report=of_report or answered,
            events=_events_in(places, what) if what else (),
            names=places.names(what) if what else (),
            back=_same_ask(reading, event, what) if told_before else "",
            weak=event.confidence < _SURE,
            retold=retold,
            bare=what is None or (told_before and not must),
            sum=_sum(event),
        )


def _is_to_be_followed(what: str, thing: Thing, by: tuple[Who, ...], of: tuple[Who, ...]) -> bool:
    """Whether it can be told if something came about; what is of no known kind an office must have been asked for."""
    if is_vague(what):
        return False
    if thing is not Thing.OTHER:
        return True
    return bool(by and of) and is_office(of[0]) and not any(one.sector in ("police", "judiciary") for one in by)


def _sort(reading: Reading, event: Event, about: RoleFiller | None) -> Sort:
    """Return what kind of thing is asked for; "urged the inquiry to look at it" asks for a wider one."""
    if about is None:
        return Sort(Thing.OTHER, Act.NEW, 0)
    sort = sort_of(_plain(reading, about.span))
    asked = [word for f in event.roles if f.role == "addressee" for word in words_of(reading.words(f.span))]
    if sort.thing is Thing.INQUIRY and _BODIES & set(asked[-1:]):
        return Sort(sort.thing, Act.WIDER, sort.at)
    return sort


def _without_to(reading: Reading, about: RoleFiller | None) -> Span | None:
    """Return the words of what is asked for, without the "to" of an infinitive."""
    if about is None:
        return None
    is_infinitive = reading.words(about.span)[:3].lower() == "to " and len(about.span) > len("to ")
    return Span(about.span.start + len("to "), about.span.end) if is_infinitive else about.span


def _plain(reading: Reading, span: Span) -> str:
    return reading.words(span).lower().replace("’", "'").replace("‘", "'").replace("\n", " ")


def _is_told_of(places: Places, call: Event, sentence: Span, kind: str) -> bool:
    """Whether a call is told by what becomes of it: "rejected a demand by tenants for an inquiry"."""
    wanted = [filler.span for filler in call.roles if filler.role == "about"]
    return any(
        event.type == kind
        and any(f.role == "about" and any(f.span.overlaps(what) for what in wanted) for f in event.roles)
        for event in places.events(sentence)
    )


def _same_ask(reading: Reading, event: Event, what: Span | None) -> str:
    """Return the id of an earlier call for the very same words: "backed her call"."""
    for other in reading.events:
        if other is event:
            return ""
        if other.type == "call" and any(f.role == "about" and f.span == what for f in other.roles):
            return other.id
    return ""


def _around(places: Places, sentence: Span, what: Span | None) -> tuple[str, ...]:
    """Return the stems of a sentence, and where it asks for "it" those of the two before, which say what "it" is."""
    reading = places.reading
    stretches = [sentence]
    if what is not None and _IT & set(words_of(reading.words(what))):
        stretches += places.before(sentence, 2)
    return stems_of(" ".join(reading.words(span) for span in stretches))


def _events_in(places: Places, span: Span) -> tuple[str, ...]:
    return tuple(event.id for event in places.events(span))


def _sum(event: Event) -> int | None:
    return next((count.min for count in event.counts if count.role == "about"), None)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What an event makes of a demand, before it is a row."""

    state: State
    thing: Thing
    act: Act = Act.NEW
    what: Span | None = None
    by: tuple[Who, ...] = ()
    stems: tuple[str, ...] | None = None
    finding: Span | None = None
    back: str = ""
    weak: bool = False
    by_name: bool = False


def _answers(places: Places, event: Event, asks: list[Move]) -> Iterator[Move]:
    reading = places.reading
    if event.asserted is Asserted.DENIED and event.type in _OWED and not _is_refused(places, event):
        yield _row(places, event, _left_open(reading, event))
    announced = event.type == "appeal" or (event.type == "order" and is_announced(reading, places.telling(event)))
    if event.asserted is not Asserted.ASSERTED and not (announced and event.asserted is Asserted.PLANNED):
        return
    if event.type in _DEEDS:
        yield _row(places, event, _done(places, event, _DEEDS[event.type]))
    elif event.type == "finding" and _PUBLISHING & set(words_of(reading.words(places.telling(event)))):
        yield _row(places, event, _done(places, event, Thing.PUBLICATION))
    state = _STATES.get(event.type)
    if state is None:
        return
    about = _first(event, "about")
    agents = all_who(reading, event, "agent")
    if state in (State.REFUSED, State.WITHDRAWN):
        if about is not None:
            yield _row(places, event, _turned_down(places, event, state, about.span, agents, asks))
    elif state in _INQUIRY:
        answer = _of_an_inquiry(places, event, state, about, agents)
        if answer is not None:
            yield _row(places, event, answer)
    elif state is State.RESIGNED:
        gone = agents if event.type == "resignation" else all_who(reading, event, "patient")
        yield _row(places, event, _Answer(state, Thing.RESIGNATION, by=gone, stems=()))
    elif state is State.APOLOGISED:
        if agents:
            yield _row(places, event, _Answer(state, Thing.APOLOGY, by=agents, stems=()))
    elif state is State.RULED:
        if about is not None:
            sort = sort_of(_plain(reading, about.span))
            undone = _UNDOING & set(words_of(reading.words(places.telling(event))))
            thing = Thing.LIFTING if undone else sort.thing
            yield _row(places, event, _Answer(state, thing, sort.act, about.span, agents))
    elif state is State.SETTLED:
        what = about.span if about is not None else None
        yield _row(places, event, _Answer(state, Thing.COMPENSATION, what=what, by=agents, stems=None))
    else:
        yield _row(places, event, _Answer(state, Thing.OTHER, by=agents))


def _turned_down(
    places: Places, event: Event, state: State, what: Span, by: tuple[Who, ...], asks: list[Move]
) -> _Answer:
    reading = places.reading
    back = ""
    if set(words_of(reading.words(what))) <= _CALLS:
        # "dismissed the calls": those told of last, by others than who dismisses them
        place, mine = places.telling(event).start, {one.entity for one in by if one.entity}
        earlier = [a for a in asks if a.what and a.words.start < place and not mine & {w.entity for w in a.by}]
        if earlier and earlier[-1].what is not None:
            return _Answer(state, earlier[-1].thing, earlier[-1].act, earlier[-1].what, by, back=earlier[-1].id)
    if not places.sentence(places.telling(event)).contains(what):
        back = next((ask.id for ask in asks if ask.what == what), "")
    sort = sort_of(_plain(reading, what))
    return _Answer(state, sort.thing, sort.act, what, by, back=back)


def _of_an_inquiry(
    places: Places, event: Event, state: State, about: RoleFiller | None, by: tuple[Who, ...]
) -> _Answer | None:
    reading = places.reading
    if state is State.REPORTED:
        body = _first(event, "instrument")
        by_name = body is None
        # The report itself is nobody who made it.
        by = tuple(one for one in by if body is None or not one.span.overlaps(body.span))
        if by_name and not (by and is_office(by[0]) and by[0].sector != "police"):
            return None
        finding = about.span if about is not None else None
        what = body.span if body is not None else None
        return _Answer(state, Thing.INQUIRY, what=what, by=by, finding=finding, weak=True, by_name=by_name)
    if state is State.UNDER_WAY:
        if event.type == "inquiry" and (not by or _is_duty(places, event, by)):
            return None
        what = about.span if event.type == "hearing" and about is not None else event.triggers[0]
        return _Answer(state, Thing.INQUIRY, what=what, by=by, weak=True)
    if about is None:
        return None
    # What the police or a coroner set going is their duty, and nobody asked for it.
    duty = any(one.sector == "police" for one in by) or "inquest" in words_of(reading.words(about.span))[:4]
    act = sort_of(_plain(reading, about.span)).act
    return _Answer(state, Thing.INQUIRY, act, about.span, by, weak=duty or event.confidence < _SURE)


def _is_duty(places: Places, event: Event, by: tuple[Who, ...]) -> bool:
    """Whether who inquires is the police, as it is their duty, or is only told of in the words of an order."""
    if any(one.sector == "police" for one in by):
        return True
    return any(
        other.type == "order"
        and any(f.role == "about" and any(f.span.contains(t) for t in event.triggers) for f in other.roles)
        for other in places.events(places.sentence(event.triggers[0]))
    )


def _done(places: Places, event: Event, thing: Thing) -> _Answer:
    reading = places.reading
    by = all_who(reading, event, "agent")
    if thing is Thing.OTHER:
        return _Answer(State.DONE, thing, by=by, stems=stems_of(reading.words(places.telling(event))))
    return _Answer(State.DONE, thing, by=by)


def _is_refused(places: Places, event: Event) -> bool:
    """Whether words that say that something is not done are those of a refusal: "refused to publish it"."""
    trigger = places.telling(event)
    return any(
        other.type == "refusal" and any(f.role == "about" and f.span.overlaps(trigger) for f in other.roles)
        for other in places.events(places.sentence(trigger))
    )


def _left_open(reading: Reading, event: Event) -> _Answer:
    what = _first(event, "patient") or _first(event, "about")
    by = all_who(reading, event, "agent")
    span = what.span if what is not None else None
    words = " ".join(reading.words(one) for one in (event.triggers[0], span) if one is not None)
    return _Answer(State.OPEN, _OWED[event.type], what=span, by=by, stems=stems_of(words))


def _first(event: Event, role: str) -> RoleFiller | None:
    return next((filler for filler in event.roles if filler.role == role), None)


def _row(places: Places, event: Event, answer: _Answer) -> Move:
    reading = places.reading
    trigger = places.telling(event)
    sentence = places.sentence(trigger)
    when, of_report = places.date(event)
    text = reading.words(answer.what) if answer.what else ""
    around = stems_of(reading.words(sentence))
    stems = answer.stems if answer.stems is not None else stems_of(text) if text else around
    if answer.state is State.REPORTED:
        stems = around
    return Move(
        id=event.id,
        state=answer.state,
        thing=answer.thing,
        act=answer.act,
        words=sentence,
        what=answer.what,
        text=text,
        stems=stems,
        about=around,
        by=answer.by,
        of=(),
        date=when,
        of_report=of_report,
        finding=answer.finding,
        finding_text=reading.words(answer.finding) if answer.finding else "",
        events=_events_in(places, sentence),
        names=places.names(sentence),
        back=answer.back,
        weak=answer.weak,
        retold=is_retold(reading, trigger),
        bare=bool(answer.back),
        by_name=answer.by_name,
        sum=_sum(event),
    )
