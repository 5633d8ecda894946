"""Who is told, asked or accused is not who speaks, in sentences and in headlines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Reading

Read = Callable[..., Reading]


def speakers(reading: Reading) -> set[str]:
    return {who.name for statement in reading.statements for who in statement.speakers}


def sources(reading: Reading) -> set[str]:
    return {reading.words(span) for statement in reading.statements for span in statement.source}


@pytest.mark.parametrize(
    "text",
    [
        "Harbour chief urged to quit over ferry arrests",
        "Police chief told to say sorry over cell search",
        "Interior minister asked to explain raid on newspaper",
        "Minister warned over tear gas use",
        "Council leader called on to resign",
        "Officers ordered to hand over footage of shooting",
        "Mayor pressed to open inquiry into custody death",
        "The harbour master was urged to resign.",
        "He was told that his son had died.",
        "The chief is said to have left the country.",
        "The inquest heard that he was beaten.",
    ],
)
def test_who_is_told_does_not_speak(read_text: Read, text: str) -> None:
    reading = read_text(text)
    assert speakers(reading) == set()
    assert sources(reading) == set()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The commissioner was told by MPs to apologise for the arrests.", "MPs"),
        ("Minister begged by families to halt deportations", "families"),
        ("The harbour master was accused by the union of lying to marchers.", "the union"),
        ("The jury was told by Mr Stroud that officers had hit her.", "Mr Stroud"),
        ("Harbour chief urged to quit over ferry arrests, says campaigner", "campaigner"),
    ],
)
def test_who_tells_in_the_passive_speaks(read_text: Read, text: str, source: str) -> None:
    assert sources(read_text(text)) == {source}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The mayor asked to see the report.", "The mayor"),
        ("Police warned of further clashes.", "Police"),
        ("The union urged the mayor to resign.", "The union"),
        ("Mr Stroud told the inquiry that officers hit her.", "Mr Stroud"),
        ("Mr Stroud was quoted as saying that the force was wrong.", "Mr Stroud"),
        ("Union urges harbour chief to quit", "Union"),
    ],
)
def test_who_speaks_in_the_active_stays(read_text: Read, text: str, source: str) -> None:
    assert sources(read_text(text)) == {source}
