"""``onrecord add``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.inputs import FETCH_PRIVATE, GAZETTEER, INPUT_FORMAT, PUBLISHED, check_paths, pipeline_with, total
from onrecord.cli.messages import say_error

if TYPE_CHECKING:
    from onrecord.engine.cases import Kept


@click.command(
    epilog="""\b
Examples:
  onrecord add vigil.onrecord reports/
  onrecord add vigil.onrecord saved-page.html --published 2021-03-14
  onrecord add vigil.onrecord https://example.org/report
  onrecord add postgresql://desk@db.example/vigil reports/*.html
"""
)
@click.argument("case", metavar="CASE")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@PUBLISHED
@INPUT_FORMAT
@GAZETTEER
@FETCH_PRIVATE
@click.option(
    "--wait",
    metavar="SECONDS",
    type=click.FloatRange(min=0),
    default=30.0,
    show_default=True,
    help="How long to wait for another process that writes to the case.",
)
def add(
    case: str,
    paths: tuple[str, ...],
    published: str | None,
    input_format: str | None,
    gazetteer: Path | None,
    fetch_private: bool,
    wait: float,
) -> None:
    """Read reports into a case; begin the case where there is none.

    CASE is a file, or the postgresql:// address of a database. PATH is what it is for `onrecord read`.

    A line is printed for each report when it is kept for good: what was printed survives whatever happens next, and
    the same command goes on from there. A report that the case knows, by its bytes or by its address and words,
    changes nothing. One at a known address with other words is kept beside the old as a new version of it.

    An input that cannot be read is reported and the others are added; the exit code is then 1.
    """
    from onrecord.cli.output import write_stdout
    from onrecord.cli.progress import meter
    from onrecord.engine.cases import add as add_inputs
    from onrecord.engine.run import Failure
    from onrecord.intake import IntakeOptions
    from onrecord.store import open_case

    check_paths(paths)
    options = IntakeOptions(published=published, format=input_format, fetch_private=fetch_private)
    options.check()
    failed = False
    on_terminal = bool(sys.stdout and sys.stdout.isatty())
    with (
        open_case(case, create=True, wait=wait) as opened,
        meter(total(paths), stdout_is_terminal=on_terminal, done="added") as progress,
    ):
        for outcome in add_inputs(opened, paths, options, pipeline_with(gazetteer)):
            bad = isinstance(outcome, Failure)
            if isinstance(outcome, Failure):
                say_error(outcome.error, outcome.input)
            else:
                write_stdout(_line(outcome))
            failed = failed or bad
            progress.step(bad)
    if failed:
        click.get_current_context().exit(1)


def _line(kept: Kept) -> str:
    from onrecord.export.printable import printable

    if not kept.is_new:
        what = "known"
    elif kept.source.version_of:
        what = f"added, a new version of {kept.source.version_of}"
    else:
        what = "added"
    return f"{kept.source.id} {what}: {printable(kept.input)}\n"
