"""Which language a text is in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

#: Fewer letters than this tell nothing.
_FEWEST_LETTERS = 40
#: How much of a text is looked at, in code points.
_SAMPLE = 4_000
_LEAST_PROBABILITY = 0.9
_WORD = re.compile(r"[^\W\d_]+")
#: The commonest English words that no other language with this alphabet has among its commonest.
_ENGLISH = frozenset(
    {
        *("the", "of", "and", "to", "that", "was", "for", "with", "his", "they"),
        *("this", "have", "from", "had", "were", "been", "their", "said", "which", "has"),
    }
)


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, or ``None`` where it is too short or unclear to tell.

    The classifier is langid's (Lui and Baldwin, ACL 2012), whose probabilities are sure of themselves on short
    text full of names; so a text with a fair share of English function words is English whatever it says.
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    if sum(map(len, words)) < _FEWEST_LETTERS:
        return None
    if sum(word in _ENGLISH for word in words) >= 0.12 * len(words):
        return "en"
    language, probability = _identifier().classify(text[:_SAMPLE].lower())
    return str(language) if probability >= _LEAST_PROBABILITY else None


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # loads its model: only when it is needed

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
