"""How many: "six people", "between 20 and 30", "more than 50", "hundreds"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from spacy.tokens import Token

from onrecord.model import Count, Span

_UNITS = {
    **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9},
    **{"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16},
    **{"seventeen": 17, "eighteen": 18, "nineteen": 19},
}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "lakh": 100_000, "million": 1_000_000}
#: A vague plural means at least two of its unit; nothing is said about how many at most.
VAGUE = {
    "dozens": (24, None),
    "scores": (40, None),
    "hundreds": (200, None),
    "thousands": (2000, None),
    "millions": (2_000_000, None),
    "several": (2, None),
    "many": (2, None),
    "multiple": (2, None),
    "couple": (2, 2),
    "both": (2, 2),
    "nobody": (0, 0),
}
#: "How many were there" asks for a number and gives none.
_ASKING = frozenset({"how", "however"})
_ALL_OF = frozenset({"each", "all"})
_MULTIPLES = {"twice": 2, "thrice": 3}
_NUMERAL = re.compile(r"\d{1,3}(?:,\d{2,3})+|\d{1,9}")
_DECIMAL = re.compile(r"\d{1,4}\.\d{1,3}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DASHES = frozenset("-–—")


def _same(number: int) -> int:
    return number


def _next(number: int) -> int:
    return number + 1


def _previous(number: int) -> int:
    return max(number - 1, 0)


def _no_bound(_: int) -> None:
    return None


Bound: TypeAlias = Callable[[int], int | None]

#: What words before a number make of it: the least and the most. A rounded number ("about 50") has no honest
#: bounds; it is kept as it stands, and the word that rounds it is in the count's span.
_COMPARED: dict[tuple[str, ...], tuple[Bound, Bound]] = {
    **{(no, less, "than"): (_same, _no_bound) for no in ("no", "not") for less in ("fewer", "less")},
    **{(no, "more", "than"): (_no_bound, _same) for no in ("no", "not")},
    ("more", "than"): (_next, _no_bound),
    ("upwards", "of"): (_same, _no_bound),
    ("at", "least"): (_same, _no_bound),
    ("over",): (_next, _no_bound),
    ("above",): (_next, _no_bound),
    ("under",): (_no_bound, _previous),
    ("a", "minimum", "of"): (_same, _no_bound),
    ("a", "maximum", "of"): (_no_bound, _same),
    ("a", "total", "of"): (_same, _same),
    ("close", "to"): (_same, _same),
    ("fewer", "than"): (_no_bound, _previous),
    ("less", "than"): (_no_bound, _previous),
    ("up", "to"): (_no_bound, _same),
    ("as", "many", "as"): (_same, _same),
    **{(word,): (_same, _same) for word in ("around", "about", "some", "nearly", "almost", "roughly", "approximately")},
}
_WINDOW = 6
_MONEY = frozenset(
    word + plural
    for word in ("pound", "dollar", "euro", "rupee", "shilling", "crore", "cent", "penny", "pence", "naira", "rand")
    for plural in ("", "s")
)
_NOT_COUNTED = frozenset({"DATE", "TIME", "MONEY", "PERCENT"})


def value(words: str) -> int | None:
    """Return the number that a word or numeral writes ("28", "1,200", "twenty-six"), or ``None``."""
    word = words.lower()
    if _NUMERAL.fullmatch(word):
        return int(word.replace(",", ""))
    if word in _UNITS:
        return _UNITS[word]
    tens, _, unit = word.partition("-")
    if tens in _TENS:
        return _TENS[tens] + (_UNITS.get(unit, 0) if unit else 0)
    return _SCALES.get(word)


def of(head: Token, role: str) -> Count | None:
    """Return how many a noun phrase speaks of, or ``None`` where it does not say.

    A single person with an article is not counted: "a man" carries no number that accounts could differ on.
    "more than 50" is 51 and up, "at least 50" is 50 and up, "up to 50" has no least, "hundreds" is 200 and up.
    """
    if head.lower_ in _MONEY:
        return None
    number = next((c for c in head.lefts if c.dep_ == "nummod" or (c.pos_ == "NUM" and c.dep_ not in ("appos",))), None)
    if number is None and (head.pos_ == "NUM" or head.lower_ in VAGUE or value(head.text) is not None):
        number = head
    if number is None:
        number = next(
            (c for c in head.lefts if c.lower_ in {*VAGUE, *_SCALES} and c.dep_ in ("amod", "det", "predet", "nmod")),
            None,
        )
    if number is None:
        # "six baton rounds", where the parser has six batons
        parts = (c for c in head.lefts if c.dep_ in ("compound", "amod", "nmod"))
        number = next((n for c in parts for n in c.lefts if n.pos_ == "NUM" or n.lower_ in _SCALES), None)
    if number is None:
        # "Eleven police officers", where the recogniser makes an adjective of the first word of a sentence
        number = next((c for c in head.lefts if c.dep_ in ("amod", "nummod", "compound") and value(c.text)), None)
    if number is None and head.lower_ in _ALL_OF:
        # "each of the twelve", "all 40 of them"
        of_ = (t for p in head.rights if p.lower_ == "of" for t in p.children if t.dep_ == "pobj")
        return next((count for t in of_ if (count := of(t, role)) is not None), None)
    if number is None or _not_a_number_of(head, number):
        return None
    return _bounds(_last_part(number), role)


def times(verb: Token, role: str) -> Count | None:
    """Return how often something was done: "shot twice", "fired five times"."""
    for child in verb.rights:
        if child.dep_ in ("advmod", "npadvmod") and child.lower_ in _MULTIPLES:
            often = _MULTIPLES[child.lower_]
            return Count(role, often, often, Span(child.idx, child.idx + len(child)))
        if child.lower_ == "times":
            count = of(child, role)
            return Count(role, count.min, count.max, Span(count.span.start, child.idx + len(child))) if count else None
    return None


def at(number: Token, role: str) -> Count | None:
    """Return how many a number by itself says: "put the crowd at between 300 and 400"."""
    return _bounds(_last_part(number), role)


def is_of_a_measure(number: Token) -> bool:
    """Whether a number is of money, of a share or of time, or a part of a longer number."""
    if number.dep_ in ("compound", "quantmod", "conj") or _is_year(number):
        return True
    # "put the number at a vigil on Tuesday at 400": the recogniser makes a time of the last three words.
    is_put = number.ent_type_ in ("DATE", "TIME") and number.head.lower_ == "at" and value(number.text) not in range(25)
    return number.ent_type_ in _NOT_COUNTED and not is_put


def _is_year(number: Token) -> bool:
    return number.head.lower_ in ("in", "since", "of", "by") and _YEAR.fullmatch(number.text) is not None


def _last_part(number: Token) -> Token:
    """Return the last token of a number in several words, whichever of them the parser hangs on the noun."""
    doc = number.doc
    while number.i + 1 < len(doc):
        after = doc[number.i + 1]
        if after.lower_ in _SCALES:
            number = after
        elif after.text in _DASHES and number.i + 2 < len(doc) and value(doc[number.i + 2].text) is not None:
            number = doc[number.i + 2]
        elif [token.lower_ for token in doc[after.i : after.i + 3]] == ["and", "a", "half"] and after.i + 3 < len(doc):
            number = doc[after.i + 3]
        else:
            break
    return number


def _not_a_number_of(head: Token, number: Token) -> bool:
    # "Between 20 and 30 people": the recogniser calls the numbers a date, but what they count it calls nothing.
    return head.ent_type_ in _NOT_COUNTED or (number == head and number.ent_type_ in _NOT_COUNTED)


def _bounds(number: Token, role: str) -> Count | None:
    if number.lower_ in VAGUE:
        if number.i and number.nbor(-1).lower_ in _ASKING:
            return None
        return Count(role, *VAGUE[number.lower_], Span(number.idx, number.idx + len(number.text)))
    amount = _amount(number)
    if amount is None:
        return None
    first, exact, top = amount
    left = max(0, first - _WINDOW, number.sent.start)
    before = [token for token in number.doc[left:first] if not token.is_space]
    start = number.doc[first]
    if top != exact:
        return Count(role, exact, top, Span(start.idx, number.idx + len(number.text)))
    upper = _second(number)
    if before and before[-1].lower_ in ("between", "from") and upper is not None and upper[1] >= exact:
        return Count(role, exact, upper[1], Span(before[-1].idx, upper[0].idx + len(upper[0].text)))
    least: int | None = exact
    most: int | None = exact
    for phrase, (low, high) in _COMPARED.items():
        if [token.lower_ for token in before[-len(phrase) :]] == list(phrase):
            start = before[-len(phrase)]
            least, most = low(exact), high(exact)
            break
    return Count(role, least, most, Span(start.idx, number.idx + len(number.text)))


def _second(number: Token) -> tuple[Token, int] | None:
    """Return the upper bound of "between 20 and 30" with its number."""
    for child in number.rights:
        if child.dep_ in ("conj", "pobj") and (high := value(child.text)) is not None:
            return child, high
    return None


def _amount(number: Token) -> tuple[int, int, int | None] | None:
    """Return the first token of a number in several words, and its least and most: 15 lakh, twenty-six, 4-6.

    ``None`` where a part of it is not understood ("one and a half thousand"): half a number is a wrong one.
    """
    doc, at = number.doc, number.i
    words = [doc[i].lower_ if i >= 0 else "" for i in range(at - 4, at)]
    own = value(number.text)
    if number.lower_ in _SCALES and own is not None:
        return _scaled(words, at, own)
    if own is None:
        return None
    if words[-1] in _DASHES and (low := value(words[-2])) is not None:
        if words[-2] in _TENS and own < 10:  # "twenty-six" in three tokens
            return at - 2, low + own, low + own
        return (at - 2, low, own) if low < own else None
    return at, own, own


def _scaled(words: list[str], at: int, scale: int) -> tuple[int, int, int | None] | None:
    """Return what the words before "hundred", "dozen" or "million" make of it."""
    last = words[-1]
    if words[-2:] == ["half", "a"] or last == "half":
        return None if "and" in words else (at - (1 if last == "half" else 2), scale // 2, scale // 2)
    if last in ("few", "several"):
        return at - (2 if words[-2] == "a" else 1), 2 * scale, None
    if _DECIMAL.fullmatch(last):
        exact = round(float(last) * scale)
        return at - 1, exact, exact
    times = value(last)
    if times is not None and last not in _SCALES:
        return at - 1, times * scale, times * scale
    return (at - (last == "a"), scale, scale) if last == "a" or scale == 12 else None
