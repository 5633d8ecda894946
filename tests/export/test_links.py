"""Every link on the pages of the samples leads somewhere, and those of quotations to their words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from html_parsing import Page

from onrecord import Pipeline
from onrecord.engine.cases import add
from onrecord.engine.views.record import record
from onrecord.export.dossier import render_dossier
from onrecord.export.html import render_page
from onrecord.model.case import Record
from onrecord.store import open_case

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory, pipeline: Pipeline) -> Iterator[Record]:
    with open_case(tmp_path_factory.mktemp("case") / "vigil.onrecord", create=True) as case:
        assert len(list(add(case, [str(SAMPLES)], None, pipeline))) == 5
        yield record(case)


def test_every_link_of_a_reading_leads_to_something(known: Record) -> None:
    for reading in known.readings.values():
        Page(render_page(reading)).check()


def test_every_link_of_the_dossier_leads_to_something_and_back(known: Record) -> None:
    page = Page(render_dossier(known, title="Vigil"))
    page.check()
    ids = set(page.ids())
    cited = {cell for element in page.elements for cell in element.attributes.get("data-c", "").split()}
    assert cited <= ids
    assert {element.attributes["data-quote"] for element in page.with_class("square")} <= ids


def test_every_cell_of_the_dossier_opens_at_its_words(known: Record) -> None:
    page = Page(render_dossier(known, title="Vigil"))
    texts = {id: reading.document.text for id, reading in known.readings.items()}
    marked: dict[str, list[str]] = {}
    first: dict[str, str] = {}
    for element in page.elements:
        for cell in element.attributes.get("data-c", "").split():
            marked.setdefault(cell, []).append(element.text)
            first.setdefault(cell, element.attributes.get("id", "no id"))
    quotes = [element for element in page.with_class("q") if "id" in element.attributes]
    assert len(quotes) > 200
    for quote in quotes:
        id = quote.attributes["id"]
        assert quote.attributes["href"] == f"#{first[id]}"
        source, _, start = first[id].partition("-w-")
        words = _unspaced("".join(marked[id]))
        assert _unspaced(texts[source][int(start) :]).startswith(words)
        assert words in _unspaced(quote.text)


def _unspaced(words: str) -> str:
    # Two paragraphs of a quotation are parted by a gap in the report, and by a space where they are quoted.
    return "".join(words.split())
