"""How many, with what rounds it: "about 300", "at most 150", "hundreds"; and which numbers fit together."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record.words import words_of

_VAGUE = frozenset({"dozens", "scores", "hundreds", "thousands", "millions"})
_ROUND = frozenset({"about", "around", "some", "nearly", "almost", "roughly", "approximately", "estimated", "perhaps"})
_ROUNDING = ({"close", "to"}, {"as", "many"})
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


def of_bounds(least: int | None, most: int | None, words: str) -> Quantity:
    """Return a number whose bounds are known, with what its words add to them."""
    told = set(words_of(words))
    vague = words.lower() if words.lower() in _VAGUE else ""
    about = bool(told & _ROUND) or any(phrase <= told for phrase in _ROUNDING)
    return Quantity(least, most, about, vague, about)
