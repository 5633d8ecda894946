"""What is forbidden, permitted or due has not happened by being so, and its date lies ahead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model import Asserted

Read = Callable[..., Reading]


def held(reading: Reading, kind: str) -> set[Asserted]:
    return {event.asserted for event in reading.events if event.type == kind}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Marches Board has banned the Lodge from marching along Mill Row on 12 July.",
        "The council banned a protest outside the mill.",
        "The commission prohibited Saturday's march.",
        "The march is forbidden.",
        "The ban on the march was announced on Friday.",
        "A march planned for 1 July drew complaints from traders.",
        "The council refused permission for a rally in the square.",
        "Police authorised a march along Tanner Row.",
        "The rally is due to take place next week.",
        "The rally was scheduled to be held next week.",
        "No march took place on Tanner Row.",
        "The minister forbade students to march through Oldbury.",
    ],
)
def test_what_is_forbidden_or_to_come_is_no_fact(read_text: Read, sentence: str) -> None:
    assert held(read_text(sentence), "gathering") & {Asserted.PLANNED, Asserted.DENIED}
    assert Asserted.ASSERTED not in held(read_text(sentence), "gathering")


@pytest.mark.parametrize(
    "sentence",
    [
        "The banned march went ahead.",
        "A march planned for months was held on Tanner Row.",
        "The council banned a newspaper after the march.",
    ],
)
def test_what_was_held_all_the_same_is_a_fact(read_text: Read, sentence: str) -> None:
    assert held(read_text(sentence), "gathering") == {Asserted.ASSERTED}


def test_who_is_barred_for_an_act_did_it(read_text: Read) -> None:
    reading = read_text("The club banned Tom Bray for assaulting a steward.")
    assert held(reading, "assault") == {Asserted.ASSERTED}


@pytest.mark.parametrize(
    ("sentence", "published", "value"),
    [
        ("The board has banned the Lodge from marching along Mill Row on 12 July.", "2019-07-05", "2019-07-12"),
        ("The board banned the march on 12 July.", "2019-07-20", "2019-07-12"),
        ("The council refused permission for a rally on 12 July.", "2019-07-05", "2019-07-12"),
        ("The board prohibited Saturday's march.", "2019-07-05", "2019-07-06"),
        ("The board on Monday banned the march.", "2019-07-05", "2019-07-01"),
        ("Police arrested six marchers on 12 August.", "2019-07-05", "2018-08-12"),
    ],
)
def test_the_date_of_what_is_ruled_on_lies_ahead(read_text: Read, sentence: str, published: str, value: str) -> None:
    assert [time.timex for time in read_text(sentence, published=published).times] == [value]


def test_a_ban_is_not_dated_by_a_day_to_come(read_text: Read) -> None:
    reading = read_text("The council has banned the march on 12 July.", published="2019-07-05")
    assert next(event for event in reading.events if event.type == "ban").time is None
    march = next(event for event in reading.events if event.type == "gathering")
    assert march.time is not None
    assert march.time.timex == "2019-07-12"
