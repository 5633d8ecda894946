"""The trained reader: windows through the encoder, cues out of its tags, each cue's surroundings through the roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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
from onrecord.reading.statements.trained.paths import REACH, WIDTH, relations
from onrecord.reading.statements.trained.words import FEATURES, Ints, Words

Pieces = Sequence[tuple[int, ...]]

BEGIN, END = 101, 102
#: Sub-words of a window, its two marks included, and how far the next one is moved on. What two windows share is parted
#: between them at the start of a paragraph, or in the middle.
WINDOW, STRIDE = 320, 272
#: A text is read in stretches of so many words, so that memory is bounded; each sees beyond its ends.
STRETCH = 16_384
#: A quotation is followed so many words at a time; the last words that were read around a cue are read with too little
#: beyond them.
_FAR, _EDGE = 4096, 16
#: Four at once keep within the cache of one core.
CUES_AT_ONCE = 4


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

    def moved(self, by: int) -> Found:
        """Return the same finding where the words' count starts so much earlier."""
        cue, source, content = ([(a + by, b + by) for a, b in r] for r in ((self.cue,), self.source, self.content))
        return Found(cue[0], tuple(source), tuple(content), self.scores)


def find(network: Network, words: Words, pieces: Pieces, bias: float) -> list[Found]:
    """Find a document's statements, in the order of their cues; ``bias`` as in :func:`decode.cue_ranges`."""
    found: list[Found] = []
    for start in range(0, len(words), STRETCH):
        end = min(start + STRETCH, len(words))
        first, last = max(0, start - 2 * REACH), min(len(words), end + 2 * REACH)
        for f in _read(network, words.part(first, last), pieces[first:last], bias):
            if start <= f.cue[0] + first < end:
                found.append(f.moved(first))
    return found


def _read(network: Network, words: Words, pieces: Pieces, bias: float) -> Iterator[Found]:
    logits, projected = _encoded(network, words, pieces)
    half = projected.shape[1] // 2
    cues = cue_ranges(logits, bias)
    if not cues:
        return
    near = [relations(words, cue) for cue, _ in cues]
    index = np.stack([n for n, _ in near])
    tags, holds = [], []
    for n in range(0, len(cues), CUES_AT_ONCE):
        some = slice(n, n + CUES_AT_ONCE)
        own = np.stack([projected[a:b, half:].mean(0) for (a, b), _ in cues[some]])
        around = projected[np.maximum(index[some], 0), :half]
        out = network.roles(around, own, np.stack([r for _, r in near[some]]), index[some] >= 0)
        tags.append(out[0])
        holds.append(out[1])
    for found in _decoded(cues, index, np.concatenate(tags), np.concatenate(holds)):
        yield replace(found, content=_to_the_end(words, found.cue[0], found.content))


