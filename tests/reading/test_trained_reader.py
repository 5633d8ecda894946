"""Windows, cues, paths: what stands between the trained network's numbers and spans, with a network made up here."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from onrecord.intake import document_from_text
from onrecord.reading import language
from onrecord.reading.statements.trained import reader
from onrecord.reading.statements.trained.decode import (
    CONTENT,
    SOURCE,
    Floats,
    best_paths,
    cue_ranges,
    log_softmax,
    role_ranges,
)
from onrecord.reading.statements.trained.evidence import NAMES, Confidence, rivalled
from onrecord.reading.statements.trained.paths import WIDTH
from onrecord.reading.statements.trained.reader import STRIDE, WINDOW, Found, find
from onrecord.reading.statements.trained.words import Ints, Words, words_of

NLP = language.load()
LOGITS = st.floats(-8, 8, width=32)
LEGAL = [[a, b] for a in range(5) for b in range(5) if b not in (2, 4) or a in (b - 1, b)]


def words_in(text: str) -> Words:
    document = document_from_text(text, input="test")
    return words_of(language.parse(NLP, document.text, document.blocks), document.blocks)


class Reader:
    """Takes the sub-word 7 for a cue, the word before it for the source and the two after it for the content."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, int]] = []

    def encode(self, pieces: Ints, features: Ints, first: Ints) -> tuple[Floats, Floats]:
        assert pieces.shape[1] <= WINDOW
        assert features.shape[:2] == pieces.shape
        ids = np.take_along_axis(pieces, first, 1)
        logits = np.zeros((*first.shape, 3), np.float32)
        logits[..., 0] = np.where(ids == 7, -9, 9)
        logits[..., 1] = -logits[..., 0]
        logits[..., 2] = -20
        # The number of sub-words on either side, so that a test can see from where a word was read.
        length = (pieces != 0).sum(1, keepdims=True)
        reach = np.minimum(first, length - 1 - first)
        return logits, np.repeat(reach[..., None], 4, -1).astype(np.float32)

    def roles(self, words: Floats, cue: Floats, relations: Ints, present: NDArray[np.bool_]) -> tuple[Floats, Floats]:
        assert len(words) == len(cue) == len(relations)
        self.seen += [(int(c[0]), int(p.sum())) for c, p in zip(cue, present, strict=True)]
        tags = np.zeros((len(cue), WIDTH, 5), np.float32)
        tags[..., 0] = 5
        middle = WIDTH // 2
        for place, tag in ((middle - 1, SOURCE), (middle + 1, CONTENT), (middle + 2, CONTENT + 1)):
            tags[:, place, tag] = 10
        return tags, np.ones(len(cue), np.float32)


def read(words: Words, cues: set[int], longest: int = 1) -> tuple[Reader, list[Found]]:
    pieces = [(7,) * longest if n in cues else (5,) * (1 + n % longest) for n in range(len(words))]
    network = Reader()
    return network, find(network, words, pieces, 0.0)


