"""Whether two reports name one person or body, and whether somebody answers for whom was asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from onrecord.model import EntityKind
from onrecord.record.demands.rows import Who
from onrecord.record.demands.things import word_set
from onrecord.record.profile import person_name
from onrecord.record.words import words_of

Ids = Mapping[str, str]
#: Everybody is compared with everybody of a matter: what follows from one alone is worked out once.
_KEPT = 20_000
#: Words that tell nobody apart from others.
_NOBODY = re.compile(
    r"(?:he|she|they|it|him|her|them|which|who|i|we|spokes\w+|officials?|officers?|sources?|man|woman|people|"
    r"lawyers?|residents?|"
    r"members?|leaders?|mother|father|sister|brother|daughter|son)$"
)

_HOLLOW = word_set(
    "the a an of for and in to his her their its our mr mrs ms dr sir dame former acting then spokesman spokeswoman "
    "spokesperson spokespeople leader chief head deputy director chair chairman chairwoman secretary minister "
    "commissioner state government council police officer office department force family company authority board "
    "national local county city town district member members general union university service services"
)
#: Offices that one person at a time holds.
_HEADS = word_set(
    "chief head director chair chairman chairwoman secretary minister premier mayor commissioner sheriff president "
    "chancellor superintendent governor"
)
#: Of one body: who of it speaks, and the body itself.
_OF_A_BODY = {
    "government": word_set(
        "minister secretary premier taoiseach department ministry office chancellor president governor"
    ),
    "council": word_set("council cllr councillor mayor"),
    "police": word_set("police constable commissioner superintendent sheriff garda gardaí force inspector officer"),
}

#: By whom it is to be: who asked for a judge has not got it by an inquiry of the district's own officers.
_BY_WHOM = (
    ("judge", re.compile(r"\bjudicial|\bjudge|\bstatutory|\bpublic inquir|\broyal commission|\bindependent")),
    ("officers", re.compile(r"\bmagisterial|\bdepartmental|\binternal|\bin-house|\bdisciplinary")),
)


def by_whom(texts: Iterable[str]) -> set[str]:
    """Return by whom an inquiry is to be, as texts in lower case say it: a judge, or officers."""
    return {name for name, rule in _BY_WHOM for text in texts if rule.search(text)}


def key_of(who: Who, ids: Ids) -> str:
    """Return what tells somebody apart over the reports of a case: the entity's id, else the name, else the words."""
    known = ids.get(f"{who.source}/{who.entity}") if who.entity else None
    return known or _own_key(who)


@lru_cache(maxsize=_KEPT)
def _own_key(who: Who) -> str:
    if who.named and who.kind == EntityKind.PERSON.value:
        return "name:" + " ".join(person_name(who.name))
    return "words:" + " ".join(word for word in words_of(who.name or who.text) if word not in ("the", "a", "an"))


def is_same(left: Who, right: Who, ids: Ids) -> bool:
    """Whether two mentions are of one person or body, or of one office."""
    if left.source == right.source and left.entity and left.entity == right.entity:
        return True
    first, second = key_of(left, ids), key_of(right, ids)
    if first == second:
        return True
    if _are_persons(left, right):
        mine, other = person_name(left.name), person_name(right.name)
        if left.named and right.named:
            one_is_short = min(len(mine), len(other)) == 1
            return bool(mine and other) and mine[-1] == other[-1] and one_is_short and not _are_known(left, right, ids)
    if _is_surname_of(left, right) or _is_surname_of(right, left):
        return True
    mine_full, other_full = _offices(left), _offices(right)
    alike = mine_full & (other_full | _heads(other_full)) or _heads(mine_full) & other_full
    return bool(alike) and not _clash(left, right)


def _is_surname_of(words: Who, person: Who) -> bool:
    """Whether words that may name a person are one's last name: "called on Orr", of the chief, Ann Orr."""
    if words.kind == EntityKind.PERSON.value or words.sector or words.labels or not words.text[:1].isupper():
        return False
    if not person.named or person.kind != EntityKind.PERSON.value:
        return False
    return tuple(words_of(words.text)) == person_name(person.name)[-1:]


