"""What speaks for and against two reports telling of one happening: figures, each with the words that made it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rapidfuzz.fuzz import ratio as _ratio

from onrecord.record.profile import HARM, JUSTICE, Party, Profile
from onrecord.record.words import cosine, telling

#: The figures in the order of the weights; see `evidence` for each.
FIGURES = (
    "words",
    "lead",
    "title",
    "rare",
    "outlet",
    "apart",
    "names",
    "more_names",
    "aside_names",
    "one_name",
    "other_harmed",
    "other_accused",
    "other_names",
    "age",
    "more_ages",
    "other_age",
    "city",
    "town",
    "other_town",
    "street",
    "other_street",
    "other_block",
    "spot",
    "other_spot",
    "clock",
    "other_clock",
    "day",
    "next_day",
    "other_day",
    "days_apart",
    "types",
    "number",
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure that speaks for or against, and the words on each side that made it."""

    name: str
    value: float
    left: str = ""
    right: str = ""


def evidence(left: Profile, right: Profile) -> list[Figure]:
    """Return the figures of a pair that are not nought. They are the same whichever comes first."""
    names = _names(left, right)
    known = any(figure.name == "names" for figure in names)
    found = [
        *_texts(left, right),
        *_apart(left, right),
        *names,
        # Between reports that name the same people, different ages are of different people among them.
        *(figure for figure in _ages(left, right) if not (known and figure.name == "other_age")),
        *_places(left, right),
        *_clocks(left, right),
        *_when(left, right),
        *_numbers(left, right),
    ]
    return [figure for figure in found if figure.value]


#: How telling a word is that few reports have, and how much of such words is more than chance: two that are rare.
_DISTINCTIVE, _ENOUGH = 4.5, 9.0
#: From how many words likeness tells without them, and how alike whole and lead must be, as a sum.
_LONG, _ALIKE = 40, 0.6
#: How telling the name of a street is that not every town has.
_OF_ONE_TOWN = 4.0
#: How alike the titles must be where a page has no more than a title.
_LIKE_TITLES = 0.5


def have_something_in_common(figures: list[Figure], left: Profile, right: Profile) -> bool:
    """Whether two reports share what only reports of one matter do: a full name, an age, a street, two rare words.

    Short reports of one rubric, town and day are alike without it, and a rare word may be a first name or the town's.
    """
    found = {figure.name: figure.value for figure in figures}
    if _tells_nothing(left) or _tells_nothing(right):
        return found.get("title", 0) >= _LIKE_TITLES
    if found.keys() & {"names", "age"} or _share_a_street(left, right) or found.keys() >= {"town", "spot"}:
        return True
    if min(len(left.words), len(right.words)) >= _LONG and found.get("words", 0) + found.get("lead", 0) >= _ALIKE:
        return True
    shared = (left.words.keys() & right.words.keys()) - _bare_names(left) - _bare_names(right)
    return _distinctive(shared) >= _ENOUGH


def _tells_nothing(profile: Profile) -> bool:
    """Whether a page names nobody, no street, no day and no number, as one that failed to load: all such are alike."""
    return not (profile.people or profile.ages or profile.streets or profile.days or profile.counts)


def _share_a_street(left: Profile, right: Profile) -> bool:
    """Whether both are on one block, or on a street whose name not every town has, as it has a High Street."""
    streets = set(left.streets) & set(right.streets)
    return bool(set(left.blocks) & set(right.blocks)) or any(telling(street) > _OF_ONE_TOWN for street in streets)


def _bare_names(profile: Profile) -> set[str]:
    """Return the words that name a person or a place alone: first names, the town."""
    people = {party.name[0] for party in profile.people if len(party.name) == 1}
    return people.union(*(name.split() for name in (*profile.towns, *profile.spots) if " " not in name))


def _distinctive(words: Iterable[str]) -> float:
    return sum(weight for word in words if (weight := telling(word)) > _DISTINCTIVE)


def _texts(left: Profile, right: Profile) -> list[Figure]:
    shared = sorted(
        left.words.keys() & right.words.keys(), key=lambda word: (-left.words[word] * right.words[word], word)
    )
    told = " ".join(shared[:6])
    alike = cosine(left.words, right.words)
    same_site = bool(left.outlet) and left.outlet == right.outlet
    return [
        Figure("words", alike, told, told),
        Figure("rare", math.log1p(_distinctive(shared) / 10), told, told),
        Figure("lead", _informed(left.lead, right.lead, 20.0)),
        Figure("title", _informed(left.title, right.title, 12.0)),
        Figure("outlet", 1.0 if same_site else 0.0, left.outlet, right.outlet),
        Figure("types", _alike(dict(left.types), dict(right.types))),
    ]


def _informed(left: dict[str, float], right: dict[str, float], enough: float) -> float:
    """Return the cosine, less where the shared words tell little: "Man dies" is like any "Man dies"."""
    told = sum(telling(word) for word in left.keys() & right.keys())
    return cosine(left, right) * min(1.0, told / enough)


