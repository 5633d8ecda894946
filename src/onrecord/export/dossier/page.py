"""The page of a case."""

from __future__ import annotations

from markupsafe import Markup

from onrecord.errors import CaseError, counted
from onrecord.export.case.lookup import Lookup
from onrecord.export.dossier.accounts import incident_cells, incident_link
from onrecord.export.dossier.cells import DemandCell, Figure, IncidentCell, PersonCell, Section, SourceCell
from onrecord.export.dossier.dated import chain_cells, days, demand_cells
from onrecord.export.dossier.people import person_cells, voices
from onrecord.export.dossier.quotes import Quotes
from onrecord.export.html.page import document_title
from onrecord.export.html.templates import asset, environment, language_tag, policy
from onrecord.export.html.words import day
from onrecord.model import EntityKind
from onrecord.model.case import CaseSource, Record
from onrecord.model.demands import State
from onrecord.model.record import LinkKind

#: A grid with more reports than this has no squares, only its accounts: it would be wider than any page.
WIDEST = 12
_RELATIONS = {
    LinkKind.COPY: "the same text as",
    LinkKind.VERSION: "another version of",
    LinkKind.PARTLY: "shares passages with",
}
_BODIES = (EntityKind.ORGANISATION, EntityKind.GROUP)


def render_dossier(record: Record, *, title: str) -> str:
    """Return one self-contained HTML page of a case; the same record gives the same page.

    Args:
        record: what to show.
        title: what to call it.

    Raises:
        CaseError: where the case has no reports.
    """
    if not record.sources:
        raise CaseError(
            "case.empty", "has no reports", subject=record.case, hint=f"`onrecord add {record.case} PATH…` adds some"
        )
    look = Lookup(record)
    quotes = Quotes(look)
    spoken = voices(look, quotes)
    dates, undated = days(look, quotes)
    incidents = incident_cells(look, quotes)
    demands, chains = demand_cells(look, quotes), chain_cells(look, quotes)
    persons = person_cells(look, quotes, (EntityKind.PERSON,))
    bodies = person_cells(look, quotes, _BODIES)
    sources = [_source(look, quotes, source) for source in record.sources]
    texts = quotes.texts()  # after everything that is quoted
    style, script = asset("page.css") + asset("dossier.css"), asset("dossier.js")
    return (
        environment()
        .get_template("dossier.html.jinja")
        .render(
            title=title,
            record=record,
            tally=look.tally(look.sources),
            published=_published(record),
            figures=_figures(look, incidents, demands, persons),
            sections={
                section.id: section
                for section in (
                    Section("timeline", "Timeline", "Timeline", sum(len(one.entries) for one in dates)),
                    Section("accounts", "What is said, account by account", "Accounts", len(incidents)),
                    Section("demands", "What was asked for, and what came of it", "Demands", len(demands)),
                    Section("law", "What the law did", "The law", len(chains)),
                    Section("people", "People", "People", len(persons)),
                    Section("bodies", "Organisations and groups", "Organisations", len(bodies)),
                    Section("sources", "Sources", "Sources", len(sources)),
                    *(
                        [Section("decisions", "What people decided", "Decisions", len(record.decisions))]
                        if record.decisions
                        else []
                    ),
                )
            },
            voices=spoken,
            days=dates,
            undated=undated,
            counted_to=_counted_to(record),
            incidents=incidents,
            demands=demands,
            chains=chains,
            persons=persons,
            bodies=bodies,
            sources=sources,
            by_id={source.id: source for source in sources},
            texts={id: side.render() for id, side in texts.sides.items()},
            at=texts.at,
            widest=WIDEST,
            policy=policy(style, script),
            style=Markup(style),  # ours, not the reports'
            script=Markup(script),
        )
    )


def _source(look: Lookup, quotes: Quotes, source: CaseSource) -> SourceCell:
    document = look.document(source.id)
    origin = source.origin
    return SourceCell(
        id=source.id,
        title=document_title(document),
        outlet=look.outlet(source.id),
        published=source.published,
        origin=origin.name if origin and origin.name else "unknown",
        credited=quotes.quote(origin.credited) if origin and origin.credited else None,
        url=source.url,
        input=source.input,
        original=source.original,
        document=source.document,
        language=language_tag(document.language),
        relations=tuple(
            f"{_RELATIONS[link.kind]} {link.left if link.right == source.id else link.right}"
            for link in look.record.links
            if link.kind in _RELATIONS and source.id in (link.left, link.right)
        ),
        about=incident_link(look, source.main_incident),
    )


def _counted_to(record: Record) -> str:
    """Return up to when the days are counted that demands are open; empty where none has any."""
    published = _published(record)
    if published is None or not any(demand.open and demand.open_days for demand in record.demands):
        return ""
    return f"Days are counted from the first call to the last report of the case, {day(published[1])}."


def _published(record: Record) -> tuple[str, str] | None:
    dates = sorted(source.published for source in record.sources if source.published)
    return (dates[0], dates[-1]) if dates else None


def _figures(
    look: Lookup, incidents: list[IncidentCell], demands: list[DemandCell], persons: list[PersonCell]
) -> list[Figure]:
    tally = look.tally(look.sources)
    parts = sum(one.part_of is not None for one in incidents)
    refused = sum(one.open and one.openness == State.REFUSED for one in demands)
    still = [f"{sum(one.open for one in demands) - refused} open", *([f"{refused} refused"] if refused else [])]
    differences = sum(len(of.differences) for one in incidents for of in one.properties)
    return [
        Figure(f"{tally.reports:,}", "report" if tally.reports == 1 else "reports", "sources"),
        Figure(f"{tally.origins:,}", "origin" if tally.origins == 1 else "origins", "sources"),
        Figure(f"{len(incidents) - parts:,}", "incident" if len(incidents) - parts == 1 else "incidents", "accounts",
               counted(parts, "part") if parts else ""),
        Figure(f"{differences:,}", "difference" if differences == 1 else "differences", "accounts"),
        Figure(f"{len(demands):,}", "demand" if len(demands) == 1 else "demands", "demands", ", ".join(still)),
        Figure(f"{len(persons):,}", "person named" if len(persons) == 1 else "people named", "people"),
    ]  # fmt: skip
