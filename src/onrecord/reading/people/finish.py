"""From chains of tokens to Entities with spans."""

from __future__ import annotations

from onrecord.model import Entity, Role, Span
from onrecord.reading.people.chains import Cast, Chain
from onrecord.reading.people.tokens import Tokens


def entities(tokens: Tokens, cast: Cast) -> dict[int, Entity]:
    """Make the entities, numbered in the order of their first mentions, each under its chain's ``id``."""
    made: list[tuple[tuple[Span, ...], Chain]] = []
    seen: set[Span] = set()
    for chain in cast.chains:
        spans = sorted({tokens.span(m.first, m.last) for m in chain.mentions} - seen)
        seen.update(spans)
        if spans:
            made.append((tuple(spans), chain))
    made.sort(key=lambda pair: pair[0][0])
    return {id(chain): _entity(tokens, f"e{n}", spans, chain) for n, (spans, chain) in enumerate(made, 1)}


def _entity(tokens: Tokens, number: str, spans: tuple[Span, ...], chain: Chain) -> Entity:
    roles: dict[str, Role] = {}
    for first, last in sorted(chain.roles):
        text = tokens.words(first, last)
        roles.setdefault(text.lower(), Role(text, tokens.span(first, last)))
    return Entity(
        id=number,
        kind=chain.kind,
        name=chain.name,
        named=chain.named,
        mentions=spans,
        sector=chain.sector,
        roles=tuple(roles.values()),
        age=chain.age,
    )
