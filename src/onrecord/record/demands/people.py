"""Whom the events of a Reading name, as rows keep them."""

from __future__ import annotations

from onrecord.model import EntityKind, Event, Reading, RoleFiller
from onrecord.record.demands.rows import Who
from onrecord.record.demands.things import word_set
from onrecord.record.words import words_of

_PRONOUNS = word_set("he she they i we it who him her them his their its my our me us")


def who(reading: Reading, filler: RoleFiller) -> Who:
    """Return somebody as a Reading names them; by their first name or description where a pronoun stands."""
    entity, span = filler.entity, filler.span
    text = reading.words(span)
    if entity is None:
        return Who("", text, span, "", False, "", "", ())
    if _is_pronoun(text):
        span = next((m for m in entity.mentions if not _is_pronoun(reading.words(m))), span)
    elif len(span) > len(entity.name):
        # Of "the minister, Ann Orr" the name.
        span = next((m for m in entity.mentions if span.contains(m) and reading.words(m) == entity.name), span)
    labels = tuple(dict.fromkeys(" ".join(words_of(role.text)) for role in entity.roles))
    sector = entity.sector.value if entity.sector else ""
    return Who(entity.id, reading.words(span), span, entity.name, entity.named, entity.kind.value, sector, labels)


def all_who(reading: Reading, event: Event, role: str) -> tuple[Who, ...]:
    """Return everybody who plays a role in an event, those that are known before mere words."""
    fillers = [filler for filler in event.roles if filler.role == role]
    return tuple(who(reading, filler) for filler in [f for f in fillers if f.entity is not None] or fillers)


def is_office(one: Who) -> bool:
    """Whether somebody can be held to account for doing what is asked: a body, or a person with an office."""
    return bool(one.sector) or one.kind == EntityKind.ORGANISATION.value or bool(one.labels)


def _is_pronoun(words: str) -> bool:
    return words.lower() in _PRONOUNS
