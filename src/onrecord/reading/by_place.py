"""Things by where they stand, so that a long report costs no more than its length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from onrecord.model import Span

Thing = TypeVar("Thing")
#: Code points to a shelf.
_SHELF = 256


class ByPlace(Generic[Thing]):
    """Looks up what stands at a place, in the order of putting."""

    def __init__(self, things: Iterable[tuple[Span, Thing]] = ()) -> None:
        self._shelves: dict[int, list[tuple[Span, Thing]]] = defaultdict(list)
        for span, thing in things:
            self.put(span, thing)

    def put(self, span: Span, thing: Thing) -> None:
        """Put a thing where it stands; one that stands in several places is put several times."""
        for shelf in range(span.start // _SHELF, (span.end - 1) // _SHELF + 1):
            self._shelves[shelf].append((span, thing))

    def at(self, start: int, end: int) -> list[Thing]:
        """Return what shares a code point with a stretch; what stands on several shelves comes several times."""
        return [
            thing
            for shelf in range(start // _SHELF, (max(end - 1, start)) // _SHELF + 1)
            for span, thing in self._shelves.get(shelf, ())
            if span.start < end and start < span.end
        ]
