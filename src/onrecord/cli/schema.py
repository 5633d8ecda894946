"""``onrecord schema``."""

from __future__ import annotations

import click


@click.command(
    help="""Print the JSON Schema of a reading, or of a case.

    WHAT is one of:

    \b
      reading  what `onrecord read` prints with --format json and jsonl (the default)
      case     what `onrecord export --to jsonl` prints, and `onrecord show --format json`
    """,
    epilog="""\b
Examples:
  onrecord schema
  onrecord schema > reading-1.schema.json
  onrecord schema case
""",
)
@click.argument("what", metavar="[WHAT]", type=click.Choice(("reading", "case")), default="reading")
def schema(what: str) -> None:
    """Print the JSON Schema of a reading, or of a case."""
    from onrecord.cli.output import write_stdout
    from onrecord.export.case.contract import case_schema_to_json
    from onrecord.export.readings_json import schema_to_json

    write_stdout(case_schema_to_json() if what == "case" else schema_to_json())
