"""Whom a name means: one person or body of a case, none, or several between whom the caller must choose."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator

from onrecord.export.case.lookup import Lookup
from onrecord.export.case.terminal import in_order
from onrecord.model import EntityKind
from onrecord.model.record import CaseEntity

_WORD = re.compile(r"\w+")
#: How alike a name must be to be offered for one that is not there.
_ALIKE = 0.7


def named(look: Lookup, given: str) -> list[CaseEntity]:
    """Return whom a name means, the best known first.

    An id means its own. Several words that are all of a name mean whoever bears it; else some words of a name do, in
    whichever case and with or without accents. Places say nothing and are left out.
    """
    if given in look.entities:
        return [look.entities[given]]
    wanted = _words(given)
    if not wanted:
        return []
    speakers = [entity for entity in look.record.entities if entity.kind is not EntityKind.PLACE]
    # One word is seldom a whole name: "Marsh" may be what one report calls her, and another's name too.
    whole = [one for one in speakers if len(wanted) > 1 and any(_words(name) == wanted for name in _names(one))]
    partly = [one for one in speakers if any(set(wanted) <= set(_words(name)) for name in _names(one))]
    return in_order(look, whole or partly)


def alike(look: Lookup, given: str) -> list[str]:
    """Return names that one may have meant."""
    known = {name.casefold(): name for one in look.record.entities if one.named for name in _parts(one)}
    found = difflib.get_close_matches(given.casefold(), known, cutoff=_ALIKE)
    return [known[name] for name in found]


def _names(entity: CaseEntity) -> Iterator[str]:
    yield entity.name
    yield from (name.value for name in entity.names)


def _parts(entity: CaseEntity) -> Iterator[str]:
    if entity.kind is not EntityKind.PLACE:
        yield from _names(entity)
        yield from entity.name.split()


def _words(name: str) -> tuple[str, ...]:
    bare = unicodedata.normalize("NFKD", name)
    bare = "".join(char for char in bare if not unicodedata.combining(char))
    return tuple(word.casefold() for word in _WORD.findall(bare))
