"""What a web page says about its report: JSON-LD first, then meta tags, then the markup, then trafilatura's guess."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata

from onrecord.intake.assemble import Metadata
from onrecord.intake.heads import byline_names, byline_outlet, split_names
from onrecord.intake.json_values import Object, Value, as_object, objects
from onrecord.intake.markup import lines_of, words_of
from onrecord.intake.markup import squash as squashed
from onrecord.intake.newsarticle import article_body, article_metadata, is_article
from onrecord.intake.page_dates import page_dates, search_options

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
_SUFFIX = re.compile(r"(.*)\s[-–—|·:»]\s(.*)", re.DOTALL)


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
    # Its date is not used: the options make it cheap.
    guess = extract_metadata(tree, extensive=False, date_config=search_options())
    byline, names = _byline(tree)
    url = _address(tree, tags) or linked.url
    published, modified = page_dates(tree, tags, (linked.published, linked.modified), url)
    outlet = _first(tags, _OUTLET) or linked.outlet or (byline_outlet(names) if names else None)
    metadata = Metadata(
        title=_title(tree, tags, linked.title, guess.title, outlet),
        authors=_people(article) or _authors(tags, names, guess.author) or linked.authors,
        published=published,
        modified=modified,
        outlet=outlet,
        url=url,
        language=tree.get("lang") or linked.language or _first(tags, ("og:locale", "language")),
    )
    return PageMetadata(metadata, byline, article_body(article) if article is not None else None)


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


def _byline(tree: HtmlElement) -> tuple[str | None, str | None]:
    """Return the words of the first element that is marked as the byline and reads as one, and those with its names."""
    for element in tree.xpath(_BYLINE_PATH):
        words = words_of(element)
        if 3 < len(words) <= 120 and (byline_names(words) or byline_names(f"By {words}")):
            return words, _with_names(lines_of(element)) or words
    return None, None


def _with_names(lines: Iterable[str]) -> str | None:
    """Return the first lines of a byline that read as one, without those that say what its people are."""
    held: list[str] = []
    for line in lines:
        if held and byline_names(" ".join(held)) and not re.match(r"(?:and\b|&|,)", line):
            break
        held.append(line)
    words = " ".join(held)
    return words if byline_names(words) or byline_names(f"By {words}") else None


def _address(tree: HtmlElement, tags: dict[str, list[str]]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    for value in (*links, *tags.get("og:url", ())):
        if value and value.strip().lower().startswith(("http://", "https://")):
            return str(value.strip())
    return None
