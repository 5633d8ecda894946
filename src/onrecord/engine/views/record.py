"""A case with all that was worked out for it, for whoever shows it or hands it on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Generic, TypeVar, overload

from onrecord.engine.happenings import INCIDENT
from onrecord.engine.joining import origins
from onrecord.engine.views.claims import grids_of
from onrecord.engine.views.demands import demands_and_law
from onrecord.engine.views.entities import entities_and_ids
from onrecord.engine.views.incidents import first_tellings, incidents
from onrecord.errors import CaseError
from onrecord.model import Reading
from onrecord.model.case import CaseSource, Record
from onrecord.model.claims import Grid
from onrecord.model.record import CaseEntity, Incident, LinkKind, Origin, Summary
from onrecord.record.index import get
from onrecord.store import Case

#: So many Readings are kept in memory: those of most cases, and of a very large one the last that were looked at.
_AT_ONCE = 500
_SHARED = (LinkKind.COPY, LinkKind.VERSION, LinkKind.PARTLY)
Value = TypeVar("Value")
Item = TypeVar("Item")


class _OnDemand(Mapping[str, Value], Generic[Value]):
    """Values that are made when they are asked for; the last ones are kept."""

    def __init__(self, keys: tuple[str, ...], make: Callable[[str], Value]) -> None:
        self._keys = dict.fromkeys(keys)
        self._make = lru_cache(maxsize=_AT_ONCE)(make)

    def __getitem__(self, key: str) -> Value:
        if key not in self._keys:
            raise KeyError(key)
        return self._make(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class _Late(Mapping[str, Value], Generic[Value]):
    """Values that are all made when the first is asked for."""

    def __init__(self, make: Callable[[], Mapping[str, Value]]) -> None:
        self._make = cache(make)

    def __getitem__(self, key: str) -> Value:
        return self._make()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._make())

    def __len__(self) -> int:
        return len(self._make())


class _LateList(Sequence[Item], Generic[Item]):
    """Things that are all made when the first is asked for."""

    def __init__(self, make: Callable[[], Sequence[Item]]) -> None:
        self._make = cache(lambda: tuple(make()))

    @overload
    def __getitem__(self, at: int) -> Item: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Item]: ...

    def __getitem__(self, at: int | slice) -> Item | Sequence[Item]:
        return self._make()[at]

    def __len__(self) -> int:
        return len(self._make())


def record(case: Case) -> Record:
    """Return all that is known of a case; what is large is read when it is asked for, while the case is open.

    Raises:
        CaseError: where the case cannot be read.
    """
    with case.view():
        known, entity_of = entities_and_ids(case)
        plain, whose = incidents(case), origins(case)
        found = _as_known(plain, known)
        told: dict[str, list[str]] = {}
        for incident in found:
            for source in incident.told_in:
                told.setdefault(source, []).append(incident.id)
        sources = tuple(_sources(case, told, whose))
        ids = tuple(source.id for source in sources)
        last = case.log.head()
        # Many who look at a case never ask for these.
        grid_maker = cache(lambda: grids_of(case, plain, whose, entity_of))
        dated = cache(lambda: demands_and_law(case, ids, plain, whose))
        return Record(
            case=case.name,
            sources=sources,
            readings=_OnDemand[Reading](ids, case.sources.reading),
            incidents=tuple(found),
            entities=tuple(known),
            entity_ids=entity_of,
            same_events=_Late(lambda: first_tellings(case)),
            grids=_OnDemand[Grid](tuple(one.id for one in found), lambda id: grid_maker()(id)),
            demands=_LateList(lambda: dated()[0]),
            legal=_LateList(lambda: dated()[1]),
            links=_LateList(lambda: [link for kind in _SHARED for link in get(case.index, kind, ids)]),
            decisions=tuple(case.decisions),
            entries=last.number if last else 0,
            head=last.hash if last else None,
        )


def _as_known(found: Iterable[Incident], known: Iterable[CaseEntity]) -> list[Incident]:
    """Return incidents with people and places called as the case calls them, not by the words they are compared by."""
    called: dict[str, str] = {}
    for entity in known:
        words = entity.name.casefold().split()
        if entity.named and words:
            called.setdefault(" ".join(words), entity.name)
            called.setdefault(f"{words[0]} {words[-1]}", entity.name)

    def renamed(told: tuple[Summary, ...]) -> tuple[Summary, ...]:
        return tuple(replace(one, value=called.get(one.value, one.value)) for one in told)

    return [replace(one, where=renamed(one.where), who=renamed(one.who)) for one in found]


def _sources(case: Case, told: Mapping[str, list[str]], whose: Mapping[str, Origin]) -> Iterator[CaseSource]:
    sources = list(case.sources)
    about = case.index.groups_of(INCIDENT, (source.id for source in sources))
    for source in sources:
        main = about.get(source.id)
        yield CaseSource(
            id=source.id,
            input=source.input,
            document=source.document,
            original=source.original,
            added=source.added,
            reader=source.reader,
            url=source.url,
            outlet=source.outlet,
            published=source.published,
            title=source.title,
            version_of=source.version_of,
            counts=source.counts,
            origin=whose.get(source.id),
            main_incident=main,
            incidents=tuple(told.get(source.id) or ([main] if main else [])),
        )


def incident_named(case: Case, known: Record, id: str) -> Incident:
    """Return the incident that an id is of or, after a merge, leads to.

    Raises:
        CaseError: where there never was such an incident.
    """
    try:
        now = case.index.group(INCIDENT, id).id
        return next(incident for incident in known.incidents if incident.id == now)
    except (CaseError, StopIteration) as error:
        if isinstance(error, CaseError) and error.code != "case.no_group":
            raise
        raise CaseError(
            "case.no_incident",
            f"has no incident {id!r}",
            subject=case.name,
            hint=f"`onrecord show {case.name} incidents` lists them",
        ) from error