def _to_the_end(words: Words, cue: int, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """Follow a quotation to its first and its last word, where it goes on beyond what was read around its cue.

    One that a mark re-opens in the next paragraph goes on there, whatever was read (see :mod:`..quotes`). A quotation
    that the cue itself stands in is another speaker's.
    """
    content = _without_holes(words, cue, content)
    first, last = content[0][0], content[-1][1]
    while (before := _next(words, cue, first, -1)) is not None:
        first = before
    while (after := _next(words, cue, last - 1, 1)) is not None:
        last = after + 1
    spans = [*content[:-1], (content[-1][0], last)]
    spans[0] = (first, spans[0][1])
    return tuple(spans)


def _without_holes(words: Words, cue: int, content: tuple[Range, ...]) -> tuple[Range, ...]:
    """Take in what stands between two pieces of one quotation and belongs to that quotation throughout."""
    quotation = words.quotation
    whole = [content[0]]
    for start, end in content[1:]:
        before = whole[-1][1]
        own = quotation[start]
        if own not in (0, quotation[cue]) and (quotation[before - 1 : start] == own).all():
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    return tuple(whole)


def _next(words: Words, cue: int, word: int, step: int) -> int | None:
    """Return the end of the run of the same quotation that comes next, if the statement goes on into it."""
    quotation = words.quotation
    own = quotation[word]
    if own == 0 or own == quotation[cue]:
        return None
    stretch = quotation[word + 1 : word + _FAR] if step > 0 else quotation[max(0, word - _FAR) : word][::-1]
    same = np.flatnonzero(stretch == own)
    if not len(same):
        return None
    start = word + step * (1 + int(same[0]))
    if words.paragraph[start] == words.paragraph[word] and step * (start - cue) < REACH - _EDGE:
        return None
    other = np.flatnonzero(stretch[same[0] :] != own)
    return start + step * (int(other[0]) - 1 if len(other) else len(stretch) - int(same[0]) - 1)


def _encoded(network: Network, words: Words, pieces: Pieces) -> tuple[Floats, Floats]:
    """Return every word's cue logits and projections, each from the window in whose middle it stands.

    One window at a time: eight at once took 1.6 times as long a window on one core, whose cache they do not fit.
    """
    logits: list[Floats] = []
    projected: list[Floats] = []
    for first, last, begin, end in _windows(words, pieces):
        some_logits, some_projected = network.encode(*_arrays(words, pieces, first, last))
        logits.append(some_logits[0, begin - first : end - first])
        projected.append(some_projected[0, begin - first : end - first])
    return np.concatenate(logits), np.concatenate(projected)


def _windows(words: Words, pieces: Pieces) -> Iterator[tuple[int, int, int, int]]:
    """Yield each window's first and last word, and the part of it that is read from it."""
    ends = np.cumsum([len(p) for p in pieces])
    first, begin = 0, 0
    while True:
        base = int(ends[first - 1]) if first else 0
        last = int(np.searchsorted(ends, base + WINDOW - 2, side="right"))
        if last == len(ends):
            yield first, last, begin, last
            return
        following = max(first + 1, int(np.searchsorted(ends, base + STRIDE, side="right")))
        end = _parting(words, following, last)
        yield first, last, begin, end
        first, begin = following, end


def _parting(words: Words, following: int, last: int) -> int:
    """Return where to part the words that two windows share: at a paragraph's start in their middle half, if any."""
    middle, room = (following + last) // 2, (last - following) // 4
    near = np.arange(middle - room, middle + room + 1)
    near = near[(near > following) & (near < last)]
    opens = near[words.paragraph[near] != words.paragraph[near - 1]]
    return int(opens[np.abs(opens - middle).argmin()]) if len(opens) else middle


def _arrays(words: Words, pieces: Pieces, first: int, last: int) -> tuple[Ints, Ints, Ints]:
    counts = np.array([len(p) for p in pieces[first:last]])
    ids = np.array([[BEGIN, *(i for p in pieces[first:last] for i in p), END]])
    features = np.zeros((1, ids.shape[1], len(FEATURES)), np.int64)
    features[0, 1:-1] = np.repeat(words.features[first:last], counts, axis=0)
    return ids, features, (1 + np.cumsum(counts) - counts)[None]


def _decoded(cues: Sequence[tuple[Range, float]], index: Ints, tags: Floats, holds: Floats) -> Iterator[Found]:
    # The words of a cue are neither its source nor its content.
    own = np.stack([(index[n] >= a) & (index[n] < b) for n, ((a, b), _) in enumerate(cues)])
    free = (index >= 0) & ~own
    paths = np.where(free, best_paths(tags, free), 0)
    chances = log_softmax(tags)
    for n, (cue, chance) in enumerate(cues):
        path = paths[n]
        chosen = chances[n, np.arange(WIDTH), path]
        averages = [float(chosen[(path == r) | (path == r + 1)].mean()) if (path == r).any() else 0.0 for r in (1, 3)]
        content = role_ranges(path, index[n], CONTENT)
        if content:
            odds = float(np.log(max(chance, 1e-6)) - np.log(max(1 - chance, 1e-6)))
            scores = (odds, float(holds[n]), averages[0], averages[1])
            yield Found(cue, tuple(role_ranges(path, index[n], SOURCE)), tuple(content), scores)
