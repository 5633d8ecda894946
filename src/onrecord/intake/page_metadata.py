"""What a web page says about its report: JSON-LD first, then meta tags, then the markup, then trafilatura's guess."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from htmldate import find_date
from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata

from onrecord.intake.assemble import Metadata
from onrecord.intake.dates import from_stamp, iso_prefix
from onrecord.intake.json_values import Object, Value, as_object, objects
from onrecord.intake.lines import byline_names, split_names
from onrecord.intake.markup import squash as squashed
from onrecord.intake.markup import words_of
from onrecord.intake.newsarticle import article_body, article_metadata, is_article

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
_AUTHOR = (
    "author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "citation_author",
    "article:author", "cxenseparse:author",
)  # fmt: skip
_OUTLET = ("og:site_name", "application-name", "dc.publisher", "citation_journal_title")
_TITLE = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "citation_title", "title")
_BYLINE_PATH = (
    "//*[self::a or self::span or self::address or self::p or self::div][@rel='author' or @itemprop='author' or"
    " contains(concat(' ', normalize-space(@class), ' '), ' byline ') or"
    " contains(concat(' ', normalize-space(@class), ' '), ' author ') or"
    " contains(concat(' ', normalize-space(@class), ' '), ' author-name ')]"
)
_DATED_ADDRESS = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")
_SUFFIX = re.compile(r"(.*)\s[-–—|·:»]\s(.*)", re.DOTALL)
#: Lower bound of a date on the Web; the upper one is fixed too, so that no result depends on today.
_EARLIEST, _LATEST = "1991-01-01", "2100-01-01"


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says about its report.

    Attributes:
        metadata: the fields of a Document.
        byline: the byline as the page shows it.
        body: the article's text where JSON-LD carries it.
    """

    metadata: Metadata
    byline: str | None
    body: str | None


def page_metadata(tree: HtmlElement) -> PageMetadata:
    """Collect a page's metadata; ``published`` and ``modified`` never stand in for each other."""
    tags = _tags(tree)
    article = _article(tree)
    linked = article_metadata(article) if article is not None else Metadata()
    guess = extract_metadata(tree, extensive=False, date_config=_date_options())
    byline = _byline(tree)
    published = linked.published or _first_date(tags, _PUBLISHED) or _marked_date(tree, "published")
    modified = linked.modified or _first_date(tags, _MODIFIED) or _marked_date(tree, "modified")
    url = _address(tree, tags) or linked.url
    outlet = _first(tags, _OUTLET) or linked.outlet
    metadata = Metadata(
        title=_title(tree, tags, linked.title, guess.title, outlet),
        authors=_people(article) or _authors(tags, byline, guess.author) or linked.authors,
        published=_local(published, url) or _searched_date(tree, modified),
        modified=modified,
        outlet=outlet,
        url=url,
        language=tree.get("lang") or linked.language or _first(tags, ("og:locale", "language")),
    )
    return PageMetadata(metadata, byline, article_body(article) if article is not None else None)


def _searched_date(tree: HtmlElement, modified: str | None) -> str | None:
    """Return the date that htmldate finds in the markup, without its search of the prose, which guesses.

    Where a page gives no date of publication, it takes the one of the last change for it: that is none.
    """
    found = find_date(tree, extensive_search=False, original_date=True, min_date=_EARLIEST, max_date=_LATEST)
    return found if found != modified else None


def _date_options() -> dict[str, str | bool]:
    # Its date is not used: this makes it cheap.
    return {"extensive_search": False, "original_date": True, "min_date": _EARLIEST, "max_date": _LATEST}


def _tags(tree: HtmlElement) -> dict[str, list[str]]:
    """Return the contents of the page's meta tags by name, property or itemprop, in lower case."""
    tags: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = " ".join((meta.get("content") or "").split())
        for key in ("property", "name", "itemprop"):
            if content and (name := meta.get(key)):
                tags.setdefault(name.strip().lower(), []).append(content)
    return tags


def _first(tags: dict[str, list[str]], names: Iterable[str]) -> str | None:
    return next((tags[name][0] for name in names if name in tags), None)


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


# --- JSON-LD ---------------------------------------------------------------------------------------------------


def _article(tree: HtmlElement) -> Object | None:
    """Return the page's schema.org article: the one with a date, the one with a headline, or the first."""
    nodes = list(_linked_data(tree))
    known = {str(node["@id"]): node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 2}
    articles = [node for node in nodes if is_article(node)]
    for wanted in ("datePublished", "headline", "@type"):
        for node in articles:
            if wanted in node:
                return {key: _followed(value, known) for key, value in node.items()}
    return None


