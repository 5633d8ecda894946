"""Bad input: each with the message that says what is wrong."""

from __future__ import annotations

import io
import os
import random
from pathlib import Path

import pypdfium2
import pytest
from intake_helpers import document, rejection, taken

from onrecord.errors import DecodeError, InputError, SettingError
from onrecord.intake import IntakeOptions, Rejected, take_in

DATA = Path(__file__).parent / "data"
PROSE = "The council of Harrowmere voted on Monday to close the ferry landing after a long debate. "


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_every_error_names_its_input_and_has_a_code(tmp_path: Path) -> None:
    error = rejection(write(tmp_path / "a.txt", ""))
    assert error.subject == str(tmp_path / "a.txt")
    assert str(error).startswith(f"{tmp_path / 'a.txt'}: is empty")
    assert error.code == "input.empty"
    assert error.hint


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", b"\xff\xfe"])
@pytest.mark.parametrize("suffix", ["txt", "html", "json", "jsonl", "unknown"])
def test_an_empty_file(tmp_path: Path, data: bytes, suffix: str) -> None:
    if data == b"\xff\xfe" and suffix == "jsonl":
        pytest.skip("JSON Lines are UTF-8")
    assert rejection(write(tmp_path / f"a.{suffix}", data)).code == "input.empty"


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        (b"\xff" * 64, 0),
        (b"The mayor said no.\n\xff\xff and then", 19),
        ("“Yes”, the mayor sa".encode() + b"\xffid.", 23),
    ],
)
def test_bytes_that_are_no_text(tmp_path: Path, data: bytes, offset: int) -> None:
    error = rejection(write(tmp_path / "a.txt", data))
    assert isinstance(error, DecodeError)
    assert error.message.startswith(f"byte 0xFF at byte offset {offset} is not UTF-8")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff\xfe\xff\xfe\xff", "byte order mark of UTF-16 but is not UTF-16 at byte offset 4"),
        (b"\xef\xbb\xbfabc\xff", "byte order mark of UTF-8 but is not UTF-8 at byte offset 6"),
        (b"\xff\xfe\0\0a\0\0\0\xff\xff\xff\xff", "UTF-32 but is not UTF-32 at byte offset 8"),
    ],
)
def test_a_mark_that_the_bytes_belie(tmp_path: Path, data: bytes, message: str) -> None:
    error = rejection(write(tmp_path / "a.txt", data))
    assert isinstance(error, DecodeError)
    assert message in error.message


@pytest.mark.parametrize(
    ("encoding", "offset"), [("utf-8", 4), ("utf-8-sig", 7), ("utf-16", 8), ("utf-16-be", 8), ("utf-32", 16)]
)
def test_the_offset_of_what_is_binary_counts_the_bytes_of_the_file(tmp_path: Path, encoding: str, offset: int) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    data = mark + ("aéb" + "\1" * 60).encode(encoding)
    error = rejection(write(tmp_path / "a.txt", data), IntakeOptions(format="text"))
    assert error.message.endswith(f"60 control characters, the first at byte offset {offset}")
    assert "--input-format" in str(error.hint)


def test_a_fault_of_ours_is_told_and_does_not_stop_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("onrecord.intake.html.page_metadata", broken)
    bad, good = taken(write(tmp_path / "a.html", f"<p>{PROSE}"), write(tmp_path / "b.txt", PROSE))
    assert isinstance(bad, Rejected)
    assert (bad.error.code, bad.error.subject) == ("input.fault", str(tmp_path / "a.html"))
    assert "ZeroDivisionError" in bad.error.message
    assert isinstance(bad.error.__cause__, ZeroDivisionError)
    assert not isinstance(good, Rejected)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(4_000),
        b"\x7fELF\x02\x01\x01" + bytes(200),
        b"PK\x03\x04" + bytes(range(1, 32)) * 40,
        bytes(range(256)) * 20,
    ],
)
def test_a_binary_named_txt(tmp_path: Path, data: bytes) -> None:
    error = rejection(write(tmp_path / "a.txt", data))
    assert isinstance(error, DecodeError)
    assert "byte offset" in error.message


def test_a_file_of_100_mb_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("the file was opened"))
    assert rejection(path).message == "has 100,000,000 bytes; at most 20,000,000 are read"


def test_a_stream_without_an_end_is_refused() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no /dev/zero here")
    assert rejection("/dev/zero", IntakeOptions(format="text")).code == "input.too_large"


def test_more_characters_than_the_parser_takes(tmp_path: Path) -> None:
    error = rejection(write(tmp_path / "a.txt", "é" * 1_000_001))
    assert error.message == "is 1,000,001 characters long; a report may have 1,000,000"


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><title>Harrow</title><body><nav><a href='/'>Home</a> <a href='/n'>News</a></nav></body></html>",
        "<!doctype html><html><body><script>var a = 'A sentence of some length is no article.';</script></body>",
    ],
)
def test_a_page_without_an_article(tmp_path: Path, page: str) -> None:
    error = rejection(write(tmp_path / "a.html", page))
    assert error.message == "no article text found"
    assert error.hint


