"""Reading inputs into a case, one at a time."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord.engine.cases
from onrecord import Failure, IntakeOptions, Pipeline
from onrecord.engine.cases import Kept, add, overview, source_rows
from onrecord.engine.views.incidents import incidents
from onrecord.errors import SettingError
from onrecord.intake import document_from_text
from onrecord.model import Document
from onrecord.store import Case, open_case, verify

TOWN = Path(__file__).parents[1] / "record" / "data" / "town"
TOWN_KEY = TOWN.parent / "town-key.json"
TEXT = "Rain fell on Norhaven on Friday, said Inspector Ola Brandt."


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with open_case(tmp_path / "vigil.onrecord", create=True) as opened:
        yield opened


def test_reports_are_kept_in_order_and_a_bad_one_does_not_stop_them(
    tmp_path: Path, case: Case, pipeline: Pipeline
) -> None:
    names = []
    for name, text in (("a", TEXT), ("b", ""), ("c", TEXT + " It went on.")):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
        names.append(str(tmp_path / f"{name}.txt"))
    outcomes = list(add(case, [*names, names[0]], pipeline=pipeline))
    assert [type(outcome) for outcome in outcomes] == [Kept, Failure, Kept, Kept]
    kept = [(outcome.source.id, outcome.is_new) for outcome in outcomes if isinstance(outcome, Kept)]
    assert kept == [("r1", True), ("r2", True), ("r1", False)]
    assert case.sources.reading("r2") == pipeline.read(case.sources.document("r2"))
    assert case.sources["r1"].reader.startswith("onrecord ")
    assert [row["input"] for row in source_rows(case)] == [names[0], names[2]]
    assert overview(case)["sources"] == 2
    assert verify(case).finding is None


def test_each_report_is_kept_before_it_is_told(tmp_path: Path, case: Case, pipeline: Pipeline) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"{TEXT} {number}", "utf-8")
    with open_case(case.name) as other:
        for number, _ in enumerate(add(case, [str(tmp_path / "*.txt")], pipeline=pipeline), 1):
            assert len(other.sources) == number


def test_a_wrong_setting_is_told_at_once(case: Case) -> None:
    with pytest.raises(SettingError, match="soon"):
        add(case, ["report.txt"], IntakeOptions(published="soon"))


@pytest.mark.parametrize("again", [False, True])
def test_one_report_is_held_at_a_time(
    case: Case, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch, again: bool
) -> None:
    alive: list[int] = []

    def documents(*_: object) -> Iterator[Document]:
        for number in range(4):
            gc.collect()
            alive.append(sum(isinstance(held, Document) and held.input == "counted" for held in gc.get_objects()))
            yield document_from_text(TEXT if again else f"{TEXT} {number}", input="counted")

    monkeypatch.setattr(onrecord.engine.cases, "take_in", documents)
    assert len(list(add(case, [], pipeline=pipeline))) == 4
    assert alive == [0, 0, 0, 0]


def test_a_case_tells_origins_and_main_incidents(case: Case, pipeline: Pipeline) -> None:
    assert all(isinstance(kept, Kept) for kept in add(case, [str(TOWN)], pipeline=pipeline))
    key = json.loads(TOWN_KEY.read_text("utf-8"))
    rows = {Path(row["input"]).stem.partition("-")[0]: row for row in source_rows(case)}
    named: dict[str | None, set[str]] = {}
    for source, row in rows.items():
        named.setdefault(row["origin_name"], set()).add(source)
    assert named == {name: set(sources) for name, sources in key["origins"].items()}
    about = {row["main_incident"] for row in rows.values()}
    assert None not in about
    assert 1 < len(about) < len(rows)
    assert overview(case)["origins"] == len(named)
    assert overview(case)["incidents"] == len(about)
    assert overview(case)["all_incidents"] == len(incidents(case)) > len(about)
    for row in rows.values():
        told = {incident.id for incident in incidents(case) if row["id"] in incident.told_in}
        assert row["incidents"][0] == row["main_incident"]
        assert set(row["incidents"]) == told
    assert {source for source, row in rows.items() if rows["01"]["main_incident"] in row["incidents"]} == set(
        key["incidents"]["corn-hall"]["told_in"]
    )
    before = (overview(case), source_rows(case))
    shown = incidents(case)
    assert not any(kept.is_new for kept in add(case, [str(TOWN)], pipeline=pipeline) if isinstance(kept, Kept))
    assert (overview(case), source_rows(case)) == before
    assert incidents(case) == shown
    assert verify(case).finding is None


def test_a_new_version_has_the_origin_and_the_incident_of_the_old(
    tmp_path: Path, case: Case, pipeline: Pipeline
) -> None:
    for number, end in enumerate(("", " He was let go at noon, the force said.")):
        report = {"title": "Man held in Norhaven", "text": f"{TEXT} Police arrested Mara Quill in Norhaven.{end}"}
        report |= {"url": "https://bell.example/norhaven", "outlet": "The Bell", "published": "2024-05-01"}
        (tmp_path / f"{number}.json").write_text(json.dumps(report), "utf-8")
        list(add(case, [str(tmp_path / f"{number}.json")], pipeline=pipeline))
    old, new = source_rows(case)
    assert new["version_of"] == old["id"]
    assert (new["origin"], new["main_incident"]) == (old["origin"], old["main_incident"])
