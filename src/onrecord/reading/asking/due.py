"""What somebody says must be done or is owed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import EntityKind
from onrecord.ontology.asked import Thing, sort_of
from onrecord.reading.asking.ask_words import (
    ANYBODY,
    CUT,
    IMPERATIVE,
    INSTITUTION,
    LONGEST,
    MODAL,
    NEED,
    NOT_ASKED,
    ONLY,
    OWED,
    OWING,
    SOMEBODY,
    THERE,
    TIME,
)
from onrecord.reading.asking.found import Found, end_of
from onrecord.reading.page import Page, Sentence, Who

#: What must be done is said so near to "must" ("come here and say sorry").
_NEAR = 25
#: Whoever it is: advice or a rule, and asked of nobody.
_OF_ALL = re.compile(r"\b(?:you|i|we|one|people|everybody|everyone|nobody|he or she)(?: \w+ly| all| also)? $")
_UNREAL = re.compile(r"not\b|never\b|have\b")
_TO_GO = re.compile(r"be (?:removed|sacked|dismissed|suspended|fired|transferred)\b")
_BEGINS = re.compile(r"(?:\b(?:said|says|that|added|adding)|[,;:\"]) (?=\w)|\"(?=\w)")
_CLAUSE_BETWEEN = re.compile(r", (?:who|which|whose) [^,]{2,80}, ")
_BESIDE = re.compile(r"(?:'s \w+)?(?: \w+ly| also| now| still| all| of [\w' ]{2,40})?(?:, [^,]{2,60})?,? ?")


def said_to_be_due(page: Page, sentence: Sentence) -> Iterator[Found]:
    """Yield what somebody says must be done or is owed: "the council must publish it", "only an inquiry will do"."""
    text, base = sentence.flat, sentence.span.start
    for rule in (SOMEBODY, THERE, ONLY, OWED, OWING, NEED, TIME, IMPERATIVE, MODAL):
        for found in rule.finditer(text):
            place = base + found.start("what" if "what" in rule.groupindex else 0)
            by = page.speakers(page.saying(place) or page.saying(base + found.start()))
            if not by or (rule is IMPERATIVE and not _is_quoted(text, found.start("what"))):
                continue
            if rule is SOMEBODY:
                yield Found(found.span(), (found.start(), end_of(text, found.end())), (), by, True, False)
            elif rule is MODAL:
                yield from _must(page, sentence, found, by)
            else:
                yield from _owed(page, sentence, found, by)


def _must(page: Page, sentence: Sentence, found: re.Match[str], by: tuple[Who, ...]) -> Iterator[Found]:
    """Yield what a modal verb asks of its subject: "the sheriff should resign"."""
    text, base, begin = sentence.flat, sentence.span.start, found.start("what")
    before = text[: found.start()]
    if (
        not page.text[base + found.start()].islower()
        or _OF_ALL.search(before)
        or NOT_ASKED.search(before)
        or _UNREAL.match(found["what"])
    ):
        return
    of = page.left_of(sentence, base + found.start())
    if not of or not _has_subject(page, sentence, found.start()):
        of = _apart(page, sentence, found.start())
    if not _is_due(found["what"], of, by) or any(_is_same(a, b) for a in of for b in by):
        return
    stop = end_of(text, begin)
    first = _subject_words(text, found.start())
    if not of and first is not None and sort_of(found["what"]).thing is Thing.BAN:
        begin = first
    verb = found.start(), found.start("what") + len(found["what"].split()[0])
    if of and found["what"].startswith("be ") and not _TO_GO.match(found["what"]):
        # "the letter must be published": what, and not whom
        begin, of = max(of[0].span.start - base, 0), ()
    yield Found(verb, (begin, stop), _somebody(of), by, True, False)


def _subject_words(text: str, at: int) -> int | None:
    """Return where the words of what must be done away with begin: after "said", "that" or a comma."""
    begin = max((m.end() for m in _BEGINS.finditer(text, 0, at)), default=0)
    is_told = 3 < at - begin < LONGEST and sort_of(text[begin:at]).thing is Thing.OTHER
    return begin if is_told else None


def _apart(page: Page, sentence: Sentence, at: int) -> tuple[Who, ...]:
    """Return the subject of a verb where a relative clause stands between: "the mayor, who chairs it, should go"."""
    base = sentence.span.start
    for span, entity in reversed(page.mentions(base, base + at)):
        if _CLAUSE_BETWEEN.fullmatch(sentence.flat[span.end - base : at]):
            return (page.who(span, entity),)
    return ()


def _owed(page: Page, sentence: Sentence, found: re.Match[str], by: tuple[Who, ...]) -> Iterator[Found]:
    """Yield "an apology is owed", "we need an inquiry", "it is time for him to go"."""
    rule, text, base = found.re, sentence.flat, sentence.span.start
    begin = found.start("what")
    of = page.left_of(sentence, base + found.start()) if rule is OWING else ()
    if "of" in rule.groupindex:
        of = page.who_in(base + found.start("of"), base + found.end("of"))
    if any(_is_same(a, b) for a in of for b in by):
        return
    is_whole = rule in (ONLY, OWED, OWING)
    stop = found.end("what") if is_whole else end_of(text, begin)
    verb = found.span() if is_whole else (found.start(), max(begin, found.start() + 1))
    yield Found(verb, (begin, stop), _somebody(of), by, True, True)


def _somebody(of: tuple[Who, ...]) -> tuple[Who, ...]:
    return tuple(who for who in of if not ANYBODY.match(who.text.lower()))


def _has_subject(page: Page, sentence: Sentence, at: int) -> bool:
    """Whether only an adverb or an apposition stands between a verb and somebody named before it."""
    named = page.mentions(sentence.span.start, sentence.span.start + at)
    between = sentence.flat[named[-1][0].end - sentence.span.start : at] if named else ""
    return bool(named and _BESIDE.fullmatch(between))


def _is_due(what: str, of: tuple[Who, ...], by: tuple[Who, ...]) -> bool:
    """Whether a modal asks an office for something to follow, and is no advice, rule or guess."""
    first = sort_of(CUT.split(what)[0])
    if first.thing is not Thing.OTHER:
        return first.at <= _NEAR
    official = {"police", "government", "legislature", "judiciary"}
    return (
        bool(of)
        and (
            (of[0].sector in ("government", "police", "business") and of[0].kind is EntityKind.ORGANISATION)
            or bool(INSTITUTION.search(of[0].text.lower()))
        )
        and not any(one.sector in official for one in by)
        and not re.match(r"(?:be|have|know|not|feel|look|do|act)\b", what)
    )


def _is_quoted(text: str, at: int) -> bool:
    return text[:at].count('"') % 2 == 1 or text[at : at + 1] == '"'


def _is_same(left: Who, right: Who) -> bool:
    return bool(left.id) and left.id == right.id
