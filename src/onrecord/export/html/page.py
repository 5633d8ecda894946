"""The page of one report."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from onrecord.export.html.cells import Record
from onrecord.export.html.marks import collect
from onrecord.export.html.record import build
from onrecord.export.html.report import ReportSide
from onrecord.export.html.templates import asset, environment, language_tag, policy
from onrecord.export.html.unknown import unknowns
from onrecord.model import BlockKind, Document, Reading


@dataclass(frozen=True, slots=True)
class Toggle:
    """One entry of the legend: which marks it shows or hides, and how many cells they belong to."""

    id: str
    label: str
    sample: str
    count: int


@dataclass(frozen=True, slots=True)
class Heading:
    """One section of the record, for the navigation and its heading."""

    id: str
    title: str
    short: str
    count: int


def render_page(reading: Reading, *, home: str | None = None) -> str:
    """Return one self-contained HTML page: the report with its words marked, and the record of it.

    Args:
        reading: what to show.
        home: the address of an index to link back to, relative or http(s).

    Raises:
        SpanError: where a span of the reading is not in its document's text.
    """
    side = ReportSide(reading.document, collect(reading))
    record = build(reading, side)
    gaps = unknowns(reading)
    style, script = asset("page.css"), asset("page.js")
    return (
        environment()
        .get_template("page.html.jinja")
        .render(
            document=reading.document,
            title=document_title(reading.document),
            language=language_tag(reading.document.language),
            report=side.render(),
            record=record,
            unknowns=gaps,
            toggles=_toggles(record),
            headings=_headings(record, len(gaps)),
            home=home,
            policy=policy(style, script),
            style=Markup(style),  # ours, not the report's
            script=Markup(script),
        )
    )


def document_title(document: Document) -> str:
    """Return the headline, or the first heading block, or the name of the input."""
    if document.title and document.title.strip():
        return document.title.strip()
    for block in document.blocks:
        if block.kind is BlockKind.TITLE:
            return " ".join(document.words(block.span).split())
    return document.input.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or "Untitled report"


def _toggles(record: Record) -> list[Toggle]:
    organisations = len(record.organisations) + len(record.groups) + len(record.others)
    events = len(record.happened) + len(record.asked)
    return [
        Toggle("per", "People", "per", len(record.people)),
        Toggle("org", "Organisations, groups", "org", organisations),
        Toggle("pla", "Places", "pla", len(record.places)),
        Toggle("tim", "Times", "tim", len(record.times)),
        Toggle("evt", "Events", "evt", events),
        Toggle("con", "Statements", "con", len(record.said)),
    ]


def _headings(record: Record, gaps: int) -> dict[str, Heading]:
    people = len(record.people) + len(record.organisations) + len(record.groups) + len(record.others)
    found = [
        Heading("people", "People and organisations", "People", people),
        Heading("happened", "What happened", "Happened", len(record.happened)),
        Heading("said", "Who said what", "Said", len(record.said)),
        Heading("asked", "What was asked for", "Asked for", len(record.asked)),
        Heading("times", "Times", "Times", len(record.times)),
        Heading("places", "Places", "Places", len(record.places)),
        Heading("media", "Photographs", "Photos", len(record.media)),
        Heading("unknown", "What stayed unknown", "Unknown", gaps),
        Heading("issues", "Issues", "Issues", len(record.issues)),
    ]
    return {heading.id: heading for heading in found}
