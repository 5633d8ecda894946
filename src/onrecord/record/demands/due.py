"""What somebody says must be done or is owed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import EntityKind
from onrecord.record.demands.ask_found import Found, end_of
from onrecord.record.demands.ask_words import (
    ANYBODY,
    CUT,
    IMPERATIVE,
    INSTITUTION,
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
from onrecord.record.demands.page import Page, Sentence
from onrecord.record.demands.rows import Who
from onrecord.record.demands.things import Thing, sort_of

#: What must be done is said so near to "must" ("come here and say sorry").
_NEAR = 25
_BESIDE = re.compile(r"(?:'s \w+)?(?: \w+ly| also| now| still| all| of [\w' ]{2,40})?(?:, [^,]{2,60})?,? ?")


def said_to_be_due(page: Page, sentence: Sentence) -> Iterator[Found]:
    """Yield what somebody says must be done or is owed: "the council must publish it", "only an inquiry will do"."""
    text, base = sentence.flat, sentence.span.start
    for rule in (SOMEBODY, THERE, ONLY, OWED, OWING, NEED, TIME, IMPERATIVE, MODAL):
        for found in rule.finditer(text):
            place = base + found.start("what" if "what" in rule.groupindex else 0)
            statement = page.saying(place) or page.saying(base + found.start())
            by = page.speakers(statement)
            if not by or (rule is IMPERATIVE and not _is_quoted(text, found.start("what"))):
                continue
            if rule is SOMEBODY:
                yield Found(found.span(), (found.start(), end_of(text, found.end())), (), by, True, False)
                continue
            if rule is MODAL and (
                not page.text[base + found.start()].islower()
                or re.search(
                    r"\b(?:you|i|we|one|people|everybody|everyone|nobody|he or she)(?: \w+ly| all|"
                    r" also)? $",
                    text[: found.start()],
                )
                or NOT_ASKED.search(text[: found.start()])
                or re.match(r"not\b|never\b|have\b", found["what"])
            ):
                continue
            begin = found.start("what")
            of = page.left_of(sentence, base + found.start()) if rule in (MODAL, OWING) else ()
            if rule is MODAL and of and not _has_subject(page, sentence, found.start()):
                of = ()
            if "of" in rule.groupindex:
                of = page.who_in(base + found.start("of"), base + found.end("of"))
            if rule is MODAL and not _is_due(found["what"], of, by):
                continue
            if (
                rule is MODAL
                and found["what"].startswith("be ")
                and of
                and not re.match(r"be (?:removed|sacked|dismissed|suspended|fired)", found["what"])
            ):
                # "the letter must be published": what, and not whom
                begin, of = max(of[0].span.start - base, 0), ()
            if any(_is_same(a, b) for a in of for b in by):
                continue
            of = tuple(w for w in of if not ANYBODY.match(w.text.lower()))
            stop = found.end("what") if rule in (ONLY, OWED, OWING) else end_of(text, found.start("what"))
            yield Found(found.span(), (begin, stop), of, by, True, rule is not MODAL)


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
            (of[0].sector in ("government", "police", "business") and of[0].kind == EntityKind.ORGANISATION.value)
            or bool(INSTITUTION.search(of[0].text.lower()))
        )
        and not any(one.sector in official for one in by)
        and not re.match(r"(?:be|have|know|not|feel|look|do|act)\b", what)
    )


def _is_quoted(text: str, at: int) -> bool:
    return text[:at].count('"') % 2 == 1 or text[at : at + 1] == '"'


def _is_same(left: Who, right: Who) -> bool:
    return bool(left.entity) and left.entity == right.entity