def test_a_page_nested_10000_deep(tmp_path: Path) -> None:
    page = f"<html><body>{'<div>' * 10_000}<p>{PROSE * 20}</p>{'</div>' * 10_000}</body></html>"
    assert rejection(write(tmp_path / "a.html", page)).message == "is nested deeper than pages can be read"


def test_a_page_nested_1000_deep_is_read(tmp_path: Path) -> None:
    page = f"<html><body>{'<div>' * 1_000}<p>{PROSE * 20}</p>{'</div>' * 1_000}</body></html>"
    assert PROSE.strip() in document(write(tmp_path / "a.html", page)).text


def test_an_encrypted_pdf() -> None:
    assert rejection(DATA / "encrypted.pdf").message == "is encrypted and needs a password"


def test_a_pdf_without_a_text_layer(tmp_path: Path) -> None:
    made = pypdfium2.PdfDocument.new()
    made.new_page(200, 200).close()
    made.new_page(200, 200).close()
    held = io.BytesIO()
    made.save(held)
    made.close()
    error = rejection(write(tmp_path / "a.pdf", held.getvalue()))
    assert error.message == "has no text layer: its 2 pages hold only pictures"
    assert "optical character recognition" in str(error.hint)


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing more", b"<html></html>", b"%PDF-1.7\n" + bytes(100)])
def test_a_broken_pdf(tmp_path: Path, data: bytes) -> None:
    assert rejection(write(tmp_path / "a.pdf", data)).code == "pdf.broken"


def test_truncated_json(tmp_path: Path) -> None:
    error = rejection(write(tmp_path / "a.json", '{"title": "Fire",\n "text": "A fire'))
    assert error.code == "json.truncated"
    assert "line 2, column 10" in error.message


def test_json_that_is_wrong_in_the_middle(tmp_path: Path) -> None:
    error = rejection(write(tmp_path / "a.json", '{"title": "Fire"\n "text": "A fire"}'))
    assert error.message.startswith("is not JSON at line 2, column 2")


def test_json_nested_deep(tmp_path: Path) -> None:
    assert rejection(write(tmp_path / "a.json", "[" * 200_000)).code in {"json.too_deep", "json.truncated"}


def test_json_that_is_no_report(tmp_path: Path) -> None:
    assert rejection(write(tmp_path / "a.json", '{"name": "Harrow", "rows": [1, 2]}')).code == "json.no_report"


def test_a_missing_file(tmp_path: Path) -> None:
    error = rejection(tmp_path / "none.txt")
    assert error.message == "there is no such file"
    assert error.subject == str(tmp_path / "none.txt")


def test_a_glob_that_matches_nothing(tmp_path: Path) -> None:
    assert rejection(tmp_path / "*.txt").message == "matches no file"


def test_a_name_that_no_file_can_have() -> None:
    assert rejection("a\0b.txt").code == "input.unreadable"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a user who may not read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", PROSE)
    path.chmod(0)
    assert rejection(path).message == "cannot be read: permission denied"


def test_a_folder_with_nothing_readable(tmp_path: Path) -> None:
    write(tmp_path / "a.png", b"\x89PNG")
    write(tmp_path / ".hidden.txt", PROSE)
    error = rejection(tmp_path)
    assert error.message == "holds nothing that can be read (1 file of other kinds: 1 .png)"
    assert ".jsonl" in str(error.hint)


def test_an_empty_folder(tmp_path: Path) -> None:
    assert rejection(tmp_path).message == "holds no files"


@pytest.mark.parametrize("date", ["yesterday", "2021-13", "2021-02-30", "14/03/2021", "2021-3-4", "", "21", "２０２１"])
def test_a_date_that_is_not_one(date: str) -> None:
    with pytest.raises(SettingError) as caught:
        take_in([], IntakeOptions(published=date))
    assert caught.value.message == f"{date!r} is not a date"
    assert "YYYY-MM-DD" in str(caught.value.hint)


def test_a_format_that_is_not_one() -> None:
    with pytest.raises(SettingError, match="the formats are text, html, pdf, json, jsonl"):
        take_in([], IntakeOptions(format="docx"))


def test_a_bad_input_does_not_stop_the_others(tmp_path: Path) -> None:
    good = write(tmp_path / "a.txt", PROSE)
    found = taken(tmp_path / "none.txt", good, tmp_path / "none", good)
    assert [isinstance(item, Rejected) for item in found] == [True, False, True, False]


def test_a_report_in_another_language_says_so(tmp_path: Path) -> None:
    text = "Die Polizei nahm am Dienstag nach einer Kundgebung in der Innenstadt drei Menschen fest, teilte sie mit."
    assert document(write(tmp_path / "a.txt", text)).language == "de"


def test_errors_are_input_errors(tmp_path: Path) -> None:
    assert issubclass(DecodeError, InputError)
    assert isinstance(rejection(tmp_path), InputError)
