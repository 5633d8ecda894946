"""What is wrong with ids that were given to decide about, and which ones were meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.errors import CaseError, SettingError

if TYPE_CHECKING:
    from onrecord.store import Case

#: What an id looks like, and what it names.
_SHAPES = {
    r"r\d+": "a report",
    r"r\d+/e\d+": "an entity of a report",
    r"r\d+/s\d+": "a statement of a report",
    r"r\d+/v\d+": "an event of a report",
    r"i\d+": "an incident",
    r"d\d+": "a demand",
    r"e\d+": "an entity of the whole case",
    r"[a-z]+:.*": "an origin",
    r"\d+": "a number",
}
_REPORT, _PART = "a report", "an entity of a report"
#: So many ids are named in a hint.
_NAMED = 5


def check(case: Case, what: str, ids: tuple[str, ...]) -> None:
    """Refuse ids of another kind than a decision is about.

    Args:
        case: an open one.
        what: ``"same-incident"`` and the like.
        ids: what was given.

    Raises:
        SettingError: where one is of another kind; its hint names what was meant as far as the case tells.
        CaseError: where the case cannot be read.
    """
    wanted = _PART if what.endswith("-entity") else _REPORT
    for id in ids:
        if (kind := _kind(id)) == wanted:
            continue
        example = "entities of reports (r1/e2 r4/e7)" if wanted == _PART else "reports (r1 r4)"
        raise SettingError(
            "decision.kind",
            f"{what} is about two {example}, and {id!r} is {kind or 'no id'}",
            subject=case.name,
            hint=_hint(case, wanted, ids),
        )


def _kind(id: str) -> str | None:
    return next((kind for shape, kind in _SHAPES.items() if re.fullmatch(shape, id)), None)


def _hint(case: Case, wanted: str, ids: tuple[str, ...]) -> str:
    strangers = [id for id in dict.fromkeys(ids) if _kind(id) != wanted]
    known = [found for id in strangers if (found := _meant(case, wanted, id))]
    if known:
        return f"{'; '.join(known)}; give one of each" if len(known) > 1 else known[0]
    if wanted == _REPORT:
        return f"`onrecord show {case.name} sources` lists the reports"
    return f"`onrecord show {case.name} people` lists the entities of reports that each person or body is"


def _some(ids: list[str]) -> str:
    rest = f" and {len(ids) - _NAMED:,} more" if len(ids) > _NAMED else ""
    return ", ".join(ids[:_NAMED]) + rest


def _meant(case: Case, wanted: str, id: str) -> str | None:
    """Return which reports, or entities of reports, an id of another kind stands for."""
    members = _members(case, id)
    if wanted == _PART:
        return f"{id} is {_some(members)}" if members and _kind(id) == "an entity of the whole case" else None
    mainly = [member for member in members if "/" not in member]
    sources = mainly or list(dict.fromkeys(member.partition("/")[0] for member in members))
    part = ", as a part of a larger incident" if _kind(id) == "an incident" and not mainly else ""
    return f"{id} is told in {_some(sources)}{part}" if sources else None


def _members(case: Case, id: str) -> list[str]:
    from onrecord.engine.demanding import DEMAND
    from onrecord.engine.entities import ENTITY
    from onrecord.engine.happenings import INCIDENT
    from onrecord.engine.joining import origins

    kind = _kind(id)
    if kind == "an origin":
        return [source for source, origin in origins(case).items() if origin.id == id]
    groups = {"an incident": INCIDENT, "a demand": DEMAND, "an entity of the whole case": ENTITY}
    if kind not in groups:
        return [id] if kind is not None and id.startswith("r") else []
    try:
        return list(case.index.group(groups[kind], id).members)
    except CaseError as error:
        if error.code != "case.no_group":
            raise
        return []
