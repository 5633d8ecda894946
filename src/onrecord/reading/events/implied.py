"""Who did what only the police do, where the words leave it out: "six people were arrested".

An arrest, a booking or a lathi charge is by its nature the act of the police. So where the report names them near the
act, or knows one force alone, that force is the agent, with the less confidence the farther off it is named.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc

from onrecord.model import Entity, EntityKind, Place, RoleFiller, Sector, Span, Time
from onrecord.reading.events.context import Context
from onrecord.reading.events.lexicon import word_set
from onrecord.reading.mentions import MentionIndex

#: By how far off the force is named: in the sentence of the act, in one next to it, elsewhere in the report.
_IN_SENTENCE, _NEXT_TO_IT, _IN_REPORT = 0.6, 0.5, 0.4
_LINK = re.compile(r"\s(?:in|of|at)\s(?:the\s)?(?=\S)")
_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.GROUP})
#: Bodies that look into what others did, and into the police: what the police do is theirs where that is said alone.
_INVESTIGATING = re.compile(
    r"\b(?:CBI|FBI|NIA|CID|CB-?CID|SIT|IOPC|IPCC|GSOC|Fiosrú|Bureau|Investigations?|Ombudsman|Watchdog|Inspectorate"
    r"|Complaints|Commission|Standards)\b",
    re.IGNORECASE,
)
_FORCE = "police"
#: Words in the names of forces that tie them to no town.
_GENERIC = word_set(
    "the a an police officers officer force forces local state city county federal national constabulary service "
    "department riot armed two three several security garda gardai gardaí"
)
#: Kilometres beyond which the police of one sentence did not act in another, by places that both name; and beyond which
#: a country, or the place that the report begins with, is another part of the world.
_FAR, _WORLD_AWAY = 300.0, 1500.0
_EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Implied:
    """An agent that nobody names, and how sure one may be of it."""

    agent: RoleFiller
    confidence: float


class Police:
    """The police of one report: who they are and where it names them."""

    def __init__(
        self,
        doc: Doc,
        entities: Iterable[Entity],
        mentions: MentionIndex,
        context: Context,
        places: Iterable[Place],
    ) -> None:
        self._text = doc.text
        self._index = mentions
        self._context = context
        everybody = tuple(entities)
        bodies = [
            e
            for e in everybody
            if e.sector is Sector.POLICE and e.kind in _BODIES and not _INVESTIGATING.search(e.name)
        ]
        self._mentions = sorted(((m, e) for e in bodies for m in e.mentions), key=lambda pair: pair[0])
        self._starts = [span.start for span, _ in self._mentions]
        self._sentences = [sentence.start_char for sentence in doc.sents]
        self._only = _only_force(bodies)
        self._soldiers = sorted(m.start for e in everybody if e.sector is Sector.MILITARY for m in e.mentions)
        pinned = [place for place in places if place.lat is not None and place.precision != "continent"]
        self._pinned = sorted(
            ((m.start, place) for place in pinned for m in place.entity.mentions), key=lambda pair: pair[0]
        )
        self._pinned_at = [start for start, _ in self._pinned]

    def agent_of(self, act: Span, place: Entity | None, apart: frozenset[str], times: Iterable[Time]) -> Implied | None:
        """Return the police whose act something is that only they do; ``None`` where it may be several.

        Args:
            act: where the act is told.
            place: where it happened, if that is known: the police of another place did not do it.
            apart: ids of entities that play another part in it.
            times: when; what happened years before the report only the police of its own sentence did.
        """
        here = bisect_right(self._sentences, act.start) - 1
        long_ago = any(map(self._context.is_years_before, times))
        for reach, confidence in ((0, _IN_SENTENCE), (1, _NEXT_TO_IT)):
            if reach and (long_ago or self._is_by_soldiers(here)):
                return None
            near = [
                (span, entity)
                for span, entity in self._between(here - reach, here + reach)
                if entity.id not in apart
                and not self._is_elsewhere(span, place)
                and not self._is_far(span, here)
                and not self._is_of_another_town(span, entity, place, here)
            ]
            if near:
                # The nearest one named before the act, else the first one after it.
                span, entity = next((pair for pair in reversed(near) if pair[0] < act), near[0])
                return Implied(RoleFiller("agent", span, entity), confidence)
        if self._only is None or self._only.id in apart or not self._only.mentions:
            return None
        span = min(self._only.mentions, key=lambda mention: abs(mention.start - act.start))
        elsewhere = self._is_elsewhere(span, place) or self._is_far(span, here)
        if elsewhere or self._is_of_another_town(span, self._only, place, here):
            return None
        return Implied(RoleFiller("agent", span, self._only), _IN_REPORT)

    def _is_by_soldiers(self, here: int) -> bool:
        """Whether soldiers are spoken of where an act is told, or just before: it may as well be theirs."""
        start, end = self._bounds(here - 1, here)
        return bisect_left(self._soldiers, start) < bisect_left(self._soldiers, end)

    def _is_far(self, police: Span, here: int) -> bool:
        """Whether the police are spoken of in another sentence, and far from where the act's own sentence is set."""
        there = bisect_right(self._sentences, police.start) - 1
        acted = self._places(here) if there != here else []
        if not acted:
            return False
        named = self._places(there)
        limit = _FAR if named else _WORLD_AWAY
        return all(_apart(one, other) > limit for one in acted for other in named or [self._pinned[0][1]])

    def _is_of_another_town(self, police: Span, force: Entity, place: Entity | None, here: int) -> bool:
        """Whether a local force, named in another sentence, is a stranger where the act's own sentence is set.

        Oldbury Police did not arrest somebody "in Calais", which the report names for the first time there; nobody
        need know how far off it is.
        """
        start, end = self._bounds(here, here)
        if place is None or not place.named or start <= police.start < end:
            return False
        own = {word for word in force.name.lower().split() if word not in _GENERIC}
        if not own or own & set(place.name.lower().split()) or any(m.start < start for m in place.mentions):
            return False
        words = self._text[start:end].lower()
        return f" in {place.name.lower()}" in f" {words}"

    def _places(self, sentence: int) -> list[Place]:
        start, end = self._bounds(sentence, sentence)
        return [
            place for _, place in self._pinned[bisect_left(self._pinned_at, start) : bisect_left(self._pinned_at, end)]
        ]

    def _bounds(self, first: int, last: int) -> tuple[int, int]:
        """Return where a run of sentences starts and ends."""
        start = self._sentences[max(0, first)] if self._sentences else 0
        after = last + 1 < len(self._sentences)
        return start, self._sentences[last + 1] if after else len(self._text)

    def _is_elsewhere(self, police: Span, place: Entity | None) -> bool:
        return place is not None and self._context.names_another_place(self._with_place(police), place)

    def _with_place(self, police: Span) -> Span:
        """Return a mention with the place that follows it: "police in Leeds"."""
        link = _LINK.match(self._text, police.end)
        named = self._index.overlapping(Span(link.end(), link.end() + 1)) if link else []
        return Span(police.start, max(span.end for span, _ in named)) if named else police

    def _between(self, first: int, last: int) -> list[tuple[Span, Entity]]:
        """Return the mentions in a run of sentences."""
        start, end = self._bounds(first, last)
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self._mentions[low:high]


def _only_force(bodies: list[Entity]) -> Entity | None:
    """Return the one force of a report: "the police" that it speaks of, else the only body of police there is."""
    plain = [e for e in bodies if e.name.lower().removeprefix("the ") == _FORCE]
    if len(plain) == 1:
        return plain[0]
    return bodies[0] if len(bodies) == 1 else None


def _apart(one: Place, other: Place) -> float:
    """Return how many kilometres lie between two pinned places; 0 where one is a country and the other may be in it."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    north, south = math.radians(one.lat), math.radians(other.lat)
    east = math.radians(one.lon - other.lon)
    half = math.sin((north - south) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(east / 2) ** 2
    distance = 2 * _EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))
    is_wide = "country" in (one.precision, other.precision)
    return 0.0 if is_wide and distance < _WORLD_AWAY else distance
