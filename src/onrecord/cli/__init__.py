"""The command line; one file a command.

Data goes to stdout and everything else to stderr. Exit codes: 0, all went well; 1, some input could not be read;
2, the command line makes no sense; 70, a fault of OnRecord's own; 130, interrupted; 141, nobody reads stdout any more.

What a command needs that is slow to import (spaCy, pydantic) is imported inside it: ``--help`` must be quick.
"""

from onrecord.cli.app import app, main

__all__ = ["app", "main"]
