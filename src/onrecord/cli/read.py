"""``onrecord read``."""

from __future__ import annotations

import glob
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.messages import say_error

if TYPE_CHECKING:
    from onrecord.reading.pipeline import Pipeline

OUTPUT_FORMATS = ("text", "json", "jsonl", "html")
# Written out, since importing the readers for their names would take longer than --help may.
INPUT_FORMATS = ("text", "html", "pdf", "json", "jsonl")


@click.command(
    epilog="""\b
Examples:
  onrecord read report.txt --published 2021-03-14
  onrecord read saved-page.html --format html -o page.html
  onrecord read reports/ more/*.pdf --format jsonl -o readings.jsonl
  onrecord read https://example.org/report --format json
  pdftotext report.pdf - | onrecord read -
"""
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--published",
    metavar="DATE",
    help="When a report was published that does not say so itself: YYYY-MM-DD, YYYY-MM or YYYY. "
    "Times such as “last night” are resolved against it.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(OUTPUT_FORMATS),
    default="text",
    show_default=True,
    help="The output: an account for a terminal, JSON, JSON lines, or HTML pages.",
)
@click.option(
    "-o",
    "--output",
    "out",
    metavar="OUT",
    type=click.Path(path_type=Path),
    help="Write to this file and not to stdout; for HTML pages of several reports, to this folder.",
)
@click.option(
    "--input-format",
    type=click.Choice(INPUT_FORMATS),
    help="What the inputs are, where their names and bytes do not tell.",
)
@click.option(
    "--gazetteer",
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Look places up in this gazetteer, which `onrecord import-gazetteer` made.",
)
@click.option("--fetch-private", is_flag=True, help="Fetch from private and loopback addresses too.")
def read(
    paths: tuple[str, ...],
    published: str | None,
    form: str,
    out: Path | None,
    input_format: str | None,
    gazetteer: Path | None,
    fetch_private: bool,
) -> None:
    """Read reports and print what they say; store nothing.

    PATH is a file (.txt, .html, .pdf, .json, .jsonl), a folder, a pattern such as "reports/*.html", an http(s)
    address, or - for standard input.

    With --format json, one PATH that holds one report gives an object; several, a folder or a pattern give an
    array. With --format jsonl, every report is one line. An input that cannot be read is reported and the others are
    read; the exit code is then 1.
    """
    from onrecord.cli.progress import meter
    from onrecord.cli.sinks import open_sink
    from onrecord.engine.run import Failure, read_many
    from onrecord.intake import IntakeOptions

    if not all(paths):
        # An unset variable of the shell; as a path it would be the current folder with all that is in it.
        raise click.UsageError("a PATH is empty")
    options = IntakeOptions(published=published, format=input_format, fetch_private=fetch_private)
    failed = False
    with open_sink(form, out, paths, _several(paths)) as sink:
        with meter(
            _total(paths), stdout_is_terminal=out is None and bool(sys.stdout and sys.stdout.isatty())
        ) as progress:
            outcomes = read_many(paths, options, _pipeline(gazetteer))
            # Not a `for`: its variable would hold one Reading while the next is made.
            while (outcome := next(outcomes, None)) is not None:
                bad = isinstance(outcome, Failure)
                if isinstance(outcome, Failure):
                    say_error(outcome.error, outcome.input)
                    sink.miss(outcome)
                else:
                    sink.take(outcome)
                del outcome
                failed = failed or bad
                progress.step(bad)
        sink.finish()
    if failed:
        click.get_current_context().exit(1)


def _pipeline(gazetteer: Path | None) -> Pipeline | None:
    """Return a pipeline with a gazetteer of the user's; ``None`` for the usual one, loaded when it is needed."""
    if gazetteer is None:
        return None
    from onrecord.reading import places
    from onrecord.reading.pipeline import Pipeline, default_layers
    from onrecord.reading.places.gazetteer import Gazetteer

    mine = places.layer(Gazetteer(gazetteer))
    return Pipeline([mine if layer.name == mine.name else layer for layer in default_layers()])


def _several(paths: tuple[str, ...]) -> bool:
    """Whether the inputs are more than one report by their look; a single file may still turn out to hold several."""
    return len(paths) > 1 or any(Path(path).is_dir() or _is_pattern(path) for path in paths)


def _total(paths: tuple[str, ...]) -> int | None:
    """Return how many reports there are; ``None`` for patterns, and for files that may hold several."""
    from onrecord.intake.folders import files

    total = 0
    for path in paths:
        if path == "-" or _is_pattern(path):
            return None
        for name in map(str, files(Path(path))) if Path(path).is_dir() else (path,):
            if name.lower().endswith((".json", ".jsonl")):
                return None
            total += 1
    return total


def _is_pattern(path: str) -> bool:
    return glob.has_magic(path) and "://" not in path and not Path(path).exists()
