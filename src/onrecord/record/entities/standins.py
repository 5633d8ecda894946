"""Who is meant where a report gives no full name: a surname alone, an office, "the police".

None of these joins two reports by itself. Each is put to somebody whom other reports name in full, where the case as a
whole tells who that is, and to nobody where it leaves a choice. So the outcome hangs on no order of adding.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from onrecord.model.record import Why
from onrecord.record.entities.evidence import CONFLICT, total
from onrecord.record.entities.noting import BODIES
from onrecord.record.entities.regrouping import Decided, source_of
from onrecord.record.entities.roles import SOLE, SOLE_OF, Told
from onrecord.record.entities.sheet import Card, Sheet
from onrecord.record.entities.single import parts_of, weigh_part, word_of

#: How long before the first and after the last report that names its holder an office is still taken for theirs.
DAYS_AROUND = 7
DECIDED = Why("a person decided", 20.0)
#: By how much one of two bearers of a name must be likelier, and tell who it is by more than what the reports share.
_CLEARLY = 1.2
_TELLING = frozenset({"role", "same relative", "age"})
_MOST_COMPARED = 12
#: How many reports that name an office's holder are looked at, before one and after it.
_MOST_HOLDINGS = 100
#: How much two reports must share for the one's "police" to be the other's.
_SAME_MATTER = 2.0
#: A name that more reports than these have tells nothing of which matter they are about.
_TOO_COMMON = 100
#: What a name at least tells in a report, and a mere word of it does not.
_NAME = 0.4
_FORCE_ENDS = frozenset({"police", "constabulary", "service", "force", "department", "gardai", "siochana"})


@dataclass(frozen=True, slots=True)
class StandIn:
    """That a member is somebody who is named elsewhere.

    Attributes:
        group: the group of that somebody.
        member: the one that told so, of those that are somebody.
        mate: the member of the group that it was told by.
        why: what did.
    """

    group: str
    member: str
    mate: str
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class _Holding:
    """That a report gives an office to somebody on a day."""

    day: int
    group: str
    member: str
    role: Told
    words: str
    sheet: Sheet


class StandIns:
    """Looks up who is meant, among the groups of a case.

    Args:
        groups: members by group.
        sheets: by source, all of the case.
        decided: what people decided: two that are to be apart are not put together here either.
    """

    def __init__(self, groups: Mapping[str, Iterable[str]], sheets: Mapping[str, Sheet], decided: Decided) -> None:
        self._sheets = sheets
        self._members = {group: list(members) for group, members in groups.items()}
        self._cards = {f"{source}/{card.id}": card for source, sheet in sheets.items() for card in sheet.cards}
        self._group_of = {member: group for group, members in self._members.items() for member in members}
        self._apart, self._together = decided.apart, decided.together
        self._bearers: dict[str, dict[str, set[str]]] = defaultdict(dict)
        self._alone: dict[str, str] = {}
        self._holdings: dict[str, list[_Holding]] = defaultdict(list)
        self._named_by: dict[str, list[str]] = defaultdict(list)
        self._full_by: dict[str, list[str]] = defaultdict(list)
        self._near_to: dict[str, frozenset[str]] = {}
        for group, members in self._members.items():
            self._note(group, [member for member in members if member in self._cards])
        for told in self._holdings.values():
            told.sort(key=lambda one: (one.day, one.sheet.rank, one.member))
        for source, sheet in sheets.items():
            for name in sheet.about:
                self._named_by[name].append(source)
            for word in sheet.of_full_names:
                self._full_by[word].append(source)

    def find(self) -> dict[str, StandIn]:
        """Return who is meant, by member; of a group with a surname alone, every member is there."""
        found: dict[str, StandIn] = {}
        for group, word in self._alone.items():
            found.update(self._by_name(group, word))
        for head, told in self._holdings.items():
            # A holder may be told by a surname alone, and be one whom other reports name in full.
            self._holdings[head] = [
                replace(one, group=found[one.member].group) if one.member in found else one for one in told
            ]
        for source, sheet in self._sheets.items():
            for card in sheet.bare:
                member = f"{source}/{card.id}"
                meant = self._holder(member, card, sheet) if card.is_person else self._body(member, card, sheet)
                if meant is not None and not self._kept_apart(member, meant.group):
                    found[member] = meant
        for member, one in self._decided():
            found[member] = replace(one, group=found[one.mate].group) if one.mate in found else one
        return found

    def _decided(self) -> Iterator[tuple[str, StandIn]]:
        """Yield the unnamed ones of whom a person decided who they are."""
        for pair in sorted(self._together):
            for member, mate in (pair, pair[::-1]):
                if member not in self._group_of and mate in self._group_of and source_of(member) in self._sheets:
                    yield member, StandIn(self._group_of[mate], member, mate, (DECIDED,))

    def _note(self, group: str, members: list[str]) -> None:
        cards = [self._cards[member] for member in members]
        for member, card in zip(members, cards, strict=True):
            for name in card.full_names if card.is_person else ():
                for word, _ in parts_of(name):
                    self._bearers[word].setdefault(source_of(member), set()).add(group)
        if word := word_of(cards):
            self._alone[group] = word
        for member, card in zip(members, cards, strict=True):
            sheet = self._sheets[source_of(member)]
            if not card.is_person or sheet.day is None:
                continue
            for role, (words, *_) in zip(card.told, card.roles, strict=True):
                if not role.over and role.head in SOLE | SOLE_OF:
                    self._holdings[role.head].append(_Holding(sheet.day, group, member, role, words, sheet))

    def _kept_apart(self, member: str, group: str) -> bool:
        return any(
            member in pair and any(self._group_of.get(other) == group for other in pair if other != member)
            for pair in self._apart
        )

    def _by_name(self, group: str, word: str) -> dict[str, StandIn]:
        """Return who is meant by a part of a name, by member: the only one for whom what the reports share speaks.

        Where there are several, a member is the one whose office, kinship or age it has.
        """
        likely: list[dict[str, StandIn]] = []
        here = {source_of(member) for member in self._members[group]}
        for other in self._near_bearers(group, word):
            # A report that has the full name and keeps the bare surname apart means somebody else.
            if here & {source_of(member) for member in self._members[other]}:
                continue
            if any(self._kept_apart(member, other) for member in self._members[group]):
                continue
            if found := self._part_of(group, other, word):
                likely.append(found)
        if len(likely) == 1:
            if not all(self._cards[member].is_person for member in self._members[group]):
                return likely[0]
            best = max(likely[0].values(), key=lambda one: total(one.why))
            return dict.fromkeys(self._members[group], best)
        return {
            member: one
            for found in likely
            for member, one in found.items()
            if all(other is found or _is_clearly(one, other.get(member)) for other in likely)
        }

    def _part_of(self, group: str, other: str, word: str) -> dict[str, StandIn]:
        """Return which members of a group may be called by a part of another's name, each with what speaks for it most.

        Nobody's may where one pair of the two groups is ruled out: where there is a "Mr", they are no wife.
        """
        found: dict[str, StandIn] = {}
        mates = self._spread(other)
        for member in self._spread(group):
            card, sheet = self._cards[member], self._sheets[source_of(member)]
            near = self._near(source_of(member))
            for mate in mates:
                if source_of(mate) not in near:
                    continue
                full, of_full = self._cards[mate], self._sheets[source_of(mate)]
                whys = weigh_part(word, card, sheet, full, of_full) if full.is_person else ()
                if any(why.value <= CONFLICT for why in whys):
                    return {}
                one = StandIn(other, member, mate, whys)
                if total(whys) > 0 and (member not in found or total(whys) > total(found[member].why)):
                    found[member] = one
        return found

    def _near_bearers(self, group: str, word: str) -> list[str]:
        """Return the groups of those whom reports near to a group's have by full names with a word in them."""
        held = self._bearers.get(word, {})
        near = {source for member in self._spread(group) for source in self._near(source_of(member))} if held else ()
        return sorted({other for source in near if source in held for other in held[source]} - {group})

    def _near(self, source: str) -> frozenset[str]:
        """Return the reports that name somebody or something that one names, in full or in short."""
        if source not in self._near_to:
            sheet = self._sheets[source]
            held = [self._named_by[name] for name, value in sheet.about.items() if value >= _NAME]
            held += [self._full_by[word] for word in sheet.in_short if word in self._full_by]
            held += [self._named_by[short] for word in sheet.of_full_names if (short := f"?{word}") in self._named_by]
            self._near_to[source] = frozenset().union(*(some for some in held if len(some) <= _TOO_COMMON))
        return self._near_to[source]

    def _spread(self, group: str) -> list[str]:
        """Return some members of a group, which their reports' texts choose."""
        members = [member for member in self._members[group] if member in self._cards]
        return sorted(members, key=lambda m: (self._sheets[source_of(m)].rank, m))[:_MOST_COMPARED]

    def _holder(self, member: str, card: Card, sheet: Sheet) -> StandIn | None:
        """Return who holds an office when a report speaks of it; a former or later holder is never it."""
        for role, (words, *_) in zip(card.told, card.roles, strict=True):
            meant = None
            if sheet.day is not None:
                near = _around(self._holdings[role.head], sheet.day)
                meant = _then([one for one in near if _fits(role, sheet, one)], sheet.day)
            if meant is not None:
                why = Why("office held then", 2.0, words, f"{meant.words} ({meant.sheet.published})")
                return StandIn(meant.group, member, meant.member, (why,))
        return None

    def _body(self, member: str, card: Card, sheet: Sheet) -> StandIn | None:
        """Return the one body that "the police" or "the council" can be: here, or in reports of the same matter."""
        noun, source = card.name.split()[-1].lower(), source_of(member)
        if noun not in BODIES:
            return None
        found = self._bodies([source], noun) or self._bodies(self._same_matter(source, sheet), noun)
        if len(found) != 1:
            return None
        ((group, mate),) = found.items()
        return StandIn(group, member, mate, (Why("the only one", 1.5, card.name, self._cards[mate].name),))

    def _bodies(self, sources: Iterable[str], noun: str) -> dict[str, str]:
        """Return the groups of the bodies that some reports name and a noun may stand for, each with a member."""
        found: dict[str, str] = {}
        for source in sources:
            for one in self._sheets[source].cards:
                body = f"{source}/{one.id}"
                if _is_body(one, noun) and body in self._group_of:
                    found.setdefault(self._group_of[body], body)
        return found

    def _same_matter(self, source: str, sheet: Sheet) -> list[str]:
        """Return the reports that share as much with one as those of one matter do."""
        weight: dict[str, float] = defaultdict(float)
        for name, value in sheet.about.items():
            if len(self._named_by[name]) <= _TOO_COMMON:
                for other in self._named_by[name]:
                    weight[other] += min(value, self._sheets[other].about[name])
        near = [other for other, value in weight.items() if value >= _SAME_MATTER and other != source]
        return sorted(near, key=lambda other: (self._sheets[other].rank, other))


