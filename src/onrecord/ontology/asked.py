"""What can be asked for, by kind: an inquiry, an apology, that somebody go; told by the words that ask for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from onrecord.ontology import source as yaml_source
from onrecord.ontology.source import Path_, Source


class Thing(StrEnum):
    """The kind of what is asked for."""

    INQUIRY = "inquiry"
    APOLOGY = "apology"
    RESIGNATION = "resignation"
    PUBLICATION = "publication"
    PROSECUTION = "prosecution"
    RELEASE = "release"
    DROPPING = "dropping"
    LIFTING = "lifting"
    BAN = "ban"
    COMPENSATION = "compensation"
    EXPLANATION = "explanation"
    OTHER = "other"


class Act(StrEnum):
    """A new inquiry, a wider one, or one over again: two things that are not the same."""

    NEW = "new"
    WIDER = "wider"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Sort:
    """What kind of thing words ask for, and where in them they say so."""

    thing: Thing
    act: Act
    at: int


class _Vague(BaseModel):
    model_config = ConfigDict(extra="forbid")
    before: str
    words: str


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    documents: str
    kinds: dict[Thing, list[str]]
    wider: list[str]
    again: list[str]
    vague: _Vague


@dataclass(frozen=True, slots=True)
class _Rules:
    kinds: tuple[tuple[Thing, re.Pattern[str]], ...]
    wider: re.Pattern[str]
    again: re.Pattern[str]
    vague: re.Pattern[str]


def sort_of(text: str) -> Sort:
    """Return what kind of thing words ask for: the kind whose words come first.

    Args:
        text: in lower case, with plain quotation marks.

    Raises:
        OntologyError: naming file and line, where ``asked.yaml`` is wrong.
    """
    rules = _rules()
    best: tuple[int, Thing] | None = None
    for thing, rule in rules.kinds:
        found = rule.search(text)
        if found and (best is None or found.start() < best[0]):
            best = (found.start(), thing)
    if best is None:
        return Sort(Thing.OTHER, Act.NEW, 0)
    act = Act.NEW
    if best[1] is Thing.INQUIRY:
        act = Act.WIDER if rules.wider.search(text) else Act.AGAIN if rules.again.search(text) else Act.NEW
    return Sort(best[1], act, best[0])


def is_vague(text: str) -> bool:
    """Whether what is asked for is too vague to follow ("answers", "justice"): nobody can say whether it came about."""
    return _rules().vague.match(text) is not None


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    shape, source = yaml_source.read(Path(__file__).parent / "asked.yaml", _File)
    kinds = tuple(
        (
            thing,
            _compiled([p.replace("{documents}", shape.documents) for p in patterns], source, ("kinds", thing.value)),
        )
        for thing, patterns in shape.kinds.items()
    )
    return _Rules(
        kinds,
        _compiled(shape.wider, source, ("wider",)),
        _compiled(shape.again, source, ("again",)),
        _compiled([f"^(?:(?:{shape.vague.before}) )*(?:{shape.vague.words})"], source, ("vague",)),
    )


def _compiled(patterns: list[str], source: Source, path: Path_) -> re.Pattern[str]:
    for at, pattern in enumerate(patterns):
        try:
            re.compile(pattern)
        except re.error as cause:
            raise source.wrong((*path, at), f"is no pattern: {pattern!r}: {cause}") from cause
    return re.compile("|".join(rf"\b(?:{pattern})(?!\w)" for pattern in patterns))
