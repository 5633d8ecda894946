"""Inputs in, Readings out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from os import PathLike, fspath
from typing import TYPE_CHECKING

from onrecord.engine.several import ALONE, Failure, Processes, load_pipeline, outcomes
from onrecord.errors import InputError
from onrecord.intake import IntakeOptions, Rejected, take_in
from onrecord.model import Document, Reading

if TYPE_CHECKING:
    from onrecord.reading.pipeline import Pipeline

__all__ = ["Failure", "read", "read_many"]


def read_many(
    inputs: Iterable[str],
    options: IntakeOptions | None = None,
    pipeline: Pipeline | None = None,
    processes: Processes = ALONE,
) -> Iterator[Reading | Failure]:
    """Read inputs in order, holding one at a time in memory; a bad one becomes a Failure and the rest go on.

    Args:
        inputs: paths of files and folders, globs, ``http(s)`` addresses, or ``"-"`` for standard input.
        options: see :class:`onrecord.intake.IntakeOptions`.
        pipeline: one made before, to save its loading time.
        processes: how many read, where no pipeline is given; several hold a few reports each in memory.

    Raises:
        SettingError: at once, where an option is not one (a date that is no date).
    """
    taken = take_in(inputs, options or IntakeOptions())
    return outcomes(_taken(taken), pipeline, processes)


def _taken(source: Iterator[Document | Rejected]) -> Iterator[Document | Failure]:
    # Not a `for`: its variable would hold one report while the next is taken in.
    while (taken := next(source, None)) is not None:
        if isinstance(taken, Rejected):
            yield Failure(taken.input, taken.error)
        else:
            yield taken
        del taken


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
        return (pipeline or load_pipeline()).read(source)
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
    return (pipeline or load_pipeline()).read(taken[0])
