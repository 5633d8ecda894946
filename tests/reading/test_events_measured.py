"""Numbers that are put on a crowd, or on those to whom something was done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading

Read = Callable[..., Reading]


def counted(reading: Reading) -> list[tuple[str, str, int | None, int | None]]:
    """Return type, role and bounds of every count, in text order."""
    return [(event.type, c.role, c.min, c.max) for event in reading.events for c in event.counts]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("A crowd of about 500 gathered in Tarn Square.", 500, 500),
        ("Police put the crowd at 150.", 150, 150),
        ("Turnout was estimated at between 300 and 400.", 300, 400),
        ("Harlshire Police put the number who attended at “no more than 150”.", None, 150),
        ("There were around 300 people at the vigil, police said.", 300, 300),
        ("Some 35 people were at the camp when officers moved in.", 35, 35),
        ("Around 150 farmers had blocked the highway since morning.", 150, 150),
        ("About 600 students took part in the protest.", 600, 600),
        ("The march was attended by 2,000 people.", 2000, 2000),
    ],
)
def test_how_many_came(read_text: Read, text: str, low: int | None, high: int | None) -> None:
    assert ("gathering", "agent", low, high) in counted(read_text(text))


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("The trust put the number of injured at 31.", "injury", 31),
        ("The death toll rose to 12.", "death", 12),
        ("“There were twelve of us hurt,” Oona Lisle said.", "injury", 12),
        ("Police put the number of arrests at 12.", "arrest", 12),
        ("Five hurt in Tannery Row fire", "injury", 5),
        ("Each of the twelve describes being handcuffed in the hall.", "arrest", 12),
        ("Eleven police officers were injured.", "injury", 11),
        ("Five people needed treatment.", "injury", 5),
        ("Two women were treated for cuts.", "injury", 2),
    ],
)
def test_to_how_many_it_happened(read_text: Read, text: str, kind: str, number: int) -> None:
    assert (kind, "patient", number, number) in counted(read_text(text))


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Six baton rounds were fired by police.", "use_of_force", 6),
        ("Cormac Vey was shot twice by police.", "use_of_force", 2),
        ("Officer Ned Farrow fired five times at Cormac Vey.", "use_of_force", 5),
        ("Officers gave four warnings.", "instruction", 4),
        ("“There was one warning,” Oona Lisle said.", "instruction", 1),
    ],
)
def test_how_often_it_was_done(read_text: Read, text: str, kind: str, number: int) -> None:
    assert (kind, "instrument", number, number) in counted(read_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "The council put the cost at £4,000.",
        "She put the kettle on at 5.",
        "The team put the score at 3.",
        "The crowd fell silent at 9pm.",
        "Oona Lisle, 34, was in the crowd.",
        "The firm was fined 2,000 euros after the march.",
        "The share of the crowd was 40 per cent.",
    ],
)
def test_ages_times_and_sums_of_money_count_nobody(read_text: Read, text: str) -> None:
    assert counted(read_text(text)) == []


def test_who_puts_a_number_on_a_crowd_says_so(read_text: Read) -> None:
    reading = read_text("Police put the crowd at 150. Organisers said that there were 400.")
    police, organisers = [event for event in reading.events if event.counts]
    assert [e.stated_in is not None and e.stated_in.speakers[0].name for e in (police, organisers)] == [
        "Police",
        "Organisers",
    ]
    assert [event.counts[0].min for event in (police, organisers)] == [150, 400]


def test_those_of_whom_a_relative_clause_tells_may_be_some(read_text: Read) -> None:
    reading = read_text("The court dropped the cases of 42 people who were arrested in Harl.")
    assert ("arrest", "patient", 42, None) in counted(reading)


def test_unlike_counts_of_one_report_are_two_tellings(read_text: Read) -> None:
    reading = read_text("Nine people were arrested in Harl. Later reports say twelve people were arrested in Harl.")
    assert [count[2:] for count in counted(reading)] == [(9, 9), (12, 12)]
