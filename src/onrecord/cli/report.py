"""``onrecord report``."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(
    epilog="""\b
Examples:
  onrecord report vigil.onrecord -o dossier.html
  onrecord report vigil.onrecord -o dossier.html --title "The vigil on Foundry Green"
"""
)
@click.argument("case", metavar="CASE")
@click.option(
    "-o",
    "--output",
    "out",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write to this file and not to stdout.",
)
@click.option("--title", metavar="TEXT", help="What to call it, where the name of the case does not say.")
def report(case: str, out: Path | None, title: str | None) -> None:
    """Make a dossier of a case: one page to read, print and keep.

    CASE is a file, or the postgresql:// address of a database.

    The page is one HTML file that needs nothing else: a summary in counts and quotations, the timeline, what is said of
    each incident account by account and where accounts differ, demands and what came of them, what the law did, the
    people named, and the reports with their texts. Every quotation opens its words in the report.
    """
    from onrecord.cli.case_files import check_place, write_lines
    from onrecord.engine.views.record import record
    from onrecord.export.dossier import render_dossier
    from onrecord.store import open_case

    if out is not None:
        check_place(out, case)
    with open_case(case) as opened:
        page = render_dossier(record(opened), title=title or _name(opened.name))
        write_lines(out, [page], case)


def _name(case: str) -> str:
    """Return what a case is called: the name of its file or database."""
    name = case.replace("\\", "/").rstrip("/").rpartition("/")[2].removesuffix(".onrecord")
    return name.replace("_", " ").strip() or case
