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
    r" (?:(?!(?:of|for|to|with|in|on|at|by|from|and|that|who|whose|after|over|because|as|when|under|against|"
    r"but|or|it|this|"
    r"is|was|were|are|has|had|his|her|their)\b|\w+ing\b)[\w.-]+ ){0,6}"
)
_BEFORE_NEXT = re.compile(r",? and (?:[\w.'-]+ ){0,2}|, |,? including (?:[\w.'-]+ ){0,4}")
_LOOSELY = re.compile(
    r"(?:(?!\b(?:who|whose|that|which|over|for|of|after|by|from|accused|involved|responsible)\b)[^.;]){0,45}"
)
_HIM = re.compile(r" (?:him|her)\b")
_HE_ALONE = re.compile(r"^\W*(?:and |but |then |later |meanwhile,? )*(?:he|she)\b")
_POLICE = re.compile(
    r"\b(?:officers?|constable|sergeant|inspector|superintendent|detective|trooper|deputy|police(?:man|"
    r"woman)?|pc|cop|guard|"
    r"corporal|soldier|ranger)\b"
)
#: So much of a subject tells what somebody is.
_HEAD = 14
_AND_HE = re.compile(r"\band (?:he|she) (?:\w+ ){0,3}$")
#: Before a name: who decides or speaks for another is not whom the law befalls.
_OF_THE_COURT = re.compile(
    r"\b(?:judge|justice|magistrate|recorder|sheriff|prosecutor|prosecuting|barrister|counsel|lawyer|attorney|"
    r"solicitor|"
    r"advocate|coroner)(?: \w+)?,? $"
)
#: By these groups of a rule, the person stands behind it.
_BEHIND = ("against", "none", "of", "files", "filed", "declined", "over", "undone")
#: By these, before it.
_IN_FRONT = ("due", "headed", "spared", "bail", "loose", "cited", "free", "jointly", "had")
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
    if any(groups.get(name) is not None for name in _BEHIND):
        return _object(page, sentence, end, loose=True)
    if groups.get("whom") is not None:
        return _relative(page, sentence, place)
    if any(groups.get(name) is not None for name in _IN_FRONT):
        return _subject(page, sentence, before, place, lately)
    if groups.get("grant") is not None and not AUX.search(before):
        return _object(page, sentence, end, loose=True)
    after = tuple(_after_among(page, sentence, end))
    if not AUX.search(before):
        if _HIM.match(text[found.end() :]):
            return (*_him(page, sentence, before, lately), *after)
        objects = _object(page, sentence, end, loose=False)
        if len(objects) == 1 and objects[0].text.lower() in _PRONOUNS and lately and lately[0][0] < 0:
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


def _him(page: Page, sentence: Sentence, before: str, lately: Lately) -> tuple[Who, ...]:
    """Return who "him" is: whom the sentence told of, its one subject of an earlier clause, or that of the last one."""
    if lately and lately[0][0] < 0:
        # "convicted Ann Orr of robbing Bob Lee and sentenced her"
        return (lately[0][1],)
    cut = max((m.end() for m in CLAUSE.finditer(before)), default=0)
    subject = _only_subject(page, sentence, cut)
    earlier = page.before(sentence)
    if subject or earlier is None:
        return subject
    return _spoken_of(page, earlier) or _last_told(lately, 1)


def _spoken_of(page: Page, sentence: Sentence) -> tuple[Who, ...]:
    """Return the one subject of a sentence that nobody says."""
    return () if page.statements_in(sentence) else _only_subject(page, sentence, len(sentence.flat))


def _only_subject(page: Page, sentence: Sentence, limit: int) -> tuple[Who, ...]:
    """Return the one named person of a sentence whom no preposition governs and who is not of the court."""
    found: dict[str, Who] = {}
    base, text = sentence.span.start, sentence.flat
    for span, entity in page.mentions(base, base + limit):
        before = text[: span.start - base]
        if (
            is_person(entity)
            and not PREPOSITION.search(before)
            and not text[span.end - base :].startswith(("'s ", "' "))
            and not _OF_THE_COURT.search(before)
            and not _OF_THE_COURT.search(flat(span.words(page.text)).rpartition(" ")[0] + " ")
        ):
            found.setdefault(entity.id, page.who(span, entity))
    return tuple(found.values()) if len(found) == 1 else ()


def _relative(page: Page, sentence: Sentence, at: int) -> tuple[Who, ...]:
    """Return whom "against whom" takes up: the last person named before it."""
    found = [pair for pair in page.mentions(sentence.span.start, at) if is_person(pair[1])]
    return (page.who(*found[-1]),) if found else ()


def _object(page: Page, sentence: Sentence, at: int, *, loose: bool) -> tuple[Who, ...]:
    """Return the persons that stand right after a verb."""
    found: list[Who] = []
    last = at
    for span, entity in page.mentions(at, sentence.span.end):
        # Titles begin with capitals; "released yesterday shows Mr Orr" has none.
        between = flat(_NAME_PART.sub("", page.text[last if found else at : span.start]))
        limit = _BEFORE_NEXT if found else _LOOSELY if loose else _BEFORE_FIRST
        if not limit.fullmatch(between):
            break
        is_owner = flat(page.text[span.end : span.end + 6]).startswith(("'s", " said", " told"))
        if is_person(entity) and not is_owner and (not found or page.is_by_name(span, entity)):
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
    if _AND_HE.search(before) and lately and lately[0][0] < 0:
        return (lately[0][1],)
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
            earlier = page.before(sentence)
            known = tuple(
                who for who in _last_told(lately, 1) if who.entity is None or may_be(page, stretch[:_HEAD], who.entity)
            )
            if known or earlier is None or not _HE_ALONE.match(stretch):
                return known
            return _spoken_of(page, earlier)
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


def may_be(page: Page, words: str, entity: Entity) -> bool:
    """Whether a description may be of somebody by their roles: an officer is nobody of another trade."""
    roles = [flat(role.text) for role in entity.roles]
    titled = any(_POLICE.search(flat(page.text[max(0, m.start - 20) : m.start])) for m in entity.mentions)
    is_police = titled or any(_POLICE.search(role) for role in roles)
    head = re.split(r"[,(]| who | accused | charged ", words)[0]
    return is_police or not roles if _POLICE.search(head) else True


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