def _linked_data(tree: HtmlElement) -> Iterator[Object]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "").strip().removeprefix("<![CDATA[").removesuffix("]]>").strip(" ;\n")
        try:
            stack: list[Value] = [json.loads(text, strict=False)]
        except (ValueError, RecursionError):
            continue  # pages break their own JSON-LD often; the meta tags say the same
        while stack:
            value = stack.pop()
            if isinstance(value, list):
                stack.extend(reversed(value))
            elif (node := as_object(value)) is not None:
                yield node
                stack.extend(node[key] for key in ("mainEntity", "@graph") if key in node)


def _followed(value: Value, known: dict[str, Object]) -> Value:
    """Put the node that a bare ``{"@id": …}`` points to in its place."""
    if isinstance(value, list):
        return [_followed(item, known) for item in value]
    node = as_object(value)
    if node is not None and len(node) <= 2 and isinstance(node.get("@id"), str) and "name" not in node:
        return known.get(str(node["@id"]), node)
    return value


# --- the fields ------------------------------------------------------------------------------------------------


def _title(
    tree: HtmlElement, tags: dict[str, list[str]], linked: str | None, guess: str | None, outlet: str | None
) -> str | None:
    """Return the headline as the page shows it: the heading whose words the page's metadata repeat."""
    found = (linked, *(tags[n][0] for n in _TITLE if n in tags), tree.findtext(".//title"))
    said = [_without_outlet(" ".join(text.split()), outlet) for text in found if text and text.strip()]
    shown = [words_of(h) for h in tree.iter("h1")]
    for text in sorted((t for t in shown if len(t) < 300), key=len, reverse=True):
        for other in said:
            if len(squashed(other)) > 12 and squashed(other) in squashed(text):
                return other if linked else text if len(text) < 1.2 * len(other) else other
            # A site's name repeats in its pages' titles too, but is the lesser part of them.
            if len(squashed(text)) * 2 > len(squashed(other)) and squashed(text) in squashed(other):
                return text
    if linked:
        return linked
    if len(shown) == 1 and len(shown[0].split()) > 2:
        return shown[0]
    return said[0] if said else guess


def _without_outlet(title: str, outlet: str | None) -> str:
    """Return a title without the outlet's name at its end ("… | The Gazette")."""
    match = _SUFFIX.match(title)
    return match[1].strip() if match and outlet and squashed(match[2]) == squashed(outlet) else title


def _people(article: Object | None) -> tuple[str, ...]:
    """Return the authors that JSON-LD gives, unless all it gives is an organisation."""
    authors = list(objects(article.get("author"))) if article is not None else []
    if article is None or (authors and all("Organization" in str(one.get("@type")) for one in authors)):
        return ()
    return article_metadata(article).authors


def _local(published: str | None, url: str | None) -> str | None:
    """Return the outlet's own date where its address has one that is a day off: stamps are in UTC, outlets are not."""
    match = _DATED_ADDRESS.search(url or "")
    if published is None or match is None or len(published) != 10:
        return published
    addressed = iso_prefix(f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}")
    if addressed and abs((date.fromisoformat(addressed) - date.fromisoformat(published)).days) == 1:
        return addressed
    return published


def _authors(tags: dict[str, list[str]], byline: str | None, guess: str | None) -> tuple[str, ...]:
    for name in _AUTHOR:
        found = [_bare(value) for value in tags.get(name, ()) if "://" not in value and "@" not in value]
        if found and all(0 < len(value) < 100 for value in found):
            return tuple(dict.fromkeys(n for value in found for n in split_names(value)))
    guessed = tuple(part.strip() for part in (guess or "").split(";") if part.strip())
    shown = (byline_names(byline) or byline_names(f"By {byline}")) if byline else None
    return shown if shown and len(shown) >= len(guessed) else guessed


def _bare(name: str) -> str:
    return re.sub(r"^by\s+", "", name, flags=re.IGNORECASE).strip()


def _byline(tree: HtmlElement) -> str | None:
    """Return the words of the first element that is marked as the byline and reads as one."""
    for element in tree.xpath(_BYLINE_PATH):
        words = words_of(element)
        if 3 < len(words) <= 120 and (byline_names(words) or byline_names(f"By {words}")):
            return words
    return None


def _address(tree: HtmlElement, tags: dict[str, list[str]]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    for value in (*links, *tags.get("og:url", ())):
        if value and value.strip().lower().startswith(("http://", "https://")):
            return str(value.strip())
    return None
