"""What is asked of single tokens everywhere."""

from __future__ import annotations

from spacy.tokens import Token


def lemma(token: Token) -> str:
    """Return the lemma in lower case; title-case headlines keep theirs capitalised."""
    return token.lemma_.lower()


def is_verb(token: Token) -> bool:
    """Whether a token can head a clause."""
    return token.pos_ in ("VERB", "AUX")


def conjuncts(token: Token) -> list[Token]:
    """Return a token and those that are coordinated with it, first to last."""
    found = [token]
    for each in found:
        if len(found) > 50:
            break
        found.extend(child for child in each.rights if child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX"))
    return found


def is_for_to(clause: Token) -> bool:
    """Whether a clause is what "for" somebody "to" do is: "called for the officer to be charged"."""
    marks = {child.lower_ for child in clause.lefts if child.dep_ in ("mark", "aux")}
    return clause.tag_ in ("VB", "VBN") and {"for", "to"} <= marks
