"""``onrecord read``: what goes where, and how it ends."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

import onrecord.engine.run
from onrecord.cli import sinks
from onrecord.cli.inputs import INPUT_FORMATS
from onrecord.intake.formats import formats
from onrecord.intake.options import FORMATS


def test_the_default_is_an_account_without_escape_sequences(shell, report) -> None:
    ran = shell("read", report)
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out.startswith("Norhaven Police arrested four people on Sunday,")
    assert "\x1b" not in ran.out


def test_several_accounts_are_parted_by_a_line(shell, folder) -> None:
    ran = shell("read", folder)
    assert ran.out.count("─" * 80) == 2


def test_one_report_as_json_is_an_object(shell, report) -> None:
    ran = shell("read", report, "--format", "json", "--published", "2024-05-06")
    found = json.loads(ran.out)
    assert (found["schema"], found["document"]["input"]) == ("onrecord/reading/1", str(report))
    assert found["document"]["published"] == "2024-05-06"


def test_several_reports_as_json_are_an_array_in_order(shell, folder) -> None:
    found = json.loads(shell("read", folder, "--format", "json").out)
    assert [Path(one["document"]["input"]).name for one in found] == ["day 1.txt", "day 2.txt", "day 3.txt"]


def test_a_folder_of_one_report_is_an_array_too(shell, folder) -> None:
    for name in ("day 1.txt", "day 2.txt"):
        (folder / name).unlink()
    assert isinstance(json.loads(shell("read", folder, "--format", "json").out), list)


@pytest.mark.parametrize(("lines", "kind"), [(1, dict), (3, list)])
def test_a_file_of_lines_is_as_many_reports_as_it_has(shell, tmp_path, lines: int, kind: type) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps({"id": f"r{n}", "text": f"Rain fell {n} times."}) + "\n" for n in range(lines)))
    found = json.loads(shell("read", path, "--format", "json").out)
    assert isinstance(found, kind)
    assert [one["document"]["input"] for one in ([found] if kind is dict else found)] == [f"r{n}" for n in range(lines)]


def test_json_lines_are_one_report_each(shell, folder) -> None:
    lines = shell("read", folder, "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["document"]["text"].split()[3] for line in lines] == ["5", "6", "7"]


def test_reading_twice_gives_the_same_bytes(shell, folder) -> None:
    assert shell("read", folder, "--format", "jsonl").out == shell("read", folder, "--format", "jsonl").out


def test_standard_input_is_a_report(shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Snow fell on Norhaven.")))
    found = json.loads(shell("read", "-", "--format", "json").out)
    assert found["document"]["text"] == "Snow fell on Norhaven."


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a server on this machine that answers every page with a report."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path != "/robots.txt"
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.end_headers()
            self.wfile.write("Schnee – snow fell on Norhaven.".encode() if found else b"")

        def log_message(self, *_: object) -> None:
            return

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/vigil"
        server.shutdown()
        thread.join()


def test_a_private_address_is_fetched_only_when_asked_for(shell, site: str) -> None:
    refused = shell("read", site, "--format", "json")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith(f"error: {site}: ")
    found = json.loads(shell("read", site, "--format", "json", "--fetch-private").out)
    assert found["document"]["text"] == "Schnee – snow fell on Norhaven."
    assert (found["document"]["report"]["obtained"], found["document"]["report"]["final_url"]) == ("url", site)


def test_the_input_format_can_be_told(shell, tmp_path) -> None:
    (tmp_path / "saved").write_text("<html><body><p>Snow fell on Norhaven, said Ola Brandt.</p></body></html>")
    text = shell("read", "saved", "--format", "json", "--input-format", "text").out
    assert json.loads(text)["document"]["text"].startswith("<html>")


def test_every_input_format_can_be_told() -> None:
    assert INPUT_FORMATS == FORMATS == tuple(formats())


def test_a_pattern_is_expanded_and_its_reports_are_an_array(shell, folder) -> None:
    found = json.loads(shell("read", f"{folder}/day [12].txt", "--format", "json").out)
    assert len(found) == 2


def test_a_bad_input_is_told_with_its_reason_and_the_others_are_read(shell, folder) -> None:
    (folder / "day 2.txt").write_bytes(b"")
    ran = shell("read", folder / "day 1.txt", folder / "day 2.txt", folder / "nowhere.txt", "--format", "jsonl")
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 1
    assert f"error: {folder / 'day 2.txt'}: " in ran.err
    assert f"error: {folder / 'nowhere.txt'}: " in ran.err
    assert ran.err.count("\nhint: ") == 2
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "html"])
def test_nothing_read_is_nothing_written(shell, tmp_path, form: str) -> None:
    ran = shell("read", "nowhere.txt", "--format", form, "-o", "out.x")
    assert (ran.code, ran.out) == (1, "")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("out", [(), ("-o", "out.json")])
def test_several_reports_that_cannot_be_read_are_an_empty_array(shell, tmp_path, out: tuple[str, ...]) -> None:
    (tmp_path / "out.json").write_text("of the last time")
    ran = shell("read", "nowhere.txt", "nor-here.txt", "--format", "json", *out)
    assert ran.code == 1
    assert json.loads((tmp_path / "out.json").read_text() if out else ran.out) == []


def test_a_file_is_written_and_stdout_left_alone(shell, report, tmp_path) -> None:
    ran = shell("read", report, "--format", "json", "-o", "out.json")
    assert (ran.code, ran.out, ran.err) == (0, "", "wrote out.json\n")
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["document"]["input"] == str(report)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.json", "report.txt"]


def test_a_place_that_cannot_be_written_is_told(shell, report) -> None:
    ran = shell("read", report, "--format", "json", "-o", report / "out.json")
    assert ran.code == 2
    assert f"error: {report / 'out.json'}: the folder {report} is no folder" in ran.err
    if os.geteuid():
        report.parent.chmod(0o500)
        assert "out.json: cannot be written" in shell("read", report, "-o", "out.json").err


def test_a_link_stays_and_what_it_leads_to_is_written(shell, report, tmp_path) -> None:
    (tmp_path / "kept.json").write_text("before")
    (tmp_path / "kept.json").chmod(0o600)
    (tmp_path / "link.json").symlink_to("kept.json")
    assert shell("read", report, "--format", "json", "-o", "link.json").code == 0
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "kept.json").read_text("utf-8"))["document"]["input"] == str(report)
    assert (tmp_path / "kept.json").stat().st_mode & 0o777 == 0o600


def test_a_link_to_nothing_yet_makes_what_it_leads_to(shell, report, tmp_path) -> None:
    (tmp_path / "link.json").symlink_to("new.json")
    assert shell("read", report, "--format", "json", "-o", "link.json").code == 0
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "new.json").is_file()


@pytest.mark.parametrize("out", ["pipe", "link"])
@pytest.mark.parametrize("form", ["json", "html"])
def test_a_named_pipe_is_written_to_and_not_replaced(shell, report, tmp_path, form: str, out: str) -> None:
    """What holds for a pipe holds for a device: only that a test that fails must replace none."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "link").symlink_to("pipe")
    got: list[str] = []
    reader = Thread(target=lambda: got.append(pipe.read_text("utf-8")), daemon=True)
    reader.start()
    assert shell("read", report, "--format", form, "-o", out).code == 0
    assert pipe.is_fifo()
    assert (tmp_path / "link").is_symlink()
    reader.join(timeout=10)
    assert got == [shell("read", report, "--format", form).out]


