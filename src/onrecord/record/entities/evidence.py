"""What speaks for and against two entities of two reports being one: each with the words that make it.

A transparent sum: the values are log odds. They were set by hand, so that two rare names join on little, two common
ones on more, and nothing outweighs what no one person can be at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from onrecord.model.record import Why
from onrecord.record.entities.likeness import SAME, Likeness, bodies, persons
from onrecord.record.entities.names import COMMON, body_words, person_words
from onrecord.record.entities.roles import is_one_office
from onrecord.record.entities.sheet import Card, Sheet
from onrecord.record.words import telling

Words = tuple[str, ...]

#: What may be held against two of one name before anything else is known.
_TWO_MAY_SHARE_IT = -1.0
_NOTHING_SHARED = -0.8
_MOST_SHARED = 4.0
#: What it tells that one report has the full name of somebody whom the other calls by a part of it.
_IN_SHORT = 0.6
#: At and below this, two are held to be two, whatever joins them with others.
CONFLICT = -3.0
_RULED_OUT = -6.0
_YEARS_APART = 2.0
#: How telling a name is that very many bear, in the same measure as other words.
_COMMON = 2.0


def weigh(one: Card, of_one: Sheet, other: Card, of_other: Sheet) -> tuple[Why, ...] | None:
    """Return what speaks for and against, the heaviest first; ``None`` where the names rule it out."""
    name = _by_name(one, other)
    if name is None:
        return None
    found = [name, *_by_place(one, other)]
    if not (one.gazetteer and other.gazetteer):
        found += shared(one, of_one, other, of_other)
    if one.is_person and other.is_person:
        found += of_persons(one, of_one, other, of_other)
    elif one.kind != other.kind:
        found.append(_by_kind(one, other))
    elif one.sector and one.sector == other.sector:
        found.append(Why("walk of life", 0.5, one.sector, other.sector))
    return tuple(sorted(found, key=lambda why: (-abs(why.value), why.name, why.left, why.right)))


def total(whys: tuple[Why, ...]) -> float:
    """Return the sum of what speaks for and against, rounded so that no order of adding up shows."""
    return round(sum(why.value for why in whys), 6)


def _by_name(one: Card, other: Card) -> Why | None:
    if one.is_person and other.is_person:
        single = _single(one, other)
        if single is not None:
            return single
    elif one.is_person != other.is_person and not (one.full_names and other.full_names):
        return None
    best: tuple[float, str, Words, Words] | None = None
    for left in one.full_names:
        for right in other.full_names:
            like = _likeness(one.is_person, left, other.is_person, right)
            if like is None:
                continue
            found = (like.value + _rarity(left, right, one, other), like.how, left, right)
            if best is None or found > best:
                best = found
    if best is None:
        return None
    value, how, left, right = best
    return Why(how, round(value + _TWO_MAY_SHARE_IT, 4), _written(one, left), _written(other, right))


def may_be_one(one: Card, other: Card) -> bool:
    """Whether the names of two entities leave it open: whether :func:`weigh` has anything to weigh."""
    return _names_agree(one.is_person, one.names, other.is_person, other.names)


@lru_cache(maxsize=100_000)
def _names_agree(person: bool, names: tuple[Words, ...], other_person: bool, others: tuple[Words, ...]) -> bool:
    full, other_full = (
        [name for name in some if len(name) > 1 or not is_person]
        for some, is_person in ((names, person), (others, other_person))
    )
    if person and other_person and not full and not other_full and names[:1] == others[:1]:
        return True
    return any(_likeness(person, left, other_person, right) for left in full for right in other_full)


def _single(one: Card, other: Card) -> Why | None:
    """Return how two persons agree whom their reports call by a surname alone."""
    if one.full_names or other.full_names or one.names[:1] != other.names[:1]:
        return None
    return Why("same surname", -2.2, one.forms[0][0], other.forms[0][0])


def _likeness(person: bool, left: Words, other_person: bool, right: Words) -> Likeness | None:
    if person and other_person:
        return persons(left, right)
    if person or other_person:
        # A reader may take an unusual name for a firm's: then it is the same name in several words, or none.
        return SAME if left == right and len(left) > 1 else None
    return bodies(left, right)


#: The last words of names that every town may have.
_SPOTS = frozenset(
    {"street", "road", "lane", "avenue", "row", "square", "station", "park", "hall", "church", "hospital", "school"}
    | {"bridge", "green", "hill", "hotel", "court", "house", "market", "centre", "center", "drive", "close", "way"}
    | {"place", "common", "gate", "library", "pier", "quay", "chowk", "nagar", "colony", "mosque", "temple", "mall"}
    | {"boulevard", "highway", "plaza", "terrace", "gardens", "estate", "arms", "inn", "stadium", "prison", "jail"}
)


@lru_cache(maxsize=100_000)
def _telling(words: Words) -> float:
    return sum(_COMMON if word in COMMON else telling(word) for word in words) / len(words)


def rarity(left: Words, right: Words) -> float:
    """Return what two names that agree count for by how rare their words are in news."""
    return min(max(((_telling(left) + _telling(right)) / 2 - 5.0) * 0.6, -1.2), 0.7)


def _rarity(left: Words, right: Words, one: Card, other: Card) -> float:
    """Return what a name counts for by how rare its words are in news, and by how many they are."""
    rare = rarity(left, right)
    if one.is_person and other.is_person:
        return rare
    # Two bodies of one name in several words are seldom two; a street's name is that of many.
    if one.kind == other.kind == "place":
        return rare + (-0.3 if left[-1] in _SPOTS or right[-1] in _SPOTS else 0.7)
    return rare + (1.6 if min(len(left), len(right)) > 1 else 0.0)


def _by_place(one: Card, other: Card) -> Iterator[Why]:
    if one.gazetteer and other.gazetteer:
        same = one.gazetteer == other.gazetteer
        yield Why("gazetteer", 4.0 if same else _RULED_OUT, one.gazetteer, other.gazetteer)


def shared(one: Card, of_one: Sheet, other: Card, of_other: Sheet) -> list[Why]:
    """Return what else the reports of two entities have in common: the same people, bodies and places."""
    own = one.own | other.own
    apart = {word for name in own for word in name.split()}
    short = (of_one.in_short & of_other.of_full_names) | (of_other.in_short & of_one.of_full_names)
    both = [(_IN_SHORT, word) for word in short - apart]
    both += [
        (min(of_one.about[name], of_other.about[name]), name)
        for name in of_one.about.keys() & of_other.about.keys()
        if name.removeprefix("?") not in own
    ]
    if not both:
        full = min(len(of_one.about), len(of_other.about)) > 3
        return [Why("nothing else in common", _NOTHING_SHARED)] if full else []
    both.sort(key=lambda pair: (-pair[0], pair[1]))
    names = ", ".join(name.removeprefix("~").removeprefix("?") for _, name in both[:4])
    value = min(_MOST_SHARED, sum(value for value, _ in both))
    return [Why("reports also share", round(value, 4), names, names)]


def of_persons(one: Card, of_one: Sheet, other: Card, of_other: Sheet) -> Iterator[Why]:
    """Yield what offices, ages and genders say of two persons being one."""
    if one.gender and other.gender and one.gender != other.gender:
        yield Why("he and she", _RULED_OUT, one.gender, other.gender)
    if {one.generation, other.generation} == {"junior", "senior"}:
        yield Why("junior and senior", _RULED_OUT, one.name, other.name)
    office = _by_role(one, other)
    if office is not None:
        yield office
    elif one.callings and other.callings and one.callings.isdisjoint(other.callings):
        # Over years somebody may leave the one for the other.
        far = of_one.years and of_other.years and abs(of_one.years[0] - of_other.years[0]) > _YEARS_APART
        yield Why("other calling", -1.5 if far else _RULED_OUT, *_role_words(one, other))
    elif one.sector and one.sector == other.sector:
        yield Why("walk of life", 0.5, one.sector, other.sector)
    if one.age is not None and other.age is not None:
        yield _by_age(one, of_one, other, of_other)


def _by_role(one: Card, other: Card) -> Why | None:
    for left, (left_words, *_) in zip(one.told, one.roles, strict=True):
        for right, (right_words, *_) in zip(other.told, other.roles, strict=True):
            if not left.kin and is_one_office(left, right):
                return Why("role", 1.5, left_words, right_words)
    return None


def _role_words(one: Card, other: Card) -> tuple[str, str]:
    left, right = (
        next((text for text, role in zip((r[0] for r in card.roles), card.told, strict=True) if role.calling), "")
        for card in (one, other)
    )
    return left, right


def _by_age(one: Card, of_one: Sheet, other: Card, of_other: Sheet) -> Why:
    left, right = (str(card.age) for card in (one, other))
    gap = abs((one.age or 0) - (other.age or 0)) * 1.0
    if of_one.years and of_other.years:
        # Born between these moments, by each.
        early = (of_one.years[0] - (one.age or 0) - 1, of_one.years[1] - (one.age or 0))
        late = (of_other.years[0] - (other.age or 0) - 1, of_other.years[1] - (other.age or 0))
        gap = max(0.0, early[0] - late[1], late[0] - early[1])
        left, right = f"{left} in {(of_one.published or '')[:4]}", f"{right} in {(of_other.published or '')[:4]}"
        if gap < 0.01:
            return Why("age", 1.2, left, right)
    elif not gap:
        return Why("age", 1.0, left, right)
    # A year is easily misprinted; ten are somebody else.
    return Why("other age", _RULED_OUT if gap > _YEARS_APART else -1.5, left, right)


def _by_kind(one: Card, other: Card) -> Why:
    persons = one.is_person != other.is_person
    firm = one.firm and other.firm
    return Why("other kind", -2.0 * persons * firm - 0.4, one.kind, other.kind)


def _written(card: Card, words: Words) -> str:
    """Return a name as the report writes it."""
    read = person_words if card.is_person else body_words
    return next((form[0] for form in card.forms if read(form[0]) == words), card.forms[0][0])
