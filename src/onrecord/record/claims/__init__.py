"""What is said of an incident, as a grid: property by account, with where the accounts do not fit together.

Nothing is settled and nothing is scored: a claim has its accounts, each with its words, its voice and its origin; a
difference says in counts and words who says what. What a source does not state, it has no account of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from onrecord.ids import content_id
from onrecord.model import BlockKind, Reading, Span
from onrecord.model.claims import Account, Claim, Grid, Property
from onrecord.model.record import Incident, Origin, Words
from onrecord.record.claims.characters import characters, instruments
from onrecord.record.claims.differences import counted, differences
from onrecord.record.claims.disputed import disputed
from onrecord.record.claims.numbers import as_one_crowd, numbers
from onrecord.record.claims.parties import parties, places, times
from onrecord.record.claims.telling import Said, Teller, family_of
from onrecord.record.claims.whether import whether
from onrecord.record.words import words_of

__all__ = ["count_of", "grid_of"]

_PROPERTIES = tuple(Property)
#: What is said about a happening, and asked for after it, is no property of it.
_TALK = frozenset({"call", "order", "inquiry", "finding", "denial", "admission", "apology"})
#: How many sentences are a report's beginning.
_LEAD = 4
#: Where one of these happened, how a crowd behaved is a matter of what happened, and where one of those, the police.
_OF_A_CROWD = frozenset({"gathering", "clash", "dispersal", "ban"})
_OF_THE_POLICE = frozenset({"dispersal", "deployment", "intervention", "arrest", "detention", "use_of_force", "search"})


def grid_of(
    incident: Incident,
    readings: Mapping[str, Reading],
    origins: Mapping[str, Origin],
    entity_of: Mapping[str, str],
    *,
    parts: Sequence[Incident] = (),
    versions: Mapping[str, str] | None = None,
) -> Grid:
    """Return all that is said of an incident; the same in whichever order its sources were added.

    Args:
        incident: whose grid it is.
        readings: of every source in ``incident.told_in``, by its id; those of others are not looked at.
        origins: of the same sources.
        entity_of: the id in the case of an entity in a Reading, by ``"r1/e2"``; what is not there has none.
        parts: the incidents that are part of it, and their parts. They have grids of their own: here they only add how
            it went, how many came and who harmed whom where that is told differently.
        versions: the source that each source is a new version of.
    """
    tellers = list(_tellers(incident, readings, origins, entity_of, parts, versions or {}))
    said = list(_said(tellers, incident))
    rank = {teller.source: at for at, teller in enumerate(tellers)}

    def words(account: Account) -> str:
        return readings[account.source].words(account.words[0].span)

    said.sort(key=lambda piece: (rank[piece.account.source], piece.account.words, piece.key))
    by_key = _by_claim(said)
    claims = {key: _claim(incident.id, pieces, rank) for key, pieces in by_key.items()}
    types = _types(incident, claims.values())
    dates = {source: (reading.document.published or "")[:10] for source, reading in readings.items()}
    found = sorted(
        differences(said, lambda piece: claims[_key(piece)], dates, words, _told_in(readings)),
        key=lambda one: (_PROPERTIES.index(one.property), types[one.type], one.text),
    )
    apart = {id for one in found for id in one.claims}
    # Where accounts differ comes first.
    types = dict(sorted(types.items(), key=lambda item: (all(one.type != item[0] for one in found), item[1])))
    types = {kind: at for at, kind in enumerate(types)}
    return Grid(
        incident=incident.id,
        sources=tuple(teller.source for teller in tellers),
        claims=tuple(
            sorted(
                (
                    claim
                    for key, claim in claims.items()
                    if claim.id in apart or not all(piece.beside for piece in by_key[key])
                ),
                key=lambda claim: _place(claim, types),
            )
        ),
        differences=tuple(found),
        parts=tuple(part.id for part in parts if part.part_of == incident.id),
    )


def count_of(claim: Claim, readings: Mapping[str, Reading]) -> tuple[int, int]:
    """Return how many accounts a claim has and of how many origins; a reprint adds to neither."""
    return counted(claim.accounts, _told_in(readings))


def _told_in(readings: Mapping[str, Reading]) -> Callable[[Account], Iterator[str]]:
    """Return what gives the sentences of an account that stand in no headline."""

    @cache
    def told_by(source: str) -> tuple[Span, ...]:
        document = readings[source].document
        titles = [block.span for block in document.blocks if block.kind is BlockKind.TITLE]
        return tuple(
            one
            for one in readings[source].sentences
            if not any(title.start <= one.start < title.end for title in titles)
        )

    def told_in(account: Account) -> Iterator[str]:
        for words in account.words:
            for one in told_by(account.source):
                if one.start <= words.span.start < one.end:
                    yield readings[account.source].words(one)

    return told_in


def _tellers(
    incident: Incident,
    readings: Mapping[str, Reading],
    origins: Mapping[str, Origin],
    entity_of: Mapping[str, str],
    parts: Sequence[Incident],
    versions: Mapping[str, str],
) -> Iterator[Teller]:
    """Yield the sources in the order of their reports' dates."""
    later = {earlier: source for source, earlier in versions.items()}
    ours = set(_happening(incident, readings))
    theirs = {event for part in parts for event in part.events}
    day = _day_of(incident, parts)
    told_at = (summary.value for one in (incident, *parts) for summary in one.where)
    where = frozenset(word for place in told_at for word in words_of(place))
    for source in sorted(incident.told_in, key=lambda source: _age(source, readings, versions)):
        reading = readings[source]
        yield Teller.of(
            source,
            reading,
            origins[source].id if source in origins else f"unknown:{source}",
            tuple(event for event in reading.events if (source, event.id) in ours),
            tuple(event for event in reading.events if (source, event.id) in theirs),
            source in incident.main_of,
            entity_of,
            later.get(source),
            day,
            where,
        )


