"""One process: inputs in, Readings out, one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from os import PathLike

from onrecord.errors import InputError, OnRecordError
from onrecord.intake import IntakeOptions, Rejected, take_in
from onrecord.model import Document, Reading
from onrecord.reading.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no Reading, and why."""

    input: str
    error: OnRecordError


def read_many(
    inputs: Iterable[str], options: IntakeOptions | None = None, pipeline: Pipeline | None = None
) -> Iterator[Reading | Failure]:
    """Read inputs in order, holding one at a time in memory; a bad one becomes a Failure and the rest go on.

    Raises:
        SettingError: where an option is not one (a date that is no date).
    """
    reader = pipeline or Pipeline()
    # Not a `for`: its variable would hold one report while the next is taken in.
    source = iter(take_in(inputs, options or IntakeOptions()))
    while (taken := next(source, None)) is not None:
        outcome = _outcome(taken, reader)
        del taken
        yield outcome
        del outcome


def _outcome(taken: Document | Rejected, reader: Pipeline) -> Reading | Failure:
    if isinstance(taken, Rejected):
        return Failure(taken.input, taken.error)
    try:
        return reader.read(taken)
    except OnRecordError as error:
        return Failure(taken.input, error)


def read(
    source: str | PathLike[str] | Document,
    *,
    published: str | None = None,
    format: str | None = None,
    pipeline: Pipeline | None = None,
) -> Reading:
    """Read one report: a path, an ``http(s)`` address, or a Document made before.

    Args:
        source: what to read.
        published: ISO 8601 date (or a prefix, "2021-03") for a report that does not say when it was published.
        format: ``"text"``, ``"html"``, ``"pdf"``, ``"json"`` or ``"jsonl"``; told by name and bytes where ``None``.
        pipeline: one made before, to save its loading time.

    Raises:
        InputError: where the report cannot be read, or ``source`` holds more than one report.
        LayerError: where a layer fails on it.
        SettingError: where ``published`` is no date.
    """
    reader = pipeline or Pipeline()
    if isinstance(source, Document):
        return reader.read(source)
    taken = list(take_in([str(source)], IntakeOptions(published=published, format=format)))
    for item in taken:
        if isinstance(item, Rejected):
            raise item.error
    if len(taken) != 1 or not isinstance(taken[0], Document):
        raise InputError(
            "input.not_one",
            f"holds {len(taken)} reports, not one",
            subject=str(source),
            hint="use onrecord.read_many for several",
        )
    return reader.read(taken[0])
