"""Where accounts do not fit together, in a sentence of counts and of the sources' words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations, pairwise

from onrecord.model.claims import Account, Claim, Difference, Property, Stance
from onrecord.record.claims.parties import apart
from onrecord.record.claims.quantities import Quantity
from onrecord.record.claims.telling import Said

_SHOWN_WORDS = 3
_SHOWN_VOICES = 3

Words = Callable[[Account], str]
#: What an account says outside of headlines.
ToldIn = Callable[[Account], Iterable[str]]


def counted(accounts: Iterable[Account], told_in: ToldIn) -> tuple[int, int]:
    """Return how many accounts there are, and of how many origins.

    A voice has one account in a source, and a reprint's is the one that it reprints: of one origin, in the same words,
    whatever headline it has. What a later version replaced counts only where nothing else says it.
    """
    told: dict[tuple[str, str, Stance], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    origins = set()
    for one in standing(accounts):
        told[one.origin, one.voice.lower(), one.stance][one.source] |= {_plain(words) for words in told_in(one)}
        origins.add(one.origin)
    return sum(_unlike(list(sources.values())) for sources in told.values()), len(origins)


def standing(accounts: Iterable[Account]) -> list[Account]:
    """Return the accounts that no later version replaced; all, where every one was."""
    known = list(accounts)
    return [one for one in known if not one.superseded_by] or known


def _unlike(told: list[set[str]]) -> int:
    """Return how many sets of words are left when those that share some are one, and those with none are any other."""
    groups: list[set[str]] = []
    for words in filter(None, told):
        same = [group for group in groups if group & words]
        groups = [group for group in groups if group not in same] + [words.union(*same)]
    return max(len(groups), 1)


def differences(
    said: Iterable[Said],
    claim_of: Callable[[Said], Claim],
    date_of: Mapping[str, str],
    words: Words,
    told_in: ToldIn,
) -> Iterator[Difference]:
    """Yield the differences between pieces that are about the same thing.

    Args:
        said: all pieces of an incident.
        claim_of: the claim that a piece went into.
        date_of: the day of publication of each source, or nothing.
        words: the most telling words of an account.
        told_in: what accounts are told apart by.
    """
    about: dict[tuple[Property, str, str], list[Said]] = defaultdict(list)
    for piece in said:
        if piece.about:
            # Whoever harmed somebody, accounts have several types for the harm.
            about[piece.property, piece.about, "" if piece.property is Property.WHO else piece.type].append(piece)
    for key in sorted(about):
        for apart_ones in _conflicts(_totals(about[key]) if key[0] is Property.HOW_MANY else about[key]):
            yield _difference(apart_ones, claim_of, date_of, words, told_in)


def _totals(pieces: list[Said]) -> list[Said]:
    """Return of each voice in each source the largest number: a smaller one may be a part of it."""
    largest: dict[tuple[str, str, str | None], Said] = {}
    for piece in pieces:
        key = (piece.account.source, piece.account.voice, piece.account.superseded_by)
        if key not in largest or _size(piece) > _size(largest[key]):
            largest[key] = piece
    chosen = {(key, piece.key) for key, piece in largest.items()}
    return [
        piece
        for piece in pieces
        if ((piece.account.source, piece.account.voice, piece.account.superseded_by), piece.key) in chosen
    ]


def _size(piece: Said) -> tuple[int, int, str]:
    return piece.max or piece.min or 0, piece.min or 0, piece.key


def _conflicts(pieces: list[Said]) -> Iterator[list[Said]]:
    """Yield pieces that hang together by not fitting; what fits all is in none."""
    against: dict[int, set[int]] = defaultdict(set)
    for a, b in combinations(range(len(pieces)), 2):
        if _differ(pieces[a], pieces[b]):
            against[a].add(b)
            against[b].add(a)
    left = set(against)
    while left:
        group, new = set(), {min(left)}
        while new:
            group |= new
            new = set().union(*(against[one] for one in new)) - group
        left -= group
        yield [pieces[at] for at in sorted(group)]


def _differ(left: Said, right: Said) -> bool:
    if left.property is Property.HOW_MANY:
        if left.day and right.day and left.day != right.day:
            return False
        return not Quantity(left.min, left.max, left.rounded).fits(Quantity(right.min, right.max, right.rounded))
    if left.property is Property.WHEN:
        return apart(left, right)
    return bool(left.side) and bool(right.side) and left.side != right.side


def _difference(
    pieces: list[Said],
    claim_of: Callable[[Said], Claim],
    date_of: Mapping[str, str],
    words: Words,
    told_in: ToldIn,
) -> Difference:
    sides: dict[str, list[Said]] = defaultdict(list)
    for piece in pieces:
        sides[_side(piece)].append(piece)
    counts = {side: counted((piece.account for piece in sides[side]), told_in) for side in sides}
    order = sorted(sides, key=lambda side: (side == "denied", -counts[side][1], -counts[side][0], side))
    first = pieces[0]
    by_time = _by_time(sides, date_of) if first.property is Property.HOW_MANY else None
    parts = [_part(sides[side], counts[side], words, date_of if by_time else {}) for side in by_time or order]
    claims = dict.fromkeys(claim_of(piece).id for side in order for piece in sides[side])
    return Difference(
        type=first.type,
        property=first.property,
        claims=tuple(claims),
        text="; ".join(parts),
    )


def _side(piece: Said) -> str:
    if piece.property in (Property.WHETHER, Property.HOW):
        return piece.side
    return "police" if piece.property is Property.WHO and piece.side == "police" else piece.value


def _by_time(sides: Mapping[str, list[Said]], date_of: Mapping[str, str]) -> list[str] | None:
    """Return the sides in the order of their reports' days, where each side's come after all of the one before."""
    spans = {}
    for side, pieces in sides.items():
        days = [(date_of.get(p.account.source, ""), 0 if p.account.superseded_by else 1) for p in pieces]
        if not all(day for day, _ in days):
            return None
        spans[side] = min(days), max(days)
    order = sorted(sides, key=lambda side: (spans[side], side))
    follows = all(spans[a][1] < spans[b][0] for a, b in pairwise(order))
    return order if follows else None


def _part(pieces: list[Said], counts: tuple[int, int], words: Words, date_of: Mapping[str, str]) -> str:
    """Return one side: how many accounts of how many origins say what, who, and, given dates, when."""
    every = [piece.account for piece in pieces]
    accounts = standing(every)
    number, origins = counts
    many = f"{number} accounts ({origins} {'origin' if origins == 1 else 'origins'})" if number > 1 else "1 account"
    verb = _verb({account.stance for account in accounts}, number)
    shown = [f"“{quote}”" for quote in _quotes(accounts, words)]
    said = ", ".join(shown)
    if pieces[0].property in (Property.HOW_MANY, Property.WHEN, Property.WHERE):
        said = f"{pieces[0].value} ({said})"
    days = sorted({date_of[account.source] for account in accounts if account.source in date_of})
    when = f" on {days[0]}" if len(days) == 1 else f" from {days[0]} to {days[-1]}" if days else ""
    replaced = sorted({one.source for one in every if one.superseded_by} - {one.superseded_by for one in accounts})
    if all(account.superseded_by for account in accounts):
        amended = ", amended since"
    else:
        amended = f" (and {len(replaced)} amended since)" if replaced else ""
    return f"{many}{when} {verb} {said}{_voices(accounts)}{amended}"


def _quotes(accounts: Iterable[Account], words: Words) -> list[str]:
    """Return what the accounts say, the most told first; a capital makes no other words of the same."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for account in accounts:
        quote = _short(words(account))
        told[quote.lower()][quote] += 1
    most = sorted(told, key=lambda quote: (-told[quote].total(), quote))[:_SHOWN_WORDS]
    return [min(told[quote], key=lambda form: (-told[quote][form], form)) for quote in most]


