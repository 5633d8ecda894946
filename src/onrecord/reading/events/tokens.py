"""What is asked of single tokens everywhere."""

from __future__ import annotations

from spacy.tokens import Token


def lemma(token: Token) -> str:
    """Return the lemma in lower case; title-case headlines keep theirs capitalised."""
    return token.lemma_.lower()


def is_verb(token: Token) -> bool:
    """Whether a token can head a clause."""
    return token.pos_ in ("VERB", "AUX")
