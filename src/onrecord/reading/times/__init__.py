"""The times layer: TIMEX3 expressions with their values and intervals.

Lexer (text to token classes), grammar (which sequences are times), filters (which look it and are not), resolver
(values, anchored to the publication or to what was told before), calendar (intervals).
"""

from __future__ import annotations

from bisect import bisect_right

from onrecord.model import BlockKind, Span, Time
from onrecord.reading.layer import Draft, Layer
from onrecord.reading.times.calendar import bounds, partial
from onrecord.reading.times.expression import Anchor, Expression
from onrecord.reading.times.filters import is_time
from onrecord.reading.times.grammar import find
from onrecord.reading.times.lexer import Tokens, lex
from onrecord.reading.times.names import borne
from onrecord.reading.times.resolve import Resolver, is_history
from onrecord.reading.times.tense import Tenses


def layer() -> Layer:
    """Return the times layer."""
    return Layer(
        "times",
        frozenset({"document", "doc"}),
        frozenset({"times"}),
        "WikiWars as TimeML, value F1 (benchmarks/times.py)",
        _run,
    )


def _run(draft: Draft) -> None:
    tokens = lex(draft.document.text)
    blocks = draft.document.blocks
    pictures = [block.span for block in blocks if block.kind is BlockKind.CAPTION]
    headlines = [block.span for block in blocks if block.kind in (BlockKind.TITLE, BlockKind.HEADING)]
    tenses = Tenses(draft.doc, pictures, headlines)
    people = borne(draft.doc)
    said = [e for e in find(tokens) if is_time(e, tokens, tenses, people)]
    published = partial(draft.document.published)
    starts = [block.span.start for block in blocks]
    history = is_history(said, published)
    resolver = Resolver(published, history, tenses, lambda position: bisect_right(starts, position))
    times: list[Time] = []
    for number, one in enumerate(said, 1):
        following = None
        if number < len(said) and _looks_on(one, said[number], tokens):
            following = resolver.peek(said[number])
        elif number + 1 < len(said) and _is_span(one, said[number], said[number + 1], tokens):
            following = resolver.peek(said[number + 1])
        since = times[-1].timex if times and _goes_on(said[number - 2], one, tokens) else None
        value = resolver.resolve(one, following, since)
        start, end = bounds(value)
        times.append(Time(f"t{number}", Span(one.start, one.end), value, start, end))
    draft.times = tuple(times)


def _goes_on(before: Expression, one: Expression, tokens: Tokens) -> bool:
    """Whether two dates are the ends of one range: "from 20 November to 11 January"."""
    dated = before.month and before.year is None and one.month and one.year is None
    return bool(dated) and tokens.classes[before.last + 1 : one.first] in ("&", "-")


def _is_span(one: Expression, after: Expression, day: Expression, tokens: Tokens) -> bool:
    """Whether two times of day are the ends of one span, and a day follows: "from 6am to 6pm on Monday"."""
    bare = all(e.clock and e.day is None and e.weekday is None and e.unit is None for e in (one, after))
    joined = tokens.classes[one.last + 1 : after.first] in ("&", "-")
    return bare and joined and _looks_on(after, day, tokens)


def _looks_on(one: Expression, after: Expression, tokens: Tokens) -> bool:
    """Whether an expression takes its date from the one after it: "3 to 5 May", "6.30pm on Sunday"."""
    if one.anchor is Anchor.NEXT:
        return True
    bare = one.clock is not None and one.day is None and one.weekday is None and one.unit is None
    between = tokens.classes[one.last + 1 : after.first]
    return bare and after.clock is None and between in ("", "~", ",", ",~", "c~", "c,", "u~", "u,", "~t", "i", "..~")
