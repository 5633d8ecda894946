"""``onrecord show``."""

from __future__ import annotations

import click

SUBJECTS = ("overview", "sources", "incidents", "claims", "people", "statements", "demands", "law", "timeline")


@click.command(
    help="""Show what a case holds.

    CASE is a file, or the postgresql:// address of a database. WHAT is one of:

    \b
      overview    how many reports of which outlets and dates, and what they hold (the default)
      sources     every report, in the order of adding
      incidents   what happened, and the parts of it
      claims ID   what is said of an incident, account by account, and where accounts differ
      people      people and bodies that are named, with their roles
      statements  who said what; with --by, everything that one person or body said
      demands     what was asked for and what came of it
      law         what the law did with whom
      timeline    what happened when

    Everything says in how many reports it is told, and from how many origins these come: ten reprints have one. Words
    are followed by where they stand: r1:120-188 is the report r1, from its character 120 up to 188.
    """,
    epilog="""\b
Examples:
  onrecord show vigil.onrecord
  onrecord show vigil.onrecord claims i1
  onrecord show vigil.onrecord statements --by "Nuala Carrow"
  onrecord show vigil.onrecord timeline --format json
""",
)
@click.argument("case", metavar="CASE")
@click.argument("what", metavar="[WHAT]", type=click.Choice(SUBJECTS), default="overview")
@click.argument("id", metavar="[ID]", required=False)
@click.option("--by", metavar="NAME", help="Of statements: whose, by name or by the id that `show CASE people` gives.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="The output: for a terminal, or JSON.",
)
def show(case: str, what: str, id: str | None, by: str | None, form: str) -> None:
    """Show what a case holds."""
    from onrecord.cli.output import write_stdout
    from onrecord.cli.show_subjects import shown
    from onrecord.store import open_case

    _check(case, what, id, by)
    with open_case(case) as opened:
        write_stdout(shown(opened, what, id=id, by=by, as_json=form == "json"))


def _check(case: str, what: str, id: str | None, by: str | None) -> None:
    if what == "claims" and not id:
        raise click.UsageError(f"claims needs the ID of an incident: `onrecord show {case} incidents` lists them")
    if what != "claims" and id:
        whose = ": whose they are is said with --by" if what == "statements" else ""
        raise click.UsageError(f"{what} takes no ID{whose}")
    if by is not None and what != "statements":
        raise click.UsageError("--by is for statements")
    if by is not None and not by.strip():
        raise click.UsageError("--by is empty")
