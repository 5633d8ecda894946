"""Whom a word names: by the mention that it stands in, by what it is a part of, and for "we" by who speaks."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from onrecord.model import Entity, EntityKind, Span, Statement
from onrecord.reading.events.lexicon import word_set
from onrecord.reading.mentions import MentionIndex

_I = word_set("i me my myself")
_WE = word_set("we us our ourselves")
_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.GROUP})
#: "A team of officers" are officers, "17 companies of police" are police.
_PARTS = word_set(
    "any none all each both "
    "number group crowd dozen dozens scores hundreds thousands some many several couple handful lot majority total "
    "company companies column columns battalion battalions platoon platoons unit units contingent contingents team "
    "teams party squad squads posse section sections detachment detachments batch batches"
)
_REMAINS = frozenset({"body", "corpse", "remains"})


class Naming:
    """Answers for one document."""

    def __init__(self, mentions: MentionIndex, stated_in: Callable[[Span], Statement | None]) -> None:
        self._mentions = mentions
        self._stated_in = stated_in

    def at(self, token: Token) -> Entity | None:
        """Return the entity that a token names."""
        entity = self._mentions.at(token.idx)
        return entity if entity is not None else self._speaker(token)

    def of(self, head: Token) -> Entity | None:
        """Return the entity that a phrase names by its head, or by the noun behind its "of"."""
        entity = self.at(head)
        behind = whole(head)
        if behind is not head:
            # "Fourteen companies of police" are no business, whatever "companies" alone would be.
            body = self.at(behind)
            if entity is None or (body is not None and not entity.named and body.sector is not entity.sector):
                return body
        if entity is not None:
            return entity
        if head.lower_ in _REMAINS:
            # Whose body it is, is who was found.
            return next((self.at(child) for child in head.lefts if child.dep_ == "poss"), None)
        return None

    def _speaker(self, token: Token) -> Entity | None:
        """Return who says "I"; and who says "we" where they speak for a body or hold an office in one."""
        if token.lower_ not in _I and token.lower_ not in _WE:
            return None
        statement = self._stated_in(Span(token.idx, token.idx + len(token.text)))
        if statement is None or len(statement.speakers) != 1:
            return None
        speaker = statement.speakers[0]
        if token.lower_ in _WE:
            return speaker if speaker.sector is not None or speaker.kind in _BODIES else None
        return speaker if speaker.kind is EntityKind.PERSON else None


def whole(head: Token) -> Token:
    """Return the noun that a part or a quantity is of ("hundreds of *protesters*"), else the head itself."""
    if head.pos_ == "NUM" or head.lower_ in _PARTS:
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ == "of":
                return next((inner for inner in child.rights if inner.dep_ == "pobj"), head)
    return head
