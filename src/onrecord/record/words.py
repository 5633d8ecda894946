"""How telling a word is: by how many news reports have it.

The reports were counted once and the table is shipped, so that no result depends on what else is in a case.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from functools import lru_cache
from importlib import resources

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d,.]*\d|\d")
_POSSESSIVE = re.compile(r"['’]s?$")

#: A word that the table does not have is as telling as one in this share of reports.
RAREST = 0.002


def words_of(text: str) -> list[str]:
    """Return the text's words and numbers in order: lower case, without possessive endings."""
    return [plain(found) for found in _WORD.findall(text)]


def plain(word: str) -> str:
    """Return a word as the table has it."""
    return _POSSESSIVE.sub("", word.lower().replace("’", "'"))


@lru_cache(maxsize=1)
def _shares() -> dict[str, float]:
    table = json.loads((resources.files(__package__) / "word_shares.json").read_text("utf-8"))
    return {word: share / table["of"] for word, share in table["shares"].items()}


def telling(word: str) -> float:
    """Return how telling a plain word is: the natural logarithm of one over the share of reports that have it."""
    return -math.log(max(_shares().get(word, 0.0), RAREST))


def vector(words: list[str], keep: int) -> dict[str, float]:
    """Return the ``keep`` heaviest words with their weights (TF-IDF with a logarithmic TF), of Euclidean length 1."""
    counts = Counter(words)
    weights = {word: (1 + math.log(count)) * telling(word) for word, count in counts.items()}
    heaviest = sorted(weights, key=lambda word: (-weights[word], word))[:keep]
    length = math.sqrt(sum(weights[word] ** 2 for word in heaviest)) or 1.0
    return {word: weights[word] / length for word in heaviest}


def cosine(left: dict[str, float], right: dict[str, float]) -> float:
    """Return the cosine of two vectors of length 1."""
    if len(right) < len(left):
        left, right = right, left
    return sum(weight * right[word] for word, weight in left.items() if word in right)
