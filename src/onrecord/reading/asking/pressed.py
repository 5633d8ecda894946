"""Asks that are told by no verb of asking: pressure and calls that somebody faces, letters, and conditions."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.asking.ask_words import NOT_ASKED, ON_CONDITION, PRESSED, WRITTEN
from onrecord.reading.asking.found import Found, end_of
from onrecord.reading.page import Page, Sentence


def pressed(page: Page, sentence: Sentence) -> Iterator[Found]:
    """Yield "is under pressure to publish it", "faces calls from residents to resign"."""
    text, base = sentence.flat, sentence.span.start
    for found in PRESSED.finditer(text):
        if NOT_ASKED.search(text[: found.start()]):
            continue
        begin = found.start("what")
        by = page.who_in(base + found.start("by"), base + found.end("by")) if found["by"] else ()
        of = page.left_of(sentence, base + found.start()) if found["link"] == "to" else ()
        yield Found(found.span("verb"), (begin, end_of(text, begin)), of, by, False, True, weak=not by)


def on_condition(page: Page, sentence: Sentence) -> Iterator[Found]:
    """Yield "refused to go home unless a case was registered": what must come first is asked for."""
    text, base = sentence.flat, sentence.span.start
    found = ON_CONDITION.search(text)
    if found:
        by = page.subject(sentence, base + found.start(), base + found.start() + 5)
        begin = found.start("what")
        yield Found(found.span("verb"), (begin, end_of(text, begin)), (), by, False, True)


def written_to(page: Page, sentence: Sentence) -> Iterator[Found]:
    """Yield "has written to the minister to ask for…"."""
    text, base = sentence.flat, sentence.span.start
    found = WRITTEN.search(text)
    if found and not NOT_ASKED.search(text[: found.start()]):
        of = page.who_in(base + found.start("of"), base + found.end("of"))
        by = page.subject(sentence, base + found.start(), base + found.start() + 5)
        if of:
            begin = found.start("what")
            yield Found((found.start(), found.end("verb")), (begin, end_of(text, begin)), of, by, False, False)
