"""Words cut into the encoder's sub-words."""

from __future__ import annotations

from tokenizers import Tokenizer

from onrecord.reading.statements.trained.words import Words

#: A longer word is cut off: no English word needs more, and a run of letters must not fill a window.
LONGEST = 8
#: What stands for a word that leaves no sub-word: one of control characters alone.
UNKNOWN = 100
_KEPT = 50_000


class Subwords:
    """Cuts words into sub-words, each word by itself; the commonest words' pieces are remembered."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, words: Words) -> tuple[tuple[int, ...], ...]:
        """Return the ids of every word's sub-words: between one and :data:`LONGEST`."""
        spelt = [words.text[a:b] for a, b in zip(words.start.tolist(), words.end.tolist(), strict=True)]
        new = sorted({word for word in spelt if word not in self._known})
        if len(self._known) + len(new) > _KEPT:
            self._known, new = {}, sorted(set(spelt))
        for word, encoding in zip(new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
            self._known[word] = tuple(encoding.ids[:LONGEST]) or (UNKNOWN,)
        return tuple(self._known[word] for word in spelt)
