"""A dossier in a headless browser: axe-core, reflow, its words over the page, print; with scripts and without."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from case_samples import record
from playwright.sync_api import Browser, Page
from test_html_browser import BOTH, browser, open_page, violations

from onrecord.export.dossier import render_dossier
from onrecord.export.dossier.page import WIDEST

__all__ = ["browser"]  # the fixture


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("dossier") / "dossier.html"
    file.write_text(render_dossier(record(), title="Mill Lane"), encoding="utf-8")
    return file


@pytest.fixture
def page(browser: Browser, path: Path) -> Page:
    opened = open_page(browser, path)
    yield opened
    opened.close()


def test_axe_finds_no_violation_and_nothing_scrolls_sideways(page: Page) -> None:
    for fold in page.locator("details").all():
        fold.evaluate("fold => { fold.open = true; }")
    for scheme, viewport in BOTH:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(viewport)
        assert violations(page) == [], (scheme, viewport)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_axe_finds_no_violation_over_the_page(page: Page) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.locator("#c-k2 a.tell").click()
        assert violations(page) == []
        page.keyboard.press("Escape")


def test_it_asks_the_network_for_nothing_and_runs_without_a_complaint(browser: Browser, path: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(path.as_uri())
    page.wait_for_load_state("networkidle")
    assert (asked, said) == ([path.as_uri()], [])
    page.close()


def test_a_quotation_opens_its_words_and_escape_goes_back(page: Page) -> None:
    quote = page.locator("#c-k2 a.tell")
    quote.focus()
    page.keyboard.press("Enter")
    assert page.locator("#words-title").inner_text() == "=Council says no to Mill Lane inquiry"
    assert page.locator("#words-facts").inner_text() == "r3 · The Lantern, 1 June 2024 · origin: The Lantern"
    lit = page.locator("#words-text .on").evaluate_all("words => words.map(w => w.textContent).join('')")
    assert lit == "Six people"
    assert page.locator("#words-text a").count() == 0
    page.keyboard.press("Escape")
    assert not page.locator("#words").is_visible()
    assert page.evaluate("document.activeElement.id") == quote.get_attribute("id")


def test_a_square_opens_the_words_of_its_account(page: Page) -> None:
    page.locator(".squares a.square").last.click()
    assert page.locator("#words-text .on").first.inner_text() == "told to go"


def test_from_the_words_one_comes_to_the_whole_report(page: Page) -> None:
    page.locator("#c-k2 a.tell").click()
    page.locator("#words-more").click()
    assert not page.locator("#words").is_visible()
    assert page.locator("#r3-text .on").evaluate_all("words => words.map(w => w.textContent).join('')") == "Six people"
    assert page.locator("#r3-text .picked").is_visible()


def test_without_scripts_words_lead_there_and_back(browser: Browser, path: Path) -> None:
    page = open_page(browser, path, java_script_enabled=False)
    quote = page.locator("#c-k2 a.tell")
    id = quote.get_attribute("id")
    quote.click()
    words = page.locator("#r3-text :target")
    assert words.inner_text() == "Six people"
    assert f"{id}" in (words.get_attribute("data-c") or "").split()
    words.click()
    assert page.locator(".q:target").is_visible()
    page.close()


def test_print_shows_statements_and_no_controls(page: Page) -> None:
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#e3 details blockquote").is_visible()
    assert not page.locator("nav").is_visible()
    assert not page.locator("#words").is_visible()
    assert page.pdf().startswith(b"%PDF")


def test_the_widest_table_fits_a_sheet_of_paper(browser: Browser, tmp_path: Path) -> None:
    """A4 has 178 mm between these margins, which are 673 pixels of a page."""
    known = record()
    outlets = ("Rockhampton Morning Bulletin", "The Telegraph-Advertiser", "Evening Mail", "The Daily Ensign")
    more = tuple(replace(known.sources[2], id=f"r{n}", outlet=outlets[n % 4]) for n in range(3, WIDEST + 1))
    readings = {**known.readings, **{source.id: known.readings["r3"] for source in more}}
    grids = {**known.grids, "i1": replace(known.grids["i1"], sources=tuple(readings))}
    wide = replace(known, sources=(*known.sources[:2], *more), readings=readings, grids=grids)
    file = tmp_path / "wide.html"
    file.write_text(render_dossier(wide, title="Mill Lane"), encoding="utf-8")
    page = open_page(browser, file)
    page.set_viewport_size({"width": 673, "height": 900})
    page.emulate_media(media="print")
    assert page.locator(".squares thead th").count() == WIDEST + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 673
    page.close()
