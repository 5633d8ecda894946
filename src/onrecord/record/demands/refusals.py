"""Refusals: that what was asked for will not be, by verbs of refusing and by what somebody says will not be done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model import Span
from onrecord.model.demands import State
from onrecord.record.demands.answer_rows import answer, stop_of
from onrecord.record.demands.answer_words import NEGATED, NO_NEED, REFUSE, WERE_REFUSED, WILL_NOT, WITHDRAWN
from onrecord.record.demands.page import Page, Sentence, flat
from onrecord.record.demands.rows import Move, Who
from onrecord.record.demands.things import sort_of, stems_of

#: "He would not" answers an ask that stands so few characters before.
_FAR = 400
#: A title so long stands before a name.
_TITLE = 40
#: Words that name nothing: what was asked for just before is meant.
_NOTHING = re.compile(
    r"(?:as|saying|on|in|by|because|out of hand|outright|yesterday|last|again|and|do so|do it|do that)\b|"
    r"(?:be drawn|it|that|this|calls|them|either|"
    r"(?:the|her|his|their) (?:call|idea|demand|request|suggestion)s?)$"
)


def refused(page: Page, sentence: Sentence, asked: Sequence[Move]) -> Iterator[Move]:
    """Yield that something is refused; ``asked`` are the report's own asks."""
    text, base = sentence.flat, sentence.span.start
    for found in WERE_REFUSED.finditer(text):
        yield from _refusal(
            page, sentence, found.start(), found.start("what"), _by_whom(page, sentence, found), asked, standing=True
        )
    for found in (*REFUSE.finditer(text), *NO_NEED.finditer(text)):
        if found.re is REFUSE and NEGATED.search(text[: found.start()]):
            continue
        groups = found.groupdict()
        name = "what" if groups.get("what") else "nominal"
        at = found.start(name) if groups.get(name) else found.end()
        who = page.subject(sentence, base + found.start(), base + found.start() + 6)
        yield from _refusal(page, sentence, found.start(), at, who, asked, standing=bool(groups.get("noun")))
    for found in WILL_NOT.finditer(text):
        yield from _will_not(page, sentence, found, asked)


def _by_whom(page: Page, sentence: Sentence, found: re.Match[str]) -> tuple[Who, ...]:
    """Return who turned down what stands before, where "by" names them right after the verb."""
    start, end = (sentence.span.start + at for at in found.span("by"))
    named = page.who_in(start, end) if found["by"] else ()
    return named if named and named[0].span.start - start <= _TITLE else ()


def _will_not(page: Page, sentence: Sentence, found: re.Match[str], asked: Sequence[Move]) -> Iterator[Move]:
    """Yield "said that she would not resign", "has no plans to reopen it", "the letter would not be published"."""
    start, end = sentence.span.start + found.start("of"), sentence.span.start + found.end("of")
    what: str = found["what"] or ""
    statement = page.saying(start) or page.saying(end - 1)
    speaker = page.speakers(statement)
    subject = _last_mention(page, start, end)
    if statement is None and subject is None:
        return
    who = speaker or ((subject,) if subject is not None else ())
    if not who and what:
        who = page.last_speaker(sentence)
    who = _for_whom(page, sentence, who)
    is_speaker = subject is not None and any(subject.entity == one.entity for one in speaker)
    if what.startswith(" be ") and speaker and not is_speaker:
        # The subject is what, and not whom.
        begin = max(m.end() for m in re.finditer(r"^|\b(?:said|says|that) ", found["of"]))
        yield from _refusal(page, sentence, found.start("of"), found.start("of") + begin, who, asked, act=what.strip())
    elif subject is None or is_speaker or subject.kind == "organisation" or subject.sector:
        at = found.start("what") + 1 if what else found.end()
        yield from _refusal(page, sentence, found.start("of"), at, who, asked)


def _for_whom(page: Page, sentence: Sentence, who: tuple[Who, ...]) -> tuple[Who, ...]:
    """Return the body that "a spokeswoman" speaks for where the sentence before says so."""
    if len(who) == 1 and re.fullmatch(r"(?:an? |the )?spokes\w+", who[0].text.lower()):
        return page.last_speaker(sentence) or who
    return who


def _last_mention(page: Page, start: int, end: int) -> Who | None:
    """Return whom the words right before a verb name."""
    found = page.mentions(start, end)
    between = flat(page.text[found[-1][0].end : end]) if found else ""
    is_near = re.fullmatch(r"(?: (?:also|still|certainly|\w+ly|himself|herself|therefore))*", between)
    return page.who(*found[-1]) if found and is_near else None


def _refusal(
    page: Page,
    sentence: Sentence,
    at: int,
    begin: int,
    by: tuple[Who, ...],
    asked: Sequence[Move],
    *,
    standing: bool = False,
    act: str = "",
) -> Iterator[Move]:
    """Yield a refusal of what its words name, or of the last ask before it where they name nothing.

    Args:
        at: where in the sentence the verb stands; ``begin`` where the words of what is refused do.
        standing: whether the words say that there were calls for it.
        act: the words that tell what kind of thing it is, where they are not those from ``begin`` on.
    """
    stop = stop_of(sentence.flat, begin)
    words = sentence.flat[begin:stop].strip(' .,"')
    if not words or _NOTHING.match(words):
        back = _last_ask(sentence, at, by, asked)
        if back is not None:
            yield answer(
                page, sentence, at, State.REFUSED, back.thing, act=back.act, what=back.what, by=by or back.of,
                stems=back.stems, back=back.id, bare=True,
            )  # fmt: skip
        return
    sort = sort_of(act or words)
    what = Span(sentence.span.start + begin, sentence.span.start + stop)
    stems = stems_of(what.words(page.text))
    yield answer(
        page, sentence, at, State.REFUSED, sort.thing, act=sort.act, what=what, by=by, stems=stems, weak=not standing
    )


def _last_ask(sentence: Sentence, at: int, by: tuple[Who, ...], asked: Sequence[Move]) -> Move | None:
    """Return the nearest ask before a place that is not by those who answer."""
    people = {who.entity for who in by if who.entity}
    for move in reversed([m for m in asked if m.words.start < sentence.span.start + at]):
        if sentence.span.start - move.words.end < _FAR and not any(who.entity in people for who in move.by):
            return move
    return None


def withdrawn(page: Page, sentence: Sentence, asked: Sequence[Move]) -> Iterator[Move]:
    """Yield that who asked for something asks no more: "dropped its demand for an inquiry"."""
    text, base = sentence.flat, sentence.span.start
    for found in WITHDRAWN.finditer(text):
        if NEGATED.search(text[: found.start()]):
            continue
        by = page.subject(sentence, base + found.start(), base + found.start() + 4)
        name = "what" if found["what"] else "act"
        if found[name] is None:
            asks = [m for m in asked if m.words.start < base + found.start() and any(w.entity for w in m.by)]
            mine = [m for m in asks if {w.entity for w in m.by} & {w.entity for w in by if w.entity}]
            if mine:
                yield answer(
                    page, sentence, found.start(), State.WITHDRAWN, mine[-1].thing, act=mine[-1].act,
                    what=mine[-1].what, by=by, stems=mine[-1].stems, back=mine[-1].id, bare=True,
                )  # fmt: skip
            continue
        begin = found.start(name)
        stop = stop_of(text, begin)
        sort = sort_of(text[begin:stop])
        what = Span(base + begin, base + stop)
        stems = stems_of(what.words(page.text))
        yield answer(
            page, sentence, found.start(), State.WITHDRAWN, sort.thing, act=sort.act, what=what, by=by, stems=stems
        )
