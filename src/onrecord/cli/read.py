"""``onrecord read``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord.cli.inputs import (
    FETCH_PRIVATE,
    GAZETTEER,
    INPUT_FORMAT,
    JOBS,
    PUBLISHED,
    check_paths,
    is_pattern,
    processes,
    total,
)
from onrecord.cli.messages import say_error

OUTPUT_FORMATS = ("text", "json", "jsonl", "html")


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
@PUBLISHED
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
@INPUT_FORMAT
@GAZETTEER
@FETCH_PRIVATE
@JOBS
def read(
    paths: tuple[str, ...],
    published: str | None,
    form: str,
    out: Path | None,
    input_format: str | None,
    gazetteer: Path | None,
    fetch_private: bool,
    jobs: int | None,
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

    check_paths(paths)
    options = IntakeOptions(published=published, format=input_format, fetch_private=fetch_private)
    failed = False
    with open_sink(form, out, paths, _several(paths)) as sink:
        with meter(
            total(paths), stdout_is_terminal=out is None and bool(sys.stdout and sys.stdout.isatty())
        ) as progress:
            outcomes = read_many(paths, options, None, processes(jobs, gazetteer))
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


def _several(paths: tuple[str, ...]) -> bool:
    """Whether the inputs are more than one report by their look; a single file may still turn out to hold several."""
    return len(paths) > 1 or any(Path(path).is_dir() or is_pattern(path) for path in paths)
