"""Folders, globs, standard input, and how a format is told."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest
from intake_helpers import document, rejection, shown, taken

from onrecord.intake import IntakeOptions
from onrecord.intake.captured import Captured
from onrecord.intake.fetch import Fetcher, Page
from onrecord.model import Document

PROSE = "The council of Harrowmere voted on Monday to close the ferry landing after a long debate."
BODY = f"<article><h1>Ferry landing</h1><p>{PROSE}</p><p>{PROSE} Again.</p></article>"
PAGE = f"<!doctype html><html><body>{BODY}</body></html>"


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE if name.endswith("html") else PROSE, encoding="utf-8")


def names(folder: Path, *inputs: str | Path) -> list[str]:
    return [str(Path(item.input).relative_to(folder)) for item in taken(*inputs)]


def test_a_folder_is_read_with_the_folders_in_it_sorted_and_without_hidden_files(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a.html", "c/d.txt", "c/a.TXT", ".git/x.txt", ".x.txt")
    assert names(tmp_path, tmp_path) == ["a.html", "b.txt", "c/a.TXT", "c/d.txt"]


def test_files_of_other_kinds_are_counted_once(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.txt", "x.png", "c/y.css", "c/z.css", "noname")
    issues = [item.issues for item in taken(tmp_path) if isinstance(item, Document)]
    assert [[(i.code, i.count) for i in of_one] for of_one in issues] == [[("folder.left_out", 4)], []]
    assert "2 .css, 1 .png, 1 no suffix" in issues[0][0].message


def test_globs(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a.txt", "a.html", "c/d.txt")
    assert names(tmp_path, tmp_path / "*.txt") == ["a.txt", "b.txt"]
    assert names(tmp_path, tmp_path / "**/*.txt") == ["a.txt", "b.txt", "c/d.txt"]


def test_a_file_whose_name_looks_like_a_glob_is_a_file(tmp_path: Path) -> None:
    fill(tmp_path, "a[1].txt", "a1.txt")
    assert names(tmp_path, tmp_path / "a[1].txt") == ["a[1].txt"]


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (PROSE, "text/plain"),
        ("[sic] is no JSON. " + PROSE, "text/plain"),
        (PAGE, "text/html"),
        ("\n<!-- saved -->\n" + PAGE, "text/html"),
        ('<?xml version="1.0" encoding="UTF-8"?>\n' + PAGE, "text/html"),
        (f'<?xml version="1.0"?><html xmlns="x"><body>{BODY}</body></html>', "text/html"),
        (json.dumps({"text": PROSE}, indent=1), "application/json"),
        (json.dumps({"text": PROSE}) + "\n" + json.dumps({"text": PROSE}), "application/json"),
    ],
)
def test_the_format_is_told_by_the_bytes_where_the_name_does_not(tmp_path: Path, data: str, media_type: str) -> None:
    (tmp_path / "report").write_text(data, encoding="utf-8")
    found = taken(tmp_path / "report")
    assert {item.report.media_type for item in found if isinstance(item, Document)} == {media_type}


def test_the_format_that_the_caller_names_goes_before_the_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    assert document(tmp_path / "a.txt", IntakeOptions(format="html")).text.startswith("Ferry landing\n\n")
    assert document(tmp_path / "a.txt").text == PAGE


class Stdin:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@pytest.mark.parametrize(("data", "media_type"), [(PROSE, "text/plain"), (PAGE, "text/html")])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: str, media_type: str) -> None:
    monkeypatch.setattr("sys.stdin", Stdin(data.encode()))
    doc = document("-")
    assert (doc.input, doc.report.obtained, doc.report.media_type) == ("<stdin>", "stdin", media_type)


def test_standard_input_with_nothing_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Stdin(b""))
    assert rejection("-").message == "is empty"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_encodings_with_and_without_a_mark(tmp_path: Path, encoding: str) -> None:
    text = f"Ferry landing to close\r\n\r\n“{PROSE}”"
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    doc = document(tmp_path / "a.txt")
    assert doc.text == text
    assert doc.report.encoding == encoding
    assert [i.code for i in doc.issues] == (["encoding.guessed"] if encoding in {"utf-16-le", "utf-16-be"} else [])


@pytest.mark.parametrize(
    ("data", "text", "encoding", "lost"),
    [
        # Quotation marks that were decoded wrongly once already, the last byte of one of them lost.
        (
            "“Sit down,” she said at the landing, and nobody did.".encode().decode("cp1252", "replace").encode()
            + b" \x9d The crowd left.",
            "â€œSit down,â€\ufffd she said at the landing, and nobody did. \ufffd The crowd left.",
            "utf-8",
            1,
        ),
        (
            b"\x93Sit down,\x94 she said at the landing, and nobody did.\x9d The crowd left.",
            "“Sit down,” she said at the landing, and nobody did.\ufffd The crowd left.",
            "cp1252",
            1,
        ),
        (
            b"Nobody at the landing sat down when they said so. \x9d The crowd left after an hour.",
            "Nobody at the landing sat down when they said so. \ufffd The crowd left after an hour.",
            "cp1252",
            1,
        ),
    ],
)
def test_a_stray_byte_costs_one_character_and_not_the_report(
    tmp_path: Path, data: bytes, text: str, encoding: str, lost: int
) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    doc = document(tmp_path / "a.txt")
    assert doc.report is not None
    assert doc.text == text
    assert [(i.code, i.count) for i in doc.issues] == [("encoding.replaced", lost)]
    assert (doc.report.encoding, doc.report.original) == (encoding, data)


def test_a_guessed_encoding_is_an_issue(tmp_path: Path) -> None:
    text = f"“{PROSE}” It cost £5 — at the café’s door."
    (tmp_path / "a.txt").write_bytes(text.encode("cp1252"))
    doc = document(tmp_path / "a.txt")
    assert (doc.text, doc.report.encoding) == (text, "cp1252")
    assert [(i.code, i.message) for i in doc.issues] == [
        ("encoding.guessed", "not UTF-8 (byte offset 0); read as cp1252, which is a guess")
    ]


def test_the_callers_date_is_used_where_the_report_has_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"Published 14 March 2021\n\n{PROSE}", encoding="utf-8")
    found = taken(tmp_path, options=IntakeOptions(published="2021-04"))
    assert [item.published for item in found if isinstance(item, Document)] == ["2021-04", "2021-03-14"]


def test_text_too_short_to_tell_has_no_language(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Fire.", encoding="utf-8")
    doc = document(tmp_path / "a.txt")
    assert doc.language is None
    assert shown(doc) == [("paragraph", "Fire.")]


def test_json_lines_whose_first_line_is_long_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    line = json.dumps({"text": PROSE * 1_000})
    monkeypatch.setattr("sys.stdin", Stdin(f"{line}\n{line}\n".encode()))
    assert [item.input for item in taken("-")] == ["<stdin>:1", "<stdin>:2"]


def test_links_to_folders_and_what_is_no_file_are_not_read_and_are_counted(tmp_path: Path) -> None:
    fill(tmp_path, "in/a.txt", "other/b.txt")
    (tmp_path / "in" / "link").symlink_to(tmp_path / "other")
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "other" / "b.txt")
    os.mkfifo(tmp_path / "in" / "x.txt")
    first, second = taken(tmp_path / "in")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert [(i.code, i.count) for i in first.issues] == [("folder.left_out", 1), ("folder.not_entered", 1)]
    assert "1 no regular file" in first.issues[0].message
    assert str(tmp_path / "in" / "link") in first.issues[1].message


def test_folders_that_cannot_be_listed_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "a.txt", "shut/b.txt")
    scandir = os.scandir

    def guarded(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr("os.scandir", guarded)
    (doc,) = taken(tmp_path)
    assert isinstance(doc, Document)
    assert [(i.code, i.count) for i in doc.issues] == [("folder.not_entered", 1)]
    assert "shut" in doc.issues[0].message
    assert rejection(tmp_path / "shut").message == "cannot be read: permission denied"


@pytest.mark.parametrize(
    ("path", "media_type", "data", "read_as"),
    [
        ("/page", "text/plain", PAGE, "text/html"),
        ("/lines", "text/plain", json.dumps({"text": PROSE}), "application/json"),
        ("/notes.txt", "text/plain", PAGE, "text/plain"),
        ("/page.html", "application/octet-stream", "Some words first. " + PAGE, "text/html"),
        ("/page", "application/xml", '<?xml version="1.0"?>' + PAGE, "text/html"),
    ],
)
def test_a_media_type_that_says_little_gives_way_to_the_name_and_the_bytes(
    monkeypatch: pytest.MonkeyPatch, path: str, media_type: str, data: str, read_as: str
) -> None:
    address = f"https://gazette.example{path}?a=1"

    def fetch(_: Fetcher, name: str) -> Page:
        return Page(Captured(name, data.encode(), "url", None, address), media_type)

    monkeypatch.setattr(Fetcher, "fetch", fetch)
    assert document(address).report.media_type == read_as
