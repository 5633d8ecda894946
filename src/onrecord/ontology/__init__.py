"""What can happen, be asked for and come of it: event types in YAML, and their loader."""

from onrecord.ontology.loader import default, load
from onrecord.ontology.manners import Axis, Manners, Pole, manners
from onrecord.ontology.types import (
    ANY,
    PREPOSITION,
    ROLES,
    SLOTS,
    Chain,
    EventType,
    Fills,
    Ontology,
    PartOfSpeech,
    Trigger,
    WordClass,
    Words,
)

__all__ = [
    "ANY",
    "PREPOSITION",
    "ROLES",
    "SLOTS",
    "Axis",
    "Chain",
    "EventType",
    "Fills",
    "Manners",
    "Ontology",
    "PartOfSpeech",
    "Pole",
    "Trigger",
    "WordClass",
    "Words",
    "default",
    "load",
    "manners",
]
