"""A YAML file of the ontology that knows which line each of its values stands on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from onrecord.errors import OntologyError

Shape = TypeVar("Shape", bound=BaseModel)
Path_ = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The parsed nodes of one file, kept for the line numbers of messages."""

    file: Path
    root: yaml.Node

    def line(self, path: Path_) -> int:
        """Return the line (from 1) of the value at a path of keys and indexes, or of the nearest parent there is."""
        node = self.root
        for step in path:
            found = _step(node, step)
            if found is None:
                break
            node = found
        return node.start_mark.line + 1

    def wrong(self, path: Path_, message: str, hint: str | None = None) -> OntologyError:
        """Return the error for a value at ``path``; the caller raises it."""
        return OntologyError("ontology.wrong", message, subject=f"{self.file}:{self.line(path)}", hint=hint)


def _step(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        value: yaml.Node = node.value[step]
        return value
    return None


def read(file: Path, shape: type[Shape]) -> tuple[Shape, Source]:
    """Read a file into its shape.

    Raises:
        OntologyError: where it is missing, is no YAML, has a key twice or has not the shape.
    """
    try:
        text = file.read_text(encoding="utf-8")
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except OSError as cause:
        raise OntologyError("ontology.missing", f"cannot be read: {cause.strerror}", subject=str(file)) from cause
    except yaml.MarkedYAMLError as cause:
        line = cause.problem_mark.line + 1 if cause.problem_mark else 1
        raise OntologyError("ontology.yaml", f"is no YAML: {cause.problem}", subject=f"{file}:{line}") from cause
    if root is None:
        raise OntologyError("ontology.empty", "is empty", subject=f"{file}:1")
    source = Source(file, root)
    _refuse_twins(source, root)
    try:
        # BaseLoader leaves every scalar a string: to YAML 1.1, "off", "on" and "no" are truth values, to us words.
        return shape.model_validate(yaml.load(text, Loader=yaml.BaseLoader)), source
    except ValidationError as cause:
        first = cause.errors()[0]
        path = tuple(first["loc"])
        name = ".".join(str(step) for step in path) or "the file"
        raise source.wrong(path, f"{name}: {first['msg']} (found {first['input']!r})") from cause


def _refuse_twins(source: Source, node: yaml.Node) -> None:
    # YAML keeps the last of two equal keys without a word, and half of a word list would be gone.
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                line = key.start_mark.line + 1
                raise OntologyError(
                    "ontology.twice", f"has the key {key.value!r} twice", subject=f"{source.file}:{line}"
                )
            seen.add(key.value)
            _refuse_twins(source, value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _refuse_twins(source, value)
