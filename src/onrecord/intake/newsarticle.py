"""schema.org articles as JSON-LD (https://schema.org/NewsArticle)."""

from __future__ import annotations

import html
from collections.abc import Iterator

from onrecord.errors import InputError, counted
from onrecord.intake.assemble import Metadata, Piece, assemble, body_pieces
from onrecord.intake.captured import Captured
from onrecord.intake.dates import from_stamp
from onrecord.intake.json_values import Object, Value, as_list, as_object, count_words, objects, text_of
from onrecord.intake.markup import looks_like_markup, markup_pieces
from onrecord.model import BlockKind, Document, Issue

_TYPES = frozenset(
    {
        "Article",
        "NewsArticle",
        "AdvertiserContentArticle",
        "AnalysisNewsArticle",
        "AskPublicNewsArticle",
        "BackgroundNewsArticle",
        "OpinionNewsArticle",
        "Report",
        "ReportageNewsArticle",
        "ReviewNewsArticle",
        "SatiricalArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "SocialMediaPosting",
    }
)


def is_article(item: Object) -> bool:
    """Whether an object is a schema.org article, however its type is written."""
    return any(
        isinstance(kind, str) and kind.rsplit("/", 1)[-1].rsplit(":", 1)[-1] in _TYPES
        for kind in as_list(item.get("@type"))
    )


def article_metadata(item: Object) -> Metadata:
    """Return what an article's fields say about it."""
    return Metadata(
        title=_clean(text_of(item.get("headline")) or text_of(item.get("name"))),
        authors=tuple(dict.fromkeys(names(item.get("author")) or names(item.get("creator")))),
        published=_date(item.get("datePublished")),
        modified=_date(item.get("dateModified")),
        outlet=_outlet(item),
        url=_address(item),
        language=text_of(item.get("inLanguage"), "alternateName", "name"),
    )


def article_body(item: Object) -> str | None:
    """Return the text that an article carries, without markup."""
    body = text_of(item.get("articleBody"))
    if body is None:
        return None
    return "\n\n".join(piece.text for piece in _prose(body))


def names(value: Value) -> list[str]:
    """Return the names of people or organisations, given as texts or as objects; no addresses."""
    found = []
    for one in as_list(value):
        name = _clean(text_of(one, "name"))
        if name and "://" not in name:
            found.append(name)
    return found


def read_article(item: Object, captured: Captured, encoding: str) -> Document:
    """Make a Document of an article that carries its own text.

    Raises:
        InputError: where it has no ``articleBody``, as on pages that keep the text in the markup.
    """
    metadata = article_metadata(item)
    updates = list(objects(item.get("liveBlogUpdate")))
    body = text_of(item.get("articleBody")) or text_of(item.get("text"))
    if body is None and not updates:
        raise InputError(
            "json.no_body",
            'is a schema.org article without "articleBody"',
            subject=captured.name,
            hint="read the page that it describes instead",
        )
    pieces = list(_pieces(item, metadata, body, updates))
    issues = _left_out(item)
    return assemble(captured, pieces, metadata, media_type="application/ld+json", encoding=encoding, issues=issues)


def _pieces(item: Object, metadata: Metadata, body: str | None, updates: list[Object]) -> Iterator[Piece]:
    if metadata.title:
        yield Piece(BlockKind.TITLE, metadata.title)
    dateline = text_of(item.get("dateline"))
    if dateline:
        yield Piece(BlockKind.DATELINE, dateline)
    yield from _prose(body)
    for update in updates:
        headline = text_of(update.get("headline"))
        if headline:
            yield Piece(BlockKind.HEADING, headline)
        yield from _prose(text_of(update.get("articleBody")))
    for image in objects(item.get("image")):
        caption = _clean(text_of(image.get("caption")) or text_of(image.get("description")))
        if caption:
            yield Piece(BlockKind.CAPTION, caption)
        credit = text_of(image.get("creditText")) or ", ".join(
            names(image.get("creator")) or names(image.get("author"))
        )
        if credit:
            yield Piece(BlockKind.CREDIT, _clean(credit) or credit)


def _prose(body: str | None) -> list[Piece]:
    if not body:
        return []
    return markup_pieces(body) if looks_like_markup(body) else body_pieces(html.unescape(body))


def _left_out(item: Object) -> list[Issue]:
    unread = {
        key: count
        for key in ("description", "abstract", "alternativeHeadline", "backstory", "comment")
        if (count := count_words(item.get(key), 1))
    }
    if not unread:
        return []
    total = sum(unread.values())
    return [
        Issue(
            "json.left_out",
            f"{counted(total, 'word')} in fields that are not read: {', '.join(unread)}",
            "json",
            count=total,
        )
    ]


def _date(value: Value) -> str | None:
    text = text_of(value, "@value")
    return from_stamp(text) if text else None


def _outlet(item: Object) -> str | None:
    for key in ("publisher", "sourceOrganization", "isPartOf", "copyrightHolder"):
        found = _clean(text_of(item.get(key), "name"))
        if found and "://" not in found:
            return found
    return None


def _address(item: Object) -> str | None:
    page = item.get("mainEntityOfPage")
    inside = as_object(page)
    for value in (item.get("url"), page, inside and inside.get("@id"), inside and inside.get("url"), item.get("@id")):
        if isinstance(value, str) and value.lower().startswith(("http://", "https://")):
            return value
    return None


def _clean(text: str | None) -> str | None:
    return " ".join(html.unescape(text).split()) or None if text else None
