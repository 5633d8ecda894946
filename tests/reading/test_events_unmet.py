"""Duties that were not done, by the words of regret; and whose police are not taken for strangers' acts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model import Asserted

Read = Callable[..., Reading]


def failures(reading: Reading) -> list[Asserted]:
    return [event.asserted for event in reading.events if event.type == "failure_to_act"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Had officers acted sooner, she would be alive.",
        "If police had listened to her, he would still be alive.",
        "Police should have intervened.",
        "The officers should have called an ambulance.",
        "Deputies did not render aid.",
        "The sergeant did not call a doctor.",
        "Officers did not check on him for four hours.",
        "Officers waited an hour before entering the school.",
        "Police left the family to the mob.",
    ],
)
def test_a_failure_to_act(read_text: Read, sentence: str) -> None:
    assert failures(read_text(sentence)) == [Asserted.ASSERTED]


@pytest.mark.parametrize(
    "sentence",
    [
        "Officers had acted quickly.",
        "Police should not have charged him.",
        "If police had found the gun, they would have charged him.",
        "Police should intervene.",
        "Officers waited an hour for the train.",
    ],
)
def test_no_failure(read_text: Read, sentence: str) -> None:
    assert failures(read_text(sentence)) == []


def agents(reading: Reading) -> list[str]:
    arrest = next(event for event in reading.events if event.type == "arrest")
    return [reading.words(filler.span) for filler in arrest.roles if filler.role == "agent"]


@pytest.mark.parametrize(
    "text",
    [
        "Oldbury Police are looking into the theft. A man was arrested in Calais on Friday.",
        "Kent Police issued an appeal. A suspect was arrested in Zanvorbe on Sunday.",
        "West Yorkshire Police condemned the leak. An opposition leader was arrested in Belarus yesterday.",
    ],
)
def test_a_local_force_arrests_nobody_in_a_strange_town(read_text: Read, text: str) -> None:
    assert agents(read_text(text)) == []


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("The Metropolitan Police said the vigil was over. Six people were arrested.", "Metropolitan Police"),
        (
            "A vigil was held in Oldbury. Oldbury Police came. Six were arrested in Oldbury.",
            "Oldbury Police",
        ),
        ("Police closed the road. Six people were arrested in Oldbury.", "Police"),
    ],
)
def test_it_does_where_the_report_is_set(read_text: Read, text: str, agent: str) -> None:
    assert agents(read_text(text)) == [agent]
