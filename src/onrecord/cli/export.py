"""``onrecord export``."""

from __future__ import annotations

from pathlib import Path

import click

FORMATS = ("jsonl", "csv")


@click.command(
    epilog="""\b
Examples:
  onrecord export vigil.onrecord --to jsonl -o vigil.jsonl
  onrecord export vigil.onrecord --to csv -o vigil-tables
  onrecord export vigil.onrecord --to jsonl | grep onrecord/demand/1
"""
)
@click.argument("case", metavar="CASE")
@click.option("--to", "form", type=click.Choice(FORMATS), required=True, help="What to make of it.")
@click.option(
    "-o",
    "--output",
    "out",
    metavar="OUT",
    type=click.Path(path_type=Path),
    help="Of jsonl, the file to write and not stdout; of csv, the folder.",
)
def export(case: str, form: str, out: Path | None) -> None:
    """Hand a case on to other programs, with nothing left out.

    CASE is a file, or the postgresql:// address of a database.

    jsonl has one object a line, which says in "schema" what it is: the case, its origins, each report followed by its
    reading, links between reports, entities, incidents, claims, differences, demands and legal chains.

    csv is a folder of tables with a Frictionless data package, datapackage.json, that says what each column holds and
    into which other table it points. A text that begins with =, +, -, @ or the like gets an apostrophe in front, so
    that no spreadsheet takes it for a formula.

    The same case gives the same bytes.
    """
    from onrecord.cli.case_files import check_place, write_folder, write_lines
    from onrecord.engine.views.record import record
    from onrecord.export.case.lines import lines
    from onrecord.export.tables import csv_files
    from onrecord.store import open_case

    if form == "csv" and out is None:
        raise click.UsageError("csv is a folder of files: name it with -o")
    if out is not None:
        check_place(out, case, is_folder=form == "csv")
    with open_case(case) as opened:
        known = record(opened)
        if form == "csv" and out is not None:
            write_folder(out, csv_files(known), case)
        else:
            write_lines(out, lines(known), case)
