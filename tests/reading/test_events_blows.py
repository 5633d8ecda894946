"""Blows, missiles and weapons: who struck whom, and who denies it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model import Event

Read = Callable[..., Reading]


def of_harm(reading: Reading) -> list[Event]:
    return [event for event in reading.events if event.type in ("assault", "use_of_force", "injury")]


def test_a_beating_alleged_in_the_passive_has_its_agent(read_text: Read) -> None:
    reading = read_text("He was allegedly beaten by Sergeant Ray Moss.")
    (beating,) = of_harm(reading)
    assert beating.asserted == "possible"
    assert {role.role: reading.words(role.span) for role in beating.roles} == {
        "agent": "Sergeant Ray Moss",
        "patient": "He",
    }


def test_who_drives_hits_with_what_they_drive(read_text: Read) -> None:
    reading = read_text("Gary Prue, who was driving the ute, hit Ms Ost.")
    (injury,) = of_harm(reading)
    assert {role.role: reading.words(role.span) for role in injury.roles} == {
        "agent": "Gary Prue",
        "patient": "Ms Ost",
        "instrument": "the ute",
    }


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Nothing was thrown.", "denied"),
        ("The organisers denied that anything had been thrown.", "denied"),
        ("Bottles were thrown.", "asserted"),
        ("Police denied that batons were used.", "denied"),
        ("“They hit us with batons,” Oona Lisle said.", "asserted"),
        ("Bastion Security denied that any of its staff had struck anyone.", "denied"),
        ("“Nobody attacked a steward.”", "denied"),
        ("Police denied that Ms Lisle had been dragged.", "denied"),
        ("Cormac Vey pointed a gun at the officer.", "asserted"),
    ],
)
def test_who_says_and_who_denies_it(read_text: Read, text: str, held: str) -> None:
    assert [event.asserted.value for event in of_harm(read_text(text))] == [held]


@pytest.mark.parametrize(
    "text",
    ["She threw the ball away.", "The firm was struck by the price.", "He used a baton to conduct the choir."],
)
def test_what_harms_nobody(read_text: Read, text: str) -> None:
    assert of_harm(read_text(text)) == []


def test_that_no_report_says_so_is_no_denial(read_text: Read) -> None:
    (injury,) = of_harm(read_text("There were no reports that anyone was injured."))
    assert injury.asserted == "possible"


def test_why_it_was_done_is_asked_of_what_was_done(read_text: Read) -> None:
    (force,) = of_harm(read_text("The chief was asked to explain why officers used force."))
    assert force.asserted == "asserted"
