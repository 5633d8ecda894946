"""The speakers layer: attributions become Statements, their source words become entities.

A source that is no mention of a known entity leaves the statement without a speaker. A source is never guessed from the
content.
"""

from __future__ import annotations

from itertools import pairwise

from onrecord.model import Entity, EntityKind, Span, Statement
from onrecord.reading.attribution import Attribution
from onrecord.reading.layer import Draft, Layer
from onrecord.reading.mentions import MentionIndex

#: What may stand between two names of people who speak together.
_JOINERS = frozenset({"and", ",", "&", ", and", "and the", "along with", "as well as", "and his", "and her"})


def layer() -> Layer:
    """Return the speakers layer."""
    return Layer(
        "speakers",
        frozenset({"document", "doc", "attributions", "entities", "mentions"}),
        frozenset({"statements"}),
        "by its tests (tests/reading/test_speakers.py): no public set links sources and relays to entities",
        _run,
    )


def _run(draft: Draft) -> None:
    heads = _Heads(draft)
    order = sorted(range(len(draft.attributions)), key=lambda i: (_first(draft.attributions[i]), i))
    numbers = {index: f"s{n}" for n, index in enumerate(order, 1)}
    made: dict[int, Statement] = {}
    for index in range(len(draft.attributions)):
        _make(draft, heads, numbers, made, index)
    draft.statements = tuple(made[index] for index in order)


def _first(attribution: Attribution) -> tuple[int, int]:
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    start = min((s.start for s in spans), default=0)
    return start, -max((s.end for s in spans), default=0)


def _make(draft: Draft, heads: _Heads, numbers: dict[int, str], made: dict[int, Statement], index: int) -> Statement:
    """Make a statement after the one that it stands in, however deep and in whatever order they come."""
    path = []
    at: int | None = index
    while at is not None and at not in made and at not in path and 0 <= at < len(draft.attributions):
        path.append(at)
        at = draft.attributions[at].within
    for number in reversed(path):
        attribution = draft.attributions[number]
        outer = made.get(attribution.within) if attribution.within is not None else None
        made[number] = Statement(
            id=numbers[number],
            form=attribution.form,
            source=attribution.source,
            cue=attribution.cue,
            content=attribution.content,
            quoted=attribution.quoted,
            speakers=_speakers(draft, heads, attribution, outer),
            relayed_by=_relay(draft.mentions, heads, attribution),
            within=outer,
            confidence=attribution.confidence,
        )
    return made[index]


def _speakers(draft: Draft, heads: _Heads, attribution: Attribution, outer: Statement | None) -> tuple[Entity, ...]:
    found: list[Entity] = []
    cue = attribution.cue[0].start if attribution.cue else 0
    for span in attribution.source:
        for entity in heads.entities(heads.past_participle_phrase(span, cue)):
            if entity not in found:
                found.append(entity)
    if found or outer is None:
        return tuple(found)
    # "I" and "we" inside a quotation are its speaker's; "we" may mean others too, and then stays unknown.
    words = {draft.document.words(span).lower() for span in attribution.source}
    return outer.speakers if words and words <= {"i", "me"} else ()


def _relay(mentions: MentionIndex, heads: _Heads, attribution: Attribution) -> Entity | None:
    for span in attribution.relay:
        for entity in heads.entities(span):
            if entity.kind is not EntityKind.PLACE:
                return entity
        inside = [e for _, e in mentions.inside(span) if e.kind in (EntityKind.ORGANISATION, EntityKind.GROUP)]
        if len(inside) == 1:
            return inside[0]
    return None


class _Heads:
    """From the words of a source to the entities that they mention, by syntax."""

    def __init__(self, draft: Draft) -> None:
        self._mentions = draft.mentions
        self._doc = draft.doc
        self._text = draft.document.text
        self._roles = {role.span.end: entity for entity in draft.entities for role in entity.roles}

    def entities(self, span: Span) -> list[Entity]:
        """The entity at the head of the span, with those coordinated with it ("A and B said")."""
        chunk = self._doc.char_span(span.start, span.end, alignment_mode="expand")
        if chunk is None or not len(chunk):
            return []
        head = chunk.root
        if head.is_space or head.is_punct:
            return []
        found: list[Entity] = []
        # The small parser at times hangs both of two coordinated subjects on the verb.
        pending = [head, *(t for t in chunk if t != head and t.dep_ == head.dep_ and t.head == head.head != head)]
        while pending and len(found) < 12:
            token = pending.pop(0)
            entity = self._entity_at(token.idx)
            if entity is not None and entity not in found:
                found.append(entity)
            pending.extend(t for t in token.children if t.dep_ == "conj" and span.start <= t.idx < span.end)
        return self._joined(span, found) or found or self._alone(span)

    def _joined(self, span: Span, found: list[Entity]) -> list[Entity]:
        """Names that "and" alone joins, offices apart: the small parser often loses such a pair."""
        text = self._text
        people = [(m, e) for m, e in self._mentions.inside(span) if e.kind is EntityKind.PERSON and e.named]
        if len(people) < 2 or (found and found[0] not in [e for _, e in people]):
            return []
        first, leading = people[0]
        if _without_office(text[span.start : first.start], leading).lower() not in ("", "the", "a", "an"):
            return []  # "Quoting Ms Hay, Mr Orr": the first of the two is part of something else.
        for (before, _), (after, entity) in pairwise(people):
            if _without_office(text[before.end : after.start], entity).lower() not in _JOINERS:
                return []
        return list(dict.fromkeys(entity for _, entity in people))

    def past_participle_phrase(self, span: Span, cue: int) -> Span:
        """The rest of "Quoting Ms Hay, Mr Orr" up to the cue: the parser may take her for the one who speaks."""
        people = [m for m, e in self._mentions.inside(span) if e.kind is EntityKind.PERSON]
        if not people or not self._text[span.start : people[0].start].strip().endswith("ing"):
            return span
        if " " in self._text[span.start : people[0].start].strip():
            return span  # "Leading campaigner Jo Roe"
        end = max(span.end, cue)
        comma = self._text.find(",", people[0].end, end)
        if comma < 0 or comma + 1 >= end or not self._mentions.inside(Span(comma + 1, end)):
            return span
        return Span(comma + 1, end)

    def _entity_at(self, position: int) -> Entity | None:
        return self._mentions.at(position)

    def _alone(self, span: Span) -> list[Entity]:
        """The only mention in the span, where the parse put its head elsewhere."""
        if span.end in self._roles:
            # "the news website" of "the news website Acme.org": the words before the name alone.
            return [self._roles[span.end]]
        inside = self._mentions.inside(span)
        closing = [e for m, e in inside if m.end == span.end and e.kind is EntityKind.PERSON and e.named]
        if closing:
            return closing[:1]  # "Roe's friend Jo Doe"
        outermost = [(m, e) for m, e in inside if not any(o.contains(m) and o != m for o, _ in inside)]
        return [outermost[0][1]] if len(outermost) == 1 else []


def _without_office(before: str, entity: Entity) -> str:
    """The words that stand before somebody's name, less the office that closes them."""
    words = before.strip()
    office = next((role.text for role in entity.roles if words.endswith(role.text)), "")
    return words.removesuffix(office).strip()
