"""Two people of one surname, and who speaks, dies or sues of the two."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading

Read = Callable[..., Reading]


def bearer(reading: Reading, mention: str) -> list[str]:
    """The whole of the one chain, in words, in which a mention stands first."""
    found = [e for e in reading.entities if reading.words(e.mentions[0]) == mention]
    assert len(found) == 1, [(e.name, [reading.words(m) for m in e.mentions]) for e in reading.entities]
    return [reading.words(m) for m in found[0].mentions]


@pytest.mark.parametrize(
    ("text", "first", "own", "relative"),
    [
        ("Mr Cole, 52, said police had hurt his son, Ian Cole. Mr Cole said he would sue.",
         "Mr Cole", ["Mr Cole", "Mr Cole"], "Ian Cole"),
        ("Ms Hall spoke. Her daughter, Kim Hall, wept. Ms Hall said nothing.",
         "Ms Hall", ["Ms Hall", "Ms Hall"], "Kim Hall"),
        ("Councillor Reid and Anna Reid, his wife, were held. Councillor Reid said it was wrong.",
         "Reid", ["Reid", "Reid"], "Anna Reid"),
        ("President Hale and Laura Hale came. Hale said no.", "Hale", ["Hale", "Hale"], "Laura Hale"),
        ("Mr Foy, whose brother Al Foy sued, was shot. Mr Foy recovered.", "Mr Foy", ["Mr Foy", "Mr Foy"], "Al Foy"),
        ("Anna Reid and Councillor Reid were held. Councillor Reid said it was wrong.",
         "Reid", ["Reid", "Reid"], "Anna Reid"),
        ("Ian Cole was shot on Friday. His father, Mr Cole, wept. Mr Cole said he would sue.",
         "His father", ["Mr Cole", "Mr Cole"], "Ian Cole"),
    ],
)  # fmt: skip
def test_a_surname_is_not_the_relatives_who_is_named_in_full(
    read_text: Read, text: str, first: str, own: list[str], relative: str
) -> None:
    reading = read_text(text)
    assert [words for words in bearer(reading, first) if own[0] in words] == own
    (whole,) = [e for e in reading.entities if e.name == relative]
    assert not [m for m in whole.mentions if reading.words(m) == own[0]]


def test_the_father_speaks_and_not_the_son_who_was_shot(read_text: Read) -> None:
    reading = read_text("Mr Cole, 52, said police had shot his son, Ian Cole. Mr Cole said he would sue.")
    speakers = {speaker for s in reading.statements for speaker in s.speakers}
    assert [e.name for e in speakers] == ["Cole"]
    assert [e.age for e in speakers] == [52]


@pytest.mark.parametrize(
    "text",
    [
        "Marlowe dies after arrest\n\nHelen Marlowe, 52, died on Friday. Ms Marlowe was a baker.",
        "Ms Marlowe said she was sorry. Helen Marlowe, the minister, then left.",
        "Helen Marlowe and her brother were held. Ms Marlowe was fined.",
    ],
)
def test_a_surname_that_nothing_keeps_apart_is_the_full_names(read_text: Read, text: str) -> None:
    reading = read_text(text)
    assert [e.name for e in reading.entities if "Marlowe" in e.name] == ["Helen Marlowe"]


def test_two_titles_are_two_people(read_text: Read) -> None:
    text = "Mr Cole and Mrs Cole wept. Their son, Ian Cole, was hurt. Mrs Cole said police had lied. Mr Cole agreed."
    reading = read_text(text)
    assert bearer(reading, "Mr Cole") == ["Mr Cole", "Mr Cole"]
    assert bearer(reading, "Mrs Cole") == ["Mrs Cole", "Mrs Cole"]


def test_a_headlines_surname_is_nobodys_where_the_report_tells_two_apart(read_text: Read) -> None:
    text = "Cole inquiry opens\n\nMr Cole said police had shot his son, Ian Cole. Mr Cole said he would sue."
    assert bearer(read_text(text), "Cole") == ["Cole"]
