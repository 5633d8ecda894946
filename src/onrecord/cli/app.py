"""The commands together, and what becomes of their errors."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence

import click

import onrecord
from onrecord.cli.add import add
from onrecord.cli.decide import decide
from onrecord.cli.event_types import event_types
from onrecord.cli.export import export
from onrecord.cli.import_gazetteer import import_gazetteer
from onrecord.cli.layers import layers
from onrecord.cli.messages import say, say_error
from onrecord.cli.read import read
from onrecord.cli.report import report
from onrecord.cli.schema import schema
from onrecord.cli.show import show
from onrecord.cli.verify import verify
from onrecord.errors import OnRecordError, SettingError

USAGE, FAULT, INTERRUPTED = 2, 70, 130


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  onrecord read report.html
  onrecord read reports/ --format html -o pages
  onrecord add vigil.onrecord reports/
  onrecord show vigil.onrecord
""",
)
@click.version_option(onrecord.__version__, message="%(prog)s %(version)s")
@click.option("--traceback", is_flag=True, help="On a fault of OnRecord's own, print where it happened.")
def app(traceback: bool) -> None:
    """Read news reports into records that a person can check.

    Whatever OnRecord says about a report is tied to exact words of it. It proposes; a person decides. What it does
    not know stays unknown.
    """
    if not traceback:
        # Libraries log what the Document's issues say already; without a handler, Python prints it to stderr.
        logging.getLogger().addHandler(logging.NullHandler())


for command in (read, add, show, report, export, decide, verify, layers, event_types, schema, import_gazetteer):
    app.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit; the entry point ``onrecord``."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = app.main(given, prog_name="onrecord", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("interrupted")
        code = INTERRUPTED
    except OnRecordError as error:
        say_error(error)
        code = USAGE if isinstance(error, SettingError) else 1
    except OSError as refusal:
        # A full disk, a folder that may not be opened: the system's word, and no fault of ours.
        say_error(
            OnRecordError("system.refused", refusal.strerror or str(refusal), subject=str(refusal.filename or ""))
        )
        code = 1
    except Exception as fault:
        # Whatever it is, a person at a shell is told in one line; --traceback is for whoever repairs it.
        if "--traceback" in given:
            raise
        say_error(_as_fault(fault))
        code = FAULT
    sys.exit(code if isinstance(code, int) else 0)


def _as_fault(fault: Exception) -> OnRecordError:
    return OnRecordError(
        "cli.fault",
        f"a fault of OnRecord's own: {type(fault).__name__}: {fault}",
        hint="`onrecord --traceback …` shows where; please report it",
    )
