"""How many: what the counts of a source's events say of an incident."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.model import Asserted, Count, Event, RoleFiller, Span
from onrecord.model.claims import Property
from onrecord.ontology import manners
from onrecord.record.claims.lexicon import counted, plain
from onrecord.record.claims.quantities import Quantity, of_bounds
from onrecord.record.claims.telling import Said, Teller, family_of
from onrecord.record.words import words_of

_HELD = frozenset({Asserted.ASSERTED, Asserted.POSSIBLE})
_GATHERING = "gathering"
#: Reports have several types for one shooting.
_SHOTS, _SHOOTING = "shots", "use_of_force"
_NO = "no"
_OFTEN = frozenset({"twice", "thrice", "times"})
#: What is counted apart from a unit in some report, so that the unit is not all of the people.
_APART = {"crowd": ("police",), "men": ("women", "children", "police"), "women": ("men", "children", "police")}
#: How many it befell, or how often it was done, is told of every matter, whatever most of its reports dwell on.
_COUNTED = frozenset(
    {"arrest", "injury", "death", "rescue", "instruction", "use_of_force", "release", "charge", "search"}
)


def numbers(teller: Teller, types: frozenset[str], *, crowd: bool) -> Iterator[Said]:
    """Yield the numbers that a source gives for an incident whose events are of these families.

    Args:
        teller: the source.
        types: the incident's families; what a source that is mainly about the incident tells of them is its own.
        crowd: whether how many came is a matter of what happened.
    """
    found = [
        said
        for event in teller.told
        if event in teller.events or family_of(event.type) in types | _COUNTED or (crowd and event.type == _GATHERING)
        for said in _of_event(teller, event)
    ]
    for said in found:
        if not _is_elided(said, found):
            yield replace(said, beside=False)
    for event in teller.part_events:
        # How many were arrested is a matter of the whole, though whoever is named has an incident of their own.
        if family_of(event.type) in types | _COUNTED and not _names_somebody(event):
            yield from (replace(said, beside=True) for said in _of_event(teller, event) if said.about)


def _names_somebody(event: Event) -> bool:
    return any(r.role == "patient" and r.entity is not None and r.entity.named for r in event.roles)


def as_one_crowd(many: Iterable[Said]) -> Iterator[Said]:
    """Yield numbers with those of a crowd, or of men, and of people as one, but where others are counted too."""
    known = list(many)
    counted_too = {(said.type, said.about) for said in known}
    for said in known:
        apart = _APART.get(said.about)
        joined = apart is not None and not any((said.type, unit) in counted_too for unit in apart)
        yield replace(said, about="people") if joined else said


def _is_elided(said: Said, found: list[Said]) -> bool:
    """Whether a number stands fuller in the same source: a headline's, and one of whom nothing is said ("40 hurt")."""
    if not said.about:
        return False
    own = _quantity(said)
    return any(
        other is not said
        and other.type == said.type
        and other.about
        and own.fits(_quantity(other))
        and ((said.beside and not other.beside) or (said.about == "people" != other.about and said.min == other.min))
        for other in found
    )


def _quantity(said: Said) -> Quantity:
    return Quantity(said.min, said.max, said.rounded)


def _of_event(teller: Teller, event: Event) -> Iterator[Said]:
    if event.asserted is Asserted.DENIED:
        # "no warning was given"
        for role in event.roles:
            words = words_of(teller.words(role.span))
            if role.role == "instrument" and words[:1] == [_NO] and len(words) > 1:
                yield _said(teller, event, Quantity(0, 0), role.span, _plural(words[-1]), is_whole=True)
    if event.asserted not in _HELD:
        return
    for count in event.counts:
        if count.role != "agent" or event.type == _GATHERING:
            yield _of_count(teller, event, count)


def _of_count(teller: Teller, event: Event, count: Count) -> Said:
    filler = next((r for r in event.roles if r.role == count.role and r.span.contains(count.span)), None)
    quantity = of_bounds(count.min, count.max, teller.words(count.span))
    # Whose number the words are of, without the words of the number itself.
    words = words_of(teller.text(count.span.end, filler.span.end)) if filler else []
    before = words_of(teller.text(filler.span.start, count.span.start)) if filler else []
    family = family_of(event.type)
    unit = _unit(teller, event, count, words, family)
    is_whole = (
        not counted().beside & {*before, *words[:1]}
        and not _is_part(words, quantity)
        and not _is_of_degree(teller, event, count)
        and (count.role == "instrument" or quantity.max != 1 or family in counted().ones)
    )
    return _said(teller, event, quantity, _shown(count, filler), unit, is_whole=is_whole)


def _shown(count: Count, filler: RoleFiller | None) -> Span:
    """Return a number with the noun that it counts."""
    return Span(count.span.start, filler.span.end) if filler else count.span


def _is_part(words: list[str], quantity: Quantity) -> bool:
    """Whether a number is of some of those of whom more is told: "two of them", "one of the nine"."""
    if words[:1] != ["of"]:
        return False
    return quantity.max == 1 or bool(({"the", *plain().pronouns} - {"us"}) & {*words[1:2]})


def _is_of_degree(teller: Teller, event: Event, count: Count) -> bool:
    """Whether a number is of those who were hurt so and so badly: "two were slightly injured"."""
    return any(
        role.role == "manner"
        and teller.words(role.span).lower() in manners().degrees
        and teller.sentence_of(role.span) == teller.sentence_of(count.span)
        for role in event.roles
    )


def _unit(teller: Teller, event: Event, count: Count, words: list[str], family: str) -> str:
    """Return what a number counts, so that only numbers of the same are compared."""
    if count.role == "instrument":
        said = words_of(teller.words(count.span))
        return _SHOTS if said[-1] in _OFTEN else _plural((words or words_of(teller.words(event.triggers[0])))[-1])
    unit = next((unit for word in words[:4] for unit, known in counted().units.items() if word in known), "")
    if not unit:
        head = next((word for word in words[:4] if word.endswith("s") and word not in plain().pronouns), "")
        unit = "crowd" if head and family in counted().one_crowd else head
    unit = "people" if not unit or (unit == "crowd" and family in counted().one_crowd) else unit
    if family == "rescue" and "hospital" in words_of(teller.words(event.triggers[0])):
        return "to hospital" if unit == "people" else f"{unit} to hospital"
    return unit


def _plural(word: str) -> str:
    return word if word.endswith("s") else f"{word}s"


def _said(teller: Teller, event: Event, quantity: Quantity, words: Span, unit: str, *, is_whole: bool) -> Said:
    text = quantity.text()
    in_title = teller.in_title(words)
    family = _SHOOTING if unit == _SHOTS else family_of(event.type)
    return Said(
        type=family,
        property=Property.HOW_MANY,
        key=f"{unit}|{text}",
        value=text if unit == "people" else f"{text} {_numbered(unit, quantity)}",
        account=teller.account(event, words),
        about=unit if is_whole and not teller.tells_of_another_time(words) and not teller.is_elsewhere(event) else "",
        min=quantity.min,
        max=quantity.max,
        # Headlines round.
        rounded=quantity.rounded or in_title,
        day=event.time.start[:10] if event.time and event.time.start else None,
        beside=in_title,
    )


def _numbered(unit: str, quantity: Quantity) -> str:
    if unit in ("crowd", "police"):
        return f"of the {unit}"
    if quantity.max == 1:
        return counted().units[unit][1] if unit in counted().units else unit.removesuffix("s")
    return f"of {unit}" if quantity.vague else unit
