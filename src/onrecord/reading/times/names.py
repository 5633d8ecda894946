"""Months and seasons that are people's names: "May Turner", "Mr March", "the Summer family"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.reading.people.lexicon import lexicon
from onrecord.reading.times.lexicon import MONTHS

_MODIFIES = frozenset({"compound", "amod", "nmod", "poss"})


def borne(doc: Doc) -> frozenset[str]:
    """Return the months, in lower case, that a text names people by."""
    return frozenset(_borne(doc))


def _borne(doc: Doc) -> Iterator[str]:
    given, honorifics = lexicon().given, lexicon().honorifics
    for token in doc:
        word = token.lower_
        if word not in MONTHS or len(word) < 3 or not token.text.istitle():
            continue
        before = doc[token.i - 1] if token.i else None
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        dated = after is not None and (after.text[:1].isdigit() or after.lower_ in ("of", "the"))
        if before is not None and before.text[0].isupper() and before.whitespace_ and not dated:
            titled = before.lower_.rstrip(".") in honorifics
            named = before.lower_ in given and before.lower_ not in MONTHS and before.ent_type_ != "GPE"
            if titled or (named and before.sent == token.sent):
                yield word
        first = before is None or before.pos_ != "ADP"
        if first and word in given and after is not None and after.ent_type_ == token.ent_type_ == "PERSON":
            yield word


def is_seasons_name(token: Token | None) -> bool:
    """Whether a season with a capital is a family's or a thing's name: "the Summer family", "the Winter Olympics"."""
    if token is None or not token.text.istitle() or token.is_sent_start:
        return False
    return token.dep_ in _MODIFIES and token.head.i > token.i