def _alike(left: dict[str, int], right: dict[str, int]) -> float:
    """Return the cosine of what is told to happen, each type by the logarithm of its tellings."""
    a, b = ({kind: 1 + math.log(n) for kind, n in side.items() if kind in HARM | JUSTICE} for side in (left, right))
    norm = math.sqrt(sum(v * v for v in a.values()) * sum(v * v for v in b.values()))
    return sum(v * b[kind] for kind, v in a.items() if kind in b) / norm if norm else 0.0


def _apart(left: Profile, right: Profile) -> list[Figure]:
    if left.published is None or right.published is None:
        return []
    days = abs((date.fromisoformat(left.published[:10]) - date.fromisoformat(right.published[:10])).days)
    return [Figure("apart", math.log1p(days), left.published, right.published)]


def _names(left: Profile, right: Profile) -> list[Figure]:
    a, b = _full(left), _full(right)
    b = _spelt_alike(a, b)
    shared = sorted(a.keys() & b.keys(), key=lambda name: (-_weight(a[name], b[name]), name))
    private = [name for name in shared if "official" not in (a[name].side, b[name].side)]
    found = []
    fore = [name for name in private if a[name].fore and b[name].fore]
    if private:
        best = (fore or private)[0]
        told = ", ".join(" ".join(name) for name in [*fore, *(name for name in private if name not in fore)][:3])
        found.append(Figure("names" if fore else "aside_names", _weight(a[best], b[best]) / 10, told, told))
        found.append(Figure("more_names", math.log1p(len(fore) - 1) if fore else 0.0, told, told))
    if not private:
        found += _one_name(left, right)
    if not fore:
        found += _others(left, right)
    return found


#: How telling a name must be that somebody goes by alone: not the first name of many.
_OF_FEW = 6.0


def _one_name(left: Profile, right: Profile) -> list[Figure]:
    """A rare name that somebody goes by alone on one side, as many do in India, or after a first report."""
    (alone_left, all_left), (alone_right, all_right) = (_last_names(side) for side in (left, right))
    shared = (alone_left & all_right) | (alone_right & all_left)
    best = max(shared, key=lambda word: (telling(word), word), default=None)
    if best is None or telling(best) < _OF_FEW:
        return []
    return [Figure("one_name", telling(best) / 10 * (1 + math.log(len(shared))), best, best)]


def _last_names(profile: Profile) -> tuple[set[str], set[str]]:
    """Return the names that people named more than once go by alone, and these with all last names."""
    people = [party.name for party in profile.people if party.weight > 1]
    return {name[0] for name in people if len(name) == 1}, {name[-1] for name in people}


def _full(profile: Profile) -> dict[tuple[str, ...], Party]:
    """Return the persons with first and last name, by these two: middle names come and go."""
    return {(party.name[0], party.name[-1]): party for party in reversed(profile.people) if len(party.name) > 1}


def _spelt_alike(a: dict[tuple[str, ...], Party], b: dict[tuple[str, ...], Party]) -> dict[tuple[str, ...], Party]:
    """Return ``b`` with the names that ``a`` spells a little differently as ``a`` does: "Tommie" and "Tommy"."""
    lasts: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in sorted(a.keys() - b.keys()):
        lasts[name[-1]].append(name)
    found = dict(b)
    for name in sorted(b.keys() - a.keys()):
        alike = [other for other in lasts[name[-1]] if other[0][:3] == name[0][:3] or _ratio(other[0], name[0]) >= 75]
        if len(alike) == 1:
            found[alike[0]] = found.pop(name)
    return found


def _weight(left: Party, right: Party) -> float:
    """Return how telling a shared name is: rare words, and named for a part in what happened."""
    told = sum(telling(word) for word in (left.name[0], left.name[-1]))
    part = sum(0.5 for party in (left, right) if party.side in ("harmed", "accused"))
    return told * (0.5 + part / 2) * min(1.0, 0.6 + 0.2 * min(left.weight, right.weight))


def _others(left: Profile, right: Profile) -> list[Figure]:
    """Different full names in the same part: two victims, two suspects, two sets of people."""
    found = []
    for figure, side in (("other_harmed", "harmed"), ("other_accused", "accused"), ("other_names", None)):
        a, b = ([p for p in part.people if len(p.name) > 1 and p.fore and _in(p, side)] for part in (left, right))
        if a and b:
            found.append(Figure(figure, 1.0, " ".join(a[0].name), " ".join(b[0].name)))
    return found


def _in(party: Party, side: str | None) -> bool:
    return party.side == side if side else party.side != "official"


def _ages(left: Profile, right: Profile) -> list[Figure]:
    a, b = set(left.ages), set(right.ages)
    if not a or not b:
        return []
    shared = sorted(a & b)
    if shared:
        told = ", ".join(str(age) for age in shared)
        # An age that few have (a child's) tells more than one that many of those in the news have.
        rare = max(1.5 if age < 15 or age > 50 else 1.0 for age in shared)
        return [Figure("age", rare, told, told), Figure("more_ages", math.log1p(len(shared) - 1), told, told)]
    return [Figure("other_age", 1.0, ", ".join(map(str, sorted(a))), ", ".join(map(str, sorted(b))))]


