"""The speakers layer: attributions become Statements, their source words become entities.

A source that is no mention of a known entity leaves the statement without a speaker. A source is never guessed from the
content.
"""

from __future__ import annotations

from onrecord.model import Entity, EntityKind, Statement
from onrecord.reading.attribution import Attribution
from onrecord.reading.layer import Draft, Layer
from onrecord.reading.mentions import MentionIndex


def layer() -> Layer:
    """Return the speakers layer."""
    return Layer(
        "speakers",
        frozenset({"document", "doc", "attributions", "entities", "mentions"}),
        frozenset({"statements"}),
        "GUM news: accuracy and coverage (benchmarks/speakers.py); relays by tests/reading/test_speakers_relay.py",
        _run,
    )


def _run(draft: Draft) -> None:
    order = sorted(range(len(draft.attributions)), key=lambda i: (_first(draft.attributions[i]), i))
    numbers = {index: f"s{n}" for n, index in enumerate(order, 1)}
    made: dict[int, Statement] = {}
    for index in range(len(draft.attributions)):
        _make(draft, numbers, made, index)
    draft.statements = tuple(made[index] for index in order)


def _first(attribution: Attribution) -> tuple[int, int]:
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    start = min((s.start for s in spans), default=0)
    return start, -max((s.end for s in spans), default=0)


def _make(draft: Draft, numbers: dict[int, str], made: dict[int, Statement], index: int) -> Statement:
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
            speakers=_speakers(draft, attribution, outer),
            relayed_by=_relay(draft.mentions, attribution),
            within=outer,
            confidence=attribution.confidence,
        )
    return made[index]


def _speakers(draft: Draft, attribution: Attribution, outer: Statement | None) -> tuple[Entity, ...]:
    found: list[Entity] = []
    for span in attribution.source:
        for entity in draft.mentions.named_by(span):
            if entity not in found:
                found.append(entity)
    if found or outer is None:
        return tuple(found)
    # "I" and "we" inside a quotation are its speaker's; "we" may mean others too, and then stays unknown.
    words = {draft.document.words(span).lower() for span in attribution.source}
    return outer.speakers if words and words <= {"i", "me"} else ()


def _relay(mentions: MentionIndex, attribution: Attribution) -> Entity | None:
    for span in attribution.relay:
        for entity in mentions.named_by(span):
            if entity.kind is not EntityKind.PLACE:
                return entity
        inside = [e for _, e in mentions.inside(span) if e.kind in (EntityKind.ORGANISATION, EntityKind.GROUP)]
        if len(inside) == 1:
            return inside[0]
    return None
