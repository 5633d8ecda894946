"""What comes of demands over reports of invented matters: which answer is to which demand, and which is to none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model.demands import Demand
from onrecord.model.record import Incident
from onrecord.record.demands import demands_of, placed, rows_of

ReadText = Callable[..., Reading]
Followed = Callable[..., list[Demand]]

CALL = "Senator Ruth Ollander called for a public inquiry into the fire at Dunmere Court."


@pytest.fixture
def followed(read_text: ReadText) -> Followed:
    """Follows reports of one matter: pairs of a day and a text."""

    def follow(*reports: tuple[str, str], apart: bool = False) -> list[Demand]:
        rows = {
            f"r{n}": placed(f"r{n}", rows_of(read_text(text, published=day)))
            for n, (day, text) in enumerate(reports, 1)
        }
        mains = [(source,) for source in rows] if apart else [tuple(rows)]
        incidents = [Incident(f"i{n}", ("fire",), (), main, main) for n, main in enumerate(mains, 1)]
        return demands_of(rows, incidents, {}, {})

    return follow


def states(demand: Demand) -> list[tuple[str, str | None]]:
    return [(state.kind.value, state.date) for state in demand.states]


def test_an_inquiry_is_ordered_works_and_reports(followed: Followed) -> None:
    (demand,) = followed(
        ("2031-06-12", CALL),
        ("2031-07-02", "The governor, Hal Dreyer, has ordered a public inquiry into the fire at Dunmere Court."),
        ("2031-10-20", "The inquiry into the fire at Dunmere Court heard evidence from tenants on Monday."),
        (
            "2032-03-04",
            "The fire at Dunmere Court was preventable, the inquiry found.\n\nIts report was published on Wednesday.",
        ),
    )
    assert states(demand) == [
        ("called for", "2031-06-12"),
        ("ordered", "2031-07-02"),
        ("under way", "2031-10-20"),
        ("reported", "2032-03-03"),
    ]
    assert demand.states[-1].finding is not None
    assert "preventable" in demand.states[-1].finding.text
    assert not demand.open


def test_an_old_inquiry_into_another_matter_is_not_joined(followed: Followed) -> None:
    (demand,) = followed(
        ("2031-06-12", CALL),
        ("2031-06-20", "In 2019, an inquiry found that the Kestrel Bridge had not been inspected for ten years."),
    )
    assert states(demand) == [("called for", "2031-06-12")]
    assert (demand.open, demand.open_days) == (True, 8)


def test_an_inquiry_of_another_matter_is_not_joined(followed: Followed) -> None:
    found = followed(
        ("2031-06-12", CALL),
        ("2031-07-20", "The health minister, Ada Roake, ordered an inquiry into the deaths at Pellow Hospital."),
        apart=True,
    )
    assert [states(demand) for demand in found] == [[("called for", "2031-06-12")], [("ordered", "2031-07-20")]]


def test_an_inquiry_is_known_from_its_order_on_where_no_call_is(followed: Followed) -> None:
    (demand,) = followed(("2031-07-02", "The governor, Hal Dreyer, has ordered a public inquiry into the fire."))
    assert demand.by == ()
    assert states(demand) == [("ordered", "2031-07-02")]


def test_an_inquest_does_not_answer_a_call_for_a_public_inquiry(followed: Followed) -> None:
    (demand,) = followed(
        ("2031-06-12", CALL),
        ("2031-09-01", "The inquest into the deaths at Dunmere Court heard that the doors were locked."),
    )
    assert states(demand) == [("called for", "2031-06-12")]


@pytest.mark.parametrize(
    "text",
    [
        "The governor, Hal Dreyer, has rejected calls for a public inquiry into the fire.",
        "The governor, Hal Dreyer, ruled out a public inquiry into the fire.",
        "The governor, Hal Dreyer, said that he saw no need for a public inquiry.",
        "Governor Hal Dreyer said that he would not order a public inquiry into the fire.",
    ],
)
def test_an_inquiry_is_refused(followed: Followed, text: str) -> None:
    (demand,) = followed(("2031-06-12", CALL), ("2031-06-20", text))
    assert states(demand) == [("called for", "2031-06-12"), ("refused", "2031-06-20")]
    by = demand.states[-1].by
    assert by is not None
    assert by.text == "Hal Dreyer"
    assert demand.open


def test_he_would_not_answers_the_ask_before_it(followed: Followed) -> None:
    (demand,) = followed(
        (
            "2031-06-12",
            "Carol Entwick asked Governor Hal Dreyer to publish the safety report. He said that he would not.",
        )
    )
    assert [kind for kind, _ in states(demand)] == ["called for", "refused"]


def test_only_who_was_told_to_go_can_go(followed: Followed) -> None:
    (demand,) = followed(
        ("2031-06-12", "Senator Ruth Ollander said that the fire chief, Moss Tarrant, should resign."),
        ("2031-06-20", "The mayor of Dunmere, Ines Falk, resigned on Thursday."),
    )
    assert states(demand) == [("called for", "2031-06-12")]
    (demand,) = followed(
        ("2031-06-12", "Senator Ruth Ollander said that the fire chief, Moss Tarrant, should resign."),
        ("2031-06-20", "The fire chief, Moss Tarrant, resigned on Thursday."),
    )
    assert states(demand) == [("called for", "2031-06-12"), ("resigned", "2031-06-19")]
    assert not demand.open


def test_a_refusal_to_resign_that_nobody_asked_for_is_no_demand(followed: Followed) -> None:
    assert followed(("2031-06-12", "The fire chief, Moss Tarrant, said that he would not resign.")) == []


def test_what_was_asked_for_is_done_or_still_is_not(followed: Followed) -> None:
    call = ("2031-06-12", "Senator Ruth Ollander called on Dunmere Council to publish the safety report.")
    (demand,) = followed(call, ("2031-08-02", "Dunmere Council has still not published the safety report."))
    assert states(demand)[-1] == ("open", "2031-08-02")
    assert (demand.open, demand.open_days) == (True, 51)
    (demand,) = followed(call, ("2031-08-02", "Dunmere Council published the safety report on Friday."))
    assert states(demand)[-1] == ("done", "2031-08-01")
    assert not demand.open


def test_an_answer_from_long_before_the_call_is_none(followed: Followed) -> None:
    (demand,) = followed(
        ("2031-01-12", "The governor, Hal Dreyer, ruled out a public inquiry into the fire."), ("2031-06-12", CALL)
    )
    assert states(demand) == [("called for", "2031-06-12")]


def test_a_court_orders_what_was_asked_for(followed: Followed) -> None:
    (demand,) = followed(
        ("2031-06-12", "Carol Entwick called on Sheriff Dale Crane to release the video of the arrest."),
        ("2031-07-12", "Judge Orla Finch ordered Sheriff Dale Crane to release the video of the arrest."),
    )
    assert [kind for kind, _ in states(demand)] == ["called for", "ruled"]


@pytest.mark.parametrize(
    ("asked", "paid", "is_open"),
    [
        ("compensation of Rs 40 lakh", "The state government paid Rs 15 lakh to the family on Tuesday.", True),
        ("compensation of $2 million", "Dunmere Council agreed to pay the family $300,000 in damages.", True),
        ("compensation of Rs 40 lakh", "The state government paid Rs 40 lakh to the family on Tuesday.", False),
        ("compensation", "The state government paid Rs 15 lakh to the family on Tuesday.", False),
    ],
)
def test_another_sum_is_not_what_was_asked_for(followed: Followed, asked: str, paid: str, is_open: bool) -> None:
    (demand,) = followed(("2031-06-12", f"Carol Entwick, the widow, demanded {asked}."), ("2031-08-20", paid))
    assert [kind for kind, _ in states(demand)] == ["called for", "settled"]
    assert demand.open is is_open


def test_what_is_only_ordered_is_still_open(followed: Followed) -> None:
    order = ("2031-07-02", "The governor, Hal Dreyer, has ordered a public inquiry into the fire at Dunmere Court.")
    (demand,) = followed(("2031-06-12", CALL), order)
    assert [kind for kind, _ in states(demand)] == ["called for", "ordered"]
    assert demand.open
    ask = "Senator Ruth Ollander called on Governor Hal Dreyer to order a public inquiry into the fire."
    (demand,) = followed(("2031-06-12", ask), order)
    assert not demand.open


def test_a_merged_state_has_the_tightest_bound_and_the_words_of_that_report(followed: Followed) -> None:
    (demand,) = followed(
        ("2031-06-14", "Senator Ruth Ollander called for a public inquiry into the fire at Dunmere Court."),
        ("2031-06-16", "On Wednesday Senator Ruth Ollander called for a public inquiry into the fire."),
        ("2031-06-25", "Calls for a public inquiry into the fire were rejected."),
        ("2031-06-26", "The governor, Hal Dreyer, has ruled out a public inquiry into the fire."),
    )
    called, *_, refused = demand.states
    assert (refused.date, refused.of_report, refused.words.source) == ("2031-06-25", True, "r3")
    assert (called.date, called.of_report, called.words.source) == ("2031-06-11", False, "r2")


def test_a_day_in_what_is_refused_is_not_the_day_of_the_refusal(followed: Followed) -> None:
    call = ("2031-06-12", "Carol Entwick called on Sheriff Dale Crane to publish the log of the night.")
    (demand,) = followed(
        call, ("2031-06-20", "Sheriff Dale Crane has refused to publish the log of the night of 9 June.")
    )
    assert states(demand)[-1] == ("refused", "2031-06-20")
    (demand,) = followed(call, ("2031-06-20", "Sheriff Dale Crane refused to publish the log on Tuesday."))
    assert states(demand)[-1] == ("refused", "2031-06-17")
