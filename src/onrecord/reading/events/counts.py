"""How many: "six people", "between 20 and 30", "more than 50", "hundreds"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from onrecord.model import Count, Span

_UNITS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split(),
        range(1, 20),
        strict=True,
    )
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
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
_ABOVE = frozenset({"more", "over", "than"})
_BELOW = frozenset({"fewer", "less", "under"})
_WINDOW = 6


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
    "more than 50" is 51 and up, "at least 50" is 50 and up, "up to 50" is 1 to 50, "hundreds" is 200 and up.
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
    return head.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT") or number.ent_type_ in (
        "DATE",
        "TIME",
        "MONEY",
        "PERCENT",
    )


def _bounds(number: Token, role: str) -> Count | None:
    if number.lower_ in _VAGUE:
        low, high = _VAGUE[number.lower_]
        return Count(role, low, high, Span(number.idx, number.idx + len(number.text)))
    exact = _amount(number)
    if exact is None:
        return None
    sentence = number.sent
    left = max(sentence.start, number.i - _WINDOW)
    before = [t for t in number.doc[left : number.i] if not t.is_space]
    words = [t.lower_ for t in before]
    start = number
    for child in number.lefts:
        if child.dep_ in ("compound", "nummod", "quantmod"):
            start = child if child.i < start.i else start
    bounds: tuple[int, int | None] = (exact, exact)
    if words[-2:] in (
        ["more", "than"],
        ["at", "least"],
        ["fewer", "than"],
        ["less", "than"],
        ["up", "to"],
        ["upwards", "of"],
        ["as", "many"],
    ):
        bounds = _compared(words[-2:], exact)
        start = before[-2]
    elif words[-4:] == ["as", "many", "as"] or words[-3:] == ["as", "many", "as"]:
        start = before[-3]
    elif words and words[-1] in ("over", "above"):
        bounds, start = (exact + 1, None), before[-1]
    elif words and words[-1] in ("around", "about", "some", "nearly", "almost", "roughly", "approximately"):
        # A rounded number has no honest bounds; the number itself is kept and the word stands in the span.
        start = before[-1]
    elif len(words) >= 3 and words[-1] in ("and", "to", "-", "–") and words[-3] in ("between", "from"):
        low = value(words[-2])
        if low is not None and low <= exact:
            bounds, start = (low, exact), before[-3]
    return Count(role, bounds[0], bounds[1], Span(start.idx, number.idx + len(number.text)))


def _compared(words: list[str], exact: int) -> tuple[int, int | None]:
    if words[0] in ("more", "upwards"):
        return exact + 1, None
    if words[0] == "at":
        return exact, None
    if words[0] in ("fewer", "less"):
        return 0, max(exact - 1, 0)
    if words[0] == "up":
        return 1, exact
    return exact, exact


def _amount(number: Token) -> int | None:
    """ "two hundred", "15 lakh": the parser hangs the parts on the last one."""
    own = value(number.text)
    if own is None:
        return None
    parts = [value(child.text) for child in number.lefts if child.dep_ in ("compound", "nummod")]
    if own in _SCALES.values() and number.lower_ in _SCALES and len(parts) == 1 and parts[0] is not None:
        return parts[0] * own
    return own
