"""What a new report means for the record: which reports are its copies, whose it is, what it is mainly about."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from onrecord.engine import demanding
from onrecord.engine import entities as who
from onrecord.engine import happenings as parts
from onrecord.model import Reading, Span
from onrecord.model.decision import About, Decision
from onrecord.model.record import Link, LinkKind, Origin, Why
from onrecord.record import entities, happenings, incidents, named, reprints
from onrecord.record.grouping import linked
from onrecord.record.index import blobs, put
from onrecord.record.origins import Credit, Sourced, origins_of, sourced
from onrecord.record.told_events import told_events
from onrecord.store import Case, Source

#: The kind of groups of reports of one text.
COPIES = "copies"
#: The space of what an origin is told by; the number changes with what is kept.
_ORIGINS = "origin-1"
_OF_ONE_TEXT = (LinkKind.COPY, LinkKind.VERSION)


def take_note(case: Case, source: Source, reading: Reading) -> None:
    """Link a source that is new in the case with the others, and group it anew with those it hangs together with.

    Raises:
        CaseError: where the case cannot be written.
    """
    index = case.index
    reprints.note(index, source.id, reading.document)
    put(index, reprints.links_of(index, source.id, lambda near: index.groups_of(COPIES, near)))
    if source.version_of is not None:
        left, right = sorted((source.version_of, source.id))
        put(index, [Link(LinkKind.VERSION, left, right, 1.0, (Why("the same address", 1.0),))])
    index.put_profile(source.id, _ORIGINS, _packed(sourced(source.id, reading.document)))
    _join_texts(case, source.id)
    incidents.note(index, source.id, reading)
    happenings.note(index, source.id, told_events(reading))
    named.note(index, source.id, named.named(reading))
    put(index, incidents.links_of(index, source.id))
    _group_incidents(case, source.id)
    entities.note(index, source.id, reading)
    who.regroup(index, source.id, who.who_is_who(case))
    demanding.take_note(index, source.id, reading)


def follow(case: Case, decision: Decision) -> None:
    """Group anew what a decision is about, once it is kept.

    Raises:
        CaseError: where the case cannot be written.
    """
    for end in (decision.left, decision.right):
        if decision.about is About.ORIGIN:
            _group_texts(case, end)
        elif decision.about is About.INCIDENT:
            _group_incidents(case, end)
        else:
            who.regroup(case.index, end.partition("/")[0], who.who_is_who(case))
    if decision.about is not About.ORIGIN:
        for end in (decision.left, decision.right):
            demanding.group_again(case.index, end.partition("/")[0])


def _join_texts(case: Case, source: str) -> None:
    """Put a new source with all that copies and versions lead to from it."""
    index = case.index
    ends = {end for kind in _OF_ONE_TEXT for a, b, _ in index.ends(kind, [source]) for end in (a, b)} - {source}
    ids = sorted(set(index.groups_of(COPIES, ends).values()))
    apart = {end for pair in case.decisions.standing(About.ORIGIN).apart for end in pair}
    if len(ids) == 1 and not apart:
        # The one group may have thousands.
        index.join_groups(COPIES, [(source, min(ends))])
        return
    members = {member for id in ids for member in index.group(COPIES, id).members}
    if members & apart:
        _group_texts(case, source)
    else:
        index.put_groups(COPIES, [{source, *members}])


def _group_texts(case: Case, source: str) -> None:
    """Group a source anew with all that copies, versions and decisions lead to from it."""
    decided = case.decisions.standing(About.ORIGIN)
    held = case.index.groups_of(COPIES, [source]).values()
    new = {source} | {member for id in held for member in case.index.group(COPIES, id).members}
    found: set[str] = set()
    strong: dict[tuple[str, str], float] = {}
    while new:
        found |= new
        links = {(a, b): score for kind in _OF_ONE_TEXT for a, b, score in case.index.ends(kind, new)}
        strong |= links
        new = {end for pair in {*links, *decided.together} if new & set(pair) for end in pair} - found
    case.index.put_groups(COPIES, linked(found, strong, decided))


def _group_incidents(case: Case, source: str) -> None:
    index = case.index
    decided = case.decisions.standing(About.INCIDENT)
    groups = incidents.groups_around(index, source, decided=decided)
    if groups is None:
        groups = [incidents.nearest(index, source, lambda near: parts.mains(index, near), decided=decided)]
    parts.regroup(index, groups)


def origins(case: Case) -> dict[str, Origin]:
    """Return the origin of every source.

    Raises:
        CaseError: where the case cannot be read.
    """
    told = dict(_told(blobs(case.index, _ORIGINS, (source.id for source in case.sources)).items()))
    groups = [[told[member] for member in group.members] for group in case.index.groups(COPIES)]
    return origins_of(groups, case.decisions.standing(About.ORIGIN))


def _packed(known: Sourced) -> str:
    credits = [[c.name, c.whole, None if c.span is None else [c.span.start, c.span.end]] for c in known.credits]
    return json.dumps([known.outlet, known.published, credits], ensure_ascii=False)


def _told(packed: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Sourced]]:
    for source, text in packed:
        outlet, published, credits = json.loads(text)
        named = tuple(Credit(name, None if span is None else Span(*span), whole) for name, whole, span in credits)
        yield source, Sourced(source, outlet, published, named)
