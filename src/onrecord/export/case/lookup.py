"""Finding one's way in a case's record: what an id names, which words a cell points at, how many say so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from onrecord.errors import counted
from onrecord.model import Document, Entity, Reading, Span
from onrecord.model.case import CaseSource, Record
from onrecord.model.demands import Demand
from onrecord.model.record import CaseEntity, Incident, Origin, Words

_WORD = re.compile(r"\w+")
_EVENT, _STATEMENT = re.compile(r"v\d+"), re.compile(r"s\d+")
_NUMBER = re.compile(r"\d+")
#: What stands before a full stop that ends no sentence: initials ("K. Bray", "U.S."), titles, ranks.
_SHORT = (
    "[A-Z]", "Mr", "Mrs", "Ms", "Dr", "St", "Fr", "Sr", "Jr", "Rev", "Hon", "Prof", "Sgt", "Insp", "Supt", "Lt", "Capt",
    "Col", "Gen", "Gov", "Sen", "Rep", "Adv", "Smt", "vs",
)  # fmt: skip
_SENTENCE_END = re.compile("".join(rf"(?<!\b{word})" for word in _SHORT) + r"[.!?…][”’\"')\]]*(?=\s)|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Tally:
    """In how many reports something is told, and from how many origins these come."""

    reports: int
    origins: int

    def __str__(self) -> str:
        return f"{counted(self.reports, 'report')}, {counted(self.origins, 'origin')}"


@dataclass(frozen=True, slots=True)
class Near:
    """Words with what stands before and after them in their sentence."""

    before: str
    words: str
    after: str


def natural(id: str) -> tuple[str, tuple[int, ...]]:
    """Return what ids are sorted by, so that r2 comes before r10."""
    return _NUMBER.sub("", id), tuple(map(int, _NUMBER.findall(id)))


def event_of(source: str, id: str | None) -> str | None:
    """Return the id of an event of a Reading over all reports (``"r3/v2"``); ``None`` for what is no event."""
    return f"{source}/{id}" if id and _EVENT.fullmatch(id) else None


def statement_of(source: str, id: str | None) -> str | None:
    """Return the id of a statement of a Reading over all reports (``"r3/s2"``); ``None`` for what is no statement."""
    return f"{source}/{id}" if id and _STATEMENT.fullmatch(id) else None


class Lookup:
    """The record of a case, by ids."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.sources: dict[str, CaseSource] = {source.id: source for source in record.sources}
        self.entities: dict[str, CaseEntity] = {entity.id: entity for entity in record.entities}
        self.incidents: dict[str, Incident] = {incident.id: incident for incident in record.incidents}
        self._order = {source.id: place for place, source in enumerate(sorted(record.sources, key=_when))}

    @cached_property
    def demands(self) -> dict[str, Demand]:
        """Return the demands; found when they are asked for."""
        return {demand.id: demand for demand in self.record.demands}

    def reading(self, source: str) -> Reading:
        """Return a report's Reading."""
        return self.record.readings[source]

    def document(self, source: str) -> Document:
        """Return a report's Document."""
        return self.reading(source).document

    def nested(self) -> list[tuple[Incident, int]]:
        """Return the incidents, each followed by its parts and theirs, with how many each is a part of."""
        parts: dict[str | None, list[Incident]] = {}
        for incident in self.record.incidents:
            whole = incident.part_of if incident.part_of in self.incidents else None
            parts.setdefault(whole, []).append(incident)
        found: list[tuple[Incident, int]] = []
        left = [(one, 0) for one in reversed(parts.get(None, []))]
        while left:
            incident, depth = left.pop()
            found.append((incident, depth))
            left += [(one, depth + 1) for one in reversed(parts.get(incident.id, []))]
        return found

    def headline(self, incident: Incident) -> CaseSource | None:
        """Return the first report that is mainly about an incident and has a title: it says best what it is."""
        titled = (self.sources[id] for id in self.by_date(incident.main_of) if self.sources[id].title)
        return next(titled, None)

    def text(self, words: Words) -> str:
        """Return exact words of a source."""
        return self.document(words.source).words(words.span)

    def near(self, words: Words, reach: int = 110) -> Near:
        """Return words with their sentence around them, no more than ``reach`` characters on each side."""
        document = self.document(words.source)
        start, end = _sentence(document, words.span)
        text = document.text
        before, after = text[start : words.span.start], text[words.span.end : end]
        if len(before) > reach:
            before = "… " + before[-reach:].partition(" ")[2]
        if len(after) > reach:
            after = after[:reach].rpartition(" ")[0] + " …"
        return Near(_flat(before).lstrip(), _flat(text[words.span.start : words.span.end]), _flat(after).rstrip())

    def sentence(self, words: Words) -> Words:
        """Return the sentence that some words stand in."""
        return Words(words.source, Span(*_sentence(self.document(words.source), words.span)))

    def plain(self, words: Words) -> tuple[str, ...]:
        """Return words without their marks and in small letters, to see whether two sources have the same."""
        return tuple(_WORD.findall(self.text(words).casefold()))

    def by_date(self, sources: Iterable[str]) -> list[str]:
        """Return sources once each, in the order of their dates; those without one come last."""
        return sorted(set(sources), key=lambda id: (self._order.get(id, len(self._order)), natural(id)))

    def origin(self, source: str) -> Origin | None:
        """Return who a report's words come from first hand."""
        found = self.sources.get(source)
        return found.origin if found else None

    def origins(self, sources: Iterable[str]) -> list[str]:
        """Return the ids of the origins of some reports, once each, sorted; one that is unknown is its report's own."""
        return sorted({origin.id if (origin := self.origin(id)) else f"unknown:{id}" for id in sources})

    def tally(self, sources: Iterable[str]) -> Tally:
        """Count reports and their origins."""
        found = set(sources)
        return Tally(len(found), len(self.origins(found)))

    def entity_of(self, source: str, entity: Entity | str) -> CaseEntity | None:
        """Return who in the case an entity of a Reading is."""
        local = entity if isinstance(entity, str) else entity.id
        return self.entities.get(self.record.entity_ids.get(f"{source}/{local}", ""))

    def outlet(self, source: str) -> str:
        """Return the name of a report's outlet, or what says that it is not known."""
        found = self.sources.get(source)
        return found.outlet if found and found.outlet else "outlet unknown"


def _when(source: CaseSource) -> tuple[str, tuple[str, tuple[int, ...]]]:
    return source.published or "9", natural(source.id)


def _sentence(document: Document, span: Span) -> tuple[int, int]:
    """Return where the sentence around a span begins and ends, within its block."""
    text = document.text
    block = next((b.span for b in document.blocks if b.span.start <= span.start < b.span.end), None)
    first, last = (block.start, max(block.end, span.end)) if block else (span.start, span.end)
    start = max((m.end() for m in _SENTENCE_END.finditer(text, first, span.start)), default=first)
    found = _SENTENCE_END.search(text, max(span.end - 1, first), last)
    return start, max(span.end, found.end() if found else last)


def _flat(words: str) -> str:
    return re.sub(r"\s+", " ", words)
