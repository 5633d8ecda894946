"""``onrecord verify``."""

from __future__ import annotations

import re
import sys

import click


@click.command(
    epilog="""\b
Examples:
  onrecord verify vigil.onrecord
  onrecord verify vigil.onrecord --head sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
"""
)
@click.argument("case", metavar="CASE")
@click.option(
    "--head",
    metavar="HASH",
    help="A hash that an earlier verify printed; the log must still have it, so that nothing before it was rewritten.",
)
def verify(case: str, head: str | None) -> None:
    """Check that a case still holds what was put into it.

    Every hash is computed again, of original bytes, documents and readings, and every link of the log. The first thing
    that does not agree is named, and the exit code is 1.

    What it prints when all agrees ends with the hash of the last entry of the log. Who changes a case and computes all
    hashes anew cannot be found out from the case alone: keep that hash elsewhere, and give it with --head.
    """
    from onrecord.cli.messages import say_error
    from onrecord.cli.output import write_stdout
    from onrecord.cli.progress import meter
    from onrecord.errors import CaseError, counted
    from onrecord.store import open_case
    from onrecord.store import verify as verify_case

    if head is not None and not re.fullmatch(r"sha256:[0-9a-f]{64}", head):
        raise click.UsageError("--head wants a hash as verify prints it: sha256: and 64 of 0-9 and a-f")
    with open_case(case) as opened:
        on_terminal = bool(sys.stdout and sys.stdout.isatty())
        with meter(len(opened.sources), stdout_is_terminal=on_terminal, done="verified") as progress:
            verified = verify_case(opened, head=head, step=lambda: progress.step(False))
    if verified.finding is not None:
        finding = verified.finding
        say_error(
            CaseError(
                "case.damaged",
                f"{finding.where}: {finding.what}",
                subject=opened.name,
                hint="take the case from a backup; whatever comes after may not agree either",
            )
        )
        click.get_current_context().exit(1)
    write_stdout(
        f"all agrees: {counted(verified.sources, 'report')}, "
        f"{counted(verified.entries, 'entry', 'entries')} of the log\nhead {verified.head}\n"
    )
