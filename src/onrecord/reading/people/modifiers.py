"""Bodies that stand before their own act: the police of "police firing", the court of "court order".

Before anything else ("police station", "court case") the same word tells of what kind a thing is, and names nobody.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from onrecord.model import EntityKind, Sector
from onrecord.reading.people.lexicon import Lexicon, Noun
from onrecord.reading.people.nominals import Nominal, noun_at
from onrecord.reading.people.tokens import Tokens

_BEFORE_NOUNS = frozenset({"compound", "nmod", "amod", "poss"})
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBG", "HYPH"})
_SECTORS = frozenset({Sector.POLICE, Sector.MILITARY, Sector.JUDICIARY, Sector.GOVERNMENT})
#: An officer's word that stands for the force before an act: "a garda investigation".
_OFFICERS = frozenset({"garda"})


def find(tokens: Tokens, lex: Lexicon, taken: Container[int], nominals: Iterable[Nominal]) -> list[Nominal]:
    """Find them, in text order.

    ``taken`` holds the tokens of names and offices; what is a part of one of the ``nominals`` is none by itself.
    """
    inner = {k for n in nominals for k in range(n.first, n.last + 1)}
    found = []
    for i in range(len(tokens) - 1):
        if tokens.dep[i] in _BEFORE_NOUNS and i not in taken and i not in inner and _is_before_an_act(tokens, lex, i):
            noun = _body(tokens, lex, i)
            if noun is not None:
                found.append(_nominal(tokens, i, noun, taken))
    return found


def _is_before_an_act(tokens: Tokens, lex: Lexicon, i: int) -> bool:
    head = tokens.head[i]
    if head <= i or head - i > 4 or tokens.lower[head] not in lex.sets["acts"]:
        return False
    return all(tokens.tag[k] in _NOUN_TAGS and not tokens.text[k].isspace() for k in range(i, head))


def _body(tokens: Tokens, lex: Lexicon, i: int) -> Noun | None:
    """What a modifier says, where it is a body's word: "police", "riot police", "army"."""
    noun = noun_at(tokens, lex, i)
    if noun is not None and tokens.lower[i] in _OFFICERS:
        return replace(noun, kind=EntityKind.ORGANISATION)
    body = noun is not None and noun.kind is EntityKind.ORGANISATION and noun.sector in _SECTORS
    return noun if body else None


def _nominal(tokens: Tokens, i: int, noun: Noun, taken: Container[int]) -> Nominal:
    first = i - noun.lemma.count(" ")
    before = first - 1
    if (
        tokens.lower[i] == "police"
        and before in taken
        and before >= 0
        and tokens.text[before][0].isupper()
        and tokens.sent[before] == tokens.sent[i]
        and tokens.dep[before] in _BEFORE_NOUNS
    ):
        first = before  # "Oldbury police firing": the police of Oldbury
    core = ("police",) if tokens.lower[i] in _OFFICERS else tuple(tokens.lower[first : i + 1])
    return Nominal(first, i, i, i, noun, "definite", core)
