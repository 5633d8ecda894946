"""Brings the tellings of one event together. Two arrests of two people are two events, so a doubt leaves them apart."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from onrecord.model import Asserted, Count, Entity, Event, RoleFiller, Span
from onrecord.reading.events import syntax
from onrecord.reading.events.implied import Implied, Police
from onrecord.reading.events.lexicon import word_set
from onrecord.reading.events.telling import Telling

#: How many earlier events of a type are looked at, so that a long text costs no more than its length.
_MEMORY = 12
_MADE = word_set("make effect carry conduct use resort follow order start begin launch")


def events(tellings: Iterable[Telling], police: Police) -> tuple[Event, ...]:
    """Return one event for each group of tellings, in text order of the first telling.

    What only the police do and nobody is named for is theirs.
    """
    groups: list[list[Telling]] = []
    recent: dict[str, list[list[Telling]]] = {}
    for telling in tellings:
        before = recent.setdefault(telling.type.name, [])
        group = next((g for g in reversed(before) if _is_same(g, telling)), None)
        if group is not None:
            group.append(telling)
            continue
        groups.append([telling])
        before.append(groups[-1])
        del before[:-_MEMORY]
    groups = _folded(groups)
    groups.sort(key=lambda group: min(telling.trigger for telling in group))
    return tuple(_event(f"v{number}", group, police) for number, group in enumerate(groups, start=1))


def _folded(groups: list[list[Telling]]) -> list[list[Telling]]:
    """Bring what a speaker tells under the report's own telling of it, before or after, where it adds nothing to it."""
    own: dict[str, list[list[Telling]]] = {}
    for group in groups:
        if group[0].stated_in is None:
            own.setdefault(group[0].type.name, []).append(group)
    kept: list[list[Telling]] = []
    for group in groups:
        told = own.get(group[0].type.name, []) if group[0].stated_in is not None else []
        near = bisect_left(told, group[0].trigger, key=lambda each: each[0].trigger)
        # Those before first, the nearest first, and then those after.
        nearby = [*reversed(told[max(0, near - _MEMORY) : near]), *told[near : near + _MEMORY]]
        into = next((each for each in nearby if _folds(group, each)), None)
        if into is None:
            kept.append(group)
        else:
            into.extend(group)
    return kept


def _folds(group: list[Telling], own: list[Telling]) -> bool:
    earlier, later = (group, own) if group[0].trigger < own[0].trigger else (own, group)
    return (
        len(group) <= _MEMORY and all(_adds_nothing(own, telling) for telling in group) and _is_alike(earlier, later[0])
    )


def _is_same(group: list[Telling], new: Telling) -> bool:
    # The first telling and the latest stand for all, so that a long text costs no more than its length.
    group = group if len(group) <= _MEMORY else [group[0], *group[-_MEMORY:]]
    first = group[0]
    if _voice(first) != _voice(new):
        # "The vigil", said by somebody, tells nothing but which one is meant; all else stays with who says it.
        is_anaphor = (
            new.definite
            and new.type.reference
            and not (new.roles or new.counts or new.time or new.place or new.manners)
        )
        if not (is_anaphor and new.stated_in is not None):
            return False
    return _is_alike(group, new)


def _is_alike(group: list[Telling], new: Telling) -> bool:
    """Whether a telling may be of the event that a group tells of, whoever tells it."""
    if group[0].asserted is not new.asserted or new.is_another:
        return False
    if new.type.broad and all(syntax.lemma(old.word) != syntax.lemma(new.word) for old in group):
        return False
    if (
        _places_differ(group, new)
        or any(_times_differ(old, new) for old in group)
        or any(_counts_differ(old, new) for old in group)
    ):
        return False
    agents = _together(group, "agent"), _named(new, "agent")
    if (
        agents[0]
        and agents[1]
        and not agents[0] & agents[1]
        and not (_pronouns(group, "agent") or _pronouns([new], "agent"))
    ):
        return False
    asked = _together(group, "addressee"), _named(new, "addressee")
    if asked[0] and asked[1] and not asked[0] & asked[1]:
        return False
    patients = _together(group, "patient"), _named(new, "patient")
    if patients[0] and patients[1]:
        return bool(patients[0] & patients[1])
    if new.definite and new.type.reference and not _named(new, "patient"):
        # "The vigil", "the clashes": the one that the report told of before, by the same word.
        return any(syntax.lemma(old.word) == syntax.lemma(new.word) for old in group)
    if any(old.roles for old in group) and _fills(group, "patient") != _fills([new], "patient"):
        return False
    if _fills([new], "patient"):
        return False
    abouts = _abouts(group), _abouts([new])
    return bool(agents[0] & agents[1]) and abouts[0] == abouts[1] and "patient" not in new.type.roles


def _voice(telling: Telling) -> tuple[str, ...]:
    """Whose words a telling is in; empty for the report's own."""
    statement = telling.stated_in
    if statement is None:
        return ()
    return tuple(sorted(each.id for each in statement.speakers)) or ("?", statement.id)


def _adds_nothing(group: list[Telling], new: Telling) -> bool:
    """Whether a speaker's telling says no more than the report's own: nothing may pass from the one to the other."""
    group = group if len(group) <= _MEMORY else [group[0], *group[-_MEMORY:]]
    told = {(r.role, r.entity.id) for old in group for r in old.roles if r.entity is not None}
    return (
        all(r.entity is not None and (r.role, r.entity.id) in told for r in new.roles)
        and (new.time is None or any(old.time is not None for old in group))
        and (new.place is None or any(old.place is not None for old in group))
        and {c.role for c in new.counts} <= {c.role for old in group for c in old.counts}
        and not new.manners
    )


