"""One telling of an event, before the tellings of the same event are brought together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from onrecord.model import Asserted, Count, Entity, RoleFiller, Sector, Span, Statement, Time
from onrecord.ontology import EventType, Ontology, PartOfSpeech, Trigger, Words
from onrecord.reading.events import counts, lexicon, modality, pronouns, syntax, unreal
from onrecord.reading.events.causes import causes
from onrecord.reading.events.context import Context
from onrecord.reading.events.lexicon import word_set
from onrecord.reading.events.match import Match
from onrecord.reading.events.roles import Filled, Filler, is_of_a_record, phrase
from onrecord.reading.events.staged import Staged
from onrecord.reading.events.words import Vocabulary

_IMPLIED = 0.6
_AGAIN = word_set("again anew")
_ANOTHER = word_set("second third fourth fresh another further repeat repeated")
_BLOWS = word_set("shoot fire stab knife hit strike kick punch taser tase")
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
    #: Whether the words say that it is another event than the one told before: "arrested again".
    is_another: bool
    #: Whether only the police do what the words say, and nothing tells against them.
    authority: bool
    #: How it went: words of manner, which are of this telling alone.
    manners: tuple[RoleFiller, ...] = ()


def tellings(
    ontology: Ontology,
    found: Iterable[Match],
    filler: Filler,
    vocabulary: Vocabulary,
    context: Context,
    staged: Staged,
) -> list[Telling]:
    """Return the tellings of all matches, in text order."""
    filled = [(match, filler.fill(match.trigger, match.slots)) for match in found]
    held = _held(ontology, filled)
    told: list[Telling] = []
    for match, fillers in filled:
        kind = ontology.types[match.trigger.type]
        time = context.time(match.word, match.trigger.support)
        stated_in = context.stated_in(match.span)
        asserted = modality.asserted(match.word, lambda token: held.get(token.i), negated=_says_no(match.trigger))
        if "unmet" in match.trigger.with_:
            # "Should have acted": that they did not is what the words say.
            asserted = Asserted.POSSIBLE if unreal.is_in_question(match.word) else Asserted.ASSERTED
        elif asserted is Asserted.ASSERTED:
            asserted = _doubted(match, fillers, vocabulary, staged)
        if asserted is Asserted.ASSERTED and context.is_ahead(time) and modality.is_open_to_the_future(match.word):
            asserted = Asserted.PLANNED
        elif asserted is Asserted.ASSERTED and context.is_ahead(time):
            # "has banned the march on 12 July": what has happened has not done so on a day to come
            time = None
        told.append(
            Telling(
                kind,
                match.word,
                match.span,
                asserted,
                pronouns.without_doubtful(fillers.roles, fillers.heads, stated_in, filler.entity),
                (*_of_all(match, fillers), *_often(match, kind)),
                time,
                context.place(match.word),
                stated_in,
                match.trigger.confidence,
                _is_definite(match.word),
                frozenset(
                    syntax.lemma(h) for r, h in zip(fillers.roles, fillers.heads, strict=True) if r.role == "about"
                ),
                fillers.heads,
                _is_another(match.word),
                # Who counts arrests need not have made them: "a gang member with 45 previous arrests".
                match.trigger.authority and "num" not in match.slots and not is_of_a_record(match.word),
            )
        )
    _take_over_agents(told, filled, filler, vocabulary, ontology, context)
    for telling in told:
        telling.roles = _without_doing_it_to_oneself(telling)
    return told


def _doubted(match: Match, fillers: Filled, vocabulary: Vocabulary, staged: Staged) -> Asserted:
    """Return how an event is held that neither its own words nor those above it take for anything but a fact."""
    if _is_denied_within(match, vocabulary):
        return Asserted.DENIED
    passive = syntax.is_verb(match.word) and syntax.is_passive(match.word)
    acts = not passive and any(role.role == "agent" for role in fillers.roles)
    return Asserted.POSSIBLE if staged.holds(match.word, has_agent=acts) else Asserted.ASSERTED


def _of_all(match: Match, fillers: Filled) -> Iterable[Count]:
    """Return counts; one of those of whom only a relative clause tells it may be of some: "42 who were arrested"."""
    for count in fillers.counts:
        head = next((h for h in fillers.heads if phrase(h).contains(count.span)), None)
        some = head is not None and match.word.head == head and _narrows(match.word, head)
        yield replace(count, max=None) if some and count.min is not None else count


def _narrows(clause: Token, noun: Token) -> bool:
    """Whether a clause only says which people more is told of: "the six held in May were freed"."""
    if clause.dep_ == "relcl":
        return noun.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "attr")
    return (
        clause.dep_ == "acl" and noun.pos_ == "NOUN" and noun.dep_ in ("nsubj", "nsubjpass") and noun.head.i > clause.i
    )


def _often(match: Match, kind: EventType) -> Iterable[Count]:
    """Return how many shots or blows there were: "shot twice", "stabbed five times"."""
    if syntax.lemma(match.word) not in _BLOWS or "instrument" not in kind.roles:
        return ()
    often = counts.times(match.word, "instrument")
    return (often,) if often is not None else ()


def _is_another(word: Token) -> bool:
    """Whether an event is told as one more of its kind: "arrested again", "re-arrested", "a second arrest"."""
    if word.i > 1 and word.nbor(-1).text == "-" and word.nbor(-2).lower_ == "re":
        return True
    return word.lower_.startswith(("re-", "rearrest")) or any(
        (child.dep_ == "advmod" and child.lower_ in _AGAIN)
        or (child.dep_ in ("amod", "det") and child.lower_ in _ANOTHER and not _is_definite(word))
        for child in word.children
    )


def _without_doing_it_to_oneself(telling: Telling) -> tuple[RoleFiller, ...]:
    """Return the roles without an entity that acts on itself, unless the words say so ("shot himself").

    One of the two was read wrong. A pronoun is the likelier one; else nobody is named as the agent.
    """
    patients = {r.entity.id for r in telling.roles if r.role == "patient" and r.entity is not None}
    if not patients or "clash" in telling.type.name:
        return telling.roles
    if any(head.lower_.endswith(("self", "selves")) for head in telling.heads):
        return telling.roles
    twice = {r.entity.id for r in telling.roles if r.role == "agent" and r.entity is not None} & patients
    if not twice:
        return telling.roles
    pronouns = {
        role.span: role.role
        for role, head in zip(telling.roles, telling.heads, strict=False)
        if head.pos_ == "PRON" and role.entity is not None and role.entity.id in twice
    }
    unsure = {span for span, role in pronouns.items() if role == "patient"} or set(pronouns)
    if unsure:
        return tuple(replace(r, entity=None) if r.span in unsure else r for r in telling.roles)
    return tuple(r for r in telling.roles if r.role != "agent" or r.entity is None or r.entity.id not in twice)


def _says_no(trigger: Trigger) -> bool:
    """Whether a negation is part of the trigger: "did not intervene", "took no action", "did nothing"."""
    if "det" in trigger.with_ and "no" in trigger.with_["det"].lemmas:
        return True
    return "neg" in trigger.with_ or any(
        (lemma == "nothing" and "anything" not in words.lemmas) or lemma.startswith("no ")
        for words in trigger.with_.values()
        for lemma in words.lemmas
    )


def _is_denied_within(match: Match, vocabulary: Vocabulary) -> bool:
    """Whether a word that the trigger asks for is negated: "resorted to no force"."""
    if match.trigger.pos is not PartOfSpeech.VERB or _says_no(match.trigger):
        return False
    for slot, words in match.trigger.with_.items():
        asked = [token for token in match.slots[slot] if vocabulary.is_one(token, words) and not syntax.is_verb(token)]
        if asked and all(unreal.has_no(token) for token in asked):
            return True
    return False


def _held(ontology: Ontology, filled: Iterable[tuple[Match, Filled]]) -> Mapping[int, Asserted]:
    """Return how each token that fills an ``about`` role is held by the event whose role it is."""
    held: dict[int, Asserted] = {}
    for match, fillers in filled:
        content = ontology.types[match.trigger.type].content
        if content is None or content is Asserted.ASSERTED:
            continue
        unsure = content is Asserted.DENIED and any(child.dep_ == "neg" for child in match.word.children)
        for role, head in zip(fillers.roles, fillers.heads, strict=True):
            if role.role == "about":
                # "acquitted of the murder": there may well have been one.
                known = content is Asserted.DENIED and head.dep_ == "pobj" and _is_definite(head)
                held[head.i] = Asserted.POSSIBLE if unsure or known else content
    return held


def _is_definite(word: Token) -> bool:
    if syntax.is_verb(word):
        return False
    return any(child.dep_ == "det" and child.lower_ in _DEFINITE for child in word.lefts)


def _take_over_agents(
    told: list[Telling],
    filled: list[tuple[Match, Filled]],
    filler: Filler,
    vocabulary: Vocabulary,
    ontology: Ontology,
    context: Context,
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
                owners = owners or syntax.drivers(head)
                telling.roles += tuple(RoleFiller("agent", phrase(o), filler.entity(o)) for o in owners[:1])
                fired = by_word.get(head.head.i)
                if not owners and fired is not None and fired.type.name in match.trigger.cause:
                    # "fired twelve rounds, killing two"
                    telling.roles += tuple(each for each in fired.roles if each.role == "agent")
        if telling.authority and not any(role.role == "agent" for role in telling.roles):
            telling.roles += _speaking_authority(telling, context)
        if not match.trigger.cause or any(role.role == "agent" for role in telling.roles):
            continue
        for word in causes(match.word):
            cause = by_word.get(word.i)
            if cause is None or cause.type.name not in match.trigger.cause or cause.asserted is not Asserted.ASSERTED:
                continue
            agents = tuple(role for role in cause.roles if role.role == "agent")
            if agents:
                telling.roles += agents
                telling.confidence = min(telling.confidence, cause.confidence)
                break


def _speaking_authority(telling: Telling, context: Context) -> tuple[RoleFiller, ...]:
    """Return the police who say that people were arrested: by its definition, the act is theirs.

    Not where it happened in another place than theirs, and not where nobody says that it happened.
    """
    statement = telling.stated_in
    if statement is None or len(statement.speakers) != 1 or not statement.source:
        return ()
    verbs = syntax.governors(telling.word)
    if not syntax.is_verb(telling.word) and any(syntax.lemma(verb) in lexicon.REACTING - {"confirm"} for verb in verbs):
        # "did not apologise for the arrest of…": who says so need not have made it
        return ()
    speaker = statement.speakers[0]
    if speaker.sector is not Sector.POLICE or telling.asserted is Asserted.POSSIBLE:
        return ()
    if telling.place is not None and context.names_another_place(statement.source[0], telling.place):
        return ()
    telling.confidence = min(telling.confidence, _IMPLIED)
    return (RoleFiller("agent", statement.source[0], speaker),)
