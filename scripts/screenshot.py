"""Make the README's pictures, in a headless browser: the page of a sample report, and the dossier of all samples.

python scripts/screenshot.py [REPORT] [PICTURE]
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import onrecord
from onrecord.engine.cases import add
from onrecord.engine.views.record import record
from onrecord.export.dossier import render_dossier
from onrecord.export.html import render_page
from onrecord.store import open_case

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "samples" / "1-first-report.html"
PICTURE = ROOT / "docs" / "images" / "reading.png"
DOSSIER = ROOT / "docs" / "images" / "dossier.png"
# A laptop's window; the picture is scaled down by whoever shows it.
WIDTH, HEIGHT = 1280, 860
BROWSER_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def take(report: Path, picture: Path) -> None:
    """Read a report, show its page, and write a picture of the first screen."""
    reading = onrecord.read(report)
    page_html = render_page(reading)
    # Chosen on the page, so that the picture shows a cell beside its words.
    cell = next(
        event.id
        for event in reading.events
        if event.type == "arrest" and any(role.entity and role.entity.named for role in event.roles)
    )
    shoot(page_html, cell, picture)


def take_dossier(picture: Path) -> None:
    """Make a case of the samples, and write a picture of the first screen of its dossier."""
    with tempfile.TemporaryDirectory() as folder, open_case(Path(folder) / "vigil.onrecord", create=True) as case:
        for _ in add(case, [str(ROOT / "samples")]):
            pass
        shoot(render_dossier(record(case), title="Vigil"), None, picture)


def shoot(page_html: str, cell: str | None, picture: Path) -> None:
    """Write a picture of a page, with a cell of it chosen."""
    browser_path = shutil.which("chromium")
    if browser_path is None:
        sys.exit("no chromium on the PATH")
    picture.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "page.html"
        file.write_text(page_html, "utf-8")
        browser = playwright.chromium.launch(executable_path=browser_path, args=BROWSER_FLAGS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(file.as_uri() + (f"#{cell}" if cell else ""))
        if cell:
            page.locator(f"#{cell}").first.click()
            page.wait_for_timeout(500)
        page.screenshot(path=picture)
        browser.close()
    print(f"{picture}: {picture.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    take(*(given + [REPORT, PICTURE][len(given) :]))
    if not given:
        take_dossier(DOSSIER)
