"""The nouns, as frozen dataclasses. No I/O."""

from onrecord.model.document import Block, BlockKind, Document, Issue, Report
from onrecord.model.reading import (
    Asserted,
    Count,
    Entity,
    EntityKind,
    Event,
    Form,
    Media,
    Place,
    Reading,
    Role,
    RoleFiller,
    Sector,
    Statement,
    Time,
)
from onrecord.model.span import Span, hull

__all__ = [
    "Asserted",
    "Block",
    "BlockKind",
    "Count",
    "Document",
    "Entity",
    "EntityKind",
    "Event",
    "Form",
    "Issue",
    "Media",
    "Place",
    "Reading",
    "Report",
    "Role",
    "RoleFiller",
    "Sector",
    "Span",
    "Statement",
    "Time",
    "hull",
]
