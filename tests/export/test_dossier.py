"""What stands in a dossier, that every quotation leads to its words, and that no report can break it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from case_samples import record
from html_parsing import Page

from onrecord.errors import CaseError
from onrecord.export.dossier import render_dossier
from onrecord.model import EntityKind
from onrecord.model.case import Record

GOLDEN = Path(__file__).parent / "golden" / "dossier.html"


def made(of: Record | None = None, title: str = "Mill Lane") -> str:
    return render_dossier(of or record(), title=title)


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(made())


def text_of(page: Page, id: str) -> str:
    return " ".join(page.by_id(id).text.split())


def test_it_is_as_it_was_last_approved() -> None:
    """After a wanted change, look at the new page in a browser, then run this file to write it: python PATH."""
    assert made() == GOLDEN.read_text("utf-8")


def test_nothing_on_it_comes_from_elsewhere() -> None:
    html = made()
    assert "default-src &#39;none&#39;" in html
    assert not re.findall(r"""(?:src|srcset|action)=|@import|url\((?!data:)""", html)
    assert [href for href in Page(html).links() if not href.startswith(("#", "data:"))] == []


def test_every_link_leads_to_something(page: Page) -> None:
    ids = page.ids()
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.links() if href.startswith("#")} <= set(ids)


def test_a_link_to_a_part_of_a_part_leads_to_it() -> None:
    known = record()
    part = next(one for one in known.incidents if one.part_of)
    inner = replace(part, id="i9", part_of=part.id)
    grids = {**known.grids, "i9": replace(known.grids["i1"], incident="i9")}
    sources = (replace(known.sources[0], main_incident="i9"), *known.sources[1:])
    page = Page(made(replace(known, incidents=(inner, *known.incidents), grids=grids, sources=sources)))
    assert {href[1:] for href in page.links() if href.startswith("#")} <= set(page.ids())
    ids = [id for id in page.ids() if id in ("i1", part.id, "i9")]
    assert ids == ["i1", part.id, "i9"]
    assert text_of(page, "summary").count("2 accounts (1 origin) say 4") == 2


def test_a_place_that_speaks_has_no_link() -> None:
    known = record()
    places = tuple(replace(one, kind=EntityKind.PLACE) if one.id == "e3" else one for one in known.entities)
    page = Page(made(replace(known, entities=places)))
    assert "e3" not in page.ids()
    assert "#e3" not in page.links()
    assert "denied Dana Whitlow r3" in text_of(page, "c-k3")


def test_every_quotation_leads_to_its_words(page: Page) -> None:
    """The marked words in the report's text that name a quotation are its words, and begin where it leads."""
    texts = {id: reading.document.text for id, reading in record().readings.items()}
    quotes = [e for e in page.elements if e.tag == "a" and "q" in e.classes and e.attributes.get("id")]
    assert len(quotes) > 30
    for quote in quotes:
        marked = [e for e in page.elements if quote.attributes["id"] in e.attributes.get("data-c", "").split()]
        assert marked[0].attributes["id"] == quote.attributes["href"][1:]
        source, _, start = marked[0].attributes["id"].partition("-w-")
        words = "".join(element.text for element in marked)
        assert texts[source][int(start) :].startswith(words)
        shown = " ".join(quote.text.split())
        assert " ".join(words.split()) in shown or "again" in quote.classes


def test_each_report_stands_on_it_word_for_word(page: Page) -> None:
    for id, reading in record().readings.items():
        shown = page.by_id(f"{id}-text").text
        for note in ("Byline ", "Caption ", "Credit "):
            shown = shown.replace(note, "")
        assert shown == reading.document.text


def test_the_summary_counts_reports_and_origins(page: Page) -> None:
    text = text_of(page, "summary")
    for part in (
        "3 reports",
        "2 origins",
        "1 1 part incident",
        "1 difference",
        "1 0 open, 1 refused demand",
        "3 people named",
    ):
        assert all(word in text for word in part.split()), part
    assert "3 reports, 2 origins" in text
    assert "2 accounts (1 origin) say 4; 1 account says 6" in text
    assert "an independent inquiry refused" in text


def test_it_says_that_nobody_reviewed_it() -> None:
    html = made(replace(record(), decisions=()))
    assert "Machine proposal, not reviewed." in html
    assert "What people decided" not in html
    assert "a machine’s proposal" in html.partition("@bottom-left")[2][:80]  # on every printed page


def test_it_says_what_a_person_decided(page: Page) -> None:
    assert "Machine proposal, reviewed only in part." in page.text_of("header")
    assert "1 entity r1/e3, r3/e3 two Ada Quint, 3 June 2024 a nurse and an officer" in " ".join(
        cell.text.strip() for cell in page.elements if cell.tag in {"td", "th"}
    )


def test_an_account_has_its_stance_voice_report_and_words(page: Page) -> None:
    text = text_of(page, "c-k2")
    assert text.startswith("6 1 report, 1 origin alleged the organisers r3 The Lantern, 1 June 2024 Six people were")
    text = text_of(page, "c-k3")
    assert "denied Dana Whitlow r3" in text
    assert "Not stated in r1 Valley Courier, 4 May 2024; r2 Evening Mail" in text_of(page, "i1")


def test_the_squares_tell_silence_from_denial_and_from_another_value(page: Page) -> None:
    table = next(element.text for element in page.elements if "squares" in element.classes)
    rows = " ".join(table.split())
    assert "6anotheranotheralleged by the organisers" in rows
    assert "happenednot statednot stateddenied by Dana Whitlow" in rows


def test_a_demand_shows_its_states(page: Page) -> None:
    text = text_of(page, "d1")
    assert "an independent inquiry refused 3 reports, 2 origins" in text
    assert "4 May 2024 or before called for by Dana Whitlow" in text
    assert "30 May 2024 refused by The council" in text


def test_the_law_and_who_two_of_one_name_are(page: Page) -> None:
    assert "Accused of obstruction" in text_of(page, "l1")
    assert text_of(page, "e2").startswith(
        "Dana Whitlow, 31 person e2 3 reports, 2 origins · in reports as r1/e3, r2/e3, r3/e2; taken for one by: name "
        "Role nurse"
    )
    assert text_of(page, "e3").startswith("Dana Whitlow person, police e3 1 report, 1 origin Role Inspector former")


def test_a_statement_keeps_the_cue_that_tells_a_denial(page: Page) -> None:
    assert "denied · paraphrased · The Lantern, 1 June 2024" in text_of(page, "e3")


def test_words_of_reports_are_no_markup() -> None:
    known = record()
    evil = '"><script>alert(1)</script>\x1b\u202e'
    source = replace(known.sources[0], title=evil, outlet=evil, url="javascript:alert(1)")
    entity = replace(known.entities[0], name=evil)
    html = made(replace(known, sources=(source, *known.sources[1:]), entities=(entity, *known.entities[1:])), evil)
    assert html.count("<script>") == 1
    assert "<b>denied</b>" not in html
    assert "\x1b" not in html
    assert "\u202e" not in html
    assert Page(html).links().count("javascript:alert(1)") == 0


def test_it_is_the_same_each_time() -> None:
    assert made() == made()


def test_a_grid_of_very_many_reports_has_accounts_and_no_squares() -> None:
    known = record()
    many = tuple(replace(known.sources[2], id=f"r{n}") for n in range(3, 20))
    readings = {**known.readings, **{source.id: known.readings["r3"] for source in many}}
    grid = replace(known.grids["i1"], sources=("r1", "r2", *readings))
    html = made(
        replace(known, sources=(*known.sources[:2], *many), readings=readings, grids={**known.grids, "i1": grid})
    )
    assert 'class="squares"' not in html
    assert 'id="c-k1"' in html


def test_an_empty_case_is_an_error_that_helps() -> None:
    with pytest.raises(CaseError, match="has no reports") as caught:
        made(Record("none.onrecord", (), {}))
    assert caught.value.hint
    assert "onrecord add" in caught.value.hint


if __name__ == "__main__":
    GOLDEN.write_text(made(), "utf-8")
