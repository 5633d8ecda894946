"""`verify` finds what was changed behind the store's back, and names it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from sqlalchemy import text
from store_reports import reading

from onrecord.errors import CaseError
from onrecord.model.decision import About, Verdict
from onrecord.store import Case, open_case, verify

#: For a thorough run by hand; it takes half an hour.
EVERY_BYTE = False
COVERED = {
    "originals": ("sha256", "size", "stored", "data"),
    "documents": ("sha256", "size", "stored", "data"),
    "readings": ("sha256", "size", "stored", "data"),
    "sources": ("original", "address", "entry"),
    "log": ("entry", "at", "kind", "body", "before", "hash"),
    "groups": ("kind", "number", "leads_to"),
    "members": ("kind", "member", "number"),
    "decisions": ("decision", "entry"),
}


def fill(case: Case) -> None:
    case.sources.add(reading("Four held.", url="https://courier.example/a", original=b"<p>Four held.</p>"))
    case.sources.add(reading("Five held.", url="https://courier.example/a"))
    case.index.put_groups("incident", [["r1"], ["r2"]])
    case.index.put_groups("incident", [["r1", "r2"]])
    case.decisions.add(About.INCIDENT, Verdict.ONE, ("r1", "r2"), "Ira Lorne", "the same night")


@pytest.fixture
def filled(case: Case) -> Case:
    fill(case)
    return case


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The file of a small case."""
    path = tmp_path / "small.onrecord"
    with open_case(path, create=True) as case:
        fill(case)
    return path


def tamper(case: Case, statement: str, **values: object) -> None:
    with case.session.writing() as connection:
        connection.execute(text(statement), values)


def test_a_case_that_nobody_touched_agrees(filled: Case) -> None:
    seen: list[None] = []
    verified = verify(filled, step=lambda: seen.append(None))
    last = filled.log.head()
    assert last
    assert (verified.sources, verified.entries, verified.head, verified.finding) == (2, 6, last.hash, None)
    assert len(seen) == 2


def test_an_empty_case_agrees(case: Case) -> None:
    assert (verify(case).sources, verify(case).entries, verify(case).finding) == (0, 1, None)


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE log SET body = '{}' WHERE entry = 2", "log entry 2"),
        ("UPDATE log SET at = '2020-01-01T00:00:00Z' WHERE entry = 3", "log entry 3"),
        ("DELETE FROM log WHERE entry = 2", "log entry 3"),
        ("DELETE FROM log WHERE entry = 1", "log entry 2"),
        ("DELETE FROM log WHERE entry > 2", "source r2"),
        ("DELETE FROM log", "the log"),
        ("UPDATE sources SET entry = '{}' WHERE source = 1", "source r1"),
        ("UPDATE sources SET address = NULL WHERE source = 2", "source r2"),
        ("UPDATE originals SET size = size + 1", "original sha256:"),
        ("UPDATE documents SET sha256 = 'sha256:0' WHERE source = 1", "document of r1"),
        ("UPDATE readings SET stored = 'sha256:0' WHERE source = 2", "reading of r2"),
        ("DELETE FROM readings WHERE source = 2", "readings"),
        ("UPDATE members SET number = 2 WHERE member = 'r1'", "incident r1"),
        ("UPDATE groups SET leads_to = NULL", "incident i2"),
        ("DELETE FROM members", "incident r1"),
        ("UPDATE decisions SET entry = '{}'", "decision 1"),
        ("INSERT INTO decisions SELECT 2, entry FROM decisions", "decision 2"),
        ("DELETE FROM decisions", "decision 1"),
    ],
)
def test_the_first_change_is_named(filled: Case, statement: str, where: str) -> None:
    tamper(filled, statement)
    finding = verify(filled).finding
    assert finding is not None
    assert finding.where.startswith(where)


def test_documents_that_were_swapped_are_found(filled: Case) -> None:
    with filled.session.writing() as connection:
        cells = "sha256, size, stored, data"
        rows = connection.execute(text(f"SELECT source, {cells} FROM documents ORDER BY source DESC")).all()
        for source, row in zip((1, 2), rows, strict=True):
            setting = "sha256 = :sha256, size = :size, stored = :stored, data = :data"
            values = {**row._mapping, "source": source}
            connection.execute(text(f"UPDATE documents SET {setting} WHERE source = :source"), values)
    finding = verify(filled).finding
    assert finding is not None
    assert finding.where == "document of r1"


def test_a_report_that_was_put_in_beside_the_log_is_found(filled: Case) -> None:
    tamper(filled, "INSERT INTO sources SELECT 3, original, address, entry FROM sources WHERE source = 1")
    finding = verify(filled).finding
    assert finding is not None
    assert finding.where == "source r3"


