"""What becomes of an inquiry: that one is ordered, that it sits, and what it found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model import EntityKind, RoleFiller, Sector, Span, Statement, Time
from onrecord.reading.asking.answer_words import (
    BEGUN,
    BODY,
    BODY_FINDS,
    CLOSED,
    CONCLUDED,
    FINDS,
    FOUND,
    HANDED,
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
from onrecord.reading.asking.found import stop_of
from onrecord.reading.by_place import ByPlace
from onrecord.reading.page import Page, Sentence, Who, flat, is_office
from onrecord.reading.told import SURE, UNSURE, Told

_BODY = re.compile(rf"\b{BODY}\b")
_BODY_AND_MATTER = re.compile(rf"\b{BODY}\b[^.;,]{{0,90}}")
_VERB = re.compile(
    rf" (?:has |have |had |was |were |is |also )*"
    rf"(?:{FINDS}|says|said|published|released|submitted|delivered|handed|tabled)\b"
)
_INQUIRY = re.compile(r"\b(?:inquiry|enquiry|inquest|investigation|probe|review|commission|panel|tribunal)\b")
_FOUND = re.compile(r"\bfound\b")
_ASIDE = re.compile(r",| who | which ")
_HIS_REPORT = re.compile(r"'s? (?:\w+ )?(?:report|inquiry|findings|review)")
#: What stands before the inquiry where its being set up is told: "said that a public inquiry would be set up".
_TOLD_THAT = re.compile(r"(?:[\w-]+ ){0,3}?(?:that|said|says) (?=(?:an?|the) )")
_JUDGE = re.compile(r"(?:Dame|Justice|Judge|coroner|Sir|Lord) $")
#: So far before and after a name its title and what is its own stand.
_BEFORE, _AFTER = 12, 40
#: So near to its beginning a time opens a sentence: "In 2013, …".
_OPENING = 4


def ordered(page: Page, sentence: Sentence, wanted: ByPlace[Span]) -> Iterator[Told]:
    """Yield that an inquiry was ordered, but for what is said in an ask for one; ``wanted`` are the words of asks."""
    text, base = sentence.flat, sentence.span.start
    for rule in (ORDER, WAS_ORDERED, LEADS):
        for found in rule.finditer(text):
            told = _TOLD_THAT.match(found["what"]) if rule is WAS_ORDERED else None
            if NEGATED.search(text[: found.start()]) and rule is not LEADS and told is None:
                continue
            if wanted.at(base + found.start(), base + found.start() + 1):
                continue
            name = "study" if found.groupdict().get("study") else "what"
            begin = found.start(name) + (told.end() if told else 0)
            stop = found.end(name) if rule is WAS_ORDERED else stop_of(text, begin)
            roles = [
                Who(Span(base + begin, base + begin + len(text[begin:stop].rstrip(" ,"))), None, "").filler("about")
            ]
            if rule is not WAS_ORDERED:
                role = "agent" if rule is ORDER else "addressee"
                roles += [who.filler(role) for who in page.left_of(sentence, base + found.start())]
            verb = (stop, found.end()) if rule is WAS_ORDERED else (found.start(), begin)
            strong = rule is WAS_ORDERED or bool(STRONG_ORDER.match(found[0]))
            weak = not strong or rule is LEADS or bool(RELATIVE_PAST.search(text))
            yield _told(page, sentence, "order", verb, roles, sure=not weak)


def handed_on(page: Page, sentence: Sentence) -> Iterator[Told]:
    """Yield that a case is given to who is to look into it: "handed the case to the CBI"."""
    text, base = sentence.flat, sentence.span.start
    for found in HANDED.finditer(text):
        if NEGATED.search(text[: found.start()]):
            continue
        active = found["verb"] is not None
        names = ("verb", "what", "of") if active else ("done", "case", "to")
        verb, what, of = (found.span(name) for name in names)
        whom = page.who_in(base + of[0], base + of[1])
        if whom and is_office(whom[0]):
            roles = [Who(Span(base + what[0], base + what[1]), None, "").filler("about"), whom[0].filler("addressee")]
            if active:
                roles += [who.filler("agent") for who in page.left_of(sentence, base + found.start())]
            yield _told(page, sentence, "order", verb, roles)


def sitting(page: Page, sentence: Sentence) -> Iterator[Told]:
    """Yield that an inquiry is at work: it sits, or somebody conducts it."""
    text, base = sentence.flat, sentence.span.start
    for found in UNDER_WAY.finditer(text):
        if NEGATED.search(text[: found.start()]) or _FOUND.search(text[found.start() : found.end() + 4]):
            continue
        begin = found.start("what")
        what = Span(base + begin, base + begin + len(text[begin : found.start("verb")].rstrip(" ,")))
        yield _told(page, sentence, "hearing", found.span("verb"), [Who(what, None, "").filler("about")])
    for found in CLOSED.finditer(text):
        if not NEGATED.search(text[: found.start()]):
            who = page.left_of(sentence, base + found.start())
            what = Span(base + found.start("what"), base + found.end("what"))
            roles = [*(one.filler("agent") for one in who), Who(what, None, "").filler("instrument")]
            yield _told(page, sentence, "finding", (found.start(), found.start("what")), roles)
    for found in BEGUN.finditer(text):
        noun = None if NEGATED.search(text[: found.start()]) else _INQUIRY.search(text, found.start("what"))
        if noun is not None:
            who = page.left_of(sentence, base + found.start())
            yield _told(page, sentence, "inquiry", noun.span(), [one.filler("agent") for one in who])


def _told(
    page: Page, sentence: Sentence, kind: str, verb: tuple[int, int], roles: Sequence[RoleFiller], *, sure: bool = True
) -> Told:
    start, end = verb
    words = sentence.flat[start:end]
    left = len(words) - len(words.lstrip(" ,"))
    trigger = Span(sentence.span.start + start + left, sentence.span.start + start + len(words.rstrip(" ,")))
    when = page.time(sentence, trigger.start)
    return Told(kind, trigger, tuple(roles), when, page.saying(trigger.start), confidence=SURE if sure else UNSURE)


def reported(page: Page, sentence: Sentence, title: Span | None) -> Iterator[Told]:
    """Yield what an inquiry found, or that its report is out; ``title`` is what the headline says that it found."""
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
    roles = [one.filler("agent") for one in who]
    told = statement or (page.said(base + hit.start(), base + hit.end()) if hit else None)
    finding = title
    if finding is None and told is not None and told.content:
        finding = told.quoted[0] if told.quoted else max(told.content, key=len)
    if finding is not None:
        roles.append(Who(finding, None, "").filler("about"))
    # Only what names the inquiry's subject tells which one it is: "the inquiry into his death".
    what = None if by_name else _BODY_AND_MATTER.search(text)
    if what is not None:
        words = Span(base + what.start(), base + what.start() + len(_VERB.split(what[0])[0].rstrip()))
        roles.append(Who(words, None, "").filler("instrument"))
    trigger = statement.cue[0] if statement is not None else _trigger(sentence, hit)
    when = _when_reported(page, sentence, out or (concluded if by_name else None), statement)
    yield Told("finding", trigger, tuple(roles), when, page.saying(trigger.start), dates_itself=True)


def _trigger(sentence: Sentence, hit: re.Match[str] | None) -> Span:
    """Return the verb of what is found or published: the last words of what a pattern met."""
    assert hit is not None  # there is a statement else
    words = hit[0].removesuffix(" that")
    start = hit.start() + words.rfind(" ") + 1 if hit.re is BODY_FINDS else hit.start()
    return Span(sentence.span.start + start, sentence.span.start + hit.start() + len(words))


def _statement_of_a_body(page: Page, sentence: Sentence) -> Statement | None:
    """Return a statement of the sentence whose source is an inquiry or its report."""
    text, base = sentence.flat, sentence.span.start
    for statement in page.statements_in(sentence):
        if statement.cue and sentence.span.contains(statement.cue[0]):
            cue = text[statement.cue[0].start - base : statement.cue[0].end - base]
            source = " ".join(text[max(0, s.start - base) : max(0, s.end - base)] for s in statement.source)
            if not LEADER.search(source):
                source = _ASIDE.split(source)[0]
            if FOUND.search(cue) and _BODY.search(source):
                return statement
    return None


def _when_reported(page: Page, sentence: Sentence, out: re.Match[str] | None, told: Statement | None) -> Time | None:
    """Return when a report came out: the day beside "published" or "ruled", or that which opens it ("In 2013, …")."""
    frame = (
        Span(told.cue[0].start, told.content[0].start)
        if told and told.content and told.cue[0] < told.content[0]
        else None
    )
    base = sentence.span.start
    for time in page.times_in(sentence):
        if sentence.span.contains(time.span) and (day := time.day):
            at = time.span.start - base
            near = out is not None and out.start() - RIGHT_THERE <= at <= out.end() + RIGHT_THERE
            near = near or (frame is not None and frame.contains(time.span))
            if (at <= _OPENING or near) and not (page.published and day > page.published[: len(day)]):
                return time
    return None


def _finders(page: Page, sentence: Sentence) -> tuple[Who, ...]:
    """Return the persons who lead what found, where the sentence names them: a judge, a coroner, "her report"."""
    people = [e for e in page.entities if e.kind is EntityKind.PERSON and e.named]
    here = page.mentions(sentence.span.start, sentence.span.end)
    for span, entity in here:
        words = flat(span.words(page.text))
        owner = next((e for e in people if f"{e.name.split()[-1].lower()}'s" in words), None)
        if owner is not None and entity.kind is not EntityKind.PERSON:
            return (page.who(owner.mentions[0], owner),)
    for span, entity in here:
        if entity.kind is EntityKind.PERSON and entity.named:
            before = page.text[max(sentence.span.start, span.start - _BEFORE) : span.start]
            after = flat(page.text[span.end : span.end + _AFTER])
            if _HIS_REPORT.match(after) or entity.sector is Sector.JUDICIARY or _JUDGE.search(before):
                return (page.who(span, entity),)
    return ()


def headline(page: Page) -> Span | None:
    """Return what the headline says that an inquiry found."""
    for statement in page.statements:
        in_title = any(s.is_title and statement.cue and s.span.contains(statement.cue[0]) for s in page.sentences)
        source = " ".join(flat(span.words(page.text)) for span in statement.source)
        if in_title and statement.content and _BODY.search(source):
            return statement.content[0]
    return None
