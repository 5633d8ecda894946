from __future__ import annotations

import json
from pathlib import Path

NAME, DAY = "Nether Quibbling", "2020-01-01"
FIELDS = (
    990001,
    NAME,
    NAME,
    "",
    52.25,
    -1.25,
    "P",
    "PPL",
    "GB",
    "",
    "ENG",
    "",
    "",
    "",
    60000,
    "",
    "",
    "",
    "2020-01-01",
)
VILLAGE = "\t".join(map(str, FIELDS))


def test_a_report_is_read_with_an_imported_gazetteer(shell, tmp_path: Path) -> None:
    dump, out, report = tmp_path / "GB.txt", tmp_path / "more.sqlite", tmp_path / "report.txt"
    dump.write_text(VILLAGE + "\n", encoding="utf-8")
    report.write_text("Two men were arrested in Nether Quibbling on Monday, police said.\n", encoding="utf-8")
    made = shell("import-gazetteer", str(dump), "-o", str(out))
    assert made.code == 0
    assert "1 place added" in made.err
    read = shell("read", str(report), "--gazetteer", str(out), "--format", "json")
    places = {p["gazetteer"]: (p["lat"], p["lon"]) for p in json.loads(read.out)["places"]}
    assert places["geonames:990001"] == (52.25, -1.25)


def test_a_file_that_is_no_gazetteer_is_named(shell, tmp_path: Path) -> None:
    report, other = tmp_path / "report.txt", tmp_path / "other.sqlite"
    report.write_text("Two men were arrested in Leeds on Monday, police said.\n", encoding="utf-8")
    other.write_bytes(b"x" * 5000)
    ran = shell("read", str(report), "--gazetteer", str(other))
    assert ran.code == 1
    assert "is no gazetteer" in ran.err


def test_the_output_is_no_input(shell, tmp_path: Path) -> None:
    dump = tmp_path / "GB.txt"
    dump.write_text(VILLAGE + "\n", encoding="utf-8")
    assert shell("import-gazetteer", str(dump), "-o", str(dump)).code == 2
    assert dump.read_text(encoding="utf-8") == VILLAGE + "\n"
