"""Whom a verb of the law befalls: its object, or its subject in the passive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model import Entity, EntityKind, Span
from onrecord.reading.law.words import AMONG, AUX, HE, PAIR
from onrecord.reading.page import CLAUSE, PREPOSITION, Page, Sentence, Who, flat

#: The persons whom the law did something with before, latest first, each with how far back that was told.
Lately = Sequence[tuple[int, Who]]

_WHO = re.compile(r"\b(?:who|whom) (?:\w+ ){0,3}$")
_NAME_PART = re.compile(r"[A-Z][\w.'’-]* ")
_BEFORE_FIRST = re.compile(
    r" (?:(?:the|an?|former|suspended|two|three) |"
    r"[\w.-]*(?:year-old|man|woman|officer|driver|leader|teacher|student) )*"
)
_BEFORE_NEXT = re.compile(r",? and (?:[\w.'-]+ ){0,2}|, |,? including (?:[\w.'-]+ ){0,4}")
_LOOSELY = re.compile(r"[^.;]{0,40}")
_INVERTED = re.compile(r"(?: \w+)? (?:was|were) (?:[\w-]+ ){0,3}")
_JOINED = re.compile(r"(?:, \d+,?)?(?:, [^,.;]{2,40},?)? and (?:[\w-]+ ){0,3}")
_PRONOUNS = frozenset({"him", "her", "them"})
#: "Both" are of whom was told so lately, "she" of who was.
_FAR, _NEAR = 700, 260


def befallen(page: Page, sentence: Sentence, found: re.Match[str], lately: Lately) -> tuple[Who, ...]:
    """Return whom what a verb says befell."""
    text, base = sentence.flat, sentence.span.start
    before, place, end = text[: found.start()], base + found.start(), base + found.end()
    groups = found.groupdict()
    if any(groups.get(name) is not None for name in ("against", "none", "of")):
        return _object(page, sentence, end, loose=True)
    if groups.get("grant") is not None and not AUX.search(before):
        return _object(page, sentence, end, loose=True)
    after = tuple(_after_among(page, sentence, end))
    if not AUX.search(before):
        objects = _object(page, sentence, end, loose=False)
        if len(objects) == 1 and objects[0].text.lower() in _PRONOUNS and lately and lately[0][0] < 0:
            # "convicted Ann Orr of robbing Bob Lee and sentenced her": whom the same sentence told of
            objects = (lately[0][1],)
        if objects:
            return (*objects, *after)
        known = _by_the_parse(page, place, end)
        if known is not None:
            # "had her son arrested": who stands before it may have had it done
            return (*known, *after)
    return (*_subject(page, sentence, before, place, lately), *after)


def _by_the_parse(page: Page, start: int, end: int) -> tuple[Who, ...] | None:
    """Return the persons whom a verb befalls by the parse; ``None`` where it does not tell."""
    for event in page.told_at(start, end):
        found = [page.who(f.span, f.entity) for f in event.roles if f.role == "patient" and f.entity is not None]
        if found:
            return tuple(who for who in found if who.entity is not None and is_person(who.entity))
    return None


def _object(page: Page, sentence: Sentence, at: int, *, loose: bool) -> tuple[Who, ...]:
    """Return the persons that stand right after a verb."""
    found: list[Who] = []
    last = at
    for span, entity in page.mentions(at, sentence.span.end):
        # Titles begin with capitals; "released yesterday shows Mr Orr" has none.
        between = flat(_NAME_PART.sub("", page.text[last : span.start]))
        limit = _BEFORE_NEXT if found else _LOOSELY if loose else _BEFORE_FIRST
        if not limit.fullmatch(between):
            break
        if is_person(entity) and (not found or page.is_by_name(span, entity)):
            found.append(page.who(span, entity))
        last = span.end
    return tuple(found)


def _after_among(page: Page, sentence: Sentence, at: int) -> Iterator[Who]:
    """Yield the persons of "nine were arrested, among them…", "among those arrested was…"."""
    for span, entity in page.mentions(at, sentence.span.end):
        between = flat(page.text[at : span.start])
        if is_person(entity) and (AMONG.search(between) or _INVERTED.fullmatch(between)):
            yield page.who(span, entity)


def _subject(page: Page, sentence: Sentence, before: str, at: int, lately: Lately) -> tuple[Who, ...]:
    cut = max((m.end() for m in CLAUSE.finditer(before)), default=0)
    if _WHO.search(before):
        cut = 0
    for begin in dict.fromkeys((cut, 0)):
        stretch = before[begin:].lstrip()
        if begin == cut and PAIR.match(stretch):
            return _last_told(lately, 2)
        found = [
            (span, entity)
            for span, entity in page.mentions(sentence.span.start + begin, at)
            if is_person(entity)
            and not PREPOSITION.search(before[: span.start - sentence.span.start])
            and not before[span.end - sentence.span.start :].startswith(("'s ", "' "))
        ]
        if found:
            return _joined(page, found)
        if begin == cut and HE.match(stretch):
            return _last_told(lately, 1)
    return ()


def _joined(page: Page, found: list[tuple[Span, Entity]]) -> tuple[Who, ...]:
    people = [found[-1]]
    for span, entity in reversed(found[:-1]):
        if not _JOINED.fullmatch(flat(page.text[span.end : people[0][0].start])):
            break
        people.insert(0, (span, entity))
    return tuple(page.who(span, entity) for span, entity in people)


def _last_told(lately: Lately, count: int) -> tuple[Who, ...]:
    """Return the persons whom the law did something with last, for "she" and "both", where it was just told."""
    found: list[Who] = []
    for away, who in lately:
        if away > (_FAR if count > 1 else _NEAR):
            break
        if who.id not in {one.id for one in found}:
            found.insert(0, who)
        if len(found) == count:
            return tuple(found)
    return ()


def named_in(page: Page, start: int, end: int) -> list[Who]:
    """Return the named persons of a stretch."""
    return [page.who(span, entity) for span, entity in page.mentions(start, end) if is_person(entity)]


def is_person(entity: Entity) -> bool:
    """Whether an entity is a named person; an unusual name may have been taken for a body's."""
    if not entity.named:
        return False
    if entity.kind is EntityKind.PERSON:
        return True
    words = entity.name.split()
    return (
        entity.kind in (EntityKind.ORGANISATION, EntityKind.OTHER)
        and entity.sector is None
        and len(words) == 2
        and all(word[:1].isupper() and word[1:].islower() and word.isalpha() for word in words)
    )
