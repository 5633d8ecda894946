"""How many: the counts of an incident's events, and numbers that its sentences give without an event to carry them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from onrecord.model import Asserted, Count, Event, Span
from onrecord.model.claims import Account, Property
from onrecord.record.claims import quantities
from onrecord.record.claims.lexicon import any_of, counted, plain
from onrecord.record.claims.quantities import PATTERN, Quantity
from onrecord.record.claims.sentences import sentence_at
from onrecord.record.claims.telling import Said, Teller, family_of
from onrecord.record.claims.voices import putting

_HELD = frozenset({Asserted.ASSERTED, Asserted.POSSIBLE})
_OF_NUMBER = re.compile(rf"\b(?:each|all|both) (?:of )?(?:the|these|those) {PATTERN}", re.IGNORECASE)
_PART = re.compile(r"\s+of\s+(?:them|those|these|whom|which|us|the\s+(?:\d|arrested|injured|dead|\w+een\b))", re.I)
_ONE_OF = re.compile(r"\s+of\b", re.IGNORECASE)
_NOT_BEFORE = re.compile(r"\b(?:not|no|never|rather than|instead of|denied|deny|denies)\s+(?:\w+\s+)?$", re.I)
#: "42 people who were arrested" are some of those who were, and "four were slightly hurt" of those who were hurt.
_PARTLY = re.compile(rf"\b(?:who|whom|that|which|still|remain|remained|{any_of(plain().degree)})\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;:—–]|\b(?:when|after|as|while|and|but)\b")
_HELPER = re.compile(r"\b(?:have|has|had|was|were|is|are|been)\b", re.IGNORECASE)
#: Words between a number and who is counted.
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def numbers(teller: Teller, types: frozenset[str]) -> Iterator[Said]:
    """Yield the numbers that a source gives for an incident whose events are of these types."""
    taken: list[Span] = []
    found: list[Said] = []
    for event in teller.events:
        if event.asserted in _HELD:
            for count in (*event.counts, *_of_phrase(teller, event)):
                taken.append(count.span)
                found += _of_count(teller, event, count)
    for sentence in teller.sentences:
        for said, span in _of_sentence(teller, sentence, types):
            if not any(span.start < one.end and one.start < span.end for one in taken):
                taken.append(span)
                found.append(said)
    for said in found:
        if not _is_elided(said, found):
            yield replace(said, beside=False)


def as_one_crowd(many: Iterable[Said]) -> Iterator[Said]:
    """Yield numbers with the crowd's and those of people as one, but where the police are counted too."""
    known = list(many)
    police = {said.type for said in known if said.about == "police"}
    for said in known:
        yield replace(said, about="people") if said.about == "crowd" and said.type not in police else said


def _is_elided(said: Said, found: list[Said]) -> bool:
    """Whether a number stands fuller in the same source: a headline's, and one of whom nothing is said ("40 hurt")."""
    if not said.about:
        return False
    own = _quantity(said)
    return any(
        other is not said
        and other.type == said.type
        and other.about
        and own.fits(_quantity(other))
        and ((said.beside and not other.beside) or (said.about == "people" != other.about and said.min == other.min))
        for other in found
    )


def _quantity(said: Said) -> Quantity:
    return Quantity(said.min, said.max, said.rounded)


def _of_phrase(teller: Teller, event: Event) -> Iterator[Count]:
    """Yield what "each of the twelve" counts."""
    if any(count.role == "patient" for count in event.counts):
        return
    for role in event.roles:
        match = _OF_NUMBER.search(teller.words(role.span)) if role.role == "patient" else None
        quantity = quantities.of_match(match) if match else None
        if match and quantity:
            start = role.span.start + match.start()
            yield Count("patient", quantity.min, quantity.max, Span(start, role.span.start + match.end()))


