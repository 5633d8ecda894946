from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.reading.places.build import build
from onrecord.reading.places.dump import import_dump
from onrecord.reading.places.gazetteer import Gazetteer


def line(number: int, name: str, feature: str, people: int = 0, also: str = "", admin1: str = "ENG") -> str:
    kind, code = feature.split(".")
    fields = [str(number), name, name, also, "51.5", "-1.5", kind, code, "GB", "", admin1, "", "", "", str(people)]
    return "\t".join([*fields, "", "", "Europe/London", "2020-01-01"])


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A gazetteer of one invented town and its country."""
    folder = tmp_path / "data"
    folder.mkdir()
    town = {
        "geonameid": 7, "name": "Quibbleforth", "latitude": 51.0, "longitude": -1.0, "countrycode": "GB",
        "population": 20_000, "admin1code": "ENG", "alternatenames": [],
    }  # fmt: skip
    files = {"cities500": {"7": town}, "countries": {"GB": {"geonameid": 8, "name": "United Kingdom", "population": 1}}}
    for name, content in (files | {"continents": {}, "us_states": {}, "us_counties": []}).items():
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    target = tmp_path / "base.sqlite"
    build(folder, target)
    return target


def test_a_dump_adds_what_the_package_lacks(base: Path, tmp_path: Path) -> None:
    dump, out = tmp_path / "GB.txt", tmp_path / "out.sqlite"
    rows = [
        line(7, "Quibbleforth", "P.PPL", 20_000),
        line(11, "Lower Quib", "P.PPL", 90),
        line(12, "Quib Common", "L.PRK"),
        line(13, "Quib Brook", "H.STM"),
        line(14, "Great Quib", "P.PPL", 150_000, "Quibby,كويبل,GQB"),
        line(15, "England", "A.ADM1"),
    ]
    dump.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert import_dump([dump], out, base) == 3
    gazetteer = Gazetteer(out)
    assert [(e.code, e.kind) for e in gazetteer.lookup("lower quib")] == [("geonames:11", "town")]
    assert gazetteer.lookup("Quib Common")[0].kind == "site"
    assert gazetteer.lookup("Quibby")[0].kind == "city"
    assert not gazetteer.is_place("Quib Brook")
    assert len(gazetteer.lookup("Quibbleforth")) == 1


def test_a_dump_may_be_packed(base: Path, tmp_path: Path) -> None:
    dump, out = tmp_path / "GB.zip", tmp_path / "out.sqlite"
    with zipfile.ZipFile(dump, "w") as packed:
        packed.writestr("readme.txt", "not a place")
        packed.writestr("GB.txt", line(11, "Lower Quib", "P.PPLX") + "\n")
    assert import_dump([dump], out, base) == 1


@pytest.mark.parametrize("text", ["no dump at all\n", line(1, "Quib", "P.PPL").replace("51.5", "north") + "\n"])
def test_what_is_no_dump_leaves_no_file(base: Path, tmp_path: Path, text: str) -> None:
    dump, out = tmp_path / "GB.txt", tmp_path / "out.sqlite"
    dump.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        import_dump([dump], out, base)
    assert not list(tmp_path.glob("out*"))
