"""The grids of the town and of the samples, against a key of their differences that was written before the code."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from record_town import DATA, Town

from onrecord import Pipeline, Reading
from onrecord.intake import IntakeOptions, take_in
from onrecord.model import Document
from onrecord.model.claims import Difference, Grid, Stance
from onrecord.model.record import Incident, LinkKind, Origin
from onrecord.record import incidents, reprints
from onrecord.record.claims import count_of, grid_of
from onrecord.record.incident_objects import incidents_of, settled
from onrecord.record.index import InMemory
from onrecord.record.named import named
from onrecord.record.origins import origin_of, sourced
from onrecord.record.told_events import told_events

SAMPLES = Path(__file__).parents[2] / "samples"
KEY: dict[str, Any] = json.loads((DATA / "claims-key.json").read_text("utf-8"))


@dataclass(frozen=True)
class Matter:
    """Reports with the grids of all their incidents."""

    readings: dict[str, Reading]
    grids: list[Grid]

    def cells(self, grid: Grid, difference: Difference) -> Iterator[tuple[tuple[str, bool], str, str]]:
        """Yield of each account of a difference: claim and whether it denies, source, words."""
        for claim in grid.claims:
            if claim.id in difference.claims:
                for account in claim.accounts:
                    words = " | ".join(self.readings[one.source].words(one.span) for one in account.words)
                    yield (claim.id, account.stance is Stance.DENIED), account.source, words


def matter(readings: Mapping[str, Reading], versions: Mapping[str, str]) -> Matter:
    index = InMemory()
    for source, reading in readings.items():
        incidents.note(index, source, reading)
        incidents.regroup(index, source)
        reprints.note(index, source, reading.document)
    mains = sorted({group for source in readings for group in incidents.groups_around(index, source)})
    rows = {source: told_events(reading) for source, reading in readings.items()}
    found = incidents_of(settled(rows, mains), rows, {source: named(reading) for source, reading in readings.items()})
    whose = origins(index, readings)
    return Matter(
        dict(readings),
        [grid_of(one, readings, whose, {}, parts=list(parts(one, found)), versions=versions) for one in found],
    )


def parts(incident: Incident, found: list[Incident]) -> Iterator[Incident]:
    within = {incident.id}
    for one in found:
        if one.part_of in within:
            within.add(one.id)
            yield one


def origins(index: InMemory, readings: Mapping[str, Reading]) -> dict[str, Origin]:
    copies = {source: {source} for source in readings}
    for source in readings:
        for link in reprints.links_of(index, source):
            if link.kind is LinkKind.COPY:
                joined = copies[link.left] | copies[link.right]
                copies |= dict.fromkeys(joined, joined)
    return {source: origin_of(sourced(one, readings[one].document) for one in copies[source]) for source in readings}


@pytest.fixture(scope="module")
def of_town(town: Town) -> Matter:
    return matter(town.readings, {"06": "05"})


@pytest.fixture(scope="module")
def of_samples(pipeline: Pipeline) -> Matter:
    paths = [str(path) for path in sorted(SAMPLES.glob("[1-5]*"))]
    documents = [taken for taken in take_in(paths, IntakeOptions()) if isinstance(taken, Document)]
    return matter({str(at): pipeline.read(document) for at, document in enumerate(documents, 1)}, {})


def expected(told: Matter, grid: Grid, difference: Difference, key: list[dict[str, Any]]) -> int | None:
    """Return which difference of the key is shown: two of its sides stand in two claims, or in one on two sides."""
    cells = list(told.cells(grid, difference))
    for at, one in enumerate(key):
        if one["property"] != difference.property:
            continue
        sides = [
            {
                where
                for where, source, words in cells
                if source in side["reports"] and any(w in words for w in side["words"])
            }
            for side in one["sides"]
        ]
        if sum(map(bool, sides)) >= 2 and len(set().union(*sides)) >= 2:
            return at
    return None


@pytest.mark.parametrize("name", ["town", "samples"])
def test_the_differences_of_the_key_are_shown_and_no_others(name: str, of_town: Matter, of_samples: Matter) -> None:
    told, key = {"town": of_town, "samples": of_samples}[name], KEY[name]
    shown = {
        (grid.incident, one.text): expected(told, grid, one, key) for grid in told.grids for one in grid.differences
    }
    assert [what for what, at in shown.items() if at is None] == []
    missed = [one["what"] for at, one in enumerate(key) if one["must"] and at not in shown.values()]
    assert missed == []


@pytest.mark.parametrize("one", KEY["agreed"], ids=lambda one: str(one["what"]))
def test_what_reports_agree_on_is_one_claim_or_claims_that_fit(
    one: dict[str, Any], of_town: Matter, of_samples: Matter
) -> None:
    told = {"town": of_town, "samples": of_samples}[one["set"]]
    found: set[str] = set()
    for grid in told.grids:
        apart = {id for difference in grid.differences for id in difference.claims}
        for claim in grid.claims:
            for account in claim.accounts:
                words = " | ".join(told.readings[w.source].words(w.span) for w in account.words)
                if (
                    claim.property == one["property"]
                    and any(w in words for w in one["words"])
                    and claim.id not in apart
                ):
                    found.add(account.source)
    assert found >= {*one["reports"]}


def test_a_reprint_is_shown_and_not_counted(of_samples: Matter) -> None:
    claims = [claim for grid in of_samples.grids for claim in grid.claims]
    crowd = next(claim for claim in claims if claim.value == "at most 150")
    assert [account.source for account in crowd.accounts] == sorted(["2", "3"], key=_age(of_samples))
    assert count_of(crowd, of_samples.readings) == (1, 1)


def _age(told: Matter) -> Any:
    return lambda source: (told.readings[source].document.published, told.readings[source].document.id)


def test_the_amended_report_says_what_the_earlier_one_had(of_town: Matter) -> None:
    texts = [one.text for grid in of_town.grids for one in grid.differences]
    hurt = next(text for text in texts if "say 6" in text)
    assert "on 2024-05-11 say 3" in hurt
    assert "amended since; 1 account on 2024-05-11 says 5" in hurt
    assert "from 2024-05-23 to 2024-11-19 say 6" in hurt


def test_grids_do_not_depend_on_the_order_of_adding(town: Town, of_town: Matter) -> None:
    def texts(told: Matter) -> set[str]:
        return {one.text for grid in told.grids for one in grid.differences}

    mixed = random.Random(3).sample(sorted(town.readings), len(town.readings))
    assert texts(matter({source: town.readings[source] for source in mixed}, {"06": "05"})) == texts(of_town)
