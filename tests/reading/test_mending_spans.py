"""However a text is damaged, every span that is read out of it shows words of the text as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import Pipeline, Reading
from onrecord.intake import document_from_text
from onrecord.model import Document, Span

SENTENCES = (
    "Police arrested three people at a vigil in Leeds on Saturday night.",
    "“We sat down on the steps,” said Zoë Quern, 28, a nurse’s aide from Bristol.",
    "Inspector Tom Marl told the crowd – some 200 people – to leave by 9.30pm.",
    "The council’s café was shut on 12 March 2021, and Mr Hay didn’t go.",
    "Ms Quern called for an inquiry into the Oldbury Police Department (OPD).",
)
DAMAGE: dict[str, Callable[[str], str]] = {
    "decoded wrongly": lambda text: text.encode().decode("cp1252", "replace"),
    "decoded wrongly twice": lambda text: text.encode().decode("latin-1").encode().decode("cp1252", "replace"),
    "lost": lambda text: text.encode("ascii", "replace").decode().replace("?", "\ufffd"),
    "small": str.lower,
    "capital": str.upper,
    "one line": lambda text: text.replace("\n\n", " "),
    "no spaces after stops": lambda text: text.replace(". ", "."),
    "misread": lambda text: text.replace("12", "l2").replace("20", "2O"),
    "hyphened": lambda text: text.replace("arrested", "arres-\nted").replace("inquiry", "in-\nquiry"),
    "broken lines": lambda text: "\n".join(text[i : i + 40] for i in range(0, len(text), 40)),
}


def spans(thing: object) -> Iterator[Span]:
    """All spans in a reading."""
    if isinstance(thing, Span):
        yield thing
    elif isinstance(thing, tuple):
        for one in thing:
            yield from spans(one)
    elif is_dataclass(thing) and not isinstance(thing, (type, Document)):
        for field in fields(thing):
            yield from spans(getattr(thing, field.name))


def check(text: str, reading: Reading) -> None:
    assert reading.document.text == text
    for span in spans(reading):
        assert 0 <= span.start < span.end <= len(text)
        assert reading.words(span).strip()
    for entity in reading.entities:
        if entity.named and len(entity.name) > 3:
            # The name was put together from mended words: its letters stand where its first mention does.
            letters = {c for c in entity.name.casefold() if "a" <= c <= "z"}
            assert any(letters <= set(reading.words(m).casefold()) for m in entity.mentions)


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_spans_of_a_damaged_report_show_its_words(pipeline: Pipeline, damage: Callable[[str], str]) -> None:
    text = damage("\n\n".join(" ".join(SENTENCES[i:] + SENTENCES[:i]) for i in range(2)))
    check(text, pipeline.read(document_from_text(text, published="2021-03-14")))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sentences=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6),
    damages=st.lists(st.sampled_from(sorted(DAMAGE)), max_size=3, unique=True),
)
def test_any_damage_in_any_order(pipeline: Pipeline, sentences: list[str], damages: list[str]) -> None:
    text = " ".join(sentences)
    for damage in damages:
        text = DAMAGE[damage](text)
    check(text, pipeline.read(document_from_text(text)))
