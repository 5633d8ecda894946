"""PDFs with a text layer: lines back to paragraphs, running heads and page numbers counted and left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from onrecord.errors import InputError, counted
from onrecord.intake.assemble import Metadata, Piece, assemble
from onrecord.intake.captured import Captured
from onrecord.intake.classify import classify
from onrecord.intake.dates import iso_prefix
from onrecord.intake.heads import byline_names, is_date_line
from onrecord.intake.layout import FULL_STOP, LINE_END
from onrecord.intake.limits import check_text
from onrecord.model import Document, Issue

#: A hyphen at a line's end: PDFium writes a character that is none for it, and joins the lines.
_HYPHEN = re.compile(r"([^\W\d_]+)(?:[\x02\ufffe]|- (?=[^\W\d_]))([^\W\d_]+)")
_CREATED = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_FILE_NAME = re.compile(r"\.(?:docx?|indd|pdf|odt|qxd|rtf|html?)$|^Microsoft Word")
_WORD = re.compile(r"(?<![\ufffe\x02])\b[^\W\d_]+\b(?![\ufffe\x02]|-\s*$)")
#: A running head stands on so many pages or more.
_RUNNING = 3
#: A gap this much wider than the usual one is between paragraphs.
_WIDE = 1.35


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: how far its foot is from the page's, and how high its first letter's box is, in points."""

    text: str
    bottom: float
    height: float
    page: int


def read_pdf(captured: Captured) -> Document:
    """Read a PDF's text layer, page by page.

    The date on which the file was made is not the report's: it is said in an issue, and ``published`` is left to
    the text's own date line or to the caller.

    Raises:
        InputError: where it is encrypted, broken, or has no text layer.
    """
    lines, info, pages = _load(captured)
    if not lines:
        raise InputError(
            "pdf.no_text",
            f"has no text layer: its {pages} page{'s' if pages != 1 else ''} hold only pictures",
            subject=captured.name,
            hint="run optical character recognition over it first (ocrmypdf does), and read the result",
        )
    lines, left_out = _without_running(lines, pages)
    text = "\n\n".join(_paragraphs(lines))
    check_text(text, captured.name)
    title = _title(info)
    plain = classify(text, title=title)
    pieces = [Piece(block.kind, block.span.words(text)) for block in plain.blocks]
    author = info.get("Author", "").strip()
    metadata = Metadata(
        title=plain.title or title,
        authors=plain.authors or ((author,) if author else ()),
        published=plain.published,
        modified=plain.modified,
        outlet=plain.outlet,
    )
    return assemble(
        captured, pieces, metadata, media_type="application/pdf", encoding=None, issues=_issues(info, left_out)
    )


def _load(captured: Captured) -> tuple[list[_Line], dict[str, str], int]:
    try:
        document = pypdfium2.PdfDocument(captured.data)
    except pypdfium2.PdfiumError as error:
        raise _unopened(captured.name, str(error)) from error
    with closing(document):
        lines: list[_Line] = []
        try:
            for number in range(len(document)):
                page = document[number]
                with closing(page), closing(page.get_textpage()) as text:
                    lines.extend(_lines(text, number))
            return lines, document.get_metadata_dict(skip_empty=True), len(document)
        except pypdfium2.PdfiumError as error:
            raise InputError("pdf.broken", f"is a broken PDF: {error}", subject=captured.name) from error


def _unopened(name: str, reason: str) -> InputError:
    if "password" in reason.lower() or "security" in reason.lower():
        return InputError(
            "pdf.encrypted",
            "is encrypted and needs a password",
            subject=name,
            hint="save a copy without the password and read that",
        )
    return InputError("pdf.broken", f"is a broken PDF: {reason}", subject=name, hint="check that the file is whole")


