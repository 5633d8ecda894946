"""The words that this room knows, from its YAML files, checked when they are loaded."""

from __future__ import annotations

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
    one_crowd: frozenset[str]
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
    numerals: frozenset[str]
    acts: dict[str, frozenset[str]]
    causes: dict[str, frozenset[str]]
    denying: frozenset[str]
    denial_cues: frozenset[str]
    open: frozenset[str]


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
    _check("counted.yaml", [*shape.one_crowd, *shape.ones])
    return shape


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
