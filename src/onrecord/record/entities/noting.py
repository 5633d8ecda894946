"""From a Reading to the sheet that is kept of it."""

from __future__ import annotations

import hashlib
import re

from onrecord.model import Entity, EntityKind, Place, Reading, Span
from onrecord.record.entities.keys import keys_of
from onrecord.record.entities.names import COMMON, body_words, fold, person_words, title_gender, words_of
from onrecord.record.entities.roles import KIN_GENDERS, SOLE, SOLE_OF, told
from onrecord.record.entities.sheet import FULL_NAME, Card, Piece, Sheet, row_of
from onrecord.record.own_words import told_words
from onrecord.record.words import vector

#: How many names of a report are kept to tell whether another is about the same.
_KEPT_ABOUT = 48
#: How many of the first words are the lead, how many of their words are kept, and what one that is shared counts for.
_LEAD = 90
_KEPT_WORDS = 12
_WORD_TELLS = 0.25
#: What it tells that another report has somebody too whom one calls by a single word.
_IN_SHORT = 0.6
_LARGE = frozenset({"continent", "country"})
#: What follows an office in the text and says of what it is.
_OF_WHAT = re.compile(r"\s+(?:for|of|at|in)\s+(?:the\s+)?(?:[A-Z][\w’'-]*)(?:\s+(?:and\s+|of\s+)?[A-Z][\w’'-]*){0,4}")
#: What stands before the last word of an office that was taken for the whole: "Minister for Justice".
_WHOSE = re.compile(r"\b[A-Z][a-z]+ (?:for|of) (?:the )?$")
#: What stands before an office that is anybody's, or somebody's at another time, and what stands after it.
_NOT_NOW = frozenset(
    {"a", "an", "another", "some", "any", "every", "one", "former", "then", "ex", "previous", "next", "was", "were"}
    | {"became", "become", "as", "been", "incoming", "outgoing", "future", "first"}
)
_AT_ANOTHER_TIME = re.compile(
    r",? (?:at the time|at that time|then\b|until|from|between|since|in (?:1[89]|20)\d\d|when)"
)
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}s?$")
_HE, _SHE = frozenset({"he", "him", "himself"}), frozenset({"she", "herself", "hers"})
#: Bodies that reports call by a common noun once they are known.
BODIES = frozenset({"police", "force", "council", "university", "hospital"})


def sheet_of(reading: Reading) -> Sheet:
    """Return what is kept of a Reading's entities."""
    document = reading.document
    places = {place.entity.id: place for place in reading.places}
    cards = [card for entity in reading.entities if entity.named and (card := _card(reading, entity, places))]
    bare = [card for entity in reading.entities if not entity.named and (card := _bare(reading, entity))]
    digest = hashlib.blake2b(document.text.encode("utf-8", "surrogatepass"), digest_size=6).digest()
    return Sheet(
        published=document.published,
        rank=int.from_bytes(digest, "big"),
        about=_about(reading, cards, places),
        keys={card.id: sorted(keys_of(card)) for card in cards},
        rows={card.id: row_of(card) for card in cards},
        bare_rows={card.id: row_of(card) for card in bare},
    )


def _card(reading: Reading, entity: Entity, places: dict[str, Place]) -> Card | None:
    forms = _forms(reading, entity)
    if not forms:
        return None
    person = entity.kind is EntityKind.PERSON
    place = places.get(entity.id)
    gender = _gender(reading, entity) if person else ""
    return Card(
        id=entity.id,
        kind=entity.kind.value,
        name=_name(reading, entity),
        named=True,
        forms=forms,
        roles=_roles(reading, entity),
        sector=entity.sector.value if entity.sector else None,
        firm=_is_firm(entity, gender, place),
        gender=gender,
        age=entity.age if person else None,
        age_words=_age_words(reading, entity) if person else None,
        gazetteer=place.gazetteer if place else None,
        weight=len(entity.mentions),
    )