def test_pages_need_a_folder_and_not_a_file(shell, folder, tmp_path) -> None:
    (tmp_path / "notes").write_text("mine")
    ran = shell("read", folder, "--format", "html", "-o", "notes")
    assert (ran.code, ran.err.split("\n")[0]) == (2, "error: notes: is no folder")
    assert (tmp_path / "notes").read_text() == "mine"


def test_an_account_in_a_file_is_plain(shell, report, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    shell("read", report, "-o", "account.txt")
    assert "\x1b" not in (tmp_path / "account.txt").read_text("utf-8")


def test_colour_follows_the_terminal_and_no_color(shell, report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1m" in shell("read", report).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in shell("read", report).out


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "html"])
def test_an_input_is_never_overwritten(shell, report, form: str) -> None:
    before = report.read_bytes()
    ran = shell("read", report, "--format", form, "-o", report)
    assert ran.code == 2
    assert "would be overwritten" in ran.err
    assert report.read_bytes() == before


def test_a_file_in_a_folder_that_is_read_is_not_overwritten(shell, folder) -> None:
    ran = shell("read", folder, "--format", "jsonl", "-o", folder / "day 1.txt")
    assert ran.code == 2
    assert (folder / "day 1.txt").read_text("utf-8").startswith("Norhaven")


