"""Demands over reports: the asks of one demand, the answers to it, each state once with all who tell it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from onrecord.model.demands import Dated, Demand, Named, State
from onrecord.model.record import Incident, Origin, Words
from onrecord.record.demands.clusters import clusters, member_of
from onrecord.record.demands.gathered import Open, as_day
from onrecord.record.demands.given import is_given
from onrecord.record.demands.likeness import Ids, is_one_asker, is_same
from onrecord.record.demands.linking import attach
from onrecord.record.demands.order import in_order
from onrecord.record.demands.rows import Move, Rows, Who

#: So many days apart, two tellings are still of one state.
_ONE_STATE = {
    State.CALLED_FOR: 0, State.REFUSED: 7, State.ORDERED: 3650, State.UNDER_WAY: 31, State.REPORTED: 45,
    State.APOLOGISED: 14, State.DONE: 60, State.RESIGNED: 60, State.RULED: 14, State.APPEALED: 60, State.SETTLED: 60,
    State.OPEN: 3, State.WITHDRAWN: 60,
}  # fmt: skip
_OF_ONE_ORIGIN = 2
#: States that differ by who brings them about.
_BY_ACTOR = frozenset({State.CALLED_FOR, State.REFUSED, State.APOLOGISED, State.WITHDRAWN})
_ORDER = list(State)


def demands_of(
    rows: Mapping[str, Rows],
    incidents: Sequence[Incident],
    origins: Mapping[str, Origin],
    entity_of: Ids,
    groups: Mapping[str, Iterable[str]] | None = None,
) -> list[Demand]:
    """Return the demands of a case, by the first day that they are known.

    Args:
        rows: of each source; see :func:`onrecord.record.demands.rows_of`.
        incidents: of the case.
        origins: of each source.
        entity_of: "r1/e2" to the id of the entity in the case; what it lacks is told apart by name.
        groups: permanent ids with their members, where the store has given them; else ids are made of the first ask.
    """
    homes = homes_of(incidents)
    known = located(rows, homes)
    found = (
        {member_of(group[0]): group for group in clusters(known.values(), homes, entity_of)}
        if groups is None
        else _as_grouped(known, groups)
    )
    demands = [Open(asks, _home(asks, homes), entity_of) for asks in found.values()]
    moves = sorted(
        (m for one in known.values() for m in one.moves), key=lambda m: (known[m.source].published or "", *_place(m))
    )
    attach(demands, moves, homes, entity_of)
    parts = {event: incident.id for incident in reversed(incidents) for event in incident.events}
    last = max((one.published for one in rows.values() if one.published), default=None)
    made = [
        _demand(id, one, _incident(one, parts, homes), origins, entity_of, last)
        for id, one in zip(found, demands, strict=True)
    ]
    return sorted(made, key=lambda demand: (demand.states[0].date or "", demand.id))


def _as_grouped(rows: Mapping[str, Rows], groups: Mapping[str, Iterable[str]]) -> dict[str, list[Move]]:
    by_member = {member_of(move): move for one in rows.values() for move in one.moves}
    found = {id: [by_member[m] for m in members if m in by_member] for id, members in groups.items()}
    return {id: sorted(group, key=_place) for id, group in found.items() if group}


def _place(move: Move) -> tuple[str, int, str, int]:
    head = move.source.rstrip("0123456789")
    digits = move.source[len(head) :]
    return head, int(digits) if digits else -1, move.source, (move.what or move.words).start


def homes_of(incidents: Iterable[Incident]) -> dict[str, str]:
    """Return the main incident of each source."""
    return {source: incident.id for incident in incidents for source in incident.main_of}


def located(rows: Mapping[str, Rows], homes: Mapping[str, str]) -> dict[str, Rows]:
    """Return rows whose asks know which other matter they are about, by a name that only its reports are full of."""
    topics: dict[str, Counter[str]] = defaultdict(Counter)
    for source, one in rows.items():
        for name in one.topic:
            topics[name][homes.get(source, source)] += 1
    return {
        source: replace(one, moves=moves) if moves != one.moves else one
        for source, one in rows.items()
        for moves in [tuple(_elsewhere(m, homes, topics) for m in one.moves)]
    }


def _elsewhere(move: Move, homes: Mapping[str, str], topics: Mapping[str, Counter[str]]) -> Move:
    """Return an ask that knows which other matter it is about; ``topics`` are the matters of each name."""
    home = homes.get(move.source, move.source)
    if move.state is not State.CALLED_FOR:
        return move
    others: Counter[str] = Counter()
    for name in move.names:
        others.update(topics.get(name, {}))
    if not others or home in others:
        return move
    return replace(move, elsewhere=max(sorted(others), key=lambda other: others[other]))


def _home(asks: Sequence[Move], homes: Mapping[str, str]) -> str:
    votes = Counter(ask.elsewhere or homes.get(ask.source, ask.source) for ask in asks)
    return max(sorted(votes), key=lambda home: votes[home])


def _demand(
    id: str, one: Open, incident: str | None, origins: Mapping[str, Origin], ids: Ids, last: str | None
) -> Demand:
    asks = [ask for ask in one.asks if ask.state is State.CALLED_FOR]
    states = _states([*one.asks, *one.answers], origins, ids)
    first = next((ask for ask in asks if not ask.bare and not ask.weak), one.asks[0])
    # A pronoun or an order's words say less than the fullest ask.
    asked = [who for ask in (first, *one.asks) for who in ask.of]
    came = is_given(one)
    came = came or _is_given_up(one, ids)
    since, until = as_day(states[0].date), as_day(last)
    return Demand(
        id=id,
        by=_each_once([who for ask in asks for who in ask.by], ids),
        of=_named(asked[0], ids) if asked else None,
        what=Named(first.text, Words(first.source, first.what or first.words)),
        incident=incident,
        states=states,
        open=not came,
        open_days=(until - since).days if not came and since and until else None,
    )


def _is_given_up(one: Open, ids: Ids) -> bool:
    """Whether all who asked ask no more."""
    gone = [who for answer in one.answers if answer.state is State.WITHDRAWN for who in answer.by]
    return bool(gone) and all(any(is_one_asker(who, other, ids) for other in gone) for who in one.askers)


def _incident(one: Open, parts: Mapping[tuple[str, str], str], homes: Mapping[str, str]) -> str | None:
    """Return the incident that a demand is about: one whose events its words tell, else the main one of its reports."""
    if all(homes.get(ask.source) == one.home for ask in one.asks):
        told = (parts.get((ask.source, event)) for ask in one.asks for event in ask.events)
        found = next((id for id in told if id is not None and id != one.home), None)
        if found is not None:
            return found
    is_main = bool(homes) and any(one.home in (homes.get(ask.source), ask.elsewhere) for ask in one.asks)
    return one.home if is_main else None


def _each_once(people: Iterable[Who], ids: Ids) -> tuple[Named, ...]:
    kept: list[Who] = []
    for who in people:
        # One demand's askers of one full name are one, though a report may mix up who else is called so.
        same = next((at for at, old in enumerate(kept) if is_same(old, who, ids) or _is_one_name(old, who)), None)
        if same is None:
            kept.append(who)
        elif who.named and not kept[same].named:
            kept[same] = who
    return tuple(_named(who, ids) for who in kept)


def _is_one_name(left: Who, right: Who) -> bool:
    return left.named and right.named and left.name == right.name


def _named(who: Who, ids: Ids) -> Named:
    return Named(
        who.name if who.named else who.text, Words(who.source, who.span), ids.get(f"{who.source}/{who.entity}")
    )


def _states(moves: Sequence[Move], origins: Mapping[str, Origin], ids: Ids) -> tuple[Dated[State], ...]:
    groups: list[list[Move]] = []
    # What is told from before comes last, so that it finds what it retells.
    for move in sorted(
        moves, key=lambda m: (m.retold or (m.weak and m.state is State.CALLED_FOR), m.date or "", *_place(m))
    ):
        group = next((g for g in groups if _is_one_state(g[0], move, origins, ids)), None)
        if group is None:
            groups.append([move])
        else:
            group.append(move)
    dated = [_dated(group, origins, ids) for group in groups]
    return in_order(dated, _ORDER.index)


def _is_one_state(first: Move, move: Move, origins: Mapping[str, Origin], ids: Ids) -> bool:
    if first.state is not move.state:
        return False
    if (
        move.state in _BY_ACTOR
        and first.by
        and move.by
        and not any(is_same(a, b, ids) for a in first.by for b in move.by)
    ):
        return False
    if first.source == move.source or (move.retold and move.of_report):
        return True
    a, b = as_day(first.date), as_day(move.date)
    days = _OF_ONE_ORIGIN if _origin(first, origins) == _origin(move, origins) else _ONE_STATE[move.state]
    return a is None or b is None or abs(a - b) <= timedelta(days=max(days, _ONE_STATE[move.state]))


def _origin(move: Move, origins: Mapping[str, Origin]) -> str:
    return origins[move.source].id if move.source in origins else move.source


def _bound(move: Move) -> tuple[bool, bool, int, str, bool]:
    """Return how closely a telling dates its state: by a day of its own, else by the earliest report that tells it."""
    precision = 0 if move.of_report or move.date is None else -len(move.date)
    return move.date is None, move.of_report, precision, move.date or "", move.weak or not move.by


def _dated(group: Sequence[Move], origins: Mapping[str, Origin], ids: Ids) -> Dated[State]:
    first = min(group, key=_bound)
    actor = next((m.by[0] for m in group if m.by), None)
    found = min((m for m in group if m.finding is not None), key=_place, default=None)
    sources = tuple(sorted({m.source for m in group}, key=lambda s: (len(s), s)))
    return Dated(
        kind=first.state,
        date=first.date,
        of_report=first.of_report,
        by=_named(actor, ids) if actor is not None else None,
        words=Words(first.source, first.words),
        sources=sources,
        origins=len({_origin(m, origins) for m in group}),
        event=(first.source, first.id),
        finding=Named(found.finding_text, Words(found.source, found.finding))
        if found is not None and found.finding
        else None,
    )
