"""Refusals: that what was asked for will not be, by verbs of refusing and by what somebody says will not be done."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.model import EntityKind, Span
from onrecord.ontology.asked import Thing, sort_of
from onrecord.reading.asking.answer_words import (
    NEGATED,
    NO_NEED,
    REFUSE,
    WERE_REFUSED,
    WHICH_REFUSED,
    WILL_NOT,
    WITHDRAWN,
)
from onrecord.reading.asking.found import Ask, stop_of
from onrecord.reading.page import Page, Sentence, Who, flat, is_office
from onrecord.reading.told import SURE, UNSURE, Told

#: "He would not" answers an ask that stands so few characters before.
_FAR = 400
#: A title so long stands before a name.
_TITLE = 40
#: Words that name nothing: what was asked for just before is meant.
_NOTHING = re.compile(
    r"(?:as|saying|on|in|by|because|out of hand|outright|yesterday|last|again|and|do so|do it|do that)\b|"
    r"(?:be drawn|it|that|this|calls|them|either|"
    r"(?:the|her|his|their) (?:call|idea|demand|request|suggestion)s?)$"
)
#: To say nothing is no answer to what was asked for.
_SILENCE = re.compile(
    r"(?:comment|speak|elaborate|discuss|be (?:named|identified|drawn|interviewed)|say (?:more|anything))\b"
)
_TURNING_DOWN = re.compile(r"(?:reject|dismiss|resist|rebuff|turn|brush|shrug|oppos|defi|den)")
_THAT = re.compile(r"^|\b(?:said|says|that) ")
_SPOKESPERSON = re.compile(r"(?:an? |the )?spokes\w+")
_NEARLY_BESIDE = re.compile(r"(?: (?:also|still|certainly|\w+ly|himself|herself|therefore))*")
_LAST_TIME = re.compile(
    r"(?<! of) (?:(?:on|in|early|late|earlier|last|this) |(?=yesterday|today|tonight|\w+day\b))"
    r"(?!(?:the|an?|its?|his|her|their) )[\w' ]{2,24}$"
)


def refused(page: Page, sentence: Sentence, asked: Sequence[Ask]) -> Iterator[Told]:
    """Yield that something is refused; ``asked`` are the report's own asks."""
    text, base = sentence.flat, sentence.span.start
    for found in WERE_REFUSED.finditer(text):
        verb = Span(base + found.end("what"), base + (found.start("by") if found["by"] else found.end()))
        yield from _refusal(page, sentence, verb, found.start("what"), _by_whom(page, sentence, found), asked)
    for found in WHICH_REFUSED.finditer(text):
        verb, by = (Span(base + found.start(name), base + found.end(name)) for name in ("verb", "by"))
        yield from _refusal(page, sentence, verb, found.start("what"), page.who_in(by.start, by.end), asked)
    for found in (*REFUSE.finditer(text), *NO_NEED.finditer(text)):
        if found.re is REFUSE and NEGATED.search(text[: found.start()]):
            continue
        groups = found.groupdict()
        name = "what" if groups.get("what") else "nominal"
        at = found.start(name) if groups.get(name) else found.end()
        is_bare = found.re is REFUSE and not groups.get("noun") and _TURNING_DOWN.match(found[0])
        if is_bare and sort_of(sentence.flat[at : stop_of(sentence.flat, at)]).thing is Thing.OTHER:
            continue  # "rejected the criticism": only what can be asked for is turned down without a word of asking
        who = page.subject(sentence, base + found.start(), base + found.start() + 6)
        yield from _refusal(page, sentence, Span(base + found.start(), base + at), at, who, asked)
    for found in WILL_NOT.finditer(text):
        yield from _will_not(page, sentence, found, asked)


def _by_whom(page: Page, sentence: Sentence, found: re.Match[str]) -> tuple[Who, ...]:
    """Return who turned down what stands before, where "by" names them right after the verb."""
    start, end = (sentence.span.start + at for at in found.span("by"))
    named = page.who_in(start, end) if found["by"] else ()
    return named if named and named[0].span.start - start <= _TITLE else ()


def _will_not(page: Page, sentence: Sentence, found: re.Match[str], asked: Sequence[Ask]) -> Iterator[Told]:
    """Yield "said that she would not resign", "has no plans to reopen it", "the letter would not be published"."""
    base = sentence.span.start
    start, end = base + found.start("of"), base + found.end("of")
    what: str = found["what"] or ""
    statement = page.saying(start) or page.saying(end - 1)
    speaker = page.speakers(statement)
    subject = _last_mention(page, start, end)
    if statement is None and subject is None:
        return
    who = speaker or ((subject,) if subject is not None else ())
    if not who and what:
        who = page.last_speaker(sentence)
    who = _for_whom(page, sentence, who)
    verb = Span(end, base + (found.start("what") if what else found.end()))
    is_speaker = subject is not None and any(subject.id == one.id for one in speaker)
    if what.startswith(" be ") and speaker and not is_speaker:
        # The subject is what, and not whom.
        begin = max(m.end() for m in _THAT.finditer(found["of"]))
        yield from _refusal(page, sentence, verb, found.start("of") + begin, who, asked, is_said=True)
    elif subject is None or is_speaker or subject.kind is EntityKind.ORGANISATION or subject.sector:
        at = found.start("what") + 1 if what else found.end()
        yield from _refusal(page, sentence, verb, at, who, asked, is_said=True)


