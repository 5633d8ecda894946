"""Asks that are told by who turns them down: that one asks for nothing; who asked is named beside, or nobody is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.ontology.asked import Thing, sort_of
from onrecord.reading.asking.ask_words import ASK_TURNED_DOWN, GIVEN_UP, MATTER, TURNED_DOWN_ASK
from onrecord.reading.asking.found import Found, end_of
from onrecord.reading.page import Page, Sentence, Who

#: A name stands so near after "by".
_NEAR = 25
_COURT = re.compile(r"\b(?:judge|court|tribunal|magistrates?|bench|justices?)\b")
#: By whom an inquiry is to be, and not who asks for it.
_LOOKS_INTO_IT = re.compile(
    r"(?:the |an? )?(?:[\w-]+ ){0,3}?(?:independent|outside|external|judges?|commission\w*|panel|experts?|bureau|"
    r"agency|inspector\w*|ombudsman|watchdog|regulator|detectives?|force|court)\b"
)
_POSSESSIVE = re.compile(r"(?:his|her|their|its)\b|[^,]*?(?:'s|s') ")
_OFFICIAL = frozenset({"police", "government", "judiciary", "military"})


def turned_down(page: Page, sentence: Sentence) -> Iterator[Found]:
    """Yield "turned down a demand by campaigners for an inquiry", "a call for an inquiry was rejected"."""
    text, base = sentence.flat, sentence.span.start
    for found in (*TURNED_DOWN_ASK.finditer(text), *ASK_TURNED_DOWN.finditer(text)):
        if GIVEN_UP.search(text[: found.start("verb")]):
            continue
        begin = found.start("what")
        stop = min(end_of(text, begin), found.end("what"))
        by, stop = _asker(page, sentence, found, begin, stop)
        thing = sort_of(text[begin:stop]).thing
        if thing is Thing.OTHER:
            continue
        # What a court denies is mostly an application, unless somebody wants to know what happened.
        if not by and thing is not Thing.INQUIRY and _COURT.search(text):
            continue
        active = found.re is TURNED_DOWN_ASK
        refuser = page.subject(sentence, base + found.start(), base + found.start() + 6) if active else ()
        by = tuple(who for who in by if not any(who.id and who.id == one.id for one in refuser))
        # "rejected calls to resign", "for her resignation": who turns it down is who was to do it.
        own = thing in (Thing.RESIGNATION, Thing.APOLOGY) and re.match(r"(?:his|her|their|its|an) ", text[begin:stop])
        of = refuser if found["link"] == "to" or own else ()
        yield Found(found.span("verb"), (begin, stop), of, by, False, False, answered=True)


def _asker(page: Page, sentence: Sentence, found: re.Match[str], begin: int, stop: int) -> tuple[tuple[Who, ...], int]:
    """Return who asked, where the words name them, and where the words of what was asked for end."""
    base = sentence.span.start
    if found["by"]:
        return page.who_in(base + found.start("by"), base + found.end("by")), stop
    own = page.mentions(base + found.start("whose"), base + found.end("whose"))
    if own and _POSSESSIVE.match(sentence.flat[own[-1][0].start - base : found.end("whose")]):
        return (page.who(*own[-1]),), stop
    for link in re.finditer(r",? (?P<link>by|from) (?=\w)", sentence.flat[begin:stop]):
        place = begin + link.end()
        named = page.who_in(base + place, base + stop)
        if not named or named[0].span.start - base - place > _NEAR:
            continue
        if link["link"] == "by" and (
            named[0].sector in _OFFICIAL
            or _LOOKS_INTO_IT.match(sentence.flat, place)
            or MATTER.search(sentence.flat[begin : begin + link.start()])
        ):
            continue  # "an inquiry by a judge", "the shooting of a man by soldiers"
        return named, begin + link.start()
    return (), stop
