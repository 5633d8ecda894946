"""Reports into a case, and what a case holds as rows to show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, TypedDict

from onrecord.engine.demanding import DEMAND
from onrecord.engine.happenings import INCIDENT
from onrecord.engine.joining import origins, take_note
from onrecord.engine.several import ALONE, Failure, Processes, outcomes
from onrecord.engine.views.incidents import incidents
from onrecord.intake import IntakeOptions, Rejected, take_in
from onrecord.model import Document, Reading
from onrecord.store import Added, Case, Source

if TYPE_CHECKING:
    from onrecord.reading.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class Kept:
    """A report that is in the case, for good.

    Attributes:
        input: the path or address that it was given as this time.
        source: what the case has it as.
        is_new: whether it was not there before.
    """

    input: str
    source: Source
    is_new: bool


def add(
    case: Case | Callable[[], Case],
    inputs: Iterable[str],
    options: IntakeOptions | None = None,
    pipeline: Pipeline | None = None,
    processes: Processes = ALONE,
) -> Iterator[Kept | Failure]:
    """Read inputs into a case, in order and one at a time; a bad one becomes a Failure and the rest go on.

    Each report is kept for good before its outcome is given. One that the case knows is not read again, and changes
    nothing.

    Args:
        case: where they are kept; or what begins it, called when the first report was read: inputs that give none begin
            no case.
        inputs: paths of files and folders, globs, ``http(s)`` addresses, or ``"-"`` for standard input.
        options: see :class:`onrecord.intake.IntakeOptions`.
        pipeline: one made before, to save its loading time.
        processes: how many read, where no pipeline is given; this one alone writes.

    Raises:
        CaseError: while it is iterated, where the case cannot be written; what was given before is kept.
        SettingError: at once, where an option is not one.
    """
    source = take_in(inputs, options or IntakeOptions())
    held = _Held(case)
    return _kept(held, outcomes(held.unknown(source), pipeline, processes))


class _Held:
    """The case, from when there is one on."""

    def __init__(self, case: Case | Callable[[], Case]) -> None:
        self._case: Case | None = None
        self._begin: Callable[[], Case]
        if isinstance(case, Case):
            self._case = case
        else:
            self._begin = case

    def case(self) -> Case:
        """Return the case, begun now if need be."""
        if self._case is None:
            self._case = self._begin()
        return self._case

    def unknown(self, source: Iterator[Document | Rejected]) -> Iterator[Document | Kept | Failure]:
        """Yield the Documents that are to be read, and in their places what becomes of the others."""
        # Not a `for`: its variable would hold one report while the next is taken in.
        while (taken := next(source, None)) is not None:
            if isinstance(taken, Rejected):
                yield Failure(taken.input, taken.error)
            elif self._case is not None and (known := self._case.sources.known(taken)) is not None:
                yield Kept(taken.input, known, is_new=False)
            else:
                yield taken
            del taken


def _kept(held: _Held, read: Iterator[Reading | Kept | Failure]) -> Iterator[Kept | Failure]:
    while (one := next(read, None)) is not None:
        if isinstance(one, Reading):
            # A report that comes twice is read twice where several processes read ahead, and added once.
            input, added = one.document.input, add_reading(held.case(), one)
            del one
            yield Kept(input, added.source, added.is_new)
        else:
            yield one


def add_reading(case: Case, reading: Reading) -> Added:
    """Keep a Reading in a case, with all that follows from it for the record, or nothing of it.

    Raises:
        CaseError: where the case cannot be written.
    """
    with case.change():
        added = case.sources.add(reading, reader=_reader())
        if added.is_new:
            take_note(case, added.source, reading)
    return added


class SourceRow(TypedDict):
    """One report of a case, as ``onrecord show CASE sources --format json`` prints it."""

    id: str
    input: str
    document: str
    url: str | None
    outlet: str | None
    published: str | None
    title: str | None
    origin: str | None
    origin_name: str | None
    main_incident: str | None
    incidents: list[str]
    version_of: str | None
    added: str


class Overview(TypedDict):
    """A case in numbers, as ``onrecord show CASE --format json`` prints it.

    ``origins`` counts whom the reports come from first hand, ``incidents`` what they are mainly about and
    ``all_incidents`` these with their parts; ``published`` is the first and the last date, as prefixes of ISO 8601;
    ``counts`` is what the reports hold, each report counted by itself; ``log`` is the number of entries and ``head``
    the hash of the last.
    """

    case: str
    sources: int
    versions: int
    origins: int
    incidents: int
    all_incidents: int
    demands: int
    outlets: list[str]
    published: list[str]
    counts: dict[str, int]
    log: int
    head: str | None


def source_rows(case: Case) -> list[SourceRow]:
    """Return the reports of a case, in the order of adding.

    Raises:
        CaseError: where the case cannot be read.
    """
    with case.view():
        sources = list(case.sources)
        whose = origins(case)
        about = case.index.groups_of(INCIDENT, (source.id for source in sources))
        told: dict[str, list[str]] = {source.id: [about[source.id]] for source in sources if source.id in about}
        for incident in incidents(case):
            for source_id in incident.told_in:
                if source_id not in incident.main_of:
                    told[source_id].append(incident.id)
    rows: list[SourceRow] = []
    for source in sources:
        origin = whose.get(source.id)
        rows.append(
            {
                "id": source.id,
                "input": source.input,
                "document": source.document,
                "url": source.url,
                "outlet": source.outlet,
                "published": source.published,
                "title": source.title,
                "origin": origin.id if origin else None,
                "origin_name": origin.name or None if origin else None,
                "main_incident": about.get(source.id),
                "incidents": told.get(source.id, []),
                "version_of": source.version_of,
                "added": source.added,
            }
        )
    return rows


def overview(case: Case) -> Overview:
    """Return a case in numbers.

    Raises:
        CaseError: where the case cannot be read.
    """
    total = versions = 0
    outlets: set[str] = set()
    dates: set[str] = set()
    counts: dict[str, int] = {}
    with case.view():
        for source in case.sources:
            total += 1
            versions += source.version_of is not None
            outlets.update([source.outlet] if source.outlet else [])
            dates.update([source.published] if source.published else [])
            for name, count in source.counts.items():
                counts[name] = counts.get(name, 0) + count
        last = case.log.head()
        whose = {origin.id for origin in origins(case).values()}
        groups = case.index.groups(INCIDENT)
        asked = len(case.index.groups(DEMAND))
        main = sum(any("/" not in member for member in group.members) for group in groups)
    return {
        "case": case.name,
        "sources": total,
        "versions": versions,
        "origins": len(whose),
        "incidents": main,
        "all_incidents": len(groups),
        "demands": asked,
        "outlets": sorted(outlets),
        "published": [min(dates), max(dates)] if dates else [],
        "counts": dict(sorted(counts.items())),
        "log": last.number if last else 0,
        "head": last.hash if last else None,
    }


@cache
def _reader() -> str:
    return f"onrecord {version('onrecord')}"
