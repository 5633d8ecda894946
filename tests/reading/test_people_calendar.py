"""Months, feasts and numbers in names, and names that are months."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading
from onrecord.model import EntityKind

Read = Callable[..., Reading]


def names(reading: Reading) -> dict[str, EntityKind]:
    return {e.name: e.kind for e in reading.entities if e.named}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("May Turnbull said she was sorry.", "May Turnbull", EntityKind.PERSON),
        ("June Whitlow said so.", "June Whitlow", EntityKind.PERSON),
        ("April Jopling, 34, was hurt.", "April Jopling", EntityKind.PERSON),
        ("Theresa May resigned over it.", "Theresa May", EntityKind.PERSON),
        ("Mr March said he would appeal.", "March", EntityKind.PERSON),
        ("Ms August met him there.", "August", EntityKind.PERSON),
        ("The crowd gathered on Easter Road.", "Easter Road", EntityKind.PLACE),
        ("He lives in Seven Oaks Lane.", "Seven Oaks Lane", EntityKind.PLACE),
        ("They sailed to Christmas Island.", "Christmas Island", EntityKind.PLACE),
    ],
)
def test_a_name_is_whole(read_text: Read, text: str, name: str, kind: EntityKind) -> None:
    reading = read_text(text, published="2024-05-03")
    assert names(reading).get(name) == kind
    assert not reading.times


def test_a_months_bearer_and_the_month(read_text: Read) -> None:
    reading = read_text(
        "Mr March said he would appeal. March was freed in March. Theresa May was there. May said no in May.",
        published="2024-06-03",
    )
    assert [reading.words(m) for e in reading.entities if e.name == "March" for m in e.mentions] == [
        "Mr March",
        "he",
        "March",
    ]
    assert [reading.words(m) for e in reading.entities if e.name == "Theresa May" for m in e.mentions] == [
        "Theresa May",
        "May",
    ]
    assert [time.timex for time in reading.times] == ["2024-03", "2024-05"]


@pytest.mark.parametrize(
    "text", ["In May Ms Roe left.", "On March 5 Jo Dunn left.", "Since April Police Scotland has searched the hills."]
)
def test_a_month_before_a_name_is_a_month(read_text: Read, text: str) -> None:
    reading = read_text(text, published="2024-06-03")
    assert len(reading.times) == 1
    assert not {"May", "March", "April"} & {word for name in names(reading) for word in name.split()}
