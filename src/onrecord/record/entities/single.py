"""One word of a name: whom a report means that gives a surname or a given name alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from onrecord.model.record import Why
from onrecord.record.entities.evidence import of_persons, rarity, shared
from onrecord.record.entities.names import words_of
from onrecord.record.entities.sheet import Card, Sheet

Words = tuple[str, ...]

#: What is held against a part of a name by itself: many have the same surname, and more the same given name.
_ALONE = {"surname": -1.5, "given name": -2.0, "middle name": -2.3}
#: What more is held against a given name where nothing tells that the report calls people so: "Ann" may be a surname.
_NOT_CALLED_SO = -2.5
#: What is held against one who was not read as a person: "Roe" may be a firm or a town.
_NO_PERSON = -0.7
#: What it tells that both are told of as the same relative, and that the one is told of as one of a family's.
_SAME_KIN, _ONE_OF_THEM = 1.2, 0.8
#: What two reports must share for the one's surname, or another part of a name, to be one that the other has in full.
_SHARED = {"surname": 1.0, "given name": 1.5, "middle name": 1.5}


def word_of(cards: Collection[Card]) -> str:
    """Return the one word by which all cards of a group call somebody ("sir ann" for "Dame Ann"); else ""."""
    if not cards or not all(_is_single(card) for card in cards):
        return ""
    # "Dame Ann" is called by her first name.
    titled = any(words_of(form[0])[:1] in (("sir",), ("dame",)) for card in cards for form in card.forms)
    return ("sir " if titled else "") + next(iter(cards)).names[0][0]


def _is_single(card: Card) -> bool:
    if card.is_person:
        return bool(card.names) and not card.full_names
    # What an unusual surname was taken for: a body or place of which nothing else is known.
    return card.kind in ("organisation", "place") and not card.firm and len(card.names) == len(card.names[0]) == 1


def parts_of(name: Words) -> Iterator[tuple[str, str]]:
    """Yield the words by which the bearer of a full name may be called, each with what part of the name it is."""
    yield name[-1], "surname"
    if len(name) > 2:
        yield " ".join(name[-2:]), "surname"
    yield name[0], "given name"
    yield f"sir {name[0]}", "surname"
    for middle in name[1:-1]:
        yield middle, "middle name"


def weigh_part(word: str, card: Card, sheet: Sheet, full: Card, of_full: Sheet) -> tuple[Why, ...]:
    """Return what speaks for and against one who is called by a word being the bearer of a full name.

    Nothing does where the two reports share too little to be of one matter.
    """
    part = next((part for name in full.full_names for other, part in parts_of(name) if other == word), "surname")
    bare = (word.removeprefix("sir "),)
    value = _ALONE[part] + rarity(bare, bare) / 2 + (0.0 if card.is_person else _NO_PERSON)
    if (
        part != "surname"
        and not any(role.kin for role in card.told)
        and sheet.in_short & of_full.of_full_names <= {word}
    ):
        value += _NOT_CALLED_SO
    base = Why("part of the name alone", round(value, 4), card.forms[0][0], full.name)
    both = shared(card, sheet, full, of_full)
    if sum(why.value for why in both) < (_SHARED[part] if card.is_person else 1.5):
        return ()
    return (base, *both, *of_persons(card, sheet, full, of_full), *_of_kin(card, sheet, full))


def _of_kin(card: Card, sheet: Sheet, full: Card) -> Iterator[Why]:
    """Yield what kinship tells: both the mother, or the mother in a report that names another of the family."""
    own = [(text, role.head) for (text, *_), role in zip(card.roles, card.told, strict=True) if role.kin]
    theirs = {role.head: text for (text, *_), role in zip(full.roles, full.told, strict=True) if role.kin}
    same = next(((text, theirs[head]) for text, head in own if head in theirs), None)
    if same is not None:
        yield Why("same relative", _SAME_KIN, *same)
    elif own:
        surnames = {name[-1] for name in full.full_names}
        family = next((name for name in sheet.people if name.split()[-1] in surnames), None)
        if family is not None:
            yield Why("one of the family", _ONE_OF_THEM, f"{own[0][0]}, {family}", full.name)
