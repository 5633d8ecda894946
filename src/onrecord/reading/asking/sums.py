"""Sums of money: what is asked for, and what is paid."""

from __future__ import annotations

import re

from onrecord.model import Count, Span

_TIMES = {
    "thousand": 1e3, "k": 1e3, "lakh": 1e5, "lakhs": 1e5, "m": 1e6, "mn": 1e6, "million": 1e6, "crore": 1e7,
    "crores": 1e7, "bn": 1e9, "billion": 1e9,
}  # fmt: skip
_AMOUNT = r"\d[\d,]*(?:\.\d+)?"
_SUM = re.compile(
    rf"(?:(?P<mark>(?:us|au?|nz|c)?[$£€₹]|\b(?:rs|inr)\.?) ?)?(?P<amount>{_AMOUNT})"
    rf"[ -]?(?P<times>{'|'.join(sorted(_TIMES, key=len, reverse=True))})?\b"
    r"(?P<coin> (?:rupees|pounds|dollars|euros))?"
)


def sum_after(text: str, at: int, base: int) -> Count | None:
    """Return the first sum of money from a place of plain lower-case text on, as a count of what it is about.

    Args:
        base: where the text begins in the document.
    """
    for found in _SUM.finditer(text, at):
        if found["mark"] or found["times"] or found["coin"]:
            amount = round(float(found["amount"].replace(",", "")) * _TIMES.get(found["times"] or "", 1))
            return Count("about", amount, amount, Span(base + found.start(), base + found.end()))
    return None
