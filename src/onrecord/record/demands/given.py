"""Whether what was asked for was given: an inquiry that is only ordered, or a smaller sum, is not."""

from __future__ import annotations

import re

from onrecord.model.demands import State
from onrecord.record.demands.gathered import Open
from onrecord.record.demands.rows import Move
from onrecord.record.demands.things import Thing

#: What was asked for has come about whenever one of these is told.
_CAME = frozenset({State.UNDER_WAY, State.REPORTED, State.RESIGNED})
#: Who asked that somebody order it has it once it is ordered.
_ORDER_IT = re.compile(
    r"^(?:to )?(?:order|set(?:ting)? up|launch|open|establish|commission|announce|institute|constitute|appoint|convene|"
    r"agree)"
)
_TIMES = {
    "thousand": 1e3, "k": 1e3, "lakh": 1e5, "lakhs": 1e5, "m": 1e6, "mn": 1e6, "million": 1e6, "crore": 1e7,
    "crores": 1e7, "bn": 1e9, "billion": 1e9,
}  # fmt: skip
_AMOUNT = r"\d[\d,]*(?:\.\d+)?"
SUM = re.compile(
    rf"(?:(?P<mark>(?:us|au?|nz|c)?[$£€₹]|\b(?:rs|inr)\.?) ?)?(?P<amount>{_AMOUNT})"
    rf"[ -]?(?P<times>{'|'.join(sorted(_TIMES, key=len, reverse=True))})?\b"
    r"(?P<coin> (?:rupees|pounds|dollars|euros))?"
)


def is_given(demand: Open) -> bool:
    """Whether something that a report tells is what was asked for."""
    return any(_gives(answer, demand) for answer in (*demand.asks, *demand.answers))


def _gives(answer: Move, demand: Open) -> bool:
    if answer.state is State.ORDERED:
        return any(_ORDER_IT.match(text) for text in demand.texts)
    if answer.state is State.APOLOGISED:
        return demand.thing is Thing.APOLOGY
    if answer.state is State.SETTLED or (answer.state is State.DONE and demand.thing is Thing.COMPENSATION):
        given, asked = sum_in(answer.text.lower()), [n for text in demand.texts if (n := sum_in(text)) is not None]
        return given is None or not asked or given >= min(asked)
    return answer.state in _CAME or answer.state is State.DONE


def sum_in(text: str) -> float | None:
    """Return the first sum of money in plain lower-case text; ``None`` where there is none."""
    for found in SUM.finditer(text):
        if found["mark"] or found["times"] or found["coin"]:
            return float(found["amount"].replace(",", "")) * _TIMES.get(found["times"] or "", 1)
    return None
