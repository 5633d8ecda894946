"""The parse keeps every code point, however a text is built."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from onrecord.intake import document_from_text
from onrecord.reading import language


@pytest.fixture(scope="module")
def nlp() -> Language:
    return language.load()


RUNS = st.builds(
    lambda unit, times: unit * times, st.sampled_from(["“", "'s", "(", "ab.", "é", "x-"]), st.integers(1, 900)
)


@given(st.lists(st.one_of(RUNS, st.text(max_size=20)), max_size=4).map(" ".join))
@settings(deadline=None, max_examples=25)
def test_tokens_stand_where_their_words_do(nlp: Language, text: str) -> None:
    doc = language.parse(nlp, text, ())
    assert doc.text == text
    assert all(doc.text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_a_long_run_of_marks_is_cut_into_tokens(nlp: Language) -> None:
    doc = language.parse(nlp, "She said " + "“" * 5000 + " no.", ())
    assert len(doc) == 5000 + 4


def test_no_sentence_runs_over_a_block(nlp: Language) -> None:
    text = "March banned in Oldbury\n\nThe council met on Monday"
    doc = language.parse(nlp, text, document_from_text(text).blocks)
    assert [sentence.text.strip() for sentence in doc.sents] == text.split("\n\n")


@pytest.mark.parametrize("gap", ["\n\n", " ", "-"])
def test_a_long_text_is_parsed_in_stretches_and_stays_whole(nlp: Language, gap: str) -> None:
    text = gap.join(f"The march reached gate {i}, said Ann Orr." for i in range(2000))
    doc = language.parse(nlp, text, document_from_text(text).blocks)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
    if gap == "\n\n":
        assert not any("\n" in sentence.text.strip() for sentence in doc.sents)
