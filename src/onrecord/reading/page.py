"""A report sentence by sentence: who stands where in it, who speaks, and when."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model import BlockKind, Document, Entity, EntityKind, Event, RoleFiller, Span, Statement, Time
from onrecord.reading.by_place import ByPlace

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.OTHER, BlockKind.TITLE})
_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\n": " ", "\xa0": " "})
_POSSESSIVE = re.compile(r"(?:his|her|their|its|my|our|your|whose)")
_SELF = re.compile(r"(?:that )?(?:he|she|they|it|we|i)\b")
_PERSONAL = re.compile(r"(?:also |\W*)?(?:he|she|they)\b")
_OWN_VOICE = re.compile(r"\b(?:i|we)(?:'ve|'m|'re)?(?: (?:also|have|had|am|are|all|now|still|want to|\w+ly))* $")
_JOINT = re.compile(r"(?: of [\w' ]{2,40})?,? (?:and )?(?:the |an? |his |her )?(?:\w+ ){0,3}")
CLAUSE = re.compile(
    r"[;:]| that | because | while | but | which | who | when | where | whose | after | since | as | before "
)
PREPOSITION = re.compile(
    r"\b(?:of|to|by|in|for|with|from|at|on|over|about|into|against|between|after|near|outside|under|during)"
    r"(?: the| a| an| his| her| their| its| that| this)?(?: [\w.]+)? ?$"
)
#: A day is told for an act by a time that stands this near to its verb at most.
_NEAR = 90
_NEXT_CLAUSE = re.compile(r";|, (?:and|but) (?:the|an?|he|she|they|it|his|her|their|mr|ms|mrs)\b")
_RELATIVE = re.compile(r"\b(?:who|whose|which|where|when|that)\b")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: where it stands, its words in lower case with plain marks (of the same length), and its paragraph."""

    span: Span
    flat: str
    block: int
    number: int
    is_title: bool


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody whom words name: the entity, where they name one that is known.

    Attributes:
        text: the words.
    """

    span: Span
    entity: Entity | None
    text: str

    @property
    def id(self) -> str:
        """The entity's id, or nothing."""
        return self.entity.id if self.entity is not None else ""

    @property
    def named(self) -> bool:
        """Whether it is somebody with a name."""
        return self.entity is not None and self.entity.named

    @property
    def kind(self) -> EntityKind | None:
        """What it is, where that is known."""
        return self.entity.kind if self.entity is not None else None

    @property
    def sector(self) -> str:
        """The walk of life, or nothing."""
        return self.entity.sector.value if self.entity is not None and self.entity.sector else ""

    def filler(self, role: str) -> RoleFiller:
        """Return what it is in an event."""
        return RoleFiller(role, self.span, self.entity)


