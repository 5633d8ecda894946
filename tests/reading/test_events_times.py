"""Which event of a sentence a time is of: that of its own clause, or of its own noun phrase."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading

Read = Callable[..., Reading]


def times(reading: Reading, kind: str) -> list[str | None]:
    return [event.time.timex if event.time else None for event in reading.events if event.type == kind]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The council on Tuesday rejected a plea for a probe into the death of Mara Quill.", "death"),
        ("Tom Bray was charged with riot on Monday.", "clash"),
        ("Three guards were convicted on Wednesday at the Crown Court of the murder of Mara Quill.", "killing"),
        ("The court ordered a probe on Wednesday into the custodial death of Mara Quill.", "death"),
        ("The mayor condemned the arrest of Mara Quill on Monday.", "arrest"),
        ("The death of Mara Quill sparked protests on Monday.", "death"),
        ("Officers refused to publish the log of the night of 12 May 2024.", "failure_to_act"),
    ],
)
def test_a_time_of_another_event(read_text: Read, sentence: str, kind: str) -> None:
    assert times(read_text(sentence, published="2024-06-13"), kind) == [None]


@pytest.mark.parametrize(
    ("sentence", "kind", "value"),
    [
        ("Tom Bray was charged with riot on Monday.", "charge", "2024-06-10"),
        ("The court ordered a probe on Wednesday into the custodial death of Mara Quill.", "order", "2024-06-12"),
        ("Police made an arrest on Monday.", "arrest", "2024-06-10"),
        ("Six people were injured in clashes on Saturday.", "clash", "2024-06-08"),
        ("The arrest of Mara Quill took place on Monday.", "arrest", "2024-06-10"),
        ("The death of Mara Quill sparked protests on Monday.", "gathering", "2024-06-10"),
        ("The mayor apologised on Monday for the death of Mara Quill in May 2023.", "death", "2023-05"),
    ],
)
def test_a_time_of_its_own(read_text: Read, sentence: str, kind: str, value: str) -> None:
    assert times(read_text(sentence, published="2024-06-13"), kind) == [value]
