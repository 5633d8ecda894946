"""What the words around a name, and initials in it, tell of its being a person's."""

from __future__ import annotations

import re

from onrecord.reading.people.cut import Name
from onrecord.reading.people.lexicon import Lexicon
from onrecord.reading.people.tokens import Tokens

_INITIALS = re.compile(r"(?:[A-Z]\.)+")
#: Nouns that are of people: "the murder of Jo Roe".
_OF_PEOPLE = frozenset(
    {"murder", "killing", "death", "assassination", "arrest", "shooting", "funeral", "body", "killer", "manslaughter"}
    | {"detention", "disappearance", "family", "parents", "relatives", "widow", "beating", "imprisonment", "acquittal"}
)
#: Nouns that only people have: "Roe's successor".
_OWNED = frozenset(
    {"successor", "predecessor", "murder", "funeral", "killer", "killers", "widow", "childhood", "corpse"}
)
#: Verbs that only people are the subject of.
_LIVING = frozenset(
    {"died", "wept", "cried", "sobbed", "testified", "pleaded", "pled", "resigned", "retired", "smiled", "nodded"}
    | {"married", "recalled", "shrugged", "divorced", "bled", "fainted"}
)
#: Verbs that make somebody the next in an office.
_TAKE_OVER = frozenset({"succeeded", "succeeds", "succeeding", "replaced", "replaces", "replacing"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def clues(tokens: Tokens, lex: Lexicon, name: Name) -> float:
    """Return how much speaks for a person, nought where nothing does; to be added to what else does."""
    whole = name.last > name.first
    found = 2.5 if whole and has_initials(tokens, lex, name) else 0.0
    if _is_of_people(tokens, lex, name):
        found += 1.4 if whole else 0.8
    if _owns(tokens, lex, name) or _is_called_kin(tokens, lex, name):
        found += 1.5
    verb = tokens.lower[tokens.head[name.last]]
    if tokens.dep[name.last] in _SUBJECTS and verb in _LIVING:
        found += 1.2
    if tokens.dep[name.last] == "dobj" and verb in _TAKE_OVER:
        found += 0.6
    return found


def has_initials(tokens: Tokens, lex: Lexicon, name: Name) -> bool:
    """Whether a name begins with initials: "P. K. Roe", and no "U.S. Steel", "N. Ireland"."""
    k = name.first
    while k < name.last and _INITIALS.fullmatch(tokens.text[k]):
        k += 1
    rest = tokens.lower[k : name.last + 1]
    place = " ".join(rest) in lex.places or " ".join(tokens.lower[name.first : k]) in lex.places
    body = any(word in lex.names_any for word in rest) or rest[-1] in lex.names_last or rest[-1] in lex.sets["streets"]
    return name.first < k and len(rest) < 4 and not place and not body


def _is_of_people(tokens: Tokens, lex: Lexicon, name: Name) -> bool:
    of = name.lead - 1
    if of < 1 or tokens.lower[of] != "of" or tokens.dep[name.last] not in ("pobj", "conj"):
        return False
    return tokens.lower[of - 1] in _OF_PEOPLE or tokens.lower[of - 1] in lex.sets["kin"]


def _owns(tokens: Tokens, lex: Lexicon, name: Name) -> bool:
    """Whether a name is followed by what only people have: "Roe's brother", "Roe's successor"."""
    owned = tokens.head[name.last]
    if name.last + 1 >= len(tokens) or tokens.tag[name.last + 1] != "POS" or not 0 < owned - name.last < 6:
        return False
    return tokens.lower[owned] in _OWNED or tokens.lower[owned] in lex.sets["kin"]


def _is_called_kin(tokens: Tokens, lex: Lexicon, name: Name) -> bool:
    """Whether a comma parts a name from a relative whose it is: "his mother, Jo,"."""
    k = name.lead - 2
    if k < 1 or tokens.text[k + 1] != "," or tokens.lower[k] not in lex.sets["kin"]:
        return False
    return any(tokens.tag[j] in ("PRP$", "POS") and tokens.sent[j] == tokens.sent[k] for j in range(max(0, k - 3), k))
