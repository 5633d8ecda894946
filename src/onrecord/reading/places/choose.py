"""Chooses, for each place name of a report, the place that it stands for, or none.

Every candidate has a prior (its population and kind) and is supported by the candidates of the report's other names
that lie near it or in the same region or country, each as far as it is itself believed: toponym resolution by prior
and spatial coherence (Leidner, 2007; Speriosu and Baldridge, 2013). Two rounds are enough to settle.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, exp, hypot, radians

from onrecord.reading.places.candidates import Candidate, Container
from onrecord.reading.places.gazetteer import Entry

_ROUNDS = 2
#: More names than this do not vote: their number would say less than their choice costs.
_VOTERS = 40
_NEAR, _SAME_REGION, _SAME_COUNTRY = 2.2, 1.0, 0.5
_NEAR_KM = 90.0
_CONTAINED = 6.0
#: Two names with places close together are no chance: such a pair counts even where neither is the likeliest alone.
_CHANCE = 0.35
_WEIGHT, _FADE = 1.5, 0.75
_HOME = 1.2
#: Countries whose first-level regions are too large for a town in them to be near another.
_LARGE_REGIONS = frozenset({"GB", "IN"})
#: A smaller place needs something in the report beside its name: many hamlets share the names of city districts.
_KNOWN_FROM = 50_000
_BACKED_KM = 40.0
#: The second-best must be this much less likely, unless both lie close together.
_MARGIN = 0.15
_SAME_SPOT_KM = 80.0


@dataclass(frozen=True, slots=True)
class Name:
    """A place name of the report: what it could be, how often it stands there, and where the text puts it."""

    candidates: tuple[Candidate, ...]
    mentions: int
    container: Container | None


def km(a: Entry, b: Entry) -> float:
    """Return the distance of two places in km (equirectangular: within a few per cent up to some 1,000 km)."""
    return _km(a.lat, a.lon, b.lat, b.lon)


def _km(lat: float, lon: float, lat2: float, lon2: float) -> float:
    across = abs(lon - lon2)
    across = min(across, 360 - across)
    return 111.2 * hypot(lat - lat2, across * cos(radians((lat + lat2) / 2)))


def choose(names: Sequence[Name], home: str | None) -> list[Entry | None]:
    """Return the chosen place of each name, ``None`` where none can be told.

    Args:
        home: the country of the outlet, where it is known (ISO 3166-1).
    """
    scores = [[_alone(c, name, home) for c in name.candidates] for name in names]
    voters = sorted(range(len(names)), key=lambda i: -names[i].mentions)[:_VOTERS]
    belief = [_belief(s) for s in scores]
    for _ in range(_ROUNDS):
        support = [
            [_support(i, c.entry, names, belief, voters) for c in name.candidates] for i, name in enumerate(names)
        ]
        belief = [_belief([a + b for a, b in zip(s, t, strict=True)]) for s, t in zip(scores, support, strict=True)]
    tops = [_top(name, b) for name, b in zip(names, belief, strict=True)]
    return [_best(i, names, belief, tops) for i in range(len(names))]


def _alone(candidate: Candidate, name: Name, home: str | None) -> float:
    score = candidate.prior + (_HOME if home and candidate.entry.country == home else 0.0)
    if name.container is not None and _inside(candidate.entry, name.container):
        score += _CONTAINED
    return score


def _inside(entry: Entry, container: Container) -> bool:
    if entry.country != container.country or entry.kind in ("country", "continent"):
        return False
    if container.lat is not None and container.lon is not None:
        return _km(entry.lat, entry.lon, container.lat, container.lon) < _NEAR_KM
    return entry.kind != "region" and container.admin1 in ("", entry.admin1)


def _belief(scores: Sequence[float]) -> list[float]:
    if not scores:
        return []
    top = max(scores)
    weights = [exp(2.0 * (score - top)) for score in scores]
    total = sum(weights)
    return [weight / total for weight in weights]


def _support(
    me: int, entry: Entry, names: Sequence[Name], belief: Sequence[Sequence[float]], voters: Sequence[int]
) -> float:
    """Return how much the other names speak for a candidate: strong for the first few, less for each more."""
    votes: list[float] = []
    for i in voters:
        if i == me:
            continue
        vote = 0.0
        for b, c in zip(belief[i], names[i].candidates, strict=True):
            if c.entry.country == entry.country:
                agreement = _agreement(entry, c.entry)
                vote = max(vote, agreement * (max(b, _CHANCE) if agreement == _NEAR else b))
        if vote > 0.02:
            votes.append(vote)
    votes.sort(reverse=True)
    return _WEIGHT * sum((vote / math.pow(1 + rank, _FADE) for rank, vote in enumerate(votes)), 0.0)


def _agreement(entry: Entry, other: Entry) -> float:
    if entry.country != other.country or not entry.country:
        return 0.0
    if entry.kind == "country" or other.kind == "country":
        return _SAME_COUNTRY
    if "region" not in (entry.kind, other.kind) and km(entry, other) < _NEAR_KM:
        return _NEAR
    if entry.admin1 == other.admin1 and entry.country not in _LARGE_REGIONS:
        return _SAME_REGION
    return _SAME_COUNTRY


def _best(
    me: int, names: Sequence[Name], belief: Sequence[Sequence[float]], tops: Sequence[Entry | None]
) -> Entry | None:
    first, mine = tops[me], belief[me]
    if first is None:
        return None
    name = names[me]
    contained = name.container is not None and _inside(first, name.container)
    if (
        first.kind in ("town", "site")
        and first.population < _KNOWN_FROM
        and not contained
        and not _backed(me, first, tops)
    ):
        return None
    best = max(mine)
    rivals = [
        c.entry for c, b in zip(name.candidates, mine, strict=True) if best - b < _MARGIN and c.entry is not first
    ]
    return None if any(km(first, rival) > _SAME_SPOT_KM for rival in rivals) else first


def _backed(me: int, entry: Entry, tops: Sequence[Entry | None]) -> bool:
    """Whether another name of the report lies close to a small place, or in the same region where regions are small."""
    for i, other in enumerate(tops):
        if i == me or other is None or other.country != entry.country or other.kind in ("country", "continent"):
            continue
        if other.admin1 == entry.admin1 and entry.country not in _LARGE_REGIONS:
            return True
        if other.kind != "region" and km(entry, other) < _BACKED_KM:
            return True
    return False


def _top(name: Name, belief: Sequence[float]) -> Entry | None:
    pairs = zip(name.candidates, belief, strict=True)
    return max(pairs, key=lambda pair: (pair[1], pair[0].prior, pair[0].entry.code))[0].entry if belief else None
