"""What each paragraph of a plain text is: a Block with a kind. When unsure, it is a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.intake import heads, lines
from onrecord.intake.dates import from_prose
from onrecord.intake.labels import Label, labelled_head, labelled_title
from onrecord.intake.layout import Paragraph, paragraphs
from onrecord.model import Block, BlockKind, Span

#: How many blocks from the top a byline, or a date line that says what its date is, may stand.
_TOP = 8
#: So many words make a line prose, whether or not it has a full stop.
_PROSE_WORDS = 15
_UNDECIDED = (BlockKind.PARAGRAPH, BlockKind.OTHER)
_ADDRESS = re.compile(r"https?://\S+$")


@dataclass(frozen=True, slots=True)
class PlainText:
    """What the lines of a plain text say about it.

    Attributes:
        title: the words of its title block, if it has one.
        authors: the names of its byline.
        published: ISO date of its date line, if one gives a whole date.
        modified: likewise, of an "Updated …" line that stands beside another.
        outlet: what its byline names after the author, or a line of its own.
        url: what a labelled head gives.
    """

    blocks: tuple[Block, ...]
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    outlet: str | None = None
    url: str | None = None


def classify(text: str, *, title: str | None = None, whole: bool = True, opens: bool = True) -> PlainText:
    """Cut a text into blocks and say what each one is.

    Args:
        text: the text; the blocks' spans point into it.
        title: the headline, where it is known from elsewhere.
        whole: whether the text is a whole report, which may start with a title, a byline and a date line;
            otherwise it is the body alone.
        opens: whether a report begins with it, so that its first paragraph may start with a bare place.
    """
    found = paragraphs(text)
    kinds = _Kinds(found, title, whole)
    blocks: list[Block] = []
    for index, (part, kind) in enumerate(zip(found, kinds.kinds, strict=True)):
        blocks.extend(_blocks(text, part, kind, opening=opens and index == kinds.opening, lower=kinds.lower))
    return PlainText(
        mark_repeats(text, blocks),
        kinds.title,
        kinds.authors,
        kinds.published,
        kinds.modified,
        kinds.outlet,
        kinds.url,
    )


def mark_repeats(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Set ``repeats`` on every block whose words stood in an earlier block, white space aside."""
    seen: dict[str, int] = {}
    marked = []
    for index, block in enumerate(blocks):
        words = " ".join(block.span.words(text).split())
        first = seen.setdefault(words, index)
        marked.append(block if first == index else replace(block, repeats=first))
    return tuple(marked)


def _blocks(text: str, part: Paragraph, kind: BlockKind, *, opening: bool, lower: bool) -> list[Block]:
    """Make the block of one paragraph, or two: a dateline and its paragraph, a caption and its credit."""
    words = text[part.start : part.end]
    cut = None
    first, second = kind, kind
    if kind is BlockKind.TITLE and (label := labelled_title(words)):
        cut, first = label, BlockKind.OTHER
    elif kind is BlockKind.PARAGRAPH and (cut := heads.dateline_end(words, opening=opening, lower=lower)) is not None:
        first = BlockKind.DATELINE
    elif kind in (BlockKind.PARAGRAPH, BlockKind.CAPTION) and (cut := lines.credit_at_end(words)) is not None:
        first = BlockKind.CAPTION if len(words) <= 400 else kind
        second = BlockKind.CREDIT
        # "He said so. (ANI)" is how an agency signs a report.
        if kind is BlockKind.PARAGRAPH and lines.is_sign_off(words, cut):
            cut = None
    if cut is None:
        return [Block(kind, Span(part.start, part.end))]
    head, tail = words[:cut].rstrip(), words[cut:].lstrip()
    return [Block(first, Span(part.start, part.start + len(head))), Block(second, Span(part.end - len(tail), part.end))]


