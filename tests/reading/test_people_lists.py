"""A description beside a name, or the next in a list of people."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading

Read = Callable[..., Reading]


def orme(reading: Reading) -> tuple[int | None, list[str]]:
    (found,) = [e for e in reading.entities if e.name == "Lena Orme"]
    return found.age, [r.text for r in found.roles]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Lena Orme, 46, an unnamed boy of six, and two men were hurt.", 46),
        ("Lena Orme, 20, a 34-year-old nurse, and Tom Reed were killed.", 20),
        ("Lena Orme, 20, a 34-year-old nurse and Tom Reed were killed.", 20),
        ("Lena Orme, an unnamed boy and two men were hurt.", None),
        ("Lena Orme, a teenage boy, and two women were hurt.", None),
        ("Police named Lena Orme, a teenage boy and two women.", None),
    ],
)
def test_the_next_of_a_list_is_somebody_else(read_text: Read, text: str, age: int | None) -> None:
    reading = read_text(text)
    assert orme(reading) == (age, [])
    assert any(word in e.name for e in reading.entities for word in ("boy", "nurse"))


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Lena Orme, 20, a nurse, and two men were hurt.", ["nurse"]),
        ("Lena Orme, the mayor, and Tom Reed, the sheriff, met on Monday.", ["mayor"]),
        ("Lena Orme, a 20-year-old student, was hurt.", ["20-year-old student"]),
        ("Lena Orme, a nurse and mother of two, was hurt.", ["nurse"]),
        ("Lena Orme, a nurse and Labour activist, was hurt.", ["nurse"]),
        ("Lena Orme, a nurse and the owner of a shop, was hurt.", ["nurse"]),
        ("Lena Orme, a woman of great courage, and her son were hurt.", ["woman of great courage"]),
    ],
)
def test_a_description_is_the_names(read_text: Read, text: str, roles: list[str]) -> None:
    assert orme(read_text(text))[1] == roles
