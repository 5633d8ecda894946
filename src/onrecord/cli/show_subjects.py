"""What ``onrecord show`` shows, a subject at a time: as JSON, or as lines for the terminal."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial

from onrecord.cli.case_text import overview_text, sources_text, terminal_page
from onrecord.engine.cases import overview, source_rows
from onrecord.engine.entities import ENTITY
from onrecord.engine.views.record import incident_named, record
from onrecord.errors import CaseError
from onrecord.export.case import objects, objects_dated, terminal, terminal_dated
from onrecord.export.case.lookup import Lookup
from onrecord.export.case.naming import alike, named
from onrecord.export.case.speech import sayings
from onrecord.export.case.timeline import timeline
from onrecord.export.layout import Page
from onrecord.export.printable import printable
from onrecord.export.readings_json import escape_unsafe
from onrecord.model.record import CaseEntity, Incident
from onrecord.store import Case

#: So many people are named where a name means several.
_CANDIDATES = 12


def shown(case: Case, what: str, *, id: str | None, by: str | None, as_json: bool) -> str:
    """Return a subject of a case as text, ending with a line end.

    Args:
        case: an open one.
        what: one of ``onrecord.cli.show.SUBJECTS``.
        id: the incident, for claims.
        by: whose statements, by name or id.
        as_json: or else for a terminal.

    Raises:
        CaseError: where it has no such incident, nobody of that name or several, or cannot be read.
    """
    if what == "overview":
        numbers = overview(case)
        return json_text(numbers) if as_json else overview_text(numbers)
    if what == "sources":
        rows = source_rows(case)
        return json_text(rows) if as_json else sources_text(rows)
    look = Lookup(record(case))
    if what == "claims":
        incident = _incident(case, look, id or "")
        if as_json:
            return json_text(objects.grid_object(look, incident))
        return _lines(lambda page: terminal.claims_text(look, page, incident), what)
    if what == "statements":
        speaker = None if by is None else _speaker(case, look, by)
        found = sayings(look, None if speaker is None else [speaker.id])
        if as_json:
            return json_text([objects_dated.saying_object(look, saying) for saying in found])
        whose = what if speaker is None else f"{what} of {terminal.describe(speaker)}"
        return _lines(lambda page: terminal_dated.statements_text(look, page, found), whose)
    return json_text(_objects(look, what)) if as_json else _lines(partial(_TEXTS[what], look), what)


_TEXTS: dict[str, Callable[[Lookup, Page], None]] = {
    "incidents": terminal.incidents_text,
    "people": terminal.people_text,
    "demands": terminal_dated.demands_text,
    "law": terminal_dated.law_text,
    "timeline": terminal_dated.timeline_text,
}


def _objects(look: Lookup, what: str) -> list[object]:
    known = look.record
    match what:
        case "incidents":
            return [objects.incident_object(look, one) for one in known.incidents]
        case "people":
            return [objects.entity_object(look, one) for one in terminal.people(look)]
        case "demands":
            return [objects_dated.demand_object(look, one) for one in known.demands]
        case "law":
            return [objects_dated.legal_object(look, one) for one in known.legal]
    return [objects_dated.entry_object(look, one) for one in timeline(look).entries]


def _lines(put: Callable[[Page], None], what: str) -> str:
    page = terminal_page()
    put(page)
    # The first heading has a line before it as all have.
    return page.text().removeprefix("\n") or f"no {printable(what)} found\n"


def _incident(case: Case, look: Lookup, id: str) -> Incident:
    if (report := look.sources.get(id)) is not None:
        main = report.main_incident
        raise CaseError(
            "case.no_incident",
            f"{id} is a report, and claims are of an incident",
            subject=case.name,
            hint=f"it is mainly about {main}: `onrecord show {case.name} claims {main}`" if main else None,
        )
    return incident_named(case, look.record, id)


def _speaker(case: Case, look: Lookup, by: str) -> CaseEntity:
    found = named(look, _now(case, by))
    if len(found) == 1:
        return found[0]
    subject = look.record.case
    if found:
        several = [terminal.describe(one) for one in found[:_CANDIDATES]]
        several += [f"and {len(found) - _CANDIDATES} more"] if len(found) > _CANDIDATES else []
        raise CaseError(
            "case.several_names",
            f"{by!r} may be one of several: {'; '.join(several)}",
            subject=subject,
            hint=f"give an id: --by {found[0].id}",
        )
    meant = alike(look, by)
    hint = f"did you mean {' or '.join(meant)}?" if meant else f"`onrecord show {subject} people` lists who is named"
    raise CaseError("case.no_name", f"nobody is called {by!r}", subject=subject, hint=hint)


def _now(case: Case, by: str) -> str:
    """Return the id that an older one of somebody leads to after a merge; anything else as it was given."""
    try:
        return case.index.group(ENTITY, by).id
    except CaseError as error:
        if error.code != "case.no_group":
            raise
        return by


def json_text(value: object) -> str:
    """Return JSON for people too: an object laid out, or an array with one object a line."""
    if isinstance(value, list):
        lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in value)
        return escape_unsafe(f"[\n{lines}\n]\n" if value else "[]\n")
    return escape_unsafe(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
