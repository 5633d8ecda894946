"""What the trained reader knows of each word, and how words hang together with a cue."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake import document_from_text
from onrecord.reading import language
from onrecord.reading.statements.trained.paths import REACH, RELATIONS, WIDTH, head_of, relations
from onrecord.reading.statements.trained.words import FEATURES, Words, quoted_words, remarked, words_of

NLP = language.load()
CASE, MARK, QUOTATION, OPENING, GLUED = range(5)


def words_in(text: str) -> Words:
    document = document_from_text(text, input="test")
    return words_of(language.parse(NLP, document.text, document.blocks), document.blocks)


def at(words: Words, word: str) -> int:
    return next(n for n, (a, b) in enumerate(zip(words.start, words.end, strict=True)) if words.text[a:b] == word)


TEXT = """Council defends the closure

“The bridge is unsafe,” said Mara Quell, who leads the council. “We shut it at 9am.

“Nobody was hurt,” she added.

Mr Tarn called it ‘a needless panic’ on the BBC."""


def test_a_word_carries_its_case_its_marks_and_its_place() -> None:
    words = words_in(TEXT)
    row = {word: words.features[at(words, word)] for word in ("bridge", "Mara", "BBC", "panic", "“", ",", "said")}
    assert row["bridge"][CASE] != row["Mara"][CASE] != row["BBC"][CASE]
    assert row["“"][MARK] != row[","][MARK] == 0
    assert row["bridge"][QUOTATION] == 1
    assert row["panic"][QUOTATION] == 2
    assert row["said"][QUOTATION] == 0
    assert row[","][GLUED] == 1
    assert row["bridge"][GLUED] == 0


def test_a_quotation_that_goes_on_in_the_next_paragraph_keeps_its_number_and_says_so() -> None:
    words = words_in(TEXT)
    shut, nobody = at(words, "shut"), at(words, "Nobody")
    assert words.quotation[shut] == words.quotation[nobody] != words.quotation[at(words, "unsafe")]
    assert words.features[shut, QUOTATION] == 3, "its paragraph does not close it"
    assert words.features[nobody - 1, OPENING] == 2
    assert words.features[at(words, "Mr"), OPENING] == 1
    assert words.features[at(words, "Tarn"), OPENING] == 0


def test_other_marks_change_nothing_but_the_marks() -> None:
    words = words_in(TEXT)
    document = document_from_text(TEXT, input="test")
    swapped = remarked(words, document.text.translate(str.maketrans("“”‘’", "‘’“”")), document.blocks)
    assert swapped.features[at(swapped, "bridge"), QUOTATION] == 2
    assert swapped.features[at(swapped, "panic"), QUOTATION] == 1
    kept = [k for k in range(len(FEATURES)) if k not in (MARK, QUOTATION)]
    assert (swapped.features[:, kept] == words.features[:, kept]).all()
    assert remarked(words, words.text, document.blocks).features.tolist() == words.features.tolist()


def test_the_subject_of_a_cue_is_told_from_its_object_by_the_path() -> None:
    words = words_in("Mara Quell told the inquiry that nobody had been hurt.")
    cue = at(words, "told"), at(words, "told") + 1
    index, relation = relations(words, cue)
    place = {word: relation[index.tolist().index(at(words, word))] for word in ("Quell", "Mara", "inquiry", "hurt")}
    assert place["Quell"][3:].tolist() == place["Mara"][3:].tolist()
    assert len({tuple(p[3:]) for p in place.values()}) == 3


def test_quotations_are_told_apart_by_their_order_around_the_cue() -> None:
    words = words_in(TEXT)
    cue = at(words, "said"), at(words, "said") + 1
    index, relation = relations(words, cue)
    kinds = [int(relation[index.tolist().index(at(words, w))][2]) for w in ("unsafe", "shut", "panic", "Mara")]
    assert kinds[0] < kinds[1] < kinds[2]
    assert kinds[3] == 0


def test_a_cue_of_several_words_is_headed_by_the_one_that_governs_the_rest() -> None:
    words = words_in("The minister has not said so.")
    first, last = at(words, "has"), at(words, "said") + 1
    assert head_of(words, (first, last)) == words.token[at(words, "said")]


def test_a_quotation_that_goes_on_past_a_captions_is_read_to_its_end() -> None:
    text = "“We ran. Then he told us to stop.\n\n“Then he said that we must go,” she said."
    document = document_from_text(text, input="test")
    blocks = list(document.blocks)
    words = words_of(language.parse(NLP, document.text, blocks), blocks)
    cues = [int(words.token[at(words, w)]) for w in ("told", "said")]
    inner = quoted_words(words, blocks, cues)
    spelt = [words.text[a:b] for a, b in zip(inner.start, inner.end, strict=True)]
    assert " ".join(spelt) == "We ran . Then he told us to stop . Then he said that we must go ,"
    assert not quoted_words(words, blocks, [])


def test_words_beyond_the_ends_of_the_text_are_marked() -> None:
    words = words_in("She said no.")
    index, _ = relations(words, (1, 2))
    assert index.tolist() == [-1] * (REACH - 1) + [0, 1, 2, 3] + [-1] * (REACH - 2)


SIGNS = st.text(st.sampled_from("aB9 .,“”‘’'\"\n-_é\u200f🙂\x00"), max_size=120)


@settings(max_examples=60, deadline=None)
@given(SIGNS)
@pytest.mark.filterwarnings("ignore")
def test_any_text_has_values_that_the_network_has_room_for(text: str) -> None:
    words = words_in(text) if text.strip() else words_in("x")
    assert (words.features >= 0).all()
    assert (words.features < np.array(FEATURES)).all()
    for n in range(0, len(words), 7):
        index, relation = relations(words, (n, n + 1))
        assert index.shape == (WIDTH,)
        assert (relation >= 0).all()
        assert (relation < np.array(RELATIONS)).all()
