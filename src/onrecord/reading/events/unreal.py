"""Constructions that take an act's reality away without a negation of its own.

"It is not true that…", "claims that… are false", "instead of…", "had they…", "would not confirm that…": each is a
rule of English grammar with a short closed list of words.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.model import Asserted
from onrecord.reading.events import lexicon, syntax

_HIGHEST = 3
_HEARSAY = frozenset({"report", "word", "information", "confirmation", "detail"})
#: In tokens.
LONGEST_QUESTION = 80


def is_negated(word: Token) -> bool:
    """Whether a negation hangs on a word itself, "not only" apart."""
    return any(
        child.dep_ == "neg" and (child.i + 1 >= len(child.doc) or child.nbor().lower_ not in ("only", "just", "merely"))
        for child in word.children
    )


def has_no(noun: Token) -> bool:
    """Whether a noun's own phrase denies it: "no force", "neither man", "neither Bray nor Orr", "not one officer"."""
    first = noun.left_edge
    if first.i < noun.i and first.lower_ == "not" and first.nbor().lower_ in ("one", "a", "an"):
        return True
    return any(child.lower_ in ("no", "neither") and child.dep_ in ("det", "neg", "preconj") for child in noun.lefts)


def is_withheld(speech: Token) -> bool:
    """Whether a verb of speech is said not to have been uttered: "did not say", "refused to confirm"."""
    verb = speech
    for _ in range(_HIGHEST):
        if (
            is_negated(verb)
            or is_yet_to_come(verb)
            or any(c.dep_ in ("nsubj", "nsubjpass") and _is_nobody(c) for c in verb.lefts)
        ):
            return True
        above = verb.head
        if above == verb or verb.dep_ not in ("xcomp", "pcomp", "prep", "acl", "conj"):
            return False
        if verb.dep_ != "conj" and syntax.lemma(above) in lexicon.WITHHOLDING:
            return True
        if verb.dep_ == "conj" and verb.tag_ != "VB":
            return False
        verb = above
    return False


def _is_nobody(subject: Token) -> bool:
    return subject.lower_ in ("nobody", "none", "neither", "nothing") or any(
        child.lower_ in ("no", "neither") for child in subject.lefts
    )


def is_yet_to_come(verb: Token) -> bool:
    """Whether a verb is said to be still open: "have yet to confirm"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" and _before(child) == "yet" for child in verb.lefts)


def comes_about_later(verb: Token) -> bool:
    """Whether a negation only says from when on: "did not arrest her until Friday"."""
    return any(
        child.lower_ in ("until", "till")
        or (child.dep_ == "advcl" and any(inner.lower_ in ("until", "till") for inner in child.lefts))
        for child in verb.rights
    )


def is_guiltless(word: Token) -> bool:
    """Whether an adjective says that somebody did not do it: "not guilty", "innocent"."""
    return word.lower_ == "innocent" or (word.lower_ == "guilty" and is_negated(word))


def is_ruled_out(noun: Token) -> bool:
    """Whether a cleft says that it was somebody else: "it was not Bray who shot her"."""
    verb = noun.head
    return (
        noun.dep_ == "attr"
        and syntax.lemma(verb) == "be"
        and (is_negated(verb) or is_negated(noun))
        and any(child.lower_ == "it" for child in verb.lefts)
        and noun.ent_type_ in ("PERSON", "ORG", "NORP", "GPE")
    )


def _before(word: Token) -> str:
    return word.nbor(-1).lower_ if word.i > 0 else ""


def asks_which(clause: Token) -> bool:
    """Whether a clause asks who, where or why: what it asks about is presupposed."""
    first = clause.left_edge
    return first.tag_ in ("WRB", "WP", "WP$", "WDT") and first.lower_ not in ("that", "whether")


def predicate(verb: Token) -> Asserted | None:
    """Return what a copula's predicate says of its subject or clause: "is false", "is not true", "is unlikely"."""
    if syntax.lemma(verb) not in lexicon.COPULAS:
        return None
    for child in verb.rights:
        if child.dep_ in ("acomp", "attr", "oprd"):
            held = truth(
                child, negated=is_negated(verb) or any(c.dep_ == "det" and c.lower_ == "no" for c in child.lefts)
            )
            if held is not None:
                return held
    return None


def truth(word: Token, *, negated: bool) -> Asserted | None:
    """Return what an adjective or noun says of the truth of what it is said of; ``None`` where it says nothing."""
    negated = negated or is_negated(word)
    name = word.lower_ if word.lower_ in lexicon.UNTRUE | lexicon.TRUE | lexicon.UNCERTAIN else syntax.lemma(word)
    if name in lexicon.UNTRUE:
        return None if negated else Asserted.DENIED
    if name in lexicon.TRUE:
        return Asserted.DENIED if negated else None
    return Asserted.POSSIBLE if name in lexicon.UNCERTAIN or (name == "clear" and negated) else None


def is_described(token: Token) -> bool:
    """Whether a verb says what its subject is like, and not that it took place: "the arrests were unlawful"."""
    above = token.head
    return (
        token.dep_ == "nsubj"
        and syntax.lemma(above) in lexicon.COPULAS
        and any(child.dep_ in ("acomp", "attr") and child.i > above.i for child in above.rights)
    )


def outlook(verb: Token) -> Iterator[Asserted]:
    """Yield what a copula's predicate says of an event that is its subject: "was a hoax", "is likely"."""
    for child in verb.rights:
        if child.dep_ in ("acomp", "attr") and child.lower_ in lexicon.FALSEHOODS:
            yield Asserted.ASSERTED if is_negated(verb) else Asserted.DENIED
        elif child.dep_ in ("acomp", "attr") and child.lower_ in lexicon.PROSPECTS:
            yield Asserted.POSSIBLE


