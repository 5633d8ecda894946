"""Every statement of somebody across the reports of a case; the same words in reprints are one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from onrecord.export.case.lookup import Lookup
from onrecord.model import Statement

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in one report."""

    source: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement with every report that has it in the same words; the first told comes first."""

    told: tuple[Said, ...]

    @property
    def first(self) -> Said:
        """Where it was told first."""
        return self.told[0]


def sayings(look: Lookup, speakers: Collection[str] | None = None) -> list[Saying]:
    """Return statements by the dates of their reports.

    Args:
        look: the case.
        speakers: the ids of those whose statements are wanted; ``None`` for all, those of unknown speakers too.
    """
    wanted = None if speakers is None else [look.entities[id] for id in speakers]
    sources = look.sources if wanted is None else {source for entity in wanted for source in entity.told_in}
    found: dict[tuple[object, ...], list[Said]] = defaultdict(list)
    for source in look.by_date(sources):
        for statement in look.reading(source).statements:
            whose = {known.id for speaker in statement.speakers if (known := look.entity_of(source, speaker))}
            if speakers is None or not whose.isdisjoint(speakers):
                found[_key(look, source, statement, whose)].append(Said(source, statement))
    return [Saying(tuple(told)) for told in found.values()]


def _key(look: Lookup, source: str, statement: Statement, whose: set[str]) -> tuple[object, ...]:
    document = look.document(source)
    words = [word.casefold() for span in statement.content for word in _WORD.findall(document.words(span))]
    # Two anonymous sources are not known to be one.
    return (tuple(sorted(whose)) or look.origin(source), statement.form, *words)
