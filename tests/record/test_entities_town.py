"""Who is who in the town's twelve reports, against a key written before the code."""

from __future__ import annotations

import random

import pytest
from record_entities import Made
from record_town import Town

from onrecord.model import EntityKind
from onrecord.model.record import CaseEntity


def made_of(town: Town, order: list[str]) -> Made:
    made = Made()
    for source in order:
        made.add(f"r{int(source)}", town.readings[source])
    return made


@pytest.fixture(scope="module")
def people(town: Town) -> list[CaseEntity]:
    made = made_of(town, sorted(town.readings))
    return [entity for entity in made.entities() if entity.kind is EntityKind.PERSON]


def reports(entity: CaseEntity) -> list[str]:
    return [f"{int(source[1:]):02}" for source in entity.told_in]


def bare(name: str) -> str:
    return name.removeprefix("Dame ").removeprefix("Mrs ")


def test_every_person_is_told_in_exactly_the_reports_of_the_key(town: Town, people: list[CaseEntity]) -> None:
    found = sorted((bare(entity.name), reports(entity)) for entity in people)
    key = sorted((one["name"], one["reports"]) for one in town.key["persons"])
    missing = [one for one in key if one not in found]
    assert missing == []
    # Besides the key's there are those who wrote the reports, and nobody twice.
    names = {one["name"] for one in town.key["persons"]}
    assert [one for one in found if one[0] in names and one not in key] == []


def test_ages_of_the_key(town: Town, people: list[CaseEntity]) -> None:
    told = {bare(entity.name): {summary.value for summary in entity.ages} for entity in people}
    for one in town.key["persons"]:
        if "age" in one:
            assert told[one["name"]] == {str(one["age"])}


def test_the_two_of_one_name_have_their_own_offices(people: list[CaseEntity]) -> None:
    offices = sorted(
        {office.text.lower() for office in entity.offices} for entity in people if entity.name == "Helen Marsh"
    )
    assert len(offices) == 2
    assert not offices[0] & offices[1]


def test_every_merge_says_why(people: list[CaseEntity]) -> None:
    for entity in people:
        assert len(entity.why) >= len(entity.members) - 1
        for link in entity.why:
            assert link.score > 0.5
            assert link.why


def test_the_order_of_adding_changes_nothing(town: Town) -> None:
    order = sorted(town.readings)
    straight = made_of(town, order)
    for seed in range(3):
        shuffled = made_of(town, random.Random(seed).sample(order, len(order)))
        assert shuffled.sets() == straight.sets()
        assert {e.members for e in shuffled.entities()} == {e.members for e in straight.entities()}
