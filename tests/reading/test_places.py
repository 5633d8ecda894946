from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord import Reading
from onrecord.errors import LayerError
from onrecord.intake import document_from_text
from onrecord.model import Entity, EntityKind, Place, Span
from onrecord.reading.places import find_places
from onrecord.reading.places.gazetteer import FILE, Gazetteer, default_gazetteer
from onrecord.reading.places.names import fold


def pinned(text: str, *names: str, url: str | None = None) -> dict[str, Place]:
    """The places of a text in which the people layer is taken to have found these names."""
    entities = []
    for number, name in enumerate(names, 1):
        start = text.index(name)
        span = Span(start, start + len(name))
        entities.append(Entity(f"e{number}", EntityKind.PLACE, name, named=True, mentions=(span,)))
    document = replace(document_from_text(text), url=url)
    return {place.entity.name: place for place in find_places(entities, document, default_gazetteer())}


def code(name: str, text: str, *others: str, url: str | None = None) -> str | None:
    return pinned(text, name, *others, url=url)[name].gazetteer


def test_a_city_that_stands_alone_is_the_great_one() -> None:
    place = pinned("A march was held in London.", "London")["London"]
    assert (place.gazetteer, place.precision) == ("geonames:2643743", "city")
    assert place.lat == pytest.approx(51.5, abs=0.1)
    assert place.lon == pytest.approx(-0.1, abs=0.1)


@pytest.mark.parametrize("text", ["Fire crews in London, Ontario, said.", "Fire crews in London, Canada, said."])
def test_the_words_after_a_name_place_it(text: str) -> None:
    assert code("London", text) == "geonames:6058560"


def test_a_state_told_elsewhere_places_a_town() -> None:
    text = "The Paris council met. A sheriff from Lamar County, Texas, said Dallas would help."
    assert code("Paris", text, "Lamar County", "Texas", "Dallas") == "geonames:4717560"


def test_a_small_place_needs_another_near() -> None:
    alone = pinned("She lived in Elstow. The mayor of London spoke.", "Elstow", "London")
    assert alone["Elstow"] == Place(alone["Elstow"].entity, None, None, None, None)
    assert alone["London"].gazetteer == "geonames:2643743"
    near = pinned("She lived in Elstow. Police in Bedford spoke.", "Elstow", "Bedford")
    assert near["Elstow"].gazetteer == "geonames:2650048"


def test_the_address_of_the_outlet_tells_the_country() -> None:
    text = "A man from Newcastle was charged."
    assert code("Newcastle", text, url="https://echo.example.com.au/1") == "geonames:2155472"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Kent", "county"), ("Scotland", "region"), ("Ohio", "region"), ("India", "country"), ("Asia", "continent")],
)
def test_areas(name: str, kind: str) -> None:
    assert pinned(f"They came from {name} by train.", name)[name].precision == kind


def test_what_is_in_no_gazetteer_stays_a_named_place() -> None:
    place = pinned("They met at Quibbleforth Green.", "Quibbleforth Green")["Quibbleforth Green"]
    assert (place.lat, place.lon, place.gazetteer, place.precision) == (None, None, None, None)


def test_folding() -> None:
    assert fold("St. Helens") == fold("Saint Helens") == fold("ST HELENS")
    assert fold("Dún Laoghaire") == fold("Dun Laoghaire")
    assert fold("The Netherlands") == fold("Netherlands")


def test_short_names_are_read_as_written() -> None:
    gazetteer = default_gazetteer()
    assert gazetteer.lookup("US")[0].kind == "country"
    assert not gazetteer.is_place("us")


def test_population_weighs_a_name() -> None:
    gazetteer = default_gazetteer()
    assert gazetteer.population("Bombay") > 10_000_000
    assert gazetteer.population("Quibbleforth") == 0


def test_the_gazetteer_is_not_written_to() -> None:
    before = FILE.read_bytes()[:100], FILE.stat().st_mtime_ns
    Gazetteer().lookup("London")
    assert (FILE.read_bytes()[:100], FILE.stat().st_mtime_ns) == before


def test_a_missing_gazetteer_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(LayerError, match="pip install") as caught:
        Gazetteer(tmp_path / "none.sqlite").lookup("London")
    assert caught.value.code == "places.no_gazetteer"


def test_strange_names_find_nothing() -> None:
    gazetteer = default_gazetteer()
    for name in ("", " ", "'; DROP TABLE name; --", "\0", "🙂", "a" * 10_000):
        assert gazetteer.lookup(name) == ()


def test_the_layer_pins_the_entities_of_the_reading(read_text: Callable[..., Reading]) -> None:
    reading = read_text("Police made arrests in Birmingham, England, on Sunday.", "2021-03-14")
    found = {place.entity.name: place.gazetteer for place in reading.places}
    assert found.get("Birmingham") == "geonames:2655603"
    assert all(place.entity in reading.entities for place in reading.places)


def test_the_file_says_where_it_is_from() -> None:
    db = sqlite3.connect(f"{FILE.as_uri()}?mode=ro", uri=True)
    try:
        (source,) = db.execute("SELECT value FROM meta WHERE key = 'source'").fetchone()
    finally:
        db.close()
    assert "CC BY 4.0" in source


def test_the_usage_of_a_country_tells_which_namesake_is_meant() -> None:
    greek = "The mayor of Athens spoke."
    american = "The Athens school board met. A sheriff's deputy said two sophomores went to a grand jury in Georgia."
    assert code("Athens", greek) == "geonames:264371"
    assert code("Athens", american, "Georgia") == "geonames:4180386"


@pytest.mark.parametrize("name", ["Bradford Crown Court", "Bradford City Hall"])
def test_an_institution_lies_where_the_place_of_its_name_does(name: str) -> None:
    place = pinned(f"They met outside {name} in Yorkshire.", name, "Yorkshire")[name]
    assert (place.gazetteer, place.precision) == ("geonames:2654993", "city")


def test_a_part_of_the_world_is_no_city_district() -> None:
    assert code("Middle East", "She toured the Middle East.") is None


def test_a_legislators_seat_is_a_place() -> None:
    assert code("D-Ohio", "Sen. Orla Finch, D-Ohio, said so.") == "geonames:5165418"


def test_a_village_is_not_the_city_of_its_name(read_text: Callable[..., Reading]) -> None:
    reading = read_text("The mob came to Rampur village of Bareilly district in Uttar Pradesh. Rampur wept.")
    assert [(p.entity.name, p.lat) for p in reading.places if p.entity.name == "Rampur"] == [("Rampur", None)]
