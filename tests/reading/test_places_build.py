from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.reading.places.build import build
from onrecord.reading.places.gazetteer import Gazetteer


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The files that the builder reads, with one invented town in them."""
    folder = tmp_path / "data"
    folder.mkdir()
    town = {
        "geonameid": 7, "name": "Quibbleforth", "latitude": 51.0, "longitude": -1.0, "countrycode": "GB",
        "population": 20_000, "admin1code": "ENG", "alternatenames": ["Quibble Regis", "QBF", "كويبل"],
    }  # fmt: skip
    country = {"geonameid": 8, "name": "United Kingdom", "population": 66_000_000}
    (folder / "cities500.json").write_text(json.dumps({"7": town}), encoding="utf-8")
    (folder / "countries.json").write_text(json.dumps({"GB": country}), encoding="utf-8")
    for name, empty in (("continents", {}), ("us_states", {}), ("us_counties", [])):
        (folder / f"{name}.json").write_text(json.dumps(empty), encoding="utf-8")
    return folder


def test_a_town_is_found_by_its_names(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "g.sqlite"
    assert build(source, target)
    gazetteer = Gazetteer(target)
    (entry,) = gazetteer.lookup("quibbleforth")
    assert (entry.code, entry.kind, entry.country, entry.admin1) == ("geonames:7", "town", "GB", "ENG")
    assert gazetteer.lookup("Quibble Regis")[0].own == 0
    assert gazetteer.lookup("QBF") == ()
    assert gazetteer.lookup("Britain")[0].code == "geonames:8"


def test_building_again_does_nothing_until_the_data_change(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "g.sqlite"
    assert build(source, target)
    assert not build(source, target)
    (source / "us_counties.json").write_text("[ ]", encoding="utf-8")
    assert build(source, target)


def test_the_same_data_give_the_same_bytes(source: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.sqlite", tmp_path / "two.sqlite"
    build(source, one)
    build(source, two)
    assert one.read_bytes() == two.read_bytes()


def test_half_a_file_is_made_anew(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "g.sqlite"
    target.write_bytes(b"not a database")
    assert build(source, target)
    assert Gazetteer(target).is_place("Quibbleforth")
