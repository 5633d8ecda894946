"""Whose words they are: the report's own, or those of whoever it says said so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model import Asserted, Entity, EntityKind, Event, Reading, Span, Statement
from onrecord.model.claims import Stance
from onrecord.record.claims.lexicon import plain

#: Cues that tell what somebody did with words (charge, refuse, order, ask) and not that they said that it happened.
_DEEDS = re.compile(
    r"\b(?:charg|accus|refus|declin|order|ask|demand|call|campaign|lodg|dropp?|brought|brings?|complain|appl|apolog|thank"
    r"|welcom|defend|reject|offer|urg|propos|oppos|backing|criticis|criticiz|casts?|raises?|heard|rul|appeal"
    r"|not answer)\w*\b",
    re.IGNORECASE,
)
#: A cue in the passive has the hearer or the accused before it, and not the speaker.
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be)\s+(?:\w+ly\s+)?\w+ed\b|\b(?:was|were|been)\s+told\b", re.I)
_SAID = re.compile(r"\b(?:says?|said|saying|told|tells?|added|wrote|writes?|insist\w*|stat(?:es?|ed))\b", re.I)
_EARLIER = re.compile(r"\b(?:earlier|previous|original) version\b", re.IGNORECASE)

#: How far behind the comma a name may stand, in characters.
_APPOSED = 40

_STANCES = {
    Asserted.ASSERTED: Stance.ASSERTED,
    Asserted.DENIED: Stance.DENIED,
    Asserted.POSSIBLE: Stance.ALLEGED,
}


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something in a report.

    Attributes:
        name: as a reader knows them; empty where the report says it itself.
        entity: the id in the Reading of the speaker, where there is one.
        statement: the id in the Reading of the statement.
        of_earlier: whether it is an earlier version of the report, as a correction gives it.
    """

    name: str = ""
    entity: str | None = None
    statement: str | None = None
    of_earlier: bool = False


def stance_of(event: Event) -> Stance | None:
    """Return how an event is held; ``None`` for what is planned or asked for, which is no account of a happening."""
    return _STANCES.get(event.asserted)


def voice_of(reading: Reading, event: Event) -> Voice:
    """Return who tells an event."""
    return _of_statement(reading, event.stated_in)


def voice_at(reading: Reading, span: Span) -> Voice:
    """Return who says the words of a span: the speakers of the innermost statement whose content they stand in."""
    around = [
        one for one in reading.statements if any(c.start <= span.start and span.end <= c.end for c in one.content)
    ]
    inner = min(around, key=lambda one: (sum(c.end - c.start for c in one.content), one.id), default=None)
    return _of_statement(reading, inner)


def _of_statement(reading: Reading, statement: Statement | None) -> Voice:
    while statement is not None and not _tells(reading, statement):
        statement = statement.within
    if statement is None:
        return Voice()
    name, entity = _speaker(reading, statement)
    outer = _of_statement(reading, statement.within)
    if outer.name and outer.name != name:
        name = f"{name}, according to {outer.name}"
    source = " ".join(reading.words(span) for span in statement.source)
    return Voice(name, entity, statement.id, _EARLIER.search(source) is not None)


def _tells(reading: Reading, statement: Statement) -> bool:
    """Whether a statement says what happened: neither a deed done with words nor a passive without a speaker."""
    cue = " ".join(reading.words(span) for span in statement.cue)
    if _SAID.search(cue):
        return True
    return bool(statement.source) and not _DEEDS.search(cue) and not _PASSIVE.search(cue)


def _speaker(reading: Reading, statement: Statement) -> tuple[str, str | None]:
    """Return the name of who speaks, and their entity: a name in the source's words before a description."""
    speakers = [entity for entity in statement.speakers if entity.named]
    apposed = [who for span in statement.source if (who := apposed_to(reading, span)) is not None]
    if speakers or apposed:
        named = speakers or apposed
        return " and ".join(entity.name for entity in named), named[0].id
    known = statement.speakers[0] if statement.speakers else None
    words = reading.words(statement.source[0]).split(",")[0].strip(" “”\"'") if statement.source else ""
    if words.lower() in plain().pronouns:
        words = known.name if known is not None and known.name.lower() not in plain().pronouns else ""
    return re.sub(r"^[Tt]he\s+", "", words) or "somebody not named", known.id if known else None


def apposed_to(reading: Reading, span: Span) -> Entity | None:
    """Return the person whom words name beside a description: "One of them, cheesemonger Nan Ivers, 47"."""
    text = reading.document.text
    comma = text.find(",", span.start, span.end + 2)
    if comma < 0 or not text[span.start : comma].lower().startswith(("one of", "another of", "among them")):
        return None
    named = [
        (mention.start, entity)
        for entity in reading.entities
        if entity.named and entity.kind is EntityKind.PERSON
        for mention in entity.mentions
        if comma < mention.start <= comma + _APPOSED and "," not in text[comma + 1 : mention.start]
    ]
    return min(named, key=lambda each: each[0])[1] if named else None
