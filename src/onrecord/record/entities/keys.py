"""How an entity finds those of other reports that may be the same: by keys, and by a sample where they are too many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.record.entities.likeness import without_tail
from onrecord.record.entities.names import formal_names, initials_of, skeleton
from onrecord.record.entities.sheet import Card, Sheet
from onrecord.record.index import Index

#: The space of the index; the number changes with what is kept.
SPACE = "entity-2"
#: How many reports with a name are all looked at.
MOST = 50
#: Of more, a sample is: of so many at most.
SAMPLE = 24
_LEVELS = 24


def keys_of(card: Card) -> frozenset[str]:
    """Return the keys of a named entity: two that share none are never compared."""
    return frozenset(_keys(card.is_person, card.names))


def _keys(person: bool, names: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    alone = all(len(words) == 1 for words in names)
    for words in names:
        if not person:
            yield "n:" + " ".join(without_tail(words))
            if len(words) > 1:
                yield from (f"a:{short}" for short in initials_of(words))
            elif len(words) == 1:
                yield f"a:{words[0]}"
            if len(words) > 1:
                yield "s:" + " ".join(skeleton(word) for word in words)
        elif len(words) == 1:
            if alone:
                yield f"b:{words[0]}"
        else:
            yield "n:" + " ".join(words)
            # Of "Ann Low Birch" either may be the surname, and of "Low Ann" the first.
            for surname in words[1:]:
                yield from (f"p:{skeleton(surname)}/{first[0]}" for first in formal_names(words[0]))
            if len(words) == 2:
                yield "o:" + " ".join(sorted(map(skeleton, words)))
            else:
                # Known by the middle name.
                yield from (f"p:{skeleton(words[-1])}/{middle[0]}" for middle in words[1:-1])


def put_keys(index: Index, source: str, sheet: Sheet) -> None:
    """Note the keys of a report's entities, each with the levels of the samples that the report is in.

    A level has half the reports of the one below: which ones, their texts alone tell.
    """
    keys = sorted({key for some in sheet.keys.values() for key in some})
    levels = range(_level(sheet) + 1)
    index.put_keys(source, SPACE, [f"{key}@{level}" for key in keys for level in levels])


def _level(sheet: Sheet) -> int:
    """Return how often a fair coin that the text tosses comes up heads."""
    return next((level for level in range(_LEVELS) if sheet.rank >> level & 1), _LEVELS)


def holders(index: Index, keys: Iterable[str]) -> dict[str, tuple[frozenset[str], bool]]:
    """Return, by key, the reports that have an entity with it, or a sample of them; and whether these are all."""
    found: dict[str, tuple[frozenset[str], bool]] = {}
    below = {key: frozenset[str]() for key in keys}
    for level in range(_LEVELS + 1):
        if not below:
            break
        held = index.holders(SPACE, [f"{key}@{level}" for key in below])
        left: dict[str, frozenset[str]] = {}
        for key, before in below.items():
            some = frozenset(held.get(f"{key}@{level}", ()))
            if level == 0 and 0 < len(some) <= MOST:
                found[key] = some, True
            elif (before and not some) or (level and 0 < len(some) <= SAMPLE):
                found[key] = _sample(some or before), False
            else:
                left[key] = some
        below = left
    return found | {key: (_sample(some), False) for key, some in below.items()}


def _sample(some: frozenset[str]) -> frozenset[str]:
    return frozenset(sorted(some)[:SAMPLE])
