"""A demand while its answers are gathered: what all its asks say, worked out once however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cached_property

from onrecord.model.demands import State
from onrecord.ontology.asked import Act, Thing
from onrecord.record.demands.likeness import Ids, key_of
from onrecord.record.demands.rows import Move, Who


class Open:
    """A demand: its asks, and the answers that were found so far.

    Attributes:
        asks: never empty; of one thing and one act.
        home: the main incident that it is about.
        answers: in the order of finding.
        states: of asks and answers.
    """

    def __init__(self, asks: Sequence[Move], home: str, ids: Ids) -> None:
        self.asks, self.home = tuple(asks), home
        self.answers: list[Move] = []
        self.states: set[State] = {ask.state for ask in asks}
        self._ids = ids

    def add(self, answers: Iterable[Move]) -> None:
        """Gather answers."""
        for answer in answers:
            self.answers.append(answer)
            self.states.add(answer.state)

    @property
    def thing(self) -> Thing:
        """What is asked for."""
        return self.asks[0].thing

    @property
    def act(self) -> Act:
        """Whether for a new one, a wider one, or one over again."""
        return self.asks[0].act

    @cached_property
    def askers(self) -> tuple[Who, ...]:
        """Who asks, each once."""
        return self._each_once(who for ask in self.asks if ask.state is State.CALLED_FOR for who in ask.by)

    @cached_property
    def asked(self) -> tuple[Who, ...]:
        """Who is asked, each once."""
        return self._each_once(who for ask in self.asks for who in ask.of)

    def _each_once(self, people: Iterable[Who]) -> tuple[Who, ...]:
        found: dict[tuple[str, tuple[str, ...], str], Who] = {}
        for who in people:
            found.setdefault((key_of(who, self._ids), who.labels, who.text), who)
        return tuple(found.values())

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems of what is asked for, over all asks."""
        return tuple(dict.fromkeys(one for ask in self.asks for one in ask.stems))

    @cached_property
    def about(self) -> frozenset[str]:
        """The stems of what is asked for and of the sentences that ask."""
        return frozenset(one for ask in self.asks for one in (*ask.stems, *ask.about))

    @cached_property
    def verbs(self) -> frozenset[str]:
        """The first stem of each ask: the verb of "meet the family"."""
        return frozenset(ask.stems[0] for ask in self.asks if ask.stems)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What is asked for in the words of each ask, in lower case, each once."""
        return tuple(dict.fromkeys(ask.text.lower() for ask in self.asks))

    @cached_property
    def members(self) -> frozenset[tuple[str, str]]:
        """(source, id) of each ask."""
        return frozenset((ask.source, ask.id) for ask in self.asks)

    @cached_property
    def sources(self) -> frozenset[str]:
        """The reports with an ask."""
        return frozenset(ask.source for ask in self.asks)

    @cached_property
    def since(self) -> date | None:
        """The first day on which it is known."""
        return min((day for ask in self.asks if (day := as_day(ask.date))), default=None)


def as_day(text: str | None, *, last: bool = False) -> date | None:
    """Return the first day, or with ``last`` the last one, of a prefix of ISO 8601."""
    if not text:
        return None
    try:
        first = date.fromisoformat((text + "-01-01")[:10] if len(text) == 4 else (text + "-01")[:10])
    except ValueError:
        return None
    if not last or len(text) >= 10:
        return first
    if len(text) == 4:
        return date(first.year, 12, 31)
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
