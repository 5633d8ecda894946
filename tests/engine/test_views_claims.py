"""What the reports of a case on disk say of an incident, side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord import Reading
from onrecord.engine.cases import add_reading
from onrecord.engine.views.claims import grid, grids
from onrecord.engine.views.incidents import incidents
from onrecord.errors import CaseError
from onrecord.model.claims import Property
from onrecord.store import Case, open_case

TEXTS = {
    "2024-05-05": "Eight people were arrested when police cleared a rally against the dam in Tarn Square, Fennick, on "
    "Saturday. Police put the crowd at 150. Nadia Roos, 40, a beekeeper, was arrested by two officers.",
    "2024-05-06": "Police arrested eleven people at a rally against the dam in Tarn Square, Fennick, on Saturday, its "
    "organisers said. Nadia Roos, the beekeeper, was arrested on a bench. Some 400 people attended the rally.",
}


@pytest.fixture
def case(tmp_path: Path, read_text: Callable[..., Reading]) -> Iterator[Case]:
    with open_case(tmp_path / "tarn.onrecord", create=True) as opened:
        for day, text in TEXTS.items():
            add_reading(opened, read_text(text, published=day))
        yield opened


def test_a_grid_of_a_main_incident_names_its_parts(case: Case) -> None:
    known = incidents(case)
    main = next(one for one in known if one.main_of)
    made = grid(case, main.id)
    assert made.incident == main.id
    assert made.sources == ("r1", "r2")
    assert made.parts == tuple(one.id for one in known if one.part_of == main.id)
    texts = [one.text for one in made.differences if one.property is Property.HOW_MANY]
    assert any("says 8" in text and "says 11" in text for text in texts)
    assert any("says 150" in text and "says about 400" in text for text in texts)


def test_accounts_have_origins_of_the_case(case: Case) -> None:
    main = next(one for one in incidents(case) if one.main_of)
    accounts = [account for claim in grid(case, main.id).claims for account in claim.accounts]
    assert {account.origin for account in accounts} == {"unknown:r1", "unknown:r2"}


def test_entities_are_those_of_the_case(case: Case) -> None:
    found = [
        claim
        for one in incidents(case)
        for claim in grid(case, one.id).claims
        if claim.property is Property.WHOM and claim.value == "Nadia Roos"
    ]
    assert found
    assert {claim.entity for claim in found} != {None}
    assert {account.source for claim in found for account in claim.accounts} == {"r1", "r2"}


def test_an_unknown_incident_is_an_error(case: Case) -> None:
    with pytest.raises(CaseError):
        grid(case, "i99")


def test_grids_of_all_incidents_are_what_each_is_by_itself(case: Case) -> None:
    make = grids(case)
    for one in incidents(case):
        assert make(one.id) == grid(case, one.id)
