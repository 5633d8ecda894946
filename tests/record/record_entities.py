"""Readings put together from names alone, and what groups their entities: for tests of who is who."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord import Reading
from onrecord.ids import content_id
from onrecord.model import (
    Block,
    BlockKind,
    Document,
    Entity,
    EntityKind,
    Place,
    Report,
    Role,
    Sector,
    Span,
)
from onrecord.model.record import CaseEntity
from onrecord.record.entities import NOTHING_DECIDED, Decided, case_entities, entity_of, note, regroup, sheets_of
from onrecord.record.index import InMemory


@dataclass(frozen=True)
class Who:
    """Somebody in a made report; ``said`` are the words that name them there, the name itself where there are none."""

    name: str
    kind: EntityKind = EntityKind.PERSON
    role: str = ""
    age: int | None = None
    said: tuple[str, ...] = ()
    named: bool = True
    sector: Sector | None = None
    gazetteer: str | None = None


def person(name: str, role: str = "", age: int | None = None, said: tuple[str, ...] = ()) -> Who:
    return Who(name, role=role, age=age, said=said)


def body(name: str, sector: Sector | None = None, named: bool = True) -> Who:
    return Who(name, EntityKind.ORGANISATION, sector=sector, named=named)


def place(name: str, gazetteer: str | None = None) -> Who:
    return Who(name, EntityKind.PLACE, gazetteer=gazetteer)


def holder(role: str) -> Who:
    """Somebody known by office alone."""
    return Who(role, role=role, named=False)


def report(published: str | None, *who: Who) -> Reading:
    text = ""
    entities: list[Entity] = []
    places: list[Place] = []
    for number, one in enumerate(who, 1):
        roles: tuple[Role, ...] = ()
        mentions: list[Span] = []
        if one.role and one.named:
            roles = (Role(one.role, Span(len(text), len(text) + len(one.role))),)
            text += one.role + " "
        for words in one.said or (one.name,):
            if not one.named:
                text += "the "
            mentions.append(Span(len(text), len(text) + len(words)))
            text += words + (f", {one.age}," if one.age is not None else "") + " spoke.\n"
        if one.role and not one.named:
            roles = (Role(one.role, mentions[0]),)
        entities.append(
            Entity(f"e{number}", one.kind, one.name, one.named, tuple(mentions), one.sector, roles, one.age)
        )
        if one.gazetteer:
            places.append(Place(entities[-1], 1.0, 1.0, one.gazetteer, "town"))
    raw = text.encode()
    document = Document(
        id=content_id(raw),
        input="made",
        text=text,
        blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text))),),
        report=Report(content_id(raw), raw, "text/plain"),
        published=published,
    )
    return Reading(document, tuple(entities), places=tuple(places))


@dataclass
class Made:
    """A case in memory: what the engine does with a store."""

    index: InMemory = field(default_factory=InMemory)
    group: dict[str, int] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)
    decided: Decided = NOTHING_DECIDED
    fresh: int = 0

    def add(self, source: str, reading: Reading) -> None:
        note(self.index, source, reading)
        self.sources.append(source)
        self.regroup(source)

    def regroup(self, source: str) -> None:
        found = regroup(self.index, source, self.decided)
        for some in found.sets:
            self.fresh += 1
            self.group.update(dict.fromkeys(some, self.fresh))
        for member, mate in found.joins:
            self.group[member] = self.group[mate]

    def groups(self) -> dict[str, list[str]]:
        held: dict[int, list[str]] = {}
        for member, number in sorted(self.group.items()):
            held.setdefault(number, []).append(member)
        return {f"e{number}": members for number, members in enumerate(sorted(held.values()), 1)}

    def sets(self) -> set[frozenset[str]]:
        return {frozenset(members) for members in self.groups().values()}

    def entities(self) -> list[CaseEntity]:
        return case_entities(self.groups(), sheets_of(self.index, self.sources), self.decided)

    def ids(self) -> Mapping[str, str]:
        return entity_of(self.groups(), sheets_of(self.index, self.sources), self.decided)

    def one(self, name: str) -> CaseEntity:
        (found,) = [entity for entity in self.entities() if entity.name == name]
        return found

    def are_one(self, *members: str) -> bool:
        ids = self.ids()
        return all(member in ids for member in members) and len({ids[member] for member in members}) == 1


def case_of(readings: Iterable[Reading], decided: Decided = NOTHING_DECIDED) -> Made:
    made = Made(decided=decided)
    for number, reading in enumerate(readings, 1):
        made.add(f"r{number}", reading)
    return made