def _name(reading: Reading, entity: Entity) -> str:
    """Return an entity's name; that of the outlet is spelt out where it calls itself by the last word of it."""
    outlet = reading.document.outlet or ""
    short, long = body_words(entity.name), body_words(outlet)
    own = entity.kind is not EntityKind.PERSON and 0 < len(short) < len(long) and long[-len(short) :] == short
    return outlet if own else entity.name


def _is_firm(entity: Entity, gender: str, place: Place | None) -> bool:
    if entity.kind is EntityKind.PERSON:
        return bool(gender) or entity.age is not None or entity.sector is not None
    if entity.kind is EntityKind.PLACE:
        return place is not None and place.gazetteer is not None
    return entity.sector is not None


def _forms(reading: Reading, entity: Entity) -> tuple[Piece, ...]:
    """Return the names among an entity's mentions."""
    whole = body_words(entity.name)
    found: dict[str, Piece] = {}
    for span in entity.mentions:
        text = reading.words(span)
        if text not in found and _is_form(text, entity):
            found[text] = (text, span.start, span.end)
    if not whole:
        return ()
    pieces = sorted(found.values(), key=lambda piece: (-len(words_of(piece[0])), piece[1]))
    first = entity.mentions[0]
    if all(body_words(piece[0]) != whole for piece in pieces) and not pieces:
        pieces = [(entity.name, first.start, first.end)]
    return tuple(pieces)


def _is_form(text: str, entity: Entity) -> bool:
    if not text[:1].isalnum() or not any(c.isupper() for c in text):
        return False
    if entity.kind is EntityKind.PERSON:
        words, whole = person_words(text), person_words(entity.name)
        capitals = all(part[:1].isupper() or words_of(part) == () for part in text.split() if len(part) > 3)
        return capitals and bool(words) and (words == whole or (len(words) > 1 and words[-1] in whole))
    words = body_words(text)
    name = body_words(entity.name)
    if words == name or _ACRONYM.match(text):
        return True
    large = [part for part in text.split() if len(part) > 3]
    return len(words) > 1 and all(part[0].isupper() for part in large)


def _roles(reading: Reading, entity: Entity) -> tuple[Piece, ...]:
    text = reading.document.text
    found = []
    for role in entity.roles:
        start, end = role.span.start, role.span.end
        if " of " not in role.text and " for " not in role.text:
            before = _WHOSE.search(text, max(0, start - 40), start)
            start = before.start() if before else start
            after = None if before else _OF_WHAT.match(text, end)
            end = after.end() if after else end
        found.append((text[start:end], start, end))
    return tuple(found)


def _gender(reading: Reading, entity: Entity) -> str:
    """Return "m" or "f" where a title tells it, or kinship, or pronouns that agree."""
    words = [reading.words(span) for span in entity.mentions]
    # A title may stand before the span that is the name's.
    words += [_with_word_before(reading, span) for span in entity.mentions]
    # "Mr Cole's mother" is no title of hers.
    titles = {gender for text in words if _ends_in_a_name(text) and (gender := title_gender(text))}
    if len(titles) == 1:
        return titles.pop()
    kin = {KIN_GENDERS[head] for role in entity.roles if (head := told(role.text).head) in KIN_GENDERS}
    if len(kin) == 1:
        return kin.pop()
    told_by = {"m": sum(w.lower() in _HE for w in words), "f": sum(w.lower() in _SHE for w in words)}
    best = max(told_by, key=lambda gender: told_by[gender])
    other = min(told_by.values())
    return best if told_by[best] >= 2 and not other else ""


def _ends_in_a_name(text: str) -> bool:
    return text.rpartition(" ")[2][:1].isupper()


def _with_word_before(reading: Reading, span: Span) -> str:
    before = reading.document.text[max(0, span.start - 12) : span.start].split("\n")[-1]
    word = before.rsplit(maxsplit=1)[-1] if before.strip() else ""
    return f"{word} {reading.words(span)}" if before.endswith(" ") else ""


