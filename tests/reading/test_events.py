"""What happened, who did it, to whom, how many, when and where."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model import Event

Read = Callable[..., Reading]


def only(reading: Reading, kind: str) -> Event:
    """The one event of a type; the assertion shows what was read where there is none or another."""
    found = [event for event in reading.events if event.type == kind]
    assert len(found) == 1, [(event.type, event.asserted) for event in reading.events]
    return found[0]


def words(reading: Reading, event: Event, role: str) -> list[str]:
    return [reading.words(filler.span) for filler in event.roles if filler.role == role]


def kinds(reading: Reading) -> list[str]:
    return [event.type for event in reading.events]


@pytest.mark.parametrize(
    ("sentence", "agent", "patient"),
    [
        ("Police arrested Mara Quill.", ["Police"], ["Mara Quill"]),
        ("Mara Quill was arrested by two officers.", ["two officers"], ["Mara Quill"]),
        ("Mara Quill was arrested.", [], ["Mara Quill"]),
        ("The officers who arrested Mara Quill have left Oldbury.", ["The officers"], ["Mara Quill"]),
        ("Tom Bray knew the man that police arrested.", ["police"], ["the man"]),
        ("A man arrested on Friday has left Oldbury.", [], ["A man"]),
        ("Mara Quill and Tom Bray were arrested.", [], ["Mara Quill", "Tom Bray"]),
        ("The arrest of Mara Quill by police shocked the town.", ["police"], ["Mara Quill"]),
        ("Police made an arrest on Friday.", ["Police"], []),
        ("Officers led Mara Quill away in handcuffs.", ["Officers"], ["Mara Quill"]),
    ],
)
def test_roles_of_an_arrest(read_text: Read, sentence: str, agent: list[str], patient: list[str]) -> None:
    reading = read_text(sentence)
    arrest = only(reading, "arrest")
    assert words(reading, arrest, "agent") == agent
    assert words(reading, arrest, "patient") == patient


def test_a_filler_is_the_entity_that_its_words_name(read_text: Read) -> None:
    reading = read_text("Mara Quill, 31, was arrested in Leeds by police. Ms Quill was held overnight.")
    patient = next(filler for filler in only(reading, "arrest").roles if filler.role == "patient")
    assert patient.entity is not None
    assert patient.entity.name == "Mara Quill"


def test_the_subject_of_perception_verbs_acts(read_text: Read) -> None:
    reading = read_text("Two sergeants were filmed shoving a student and dragging him off in cuffs.")
    shoving, dragging = only(reading, "use_of_force"), only(reading, "arrest")
    assert words(reading, shoving, "agent") == words(reading, dragging, "agent") == ["Two sergeants"]
    assert words(reading, shoving, "patient") == ["a student"]
    assert [reading.words(span) for span in dragging.triggers] == ["dragging him off in cuffs"]


def test_a_gerund_takes_the_subject_of_its_sentence(read_text: Read) -> None:
    reading = read_text("Mara Quill shouted at the crowd before being arrested by police.")
    assert words(reading, only(reading, "arrest"), "patient") == ["Mara Quill"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Police opened fire on the marchers.", "use_of_force"),
        ("Mara Quill was pinned to the pavement by four constables.", "use_of_force"),
        ("Scuffles broke out near the bridge.", "clash"),
        ("Marchers clashed with police.", "clash"),
        ("Her body was found in a wood.", "discovery"),
        ("Mara Quill went missing on Friday.", "disappearance"),
        ("The council imposed a ban on marches.", "ban"),
        ("Mara Quill was charged with assault.", "charge"),
        ("Mara Quill was found guilty of arson.", "conviction"),
        ("The mayor apologised to the family.", "apology"),
        ("Chief Constable Ann Poole resigned on Friday.", "resignation"),
        ("The home secretary met the mayor on Friday.", "meeting"),
        ("The mayor ordered an independent inquiry.", "order"),
        ("The inquiry found that officers had lied.", "finding"),
        ("Her family filed a lawsuit against the council.", "lawsuit"),
        ("Officers deployed? No: 200 officers were deployed in Leeds.", "deployment"),
        ("Police dispersed the crowd with tear gas.", "dispersal"),
        ("Tom Bray was released from custody.", "release"),
        ("Armed men kidnapped two teachers.", "abduction"),
        ("A court acquitted Tom Bray of theft.", "acquittal"),
        ("Officers raided a flat in Leeds.", "search"),
        ("Tom Bray was fined for littering.", "fine"),
    ],
)
def test_what_happened(read_text: Read, sentence: str, kind: str) -> None:
    assert kind in kinds(read_text(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The arrest warrant lay on a table.",
        "The vaccine trial enrolled forty people in Leeds.",
        "A full charge of the battery takes an hour.",
        "The weather was fine on Sunday.",
        "She took our order and brought two coffees.",
        "The results did not meet expectations.",
        "His words were met with silence.",
        "The new rules killed the deal.",
        "The bank will charge customers a small fee.",
        "The book review praised her style.",
        "He made a call to his mother.",
        "The film was shot in Leeds.",
        "The company picked up speed in spring.",
        "She found a good school for her son.",
        "The team beat Leeds in the final.",
        "The demonstration flight lasted an hour.",
        "Prices rallied on Monday.",
        "the shop opens on march 15.",
        "He was kicked off the flight.",
    ],
)
def test_other_uses_of_the_same_words_are_no_events(read_text: Read, sentence: str) -> None:
    assert kinds(read_text(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "agent"),
    [
        ("Police did nothing while the shop burned.", "Police"),
        ("Officers stood by as the mob advanced.", "Officers"),
        ("Police refused to register a complaint.", "Police"),
        ("The police failed to respond for an hour.", "The police"),
        ("Officers did not intervene when the fight began.", "Officers"),
        ("Police took no action against the driver.", "Police"),
        ("The council turned a blind eye to the fires.", "The council"),
        ("Residents complained of police inaction.", "police"),
    ],
)
def test_an_authority_that_does_not_act(read_text: Read, sentence: str, agent: str) -> None:
    reading = read_text(sentence)
    failure = only(reading, "failure_to_act")
    assert words(reading, failure, "agent") == [agent]
    assert failure.asserted == "asserted"


def test_refusing_to_comment_is_no_failure_to_act(read_text: Read) -> None:
    assert kinds(read_text("Police declined to comment.")) == []


@pytest.mark.parametrize(
    ("phrase", "low", "high", "shown"),
    [
        ("Six people", 6, 6, "Six"),
        ("Twenty-six people", 26, 26, "Twenty-six"),
        ("1,200 people", 1200, 1200, "1,200"),
        ("Hundreds", 200, None, "Hundreds"),
        ("Dozens of people", 24, None, "Dozens"),
        ("Several people", 2, None, "Several"),
        ("A dozen people", 12, 12, "A dozen"),
        ("More than 50 people", 51, None, "More than 50"),
        ("At least 50 people", 50, None, "At least 50"),
        ("Between 20 and 30 people", 20, 30, "Between 20 and 30"),
    ],
)
def test_how_many(read_text: Read, phrase: str, low: int, high: int | None, shown: str) -> None:
    reading = read_text(f"{phrase} were arrested in Leeds.")
    (count,) = only(reading, "arrest").counts
    assert (count.role, count.min, count.max) == ("patient", low, high)
    assert reading.words(count.span) == shown


def test_one_person_is_not_counted(read_text: Read) -> None:
    assert only(read_text("A man was arrested."), "arrest").counts == ()


def test_who_caused_it_is_taken_over_from_the_cause(read_text: Read) -> None:
    reading = read_text("Police opened fire, killing two people.")
    assert words(reading, only(reading, "killing"), "agent") == ["Police"]
    reading = read_text("Two people were killed when police opened fire.")
    assert words(reading, only(reading, "killing"), "agent") == ["police"]


def test_a_cause_without_an_agent_gives_none(read_text: Read) -> None:
    reading = read_text("Two people were killed in the storm.")
    assert words(reading, only(reading, "death"), "agent") == []


def test_time_and_place(read_text: Read) -> None:
    reading = read_text("Police arrested Mara Quill in Leeds on Friday.", published="2024-05-06")
    arrest = only(reading, "arrest")
    assert arrest.time is not None
    assert reading.words(arrest.time.span) == "Friday"
    assert arrest.place is not None
    assert arrest.place.name == "Leeds"


def test_the_time_of_another_clause_is_not_taken(read_text: Read) -> None:
    reading = read_text("Mara Quill was arrested, and the mayor apologised on Friday.", published="2024-05-06")
    assert only(reading, "arrest").time is None
    assert only(reading, "apology").time is not None


def test_an_event_in_a_statement_knows_it(read_text: Read) -> None:
    reading = read_text("“Officers arrested six people,” Mara Quill said. Scuffles broke out later.")
    arrest, clash = only(reading, "arrest"), only(reading, "clash")
    assert arrest.stated_in is not None
    assert arrest.stated_in in reading.statements
    assert clash.stated_in is None


def test_two_tellings_of_one_arrest_are_one_event(read_text: Read) -> None:
    reading = read_text("Mara Quill was arrested on Friday. Ms Quill was arrested by police near the bridge.")
    arrest = only(reading, "arrest")
    assert len(arrest.triggers) == 2
    assert words(reading, arrest, "agent") == ["police"]


def test_the_arrests_of_two_people_are_two_events(read_text: Read) -> None:
    reading = read_text("Mara Quill was arrested on Friday. Tom Bray was arrested on Friday.")
    assert kinds(reading) == ["arrest", "arrest"]


def test_the_vigil_is_the_vigil_of_before(read_text: Read) -> None:
    reading = read_text("Hundreds held a vigil in Leeds. The vigil ended at nine.")
    assert len(only(reading, "gathering").triggers) == 2


def test_another_vigil_is_another_event(read_text: Read) -> None:
    reading = read_text("Hundreds held a vigil in Leeds. Students held a vigil in Cardiff.")
    assert kinds(reading) == ["gathering", "gathering"]


def test_ids_are_in_text_order(read_text: Read) -> None:
    reading = read_text("Police arrested Mara Quill. Scuffles broke out. The mayor apologised.")
    assert [event.id for event in reading.events] == ["v1", "v2", "v3"]
    starts = [event.triggers[0].start for event in reading.events]
    assert starts == sorted(starts)


def test_a_sentence_beyond_all_measure_is_an_issue_and_no_event(read_text: Read) -> None:
    reading = read_text("police arrested " * 400)
    assert reading.events == ()
    assert [issue.count for issue in reading.issues if issue.code == "events.sentence_too_long"] == [1]


@pytest.mark.parametrize("text", ["arrest of " * 140, "killed " * 290, "arrested and " * 140, "Was he arrested? " * 50])
def test_deep_nesting_is_read_without_an_exception(read_text: Read, text: str) -> None:
    reading = read_text(text)
    assert all(reading.words(span).strip() for event in reading.events for span in event.triggers)
