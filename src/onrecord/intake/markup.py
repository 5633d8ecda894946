"""Markup that is a body already (a feed's ``body_xhtml``): its blocks, every word kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree
from lxml import html as lxml_html

from onrecord.intake.assemble import Piece, body_pieces
from onrecord.model import BlockKind

_TAG = re.compile(
    r"<(?:p|br|div|h[1-6]|ul|ol|li|b|i|em|strong|a|figure|blockquote|span|section|article)\b[^<>]{0,300}>",
    re.IGNORECASE,
)
_KINDS = {
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
    "p": BlockKind.PARAGRAPH,
    "div": BlockKind.PARAGRAPH,
    "section": BlockKind.PARAGRAPH,
    "article": BlockKind.PARAGRAPH,
    "blockquote": BlockKind.PARAGRAPH,
    "pre": BlockKind.PARAGRAPH,
    "table": BlockKind.OTHER,
    "tr": BlockKind.OTHER,
    "ul": BlockKind.LIST,
    "ol": BlockKind.LIST,
    "li": BlockKind.LIST,
    "dd": BlockKind.LIST,
    "dt": BlockKind.LIST,
    "figure": BlockKind.OTHER,
    "figcaption": BlockKind.CAPTION,
    "br": BlockKind.PARAGRAPH,
    "hr": BlockKind.PARAGRAPH,
    "body": BlockKind.PARAGRAPH,
}
#: What a browser does not show as text.
UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "svg", "iframe", "select", "textarea", "title"})
#: Classes of labels that are only read aloud ("Image caption").
_READ_ALOUD = re.compile(r"off-?screen|visually-?hidden|sr-only|screen-reader", re.IGNORECASE)
_NOT_ALNUM = re.compile(r"[\W_]+")


def looks_like_markup(text: str) -> bool:
    """Whether a text has tags of HTML in its first part."""
    return _TAG.search(text[:20_000]) is not None


def markup_pieces(markup: str) -> list[Piece]:
    """Cut markup into pieces by its block elements; markup that holds no element is plain text."""
    parser = lxml_html.HTMLParser(huge_tree=False, recover=True)
    try:
        tree = lxml_html.document_fromstring(f"<html><body>{markup}</body></html>", parser=parser)
    except (etree.ParserError, ValueError):
        return body_pieces(markup)
    return [Piece(kind, words) for kind, words in runs(tree, _KINDS) if words]


def runs(tree: etree._Element, block_kinds: Mapping[str, BlockKind]) -> Iterator[tuple[BlockKind, str]]:
    """Yield runs of text, perhaps empty, between the boundaries of block elements, without recursion.

    Args:
        tree: the element to walk.
        block_kinds: the elements that begin and end a block, and its kind.
    """
    # A format of its own may give "head" another meaning.
    unseen_tags = UNSEEN - block_kinds.keys()
    kinds = [BlockKind.PARAGRAPH]
    held: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event in ("comment", "pi"):
            held.append(element.tail or "")
            continue
        boundary = tag in block_kinds
        if boundary and not unseen:
            yield kinds[-1], " ".join("".join(held).split())
            held = []
        if event == "start":
            unseen += tag in unseen_tags
            if boundary:
                # A paragraph inside a list item or a quotation is still the item's.
                inner = block_kinds[tag]
                kinds.append(kinds[-1] if inner is BlockKind.PARAGRAPH and kinds[-1] is not BlockKind.OTHER else inner)
            # Cells stand apart.
            held.append("" if unseen else " " * (tag in ("td", "th", "cell")) + (element.text or ""))
        else:
            unseen -= tag in unseen_tags
            if boundary:
                kinds.pop()
            held.append("" if unseen else element.tail or "")
    yield kinds[-1], " ".join("".join(held).split())


def lines_of(tree: etree._Element) -> Iterator[str]:
    """Yield the lines that an element shows, none of them empty: what stands between two of its boxes or breaks."""
    return (words for _, words in runs(tree, _KINDS) if words)


def words_of(element: etree._Element) -> str:
    """Return the words that an element shows; those of neighbouring boxes do not touch."""
    parts: list[str] = []
    for inner in element.iter():
        tag = inner.tag if isinstance(inner.tag, str) else ""
        if tag in _KINDS or tag in ("small", "cite", "time"):
            parts.append(" ")
        shown = tag and tag not in UNSEEN and not _READ_ALOUD.search(inner.get("class") or "")
        parts.append(inner.text or "" if shown else "")
        if inner is not element:
            parts.append(f" {inner.tail or ''}" if tag in _KINDS else inner.tail or "")
    return " ".join("".join(parts).split())


def squash(text: str) -> str:
    """Return a text's letters and digits in lower case."""
    return _NOT_ALNUM.sub("", text).lower()
