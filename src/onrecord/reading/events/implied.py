"""Who did what only the police do, where the words leave it out: "six people were arrested".

An arrest, a booking or a lathi charge is by its nature the act of the police. So where the report names them near the
act, or knows one force alone, that force is the agent, with the less confidence the farther off it is named.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc

from onrecord.model import Entity, EntityKind, RoleFiller, Sector, Span
from onrecord.reading.events.context import Context
from onrecord.reading.mentions import MentionIndex

#: By how far off the force is named: in the sentence of the act, in one next to it, elsewhere in the report.
_IN_SENTENCE, _NEXT_TO_IT, _IN_REPORT = 0.6, 0.5, 0.4
_LINK = re.compile(r"\s(?:in|of|at)\s(?:the\s)?(?=\S)")
_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.GROUP})
_FORCE = "police"


@dataclass(frozen=True, slots=True)
class Implied:
    """An agent that nobody names, and how sure one may be of it."""

    agent: RoleFiller
    confidence: float


class Police:
    """The police of one report: who they are and where it names them."""

    def __init__(self, doc: Doc, entities: Iterable[Entity], mentions: MentionIndex, context: Context) -> None:
        self._text = doc.text
        self._index = mentions
        self._context = context
        bodies = [e for e in entities if e.sector is Sector.POLICE and e.kind in _BODIES]
        self._mentions = sorted(((m, e) for e in bodies for m in e.mentions), key=lambda pair: pair[0])
        self._starts = [span.start for span, _ in self._mentions]
        self._sentences = [sentence.start_char for sentence in doc.sents]
        self._only = _only_force(bodies)

    def agent_of(self, act: Span, place: Entity | None, apart: frozenset[str]) -> Implied | None:
        """Return the police whose act something is that only they do; ``None`` where it may be several.

        Args:
            act: where the act is told.
            place: where it happened, if that is known: the police of another place did not do it.
            apart: ids of entities that play another part in it.
        """
        here = bisect_right(self._sentences, act.start) - 1
        for reach, confidence in ((0, _IN_SENTENCE), (1, _NEXT_TO_IT)):
            near = [
                (span, entity)
                for span, entity in self._between(here - reach, here + reach)
                if entity.id not in apart and not self._is_elsewhere(span, place)
            ]
            if near:
                # The nearest one named before the act, else the first one after it.
                span, entity = next((pair for pair in reversed(near) if pair[0] < act), near[0])
                return Implied(RoleFiller("agent", span, entity), confidence)
        if self._only is None or self._only.id in apart or not self._only.mentions:
            return None
        span = min(self._only.mentions, key=lambda mention: abs(mention.start - act.start))
        if self._is_elsewhere(span, place):
            return None
        return Implied(RoleFiller("agent", span, self._only), _IN_REPORT)

    def _is_elsewhere(self, police: Span, place: Entity | None) -> bool:
        return place is not None and self._context.names_another_place(self._with_place(police), place)

    def _with_place(self, police: Span) -> Span:
        """Return a mention with the place that follows it: "police in Leeds"."""
        link = _LINK.match(self._text, police.end)
        named = self._index.overlapping(Span(link.end(), link.end() + 1)) if link else []
        return Span(police.start, max(span.end for span, _ in named)) if named else police

    def _between(self, first: int, last: int) -> list[tuple[Span, Entity]]:
        """Return the mentions in a run of sentences."""
        start = self._sentences[max(0, first)] if self._sentences else 0
        after = last + 1 < len(self._sentences)
        low = bisect_left(self._starts, start)
        high = bisect_left(self._starts, self._sentences[last + 1]) if after else len(self._starts)
        return self._mentions[low:high]


def _only_force(bodies: list[Entity]) -> Entity | None:
    """Return the one force of a report: "the police" that it speaks of, else the only body of police there is."""
    plain = [e for e in bodies if e.name.lower().removeprefix("the ") == _FORCE]
    if len(plain) == 1:
        return plain[0]
    return bodies[0] if len(bodies) == 1 else None