def test_a_cue_gets_the_source_and_the_content_around_it() -> None:
    _, found = read(words_in("Mara Quell said the bridge was shut."), {2})
    assert [(f.cue, f.source, f.content) for f in found] == [((2, 3), ((1, 2),), ((3, 5),))]


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 1500), st.integers(1, 8), st.data())
def test_every_cue_of_a_long_report_is_found_once_and_read_far_from_the_cuts(
    size: int, longest: int, data: st.DataObject
) -> None:
    words = words_in(" ".join(["word"] * size))
    places = data.draw(st.sets(st.integers(1, max(1, size - 2)), max_size=12)) if size > 2 else set()
    places = {p for p in places if p + 1 not in places}
    network, found = read(words, places, longest)
    assert [f.cue[0] for f in found] == sorted(p for p in places if p < size - 1)
    ends = np.cumsum([longest if n in places else 1 + n % longest for n in range(size)])
    for (reach, around), place in zip(network.seen, sorted(places), strict=True):
        # The roles see the whole surroundings, whichever windows they were read in.
        assert around == min(place, WIDTH // 2) + min(size - 1 - place, WIDTH // 2) + 1
        before = int(ends[place - 1])
        edge = min(1 + before, int(ends[-1]) - before)
        assert reach >= min(edge, (WINDOW - STRIDE) // 2 - 3 * longest)


def test_a_very_long_text_read_in_stretches_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    words = words_in(" ".join(["word"] * 700))
    cues = {3, 99, 101, 200, 399, 698}
    whole = read(words, cues)[1]
    monkeypatch.setattr(reader, "STRETCH", 100)
    assert read(words, cues)[1] == whole
    assert [f.cue[0] for f in whole] == sorted(cues)


def test_nothing_is_found_in_nothing() -> None:
    empty = words_of(language.parse(NLP, "", []), [])
    assert find(Reader(), empty, [], 0.0) == []


@settings(max_examples=80, deadline=None)
@given(arrays(np.float32, (1, 4, 5), elements=LOGITS))
def test_the_best_path_is_the_best_of_all_legal_ones_with_content(logits: Floats) -> None:
    chances = log_softmax(logits)[0]
    legal = [
        path
        for path in product(range(5), repeat=4)
        if path[0] not in (2, 4) and CONTENT in path and all([a, b] in LEGAL for a, b in pairwise(path))
    ]
    best = max(sum(chances[n, tag] for n, tag in enumerate(path)) for path in legal)
    path = best_paths(logits, np.ones((1, 4), bool))[0]
    assert tuple(path) in legal
    assert np.isclose(sum(chances[n, tag] for n, tag in enumerate(path)), best, atol=1e-4)


def test_nothing_is_tagged_beyond_the_ends() -> None:
    logits = np.zeros((1, 6, 5), np.float32)
    logits[..., CONTENT] = 9
    present = np.array([[False, False, True, True, False, False]])
    assert best_paths(logits, present).tolist() == [[0, 0, 3, 3, 0, 0]]


def test_a_cue_whose_words_look_like_nothing_else_still_gets_content() -> None:
    logits = np.zeros((1, 3, 5), np.float32)
    logits[..., 0] = 9
    logits[0, 2, CONTENT] = 1
    assert best_paths(logits, np.ones((1, 3), bool)).tolist() == [[0, 0, CONTENT]]


def test_a_cue_with_no_word_beside_it_says_nothing() -> None:
    assert read(words_in("word"), {0})[1] == []


def test_spans_are_read_off_a_path_by_role() -> None:
    path, index = np.array([1, 2, 0, 3, 4, 3, 0]), np.arange(10, 17)
    assert role_ranges(path, index, SOURCE) == [(10, 12)]
    assert role_ranges(path, index, CONTENT) == [(13, 15), (15, 16)]


def test_the_bias_finds_doubtful_cues_too() -> None:
    logits = np.array([[1, 0, -5], [5, -5, -5], [-1, 3, 0], [-1, 0, 3], [0, -1, 0.5]], np.float32)
    assert [span for span, _ in cue_ranges(logits, 0.0)] == [(2, 5)]
    assert [span for span, _ in cue_ranges(logits, 1.5)] == [(0, 1), (2, 5)]
    doubtful, sure = cue_ranges(logits, 1.5)
    assert 0 < doubtful[1] < sure[1] < 1


def finding(cue: int, *content: tuple[int, int]) -> Found:
    return Found((cue, cue + 1), (), content, (0.0, 0.0, 0.0, 0.0))


def told(chance: float) -> tuple[float, ...]:
    """Evidence whose only fact is a chance: the first weight is 1, so its log odds are the first number."""
    return (float(np.log(chance / (1 - chance))), *[0.0] * (len(NAMES) - 1))


@given(st.permutations(range(4)))
def test_a_finding_knows_of_the_likeliest_other_that_wants_the_same_words(order: list[int]) -> None:
    found = [finding(0, (1, 9)), finding(20, (1, 10)), finding(30, (2, 9)), finding(40, (8, 30))]
    chances = [0.9, 0.2, 0.4, 0.8]
    confidence = Confidence((1.0, *[0.0] * (len(NAMES) - 1)))
    known = rivalled(confidence, [found[n] for n in order], [told(chances[n]) for n in order])
    rivals = {n: evidence[NAMES.index("rival")] for n, evidence in zip(order, known, strict=True)}
    assert rivals == pytest.approx({0: 0.4, 1: 0.9, 2: 0.9, 3: 0.0})


def test_a_rival_that_is_known_already_does_not_count_for_another() -> None:
    confidence = Confidence((1.0, *[0.0] * (len(NAMES) - 3), -2.0, 0.0))
    found = [finding(0, (1, 9)), finding(20, (1, 9))]
    once = rivalled(confidence, found, [told(0.7), told(0.6)])
    assert rivalled(confidence, found, once) == once
