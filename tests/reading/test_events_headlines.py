"""Headlines leave out auxiliaries: who is urged, told or asked does nothing of the kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("headline", "kind", "addressee"),
    [
        ("Harbour chief urged to resign over ferry arrests", "call", "Harbour chief"),
        ("Home secretary asked to explain raid on newspaper", "call", "Home secretary"),
        ("Officers ordered to hand over footage of shooting", "instruction", "Officers"),
    ],
)
def test_who_is_asked_is_no_agent(read_text: Read, headline: str, kind: str, addressee: str) -> None:
    reading = read_text(headline)
    told = next(event for event in reading.events if event.type == kind)
    assert [(r.role, reading.words(r.span)) for r in told.roles if r.role != "about"] == [("addressee", addressee)]


def test_in_a_sentence_the_same_verb_is_active(read_text: Read) -> None:
    reading = read_text("The minister asked for an inquiry.")
    told = next(event for event in reading.events if event.type == "call")
    assert [reading.words(r.span) for r in told.roles if r.role == "agent"] == ["The minister"]


@pytest.mark.parametrize(
    ("sentence", "kind", "about"),
    [
        ("He was arrested for drink driving.", "arrest", "drink driving"),
        ("She was arrested on suspicion of assaulting an officer.", "arrest", "suspicion of assaulting an officer"),
        ("They were charged with conspiracy to commit robbery.", "charge", "conspiracy to commit robbery"),
        ("He pleaded guilty to dangerous driving.", "conviction", "dangerous driving"),
        ("Two men were held for drug dealing.", "arrest", "drug dealing"),
        ("He was charged under section 14 of the Harbours Act.", "charge", "section 14 of the Harbours Act"),
    ],
)
def test_the_whole_offence_is_told(read_text: Read, sentence: str, kind: str, about: str) -> None:
    reading = read_text(sentence)
    told = next(event for event in reading.events if event.type == kind)
    assert [reading.words(r.span) for r in told.roles if r.role == "about"] == [about]
