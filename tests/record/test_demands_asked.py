"""What counts as asking for something, by invented sentences: who asks whom for what, and what is no demand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model.demands import Demand
from onrecord.record.demands import demands_of, placed, rows_of

ReadText = Callable[..., Reading]


def asked(read_text: ReadText, text: str, published: str = "2031-06-12") -> list[Demand]:
    return demands_of({"r1": placed("r1", rows_of(read_text(text, published=published)))}, [], {}, {})


@pytest.mark.parametrize(
    ("text", "by", "of", "what"),
    [
        (
            "Petra Lunn, the MP for Osterleigh, called on the health secretary to order a public inquiry.",
            "Petra Lunn", "health secretary", "public inquiry",
        ),
        (
            "Councillor Bryony Aske urged Mayor Dominic Threll to publish the contract.",
            "Bryony Aske", "Dominic Threll", "publish the contract",
        ),
        (
            "The opposition leader, Vikram Sodhe, demanded a judicial probe into the firing.",
            "Vikram Sodhe", None, "judicial probe",
        ),
        ("“We want an apology,” said Carol Entwick, whose son was hurt.", "Carol Entwick", None, "an apology"),
        ("Carol Entwick said that nothing short of a full inquiry would do.", "Carol Entwick", None, "full inquiry"),
        (
            "Senator Ruth Ollander said that the sheriff, Dale Crane, should resign.",
            "Ruth Ollander", "Dale Crane", "resign",
        ),
        ("Carol Entwick said that an explanation was owed to the family.", "Carol Entwick", None, "explanation"),
        (
            "Carol Entwick has written to the home secretary to ask for an independent review of the case.",
            "Carol Entwick", "home secretary", "independent review",
        ),
        (
            "Senator Ruth Ollander repeated her call for the release of the footage.",
            "Ruth Ollander", None, "release of the footage",
        ),
    ],
)  # fmt: skip
def test_an_ask_has_an_asker_an_addressee_and_a_thing(
    read_text: ReadText, text: str, by: str, of: str | None, what: str
) -> None:
    (demand,) = asked(read_text, text)
    assert [asker.text.split(" ", 1)[-1] for asker in demand.by] == [by.split(" ", 1)[-1]]
    assert (demand.of.text.removeprefix("the ") if demand.of else None) == of
    assert what in demand.what.text
    # What is shown stands in the report.
    reading = read_text(text)
    assert demand.what.words is not None
    assert reading.words(demand.what.words.span) == demand.what.text


@pytest.mark.parametrize(
    "text",
    [
        "Inspector Ola Brandt asked anyone who saw the crash to come forward.",
        "Police urged residents to stay at home.",
        "“Why did nobody open the gate?” asked Carol Entwick.",
        "Carol Entwick was not asked to give evidence.",
        "Mayor Dominic Threll refused to say who had signed the order.",
        "Teachers said that children should read every day.",
        "Carol Entwick asked for help at the desk.",
        "The council asked us not to print the address.",
        "An inquest was opened and adjourned on Monday.",
        "Police have begun an investigation into the fire.",
        "Mayor Dominic Threll stopped short of calling for an inquiry.",
        "Families demanded answers.",
    ],
)
def test_what_is_no_demand(read_text: ReadText, text: str) -> None:
    assert asked(read_text, text) == []


def test_one_asker_who_asks_for_two_things_makes_two_demands(read_text: ReadText) -> None:
    found = asked(
        read_text, "Senator Ruth Ollander called on Governor Hal Dreyer to apologise and to publish the report."
    )
    assert sorted(demand.what.text for demand in found) == ["apologise", "publish the report"]
    assert {asker.text for demand in found for asker in demand.by} == {"Ruth Ollander"}


def test_several_askers_of_one_thing_make_one_demand(read_text: ReadText) -> None:
    found = asked(
        read_text,
        "Carol Entwick called for a public inquiry into the fire at Dunmere Court.\n\n"
        "Senator Ruth Ollander also called for a public inquiry into the fire.",
    )
    assert [{asker.text for asker in demand.by} for demand in found] == [{"Carol Entwick", "Ruth Ollander"}]
    assert [state.kind.value for state in found[0].states] == ["called for", "called for"]


def test_a_day_in_the_sentence_is_the_calls_own(read_text: ReadText) -> None:
    (demand,) = asked(read_text, "Senator Ruth Ollander said on Tuesday that Governor Hal Dreyer should resign.")
    assert (demand.states[0].date, demand.states[0].of_report) == ("2031-06-10", False)


def test_a_day_of_something_else_is_not(read_text: ReadText) -> None:
    (demand,) = asked(
        read_text, "Carol Entwick, whose son died in March, said that the sheriff, Dale Crane, should resign."
    )
    assert (demand.states[0].date, demand.states[0].of_report) == ("2031-06-12", True)


def test_a_report_without_a_date_has_states_without_one(read_text: ReadText) -> None:
    reading = read_text("Senator Ruth Ollander called for a public inquiry into the flood.")
    (demand,) = demands_of({"r1": placed("r1", rows_of(reading))}, [], {}, {})
    assert (demand.states[0].date, demand.open, demand.open_days) == (None, True, None)
