"""What a single verb does to the event that it governs: denies it, asks for it, calls it off."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.model import Asserted
from onrecord.reading.events import lexicon

_PHRASAL = frozenset(word for word in lexicon.DENYING | lexicon.CANCELLING | lexicon.POSTPONING if " " in word)


def with_particle(verb: Token, word: str) -> str:
    """Return a verb with its particle where the two say something else than the verb: "rule out", "call off"."""
    if verb.i > 1 and verb.nbor(-1).text == "-" and verb.nbor(-2).lower_ == "re":
        return f"re{word}"
    for child in verb.rights:
        pair = f"{word} {child.lower_}"
        if child.dep_ in ("prt", "advmod", "prep") and pair in _PHRASAL:
            return pair
    return word


def on_noun(token: Token, word: str, negated: bool) -> Iterator[Asserted]:
    """What a verb says of the noun that is done to: "denied the arrest", "called off the march"."""
    if word in lexicon.CANCELLING:
        yield Asserted.ASSERTED if negated else Asserted.DENIED
    elif word in lexicon.POSTPONING | lexicon.FORBIDDING | lexicon.PERMITTING:
        # A ban says that the march was to be, and not whether it was held all the same.
        yield Asserted.PLANNED
    elif word in lexicon.ENACTING:
        yield Asserted.POSSIBLE
    elif word in lexicon.BEARING_ON_NOUNS or (word in lexicon.BEARING_ON_BARE_NOUNS and is_bare(token)):
        yield from by_word(word, negated)


def is_of_permission(verb: Token) -> bool:
    """Whether a verb gives or refuses leave: "refused permission for a rally"."""
    return any(child.dep_ == "dobj" and child.lower_ in lexicon.PERMISSION_NOUNS for child in verb.rights)


def for_to(word: str) -> Iterator[Asserted]:
    """Yield how a word holds what it has "for" somebody "to" do: "called for the officer to be charged"."""
    if word in lexicon.ASKING | lexicon.ASKING_NOUNS or word in lexicon.BEARING_THROUGH_FOR - lexicon.PLANNING:
        yield Asserted.ASKED
    elif word in lexicon.PLANNING | lexicon.PLANNING_NOUNS:
        yield Asserted.PLANNED
    elif word != "take":  # "it took two hours for officers to arrest him"
        yield Asserted.POSSIBLE


def by_word(word: str, negated: bool) -> Iterator[Asserted]:
    """Yield how a verb or noun by itself holds what it governs."""
    if word in lexicon.DENYING:
        yield Asserted.POSSIBLE if negated else Asserted.DENIED
    elif word in lexicon.ASKING:
        yield Asserted.ASKED
    elif word in lexicon.DOUBTING:
        yield Asserted.POSSIBLE
    elif word in lexicon.PLANNING:
        yield Asserted.DENIED if negated else Asserted.PLANNED


def is_bare(noun: Token) -> bool:
    """Whether no article or owner says that a noun's event is known."""
    return not any(
        child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in lexicon.DEFINITE) for child in noun.lefts
    )
