"""One telling of an event, before the tellings of the same event are brought together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.model import Asserted, Count, Entity, RoleFiller, Sector, Span, Statement, Time
from onrecord.ontology import EventType, Ontology, Trigger, Words
from onrecord.reading.events import modality, syntax
from onrecord.reading.events.context import Context
from onrecord.reading.events.lexicon import word_set
from onrecord.reading.events.match import Match
from onrecord.reading.events.roles import Filled, Filler, phrase
from onrecord.reading.events.words import Vocabulary

_CAUSAL = word_set("in by during to from after under of due")
_CAUSAL_MARKS = word_set("when as after while")
_IMPLIED = 0.6
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(slots=True)
class Telling:
    """An event as one place of the text tells it."""

    type: EventType
    word: Token
    trigger: Span
    asserted: Asserted
    roles: tuple[RoleFiller, ...]
    counts: tuple[Count, ...]
    time: Time | None
    place: Entity | None
    stated_in: Statement | None
    confidence: float
    definite: bool
    abouts: frozenset[str]
    heads: tuple[Token, ...]


def tellings(
    ontology: Ontology, found: Iterable[Match], filler: Filler, vocabulary: Vocabulary, context: Context
) -> list[Telling]:
    """Return the tellings of all matches, in text order."""
    filled = [(match, filler.fill(match.trigger, match.slots)) for match in found]
    held = _held(ontology, filled)
    told: list[Telling] = []
    for match, fillers in filled:
        kind = ontology.types[match.trigger.type]
        told.append(
            Telling(
                kind,
                match.word,
                match.span,
                modality.asserted(match.word, lambda token: held.get(token.i), negated=_says_no(match.trigger)),
                fillers.roles,
                fillers.counts,
                context.time(match.word),
                context.place(match.word),
                context.stated_in(match.span),
                match.trigger.confidence,
                _is_definite(match.word),
                frozenset(
                    syntax.lemma(h) for r, h in zip(fillers.roles, fillers.heads, strict=True) if r.role == "about"
                ),
                fillers.heads,
            )
        )
    _take_over_agents(told, filled, filler, vocabulary, ontology)
    return told


def _says_no(trigger: Trigger) -> bool:
    """Whether a negation is part of the trigger: "did not intervene", "took no action", "did nothing"."""
    return "neg" in trigger.with_ or any(
        lemma == "nothing" or lemma.startswith("no ") for words in trigger.with_.values() for lemma in words.lemmas
    )


def _held(ontology: Ontology, filled: Iterable[tuple[Match, Filled]]) -> Mapping[int, Asserted]:
    """Return how each token that fills an ``about`` role is held by the event whose role it is."""
    held: dict[int, Asserted] = {}
    for match, fillers in filled:
        content = ontology.types[match.trigger.type].content
        if content is None or content is Asserted.ASSERTED:
            continue
        for role, head in zip(fillers.roles, fillers.heads, strict=True):
            if role.role == "about":
                held[head.i] = content
    return held


def _is_definite(word: Token) -> bool:
    if syntax.is_verb(word):
        return False
    return any(child.dep_ == "det" and child.lower_ in _DEFINITE for child in word.lefts)


def _take_over_agents(
    told: list[Telling], filled: list[tuple[Match, Filled]], filler: Filler, vocabulary: Vocabulary, ontology: Ontology
) -> None:
    """Fill missing agents from the event that caused this one: "killed in police firing"."""
    by_word = {telling.word.i: telling for telling in told}
    police = Words(frozenset(), (ontology.classes["authority"],))
    for telling, (match, fillers) in zip(told, filled, strict=True):
        if any(role.role == "agent" for role in telling.roles):
            continue
        for role, head in zip(fillers.roles, fillers.heads, strict=True):
            if role.role == "instrument":
                # "killed by police bullets": the bullets' owner is who killed.
                owners = [
                    c for c in head.lefts if c.dep_ in ("compound", "poss", "nmod") and vocabulary.is_one(c, police)
                ]
                telling.roles += tuple(RoleFiller("agent", phrase(o), filler.entity(o)) for o in owners[:1])
                fired = by_word.get(head.head.i)
                if not owners and fired is not None and fired.type.name in match.trigger.cause:
                    # "fired twelve rounds, killing two"
                    telling.roles += tuple(each for each in fired.roles if each.role == "agent")
        if telling.type.authority and not any(role.role == "agent" for role in telling.roles):
            telling.roles += _speaking_authority(telling)
        if not match.trigger.cause or any(role.role == "agent" for role in telling.roles):
            continue
        for word in _causes(match.word):
            cause = by_word.get(word.i)
            if cause is None or cause.type.name not in match.trigger.cause or cause.asserted is not Asserted.ASSERTED:
                continue
            agents = tuple(role for role in cause.roles if role.role == "agent")
            if agents:
                telling.roles += agents
                telling.confidence = min(telling.confidence, cause.confidence)
                break


def _next_participle(noun: Token) -> Iterable[Token]:
    """Yield the "firing" of "police firing", where the parser has police who fire."""
    if noun.i + 1 < len(noun.doc) and noun.nbor().tag_ == "VBG":
        yield noun.nbor()


def _speaking_authority(telling: Telling) -> tuple[RoleFiller, ...]:
    """Return the police who say that people were arrested: by its definition, the act is theirs."""
    statement = telling.stated_in
    if statement is None or len(statement.speakers) != 1 or not statement.source:
        return ()
    speaker = statement.speakers[0]
    if speaker.sector is not Sector.POLICE:
        return ()
    telling.confidence = min(telling.confidence, _IMPLIED)
    return (RoleFiller("agent", statement.source[0], speaker),)


def _causes(verb: Token) -> Iterable[Token]:
    for child in verb.children:
        if child.dep_ == "nsubj":
            # "the firing left two dead"
            yield child
            yield from _next_participle(child)
        if child.dep_ in ("prep", "agent") and child.lower_ in _CAUSAL:
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield from syntax.conjuncts(inner)
                    # "in police firing", where the parser has the police firing
                    yield from _next_participle(inner)
                elif inner.dep_ == "prep":
                    yield from (deeper for deeper in inner.children if deeper.dep_ == "pobj")
        elif child.dep_ == "advcl" and any(c.lower_ in _CAUSAL_MARKS for c in child.lefts):
            yield child
            yield from (c for c in child.rights if c.dep_ == "xcomp")
        elif child.dep_ == "conj" and syntax.is_verb(child):
            # "two were killed and five injured when police opened fire"
            yield from (c for c in child.rights if c.dep_ == "advcl" and any(m.lower_ == "when" for m in c.lefts))
