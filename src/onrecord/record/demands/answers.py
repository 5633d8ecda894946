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
    NO_NEED,
    OPEN,
    PRESENT,
    REFUSE,
    RULED,
    SETTLED,
    WERE_REFUSED,
    WILL_NOT,
)
from onrecord.record.demands.inquiries import headline, ordered, reported, under_way
from onrecord.record.demands.page import Page, Sentence, flat, is_office
from onrecord.record.demands.rows import Move, Who
from onrecord.record.demands.things import Thing, sort_of, stems_of


def answers(page: Page, asked: Sequence[Move]) -> Iterator[Move]:
    """Yield what a report says has come of things asked for, in text order; ``asked`` are its own asks."""
    found: list[Move] = []
    found_in_title = headline(page)
    for sentence in page.sentences:
        if sentence.is_title:
            continue
        rules = (under_way, reported, _apologised, _resigned, _done, _left_open, _of_courts)
        told = [*_refused(page, sentence, asked), *ordered(page, sentence, asked)]
        for move in (*told, *(each for rule in rules for each in rule(page, sentence))):
            if not any(o.state is move.state and o.words == move.words and o.thing is move.thing for o in found):
                if move.state is State.REPORTED and found_in_title is not None:
                    move = replace(move, finding=found_in_title, finding_text=found_in_title.words(page.text))
                found.append(move)
    yield from found


def _refused(page: Page, sentence: Sentence, asked: Sequence[Move]) -> Iterator[Move]:
    text, base = sentence.flat, sentence.span.start
    for found in (*REFUSE.finditer(text), *NO_NEED.finditer(text), *WERE_REFUSED.finditer(text)):
        groups = found.groupdict()
        if NEGATED.search(text[: found.start()]) and found.re is REFUSE:
            continue
        name = "what" if groups.get("what") else "nominal"
        at = found.start(name) if groups.get(name) else found.end()
        who = (
            page.subject(sentence, base + found.start(), base + found.start() + 6)
            if found.re is not WERE_REFUSED
            else ()
        )
        said = bool(groups.get("noun")) or found.re is not REFUSE
        yield from _with_what(page, sentence, State.REFUSED, found.start(), at, who, asked, standing=said)
    for found in WILL_NOT.finditer(text):
        statement = page.saying(base + found.start("of")) or page.saying(base + found.end("of") - 1)
        speaker = page.speakers(statement)
        subject = _last_mention(page, base + found.start("of"), base + found.end("of"))
        if statement is None and subject is None:
            continue
        who = speaker or ((subject,) if subject is not None else ())
        if not who and found["what"]:
            who = page.last_speaker(sentence)
        who = _for_whom(page, sentence, who)
        own = (
            subject is None
            or any(subject.entity == one.entity for one in speaker)
            or subject.kind == "organisation"
            or subject.sector != ""
        )
        if own:
            at = found.start("what") + 1 if found["what"] else found.end()
            yield from _with_what(page, sentence, State.REFUSED, found.start("of"), at, who, asked, standing=False)


def _for_whom(page: Page, sentence: Sentence, who: tuple[Who, ...]) -> tuple[Who, ...]:
    """Return the body that "a spokeswoman" speaks for where the sentence before says so."""
    if len(who) == 1 and re.fullmatch(r"(?:an? |the )?spokes\w+", who[0].text.lower()):
        return page.last_speaker(sentence) or who
    return who


def _last_mention(page: Page, start: int, end: int) -> Who | None:
    found = page.mentions(start, end)
    if not found or not re.fullmatch(
        r"(?: (?:also|still|certainly|\w+ly|himself|herself|therefore))*", flat(page.text[found[-1][0].end : end])
    ):
        return None
    return page.who(*found[-1])


def _with_what(
    page: Page,
    sentence: Sentence,
    state: State,
    at: int,
    begin: int,
    by: tuple[Who, ...],
    asked: Sequence[Move],
    *,
    standing: bool,
) -> Iterator[Move]:
    """Yield an answer to what its words name, or to the last ask before it where they name nothing."""
    text = sentence.flat
    stop = stop_of(text, begin)
    words = text[begin:stop].strip(' .,"')
    if (
        not words
        or re.match(r"(?:as|saying|on|in|by|because|out of hand|outright|yesterday|last|again|and)\b", words)
        or re.fullmatch(
            r"(?:do so|do it|do that|be drawn|it|that|this|calls|them|either|(?:the|her|his|their) (?:call|idea|"
            r"demand|request|suggestion)s?)",
            words,
        )
    ):
        near = [m for m in asked if m.words.start < sentence.span.start + at]
        back = next(
            (m for m in reversed(near) if sentence.span.start - m.words.end < 400 and not _same_people(m.by, by)), None
        )
        if back is not None:
            by = by or back.of
            yield answer(
                page,
                sentence,
                at,
                state,
                back.thing,
                act=back.act,
                what=back.what,
                by=by,
                stems=back.stems,
                back=back.id,
                bare=True,
            )
        return
    sort = sort_of(words)
    what = Span(sentence.span.start + begin, sentence.span.start + stop)
    yield answer(
        page,
        sentence,
        at,
        state,
        sort.thing,
        act=sort.act,
        what=what,
        by=by,
        stems=stems_of(what.words(page.text)),
        weak=not standing,
    )


def _same_people(left: tuple[Who, ...], right: tuple[Who, ...]) -> bool:
    return any(a.entity and a.entity == b.entity for a in left for b in right)


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
            passive = re.search(r"\b(?:was|were|been|be|being|is|are) (?:\w+ )?$", text[: found.start()])
            who = () if passive else page.left_of(sentence, base + found.start())
            yield answer(page, sentence, found.start(), State.DONE, thing, by=who, stems=stems_of(text))
    for found in ACTED.finditer(text):
        if not NEGATED.search(text[: found.start()]) and not page.saying(base + found.start()):
            who = page.left_of(sentence, base + found.start())
            verb = PRESENT.get(found[0], found[0])
            if who and is_office(who[0]):
                yield answer(page, sentence, found.start(), State.DONE, Thing.OTHER, by=who, stems=stems_of(verb))


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
            by=page.left_of(sentence, base + settled.start()),
            stems=stems_of(text),
        )
