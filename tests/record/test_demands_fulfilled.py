"""What answers a demand though it is told in other words, by a successor in office, or by another office."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model.demands import Demand
from onrecord.model.record import Incident
from onrecord.record.demands import demands_of, placed, rows_of

ReadText = Callable[..., Reading]
Followed = Callable[..., list[Demand]]


@pytest.fixture
def followed(read_text: ReadText) -> Followed:
    """Follows reports of one matter, each published a month after the one before."""

    def follow(*texts: str) -> list[Demand]:
        rows = {
            f"r{n}": placed(f"r{n}", rows_of(read_text(text, published=f"2031-{n:02}-12")))
            for n, text in enumerate(texts, 1)
        }
        return demands_of(rows, [Incident("i1", ("fire",), (), tuple(rows), tuple(rows))], {}, {})

    return follow


def kinds(demand: Demand) -> list[str]:
    return [state.kind.value for state in demand.states]


@pytest.mark.parametrize(
    ("asked", "answered", "states"),
    [
        (
            "Ruth Pell asked the Westhaven Police Department to put out the body camera footage of the arrest.",
            "District Attorney Carla Moss released nine minutes of body camera video on Monday.",
            ["called for", "done"],
        ),
        (
            "Ruth Pell asked the Labor Department to open a safety review of the mill.",
            "The Labor Department closed its own review on Monday without taking action.",
            ["called for", "reported"],
        ),
        (
            "Ruth Pell called on Police Chief Dale Crane to apologise.",
            "Police Chief Dale Crane said on Monday that he had nothing to apologise for.",
            ["called for", "refused"],
        ),
        (
            "Ruth Pell called on Police Chief Dale Crane to apologise.",
            "Police Chief Mara Olsen spoke to the Pells on Monday. “That should not have happened, and I'm sorry,” she "
            "said.",
            ["called for", "apologised"],
        ),
        (
            "Ruth Pell called for a public inquiry into the fire.",
            "Lars Finn, the housing minister, said on Monday that a statutory inquiry into the fire would be set up.",
            ["called for", "ordered"],
        ),
        (
            "Ruth Pell demanded compensation of Rs 30 lakh for the death of her son.",
            "The High Court on Monday directed the state government to pay Rs 20 lakh to the parents of Paul Pell.",
            ["called for", "ruled"],
        ),
    ],
)
def test_what_becomes_of_a_demand_is_found(followed: Followed, asked: str, answered: str, states: list[str]) -> None:
    (demand,) = followed(asked, answered)
    assert kinds(demand) == states


def test_a_call_that_somebody_rejected_before_is_refused(followed: Followed) -> None:
    (demand,) = followed(
        "Ruth Pell called for a public inquiry into the fire.",
        "Ruth Pell repeated her call for a public inquiry, which Ann Orr rejected in February while she was housing "
        "minister.",
    )
    assert sorted(kinds(demand)) == ["called for", "refused"]


def test_an_inquiry_of_the_districts_own_officers_is_not_the_one_by_a_judge(followed: Followed) -> None:
    demands = followed(
        "Senator Ann Orr called for a judicial inquiry into the fire at Dunmere.",
        "First Minister Lars Finn ordered a magisterial inquiry into the fire at Dunmere.",
    )
    assert kinds(next(one for one in demands if "judicial" in one.what.text)) == ["called for"]


@pytest.mark.parametrize(
    "text",
    [
        "“I want somebody to tell me why,” said Ruth Pell.",
        "“I want the guard who did this to look at the film beside me,” said Ruth Pell.",
        "The housing minister, Lars Finn, is expected to order an inquiry into the fire.",
    ],
)
def test_what_somebody_longs_for_or_expects_is_no_demand(followed: Followed, text: str) -> None:
    assert followed(text) == []
