"""Adds a dump of GeoNames to the gazetteer that came with the package.

A dump is ``allCountries.zip``, one country's (``GB.zip``) or the ``.txt`` inside: 19 columns between tabs, one place a
line. Its villages, city districts and sites (parks, squares, stations, prisons) are what the package's own gazetteer
lacks. It is read line by line: memory grows with the places kept and not with the dump.
"""

from __future__ import annotations

import shutil
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from io import TextIOWrapper
from pathlib import Path
from types import MappingProxyType
from typing import TextIO

from onrecord.errors import InputError, LayerError
from onrecord.reading.places.build import ALIASES_FROM, CITY_FROM, is_alias
from onrecord.reading.places.gazetteer import FILE
from onrecord.reading.places.names import fold

_COLUMNS = 19
#: GeoNames' feature codes that are kept, and what kind of place each is here.
_KINDS = MappingProxyType(
    {"A.ADM1": "region", "A.ADM2": "county"}
    | {f"P.PPL{more}": "town" for more in ("", "A", "A2", "A3", "A4", "A5", "C", "F", "G", "L", "R", "S", "X", "STLMT")}
    | dict.fromkeys(
        ["L.PRK", "S.SQR", "S.AIRP", "S.UNIV", "S.HSP", "S.PRN", "S.STDM", "S.RSTN", "S.BDG", "T.ISL"],
        "site",
    )
)  # fmt: skip
_INSERT = "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_NAME = "INSERT OR IGNORE INTO name VALUES (?, ?, ?)"


def import_dump(dumps: Iterable[Path], target: Path, base: Path = FILE) -> int:
    """Write a gazetteer that holds the package's places and those of GeoNames dumps that it lacks.

    Args:
        dumps: ``.zip`` or ``.txt`` files as GeoNames publishes them.
        target: the file to write; it appears whole or not at all.
        base: the gazetteer to add to.

    Returns:
        How many places were added.

    Raises:
        InputError: where a dump is not one; names the line.
        LayerError: where the base is missing.
    """
    if not base.exists():
        raise LayerError("places.no_gazetteer", "the gazetteer was not built", subject=str(base))
    half = target.with_name(f"{target.name}.partial")
    try:
        shutil.copyfile(base, half)
        with closing(sqlite3.connect(half)) as db:
            db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            added = sum(_add(db, dump) for dump in dumps)
            db.execute("INSERT OR REPLACE INTO meta VALUES ('fingerprint', 'imported')")
            db.commit()
            db.execute("VACUUM")
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
    return added


def _add(db: sqlite3.Connection, dump: Path) -> int:
    known = {code for (code,) in db.execute("SELECT code FROM place")}
    regions = set(db.execute("SELECT country, admin1 FROM place WHERE kind = 'region'"))
    counties = {
        (country, admin1, fold(name))
        for country, admin1, name in db.execute("SELECT country, admin1, name FROM place WHERE kind = 'county'")
    }
    (number,) = db.execute("SELECT max(id) FROM place").fetchone()
    first = number
    with _lines(dump) as lines:
        for fields in _rows(lines, dump):
            kind = _KINDS.get(f"{fields[6]}.{fields[7]}")
            code, name, country, admin1 = f"geonames:{fields[0]}", fields[1], fields[8], fields[10]
            own = fold(name)
            if not kind or not own or code in known:
                continue
            # The package has these already, under codes of its own.
            if (kind == "region" and (country, admin1) in regions) or (country, admin1, own) in counties:
                continue
            people = int(fields[14] or 0)
            kind = "city" if kind == "town" and people >= CITY_FROM else kind
            number += 1
            known.add(code)
            db.execute(_INSERT, (number, code, name, kind, country, admin1, people, float(fields[4]), float(fields[5])))
            db.execute(_NAME, (own, number, 1))
            aliases = fields[3].split(",") if people >= ALIASES_FROM else [fields[2]]
            folded = {fold(alias) for alias in aliases if is_alias(alias)} - {own, ""}
            db.executemany(_NAME, [(alias, number, 0) for alias in sorted(folded)])
    return int(number - (first or 0))


def _rows(lines: Iterable[str], dump: Path) -> Iterator[list[str]]:
    for count, line in enumerate(lines, 1):
        fields = line.rstrip("\r\n").split("\t")
        if len(fields) != _COLUMNS or not fields[0].isdecimal():
            raise InputError(
                "gazetteer.no_dump",
                f"is no dump of GeoNames: line {count} has {len(fields)} columns, not {_COLUMNS}",
                subject=str(dump),
                hint="give allCountries.zip or one country's, such as GB.zip, as GeoNames publishes them",
            )
        try:
            float(fields[4]), float(fields[5]), int(fields[14] or 0)
        except ValueError:
            raise InputError(
                "gazetteer.no_number", f"has no coordinates or population on line {count}", subject=str(dump)
            ) from None
        yield fields


@contextmanager
def _lines(dump: Path) -> Iterator[TextIO]:
    """Open a dump's text, in a zip file or by itself."""
    try:
        if not zipfile.is_zipfile(dump):
            with dump.open(encoding="utf-8", newline="\n") as lines:
                yield lines
            return
        with zipfile.ZipFile(dump) as packed:
            inside = [name for name in packed.namelist() if name.endswith(".txt") and "readme" not in name.lower()]
            if len(inside) != 1:
                raise InputError(
                    "gazetteer.no_dump", f"holds {len(inside)} .txt files, not one", subject=str(dump),
                    hint="give a zip file as GeoNames publishes it",
                )  # fmt: skip
            with packed.open(inside[0]) as raw:
                yield TextIOWrapper(raw, encoding="utf-8", newline="\n")
    except (OSError, UnicodeDecodeError, zipfile.BadZipFile) as error:
        raise InputError("gazetteer.unreadable", f"cannot be read: {error}", subject=str(dump)) from error