def is_one_asker(left: Who, right: Who, ids: Ids) -> bool:
    """Whether two mentions are of one that asks: "the union" is "the dockers' union" where both are no persons."""
    if is_same(left, right, ids):
        return True
    if EntityKind.PERSON.value in (left.kind, right.kind):
        return False
    mine, other = (" ".join(w for w in words_of(who.text) if w not in ("the", "a", "an")) for who in (left, right))
    return bool(mine and other) and (f" {mine}".endswith(f" {other}") or f" {other}".endswith(f" {mine}"))


def _are_persons(left: Who, right: Who) -> bool:
    return EntityKind.PERSON.value == left.kind == right.kind


def _are_known(left: Who, right: Who, ids: Ids) -> bool:
    return f"{left.source}/{left.entity}" in ids and f"{right.source}/{right.entity}" in ids


def _clash(left: Who, right: Who) -> bool:
    """Whether two persons of one office have other names."""
    if not (left.named and right.named and _are_persons(left, right)):
        return False
    mine, other = person_name(left.name), person_name(right.name)
    return bool(mine and other) and mine[-1] != other[-1]


@lru_cache(maxsize=_KEPT)
def _heads(offices: frozenset[str]) -> frozenset[str]:
    """Return offices without the body that they are of: "president of the union" is "president" there."""
    return frozenset(
        head for office in offices if " of " in office and not _NOBODY.match(head := office.split(" of ")[0])
    )


@lru_cache(maxsize=_KEPT)
def _offices(who: Who) -> frozenset[str]:
    texts = [*who.labels, *([] if who.named and who.kind == EntityKind.PERSON.value else [who.name, who.text])]
    offices = {
        " ".join(w for w in words_of(text) if w not in ("the", "a", "an", "former", "acting")) for text in texts if text
    }
    return frozenset(office for office in offices if office and not _NOBODY.match(office))


def answers_for(actor: Who, asked: Who, ids: Ids) -> float:
    """Return how well somebody answers for whom was asked: 1 for the same, less for one of the same body, else 0."""
    if is_same(actor, asked, ids):
        return 1.0
    if _clash(actor, asked) and not _shared_words(actor, asked):
        return 0.0
    if _shared_words(actor, asked):
        return 0.8
    mine, other = _body(actor), _body(asked)
    if mine and mine == other:
        return 0.5
    return 0.0


def succeeds(actor: Who, asked: Who) -> bool:
    """Whether two persons of other names hold one office of one body: the chief then and the chief now."""
    mine, other = ({word for label in who.labels for word in words_of(label)} & _HEADS for who in (actor, asked))
    return (
        _clash(actor, asked)
        and bool(mine & other)
        and (_body(actor) == _body(asked) or "" in (_body(actor), _body(asked)))
    )


def _shared_words(left: Who, right: Who) -> frozenset[str]:
    """Return the telling words that both names or offices have: "leader of Eddlesby Council", "Eddlesby Council"."""
    return _telling(left) & _telling(right)


@lru_cache(maxsize=_KEPT)
def _telling(who: Who) -> frozenset[str]:
    own = set(person_name(who.name)) if who.named and who.kind == EntityKind.PERSON.value else set()
    texts = (who.name, who.text, *who.labels)
    return frozenset(w for text in texts for w in words_of(text) if w not in _HOLLOW and len(w) > 2 and w not in own)


@lru_cache(maxsize=_KEPT)
def _body(who: Who) -> str:
    is_name = who.named and who.kind == EntityKind.PERSON.value
    texts = (*who.labels, who.text, *(() if is_name else (who.name,)))
    words = {word for text in texts for word in words_of(text)}
    for body, signs in _OF_A_BODY.items():
        if body in words or words & signs:
            return body
    return who.sector if who.sector in ("police", "government") else ""
