"""``onrecord schema``."""

from __future__ import annotations

import click


@click.command(
    epilog="""\b
Examples:
  onrecord schema
  onrecord schema > reading-1.schema.json
"""
)
def schema() -> None:
    """Print the JSON Schema of a reading.

    It describes what `onrecord read` prints with --format json and jsonl.
    """
    from onrecord.cli.output import write_stdout
    from onrecord.export.readings_json import schema_to_json

    write_stdout(schema_to_json())