def _age_words(reading: Reading, entity: Entity) -> Piece | None:
    """Return the digits of an age beside one of the names, or else the first mention."""
    if entity.age is None:
        return None
    text = reading.document.text
    digits = re.compile(rf"(?<!\d){entity.age}(?!\d)")
    for span in entity.mentions:
        near = digits.search(text, max(0, span.start - 30), min(len(text), span.end + 40))
        if near:
            return near.group(), near.start(), near.end()
    first = entity.mentions[0]
    return reading.words(first), first.start, first.end


def _bare(reading: Reading, entity: Entity) -> Card | None:
    """Return the card of somebody known by office, or of a body known by a common noun; ``None`` for others."""
    span = entity.mentions[0]
    text = reading.document.text
    if entity.kind is EntityKind.PERSON:
        roles = _roles(reading, entity)
        kept = tuple(role for role in roles if _is_definite(text, role) and _is_office(role[0]))
        if not kept:
            return None
        return _bare_card(reading, entity, kept)
    words = words_of(entity.name)
    if (
        entity.kind is EntityKind.ORGANISATION
        and words
        and words[-1] in BODIES
        and _is_definite(text, ("", *_ends(span)))
    ):
        return _bare_card(reading, entity, ())
    return None


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _bare_card(reading: Reading, entity: Entity, roles: tuple[Piece, ...]) -> Card:
    span = entity.mentions[0]
    return Card(
        id=entity.id,
        kind=entity.kind.value,
        name=entity.name,
        named=False,
        forms=((reading.words(span), span.start, span.end),),
        roles=roles,
        sector=entity.sector.value if entity.sector else None,
        weight=len(entity.mentions),
    )


def _is_office(text: str) -> bool:
    role = told(text)
    return not role.over and not role.kin and (role.head in SOLE or (role.head in SOLE_OF and bool(role.of)))


def _is_definite(text: str, piece: Piece) -> bool:
    """Whether words speak of one who is known: not "a police chief", "some police"."""
    before = text[max(0, piece[1] - 24) : piece[1]].lower().split("\n")[-1].split()
    inside = text[piece[1] : piece[2]].lower().split()[:1]
    return _NOT_NOW.isdisjoint({*before[-1:], *inside}) and not _AT_ANOTHER_TIME.match(text, piece[2])


def _about(reading: Reading, cards: list[Card], places: dict[str, Place]) -> dict[str, float]:
    """Return whom and what a report names: those named most first, as many as are kept."""
    document = reading.document
    site = {" ".join(person_words(author)) for author in document.authors}
    site.add(" ".join(body_words(document.outlet or "")))
    found: dict[str, float] = {}
    for card in sorted(cards, key=lambda card: (-card.weight, card.forms[0][1])):
        for words in card.names[:2]:
            value = _tells(card, words, places.get(card.id))
            name = " ".join(words)
            if value and name not in site:
                found.setdefault(name, value)
    kept = dict(list(found.items())[:_KEPT_ABOUT])
    kept |= dict.fromkeys(_in_short(cards), _IN_SHORT)
    return kept | dict.fromkeys(_subject(reading, {word for name in found for word in name.split()}), _WORD_TELLS)


def _in_short(cards: list[Card]) -> list[str]:
    """Return by which single words a report calls people of whom it has no full name, each marked with "?"."""
    people = [card for card in cards if card.is_person]
    full = {word for card in people for words in card.full_names for word in words}
    alone = [card.names[0][0] for card in people if card.names and not card.full_names]
    return [f"?{word}" for word in dict.fromkeys(alone) if word not in full | COMMON]


def _subject(reading: Reading, names: set[str]) -> list[str]:
    """Return the most telling words of headline and lead that are no names, marked as words."""
    title, body = told_words(reading.document)
    weights = vector([word for word in (*title, *body[:_LEAD]) if fold(word) not in names], _KEPT_WORDS)
    return [f"~{word}" for word in sorted(weights)]


def _tells(card: Card, words: tuple[str, ...], place: Place | None) -> float:
    if card.is_person:
        return FULL_NAME if len(words) > 1 else 0.0
    if place is not None and place.precision in _LARGE:
        return 0.1
    if place is not None and place.gazetteer is not None:
        return 0.5
    return 0.8 if len(words) > 1 or card.kind == EntityKind.PLACE.value else 0.4
