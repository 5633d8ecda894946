"""From the network's logits to spans of words: cues by their tags, source and content by the best legal path."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
#: A half-open range of words.
Range = tuple[int, int]

#: Role tags: outside, then first and later words of a source span, of a content span.
SOURCE, CONTENT = 1, 3
_NEVER = -1e4
#: The states of a path, by their tags: before any content, then from its first word on.
_TAGS = np.array([0, SOURCE, SOURCE + 1, 0, SOURCE, SOURCE + 1, CONTENT, CONTENT + 1])
_BEFORE = 3


def _may_follow(a: int, b: int) -> bool:
    """Whether a state may follow another: a later word of a span comes after a word of the same span only."""
    if (a < _BEFORE) != (b < _BEFORE):
        return a < _BEFORE and bool(_TAGS[b] == CONTENT)
    return _TAGS[b] not in (SOURCE + 1, CONTENT + 1) or _TAGS[a] in (_TAGS[b], _TAGS[b] - 1)


_STATES = range(len(_TAGS))
_STEPS = np.array([[0.0 if _may_follow(a, b) else _NEVER for b in _STATES] for a in _STATES], np.float32)
_STARTS = np.array([0, 0, _NEVER, _NEVER, _NEVER, _NEVER, 0, _NEVER], np.float32)


def log_softmax(logits: Floats) -> Floats:
    """Return log probabilities along the last axis."""
    shifted = logits - logits.max(-1, keepdims=True)
    out: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return out


def cue_ranges(logits: Floats, bias: float) -> list[tuple[Range, float]]:
    """Return the cues of a document and how likely each is, in text order.

    Args:
        logits: (n, 3), for no cue, a cue's first word and its later words.
        bias: taken from the logits of "no cue" where a cue may begin: the greater, the more cues. How far they go on
            is not changed by it.
    """
    chances = log_softmax(logits) if len(logits) else logits
    starts = np.maximum(chances[:, 1], chances[:, 2]) + bias > chances[:, 0]
    goes_on = (chances[:, 2] > chances[:, 0]) & (chances[:, 2] > chances[:, 1])
    found: list[tuple[Range, float]] = []
    n = 0
    while n < len(chances):
        end = n + 1
        if starts[n]:
            while end < len(chances) and goes_on[end]:
                end += 1
            found.append(((n, end), float(1 - np.exp(chances[n:end, 0]).mean())))
        n = end
    return found


def best_paths(logits: Floats, present: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the likeliest legal role tags of each cue's surroundings that give it content (Viterbi).

    A cue without content is none, and how likely it is at all, others decide.

    Args:
        logits: (c, w, 5).
        present: (c, w); the other places, beyond the document's ends or in the cue, are outside. Where a cue has no
            place at all, its content is at one of those.
    """
    scores = log_softmax(logits)
    scores[~present] = (0, *[_NEVER] * 4)
    scores = scores[:, :, _TAGS]
    count, width, states = scores.shape
    best = scores[:, 0] + _STARTS
    back = np.zeros((width, count, states), np.int64)
    for n in range(1, width):
        steps = best[:, :, None] + _STEPS
        back[n] = steps.argmax(1)
        best = steps.max(1) + scores[:, n]
    path = np.zeros((count, width), np.int64)
    path[:, -1] = _BEFORE + best[:, _BEFORE:].argmax(-1)
    rows = np.arange(count)
    for n in range(width - 1, 0, -1):
        path[:, n - 1] = back[n, rows, path[:, n]]
    return _TAGS[path]


def role_ranges(path: NDArray[np.int64], index: NDArray[np.int64], role: int) -> list[Range]:
    """Return the spans of one role, as words of the document; ``index`` gives each place's word."""
    found: list[Range] = []
    for n in np.flatnonzero((path == role) | (path == role + 1)).tolist():
        word = int(index[n])
        if path[n] == role or not found:
            found.append((word, word + 1))
        else:
            found[-1] = (found[-1][0], word + 1)
    return found
