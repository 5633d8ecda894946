"""A captured report, and the text read out of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class Issue:
    """A warning or error of a run about one document.

    Attributes:
        code: a stable dotted name, such as ``"html.left_out"``.
        message: one sentence for a person.
        component: the reader or layer that noticed it.
        count: how many (words left out, marks unbalanced), where that is what the issue says.
        span: where in the document, if anywhere.
    """

    code: str
    message: str
    component: str = ""
    count: int | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One captured news report: the original bytes and how they were obtained.

    Attributes:
        sha256: ``"sha256:…"`` of ``original``.
        original: the bytes as they came.
        media_type: such as ``"text/plain"``, ``"text/html"``.
        encoding: how the bytes were decoded, or ``None`` for a format that is no text.
        obtained: ``"file"``, ``"stdin"``, ``"url"`` or ``"text"`` (handed over by a program).
        final_url: the address that answered, after redirects.
        redirects: the addresses passed through before it, first to last.
    """

    sha256: str
    original: bytes
    media_type: str
    encoding: str | None = None
    obtained: str = "file"
    final_url: str | None = None
    redirects: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Report({self.sha256}, {self.media_type}, {len(self.original)} bytes)"


class BlockKind(StrEnum):
    """What a block of a report is."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    CREDIT = "credit"
    LIST = "list"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a Document's text with one part to play.

    Blocks are in text order and do not overlap; white space between them belongs to none.
    ``repeats`` is the index of an earlier block with the same words (a caption printed twice).
    """

    kind: BlockKind
    span: Span
    repeats: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The text read out of a Report, in blocks.

    Attributes:
        id: the content id of ``text``.
        input: the path, URL or line id as it was given.
        text: the text; every span of every layer points into it.
        blocks: its parts in order.
        title: the headline, whether or not it stands in the text.
        authors: names from the byline or the page's metadata.
        published: ISO 8601 date, or a prefix of one where no more is known ("2021-03"); never completed.
        modified: likewise, when the page says it was last changed.
        outlet: the publication's name.
        url: the canonical address.
        language: ISO 639-1 code, or ``None`` where the text is too short to tell.
        report: what it was read from.
        issues: what the reader of the format noticed.
    """

    id: str
    input: str
    text: str
    blocks: tuple[Block, ...]
    report: Report
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    issues: tuple[Issue, ...] = ()

    def words(self, span: Span) -> str:
        """Return the exact words of a span of this document."""
        return span.words(self.text)