def _of_count(teller: Teller, event: Event, count: Count) -> Iterator[Said]:
    words = teller.words(count.span)
    quantity = quantities.of_bounds(count.min, count.max, words)
    family = family_of(event.type)
    if count.role == "agent" and event.type != "gathering":
        return
    unit = _unit_after(teller, count.span, family)
    account = teller.account(event, _phrase(teller, count.span))
    day = event.time.start[:10] if event.time and event.time.start else None
    between = teller.reading.document.text[count.span.end : event.triggers[0].start]
    whole = (
        _is_whole(teller, count.span, quantity)
        and not _PARTLY.search(between)
        and not _is_of_some(teller, count.span, event.triggers[0].start, event.triggers[0].end)
        and not teller.tells_of_another_time(count.span)
        and (quantity.max != 1 or family in counted().ones)
    )
    if "hospital" in teller.words(event.triggers[0]).lower():
        unit = f"{unit} to hospital" if unit != "people" else "to hospital"
    yield _said(family, unit, quantity, account, whole, day, in_title=teller.in_title(count.span))


def _is_of_some(teller: Teller, number: Span, before: int, after: int) -> bool:
    """Whether a number is of those of whom more is said: "the 21 girls abducted in May have been freed".

    Args:
        teller: the source.
        number: where it stands.
        before, after: where what was done to them begins and ends.
    """
    text = teller.reading.document.text
    if before < number.end or _HELPER.search(text, number.end, before):
        return False
    rest = _CLAUSE_END.split(text[after : sentence_at(teller.every, number).end])[0]
    return _HELPER.search(rest) is not None


def _said(
    family: str,
    unit: str,
    quantity: Quantity,
    account: Account,
    whole: bool,
    day: str | None = None,
    *,
    in_title: bool,
) -> Said:
    text = quantity.text()
    return Said(
        type=family,
        property=Property.HOW_MANY,
        key=f"{unit}|{text}",
        value=text if unit == "people" else f"{text} {_numbered(unit, quantity)}",
        account=account,
        about=unit if whole else "",
        min=quantity.min,
        max=quantity.max,
        # Headlines round.
        rounded=quantity.rounded or in_title,
        day=day,
        beside=in_title,
    )


def _numbered(unit: str, quantity: Quantity) -> str:
    if unit in ("crowd", "police"):
        return f"of the {unit}"
    if quantity.max == 1:
        return counted().units[unit][1] if unit in counted().units else unit.removesuffix("s")
    return f"of {unit}" if quantity.vague else unit


def _phrase(teller: Teller, span: Span) -> Span:
    """Return a number with the noun that it counts, where that follows at once."""
    text = teller.reading.document.text
    match = re.compile(r"\s+(?:of\s+(?:my|the|our|its|their)\s+)?(?:[a-z]+\s+){0,1}?" + _nouns()).match(text, span.end)
    return Span(span.start, match.end()) if match else span


@lru_cache(maxsize=1)
def _nouns() -> str:
    return any_of(word for words in counted().units.values() for word in words) + r"\b"


def _unit_after(teller: Teller, span: Span, family: str) -> str:
    """Return what a number counts: by the first word of a unit after it, or the plural that follows at once."""
    text = teller.reading.document.text[span.end : span.end + 60].replace("U.S.", "US").replace("U.K.", "UK")
    text = re.split(r"[.,;:—–\n“”\"]|\b(?:were|was|had|have|and|who|when|after|as|in|at|on|are)\b", text)[0]
    words = [word.lower() for word in _WORD.findall(text)][:4]
    inside = [word.lower() for word in _WORD.findall(teller.words(span))]
    for word in (*words, *inside):
        for unit, known in counted().units.items():
            if word in known:
                return _joined(unit, family)
    done = {word for each in counted().done.values() for phrase in each for word in phrase.split()}
    if words and words[0] not in done and words[0] not in ("of", "more", "others"):
        plural = next((word for word in words if word.endswith("s")), None)
        if plural:
            return _joined("crowd", family) if family in counted().one_crowd else plural
    return "people"


def _joined(unit: str, family: str) -> str:
    return "people" if unit == "crowd" and family in counted().one_crowd else unit