def _fits(role: Told, sheet: Sheet, holding: _Holding) -> bool:
    """Whether an office of one report is that of another: of one place or body, as far as they say."""
    if role.head != holding.role.head:
        return False
    if role.which and holding.role.which:
        return not role.which.isdisjoint(holding.role.which)
    if role.which or holding.role.which:
        # "Eastshire's chief constable", and one whose report names Eastshire Police.
        about = holding.sheet.words_about if role.which else sheet.words_about
        return not about.isdisjoint(role.which or holding.role.which)
    return not sheet.much_about.isdisjoint(holding.sheet.much_about)


def _around(holdings: list[_Holding], day: int) -> list[_Holding]:
    """Return the holdings nearest to a day, on both sides of it, of those in the order of their days."""
    at = bisect_left(holdings, day, key=lambda one: one.day)
    return holdings[max(0, at - _MOST_HOLDINGS) : at + _MOST_HOLDINGS]


def _then(told: list[_Holding], day: int) -> _Holding | None:
    """Return the holder on a day: named before and after it, or within days of it, and nobody else then."""
    latest = max((one.day for one in told if one.day <= day), default=None)
    soonest = min((one.day for one in told if one.day >= day), default=None)
    last = [one for one in told if one.day == latest]
    first = [one for one in told if one.day == soonest]
    if last and first and len({one.group for one in (*last, *first)}) == 1:
        return min(last, key=lambda one: (one.sheet.rank, one.member))
    near = [one for one in (*last, *first) if abs(one.day - day) <= DAYS_AROUND]
    if len({one.group for one in told if abs(one.day - day) <= DAYS_AROUND}) != 1:
        return None
    return min(near, key=lambda one: (abs(one.day - day), one.sheet.rank, one.member))


def _is_clearly(best: StandIn, second: StandIn | None) -> bool:
    """Whether of two who may be meant one is so by an office, kinship or age, and the other is not."""
    if second is None:
        return False
    told = [any(why.name in _TELLING and why.value > 0 for why in one.why) for one in (best, second)]
    return told == [True, False] and total(best.why) - total(second.why) >= _CLEARLY


def _is_body(card: Card, noun: str) -> bool:
    if card.is_person or noun not in BODIES:
        return False
    if noun in ("police", "force"):
        words = card.names[0]
        return card.sector == "police" and (words[-1] in _FORCE_ENDS or len(words) == 1)
    return any(noun in words for words in card.names)
