"""What a new report means for the record: which reports are its copies, whose it is, what it is mainly about."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from onrecord.engine import demanding
from onrecord.engine import entities as who
from onrecord.engine import happenings as parts
from onrecord.model import Reading, Span
from onrecord.model.record import Link, LinkKind, Origin, Why
from onrecord.record import entities, happenings, incidents, named, reprints
from onrecord.record.index import blobs, get, put
from onrecord.record.origins import Credit, Sourced, origin_of, sourced
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
    put(index, reprints.links_of(index, source.id))
    if source.version_of is not None:
        left, right = sorted((source.version_of, source.id))
        put(index, [Link(LinkKind.VERSION, left, right, 1.0, (Why("the same address", 1.0),))])
    index.put_profile(source.id, _ORIGINS, _packed(sourced(source.id, reading.document)))
    index.put_groups(COPIES, [_of_one_text(case, source.id)])
    incidents.note(index, source.id, reading)
    happenings.note(index, source.id, told_events(reading))
    named.note(index, source.id, named.named(reading))
    parts.regroup(index, incidents.regroup(index, source.id))
    entities.note(index, source.id, reading)
    who.regroup(index, source.id)
    demanding.take_note(index, source.id, reading)


def _of_one_text(case: Case, source: str) -> set[str]:
    """Return a source with all that copies and versions lead to from it."""
    found, new = {source}, {source}
    while new:
        links = [link for kind in _OF_ONE_TEXT for link in get(case.index, kind, new)]
        new = {end for link in links for end in (link.left, link.right)} - found
        found |= new
    return found


def origins(case: Case) -> dict[str, Origin]:
    """Return the origin of every source.

    Raises:
        CaseError: where the case cannot be read.
    """
    told = dict(_told(blobs(case.index, _ORIGINS, (source.id for source in case.sources)).items()))
    found = {}
    for group in case.index.groups(COPIES):
        origin = origin_of(told[member] for member in group.members)
        found.update(dict.fromkeys(group.members, origin))
    return found


def _packed(known: Sourced) -> str:
    credits = [[c.name, c.whole, None if c.span is None else [c.span.start, c.span.end]] for c in known.credits]
    return json.dumps([known.outlet, known.published, credits], ensure_ascii=False)


def _told(packed: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Sourced]]:
    for source, text in packed:
        outlet, published, credits = json.loads(text)
        named = tuple(Credit(name, None if span is None else Span(*span), whole) for name, whole, span in credits)
        yield source, Sourced(source, outlet, published, named)
