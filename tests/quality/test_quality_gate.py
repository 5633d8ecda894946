"""The quality gate: the sample is the pinned one, and no figure lies below its floor.

``python benchmarks/quality.py`` prints every figure beside its floor.
"""

from __future__ import annotations

import pytest

from onrecord import Pipeline
from quality import figures, read_floors, read_sample, shortfalls
from statement_sample import digest, load

FLOORS = read_floors()


@pytest.fixture(scope="module")
def found(pipeline: Pipeline) -> dict[str, float]:
    reports = load()
    return figures(reports, read_sample(pipeline, reports))


def test_the_sample_is_the_pinned_one() -> None:
    assert digest() == FLOORS.sha256, (
        "tests/quality/statements is not the sample that the floors were set on. Undo the change; or, where it mends "
        "a fault of the key, put the new hash into tests/quality/floors.toml, run python benchmarks/quality.py and say "
        "in the commit's message what was wrong and how the figures moved"
    )


@pytest.mark.parametrize("name", FLOORS.least)
def test_no_figure_lies_below_its_floor(name: str, found: dict[str, float]) -> None:
    assert round(found[name], 1) >= FLOORS.least[name], (
        f"{name} fell; see all figures with python benchmarks/quality.py. Lowering a floor takes a change to "
        "tests/quality/floors.toml, with its reason"
    )


def test_every_figure_has_a_floor(found: dict[str, float]) -> None:
    assert set(found) == set(FLOORS.least)


def test_a_figure_below_its_floor_is_named(found: dict[str, float]) -> None:
    assert not shortfalls(found, FLOORS)
    worse = found | {"linked_f1": FLOORS.least["linked_f1"] - 0.1}
    assert [line.split()[0] for line in shortfalls(worse, FLOORS)] == ["linked_f1"]
    del worse["linked_f1"]
    assert shortfalls(worse, FLOORS) == ["linked_f1 is not measured"]
    assert shortfalls(found | {"new": 1.0}, FLOORS) == ["new has no floor"]
