"""Running the reading over one input and over many."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import onrecord
import onrecord.engine.run
import onrecord.reading.pipeline
from onrecord import Failure, IntakeOptions, Pipeline, Reading
from onrecord.errors import InputError, LayerError, SettingError
from onrecord.intake import document_from_text
from onrecord.model import Document
from onrecord.reading.layer import Layer

TEXT = "Rain fell on Norhaven on Friday, said Inspector Ola Brandt."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_one_report_is_read_from_its_path(report: Path, pipeline: Pipeline) -> None:
    for source in (report, str(report)):
        reading = onrecord.read(source, published="2024-05-06", pipeline=pipeline)
        assert (reading.document.text, reading.document.published) == (TEXT, "2024-05-06")


def test_a_document_made_before_is_read(pipeline: Pipeline) -> None:
    assert onrecord.read(document_from_text(TEXT), pipeline=pipeline).document.text == TEXT


def test_a_bad_input_raises_its_own_error(tmp_path: Path, pipeline: Pipeline) -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt"):
        onrecord.read(tmp_path / "nowhere.txt", pipeline=pipeline)


def test_private_addresses_are_fetched_only_where_asked(monkeypatch: pytest.MonkeyPatch, pipeline: Pipeline) -> None:
    asked = []

    def taken(_: object, options: IntakeOptions) -> Iterator[Document]:
        asked.append(options.fetch_private)
        yield document_from_text(TEXT)

    monkeypatch.setattr("onrecord.engine.run.take_in", taken)
    onrecord.read("http://localhost/", pipeline=pipeline)
    onrecord.read("http://localhost/", fetch_private=True, pipeline=pipeline)
    assert asked == [False, True]


def test_several_reports_are_not_one(tmp_path: Path, pipeline: Pipeline) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps({"id": str(n), "text": TEXT}) + "\n" for n in range(3)))
    with pytest.raises(InputError, match="more than one report"):
        onrecord.read(path, pipeline=pipeline)


def test_many_come_in_order_and_a_bad_one_does_not_stop_them(report: Path, pipeline: Pipeline) -> None:
    outcomes = list(onrecord.read_many([str(report), "nowhere.txt", str(report)], pipeline=pipeline))
    assert [type(outcome) for outcome in outcomes] == [Reading, Failure, Reading]
    failure = outcomes[1]
    assert isinstance(failure, Failure)
    assert (failure.input, type(failure.error)) == ("nowhere.txt", InputError)


def test_a_layer_that_fails_on_one_report_does_not_stop_the_others(tmp_path: Path) -> None:
    def run(draft) -> None:
        if "snow" in draft.document.text:
            raise ZeroDivisionError("snow")

    layer = Layer("weather", frozenset({"document"}), frozenset(), "", run)
    names = []
    for name, text in (("a", TEXT), ("b", "No snow fell."), ("c", TEXT)):
        (tmp_path / f"{name}.txt").write_text(text)
        names.append(str(tmp_path / f"{name}.txt"))
    outcomes = list(onrecord.read_many(names, pipeline=Pipeline([layer])))
    assert [type(outcome) for outcome in outcomes] == [Reading, Failure, Reading]
    assert isinstance(outcomes[1], Failure)
    assert isinstance(outcomes[1].error, LayerError)
    assert "weather" in outcomes[1].error.message


def test_a_wrong_setting_is_told_at_once() -> None:
    with pytest.raises(SettingError, match="soon"):
        onrecord.read_many(["report.txt"], IntakeOptions(published="soon"))


def test_the_pipeline_is_not_loaded_for_inputs_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onrecord.reading.pipeline, "Pipeline", lambda: pytest.fail("was loaded"))
    assert [type(outcome) for outcome in onrecord.read_many(["nowhere.txt"])] == [Failure]


def test_one_report_is_held_at_a_time(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    alive: list[int] = []

    def documents(*_: object) -> Iterator[Document]:
        for number in range(4):
            gc.collect()
            alive.append(sum(isinstance(held, Document) and held.input == "counted" for held in gc.get_objects()))
            yield document_from_text(f"{TEXT} {number}", input="counted")

    monkeypatch.setattr(onrecord.engine.run, "take_in", documents)
    outcomes = onrecord.read_many([], pipeline=pipeline)
    while (outcome := next(outcomes, None)) is not None:
        assert isinstance(outcome, Reading)
        del outcome
    assert alive == [0, 0, 0, 0]


def test_a_date_object_is_a_date(tmp_path: Path, pipeline: Pipeline) -> None:
    path = tmp_path / "report.txt"
    path.write_text("The bridge was closed last night, Ann Orr said.", encoding="utf-8")
    reading = onrecord.read(path, published=date(2024, 5, 3), pipeline=pipeline)
    assert reading.document.published == "2024-05-03"


def test_an_empty_name_is_not_the_current_folder() -> None:
    with pytest.raises(InputError, match="empty name"):
        onrecord.read("")


def test_what_a_case_holds_is_shown_without_the_reader() -> None:
    code = "import sys, onrecord.engine.cases, onrecord.engine.views.record; print('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
