"""The legal chain of each person over reports: a step that many tell is one, and dates that differ are all kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from onrecord.model.demands import Dated, LegalChain, Named, Step
from onrecord.model.record import Incident, Origin, Words
from onrecord.record.demands.gathered import as_day
from onrecord.record.demands.likeness import Ids
from onrecord.record.demands.order import in_order
from onrecord.record.demands.rows import LegalRow, Rows, Who
from onrecord.record.profile import person_name

#: Explicit days so far apart are of one step: an arrest before midnight, told of the next day.
_ONE_STEP = timedelta(days=1)
_ORDER = list(Step)
_AFTER_AN_ARREST = frozenset(
    {Step.DETAINED, Step.CHARGED, Step.RELEASED, Step.TRIED, Step.CONVICTED, Step.ACQUITTED, Step.DROPPED}
)


def legal_of(
    rows: Mapping[str, Rows], incidents: Sequence[Incident], origins: Mapping[str, Origin], entity_of: Ids
) -> list[LegalChain]:
    """Return what the law did with each person, those of the first step first.

    Args:
        rows: of each source; see :func:`onrecord.record.demands.rows_of`.
        incidents: of the case.
        origins: of each source.
        entity_of: "r1/e2" to the id of the entity in the case; what it lacks is told apart by name.
    """
    people: dict[str, list[LegalRow]] = defaultdict(list)
    for source in sorted(rows):
        for row in _with_leads(rows[source].legal):
            if row.person is not None and (key := _key(row.person, entity_of)):
                people[key].append(row)
    parts = {event: incident.id for incident in incidents for event in incident.events}
    homes = {source: incident.id for incident in incidents for source in incident.main_of}
    chains = [
        _chain(key, people[key], _incident(people[key], parts, homes), origins, entity_of) for key in sorted(people)
    ]
    return sorted(chains, key=lambda chain: (chain.steps[0].date or "", chain.entity))


def _with_leads(rows: Sequence[LegalRow]) -> list[LegalRow]:
    """Name whom a lead describes ("A handyman was cleared yesterday"): the one of whom the report tells that step."""
    found = []
    for row in rows:
        if row.person is not None:
            found.append(row)
            continue
        after = [r for r in rows if r.person is not None and r.words > row.words]
        later = {r.person.entity: r.person for r in after if r.person is not None and r.step is row.step}
        later = later or {r.person.entity: r.person for r in after if r.person is not None}
        if len(later) == 1:
            found.append(
                LegalRow(
                    row.id,
                    row.step,
                    next(iter(later.values())),
                    row.by,
                    row.words,
                    row.accused_of,
                    row.accused_text,
                    row.date,
                    row.of_report,
                    row.source,
                )
            )
    return found


def _key(who: Who, ids: Ids) -> str:
    known = ids.get(f"{who.source}/{who.entity}")
    if known:
        return known
    name = person_name(who.name)
    return " ".join(name) if len(name) > 1 else ""


def _chain(
    key: str, rows: Sequence[LegalRow], incident: str | None, origins: Mapping[str, Origin], ids: Ids
) -> LegalChain:
    by_step: dict[Step, list[LegalRow]] = defaultdict(list)
    for row in sorted(rows, key=_place):
        by_step[row.step].append(row)
    steps = [_dated(group, origins, ids) for step in by_step for group in _told_alike(by_step[step])]
    names = Counter(row.person.name for row in rows if row.person is not None)
    accused: dict[str, Named] = {}
    for row in sorted(rows, key=_place):
        if row.accused_of is not None:
            accused.setdefault(row.accused_text.lower(), Named(row.accused_text, Words(row.source, row.accused_of)))
    return LegalChain(
        entity=key,
        person=max(sorted(names), key=lambda name: (len(name.split()), names[name])),
        incident=incident,
        steps=in_order([_bounded(step, steps) for step in steps], _ORDER.index),
        accused_of=tuple(accused.values()),
    )


def _bounded(step: Dated[Step], steps: Sequence[Dated[Step]]) -> Dated[Step]:
    """Return an arrest without a day as of no later than what the same report tells after it: "released on Friday"."""
    if step.kind is not Step.ARRESTED or not step.of_report:
        return step
    later = [
        other.date
        for other in steps
        if other.kind in _AFTER_AN_ARREST
        and not other.of_report
        and other.date is not None
        and len(other.date) >= len("2024-05-05")
        and other.words.source == step.words.source
        and other.words > step.words
    ]
    return replace(step, date=min(later)) if later and (step.date is None or min(later) < step.date) else step


def _place(row: LegalRow) -> tuple[bool, str, int, str, int]:
    return row.of_report, row.date or "", len(row.source), row.source, row.words.start


def _told_alike(rows: Sequence[LegalRow]) -> list[list[LegalRow]]:
    """Group tellings of a step by day; one without goes to the last before its report, or stands with its like."""
    groups: list[list[LegalRow]] = []
    for row in rows:
        day = as_day(row.date, last=True)
        fitting = [g for g in groups if _fits(g[0], row)]
        if not fitting:
            groups.append([row])
        elif row.of_report and day is not None:
            before = [g for g in fitting if (first := as_day(g[0].date)) is not None and first <= day]
            (before or fitting)[-1].append(row)
        else:
            fitting[0].append(row)
    return groups


def _fits(first: LegalRow, row: LegalRow) -> bool:
    if first.of_report or row.of_report or first.date is None or row.date is None:
        return True
    if first.date.startswith(row.date) or row.date.startswith(first.date):
        return True
    a, b = as_day(first.date), as_day(row.date)
    return a is None or b is None or (abs(a - b) <= _ONE_STEP and min(len(first.date), len(row.date)) >= 10)


def _dated(group: Sequence[LegalRow], origins: Mapping[str, Origin], ids: Ids) -> Dated[Step]:
    # The most precise of the days that reports give, else the earliest report.
    first = min(group, key=lambda row: (row.of_report, 0 if row.of_report or not row.date else -len(row.date)))
    actor = next((row.by for row in group if row.by is not None), None)
    sources = tuple(sorted({row.source for row in group}, key=lambda s: (len(s), s)))
    return Dated(
        kind=first.step,
        date=first.date,
        of_report=first.of_report,
        by=Named(
            actor.name if actor.named else actor.text,
            Words(actor.source, actor.span),
            ids.get(f"{actor.source}/{actor.entity}"),
        )
        if actor
        else None,
        words=Words(first.source, first.words),
        sources=sources,
        origins=len({origins[s].id if s in origins else s for s in sources}),
        event=(first.source, first.id),
    )


def _incident(rows: Sequence[LegalRow], parts: Mapping[tuple[str, str], str], homes: Mapping[str, str]) -> str | None:
    """Return the incident that has most of the steps' events, else the main one of the first report."""
    told = Counter(parts[row.source, row.id] for row in rows if (row.source, row.id) in parts)
    first = min(rows, key=_place).source
    return max(sorted(told), key=lambda id: told[id], default=homes.get(first))
