"""The tables as CSV (RFC 4180: UTF-8, commas, CRLF), and the data package beside them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator

from onrecord.export.case.lookup import Lookup
from onrecord.export.tables import rows_claims, rows_reading, rows_record
from onrecord.export.tables.cells import Cell, Row
from onrecord.export.tables.package import package
from onrecord.export.tables.schema import Table, tables
from onrecord.model.case import Record

#: A spreadsheet takes a cell that begins so for a formula, and would compute what a report's author wrote. The last one
#: is the guard itself, so that one apostrophe is to be taken off whenever there is one.
_GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
GUARD = "'"

_ROWS: dict[str, Callable[[Lookup], Iterator[Row]]] = {
    "sources": rows_record.sources,
    "texts": rows_reading.texts,
    "origins": rows_record.origins,
    "links": rows_record.links,
    "incidents": rows_record.incidents,
    "incident_sources": rows_record.incident_sources,
    "incident_facts": rows_record.incident_facts,
    "incident_events": rows_record.incident_events,
    "entities": rows_record.entities,
    "entity_facts": rows_record.entity_facts,
    "entity_members": rows_reading.members,
    "entity_mentions": rows_reading.mentions,
    "statements": rows_reading.statements,
    "statement_speakers": rows_reading.speakers,
    "statement_words": rows_reading.statement_words,
    "events": rows_reading.events,
    "event_words": rows_reading.event_words,
    "claims": rows_claims.claims,
    "accounts": rows_claims.accounts,
    "account_words": rows_claims.account_words,
    "differences": rows_claims.differences,
    "difference_claims": rows_claims.difference_claims,
    "demands": rows_claims.demands,
    "demand_words": rows_claims.demand_words,
    "demand_states": rows_claims.demand_states,
    "legal_steps": rows_claims.legal_steps,
    "accusations": rows_claims.accusations,
    "decisions": rows_record.decisions,
}


def csv_files(record: Record) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield the name and the text, in pieces, of every file; the package that describes them comes last.

    The same record gives the same files, byte for byte.
    """
    look = Lookup(record)
    for table in tables():
        yield f"{table.name}.csv", _text(table, _ROWS[table.name](look))
    yield "datapackage.json", [json.dumps(package(record), ensure_ascii=False, indent=2) + "\n"]


def _text(table: Table, rows: Iterable[Row]) -> Iterator[str]:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    for row in rows:
        writer.writerow(cell_text(row[column.name]) for column in table.columns)
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def cell_text(cell: Cell) -> str:
    """Return a cell as a CSV file has it: words that a spreadsheet would compute get an apostrophe before them."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        # CSV has no escape for half a surrogate pair, and UTF-8 no bytes.
        shown = cell.encode("utf-8", "replace").decode("utf-8")
        return GUARD + shown if shown.startswith(_GUARDED) else shown
    return str(cell)
