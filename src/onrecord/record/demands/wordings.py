"""What the verb of an ask or an answer shows: that it is retold, announced, or demanded of whoever is to do it."""

from __future__ import annotations

from onrecord.model import Reading, Span
from onrecord.record.demands.things import word_set
from onrecord.record.words import words_of

_DEMANDED = word_set("demand demanded demands demanding")


def is_that_it_be(reading: Reading, trigger: Span, what: Span) -> bool:
    """Whether it is demanded that something be done: "demanded that she be returned to duty"."""
    return bool(_DEMANDED & set(words_of(reading.words(trigger)))) and "be" in words_of(reading.words(what))[1:6]


def is_announced(reading: Reading, trigger: Span) -> bool:
    """Whether an inquiry is ordered by being announced: "would be set up", "is to be held"."""
    words = words_of(reading.words(trigger))
    return words[:2] in (["will", "be"], ["would", "be"]) or words[:3] in (["is", "to", "be"], ["are", "to", "be"])


def is_retold(reading: Reading, trigger: Span) -> bool:
    """Whether words tell from before: "had called for", but not "had to resign"."""
    words = words_of(reading.words(trigger))
    return words[:1] == ["had"] and words[1:2] not in (["to"], ["no"])
