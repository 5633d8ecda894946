"""What a case knows of each entity: its names, offices and ages, who says so, and what joined its members."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import combinations

from onrecord.model import EntityKind, Sector
from onrecord.model.record import CaseEntity, Link, LinkKind, Office, Summary, Why, Words
from onrecord.record.entities.evidence import CONFLICT, total, weigh
from onrecord.record.entities.regrouping import NOTHING_DECIDED, Decided, source_of
from onrecord.record.entities.roles import Told, is_one_office
from onrecord.record.entities.sheet import Card, Piece, Sheet, span_of
from onrecord.record.entities.standins import DECIDED, StandIn, StandIns

#: Of how many members every pair is weighed to say what joined them; of more, each with the first of the best known
#: that it goes with.
_ALL_PAIRS = 8
_BEST_KNOWN = 3


def entity_of(
    groups: Mapping[str, Iterable[str]], sheets: Mapping[str, Sheet], decided: Decided = NOTHING_DECIDED
) -> dict[str, str]:
    """Return the group of each member ("r3/e2"), those without a full name where the case tells who is meant.

    Args:
        groups: members by the id of their group.
        sheets: by source, all of the case.
        decided: what people decided.
    """
    return _groups_of(groups, StandIns(groups, sheets, decided).find())


def _groups_of(groups: Mapping[str, Iterable[str]], meant: Mapping[str, StandIn]) -> dict[str, str]:
    found = {member: group for group, members in groups.items() for member in members}
    return found | {member: one.group for member, one in meant.items()}


def case_entities(
    groups: Mapping[str, Iterable[str]], sheets: Mapping[str, Sheet], decided: Decided = NOTHING_DECIDED
) -> list[CaseEntity]:
    """Return the entities of a case, in the order of ``groups``; see :func:`entity_of`."""
    return entities_and_groups(groups, sheets, decided)[0]


def entities_and_groups(
    groups: Mapping[str, Iterable[str]], sheets: Mapping[str, Sheet], decided: Decided = NOTHING_DECIDED
) -> tuple[list[CaseEntity], dict[str, str]]:
    """Return what :func:`case_entities` and :func:`entity_of` do, worked out once."""
    meant = StandIns(groups, sheets, decided).find()
    members: dict[str, list[str]] = {group: [] for group in groups}
    for group, some in groups.items():
        for member in some:
            members[meant[member].group if member in meant else group].append(member)
    for member in meant.keys() - {member for some in groups.values() for member in some}:
        members[meant[member].group].append(member)
    made = [_Entity(group, some, sheets, meant, decided).made() for group, some in members.items() if some]
    return made, _groups_of(groups, meant)


@lru_cache(maxsize=100_000)
def natural(member: str) -> tuple[str | int, ...]:
    """Return what members and sources sort by: "r2/e1" before "r10/e1"."""
    parts = member.split("/")
    return tuple(piece for part in parts for piece in (part[:1], int(part[1:]) if part[1:].isdecimal() else part[1:]))


class _Entity:
    """One group of cards, in the making of a CaseEntity."""

    def __init__(
        self,
        group: str,
        members: Iterable[str],
        sheets: Mapping[str, Sheet],
        meant: Mapping[str, StandIn],
        decided: Decided,
    ) -> None:
        self._group = group
        self._members = sorted(members, key=natural)
        self._sheets = sheets
        self._meant = meant
        self._decided = decided
        # An unnamed one that only a decision put here has none.
        self._cards = {
            member: sheet.card(number)
            for member in self._members
            if (number := member.partition("/")[2]) in (sheet := sheets[source_of(member)])
        }

    def made(self) -> CaseEntity:
        """Return what is known of it."""
        own = [member for member, card in self._cards.items() if card.named]
        named = [self._cards[member] for member in own]
        # One who is named by a word that was taken for a town does not make the person a town.
        kind = self._kind([self._cards[member] for member in own if member not in self._meant] or named)
        sectors = Counter(card.sector for card in named if card.sector)
        return CaseEntity(
            id=self._group,
            kind=kind,
            name=_fullest(named),
            named=any(card.named for card in named),
            names=self._told(lambda card: card.forms),
            members=tuple((source_of(member), member.partition("/")[2]) for member in self._members),
            told_in=tuple(dict.fromkeys(map(source_of, self._members))),
            sector=Sector(min(sectors, key=lambda sector: (-sectors[sector], sector))) if sectors else None,
            offices=self._offices(),
            ages=self._told(lambda card: () if card.age_words is None else ((str(card.age), *card.age_words[1:]),)),
            why=self._why(own),
        )

    def _kind(self, cards: list[Card]) -> EntityKind:
        """Return the kind that most of its reports take it for; one with more than the name to go by counts more."""
        votes: dict[str, float] = defaultdict(float)
        for card in cards:
            votes[card.kind] += 3 if card.firm else 1
        return EntityKind(min(votes, key=lambda kind: (-votes[kind], kind)))

    def _told(self, of: Callable[[Card], Iterable[Piece]]) -> tuple[Summary, ...]:
        """Return values with a place in each source that says them, the best attested first."""
        found: dict[str, list[Words]] = defaultdict(list)
        for member, card in self._cards.items():
            for piece in of(card):
                found[piece[0]].append(Words(source_of(member), span_of(piece)))
        ranked = sorted(found.items(), key=lambda item: (-len(item[1]), -len(item[0]), item[0]))
        return tuple(Summary(value, tuple(told)) for value, told in ranked)

    def _offices(self) -> tuple[Office, ...]:
        told: dict[Told, list[tuple[Told, Piece, str]]] = defaultdict(list)
        for member, card in self._cards.items():
            for role, piece in zip(card.told, card.roles, strict=True):
                told[role].append((role, piece, member))
        rows: list[tuple[list[Told], list[tuple[Told, Piece, str]]]] = []
        for role, pieces in told.items():
            mates = [row for row in rows if any(is_one_office(role, other) for other in row[0])]
            rows = [row for row in rows if row not in mates]
            rows.append(
                ([role, *(r for own, _ in mates for r in own)], [*pieces, *(p for _, own in mates for p in own)])
            )
        offices = [self._office(row) for _, row in rows]
        return tuple(sorted(offices, key=lambda office: (-len(office.told), office.first or "", office.text)))

    def _office(self, row: list[tuple[Told, Piece, str]]) -> Office:
        row = sorted(row, key=lambda told: natural(told[2]))
        texts = Counter(piece[0] for _, piece, _ in row)
        own = {word for card in self._cards.values() if card.named for name in card.names for word in name}
        # A text that has the name in it is no better told by that.
        says = {piece[0]: len(role.of) if own.isdisjoint(role.of) else -1 for role, piece, _ in row}
        days = [day for role, _, member in row if not role.over and (day := self._sheets[source_of(member)].published)]
        return Office(
            text=min(texts, key=lambda text: (-says[text], -texts[text], len(text), text)),
            told=tuple(Words(source_of(member), span_of(piece)) for _, piece, member in row),
            first=min(days, default=None),
            last=max(days, default=None),
            former=any(role.over for role, *_ in row),
        )

    def _why(self, own: list[str]) -> tuple[Link, ...]:
        """Return the links that hold the members together, as few as do: the likeliest ones, the weakest first."""
        ranked = sorted(own, key=lambda m: (-self._cards[m].weight, self._sheets[source_of(m)].rank, natural(m)))
        if len(own) <= _ALL_PAIRS:
            found = [self._weighed(*pair) for pair in combinations(own, 2)]
        else:
            best = ranked[:_BEST_KNOWN]
            found = [self._weighed(*pair) for pair in combinations(best, 2)]
            for other in ranked[_BEST_KNOWN:]:
                found.append(next((row for one in best if (row := self._weighed(one, other))), None))
        weighed = sorted((row for row in found if row), key=lambda row: row[:2])
        home = {member: [member] for member in own}
        links = []
        for _, _, link in weighed:
            few, many = sorted((home[link.left], home[link.right]), key=len)
            if few is not many:
                links.append(link)
                many += few
                home |= dict.fromkeys(few, many)
        meant = {one.member: one for member in self._members if (one := self._meant.get(member)) is not None}
        links += [_link(one.member, one.mate, one.why) for one in meant.values()]
        return tuple(sorted(links, key=lambda link: (link.score, natural(link.left), natural(link.right))))

    def _weighed(self, one: str, other: str) -> tuple[float, tuple[object, ...], Link] | None:
        left, right = sorted((one, other), key=natural)
        if self._decided.together & {(left, right), (right, left)}:
            whys: tuple[Why, ...] | None = (DECIDED,)
        elif source_of(left) == source_of(right):
            return None
        else:
            whys = weigh(
                self._cards[left], self._sheets[source_of(left)], self._cards[right], self._sheets[source_of(right)]
            )
        if whys is None or total(whys) <= CONFLICT:
            return None
        return -total(whys), (natural(left), natural(right)), _link(left, right, whys)


def _link(one: str, other: str, whys: tuple[Why, ...]) -> Link:
    left, right = sorted((one, other), key=natural)
    if left != one:
        whys = tuple(Why(why.name, why.value, why.right, why.left) for why in whys)
    likely = 1 / (1 + math.exp(-max(-50.0, min(50.0, total(whys)))))
    return Link(LinkKind.ENTITY, left, right, round(likely, 4), whys)


def _fullest(cards: list[Card]) -> str:
    """Return the name of most words; of those, one not all in capitals, the one told most, the longest."""
    names = Counter(card.name for card in cards)
    names.update(form[0] for card in cards for form in card.forms[:1] if card.named and not card.is_person)
    whole = {name: len(name.split()) for name in names}
    return min(names, key=lambda name: (-whole[name], name.isupper(), -names[name], -len(name), name))
