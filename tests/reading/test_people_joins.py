"""Two mentions that the text itself makes one: "named as", a name after an office, an opening without the name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model import Entity

Read = Callable[..., Reading]


def called(reading: Reading, name: str) -> list[str]:
    (found,) = [e for e in reading.entities if e.name == name]
    return [reading.words(m) for m in found.mentions]


def person(reading: Reading, name: str) -> Entity:
    (found,) = [e for e in reading.entities if e.name == name]
    return found


@pytest.mark.parametrize(
    ("text", "name", "mention"),
    [
        ("A 19-year-old man, named locally as Cathal Brody, died in custody.", "Cathal Brody", "A 19-year-old man"),
        ("Police shot a man. The man, identified as Ned Whitlow, 27, died.", "Ned Whitlow", "The man"),
        ("Police shot a man. The victim was later named as Ned Whitlow.", "Ned Whitlow", "The victim"),
        ("Police identified the victim as Ned Whitlow on Friday.", "Ned Whitlow", "the victim"),
    ],
)
def test_whom_the_report_names_is_the_one_it_described(read_text: Read, text: str, name: str, mention: str) -> None:
    assert mention in called(read_text(text), name)


def test_somebody_known_as_somebody_else_than_described_stays_apart_by_age(read_text: Read) -> None:
    reading = read_text("A 19-year-old man was held. Ned Whitlow, 27, said he saw it.")
    assert called(reading, "Ned Whitlow")[0] == "Ned Whitlow"


def test_an_office_is_its_bearers_whose_name_follows_later(read_text: Read) -> None:
    text = "Ms Roe said the Minister for Ports must explain. The minister, Niamh Casserly, said she could not comment."
    reading = read_text(text)
    assert "the Minister for Ports" in called(reading, "Niamh Casserly")


def test_a_sheriffs_deputy_is_not_the_sheriff(read_text: Read) -> None:
    text = "A Harlow County sheriff's deputy shot and killed a man. Sheriff Tom Oakes said the deputy was on leave."
    assert all("deputy" not in words for words in called(read_text(text), "Tom Oakes"))


def test_an_opening_that_keeps_back_the_name_of_its_speaker(read_text: Read) -> None:
    text = "A woman who was at the vigil has told of her fear. Hannah Prowse, 28, said she was pushed to the ground."
    assert "A woman" in called(read_text(text), "Hannah Prowse")


def test_a_victim_is_not_the_witness_named_next(read_text: Read) -> None:
    reading = read_text("A man was shot dead outside a shop on Monday. Neil Prowse, 28, said he heard two shots.")
    assert "A man" not in called(reading, "Neil Prowse")


def test_ages_that_agree_make_an_opening_and_a_name_one(read_text: Read) -> None:
    text = "A 95-year-old woman was struck by an officer. Elsie Morrow, 95, was holding a spoon."
    reading = read_text(text)
    assert "A 95-year-old woman" in called(reading, "Elsie Morrow")


def test_a_sisters_brother_is_the_one_whose_sister_she_is(read_text: Read) -> None:
    text = (
        "Ned Whitlow, 27, died on Friday. Whitlow's sister, Latoya Hayes, said her brother was kind. "
        '"They took my brother," she said.'
    )
    mentions = called(read_text(text), "Ned Whitlow")
    assert "her brother" in mentions
    assert "my brother" in mentions


def test_a_mothers_son_is_the_boy_whose_mother_she_is(read_text: Read) -> None:
    text = "A boy was hurt in Oldbury. The boy's mother, Shona Laidlaw, told the hearing her son could not breathe."
    (boy,) = [e for e in read_text(text).entities if "boy" in e.name]
    assert len(boy.mentions) == 3


def test_of_two_brothers_named_neither_is_meant_by_the_word(read_text: Read) -> None:
    text = "Ann Reid came with her brother Al and her brother Joe. Her brother wept."
    reading = read_text(text)
    assert "Her brother" not in called(reading, "Al")
    assert "Her brother" not in called(reading, "Joe")


def test_a_son_is_not_called_by_his_mothers_title(read_text: Read) -> None:
    text = (
        "Cathal Breslin, 19, died in his cell.\n\nHis mother, Bríd Breslin, wept. Mrs Breslin had asked to see him. "
        "Breslin was a plumber."
    )
    reading = read_text(text)
    assert "Breslin" in called(reading, "Cathal Breslin")
    assert "Mrs Breslin" in called(reading, "Bríd Breslin")


def test_mr_and_a_surname_is_the_relative_just_told_of(read_text: Read) -> None:
    text = (
        "Bashir Ahmad Wani was walking home. His father, Ghulam Wani, said troops fired. "
        "Mr Wani said he would not complain."
    )
    assert "Mr Wani" in called(read_text(text), "Ghulam Wani")


def test_a_trade_no_list_knows_is_told_of_the_one_named_before_it(read_text: Read) -> None:
    reading = read_text("Kevin Alton, a glassblower from Oldbury, was arrested on Friday.")
    assert [role.text for role in person(reading, "Kevin Alton").roles] == ["glassblower from Oldbury"]
    assert "a glassblower" in called(reading, "Kevin Alton")


def test_a_relative_in_a_clause_does_not_speak_with_the_speaker(read_text: Read) -> None:
    reading = read_text('"Finally," said Keisha Dunn, whose nephew, Jamal Dunn, was killed by police in May.')
    assert [[e.name for e in s.speakers] for s in reading.statements] == [["Keisha Dunn"]]
