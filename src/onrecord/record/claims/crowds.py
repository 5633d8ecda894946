"""How many came: reporters give a crowd's size in words of many kinds, mostly as somebody's estimate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.model import Span
from onrecord.model.claims import Account, Property
from onrecord.record.claims import quantities
from onrecord.record.claims.lexicon import any_of, counted
from onrecord.record.claims.quantities import PATTERN
from onrecord.record.claims.telling import Said, Teller
from onrecord.record.claims.voices import putting

#: "Organisers said there had been 300": of what, the sentence before says.
_THERE = re.compile(
    rf"\bthere (?:were|was|had been|have been|may have been)\s+(?P<all>{PATTERN})"
    r"(?=\s*(?:people\b|of us\b|of them\b|[.,;”\"]|$|and\b|but\b|there\b|in\b))",
    re.IGNORECASE,
)
_TYPE = "gathering"


def crowds(teller: Teller) -> Iterator[Said]:
    """Yield the sizes that a source gives of a gathering of an incident or its parts.

    Where a report is mainly about something else, a size that stands nearer to words of another gathering is of that.
    """
    ours = {event.id for event in (*teller.events, *teller.part_events)}
    gatherings = [event for event in teller.reading.events if event.type == _TYPE]
    own = [trigger.start for event in gatherings if event.id in ours for trigger in event.triggers]
    others = [event for event in gatherings if event.id not in ours and not teller.whole]
    far = [trigger.start for event in others for trigger in event.triggers]
    spoken_of = -1
    day: str | None = None
    for at, sentence in enumerate(teller.every):
        for match in _sizes(teller.words(sentence), 0 <= at - spoken_of <= 1):
            spoken_of = at
            start = sentence.start + match.start("all")
            span = Span(start, sentence.start + match.end("all"))
            quantity = quantities.of_match(match)
            if quantity is None or (quantity.max or quantity.min or 0) < 2 or _is_of_another(start, own, far):
                continue
            if _of_others().search(match.string, match.start(), match.start("all")):
                continue
            # An inquiry's crowd of years ago is not this one, nor is its day.
            elsewhere = teller.tells_of_another_time(span)
            day = day if elsewhere else _day(teller, sentence) or day
            yield Said(
                type=_TYPE,
                property=Property.HOW_MANY,
                key=f"people|{quantity.text()}",
                value=quantity.text(),
                account=_account(teller, sentence, span),
                about="" if elsewhere else "people",
                min=quantity.min,
                max=quantity.max,
                rounded=quantity.rounded,
                day=day,
            )


def _is_of_another(at: int, own: list[int], far: list[int]) -> bool:
    if not far:
        return False
    return not own or min(abs(at - other) for other in far) < min(abs(at - one) for one in own)


def _sizes(text: str, after_a_size: bool) -> Iterator[re.Match[str]]:
    taken: list[tuple[int, int]] = []
    for pattern in (*_patterns(), *((_THERE,) if after_a_size or _has_crowd().search(text) else ())):
        for match in pattern.finditer(text):
            if not any(match.start("all") < b and a < match.end("all") for a, b in taken):
                taken.append(match.span("all"))
                yield match


def _account(teller: Teller, sentence: Span, span: Span) -> Account:
    account = teller.account_at(span, sentence)
    if account.voice:
        return account
    return teller.account_at(span, sentence, voice=putting(teller.reading, sentence, span))


def _day(teller: Teller, sentence: Span) -> str | None:
    """Return the day that a sentence names, or nothing."""
    starts = (time.start for time in teller.reading.times if sentence.start <= time.span.start < sentence.end)
    return next((start[:10] for start in starts if start and len(start) >= 10), None)


@lru_cache(maxsize=1)
def _of_others() -> re.Pattern[str]:
    """Return a pattern for those of whom a number is counted that is no crowd's: "the number of those detained"."""
    done = any_of(word for words in counted().done.values() for word in words)
    return re.compile(rf"\b(?:{done}|officers|police)\b", re.IGNORECASE)


def speaks_of_a_crowd(text: str) -> bool:
    """Whether a text has a word for people who come together in public."""
    return _public().search(text) is not None


@lru_cache(maxsize=1)
def _public() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(counted().public)}\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _has_crowd() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(counted().crowd_nouns)}|{any_of(counted().units['crowd'])})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    known = counted()
    words, nouns, came, put = map(any_of, (known.crowd_words, known.crowd_nouns, known.came, known.put))
    who = any_of([*known.units["people"], *known.units["crowd"]])
    who = rf"(?:{who}|(?!(?:officers|policemen|police|hours|times)\b)[a-z]+s)"
    quantity = rf"(?P<all>{PATTERN})"
    start = r"(?<![\w.,£$€₹-])"
    between = r"(?:\s+of)?(?:\s+(?!and\b)[^\W\d_]+(?:[-’'][^\W\d_]+)*){0,2}?"
    sources = (
        rf"\b{nouns} of (?:up to )?{quantity}",
        rf"\bthere were {quantity} of us\b",
        rf"\b{put}\s+(?:the\s+|its\s+|their\s+)?(?:\w+\s+){{0,2}}?{words}\b"
        rf"[^.;:\n]{{0,40}}?\s(?:at|as|to be)\s+[“\"]?{quantity}",
        rf"\b{words}\s+(?:was|were|numbered|had been|of people)\s+(?:\w+\s+){{0,2}}?"
        rf"(?:put |estimated )?(?:at )?{quantity}",
        rf"{start}(?P<all>{PATTERN}{between}\s+{who})(?:\s+had)?\s+{came}\b",
        rf"{start}(?P<all>{PATTERN})(?:\s+had)?\s+{came}\b",
        rf"{start}(?P<all>{PATTERN}{between}\s+{who})\s+(?:were|had been)?\s*(?:in|at)\s+the\s+{nouns}\b",
    )
    return tuple(re.compile(source, re.IGNORECASE) for source in sources)
