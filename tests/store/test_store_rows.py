"""A Reading comes back from its rows as it went in, whatever is in it."""

from __future__ import annotations

import string
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_reports import reading

from onrecord.ids import content_id
from onrecord.model import (
    Asserted,
    Block,
    BlockKind,
    Count,
    Document,
    Entity,
    EntityKind,
    Event,
    Form,
    Issue,
    Media,
    Place,
    Reading,
    Report,
    Role,
    RoleFiller,
    Sector,
    Span,
    Statement,
    Time,
)
from onrecord.store.packing import canonical_bytes, pack, parse, unpack
from onrecord.store.rows_document import document_from, document_row
from onrecord.store.rows_reading import reading_from, reading_row

PROFILE = settings(
    deadline=None, max_examples=100, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)  # fmt: skip

# With lone surrogates and NUL: a report is anybody's text.
words = st.text(max_size=6) | st.text(alphabet="a\x00\ud83d\ude00“é", max_size=4)
maybe = st.none() | words
numbers = st.floats(allow_nan=False, allow_infinity=False)
spans = st.tuples(st.integers(0, 10**6), st.integers(1, 500)).map(lambda pair: Span(pair[0], sum(pair)))
some_spans = st.lists(spans, max_size=3).map(tuple)
few = st.none() | st.integers(0, 10**9)
issues = st.lists(st.builds(Issue, words, words, words, few, st.none() | spans), max_size=2).map(tuple)
names = st.text(string.ascii_lowercase, max_size=3)


def lists(items: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(items, max_size=3).map(tuple)


entities = st.builds(
    Entity, names, st.sampled_from(EntityKind), words, st.booleans(), some_spans,
    st.none() | st.sampled_from(Sector), lists(st.builds(Role, words, spans)), few,
)  # fmt: skip
times = st.builds(Time, names, spans, maybe, maybe, maybe)
reports = st.builds(
    lambda original, *rest: Report(content_id(original), original, *rest),
    st.binary(max_size=20), words, maybe, words, maybe, lists(words),
)  # fmt: skip
documents = st.builds(
    Document, names, words, words, lists(st.builds(Block, st.sampled_from(BlockKind), spans, few)), reports,
    maybe, lists(words), maybe, maybe, maybe, maybe, maybe, issues,
)  # fmt: skip


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Readings whose parts refer to listed and to unlisted ones."""
    known, when = draw(st.lists(entities, max_size=4)), draw(st.lists(times, max_size=3))
    who = st.sampled_from(known) | entities if known else entities
    on = st.none() | (st.sampled_from(when) | times if when else times)
    told: list[Statement] = []
    for _ in range(draw(st.integers(0, 4))):
        outer = st.none() | st.sampled_from(told) if told else st.none()
        told.append(
            draw(
                st.builds(
                    Statement,
                    names,
                    st.sampled_from(Form),
                    some_spans,
                    some_spans,
                    some_spans,
                    some_spans,
                    lists(who),
                    st.none() | who,
                    outer,
                    numbers,
                )
            )
        )
    stated = st.none() | st.sampled_from(told) if told else st.none()
    events = st.builds(
        Event, names, words, some_spans, st.sampled_from(Asserted),
        lists(st.builds(RoleFiller, words, spans, st.none() | who)), lists(st.builds(Count, words, few, few, spans)),
        on, st.none() | who, stated, numbers,
    )  # fmt: skip
    return Reading(
        draw(documents),
        tuple(known),
        # In any order and not all of them: what is left out is still referred to.
        tuple(draw(st.permutations(told))[draw(st.integers(0, 1)) :]),
        draw(lists(events)),
        tuple(when),
        draw(lists(st.builds(Place, who, st.none() | numbers, st.none() | numbers, maybe, maybe))),
        draw(lists(st.builds(Media, words, st.none() | spans, maybe, st.none() | spans))),
        draw(issues),
        draw(some_spans),
    )


def there_and_back(one: Reading) -> Reading:
    kept_document, kept_reading = canonical_bytes(document_row(one.document)), canonical_bytes(reading_row(one))
    document = document_from(parse(unpack(pack(kept_document), "")), one.document.report.original)
    return reading_from(parse(unpack(pack(kept_reading), "")), document)


@PROFILE
@given(readings())
def test_any_reading_comes_back_equal(one: Reading) -> None:
    back = there_and_back(one)
    assert back == one
    assert canonical_bytes(reading_row(back)) == canonical_bytes(reading_row(one))


@PROFILE
@given(readings())
def test_what_was_one_object_is_one_again(one: Reading) -> None:
    back = there_and_back(one)
    for mine, its in zip(one.statements, back.statements, strict=True):
        for place, speaker in enumerate(mine.speakers):
            where = next((n for n, entity in enumerate(one.entities) if entity is speaker), None)
            assert where is None or its.speakers[place] is back.entities[where]
        where = next((n for n, other in enumerate(one.statements) if other is mine.within), None)
        assert where is None or its.within is back.statements[where]


def test_a_reading_with_one_of_everything_comes_back_with_what_it_shares() -> None:
    one = reading()
    back = there_and_back(one)
    assert back == one
    assert back.events[0].stated_in is back.statements[1]
    assert back.statements[1].within is back.statements[0]
    assert back.events[0].time is back.times[0]
    assert back.events[0].place is back.places[0].entity is back.entities[1]


def test_a_reading_that_was_kept_before_there_were_sentences_has_none() -> None:
    one = reading()
    row = parse(canonical_bytes(reading_row(one)))
    assert isinstance(row, dict)
    del row["sentences"]
    assert reading_from(row, one.document) == replace(one, sentences=())


@pytest.mark.parametrize("changed", [{"age": 5}, {"sector": None}, {"named": True}])
def test_the_comparison_can_fail(changed: dict[str, object]) -> None:
    one = reading()
    other = replace(
        one,
        entities=(replace(one.entities[0], **changed), one.entities[1]),  # type: ignore[arg-type]  # fields of an Entity
    )
    assert there_and_back(other) != one


def test_equal_values_are_written_alike() -> None:
    assert canonical_bytes({"b": 1, "a": [None, "“x”"]}) == '{"a":[null,"“x”"],"b":1}'.encode()
