"""A case as CSV: nothing is lost, everything refers to something, and no spreadsheet computes a report's words."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from case_samples import record
from frictionless import Package, system

from onrecord.export.tables import csv_files, tables
from onrecord.export.tables.csv_files import cell_text
from onrecord.model.case import Record


def made(of: Record | None = None) -> dict[str, str]:
    return {name: "".join(pieces) for name, pieces in csv_files(of or record())}


def rows(files: dict[str, str], table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"{table}.csv"], newline="")))


def test_the_package_and_every_table_are_valid(tmp_path: Path) -> None:
    for name, text in made().items():
        (tmp_path / name).write_bytes(text.encode())
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["fileName", "rowNumber", "fieldName", "message"])
    assert len(report.tasks) == len(tables())


def test_an_event_has_the_first_telling_of_the_same_event() -> None:
    known = replace(record(), same_events={"r1/v1": "r1/v1", "r3/v1": "r1/v1"})
    same = {row["id"]: row["same_as"] for row in rows(made(known), "events")}
    assert (same["r1/v1"], same["r3/v1"], same["r3/v4"]) == ("r1/v1", "r1/v1", "r3/v4")


def test_the_check_sees_a_reference_that_leads_nowhere(tmp_path: Path) -> None:
    for name, text in made().items():
        broken = text.replace("r3/v4", "r9/v9") if name == "incident_events.csv" else text
        (tmp_path / name).write_bytes(broken.encode())
    with system.use_context(trusted=True):
        assert not Package(str(tmp_path / "datapackage.json")).validate().valid


def test_it_is_the_same_each_time() -> None:
    assert made() == made()


def test_lines_end_as_rfc_4180_has_it() -> None:
    files = made()
    assert all(text.endswith("\r\n") for name, text in files.items() if name.endswith(".csv"))
    assert files["origins.csv"].startswith("id,kind,name,source,start,end,words\r\n")


def test_every_word_is_there_and_where_it_says() -> None:
    files, known = made(), record()
    texts = {row["source"]: row["text"].removeprefix("'") for row in rows(files, "texts")}
    assert texts == {id: reading.document.text for id, reading in known.readings.items()}
    checked = 0
    for table in tables():
        if {"source", "start", "end", "words"} <= {column.name for column in table.columns}:
            for row in rows(files, table.name):
                if row["source"]:
                    exact = texts[row["source"]][int(row["start"]) : int(row["end"])]
                    assert row["words"] == cell_text(exact)
                    checked += 1
    assert checked > 80


def test_nothing_is_lost() -> None:
    files, known = made(), record()
    held = known.readings.values()
    counted = {
        "sources": len(known.sources),
        "incidents": len(known.incidents),
        "entities": len(known.entities),
        "entity_members": sum(len(one.entities) for one in held),
        "entity_mentions": sum(len(entity.mentions) for one in held for entity in one.entities),
        "statements": sum(len(one.statements) for one in held),
        "events": sum(len(one.events) for one in held),
        "claims": 3,
        "accounts": 4,
        "differences": 1,
        "demand_states": 2,
        "legal_steps": 1,
        "accusations": 1,
        "links": 2,
        "decisions": 1,
    }
    assert {table: len(rows(files, table)) for table in counted} == counted


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "'", "＝"])
def test_a_cell_that_a_spreadsheet_would_compute_is_guarded_and_comes_back(begin: str) -> None:
    shown = cell_text(f"{begin}HYPERLINK(1)")
    assert shown == f"'{begin}HYPERLINK(1)"
    assert shown.removeprefix("'") == f"{begin}HYPERLINK(1)"


def test_other_cells_are_as_they_are() -> None:
    assert [cell_text(cell) for cell in ("a=b", "“Yes”", None, True, False, -3, 0.5)] == [
        "a=b", "“Yes”", "", "true", "false", "-3", "0.5",
    ]  # fmt: skip


def test_a_headline_cannot_be_a_formula() -> None:
    assert [row["title"][:2] for row in rows(made(), "sources")] == ["Fo", "Fo", "'="]


def test_quotes_commas_and_lines_in_a_cell_come_back() -> None:
    known = record()
    odd = 'one, "two"\r\nthree\n'
    files = made(replace(known, sources=(replace(known.sources[0], title=odd), *known.sources[1:])))
    assert rows(files, "sources")[0]["title"] == odd


def test_half_a_surrogate_pair_does_not_stop_it() -> None:
    assert cell_text("a\ud800b") == "a?b"


def test_an_empty_case_gives_empty_tables() -> None:
    files = made(Record("empty", (), {}))
    assert len(files) == len(tables()) + 1
    assert all(rows(files, table.name) == [] for table in tables())


def test_tables_have_unique_names_and_references_that_exist() -> None:
    columns = {f"{table.name}.{column.name}" for table in tables() for column in table.columns}
    assert len({table.name for table in tables()}) == len(tables())
    assert {column.refers for table in tables() for column in table.columns if column.refers} <= columns
    assert all(set(table.key) <= {column.name for column in table.columns} for table in tables())


def test_the_package_describes_every_column() -> None:
    package = json.loads(made()["datapackage.json"])
    for resource, table in zip(package["resources"], tables(), strict=True):
        assert [field["name"] for field in resource["schema"]["fields"]] == [column.name for column in table.columns]
        assert all(field["description"] for field in resource["schema"]["fields"])
