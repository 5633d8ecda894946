"""What the law does with whom: arrests, charges, releases, trials and how they ended, as tellings of events."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import Asserted, EntityKind, RoleFiller, Span
from onrecord.reading.law.described import Step, named
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
    NAMESAKE,
    NOT_GUILTY,
    NOT_OF_LAW,
    PLEA,
    PUNISHED,
    RULES,
    TAKEN,
    TO_COME,
    TRIED_AND_FREE,
    UNREAL,
    UNRELATED,
)
from onrecord.reading.page import Page, Sentence, Who
from onrecord.reading.told import Told

_TYPES = frozenset(kind for kind, _ in RULES) | {"ruling", "lawsuit"}
#: Verbs of letting go and holding: what stands behind them is no offence.
_NO_OFFENCE = re.compile(r"(?:released|freed|bailed|kept|let|settled|remanded)")
#: Told in a headline alone, these are believed.
_IN_TITLES = frozenset({"acquittal", "discontinuance", "charge", "conviction"})
_HELD = frozenset({"arrest", "detention", "charge"})
#: "PC to stand trial" has so few words before it at most.
_SHORT = 4
_POLICED = re.compile(
    r"\b(?:police|officers?|deput(?:y|ies)|troopers?|let go|released|freed|disorderly|trespass\w*|disperse\w*)\b"
)
#: "Jailed for his part in July's unrest" says when the deed was.
_OF_THE_DEED = re.compile(r"\b(?:for|over|in connection with) .*'s$")
_CRIMINAL = re.compile(r"\b(?:fir|charges?|chargesheet|police|station|registered|booked|slapped)\b")
_ACCUSED = re.compile(r"\b(?:charg|accus|prosecut|arrest|offen[cs]e|murder|manslaughter|assault|remand|custody)")
_HEARD = re.compile(r"\b(?:witness\w*|evidence|testif\w+|inquest|inquiry|civil|lawsuit|sue[ds]?|suing|petition\w*)\b")
#: An employer's or a professional body's own proceedings are not the law's.
_OF_AN_EMPLOYER = re.compile(
    r"\b(?:disciplinary|departmental|impeachment|internal(?:ly)?|civil|defamation|"
    r"(?:guilty|convicted|cleared|charged|acquitted) (?:of|with|on) (?:gross |serious |professional "
    r")*misconduct(?! in ))\b"
)
_ABOUT = 40
_SENTENCED = re.compile(r"\b(?:sentenced|convicted|found guilty|pleaded guilty)\b")
_HEADLINE_ENDS = re.compile(r"\W*$|[:,;]| (?:of|over|in|as|after|by) ")
#: So many steps back somebody is whom "she" or "both" may be.
_LATELY = 12
_DESCRIBED = re.compile(r"(?:an?|one|another) [\w' -]{2,60}?(?=,| who\b| was\b| has\b| is\b)")
_NOT = re.compile(r"\bnot (?:\w+ )?$")
_WHEN = re.compile(r"(?: (?:on|in|at|by|last|yesterday|today|\w+ly)(?: \w+){0,5}?)? (?:of|over) (?=\w)")
_BY_COURT = re.compile(
    r"[^.;,]{0,30}? by (?:an? |the )?(?:\w+ ){0,2}(?:jury|jurors|court|judges?|magistrates?|bench)\b"
)


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
    heads = list(_in_titles(page))
    told = named(page, told, heads)
    titles = [
        step
        for step in heads
        if not any(one.told.type == step.told.type and (not one.person.named or one.is_as(step)) for one in told)
    ]
    return [step.told for step in (*titles, *told)]


def _in_titles(page: Page) -> Iterator[Step]:
    """Yield "Court clears Ann Orr" of a headline; the text below may tell it in other words."""
    for sentence in page.sentences:
        if sentence.is_title:
            for step in _in_sentence(page, sentence, []):
                entity = step.person.entity
                if step.told.type in _IN_TITLES and entity is not None and " " in entity.name:
                    yield step


def _in_sentence(page: Page, sentence: Sentence, told: list[Step]) -> Iterator[Step]:
    text, base = sentence.flat, sentence.span.start
    for kind, rule in RULES:
        for found in rule.finditer(text):
            before = text[: found.start()]
            if UNREAL.search(before) or NAMESAKE.search(before) or not _is_meant(page, sentence, kind, found):
                continue
            if _is_of_another_matter(page, sentence, found) or (kind == "conviction" and _NOT.search(before)):
                continue
            last = _told_lately(sentence, told)
            people = befallen(page, sentence, found, last)
            if not people and LONE.match(before):
                people = _first_described(page, sentence, found.start())
            for person in people:
                if found.groupdict().get("loose") is None or _was_held(person, told):
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


def _is_meant(page: Page, sentence: Sentence, kind: str, found: re.Match[str]) -> bool:
    """Whether words that may say other things are of the law here, and hold."""
    text, base, groups = sentence.flat, sentence.span.start, found.groupdict()
    before = text[: found.start()]
    if _OF_AN_EMPLOYER.search(text[max(0, found.start() - _ABOUT) : found.end() + _ABOUT]):
        return False
    if groups.get("due") is not None and "appear" in found[0] and not _is_accused(page, sentence, found[0]):
        return False
    if any(groups.get(name) is not None for name in ("due", "spared", "had", "undone")):
        return True
    if groups.get("led") is not None and _SENTENCED.search(" ".join(one.flat for one in page.sentences)):
        return False
    if groups.get("headed") is not None:
        return sentence.is_title and len(before.split()) <= _SHORT
    if groups.get("jointly") is not None:
        return bool(TAKEN.search(before))
    if groups.get("cited") is not None:
        return bool(_POLICED.search(text))
    if groups.get("free") is not None:
        return bool(TRIED_AND_FREE.search(text)) and not PUNISHED.search(text)
    if any(groups.get(name) is not None for name in ("files", "filed", "whom")) and not _CRIMINAL.search(text):
        return False
    if kind != "discontinuance" and not _is_held(page, base + found.start(), base + found.end()):
        return False
    return not groups.get("clears") or _is_by_a_court(page, sentence, found)


def _is_accused(page: Page, sentence: Sentence, words: str) -> bool:
    """Whether somebody who is to appear in a court is accused there, and no witness or claimant."""
    earlier = page.before(sentence)
    beside = sentence.flat + (" " + earlier.flat if earlier is not None else "")
    return not _HEARD.search(sentence.flat) and ("magistrates" in words or bool(_ACCUSED.search(beside)))


def _was_held(person: Who, told: list[Step]) -> bool:
    """Whether the law had taken somebody who was "let go" or "sent home"."""
    return any(step.person.entity is person.entity and step.told.type in _HELD for step in told)


def _is_by_a_court(page: Page, sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether "cleared" is of the law: "a court cleared him", "was cleared of assault", "was cleared by a jury"."""
    text = sentence.flat
    before, after = text[: found.start()], text[found.end() :]
    if NOT_OF_LAW.match(after):
        return False
    if COURT.search(before) or _BY_COURT.match(after):
        return True
    if sentence.is_title and before and _HEADLINE_ENDS.match(after):
        return any(TRIED_AND_FREE.search(one.flat) for one in page.sentences if not one.is_title)
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
    """Yield "the arrest of Ann Orr", "the trial of Ann Orr", by the event that the reading has of it."""
    base = sentence.span.start
    for found in AN_ARREST.finditer(sentence.flat):
        kind = "trial" if found["trial"] else "arrest"
        event = page.event_at(base + found.start(), base + found.end(), (kind,))
        if kind == "trial" and TO_COME.search(sentence.flat[found.end() :]):
            kind = "charge"
        if event is None or event.asserted is not Asserted.ASSERTED:
            continue
        for role in event.roles:
            if role.role == "patient" and role.entity is not None and is_person(role.entity):
                who = page.who(role.span, role.entity)
                trigger = Span(base + found.start(), base + found.end())
                yield Step(sentence, who, Told(kind, trigger, (who.filler("patient"),)))


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
    if when is not None and _OF_THE_DEED.search(
        sentence.flat[found.end() : max(found.end(), when.span.end - base + 2)]
    ):
        when = None
    planned = any(found.groupdict().get(name) for name in ("due", "headed", "spared"))
    if planned and when is not None and when.span.start > trigger.start:
        when = None
    told = Told(kind, trigger, tuple(roles), when, page.saying(trigger.start), asserts_itself=planned)
    return Step(sentence, person, told)


def _offence(sentence: Sentence, found: re.Match[str]) -> Span | None:
    """Return the words of what somebody is accused of, right after the verb."""
    if found.groupdict().get("grant") or _NO_OFFENCE.match(found[0]):
        return None
    place = offence_at(sentence.flat, found.end())
    return Span(*(sentence.span.start + at for at in place)) if place else None
