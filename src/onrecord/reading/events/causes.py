"""The words that may say what caused an event: "killed in police firing", "deaths due to the baton charge"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from onrecord.reading.events import lexicon, syntax
from onrecord.reading.events.lexicon import word_set

_CAUSAL = word_set("in by during to from after under of due")
_CAUSAL_MARKS = word_set("when as after while")
#: What is told of a death or an injury as a fact: "the deaths were reported from several towns".
_OCCURRING = lexicon.HAPPENING | word_set("report result")
_HIGHEST = 3


def causes(word: Token) -> Iterable[Token]:
    """Yield the tokens that may be triggers of what caused the event of ``word``, the likelier ones first."""
    yield from _of(word)
    if not syntax.is_verb(word):
        for verb in syntax.governors(word):
            if syntax.lemma(verb) in _OCCURRING:
                yield from _of(verb)


def _of(word: Token) -> Iterable[Token]:
    for child in word.children:
        if child.dep_ == "nsubj":
            # "the firing left two dead", "stones and police firing left two dead"
            for each in syntax.conjuncts(child):
                yield each
                yield from _next_participle(each)
        if child.dep_ in ("prep", "agent") and child.lower_ in _CAUSAL:
            yield from _behind(child, word)
        elif child.dep_ == "amod" and child.lower_ == "due":
            yield from (token for preposition in child.rights for token in _behind(preposition, word))
        elif child.dep_ == "advcl" and any(c.lower_ in _CAUSAL_MARKS for c in child.lefts):
            yield child
            yield from (c for c in child.rights if c.dep_ == "xcomp")
        elif child.dep_ == "conj" and syntax.is_verb(child):
            # "two were killed and five injured when police opened fire"
            yield from (c for c in child.rights if c.dep_ == "advcl" and any(m.lower_ == "when" for m in c.lefts))


def _behind(preposition: Token, word: Token) -> Iterable[Token]:
    for inner in preposition.children:
        if inner.lower_ == "which" and word.dep_ == "relcl":
            # "a baton charge at the gate in which six were hurt"
            yield from _above(word.head)
        elif inner.dep_ == "prep" or inner.pos_ == "ADP":
            yield from (deeper for deeper in inner.children if deeper.dep_ == "pobj")
        elif inner.dep_ in ("pobj", "pcomp"):
            yield from syntax.conjuncts(inner)
            # "in police firing", where the parser has the police firing
            yield from _next_participle(inner)


def _above(token: Token) -> Iterable[Token]:
    for _ in range(_HIGHEST):
        yield token
        if syntax.is_verb(token):
            yield from (child for child in token.rights if child.dep_ == "dobj")
        if token.head == token:
            return
        token = token.head


def _next_participle(noun: Token) -> Iterable[Token]:
    """Yield the "firing" of "police firing", where the parser has police who fire."""
    if noun.i + 1 < len(noun.doc) and noun.nbor().tag_ == "VBG":
        yield noun.nbor()
