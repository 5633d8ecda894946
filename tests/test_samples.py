"""The five sample reports: their key fits them, and the product reads out of them what matters most."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord import Pipeline, Reading, read_many
from onrecord.model import Asserted, BlockKind, Entity, Event, Form, Sector, Statement

SAMPLES = Path(__file__).parents[1] / "samples"
KEY: dict[str, Any] = yaml.safe_load((SAMPLES / "key.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def readings(pipeline: Pipeline) -> dict[int, Reading]:
    """The five readings by number, by way of the folder."""
    read = {}
    for number, result in enumerate(read_many([str(SAMPLES)], pipeline=pipeline), start=1):
        assert isinstance(result, Reading), result
        read[number] = result
    return read


def person(reading: Reading, name: str) -> Entity:
    found = [entity for entity in reading.entities if entity.name == name]
    assert len(found) == 1, [entity.name for entity in reading.entities]
    return found[0]


def saying(reading: Reading, words: str) -> Statement:
    """Return the outermost statement whose content holds the words."""
    found = [s for s in reading.statements if s.within is None and any(words in reading.words(c) for c in s.content)]
    assert found, f"no statement says {words!r}"
    return max(found, key=lambda s: sum(map(len, s.content)))


def speakers(reading: Reading, words: str) -> list[str]:
    return [entity.name for entity in saying(reading, words).speakers]


def fillers(event: Event, role: str) -> list[str]:
    return [filler.entity.name for filler in event.roles if filler.role == role and filler.entity]


def events(reading: Reading, kind: str, trigger: str = "") -> Iterator[Event]:
    return (e for e in reading.events if e.type == kind and any(trigger in reading.words(t) for t in e.triggers))


# The key and the reports agree. ----------------------------------------------------------------------------------


def test_the_folder_holds_five_reports_and_nothing_else_is_read(readings: dict[int, Reading]) -> None:
    assert sorted(readings) == sorted(KEY["reports"])
    # A page's outlet and a line's id are what the key says; a text file cannot say its outlet.
    for number, entry in KEY["reports"].items():
        document = readings[number].document
        assert document.title == entry["title"]
        assert (document.published or "").startswith(str(entry["published"]))
        if not entry["file"].endswith(".txt"):
            assert document.outlet == entry["outlet"]


def test_whom_the_key_names_the_reports_name(readings: dict[int, Reading]) -> None:
    for someone in KEY["people"]:
        for number in someone["reports"]:
            assert someone["name"] in readings[number].document.text, (someone["name"], number)


def test_the_reprint_is_what_the_key_says(readings: dict[int, Reading]) -> None:
    first, second = (readings[number].document.text for number in KEY["reprint"]["reports"])
    for sentence in KEY["reprint"]["same"]:
        assert sentence in first
        assert sentence in second
    for pair in KEY["reprint"]["edited"]:
        assert pair[2] in first
        assert pair[2] not in second
        assert pair[3] in second
        assert pair[3] not in first
    assert all(sentence in first and sentence not in second for sentence in KEY["reprint"]["only_in_2"])
    assert all(sentence in second and sentence not in first for sentence in KEY["reprint"]["only_in_3"])


def test_the_reports_are_as_long_as_reports_are(readings: dict[int, Reading]) -> None:
    for reading in readings.values():
        assert 300 <= len(reading.document.text.split()) <= 700


# The first report: a saved page. ---------------------------------------------------------------------------------


def test_the_page_gives_its_article_and_not_its_furniture(readings: dict[int, Reading]) -> None:
    document = readings[1].document
    assert document.authors == ("Owen Tressler",)
    assert (document.modified or "").startswith("2024-03-10")
    assert document.url == "https://www.sallowfordgazette.example/news/2024/vigil-ropewalk-square-arrests/"
    for furniture in ("cookies", "Tide times", "Town held", "Registered office", "Read more", "pageSettings"):
        assert furniture not in document.text
    assert any(issue.code == "html.left_out" for issue in readings[1].issues)


def test_the_caption_printed_twice_is_one_caption_and_a_repeat(readings: dict[int, Reading]) -> None:
    document = readings[1].document
    captions = [(i, block) for i, block in enumerate(document.blocks) if block.kind is BlockKind.CAPTION]
    assert len(captions) == 2
    assert captions[0][1].repeats is None
    assert captions[1][1].repeats == captions[0][0]


def test_testimony_runs_over_paragraphs_and_past_a_picture(readings: dict[int, Reading]) -> None:
    reading = readings[1]
    testimony = saying(reading, "a candle in a jam jar")
    assert testimony.form is Form.DIRECT
    assert [entity.name for entity in testimony.speakers] == ["Nuala Carrow"]
    assert testimony.relayed_by
    assert testimony.relayed_by.sector is Sector.MEDIA
    said = [reading.words(span) for span in testimony.content]
    assert any("nowhere to go" in words for words in said)
    assert any("You’ve broken it" in words for words in said)
    assert any("a van for 40 minutes" in words for words in said)
    assert not any("Picture" in words or "Officers lead" in words for words in said)


def test_the_arrest_has_its_agent_patient_and_time(readings: dict[int, Reading]) -> None:
    arrest = next(events(readings[1], "arrest", "arrested"))
    assert fillers(arrest, "patient") == ["Nuala Carrow"]
    agent = next(filler.entity for filler in arrest.roles if filler.role == "agent")
    assert agent
    assert agent.sector is Sector.POLICE
    assert arrest.asserted is Asserted.ASSERTED
    assert arrest.time
    assert (arrest.time.start or "").startswith("2024-03-09")


def test_a_caption_in_the_present_tense_tells_what_was(readings: dict[int, Reading]) -> None:
    reading = readings[1]
    (caption,) = {m.caption for m in reading.media if m.caption}
    night = next(time for time in reading.times if caption.contains(time.span))
    assert (night.start, night.end) == ("2024-03-09T18:00", "2024-03-10T06:00")


def test_an_unnamed_source_is_kept_unnamed_with_the_agency_that_relays_it(readings: dict[int, Reading]) -> None:
    warning = saying(readings[1], "would bring more people, not fewer")
    (source,) = warning.speakers
    assert not source.named
    assert "council source" in source.name
    assert warning.relayed_by
    assert "Pennant" in warning.relayed_by.name


def test_two_people_call_for_an_inquiry(readings: dict[int, Reading]) -> None:
    reading = readings[1]
    assert any(fillers(call, "agent") == ["Anjali Deane"] for call in events(reading, "call"))
    assert speakers(reading, "We want an independent inquiry") == ["Bridie Ashlock"]
    assert any(e.asserted is Asserted.ASKED for e in events(reading, "inquiry"))


def test_people_have_their_ages_and_offices(readings: dict[int, Reading]) -> None:
    reading = readings[1]
    assert person(reading, "Nuala Carrow").age == 31
    assert person(reading, "Bridie Ashlock").age == 52
    assert person(reading, "Anjali Deane").sector is Sector.LEGISLATURE
    assert person(reading, "Colin Aske").sector is Sector.POLICE
    assert any("policing minister" in role.text for role in person(reading, "Oliver Standring").roles)


def test_the_photographer_is_credited(readings: dict[int, Reading]) -> None:
    assert {medium.credit for medium in readings[1].media} == {"Ines Marlowe"}
    assert "Ines Marlowe" not in {name for s in readings[1].statements for name in (e.name for e in s.speakers)}


# The agency's story in two outlets. ------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [2, 3])
def test_both_tellings_of_the_agency_story_read_alike(readings: dict[int, Reading], number: int) -> None:
    reading = readings[number]
    assert speakers(reading, "entitled to answers") == ["Gareth Pell"]
    assert speakers(reading, "too early to say") == ["Gareth Pell"]
    assert speakers(reading, "body-worn footage") == ["Moira Tranter"]
    assert speakers(reading, "Only an independent inquiry") == ["Anjali Deane"]
    arrest = next(e for e in events(reading, "arrest") if e.counts)
    assert [(c.role, c.min, c.max) for c in arrest.counts] == [("patient", 11, 11)]
    assert arrest.time
    assert (arrest.time.start or "").startswith("2024-03-09")
    assert person(reading, "Moira Tranter").sector is Sector.POLICE


@pytest.mark.parametrize("number", [2, 3])
def test_the_commissioners_request_has_its_addressee(readings: dict[int, Reading], number: int) -> None:
    asked = [e for e in events(readings[number], "call") if fillers(e, "agent") == ["Gareth Pell"]]
    assert any(fillers(e, "addressee") == ["Moira Tranter"] for e in asked)


# The differing account. ------------------------------------------------------------------------------------------


def test_the_differing_numbers_stand_side_by_side(readings: dict[int, Reading]) -> None:
    reading = readings[4]
    assert speakers(reading, "Eleven people were arrested") != speakers(reading, "Fourteen people told us")
    counts = {c.min for e in events(reading, "arrest") for c in e.counts}
    assert {11, 14} <= counts


def test_the_officers_who_would_not_be_named_are_not(readings: dict[int, Reading]) -> None:
    (officers,) = saying(readings[4], "ordered to clear it by 7.45pm").speakers
    assert not officers.named
    assert officers.sector is Sector.POLICE


def test_straight_quotation_marks_over_two_paragraphs(readings: dict[int, Reading]) -> None:
    account = saying(readings[4], "There was one warning, not three")
    assert [entity.name for entity in account.speakers] == ["Ivo Brannick"]
    assert any("by the chip shop" in readings[4].words(span) for span in account.content)


def test_the_resignation_is_called_for_and_refused(readings: dict[int, Reading]) -> None:
    held = {e.asserted: fillers(e, "agent") for e in events(readings[4], "resignation")}
    assert held[Asserted.ASKED] == ["Moira Tranter"]
    assert held[Asserted.DENIED] == ["Moira Tranter"]


# The follow-up. --------------------------------------------------------------------------------------------------


def test_the_inquiry_was_ordered_and_reports(readings: dict[int, Reading]) -> None:
    reading = readings[5]
    order = next(events(reading, "order"))
    assert fillers(order, "agent") == ["Oliver Standring"]
    assert order.time
    assert order.time.start == "2024-04-22"
    finding = [e for e in events(reading, "finding") if e.time]
    assert any(e.time and (e.time.start or "").startswith("2024-11-13") for e in finding)


def test_one_apology_is_made(readings: dict[int, Reading]) -> None:
    made = [e for e in events(readings[5], "apology", "apologised") if e.asserted is Asserted.ASSERTED]
    assert [fillers(e, "agent") for e in made] == [["Moira Tranter"]]
    assert [fillers(e, "addressee") for e in made] == [["Nuala Carrow"]]


def test_who_speaks_in_the_follow_up(readings: dict[int, Reading]) -> None:
    reading = readings[5]
    for words, name in {
        "One warning was given": "Ruth Ellery",
        "I gave an account in March": "Moira Tranter",
        "a few candles": "Tomas Welk",
        "had not read the advice": "Roy Hebden",
        "We were told we were the danger": "Bridie Ashlock",
        "It isn’t an end": "Anjali Deane",
        "hung out to dry": "Graham Toller",
    }.items():
        assert speakers(reading, words) == [name]


def test_the_vigil_is_dated_eight_months_back(readings: dict[int, Reading]) -> None:
    vigil = next(time for time in readings[5].times if readings[5].words(time.span) == "March 9")
    assert vigil.start == "2024-03-09"
