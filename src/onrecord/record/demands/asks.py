"""Asks: who asks whom for what, by verbs and nouns of asking, by what must be done, and by what is owed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.model import EntityKind, Span
from onrecord.model.demands import State
from onrecord.record.demands.answered_asks import turned_down
from onrecord.record.demands.ask_found import Found, end_of
from onrecord.record.demands.ask_words import (
    AGAIN,
    ANSWERED,
    BACKING,
    CALLS,
    ELLIPSIS,
    FOR,
    GIVEN_UP,
    MATTER,
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
    SOMEBODY,
    THAT,
    TO_SOMEBODY,
    WEAK_VERBS,
    WRITTEN,
)
from onrecord.record.demands.due import said_to_be_due
from onrecord.record.demands.page import Page, Sentence, flat, is_office
from onrecord.record.demands.rows import Move, Who
from onrecord.record.demands.things import VAGUE, Act, Thing, sort_of, stems_of
from onrecord.record.words import words_of

#: A title so long stands before a name.
_TITLE = 25
#: What somebody wants or seeks is told by its first words; the rest may speak of anything.
_HEAD = 25
_INQUIRY = re.compile(r"\b(?:inquiry|enquiry|commission|inquest|review)\b")
_IT = re.compile(r"\b(?:it|them|this|that|its)\b")


def asks(page: Page) -> Iterator[Move]:
    """Yield every ask of a report, in text order."""
    found: list[Move] = []
    for sentence in page.sentences:
        if sentence.is_title:
            continue
        for one in _in_sentence(page, sentence):
            for move in _moves(page, sentence, one):
                if not any(_is_twice(move, old) for old in found):
                    found.append(move)
        found.extend(_elliptical(page, sentence, found))
    yield from sorted(found, key=lambda move: (move.words.start, (move.what or move.words).start))


def _is_twice(new: Move, old: Move) -> bool:
    if new.words != old.words or new.thing is not old.thing:
        return False
    if new.what is None or old.what is None:
        return True
    return new.what.start < old.what.end and old.what.start < new.what.end


def _in_sentence(page: Page, sentence: Sentence) -> Iterator[Found]:
    for each in (turned_down, _written_to, _to_somebody, _for_something, said_to_be_due):
        yield from each(page, sentence)


def _to_somebody(page: Page, sentence: Sentence) -> Iterator[Found]:
    """Yield "called on the minister to…", "asked the council for…", "was asked to…"."""
    text, base = sentence.flat, sentence.span.start
    for verb in TO_SOMEBODY.finditer(text):
        if NOT_ASKED.search(text[: verb.start()]) or GIVEN_UP.search(text[: verb.start()]):
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
        if not of and not re.match(r"(?:the |his |her |their |those |all |local |\w+ )", rest["of"]):
            continue
        # "called for the release of those held to…" is for something, and not for somebody to act.
        if verb[0].endswith(" for") and (
            not of or rest["link"] != "to" or "," in rest["of"] or of[0].span.start - base - rest.start("of") > 12
        ):
            continue
        at = rest.start("what")
        yield Found(
            verb.span(),
            (at, end_of(text, at)),
            of,
            page.subject(sentence, start, end),
            False,
            is_plain or verb[0].startswith("press"),
            wish=verb[0].startswith("want"),
        )


def _written_to(page: Page, sentence: Sentence) -> Iterator[Found]:
    """Yield "has written to the minister to ask for…"."""
    text, base = sentence.flat, sentence.span.start
    found = WRITTEN.search(text)
    if found and not NOT_ASKED.search(text[: found.start()]):
        of = page.who_in(base + found.start("of"), base + found.end("of"))
        by = page.subject(sentence, base + found.start(), base + found.start() + 5)
        if of:
            begin = found.start("what")
            yield Found((found.start(), found.end("verb")), (begin, end_of(text, begin)), of, by, False, False)


def _for_something(page: Page, sentence: Sentence) -> Iterator[Found]:
    """Yield "called for an inquiry", "demanded that he resign", "wants an apology", "a call for…"."""
    text, base = sentence.flat, sentence.span.start
    at = 0
    while verb := FOR.search(text, at):
        at = verb.start() + 3
        if NOT_ASKED.search(text[: verb.start()]) or PASSIVE.search(text[: verb.start()]):
            continue
        noun = re.match(r"(?:calls?|demands?|appeals?|pleas?|petitions?) (?:for|to)$", verb["verb"])
        if noun and (ANSWERED.search(text[: verb.start()]) or GIVEN_UP.search(text[: verb.start()])):
            continue
        start, end = base + verb.start(), base + verb.end("verb")
        if re.search(r"\bwe (?:have |had |also )?$", text[: verb.start()]) and not page.speakers(page.saying(start)):
            continue  # the outlet itself
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
                    of, begin = whom, begin + (0 if that["what"].startswith("be ") else that.start("what"))
        stop = end_of(text, begin)
        for from_whom in re.finditer(r" (?P<link>from|of|by) (?=(?:the |mr |ms )?\w)", text[begin:stop]):
            if of or (from_whom["link"] != "from" and MATTER.search(text[begin : begin + from_whom.start()])):
                break  # "an inquiry into the death of Mr Orr"
            place = base + begin + from_whom.end()
            named = page.who_in(place, base + stop)
            of = tuple(w for w in named if w.span.start - place <= _TITLE and is_office(w))
        if not of and sort_of(text[begin:stop]).thing is Thing.RESIGNATION:
            of = tuple(w for w in page.who_in(base + begin, base + stop)[:1] if w.kind == EntityKind.PERSON.value)
        by = page.subject(sentence, start, end)
        if noun and not re.search(
            r"\b(?:renew|repeat|reiterat|back|support|echo|join|mak|made|issu|launch|start|sign|lead|"
            r"led)\w*(?: \S+){0,4} $",
            text[: verb.start()],
        ):
            by = ()
        yield Found(
            (verb.start(), verb.end("verb")), (begin, stop), of, by, False, bool(WEAK_VERBS.match(verb["verb"]))
        )


def _moves(page: Page, sentence: Sentence, found: Found) -> Iterator[Move]:
    """Yield the rows of one ask: two where it asks for two things."""
    text = sentence.flat
    for begin, stop in _parts(text, *found.what):
        words = text[begin:stop]
        if PRONOUN.match(words) and stop - begin < 24 and not found.said:
            yield from _meant_by_it(page, sentence, found)
            continue
        if stop - begin < 2 or VAGUE.match(words) or NO_THING.match(words):
            continue
        again = AGAIN.match(words) if len(words) < 40 else None
        sort = sort_of(words)
        if sort.thing is Thing.INQUIRY and _INQUIRY.search(text[found.verb[1] : found.what[0]]):
            sort = replace(sort, act=Act.WIDER)  # one that there is already is to look at more
        if SOMEBODY.match(text, found.verb[0]) and found.verb[0] == begin:
            sort = replace(sort, thing=Thing.INQUIRY)
        if again and found.by:
            sort = replace(sort, thing=Thing.OTHER)
        if sort.thing is Thing.OTHER and not again and not _is_plain_ask(found, words):
            continue
        if sort.thing is not Thing.OTHER and found.loose and sort.at > _HEAD:
            continue
        yield _row(
            page,
            sentence,
            found,
            Span(sentence.span.start + begin, sentence.span.start + stop),
            sort.thing,
            sort.act,
            bare=bool(again),
        )


def _meant_by_it(page: Page, sentence: Sentence, found: Found) -> Iterator[Move]:
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
            yield _row(page, sentence, found, what, sort.thing, sort.act, bare=True)
            return


def _is_plain_ask(found: Found, words: str) -> bool:
    """Whether an ask for something of no known kind is one to follow: of an office, and by nobody of the police."""
    if found.said:
        return not found.loose
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
        if is_infinitive or (second.thing is not Thing.OTHER and second.thing is not first.thing and second.at < 25):
            return [(begin, begin + joint.start()), *_parts(text, begin + joint.end(), stop)]
    return [(begin, stop)]


def _row(
    page: Page,
    sentence: Sentence,
    found: Found,
    what: Span,
    thing: Thing,
    act: Act,
    *,
    bare: bool = False,
    back: str = "",
) -> Move:
    start, end = (sentence.span.start + at for at in found.verb)
    when, of_report = page.date(sentence, start, what)
    retold = found.answered or bool(RETOLD.search(sentence.flat[: found.verb[0]]))
    if found.answered:
        of_report = True  # it was asked for on the day of the answer or before
    elif not found.said and of_report and retold:
        when = None
    if found.said:
        statement = page.saying(start)
        cue = statement.cue[0] if statement is not None and statement.cue else None
        inside = statement.content[0] if statement is not None else None
        if cue is not None and sentence.span.contains(cue):
            when, of_report = page.date(sentence, cue.start, inside)
        else:
            when, of_report = page.published, True
    names = tuple(dict.fromkeys(" ".join(words_of(e.name)) for _, e in page.mentions(what.start, what.end) if e.named))
    return Move(
        id=page.id_of(start, end, CALLS),
        state=State.CALLED_FOR,
        thing=thing,
        act=act,
        words=sentence.span,
        what=what,
        text=what.words(page.text),
        stems=stems_of(what.words(page.text)),
        about=_about(page, sentence, what),
        by=tuple(who for who in found.by if not _is_nobody(who, found.of)),
        of=found.of,
        date=when,
        of_report=of_report,
        events=tuple(event.id for event in page.events_in(what)),
        names=names,
        back=back,
        weak=found.weak,
        retold=retold,
        bare=bare,
    )


def _is_nobody(who: Who, of: tuple[Who, ...]) -> bool:
    """Whether an asker was read wrong: a bare pronoun, or whom is asked."""
    bare = who.text.lower() in ("which", "who", "that", "it", "he", "she", "they")
    return bare or any(who.entity and who.entity == one.entity for one in of)


def _about(page: Page, sentence: Sentence, what: Span) -> tuple[str, ...]:
    """Return the stems of a sentence, and where it asks for "it" those of the two before, which say what "it" is."""
    words = [sentence.span.words(page.text)]
    if _IT.search(flat(what.words(page.text))):
        words += [s.span.words(page.text) for s in page.sentences[max(0, sentence.number - 2) : sentence.number]]
    return stems_of(" ".join(words))


def _elliptical(page: Page, sentence: Sentence, found: list[Move]) -> Iterator[Move]:
    """Yield asks whose words are an earlier sentence's: "somebody should be", "backed her call"."""
    text, base = sentence.flat, sentence.span.start
    backing = BACKING.search(text)
    earlier = next((m for m in reversed(found) if m.words != sentence.span), None)
    if backing and earlier is not None and earlier.what is not None:
        by = page.left_of(sentence, base + backing.start())
        one = Found(backing.span(), (0, 0), earlier.of, by, False, False)
        yield _row(page, sentence, one, earlier.what, earlier.thing, earlier.act, bare=True, back=earlier.id)
    left_out, before = ELLIPSIS.search(text), page.before(sentence)
    if not left_out or before is None or backing:
        return
    by = page.speakers(page.saying(base + left_out.start("of")) or page.saying(base + left_out.end("of") - 1))
    verb = re.search(
        r"\b(?:not|never) (?:been )?(?:asked|told|ordered|invited|allowed|made) to (?P<what>\S.*)$", before.flat
    )
    if by and verb:
        start = before.span.start + verb.start("what")
        what = Span(start, before.span.start + end_of(before.flat, verb.start("what")))
        sort = sort_of(verb["what"])
        yield _row(page, sentence, Found(left_out.span(), (0, 0), (), by, True, False), what, sort.thing, sort.act)