def test_a_page_does_not_overwrite_an_input_of_its_name(shell, tmp_path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.html").write_text(f"<title>{name}</title><p>Snow fell on Norhaven, said Ola Brandt.</p>")
    before = (tmp_path / "a.html").read_bytes()
    ran = shell("read", tmp_path / "a.html", tmp_path / "b.html", "--format", "html", "-o", tmp_path)
    assert ran.code == 2
    assert (tmp_path / "a.html").read_bytes() == before


@pytest.mark.parametrize("out", ["reports", "reports/pages", "reports/a/pages", "link/pages"])
def test_pages_are_not_put_where_they_would_be_read_as_reports(shell, folder, tmp_path, out: str) -> None:
    (tmp_path / "link").symlink_to("reports")
    before = sorted(tmp_path.rglob("*"))
    ran = shell("read", folder, "--format", "html", "-o", out)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error: {out}: lies in a folder that is read")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_stays_as_it_was_when_the_work_is_broken_off(shell, folder, tmp_path, monkeypatch) -> None:
    (tmp_path / "out.jsonl").write_text("before")
    original = onrecord.engine.run.read_many

    def interrupted(*arguments):
        yield next(original(*arguments))
        raise KeyboardInterrupt

    monkeypatch.setattr(onrecord.engine.run, "read_many", interrupted)
    ran = shell("read", folder, "--format", "jsonl", "-o", "out.jsonl")
    assert ran.code == 130
    assert "Traceback" not in ran.err
    assert (tmp_path / "out.jsonl").read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "reports"]


def test_one_report_is_one_page(shell, report, tmp_path) -> None:
    page = shell("read", report, "--format", "html").out
    assert page.lstrip().lower().startswith("<!doctype html>")
    ran = shell("read", report, "--format", "html", "-o", "page.html")
    assert (tmp_path / "page.html").read_text("utf-8") == page
    assert ran.err == "wrote page.html\n"


def test_several_reports_are_a_folder_with_an_index(shell, folder, tmp_path) -> None:
    (folder / "day 2.txt").write_bytes(b"")
    ran = shell("read", folder, "--format", "html", "-o", "pages")
    assert ran.code == 1
    assert ran.err.endswith("wrote pages/index.html\n")
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == ["day-1.html", "day-3.html", "index.html"]
    index = (tmp_path / "pages" / "index.html").read_text("utf-8")
    assert 'href="day-1.html"' in index
    assert "day 2.txt" in index


def test_one_report_into_a_folder_has_an_index_too(shell, report, tmp_path) -> None:
    shell("read", report, "--format", "html", "-o", "pages")
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == ["index.html", "report.html"]


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        (("--format", "html"), "name it with -o"),
        (("--format", "html", "-o", "page.html"), "name a folder"),
        (("--format", "json", "-o", "."), "name a file"),
        (("--published", "soon"), "YYYY-MM-DD"),
        (("--published", "2023-02-29"), "YYYY-MM-DD"),
    ],
)
def test_what_makes_no_sense_ends_with_2_and_a_hint(shell, folder, options: tuple[str, ...], hint: str) -> None:
    ran = shell("read", folder, *options)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: ")
    assert hint in ran.err.split("hint: ")[1]


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "html"])
def test_no_folder_is_made_for_what_is_written(shell, report: Path, tmp_path: Path, form: str) -> None:
    for out in ("desk/today/out", "desk/today/out.html"):
        ran = shell("read", report, "--format", form, "-o", out)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"error: {out}: the folder desk/today is not there\nhint: make the folder first")
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


def test_several_reports_in_one_file_are_not_one_page(shell, tmp_path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text('{"id": "a", "text": "Rain fell."}\n{"id": "b", "text": "Snow fell."}\n')
    ran = shell("read", path, "--format", "html", "-o", "page.html")
    assert ran.code == 2
    assert not (tmp_path / "page.html").exists()


@pytest.mark.parametrize("arguments", [("read",), ("read", "x", "--format", "xml"), ("raed",), ("--nonsense",)])
def test_usage_errors_end_with_2(shell, arguments: tuple[str, ...]) -> None:
    ran = shell(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Usage: onrecord" in ran.err


def test_names_of_inputs_cannot_write_to_the_terminal(shell) -> None:
    ran = shell("read", "evil\x1b[2J.txt")
    assert "\x1b" not in ran.err
    assert "evil␛[2J.txt" in ran.err


def test_readings_are_written_as_they_come_and_not_kept(shell, folder, monkeypatch: pytest.MonkeyPatch) -> None:
    original = onrecord.engine.run.read_many
    written: list[str] = []
    seen: list[int] = []

    def watched(*arguments):
        for outcome in original(*arguments):
            seen.append(len(written))
            yield outcome

    monkeypatch.setattr(onrecord.engine.run, "read_many", watched)
    monkeypatch.setattr(sinks.Target, "write", lambda _, text: written.append(text))
    shell("read", folder, "--format", "jsonl")
    assert seen == [0, 1, 2]