def _places(left: Profile, right: Profile) -> list[Figure]:
    cities, towns = _shared("city", left.cities, right.cities), _shared("town", left.towns, right.towns)
    found = [figure for figure in cities + towns if not figure.name.startswith("other")]
    if not found and (cities or towns):
        a, b = (side.towns + side.cities for side in (left, right))
        found = [Figure("other_town", 1.0, ", ".join(a[:3]), ", ".join(b[:3]))]
    return found + _shared("spot", left.spots, right.spots) + _streets(left, right)


def _streets(left: Profile, right: Profile) -> list[Figure]:
    """One street, or one block of it; or none in common."""
    found = []
    blocks = set(left.blocks) & set(right.blocks)
    shared = sorted(set(left.streets) & set(right.streets))
    if shared:
        told = ", ".join(sorted(blocks) or shared)
        found.append(Figure("street", (1.5 if blocks else 1.0) + math.log(len(shared)) / 2, told, told))
    elif left.streets and right.streets:
        found.append(Figure("other_street", 1.0, ", ".join(left.streets[:3]), ", ".join(right.streets[:3])))
    if left.blocks and right.blocks and not blocks:
        found.append(Figure("other_block", 1.0, ", ".join(left.blocks[:3]), ", ".join(right.blocks[:3])))
    return found


def _clocks(left: Profile, right: Profile) -> list[Figure]:
    """The same time of day, or none near."""
    if not left.clocks or not right.clocks:
        return []
    apart, a, b = min((min(abs(a - b), 1440 - abs(a - b)), a, b) for a in left.clocks for b in right.clocks)
    told = tuple(f"{minutes // 60}:{minutes % 60:02}" for minutes in (a, b))
    if apart <= 15:
        return [Figure("clock", 1.0 if a % 60 == 0 or b % 60 == 0 else 1.5, *told)]
    return [Figure("other_clock", 1.0, *told)] if apart > 90 else []


def _shared(what: str, left: tuple[str, ...], right: tuple[str, ...]) -> list[Figure]:
    """Names are shared by their telling words: "Wallace Avenue" and "Wallace Ave." are one street."""
    a, b = _words_of_names(left), _words_of_names(right)
    if not a or not b:
        return []
    shared = sorted(a & b, key=lambda word: (-telling(word), word))
    if shared:
        told = ", ".join(shared[:3])
        return [Figure(what, sum(telling(word) for word in shared[:3]) / 10, told, told)]
    return [Figure(f"other_{what}", 1.0, ", ".join(left[:3]), ", ".join(right[:3]))]


#: Words as common as "street" and "north" do not tell one place from another.
_TELLS_PLACES = 3.4
_OF_STREETS = frozenset({
    "ave", "avenue", "av", "st", "rd", "road", "dr", "drive", "blvd", "boulevard", "ln", "lane", "ct", "court", "pl",
    "place", "hwy", "highway", "pkwy", "parkway", "ter", "terrace", "cir", "circle", "sq", "square", "hospital",
    "medical", "center", "centre", "clinic", "health", "university", "school", "high", "elementary", "college", "park",
    "apartments", "county", "regional", "memorial", "general", "north", "south", "east", "west", "northeast",
    "northwest", "southeast", "southwest", "ne", "nw", "se", "sw",
})  # fmt: skip


def _words_of_names(names: tuple[str, ...]) -> set[str]:
    return {
        word for name in names for word in name.split() if telling(word) > _TELLS_PLACES and word not in _OF_STREETS
    }


#: From which weight on a day is that of something that happened, and not only told.
_HAPPENED = 0.5


def _when(left: Profile, right: Profile) -> list[Figure]:
    """The same day; or, where both date what happened, other days."""
    if not left.days or not right.days:
        return []
    shared = {day: weight for day, weight in left.days if day in dict(right.days)}
    if shared:
        best = max(shared, key=lambda day: (min(shared[day], dict(right.days)[day]), day))
        tops = left.days[0][0] == right.days[0][0]
        return [Figure("day", 1.0 if tops else 0.5, best, best)]
    a, b = ([date.fromisoformat(day) for day, weight in side.days if weight >= _HAPPENED] for side in (left, right))
    if not a or not b:
        return []
    apart = min(abs((one - other).days) for one in a for other in b)
    told = (a[0].isoformat(), b[0].isoformat())
    if apart == 1:
        return [Figure("next_day", 1.0, *told)]
    return [Figure("other_day", 1.0, *told), Figure("days_apart", math.log1p(apart), *told)]


def _numbers(left: Profile, right: Profile) -> list[Figure]:
    a, b = ({(kind, role): n for kind, role, n in side.counts} for side in (left, right))
    same = sorted(key for key in a.keys() & b.keys() if a[key] == b[key])
    if not same:
        return []  # reports of one happening often give different numbers: that tells nothing
    told = ", ".join(f"{kind}: {a[kind, role]}" for kind, role in same)
    return [Figure("number", math.log1p(len(same)), told, told)]
