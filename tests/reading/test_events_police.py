"""What police do and leave undone, where the words name them and where they do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model import Event

Read = Callable[..., Reading]


def of_type(reading: Reading, kind: str) -> list[Event]:
    return [event for event in reading.events if event.type == kind]


def fillers(reading: Reading, event: Event, role: str) -> list[str]:
    return [reading.words(filler.span) for filler in event.roles if filler.role == role]


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("Police sealed off the square and six people were arrested.", 0.6),
        ("Police sealed off the square. Six people were arrested.", 0.5),
        ("Police sealed off the square. It rained. The shops had shut. It was late. Six people were arrested.", 0.4),
    ],
)
def test_an_arrest_without_an_agent_is_by_the_police_of_the_report(
    read_text: Read, text: str, confidence: float
) -> None:
    reading = read_text(text)
    (arrest,) = of_type(reading, "arrest")
    assert fillers(reading, arrest, "agent") == ["Police"]
    assert arrest.confidence == confidence


@pytest.mark.parametrize(
    "text",
    [
        "Tom Ash was arrested.",
        "The council met on Friday. Tom Ash was arrested.",
        "Police were at the square. A man was jailed for six years.",
        "Police were at the square. A march was banned.",
        "Police in Leeds said a man had been arrested in Spain.",
        "Police may look again at the case. Tom Ash may be arrested.",
        "Police in Leeds shut a street. Tom Ash was arrested in Istanbul.",
        "Police shut a street in Leeds. It rained. It was late. In Peru, Tom Ash was arrested.",
        "Police shut a street in Leeds. Ann Ash lived in Peru, where her father was arrested.",
        "Soldiers stormed the village. Eleven men were arrested. Police had not been told.",
        "Police were told. Who arrested Tom Ash?",
        "Police were told. Tom Ash was put under house arrest.",
    ],
)
def test_who_acted_stays_unknown_where_nothing_tells(read_text: Read, text: str) -> None:
    reading = read_text(text)
    acts = [event for event in reading.events if event.type in ("arrest", "detention", "ban")]
    assert acts
    assert all(fillers(reading, event, "agent") == [] for event in acts)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Police said three men were booked under section 302.", "charge"),
        ("Police said the crowd was lathicharged near the bridge.", "use_of_force"),
        ("Police said tear-gas shells were fired at the crowd.", "use_of_force"),
        ("Police said security had been tightened around the court.", "protection"),
    ],
)
def test_other_acts_that_only_police_do(read_text: Read, sentence: str, kind: str) -> None:
    reading = read_text(sentence)
    (event,) = of_type(reading, kind)
    assert fillers(reading, event, "agent") == ["Police"]


@pytest.mark.parametrize(
    ("sentence", "kind", "agent"),
    [
        ("About 150 policemen were deployed at the airport.", "deployment", "About 150 policemen"),
        ("The state sent 40 officers to the town.", "deployment", "The state"),
        ("A team of officers searched the flat.", "search", "A team of officers"),
        ("Police provided security to the pilgrims.", "protection", "Police"),
        ("Constables escorted the women to the station.", "protection", "Constables"),
        ("Police rescued 14 women from a house in the lane.", "rescue", "Police"),
        ("The police relaxed the curfew for two hours.", "lifting", "The police"),
        ("The inspector ordered his men to fire in the air.", "instruction", "The inspector"),
        ("Police took action against the looters.", "intervention", "Police"),
        ("Police are trying to trace the driver.", "inquiry", "Police"),
        ("Officers cleared the square at midnight.", "dispersal", "Officers"),
        ("Officers, armed with batons, charged at the crowd.", "use_of_force", "Officers"),
        ("Police refused permission for the march.", "ban", "Police"),
        ("The constable held a man in connection with the theft.", "arrest", "The constable"),
    ],
)
def test_what_police_do(read_text: Read, sentence: str, kind: str, agent: str) -> None:
    reading = read_text(sentence)
    (event,) = of_type(reading, kind)
    assert fillers(reading, event, "agent") == [agent]


@pytest.mark.parametrize(
    "sentence",
    [
        "Police looked the other way while shops were looted.",
        "The police were mute spectators.",
        "Residents said police never came despite repeated calls.",
        "The constables could do nothing to stop the mob.",
        "Police could not stop the mob.",
        "The police have not been able to arrest the man.",
        "Police did not do enough to protect the traders.",
        "The report criticised the police for negligence.",
        "The judge criticised failures on the part of the police.",
        "The film clearly shows inaction by the police.",
        "The police turned a deaf ear to the traders.",
        "The constables were outnumbered by the mob.",
        "There was an absence of police in the lanes.",
        "The constables let the mob into the hall.",
    ],
)
def test_what_police_leave_undone(read_text: Read, sentence: str) -> None:
    reading = read_text(sentence)
    (failure,) = of_type(reading, "failure_to_act")
    assert failure.asserted == "asserted"
    (agent,) = fillers(reading, failure, "agent")
    assert agent.lower().removeprefix("the ") in ("police", "constables")


@pytest.mark.parametrize(
    "sentence",
    [
        "Police were unable to confirm the name of the man.",
        "The dead man was charged with culpable negligence.",
        "Police were not available for comment.",
        "The bank must strengthen our security.",
        "Measures that include arrests would not help, and police know it.",
    ],
)
def test_what_sounds_like_it_and_is_not(read_text: Read, sentence: str) -> None:
    reading = read_text(sentence)
    kinds = {event.type for event in reading.events if fillers(reading, event, "agent")}
    assert not kinds & {"failure_to_act", "protection", "arrest"}


@pytest.mark.parametrize(
    ("sentence", "agent"),
    [
        ("“We arrested three men,” said the Oldbury Police.", "We"),
        ("“I arrested him myself,” said Inspector Dale Orr.", "I"),
    ],
)
def test_who_says_we_is_who_did_it(read_text: Read, sentence: str, agent: str) -> None:
    reading = read_text(sentence)
    (arrest,) = of_type(reading, "arrest")
    (filler,) = [role for role in arrest.roles if role.role == "agent"]
    assert reading.words(filler.span) == agent
    assert filler.entity is not None
    assert arrest.stated_in is not None
    assert filler.entity in arrest.stated_in.speakers


def test_the_police_of_today_are_not_those_of_years_ago(read_text: Read) -> None:
    reading = read_text("Police shut a street. Tom Ash was arrested in 1998.", published="2024-03-12")
    (arrest,) = of_type(reading, "arrest")
    assert fillers(reading, arrest, "agent") == []


def test_the_police_of_the_same_country_act_where_the_report_is_set(read_text: Read) -> None:
    reading = read_text("Police shut a street in Leeds. Six people were arrested in Bradford.")
    (arrest,) = of_type(reading, "arrest")
    assert fillers(reading, arrest, "agent") == ["Police"]


def test_capitals_make_no_agent_of_where_it_happened(read_text: Read) -> None:
    reading = read_text("NINE PEOPLE WERE ARRESTED AT A PROTEST ON MONDAY.")
    (arrest,) = of_type(reading, "arrest")
    assert fillers(reading, arrest, "agent") == []


def test_somebody_else_who_is_named_as_acting_keeps_the_police_out(read_text: Read) -> None:
    reading = read_text("Customs seized drugs. Police were told.")
    assert all(fillers(reading, search, "agent") != ["Police"] for search in of_type(reading, "search"))
    assert of_type(reading, "search")
