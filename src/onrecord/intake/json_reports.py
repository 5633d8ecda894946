"""Reports as JSON: which of the known shapes an object has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.errors import InputError, counted
from onrecord.intake import newsarticle, ninjs
from onrecord.intake.captured import Captured
from onrecord.intake.dates import from_stamp
from onrecord.intake.decode import decode
from onrecord.intake.json_values import Object, Value, as_object, count_words, scalar, text_of
from onrecord.intake.limits import check_text
from onrecord.intake.options import Rejected
from onrecord.intake.plain import document_from_text
from onrecord.model import Document, Issue

_PLAIN_KEYS = frozenset({"id", "title", "text", "published", "url", "outlet", "language", "authors"})
#: Fields that tell something of the report however short they are; others with few words are codes and labels.
_TELLING = frozenset(
    {"standfirst", "kicker", "subtitle", "subheadline", "summary", "description", "abstract", "lead", "teaser"}
    | {"caption", "captions", "note", "notes", "ednote", "correction", "corrections", "comment", "comments"}
)


def read_json(captured: Captured, *, named_by_id: bool = False) -> Iterator[Document | Rejected]:
    """Read the reports of one JSON text: ninjs, schema.org JSON-LD, or plain ``{id, title, text, …}``.

    Several reports in one file are named ``file#1``, ``file#2`` and so on; a bad one among them is a Rejected.

    Args:
        captured: the bytes.
        named_by_id: whether a report is named by its own id (a line of a ``.jsonl`` file).

    Raises:
        InputError: where it is not JSON, or holds no report of a known shape.
    """
    decoded = decode(captured.data, captured.name, captured.charset)
    found = list(_reports(_parse(decoded.text, captured.name)))
    if not found:
        raise InputError(
            "json.no_report",
            "is JSON, but holds no report in a known shape",
            subject=captured.name,
            hint='known are IPTC ninjs, schema.org NewsArticle, and objects with at least a "text"',
        )
    for number, item in enumerate(found, 1):
        name = captured.name if len(found) == 1 else f"{captured.name}#{number}"
        one = replace(captured, name=_id_of(item) or name if named_by_id else name)
        try:
            document = _read(item, one, decoded.encoding)
        except InputError as error:
            if len(found) == 1:
                raise
            yield Rejected(one.name, error)
        else:
            yield replace(document, issues=(*decoded.issues, *document.issues))


def _parse(text: str, name: str) -> Value:
    if not text.strip():
        raise InputError("input.empty", "is empty", subject=name, hint="it holds no words to read")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        ended = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string")
        lines = error.msg == "Extra data" and text[error.pos :].lstrip()[:1] == "{"
        raise InputError(
            "json.truncated" if ended else "json.syntax",
            f"{'ends too early' if ended else 'is not JSON'} at line {error.lineno}, column {error.colno}: {error.msg}",
            subject=name,
            hint="it looks like one report a line: read it with --input-format jsonl"
            if lines
            else "check that it is whole",
        ) from error
    except RecursionError as error:
        raise InputError("json.too_deep", "is JSON nested too deep to be a report", subject=name) from error
    except ValueError as error:
        # An integer of thousands of digits: Python refuses to convert it.
        raise InputError("json.syntax", f"is not JSON that can be read: {error}", subject=name) from error


def _reports(value: Value) -> Iterator[Object]:
    """Yield the reports of a parsed JSON text: of an object, of an array, or of a JSON-LD ``@graph``."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(reversed(item))
            continue
        found = as_object(item)
        if found is None:
            continue
        if newsarticle.is_article(found) or ninjs.is_ninjs(found) or isinstance(found.get("text"), str):
            yield found
        else:
            stack.extend(found[key] for key in ("mainEntity", "itemListElement", "item", "@graph") if key in found)


def _id_of(item: Object) -> str | None:
    return next((text for key in ("id", "uri", "@id", "identifier") if (text := scalar(item.get(key)))), None)


def _read(item: Object, captured: Captured, encoding: str) -> Document:
    if newsarticle.is_article(item):
        return newsarticle.read_article(item, captured, encoding)
    if ninjs.is_ninjs(item):
        return ninjs.read_item(item, captured, encoding)
    return _plain(item, captured, encoding)


def _plain(item: Object, captured: Captured, encoding: str) -> Document:
    """Read a plain report; its document's text is exactly its ``text``."""
    text = item["text"]
    if not isinstance(text, str) or not text.strip():
        raise InputError("input.empty", 'has no words in its "text"', subject=captured.name)
    check_text(text, captured.name)
    stamp = scalar(item.get("published"))
    published = from_stamp(stamp) if stamp else None
    issues = []
    if stamp and published is None:
        issues.append(Issue("date.unreadable", f"{stamp[:80]!r} is not a date that can be read", "json"))
    unread = {
        key: words
        for key in item
        if key not in _PLAIN_KEYS and (words := count_words(item[key], 1 if key.lower() in _TELLING else 5))
    }
    if unread:
        total = sum(unread.values())
        message = f"{counted(total, 'word')} in fields that are not read: {', '.join(unread)}"
        issues.append(Issue("json.left_out", message, "json", count=total))
    title = text_of(item.get("title"))
    document = document_from_text(text, input=captured.name, published=published, title=title)
    authors = item.get("authors")
    names = tuple(name for name in authors if isinstance(name, str)) if isinstance(authors, list) else ()
    return replace(
        document,
        report=captured.report("application/json", encoding),
        authors=names or document.authors,
        outlet=text_of(item.get("outlet"), "name"),
        url=text_of(item.get("url")) or captured.final_url,
        language=document.language or _language(item),
        issues=tuple(issues),
    )


def _language(item: Object) -> str | None:
    match = re.match(r"([a-z]{2})(?:[-_]|$)", scalar(item.get("language")) or "", re.IGNORECASE)
    return match[1].lower() if match else None
