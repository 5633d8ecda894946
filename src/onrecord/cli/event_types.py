"""``onrecord event-types``."""

from __future__ import annotations

import click


@click.command(
    "event-types",
    epilog="""\b
Example:
  onrecord event-types
""",
)
def event_types() -> None:
    """List the types of event that OnRecord knows.

    For each one: its definition, its roles, and its codes in other schemes.
    """
    import textwrap

    from onrecord.cli.output import write_stdout
    from onrecord.ontology import default

    lines = []
    for kind in default().types.values():
        lines.append(kind.name)
        lines += textwrap.wrap(kind.definition, 96, initial_indent="  ", subsequent_indent="  ")
        lines += [f"  {role:<12}{what}" for role, what in kind.roles.items()]
        if kind.codes:
            lines.append(f"  {'codes':<12}{', '.join(f'{scheme} {code}' for scheme, code in kind.codes.items())}")
    write_stdout("\n".join(lines) + "\n")
