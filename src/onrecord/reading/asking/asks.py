"""Asks: who asks whom for what, by verbs and nouns of asking, by what must be done, and by what is owed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from onrecord.model import Count, EntityKind, Span, Statement, Time
from onrecord.ontology.asked import Thing, is_vague, sort_of
from onrecord.reading.asking.ask_words import (
    AGAIN,
    ANSWERED,
    BACKING,
    ELLIPSIS,
    FOR,
    GIVEN_UP,
    MATTER,
    MUST_BE,
    NO_ADDRESSEE,
    NO_THING,
    NO_VERB,
    NOBODY,
    NOT_ASKED,
    NOUN_PHRASE,
    OF,
    OF_BARE,
    PASSIVE,
    PRONOUN,
    RETOLD,
    SOMEBODY_TO,
    THAT,
    TO_SOMEBODY,
    WEAK_VERBS,
    WOULD_BE,
)
from onrecord.reading.asking.due import said_to_be_due
from onrecord.reading.asking.found import Ask, Found, end_of
from onrecord.reading.asking.pressed import on_condition, pressed, written_to
from onrecord.reading.asking.sums import sum_after
from onrecord.reading.asking.turned_down import turned_down
from onrecord.reading.page import Page, Sentence, Who, flat, is_office

#: A title so long stands before a name.
_TITLE = 25
#: What somebody wants or seeks is told by its first words; the rest may speak of anything.
_HEAD = 25
#: What somebody was not made to do, which others may say that they should be.
_NOT_DONE = re.compile(r"\b(?:not|never) (?:been )?(?:asked|told|ordered|invited|allowed|made) to (?P<what>\S.*)$")
_ADVERB = re.compile(r" (?:(?:also|now|again|still|\w+ly) )?")
_FIRST_PERSON = re.compile(r"\b(?:i|we)(?: \w+ly| just| only| all)? $")
_LIGHT = re.compile(r"(?:place|put|bring|make|take|give|keep) ")
#: Those of whom nothing is asked in earnest: they hold no office to answer from.
_RANK_AND_FILE = re.compile(
    r"(?:the |that |those |whichever )?(?:\w+ )?(?:officers?|guards?|constables?|soldiers?|m[ae]n)$"
)
_SAID_AND = re.compile(r"(?<!\" )\bsaid\b(?! (?:the|an?|mr|ms)\b)[^.;]{4,160} and (?:\w+ly )?$")
_MEETING = re.compile(r"(?:an? )?(?:[\w-]+ ){0,2}(?:meeting|talks|audience) with (?=\w)")
_BARE = frozenset({"which", "who", "that", "it", "he", "she", "they"})


def asks(page: Page) -> list[Ask]:
    """Return every ask of a report, in text order."""
    found: list[Ask] = []
    # The headline last: it retells what the text tells in fuller words, or is alone to tell it.
    for sentence in sorted(page.sentences, key=lambda one: one.is_title):
        told = {ask.thing for ask in found} if sentence.is_title else set()
        for one in _in_sentence(page, sentence):
            for ask in _asks(page, sentence, one):
                is_retold = sentence.is_title and (ask.thing is Thing.OTHER or ask.thing in told or not ask.by)
                if not is_retold and not any(_is_twice(ask, old) for old in _here(found, sentence)):
                    found.append(ask)
        if not sentence.is_title:
            found.extend(_elliptical(page, sentence, found))
    return sorted(found, key=lambda ask: (ask.sentence.span.start, (ask.what or ask.trigger).start))


def _here(found: list[Ask], sentence: Sentence) -> list[Ask]:
    """Return the asks of a sentence, which are the last that were found."""
    return list(takewhile(lambda ask: ask.sentence is sentence, reversed(found)))


def _is_twice(new: Ask, old: Ask) -> bool:
    if new.thing is not old.thing:
        return False
    if new.what is None or old.what is None:
        return True
    return new.what.overlaps(old.what)


def _in_sentence(page: Page, sentence: Sentence) -> Iterator[Found]:
    for each in (turned_down, pressed, on_condition, written_to, _to_somebody, _for_something, said_to_be_due):
        yield from each(page, sentence)


def _to_somebody(page: Page, sentence: Sentence) -> Iterator[Found]:
    """Yield "called on the minister to…", "asked the council for…", "was asked to…"."""
    text, base = sentence.flat, sentence.span.start
    for verb in TO_SOMEBODY.finditer(text):
        still = verb[0].endswith("ing") and WOULD_BE.search(text[: verb.start()])
        if (NOT_ASKED.search(text[: verb.start()]) and not still) or GIVEN_UP.search(text[: verb.start()]):
            continue
        if ANSWERED.search(text[: verb.start()]) and re.match(r"(?:call|appeal|request|press)\b", verb[0]):
            continue  # "rejected a call on the minister to…": a noun
        start, end = base + verb.start(), base + verb.end()
        if re.search(r"\bwe (?:have |had |also )?$", text[: verb.start()]) and not page.speakers(page.saying(start)):
            continue  # the outlet itself
        is_plain = verb[0].startswith(("ask", "request", "want"))
        if PASSIVE.search(text[: verb.start()]):
            to = re.match(r" to (?=\w)", text[verb.end() :])
            if to and verb[0] in ("asked", "urged", "requested", "pressed", "challenged", "petitioned"):
                at = verb.end() + to.end()
                yield Found(
                    verb.span(), (at, end_of(text, at)), page.left_of(sentence, start), (), False, False, weak=True
                )
            continue
        rest = OF.match(text, verb.end()) or (OF_BARE.match(text, verb.end()) if verb[0].startswith("want") else None)
        if rest is None:
            continue
        of = page.who_in(base + rest.start("of"), base + rest.end("of"))
        if NO_ADDRESSEE.search(rest["of"]) or NO_VERB.match(rest["what"]):
            continue
        if NOBODY.match(rest["of"]) or (is_plain and not of and not verb[0].startswith("want")):
            continue
        is_name = page.text[base + rest.start("of")].isupper()
        if not of and not is_name and not re.match(r"(?:the |his |her |their |those |all |local |\w+ )", rest["of"]):
            continue
        # "called for the release of those held to…" is for something, and not for somebody to act.
        if verb[0].endswith(" for") and (
            not of or rest["link"] != "to" or "," in rest["of"] or of[0].span.start - base - rest.start("of") > 12
        ):
            continue
        at = rest.start("what")
        if _is_only_a_wish(text[: verb.start()], verb[0], of, rest["what"]):
            continue
        yield Found(
            verb.span(),
            (at, end_of(text, at)),
            of,
            page.subject(sentence, start, end),
            False,
            is_plain or verb[0].startswith("press"),
            wish=verb[0].startswith("want"),
        )


def _is_only_a_wish(before: str, verb: str, of: tuple[Who, ...], what: str) -> bool:
    """Whether somebody says what they long for: "I want somebody to tell me why" asks no office to look into it."""
    if (
        not verb.startswith("want")
        or not _FIRST_PERSON.search(before)
        or any(is_office(who) and not _RANK_AND_FILE.match(who.text.lower()) for who in of)
    ):
        return False
    return sort_of(what).thing in (Thing.INQUIRY, Thing.EXPLANATION)


def _for_something(page: Page, sentence: Sentence) -> Iterator[Found]:
    """Yield "called for an inquiry", "demanded that he resign", "wants an apology", "a call for…"."""
    text, base = sentence.flat, sentence.span.start
    at = 0
    while verb := FOR.search(text, at):
        at = verb.start() + 3
        before = text[: verb.start()]
        if (NOT_ASKED.search(before) or PASSIVE.search(before)) and not (
            WOULD_BE.search(before) and verb["verb"].endswith("ing")
        ):
            continue
        noun = re.match(r"(?:calls?|demands?|appeals?|pleas?|petitions?) (?:for|to)$", verb["verb"])
        if noun and (ANSWERED.search(text[: verb.start()]) or GIVEN_UP.search(text[: verb.start()])):
            continue
        start, end = base + verb.start(), base + verb.end("verb")
        if re.search(r"\bwe (?:have |had |also )?$", text[: verb.start()]) and not page.speakers(page.saying(start)):
            continue  # the outlet itself
        if verb["verb"].startswith("want") and SOMEBODY_TO.match(verb["what"]):
            continue  # "I want somebody to tell me why"
        begin = verb.start("what") + len("for ") * verb["what"].startswith("for ")
        of: tuple[Who, ...] = ()
        if verb["verb"].startswith(("demand", "insist")):
            that = THAT.match(verb["what"])
            if that:
                whom = page.who_in(base + begin + that.start("of"), base + begin + that.end("of"))
                near = whom and base + begin + that.end("of") - whom[-1].span.end <= _TITLE // 2
                if (sort_of(that["of"]).thing is not Thing.OTHER and not whom) or (whom and not near):
                    that = None
                else:
                    is_done = that["what"].startswith("be ")
                    begin += that.start("of") if is_done else that.start("what")
                    # "that she be returned to duty": what, and not by whom
                    of = () if is_done and sort_of(that["what"]).thing is Thing.OTHER else whom
        stop = end_of(text, begin)
        for from_whom in re.finditer(r" (?P<link>from|of|by) (?=(?:the |mr |ms )?\w)", text[begin:stop]):
            if of or (from_whom["link"] != "from" and MATTER.search(text[begin : begin + from_whom.start()])):
                break  # "an inquiry into the death of Mr Orr"
            place = base + begin + from_whom.end()
            named = page.who_in(place, base + stop)
            of = tuple(w for w in named if w.span.start - place <= _TITLE and is_office(w))
        if not of and (meeting := _MEETING.match(text, begin, stop)):
            named = page.who_in(base + meeting.end(), base + stop)[:1]
            of = tuple(w for w in named if w.span.start - base - meeting.end() <= _TITLE)
        if not of and sort_of(text[begin:stop]).thing is Thing.RESIGNATION:
            of = tuple(w for w in page.who_in(base + begin, base + stop)[:1] if w.kind is EntityKind.PERSON)
        by = _asker(page, sentence, start, end)
        if (
            noun
            and not _is_of_a_verb(page, sentence, verb.start())
            and not re.search(
                r"\b(?:renew|repeat|reiterat|back|support|echo|join|mak|made|issu|launch|start|sign|lead|"
                r"led)\w*(?: \S+){0,4} $",
                text[: verb.start()],
            )
        ):
            by = ()
        yield Found(
            (verb.start(), verb.end("verb")),
            (begin, stop),
            of,
            by,
            False,
            bool(WEAK_VERBS.match(verb["verb"])),
            must_be=bool(MUST_BE.match(verb[0])),
        )


def _asker(page: Page, sentence: Sentence, start: int, end: int) -> tuple[Who, ...]:
    """Return who asks; of "said that she was cleared and demanded…" who said it."""
    both = _SAID_AND.search(sentence.flat[: start - sentence.span.start])
    by = page.left_of(sentence, sentence.span.start + both.start()) if both else ()
    return by or page.subject(sentence, start, end)


def _is_of_a_verb(page: Page, sentence: Sentence, at: int) -> bool:
    """Whether "calls for" is a verb: its subject stands right before it."""
    named = page.mentions(sentence.span.start, sentence.span.start + at)
    between = sentence.flat[named[-1][0].end - sentence.span.start : at] if named else ""
    return bool(named) and bool(_ADVERB.fullmatch(between)) and not sentence.flat[:at].rstrip().endswith(("'s", "s'"))


def _asks(page: Page, sentence: Sentence, found: Found) -> Iterator[Ask]:
    """Yield what one finding asks for: two where it is two things."""
    text = sentence.flat
    for begin, stop in _parts(text, *found.what):
        words = text[begin:stop]
        if PRONOUN.match(words) and stop - begin < 24 and not found.said:
            yield from _meant_by_it(page, sentence, found)
            continue
        if stop - begin < 2 or is_vague(words) or NO_THING.match(words):
            continue
        if found.by and len(words) < 40 and AGAIN.match(words):
            # "urged her to think again": of what, her earlier answer tells
            yield _ask(page, sentence, found, None, Thing.OTHER)
            continue
        sort = sort_of(words)
        thing = sort.thing
        if thing is Thing.OTHER and not _is_plain_ask(found, words):
            continue
        if thing is not Thing.OTHER and found.loose and sort.at > _far(words):
            continue
        what = Span(sentence.span.start + begin, sentence.span.start + stop)
        yield _ask(page, sentence, found, what, thing)


def _meant_by_it(page: Page, sentence: Sentence, found: Found) -> Iterator[Ask]:
    """Yield "had called for one", "asked for it": what was named last."""
    before = page.before(sentence)
    stretches = [(sentence, sentence.flat[: found.verb[0]])]
    if before is not None and before.block == sentence.block:
        stretches.append((before, before.flat))
    for place, text in stretches:
        named = list(NOUN_PHRASE.finditer(text))
        if named:
            what = Span(place.span.start + named[-1].start(), place.span.start + named[-1].end())
            sort = sort_of(named[-1]["head"] if named[-1]["head"] != "report" else "full report")
            yield _ask(page, sentence, found, what, sort.thing)
            return


def _is_plain_ask(found: Found, words: str) -> bool:
    """Whether an ask for something of no known kind is one to follow: of an office, and by nobody of the police."""
    if found.said:
        return not found.loose
    if found.must_be:
        return bool(found.by)
    officials = any(one.sector in ("police", "judiciary") for one in found.by)
    to_office = bool(found.of) and (is_office(found.of[0]))
    return (
        bool(found.by)
        and not found.wish
        and to_office
        and not officials
        and not re.match(r"(?:help|come|be calm|stay|remain|remember|note|confirm|comment)\b", words)
    )


def _parts(text: str, begin: int, stop: int) -> list[tuple[int, int]]:
    """Split "apologise and to tear up the contract", "an inquiry and compensation": both halves ask for something."""
    for joint in re.finditer(r",? and (?:to (?=\w)|(?=\w))", text[begin:stop]):
        left, right = text[begin : begin + joint.start()], text[begin + joint.end() : stop]
        first, second = sort_of(left), sort_of(right)
        is_infinitive = joint[0].endswith("to ")
        if first.thing is Thing.OTHER and not is_infinitive:
            continue
        if is_infinitive or (
            second.thing is not Thing.OTHER and second.thing is not first.thing and second.at < _far(right)
        ):
            return [(begin, begin + joint.start()), *_parts(text, begin + joint.end(), stop)]
    return [(begin, stop)]


def _far(words: str) -> int:
    """Return how far into words what they ask for may stand: "place Mr Orr under suspension" says so at its end."""
    return 2 * _HEAD if _LIGHT.match(words) else _HEAD


def _ask(page: Page, sentence: Sentence, found: Found, what: Span | None, thing: Thing) -> Ask:
    base = sentence.span.start
    begin, end = found.verb
    retold = RETOLD.search(sentence.flat[:begin])
    trigger = Span(base + (retold.start() if retold else begin), base + end)
    statement = page.saying(base + begin) or (page.saying(what.start) if found.said and what is not None else None)
    return Ask(
        sentence,
        trigger,
        what,
        thing,
        tuple(who for who in found.by if not _is_nobody(who, found.of)),
        found.of,
        None if found.answered else _time(page, sentence, found, what, statement),
        statement,
        found.weak,
        _sum(page, what) if thing is Thing.COMPENSATION else None,
    )


def _sum(page: Page, what: Span | None) -> Count | None:
    return sum_after(flat(what.words(page.text)), 0, what.start) if what is not None else None


def _time(page: Page, sentence: Sentence, found: Found, what: Span | None, told: Statement | None) -> Time | None:
    """Return when something was asked for: of what somebody says, when they said it."""
    if not found.said:
        return page.time(sentence, sentence.span.start + found.verb[0], what)
    cue = told.cue[0] if told is not None and told.cue else None
    if told is None or cue is None or not sentence.span.contains(cue):
        return None
    return page.time(sentence, cue.start, told.content[0])


def _is_nobody(who: Who, of: tuple[Who, ...]) -> bool:
    """Whether an asker was read wrong: a bare pronoun of nobody known, or whom is asked."""
    bare = who.text.lower() in _BARE and (who.entity is None or not who.entity.named)
    return bare or any(who.id and who.id == one.id for one in of)


def _elliptical(page: Page, sentence: Sentence, found: list[Ask]) -> Iterator[Ask]:
    """Yield asks whose words are an earlier sentence's: "somebody should be", "backed her call"."""
    text, base = sentence.flat, sentence.span.start
    backing = BACKING.search(text)
    earlier = next((ask for ask in reversed(found) if ask.sentence is not sentence), None)
    if backing and earlier is not None and earlier.what is not None:
        by = page.left_of(sentence, base + backing.start())
        one = Found(backing.span(), (0, 0), earlier.of, by, False, False)
        yield _ask(page, sentence, one, earlier.what, earlier.thing)
    left_out, before = ELLIPSIS.search(text), page.before(sentence)
    if not left_out or before is None or backing:
        return
    by = page.speakers(page.saying(base + left_out.start("of")) or page.saying(base + left_out.end("of") - 1))
    verb = _NOT_DONE.search(before.flat)
    if by and verb:
        start = before.span.start + verb.start("what")
        what = Span(start, before.span.start + end_of(before.flat, verb.start("what")))
        yield _ask(
            page, sentence, Found(left_out.span(), (0, 0), (), by, True, False), what, sort_of(verb["what"]).thing
        )
