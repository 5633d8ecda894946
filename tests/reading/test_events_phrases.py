"""Headlines, hyphens, causes and other turns of phrase that the parser hangs oddly."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model import Asserted, Event

Read = Callable[..., Reading]


def of_type(reading: Reading, kind: str) -> list[Event]:
    return [event for event in reading.events if event.type == kind]


def fillers(reading: Reading, event: Event, role: str) -> list[str]:
    return [reading.words(filler.span) for filler in event.roles if filler.role == role]


@pytest.mark.parametrize(
    ("headline", "kind", "role", "who"),
    [
        ("Teen killed in police chase", "killing", "patient", "Teen"),
        ("Protesters arrested at London rally", "arrest", "patient", "Protesters"),
        ("Met chief urged to quit over vigil", "call", "addressee", "Met chief"),
        ("Man charged with murder", "charge", "patient", "Man"),
        ("Police arrest six at vigil", "arrest", "agent", "Police"),
    ],
)
def test_headlines_leave_out_the_auxiliary(read_text: Read, headline: str, kind: str, role: str, who: str) -> None:
    reading = read_text(headline)
    (event,) = of_type(reading, kind)
    assert fillers(reading, event, role) == [who]


def test_somebody_is_called_on_to_act(read_text: Read) -> None:
    reading = read_text("Councillor Mary Dunne called on the chief constable to resign.")
    (call,) = of_type(reading, "call")
    assert fillers(reading, call, "addressee") == ["the chief constable"]
    (resignation,) = of_type(reading, "resignation")
    assert resignation.asserted == "asked"
    assert fillers(reading, resignation, "agent") == ["the chief constable"]


@pytest.mark.parametrize(
    ("sentence", "kind", "trigger"),
    [
        ("The mob fled when cops baton-charged the crowd.", "use_of_force", "charged"),
        ("Students were lathicharged and teargassed outside the gate.", "use_of_force", "teargassed"),
    ],
)
def test_verbs_of_the_baton(read_text: Read, sentence: str, kind: str, trigger: str) -> None:
    reading = read_text(sentence)
    assert trigger in {reading.words(span) for event in of_type(reading, kind) for span in event.triggers}


def test_a_noun_within_what_a_verb_says_is_no_second_event(read_text: Read) -> None:
    reading = read_text("Police resorted to firing near the bridge.")
    (force,) = of_type(reading, "use_of_force")
    assert fillers(reading, force, "agent") == ["Police"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Two deaths due to police firing were reported.", "death"),
        ("Six of those deaths happened due to police firing.", "death"),
        ("Officers made a baton charge at the gate in which six students were injured.", "injury"),
    ],
)
def test_who_caused_a_death_or_an_injury(read_text: Read, sentence: str, kind: str) -> None:
    reading = read_text(f"Police were in the town. {sentence}")
    (event,) = of_type(reading, kind)
    (agent,) = fillers(reading, event, "agent")
    assert agent.lower() in ("police", "officers")


def test_sides_of_a_clash_that_hang_on_the_verb(read_text: Read) -> None:
    reading = read_text("Scuffles broke out between police and protesters.")
    (clash,) = of_type(reading, "clash")
    assert fillers(reading, clash, "agent") == ["police", "protesters"]


@pytest.mark.parametrize(
    ("sentence", "kind", "asserted"),
    [
        ("The mayor ruled out resigning.", "resignation", "denied"),
        ("Police have no plans to arrest the councillor.", "arrest", "denied"),
        ("Police have not been able to arrest the driver.", "arrest", "denied"),
        ("Police did not do enough to protect the traders.", "protection", "denied"),
        ("Officers did nothing to rescue the traders.", "rescue", "denied"),
        ("The vigil was to be held at noon.", "gathering", "planned"),
        ("Had he been arrested, he would have told us.", "arrest", "possible"),
    ],
)
def test_what_did_not_happen(read_text: Read, sentence: str, kind: str, asserted: str) -> None:
    (event,) = of_type(read_text(sentence), kind)
    assert event.asserted == asserted


def test_who_suffers_in_an_inverted_condition(read_text: Read) -> None:
    reading = read_text("Had he been arrested, he would have told us.")
    (arrest,) = of_type(reading, "arrest")
    assert fillers(reading, arrest, "patient") == ["he"]


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("no fewer than 40 people", 40, None),
        ("no more than 40 people", None, 40),
        ("between 20 and 30 demonstrators", 20, 30),
        ("over 200 of them", 201, None),
    ],
)
def test_counts_of_an_object(read_text: Read, words: str, least: int | None, most: int | None) -> None:
    (arrest,) = of_type(read_text(f"Troopers blocked the road and arrested {words}."), "arrest")
    (count,) = [count for count in arrest.counts if count.role == "patient"]
    assert (count.min, count.max) == (least, most)


def test_a_tool_does_not_act(read_text: Read) -> None:
    reading = read_text("Officers used pepper spray to break up the crowd.")
    (dispersal,) = of_type(reading, "dispersal")
    assert fillers(reading, dispersal, "agent") == ["Officers"]


def test_what_is_shot_dead_is_killed(read_text: Read) -> None:
    reading = read_text("The man was shot dead by armed police.")
    (killing,) = of_type(reading, "killing")
    assert fillers(reading, killing, "agent") == ["armed police"]
    assert of_type(reading, "use_of_force") == []


@pytest.mark.parametrize(
    ("sentence", "kind", "role", "who"),
    [
        ("Clashes between police and farmers left twelve injured.", "injury", "patient", ["twelve"]),
        ("Police arrested and later freed the six.", "arrest", "agent", ["Police"]),
        ("Man arrested and charged after stabbing", "charge", "patient", ["Man"]),
        ("The police killing of Devon Marsh sparked protests.", "killing", "agent", ["police"]),
        ("The shooting of an unarmed man by police led to riots.", "use_of_force", "agent", ["police"]),
        ("The use of pepper spray by officers was condemned.", "use_of_force", "agent", ["officers"]),
        ("Nine people were killed when soldiers fired on the march.", "killing", "agent", ["soldiers"]),
        ("Police on horseback rode into the protesters.", "use_of_force", "patient", ["the protesters"]),
        ("A man, 34, has been charged.", "charge", "patient", ["A man"]),
        ("Police charged him on Friday.", "charge", "agent", ["Police"]),
    ],
)
def test_who_is_told_of_in_other_words(read_text: Read, sentence: str, kind: str, role: str, who: list[str]) -> None:
    reading = read_text(sentence)
    (event,) = of_type(reading, kind)
    assert fillers(reading, event, role) == who


@pytest.mark.parametrize("sentence", ["Visitors are charged £5.", "Tourists were charged double."])
def test_who_pays_is_not_accused(read_text: Read, sentence: str) -> None:
    assert of_type(read_text(sentence), "charge") == []


def test_what_somebody_wants_done_is_asked_for(read_text: Read) -> None:
    (event,) = of_type(read_text("Campaigners want the officers jailed."), "detention")
    assert event.asserted is Asserted.ASKED


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The lawyer called for the officer to be charged.", "charge"),
        ("Councillors called for police to arrest the men.", "arrest"),
        ("There were calls for the men to be arrested.", "arrest"),
        ("She asked for him to be arrested.", "arrest"),
    ],
)
def test_what_somebody_calls_for_is_no_fact(read_text: Read, sentence: str, kind: str) -> None:
    reading = read_text(sentence)
    (event,) = of_type(reading, kind)
    assert event.asserted is Asserted.ASKED
    assert len(of_type(reading, "call")) == 1


@pytest.mark.parametrize(
    ("sentence", "how"),
    [
        ("They waited for police to arrest him.", Asserted.PLANNED),
        ("It is wrong for police to arrest mourners.", Asserted.POSSIBLE),
        ("It took two hours for officers to arrest him.", Asserted.ASSERTED),
    ],
)
def test_what_is_for_somebody_to_do(read_text: Read, sentence: str, how: Asserted) -> None:
    (event,) = of_type(read_text(sentence), "arrest")
    assert event.asserted is how


def test_who_was_de_arrested_was_not_arrested_then(read_text: Read) -> None:
    assert of_type(read_text("She was de-arrested an hour later."), "arrest") == []
