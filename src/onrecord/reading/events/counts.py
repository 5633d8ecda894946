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
_SCALES = {"hundred": 100, "thousand": 1000, "lakh": 100_000, "million": 1_000_000}
#: A vague plural means at least two of its unit; nothing is said about how many at most.
_VAGUE = {
    "dozens": (24, None),
    "scores": (40, None),
    "hundreds": (200, None),
    "thousands": (2000, None),
    "millions": (2_000_000, None),
    "several": (2, None),
    "many": (2, None),
    "multiple": (2, None),
    "couple": (2, 2),
    "dozen": (12, 12),
    "both": (2, 2),
    "nobody": (0, 0),
}
_NUMERAL = re.compile(r"\d{1,3}(?:,\d{2,3})+|\d{1,9}")


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
    ("more", "than"): (_next, _no_bound),
    ("upwards", "of"): (_same, _no_bound),
    ("at", "least"): (_same, _no_bound),
    ("over",): (_next, _no_bound),
    ("above",): (_next, _no_bound),
    ("fewer", "than"): (_no_bound, _previous),
    ("less", "than"): (_no_bound, _previous),
    ("up", "to"): (_no_bound, _same),
    ("as", "many", "as"): (_same, _same),
    **{(word,): (_same, _same) for word in ("around", "about", "some", "nearly", "almost", "roughly", "approximately")},
}
_WINDOW = 6
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
    number = next((c for c in head.lefts if c.dep_ == "nummod" or (c.pos_ == "NUM" and c.dep_ not in ("appos",))), None)
    if number is None and (head.pos_ == "NUM" or head.lower_ in _VAGUE):
        number = head
    if number is None:
        number = next(
            (c for c in head.lefts if c.lower_ in _VAGUE and c.dep_ in ("amod", "det", "predet", "nmod")), None
        )
    if number is None or _not_a_number_of(head, number):
        return None
    return _bounds(number, role)


def _not_a_number_of(head: Token, number: Token) -> bool:
    # "Between 20 and 30 people": the recogniser calls the numbers a date, but what they count it calls nothing.
    return head.ent_type_ in _NOT_COUNTED or (number == head and number.ent_type_ in _NOT_COUNTED)


def _bounds(number: Token, role: str) -> Count | None:
    if number.lower_ in _VAGUE:
        return Count(role, *_VAGUE[number.lower_], Span(number.idx, number.idx + len(number.text)))
    exact = _amount(number)
    if exact is None:
        return None
    left = number.i
    while left > max(0, number.i - _WINDOW) and not number.doc[left].is_sent_start:
        left -= 1
    before = [token for token in number.doc[left : number.i] if not token.is_space]
    start = number.nbor(-2) if number.i > 1 and number.nbor(-1).text == "-" else number
    start = min([start, *(c for c in number.lefts if c.dep_ in ("compound", "nummod", "quantmod"))], key=lambda t: t.i)
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


def _amount(number: Token) -> int | None:
    """Return the value of two hundred or 15 lakh, whose parts the parser hangs on the last one."""
    own = value(number.text)
    if own is None:
        return None
    before = number.nbor(-1) if number.i > 1 else number
    if before.text == "-" and before.nbor(-1).lower_ in _TENS and own < 10:
        # "twenty-six" in three tokens
        return _TENS[before.nbor(-1).lower_] + own
    parts = [value(child.text) for child in number.lefts if child.dep_ in ("compound", "nummod")]
    if own in _SCALES.values() and number.lower_ in _SCALES and len(parts) == 1 and parts[0] is not None:
        return parts[0] * own
    return own
