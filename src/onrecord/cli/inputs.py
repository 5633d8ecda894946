"""What `read` and `add` have in common: how inputs are named and taken in."""

from __future__ import annotations

import glob
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
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


def check_paths(paths: tuple[str, ...]) -> None:
    """Refuse an empty path: an unset variable of the shell, which would name the current folder with all that is in it.

    Raises:
        click.UsageError: where one is.
    """
    if not all(paths):
        raise click.UsageError("a PATH is empty")


def pipeline_with(gazetteer: Path | None) -> Pipeline | None:
    """Return a pipeline with a gazetteer of the user's; ``None`` for the usual one, loaded when it is needed."""
    if gazetteer is None:
        return None
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
