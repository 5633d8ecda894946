"""Places inside other words: "Kent" in "Kent Police", and "Turkish" where the text speaks of Turkey.

Only a place that the text names by itself too, or one that everybody knows, is taken out of an organisation's name; a
country's adjective refers to it only where the text names the country.
"""

from __future__ import annotations

from onrecord.model import EntityKind
from onrecord.reading.people.chains import Cast, Chain, Mention
from onrecord.reading.people.lexicon import Lexicon
from onrecord.reading.people.tokens import Tokens

_LONGEST = 3


def add_inner(tokens: Tokens, lex: Lexicon, cast: Cast) -> None:
    """Add the mentions of places that stand inside organisations' names and in countries' adjectives."""
    known = {" ".join(form): c for c in cast.chains if c.kind is EntityKind.PLACE for form in c.forms}
    for chain in [c for c in cast.chains if c.kind is EntityKind.ORGANISATION and c.named]:
        for mention in chain.mentions:
            if " ".join(tokens.lower[mention.first : mention.last + 1]) in lex.sets["no_place_inside"]:
                continue
            _inside(tokens, lex, cast, known, mention)
    _adjectives(tokens, lex, cast, known)


def _inside(tokens: Tokens, lex: Lexicon, cast: Cast, known: dict[str, Chain], mention: Mention) -> None:
    for first in (mention.first, *(k + 1 for k in range(mention.first, mention.last) if tokens.lower[k] == "of")):
        for last in range(min(first + _LONGEST, mention.last + 1) - 1, first - 1, -1):
            key = " ".join(tokens.lower[first : last + 1])
            whole = first == mention.first and last == mention.last
            county = tokens.lower[last] in ("county", "parish") and last > first
            if whole or last in cast.by_head or not (county or key in known or key in lex.places):
                continue
            if key not in known:
                place = Chain(EntityKind.PLACE, tokens.words(first, last), True, gender="-", forms=[tuple(key.split())])
                known[key] = cast.add(place)
            cast.mention(known[key], Mention(first, last, last))
            break


def _adjectives(tokens: Tokens, lex: Lexicon, cast: Cast, known: dict[str, Chain]) -> None:
    for i, word in enumerate(tokens.lower):
        country = lex.demonyms.get(word)
        first = i
        if country is None and i and (country := lex.demonyms.get(f"{tokens.lower[i - 1]} {word}")) is not None:
            first = i - 1
        if country in known and i not in cast.by_head and tokens.tag[i] in ("JJ", "NNP"):
            cast.mention(known[country], Mention(first, i, i))
