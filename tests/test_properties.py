"""What holds for any text at all: spans are exact, references stay inside the reading, reading twice gives the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onrecord import Document, Pipeline, Reading, Span
from onrecord.export.readings_json import reading_to_json
from onrecord.intake import document_from_text

# Sized for a minute on a slow machine: one example is two readings of up to a few hundred words.
PROFILE = settings(
    deadline=None,
    max_examples=60,
    derandomize=True,  # the same texts every time: a red build is the code's doing
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)

ODD = st.sampled_from(
    [
        *"“”‘’\"'«»„—–-…()[]{}<>&%#@/\\*•:;,.!?",
        *("\x00", "\u200f", "\u200e", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u200b", "\x0b", "\x1f", "\x85"),
        *("\r\n", "\r", "\n", "\n\n", "\u2028", "\u2029", "\t", "   ", "\u00a0", "\u3000"),
        *("🕯️", "👩‍👩‍👧", "🇮🇪", "e\u0301", "o\u0308\u0323", "\u0301", "ﬁ", "ß", "İ", "ǅ", "Ω", "\U0001d518", "\ud83d"),
        *("שלום", "مرحبا", "नमस्ते", "警察", "½", "£3.5m", "20%", "7.30pm", "9/3/24", "No. 10", "@sallowford"),
        "http://a.example/?q=“x”",
    ]
)
WHO = st.sampled_from(
    [
        *("Nuala Carrow", "Ms Carrow", "Supt Colin Aske", "the Home Secretary", "Dr", "Councillor Mrs", "de la Vane"),
        *("She", "they", "nobody", "the 31-year-old", "hundreds of protesters", "Police", "WENDSHIRE POLICE"),
        *("a council source", "Carrow’s solicitor", "O’Shea-Brandt", "the Pennant news agency"),
        "Roy Hebden, 61, leader of the council,",
    ]
)
CUE = st.sampled_from(
    [
        *("said", "said:", "told reporters that", "claimed", "added that", "according to", "denied", "asked"),
        *("called for", "has since called for", "insisted,", "warned the force that", "wrote in", "tweeted"),
        *("speaking to", "did not say"),
    ]
)
WHAT = st.sampled_from(
    [
        *("officers arrested four women in Leeds last night", "the police threw her to the floor on Sunday"),
        *("an independent inquiry", "no one was killed", "it was “too late”", "he would resign", "(as of Tuesday)"),
        *("“we want answers", "and then nothing”", "more than 200 were held", "between 10 and 12 March 2024"),
        *("‘You’ve broken it,’", "“", "”", "’", "''", "``"),
    ]
)
JOIN = st.sampled_from([" ", ". ", ", ", ".\n\n", "\n", "", "; ", " that ", " — ", ".\n\n“", "”\n\n"])
LINE = st.sampled_from(
    [
        *("Picture: Ines Marlowe\n\n", "Pic: PennantPic: Pennant\n\n", "By Owen Tressler\n\n"),
        *("SALLOWFORD (Pennant) — ", "A woman is led away in Ropewalk Square\n\n", "READ MORE: Tide times\n\n"),
        *("10 March 2024\n\n", "• one\n• two\n\n"),
    ]
)

told = st.tuples(WHO, CUE, WHAT).map(" ".join)
quoted = st.tuples(WHAT, JOIN, WHO, CUE).map(" ".join)
pieces = st.lists(st.one_of(told, quoted, WHO, CUE, WHAT, JOIN, LINE, ODD), min_size=1, max_size=24)
fragments = pieces.map(lambda parts: "".join(part if part.endswith((" ", "\n")) else part + " " for part in parts))
scattered = st.lists(st.one_of(ODD, st.text(max_size=12), WHO, CUE), min_size=1, max_size=30).map("".join)
texts = st.one_of(fragments, scattered, st.text(max_size=80), st.text(alphabet="“”‘’\"'. \nAa", max_size=80))


def all_spans(reading: Reading) -> Iterator[Span]:
    """Yield every span of every layer."""
    for block in reading.document.blocks:
        yield block.span
    for entity in reading.entities:
        yield from entity.mentions
        yield from (role.span for role in entity.roles)
    for statement in reading.statements:
        yield from (*statement.source, *statement.cue, *statement.content, *statement.quoted)
    for event in reading.events:
        yield from event.triggers
        yield from (filler.span for filler in event.roles)
        yield from (count.span for count in event.counts)
    for time in reading.times:
        yield time.span
    for medium in reading.media:
        yield from (span for span in (medium.caption, medium.credit_span) if span)
    for issue in reading.issues:
        if issue.span:
            yield issue.span


def assert_sound(reading: Reading, text: str) -> None:
    assert reading.document.text == text
    for span in all_spans(reading):
        assert 0 <= span.start < span.end <= len(text)
        assert reading.words(span) == text[span.start : span.end]
        assert reading.words(span).strip(), f"{span} shows only white space"
    assert_references_stay_inside(reading)
    assert_in_text_order(reading)


def assert_references_stay_inside(reading: Reading) -> None:
    entities = {id(entity) for entity in reading.entities}
    statements = {id(statement) for statement in reading.statements}
    times = {id(time) for time in reading.times}
    for entity in reading.entities:
        assert entity.mentions
        assert entity.name.strip()
    for statement in reading.statements:
        assert statement.content or statement.cue
        assert all(id(speaker) in entities for speaker in statement.speakers)
        assert statement.relayed_by is None or id(statement.relayed_by) in entities
        assert statement.within is None or id(statement.within) in statements - {id(statement)}
        assert 0 <= statement.confidence <= 1
        for quoted in statement.quoted:
            assert any(content.contains(quoted) for content in statement.content)
    for event in reading.events:
        assert event.triggers
        assert event.time is None or id(event.time) in times
        assert event.place is None or id(event.place) in entities
        assert event.stated_in is None or id(event.stated_in) in statements
        assert all(role.entity is None or id(role.entity) in entities for role in event.roles)
        assert 0 <= event.confidence <= 1
    assert all(id(place.entity) in entities for place in reading.places)


def assert_in_text_order(reading: Reading) -> None:
    for kind, things in {
        "e": reading.entities,
        "s": reading.statements,
        "v": reading.events,
        "t": reading.times,
    }.items():
        assert [thing.id for thing in things] == [f"{kind}{i}" for i in range(1, len(things) + 1)]
    for entity in reading.entities:
        assert list(entity.mentions) == sorted(set(entity.mentions))
    blocks = reading.document.blocks
    assert all(one.span.end <= two.span.start for one, two in pairwise(blocks))
    assert all(block.repeats is None or block.repeats < i for i, block in enumerate(blocks))


@PROFILE
@example(
    "“I was there.\n\n“They took her away.\n\nPicture: Ines Marlowe\n\n“That is all,” Ms Carrow said.", "2024-03-10"
)
@example("\x00Police\u202e arrested Nuala\u0301 Carrow 🕯️ last night, she said: “No", None)
@example("Nuala Carrow said officers arrested four women in Leeds last night `` ”\n\n Nuala Carrow said ", None)
@example("Nuala Carrow said officers arrested four women in Leeds last night ``   Nuala Carrow said: ", None)
@example("A lone surrogate \ud83d, Ms Carrow said.", None)
@given(texts, st.sampled_from([None, "2024-03-10", "2024-03", "2024"]))
def test_any_text_is_read_and_every_span_is_exact(pipeline: Pipeline, text: str, published: str | None) -> None:
    # Said to be English, since a text that looks like another language would be read no further.
    document = replace(document_from_text(text, published=published), language="en")
    first = pipeline.read(document)
    assert_sound(first, text)
    assert reading_to_json(first) == reading_to_json(pipeline.read(document))


@PROFILE
@given(texts)
def test_taking_in_any_text_keeps_it_character_for_character(text: str) -> None:
    one, two = document_from_text(text), document_from_text(text)
    assert one == two
    assert one.text == text
    assert_blocks_cover(one)


def assert_blocks_cover(document: Document) -> None:
    covered = [i for block in document.blocks for i in range(block.span.start, block.span.end)]
    assert len(covered) == len(set(covered)), "blocks overlap"
    between = set(range(len(document.text))) - set(covered)
    assert not any(document.text[i].isalnum() for i in between), "words stand in no block"
