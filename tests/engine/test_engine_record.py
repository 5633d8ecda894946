"""A case with all that was worked out for it, put together for whoever shows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import Pipeline
from onrecord.engine.cases import add_reading
from onrecord.engine.views.record import incident_named, record
from onrecord.errors import CaseError
from onrecord.intake import document_from_text
from onrecord.store import Case, open_case

TEXT = (
    "Police arrested Dana Whitlow, 31, a nurse, at a vigil in Norhaven on Friday, Inspector Ola Brandt said.\n\n"
    "“We had no choice,” Brandt said."
)


@pytest.fixture
def case(tmp_path: Path, pipeline: Pipeline) -> Iterator[Case]:
    with open_case(tmp_path / "vigil.onrecord", create=True) as opened:
        for number in (1, 2):
            text = TEXT.replace("Friday", "Friday night" if number == 2 else "Friday")
            add_reading(opened, pipeline.read(document_from_text(text, input=f"{number}.txt", published="2024-05-06")))
        yield opened


def test_it_has_the_reports_and_all_that_was_made_of_them(case: Case) -> None:
    known = record(case)
    assert [(source.id, source.input) for source in known.sources] == [("r1", "1.txt"), ("r2", "2.txt")]
    assert list(known.readings) == ["r1", "r2"]
    assert known.readings["r2"].document.text.startswith("Police arrested")
    assert {known.entity_ids[member] for member in known.entity_ids} <= {entity.id for entity in known.entities}
    assert all(known.grids[incident.id].incident == incident.id for incident in known.incidents)
    head = case.log.head()
    assert head is not None
    assert (known.head, known.entries) == (head.hash, head.number)
    assert known.decisions == ()


def test_what_is_not_there_is_not_made(case: Case) -> None:
    known = record(case)
    for held in (known.readings, known.grids):
        assert "r9" not in held
        with pytest.raises(KeyError):
            held["r9"]


def test_readings_are_read_once_and_when_they_are_asked_for(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    kept = case.sources.reading
    monkeypatch.setattr(case.sources, "reading", lambda id: asked.append(id) or kept(id))
    known = record(case)
    assert asked == []
    assert known.readings["r1"] is known.readings["r1"]
    assert asked == ["r1"]


def test_people_of_an_incident_are_called_as_the_case_calls_them(case: Case) -> None:
    called = {who.value for incident in record(case).incidents for who in incident.who}
    assert "Dana Whitlow" in called


def test_what_two_reports_tell_is_one_event_by_the_first_telling(case: Case) -> None:
    known = record(case)
    arrests = [
        f"{id}/{event.id}" for id in known.readings for event in known.readings[id].events if event.type == "arrest"
    ]
    assert [arrest.partition("/")[0] for arrest in arrests] == ["r1", "r2"]
    assert {known.same_events[arrest] for arrest in arrests} == {arrests[0]}
    assert len(known.same_events) == sum(len(reading.events) for reading in known.readings.values())


def test_an_incident_is_found_by_its_id(case: Case) -> None:
    known = record(case)
    assert incident_named(case, known, known.incidents[0].id) == known.incidents[0]
    with pytest.raises(CaseError) as caught:
        incident_named(case, known, "i99")
    assert caught.value.code == "case.no_incident"
