"""One process: inputs in, Readings out, one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from os import PathLike, fspath

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

    Args:
        inputs: paths of files and folders, globs, ``http(s)`` addresses, or ``"-"`` for standard input.
        options: see :class:`onrecord.intake.IntakeOptions`.
        pipeline: one made before, to save its loading time.

    Raises:
        SettingError: at once, where an option is not one (a date that is no date).
    """
    return _outcomes(take_in(inputs, options or IntakeOptions()), pipeline)


def _outcomes(source: Iterator[Document | Rejected], pipeline: Pipeline | None) -> Iterator[Reading | Failure]:
    # Not a `for`: its variable would hold one report while the next is taken in.
    while (taken := next(source, None)) is not None:
        if isinstance(taken, Rejected):
            yield Failure(taken.input, taken.error)
            continue
        # Loaded for the first report that needs it: a path that does not exist is told at once.
        pipeline = pipeline or load_pipeline()
        outcome = read_document(taken, pipeline)
        del taken
        yield outcome
        del outcome


def load_pipeline() -> Pipeline:
    """Return a pipeline of the usual layers, freshly loaded: that takes seconds."""
    return Pipeline()


def read_document(document: Document, pipeline: Pipeline) -> Reading | Failure:
    """Return what is read out of a Document; what a layer fails with becomes a Failure."""
    try:
        return pipeline.read(document)
    except OnRecordError as error:
        return Failure(document.input, error)


def read(
    source: str | PathLike[str] | Document,
    *,
    published: str | date | None = None,
    format: str | None = None,
    fetch_private: bool = False,
    pipeline: Pipeline | None = None,
) -> Reading:
    """Read one report: a path, an ``http(s)`` address, or a Document made before.

    Args:
        source: what to read.
        published: a date, as ISO 8601 or a prefix of it ("2021-03"), for a report that does not say its own.
        format: ``"text"``, ``"html"``, ``"pdf"``, ``"json"`` or ``"jsonl"``; told by name and bytes where ``None``.
        fetch_private: whether an address that is private or loopback may be fetched.
        pipeline: one made before, to save its loading time.

    Raises:
        InputError: where the report cannot be read, or ``source`` holds more than one report.
        LayerError: where a layer fails on it.
        SettingError: where ``published`` is no date.
        TypeError: where ``source`` is neither a path nor a Document.
    """
    if isinstance(source, Document):
        return (pipeline or Pipeline()).read(source)
    # Two are enough to know that there are too many: a file may hold a million.
    if isinstance(published, date):
        published = f"{published:%Y-%m-%d}"
    options = IntakeOptions(published=published, format=format, fetch_private=fetch_private)
    taken = list(islice(take_in([fspath(source)], options), 2))
    if len(taken) != 1:
        raise InputError(
            "input.not_one",
            "holds more than one report" if taken else "holds no report",
            subject=str(source),
            hint="use onrecord.read_many for several",
        )
    if isinstance(taken[0], Rejected):
        raise taken[0].error
    return (pipeline or Pipeline()).read(taken[0])
