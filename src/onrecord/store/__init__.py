"""A Record on disk: one SQLite file, or a PostgreSQL database; the original bytes; the log."""

from onrecord.store.case import PATIENCE, Case, Index, open_case
from onrecord.store.groups import Group
from onrecord.store.links import Link
from onrecord.store.log import Entry, Log
from onrecord.store.packing import Json
from onrecord.store.sources import Added, Source, Sources
from onrecord.store.verify import Finding, Verified, verify

__all__ = [
    "PATIENCE",
    "Added",
    "Case",
    "Entry",
    "Finding",
    "Group",
    "Index",
    "Json",
    "Link",
    "Log",
    "Source",
    "Sources",
    "Verified",
    "open_case",
    "verify",
]
