"""Plain text, from a file or from a program."""

from __future__ import annotations

from dataclasses import replace

from onrecord.errors import InputError
from onrecord.ids import content_id
from onrecord.intake.captured import Captured
from onrecord.intake.classify import classify
from onrecord.intake.decode import decode
from onrecord.intake.languages import language_of
from onrecord.intake.limits import check_text
from onrecord.model import Document, Report


def read_text(captured: Captured) -> Document:
    """Read a ``.txt`` file: its text is the decoded file, character for character, without a byte order mark.

    Raises:
        InputError: where it is empty or too long.
        DecodeError: where its bytes are no text.
    """
    decoded = decode(captured.data, captured.name, captured.charset)
    if not decoded.text.strip():
        raise InputError("input.empty", "is empty", subject=captured.name, hint="it holds no words to read")
    check_text(decoded.text, captured.name)
    document = document_from_text(decoded.text, input=captured.name)
    report = captured.report("text/plain", decoded.encoding)
    return replace(document, report=report, url=captured.final_url or document.url, issues=decoded.issues)


def document_from_text(
    text: str, *, input: str = "<text>", published: str | None = None, title: str | None = None
) -> Document:
    """Make a Document from text that a program holds already; its text is ``text``, character for character.

    Args:
        text: the report.
        input: what to call it.
        published: ISO 8601 date or prefix; where ``None``, a date line above the text's prose, or one that says
            that it is of publication, is used.
        title: the headline; where ``None``, the text's first line if it reads as one.
    """
    plain = classify(text, title=title)
    data = text.encode("utf-8", "surrogatepass")
    return Document(
        id=content_id(text),
        input=input,
        text=text,
        blocks=plain.blocks,
        report=Report(content_id(data), data, "text/plain", "utf-8", obtained="text"),
        title=title or plain.title,
        authors=plain.authors,
        published=published or plain.published,
        modified=plain.modified,
        outlet=plain.outlet,
        url=plain.url,
        language=language_of(text),
    )
