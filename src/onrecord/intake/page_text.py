"""The words of a page in their order: where the extracted ones stand, which captions stand among them, what is left.

Extraction gives paragraphs without their places and leaves captions out. Both are found again in the page by their
letters alone: the page's visible text, squashed to lower-case letters and digits, is one long string, in which each
paragraph and each caption has a place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from onrecord.intake import lines
from onrecord.intake.assemble import Piece
from onrecord.intake.markup import UNSEEN, squash, words_of
from onrecord.model import BlockKind

_CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:wp-)?caption(?:[\s_-]?text)?(?:$|[\s_])|(?:photo|image|media|figure|picture|thumb)[\w-]*caption",
    re.IGNORECASE,
)
_CREDIT_CLASS = re.compile(r"credit|copyright|(?:image|photo|media)[\w-]*(?:source|byline)|attribution", re.IGNORECASE)
#: Captions in these belong to other reports or to the page's frame.
_FRAME = frozenset({"nav", "aside", "footer", "form", "button", "dialog"})
_OTHERS = re.compile(
    r"related|recommend|promo|teaser|sidebar|more-(?:from|on|stories)|newsletter|most-read|trending|outbrain|taboola|carousel-nav|social",
    re.IGNORECASE,
)
#: How far above the first paragraph, in letters, the picture of a report may stand.
_LEAD = 3_000
#: Letters of a paragraph by which it is found.
_KEY = 60
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")


@dataclass(frozen=True, slots=True)
class Caption:
    """A picture's caption: where it begins in the page's squashed text, its words, and the credit's."""

    start: int
    end: int
    text: str
    credit: str


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's visible text.

    Attributes:
        squashed: its letters and digits in lower case.
        words: how many words it has.
        runs: where each run of text starts in ``squashed``, and how many words it has.
        captions: in page order.
    """

    squashed: str
    words: int
    runs: tuple[tuple[int, int], ...]
    captions: tuple[Caption, ...]


def page_text(tree: HtmlElement) -> PageText:
    """Walk a page once, without recursion, since pages may be nested thousands deep."""
    body = tree.find(".//body")
    root = body if body is not None else tree
    parts: list[str] = []
    at = words = unseen = frame = 0
    started: dict[etree._Element, int] = {}
    captions: list[Caption] = []
    texts: list[tuple[int, int]] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            unseen += tag in UNSEEN
            frame += _is_frame(element, tag)
            if not unseen and not frame and _is_caption(element, tag):
                started[element] = at
            shown = element.text
        else:
            unseen -= tag in UNSEEN
            frame -= _is_frame(element, tag)
            if element in started and (found := _caption(element, started.pop(element), at)):
                captions.append(found)
            shown = element.tail if element is not root else None
        if shown and not unseen:
            letters = squash(shown)
            if not letters:
                continue
            texts.append((at, len(_WORD.findall(shown))))
            parts.append(letters)
            at += len(letters)
            words += texts[-1][1]
    return PageText("".join(parts), words, tuple(texts), _outermost(captions))


def _is_frame(element: etree._Element, tag: str) -> bool:
    return tag in _FRAME or bool(tag in ("div", "section", "ul") and _OTHERS.search(_marks(element)))


def _is_caption(element: etree._Element, tag: str) -> bool:
    if tag == "figcaption":
        return True
    return tag in ("p", "div", "span", "dd") and bool(_CAPTION_CLASS.search(element.get("class") or ""))


def _marks(element: etree._Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _caption(element: etree._Element, start: int, end: int) -> Caption | None:
    """Return the caption of an element that is marked as one, its credit apart."""
    credits = [
        inner
        for inner in element.iterdescendants()
        if isinstance(inner.tag, str) and _CREDIT_CLASS.search(inner.get("class") or "")
    ]
    credit = words_of(credits[0]) if credits else ""
    whole = words_of(element)
    text = whole
    if credit and credit in whole and credit != whole:
        before, _, after = whole.partition(credit)
        text = f"{before} {after}".strip(" |/–—-")
    if len(whole) > 1_200 or element.find(".//p/../p[4]") is not None:
        return None
    if credit == whole or lines.is_credit(text):
        text, credit = "", credit if credit == whole else text
    elif not credit and (cut := lines.credit_at_end(text)) is not None:
        text, credit = text[:cut].rstrip(), text[cut:]
    if text and (lines.is_furniture(text) or len(text.split()) < 2):
        text = ""
    return Caption(start, end, text, credit) if text or len(credit.split()) in range(1, 16) else None


def _outermost(captions: Sequence[Caption]) -> tuple[Caption, ...]:
    """Drop captions inside captions ("wp-caption" around "wp-caption-text") and put the rest in page order."""
    kept: list[Caption] = []
    for caption in sorted(captions, key=lambda c: (c.start, -c.end)):
        if kept and caption.start < kept[-1].end:
            continue
        kept.append(caption)
    return tuple(kept)


def with_captions(page: PageText, pieces: Sequence[Piece], title: str | None) -> list[Piece]:
    """Return the extracted pieces with the captions that stand among them put in their places.

    Captions count as the report's when they stand between its first and last paragraph, or between its title and
    its first paragraph. A paragraph whose words are a caption's is one.
    """
    spans = _places(page.squashed, pieces)
    known = [span for span in spans if span is not None]
    if not known:
        return list(pieces)
    first, last = min(s for s, _ in known), max(e for _, e in known)
    head = page.squashed.rfind(squash(title), 0, first + 1) if title else -1
    top = max(head, first - _LEAD) if head >= 0 else first
    pending = [c for c in page.captions if top <= c.start < last]
    placed: list[Piece] = []
    for piece, span in zip(pieces, spans, strict=True):
        while span is not None and pending and pending[0].end <= span[0]:
            placed.extend(_pieces(pending.pop(0)))
        own = next((c for c in pending if span is not None and c.start < span[1] and span[0] < c.end), None)
        if own is not None and span is not None and span[1] - span[0] <= (own.end - own.start) + 4:
            pending.remove(own)
            placed.extend(_pieces(own))
        else:
            placed.append(piece)
    return placed


def _places(squashed: str, pieces: Sequence[Piece]) -> list[tuple[int, int] | None]:
    """Find each piece in the page: after the one before it if it can be, anywhere otherwise."""
    at = 0
    found: list[tuple[int, int] | None] = []
    for piece in pieces:
        letters = squash(piece.text)
        place = squashed.find(letters[:_KEY], at) if letters else -1
        if place < 0 and len(letters) >= 20:
            place = squashed.find(letters[:_KEY])
        if place < 0:
            found.append(None)
            continue
        end = place + len(letters)
        found.append((place, end))
        at = end
    return found


def _pieces(caption: Caption) -> list[Piece]:
    pieces = [Piece(BlockKind.CAPTION, caption.text)] if caption.text else []
    return [*pieces, Piece(BlockKind.CREDIT, caption.credit)] if caption.credit else pieces


def left_out(page: PageText, pieces: Sequence[Piece], title: str | None) -> int:
    """Count the page's words that stand in none of the pieces, by their places: the same word elsewhere is another."""
    covered = bytearray(len(page.squashed))
    at = 0
    for piece in pieces:
        letters = squash(piece.text)
        place = _find(page.squashed, letters, at)
        if place >= 0:
            at = min(place + len(letters), len(covered))
            covered[place:at] = b"\1" * (at - place)
    # The title stands in a page's frame too, and in its own "share this".
    letters = squash(title or "")
    for match in re.finditer(re.escape(letters), page.squashed) if letters else ():
        covered[match.start() : match.end()] = b"\1" * len(letters)
    left = 0.0
    ends = [start for start, _ in page.runs[1:]] + [len(covered)]
    for (start, words), end in zip(page.runs, ends, strict=True):
        left += words * covered.count(0, start, end) / (end - start)
    return round(left)


def _find(squashed: str, letters: str, at: int) -> int:
    """Find a piece after the one before it or anywhere, whole or else (it may have lost words inside) by its start."""
    if not letters:
        return -1
    for wanted in (letters, letters[:_KEY]) if len(letters) >= 20 else (letters,):
        for start in (at, 0):
            if (place := squashed.find(wanted, start)) >= 0:
                return place
    return -1
