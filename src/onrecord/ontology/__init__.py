"""What can happen, be asked for and come of it: event types in YAML, and their loader."""

from onrecord.ontology.loader import default, load
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
    "Chain",
    "EventType",
    "Fills",
    "Ontology",
    "PartOfSpeech",
    "Trigger",
    "WordClass",
    "Words",
    "default",
    "load",
]
