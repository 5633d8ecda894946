"""What is kept of a Reading to tell whether it speaks of another's matter: whom it names where, and which day."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onrecord.model import BlockKind, Entity, EntityKind, Reading, Span
from onrecord.record.index import Decoded, Index, blobs
from onrecord.record.profile import person_name
from onrecord.record.shingles import sentences
from onrecord.record.words import words_of

SPACE = "named-1"

_PROSE = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.OTHER})
#: How many of the first paragraphs are the lead, with the headline.
_LEAD = 2
_KEPT_NAMES, _KEPT_MENTIONS = 40, 8
#: A time of more days tells nothing about which.
_LONGEST_DAYS = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a report: its words, and the numbers of the sentence and the paragraph that have them."""

    span: Span
    sentence: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or something named.

    Attributes:
        entity: its id in the Reading.
        kind: ``"person"``, ``"spot"`` (a place smaller than a town), ``"organisation"``.
        words: the plain name; of a person the first and the last.
        lead: whether headline or lead have it.
        mentions: where, the first ones.
    """

    entity: str
    kind: str
    words: str
    lead: bool
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """Days that a sentence tells: the first and the last, ISO 8601."""

    sentence: int
    first: str
    last: str
    lead: bool


@dataclass(frozen=True, slots=True)
class Named:
    """The names of a report, and the days that its sentences tell."""

    published: str
    names: tuple[Name, ...]
    days: tuple[Day, ...]

    def to_json(self) -> str:
        """Return the row as one line of JSON."""
        names = [
            [
                n.entity,
                n.kind,
                n.words,
                n.lead,
                [[m.span.start, m.span.end, m.sentence, m.paragraph] for m in n.mentions],
            ]
            for n in self.names
        ]
        days = [[d.sentence, d.first, d.last, d.lead] for d in self.days]
        return json.dumps([self.published, names, days], ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    def from_json(text: str) -> Named:
        """Return the row that :meth:`to_json` wrote."""
        published, names, days = json.loads(text)
        return Named(
            published,
            tuple(
                Name(entity, kind, words, lead, tuple(Mention(Span(a, b), s, p) for a, b, s, p in mentions))
                for entity, kind, words, lead, mentions in names
            ),
            tuple(Day(*row) for row in days),
        )


def note(index: Index, source: str, row: Named) -> None:
    """Put a report's names into the index."""
    index.put_profile(source, SPACE, row.to_json())


def rows_of(index: Index, sources: Iterable[str]) -> Decoded[Named]:
    """Return the names of noted sources."""
    return Decoded(blobs(index, SPACE, sources), Named.from_json)


def named(reading: Reading) -> Named:
    """Return whom and what a Reading names, and where."""
    document = reading.document
    blocks = [block for block in document.blocks if block.kind in _PROSE and block.repeats is None]
    spans = [(s, at) for at, block in enumerate(blocks) for s in sentences(document.text, block.span)]
    starts = [span.start for span, _ in spans]
    paragraphs = [at for at, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH]
    last = paragraphs[min(_LEAD, len(paragraphs)) - 1] if paragraphs else len(blocks)

    def place(span: Span) -> tuple[int, int] | None:
        at = bisect_right(starts, span.start) - 1
        return (at, spans[at][1]) if at >= 0 and span.start < spans[at][0].end else None

    towns = {place.entity.id for place in reading.places if place.gazetteer is not None}
    names = []
    for entity in sorted(reading.entities, key=lambda e: (-len(e.mentions), e.mentions[0].start)):
        kind, words = _kind(entity, towns)
        mentions = [Mention(span, *at) for span in entity.mentions if (at := place(span)) is not None]
        if words and mentions:
            lead = any(m.paragraph <= last for m in mentions)
            names.append(Name(entity.id, kind, words, lead, tuple(mentions[:_KEPT_MENTIONS])))
    days = []
    for time in reading.times:
        at, first, end = place(time.span), (time.start or "")[:10], (time.end or "")[:10]
        if at is not None and (time.timex or "")[:1] not in ("", "P") and _few_days(first, end):
            days.append(Day(at[0], first, max(first, end), at[1] <= last))
    return Named((document.published or "")[:10], tuple(names[:_KEPT_NAMES]), tuple(dict.fromkeys(days)))


def _few_days(first: str, last: str) -> bool:
    try:
        return 0 <= (date.fromisoformat(last) - date.fromisoformat(first)).days < _LONGEST_DAYS
    except ValueError:
        return False


def _kind(entity: Entity, towns: set[str]) -> tuple[str, str]:
    words = words_of(entity.name)
    if not entity.named or len(words) < 2:
        return "", ""
    if entity.kind is EntityKind.PERSON:
        name = person_name(entity.name)
        return "person", f"{name[0]} {name[-1]}" if len(name) > 1 else ""
    if entity.kind is EntityKind.PLACE:
        return "spot", "" if entity.id in towns else " ".join(words)
    return "organisation", " ".join(words) if entity.kind is EntityKind.ORGANISATION else ""