class Page:
    """A report's sentences, mentions, statements, events and times by place.

    Titles, paragraphs and lists are looked at; captions retell.
    """

    def __init__(
        self,
        document: Document,
        sentences: Iterable[Span],
        entities: tuple[Entity, ...],
        statements: tuple[Statement, ...],
        events: tuple[Event, ...],
        times: tuple[Time, ...],
    ) -> None:
        self.text = document.text
        self.published = document.published[:10] if document.published else None
        self.entities, self.statements, self.events, self.times = entities, statements, events, times
        self.sentences = tuple(self._sentences(document, sentences))
        pairs = [(span, entity) for entity in entities for span in entity.mentions]
        self._mentions = sorted(pairs, key=lambda pair: (pair[0].start, -pair[0].end, pair[1].id))
        self._starts = [span.start for span, _ in self._mentions]
        self._told = ByPlace((trigger, event) for event in events for trigger in event.triggers)
        self._times = ByPlace((time.span, time) for time in times)
        self._cues = ByPlace((cue, statement) for statement in statements for cue in statement.cue)
        self._contents = ByPlace((span, statement) for statement in statements for span in statement.content)

    def _sentences(self, document: Document, known: Iterable[Span]) -> Iterator[Sentence]:
        blocks = document.blocks
        starts = [block.span.start for block in blocks]
        number = 0
        for span in known:
            at = bisect_right(starts, span.start) - 1
            if blocks[at].kind in _PROSE:
                yield Sentence(span, flat(span.words(self.text)), at, number, blocks[at].kind is BlockKind.TITLE)
                number += 1

    def before(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence before, of the same or the last paragraph."""
        if sentence.number == 0:
            return None
        earlier = self.sentences[sentence.number - 1]
        return None if earlier.is_title else earlier

    def mentions(self, start: int, end: int) -> list[tuple[Span, Entity]]:
        """Return mentions that lie within a stretch, in order; of two that overlap the longer one."""
        found: list[tuple[Span, Entity]] = []
        for span, entity in self._mentions[bisect_left(self._starts, start) :]:
            if span.start >= end:
                break
            if span.end <= end and not (found and found[-1][0].end > span.start):
                found.append((span, entity))
        return found

    def who(self, span: Span, entity: Entity | None) -> Who:
        """Return somebody as these words name them."""
        return Who(span, entity, span.words(self.text))

    def who_in(self, start: int, end: int) -> tuple[Who, ...]:
        """Return whom a noun phrase names: of "the minister, Ann Orr," the name, or all of "A and B"."""
        found = self.mentions(start, end)
        if not found:
            return ()
        best = found[:1]
        for span, entity in found[1:]:
            between = flat(self.text[best[-1][0].end : span.start])
            if re.fullmatch(r",? and (?:the |his |her )?(?:\w+ ){0,3}", between) and entity is not best[-1][1]:
                best.append((span, entity))
            elif re.fullmatch(r",? ?(?:the |a |an )?(?:[\w-]+ ){0,4}", between) and (
                (entity.named and not best[-1][1].named) or (entity is best[-1][1] and self.is_by_name(span, entity))
            ):
                best[-1] = (span, entity)
        return tuple(self.who(span, entity) for span, entity in best)

    def said(self, start: int, end: int) -> Statement | None:
        """Return the statement whose cue a stretch touches."""
        return next(iter(self._cues.at(start, end)), None)

    def statements_in(self, sentence: Sentence) -> list[Statement]:
        """Return the statements that a sentence has a cue of."""
        return self._cues.at(sentence.span.start, sentence.span.end)

    def times_in(self, sentence: Sentence) -> list[Time]:
        """Return the times that a sentence gives."""
        return self._times.at(sentence.span.start, sentence.span.end)

    def saying(self, at: int) -> Statement | None:
        """Return the innermost statement in whose content a place lies."""
        inside = self._contents.at(at, at + 1)
        return min(inside, key=lambda s: sum(c.end - c.start for c in s.content), default=None)

    def speakers(self, statement: Statement | None) -> tuple[Who, ...]:
        """Return who says a statement, in the words of its source."""
        if statement is None:
            return ()
        found = []
        for speaker in statement.speakers:
            spans = [m for m in speaker.mentions for s in statement.source if s.start <= m.start and m.end <= s.end]
            best = max(
                spans or speaker.mentions[:1], key=lambda m: (self.is_by_name(m, speaker), m.end - m.start, -m.start)
            )
            found.append(self.who(best, speaker))
        if not found and statement.source:
            found = list(self.who_in(statement.source[0].start, statement.source[0].end))
        return tuple(found)

    def is_by_name(self, span: Span, entity: Entity) -> bool:
        """Whether a mention gives a person's or a body's name, and no description or pronoun."""
        return entity.named and entity.name.split()[-1].lower() in span.words(self.text).lower()

    def subject(self, sentence: Sentence, start: int, end: int) -> tuple[Who, ...]:
        """Return who does what a verb at a place says; empty where it cannot be told."""
        if _OWN_VOICE.search(sentence.flat[: start - sentence.span.start]):
            found = self.speakers(self.saying(start)) or self._introduced(sentence, start)
            if found:
                return found
        found = self.speakers(self.said(start, end))
        if found:
            return found
        for event in self._told.at(start, end):
            agents = [r for r in event.roles if r.role == "agent" and r.entity is not None and r.span.start < start]
            if agents and event.type in ("call", "order", "apology", "resignation"):
                return tuple(self.who(r.span, r.entity) for r in agents)
        return self.left_of(sentence, start)

    def _introduced(self, sentence: Sentence, at: int) -> tuple[Who, ...]:
        """Return whom the paragraph begins with, where a quotation follows that nobody is said to say."""
        for number in range(sentence.number - 1, -1, -1):
            earlier = self.sentences[number]
            if earlier.block != sentence.block:
                break
            if flat(self.text[earlier.span.start : at]).count('"') % 2:
                found = [
                    (span, entity)
                    for span, entity in self.mentions(earlier.span.start, earlier.span.end)
                    if entity.kind is EntityKind.PERSON and entity.named
                ]
                is_one = len({entity.id for _, entity in found}) == 1
                return (self.who(*found[0]),) if is_one else ()
        return ()

    def left_of(self, sentence: Sentence, at: int) -> tuple[Who, ...]:
        """Return the subject by place: the nearest one before a verb in its clause that no preposition governs."""
        before = sentence.flat[: at - sentence.span.start]
        cut = max((m.end() for m in CLAUSE.finditer(before)), default=0)
        statement = self.saying(at)
        inside = next((c for c in statement.content if c.start <= at < c.end), None) if statement is not None else None
        if inside is not None and flat(self.text[inside.start : at]).strip('" '):
            # Who says it is not whom it is said of: "she said the council should publish it".
            cut = max(cut, inside.start - sentence.span.start)
        is_said = (
            inside is not None and cut >= inside.start - sentence.span.start > 0 and bool(before[cut:].strip(' "'))
        )
        for begin in (cut,) if is_said else dict.fromkeys((cut, 0)):
            found = [
                (span, entity)
                for span, entity in self.mentions(sentence.span.start + begin, at)
                if not PREPOSITION.search(before[: span.start - sentence.span.start])
                and not _POSSESSIVE.fullmatch(flat(span.words(self.text)))
            ]
            if found:
                return self._together(found) if begin else tuple(self.who(*pair) for pair in found[:1])
        if is_said and _SELF.match(before[cut:].lstrip('" ')):
            return self.speakers(statement)
        return self.last_speaker(sentence) if _PERSONAL.match(before[cut:]) or _PERSONAL.match(before) else ()

    def _together(self, found: list[tuple[Span, Entity]]) -> tuple[Who, ...]:
        """Return the last of some mentions with those that "and" and appositions join to it, each entity once."""
        joined = [found[-1]]
        for span, entity in reversed(found[:-1]):
            if not _JOINT.fullmatch(flat(self.text[span.end : joined[0][0].start])):
                break
            joined.insert(0, (span, entity))
        best: dict[str, tuple[Span, Entity]] = {}
        for span, entity in joined:
            if entity.id not in best or self.is_by_name(span, entity):
                best[entity.id] = (span, entity)
        named = [pair for pair in best.values() if pair[1].named] if len(best) > 1 else []
        return tuple(self.who(span, entity) for span, entity in named or best.values())

    def last_speaker(self, sentence: Sentence) -> tuple[Who, ...]:
        """Return the one person who spoke in the sentence before, whom "he" most likely is."""
        earlier = self.before(sentence)
        if earlier is None or earlier.block != sentence.block:
            return ()
        told = self._cues.at(earlier.span.start, earlier.span.end)
        return self.speakers(max(told, key=lambda statement: statement.cue[0])) if told else ()

    def told_at(self, start: int, end: int) -> list[Event]:
        """Return the events that words at a place tell."""
        return self._told.at(start, end)

    def event_at(self, start: int, end: int, types: Iterable[str]) -> Event | None:
        """Return the event of some types that words at a place tell, if any."""
        return next((event for event in self._told.at(start, end) if event.type in types), None)

    def time(self, sentence: Sentence, at: int, beside: Span | None = None) -> Time | None:
        """Return when something told at a place was, where the sentence says so: a day of the past near to it.

        Args:
            beside: words whose times are not this act's: what was asked for "by Friday".
        """
        best: tuple[int, Time] | None = None
        for time in self._times.at(sentence.span.start, sentence.span.end):
            if not sentence.span.contains(time.span) or (beside is not None and beside.contains(time.span)):
                continue
            day = time.day
            if day is None or (self.published is not None and day > self.published[: len(day)]):
                continue
            away = abs(time.span.start - at)
            between = sentence.flat[at - sentence.span.start : max(time.span.start, at) - sentence.span.start]
            if _NEXT_CLAUSE.search(between):
                continue
            if away <= _NEAR and (best is None or away < best[0]) and not _is_aside(sentence, time.span.start, at):
                best = (away, time)
        return best[1] if best is not None else None


def _is_aside(sentence: Sentence, time: int, verb: int) -> bool:
    """Whether a time stands in a relative clause that the verb is not in: "Ms Orr, whose son died in May, said…"."""
    begins = [m.end() for m in _RELATIVE.finditer(sentence.flat[: time - sentence.span.start])]
    if not begins:
        return False
    clause = sentence.span.start + begins[-1]
    if "," in sentence.flat[begins[-1] : time - sentence.span.start]:
        return False
    return not clause <= verb <= time


def flat(text: str) -> str:
    """Return text in lower case with plain quotation marks, character for character."""
    return "".join(low if len(low := c.lower()) == 1 else c for c in text).translate(_MARKS)


def is_office(who: Who) -> bool:
    """Whether somebody can be held to account for doing what is asked: a body, or a person with an office."""
    return bool(who.sector) or who.kind is EntityKind.ORGANISATION or bool(who.entity and who.entity.roles)
