"""Finds the words that say that something happened, by the ontology's triggers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.model import Span
from onrecord.ontology import Ontology, PartOfSpeech, Trigger
from onrecord.reading.events import syntax, unreal
from onrecord.reading.events.words import Vocabulary

#: In tokens. What is longer is a table or a broken text: its parse says little, and walking it costs its square.
LONGEST_SENTENCE = 300
#: A trigger of several words longer than this (in tokens) is shown by its head word alone.
_LONGEST = 7
#: A participle that only describes a noun ("the injured man") tells of no event by itself.
_NOT_A_PREDICATE = frozenset({"amod", "compound", "aux", "auxpass", "nmod", "npadvmod"})

_BEFORE_MONTHS = frozenset({"in", "since", "until", "till", "by"})


@dataclass(frozen=True, slots=True)
class Match:
    """A trigger found in the text, and what fills the slots of its word."""

    trigger: Trigger
    word: Token
    slots: syntax.Slots
    #: The first and last token of the words that say it.
    first: int
    last: int

    @property
    def span(self) -> Span:
        """The words that say it."""
        last = self.word.doc[self.last]
        return Span(self.word.doc[self.first].idx, last.idx + len(last.text))


def matches(doc: Doc, ontology: Ontology, vocabulary: Vocabulary) -> list[Match]:
    """Return the matches in text order: at most one a word, apart from triggers that stand beside others.

    A word that is part of what a verb says is no event beside it: "firing" in "resorted to firing".
    """
    found = list(_all(doc, ontology, vocabulary))
    within = {
        (match.trigger.type, i)
        for match in found
        for i in range(match.first, match.last + 1)
        if match.trigger.pos is PartOfSpeech.VERB and i != match.word.i
    }
    return [match for match in found if (match.trigger.type, match.word.i) not in within]


def _all(doc: Doc, ontology: Ontology, vocabulary: Vocabulary) -> Iterator[Match]:
    verbs, nouns = ontology.verbs, ontology.nouns
    short = (sentence for sentence in doc.sents if sentence.end - sentence.start <= LONGEST_SENTENCE)
    for word in (word for sentence in short for word in sentence):
        pos = word.pos_
        if (word.lower_ == "march" and _is_month(word)) or _is_undone(word):
            continue
        if pos == "VERB" or pos == "AUX":
            found = _verb(word, verbs) if word.dep_ not in _NOT_A_PREDICATE else None
            kind = PartOfSpeech.VERB
        elif pos == "NOUN" or (pos == "PROPN" and (word.text.islower() or _is_common(word))):
            # "an arrest warrant" is no arrest.
            found = (
                nouns.get(_hyphened(word)) or nouns.get(syntax.lemma(word)) or nouns.get(word.lower_)
                if word.dep_ not in _NOT_A_PREDICATE
                else None
            )
            kind = PartOfSpeech.NOUN
        else:
            continue
        if found:
            yield from _of_word(word, found, kind, vocabulary)


def _is_undone(word: Token) -> bool:
    """Whether a prefix turns a word around: "de-arrested"."""
    return word.i > 1 and word.nbor(-1).text == "-" and word.nbor(-2).lower_ == "de"


def _is_common(word: Token) -> bool:
    """Whether a word is capitalised only because a sentence, or a headline, begins with it: "Vigil called off"."""
    return (
        word.is_sent_start is True
        and not word.ent_type_
        and word.text[1:].islower()
        and word.dep_ in ("nsubj", "nsubjpass", "ROOT")
        and (word.i + 1 >= len(word.doc) or word.nbor().pos_ != "PROPN")
    )


def _is_month(word: Token) -> bool:
    """Whether "march" is the month, in a text without capitals: "march 15", "15 march", "since march"."""
    doc, i = word.doc, word.i
    if (i + 1 < len(doc) and doc[i + 1].like_num) or (i > 0 and doc[i - 1].like_num):
        return True
    return word.dep_ == "pobj" and word.head.lower_ in _BEFORE_MONTHS and word.head.i == i - 1


def _verb(word: Token, verbs: Mapping[str, tuple[Trigger, ...]]) -> tuple[Trigger, ...] | None:
    found = verbs.get(_hyphened(word)) or verbs.get(syntax.lemma(word))
    if found is None and word.lower_.endswith("ed"):
        # The rules of the lemmatiser make "fin" of "fined" and "teargasse" of "teargassed".
        return verbs.get(word.lower_[:-1]) or verbs.get(word.lower_[:-2]) or verbs.get(word.lower_[:-3])
    return found


def _hyphened(word: Token) -> str:
    """Return the lemma with the word before its hyphen: "baton-charged", which the tokeniser cuts into three."""
    if word.i < 2 or word.nbor(-1).text != "-":
        return ""
    return f"{word.nbor(-2).lower_}-{syntax.lemma(word)}"


def _of_word(word: Token, triggers: tuple[Trigger, ...], kind: PartOfSpeech, vocabulary: Vocabulary) -> Iterator[Match]:
    slots = syntax.verb_slots(word) if kind is PartOfSpeech.VERB else syntax.noun_slots(word)
    if kind is PartOfSpeech.VERB and (due := unreal.unmet(word)):
        slots["unmet"] = due
    done = False
    for trigger in triggers:
        if done and not trigger.beside:
            continue
        given = slots
        if kind is PartOfSpeech.NOUN and trigger.support:
            support = syntax.supporters(word, trigger.support)
            given = {**slots, "support": support} if support else slots
        if holds(trigger, given, vocabulary):
            done = done or not trigger.beside
            yield Match(trigger, word, given, *_reach(trigger, word, given))


def holds(trigger: Trigger, slots: syntax.Slots, vocabulary: Vocabulary) -> bool:
    """Whether a trigger's conditions hold of the slots of its word."""
    for slot, words in trigger.with_.items():
        if slot not in slots or not vocabulary.any(slots[slot], words):
            return False
    if trigger.any_of and not any(slot in slots for slot in trigger.any_of):
        return False
    for slot, words in trigger.unless.items():
        if slot in slots and vocabulary.any(slots[slot], words):
            return False
    return all(slot not in slots or vocabulary.fits(slots[slot], words) for slot, words in trigger.fits.items())


def _reach(trigger: Trigger, word: Token, slots: syntax.Slots) -> tuple[int, int]:
    """Return the trigger's words: with "fire" for "opened fire", but not with who opened it."""
    first, last = word, word
    if trigger.pos is PartOfSpeech.VERB:
        for slot, words in trigger.with_.items():
            if slot == "subj":
                continue
            for token in slots[slot]:
                pair = next((c for c in token.lefts if f"{c.lower_} {syntax.lemma(token)}" in words.lemmas), None)
                if pair is not None or syntax.lemma(token) in words.lemmas or token.lower_ in words.lemmas:
                    first = min((each for each in (pair, token, first) if each is not None), key=lambda each: each.i)
                    last = token if token.i > last.i else last
    if last.i - first.i > _LONGEST:
        first = last = word
    return first.i, last.i
