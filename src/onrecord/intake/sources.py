"""Which inputs there are, and which reader each one needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.errors import InputError
from onrecord.intake.text import document_from_text
from onrecord.model import Document


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """How inputs are taken in.

    Attributes:
        published: ISO 8601 date or prefix, for reports that do not say themselves when they were published.
        format: ``"text"``, ``"html"``, ``"pdf"``, ``"json"`` or ``"jsonl"``; ``None`` to tell by name and bytes.
        fetch_private: whether private and loopback addresses may be fetched.
    """

    published: str | None = None
    format: str | None = None
    fetch_private: bool = False


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that could not be read, and why."""

    input: str
    error: InputError


def take_in(inputs: Iterable[str], options: IntakeOptions) -> Iterator[Document | Rejected]:
    """Plain text files only, for now."""
    for name in inputs:
        with Path(name).open(encoding="utf-8", newline="") as file:
            yield replace(document_from_text(file.read(), published=options.published), input=name)
