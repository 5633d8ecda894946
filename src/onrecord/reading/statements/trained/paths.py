"""How each word near a cue hangs together with it: distance, paragraph, quotation and path through the parse."""

from __future__ import annotations

import numpy as np

from onrecord.reading.statements.trained.words import DEPENDENCIES, Ints, Words

#: A cue's source and content are looked for so many words either side of its first word: 99 % of PolNeAR's content
#: lies within 73.
REACH = 80
WIDTH = 2 * REACH + 1

#: How many values each relation of a word to a cue has: distance, paragraphs between, quotation, the label where the
#: cue's path to the lowest common ancestor ends, the label where the word's does, the steps from the cue up to it.
RELATIONS = (WIDTH + 1, 9, 8, len(DEPENDENCIES) + 2, len(DEPENDENCIES) + 3, 6)


def relations(words: Words, cue: tuple[int, int]) -> tuple[Ints, Ints]:
    """Return the words around a cue, and how each hangs together with it.

    Args:
        words: the document.
        cue: the indices of its first word and of the word after its last.

    Returns:
        The index of each word in reach, (WIDTH,), -1 beyond the document's ends; and (WIDTH, len(RELATIONS)).
    """
    first, last = cue
    index = np.arange(first - REACH, first + REACH + 1)
    inside = (index >= 0) & (index < len(words))
    at = np.clip(index, 0, len(words) - 1)
    out = np.zeros((WIDTH, len(RELATIONS)), np.int64)
    out[:, 0] = np.where((index >= first) & (index < last), WIDTH, np.arange(WIDTH))
    out[:, 1] = np.clip(words.paragraph[at] - words.paragraph[first], -4, 4) + 4
    out[:, 2] = _quotations(words, at, first)
    out[:, 3:] = _tree(words, at, cue)
    return np.where(inside, index, -1), out


def _quotations(words: Words, at: Ints, first: int) -> Ints:
    """Return 0 outside all quotations, 1 in the cue's own, 2 to 4 in the third before it … the next before, 5 to 7."""
    other, mine = words.quotation[at], int(words.quotation[first])
    if mine:
        gap = other - mine
        placed = np.where(gap < 0, np.clip(gap, -3, -1) + 5, np.clip(gap, 1, 3) + 4)
        placed[gap == 0] = 1
    else:
        # Quotations are numbered in text order.
        earlier = int(words.quotation[max(0, first - REACH) : first].max(initial=0))
        later = words.quotation[first : first + REACH + 1]
        earlier = earlier or int(later[later > 0].min(initial=np.iinfo(np.int64).max)) - 1
        gap = other - earlier
        placed = np.where(gap <= 0, np.clip(gap, -2, 0) + 4, np.clip(gap, 1, 3) + 4)
    return np.where(other == 0, 0, placed)


def _tree(words: Words, at: Ints, cue: tuple[int, int]) -> Ints:
    """Return three relations through the parse; all 0 for words of other sentences."""
    head = head_of(words, cue)
    sentence = words.sentence[head]
    chain = [head]
    while (above := int(words.head[chain[-1]])) != chain[-1]:
        chain.append(above)
    dependency, governor = words.dependency, words.head
    known = {
        token: (0 if n == 0 else 1 + int(dependency[chain[n - 1]]), 1, 1 + min(n, 4)) for n, token in enumerate(chain)
    }
    out = np.zeros((len(at), 3), np.int64)
    for k in np.flatnonzero(words.sentence[words.token[at]] == sentence):
        path = [int(words.token[at[k]])]
        while path[-1] not in known:
            path.append(int(governor[path[-1]]))
        up, side, steps = known[path.pop()]
        for token in reversed(path):
            # Below the chain, a token's side is the label of its top-most ancestor off the chain.
            side = 2 + int(dependency[token]) if side == 1 else side
            known[token] = (up, side, steps)
        out[k] = (up, side, steps)
    return out


def head_of(words: Words, cue: tuple[int, int]) -> int:
    """Return the token of a cue that governs the rest of it: the first whose own governor stands outside."""
    tokens = [int(t) for t in words.token[cue[0] : cue[1]]]
    inside = set(tokens)
    return next((t for t in tokens if int(words.head[t]) not in inside or int(words.head[t]) == t), tokens[0])
