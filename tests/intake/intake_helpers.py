"""What several intake tests do: take one input in, and show its blocks."""

from __future__ import annotations

from pathlib import Path

from onrecord.errors import InputError
from onrecord.intake import IntakeOptions, Rejected, document_from_text, take_in
from onrecord.model import Document


def taken(*inputs: str | Path, options: IntakeOptions | None = None) -> list[Document | Rejected]:
    return list(take_in([str(name) for name in inputs], options or IntakeOptions()))


def document(source: Path | str, options: IntakeOptions | None = None) -> Document:
    """The one Document of an input that must give one."""
    found = taken(source, options=options)
    assert len(found) == 1, found
    assert isinstance(found[0], Document), found[0]
    return found[0]


def rejection(source: Path | str, options: IntakeOptions | None = None) -> InputError:
    """The error of an input that must give nothing else."""
    found = taken(source, options=options)
    assert len(found) == 1, found
    assert isinstance(found[0], Rejected), found[0]
    return found[0].error


def shown(doc: Document) -> list[tuple[str, str]]:
    return [(str(block.kind), doc.words(block.span)) for block in doc.blocks]


def kinds(text: str) -> list[str]:
    return [str(block.kind) for block in document_from_text(text).blocks]