def _named(telling: Telling, role: str) -> frozenset[str]:
    return frozenset(each.entity.id for each in telling.roles if each.role == role and each.entity is not None)


def _together(group: list[Telling], role: str) -> frozenset[str]:
    return frozenset().union(*(_named(each, role) for each in group))


def _fills(group: list[Telling], role: str) -> bool:
    return any(each.role == role for telling in group for each in telling.roles)


def _pronouns(group: list[Telling], role: str) -> bool:
    """Whether only a pronoun names the role: "they" stands against nobody."""
    heads = [
        head for telling in group for each, head in zip(telling.roles, telling.heads, strict=False) if each.role == role
    ]
    return bool(heads) and all(head.pos_ == "PRON" for head in heads)


def _abouts(group: list[Telling]) -> frozenset[str]:
    """The last words of what the event is about: "an independent inquiry" and "the inquiry" are one."""
    return frozenset(each for telling in group for each in telling.abouts)


def _times_differ(old: Telling, new: Telling) -> bool:
    if old.time is None or new.time is None or old.time is new.time:
        return False
    if old.time.start is not None and new.time.start is not None:
        return old.time.start[:10] != new.time.start[:10]
    return old.time.timex != new.time.timex


def _places_differ(group: list[Telling], new: Telling) -> bool:
    """Whether the places differ: Oldbury and Oldbury Green do not, as the one may lie in the other."""
    if new.place is None:
        return False
    mine = set(new.place.name.split())
    places = [set(old.place.name.split()) for old in group if old.place is not None]
    return bool(places) and not any(mine <= other or other <= mine for other in places)


def _counts_differ(old: Telling, new: Telling) -> bool:
    mine = {count.role: (count.min, count.max) for count in old.counts}
    return any(count.role in mine and mine[count.role] != (count.min, count.max) for count in new.counts)


def _event(name: str, group: list[Telling], police: Police) -> Event:
    first = group[0]
    # What only another voice tells stays with that voice.
    own = [telling for telling in group if _voice(telling) == _voice(first)]
    roles = _roles(own)
    confidence = max(telling.confidence for telling in own)
    if not any(role.role == "agent" for role in roles):
        implied = _implied(own, roles, police)
        if implied is not None:
            roles, confidence = (*roles, implied.agent), min(confidence, implied.confidence)
    return Event(
        id=name,
        type=first.type.name,
        triggers=tuple(_unique(telling.trigger for telling in group)),
        asserted=first.asserted,
        roles=(*roles, *_unique_fillers(filler for telling in own for filler in telling.manners)),
        counts=_counts(own),
        time=next((telling.time for telling in own if telling.time is not None), None),
        place=_place(own),
        stated_in=first.stated_in,
        confidence=confidence,
    )


def _implied(own: list[Telling], roles: tuple[RoleFiller, ...], police: Police) -> Implied | None:
    """Return the police as the agent of what only they do; what nobody holds to be so or not so has no agent."""
    act = next((telling for telling in own if telling.authority), None)
    if act is None or act.asserted not in (Asserted.ASSERTED, Asserted.DENIED):
        return None
    if not syntax.is_verb(act.word) and not _is_told(own):
        # "measures that include arrests": of what sort they are, and not that there were any
        return None
    if _has_another_subject(act):
        return None
    apart = frozenset(r.entity.id for r in roles if r.entity is not None)
    return police.agent_of(act.trigger, _place(own), apart, times=[t.time for t in own if t.time])


def _has_another_subject(act: Telling) -> bool:
    """Whether an active verb says who acted, and names nobody that could be read: "Customs seized drugs"."""
    if not syntax.is_verb(act.word) or syntax.is_passive(act.word) or act.word.dep_ == "relcl":
        return False
    return any(
        not any(r.span.contains(Span(t.idx, t.idx + len(t))) for r in act.roles)
        for t in syntax.surface_subjects(act.word)
    )


def _is_told(tellings: list[Telling]) -> bool:
    """Whether a noun tells of one occasion: of whom, how many, when or where, or that it was made."""
    return any(
        each.roles
        or each.counts
        or each.time is not None
        or each.place is not None
        or any(syntax.lemma(verb) in _MADE for verb in syntax.governors(each.word))
        for each in tellings
    )


def _unique(spans: Iterable[Span]) -> list[Span]:
    return sorted(set(spans))


def _unique_fillers(fillers: Iterable[RoleFiller]) -> list[RoleFiller]:
    return sorted(set(fillers), key=lambda filler: filler.span)


def _roles(group: list[Telling]) -> tuple[RoleFiller, ...]:
    """All fillers, each entity once a role; words that name nobody known count only where nothing else does."""
    kept: list[RoleFiller] = []
    for telling in group:
        for place, each in enumerate(telling.roles):
            same = [old for old in kept if old.role == each.role]
            vague = each.entity is None or (place < len(telling.heads) and telling.heads[place].pos_ == "PRON")
            if vague and same and telling is not group[0]:
                continue
            if any(old.span == each.span or (each.entity is not None and old.entity is each.entity) for old in same):
                continue
            kept.append(each)
    return tuple(kept)


def _counts(group: list[Telling]) -> tuple[Count, ...]:
    kept: list[Count] = []
    for telling in group:
        kept.extend(
            each for each in telling.counts if all(old.role != each.role or old.span != each.span for old in kept)
        )
    return tuple(kept)


def _place(group: list[Telling]) -> Entity | None:
    return next((telling.place for telling in group if telling.place is not None), None)
