"""Demands and legal chains of the town and of the samples, in a case, against keys written before the code."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from demands_key import missing, missing_steps
from record_town import DATA, Town

from onrecord import Pipeline, Reading
from onrecord.engine.cases import add_reading
from onrecord.engine.views.demands import demands, legal_chains
from onrecord.engine.views.incidents import incidents
from onrecord.intake import IntakeOptions, take_in
from onrecord.model import Document
from onrecord.model.demands import Demand
from onrecord.store import Case, open_case

SAMPLES = Path(__file__).parents[2] / "samples"


def filled(path: Path, readings: Iterable[Reading]) -> Case:
    case = open_case(path, create=True)
    for reading in readings:
        add_reading(case, reading)
    return case


@pytest.fixture(scope="module")
def town_case(town: Town, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    path = tmp_path_factory.mktemp("town") / "town.onrecord"
    with filled(path, (town.readings[name] for name in sorted(town.readings))) as case:
        yield case


@pytest.fixture(scope="module")
def sample_case(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    paths = [str(path) for path in sorted(SAMPLES.glob("[1-5]*"))]
    documents = (taken for taken in take_in(paths, IntakeOptions()) if isinstance(taken, Document))
    path = tmp_path_factory.mktemp("samples") / "samples.onrecord"
    with filled(path, map(pipeline.read, documents)) as case:
        yield case


@pytest.fixture(scope="module")
def samples_key() -> Any:
    return json.loads((DATA / "samples-key.json").read_text("utf-8"))


def in_town(town: Town) -> dict[str, str]:
    return {name: f"r{number}" for number, name in enumerate(sorted(town.readings), 1)}


def test_every_demand_of_the_town_has_its_chain(town: Town, town_case: Case) -> None:
    found = demands(town_case)
    lost = {key["id"]: missing(key, found, in_town(town)) for key in town.key["demands"]}
    assert not {id: what for id, what in lost.items() if what}
    assert len(found) == len(town.key["demands"])


def test_each_demand_of_the_town_is_of_whom_and_about_what_the_key_says(town: Town, town_case: Case) -> None:
    found, sources = demands(town_case), in_town(town)
    told_in = {incident.id: set(incident.told_in) for incident in incidents(town_case)}
    for key in town.key["demands"]:
        demand = next(one for one in found if not missing(key, [one], sources))
        assert (demand.of is None) == (key["of"] is None), key["id"]
        if demand.of is not None:
            assert set(demand.of.text.lower().split()) & set(key["of"].lower().split()), key["id"]
        reports = {sources[name] for name in town.key["incidents"][key["incident"]]["told_in"]}
        assert demand.incident is not None
        assert told_in[demand.incident] & reports, key["id"]


def test_an_old_letter_is_still_open_and_for_how_long(town_case: Case) -> None:
    letter = next(one for one in demands(town_case) if "letter" in one.what.text)
    assert letter.open
    # From 5 May to 3 December 2024, the day of the last report.
    assert letter.open_days == 212
    assert [state.kind.value for state in letter.states][-1] == "open"


def test_reprints_of_a_state_are_of_one_origin(town_case: Case) -> None:
    letter = next(one for one in demands(town_case) if "letter" in one.what.text)
    refused = next(state for state in letter.states if state.kind.value == "refused")
    assert (refused.sources, refused.origins) == (("r2", "r3"), 1)


def test_every_legal_chain_of_the_town(town: Town, town_case: Case) -> None:
    found = legal_chains(town_case)
    lost = {key["person"]: missing_steps(key, found, in_town(town)) for key in town.key["legal"]}
    assert not {person: what for person, what in lost.items() if what}
    # The man who died was arrested first, which is no chain in the key.
    assert {chain.person for chain in found} == {key["person"] for key in town.key["legal"]} | {"Daniel Pask"}


def test_bail_and_the_offence_are_in_the_words(town: Town, town_case: Case) -> None:
    lowther = next(chain for chain in legal_chains(town_case) if chain.person == "Dinah Lowther")
    released = next(step for step in lowther.steps if step.kind.value == "released")
    assert "on bail" in town.readings["02"].words(released.words.span)
    assert "assaulting a police constable" in {offence.text for offence in lowther.accused_of}


def test_the_samples(samples_key: Any, sample_case: Case) -> None:
    sources = {str(number): f"r{number}" for number in range(1, 6)}
    asked, law = demands(sample_case), legal_chains(sample_case)
    lost = {key["id"]: missing(key, asked, sources) for key in samples_key["demands"]}
    lost |= {key["person"]: missing_steps(key, law, sources) for key in samples_key["legal"]}
    assert not {id: what for id, what in lost.items() if what}
    assert (len(asked), len(law)) == (len(samples_key["demands"]), len(samples_key["legal"]))


def by_report(case: Case) -> list[Any]:
    """Return the demands of a case with its reports named by their input, so that numbers do not matter."""
    name = {source.id: source.input for source in case.sources}

    def plain(demand: Demand) -> Any:
        states = [
            (s.kind.value, s.date, s.by.text if s.by else None, sorted(name[one] for one in s.sources))
            for s in demand.states
        ]
        return sorted(asker.text for asker in demand.by), demand.open, demand.open_days, sorted(states, key=str)

    return sorted((plain(demand) for demand in demands(case)), key=str)


def test_the_order_of_adding_does_not_matter(town: Town, town_case: Case, tmp_path: Path) -> None:
    names = random.Random(7).sample(sorted(town.readings), len(town.readings))
    with filled(tmp_path / "town.onrecord", (town.readings[name] for name in names)) as case:
        assert by_report(case) == by_report(town_case)


def test_ids_stay_when_reports_come_later(town: Town, tmp_path: Path) -> None:
    names = sorted(town.readings)
    with filled(tmp_path / "town.onrecord", (town.readings[name] for name in names[:7])) as case:
        before = {demand.what.text: demand.id for demand in demands(case)}
        for name in names[7:]:
            add_reading(case, town.readings[name])
        after = {demand.what.text: demand.id for demand in demands(case)}
        assert before.items() <= after.items()
        entries = case.log.head()
        add_reading(case, town.readings["07"])
        assert case.log.head() == entries
