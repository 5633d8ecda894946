"""The words that this room knows, from its YAML files, checked when they are loaded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from onrecord import ontology
from onrecord.errors import OntologyError


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


_Shape = TypeVar("_Shape", bound=_Strict)


class Counted(_Strict):
    """What is counted; see ``counted.yaml``."""

    units: dict[str, tuple[str, ...]]
    done: dict[str, tuple[str, ...]]
    one_crowd: frozenset[str]
    acts: dict[str, tuple[str, ...]]
    act_verbs: tuple[str, ...]
    public: tuple[str, ...]
    crowd_words: tuple[str, ...]
    crowd_nouns: tuple[str, ...]
    came: tuple[str, ...]
    put: tuple[str, ...]
    ones: frozenset[str]
    beside: frozenset[str]


class Plain(_Strict):
    """Words that say little; see ``plain.yaml``."""

    pronouns: frozenset[str]
    anybody: frozenset[str]
    somebody: frozenset[str]
    after_head: frozenset[str]
    bare: frozenset[str]
    light: frozenset[str]
    degree: tuple[str, ...]
    no_noun: tuple[str, ...]


class Pole(_Strict):
    """One of two opposed characterisations: its words, phrases that need nobody named beside them, event types."""

    words: tuple[str, ...]
    phrases: tuple[str, ...] = ()
    events: frozenset[str] = frozenset()
    against_police: frozenset[str] = frozenset()


class Axis(_Strict):
    """Two opposed characterisations of a thing; see ``opposed.yaml``."""

    type: str
    of: tuple[str, ...]
    poles: dict[str, Pole]


class Opposed(_Strict):
    """All axes, and what tells that a word is not said of what happened."""

    unreal: tuple[str, ...]
    negations: tuple[str, ...]
    part_of: tuple[str, ...]
    axes: dict[str, Axis]


@lru_cache(maxsize=1)
def plain() -> Plain:
    """Return the words that say little.

    Raises:
        OntologyError: where the file is wrong.
    """
    return _load("plain.yaml", Plain)


@lru_cache(maxsize=1)
def counted() -> Counted:
    """Return what is counted.

    Raises:
        OntologyError: where the file is wrong, or names no event type.
    """
    shape = _load("counted.yaml", Counted)
    _check("counted.yaml", [*shape.done, *shape.acts, *shape.one_crowd, *shape.ones])
    return shape


@lru_cache(maxsize=1)
def opposed() -> Opposed:
    """Return the opposed characterisations.

    Raises:
        OntologyError: where the file is wrong, or names no event type.
    """
    shape = _load("opposed.yaml", Opposed)
    for axis in shape.axes.values():
        _check(
            "opposed.yaml",
            [axis.type, *(kind for pole in axis.poles.values() for kind in (*pole.events, *pole.against_police))],
        )
    return shape


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for one of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"


def _load(name: str, shape: type[_Shape]) -> _Shape:
    # The base loader leaves every word a word: "no" is one of them.
    text = (resources.files(__package__) / name).read_text("utf-8")
    try:
        return shape.model_validate(yaml.load(text, Loader=yaml.BaseLoader))
    except ValidationError as cause:
        raise OntologyError("ontology.wrong", str(cause), subject=name) from cause


def _check(file: str, types: Iterable[str]) -> None:
    known = ontology.default().types
    for kind in types:
        if kind not in known:
            raise OntologyError("ontology.wrong", f"names {kind!r}, which is no event type", subject=file)
