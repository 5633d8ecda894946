"""A report's text as what can be compared without the text: sentences, and the hashes of three words in a row."""

from __future__ import annotations

import base64
import json
import re
import sys
import zlib
from array import array
from dataclasses import dataclass

from onrecord.ids import content_id
from onrecord.model import BlockKind, Document, Span
from onrecord.record.own_words import of_the_site
from onrecord.record.words import words_of

#: Changed when sentences or hashes come out differently, so that old ones are not compared with new ones.
VERSION = "1"

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.OTHER})
#: Three words in a row: fewer are common, more break at every edit.
_ROW = 3
#: Shorter sentences ("He denied it.") are anybody's.
FEWEST_WORDS = 5
_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9£$€])|\n+")
#: After these a full stop ends no sentence.
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sgt|Insp|Supt|Lt|Col|Gen|Rev|Hon|St|No|vs|v|Jr|Sr|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z])\.$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report.

    Attributes:
        span: where it stands.
        words: how many.
        quoted: whether it is mostly in quotation marks.
        shingles: hashes of its rows of words.
    """

    span: Span
    words: int
    quoted: bool
    shingles: frozenset[int]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A report's sentences, in order."""

    sentences: tuple[Sentence, ...]

    @property
    def shingles(self) -> frozenset[int]:
        """The hashes of all its sentences."""
        return frozenset().union(*(sentence.shingles for sentence in self.sentences))

    def to_json(self) -> str:
        """Return the fingerprint as one line of JSON; hashes are little-endian in base 64."""
        rows = []
        for sentence in self.sentences:
            packed = array("I", sorted(sentence.shingles))
            if sys.byteorder == "big":
                packed.byteswap()
            hashes = base64.b64encode(packed).decode("ascii")
            rows.append([sentence.span.start, sentence.span.end, sentence.words, int(sentence.quoted), hashes])
        return json.dumps({"v": VERSION, "s": rows}, separators=(",", ":"))

    @staticmethod
    def from_json(text: str) -> Fingerprint:
        """Return the fingerprint that :meth:`to_json` wrote."""
        return Fingerprint(
            tuple(
                Sentence(Span(start, end), words, bool(quoted), _unpacked(hashes))
                for start, end, words, quoted, hashes in json.loads(text)["s"]
            )
        )


def _unpacked(hashes: str) -> frozenset[int]:
    found = array("I", base64.b64decode(hashes))
    if sys.byteorder == "big":
        found.byteswap()
    return frozenset(found)


def fingerprint(document: Document) -> Fingerprint:
    """Return what a document's prose is compared by, without titles, bylines, captions and lines about the site."""
    found = []
    for block in document.blocks:
        if block.kind in _PROSE and block.repeats is None:
            for span in sentences(document.text, block.span):
                sentence = _sentence(document.text, span)
                if sentence is not None:
                    found.append(sentence)
    return Fingerprint(tuple(found))


def _sentence(text: str, span: Span) -> Sentence | None:
    words = span.words(text)
    plain = words_of(words)
    if len(plain) < FEWEST_WORDS or of_the_site(words):
        return None
    rows = (" ".join(plain[at : at + _ROW]) for at in range(len(plain) - _ROW + 1))
    quoted = sum(len(part) for part in re.findall(r"[\"“]([^\"“”]*)(?:[\"”]|$)", words))
    return Sentence(span, len(plain), quoted > 0.5 * len(words), frozenset(zlib.crc32(row.encode()) for row in rows))


def sentences(text: str, within: Span) -> list[Span]:
    """Return the sentences of a stretch of text, without the white space around them."""
    found = []
    start = within.start
    for match in _END.finditer(text, within.start, within.end):
        if "\n" not in match[0] and _SHORT.search(text[max(start, match.start() - 8) : match.start()]):
            continue
        found.append((start, match.start() + len(match[0]) - len(match[0].lstrip("\"”’')]"))))
        start = match.end()
    found.append((start, within.end))
    return [
        Span(a + lead, a + lead + len(kept))
        for a, b in found
        if (kept := text[a:b].strip())
        for lead in [len(text[a:b]) - len(text[a:b].lstrip())]
    ]


def passage_keys(print_: Fingerprint) -> list[str]:
    """Return a key for each sentence that is long enough to be nobody else's."""
    return [content_id(",".join(map(str, sorted(s.shingles))))[7:23] for s in print_.sentences if s.words >= 8]
