"""The speakers layer: from hand-made attributions, so that it is tested apart from the statements layer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from onrecord import Pipeline, Reading
from onrecord.intake import document_from_text
from onrecord.model import Form, Span
from onrecord.reading import people, speakers
from onrecord.reading.attribution import Attribution
from onrecord.reading.layer import Draft, Layer

Attribute = Callable[[str], Sequence[Attribution]]


@pytest.fixture(scope="module")
def read_with(pipeline: Pipeline) -> Callable[[str, Sequence[Attribution]], Reading]:
    def read(text: str, attributions: Sequence[Attribution]) -> Reading:
        def run(draft: Draft) -> None:
            draft.attributions = tuple(attributions)

        given = Layer("given", frozenset(), frozenset({"times", "attributions"}), "", run)
        return Pipeline([given, people.layer(), speakers.layer()], pipeline._nlp).read(document_from_text(text))

    return read


Read = Callable[[str, Sequence[Attribution]], Reading]


def at(text: str, words: str) -> tuple[Span, ...]:
    start = text.index(words)
    return (Span(start, start + len(words)),)


def names(reading: Reading) -> list[list[str]]:
    return [[e.name for e in s.speakers] for s in reading.statements]


def test_the_source_is_the_entity_at_its_head(read_with: Read) -> None:
    text = "Martin Fenwick, chairman of the Wexshire Police Council, said the talks had failed."
    told = Attribution(
        at(text, "Martin Fenwick, chairman of the Wexshire Police Council"), at(text, "said"),
        at(text, "the talks had failed"), Form.INDIRECT,
    )  # fmt: skip
    assert names(read_with(text, [told])) == [["Martin Fenwick"]]


def test_two_joined_sources_are_two_speakers(read_with: Read) -> None:
    text = "Home Secretary Joan Whitlock and London mayor Amir Qureshi called for an inquiry."
    source = "Home Secretary Joan Whitlock and London mayor Amir Qureshi"
    asked = Attribution(at(text, source), at(text, "called for"), at(text, "an inquiry"), Form.INDIRECT)
    assert names(read_with(text, [asked])) == [["Joan Whitlock", "Amir Qureshi"]]


def test_a_pronoun_is_followed_where_safe_and_left_alone_where_not(read_with: Read) -> None:
    safe = "Helen Marlowe came early. She said it was quiet."
    said = Attribution(at(safe, "She"), at(safe, "said"), at(safe, "it was quiet"), Form.INDIRECT)
    assert names(read_with(safe, [said])) == [["Helen Marlowe"]]
    unsafe = "Helen Marlowe and Jane Holloway came early. She said it was quiet."
    said = Attribution(at(unsafe, "She"), at(unsafe, "said"), at(unsafe, "it was quiet"), Form.INDIRECT)
    assert names(read_with(unsafe, [said])) == [[]]


def test_no_source_no_speaker(read_with: Read) -> None:
    text = "Helen Marlowe left. It was said that the road was closed."
    said = Attribution((), at(text, "was said"), at(text, "the road was closed"), Form.INDIRECT)
    assert names(read_with(text, [said])) == [[]]


def test_a_source_that_no_list_knows_still_gets_an_entity(read_with: Read) -> None:
    text = "The leaked memorandum said the road was closed."
    said = Attribution(
        at(text, "The leaked memorandum"), at(text, "said"), at(text, "the road was closed"), Form.INDIRECT
    )
    reading = read_with(text, [said])
    assert names(reading) == [["leaked memorandum"]]
    assert not reading.statements[0].speakers[0].named


@pytest.mark.parametrize(
    ("text", "relay", "name"),
    [
        ("A minister told the Norland Press Agency it was over.", "the Norland Press Agency", "Norland Press Agency"),
        ("A minister told reporters it was over.", "reporters", "reporters"),
    ],
)
def test_who_relayed_it(read_with: Read, text: str, relay: str, name: str) -> None:
    told = Attribution(
        at(text, "A minister"), at(text, "told"), at(text, "it was over"), Form.INDIRECT, relay=at(text, relay)
    )
    statement = read_with(text, [told]).statements[0]
    assert statement.relayed_by is not None
    assert (statement.speakers[0].name, statement.relayed_by.name) == ("minister", name)


def test_a_statement_inside_another_points_to_it_and_i_is_the_outer_speaker(read_with: Read) -> None:
    text = 'Helen Marlowe said: "I told them I was leaving."'
    outer = Attribution(
        at(text, "Helen Marlowe"), at(text, "said"), at(text, '"I told them I was leaving."'), Form.DIRECT,
        quoted=at(text, "I told them I was leaving."),
    )  # fmt: skip
    inner = Attribution(at(text, "I"), at(text, "told"), at(text, "I was leaving"), Form.INDIRECT, within=1)
    reading = read_with(text, [inner, outer])
    first, second = reading.statements
    assert (first.id, second.id) == ("s1", "s2")
    assert second.within is first
    assert names(reading) == [["Helen Marlowe"], ["Helen Marlowe"]]
