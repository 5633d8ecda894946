"""Whom a name means: one person or body of a case, none, or several between whom the caller must choose."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterator

from onrecord.export.case.lookup import Lookup
from onrecord.export.case.terminal import in_order
from onrecord.model import EntityKind
from onrecord.model.record import CaseEntity

Words = tuple[str, ...]

_WORD = re.compile(r"\w+")
#: How alike a name must be to be offered for one that is not there, and how many are.
_ALIKE, _OFFERED = 0.7, 3
#: What stands before or after a name and is no part of it; short forms of ranks with what reports may spell out.
_TITLES: dict[str, Words] = {
    "mr": (), "mrs": (), "ms": (), "miss": (), "mx": (), "dr": (), "prof": (), "professor": (), "sir": (), "dame": (),
    "lord": (), "lady": (), "baron": (), "baroness": (), "rev": (), "reverend": (), "fr": (), "father": (), "hon": (),
    "the": (), "shri": (), "sri": (), "smt": (), "kumari": (), "mp": (), "mla": (), "msp": (), "td": (), "mep": (),
    "qc": (), "kc": (), "sc": (), "sen": (), "senator": (), "rep": (), "representative": (), "gov": (), "governor": (),
    "president": (), "mayor": (), "minister": (), "judge": (), "justice": (), "officer": (), "deputy": (),
    "sheriff": (), "commander": (), "commissioner": (), "chief": (), "assistant": (), "acting": (), "former": (),
    "pc": ("constable",), "wpc": ("constable",), "cst": ("constable",), "constable": ("constable",),
    "sgt": ("sergeant",), "sergeant": ("sergeant",), "insp": ("inspector",), "inspector": ("inspector",),
    "supt": ("superintendent",), "superintendent": ("superintendent",), "det": ("detective",),
    "dc": ("detective", "constable"), "ds": ("detective", "sergeant"), "di": ("detective", "inspector"),
    "dci": ("detective", "chief", "inspector"), "detective": ("detective",), "cllr": ("councillor",),
    "councillor": ("councillor",), "capt": ("captain",), "captain": ("captain",), "maj": ("major",),
    "major": ("major",), "col": ("colonel",), "colonel": ("colonel",), "lt": ("lieutenant",),
    "lieutenant": ("lieutenant",), "cpl": ("corporal",), "gen": ("general",), "general": ("general",),
    "adv": ("advocate",), "advocate": ("advocate",),
}  # fmt: skip


def named(look: Lookup, given: str) -> list[CaseEntity]:
    """Return whom a name means, the best known first.

    An id means its own; that of an entity of a report ("r1/e2"), who that is. Several words that are all of a name mean
    whoever bears it; else some words of a name do, in whichever case and with or without accents; else words of a
    name together with words of an office that its bearer has ("Inspector Brandt"); else what is left without titles
    and ranks. Places say nothing and are left out.
    """
    id = look.record.entity_ids.get(given.casefold(), given.casefold())
    if id in look.entities:
        return [look.entities[id]]
    wanted = _words(given)
    if not wanted:
        return []
    speakers = [entity for entity in look.record.entities if entity.kind is not EntityKind.PLACE]
    bare = _bare(wanted)
    # One word is seldom a whole name: "Marsh" may be what one report calls her, and another's name too.
    tests: list[Callable[[CaseEntity], bool]] = [
        lambda one: len(wanted) > 1 and any(_words(name) == wanted for name in _names(one)),
        lambda one: any(set(wanted) <= set(_words(name)) for name in _names(one)),
        lambda one: bare != wanted and _holds(one, wanted, bare),
        lambda one: any(set(bare) <= set(_words(name)) for name in _names(one)),
    ]
    for test in tests:
        if found := [one for one in speakers if test(one)]:
            return in_order(look, found)
    return []


def alike(look: Lookup, given: str) -> list[str]:
    """Return names that one may have meant: those with the same surname, and those that are written alike."""
    bare = _bare(_words(given))
    if not bare:
        return []
    known = [one for one in in_order(look, look.record.entities) if one.named and one.kind is not EntityKind.PLACE]
    kin = [one.name for one in known if one.kind is EntityKind.PERSON and _words(one.name)[-1:] == bare[-1:]]
    written = {" ".join(part): name for one in known for name in _names(one) for part in _parts(name)}
    close = difflib.get_close_matches(" ".join(bare), written, n=_OFFERED, cutoff=_ALIKE)
    return list(dict.fromkeys([*kin, *(written[name] for name in close)]))[:_OFFERED]


def _holds(entity: CaseEntity, wanted: Words, bare: Words) -> bool:
    """Whether somebody bears the name and has an office with all the words of rank that stand before it."""
    if not any(set(bare) <= set(_words(name)) for name in _names(entity)):
        return False
    ranks = {word for title in wanted if title not in bare for word in _TITLES[title] or (title,)}
    held = {word for office in entity.offices for word in _words(office.text)}
    return ranks <= {full for word in held for full in (word, *_TITLES.get(word, ()))}


def _bare(words: Words) -> Words:
    """Return a name without the titles around it; one that is nothing else stays as it is."""
    first, last = 0, len(words)
    while first < last and words[first] in _TITLES:
        first += 1
    while last > first and words[last - 1] in _TITLES:
        last -= 1
    return words[first:last] or words


def _names(entity: CaseEntity) -> Iterator[str]:
    yield entity.name
    yield from (name.value for name in entity.names)


def _parts(name: str) -> Iterator[Words]:
    words = _words(name)
    yield words
    yield from ((word,) for word in words)


def _words(name: str) -> Words:
    bare = unicodedata.normalize("NFKD", name)
    bare = "".join(char for char in bare if not unicodedata.combining(char))
    return tuple(word.casefold() for word in _WORD.findall(bare))
