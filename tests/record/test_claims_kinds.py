"""What reports say of an incident: how it went, who did it, when and where, and what holds of every grid."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from record_claims import claims, differences, incident_of, made_grid, said_by

from onrecord import Reading
from onrecord.model.claims import Grid, Property
from onrecord.model.record import Incident, Origin, OriginKind, Summary
from onrecord.record.claims import count_of, grid_of

Read = Callable[..., Reading]

VIGIL = {
    "r1": "Hundreds held a peaceful vigil in Tarn Square on Friday. Officers arrested three people.",
    "r2": "Scuffles broke out at a vigil in Tarn Square on Friday. The crowd turned violent, the police said.",
    "r3": 'The vigil in Tarn Square was not violent, said Oona Lisle. "The police were brutal," she said.',
    "r4": "The vigil in Tarn Square had an air of sadness. The police showed restraint, the minister said.",
}


@pytest.fixture(scope="module")
def vigil(read_text: Read) -> dict[str, Reading]:
    return {source: read_text(text, published=f"2024-05-1{source[1]}") for source, text in VIGIL.items()}


def test_opposed_characterisations(vigil: dict[str, Reading]) -> None:
    crowd, police = sorted(differences(made_grid(vigil), Property.HOW), key=lambda one: one.type)
    assert "“peaceful”" in crowd.text
    assert "“not violent”" in crowd.text
    assert "“violent”" in crowd.text
    assert "1 account says “brutal”, by Oona Lisle" in police.text
    assert "1 account says “restraint”, by minister" in police.text


@pytest.mark.parametrize(
    "text",
    [
        "The organisers of the vigil called for a peaceful protest.",
        "The police feared that the vigil would turn violent.",
        "The mayor spoke of the right to peaceful protest at the vigil.",
        "The vigil in Tarn Square was held. The film was violent.",
        "The vigil in Tarn Square was peaceful at first, and violent at its end.",
    ],
)
def test_what_characterises_nothing_that_happened(read_text: Read, text: str) -> None:
    readings = {"r1": read_text(f"A vigil was held in Tarn Square. {text}"), "r2": read_text("The vigil was silent.")}
    assert not differences(made_grid(readings), Property.HOW)


def test_who_harmed_somebody_may_differ(read_text: Read) -> None:
    readings = {
        "r1": read_text("Cormac Vey was killed by police officers in Harl on Friday."),
        "r2": read_text("Cormac Vey was killed by smugglers in Harl on Friday."),
        "r3": read_text("Cormac Vey was killed in Harl on Friday by the constabulary's officers."),
    }
    (one,) = differences(made_grid(readings), Property.WHO)
    assert "2 accounts (2 origins) say" in one.text
    assert "1 account says “smugglers”" in one.text


def test_a_less_specific_name_does_not_differ(read_text: Read) -> None:
    readings = {
        "r1": read_text("Cormac Vey was shot by Harlshire Police on Friday."),
        "r2": read_text("Cormac Vey was shot by two officers on Friday."),
        "r3": read_text("Cormac Vey was shot by a man on Friday."),
        "r4": read_text("Cormac Vey was shot by a guard on Friday."),
        "r5": read_text("Cormac Vey was shot by a security guard on Friday."),
    }
    assert not differences(made_grid(readings), Property.WHO)


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("on 3 May", "on Friday", False),
        ("on 3 May", "in May", False),
        ("on Friday night", "on 3 May", False),
        ("on 3 May", "on 9 May", True),
    ],
)
def test_a_coarser_time_agrees_with_a_finer_one(read_text: Read, left: str, right: str, differ: bool) -> None:
    readings = {
        "r1": read_text(f"Cormac Vey died {left}.", published="2024-05-08"),
        "r2": read_text(f"Cormac Vey died {right}.", published="2024-05-08" if not differ else "2024-05-20"),
    }
    assert bool(differences(made_grid(readings), Property.WHEN)) is differ


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("in Chandler Street", "in Abbey Street", True),
        ("in Chandler Street", "in Chandler Street", False),
        ("in Chandler Street", "in Harl", False),
    ],
)
def test_a_place_within_another_agrees(read_text: Read, left: str, right: str, differ: bool) -> None:
    readings = {
        "r1": read_text(f"Cormac Vey was arrested {left} on Friday."),
        "r2": read_text(f"Cormac Vey was arrested {right} on Friday."),
    }
    assert bool(differences(made_grid(readings), Property.WHERE)) is differ


def test_two_people_dying_on_two_days_do_not_differ(read_text: Read) -> None:
    readings = {
        "r1": read_text("Cormac Vey died on 3 May.", published="2024-05-20"),
        "r2": read_text("Nadia Roos died on 9 May.", published="2024-05-20"),
    }
    assert not made_grid(readings).differences


def test_a_version_says_what_it_replaced(read_text: Read) -> None:
    readings = {
        "r1": read_text("Two people were injured in Harl."),
        "r2": read_text("Four people were injured in Harl."),
    }
    told = claims(made_grid(readings, versions={"r2": "r1"}), Property.HOW_MANY, "injury")
    assert told["2"].accounts[0].superseded_by == "r2"
    assert told["4"].accounts[0].superseded_by is None


def test_a_nested_statement_names_both_voices(read_text: Read) -> None:
    text = 'Oona Lisle said: "Ned Farrow told me that two officers beat a student in Tarn Square."'
    told = claims(made_grid({"r1": read_text(text)}), Property.WHETHER, "use_of_force")
    assert said_by(told["happened"]) == [("r1", "Ned Farrow, according to Oona Lisle", "asserted")]


def _shape(grid: Grid, names: dict[str, str]) -> object:
    return [
        (c.id, c.property, c.value, [(names[a.source], a.voice, a.stance, a.words[0].span) for a in c.accounts])
        for c in grid.claims
    ], [(d.claims, d.text) for d in grid.differences]


def test_a_grid_does_not_depend_on_the_order_of_adding(vigil: dict[str, Reading]) -> None:
    straight = _shape(made_grid(vigil), {source: source for source in vigil})
    for seed in range(3):
        mixed = random.Random(seed).sample(sorted(vigil), len(vigil))
        again = {f"r{at}": vigil[source] for at, source in enumerate(mixed, 1)}
        origins = {f"r{at}": source for at, source in enumerate(mixed, 1)}
        assert _shape(made_grid(again, origins=origins), origins) == straight


def test_every_account_has_its_words(vigil: dict[str, Reading]) -> None:
    grid = made_grid(vigil)
    assert grid.claims
    for claim in grid.claims:
        assert claim.incident == grid.incident
        for account in claim.accounts:
            assert account.words
            for words in account.words:
                assert words.source == account.source
                assert vigil[words.source].words(words.span).strip()
    ids = [claim.id for claim in grid.claims]
    assert len(set(ids)) == len(ids)
    assert {id for one in grid.differences for id in one.claims} <= set(ids)


def test_a_part_adds_how_it_went_and_has_a_grid_of_its_own(read_text: Read) -> None:
    text = (
        "Officers arrested Nadia Roos in Tarn Square. Officers beat Cormac Vey. The police showed restraint, they said."
    )
    readings = {"r1": read_text(text)}
    every = incident_of(readings)
    beaten = [(s, v) for s, v in every.events if "beat" in _trigger(readings[s], v)]
    part = Incident("i2", ("use_of_force",), tuple(beaten), (), ("r1",), part_of="i1")
    main = replace(every, events=tuple(event for event in every.events if event not in beaten))
    whose = {"r1": Origin("outlet:echo", OriginKind.OUTLET, "Echo")}
    grid = grid_of(main, readings, whose, {}, parts=[part])
    assert grid.parts == ("i2",)
    assert not claims(grid, Property.WHOM, "use_of_force")
    (one,) = differences(grid, Property.HOW)
    assert "“beat”" in one.text
    assert claims(grid_of(part, readings, whose, {}), Property.WHOM, "use_of_force")


def _trigger(reading: Reading, event: str) -> str:
    return next(reading.words(one.triggers[0]) for one in reading.events if one.id == event)


def test_an_account_that_a_later_version_replaced_is_not_counted_beside_the_later_one(read_text: Read) -> None:
    readings = {
        "r1": read_text("Two people were injured in Harl.", published="2024-05-01"),
        "r2": read_text("In Harl, police said on Monday, two people had been injured.", published="2024-05-02"),
        "r3": read_text("Four people were injured in Harl.", published="2024-05-02"),
    }
    grid = made_grid(readings, versions={"r2": "r1"})
    assert count_of(claims(grid, Property.HOW_MANY, "injury")["2"], readings) == (1, 1)
    (difference,) = differences(grid, Property.HOW_MANY)
    assert "1 account says 2 (“two people”), by police (and 1 amended since)" in difference.text


def test_the_headline_of_a_reprint_is_no_further_account(read_text: Read) -> None:
    body = "\n\nFour people were injured in Harl on Monday."
    readings = {"r1": read_text("Clash in Harl" + body), "r2": read_text("Four injured in Harl" + body)}
    grid = made_grid(readings, origins={"r1": "agency", "r2": "agency"})
    told = claims(grid, Property.HOW_MANY, "injury")
    assert [count_of(one, readings) for one in told.values()] == [(1, 1)]
    hurt = claims(grid, Property.WHETHER, "injury")["happened"]
    assert count_of(hurt, readings) == (1, 1)


def test_a_crowd_of_another_year_does_not_differ_from_this_one(read_text: Read) -> None:
    readings = {
        "r1": read_text("About 4,000 people attended the march in Harl on 3 May 2024.", published="2024-05-04"),
        "r2": read_text(
            "The march in Harl was on 3 May 2024. In 1998 an inquiry heard of a crowd of 900 there.",
            published="2024-05-04",
        ),
    }
    assert not differences(made_grid(readings, day="2024-05-03"), Property.HOW_MANY)


@pytest.mark.parametrize("hope", ["people had waited ten years for a quiet march", "people there knew a quiet summer"])
def test_what_is_waited_for_or_said_of_a_season_is_not_how_a_crowd_was(read_text: Read, hope: str) -> None:
    readings = {
        "r1": read_text("Clashes broke out at the march in Harl on 3 May 2024.", published="2024-05-04"),
        "r2": read_text(f"The march in Harl was on 3 May 2024. Nadia Roos said {hope}.", published="2024-05-04"),
    }
    assert not differences(made_grid(readings), Property.HOW)


def test_a_number_of_another_named_event_is_none_of_this_one(read_text: Read) -> None:
    readings = {
        "r1": read_text("Nine people were injured at a march in Harl.", published="2024-05-05"),
        "r2": read_text("A march was held in Harl. In the Quarry Road riot, forty people were injured."),
    }
    every = incident_of(readings)
    riot = [(s, v) for s, v in every.events if s == "r2" and _trigger(readings[s], v) in ("riot", "injured")]
    place = Summary("harl", ())
    main = replace(every, events=tuple(event for event in every.events if event not in riot), where=(place,))
    whose = {source: Origin(f"outlet:{source}", OriginKind.OUTLET, source) for source in readings}
    assert not [one for one in grid_of(main, readings, whose, {}).differences if one.property is Property.HOW_MANY]
    elsewhere = replace(main, where=())
    assert [one for one in grid_of(elsewhere, readings, whose, {}).differences if one.property is Property.HOW_MANY]


@pytest.mark.parametrize(("cause", "differ"), [("a heart attack", True), ("head wounds", False), ("an old age", False)])
def test_what_somebody_died_of_may_differ(read_text: Read, cause: str, differ: bool) -> None:
    readings = {
        "r1": read_text("Cormac Vey died of his injuries in Harl on Friday, his brother said."),
        "r2": read_text(f"Cormac Vey died of {cause} in Harl on Friday, the police said."),
    }
    assert bool(differences(made_grid(readings), Property.HOW)) is differ
