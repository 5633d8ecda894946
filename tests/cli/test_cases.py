"""``onrecord add``, ``show`` and ``verify``: a case from the shell."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import onrecord.engine.run
import onrecord.reading.pipeline
from onrecord.errors import CaseError, LayerError
from onrecord.model import Document
from onrecord.reading.layer import Layer
from onrecord.store import open_case

CASE = "vigil.onrecord"


@pytest.fixture
def case(shell, folder: Path) -> Path:
    """A case of three reports."""
    assert shell("add", CASE, folder).code == 0
    return folder.parent / CASE


def rows(shell) -> list[dict[str, object]]:
    found = json.loads(shell("show", CASE, "sources", "--format", "json").out)
    assert isinstance(found, list)
    return found


def test_a_case_is_begun_and_each_report_told(shell, folder: Path, tmp_path: Path) -> None:
    ran = shell("add", CASE, folder)
    assert ran.code == 0
    assert ran.out.splitlines() == [f"r{n} added: {folder}/day {n}.txt" for n in (1, 2, 3)]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["reports", CASE]


def test_adding_again_changes_nothing(shell, case: Path, folder: Path) -> None:
    before, shown = case.read_bytes(), shell("show", CASE, "sources", "--format", "json").out
    ran = shell("add", CASE, folder, folder / "day 2.txt")
    assert ran.code == 0
    assert ran.out.splitlines() == [f"r{n} known: {folder}/day {n}.txt" for n in (1, 2, 3, 2)]
    assert case.read_bytes() == before
    assert shell("show", CASE, "sources", "--format", "json").out == shown


@pytest.mark.usefixtures("case")
def test_what_is_known_is_not_read_again(shell, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onrecord.reading.pipeline, "Pipeline", lambda: pytest.fail("was loaded"))
    assert shell("add", CASE, folder).code == 0


@pytest.mark.usefixtures("case")
def test_a_case_grows(shell, report: Path) -> None:
    assert shell("add", CASE, report, "--published", "2024-05-06").out == f"r4 added: {report}\n"
    assert [row["id"] for row in rows(shell)] == ["r1", "r2", "r3", "r4"]
    assert rows(shell)[3]["published"] == "2024-05-06"


def test_a_new_version_is_kept_beside_the_old(shell, tmp_path: Path) -> None:
    for name, words in (("old", "Four people were held."), ("new", "Five people were held.")):
        page = {"id": name, "text": words, "url": "https://courier.example/vigil", "title": words, "outlet": "Courier"}
        (tmp_path / f"{name}.json").write_text(json.dumps(page))
    assert shell("add", CASE, "old.json").out == "r1 added: old.json\n"
    assert shell("add", CASE, "new.json").out == "r2 added, a new version of r1: new.json\n"
    assert [(row["version_of"], row["title"]) for row in rows(shell)] == [
        (None, "Four people were held."),
        ("r1", "Five people were held."),
    ]
    assert "a new version of r1" in shell("show", CASE, "sources").out
    assert "2 reports, 1 new version among them" in shell("show", CASE).out


def test_a_bad_input_is_told_and_the_others_are_added(shell, folder: Path) -> None:
    (folder / "day 2.txt").write_bytes(b"")
    ran = shell("add", CASE, folder, "nowhere.txt")
    assert ran.code == 1
    assert ran.out.splitlines() == [f"r1 added: {folder}/day 1.txt", f"r2 added: {folder}/day 3.txt"]
    assert f"error: {folder / 'day 2.txt'}: is empty\nhint: " in ran.err
    assert "error: nowhere.txt: " in ran.err


def test_a_layer_that_fails_on_a_report_keeps_it_out(shell, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(draft) -> None:
        if "6 people" in draft.document.text:
            raise ZeroDivisionError("six")

    made = onrecord.Pipeline([Layer("weather", frozenset({"document"}), frozenset(), "", run)])
    monkeypatch.setattr(onrecord.reading.pipeline, "Pipeline", lambda: made)
    ran = shell("add", CASE, folder)
    assert (ran.code, len(ran.out.splitlines())) == (1, 2)
    assert "weather" in ran.err
    assert LayerError.__name__ not in ran.err


@pytest.mark.usefixtures("case")
def test_sources_as_json_have_these_fields(shell, folder: Path) -> None:
    first = rows(shell)[0]
    assert list(first) == [
        "id", "input", "document", "url", "outlet", "published", "title", "origin", "origin_name", "main_incident",
        "incidents", "version_of", "added",
    ]  # fmt: skip
    assert (first["id"], first["input"]) == ("r1", str(folder / "day 1.txt"))
    assert str(first["document"]).startswith("sha256:")


@pytest.mark.usefixtures("case")
def test_the_overview_counts(shell) -> None:
    numbers = json.loads(shell("show", CASE, "--format", "json").out)
    assert (numbers["case"], numbers["sources"], numbers["versions"]) == (CASE, 3, 0)
    assert numbers["log"] > 3
    assert numbers["counts"]["statements"] == 6
    shown = shell("show", CASE).out
    assert shown.startswith(f"{CASE}\n3 reports; 1 origin; 1 main incident\n")
    assert "6 statements" in shown


def test_inputs_that_give_no_report_begin_no_case(shell, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for given in (("empty",), ("nowhere.txt",), ("empty", "nowhere.txt")):
        assert shell("add", CASE, *given).code == 1
        assert [path.name for path in tmp_path.iterdir()] == ["empty"]


def test_a_report_that_could_not_be_read_begins_no_case(
    shell, tmp_path: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(draft) -> None:
        raise ZeroDivisionError(draft.document.input)

    made = onrecord.Pipeline([Layer("weather", frozenset({"document"}), frozenset(), "", run)])
    monkeypatch.setattr(onrecord.reading.pipeline, "Pipeline", lambda: made)
    assert shell("add", CASE, report).code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


@pytest.mark.usefixtures("case")
def test_inputs_that_give_no_report_leave_a_case_as_it_is(shell, tmp_path: Path) -> None:
    before = (tmp_path / CASE).read_bytes()
    (tmp_path / "empty").mkdir()
    assert shell("add", CASE, "empty").code == 1
    assert (tmp_path / CASE).read_bytes() == before


def test_a_case_is_begun_over_an_empty_file(shell, tmp_path: Path, report: Path) -> None:
    (tmp_path / CASE).touch()
    assert shell("add", CASE, report).out == f"r1 added: {report}\n"


def test_no_folder_is_made_for_a_case(shell, tmp_path: Path, report: Path) -> None:
    ran = shell("add", f"cases/2024/{CASE}", report)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error: cases/2024/{CASE}: the folder cases/2024 is not there\nhint: make the folder")
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


def test_an_empty_case_is_shown(shell) -> None:
    open_case(CASE, create=True).close()
    assert shell("show", CASE, "sources", "--format", "json").out == "[]\n"
    assert shell("show", CASE, "sources").out == ""
    assert shell("show", CASE).out == f"{CASE}\n0 reports\n"


def test_one_of_a_thing_is_counted_as_one(shell, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Rain fell on Norhaven, said Ola Brandt.")
    shell("add", CASE, "one.txt")
    shown = shell("show", CASE).out
    assert "1 report; 1 origin; 1 main incident\n" in shown
    assert "1 person\n" in shown
    assert "1 statement\n" in shown
    assert shell("verify", CASE).out.startswith("all agrees: 1 report, ")
    open_case("new.onrecord", create=True).close()
    assert shell("verify", "new.onrecord").out.startswith("all agrees: 0 reports, 1 entry of the log\n")


def test_words_of_a_report_cannot_move_the_terminal(shell, tmp_path: Path) -> None:
    odd = "Four \x1b[2J\x9b held \u202e in Norhaven"
    (tmp_path / "odd.json").write_text(json.dumps({"text": "Rain fell.", "title": odd, "outlet": odd}))
    shell("add", CASE, "odd.json")
    for arguments in ((), ("sources",), ("--format", "json"), ("sources", "--format", "json")):
        shown = shell("show", CASE, *arguments).out
        assert not set("\x1b\x9b\u202e") & set(shown)
    assert rows(shell)[0]["title"] == odd


def test_a_huge_title_is_cut_on_the_terminal_and_whole_as_json(shell, tmp_path: Path) -> None:
    title, outlet = "Rain falls on Norhaven " * 500, "The Norhaven and District Evening " * 300
    (tmp_path / "huge.json").write_text(json.dumps({"text": "Rain fell.", "title": title, "outlet": outlet}))
    shell("add", CASE, "huge.json")
    for what in ("overview", "sources", "incidents", "timeline"):
        assert len(shell("show", CASE, what).out) < 1500, what
    assert "…\n" in shell("show", CASE, "sources").out
    assert rows(shell)[0]["title"] == title.strip()
    assert len(str(rows(shell)[0]["outlet"])) > 9000


@pytest.mark.usefixtures("case")
def test_verify_says_what_it_checked(shell) -> None:
    ran = shell("verify", CASE)
    assert (ran.code, ran.err) == (0, "")
    said, head = ran.out.splitlines()
    entries = json.loads(shell("show", CASE, "--format", "json").out)["log"]
    assert said == f"all agrees: 3 reports, {entries} entries of the log"
    assert shell("verify", CASE, "--head", head.removeprefix("head ")).code == 0
    assert shell("verify", CASE, "--head", f"sha256:{'0' * 64}").code == 1
    for slip in ("", "sha256:0", head.removeprefix("head sha256:")):
        ran = shell("verify", CASE, "--head", slip)
        assert (ran.code, "--head wants a hash as verify prints it" in ran.err) == (2, True)


def test_verify_names_what_does_not_agree(shell, case: Path) -> None:
    with closing(sqlite3.connect(case)) as raw, raw:
        raw.execute("UPDATE readings SET data = zeroblob(length(data)) WHERE source = 2")
    ran = shell("verify", CASE)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"error: {CASE}: reading of r2: the stored bytes hash to ")
    assert "\nhint: " in ran.err


@pytest.mark.parametrize("command", [("show",), ("show", "sources"), ("verify",)])
def test_a_case_that_there_is_not_is_told(shell, tmp_path: Path, command: tuple[str, ...]) -> None:
    ran = shell(command[0], "nowhere.onrecord", *command[1:])
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("error: nowhere.onrecord: there is no such case\nhint: `onrecord add")
    assert not list(tmp_path.iterdir())


def test_a_report_is_not_taken_for_a_case(shell, report: Path) -> None:
    before = report.read_bytes()
    ran = shell("add", report, report)
    assert ran.code == 1
    assert f"error: {report}: is not an OnRecord case\nhint: " in ran.err
    assert report.read_bytes() == before


@pytest.mark.usefixtures("case")
def test_a_case_is_not_taken_for_a_report(shell, tmp_path: Path) -> None:
    ran = shell("add", "other.onrecord", CASE)
    assert ran.code == 1
    assert f"error: {CASE}: is a database, and no report\nhint: " in ran.err
    assert not (tmp_path / "other.onrecord").exists()


def test_an_option_that_is_wrong_begins_no_case(shell, tmp_path: Path, report: Path) -> None:
    assert shell("add", CASE, report, "--published", "soon").code == 2
    assert shell("add", CASE, "").code == 2
    assert shell("add", CASE).code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


def test_a_case_that_another_process_writes_to_is_told(shell, case: Path, report: Path) -> None:
    with closing(sqlite3.connect(case, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        ran = shell("add", CASE, report, "--wait", "0.1")
    assert ran.code == 1
    assert ran.err.startswith(f"error: {CASE}: another process is writing to it\nhint: ")
    assert shell("add", CASE, report, "--wait", "0.1").code == 0


def test_a_case_that_fails_in_the_middle_keeps_what_was_told(
    shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import onrecord.engine.cases

    keep = onrecord.engine.cases.add_reading
    kept: list[Document] = []

    def full(case, reading):
        if kept:
            raise CaseError("case.full", "there is no room left on its disk", subject=CASE, hint="make room")
        kept.append(reading.document)
        return keep(case, reading)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(onrecord.engine.cases, "add_reading", full)
        ran = shell("add", CASE, folder)
    assert (ran.code, len(ran.out.splitlines())) == (1, 1)
    assert "no room left" in ran.err
    assert len(rows(shell)) == 1
    assert len(shell("add", CASE, folder).out.splitlines()) == 3


def test_a_killed_add_keeps_every_report_that_it_told(shell, tmp_path: Path) -> None:
    """The whole command, killed as soon as it has told of the second report."""
    lines = [json.dumps({"id": f"n{n}", "text": f"Norhaven Police arrested {n} people."}) for n in range(2, 60)]
    (tmp_path / "reports.jsonl").write_text("\n".join(lines))
    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord", "add", CASE, "reports.jsonl"],
        cwd=tmp_path, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with process:
        assert process.stdout
        told = [process.stdout.readline() for _ in range(2)]
        os.kill(process.pid, signal.SIGKILL)
        told += process.stdout.readlines()
    assert told[1] == "r2 added: n3\n"
    assert len(rows(shell)) >= len(told)
    assert shell("verify", CASE).code == 0
    assert len(shell("add", CASE, "reports.jsonl").out.splitlines()) == 58
    assert len(rows(shell)) == 58
    assert sorted(path.name for path in tmp_path.iterdir()) == ["reports.jsonl", CASE]
