"""What people decided shows in origins, incidents and entities, and holds whatever is added later."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord import Reading
from onrecord.engine.cases import add_reading, overview, source_rows
from onrecord.engine.entities import ENTITY
from onrecord.engine.joining import follow
from onrecord.model.decision import About, Verdict
from onrecord.store import Case, open_case, verify

STORY = (
    "Police arrested Mara Quill, 31, in Pell Street, Norhaven, on Friday night. Two officers carried her to a van. "
    "“She was only filming,” said her brother, Teo Quill. The force said that she had blocked the way."
)
OTHER = "The harbour fair opened in Stennet under grey skies. Bo Marl, a baker, sold four hundred buns."


@pytest.fixture
def case(tmp_path: Path, read_text: Callable[..., Reading]) -> Iterator[Case]:
    with open_case(tmp_path / "vigil.onrecord", create=True) as opened:
        for text in (STORY, STORY + " An inquiry was asked for.", OTHER):
            add_reading(opened, read_text(text, published="2024-05-04"))
        yield opened


def decide(case: Case, about: About, verdict: Verdict, pair: tuple[str, str], supersedes: int | None = None) -> None:
    with case.change():
        follow(case, case.decisions.add(about, verdict, pair, "Ira Lorne", "seen there", supersedes))


def test_two_copies_that_are_of_two_origins_count_as_two(case: Case, read_text: Callable[..., Reading]) -> None:
    before = source_rows(case)
    assert before[0]["origin"] == before[1]["origin"]
    origins = overview(case)["origins"]
    decide(case, About.ORIGIN, Verdict.TWO, ("r1", "r2"))
    assert overview(case)["origins"] == origins + 1
    # A third copy, which leads from the one to the other, changes nothing of that.
    add_reading(case, read_text(STORY + " She was let go at noon.", published="2024-05-05"))
    rows = source_rows(case)
    assert rows[0]["origin"] != rows[1]["origin"]
    assert rows[3]["origin"] in (rows[0]["origin"], rows[1]["origin"])
    decide(case, About.ORIGIN, Verdict.OPEN, ("r1", "r2"), supersedes=1)
    assert len({row["origin"] for row in source_rows(case)}) == origins
    assert verify(case).finding is None


def test_two_stories_of_one_origin_count_as_one(case: Case) -> None:
    origins = overview(case)["origins"]
    decide(case, About.ORIGIN, Verdict.ONE, ("r1", "r3"))
    assert overview(case)["origins"] == origins - 1
    assert len({row["origin"] for row in source_rows(case)}) == 1


def test_a_split_incident_stays_split_and_its_id_comes_back(case: Case, read_text: Callable[..., Reading]) -> None:
    first, second, third = (row["main_incident"] for row in source_rows(case))
    assert first == second != third
    decide(case, About.INCIDENT, Verdict.TWO, ("r1", "r2"))
    one, two, _ = (row["main_incident"] for row in source_rows(case))
    assert one != two
    add_reading(case, read_text(STORY + " She was let go at noon.", published="2024-05-05"))
    assert [row["main_incident"] for row in source_rows(case)][:2] == [one, two]
    decide(case, About.INCIDENT, Verdict.ONE, ("r1", "r2"), supersedes=1)
    assert {row["main_incident"] for row in source_rows(case)} == {first, third}
    assert case.index.group("incident", str(two)).id == first
    decide(case, About.INCIDENT, Verdict.TWO, ("r1", "r2"), supersedes=2)
    assert {row["main_incident"] for row in source_rows(case)} == {one, two, third}
    assert verify(case).finding is None


def test_joined_incidents_are_one(case: Case) -> None:
    decide(case, About.INCIDENT, Verdict.ONE, ("r1", "r3"))
    rows = source_rows(case)
    assert rows[0]["main_incident"] == rows[2]["main_incident"]


def test_two_entities_are_what_people_say(case: Case, read_text: Callable[..., Reading]) -> None:
    add_reading(
        case,
        read_text(
            "A printer was fined for parking in Stennet. “I paid it,” said the printer, Teo Quill.",
            published="2022-01-02",
        ),
    )

    def named(source: str) -> str:
        return next(f"{source}/{e.id}" for e in case.sources.reading(source).entities if e.name == "Teo Quill")

    pair = (named("r1"), named("r4"))
    held = case.index.groups_of(ENTITY, pair)
    verdict = Verdict.TWO if len(set(held.values())) == 1 else Verdict.ONE
    decide(case, About.ENTITY, verdict, pair)
    assert (len(set(case.index.groups_of(ENTITY, pair).values())) == 1) == (verdict is Verdict.ONE)
