"""An index of several pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.export.gaps import is_demand
from onrecord.export.html.page import document_title
from onrecord.export.html.templates import asset, environment, policy
from onrecord.model import EntityKind, Reading


@dataclass(frozen=True, slots=True)
class IndexItem:
    """One report of an index.

    Attributes:
        title: what to call the report.
        href: the address of its page, relative to the index.
        outlet: the publication, if known.
        published: ISO 8601 date or prefix, if known.
        counts: labels with their numbers, in the order to show them.
    """

    title: str
    href: str
    outlet: str | None = None
    published: str | None = None
    counts: tuple[tuple[str, int], ...] = ()


def index_item(reading: Reading, href: str) -> IndexItem:
    """Return the entry of a Reading whose page stands at ``href``."""
    document = reading.document
    asked = sum(is_demand(event) for event in reading.events)
    return IndexItem(
        title=document_title(document),
        href=href,
        outlet=document.outlet,
        published=document.published,
        counts=(
            ("People and organisations", sum(e.kind is not EntityKind.PLACE for e in reading.entities)),
            ("What happened", len(reading.events) - asked),
            ("Who said what", len(reading.statements)),
            ("What was asked for", asked),
            ("Issues", len(reading.issues)),
        ),
    )


def render_index(
    items: Iterable[IndexItem], *, title: str = "Reports read", failures: Iterable[tuple[str, str]] = ()
) -> str:
    """Return a self-contained HTML index, in the order given.

    Args:
        items: the reports, as from :func:`index_item`.
        title: the heading of the index.
        failures: inputs that could not be read, each with its reason.
    """
    style = asset("page.css")
    return (
        environment()
        .get_template("index.html.jinja")
        .render(items=list(items), failures=list(failures), title=title, policy=policy(style), style=Markup(style))
    )
