"""The words for how an event went, and which of them are opposed; see ``manners.yaml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from onrecord.ontology import source as yaml_source
from onrecord.ontology.loader import default
from onrecord.ontology.schema import Word
from onrecord.ontology.source import Source

_POLES = 2


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _PoleFile(_Strict):
    words: list[Word]
    events: list[Word] = []
    against_police: list[Word] = []
    by_crowd: list[Word] = []


class _AxisFile(_Strict):
    shown: Word
    types: list[Word]
    people: Word
    acts: list[Word]
    poles: Annotated[dict[Word, _PoleFile], Field(min_length=_POLES, max_length=_POLES)]


class _MannersFile(_Strict):
    axes: dict[Word, _AxisFile]
    degrees: list[Word]
    negations: list[Word]


@dataclass(frozen=True, slots=True)
class Pole:
    """One of two opposed manners.

    Attributes:
        words: words and phrases in lower case.
        events: event types that, asserted, say the same.
        against_police: the same where the police suffer it.
        by_crowd: the same where it is a crowd that does it.
    """

    words: frozenset[str]
    events: frozenset[str]
    against_police: frozenset[str]
    by_crowd: frozenset[str]


@dataclass(frozen=True, slots=True)
class Axis:
    """Two opposed manners of the same thing.

    Attributes:
        shown: the event type under which a record shows it.
        types: the event types that it is of.
        people: the word class of whoever is characterised.
        acts: words for what they do.
        poles: by name; two.
    """

    name: str
    shown: str
    types: frozenset[str]
    people: str
    acts: frozenset[str]
    poles: Mapping[str, Pole]

    def pole_of(self, words: str) -> str | None:
        """Return the pole that words of manner in lower case stand on, a negation before them included."""
        first, second = self.poles
        for name, opposite in ((first, second), (second, first)):
            if words in self.poles[name].words:
                return name
            if any(_is_negated(words, word) for word in self.poles[name].words):
                return opposite
        return None


@dataclass(frozen=True, slots=True)
class Manners:
    """All axes, the words of degree, and the words that turn one around."""

    axes: tuple[Axis, ...]
    degrees: frozenset[str]
    negations: frozenset[str]

    def words(self) -> frozenset[str]:
        """Return every word and phrase of manner."""
        return self.degrees.union(*(pole.words for axis in self.axes for pole in axis.poles.values()))


def _is_negated(words: str, word: str) -> bool:
    return words != word and words.endswith(f" {word}") and _opens_with_no(words)


def _opens_with_no(words: str) -> bool:
    known = manners().negations
    first = words.split()[0]
    return first.endswith(("n't", "n’t")) or any(words.startswith(f"{each} ") for each in known)


@lru_cache(maxsize=1)
def manners() -> Manners:
    """Return the words of manner.

    Raises:
        OntologyError: where the file is wrong, or names no event type or no word class.
    """
    shape, source = yaml_source.read(Path(__file__).parent / "manners.yaml", _MannersFile)
    return Manners(tuple(_axes(shape, source)), frozenset(shape.degrees), frozenset(shape.negations))


def _axes(shape: _MannersFile, source: Source) -> Iterator[Axis]:
    known = default()
    for name, axis in shape.axes.items():
        if axis.people not in known.classes:
            raise source.wrong(("axes", name, "people"), f"unknown word class {axis.people!r}")
        named: list[tuple[tuple[str, ...], str]] = [(("axes", name), kind) for kind in (axis.shown, *axis.types)]
        for pole, each in axis.poles.items():
            kinds = (*each.events, *each.against_police, *each.by_crowd)
            named += [(("axes", name, "poles", pole), kind) for kind in kinds]
        for path, kind in named:
            if kind not in known.types:
                raise source.wrong(path, f"unknown event type {kind!r}")
        yield Axis(
            name,
            axis.shown,
            frozenset(axis.types),
            axis.people,
            frozenset(axis.acts),
            MappingProxyType(
                {
                    pole: Pole(
                        frozenset(each.words),
                        frozenset(each.events),
                        frozenset(each.against_police),
                        frozenset(each.by_crowd),
                    )
                    for pole, each in axis.poles.items()
                }
            ),
        )
