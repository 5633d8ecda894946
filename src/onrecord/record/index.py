"""What the record needs of a place to keep things in: the store gives it in a database, `InMemory` in dictionaries."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

from onrecord.model.record import Link, LinkKind, Why

Key = str | int
Value = TypeVar("Value")


class Row(Protocol):
    """A link as it is kept."""

    @property
    def a(self) -> str:
        """The end that sorts first."""

    @property
    def b(self) -> str:
        """The other end."""

    @property
    def score(self) -> float:
        """Between 0 and 1."""

    @property
    def why(self) -> str:
        """What made the score, as JSON."""


class Index(Protocol):
    """An inverted index, small blobs by source, and links; all by space or kind."""

    def put_keys(self, source: str, space: str, keys: Iterable[Key], /) -> None:
        """Note that a source has these keys in a space, in place of those it had."""

    def find(self, space: str, keys: Iterable[Key], /) -> Mapping[str, int]:
        """Return the sources that share keys, and how many; a key that too many have finds nobody."""

    def holders(self, space: str, keys: Iterable[str], /) -> Mapping[str, Iterable[str]]:
        """Return the sources that have each of the keys; a key that none or too many have is left out."""

    def put_profile(self, source: str, space: str, profile: str, /) -> None:
        """Keep a blob beside a source, in place of the one it had."""

    def profiles(self, space: str, sources: Iterable[str], /) -> Mapping[str, object]:
        """Return the blobs of those of the sources that have one, as they were put."""

    def put_links(self, kind: str, links: Iterable[tuple[str, str, float, str]], /) -> None:
        """Set links between two sources; one between the same two is replaced."""

    def links(self, kind: str, sources: Iterable[str], /) -> Iterable[Row]:
        """Return the links of a kind that have an end in the sources."""

    def ends(self, kind: str, sources: Iterable[str], /) -> Iterable[tuple[str, str, float]]:
        """Return the ends and scores of the same links, in no order: many, quickly."""


def blobs(index: Index, space: str, sources: Iterable[str]) -> dict[str, str]:
    """Return the blobs of sources as the texts that were put."""
    return {source: blob for source, blob in index.profiles(space, sources).items() if isinstance(blob, str)}


class Decoded(Mapping[str, Value], Generic[Value]):
    """Blobs by source, each made into a value when it is asked for: thousands of values would fill the memory."""

    def __init__(self, texts: Mapping[str, str], decode: Callable[[str], Value]) -> None:
        self._texts = texts
        self._decoded = lru_cache(maxsize=1000)(lambda source: decode(texts[source]))

    def __getitem__(self, source: str) -> Value:
        return self._decoded(source)

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def put(index: Index, links: Iterable[Link]) -> None:
    """Keep links, each under its kind."""
    by_kind: dict[LinkKind, list[tuple[str, str, float, str]]] = defaultdict(list)
    for link in links:
        why = json.dumps([[w.name, w.value, w.left, w.right] for w in link.why], ensure_ascii=False)
        by_kind[link.kind].append((link.left, link.right, link.score, why))
    for kind, rows in by_kind.items():
        index.put_links(kind.value, rows)


def get(index: Index, kind: LinkKind, sources: Iterable[str]) -> list[Link]:
    """Return the links of a kind that have an end in the sources, with what made them."""
    return [
        Link(kind, row.a, row.b, row.score, tuple(Why(*why) for why in json.loads(row.why)))
        for row in index.links(kind.value, sources)
    ]


@dataclass(frozen=True, slots=True)
class Kept:
    """A link in memory; see :class:`Row`."""

    a: str
    b: str
    score: float
    why: str


#: How many sources may have a key before it finds nobody.
TOO_COMMON = 400


class InMemory:
    """An Index in dictionaries, for programs that store nothing."""

    def __init__(self, too_common: int = TOO_COMMON) -> None:
        self._too_common = too_common
        # Lists: most keys have one holder, and a set of one takes three times the memory.
        self._holders: dict[str, dict[Key, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._keys: dict[tuple[str, str], tuple[Key, ...]] = {}
        self._profiles: dict[str, dict[str, str]] = defaultdict(dict)
        self._links: dict[str, dict[str, dict[str, Kept]]] = defaultdict(lambda: defaultdict(dict))

    def put_keys(self, source: str, space: str, keys: Iterable[Key]) -> None:
        """See :class:`Index`."""
        holders = self._holders[space]
        for key in self._keys.get((source, space), ()):
            holders[key].remove(source)
        self._keys[source, space] = tuple(dict.fromkeys(keys))
        for key in self._keys[source, space]:
            holders[key].append(source)

    def find(self, space: str, keys: Iterable[Key]) -> dict[str, int]:
        """See :class:`Index`."""
        found: dict[str, int] = {}
        for key in set(keys):
            holders = self._holders[space].get(key, ())
            if len(holders) <= self._too_common:
                for source in holders:
                    found[source] = found.get(source, 0) + 1
        return found

    def holders(self, space: str, keys: Iterable[str]) -> dict[str, list[str]]:
        """See :class:`Index`."""
        held = self._holders[space]
        return {key: list(some) for key in keys if 0 < len(some := held.get(key, ())) <= self._too_common}

    def put_profile(self, source: str, space: str, profile: str) -> None:
        """See :class:`Index`."""
        self._profiles[space][source] = profile

    def profiles(self, space: str, sources: Iterable[str]) -> dict[str, str]:
        """See :class:`Index`."""
        kept = self._profiles[space]
        return {source: kept[source] for source in sources if source in kept}

    def put_links(self, kind: str, links: Iterable[tuple[str, str, float, str]]) -> None:
        """See :class:`Index`."""
        for a, b, score, why in links:
            kept = Kept(a, b, score, why)
            self._links[kind][a][b] = self._links[kind][b][a] = kept

    def links(self, kind: str, sources: Iterable[str]) -> list[Kept]:
        """See :class:`Index`."""
        wanted = set(sources)
        found = {(link.a, link.b): link for source in wanted for link in self._links[kind][source].values()}
        return [found[ends] for ends in sorted(found)]

    def ends(self, kind: str, sources: Iterable[str]) -> list[tuple[str, str, float]]:
        """See :class:`Index`."""
        return [(link.a, link.b, link.score) for link in self.links(kind, sources)]