def _is_whole(teller: Teller, span: Span, quantity: Quantity) -> bool:
    """Whether a number is a whole and no part of one: not "one of them", "three more", "another two"."""
    text = teller.reading.document.text
    after = text[span.end : span.end + 24]
    if _PART.match(after) or (quantity.max == 1 and _ONE_OF.match(after)):
        return False
    before = text[max(0, span.start - 24) : span.start]
    near = [*_WORD.findall(before.lower())[-1:], *_WORD.findall(after.lower())[:1]]
    return not counted().beside & set(near) and not _NOT_BEFORE.search(before)


def _of_sentence(teller: Teller, sentence: Span, types: frozenset[str]) -> Iterator[tuple[Said, Span]]:
    """Yield numbers of people to whom something was done, and of acts, that no event carries."""
    text = teller.words(sentence)
    for pattern, family, unit in _patterns():
        if not unit and family not in types:
            continue
        for match in pattern.finditer(text):
            quantity = quantities.of_match(match)
            span = Span(sentence.start + match.start("all"), sentence.start + match.end("all"))
            if quantity is None or not _is_whole(teller, span, quantity):
                continue
            if unit and not _act_verbs().search(text):
                continue
            number = Span(sentence.start + match.start("all"), sentence.start + match.end(_last(match)))
            told = _told_in(sentence, match)
            account = teller.account_at(told, sentence)
            if not account.voice:
                account = teller.account_at(told, sentence, voice=putting(teller.reading, sentence, number))
            counts = unit or _unit_after(teller, number, family)
            if "hospital" in match.group().lower() and family == "rescue":
                counts = "to hospital"
            whole = not teller.tells_of_another_time(number) and bool(
                unit
                or (
                    (quantity.max != 1 or family in counted().ones)
                    and not _is_of_some(teller, number, sentence.start + match.end(), sentence.start + match.end())
                )
            )
            yield _said(family, counts, quantity, account, whole, in_title=teller.in_title(number)), number


def _told_in(sentence: Span, match: re.Match[str]) -> Span:
    """Return the words of a match, from the number or, where that stands last, from what it counts."""
    start = match.start() if match.end("all") == match.end() else match.start("all")
    return Span(sentence.start + start, sentence.start + match.end())


def _last(match: re.Match[str]) -> str:
    return next(name for name in ("scale", "number", "vague") if match[name])


@lru_cache(maxsize=1)
def _act_verbs() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(counted().act_verbs)}\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Return patterns with the type that they count for and, of acts, the unit."""
    known = counted()
    found: list[tuple[str, str, str]] = []
    number = rf"(?<![\w.,£$€₹-])(?P<all>{PATTERN}"
    who = rf"(?:\s+(?!{any_of([*plain().no_noun, *plain().degree])}\b)[^\W\d_]+(?:[-’'][^\W\d_]+)*){{0,3}}?"
    helper = r"(?:\s+(?:was|were|had been|have been|has been|are|is|being|feared|left|also|reported|reportedly))*"
    for family, words in known.done.items():
        found.append((rf"{number}{who}){helper}\s+{any_of(words)}\b", family, ""))
        of = rf"\b(?:the|those|people)\s+(?:number\s+(?:of\s+)?)?(?:those\s+|people\s+|[a-z]+s\s+)?{any_of(words)}"
        found.append((rf"{of}\s+(?:at|as)\s+(?P<all>{PATTERN})", family, ""))
    found.append((rf"\b(?:death )?toll\b[^.;\n]{{0,60}}?\b(?:to|at|reached|is|was)\s+(?P<all>{PATTERN})", "death", ""))
    for family, words in known.acts.items():
        for unit in sorted({word.removesuffix("s") for word in words}):
            found.append((rf"{number}(?:\s+[a-z]+)?\s+{re.escape(unit)}s?)\b", family, unit + "s"))
    return tuple((re.compile(pattern, re.IGNORECASE), family, unit) for pattern, family, unit in found)
