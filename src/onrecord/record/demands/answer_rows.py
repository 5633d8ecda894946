"""The row of an answer: what every rule that finds one puts into it."""

from __future__ import annotations

import re

from onrecord.model import Span
from onrecord.model.demands import State
from onrecord.record.demands.answer_words import (
    CUT,
    EVENTS,
    KEEP,
)
from onrecord.record.demands.page import Page, Sentence
from onrecord.record.demands.rows import Move, Who
from onrecord.record.demands.things import Act, Thing, stems_of
from onrecord.record.words import words_of

_LAST_TIME = re.compile(
    r"(?<! of) (?:(?:on|in|early|late|earlier|last|this) |(?=yesterday|today|tonight|\w+day\b))"
    r"(?!(?:the|an?|its?|his|her|their) )[\w' ]{2,24}$"
)


def stop_of(text: str, begin: int) -> int:
    """Return where the words of what was asked for end, in a sentence from a place on."""
    cut = CUT.search(text, begin)
    return min(cut.start() if cut else len(text), begin + KEEP)


def _not_its_time(page: Page, what: Span | None) -> Span | None:
    """Return the words of what is refused without a time at their end, which is the refusal's: "… on Tuesday"."""
    if what is None:
        return None
    last = _LAST_TIME.search(what.words(page.text).lower().rstrip(" .,"))
    return Span(what.start, what.start + last.start()) if last else what


def answer(
    page: Page,
    sentence: Sentence,
    at: int,
    state: State,
    thing: Thing,
    *,
    act: Act = Act.NEW,
    what: Span | None = None,
    by: tuple[Who, ...] = (),
    stems: tuple[str, ...] = (),
    finding: Span | None = None,
    back: str = "",
    weak: bool = False,
    bare: bool = False,
) -> Move:
    """Return the row of an answer whose verb stands at a place of a sentence; for the rest see :class:`Move`."""
    start = sentence.span.start + at
    when, of_report = page.date(sentence, start, _not_its_time(page, what) if state is State.REFUSED else None)
    named = page.mentions(sentence.span.start, sentence.span.end)
    return Move(
        id=page.id_of(start, start + 4, EVENTS),
        state=state,
        thing=thing,
        act=act,
        words=sentence.span,
        what=what,
        text=what.words(page.text) if what else "",
        stems=stems,
        about=stems_of(sentence.span.words(page.text)),
        by=by,
        of=(),
        date=when,
        of_report=of_report,
        finding=finding,
        finding_text=finding.words(page.text) if finding else "",
        events=tuple(event.id for event in page.events_in(sentence.span)),
        names=tuple(dict.fromkeys(" ".join(words_of(e.name)) for _, e in named if e.named)),
        back=back,
        weak=weak,
        retold=bool(re.search(r"\bhad (?:\w+ )?$", sentence.flat[:at])),
        bare=bare,
    )
