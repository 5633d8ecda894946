"""Objects that the parser leaves to be understood, those of prepositions, and what somebody drives."""

from __future__ import annotations

import re

from spacy.tokens import Token

from onrecord.reading.events.lexicon import word_set
from onrecord.reading.events.tokens import conjuncts, is_verb, lemma

_ROUNDING = frozenset({"over", "around", "about", "under"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_ITS_OWN = frozenset({"nsubj", "csubj", "expl", "nsubjpass", "csubjpass"})
_PAST_OR_PRESENT = frozenset({"VBD", "VBP"})  # "beat" and "hit" are either
#: Verbs that say something else where they have an object: "stopped and arrested him" prevents nothing.
_ALONE = word_set("stop turn move return halt run walk drive break fall begin start")


def objects_of(preposition: Token) -> list[Token]:
    """Return what a preposition joins: nouns with those beside them, or a clause."""
    return [
        token
        for child in preposition.children
        if child.dep_ in ("pobj", "pcomp")
        for token in (conjuncts(child) if child.dep_ == "pobj" else [child])
    ]


def counted_object(preposition: Token) -> list[Token]:
    """Return the object of "arrested between 20 and 30 people", "detained over 200", as no prepositional one."""
    if preposition.lower_ in _ROUNDING:
        return [each for each in objects_of(preposition) if each.pos_ == "NUM" and not _YEAR.fullmatch(each.text)]
    if preposition.lower_ != "between":
        return []
    return [
        noun
        for noun in objects_of(preposition)
        if any(n.dep_ == "nummod" and any(c.dep_ == "conj" and c.like_num for c in n.rights) for n in noun.lefts)
    ]


def shared_object(verb: Token) -> list[Token]:
    """Return the object that a verb has with the one joined to it: "beat and kicked him"."""
    if lemma(verb) in _ALONE:
        return []
    after = [child for child in verb.rights if child.dep_ not in ("cc", "punct", "preconj", "prt")]
    if len(after) != 1 or after[0].dep_ != "conj" or not is_verb(after[0]):
        return []
    if after[0].tag_ != verb.tag_ and not {after[0].tag_, verb.tag_} <= _PAST_OR_PRESENT:
        return []
    other = after[0]
    if any(child.dep_ in _OF_ITS_OWN for child in other.lefts):
        return []
    objects = [child for child in other.rights if child.dep_ == "dobj"]
    return conjuncts(objects[0]) if objects else shared_object(other)


def driven(driver: Token) -> list[Token]:
    """Return what somebody is said to be driving: "Tom Bray, who was driving a van, hit her"."""
    return [
        token
        for clause in driver.rights
        if clause.dep_ in ("acl", "relcl") and lemma(clause) in ("drive", "ride") and clause.tag_ != "VBN"
        for token in clause.rights
        if token.dep_ == "dobj"
    ]


def drivers(vehicle: Token) -> list[Token]:
    """Return who drives a vehicle by the participle behind it: "a van driven by Tom Bray"."""
    return [
        token
        for clause in vehicle.rights
        if clause.dep_ == "acl" and lemma(clause) == "drive"
        for by in clause.rights
        if by.dep_ in ("agent", "prep") and by.lower_ == "by"
        for token in objects_of(by)
    ]
