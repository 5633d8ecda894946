"""The offline gazetteer: what places bear a name.

For other layers (``from onrecord.reading.places.gazetteer import default_gazetteer``): ``default_gazetteer()`` returns
one shared :class:`Gazetteer`, opened at its first look-up. ``is_place(name)`` tells whether any place is called so,
``population(name)`` how many people the largest such place has (0 for none), ``lookup(name)`` gives the entries,
largest first. A look-up costs about 10 µs the first time and 1 µs after that. Many surnames and common
words are names of villages: weigh the population, do not take ``is_place`` as proof.
"""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from onrecord.errors import LayerError
from onrecord.reading.places.names import fold

FILE = Path(__file__).resolve().parent / "geonames.sqlite"

#: Shorter names count only as they are written: "US" is a country, "us" is not.
_CASE_MATTERS = 3
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer.

    Attributes:
        code: ``"geonames:2643743"``; ``"geonames-admin:US.KY.125"`` for a region or county known by its administrative
            code; ``"onrecord:GB.ENG.kent"`` for an area of our own list.
        kind: ``"continent"``, ``"country"``, ``"region"``, ``"county"``, ``"city"`` or ``"town"``; in an imported
            gazetteer also ``"site"``: a park, a station, a prison.
        country: ISO 3166-1 alpha-2.
        admin1: GeoNames' code of the first-level region ("ENG", "KY"), or "".
        population: 0 where it is not known.
        lat, lon: WGS 84 degrees; the middle of an area.
        own: 1 where the name looked up is the place's own, 0 where it is another name for it.
    """

    code: str
    name: str
    kind: str
    country: str
    admin1: str
    population: int
    lat: float
    lon: float
    own: int


class Gazetteer:
    """Reads the file that the package was built with; opens it at the first look-up and never writes to it."""

    def __init__(self, file: Path = FILE) -> None:
        self._file = file
        self._db: sqlite3.Connection | None = None
        self._remembered: Callable[[str], tuple[Entry, ...]] = lru_cache(_REMEMBERED)(self._find)

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Return every place called so: areas before towns, then the more populous, then those whose own name it is.

        Raises:
            LayerError: where the gazetteer's file is missing or is not one.
        """
        folded = fold(name)
        if not folded or (len(folded) <= _CASE_MATTERS and name.islower()):
            return ()
        return self._remembered(folded)

    def is_place(self, name: str) -> bool:
        """Whether some place is called so, however small."""
        return bool(self.lookup(name))

    def population(self, name: str) -> int:
        """Return the people of the largest place called so; 0 for none, and for one whose number is not known."""
        return max((entry.population for entry in self.lookup(name)), default=0)

    def _find(self, folded: str) -> tuple[Entry, ...]:
        if self._db is None:
            self._db = self._open()
        try:
            rows = self._db.execute(
                "SELECT code, place.name, kind, country, admin1, population, lat, lon, own "
                "FROM name JOIN place ON place.id = name.place WHERE folded = ?",
                (folded,),
            )
            entries = [Entry(*row) for row in rows]
        except sqlite3.DatabaseError as error:
            raise LayerError(
                "places.bad_gazetteer",
                f"is no gazetteer: {error}",
                subject=str(self._file),
                hint="make one with `onrecord import-gazetteer`",
            ) from error
        return tuple(sorted(entries, key=lambda e: (e.kind in ("city", "town"), -e.population, not e.own, e.code)))

    def _open(self) -> sqlite3.Connection:
        if not self._file.exists():
            raise LayerError(
                "places.no_gazetteer",
                "the gazetteer was not built",
                subject=str(self._file),
                hint="install the package again, which makes it: pip install -e .",
            )
        # Read-only and immutable: no locks and no journal, so that a read-only installation works.
        db = sqlite3.connect(f"{self._file.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        weakref.finalize(self, db.close)
        return db


@lru_cache(1)
def default_gazetteer() -> Gazetteer:
    """Return the gazetteer that all layers of this process share."""
    return Gazetteer()
