"""``onrecord show``."""

from __future__ import annotations

import click

SUBJECTS = ("overview", "sources")


@click.command(
    help="""Show what a case holds.

    CASE is a file, or the postgresql:// address of a database. WHAT is one of:

    \b
      overview  how many reports of which outlets and dates, and what they hold (the default)
      sources   every report, in the order of adding
    """,
    epilog="""\b
Examples:
  onrecord show vigil.onrecord
  onrecord show vigil.onrecord sources
  onrecord show vigil.onrecord sources --format json
""",
)
@click.argument("case", metavar="CASE")
@click.argument("what", metavar="[WHAT]", type=click.Choice(SUBJECTS), default="overview")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="The output: for a terminal, or JSON.",
)
def show(case: str, what: str, form: str) -> None:
    """Show what a case holds."""
    from onrecord.cli.case_text import overview_text, sources_text
    from onrecord.cli.output import write_stdout
    from onrecord.engine.cases import overview, source_rows
    from onrecord.store import open_case

    with open_case(case) as opened:
        if what == "sources":
            rows = source_rows(opened)
            text = sources_text(rows) if form == "text" else _array_or_object(rows)
        else:
            numbers = overview(opened)
            text = overview_text(numbers) if form == "text" else _array_or_object(numbers)
    write_stdout(text)


def _array_or_object(value: object) -> str:
    """Return JSON for people too: an object laid out, or an array with one object a line."""
    import json

    from onrecord.export.readings_json import escape_unsafe

    if isinstance(value, list):
        lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in value)
        return escape_unsafe(f"[\n{lines}\n]\n" if value else "[]\n")
    return escape_unsafe(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
