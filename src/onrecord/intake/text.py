"""Plain text."""

from __future__ import annotations

from onrecord.ids import content_id
from onrecord.model import Block, BlockKind, Document, Report, Span


def document_from_text(
    text: str, *, input: str = "<text>", published: str | None = None, title: str | None = None
) -> Document:
    """Make a Document from text that a program holds already; its text is ``text``, character for character."""
    blocks = []
    pos = 0
    for part in text.split("\n\n"):
        if part.strip():
            blocks.append(Block(BlockKind.PARAGRAPH, Span(pos, pos + len(part))))
        pos += len(part) + 2
    data = text.encode("utf-8", "surrogatepass")
    return Document(
        id=content_id(text),
        input=input,
        text=text,
        blocks=tuple(blocks),
        report=Report(content_id(data), data, "text/plain", "utf-8", obtained="text"),
        title=title,
        published=published,
        language="en",
    )
