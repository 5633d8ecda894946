"""A case as lines for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console

from onrecord.errors import counted
from onrecord.export.layout import Page, join, plain

if TYPE_CHECKING:
    from onrecord.engine.cases import Overview, SourceRow

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
        page.line(plain(f"{counted(len(numbers['outlets']), 'outlet')}: {', '.join(numbers['outlets'])}"))
    if numbers["sources"]:
        page.heading("What the reports hold, each counted by itself")
        for name in (name for name in _NOUNS if name in numbers["counts"]):
            page.line(plain(counted(numbers["counts"][name], *_NOUNS[name])))
    return page.text()


def sources_text(rows: Sequence[SourceRow]) -> str:
    """Return the reports, three lines each."""
    page = terminal_page()
    width = max((len(row["id"]) for row in rows), default=0)
    for row in rows:
        head = plain(row["id"].ljust(width), "bold")
        head.append("  ").append_text(plain(row["title"] or row["input"]))
        page.line(head, hang=width + 2)
        facts = [row["outlet"] or "outlet unknown", row["published"] or "publication date unknown"]
        facts += [f"a new version of {row['version_of']}"] if row["version_of"] else []
        facts += [row["input"]] if row["title"] else []
        page.line(join([plain(fact, "dim") for fact in facts], " · "), indent=width + 2)
        facts = [f"origin: {row['origin_name'] or 'unknown'}", f"mainly about: {row['main_incident'] or 'unknown'}"]
        page.line(join([plain(fact, "dim") for fact in facts], " · "), indent=width + 2)
    return page.text()


def terminal_page() -> Page:
    """Return an empty page as wide as the terminal."""
    # rich knows the terminal, NO_COLOR and COLUMNS.
    console = Console()
    return Page(console.width, None if console.no_color or not console.is_terminal else console.color_system)
