"""What the words around a name, and initials in it, tell of its being a person's."""

from __future__ import annotations

import re

from onrecord.reading.people.cut import Name
from onrecord.reading.people.lexicon import Lexicon
from onrecord.reading.people.tokens import Tokens

_INITIALS = re.compile(r"(?:[A-Z]\.)+|[A-HJ-Z]")
#: Nouns that are of people: "the murder of Jo Roe".
_OF_PEOPLE = frozenset(
    {"murder", "killing", "death", "assassination", "arrest", "shooting", "funeral", "body", "killer", "manslaughter"}
    | {"detention", "disappearance", "family", "parents", "relatives", "widow", "beating", "imprisonment", "acquittal"}
)
#: Nouns that only people have: "Roe's successor".
_OWNED = frozenset({"successor", "predecessor", "murder", "funeral", "killer", "killers", "childhood", "corpse"})
#: Verbs that only people are the subject of.
_LIVING = frozenset(
    {"died", "wept", "cried", "sobbed", "testified", "pleaded", "pled", "resigned", "retired", "smiled", "nodded"}
    | {"married", "recalled", "shrugged", "divorced", "bled", "fainted"}
)
#: Verbs that mostly people are the subject of, and those that they are the object of.
_FEELING = frozenset({"praised", "thanked", "hugged", "apologised", "apologized", "insisted", "recounted", "whispered"})
_DONE_TO = frozenset(
    {"succeeded", "succeeds", "succeeding", "replaced", "replaces", "replacing", "fire", "fired", "firing", "sack"}
    | {"sacked", "sacking", "dismiss", "dismissed", "promote", "promoted", "hug", "hugged", "thanked", "praised"}
)
_ADVOCATES = frozenset({"lawyer", "lawyers", "attorney", "attorneys", "solicitor", "solicitors", "barrister", "widow"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def clues(tokens: Tokens, lex: Lexicon, name: Name) -> float:
    """Return how much speaks for a person, nought where nothing does; to be added to what else does."""
    whole = name.last > name.first
    found = 2.5 if whole and has_initials(tokens, lex, name) else 0.0
    if _is_of_people(tokens, lex, name):
        found += 1.4 if whole else 0.8
    if _owns(tokens, name, _OWNED | lex.sets["kin"]) or _is_called_kin(tokens, lex, name):
        found += 1.5
    elif _owns(tokens, name, _ADVOCATES):
        found += 1.0
    verb = tokens.lower[tokens.head[name.last]]
    if tokens.dep[name.last] in _SUBJECTS and verb in _LIVING:
        found += 1.2
    elif tokens.dep[name.last] in _SUBJECTS and verb in _FEELING:
        found += 0.6
    if tokens.dep[name.last] == "dobj" and verb in _DONE_TO:
        found += 0.6
    return found + (0.8 if not whole and _is_called_on(tokens, name) else 0.0)


def has_initials(tokens: Tokens, lex: Lexicon, name: Name) -> bool:
    """Whether a name begins with initials: "P. K. Roe", "P Roe", and no "U.S. Steel", "N. Ireland"."""
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


def _owns(tokens: Tokens, name: Name, what: frozenset[str]) -> bool:
    """Whether a name is followed by what is its bearer's: "Roe's brother", "Roe's successor"."""
    owned = tokens.head[name.last]
    if name.last + 1 >= len(tokens) or tokens.tag[name.last + 1] != "POS" or not 0 < owned - name.last < 6:
        return False
    return tokens.lower[owned] in what


def _is_called_on(tokens: Tokens, name: Name) -> bool:
    """Whether it is of the bearer that something is asked: "called on Roe to resign"."""
    on = tokens.head[name.last]
    asked = tokens.lower[on] == "on" and tokens.lower[tokens.head[on]] in ("call", "calls", "called", "calling")
    return asked and tokens.lower[name.last + 1 : name.last + 2] == ["to"]


def _is_called_kin(tokens: Tokens, lex: Lexicon, name: Name) -> bool:
    """Whether a comma parts a name from a relative whose it is: "his mother, Jo,"."""
    k = name.lead - 2
    if k < 1 or tokens.text[k + 1] != "," or tokens.lower[k] not in lex.sets["kin"]:
        return False
    return any(tokens.tag[j] in ("PRP$", "POS") and tokens.sent[j] == tokens.sent[k] for j in range(max(0, k - 3), k))
