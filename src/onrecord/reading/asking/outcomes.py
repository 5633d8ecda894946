"""What comes of things asked for: apologies, resignations and removals, what courts order, what is paid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import Asserted, Count, RoleFiller, Span
from onrecord.reading.asking.answer_words import (
    APOLOGISED,
    APPEAL,
    COURT,
    LEFT,
    NEGATED,
    RULED,
    SETTLED,
    UNDONE,
    WILL_LEAVE,
)
from onrecord.reading.asking.found import stop_of
from onrecord.reading.asking.sums import sum_after
from onrecord.reading.page import Page, Sentence, Who, is_office
from onrecord.reading.told import Told

_NOT_YET = re.compile(r"\b(?:would|will|refus\w+|declin\w+)\b[^.;,]{0,20}$")
_NOBODY = re.compile(r"\bnot one|\bnobody|\bno one")
_IF = re.compile(r"\b(?:not|if|unless|should)\b")
_AN_ASIDE = re.compile(r"\b(?:had|who)\b[^.;,]{0,12}$")
_REMOVED = re.compile(r"(?:was|were|has been|have been|had been|is|been) ")
_TO_COME = re.compile(r"\b(?:will|would|to) ")


def apologies(page: Page, sentence: Sentence) -> Iterator[Told]:
    """Yield "apologised", "said sorry", "issued an apology"."""
    text, base = sentence.flat, sentence.span.start
    for found in APOLOGISED.finditer(text):
        before, place = text[: found.start()], base + found.start()
        if NEGATED.search(before) or _NOT_YET.search(before) or _NOBODY.search(text):
            continue
        event = page.event_at(place, base + found.end(), ("apology",))
        if event is not None and event.asserted is not Asserted.ASSERTED:
            continue
        who = page.subject(sentence, place, base + found.end())
        if "sorry" in found["verb"] and not found["verb"].startswith(("said", "says")):
            who = page.speakers(page.saying(place))
        if who:
            yield _told(page, sentence, "apology", found.span(), [one.filler("agent") for one in who])


def departures(page: Page, sentence: Sentence) -> Iterator[Told]:
    """Yield that somebody leaves an office, or is made to."""
    text, base = sentence.flat, sentence.span.start
    for found in WILL_LEAVE.finditer(text):
        if not _IF.search(found[0]):
            who = page.subject(sentence, base + found.start(), base + found.start() + 5)
            roles = [one.filler("agent") for one in who]
            verb = found.start() + found[0].rfind(" ", 0, len(found[0]) - 5) + 1, found.end()
            yield _told(page, sentence, "resignation", verb, roles)
    for found in LEFT.finditer(text):
        if NEGATED.search(text[: found.start()]) or _AN_ASIDE.search(text[: found.start()]):
            continue
        who = page.left_of(sentence, base + found.start())
        # Prisoners are transferred too, but leave no office.
        if not who or (found[0].endswith("transferred") and not is_office(who[0])):
            continue
        removed = _REMOVED.match(found[0])
        kind, role = ("dismissal", "patient") if removed else ("resignation", "agent")
        verb = found.start() + (removed.end() if removed else 0), found.end()
        yield _told(page, sentence, kind, verb, [one.filler(role) for one in who])


def of_courts(page: Page, sentence: Sentence) -> Iterator[Told]:
    """Yield what a court orders or undoes, that somebody appeals, that a case is settled or money paid."""
    text, base = sentence.flat, sentence.span.start
    for found in RULED.finditer(text):
        if not COURT.search(text[: found.start()]) or NEGATED.search(text[: found.start()]):
            continue
        begin = found.start("what")
        roles = [one.filler("agent") for one in page.left_of(sentence, base + found.start())]
        whom = page.who_in(base + found.start("of"), base + found.end("of"))
        roles += [one.filler("patient") for one in whom]
        roles.append(_about(base + begin, base + stop_of(text, begin)))
        yield _told(page, sentence, "ruling", (found.start(), found.start("of")), roles)
    undone = UNDONE.search(text)
    if undone and COURT.search(text[: undone.start()]) and not NEGATED.search(text[: undone.start()]):
        roles = [one.filler("agent") for one in page.left_of(sentence, base + undone.start())]
        roles.append(_about(base + undone.start("what"), base + undone.end("what")))
        yield _told(page, sentence, "ruling", (undone.start(), undone.start("what")), roles)
    appeal = APPEAL.search(text)
    if appeal:
        who = page.subject(sentence, base + appeal.start(), base + appeal.end())
        held = Asserted.PLANNED if _TO_COME.match(appeal[0]) else Asserted.ASSERTED
        yield _told(page, sentence, "appeal", appeal.span(), [one.filler("agent") for one in who], asserted=held)
    settled = SETTLED.search(text)
    if settled and not NEGATED.search(text[: settled.start()]):
        roles = [one.filler("agent") for one in page.left_of(sentence, base + settled.start())]
        paid = sum_after(sentence.flat, settled.start(), base)
        if paid is not None:
            roles.append(RoleFiller("about", paid.span))
        verb = settled.start(), settled.start() + len(settled[0].split(" ")[0])
        yield _told(page, sentence, "settlement", verb, roles, counts=(paid,) if paid is not None else ())


def _about(start: int, end: int) -> RoleFiller:
    return Who(Span(start, end), None, "").filler("about")


def _told(
    page: Page,
    sentence: Sentence,
    kind: str,
    verb: tuple[int, int],
    roles: list[RoleFiller],
    *,
    asserted: Asserted = Asserted.ASSERTED,
    counts: tuple[Count, ...] = (),
) -> Told:
    words = sentence.flat[verb[0] : verb[1]].rstrip(" ,")
    trigger = Span(sentence.span.start + verb[0], sentence.span.start + verb[0] + len(words))
    when = page.time(sentence, trigger.start)
    return Told(kind, trigger, tuple(roles), when, page.saying(trigger.start), asserted, counts)
