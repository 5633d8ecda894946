"""A Document's text and blocks from pieces that a format gives apart: headline, byline, paragraphs, captions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.errors import InputError
from onrecord.ids import content_id
from onrecord.intake.captured import Captured
from onrecord.intake.classify import classify, mark_repeats
from onrecord.intake.languages import language_of
from onrecord.intake.limits import check_text
from onrecord.intake.lines import is_furniture
from onrecord.model import Block, BlockKind, Document, Issue, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with its kind, before it has a place in a Document."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a format says about a report beside its text; the attributes are those of Document."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


#: The kinds whose pieces are taken as they are; the words of the others may say more (a dateline, a credit).
_SETTLED = frozenset({BlockKind.TITLE, BlockKind.BYLINE, BlockKind.CREDIT, BlockKind.HEADING, BlockKind.DATELINE})


def assemble(
    captured: Captured,
    pieces: Iterable[Piece],
    metadata: Metadata,
    *,
    media_type: str,
    encoding: str | None,
    issues: Sequence[Issue] = (),
) -> Document:
    """Make a Document whose text is the pieces, in order, with a blank line between two.

    Raises:
        InputError: where the pieces hold no words, or too many.
    """
    text, blocks = _lay_out(pieces)
    if not text:
        raise InputError("input.no_text", "holds no text of a report", subject=captured.name)
    check_text(text, captured.name)
    return Document(
        id=content_id(text),
        input=captured.name,
        text=text,
        blocks=mark_repeats(text, blocks),
        report=captured.report(media_type, encoding),
        title=metadata.title,
        authors=metadata.authors,
        published=metadata.published,
        modified=metadata.modified,
        outlet=metadata.outlet,
        url=metadata.url or captured.final_url,
        language=spoken(text, metadata.language),
        issues=tuple(issues),
    )


def spoken(text: str, said: str | None) -> str | None:
    """Return the language that the text is in, or the one that the report says where the text is too short."""
    return language_of(text) or _code(said)


def _code(language: str | None) -> str | None:
    """Return the ISO 639-1 part of a BCP 47 tag ("en-GB" -> "en"), or ``None``."""
    first = (language or "").strip().replace("_", "-").split("-")[0].lower()
    return first if len(first) == 2 and first.isalpha() and first.isascii() else None


def body_pieces(text: str) -> list[Piece]:
    """Cut a body that came as plain text into pieces."""
    return [Piece(block.kind, block.span.words(text)) for block in classify(text, whole=False).blocks]


def _lay_out(pieces: Iterable[Piece]) -> tuple[str, list[Block]]:
    parts: list[str] = []
    blocks: list[Block] = []
    end = 0
    opens = True
    for piece in pieces:
        words = piece.text.strip()
        if not words:
            continue
        if parts:
            parts.append("\n\n")
            end += 2
        blocks.extend(_shifted(piece.kind, words, end, opens=opens))
        opens = opens and piece.kind is not BlockKind.PARAGRAPH
        parts.append(words)
        end += len(words)
    return "".join(parts), blocks


def _shifted(kind: BlockKind, words: str, by: int, *, opens: bool) -> list[Block]:
    if kind is BlockKind.HEADING and is_furniture(words):
        kind = BlockKind.OTHER
    if kind in _SETTLED:
        return [Block(kind, Span(by, by + len(words)))]
    inner = classify(words, whole=False, opens=opens).blocks
    if len(inner) == 1 or kind is not BlockKind.PARAGRAPH:
        # One paragraph is what its format says it is, unless its words are plainly a credit.
        settled = BlockKind.CREDIT if len(inner) == 1 and inner[0].kind is BlockKind.CREDIT else kind
        if len(inner) == 1 and kind is BlockKind.PARAGRAPH and inner[0].kind is BlockKind.OTHER:
            settled = BlockKind.OTHER
        if kind is BlockKind.CAPTION and len(inner) == 2 and inner[1].kind is BlockKind.CREDIT:
            return [
                replace(b, kind=k, span=_move(b.span, by)) for b, k in zip(inner, (kind, BlockKind.CREDIT), strict=True)
            ]
        return [Block(settled, Span(by, by + len(words)))]
    return [replace(block, repeats=None, span=_move(block.span, by)) for block in inner]


def _move(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