def _for_whom(page: Page, sentence: Sentence, who: tuple[Who, ...]) -> tuple[Who, ...]:
    """Return the body that "a spokeswoman" speaks for where the sentence before says so."""
    if len(who) == 1 and _SPOKESPERSON.fullmatch(who[0].text.lower()):
        return page.last_speaker(sentence) or who
    return who


def _last_mention(page: Page, start: int, end: int) -> Who | None:
    """Return whom the words right before a verb name."""
    found = page.mentions(start, end)
    between = flat(page.text[found[-1][0].end : end]) if found else ""
    return page.who(*found[-1]) if found and _NEARLY_BESIDE.fullmatch(between) else None


def _refusal(
    page: Page,
    sentence: Sentence,
    verb: Span,
    begin: int,
    by: tuple[Who, ...],
    asked: Sequence[Ask],
    *,
    is_said: bool = False,
) -> Iterator[Told]:
    """Yield a refusal of what its words name, or of the last ask before it where they name nothing.

    Args:
        begin: where in the sentence the words of what is refused begin.
        is_said: whether it is told as what somebody says will not be: a refusal of an office alone, unless it is of
            something that people ask for.
    """
    stop = stop_of(sentence.flat, begin)
    words = sentence.flat[begin:stop].strip(' .,"')
    if not words or _NOTHING.match(words):
        back = _last_ask(sentence, verb.start - sentence.span.start, by, asked)
        if back is not None and back.what is not None:
            yield _told(page, sentence, verb, "refusal", by or back.of, back.what)
        return
    if _SILENCE.match(words):
        return
    if sort_of(words).thing is Thing.OTHER and not (by and (is_office(by[0]) or (by[0].named and not is_said))):
        return
    what = Span(sentence.span.start + begin, sentence.span.start + begin + len(sentence.flat[begin:stop].rstrip(" ,")))
    yield _told(page, sentence, verb, "refusal", by, what, confidence=UNSURE if is_said else SURE)


def _told(
    page: Page, sentence: Sentence, verb: Span, kind: str, by: tuple[Who, ...], what: Span, confidence: float = SURE
) -> Told:
    roles = (*(who.filler("agent") for who in by), Who(what, None, "").filler("about"))
    trigger = _trimmed(page, verb)
    when = page.time(sentence, trigger.start, _without_its_time(page, what))
    return Told(kind, trigger, roles, when, page.saying(trigger.start), confidence=confidence)


def _trimmed(page: Page, verb: Span) -> Span:
    words = verb.words(page.text)
    left = len(words) - len(words.lstrip(" ,"))
    return Span(verb.start + left, verb.start + len(words.rstrip(" ,")))


def _without_its_time(page: Page, what: Span) -> Span:
    """Return the words of what is refused without a time at their end, which is the refusal's: "… on Tuesday"."""
    last = _LAST_TIME.search(flat(what.words(page.text)).rstrip(" .,"))
    return Span(what.start, what.start + last.start()) if last and last.start() else what


def _last_ask(sentence: Sentence, at: int, by: tuple[Who, ...], asked: Sequence[Ask]) -> Ask | None:
    """Return the nearest ask before a place that is not by those who answer."""
    people = {who.id for who in by if who.id}
    for ask in reversed(asked[: bisect_left(asked, sentence.span.start + at, key=lambda one: one.sentence.span.start)]):
        if sentence.span.start - ask.sentence.span.end >= _FAR:
            return None
        if not any(who.id in people for who in ask.by):
            return ask
    return None


def withdrawn(page: Page, sentence: Sentence, asked: Sequence[Ask]) -> Iterator[Told]:
    """Yield that who asked for something asks no more: "dropped its demand for an inquiry"."""
    text, base = sentence.flat, sentence.span.start
    for found in WITHDRAWN.finditer(text):
        if NEGATED.search(text[: found.start()]):
            continue
        by = page.subject(sentence, base + found.start(), base + found.start() + 4)
        name = "what" if found["what"] else "act"
        if found[name] is None:
            mine = [
                ask
                for ask in asked
                if ask.what is not None
                and ask.trigger.start < base + found.start()
                and {who.id for who in ask.by if who.id} & {who.id for who in by}
            ]
            what = mine[-1].what if mine else None
        else:
            what = Span(base + found.start(name), base + stop_of(text, found.start(name)))
        if what is not None:
            end = found.start(name) if found[name] else found.end()
            verb = Span(base + found.start(), base + end)
            yield _told(page, sentence, verb, "withdrawal", by, what)
