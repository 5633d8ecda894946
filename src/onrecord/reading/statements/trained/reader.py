"""The trained reader: windows through the encoder, cues out of its tags, each cue's surroundings through the roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.statements.trained.decode import (
    CONTENT,
    SOURCE,
    Floats,
    Range,
    best_paths,
    cue_ranges,
    log_softmax,
    role_ranges,
)
from onrecord.reading.statements.trained.paths import WIDTH, relations
from onrecord.reading.statements.trained.words import FEATURES, Ints, Words

Pieces = Sequence[tuple[int, ...]]

BEGIN, END = 101, 102
#: Sub-words of a window, its two marks included, and how far the next one is moved on: each word is read with at least
#: (WINDOW - STRIDE) / 2 sub-words on either side, but at the document's ends.
WINDOW, STRIDE = 384, 256
CUES_AT_ONCE = 32


class Network(Protocol):
    """What the reader needs of a trained network, whatever runs it."""

    def encode(self, pieces: Ints, features: Ints, first: Ints) -> tuple[Floats, Floats]:
        """Map a window of sub-words (1, n) to each word's cue logits (1, w, 3) and projections (1, w, 4k)."""
        ...

    def roles(self, words: Floats, cue: Floats, relations: Ints, present: NDArray[np.bool_]) -> tuple[Floats, Floats]:
        """Map cues' surroundings (c, w, 2k) and cues (c, 2k) to role logits (c, w, 5) and cue logits (c,)."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """A statement in words of the document; ``scores`` are what its confidence is made of.

    Attributes:
        scores: log odds or log chances: of the cue's tags, of the cue in its surroundings, of the source's words and
            of the content's, averaged.
    """

    cue: Range
    source: tuple[Range, ...]
    content: tuple[Range, ...]
    scores: tuple[float, float, float, float]


def find(network: Network, words: Words, pieces: Pieces, bias: float) -> list[Found]:
    """Find a document's statements, in the order of their cues; ``bias`` as in :func:`decode.cue_ranges`."""
    if not len(words):
        return []
    logits, projected = _encoded(network, words, pieces)
    cues = cue_ranges(logits, bias)
    found: list[Found] = []
    for n in range(0, len(cues), CUES_AT_ONCE):
        found += _with_roles(network, words, projected, cues[n : n + CUES_AT_ONCE])
    return found


def _encoded(network: Network, words: Words, pieces: Pieces) -> tuple[Floats, Floats]:
    """Return every word's cue logits and projections, each from the window in whose middle it stands.

    One window at a time: eight at once took 1.6 times as long a window on one core, whose cache they do not fit.
    """
    logits: list[Floats] = []
    projected: list[Floats] = []
    for first, last, begin, end in _windows(pieces):
        some_logits, some_projected = network.encode(*_arrays(words, pieces, first, last))
        logits.append(some_logits[0, begin - first : end - first])
        projected.append(some_projected[0, begin - first : end - first])
    return np.concatenate(logits), np.concatenate(projected)


def _windows(pieces: Pieces) -> Iterator[tuple[int, int, int, int]]:
    """Yield each window's first and last word, and the part of it that is read from it."""
    ends = np.cumsum([len(p) for p in pieces])
    room = WINDOW - 2
    first, begin = 0, 0
    while True:
        base = int(ends[first - 1]) if first else 0
        last = int(np.searchsorted(ends, base + room, side="right"))
        if last == len(ends):
            yield first, last, begin, last
            return
        following = max(first + 1, int(np.searchsorted(ends, base + STRIDE, side="right")))
        end = (following + last) // 2
        yield first, last, begin, end
        first, begin = following, end


def _arrays(words: Words, pieces: Pieces, first: int, last: int) -> tuple[Ints, Ints, Ints]:
    counts = np.array([len(p) for p in pieces[first:last]])
    ids = np.array([[BEGIN, *(i for p in pieces[first:last] for i in p), END]])
    features = np.zeros((1, ids.shape[1], len(FEATURES)), np.int64)
    features[0, 1:-1] = np.repeat(words.features[first:last], counts, axis=0)
    return ids, features, (1 + np.cumsum(counts) - counts)[None]


def _with_roles(
    network: Network, words: Words, projected: Floats, cues: Sequence[tuple[Range, float]]
) -> Iterator[Found]:
    half = projected.shape[1] // 2
    near = [relations(words, cue) for cue, _ in cues]
    index = np.stack([n for n, _ in near])
    around = projected[np.maximum(index, 0), :half]
    own = np.stack([projected[a:b, half:].mean(0) for (a, b), _ in cues])
    logits, holds = network.roles(around, own, np.stack([r for _, r in near]), index >= 0)
    paths = best_paths(logits, index >= 0)
    chances = log_softmax(logits)
    for n, (cue, chance) in enumerate(cues):
        path = paths[n]
        chosen = chances[n, np.arange(WIDTH), path]
        averages = [float(chosen[(path == r) | (path == r + 1)].mean()) if (path == r).any() else 0.0 for r in (1, 3)]
        content = role_ranges(path, index[n], CONTENT)
        if content:
            odds = float(np.log(max(chance, 1e-6)) - np.log(max(1 - chance, 1e-6)))
            scores = (odds, float(holds[n]), averages[0], averages[1])
            yield Found(cue, tuple(role_ranges(path, index[n], SOURCE)), tuple(content), scores)