class _Kinds:
    """Decides the kinds of a text's paragraphs: each by its own words first, then by its neighbours."""

    def __init__(self, parts: Sequence[Paragraph], title: str | None, whole: bool) -> None:
        self.parts = parts
        self.title: str | None = None
        self.authors: tuple[str, ...] = ()
        self.published: str | None = None
        self.modified: str | None = None
        self.outlet: str | None = None
        self.url: str | None = None
        prose = [part.words[:300] for part in parts[:20] if len(part.words) >= 80]
        self.lower = bool(prose) and not any(ch.isupper() for words in prose for ch in words)
        body = [part for part in parts if len(part.words.split()) >= _PROSE_WORDS]
        #: Whether the prose itself has no full stops, so that the lack of one says nothing.
        self.unstopped = sum(lines.is_open(part.words) for part in body) * 2 > len(body) > 1
        self.kinds = [self._by_itself(index) for index in range(len(parts))]
        labels = labelled_head(part.words for part in parts) if whole else []
        self._take_labels(labels)
        if not any(label is Label.TITLE for label, _ in labels):
            self._find_title(title, whole, len(labels))
        if whole:
            self._find_top(len(labels))
        self._find_pictures()
        self._find_headings()
        self.opening = self._opening()

    def _opening(self) -> int | None:
        """Return which paragraph the report opens with; in a transcript, none."""
        first = next((i for i, kind in enumerate(self.kinds) if kind is BlockKind.PARAGRAPH), None)
        if first is None:
            return None
        others = range(first + 1, min(first + 12, len(self.parts)))
        turns = any(heads.dateline_end(self.parts[i].words, opening=True, lower=self.lower) for i in others)
        return None if turns else first

    def _by_itself(self, index: int) -> BlockKind:
        part = self.parts[index]
        if lines.is_credit(part.words):
            return BlockKind.CREDIT
        if lines.is_furniture(part.words):
            return BlockKind.OTHER
        if part.item is not None and self._is_item(index):
            return BlockKind.LIST
        return BlockKind.PARAGRAPH

    def _is_item(self, index: int) -> bool:
        """A bullet is an item by itself; a dash or a number only beside another of its kind."""
        item = self.parts[index].item
        if item not in ("-", "–", "*", "1"):
            return True
        beside = [self.parts[i].item for i in (index - 1, index + 1) if 0 <= i < len(self.parts)]
        return item in beside

    def _take_labels(self, labels: Sequence[tuple[Label, str]]) -> None:
        for index, (label, value) in enumerate(labels):
            self.kinds[index] = BlockKind.OTHER
            if label is Label.TITLE:
                self.kinds[index] = BlockKind.TITLE
                self.title = self.title or value or None
            elif label is Label.AUTHOR:
                self.kinds[index] = BlockKind.BYLINE
                self.authors = self.authors or heads.split_names(value.removeprefix("By "))
            elif label is Label.DATE:
                self.kinds[index] = BlockKind.DATELINE
                self._take_date(value)
            elif label is Label.OUTLET and not _ADDRESS.match(value):
                self.kinds[index] = BlockKind.BYLINE
                self.outlet = self.outlet or value or None
            elif _ADDRESS.match(value):
                self.url = self.url or value

    def _find_title(self, known: str | None, whole: bool, start: int) -> None:
        squeezed = " ".join(known.split()) if known else None
        for index, part in enumerate(self.parts[:3]):
            if squeezed and " ".join(part.words.split()).casefold() == squeezed.casefold():
                self._set_title(index)
                return
        if not whole or known:
            return
        # A paper's name or a date may stand above the headline.
        while start < len(self.parts) - 2 and self._is_masthead(start):
            start += 1
        if len(self.parts) < start + 2 or self.kinds[start] is not BlockKind.PARAGRAPH:
            return
        first, second = self.parts[start : start + 2]
        top = heads.byline_names(first.words) is not None or heads.is_date_line(first.words)
        top = top or heads.dateline_end(first.words) is not None or lines.credit_at_end(first.words) is not None
        if top or self._is_byline_of_two(start) or first.words == second.words:
            return
        # A lone short line among other unfinished lines is a list or verse, not a headline over prose.
        below = self.parts[start + 1 : start + 6]
        prose = any(not lines.is_open(part.words) or self._is_long(part, first) for part in below)
        # What stands right above a byline is the headline, whatever it ends with.
        above = heads.byline_names(second.words) is not None or heads.says_its_date(second.words)
        if prose and (lines.is_headline(first.words) or (above and lines.is_headline(first.words.rstrip(".")))):
            self._set_title(start)

    def _is_masthead(self, index: int) -> bool:
        words = self.parts[index].words
        return heads.is_date_line(words) or (heads.masthead_outlet(words) is not None and len(words.split()) <= 4)

    @staticmethod
    def _is_long(part: Paragraph, first: Paragraph) -> bool:
        count = len(part.words.split())
        return len(part.words) > 200 or (count >= _PROSE_WORDS > len(first.words.split()))

    def _set_title(self, index: int) -> None:
        self.kinds[index] = BlockKind.TITLE
        self.title = " ".join(self.parts[index].words.split())

    def _find_top(self, start: int) -> None:
        last = len(self.parts) - 1
        above = True
        for index, part in enumerate(self.parts):
            if (index >= start + _TOP and index < last) or self.kinds[index] not in _UNDECIDED:
                continue
            names = heads.byline_names(part.words)
            if names is not None:
                self._set_byline(index, names, heads.byline_outlet(part.words))
            elif index < last and self._is_byline_of_two(index):
                self.kinds[index + 1] = BlockKind.BYLINE
                self._set_byline(index, (part.words,), None)
            elif above and heads.is_agency(part.words):
                self._set_byline(index, (part.words,), None)
            elif above and (outlet := heads.masthead_outlet(part.words)):
                self._set_byline(index, (), outlet)
            elif (
                heads.is_date_line(part.words) and (heads.says_its_date(part.words) or above or self._by_byline(index))
            ) or (above and heads.is_place_and_date(part.words)):
                self.kinds[index] = BlockKind.DATELINE
                self._take_date(part.words)
            elif not lines.is_open(part.words) or len(part.words.split()) >= _PROSE_WORDS:
                # Below this, a bare date may be that of anything that the report tells.
                above = False
        for index in range(start, min(start + _TOP, len(self.parts))):
            words = self.parts[index].words
            if self.kinds[index] not in _UNDECIDED or not self._by_byline(index):
                continue
            if heads.is_acronym(words):
                self._set_byline(index, (words.strip("()"),), None)
            elif heads.is_the_name(words):
                self._set_byline(index, (), words)

    def _set_byline(self, index: int, names: tuple[str, ...], outlet: str | None) -> None:
        self.kinds[index] = BlockKind.BYLINE
        self.authors = self.authors or names
        self.outlet = self.outlet or outlet
        if from_prose(self.parts[index].words):
            self._take_date(self.parts[index].words)

    def _is_byline_of_two(self, index: int) -> bool:
        """Whether a name stands on this line and an office on the next."""
        name, office = self.parts[index].words, self.parts[index + 1].words
        return heads.is_name(name) and not heads.is_office(name) and heads.is_office(office)

    def _by_byline(self, index: int) -> bool:
        beside = [self.kinds[i] for i in (index - 1, index + 1) if 0 <= i < len(self.kinds)]
        return BlockKind.BYLINE in beside or BlockKind.DATELINE in beside

    def _take_date(self, words: str) -> None:
        date = from_prose(words)
        changed = any(word in words.lower() for word in ("updated", "modified"))
        if changed and "published" not in words.lower():
            self.modified = self.modified or date
        else:
            self.published = self.published or date

    def _find_pictures(self) -> None:
        for index, part in enumerate(self.parts):
            if self.kinds[index] is not BlockKind.PARAGRAPH or len(part.words) > 400:
                continue
            unfinished = lines.is_open(part.words) and len(part.words.split()) >= 5
            if (unfinished and (self._twice(index) or self._beside_credit(index))) or (
                index and lines.is_caption(part.words, labelled=self.unstopped) and not self._runs_on(index)
            ):
                self.kinds[index] = BlockKind.CAPTION

    def _twice(self, index: int) -> bool:
        words = self.parts[index].words
        return any(0 <= i < len(self.parts) and self.parts[i].words == words for i in (index - 1, index + 1))

    def _beside_credit(self, index: int) -> bool:
        return any(
            0 <= i < len(self.parts) and self.kinds[i] is BlockKind.CREDIT for i in (index - 1, index + 1)
        ) and not self._runs_on(index)

    def _runs_on(self, index: int) -> bool:
        """Whether the next paragraph goes on in lower case, so that this one's last sentence is only broken."""
        after = self.parts[index + 1].words if index + 1 < len(self.parts) else ""
        return after[:1].islower() and not self.lower

    def _find_headings(self) -> None:
        for index, part in enumerate(self.parts[:-1]):
            if index == 0 or self.kinds[index] is not BlockKind.PARAGRAPH:
                continue
            follows = self.kinds[index + 1] in (BlockKind.PARAGRAPH, BlockKind.LIST)
            after_prose = (
                not lines.is_open(self.parts[index - 1].words) or self.kinds[index - 1] is not BlockKind.PARAGRAPH
            )
            longer = len(self.parts[index + 1].words) > len(part.words)
            heading = lines.is_heading(part.words) and lines.credit_at_end(part.words) is None
            if follows and after_prose and longer and heading and not self._runs_on(index):
                self.kinds[index] = BlockKind.HEADING
