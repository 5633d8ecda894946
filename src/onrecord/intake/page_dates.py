"""When a web page says that its report was published and that it was changed; one never stands in for the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from htmldate import find_date
from lxml.html import HtmlElement

from onrecord.intake.dates import from_prose, from_stamp, iso_prefix
from onrecord.intake.markup import lines_of

_PUBLISHED = (
    "article:published_time", "og:published_time", "rnews:datepublished", "parsely-pub-date",
    "sailthru.date", "article.published", "publishdate", "publish-date", "publish_date", "publication_date", "pubdate",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "citation_publication_date",
    "citation_online_date", "citation_date", "cxenseparse:recs:publishtime", "article_date_original", "datepublished",
    "date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "datemodified", "og:updated_time", "dcterms.modified", "dc.date.modified",
    "article.updated", "last-modified", "lastmod", "revised", "cxenseparse:recs:articlemodified",
)  # fmt: skip
_DATED_ADDRESS = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")
_SAID = re.compile(r"\b(?:(published|posted|created)|updated|modified|edited|revised)\b", re.IGNORECASE)
_CHANGED_BEFORE = re.compile(r"\b(?:updated|modified|edited|revised)(?:\s+(?:on|at))?[\s:|–—-]*$", re.IGNORECASE)
#: Lines longer than this are prose, whose dates are those of what it tells.
_LINE = 120
#: Bounds of a date on the Web, both fixed, so that no result depends on today.
_EARLIEST, _LATEST = "1991-01-01", "2100-01-01"


def page_dates(
    tree: HtmlElement,
    tags: dict[str, list[str]],
    linked: tuple[str | None, str | None],
    url: str | None,
) -> tuple[str | None, str | None]:
    """Return the dates of publication and of the last change: ISO dates or prefixes, ``None`` where unknown.

    Args:
        tree: the page.
        tags: the contents of its meta tags by name.
        linked: the two dates in its JSON-LD.
        url: its address, which may hold a day.
    """
    published = linked[0] or _first_date(tags, _PUBLISHED) or _marked_date(tree, "published")
    modified = linked[1] or _first_date(tags, _MODIFIED) or _marked_date(tree, "modified")
    if published and modified:
        return _local(published, url), modified
    shown, changed = _shown_dates(tree)
    if published is None:
        found = _searched_date(tree)
        # Where a page gives no date of publication, htmldate takes the one of the last change for it: that is none.
        of_change = found == modified or (found in changed - shown and found != _addressed(url))
        published = None if of_change else found
    if modified is None and len(changed) == 1:
        (modified,) = changed
    return _local(published, url), modified


def search_options() -> dict[str, str | bool]:
    """Return how htmldate is to search: the markup, without the prose, in which it guesses."""
    return {"extensive_search": False, "original_date": True, "min_date": _EARLIEST, "max_date": _LATEST}


def _searched_date(tree: HtmlElement) -> str | None:
    return find_date(tree, extensive_search=False, original_date=True, min_date=_EARLIEST, max_date=_LATEST)


def _first_date(tags: dict[str, list[str]], names: Iterable[str]) -> str | None:
    """Return the first whole date, or else the first part of one."""
    dates = [date for name in names for value in tags.get(name, ()) if (date := from_stamp(value))]
    return next((date for date in dates if len(date) == 10), dates[0] if dates else None)


def _marked_date(tree: HtmlElement, which: str) -> str | None:
    """Return a date that the markup marks as the one of publication, or of the last change."""
    classes = ("published", "entry-date", "pubdate") if which == "published" else ("updated", "modified")
    for element in tree.iter("time", "abbr", "span", "p", "div"):
        names = set((element.get("class") or "").lower().split())
        marked = (element.get("itemprop") or "").lower() == f"date{which}" or not names.isdisjoint(classes)
        if element.tag == "time" and which == "published" and element.get("pubdate") is not None:
            marked = True
        if not marked:
            continue
        value = element.get("datetime") or element.get("content") or element.get("title") or element.text_content()
        date = from_stamp(" ".join(value[:300].split()))
        if date:
            return date
    return None


def _shown_dates(tree: HtmlElement) -> tuple[set[str], set[str]]:
    """Return the dates in the page's short lines and time elements, those that are said to be of a change apart."""
    shown: set[str] = set()
    changed: set[str] = set()
    for element in tree.iter("time"):
        words = " ".join(element.text_content()[:300].split())
        if found := from_stamp(element.get("datetime") or words):
            said = _SAID.match(words)
            is_change = said[1] is None if said else _CHANGED_BEFORE.search(_before(element)) is not None
            (changed if is_change else shown).add(found)
    for line in lines_of(tree):
        if len(line) <= _LINE:
            for is_change, part in _parts(line):
                if found := from_prose(part):
                    (changed if is_change else shown).add(found)
    return shown, changed


def _parts(line: str) -> Iterator[tuple[bool, str]]:
    """Cut a line at the words that say what its dates are ("Published … Updated …"): whether of a change, and where."""
    start, is_change = 0, False
    for match in _SAID.finditer(line):
        yield is_change, line[start : match.start()]
        start, is_change = match.end(), match[1] is None
    yield is_change, line[start:]


def _before(element: HtmlElement) -> str:
    """Return the last words before an element, in its parent or the two above it."""
    for _ in range(3):
        before, parent = element.getprevious(), element.getparent()
        if before is not None:
            text = before.tail or ""
            text = text if text.strip() or not isinstance(before.tag, str) else before.text_content()
        else:
            text = (parent.text or "") if parent is not None else ""
        if text.strip() or parent is None:
            return " ".join(text[-60:].split())
        element = parent
    return ""


def _addressed(url: str | None) -> str | None:
    match = _DATED_ADDRESS.search(url or "")
    return iso_prefix(f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}") if match else None


def _local(published: str | None, url: str | None) -> str | None:
    """Return the outlet's own date where its address has one that is a day off: stamps are in UTC, outlets are not."""
    addressed = _addressed(url)
    if published is None or addressed is None or len(published) != 10:
        return published
    off = abs((date.fromisoformat(addressed) - date.fromisoformat(published)).days)
    return addressed if off == 1 else published
