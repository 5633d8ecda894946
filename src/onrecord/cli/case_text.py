"""A case as lines for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console

from onrecord.errors import counted
from onrecord.export.layout import TITLE_LINES, Page, join, name, plain

if TYPE_CHECKING:
    from onrecord.engine.cases import Overview, SourceRow

#: So many lines may all outlets take together.
_OUTLETS = 4
#: What is counted, as one and as several are called.
_NOUNS = {
    "statements": ("statement", "statements"),
    "events": ("event", "events"),
    "person": ("person", "people"),
    "organisation": ("organisation", "organisations"),
    "group": ("group", "groups"),
    "place": ("place", "places"),
    "other": ("other thing", "other things"),
}


def overview_text(numbers: Overview) -> str:
    """Return a case in numbers."""
    page = terminal_page()
    page.line(plain(numbers["case"], "bold"), hang=0)
    versions = numbers["versions"]
    reports = counted(numbers["sources"], "report")
    facts = [f"{reports}, {counted(versions, 'new version')} among them" if versions else reports]
    if numbers["sources"]:
        parts = numbers["all_incidents"] - numbers["incidents"]
        about = counted(numbers["incidents"], "main incident")
        facts += [counted(numbers["origins"], "origin"), f"{about} with {counted(parts, 'part')}" if parts else about]
        facts += [counted(numbers["demands"], "demand")] if numbers["demands"] else []
    page.line(plain("; ".join(facts)))
    if numbers["published"]:
        first, last = numbers["published"]
        page.line(plain(f"published {first}" if first == last else f"published {first} to {last}"))
    if numbers["outlets"]:
        page.line(
            plain(f"{counted(len(numbers['outlets']), 'outlet')}: {', '.join(numbers['outlets'])}"), most=_OUTLETS
        )
    if numbers["sources"]:
        page.heading("What the reports hold, each counted by itself")
        for what in (what for what in _NOUNS if what in numbers["counts"]):
            page.line(plain(counted(numbers["counts"][what], *_NOUNS[what])))
    return page.text()


def sources_text(rows: Sequence[SourceRow]) -> str:
    """Return the reports, three lines each."""
    page = terminal_page()
    width = max((len(row["id"]) for row in rows), default=0)
    for row in rows:
        head = plain(row["id"].ljust(width), "bold")
        head.append("  ").append_text(plain(row["title"] or row["input"]))
        page.line(head, hang=width + 2, most=TITLE_LINES)
        about = [name(row["outlet"] or "outlet unknown", "dim")]
        facts = [row["published"] or "publication date unknown"]
        facts += [f"a new version of {row['version_of']}"] if row["version_of"] else []
        facts += [row["input"]] if row["title"] else []
        about += [plain(fact, "dim") for fact in facts]
        page.line(join(about, " · "), indent=width + 2, most=TITLE_LINES)
        origin = name(f"origin: {row['origin_name'] or 'unknown'}", "dim")
        main = plain(f"mainly about: {row['main_incident'] or 'unknown'}", "dim")
        page.line(join([origin, main], " · "), indent=width + 2)
    return page.text()


def terminal_page() -> Page:
    """Return an empty page as wide as the terminal."""
    # rich knows the terminal, NO_COLOR and COLUMNS.
    console = Console()
    return Page(console.width, None if console.no_color or not console.is_terminal else console.color_system)
