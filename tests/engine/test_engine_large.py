"""A large matter: where not all of it is looked at anew with each report, its groups are those of a small one."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import Pipeline, Reading
from onrecord.engine import demanding, happenings
from onrecord.engine.cases import add_reading
from onrecord.engine.joining import COPIES
from onrecord.intake import document_from_text
from onrecord.record import grouping, reprints
from onrecord.store import Case, open_case, verify

KINDS = (COPIES, happenings.INCIDENT, demanding.DEMAND, demanding.ENTITY)
TEXT = """Nurse arrested at vigil in Norhaven

Police arrested Dana Whitlow, 31, a nurse, at a vigil by the old harbour in Norhaven on Friday night.

Councillor Edda Marrable called for an independent inquiry into the arrest of Dana Whitlow.

“She was holding a candle and doing nobody any harm,” said Tobias Quaile, who stood beside her on the steps.
"""
OTHER = """Ferry inspectors find cracked pump

Inspectors found a cracked pump aboard the ferry Petrel at Hallow Point on Monday, the harbour board said.

The board’s chairman, Osric Bane, said that the boat would not sail before the weekend.
"""


@pytest.fixture(scope="module")
def readings(pipeline: Pipeline) -> list[Reading]:
    """Eight reports of one matter, six of them copies, and one of another."""
    texts = [
        *(TEXT.replace("on Friday night", f"on Friday night, report {name} says") for name in "ABCDEF"),
        TEXT.replace("nobody any harm", "nothing at all").replace("Police arrested", "Officers arrested"),
        OTHER,
        TEXT.replace("by the old harbour", "near the harbour").replace("called for", "demanded"),
    ]
    made = (
        document_from_text(text, input=f"{number}.txt", published="2024-05-06") for number, text in enumerate(texts)
    )
    return [pipeline.read(document) for document in made]


def groups(case: Case) -> dict[str, list[tuple[str, ...]]]:
    return {kind: [group.members for group in case.index.groups(kind)] for kind in KINDS}


def filled(place: Path, readings: list[Reading]) -> dict[str, list[tuple[str, ...]]]:
    with open_case(place, create=True) as case:
        for reading in readings:
            add_reading(case, reading)
        assert verify(case).finding is None
        return groups(case)


def test_a_large_matter_has_the_groups_of_a_small_one(
    readings: list[Reading], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = filled(tmp_path / "whole.onrecord", readings)
    assert ("r1", "r2", "r3", "r4", "r5", "r6", "r7", "r9") in [
        tuple(member for member in group if "/" not in member) for group in expected[happenings.INCIDENT]
    ]
    assert len(expected[demanding.DEMAND]) == 1
    for module, name, limit in (
        (happenings, "MOST_ANEW", 3),
        (happenings, "STAND_FOR_IT", 2),
        (demanding, "_MANY", 3),
        (demanding, "_REACH", 3),
        (grouping, "MOST_LINKS", 3),
        (reprints, "STAND_FOR_COPIES", 2),
    ):
        monkeypatch.setattr(module, name, limit)
        assert filled(tmp_path / f"{name}.onrecord", readings) == expected


def test_of_many_copies_only_some_are_compared(
    readings: list[Reading], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []
    link_between = reprints.link_between

    def counted(left, of_left, right, of_right):
        compared.append(left)
        return link_between(left, of_left, right, of_right)

    monkeypatch.setattr(reprints, "link_between", counted)
    monkeypatch.setattr(reprints, "STAND_FOR_COPIES", 2)
    with open_case(tmp_path / "few.onrecord", create=True) as case:
        for reading in readings[:6]:
            compared.clear()
            add_reading(case, reading)
            assert len(compared) <= 2
        assert case.index.groups(COPIES)[0].members == ("r1", "r2", "r3", "r4", "r5", "r6")
