"""What is asked for, and what comes of it, as events of a reading: who asks, of whom, what for; who refuses, orders…"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model import Asserted, Event

Read = Callable[..., Reading]


def of_type(reading: Reading, kind: str) -> list[Event]:
    return [event for event in reading.events if event.type == kind]


def words(reading: Reading, event: Event, role: str) -> list[str]:
    return [reading.words(filler.span) for filler in event.roles if filler.role == role]


@pytest.mark.parametrize(
    ("text", "agent", "addressee", "about"),
    [
        (
            "Councillor Bryony Aske urged Mayor Dominic Threll to publish the contract.",
            ["Bryony Aske"], ["Dominic Threll"], ["publish the contract"],
        ),
        (
            "The bakers' union asked the chief inspector to hold a “second look” review after the flood.",
            ["The bakers' union"], ["the chief inspector"], ["hold a “second look” review after the flood"],
        ),
        (
            "Senator Ruth Ollander said that the sheriff, Dale Crane, should resign.",
            ["Ruth Ollander"], ["Dale Crane"], ["resign"],
        ),
        ("In a letter, the bakers' union calls for the ban to be lifted.", ["the bakers' union"], [],
         ["the ban to be lifted"]),
        ("Mayor Dominic Threll is under pressure from residents to publish the contract.",
         ["residents"], ["Dominic Threll"], ["publish the contract"]),
        ("The lawyer, Ruth Pell, said the officers must face charges.", ["Ruth Pell"], ["the officers"],
         ["face charges"]),
    ],
)  # fmt: skip
def test_a_call_has_who_asks_of_whom_and_what_for(
    read_text: Read, text: str, agent: list[str], addressee: list[str], about: list[str]
) -> None:
    reading = read_text(text)
    (call,) = of_type(reading, "call")
    assert [one.split(" ", 1)[-1] for one in words(reading, call, "agent")] == [one.split(" ", 1)[-1] for one in agent]
    assert words(reading, call, "addressee") == addressee
    assert [one.removeprefix("to ") for one in words(reading, call, "about")] == about
    assert call.asserted is Asserted.ASSERTED


def test_a_call_is_read_once_and_its_roles_are_the_fuller_ones(read_text: Read) -> None:
    reading = read_text("Senator Ruth Ollander called for a public inquiry into the fire at Dunmere Court.")
    (call,) = of_type(reading, "call")
    assert words(reading, call, "about") == ["a public inquiry into the fire at Dunmere Court"]


def test_one_verb_may_ask_for_two_things(read_text: Read) -> None:
    reading = read_text("Carol Entwick, the widow, demanded a public inquiry and compensation of Rs 40 lakh.")
    (call,) = of_type(reading, "call")
    assert words(reading, call, "about") == ["a public inquiry", "compensation of Rs 40 lakh"]
    assert [(count.role, count.min) for count in call.counts] == [("about", 4_000_000)]


def test_what_is_wanted_over_a_paragraph_is_wanted_by_whom_it_begins_with(read_text: Read) -> None:
    reading = read_text(
        "Carol Entwick wants three things. “I want the footage released. I want the sergeant suspended. And I want an "
        "apology.”"
    )
    calls = of_type(reading, "call")
    assert [words(reading, call, "about") for call in calls] == [
        ["the footage released"], ["the sergeant suspended"], ["an apology"],
    ]  # fmt: skip
    assert {
        filler.entity.name for call in calls for filler in call.roles if filler.role == "agent" and filler.entity
    } == {"Carol Entwick"}


@pytest.mark.parametrize(
    ("text", "kind", "agent", "about"),
    [
        ("The governor, Hal Dreyer, has rejected calls for a public inquiry.", "refusal", "Hal Dreyer",
         "a public inquiry"),
        ("The fire chief, Moss Tarrant, said that he would not resign.", "refusal", "Moss Tarrant", "resign"),
        ("The bakers' union has dropped its demand for a public inquiry.", "withdrawal", "The bakers' union",
         "a public inquiry"),
        ("Governor Hal Dreyer ordered a magisterial inquiry into the firing.", "order", "Hal Dreyer",
         "a magisterial inquiry into the firing"),
        ("The government has constituted a special investigation team to look into the deaths.", "order",
         "The government", "a special investigation team to look into the deaths"),
        ("The state government handed the case to the Central Bureau of Investigation.", "order",
         "The state government", "the case"),
        ("The high court stayed the order on Tuesday.", "ruling", "The high court", "the order on Tuesday"),
    ],
)  # fmt: skip
def test_what_becomes_of_it_has_who_and_what(read_text: Read, text: str, kind: str, agent: str, about: str) -> None:
    reading = read_text(text)
    (event,) = of_type(reading, kind)
    assert words(reading, event, "agent") == [agent]
    assert about in words(reading, event, "about")


def test_what_an_inquiry_found_and_which_it_was(read_text: Read) -> None:
    reading = read_text("The inquiry into the fire at Dunmere Court found that the doors had been locked.")
    (finding,) = of_type(reading, "finding")
    assert words(reading, finding, "instrument") == ["inquiry into the fire at Dunmere Court"]
    assert "the doors had been locked" in words(reading, finding, "about")[0]


def test_an_inquiry_that_sits_is_a_hearing(read_text: Read) -> None:
    reading = read_text("The inquiry into the fire heard evidence from tenants on Monday.", published="2031-10-22")
    (hearing,) = of_type(reading, "hearing")
    assert words(reading, hearing, "about") == ["The inquiry into the fire"]
    assert hearing.time is not None
    assert hearing.time.day == "2031-10-20"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chief Constable Ann Orr rejected the criticism.", "refusal"),
        ("The company declined to comment.", "refusal"),
        ("The minister resigned herself to defeat.", "resignation"),
        ("Two prisoners were transferred to another wing.", "dismissal"),
        ("Mayor Dominic Threll said he was against an inquiry.", "order"),
    ],
)
def test_what_is_no_answer(read_text: Read, text: str, kind: str) -> None:
    assert of_type(read_text(text), kind) == []


def test_what_has_not_been_paid_is_denied(read_text: Read) -> None:
    reading = read_text("The company has still not paid compensation to the families.")
    assert [event.asserted for event in of_type(reading, "settlement")] == [Asserted.DENIED]


@pytest.mark.parametrize(
    ("text", "agent", "addressee", "about"),
    [
        ("Senator Ann Orr said she would be seeking a meeting with the housing minister.",
         ["she"], ["the housing minister"], ["a meeting with the housing minister"]),
        ("Paul Drey refused to bury his son unless a murder case was registered against the guards.",
         ["Paul Drey"], [], ["a murder case was registered against the guards"]),
        ("Senator Ann Orr said the use of water cannon should be outlawed and that she would write to the minister.",
         ["Ann Orr"], [], ["the use of water cannon should be outlawed"]),
        ("Ned Yarrow, head of the bakers' union, said Tighe was “cleared, wholly” and demanded that he be returned to "
         "duty at once.", ["Ned Yarrow"], [], ["he be returned to duty at once"]),
        ("Senator Ann Orr asked the Public Works Office to say sorry for it.",
         ["Ann Orr"], ["the Public Works Office"], ["say sorry for it"]),
        ("Senator Ann Orr said that the First Minister, who runs the harbour as well, should resign.",
         ["Ann Orr"], ["the First Minister"], ["resign"]),
    ],
)  # fmt: skip
def test_a_call_is_told_in_many_ways(
    read_text: Read, text: str, agent: list[str], addressee: list[str], about: list[str]
) -> None:
    reading = read_text(text)
    (call,) = [one for one in of_type(reading, "call") if words(reading, one, "agent")]
    assert [one.split(" ", 1)[-1] for one in words(reading, call, "agent")] == [one.split(" ", 1)[-1] for one in agent]
    assert [one.removeprefix("the ") for one in words(reading, call, "addressee")] == [
        one.removeprefix("the ") for one in addressee
    ]
    assert [one.removeprefix("to ").removeprefix("that ") for one in words(reading, call, "about")] == about


def test_two_things_wanted_of_one_office_are_two_calls_and_a_title_ends_neither(read_text: Read) -> None:
    reading = read_text(
        "Senator Ann Orr, who called on the injured at Crale Hospital, wanted the First Minister to hold a judicial "
        "probe and place Mr. Bellwood under suspension."
    )
    calls = of_type(reading, "call")
    about = [one.removeprefix("to ") for call in calls for one in words(reading, call, "about")]
    assert about == ["hold a judicial probe", "place Mr. Bellwood under suspension"]
    assert all("Crale" not in one for call in calls for one in words(reading, call, "addressee"))
