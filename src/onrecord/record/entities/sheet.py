"""What is kept of a Reading's entities to find and compare them across reports.

The classes have no slots: what is worked out from their fields is kept on them, for the thousands of pairs compared.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from onrecord.model import EntityKind, Span
from onrecord.record.entities.names import GENERATIONS, body_words, person_words, words_of
from onrecord.record.entities.roles import Told, told

#: How much a name must tell that another report has it, for the two to be likely of one matter by it alone.
_MUCH = 0.5
#: What a person's full name tells.
FULL_NAME = 1.5
#: So many sheets are remembered: reports of one matter come one after the other.
_REMEMBERED = 1500

#: A text and where it stands.
Piece = tuple[str, int, int]
#: A card as JSON has it: its fields in order.
Row = list[Any]


@dataclass(frozen=True)
class Card:
    """One entity of a report.

    Attributes:
        id: in its Reading ("e3").
        kind: an :class:`EntityKind`'s value.
        name: the fullest name, or the description.
        named: see :class:`onrecord.model.Entity`.
        forms: the names that the report uses, each with its first place; the fullest first.
        roles: its roles, with what follows "of" and "for" in the text.
        firm: whether more than the shape of its name tells its kind.
        gender: "m", "f" or "".
        age: with its words.
        gazetteer: the entry of a place.
        weight: how many mentions it has.
    """

    id: str
    kind: str
    name: str
    named: bool
    forms: tuple[Piece, ...]
    roles: tuple[Piece, ...] = ()
    sector: str | None = None
    firm: bool = False
    gender: str = ""
    age: int | None = None
    age_words: Piece | None = None
    gazetteer: str | None = None
    weight: int = 1

    @cached_property
    def is_person(self) -> bool:
        """Whether it is taken for a person."""
        return self.kind == EntityKind.PERSON.value

    @cached_property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """Return its names as words to compare."""
        read = person_words if self.is_person else body_words
        whole = read(self.name)
        found = [whole, *(read(form[0]) for form in self.forms)] if self.named else [read(self.name)]
        # "The Gazette", which is the Eastby Gazette, is not to be any other.
        kept = [words for words in found if words == whole or self.is_person or words != whole[-len(words) :]]
        return tuple(dict.fromkeys(words for words in kept if words))

    @cached_property
    def full_names(self) -> tuple[tuple[str, ...], ...]:
        """Return a person's names of two words and more; of another, all its names."""
        return tuple(name for name in self.names if len(name) > 1 or not self.is_person)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Return what its roles say."""
        return tuple(told(text) for text, *_ in self.roles)

    @cached_property
    def heads(self) -> frozenset[str]:
        """Return what its roles say that it is, kinship apart."""
        return frozenset(role.head for role in self.told if not role.kin)

    @cached_property
    def callings(self) -> frozenset[str]:
        """Return what its roles rule out other callings by."""
        return frozenset(role.calling for role in self.told if role.calling)

    @cached_property
    def generation(self) -> str:
        """Return "junior", "senior", or "" where its names tell neither."""
        told = {
            GENERATIONS.get((words_of(name) or ("",))[-1]) for name in (self.name, *(form[0] for form in self.forms))
        }
        found = told - {None}
        return found.pop() or "" if len(found) == 1 else ""

    @cached_property
    def own(self) -> frozenset[str]:
        """Return its names as they stand among what a report speaks of."""
        return frozenset(" ".join(words) for words in self.names)


@dataclass(frozen=True)
class Sheet:
    """What is kept of a report.

    Attributes:
        published: ISO 8601, or a prefix of it, or ``None``.
        rank: a number made of the report's text alone.
        about: whom and what the report names, each with how much it tells that another report has it; "?" stands before
            the one word by which it calls somebody without their full name.
        keys: what each named entity is found by, by its id.
        rows: the cards of the named entities as they are kept, by id: few of a sheet's are ever looked at.
        bare_rows: the same of the unnamed ones that may be somebody whom other reports name: by office, "the police".
    """

    published: str | None
    rank: int
    about: dict[str, float]
    keys: dict[str, list[str]]
    rows: dict[str, Row]
    bare_rows: dict[str, Row]

    @cached_property
    def _made(self) -> dict[str, Card]:
        return {}

    def __contains__(self, id: str) -> bool:
        return id in self.rows or id in self.bare_rows

    def card(self, id: str) -> Card:
        """Return the card of a named entity, or of an unnamed one that has one."""
        if id not in self._made:
            self._made[id] = _card(self.rows[id] if id in self.rows else self.bare_rows[id])
        return self._made[id]

    @property
    def cards(self) -> tuple[Card, ...]:
        """Return the cards of the named entities."""
        return tuple(map(self.card, self.rows))

    @property
    def bare(self) -> tuple[Card, ...]:
        """Return the cards of the unnamed entities that have one."""
        return tuple(map(self.card, self.bare_rows))

    @cached_property
    def years(self) -> tuple[float, float] | None:
        """Return the first and the last moment that may be its date, in years."""
        if not self.published:
            return None
        parts = [int(part) for part in self.published[:10].split("-")]
        first = parts[0] + (parts[1] - 1) / 12 if len(parts) > 1 else float(parts[0])
        if len(parts) > 2:
            first += (parts[2] - 1) / 365
        return first, first + (1 / 365, 1 / 12, 1.0)[3 - len(parts)]

    @cached_property
    def day(self) -> int | None:
        """Return its date as a number of days; ``None`` where the day is not known."""
        return (
            date.fromisoformat(self.published[:10]).toordinal()
            if self.published and len(self.published) >= 10
            else None
        )

    @cached_property
    def by_key(self) -> dict[str, list[str]]:
        """Return the ids of the named entities that are found by each key."""
        found: dict[str, list[str]] = defaultdict(list)
        for id, keys in self.keys.items():
            for key in keys:
                found[key].append(id)
        return dict(found)

    @cached_property
    def words_about(self) -> frozenset[str]:
        """Return the single words of what the report names."""
        return frozenset(word for name in self.about for word in name.split())

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Return the full names of people that the report has, folded."""
        return tuple(name for name, value in self.about.items() if value >= FULL_NAME)

    @cached_property
    def in_short(self) -> frozenset[str]:
        """Return the single words by which the report calls people whose full names it does not have."""
        return frozenset(name[1:] for name in self.about if name.startswith("?"))

    @cached_property
    def of_full_names(self) -> frozenset[str]:
        """Return the first and last words of the full names of people that the report has."""
        whole = [name.split() for name in self.people]
        return frozenset(word for words in whole for word in (words[0], words[-1]))

    @cached_property
    def much_about(self) -> frozenset[str]:
        """Return what the report names of which another that names it too may well be of the same matter."""
        return frozenset(name for name, value in self.about.items() if value >= _MUCH)

    def to_json(self) -> str:
        """Return the sheet as one line of JSON."""
        row = [self.published, self.rank, self.about, self.keys, self.rows, self.bare_rows]
        return json.dumps(row, ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    @lru_cache(maxsize=_REMEMBERED)
    def from_json(text: str) -> Sheet:
        """Return the sheet that :meth:`to_json` wrote; the last ones are remembered, with what was worked out."""
        return Sheet(*json.loads(text))


def span_of(piece: Piece) -> Span:
    """Return where a piece stands."""
    return Span(piece[1], piece[2])


def row_of(card: Card) -> Row:
    """Return a card as it is kept."""
    return [
        card.id, card.kind, card.name, card.named, card.forms, card.roles, card.sector, card.firm, card.gender,
        card.age, card.age_words, card.gazetteer, card.weight,
    ]  # fmt: skip


def _card(row: Row) -> Card:
    number, kind, name, named, forms, roles, sector, firm, gender, age, age_words, gazetteer, weight = row
    return Card(
        id=number,
        kind=kind,
        name=name,
        named=named,
        forms=tuple(tuple(piece) for piece in forms),
        roles=tuple(tuple(piece) for piece in roles),
        sector=sector,
        firm=firm,
        gender=gender,
        age=age,
        age_words=tuple(age_words) if age_words else None,
        gazetteer=gazetteer,
        weight=weight,
    )
