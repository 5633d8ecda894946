"""A Document as JSON, and back. Fields are named, so that one that a later version adds is absent in older cases.

The original bytes are not in it: they are stored once a hash.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from onrecord.model import Block, BlockKind, Document, Issue, Report, Span
from onrecord.store.packing import Json

#: What JSON gave back: read by these functions alone.
Row: TypeAlias = Any


def document_row(document: Document) -> Json:
    """Return a Document as JSON."""
    report = document.report
    return {
        "id": document.id,
        "input": document.input,
        "text": document.text,
        "blocks": [[block.kind.value, *span_row(block.span), block.repeats] for block in document.blocks],
        "title": document.title,
        "authors": list(document.authors),
        "published": document.published,
        "modified": document.modified,
        "outlet": document.outlet,
        "url": document.url,
        "language": document.language,
        "issues": [issue_row(issue) for issue in document.issues],
        "report": {
            "sha256": report.sha256,
            "media_type": report.media_type,
            "encoding": report.encoding,
            "obtained": report.obtained,
            "final_url": report.final_url,
            "redirects": list(report.redirects),
        },
    }


def document_from(row: Row, original: bytes) -> Document:
    """Return the Document of a row and the bytes that it was read from."""
    report = row["report"]
    return Document(
        id=row["id"],
        input=row["input"],
        text=row["text"],
        blocks=tuple(Block(BlockKind(kind), Span(start, end), repeats) for kind, start, end, repeats in row["blocks"]),
        report=Report(
            sha256=report["sha256"],
            original=original,
            media_type=report["media_type"],
            encoding=report["encoding"],
            obtained=report["obtained"],
            final_url=report["final_url"],
            redirects=tuple(report["redirects"]),
        ),
        title=row["title"],
        authors=tuple(row["authors"]),
        published=row["published"],
        modified=row["modified"],
        outlet=row["outlet"],
        url=row["url"],
        language=row["language"],
        issues=tuple(issue_from(issue) for issue in row["issues"]),
    )


def span_row(span: Span) -> list[Json]:
    """Return a span as two numbers."""
    return [int(span.start), int(span.end)]


def maybe_span_row(span: Span | None) -> Json:
    """Return a span as two numbers, or null."""
    return None if span is None else span_row(span)


def maybe_span(row: Row) -> Span | None:
    """Return the span of two numbers, or ``None`` for null."""
    return None if row is None else Span(*row)


def issue_row(issue: Issue) -> Json:
    """Return an issue as a list."""
    return [issue.code, issue.message, issue.component, issue.count, maybe_span_row(issue.span)]


def issue_from(row: Row) -> Issue:
    """Return the issue of a list."""
    code, message, component, count, span = row
    return Issue(code, message, component, count, maybe_span(span))
