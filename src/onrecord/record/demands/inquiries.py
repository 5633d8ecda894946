"""What becomes of an inquiry: that one is ordered, is at work, and what it found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model import EntityKind, Span, Statement
from onrecord.model.demands import State
from onrecord.record.demands.answer_rows import answer, stop_of
from onrecord.record.demands.answer_words import (
    BEGUN,
    BODY,
    BODY_FINDS,
    CONCLUDED,
    FOUND,
    LEADER,
    LEADS,
    NEGATED,
    NOT_YET,
    OLD_REPORT,
    ORDER,
    OWN_REPORT,
    RELATIVE_PAST,
    REPORT_OUT,
    RIGHT_THERE,
    STRONG_ORDER,
    UNDER_WAY,
    WAS_ORDERED,
)
from onrecord.record.demands.page import Page, Sentence, day_of, is_office
from onrecord.record.demands.rows import Move, Who
from onrecord.record.demands.things import Thing, sort_of, stems_of


def ordered(page: Page, sentence: Sentence, asked: Sequence[Move]) -> Iterator[Move]:
    """Yield that an inquiry was ordered, but for what is said in an ask for one."""
    text, base = sentence.flat, sentence.span.start
    for rule in (ORDER, WAS_ORDERED, LEADS):
        for found in rule.finditer(text):
            if (NEGATED.search(text[: found.start()]) and rule is not LEADS) or any(
                m.what and m.what.start <= base + found.start() < m.what.end for m in asked
            ):
                continue
            name = "study" if found.groupdict().get("study") else "what"
            begin = found.start(name)
            stop = found.end(name) if rule is WAS_ORDERED else stop_of(text, begin)
            who = () if rule is not ORDER else page.left_of(sentence, base + found.start())
            what = Span(base + begin, base + stop)
            sort = sort_of(found[name])
            strong = rule is WAS_ORDERED or bool(STRONG_ORDER.match(found[0]))
            # What the police or a coroner set going is their duty, and nobody asked for it.
            duty = any(one.sector == "police" for one in who) or "inquest" in found[name][:40]
            weak = duty or not strong or rule is LEADS or bool(RELATIVE_PAST.search(text))
            yield answer(
                page,
                sentence,
                found.start(),
                State.ORDERED,
                Thing.INQUIRY,
                act=sort.act,
                what=what,
                by=who,
                stems=stems_of(what.words(page.text)),
                weak=weak,
            )


def under_way(page: Page, sentence: Sentence) -> Iterator[Move]:
    """Yield that an inquiry is at work."""
    text, base = sentence.flat, sentence.span.start
    for rule in (UNDER_WAY, BEGUN):
        for found in rule.finditer(text):
            if NEGATED.search(text[: found.start()]) or re.search(r"\bfound\b", text[found.start() : found.end() + 4]):
                continue
            what = Span(base + found.start("what"), base + found.end("what"))
            who = page.left_of(sentence, base + found.start()) if rule is BEGUN else ()
            yield answer(
                page,
                sentence,
                found.start(),
                State.UNDER_WAY,
                Thing.INQUIRY,
                what=what,
                by=who,
                stems=stems_of(what.words(page.text)),
                weak=True,
            )


def reported(page: Page, sentence: Sentence) -> Iterator[Move]:
    """Yield what an inquiry found, or that its report is out."""
    text, base = sentence.flat, sentence.span.start
    if OLD_REPORT.search(text):
        return
    out, finds, concluded = REPORT_OUT.search(text), BODY_FINDS.search(text), CONCLUDED.search(text)
    statement = _statement_of_a_body(page, sentence)
    hit = finds or out
    owner = OWN_REPORT.search(text)
    by_name = (hit is None and statement is None) or owner is not None
    if hit is None and statement is None:
        hit = concluded
    if hit is None and statement is None:
        return
    at = hit.start() if hit else statement.cue[0].start - base if statement else 0
    if hit and NOT_YET.search(text[max(0, at - 30) : hit.end()]):
        return
    who = _finders(page, sentence)
    if by_name:
        who = page.left_of(sentence, base + (owner.end("body") + 1 if owner else at))
    if by_name and not (who and is_office(who[0])):
        return
    told = statement or (page.said(base + hit.start(), base + hit.end()) if hit else None)
    finding = None
    if told is not None and told.content:
        finding = told.quoted[0] if told.quoted else max(told.content, key=lambda s: s.end - s.start)
    # Only what names the inquiry's subject tells which one it is: "the inquiry into his death".
    what = re.search(rf"\b{BODY}\b[^.;,]{{0,90}}", text)
    span = Span(base + what.start(), base + what.end()) if what else None
    when = _when_reported(page, sentence, out or (concluded if by_name else None), statement)
    move = answer(
        page,
        sentence,
        at,
        State.REPORTED,
        Thing.INQUIRY,
        what=span,
        by=who,
        stems=stems_of(text),
        finding=finding,
        weak=True,
    )
    yield replace(move, date=when[0], of_report=when[1], by_name=by_name)


def _statement_of_a_body(page: Page, sentence: Sentence) -> Statement | None:
    """Return a statement of the sentence whose source is an inquiry or its report."""
    text, base = sentence.flat, sentence.span.start
    for statement in page.reading.statements:
        if statement.cue and sentence.span.contains(statement.cue[0]):
            cue = text[statement.cue[0].start - base : statement.cue[0].end - base]
            source = " ".join(text[max(0, s.start - base) : max(0, s.end - base)] for s in statement.source)
            if not LEADER.search(source):
                source = re.split(r",| who | which ", source)[0]
            if FOUND.search(cue) and re.search(rf"\b{BODY}\b", source):
                return statement
    return None


def _when_reported(
    page: Page, sentence: Sentence, out: re.Match[str] | None, told: Statement | None
) -> tuple[str | None, bool]:
    """Return when a report came out: the day beside "published" or "ruled", or that which opens it ("In 2013, …")."""
    frame = (
        Span(told.cue[0].start, told.content[0].start)
        if told and told.content and told.cue[0] < told.content[0]
        else None
    )
    base = sentence.span.start
    for time in page.reading.times:
        if sentence.span.contains(time.span) and (day := day_of(time)):
            opens = time.span.start - base <= 4
            near = out is not None and out.start() - RIGHT_THERE <= time.span.start - base <= out.end() + RIGHT_THERE
            near = near or (frame is not None and frame.contains(time.span))
            if (opens or near) and not (page.published and day > page.published[: len(day)]):
                return day, False
    return page.published, True


def _finders(page: Page, sentence: Sentence) -> tuple[Who, ...]:
    """Return the persons who lead what found, where the sentence names them: a judge, a coroner, "her report"."""
    people = [e for e in page.reading.entities if e.kind is EntityKind.PERSON and e.named]
    for span, entity in page.mentions(sentence.span.start, sentence.span.end):
        words = span.words(page.text)
        owner = next(
            (e for e in people if f"{e.name.split()[-1]}’s" in words or f"{e.name.split()[-1]}'s" in words), None
        )
        if owner is not None and entity.kind is not EntityKind.PERSON:
            return (replace(page.who(owner.mentions[0], owner), text=owner.name),)
    for span, entity in page.mentions(sentence.span.start, sentence.span.end):
        before = page.text[max(sentence.span.start, span.start - 12) : span.start]
        after = _flat_after(page, span)
        if (
            entity.kind.value == "person"
            and entity.named
            and (
                re.match(r"'s? (?:\w+ )?(?:report|inquiry|findings|review)", after)
                or (entity.sector and entity.sector.value == "judiciary")
                or re.search(r"(?:Dame|Justice|Judge|coroner|Sir|Lord) $", before)
            )
        ):
            return (page.who(span, entity),)
    return ()


def _flat_after(page: Page, span: Span) -> str:
    """Return the plain words that follow a mention."""
    return page.text[span.end : span.end + 40].replace("’", "'").lower()


def headline(page: Page) -> Span | None:
    """Return what the headline says that an inquiry found."""
    for statement in page.reading.statements:
        in_title = any(s.is_title and statement.cue and s.span.contains(statement.cue[0]) for s in page.sentences)
        source = " ".join(span.words(page.text).lower() for span in statement.source)
        if in_title and statement.content and re.search(rf"\b{BODY}\b", source):
            return statement.content[0]
    return None
