"""``onrecord layers``."""

from __future__ import annotations

import click


@click.command(
    epilog="""\b
Example:
  onrecord layers
"""
)
def layers() -> None:
    """List the layers of the reading in their order.

    For each one: what it needs, what it sets, and how its output is scored.
    """
    from onrecord.cli.output import write_stdout
    from onrecord.reading.pipeline import default_layers

    lines = []
    for layer in default_layers():
        lines += [
            layer.name,
            f"  needs      {', '.join(sorted(layer.needs))}",
            f"  sets       {', '.join(sorted(layer.sets))}",
            f"  scored by  {layer.scored_by or 'nothing yet'}",
        ]
    write_stdout("\n".join(lines) + "\n")
