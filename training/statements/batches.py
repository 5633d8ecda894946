"""Windows cut out of documents, and batches of them as tensors."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from onrecord.reading.statements.trained.paths import WIDTH, relations
from onrecord.reading.statements.trained.words import FEATURES
from statements.corpus import Example

BEGIN, END, MASK = 101, 102, 103
#: Words at a cut edge from which nothing is learnt: their sentence may lie beyond it.
MARGIN = 24


@dataclass(frozen=True, slots=True)
class Window:
    """The words ``first`` to ``last`` of an example."""

    example: Example
    first: int
    last: int

    def learns(self, start: int, end: int) -> bool:
        """Whether words lie far enough from the cut edges to be learnt from."""
        left = 0 if self.first == 0 else self.first + MARGIN
        right = self.last if self.last == len(self.example.words) else self.last - MARGIN
        return left <= start and end <= right


def windows(example: Example, size: int, chance: random.Random) -> list[Window]:
    """Cut a document, from a random place, into windows of up to ``size`` sub-words that overlap by two margins."""
    ends = np.cumsum([len(p) for p in example.pieces])
    found, first, room = [], 0, chance.randint(size // 2, size)
    while True:
        base = ends[first - 1] if first else 0
        last = max(first + 2 * MARGIN + 1, int(np.searchsorted(ends, base + room, side="right")))
        last = min(last, len(ends))
        while ends[last - 1] - base > size:
            last -= 1
        found.append(Window(example, first, last))
        if last == len(ends):
            return found
        first, room = max(first + 1, last - 2 * MARGIN), size


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows as tensors: see :meth:`statements.network.Encoder.forward`; ``present`` marks the true words."""

    pieces: Tensor
    features: Tensor
    first: Tensor
    present: Tensor


def batch_of(rows: Sequence[Window], masked: float = 0.0, chance: random.Random | None = None) -> Batch:
    """Pad windows to one size; hide the sub-words of a share ``masked`` of the words, which keep their features."""
    lengths = [sum(len(p) for p in w.example.pieces[w.first : w.last]) + 2 for w in rows]
    longest, most = max(lengths), max(w.last - w.first for w in rows)
    pieces = np.zeros((len(rows), longest), np.int64)
    features = np.zeros((len(rows), longest, len(FEATURES)), np.int64)
    first = np.zeros((len(rows), most), np.int64)
    present = np.zeros((len(rows), most), bool)
    for n, w in enumerate(rows):
        counts = np.array([len(p) for p in w.example.pieces[w.first : w.last]])
        first[n, : len(counts)] = 1 + np.cumsum(counts) - counts
        present[n, : len(counts)] = True
        flat = [
            i
            for p in w.example.pieces[w.first : w.last]
            for i in ((MASK,) * len(p) if chance is not None and chance.random() < masked else p)
        ]
        pieces[n, : lengths[n]] = [BEGIN, *flat, END]
        features[n, 1 : lengths[n] - 1] = np.repeat(w.example.words.features[w.first : w.last], counts, axis=0)
    return Batch(*(torch.from_numpy(a) for a in (pieces, features, first, present)))


@dataclass(frozen=True, slots=True)
class Cues:
    """Cues of a batch: the window, first and last word of each, and their surroundings.

    Attributes:
        row, start, end: (c,), in words of the window.
        index: (c, WIDTH), words of the window, -1 beyond its ends.
        relations: (c, WIDTH, relations).
    """

    row: Tensor
    start: Tensor
    end: Tensor
    index: Tensor
    relations: Tensor


def cues_of(rows: Sequence[Window], found: Sequence[tuple[int, int, int]]) -> Cues:
    """Gather the surroundings of cues, each given by its window and its words within the window."""
    index = np.zeros((len(found), WIDTH), np.int64)
    related = []
    for n, (row, start, end) in enumerate(found):
        w = rows[row]
        near, relation = relations(w.example.words, (start + w.first, end + w.first))
        inside = (near >= w.first) & (near < w.last)
        index[n] = np.where(inside, near - w.first, -1)
        related.append(relation)
    row, start, end = (torch.tensor([f[k] for f in found]) for k in range(3))
    return Cues(row, start, end, torch.from_numpy(index), torch.from_numpy(np.stack(related)))


def gathered(projected: Tensor, cues: Cues) -> tuple[Tensor, Tensor, Tensor]:
    """Return what :class:`statements.network.Roles` reads: words, cue and which words are there."""
    half = projected.shape[-1] // 2
    words = projected[cues.row[:, None], cues.index.clamp(min=0), :half]
    sums = torch.nn.functional.pad(projected[:, :, half:].float().cumsum(1), (0, 0, 1, 0))
    cue = (sums[cues.row, cues.end] - sums[cues.row, cues.start]) / (cues.end - cues.start)[:, None]
    return words, cue.to(words.dtype), cues.index >= 0
