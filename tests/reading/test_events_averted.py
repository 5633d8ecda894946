"""What was stayed, called off, averted or put off did not happen, or not yet."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model import Asserted

Read = Callable[..., Reading]


def held(reading: Reading, kind: str) -> set[Asserted]:
    return {event.asserted for event in reading.events if event.type == kind}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The High Court stayed the arrest of the editor.", "arrest"),
        ("The court quashed the conviction of Piers Hallam.", "conviction"),
        ("Appeal judges overturned her conviction.", "conviction"),
        ("A riot was averted by elders.", "clash"),
        ("Stewards forestalled a clash between the two groups.", "clash"),
        ("Organisers called off the protest.", "gathering"),
        ("The march was called off.", "gathering"),
        ("The inquiry was shelved.", "inquiry"),
        ("The Hallams spoke of a march that never took place.", "gathering"),
        ("The baton-charge was a hoax.", "use_of_force"),
        ("The officers neither hit nor kicked him.", "use_of_force"),
        ("She was not detained, arrested or charged with theft.", "arrest"),
    ],
)
def test_denied(read_text: Read, sentence: str, kind: str) -> None:
    assert held(read_text(sentence), kind) == {Asserted.DENIED}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The High Court granted interim protection from arrest to the editor.", "arrest"),
        ("Police foiled a plot to kill the mayor.", "killing"),
        ("The players re-enacted the killing of the bishop.", "killing"),
        ("We will look at what more officers can do to protect women.", "protection"),
        ("They may be arrested and fined.", "fine"),
        ("A riot is likely.", "clash"),
    ],
)
def test_not_said_to_have_happened(read_text: Read, sentence: str, kind: str) -> None:
    assert held(read_text(sentence), kind) <= {Asserted.POSSIBLE, Asserted.PLANNED}


@pytest.mark.parametrize(
    ("sentence", "kind", "how"),
    [
        ("The vigil was postponed.", "gathering", Asserted.PLANNED),
        ("The inquiry cancelled a hearing.", "inquiry", Asserted.ASSERTED),
        ("She was not fined but arrested.", "arrest", Asserted.ASSERTED),
        ("The mayor faces calls to sack the police chief.", "dismissal", Asserted.ASKED),
        ("Officers moved in to arrest six marchers.", "arrest", Asserted.ASSERTED),
    ],
)
def test_held_otherwise(read_text: Read, sentence: str, kind: str, how: Asserted) -> None:
    assert held(read_text(sentence), kind) == {how}


def test_who_foils_a_plot_is_no_part_of_it(read_text: Read) -> None:
    reading = read_text("Police foiled a plot to kill the mayor.")
    killing = next(event for event in reading.events if event.type == "killing")
    assert not any(filler.role == "agent" for filler in killing.roles)


@pytest.mark.parametrize(
    ("sentence", "patient"),
    [("Officers hit and dragged a student.", "a student"), ("Guards beat and kicked the miners.", "the miners")],
)
def test_verbs_share_their_object(read_text: Read, sentence: str, patient: str) -> None:
    reading = read_text(sentence)
    told = [[reading.words(r.span) for r in event.roles if r.role == "patient"] for event in reading.events]
    assert told == [[patient], [patient]]