def _happening(incident: Incident, readings: Mapping[str, Reading]) -> Iterator[tuple[str, str]]:
    """Yield the events of an incident that tell what happened: all of them, where there is nothing but talk."""
    only_talk = _TALK.issuperset(incident.types)
    types = {(source, event.id): event.type for source in incident.told_in for event in readings[source].events}
    for event in incident.events:
        if event in types and (only_talk or types[event] not in _TALK):
            yield event


def _day_of(incident: Incident, parts: Sequence[Incident]) -> date | None:
    """Return the day that most sources give, of the incident or, where none does, of its best told part."""
    told = (
        summary for one in (incident, *sorted(parts, key=lambda p: (-len(p.told_in), p.id))) for summary in one.when
    )
    for summary in told:
        try:
            return date.fromisoformat(summary.value[:10])
        except ValueError:
            continue
    return None


def _age(source: str, readings: Mapping[str, Reading], versions: Mapping[str, str]) -> tuple[str, int, str]:
    """Return what sources are ordered by: the date, how many versions came before, and their words."""
    earlier, seen, first = 0, {source}, source
    while (before := versions.get(source)) is not None and before not in seen:
        seen.add(before)
        earlier += 1
        source = before
        # A version may tell of an incident that the one before it did not know of.
        first = source if source in readings else first
    document = readings[first].document
    return (document.published or "9999", earlier, document.id)


def _said(tellers: Iterable[Teller], incident: Incident) -> Iterator[Said]:
    known = list(tellers)
    types = frozenset(family_of(kind) for kind in incident.types)
    types_told = {event.type for teller in known for event in (*teller.events, *teller.part_events)}
    crowd = bool(types_told & _OF_A_CROWD) or any(_begins_with_a_crowd(teller) for teller in known)
    many = list(
        as_one_crowd(
            said
            for teller in known
            for said in numbers(teller, types, crowd=teller.whole or "gathering" in incident.types)
        )
    )
    held = list(whether(known, many))
    yield from many
    yield from held
    yield from disputed(known, (piece.account for piece in held if piece.about and piece.side == "denied"))
    for teller in known:
        yield from parties(teller)
        yield from times(teller)
        yield from places(teller)
        yield from instruments(teller)
        if teller.whole or "gathering" in incident.types:
            yield from characters(teller, crowd=crowd, police=crowd or bool(types_told & _OF_THE_POLICE))


def _begins_with_a_crowd(teller: Teller) -> bool:
    """Whether people who come together are told of at the beginning, if only to say that they are wanted there."""
    lead = teller.sentences[:_LEAD]
    return any(
        one.start <= trigger.start < one.end
        for event in teller.told
        if event.type in _OF_A_CROWD
        for trigger in event.triggers
        for one in lead
    )


_Key = tuple[str, Property, str]


def _key(piece: Said) -> _Key:
    return (piece.type, piece.property, piece.key)


def _by_claim(said: Iterable[Said]) -> dict[_Key, list[Said]]:
    found: dict[_Key, list[Said]] = defaultdict(list)
    for piece in said:
        found[_key(piece)].append(piece)
    return found


def _claim(incident: str, pieces: list[Said], rank: Mapping[str, int]) -> Claim:
    first = min(pieces, key=lambda piece: (rank[piece.account.source], piece.account.words, piece.value))
    return Claim(
        id="c" + content_id("\n".join([incident, first.type, first.property, first.key])).split(":")[1][:12],
        incident=incident,
        type=first.type,
        property=first.property,
        value=first.value,
        accounts=tuple(_accounts((piece.account for piece in pieces), rank)),
        entity=first.entity,
        min=first.min,
        max=first.max,
        start=first.start,
        end=first.end,
    )


def _accounts(accounts: Iterable[Account], rank: Mapping[str, int]) -> list[Account]:
    """Return one account a voice and stance in a source, with all its words."""
    found: dict[tuple[str, str, str, bool], list[Account]] = defaultdict(list)
    for one in accounts:
        found[one.source, one.voice, one.stance, one.superseded_by == one.source].append(one)
    joined = []
    for same in found.values():
        same.sort(key=lambda one: (one.words, one.event))
        words: dict[Words, None] = {}
        for one in sorted(same, key=lambda one: one.words[0]):
            words |= dict.fromkeys(one.words)
        first = same[0]
        joined.append(
            Account(
                first.source, first.origin, first.voice, first.speaker, first.stance, tuple(words), first.event,
                first.statement, first.superseded_by,
            )
        )  # fmt: skip
    return sorted(joined, key=lambda one: (rank[one.source], one.words))


def _types(incident: Incident, claims: Iterable[Claim]) -> dict[str, int]:
    """Return the order of types: as the incident has them, then others by name."""
    order = dict.fromkeys(family_of(kind) for kind in incident.types)
    order |= dict.fromkeys(sorted({claim.type for claim in claims}))
    return {kind: at for at, kind in enumerate(order)}


def _place(claim: Claim, types: Mapping[str, int]) -> tuple[int, int, int, int, str, str]:
    origins = len({account.origin for account in claim.accounts})
    return (types[claim.type], _PROPERTIES.index(claim.property), -origins, -len(claim.accounts), claim.value, claim.id)
