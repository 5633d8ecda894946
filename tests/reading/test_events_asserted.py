"""How the text holds an event, and what a demand asks for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("sentence", "asserted"),
    [
        ("Police arrested six people.", "asserted"),
        ("Police arrest six people in Leeds.", "asserted"),
        ("Police had to arrest six people.", "asserted"),
        ("Police did not arrest Mara Quill.", "denied"),
        ("No arrests were made.", "denied"),
        ("Nobody was arrested.", "denied"),
        ("Police denied arresting Mara Quill.", "denied"),
        ("Police left without arresting Mara Quill.", "denied"),
        ("Police may arrest Mara Quill.", "possible"),
        ("Mara Quill was allegedly arrested by police.", "possible"),
        ("Police were accused of arresting Mara Quill.", "possible"),
        ("If police arrest Mara Quill, the council must act.", "possible"),
        ("Was Mara Quill arrested?", "possible"),
        ("Police were trying to arrest Mara Quill.", "possible"),
        ("Police will arrest Mara Quill.", "planned"),
        ("Police plan to arrest Mara Quill.", "planned"),
        ("Residents called for the arrest of Tom Bray.", "asked"),
        ("The mayor asked police to arrest Tom Bray.", "asked"),
        ("Police should arrest Tom Bray.", "asked"),
    ],
)
def test_an_arrest_is_held_as(read_text: Read, sentence: str, asserted: str) -> None:
    arrests = [event for event in read_text(sentence).events if event.type == "arrest"]
    assert [event.asserted for event in arrests] == [asserted]


def test_the_future_of_a_past_report_is_planned(read_text: Read) -> None:
    reading = read_text("Ann Poole said she would meet the mayor on Monday.", published="2024-05-05")
    (meeting,) = [event for event in reading.events if event.type == "meeting"]
    assert meeting.asserted == "planned"
    assert meeting.time is not None


def test_a_call_is_a_fact_and_what_it_asks_for_is_not(read_text: Read) -> None:
    reading = read_text("Mayor Ann Poole and councillor Tom Bray have called for an independent inquiry.")
    call, inquiry = reading.events
    assert (call.type, call.asserted) == ("call", "asserted")
    assert (inquiry.type, inquiry.asserted) == ("inquiry", "asked")
    agents = [filler for filler in call.roles if filler.role == "agent"]
    assert [filler.entity.name for filler in agents if filler.entity] == ["Ann Poole", "Tom Bray"]
    (about,) = [filler for filler in call.roles if filler.role == "about"]
    assert reading.words(about.span) == "an independent inquiry"


def test_who_is_asked_is_the_addressee(read_text: Read) -> None:
    reading = read_text("The minister asked the chief inspector to conduct a review of the operation.")
    call = next(event for event in reading.events if event.type == "call")
    by_role = {filler.role: reading.words(filler.span) for filler in call.roles}
    assert by_role["agent"] == "The minister"
    assert by_role["addressee"] == "the chief inspector"
    assert "conduct a review" in by_role["about"]
    review = next(event for event in reading.events if event.type == "inquiry")
    assert review.asserted == "asked"


def test_calling_on_somebody_to_resign(read_text: Read) -> None:
    reading = read_text("Campaigners called on Ann Poole to resign.")
    call, resignation = reading.events
    by_role = {filler.role: reading.words(filler.span) for filler in call.roles}
    assert by_role["addressee"] == "Ann Poole"
    assert (resignation.type, resignation.asserted) == ("resignation", "asked")
    assert [reading.words(filler.span) for filler in resignation.roles] == ["Ann Poole"]


def test_what_a_review_is_about_is_presupposed(read_text: Read) -> None:
    reading = read_text("The mayor called for a review of policing at the vigil.")
    assert {event.type: event.asserted for event in reading.events}["gathering"] == "asserted"


def test_a_charge_does_not_make_the_offence_a_fact(read_text: Read) -> None:
    reading = read_text("Tom Bray was charged with murdering two people.")
    held = {event.type: event.asserted for event in reading.events}
    assert held == {"charge": "asserted", "killing": "possible"}


_NEWS = "police arrested six people in Leeds called for an inquiry was killed by the vigil did not who 2"
_WORDS = st.sampled_from([*_NEWS.split(), "“", "”", ".", ",", "?", "\n\n", "\u200f", "🙂"])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_WORDS, max_size=30))
def test_every_span_shows_words_of_the_text(read_text: Read, chosen: list[str]) -> None:
    reading = read_text(" ".join(chosen) or "x")
    for event in reading.events:
        spans = [*event.triggers, *(f.span for f in event.roles), *(c.span for c in event.counts)]
        assert all(reading.words(span).strip() for span in spans)
        assert event.stated_in is None or event.stated_in in reading.statements
        assert event.time is None or event.time in reading.times
