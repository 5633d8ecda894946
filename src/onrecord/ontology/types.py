"""What can happen, as frozen dataclasses: event types, their triggers, word classes and chains."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model import Asserted

#: The roles that an event can have.
ROLES = ("agent", "patient", "instrument", "manner", "about", "addressee", "beneficiary")

#: The grammatical slots of a trigger, voice undone: in "she was held by two officers" the officers are ``subj``.
SLOTS = (
    *("subj", "obj", "iobj", "xcomp", "ccomp", "acomp", "prt", "adv", "neg"),
    *("poss", "comp", "amod", "det", "num", "support", "gov", "under", "blamed", "unmet"),
)

#: In a condition: whatever the word is.
ANY = "*"

#: A slot that starts so names a preposition: ``prep.with``.
PREPOSITION = "prep."


class PartOfSpeech(StrEnum):
    """What a trigger word is."""

    VERB = "verb"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class WordClass:
    """A named set of words that conditions refer to as ``$name``.

    Attributes:
        words: lemmas, in lower case.
        excluded: lemmas that are never in the class, whatever else speaks for them.
        sectors, kinds: an entity of one of these sectors or kinds is in the class.
        labels: so is a word with one of these named-entity labels of spaCy's.
        pronouns: so are personal pronouns, "who" and "someone".
        open: a word about which nothing is known may fill a role that is kept for the class (a name in lower case).
    """

    name: str
    words: frozenset[str]
    excluded: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    pronouns: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """What a slot's head may be: any of ``lemmas``, or any word of one of ``classes``."""

    lemmas: frozenset[str]
    classes: tuple[WordClass, ...] = ()


@dataclass(frozen=True, slots=True)
class Fills:
    """The role that a slot's words fill, and what they must, or must not, be to fill it."""

    role: str
    only: Words | None = None
    never: Words | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """One word that says that an event of a type happens, and under which conditions.

    Attributes:
        lemma: the head word, in lower case.
        with_: slots that must be filled by one of these words ("opened" with ``obj`` "fire").
        fits: slots that, where they are filled, must not be filled by a word known to be none of these.
        unless: slots that must not be filled by these words.
        any_of: where given, at least one of these slots must be filled.
        slots: which slot fills which role.
        support: light verbs whose subject is the slot ``support`` of a noun ("make" in "made an arrest").
        cause: event types whose agent is taken over when they stand in a slot "in", "by", "when" of this one.
        confidence: of a reading by this trigger, between 0 and 1.
        beside: read beside another event of the same word, instead of it ("no arrests": also a failure to act).
        authority: whether only the police do what it says, as its type may do as a whole.
    """

    type: str
    pos: PartOfSpeech
    lemma: str
    slots: Mapping[str, tuple[Fills, ...]]
    with_: Mapping[str, Words]
    fits: Mapping[str, Words]
    unless: Mapping[str, Words]
    any_of: tuple[str, ...] = ()
    support: frozenset[str] = frozenset()
    cause: frozenset[str] = frozenset()
    confidence: float = 0.9
    beside: bool = False
    authority: bool = False


@dataclass(frozen=True, slots=True)
class EventType:
    """One thing that can happen.

    Attributes:
        roles: role name to what its filler does.
        codes: scheme ("plover", "acled", "cameo") to its code.
        content: how the events in its ``about`` role are held: "asked" for a call, "possible" for a charge.
        broad: whether its words tell of different acts, so that only the same word tells of the same event again.
        authority: whether it can only be the police who do it, so that where nobody is named, they did it.
        reference: whether a definite noun ("the vigil") is another telling of the one such event of a report.
    """

    name: str
    definition: str
    roles: Mapping[str, str]
    codes: Mapping[str, str]
    triggers: tuple[Trigger, ...]
    content: Asserted | None = None
    reference: bool = False
    authority: bool = False
    broad: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """Event types that follow each other in one matter, first to last."""

    name: str
    definition: str
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ontology:
    """All event types with an index of their trigger words, most specific trigger first."""

    types: Mapping[str, EventType]
    chains: tuple[Chain, ...]
    classes: Mapping[str, WordClass]
    verbs: Mapping[str, tuple[Trigger, ...]]
    nouns: Mapping[str, tuple[Trigger, ...]]
