"""Answers: what a report says has come of something asked for, or has not: refused, ordered, found, published…

An answer makes no demand on its own, but for an inquiry that is ordered. So what reads like one and answers nothing is
never shown, and the rules here may look for many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model import Asserted, Span
from onrecord.model.demands import State
from onrecord.record.demands.answer_rows import answer, stop_of
from onrecord.record.demands.answer_words import (
    ACTED,
    APOLOGISED,
    APPEAL,
    COURT,
    DONE,
    LEFT,
    NEGATED,
    OPEN,
    PRESENT,
    RULED,
    SETTLED,
    UNDONE,
    WILL_LEAVE,
)
from onrecord.record.demands.given import SUM
from onrecord.record.demands.inquiries import headline, ordered, reported, under_way
from onrecord.record.demands.page import Page, Sentence, is_office
from onrecord.record.demands.refusals import refused, withdrawn
from onrecord.record.demands.rows import Move
from onrecord.record.demands.things import Thing, sort_of, stems_of


def answers(page: Page, asked: Sequence[Move]) -> Iterator[Move]:
    """Yield what a report says has come of things asked for, in text order; ``asked`` are its own asks."""
    found: list[Move] = []
    found_in_title = headline(page)
    for sentence in page.sentences:
        if sentence.is_title:
            continue
        rules = (under_way, reported, _apologised, _resigned, _done, _left_open, _of_courts)
        told = [*refused(page, sentence, asked), *withdrawn(page, sentence, asked), *ordered(page, sentence, asked)]
        for move in (*told, *(each for rule in rules for each in rule(page, sentence))):
            if not any(o.state is move.state and o.words == move.words and o.thing is move.thing for o in found):
                if move.state is State.REPORTED and found_in_title is not None:
                    move = replace(move, finding=found_in_title, finding_text=found_in_title.words(page.text))
                found.append(move)
    yield from found


def _apologised(page: Page, sentence: Sentence) -> Iterator[Move]:
    text, base = sentence.flat, sentence.span.start
    for found in APOLOGISED.finditer(text):
        place = base + found.start()
        if NEGATED.search(text[: found.start()]) or re.search(
            r"\b(?:would|will|refus\w+|declin\w+)\b[^.;,]{0,20}$", text[: found.start()]
        ):
            continue
        event = next(
            (
                e
                for e in page.reading.events
                if e.type == "apology" and any(t.start < base + found.end() and place < t.end for t in e.triggers)
            ),
            None,
        )
        if event is not None and event.asserted is not Asserted.ASSERTED:
            continue
        who = page.subject(sentence, place, base + found.end())
        if "sorry" in found["verb"] and not found["verb"].startswith(("said", "says")):
            who = page.speakers(page.saying(place))
        if who and not re.search(r"\bnot one|\bnobody|\bno one", text):
            yield answer(page, sentence, found.start(), State.APOLOGISED, Thing.APOLOGY, by=who)


def _resigned(page: Page, sentence: Sentence) -> Iterator[Move]:
    text, base = sentence.flat, sentence.span.start
    for found in WILL_LEAVE.finditer(text):
        if not re.search(r"\b(?:not|if|unless|should)\b", found[0]):
            who = page.subject(sentence, base + found.start(), base + found.start() + 5)
            yield answer(page, sentence, found.start(), State.RESIGNED, Thing.RESIGNATION, by=who)
    for found in LEFT.finditer(text):
        if not NEGATED.search(text[: found.start()]) and not re.search(
            r"\b(?:had|who)\b[^.;,]{0,12}$", text[: found.start()]
        ):
            who = page.left_of(sentence, base + found.start())
            yield answer(page, sentence, found.start(), State.RESIGNED, Thing.RESIGNATION, by=who)


def _done(page: Page, sentence: Sentence) -> Iterator[Move]:
    text, base = sentence.flat, sentence.span.start
    for found in DONE.finditer(text):
        if not NEGATED.search(text[: found.start()]):
            thing = _what_was_done(text, found)
            if thing is Thing.COMPENSATION and SETTLED.search(text):
                continue
            passive = re.search(r"\b(?:was|were|been|be|being|is|are) (?:\w+ )?$", text[: found.start()])
            who = () if passive else page.left_of(sentence, base + found.start())
            what = _sum_after(sentence, found.start()) if thing is Thing.COMPENSATION else None
            yield answer(page, sentence, found.start(), State.DONE, thing, what=what, by=who, stems=stems_of(text))
    for found in ACTED.finditer(text):
        if not NEGATED.search(text[: found.start()]) and not page.saying(base + found.start()):
            who = page.left_of(sentence, base + found.start())
            verb = PRESENT.get(found[0], found[0])
            if who and is_office(who[0]):
                yield answer(page, sentence, found.start(), State.DONE, Thing.OTHER, by=who, stems=stems_of(verb))


def _sum_after(sentence: Sentence, at: int) -> Span | None:
    """Return the sum of money that stands next after a place, which is what was paid."""
    for found in SUM.finditer(sentence.flat, at):
        if found["mark"] or found["times"] or found["coin"]:
            return Span(sentence.span.start + found.start(), sentence.span.start + found.end())
    return None


def _what_was_done(text: str, found: re.Match[str]) -> Thing:
    """Return the kind of thing that a verb does: "released" a video, or a prisoner."""
    sort = sort_of(text[found.start() : found.start() + 70])
    if sort.thing is Thing.OTHER or sort.at > 12:
        around = sort_of(text[max(0, found.start() - 60) : found.end() + 60]).thing
        thing = (
            around
            if around in (Thing.DROPPING, Thing.PUBLICATION)
            else _BY_VERB.get(found["verb"].split()[0], Thing.OTHER)
        )
    else:
        thing = sort.thing
    if (
        found["verb"] == "released"
        and thing is Thing.RELEASE
        and sort_of(f"releases {text[: found.start()]}").thing is Thing.PUBLICATION
    ):
        return Thing.PUBLICATION
    return thing


_VERBS = {
    Thing.PUBLICATION: ("published", "publishes", "releases", "disclosed", "handed", "turned", "made"),
    Thing.DROPPING: ("withdrawn", "withdrew", "dropped", "quashed"),
    Thing.RELEASE: ("released", "freed"),
    Thing.PROSECUTION: ("prosecuted", "charged"),
    Thing.COMPENSATION: ("compensated", "paid"),
    Thing.EXPLANATION: ("explained",),
    Thing.INQUIRY: ("reopened", "re-opened"),
    Thing.LIFTING: (
        "lifted",
        "revoked",
        "rescinded",
        "scrapped",
        "cancelled",
        "canceled",
        "repealed",
        "reversed",
        "overturned",
    ),
}
_BY_VERB = {verb: thing for thing, verbs in _VERBS.items() for verb in verbs}


def _left_open(page: Page, sentence: Sentence) -> Iterator[Move]:
    text, base = sentence.flat, sentence.span.start
    for found in OPEN.finditer(text):
        name = next((key for key in ("what", "later", "never", "simple") if found[key]), None)
        if name is None or name == "simple":
            continue
        begin = found.start(name)
        stop = stop_of(text, begin)
        sort = sort_of(text[begin:stop])
        what = Span(base + begin, base + stop)
        who = page.left_of(sentence, base + found.start())
        yield answer(
            page,
            sentence,
            found.start(),
            State.OPEN,
            sort.thing,
            act=sort.act,
            what=what,
            by=who,
            stems=stems_of(what.words(page.text)),
        )


def _of_courts(page: Page, sentence: Sentence) -> Iterator[Move]:
    text, base = sentence.flat, sentence.span.start
    for found in RULED.finditer(text):
        if not COURT.search(text[: found.start()]) or NEGATED.search(text[: found.start()]):
            continue
        begin = found.start("what")
        stop = stop_of(text, begin)
        sort = sort_of(text[begin:stop])
        what = Span(base + begin, base + stop)
        yield answer(
            page,
            sentence,
            found.start(),
            State.RULED,
            sort.thing,
            act=sort.act,
            what=what,
            by=page.left_of(sentence, base + found.start()),
            stems=stems_of(what.words(page.text)),
        )
    undone = UNDONE.search(text)
    if undone and COURT.search(text[: undone.start()]) and not NEGATED.search(text[: undone.start()]):
        what = Span(base + undone.start("what"), base + undone.end("what"))
        by = page.left_of(sentence, base + undone.start())
        stems = stems_of(what.words(page.text))
        yield answer(page, sentence, undone.start(), State.RULED, Thing.LIFTING, what=what, by=by, stems=stems)
    appeal = APPEAL.search(text)
    if appeal:
        yield answer(
            page,
            sentence,
            appeal.start(),
            State.APPEALED,
            Thing.OTHER,
            by=page.subject(sentence, base + appeal.start(), base + appeal.end()),
            stems=stems_of(text),
            bare=True,
        )
    settled = SETTLED.search(text)
    if settled:
        yield answer(
            page,
            sentence,
            settled.start(),
            State.SETTLED,
            Thing.COMPENSATION,
            what=_sum_after(sentence, settled.start()),
            by=page.left_of(sentence, base + settled.start()),
            stems=stems_of(text),
        )