def never_came_about(noun: Token) -> bool:
    """Whether a relative clause says that an event did not happen: "a march that never took place"."""
    return any(
        child.dep_ == "relcl" and syntax.lemma(child) in lexicon.HAPPENING - {"be"} and is_negated(child)
        for child in noun.rights
    )


def is_planned_behind(noun: Token) -> bool:
    """Whether a participle behind a noun says that it was to come, and no verb that it came: "a march planned for"."""
    planned = any(
        child.dep_ == "acl" and child.tag_ in ("VBN", "VBD") and syntax.lemma(child) in lexicon.PLANNED_PARTICIPLES
        for child in noun.rights
    )
    return planned and not any(
        syntax.lemma(verb) in lexicon.HAPPENING | lexicon.HOLDING_IT and verb.tag_ in ("VBD", "VBN")
        for verb in syntax.governors(noun)
    )


def is_due(verb: Token) -> bool:
    """Whether what is to come is said of a verb's subject: "is due to take place", "was scheduled to be held"."""
    words = [verb, *(child for child in verb.rights if child.dep_ == "acomp")]
    return any(
        syntax.lemma(word) in lexicon.DUE
        and any(c.dep_ == "xcomp" and syntax.lemma(c) in lexicon.HAPPENING | lexicon.HOLDING_IT for c in word.rights)
        for word in words
    )


def is_on_nobodys_behalf(verb: Token, finite: bool) -> bool:
    """Whether a verb of telling is passive, and for a clause with a tense its subject an empty "it"."""
    return any(child.dep_ == "auxpass" for child in verb.lefts) and (
        not finite or any(child.dep_ in ("nsubjpass", "expl") and child.lower_ == "it" for child in verb.lefts)
    )


def is_wrong(verb: Token) -> bool:
    """Whether an act is said to have been done in error: "wrongly convicted"."""
    return any(child.dep_ == "advmod" and child.lower_ in lexicon.WRONGLY for child in verb.children)


def told_by(noun: Token) -> Asserted:
    """Return how a noun of telling holds its clause: "claims that…", "no evidence that…", "the false report that…"."""
    for child in noun.lefts:
        if child.dep_ in ("det", "neg") and child.lower_ == "no":
            if syntax.lemma(noun) in _HEARSAY:
                # "there were no reports that anybody was hurt": nor that nobody was
                return Asserted.POSSIBLE
            # "there is no doubt", "no question": that is as much as a fact
            return Asserted.ASSERTED if syntax.lemma(noun) in ("question", "doubt") else Asserted.DENIED
        if child.dep_ == "amod" and child.lower_ in lexicon.UNTRUE:
            return Asserted.DENIED
    verb = noun.head
    if syntax.is_verb(verb):
        if noun.dep_ in ("dobj", "nsubjpass") and syntax.lemma(verb) in lexicon.DENYING | lexicon.DISMISSING:
            return Asserted.POSSIBLE if is_negated(verb) else Asserted.DENIED
        if noun.dep_ in ("dobj", "attr") and is_negated(verb):
            return Asserted.DENIED
        if noun.dep_ == "nsubj":
            return predicate(verb) or Asserted.POSSIBLE
    return Asserted.POSSIBLE


def is_replaced(word: Token) -> bool:
    """Whether "instead of" or "rather than" stands before a word's phrase, or "short of" before a clause."""
    first = word.left_edge
    for start in {first.i, word.i}:
        if start >= 2:
            pair = f"{word.doc[start - 2].lower_} {word.doc[start - 1].lower_}"
            if pair in lexicon.REPLACING or (pair in lexicon.FALLING_SHORT and syntax.is_verb(word)):
                return True
    return False


def unmet(verb: Token) -> list[Token]:
    """Return what says that an act was due and not done: "should have acted", "had they acted, she would be alive"."""
    helpers = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    if verb.tag_ not in ("VBN", "VBD"):
        return []
    due = [child for child in helpers if child.lower_ in ("should", "ought")]
    if due and any(child.lower_ in ("have", "'ve", "’ve", "of") for child in helpers):
        return due
    had = [child for child in helpers if child.lower_ == "had"]
    condition = is_inverted(verb) or any(c.dep_ == "mark" and c.lower_ == "if" for c in verb.lefts)
    above = verb.head
    came_otherwise = any(c.dep_ == "aux" and c.lower_ in ("would", "could", "might", "'d", "’d") for c in above.lefts)
    return had if had and condition and above != verb and came_otherwise else []


def is_inverted(verb: Token) -> bool:
    """Whether a clause is a condition by its word order alone: "had police arrested him", "were they to shoot"."""
    if verb.dep_ in ("relcl", "acl") and verb.tag_ == "VB":
        above = verb.head.head
        return above.lower_ == "were" and above.i < verb.head.i and _opens(above)
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    return subject is not None and any(
        c.i < subject.i and c.lower_ in ("had", "were", "should") and _opens(c)
        for c in verb.lefts
        if c.dep_ in ("aux", "auxpass")
    )


def _opens(word: Token) -> bool:
    """Whether a word opens its clause: "Nor had police…", "never had they…" are no conditions."""
    if word.is_sent_start:
        return True
    before = word.nbor(-1) if word.i > 0 else word
    return before.is_punct or before.is_space or before.is_quote or before.lower_ in ("that", "and", "but")


def is_in_question(word: Token) -> bool:
    """Whether the sentence is a question."""
    doc, i = word.doc, word.i + 1
    while i < len(doc) and i - word.i < LONGEST_QUESTION and not doc[i].is_sent_start:
        i += 1
    for token in reversed(doc[max(word.i, i - 3) : i]):
        if token.text == "?":
            return True
        if not (token.is_space or token.is_quote or token.is_punct):
            break
    return False
