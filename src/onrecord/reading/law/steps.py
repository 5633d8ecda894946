"""What the law does with whom: arrests, charges, releases, trials and how they ended, as tellings of events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Asserted, EntityKind, RoleFiller, Span
from onrecord.reading.law.offences import offence_at
from onrecord.reading.law.people import befallen, is_person, named_in
from onrecord.reading.law.words import (
    AN_ARREST,
    ANOTHER,
    AUX,
    BEFORE_IT,
    CLAUSE_END,
    COURT,
    LONE,
    NOT_GUILTY,
    NOT_OF_LAW,
    PLEA,
    RULES,
    UNREAL,
    UNRELATED,
)
from onrecord.reading.page import Page, Sentence, Who
from onrecord.reading.told import Told

_TYPES = frozenset(kind for kind, _ in RULES) | {"ruling", "lawsuit"}
#: Verbs of letting go and holding: what stands behind them is no offence.
_NO_OFFENCE = re.compile(r"(?:released|freed|bailed|kept|let|settled|remanded)")
#: So many steps back somebody is whom "she" or "both" may be.
_LATELY = 12
_DESCRIBED = re.compile(r"(?:an?|one|another) [\w' -]{2,60}?(?=,| who\b| was\b| has\b| is\b)")
_NOT = re.compile(r"\bnot (?:\w+ )?$")
_WHEN = re.compile(r"(?: (?:on|in|at|by|last|yesterday|today|\w+ly)(?: \w+){0,5}?)? (?:of|over) (?=\w)")
_BY_COURT = re.compile(
    r"[^.;,]{0,30}? by (?:an? |the )?(?:\w+ ){0,2}(?:jury|jurors|court|judges?|magistrates?|bench)\b"
)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that the law does with one person."""

    sentence: Sentence
    person: Who
    told: Told

    def is_as(self, other: Step) -> bool:
        """Whether two are of one kind and one person."""
        return self.told.type == other.told.type and self.person.entity is other.person.entity


def steps(page: Page) -> list[Told]:
    """Return what befell whom, in text order."""
    told: list[Step] = []
    for sentence in page.sentences:
        if not sentence.is_title:
            here: list[Step] = []
            for step in _in_sentence(page, sentence, told):
                if not any(one.is_as(step) for one in here):
                    here.append(step)
                    told.append(step)
    titles = [
        step
        for step in _verdicts_in_titles(page)
        if not any(one.told.type == step.told.type and (not one.person.named or one.is_as(step)) for one in told)
    ]
    return [step.told for step in (*titles, *told)]


def _verdicts_in_titles(page: Page) -> Iterator[Step]:
    """Yield "Court clears Ann Orr" of a headline; the text below may tell it in other words."""
    for sentence in page.sentences:
        if sentence.is_title:
            for step in _in_sentence(page, sentence, []):
                entity = step.person.entity
                if step.told.type == "acquittal" and entity is not None and " " in entity.name:
                    yield step


def _in_sentence(page: Page, sentence: Sentence, told: list[Step]) -> Iterator[Step]:
    text, base = sentence.flat, sentence.span.start
    for kind, rule in RULES:
        for found in rule.finditer(text):
            before = text[: found.start()]
            if UNREAL.search(before) or (
                kind != "discontinuance" and not _is_held(page, base + found.start(), base + found.end())
            ):
                continue
            if found.groupdict().get("clears") and not _is_by_a_court(text, found):
                continue
            if _is_of_another_matter(page, sentence, found) or (kind == "conviction" and _NOT.search(before)):
                continue
            last = _told_lately(sentence, told)
            people = befallen(page, sentence, found, last)
            if not people and LONE.match(before):
                people = _first_described(page, sentence, found.start())
            for person in people:
                yield _step(page, sentence, kind, found, person)
    yield from _by_noun(page, sentence)
    verdict = NOT_GUILTY.search(text)
    if verdict and not PLEA.search(text):
        for person in named_in(page, base, base + len(text))[:1]:
            yield _step(page, sentence, "acquittal", verdict, person)


def _first_described(page: Page, sentence: Sentence, end: int) -> tuple[Who, ...]:
    """Return whom only a description names before a verb: "A handyman who was cleared yesterday"."""
    start = sentence.span.start
    found = page.mentions(start, start + end)
    if found:
        return (page.who(*found[0]),) if found[0][1].kind is EntityKind.PERSON else ()
    words = _DESCRIBED.match(sentence.flat)
    return (page.who(Span(start, start + words.end()), None),) if words else ()


def _told_lately(sentence: Sentence, told: list[Step]) -> list[tuple[int, Who]]:
    """Return the persons whom the law did something with before, each with how far back that was told, latest first."""
    return [
        (sentence.span.start - step.sentence.span.end, step.person)
        for step in reversed(told[-_LATELY:])
        if step.person.named
    ]


def _is_by_a_court(text: str, found: re.Match[str]) -> bool:
    """Whether "cleared" is of the law: "a court cleared him", "was cleared of assault", "was cleared by a jury"."""
    before, after = text[: found.start()], text[found.end() :]
    if NOT_OF_LAW.match(after):
        return False
    if COURT.search(before) or _BY_COURT.match(after):
        return True
    return bool(_WHEN.match(after)) and (bool(AUX.search(before)) or offence_at(text, found.end()) is not None)


def _is_of_another_matter(page: Page, sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether a step is told of another matter: "who was jailed in 2019 for an unrelated burglary"."""
    after = CLAUSE_END.split(sentence.flat[found.end() :])[0]
    if UNRELATED.search(after) or BEFORE_IT.search(sentence.flat[: found.start()]):
        return True
    time = page.time(sentence, sentence.span.start + found.start())
    day = time.day if time is not None else None
    return day is not None and day[:4] != (page.published or day)[:4] and bool(ANOTHER.search(after))


def _by_noun(page: Page, sentence: Sentence) -> Iterator[Step]:
    """Yield "the arrest of Ann Orr", by the event that the reading has of it."""
    base = sentence.span.start
    for found in AN_ARREST.finditer(sentence.flat):
        event = page.event_at(base + found.start(), base + found.end(), ("arrest",))
        if event is None or event.asserted is not Asserted.ASSERTED:
            continue
        for role in event.roles:
            if role.role == "patient" and role.entity is not None and is_person(role.entity):
                who = page.who(role.span, role.entity)
                trigger = Span(base + found.start(), base + found.end())
                yield Step(sentence, who, Told("arrest", trigger, (who.filler("patient"),)))


def _is_held(page: Page, start: int, end: int) -> bool:
    """Whether the reading does not hold the event that stands there as denied, possible or planned."""
    event = page.event_at(start, end, _TYPES)
    return event is None or event.asserted is Asserted.ASSERTED


def _step(page: Page, sentence: Sentence, kind: str, found: re.Match[str], person: Who) -> Step:
    base = sentence.span.start
    roles: list[RoleFiller] = [person.filler("patient")]
    accused = _offence(sentence, found)
    if accused is not None:
        roles.append(Who(accused, None, "").filler("about"))
    trigger = Span(base + found.start(), base + found.end())
    when = page.time(sentence, trigger.start)
    return Step(sentence, person, Told(kind, trigger, tuple(roles), when, page.saying(trigger.start)))


def _offence(sentence: Sentence, found: re.Match[str]) -> Span | None:
    """Return the words of what somebody is accused of, right after the verb."""
    if found.groupdict().get("grant") or _NO_OFFENCE.match(found[0]):
        return None
    place = offence_at(sentence.flat, found.end())
    return Span(*(sentence.span.start + at for at in place)) if place else None
