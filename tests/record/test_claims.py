"""What reports say of an incident, side by side: numbers, voices, and what is asserted, denied or only alleged."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from record_claims import claims, differences, made_grid, said_by, words_of

from onrecord import Reading
from onrecord.model.claims import Property, Stance

Read = Callable[..., Reading]

ARRESTS = {
    "r1": "Eight people were arrested in Fennick on Sunday, police said.",
    "r2": "Eight people were arrested in Fennick on Sunday, police said.",
    "r3": 'Police say that eight people were arrested. "Thirteen people were arrested," said Oona Lisle.',
}


@pytest.fixture(scope="module")
def arrests(read_text: Read) -> dict[str, Reading]:
    return {source: read_text(text, published="2024-02-12") for source, text in ARRESTS.items()}


def test_a_number_has_every_account_of_it(arrests: dict[str, Reading]) -> None:
    told = claims(made_grid(arrests), Property.HOW_MANY, "arrest")
    assert {value: (claim.min, claim.max) for value, claim in told.items()} == {"8": (8, 8), "13": (13, 13)}
    assert {source for source, _, _ in said_by(told["8"])} == {"r1", "r2", "r3"}
    assert said_by(told["13"]) == [("r3", "Oona Lisle", "asserted")]
    assert words_of(arrests, told["13"].accounts[0]) == "Thirteen people"


def test_a_difference_counts_accounts_and_origins(arrests: dict[str, Reading]) -> None:
    (one,) = differences(made_grid(arrests), Property.HOW_MANY)
    assert one.text == (
        "3 accounts (3 origins) say 8 (“Eight people”), by police; 1 account says 13 (“Thirteen people”), by Oona Lisle"
    )


def test_a_reprint_adds_no_account(arrests: dict[str, Reading]) -> None:
    grid = made_grid(arrests, origins={"r1": "agency", "r2": "agency"})
    (one,) = differences(grid, Property.HOW_MANY)
    assert one.text.startswith("2 accounts (2 origins) say 8")
    # It still has its cell.
    assert len(claims(grid, Property.HOW_MANY, "arrest")["8"].accounts) == 3


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("More than 20 people were injured.", "About 24 people were injured.", False),
        ("About 20 people were injured.", "Twenty-one people were injured.", False),
        ("Dozens of people were injured.", "Forty people were injured.", False),
        ("At least nine people were injured.", "Twelve people were injured.", False),
        ("Nine people were injured.", "Twelve people were injured.", True),
        ("Up to five people were injured.", "Twelve people were injured.", True),
        # Of others than the people, or of some of them.
        ("Nine people were injured.", "Three officers were injured.", False),
        ("Nine people were injured.", "One of them was injured.", False),
        ("Nine people were injured.", "Two more people were injured.", False),
        ("Nine people were injured.", "Two people were slightly injured.", False),
        ("Nine people were injured.", "Two people who were injured have died.", False),
        ("Nine people were injured.", "No people were injured by the two officers.", False),
    ],
)
def test_which_numbers_fit_together(read_text: Read, left: str, right: str, differ: bool) -> None:
    readings = {"r1": read_text(f"A wall fell in Harl. {left}"), "r2": read_text(f"A wall fell in Harl. {right}")}
    assert bool(differences(made_grid(readings), Property.HOW_MANY)) is differ


def test_a_number_of_another_time_is_none_of_this_one(read_text: Read) -> None:
    readings = {
        "r1": read_text("Nine people were injured in Harl on 4 May 2024.", published="2024-05-05"),
        "r2": read_text("The wall fell on 4 May. In 2011 thirty people were injured in Harl.", published="2024-05-05"),
    }
    grid = made_grid(readings, day="2024-05-04")
    assert "30" in claims(grid, Property.HOW_MANY, "injury")
    assert not differences(grid, Property.HOW_MANY)


def test_a_number_that_later_reports_raise_is_told_with_its_days(read_text: Read) -> None:
    days = {"r1": ("Three", "2024-05-04"), "r2": ("Five", "2024-05-04"), "r3": ("Seven", "2024-06-01")}
    readings = {
        source: read_text(f"{many} people were injured when a wall fell in Harl.", published=day)
        for source, (many, day) in days.items()
    }
    (one,) = differences(made_grid(readings, versions={"r2": "r1"}), Property.HOW_MANY)
    assert one.text == (
        "1 account on 2024-05-04 says 3 (“Three people”), amended since; "
        "1 account on 2024-05-04 says 5 (“Five people”); 1 account on 2024-06-01 says 7 (“Seven people”)"
    )


def test_a_new_version_may_tell_of_what_the_one_before_did_not(read_text: Read) -> None:
    readings = {"r2": read_text("Three people were injured when a wall fell in Harl.", published="2024-05-04")}
    assert "3" in claims(made_grid(readings, versions={"r2": "r1"}), Property.HOW_MANY, "injury")


def test_how_many_came(read_text: Read) -> None:
    text = (
        "A rally against the dam was held in Tarn Square on Friday. Police put the crowd at 150. "
        "Organisers said that there were 400. A reporter counted a crowd of about 390."
    )
    readings = {"r1": read_text(text, published="2024-05-05")}
    grid = made_grid(readings)
    told = claims(grid, Property.HOW_MANY, "gathering")
    assert {value: said_by(claim)[0][1].lower() for value, claim in told.items() if value != "about 390"} == {
        "150": "police",
        "400": "organisers",
    }
    (one,) = differences(grid, Property.HOW_MANY)
    assert all(f"says {value}" in one.text for value in ("150", "400", "about 390"))


def test_people_counted_otherwise_are_no_crowd(read_text: Read) -> None:
    text = "A rally was held in Tarn Square. Organisers put the number of those detained at 60. Police put it at 12."
    grid = made_grid({"r1": read_text(text)})
    assert not claims(grid, Property.HOW_MANY, "gathering")


def test_warnings_are_counted(read_text: Read) -> None:
    readings = {
        "r1": read_text("Police dispersed the crowd in Tarn Square. Officers gave four warnings, the force said."),
        "r2": read_text('Police dispersed the crowd in Tarn Square. "There was one warning," said Oona Lisle.'),
    }
    told = claims(made_grid(readings), Property.HOW_MANY, "instruction")
    assert set(told) == {"4 warnings", "1 warning"}


def test_what_is_not_stated_is_not_denied(read_text: Read) -> None:
    readings = {
        "r1": read_text("Officers beat a student in Tarn Square, Oona Lisle said."),
        "r2": read_text('"No officer beat a student," the police chief, Ned Farrow, said.'),
        "r3": read_text("A student was in Tarn Square on Sunday."),
    }
    grid = made_grid(readings)
    assert grid.sources == tuple(sorted(grid.sources, key=lambda s: readings[s].document.id))
    (one,) = differences(grid, Property.WHETHER)
    (claim,) = [claim for claim in grid.claims if claim.id in one.claims]
    assert {(account.source, account.stance) for account in claim.accounts} == {
        ("r1", Stance.ASSERTED),
        ("r2", Stance.DENIED),
    }
    assert all(account.source != "r3" for claim in grid.claims for account in claim.accounts)


def test_a_denial_in_a_cue(read_text: Read) -> None:
    readings = {
        "r1": read_text("Stones were thrown at officers, the police said."),
        "r2": read_text("Oona Lisle, who led the march, denied that anything had been thrown."),
    }
    (one,) = differences(made_grid(readings), Property.WHETHER)
    assert "1 account denies it: “denied that anything had been thrown”, by Oona Lisle" in one.text


def test_a_denial_is_put_beside_what_it_denies_though_no_event_was_read(read_text: Read) -> None:
    readings = {
        "r1": read_text("The mayor's clerks shredded the tender documents, a cleaner told the Harl Echo."),
        "r2": read_text("The mayor denied that any tender documents had been shredded."),
        "r3": read_text("The mayor denied that the swimming pool was cold."),
    }
    (one,) = differences(made_grid(readings), Property.WHETHER)
    assert "denied that any tender documents had been shredded" in one.text
    assert "swimming" not in one.text


@pytest.mark.parametrize(
    "denial",
    ["Nobody was seriously injured.", "There were no reports that anyone was injured.", "Officers almost injured him."],
)
def test_what_denies_something_else_is_no_denial(read_text: Read, denial: str) -> None:
    readings = {"r1": read_text("Two people were injured in Harl."), "r2": read_text(f"A wall fell in Harl. {denial}")}
    assert not differences(made_grid(readings), Property.WHETHER)


@pytest.mark.parametrize(
    ("other", "differ"),
    [("Six inmates were injured in the yard.", False), ("Three officers were injured in the yard.", True)],
)
def test_nobody_of_a_kind_is_denied_of_that_kind(read_text: Read, other: str, differ: bool) -> None:
    readings = {"r1": read_text("There was a riot in Harl prison. No officer was injured."), "r2": read_text(other)}
    assert bool(differences(made_grid(readings), Property.WHETHER)) is differ


def test_a_short_denial_is_told_by_its_rare_word(read_text: Read) -> None:
    readings = {
        "r1": read_text("Officers hit people with truncheons, Oona Lisle said."),
        "r2": read_text("Harlshire Police denied that truncheons had been used."),
    }
    assert any("denied that truncheons" in one.text for one in differences(made_grid(readings), Property.WHETHER))


def test_an_accusation_is_alleged_and_may_be_denied(read_text: Read) -> None:
    readings = {
        "r1": read_text("Oona Lisle was charged with assaulting an officer in Tarn Square."),
        "r2": read_text("Oona Lisle was charged with assaulting an officer. Ms Lisle pleaded not guilty."),
    }
    grid = made_grid(readings)
    (one,) = differences(grid, Property.WHETHER)
    assert "allege it: “assaulting”" in one.text
    assert "denies it: “pleaded not guilty”" in one.text
    # The charge itself is a fact that both report.
    assert {stance for _, _, stance in said_by(claims(grid, Property.WHETHER, "charge")["happened"])} == {"asserted"}


def test_who_is_charged_does_not_say_what_the_charge_says(read_text: Read) -> None:
    grid = made_grid({"r1": read_text("One of them, Oona Lisle, 40, was charged with assaulting a police constable.")})
    assert {account.voice for claim in grid.claims for account in claim.accounts} == {""}