def test_who_verifies_a_large_case_keeps_nobody_waiting(place: str) -> None:
    with open_case(place, create=True) as case, open_case(place, wait=0.2) as other:
        fill(case)
        added: list[str] = []
        verified = verify(case, step=lambda: added.append(other.sources.add(reading(f"{len(added)}.")).source.id))
        assert (verified.sources, verified.finding, added) == (2, None, ["r3", "r4"])
        assert verify(case).sources == 4


def test_a_log_that_was_written_anew_is_found_by_a_hash_that_was_noted_down(filled: Case) -> None:
    head = verify(filled).head
    filled.sources.add(reading("Six held."))
    assert verify(filled, head=head).finding is None
    other = "sha256:" + "0" * 64
    finding = verify(filled, head=other).finding
    assert finding is not None
    assert other in finding.what


def test_what_is_damaged_is_not_shown(filled: Case) -> None:
    tamper(filled, "UPDATE readings SET data = :data WHERE source = 1", data=b"x")
    with pytest.raises(CaseError, match="hash") as refused:
        filled.sources.reading("r1")
    assert refused.value.code == "case.damaged"
    assert filled.sources.reading("r2").document.text == "Five held."


class UndoError(Exception):
    pass


def found_if(case: Case, statement: str, values: dict[str, object]) -> bool:
    """Whether `verify` finds a change, which is then undone; or whether the database itself refuses it."""
    try:
        with case.session.writing() as connection:
            if case.session.dialect == "sqlite":
                connection.execute(text("PRAGMA defer_foreign_keys = ON"))
            connection.execute(text(statement), values)
            found = verify(case).finding is not None
            raise UndoError
    except UndoError:
        return found
    except CaseError:
        return True


def flips(value: object) -> list[object]:
    """What a cell becomes when one byte of it changes: every byte, in the lowest bit and in the highest."""
    if isinstance(value, int):
        return [value + 1000, -value - 1]
    if isinstance(value, str):
        return [value[:at] + chr(ord(value[at]) ^ 1) + value[at + 1 :] for at in range(len(value))]
    if isinstance(value, bytes):
        places = [(at, bit) for at in range(len(value)) for bit in (0x01, 0x80)]
        return [value[:at] + bytes([value[at] ^ bit]) + value[at + 1 :] for at, bit in places]
    return ["1"]


@pytest.mark.parametrize("table", COVERED)
def test_every_changed_byte_of_a_covered_cell_is_found(small: Path, table: str) -> None:
    """Of long cells, EVERY_BYTE of which takes minutes, some bytes: the same every time."""
    chosen = random.Random(5)
    with open_case(small) as case:
        with case.session.reading() as connection:
            rows = [row._mapping for row in connection.execute(text(f"SELECT rowid AS place, * FROM {table}"))]
        missed = []
        for row in rows:
            for column in COVERED[table]:
                changes = flips(row[column])
                for changed in changes if EVERY_BYTE else chosen.sample(changes, min(15, len(changes))):
                    statement = f"UPDATE {table} SET {column} = :changed WHERE rowid = :rowid"
                    if not found_if(case, statement, {"changed": changed, "rowid": row["place"]}):
                        missed.append((row["place"], column, changed))
        assert rows
        assert missed == []
        assert verify(case).finding is None


def test_a_changed_byte_of_the_file_is_found_or_changes_nothing_that_is_covered(small: Path, tmp_path: Path) -> None:
    """Anywhere in the file: what `verify` lets pass (free space, what is worked out) leaves every report as it was."""
    data = small.read_bytes()
    whole = contents(small)
    chosen = random.Random(6)
    passed = 0
    for at in range(len(data)) if EVERY_BYTE else sorted(chosen.sample(range(len(data)), 120)):
        path = tmp_path / "changed.onrecord"
        path.write_bytes(data[:at] + bytes([data[at] ^ chosen.choice((1, 0x80, 0xFF))]) + data[at + 1 :])
        try:
            with open_case(path) as case:
                agrees = verify(case).finding is None
        except CaseError:
            continue
        if agrees:
            passed += 1
            assert contents(path) == whole, f"the byte at {at} changed what is covered, and verify did not find it"
    assert passed


def contents(path: Path) -> list[object]:
    with open_case(path) as case:
        groups = case.index.groups("incident"), case.index.group("incident", "i2")
        return [*case.sources, *case.log.entries(), *map(case.sources.reading, ("r1", "r2")), *groups]
