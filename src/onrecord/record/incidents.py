"""Which reports have the same main incident.

A report is noted in the index, linked with the others that may tell of the same happening, and grouped with them; only
the reports that links connect with it are looked at again. The store gives the groups their permanent ids.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from onrecord.model import Reading
from onrecord.model.decision import Standing
from onrecord.model.record import Link, LinkKind
from onrecord.record.grouping import NOTHING, average_linkage, component
from onrecord.record.index import Index, blobs, put
from onrecord.record.profile import Profile, keys_of, profile_of
from onrecord.record.scorer import Weights, link_of, shipped

#: The spaces of the index; the number changes with what is kept.
KEYS = "incident-4"
PROFILES = "incident-4"
#: How many reports one is weighed against, so that adding to a large case stays quick.
MOST_WEIGHED = 600
#: How many reports that hang together are grouped anew when one comes; where there are more, it joins one group.
MOST_ANEW = 800


def note(index: Index, source: str, reading: Reading) -> Profile:
    """Put what a source is found and compared by into the index, and return it."""
    profile = profile_of(reading)
    note_profile(index, source, profile)
    return profile


def note_profile(index: Index, source: str, profile: Profile) -> None:
    """The same with a profile that was made before."""
    index.put_keys(source, KEYS, keys_of(profile))
    index.put_profile(source, PROFILES, profile.to_json())


def links_of(index: Index, source: str, weights: Weights | None = None) -> list[Link]:
    """Return the likely links between a noted source and the others, the likeliest first."""
    text = blobs(index, PROFILES, [source]).get(source)
    if text is None:
        return []
    own = Profile.from_json(text)
    near = _nearest(index.find(KEYS, keys_of(own)), source)
    others = sorted(blobs(index, PROFILES, near).items())
    found = (link_of(source, own, other, Profile.from_json(text), weights) for other, text in others)
    return sorted((link for link in found if link), key=lambda link: (-link.score, link.left, link.right))


def _nearest(shared: Mapping[str, int], source: str) -> set[str]:
    """Return the sources that share the most keys, as many as are worth weighing: all that share so many, or none."""
    by_count: dict[int, list[str]] = defaultdict(list)
    for other, count in shared.items():
        if other != source:
            by_count[count].append(other)
    near: set[str] = set()
    for count in sorted(by_count, reverse=True):
        if near and len(near) + len(by_count[count]) > MOST_WEIGHED:
            break
        near.update(by_count[count])
    return near


def regroup(
    index: Index, source: str, weights: Weights | None = None, decided: Standing = NOTHING
) -> list[tuple[str, ...]] | None:
    """Link a noted source, and return the groups of all sources that links connect with it; no other group changes.

    Args:
        index: of the reports.
        source: the new one.
        weights: of the scorer.
        decided: what people decided about main incidents.

    Returns:
        Each group's sources in order; the groups in order. Every source is in one: its main incident's. ``None`` where
        more than :data:`MOST_ANEW` sources hang together; see :func:`nearest`.
    """
    put(index, links_of(index, source, weights))
    return groups_around(index, source, weights, decided)


def groups_around(
    index: Index, source: str, weights: Weights | None = None, decided: Standing = NOTHING
) -> list[tuple[str, ...]] | None:
    """The same for a source whose links are kept already."""
    join = (weights or shipped()).join
    around = component(index, [source], join, decided, MOST_ANEW)
    return None if around is None else average_linkage(*around, join, decided)


def nearest(
    index: Index,
    source: str,
    groups: Callable[[Iterable[str]], Iterable[Sequence[str]]],
    weights: Weights | None = None,
    decided: Standing = NOTHING,
) -> tuple[str, ...]:
    """Return the group that a source joins where too many hang together to be grouped anew, with the source.

    Args:
        index: of the reports.
        source: one whose links are kept.
        groups: gives the groups, as they are, of some sources.
        weights: of the scorer.
        decided: what people decided about main incidents.
    """
    join = (weights or shipped()).join
    likely = {(a if b == source else b): score for a, b, score in index.ends(LinkKind.INCIDENT.value, [source])}
    one = {other for pair in decided.together if source in pair for other in pair} - {source}
    two = {other for pair in decided.apart if source in pair for other in pair} - {source}
    best: tuple[float, tuple[str, ...]] = (join, ())
    for group in groups(likely.keys() | one):
        others = sorted(set(group) - {source})
        if not others or two & set(others):
            continue
        mean = sum(likely.get(other, 0.0) for other in others) / len(others) + len(one & set(others))
        if mean > best[0] or (mean == best[0] and tuple(others) < best[1]):
            best = (mean, tuple(others))
    return tuple(sorted({source, *best[1]}))
