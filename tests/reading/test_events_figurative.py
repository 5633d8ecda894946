"""Words that tell of an event elsewhere, and here only of an idiom, a month or a thing that nobody is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading

Read = Callable[..., Reading]


def count(reading: Reading, *types: str) -> int:
    return sum(event.type in types for event in reading.events)


@pytest.mark.parametrize(
    ("sentence", "gatherings"),
    [
        ("Prices rose in the wake of the storm.", 0),
        ("The flood left ruin in its wake.", 0),
        ("The family held a wake.", 1),
        ("A wake was held for Tom Bray on Friday.", 1),
        ("the council met on march 8.", 0),
        ("the council met on 8 march.", 0),
        ("the council has met twice since march.", 0),
        ("the students held a march in Oldbury.", 1),
        ("Police watched the march.", 1),
    ],
)
def test_a_wake_and_a_march_are_gatherings_where_people_hold_them(
    read_text: Read, sentence: str, gatherings: int
) -> None:
    assert count(read_text(sentence), "gathering") == gatherings


@pytest.mark.parametrize(
    ("sentence", "killings"),
    [
        ("The inquiry blamed flaws in execution of the campaign.", 0),
        ("Her execution of the dance was flawless.", 0),
        ("The firm executed its strategy.", 0),
        ("Police executed a search warrant.", 0),
        ("The execution of Tom Bray shocked the town.", 1),
        ("Tom Bray's execution shocked the town.", 1),
        ("The execution of two prisoners shocked the town.", 1),
        ("The state executed Tom Bray.", 1),
        ("Militants executed three hostages.", 1),
    ],
)
def test_who_is_executed_is_a_person(read_text: Read, sentence: str, killings: int) -> None:
    assert count(read_text(sentence), "killing") == killings


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("Police surrounded a bandstand.", 0),
        ("Police surrounded the protesters.", 1),
        ("The senator beat up the State Department.", 0),
        ("Two men beat up a student.", 1),
        ("Two men beat up police.", 1),
        ("A student was beaten up.", 1),
    ],
)
def test_force_is_used_on_people(read_text: Read, sentence: str, acts: int) -> None:
    assert count(read_text(sentence), "use_of_force", "assault") == acts


@pytest.mark.parametrize(
    "sentence",
    [
        "A cardiac arrest killed the singer.",
        "The heat killed the mood.",
        "There is a clash of dates between the two fairs.",
        "The hall was a riot of colour.",
        "Officers searched their consciences.",
        "Shares fell after a raid on the pound.",
        "He was arrested by the beauty of the bay.",
        "A demonstration of the new software drew a crowd.",
        "The line went dead and the conversation died.",
        "She was detained at the office by a long meeting.",
        "The goalkeeper was booked for dissent.",
        "The trial of the new vaccine begins in May.",
        "The minister resigned herself to defeat.",
        "His resignation to fate was plain.",
        "They dispersed the seeds by hand.",
        "The teams clash on Sunday.",
        "The bank holiday killed their savings.",
    ],
)
def test_idioms_tell_of_no_event(read_text: Read, sentence: str) -> None:
    assert [e.type for e in read_text(sentence).events if e.type != "death" or "singer" not in sentence] == []


def test_swift_police_action_is_no_force_by_itself(read_text: Read) -> None:
    assert count(read_text("The swift police action was praised."), "use_of_force") == 0
    assert count(read_text("Police action against the marchers was brutal."), "use_of_force") == 1
