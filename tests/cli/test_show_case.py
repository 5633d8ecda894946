"""``onrecord show CASE WHAT``, ``report`` and ``export``: a case of the samples, from the shell."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from onrecord import Pipeline
from onrecord.engine.cases import add
from onrecord.export.case.contract import case_schema_to_json
from onrecord.store import open_case

ROOT = Path(__file__).parents[2]
SUBJECTS = ("incidents", "people", "statements", "demands", "law", "timeline")
SCHEMA = Draft202012Validator(json.loads(case_schema_to_json()))


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory, pipeline: Pipeline) -> Path:
    """A case of the five sample reports, read once."""
    path = tmp_path_factory.mktemp("case") / "vigil.onrecord"
    with open_case(path, create=True) as case:
        assert len(list(add(case, [str(ROOT / "samples")], None, pipeline))) == 5
    return path


def listed(shell, case: Path, *arguments: str) -> list[dict[str, Any]]:
    found = json.loads(shell("show", case, *arguments, "--format", "json").out)
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("what", SUBJECTS)
def test_each_subject_is_shown_and_as_json_by_the_schema(shell, samples: Path, what: str) -> None:
    text = shell("show", samples, what)
    assert (text.code, text.err) == (0, "")
    assert "origin" in text.out
    assert text.out[0] != "\n"
    found = listed(shell, samples, what)
    assert found
    for one in found:
        assert not list(SCHEMA.iter_errors(one))


def test_claims_are_those_of_one_incident(shell, samples: Path) -> None:
    main = next(one for one in listed(shell, samples, "incidents") if one["part_of"] is None)
    grid = json.loads(shell("show", samples, "claims", main["id"], "--format", "json").out)
    assert not list(SCHEMA.iter_errors(grid))
    assert grid["incident"]["id"] == main["id"]
    arrests = {(c["min"], c["max"]) for c in grid["claims"] if (c["type"], c["property"]) == ("arrest", "how many")}
    assert {(11, 11), (14, 14)} <= arrests
    text = shell("show", samples, "claims", main["id"]).out
    assert "arrest · how many" in text
    assert "≠ " in text


def test_statements_of_one_person_by_part_of_the_name(shell, samples: Path) -> None:
    found = listed(shell, samples, "statements", "--by", "carrow")
    speakers = {named["text"] for one in found for named in one["speakers"]}
    assert speakers == {"Nuala Carrow"}
    words = found[0]["told"][0]["content"][0]
    with open_case(samples) as case:
        text = case.sources.document(words["source"]).text
    assert text[words["span"][0] : words["span"][1]] == words["text"]


def test_words_of_an_agency_in_two_outlets_are_told_twice_and_have_one_origin(shell, samples: Path) -> None:
    reprinted = [one for one in listed(shell, samples, "statements") if len(one["sources"]) > 1]
    told = {tuple(one["sources"]): one["origins"] for one in reprinted}
    assert told["r2", "r3"] == ["agency:pennant"]


def test_an_id_names_a_person_too(shell, samples: Path) -> None:
    id = next(one["id"] for one in listed(shell, samples, "people") if one["name"] == "Nuala Carrow")
    assert listed(shell, samples, "statements", "--by", id) == listed(shell, samples, "statements", "--by", "carrow")


def test_a_name_without_a_match_offers_one(shell, samples: Path) -> None:
    ran = shell("show", samples, "statements", "--by", "Nuala Carow")
    assert ran.code == 1
    assert "nobody is called 'Nuala Carow'" in ran.err
    assert "hint: did you mean Nuala Carrow?" in ran.err
    assert "show" in shell("show", samples, "statements", "--by", "zzz").err


@pytest.mark.parametrize("given", ["Ms Carrow", "Miss Nuala Carrow", "CARROW"])
def test_a_title_or_a_surname_finds_somebody(shell, samples: Path, given: str) -> None:
    wanted = listed(shell, samples, "statements", "--by", "Nuala Carrow")
    assert listed(shell, samples, "statements", "--by", given) == wanted


def test_somebody_who_said_nothing_is_named(shell, samples: Path) -> None:
    said = {named["entity"] for one in listed(shell, samples, "statements") for named in one["speakers"]}
    silent = next(one for one in listed(shell, samples, "people") if one["id"] not in said)
    out = shell("show", samples, "statements", "--by", silent["id"]).out
    assert out.startswith(f"no statements of {silent['id']} {silent['name']}")
    assert listed(shell, samples, "statements", "--by", silent["id"]) == []


def test_a_name_of_several_lists_them(shell, samples: Path) -> None:
    ran = shell("show", samples, "statements", "--by", "police")
    assert ran.code == 1
    assert "'police' may be one of several: e" in ran.err
    assert "Wendshire Police Federation" in ran.err
    assert "hint: give an id: --by e" in ran.err


def test_the_claims_of_a_report_are_those_of_its_incident(shell, samples: Path) -> None:
    main = json.loads(shell("show", samples, "sources", "--format", "json").out)[0]["main_incident"]
    ran = shell("show", samples, "claims", "r1")
    assert ran.code == 1
    assert "r1 is a report, and claims are of an incident" in ran.err
    assert f"hint: it is mainly about {main}: `onrecord show {samples} claims {main}`" in ran.err


def test_an_unknown_incident_is_told(shell, samples: Path) -> None:
    for id in ("i999", "e1", "x"):
        ran = shell("show", samples, "claims", id)
        assert ran.code == 1
        assert f"has no incident '{id}'" in ran.err
        assert "incidents` lists them" in ran.err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("claims",), "claims needs the ID of an incident"),
        (("people", "i1"), "people takes no ID"),
        (("people", "--by", "x"), "--by is for statements"),
        (("statements", "--by", " "), "--by is empty"),
        (("statements", "Nuala"), "whose they are is said with --by"),
        (("nothing",), "Invalid value"),
    ],
)
def test_a_command_line_that_makes_no_sense_is_refused(
    shell, samples: Path, arguments: tuple[str], complaint: str
) -> None:
    ran = shell("show", samples, *arguments)
    assert ran.code == 2
    assert complaint in ran.err


def test_an_empty_case_shows_nothing_and_has_no_dossier(shell) -> None:
    open_case("new.onrecord", create=True).close()
    for what in SUBJECTS:
        assert shell("show", "new.onrecord", what).out == f"no {what} found\n"
        assert shell("show", "new.onrecord", what, "--format", "json").out == "[]\n"
    ran = shell("report", "new.onrecord", "-o", "dossier.html")
    assert ran.code == 1
    assert "has no reports\nhint: `onrecord add new.onrecord PATH…` adds some" in ran.err
    assert not Path("dossier.html").exists()
    assert shell("export", "new.onrecord", "--to", "csv", "-o", "tables").code == 0


def test_a_dossier_is_written_and_says_where(shell, samples: Path) -> None:
    ran = shell("report", samples, "-o", "dossier.html")
    assert (ran.code, ran.out, ran.err) == (0, "", "wrote dossier.html\n")
    html = Path("dossier.html").read_text("utf-8")
    assert '<h1 dir="auto">vigil</h1>' in html
    assert "5 reports, 3 origins" in html
    assert shell("report", samples).out == html
    assert '<h1 dir="auto">The square</h1>' in shell("report", samples, "--title", "The square").out


def test_a_case_is_never_written_over(shell, samples: Path) -> None:
    before = samples.read_bytes()
    for arguments in (("report", samples, "-o"), ("export", samples, "--to", "jsonl", "-o")):
        ran = shell(*arguments, samples)
        assert ran.code == 2
        assert "is among the inputs and would be overwritten" in ran.err
    assert samples.read_bytes() == before


@pytest.mark.parametrize(
    "command",
    [("report", "-o"), ("export", "--to", "jsonl", "-o"), ("export", "--to", "csv", "-o")],
)
def test_no_folder_is_made_for_what_is_written(shell, samples: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    """A slip in the name of a folder would else be a folder more, and the file not where it is looked for."""
    ran = shell(command[0], samples, *command[1:], "desk/vigil/out")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: desk/vigil/out: the folder desk/vigil is not there\nhint: make the folder first")
    assert not list(tmp_path.iterdir())
    (tmp_path / "desk").write_text("mine")
    assert "the folder desk is no folder" in shell(command[0], samples, *command[1:], "desk/out").err


def test_lines_are_typed_and_the_same_each_time(shell, samples: Path) -> None:
    out = shell("export", samples, "--to", "jsonl").out
    kinds = [json.loads(line)["schema"] for line in out.splitlines()]
    assert kinds[0] == "onrecord/case/1"
    assert kinds.count("onrecord/reading/1") == kinds.count("onrecord/source/1") == 5
    assert {"onrecord/claim/1", "onrecord/demand/1", "onrecord/entity/1"} <= set(kinds)
    assert shell("export", samples, "--to", "jsonl", "-o", "case.jsonl").err == "wrote case.jsonl\n"
    assert Path("case.jsonl").read_text("utf-8") == out


def test_tables_are_written_and_the_same_each_time(shell, samples: Path) -> None:
    for folder in ("one", "two"):
        assert shell("export", samples, "--to", "csv", "-o", folder).err == f"wrote {folder}/datapackage.json\n"
    first = {path.name: path.read_bytes() for path in Path("one").iterdir()}
    assert first == {path.name: path.read_bytes() for path in Path("two").iterdir()}
    with Path("one/sources.csv").open(newline="", encoding="utf-8") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ["r1", "r2", "r3", "r4", "r5"]


def test_tables_need_a_folder(shell, samples: Path, report: Path) -> None:
    assert shell("export", samples, "--to", "csv").code == 2
    ran = shell("export", samples, "--to", "csv", "-o", report)
    assert (ran.code, "is no folder" in ran.err) == (2, True)
    ran = shell("export", samples, "--to", "jsonl", "-o", report.parent)
    assert (ran.code, "is a folder" in ran.err) == (2, True)


def test_the_schema_of_a_case_is_printed(shell) -> None:
    assert shell("schema", "case").out == case_schema_to_json()