def _lines(text: pypdfium2.PdfTextPage, page: int) -> Iterator[_Line]:
    """Yield the lines of a page with their places, in the file's own order, which follows a newspaper's columns."""
    whole = text.get_text_range() if text.count_chars() else ""
    start = 0
    for match in (*LINE_END.finditer(whole), None):
        end = match.start() if match else len(whole)
        shown = whole[start:end].strip()
        if shown:
            first = start + len(whole[start:end]) - len(whole[start:end].lstrip())
            # PDFium keeps characters that its text leaves out: the two count differently.
            index = max(0, pdfium.FPDFText_GetCharIndexFromTextIndex(text, first))
            _, bottom, _, top = text.get_charbox(index, loose=True)
            yield _Line(shown, bottom, top - bottom, page)
        start = match.end() if match else end


def _without_running(lines: Sequence[_Line], pages: int) -> tuple[list[_Line], int]:
    """Leave out what stands at the head or foot of page after page, numbers aside.

    Returns:
        The lines that are left, and how many words are not in them.
    """
    if pages < _RUNNING:
        return list(lines), 0
    by_page: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        by_page.setdefault(line.page, []).append(index)
    edges = {index for own in by_page.values() for index in own[:2] + own[-2:]}
    shapes = Counter(_shape(lines[index].text) for index in edges)
    running = {index for index in edges if shapes[_shape(lines[index].text)] >= _RUNNING}
    kept = [line for index, line in enumerate(lines) if index not in running]
    return kept, sum(len(lines[index].text.split()) for index in running)


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    """Join lines to paragraphs: by the gaps between them where these differ, else by their lengths."""
    gaps = [
        a.bottom - b.bottom for a, b in pairwise(lines) if a.page == b.page and 0 < a.bottom - b.bottom < 3 * a.height
    ]
    usual = median(gaps) if gaps else 0.0
    width = max((len(line.text) for line in lines), default=0)
    whole = frozenset(word.lower() for line in lines for word in _WORD.findall(line.text))
    held: list[str] = []
    for before, line in zip((None, *lines), lines, strict=False):
        if before is not None and _breaks(before, line, usual, width):
            yield _mended(" ".join(held), whole)
            held = []
        held.append(line.text)
    if held:
        yield _mended(" ".join(held), whole)


def _mended(paragraph: str, whole: frozenset[str]) -> str:
    """Join words that were broken at a line's end; keep the hyphen of compounds ("well-known").

    The rest of the text tells: a word that stands whole in it was broken, one whose halves do is a compound.
    """

    def mend(match: re.Match[str]) -> str:
        head, tail = match[1], match[2]
        broken = (head + tail).lower() in whole or not {head.lower(), tail.lower()} <= whole
        return head + tail if broken and tail[0].islower() else f"{head}-{tail}"

    return _HYPHEN.sub(mend, paragraph.replace("\u00ad", ""))


def _breaks(before: _Line, line: _Line, usual: float, width: int) -> bool:
    if any(is_date_line(one.text) or byline_names(one.text) is not None for one in (before, line)):
        return True
    ended = FULL_STOP.search(before.text[-8:]) is not None
    gap = before.bottom - line.bottom
    if before.page != line.page or gap < -2 * line.height:
        # A new page or column: the sentence goes on unless it is at its end.
        return ended or (line.text[0].isupper() and len(before.text) < 0.6 * width)
    if usual and gap > _WIDE * usual:
        return True
    if abs(before.height - line.height) > 0.2 * max(before.height, line.height, 1.0):
        return not line.text[0].islower()
    return ended and len(before.text) < 0.75 * width and not line.text[0].islower()


def _title(info: dict[str, str]) -> str | None:
    title = " ".join(info.get("Title", "").split())
    # Word processors put the file's name there.
    return title if title and not _FILE_NAME.search(title) else None


def _issues(info: dict[str, str], left_out: int) -> list[Issue]:
    issues = []
    if left_out:
        message = f"left out: {counted(left_out, 'word')} of running heads and page numbers"
        issues.append(Issue("pdf.left_out", message, "pdf", count=left_out))
    match = _CREATED.match(info.get("CreationDate", ""))
    made = iso_prefix("-".join(match.groups())) if match else None
    if made:
        message = f"the file was made on {made}, which need not be when the report was published"
        issues.append(Issue("pdf.made", message, "pdf"))
    return issues
