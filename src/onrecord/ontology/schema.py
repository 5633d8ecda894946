"""The shape of the ontology's YAML files. Pydantic stops here: the loader makes dataclasses of these."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Word = Annotated[str, Field(min_length=1, pattern=r"^\S.*$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class FillsFile(_Strict):
    """A role with a condition on its filler: ``{role: agent, is: [$police]}``, ``{role: about, not: [$people]}``."""

    role: Word
    only: list[Word] = Field(default=[], alias="is")
    never: list[Word] = Field(default=[], alias="not")


class TriggerFile(_Strict):
    """A group of trigger words with the same grammar."""

    verbs: list[Word] = []
    nouns: list[Word] = []
    slots: dict[Word, Word | FillsFile | list[Word | FillsFile]] = {}
    with_: dict[Word, list[Word]] = Field(default={}, alias="with")
    fits: dict[Word, list[Word]] = {}
    unless: dict[Word, list[Word]] = {}
    any_of: list[Word] = []
    support: list[Word] = []
    cause: list[Word] = []
    confidence: Annotated[float, Field(gt=0, le=1)] = 0.9
    beside: bool = False
    authority: bool | None = None


class EventTypeFile(_Strict):
    """``events/NAME.yaml``."""

    type: Word
    definition: Word
    roles: dict[Word, Word]
    codes: dict[Literal["plover", "acled", "cameo"], Word] = {}
    content: Literal["asserted", "denied", "possible", "planned", "asked"] | None = None
    reference: bool = False
    authority: bool = False
    broad: bool = False
    triggers: list[TriggerFile] = Field(min_length=1)


class WordClassFile(_Strict):
    """One entry of ``classes.yaml``."""

    words: list[Word] = []
    excluded: list[Word] = []
    sectors: list[Word] = []
    kinds: list[Word] = []
    labels: list[Word] = []
    pronouns: bool = False
    open: bool = False


class ClassesFile(_Strict):
    """``classes.yaml``."""

    classes: dict[Word, WordClassFile]


class ChainFile(_Strict):
    """One entry of ``chains.yaml``."""

    definition: Word
    types: list[Word] = Field(min_length=2)


class ChainsFile(_Strict):
    """``chains.yaml``."""

    chains: dict[Word, ChainFile]
