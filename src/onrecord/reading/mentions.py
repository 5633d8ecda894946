"""From a stretch of words to the entity that they name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from onrecord.model import Entity, Span


class MentionIndex:
    """Looks up which entity a span mentions.

    Mentions may nest ("the mayor of [Oldbury]"); none is listed twice. ``sources`` tells for whole stretches of words,
    those that statements are attributed to, whom they name.
    """

    def __init__(
        self, entities: Iterable[Entity] = (), sources: Mapping[Span, tuple[Entity, ...]] | None = None
    ) -> None:
        self._sources = sources or {}
        pairs = sorted(((m, e) for e in entities for m in e.mentions), key=lambda pair: pair[0])
        self._spans = [span for span, _ in pairs]
        self._entities = [entity for _, entity in pairs]
        self._longest = max((len(span) for span in self._spans), default=0)

    def inside(self, span: Span) -> list[tuple[Span, Entity]]:
        """Return the mentions that lie wholly in ``span``, in text order."""
        return [(m, e) for m, e in self.overlapping(span) if span.contains(m)]

    def overlapping(self, span: Span) -> list[tuple[Span, Entity]]:
        """Return the mentions that share a code point with ``span``, in text order."""
        first = bisect_left(self._spans, Span(max(0, span.start - self._longest), span.end))
        found = []
        for i in range(first, len(self._spans)):
            if self._spans[i].start >= span.end:
                break
            if self._spans[i].overlaps(span):
                found.append((self._spans[i], self._entities[i]))
        return found

    def at(self, position: int) -> Entity | None:
        """Return the entity of the shortest mention that covers a code point: ask with a head token's ``idx``."""
        covering = self.overlapping(Span(position, position + 1))
        return min(covering, key=lambda pair: len(pair[0]))[1] if covering else None

    def named_by(self, source: Span) -> tuple[Entity, ...]:
        """Return whom the words of a statement's source or relay name: several where they speak together."""
        return self._sources.get(source, ())
