"""Pronouns: one antecedent, or none where another might be meant as well."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading

Read = Callable[..., Reading]


def whose(reading: Reading, pronoun: str) -> list[str]:
    """The names of the entities that a pronoun, so written, is a mention of."""
    return [e.name for e in reading.entities if any(reading.words(m) == pronoun for m in e.mentions)]


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Pictures show PC Ann Dow with a protester. She was arrested.", "She"),
        ("Anna Brook met Helen Marsh. She said she had been beaten.", "She"),
        ("Anna Brook met Helen Marsh. Her son was arrested.", "Her"),
        ("The minister met Anna Brook. She said police had lied.", "She"),
        ("Officers stopped Anna Brook beside a nurse. Her coat was torn.", "Her"),
    ],
)
def test_none_where_two_of_the_sentence_before_fit(read_text: Read, text: str, pronoun: str) -> None:
    assert whose(read_text(text), pronoun) == []


@pytest.mark.parametrize(
    "text",
    [
        "Anna Brook met Tom Marsh. She said police had lied.",
        "Anna Brook was held by an officer. She was fined.",
        "Anna Brook told a reporter that police had lied. She was crying.",
        "Anna Brook said Helen Marsh was safe. She added that police had lied.",
        "Helen Marsh spoke first. Anna Brook spoke next. She said police had lied.",
    ],
)
def test_the_subject_of_the_sentence_before_where_no_other_fits(read_text: Read, text: str) -> None:
    assert whose(read_text(text), "She") == ["Anna Brook"]


def test_the_reporters_pronoun_looks_past_the_sentences_of_a_quotation(read_text: Read) -> None:
    text = (
        "The mayor, Helen Marsh, kept away.\n\nMs Brook, now 32, said the letter had come too late.\n\n"
        "“They had eight months. They could have written at any time. They wrote when a judge told them to,” "
        "she told the Herald."
    )
    reading = read_text(text)
    assert whose(reading, "she") == ["Brook"]
    assert [[e.name for e in s.speakers] for s in reading.statements if s.quoted] == [["Brook"]]


def test_a_quotation_hides_no_second_candidate(read_text: Read) -> None:
    text = (
        "Ms Brook met Ms Marsh at the gate.\n\n“They had eight months. They could have written,” she told the Herald."
    )
    assert whose(read_text(text), "she") == []


@pytest.mark.parametrize(
    "said",
    [
        "Arthur Vole's brother Neil, 24, said he was angry.",
        "John Pell's brother Neil, 24, said he was angry.",
        "Arthur Vole died in a cell. Arthur Vole's brother Neil, 24, said he was angry.",
        "Arthur Vole's lawyer, Neil Harrow, said police had lied.",
        "Neil Harrow, the brother of Arthur Vole, said police had lied.",
    ],
)
def test_whoever_speaks_goes_on_and_not_the_possessor_in_the_subject(read_text: Read, said: str) -> None:
    reading = read_text(f"{said} He said the officer should resign.")
    (speaker,) = reading.statements[-1].speakers
    assert speaker.name in ("Neil", "Neil Harrow")
    assert whose(reading, "he") in ([], [speaker.name])


@pytest.mark.parametrize(
    "text",
    [
        "Arthur Vole's partner met Tom Marsh. He said the officer should resign.",
        "Arthur Vole's lawyer wept. He was 24.",
        "Police met Arthur Vole's lawyer. He had been beaten.",
    ],
)
def test_a_possessor_never_wins_over_the_head(read_text: Read, text: str) -> None:
    assert "Arthur Vole" not in whose(read_text(text), "He")


@pytest.mark.parametrize(
    "text",
    [
        "Arthur Vole's sister Jane wept. He was 24.",
        "Arthur Vole's family wept. He was 24.",
        "Arthur Vole was held. His lawyer said police had lied. Arthur Vole was freed. He was 24.",
    ],
)
def test_a_possessor_where_the_head_is_out_of_the_question(read_text: Read, text: str) -> None:
    assert whose(read_text(text), "He") == ["Arthur Vole"]


def test_he_in_a_quotation_is_whom_the_report_is_mostly_about(read_text: Read) -> None:
    text = (
        "Cathal Brody died in custody on Friday. Brody had been arrested at home. Officers found Brody in his cell.\n\n"
        "The inquest sat for two days. Flowers were laid at the gate. Hundreds came.\n\n"
        '"He was a gentle soul," said a neighbour.'
    )
    reading = read_text(text)
    (brody,) = [e for e in reading.entities if e.name == "Cathal Brody"]
    assert "He" in [reading.words(m) for m in brody.mentions]
