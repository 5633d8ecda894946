"""Where the clause that a pronoun hangs on speaks against whom it was read as, it is left open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from spacy.tokens import Token

from onrecord.model import Entity, RoleFiller, Statement
from onrecord.reading.events import syntax
from onrecord.reading.events.context import clause_of
from onrecord.reading.events.lexicon import word_set

#: Tells the entity that a token names, if any.
Named: TypeAlias = Callable[[Token], Entity | None]

_SINGULAR = word_set("he she")
_PERSONS = frozenset({"NN", "NNP"})


def without_doubtful(
    roles: tuple[RoleFiller, ...], heads: tuple[Token, ...], stated_in: Statement | None, named: Named
) -> tuple[RoleFiller, ...]:
    """Return the roles; a "he" or "she" that is likelier somebody else than its entity keeps only its words."""
    speakers = stated_in.speakers if stated_in is not None else ()
    return tuple(
        replace(role, entity=None)
        if role.entity is not None and head.lower_ in _SINGULAR and _is_doubtful(head, role.entity, speakers, named)
        else role
        for role, head in zip(roles, heads, strict=True)
    )


def _is_doubtful(pronoun: Token, entity: Entity, speakers: tuple[Entity, ...], named: Named) -> bool:
    """Whether the clause above has another subject, and the entity only says it or helps in it.

    "Foy said the man drew a pistol when he was shot" (Foy?), "driven by his father to a hospital, where he died".
    """
    clause = pronoun.head
    if pronoun.dep_ not in ("nsubj", "nsubjpass") or clause.dep_ not in ("advcl", "relcl"):
        return False
    above = clause_of(clause.head)
    subjects = [each for each in syntax.surface_subjects(above) if each.tag_ in _PERSONS]
    if len(subjects) != 1 or named(subjects[0]) is entity:
        return False
    if entity in speakers:
        return True
    helpers = [inner for child in above.rights if child.dep_ == "agent" for inner in child.rights]
    return any(named(helper) is entity for helper in helpers)
