"""Saved web pages: trafilatura finds the main text; captions, credits and metadata come from the markup."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extracted

from onrecord.errors import DecodeError, InputError, counted
from onrecord.intake.assemble import Metadata, Piece, assemble, body_pieces
from onrecord.intake.captured import Captured
from onrecord.intake.decode import Decoded, decode
from onrecord.intake.heads import byline_names, is_date_line
from onrecord.intake.markup import runs, squash
from onrecord.intake.page_metadata import PageMetadata, page_metadata
from onrecord.intake.page_text import left_out, page_text, with_captions
from onrecord.model import BlockKind, Document, Issue

#: The elements of trafilatura's result.
_KINDS = {
    "p": BlockKind.PARAGRAPH,
    "ab": BlockKind.PARAGRAPH,
    "quote": BlockKind.PARAGRAPH,
    "code": BlockKind.OTHER,
    "lb": BlockKind.PARAGRAPH,
    "head": BlockKind.HEADING,
    "list": BlockKind.LIST,
    "item": BlockKind.LIST,
    "table": BlockKind.OTHER,
    "row": BlockKind.OTHER,
}
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*(?:\s|$)")
_HIDDEN = Issue("html.json_ld_body", "the page does not show its text: it was taken from its JSON-LD", "html")
#: Bytes of a page that may be broken, one in so many, before the page is given up.
_BROKEN_SHARE = 500


def read_html(captured: Captured) -> Document:
    """Read a saved page.

    Raises:
        InputError: where it holds no article, or is nested deeper than the parser goes.
        DecodeError: where its bytes are no text.
    """
    decoded = _decode(captured)
    if not decoded.text.strip():
        raise InputError("input.empty", "is empty", subject=captured.name, hint="it holds no words to read")
    tree = _parse(decoded.text, captured.name)
    page = page_metadata(tree)
    text = page_text(tree)
    pieces = _body(tree, page, captured.name)
    issues = [] if _is_shown(pieces, text.squashed) else [_HIDDEN]
    pieces = with_captions(text, pieces, page.metadata.title)
    pieces = _headed(pieces, page)
    document = assemble(
        captured,
        pieces,
        _completed(page.metadata, pieces),
        media_type="text/html",
        encoding=decoded.encoding,
        issues=(*decoded.issues, *issues),
    )
    left = left_out(text, pieces, page.metadata.title)
    if not left:
        return document
    message = f"left out, as no part of the article: {left:,} of the page's {counted(text.words, 'word')}"
    return replace(document, issues=(*document.issues, Issue("html.left_out", message, "html", count=left)))


def _decode(captured: Captured) -> Decoded:
    """Decode as browsers do: mark, HTTP header, meta tag; a few broken bytes are replaced, and counted."""
    match = _DECLARED.search(captured.data[:4096])
    declared = captured.charset or (match[1].decode("ascii") if match else None)
    # Browsers read both of these labels as Windows-1252, which pages in them really are.
    if declared and declared.lower() in {"iso-8859-1", "latin1", "latin-1", "us-ascii"}:
        declared = "cp1252"
    try:
        return decode(captured.data, captured.name, declared)
    except DecodeError:
        text = captured.data.decode("utf-8", "replace")
        broken = text.count("�")
        if broken * _BROKEN_SHARE > len(text) or "\0" in text:
            raise
        message = f"not UTF-8 and shown as U+FFFD: {counted(broken, 'stretch', 'stretches')} of bytes"
        return Decoded(text, "utf-8", (Issue("encoding.replaced", message, "html", count=broken),))


def _parse(text: str, name: str) -> HtmlElement:
    # libxml2 ends a page at a NUL, and takes no declaration that contradicts the bytes it is given.
    text = _XML_DECLARATION.sub("", text.replace("\0", "�"), count=1)
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        raise _no_article(name) from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise InputError(
            "html.too_deep",
            "is nested deeper than pages can be read",
            subject=name,
            hint="save the page's text, or print it to PDF, and read that",
        )
    return tree


def _body(tree: HtmlElement, page: PageMetadata, name: str) -> list[Piece]:
    """Return the main text; the one in the page's JSON-LD where the markup has much less of it."""
    # Its warnings go to this logger; what they say is said by our own errors.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(tree, include_comments=False, include_tables=True, url=page.metadata.url)
    except RecursionError as error:
        raise InputError("html.too_deep", "is nested deeper than pages can be read", subject=name) from error
    # With another argument it could be a dictionary.
    body = found.body if isinstance(found, Extracted) else None
    found_pieces = [_settled(kind, words) for kind, words in runs(body, _KINDS)] if body is not None else []
    pieces = [piece for piece in found_pieces if piece.text]
    kept = sum(len(piece.text.split()) for piece in pieces)
    if page.body and len(page.body.split()) > max(40, 2 * kept):
        return body_pieces(page.body)
    if not any(len(piece.text.split()) >= 6 and _SENTENCE.search(piece.text) for piece in pieces):
        raise _no_article(name)
    return pieces


def _is_shown(pieces: Sequence[Piece], squashed: str) -> bool:
    """Whether the text stands in the page's markup, and not only in its JSON-LD."""
    longest = max(pieces, key=lambda piece: len(piece.text))
    return squash(longest.text)[:60] in squashed


def _settled(kind: BlockKind, words: str) -> Piece:
    # Old pages are laid out in tables: a cell of prose is a paragraph.
    prose = kind is BlockKind.OTHER and len(words.split()) >= 20
    return Piece(BlockKind.PARAGRAPH if prose else kind, words)


def _headed(pieces: Sequence[Piece], page: PageMetadata) -> list[Piece]:
    """Put the title and the byline in front, once, whether or not extraction kept them."""
    title, byline = page.metadata.title, page.byline
    head: list[Piece] = []
    rest: list[Piece] = []
    for index, piece in enumerate(pieces):
        letters = squash(piece.text)
        if index < 6 and title and letters == squash(title):
            continue
        if index < 6 and piece.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and len(piece.text) < 200:
            if byline_names(piece.text) is not None or (byline and letters == squash(byline)):
                byline = byline or piece.text
                if letters == squash(byline):
                    continue
                rest.append(Piece(BlockKind.BYLINE, piece.text))
                continue
            if is_date_line(piece.text):
                rest.append(Piece(BlockKind.DATELINE, piece.text))
                continue
        rest.append(piece)
    if title:
        head.append(Piece(BlockKind.TITLE, title))
    if byline:
        head.append(Piece(BlockKind.BYLINE, byline))
    return [*head, *rest]


def _completed(metadata: Metadata, pieces: Sequence[Piece]) -> Metadata:
    if metadata.authors:
        return metadata
    byline = next((byline_names(piece.text) for piece in pieces if piece.kind is BlockKind.BYLINE), None)
    return replace(metadata, authors=byline or ())


def _no_article(name: str) -> InputError:
    return InputError(
        "html.no_article",
        "no article text found",
        subject=name,
        hint="it may be a front page, or one that loads its text later: save the page from a browser once it shows",
    )
