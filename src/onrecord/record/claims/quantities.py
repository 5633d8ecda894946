"""How many, in words: "about 300", "no more than 150", "hundreds", "Eleven"; and which numbers fit together."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "lakh": 100_000, "million": 1_000_000}
_VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000}
_WORD = "|".join([*_TENS, *sorted(_UNITS, key=len, reverse=True)])
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{2,3}})+|\d{{1,9}}|(?:{_WORD})(?:[- ](?:{_WORD}))?|a(?= (?:dozen|hundred|thousand)))"
_SCALE = "|".join(_SCALES)
_AT_LEAST = r"at least|no (?:fewer|less) than|not (?:fewer|less) than|upwards of|a minimum of"
_MORE = r"more than|over|above|in excess of"
_AT_MOST = r"no more than|not more than|at most|up to|a maximum of"
_FEWER = r"fewer than|less than|under"
_ABOUT = r"about|around|some|nearly|almost|roughly|approximately|an estimated|close to|as many as|perhaps"

#: What is measured is no number of people or deeds.
_MEASURES = (
    "seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|miles?|km|kilomet(?:re|er)s?|met(?:re|er)s?|feet|yards?"
    "|per ?cent|pounds?|dollars?|euros?|rupees?|crores?|acres?|degrees?|times|o['’]clock|am|pm|noon"
    "|January|February|March|April|May|June|July|August|September|October|November|December"
)

#: A quantity in a pattern; `of_match` reads its groups.
PATTERN = (
    rf"(?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})|(?P<more>{_MORE})|(?P<fewer>{_FEWER})|(?P<about>{_ABOUT}))?"
    rf"[ “\"]{{0,2}}(?:(?P<number>{_NUMBER})(?: (?P<scale>{_SCALE}))?|(?P<vague>{'|'.join(_VAGUE)}))"
    rf"(?![\d-]|[.,:]\d|%|th\b|st\b|am\b|pm\b|\s+(?:{_MEASURES})\b)"
)
_ROUND = re.compile(rf"\b(?:{_ABOUT})\b", re.IGNORECASE)
_QUANTITY = re.compile(rf"(?<![\w.,£$€₹]){PATTERN}\b", re.IGNORECASE)
#: A rounded number fits one that is off by so much of it.
_ROUNDED_BY = 0.1


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bounds; ``max`` is ``None`` for "more than", ``min`` for "no more than".

    Attributes:
        rounded: whether it is not exact.
        vague: the word, where it is no number: "hundreds".
        about: whether the words say that it is not exact ("about").
    """

    min: int | None
    max: int | None
    rounded: bool = False
    vague: str = ""
    about: bool = False

    def fits(self, other: Quantity) -> bool:
        """Whether one number may be what both speak of."""
        return self._low() <= other._high() and other._low() <= self._high()

    def _low(self) -> float:
        # "More than 50" is kept as 51 and up; whoever says so does not mean that it was not 50.
        least = (self.min or 0) - (1 if self.max is None else 0)
        return least * (1 - _ROUNDED_BY) if self.rounded else least

    def _high(self) -> float:
        most = float("inf") if self.max is None else self.max
        return most * (1 + _ROUNDED_BY) if self.rounded else most

    def text(self) -> str:
        """Return it to show: "11", "about 300", "at least 600", "at most 150", "20 to 30", "hundreds"."""
        if self.vague:
            return self.vague
        if self.min is not None and self.min == self.max:
            return f"about {self.min:,}" if self.about else f"{self.min:,}"
        if self.min is None:
            return f"at most {self.max:,}"
        if self.max is None:
            # "More than 600" is kept as 601 and up.
            return f"more than {self.min - 1:,}" if self.min % 10 == 1 and self.min > 10 else f"at least {self.min:,}"
        return f"{self.min:,} to {self.max:,}"


def read(words: str) -> Quantity | None:
    """Return the first quantity in words, or ``None``."""
    match = _QUANTITY.search(words)
    return of_match(match) if match else None


def of_bounds(least: int | None, most: int | None, words: str) -> Quantity:
    """Return a number whose bounds are known, with what its words add to them."""
    vague = words.lower() if words.lower() in _VAGUE else ""
    about = _ROUND.search(words) is not None
    return Quantity(least, most, about, vague, about)


def of_match(match: re.Match[str]) -> Quantity | None:
    """Return the quantity that `PATTERN` matched."""
    if match["vague"]:
        return Quantity(_VAGUE[match["vague"].lower()], None, vague=match["vague"].lower())
    number = _value(match["number"].lower())
    if number is None:
        return None
    number *= _SCALES[match["scale"].lower()] if match["scale"] else 1
    if match["least"]:
        return Quantity(number, None)
    if match["more"]:
        return Quantity(number + 1, None)
    if match["most"]:
        return Quantity(None, number)
    if match["fewer"]:
        return Quantity(None, max(number - 1, 0))
    return Quantity(number, number, bool(match["about"]), about=bool(match["about"]))


def _value(word: str) -> int | None:
    if word[0].isdigit():
        return int(word.replace(",", ""))
    if word == "a":
        return 1
    tens, _, unit = word.replace(" ", "-").partition("-")
    if tens in _TENS:
        return _TENS[tens] + (_UNITS.index(unit) if unit in _UNITS[1:10] else 0)
    return _UNITS.index(tens) if tens in _UNITS and not unit else None
