"""The page in a headless browser: axe-core, reflow, with scripts and without."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from html_samples import empty, small
from playwright.sync_api import Browser, Page, sync_playwright
from test_html_page import hostile

from onrecord.export.html import index_item, render_index, render_page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 400, "height": 800}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if not path:
        pytest.skip("there is no chromium to look at the page with")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    made = {
        "small": render_page(small(), home="index.html"),
        "empty": render_page(empty()),
        "hostile": render_page(hostile()),
        "index": render_index([index_item(small(), "small.html")], failures=[("a.pdf", "it has no text layer")]),
    }
    paths = {}
    for name, html in made.items():
        paths[name] = folder / f"{name}.html"
        paths[name].write_text(html, encoding="utf-8")
    return paths


def open_page(browser: Browser, path: Path, viewport: dict[str, int] = WIDE, **options: object) -> Page:
    page = browser.new_page(viewport=viewport, **options)  # type: ignore[arg-type]  # as Playwright names them
    page.goto(path.as_uri())
    return page


def violations(page: Page) -> list[tuple[str, str]]:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}}).response
    assert found["passes"], "axe-core looked at nothing"
    return [(violation["id"], violation["nodes"][0]["html"]) for violation in found["violations"]]


BOTH = [("light", WIDE), ("dark", WIDE), ("light", NARROW), ("dark", NARROW)]
LOOKS = {"small": BOTH, "index": BOTH, "hostile": BOTH[1:3], "empty": BOTH[:1]}


@pytest.mark.parametrize("name", list(LOOKS))
def test_axe_finds_no_violation_and_nothing_scrolls_sideways(
    browser: Browser, pages: dict[str, Path], name: str
) -> None:
    page = open_page(browser, pages[name])
    for scheme, viewport in LOOKS[name]:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(viewport)
        assert violations(page) == [], (scheme, viewport)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    page.close()


def test_axe_finds_no_violation_when_words_or_a_cell_are_chosen(browser: Browser, pages: dict[str, Path]) -> None:
    page = open_page(browser, pages["small"])
    for scheme, choice in (("light", '.text a[data-c~="v1"]'), ("dark", "#s4 .name")):
        page.emulate_media(color_scheme=scheme)
        page.locator(choice).first.click()
        assert violations(page) == []
        page.keyboard.press("Escape")
    page.close()


def test_it_reflows_at_320_px(browser: Browser, pages: dict[str, Path]) -> None:
    page = open_page(browser, pages["small"], {"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_it_asks_the_network_for_nothing_and_runs_without_a_complaint(browser: Browser, pages: dict[str, Path]) -> None:
    for name in ("small", "hostile", "index"):
        path = pages[name]
        page = browser.new_page()
        asked: list[str] = []
        said: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.on("console", lambda message, said=said: said.append(message.text))
        page.on("pageerror", lambda error, said=said: said.append(str(error)))
        page.on("dialog", lambda dialog, said=said: said.append(dialog.message))
        page.goto(path.as_uri())
        page.wait_for_load_state("networkidle")
        assert asked == [path.as_uri()]
        assert said == []
        page.close()


def test_the_browser_shows_the_text_exactly(browser: Browser, pages: dict[str, Path]) -> None:
    for name, reading in (("small", small()), ("hostile", hostile())):
        page = open_page(browser, pages[name])
        shown = page.evaluate(
            """() => {
                const text = document.querySelector(".text").cloneNode(true);
                for (const ours of text.querySelectorAll("[data-ours]")) ours.remove();
                for (const e of text.querySelectorAll("[data-cp]"))
                    e.replaceWith(`<U+${e.dataset.cp}>`);
                return text.textContent;
            }"""
        )
        expected = reading.document.text
        for code in (0x00, 0x1B, 0x202E, 0x2069, 0xD800):
            expected = expected.replace(chr(code), f"<U+{code:x}>")
        assert shown == expected
        page.close()


def test_without_scripts_words_lead_to_their_cell_and_back(browser: Browser, pages: dict[str, Path]) -> None:
    page = open_page(browser, pages["small"], java_script_enabled=False)
    page.locator(".text a.evt", has_text="arrested").click()
    assert page.url.endswith("#v1")
    assert page.locator("#v1:target").is_visible()
    page.locator("#v1 .telling a").first.click()
    words = page.locator(".text :target")
    assert words.inner_text() == "arrested"
    assert words.is_visible()
    page.close()


def test_without_scripts_the_legend_hides_a_kind_of_mark(browser: Browser, pages: dict[str, Path]) -> None:
    page = open_page(browser, pages["small"], java_script_enabled=False)
    words = page.locator(".text a.pla").first
    handle = page.locator("#show-pla")
    assert handle.is_checked()
    # Without scripts the page cannot be asked for its styles, so look at what is drawn.
    before = words.screenshot()
    handle.uncheck()
    page.mouse.move(0, 0)
    assert words.screenshot() != before
    page.close()


def test_choosing_words_leaves_their_cells_and_escape_brings_all_back(browser: Browser, pages: dict[str, Path]) -> None:
    page = open_page(browser, pages["small"])
    every = page.locator(".cell:visible").count()
    words = page.locator(".text a.evt", has_text="arrested")
    words.focus()
    page.keyboard.press("Enter")
    left = page.locator(".cell:visible").evaluate_all("cells => cells.map(c => c.id)")
    assert left == ["v1", "s1"]
    assert "2 entries for “arrested”" in page.locator("#live").inner_text()
    assert page.url.endswith("#v1")
    assert page.evaluate("document.activeElement.id") == "choice"
    page.keyboard.press("Escape")
    assert page.locator(".cell:visible").count() == every
    assert page.evaluate("document.activeElement.textContent") == "arrested"
    page.close()


def test_words_can_be_chosen_by_keyboard_while_others_are_selected(browser: Browser, pages: dict[str, Path]) -> None:
    page = open_page(browser, pages["small"])
    page.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))")
    page.locator(".text a.evt", has_text="arrested").focus()
    page.keyboard.press("Enter")
    assert page.locator(".cell:visible").count() == 2
    page.close()


def test_words_that_are_selected_with_the_pointer_are_not_chosen(browser: Browser, pages: dict[str, Path]) -> None:
    page = open_page(browser, pages["small"])
    every = page.locator(".cell:visible").count()
    page.locator(".text a.evt", has_text="arrested").evaluate(
        """words => {
            getSelection().selectAllChildren(words);
            words.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, detail: 1 }));
        }"""
    )
    assert page.locator(".cell:visible").count() == every
    page.close()


def test_choosing_a_cell_marks_all_its_words_and_shows_them(browser: Browser, pages: dict[str, Path]) -> None:
    page = open_page(browser, pages["small"], {"width": 1280, "height": 600})
    page.locator("#s5 .sure").click()
    lit = page.locator(".text .on").evaluate_all("words => words.map(w => w.textContent).join('')")
    assert lit == "Ms Rook called on the Policing Board to open an independent inquirya source close to the mayortold"
    box = page.locator(".text .picked").bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 600 - box["height"]
    assert "marked in the report" in page.locator("#live").inner_text()
    page.keyboard.press("Escape")
    assert page.locator(".text .on").count() == 0
    page.close()


def test_a_link_between_cells_opens_the_other_one(browser: Browser, pages: dict[str, Path]) -> None:
    page = open_page(browser, pages["small"])
    page.locator('#v1 a[href="#s1"]').click()
    assert "chosen" in page.locator("#s1").get_attribute("class")
    assert page.evaluate("document.activeElement.id") == "s1"
    page.close()


def test_an_address_with_a_cell_opens_at_it(browser: Browser, pages: dict[str, Path]) -> None:
    page = browser.new_page()
    page.goto(pages["small"].as_uri() + "#v3")
    assert "chosen" in page.locator("#v3").get_attribute("class")
    page.close()


def test_focus_by_keyboard_on_a_cell_marks_its_words(browser: Browser, pages: dict[str, Path]) -> None:
    page = open_page(browser, pages["small"])
    page.locator("#record nav a").last.focus()
    page.keyboard.press("Tab")
    inside = page.evaluate("document.activeElement.closest('.cell').id")
    assert page.locator(f'.text .on[data-c~="{inside}"]').count() > 0
    page.close()


def test_focus_on_a_link_to_words_picks_those_words(browser: Browser, pages: dict[str, Path]) -> None:
    page = open_page(browser, pages["small"])
    page.locator("#record nav a").last.focus()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.cell .again, #e4 .mentions li:last-child a')"):
            break
    address = page.evaluate("document.activeElement.getAttribute('href')")
    assert address.startswith("#w-")
    assert page.locator(".text .picked").get_attribute("id") == address[1:]
    page.close()


def test_the_back_button_undoes_a_choice(browser: Browser, pages: dict[str, Path]) -> None:
    page = open_page(browser, pages["small"])
    every = page.locator(".cell:visible").count()
    page.locator(".text a.evt", has_text="arrested").click()
    assert page.locator(".cell:visible").count() == 2
    page.go_back()
    assert page.locator(".cell:visible").count() == every
    assert page.locator(".text .on").count() == 0
    page.close()


def test_print_shows_every_cell_and_no_controls(browser: Browser, pages: dict[str, Path]) -> None:
    page = open_page(browser, pages["small"])
    page.locator(".text a.evt", has_text="arrested").click()
    page.emulate_media(media="print")
    assert page.locator(".cell:visible").count() == page.locator(".cell").count()
    assert not page.locator("nav").is_visible()
    assert not page.locator("#choice").is_visible()
    page.close()


def test_what_is_opened_for_print_is_closed_after_it(browser: Browser, pages: dict[str, Path]) -> None:
    page = open_page(browser, pages["small"])
    fold = page.locator("details.origin")
    for was_open in (False, True):
        fold.evaluate("(fold, open) => { fold.open = open; }", was_open)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert fold.evaluate("fold => fold.open")
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert fold.evaluate("fold => fold.open") == was_open
    page.close()
