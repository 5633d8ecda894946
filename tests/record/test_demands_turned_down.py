"""Who turns down what others ask for asks for nothing; who gives up what they asked for asks no more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model.demands import Demand, State
from onrecord.model.record import Incident
from onrecord.record.demands import demands_of, placed, rows_of

ReadText = Callable[..., Reading]
Followed = Callable[..., list[Demand]]


@pytest.fixture
def followed(read_text: ReadText) -> Followed:
    """Follows reports of one matter: pairs of a day and a text."""

    def follow(*reports: tuple[str, str]) -> list[Demand]:
        rows = {
            f"r{n}": placed(f"r{n}", rows_of(read_text(text, published=day)))
            for n, (day, text) in enumerate(reports, 1)
        }
        return demands_of(rows, [Incident("i1", ("fire",), (), tuple(rows), tuple(rows))], {}, {})

    return follow


def kinds(demand: Demand) -> list[str]:
    return [state.kind.value for state in demand.states]


def refuser(demand: Demand) -> str | None:
    return next((s.by.text for s in demand.states if s.kind is State.REFUSED and s.by is not None), None)


@pytest.mark.parametrize(
    "text",
    [
        "The minister, Orla Brask, turned down a demand by tenants for a public inquiry into the death of Ned Yarrow.",
        "The minister, Orla Brask, has rejected a call from tenants for a public inquiry into the death of Ned Yarrow.",
        "The minister, Orla Brask, dismissed the tenants' plea for a public inquiry into the death of Ned Yarrow.",
        "A request by tenants for a public inquiry into the death of Ned Yarrow was turned down by Orla Brask, the "
        "minister.",
    ],
)
def test_who_turns_it_down_refuses_and_who_asked_asks(followed: Followed, text: str) -> None:
    (demand,) = followed(("2031-06-12", text))
    assert [who.text.lower().removeprefix("the ") for who in demand.by] == ["tenants"]
    assert demand.of is None
    assert kinds(demand) == ["called for", "refused"]
    assert refuser(demand) == "Orla Brask"


def test_nobody_asks_where_nobody_is_named(followed: Followed) -> None:
    (demand,) = followed(
        ("2031-06-12", "The Dunmere government turned down a demand for a public inquiry into the death of baker Ned "
        "Yarrow."),
    )  # fmt: skip
    assert demand.by == ()
    assert demand.of is None
    assert kinds(demand) == ["called for", "refused"]


def test_who_asked_may_be_named_after_what_for(followed: Followed) -> None:
    (demand,) = followed(
        ("2031-06-12", "The Dunmere government has rejected a demand for a public inquiry by the bakers' union.")
    )
    assert [who.text for who in demand.by] == ["the bakers' union"]
    assert demand.what.text == "a public inquiry"
    assert demand.of is None


def test_what_is_looked_into_is_nobody_who_asks_or_is_asked(followed: Followed) -> None:
    (demand,) = followed(
        ("2031-06-12", "The minister, Orla Brask, rejected calls for an inquiry into the shooting of Ned Yarrow by "
        "soldiers."),
    )  # fmt: skip
    assert (demand.by, demand.of) == ((), None)


def test_a_refusal_joins_the_call_that_another_report_tells(followed: Followed) -> None:
    (demand,) = followed(
        ("2031-06-12", "Senator Ruth Ollander called for a public inquiry into the death of Ned Yarrow."),
        ("2031-06-20", "The minister, Orla Brask, turned down a demand for a public inquiry into Ned Yarrow's death."),
    )
    assert [who.text for who in demand.by] == ["Ruth Ollander"]
    assert [(s.kind.value, s.date) for s in demand.states] == [("called for", "2031-06-12"), ("refused", "2031-06-20")]


@pytest.mark.parametrize(
    "text",
    [
        "The bakers' union has dropped its demand for a public inquiry.",
        "The union withdrew its call for a public inquiry on Tuesday.",
        "The bakers' union abandoned its call on the government to hold a public inquiry.",
    ],
)
def test_who_asked_can_ask_no_more(followed: Followed, text: str) -> None:
    (demand,) = followed(("2031-06-12", "The bakers' union called for a public inquiry."), ("2032-01-08", text))
    assert kinds(demand) == ["called for", "withdrawn"]
    assert not demand.open


def test_others_may_still_ask(followed: Followed) -> None:
    (demand,) = followed(
        ("2031-06-12", "The bakers' union called for a public inquiry. Senator Ruth Ollander demanded an inquiry too."),
        ("2032-01-08", "The bakers' union has dropped its demand for a public inquiry."),
    )
    assert kinds(demand)[-1] == "withdrawn"
    assert demand.open


def test_who_rejects_calls_to_go_is_who_was_to_go(followed: Followed) -> None:
    (demand,) = followed(("2031-06-12", "The fire chief, Moss Tarrant, rejected calls to resign."))
    assert demand.by == ()
    assert demand.of is not None
    assert demand.of.text == "Moss Tarrant"
    assert kinds(demand) == ["called for", "refused"]
