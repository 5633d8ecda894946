from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import Pipeline, Reading
from onrecord.intake import document_from_text
from onrecord.model import Document, Issue, Span
from onrecord.reading.mending import mend

REPORT = (
    "“We sat down on the steps,” Ms Zoë Quern said on Monday. The council’s lawyers refused – twice – to answer.\n\n"
    "“They didn’t ask,” said Mr Hay, 47."
)


def wrongly(text: str, encoding: str) -> str:
    return text.encode().decode(encoding, "replace")


def whole(text: str) -> str:
    return mend(document_from_text(text)).document.text


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_what_was_decoded_wrongly_is_read_as_it_was_meant(encoding: str) -> None:
    assert whole(wrongly(REPORT, encoding)) == REPORT


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The crowd left.Police stayed.", "The crowd left. Police stayed."),
        ("“We left.”The crowd stayed.", "“We left.” The crowd stayed."),
        ("See www.Oldbury.Example or oldbury.Example/News.", "See www.Oldbury.Example or oldbury.Example/News."),
        ("She works for the U.S.Army at St.Mary in Oldbury.", "She works for the U.S.Army at St.Mary in Oldbury."),
    ],
)
def test_broken_words_lines_and_sentences(text: str, meant: str) -> None:
    assert whole(text) == meant


def test_wrapped_lines_are_one_and_what_was_hyphened_stays_so() -> None:
    text = (
        "The march began at noon at the old custom\nhouse by the river, and some anti-\nsocial conduct was reported "
        "by two of\nthe people who stood there with their bi-\ncycles while the others went on to the\nharbour.\n"
    )
    meant = (
        "The march began at noon at the old custom house by the river, and some anti-social conduct was reported "
        "by two of the people who stood there with their bicycles while the others went on to the harbour.\n"
    )
    assert whole(text) == meant


def test_nothing_is_done_to_a_text_that_is_whole() -> None:
    document = document_from_text(REPORT)
    mended = mend(document)
    assert mended.document is document


@pytest.fixture(scope="module")
def read(pipeline: Pipeline) -> Callable[[Document], Reading]:
    def through(document: Document) -> Reading:
        mended = mend(document)
        return mended.restore(pipeline.read(mended.document))

    return through


def test_every_span_points_into_the_text_as_it_is(read: Callable[[Document], Reading]) -> None:
    text = wrongly(REPORT, "cp1252")
    document = document_from_text(text, published="2024-05-08")
    reading = read(document)
    assert reading.document is document
    clean = read(document_from_text(REPORT, published="2024-05-08"))

    def said(one: Reading) -> list[list[str]]:
        return [[one.words(span) for span in s.content] for s in one.statements]

    assert said(reading) == [[wrongly(words, "cp1252") for words in each] for each in said(clean)]
    assert [e.name for e in reading.entities] == [e.name for e in clean.entities]
    assert [i.code for i in reading.issues] == ["text.wrongly_decoded"]
    assert reading.issues[0].count == 9


def test_what_intake_noticed_keeps_its_place(read: Callable[[Document], Reading]) -> None:
    document = document_from_text(wrongly(REPORT, "cp1252"))
    noticed = Issue("made.up", "an issue", span=Span(100, 120))
    assert read(replace(document, issues=(noticed,))).issues[0] == noticed


def test_what_was_shared_stays_shared(read: Callable[[Document], Reading]) -> None:
    reading = read(document_from_text(wrongly(REPORT, "cp1252")))
    speakers = [speaker for statement in reading.statements for speaker in statement.speakers]
    assert speakers
    assert all(any(speaker is entity for entity in reading.entities) for speaker in speakers)


def spans(thing: object) -> list[Span]:
    if isinstance(thing, Span):
        return [thing]
    if isinstance(thing, tuple):
        return [span for each in thing for span in spans(each)]
    if is_dataclass(thing) and not isinstance(thing, (type, Document)):
        return [span for field in fields(thing) for span in spans(getattr(thing, field.name))]
    return []


_PIECES = [
    "â€œ",
    "â€\x9d",
    "â€",
    "Ã©",
    "Â£",
    "left.",
    "She",
    "ran",
    "demon-\n",
    "strate",
    "\n",
    "\n\n",
    " ",
    "“",
    "Mr Hay",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=30).map("".join))
def test_any_damage_is_read(read: Callable[[Document], Reading], text: str) -> None:
    if not text.strip():
        return
    reading = read(document_from_text(text))
    assert all(span.end <= len(text) for span in spans(reading))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("He was held on l2 March 2O24.", "He was held on 12 March 2024."),
        ("He was held on May 1O, 2024.", "He was held on May 10, 2024."),
        (
            "Henry II March past and I may go to the IO building.",
            "Henry II March past and I may go to the IO building.",
        ),
        ("She didn\ufffdt go.", "She didn’t go."),
        ("\ufffdWe sat down,\ufffd she said \ufffd twice.", "“We sat down,” she said – twice."),
        ("The caf\ufffd was shut.", "The caf\ufffd was shut."),
    ],
)
def test_misread_digits_and_lost_marks(text: str, meant: str) -> None:
    assert whole(text) == meant
