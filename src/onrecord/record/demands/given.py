"""Whether what was asked for was given: an inquiry that is only ordered, or a smaller sum, is not."""

from __future__ import annotations

from onrecord.model.demands import State
from onrecord.ontology.asked import Thing
from onrecord.record.demands.gathered import Open
from onrecord.record.demands.rows import Move
from onrecord.record.demands.things import word_set
from onrecord.record.words import words_of

#: What was asked for has come about whenever one of these is told.
_CAME = frozenset({State.UNDER_WAY, State.REPORTED, State.RESIGNED})
#: Who asked that somebody order it has it once it is ordered.
_ORDER_IT = word_set(
    "order set setting launch open establish commission announce institute constitute appoint convene agree"
)


def is_given(demand: Open) -> bool:
    """Whether something that a report tells is what was asked for."""
    return any(_gives(answer, demand) for answer in (*demand.asks, *demand.answers))


def _gives(answer: Move, demand: Open) -> bool:
    if answer.state is State.ORDERED:
        return any(_ORDER_IT & set(words_of(text.removeprefix("to "))[:1]) for text in demand.texts)
    if answer.state is State.APOLOGISED:
        return demand.thing is Thing.APOLOGY
    if answer.state is State.SETTLED or (answer.state is State.DONE and demand.thing is Thing.COMPENSATION):
        asked = [ask.sum for ask in demand.asks if ask.sum is not None]
        return answer.sum is None or not asked or answer.sum >= min(asked)
    return answer.state in _CAME or answer.state is State.DONE
