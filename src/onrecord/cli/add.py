"""``onrecord add``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.inputs import FETCH_PRIVATE, GAZETTEER, INPUT_FORMAT, JOBS, PUBLISHED, check_paths, processes, total
from onrecord.cli.messages import say_error
from onrecord.cli.output import check_folder_of

if TYPE_CHECKING:
    from onrecord.engine.cases import Kept
    from onrecord.store import Case


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
@JOBS
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
    jobs: int | None,
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

    check_paths(paths)
    options = IntakeOptions(published=published, format=input_format, fetch_private=fetch_private)
    options.check()
    failed = False
    on_terminal = bool(sys.stdout and sys.stdout.isatty())
    with (
        ExitStack() as stack,
        meter(total(paths), stdout_is_terminal=on_terminal, done="added") as progress,
    ):
        for outcome in add_inputs(_case(case, wait, stack), paths, options, None, processes(jobs, gazetteer)):
            bad = isinstance(outcome, Failure)
            if isinstance(outcome, Failure):
                say_error(outcome.error, outcome.input)
            else:
                write_stdout(_line(outcome))
            failed = failed or bad
            progress.step(bad)
    if failed:
        click.get_current_context().exit(1)


def _case(name: str, wait: float, stack: ExitStack) -> Case | Callable[[], Case]:
    """Return the case, or what begins it where there is none: inputs that give no report leave nothing behind."""
    from onrecord.errors import CaseError
    from onrecord.store import open_case

    try:
        return stack.enter_context(open_case(name, wait=wait))
    except CaseError as error:
        if error.code != "case.not_found" and not _is_empty_file(name):
            raise
    if "://" not in name:
        check_folder_of(Path(name))
    return lambda: stack.enter_context(open_case(name, create=True, wait=wait))


def _is_empty_file(name: str) -> bool:
    path = Path(name)
    return "://" not in name and path.is_file() and path.stat().st_size == 0


def _line(kept: Kept) -> str:
    from onrecord.export.printable import printable

    if not kept.is_new:
        what = "known"
    elif kept.source.version_of:
        what = f"added, a new version of {kept.source.version_of}"
    else:
        what = "added"
    return f"{kept.source.id} {what}: {printable(kept.input)}\n"
