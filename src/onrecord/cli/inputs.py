"""What `read` and `add` have in common: how inputs are named and taken in."""

from __future__ import annotations

import glob
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from onrecord.engine.several import Processes
    from onrecord.reading.pipeline import Pipeline

# Written out, since importing the readers for their names would take longer than --help may.
INPUT_FORMATS = ("text", "html", "pdf", "json", "jsonl")

PUBLISHED = click.option(
    "--published",
    metavar="DATE",
    help="When a report was published that does not say so itself: YYYY-MM-DD, YYYY-MM or YYYY. "
    "Times such as “last night” are resolved against it.",
)
INPUT_FORMAT = click.option(
    "--input-format",
    type=click.Choice(INPUT_FORMATS),
    help="What the inputs are, where their names and bytes do not tell.",
)
GAZETTEER = click.option(
    "--gazetteer",
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Look places up in this gazetteer, which `onrecord import-gazetteer` made.",
)
FETCH_PRIVATE = click.option("--fetch-private", is_flag=True, help="Fetch from private and loopback addresses too.")

JOBS = click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    help="How many processes read; each takes 400 MB. By default one, and after twenty reports one a core, up to four.",
)
#: So many reports are read before others are asked to help; and so many processes are as many as most memories hold.
_FEW, _MOST = 20, 4


def check_paths(paths: tuple[str, ...]) -> None:
    """Refuse an empty path: an unset variable of the shell, which would name the current folder with all that is in it.

    Raises:
        click.UsageError: where one is.
    """
    if not all(paths):
        raise click.UsageError("a PATH is empty")


def processes(jobs: int | None, gazetteer: Path | None) -> Processes:
    """Return how many processes read: as many as are asked for, or where there are many reports one a core."""
    from onrecord.engine.several import Processes

    if gazetteer is not None:
        _with(gazetteer)  # what is none is told at once
    load = partial(_loaded, gazetteer)
    if jobs is not None:
        return Processes(jobs, load=load)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Processes(min(cores, _MOST), _FEW, load)


def _loaded(gazetteer: Path | None) -> Pipeline:
    """Return a pipeline, with a gazetteer of the user's or the usual one."""
    from onrecord.engine.several import load_pipeline

    return load_pipeline() if gazetteer is None else _with(gazetteer)


def _with(gazetteer: Path) -> Pipeline:
    from onrecord.reading import places
    from onrecord.reading.pipeline import Pipeline, default_layers
    from onrecord.reading.places.gazetteer import Gazetteer

    mine = places.layer(Gazetteer(gazetteer))
    return Pipeline([mine if layer.name == mine.name else layer for layer in default_layers()])


def total(paths: tuple[str, ...]) -> int | None:
    """Return how many reports there are; ``None`` for patterns, and for files that may hold several."""
    from onrecord.intake.folders import files

    count = 0
    for path in paths:
        if path == "-" or is_pattern(path):
            return None
        for name in map(str, files(Path(path))) if Path(path).is_dir() else (path,):
            if name.lower().endswith((".json", ".jsonl")):
                return None
            count += 1
    return count


def is_pattern(path: str) -> bool:
    """Whether a path stands for whatever it matches."""
    return glob.has_magic(path) and "://" not in path and not Path(path).exists()
