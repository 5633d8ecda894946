"""The keys of the invented matters in ``tests/quality/matters``, and whether they fit their reports.

A matter is a folder of reports, numbered by the first two digits of their names, with a ``key.toml`` that says what a
careful reader takes from them; ``tests/quality/matters/README.md`` describes its fields.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

MATTERS = Path(__file__).parents[1] / "tests" / "quality" / "matters"
HALVES = ("develop", "kept")

Half = Literal["develop", "kept"]
Number = Annotated[str, Field(pattern=r"^\d\d$")]
IsoDate = Annotated[str, Field(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")]
StateName = Literal[
    "called for", "refused", "ordered", "under way", "reported", "appealed", "ruled", "settled", "apologised",
    "resigned", "done", "withdrawn", "open",
]  # fmt: skip
StepName = Literal[
    "arrested", "detained", "charged", "fined", "released", "tried", "convicted", "acquitted", "dropped", "appealed",
    "settled",
]  # fmt: skip
PropertyName = Literal["whether", "who", "whom", "how many", "when", "where", "how"]


class MatterError(Exception):
    """A key that is not in its format, or does not fit its reports."""


def _listed(value: Any) -> Any:  # what TOML holds: one word, or a list of those that would all be right
    return [value] if isinstance(value, str) else value


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Person(_Model):
    """A person, by the names that no other person of the same reports goes by."""

    names: Annotated[tuple[str, ...], Field(min_length=1)]
    reports: tuple[Number, ...] | None = None


class Namesakes(_Model):
    """Two people whom a name or an office might make one."""

    two: tuple[str, str]


class Side(_Model):
    """One side of a difference: the reports that have it, and words of which one must stand in the cell."""

    reports: Annotated[tuple[Number, ...], Field(alias="in", min_length=1)]
    words: Annotated[tuple[str, ...], Field(min_length=1)]


class Difference(_Model):
    """What accounts differ on; any of the properties will do."""

    what: str
    property: Annotated[tuple[PropertyName, ...], Field(min_length=1)]
    sides: Annotated[tuple[Side, ...], Field(min_length=2)]
    must: bool = True


class State(_Model):
    """What became of a demand, the reports that tell it, and its date where they give one."""

    s: Annotated[tuple[StateName, ...], BeforeValidator(_listed)]
    r: Annotated[tuple[Number, ...], Field(min_length=1)]
    d: IsoDate | None = None


class Demand(_Model):
    """A demand; an optional one may be found or not, and so may each state in ``may``."""

    id: str
    by: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    what: Annotated[tuple[str, ...], Field(min_length=1)]
    states: Annotated[tuple[State, ...], Field(min_length=1)]
    may: tuple[State, ...] = ()
    optional: bool = False

    @property
    def reports(self) -> frozenset[str]:
        """All reports that tell of it."""
        return frozenset(number for state in (*self.states, *self.may) for number in state.r)


class Step(_Model):
    """What the law did with a person."""

    s: Annotated[tuple[StepName, ...], BeforeValidator(_listed)]
    r: Annotated[tuple[Number, ...], Field(min_length=1)]
    d: IsoDate | None = None


class Chain(_Model):
    """The legal chain of a person; ``may`` names steps that are neither right nor wrong."""

    person: str
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    may: tuple[StepName, ...] = ()
    optional: bool = False


class Key(_Model):
    """What a careful reader takes from a matter's reports."""

    about: str
    incidents: dict[str, tuple[Number, ...]]
    origins: dict[str, tuple[Number, ...]]
    persons: dict[str, Person]
    namesakes: tuple[Namesakes, ...] = ()
    differences: tuple[Difference, ...]
    not_differences: tuple[Difference, ...] = ()
    demands: tuple[Demand, ...]
    legal: tuple[Chain, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter: its name, its half, its reports by number, and its key."""

    name: str
    half: str
    reports: Mapping[str, Path]
    key: Key


def load(half: str | None = None, root: Path = MATTERS) -> list[Matter]:
    """Load the matters of a half, or of both, by name.

    Raises:
        MatterError: where a key is not in its format.
    """
    folders = sorted(f for at in HALVES if half in (None, at) for f in (root / at).iterdir() if f.is_dir())
    return [_matter(folder) for folder in folders]


def _matter(folder: Path) -> Matter:
    reports = {f.name[:2]: f for f in sorted(folder.iterdir()) if f.suffix in {".txt", ".html"}}
    return Matter(folder.name, folder.parent.name, reports, read_key((folder / "key.toml").read_text("utf-8")))


def read_key(text: str) -> Key:
    """Read a key.

    Raises:
        MatterError: where it is not in its format.
    """
    try:
        return Key.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as fault:
        raise MatterError(str(fault)) from fault


def digest(root: Path = MATTERS) -> str:
    """Return the SHA-256 over the names and bytes of the matters' files, sorted."""
    whole = hashlib.sha256()
    for file in sorted(f for half in HALVES for f in (root / half).rglob("*") if f.is_file()):
        data = file.read_bytes()
        whole.update(f"{file.relative_to(root).as_posix()} {len(data)}\n".encode() + data)
    return whole.hexdigest()


def places(words: str, text: str) -> list[tuple[int, int]]:
    """Return where words stand in a text, whatever their case: from the start of a word, and no part of a number."""
    found = re.finditer(rf"(?<!\w){re.escape(words)}(?!\d)", text, re.IGNORECASE)
    return [match.span() for match in found]


def names_in(person: Person, number: str, text: str) -> list[tuple[int, int]]:
    """Return where a report names a person."""
    if person.reports is not None and number not in person.reports:
        return []
    found = (place for name in person.names for place in places(name, text))
    return [(start, end) for start, end in found if not text[end : end + 1].isalpha()]


def faults(key: Key, texts: Mapping[str, str]) -> list[str]:
    """Say, a line each, what in a key does not fit its reports' texts, which are by number."""
    return [*_grouping(key, texts), *_people(key, texts), *_differing(key, texts), *_asked(key, texts)]


def _grouping(key: Key, texts: Mapping[str, str]) -> Iterator[str]:
    for what, groups in (("incidents", key.incidents), ("origins", key.origins)):
        counted = Counter(number for group in groups.values() for number in group)
        if dict(counted) != dict.fromkeys(texts, 1):
            yield f"{what} does not hold each report once"


def _people(key: Key, texts: Mapping[str, str]) -> Iterator[str]:
    for who, person in key.persons.items():
        for name in person.names:
            if not any(names_in(Person(names=(name,), reports=person.reports), n, t) for n, t in texts.items()):
                yield f"{who}: no report of theirs says {name!r}"
        if absent := [n for n in person.reports or () if not names_in(person, n, texts.get(n, ""))]:
            yield f"{who} is not named in {absent}"
    known = [*(who for pair in key.namesakes for who in pair.two), *(chain.person for chain in key.legal)]
    yield from (f"nobody among the persons is {who!r}" for who in known if who not in key.persons)


def _differing(key: Key, texts: Mapping[str, str]) -> Iterator[str]:
    for difference in (*key.differences, *key.not_differences):
        for side in difference.sides:
            for word in side.words:
                if not any(places(word, texts.get(number, "")) for number in side.reports):
                    yield f"{difference.what}: {word!r} does not stand in {list(side.reports)}"
            yield from (f"{difference.what}: no report {n}" for n in side.reports if n not in texts)


def _asked(key: Key, texts: Mapping[str, str]) -> Iterator[str]:
    for ids in [[demand.id for demand in key.demands], [chain.person for chain in key.legal]]:
        yield from (f"{name} stands twice" for name, count in Counter(ids).items() if count > 1)
    for demand in key.demands:
        told = "\n".join(texts.get(number, "") for number in sorted(demand.reports))
        yield from (f"{demand.id}: {w!r} does not stand in its reports" for w in demand.what if not places(w, told))
        everywhere = "\n".join(texts.values())
        for name in (*demand.by, *demand.of):
            if not places(name, everywhere):
                yield f"{demand.id}: no report says {name!r}"
        yield from (f"{demand.id}: no report {n}" for n in sorted(demand.reports) if n not in texts)
    for chain in key.legal:
        for number in {number for step in chain.steps for number in step.r}:
            person = key.persons.get(chain.person)
            if person and not names_in(person, number, texts.get(number, "")):
                yield f"{chain.person} is not named in {number}"