def _verb(stances: set[Stance], number: int) -> str:
    one = number == 1
    if stances == {Stance.DENIED}:
        return "denies it:" if one else "deny it:"
    if stances == {Stance.ALLEGED}:
        return "alleges it:" if one else "allege it:"
    return "says" if one else "say"


def _voices(accounts: Iterable[Account]) -> str:
    """Return who says it, where it is not the reports themselves alone."""
    voices: dict[str, Counter[str]] = defaultdict(Counter)
    for account in accounts:
        voices[account.voice.lower()][account.voice] += 1
    own = voices.pop("", Counter()).total()
    if not voices:
        return ""
    named = [
        min(voices[voice], key=lambda form: (-voices[voice][form], form))
        for voice in sorted(voices, key=lambda voice: (-voices[voice].total(), voice))
    ]
    shown = named[:_SHOWN_VOICES]
    others = len(named) - len(shown)
    more = [f"{others} more"] if others else []
    itself = ["the report itself" if own == 1 else "the reports themselves"] if own else []
    return f", by {', '.join([*shown, *more, *itself])}"


def _short(words: str) -> str:
    plain = re.sub(r"\s+", " ", words).strip(" “”\"'‘’")
    return plain if len(plain) <= 60 else plain[:57].rsplit(" ", 1)[0] + " …"


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))
