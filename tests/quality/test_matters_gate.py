"""The gate of the matters: they are the pinned ones, and no figure lies below its floor.

``python benchmarks/matters.py`` prints the figures.
"""

from __future__ import annotations

import pytest

from matters import figures, read_floors, shortfalls, tally, total
from matters_case import read_reports
from matters_key import HALVES, digest, load
from onrecord import Pipeline

FLOORS = read_floors()


def test_the_matters_are_the_pinned_ones() -> None:
    assert digest() == FLOORS.sha256, (
        "tests/quality/matters is not what the floors were set on. Undo the change; or, where a key misread a report, "
        "put the new hash into its floors.toml, run python benchmarks/matters.py and say in the commit's message what "
        "was wrong and how the figures moved"
    )


@pytest.mark.parametrize("half", HALVES)
def test_no_figure_lies_below_its_floor(half: str, pipeline: Pipeline) -> None:
    over = total(tally(m, list(read_reports(pipeline, m.reports).values())) for m in load(half))
    assert shortfalls(figures(over), FLOORS.least[half]) == [], (
        "see all with python benchmarks/matters.py. Lowering a floor takes a change to the floors.toml of the "
        "matters, with its reason"
    )
