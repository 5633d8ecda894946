"""Stories, plays and drills: what they tell did not happen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model import Asserted

Read = Callable[..., Reading]

ASSERTED, POSSIBLE = {Asserted.ASSERTED}, {Asserted.POSSIBLE}


def held(reading: Reading, kind: str) -> set[Asserted]:
    return {event.asserted for event in reading.events if event.type == kind}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("In the novel, police arrest a young woman.", "arrest"),
        ("The film tells how soldiers killed twelve marchers.", "killing"),
        ("In the play, the constable kills the mayor.", "killing"),
        ("During the exercise, officers arrested forty volunteers.", "arrest"),
        ("In a reconstruction of the robbery, an actor was stabbed.", "assault"),
        ("In the video game, players kill police officers.", "killing"),
        ("Her new novel follows a constable who is killed on duty.", "killing"),
        ("The protagonist is arrested in the second act.", "arrest"),
        ("He plays a policeman who kills a child.", "killing"),
        ("In a mock raid, officers arrested six cadets.", "arrest"),
        ("The thriller opens with the murder of a mayor.", "killing"),
    ],
)
def test_only_told_or_played(read_text: Read, sentence: str, kind: str) -> None:
    assert held(read_text(sentence), kind) == POSSIBLE


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("A recruit was killed in a training exercise.", "killing"),
        ("Footage shows police arresting a woman.", "arrest"),
        ("The film director was arrested on Friday.", "arrest"),
        ("Police arrested the author of the novel on Monday.", "arrest"),
        ("She was arrested at the theatre during a series of raids.", "arrest"),
        ("Officers arrested six people during the play-off final.", "arrest"),
    ],
)
def test_facts_beside_such_words_stay(read_text: Read, sentence: str, kind: str) -> None:
    assert held(read_text(sentence), kind) == ASSERTED


REVIEW = (
    "The second season of the drama opens on a rainy pier. The detective arrests her own brother in the premiere, and "
    "the cast make the most of the script. The novelist behind the series wrote the screenplay, and the director, a "
    "protagonist of the theatre, films it well. In a late twist of the plot an inspector kills the mayor."
)


def test_a_review_tells_a_plot_in_the_present(read_text: Read) -> None:
    reading = read_text(REVIEW)
    assert held(reading, "arrest") == POSSIBLE
    assert held(reading, "killing") == POSSIBLE


def test_a_review_tells_facts_in_the_past(read_text: Read) -> None:
    reading = read_text(f"{REVIEW} The leading actor was arrested by police in Leeds on Friday.")
    assert Asserted.ASSERTED in held(reading, "arrest")
