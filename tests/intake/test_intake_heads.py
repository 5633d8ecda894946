"""What stands above a report: its outlet, date, place and author, in the orders that people paste them in."""

from __future__ import annotations

import pytest
from intake_helpers import shown

from onrecord.intake import document_from_text

PROSE = "The council of Harrowmere voted on Monday to close the ferry landing after a long debate."
TITLE = "Ferry landing to close"


@pytest.mark.parametrize(
    ("head", "outlet", "published", "authors"),
    [
        ("By Ines Barrow, Harrowmere Echo\n\nMonday 3 May 2021", "Harrowmere Echo", "2021-05-03", ("Ines Barrow",)),
        ("By Ines Barrow\nHarrowmere Leader\nFriday, May 7, 2021", "Harrowmere Leader", "2021-05-07", ("Ines Barrow",)),
        ("The Harrow Gazette\n\nMonday 3 May 2021", "The Harrow Gazette", "2021-05-03", ()),
        ("Harrow Post, 3 May 2021", "Harrow Post", "2021-05-03", ()),
        ("Harrow Post, May 3, 2021 at 10:15am", "Harrow Post", "2021-05-03", ()),
        ("3 May 2021 | The Harrow Standard", "The Harrow Standard", "2021-05-03", ()),
        ("By Ines Barrow | Open Ledger News | 3 May 2021", "Open Ledger News", "2021-05-03", ("Ines Barrow",)),
        ("Special Correspondent, The Harrow Mail\n\nHARROWMERE, May 3, 2021", "The Harrow Mail", "2021-05-03", ()),
        ("By Ines Barrow, KQHM 6 News\n\nMay 3, 2021", "KQHM 6 News", "2021-05-03", ("Ines Barrow",)),
        ("openledger.ie\n3 May 2021", "openledger.ie", "2021-05-03", ()),
        ("Harrowmere, 3 May 2021", None, "2021-05-03", ()),
        ("By Ines Barrow, Emily Sun", None, None, ("Ines Barrow", "Emily Sun")),
        ("Crime Reporter", None, None, ()),
    ],
)
def test_lines_between_headline_and_prose(
    head: str, outlet: str | None, published: str | None, authors: tuple[str, ...]
) -> None:
    doc = document_from_text(f"{TITLE}\n\n{head}\n\n{PROSE}\n\n{PROSE} Again.")
    assert (doc.title, doc.outlet, doc.published, doc.authors) == (TITLE, outlet, published, authors)
    assert [words for kind, words in shown(doc) if kind == "paragraph"] == [PROSE, f"{PROSE} Again."]


@pytest.mark.parametrize("head", ["The Harrow Gazette", "Harrow Gazette\n\n3 May 2021", "3 May 2021\n\nHarrow Gazette"])
def test_a_masthead_above_the_headline_is_not_the_headline(head: str) -> None:
    doc = document_from_text(f"{head}\n\n{TITLE}\n\nBy Ines Barrow\n\n{PROSE}")
    assert (doc.title, doc.authors) == (TITLE, ("Ines Barrow",))
    assert doc.outlet in ("The Harrow Gazette", "Harrow Gazette")


def test_an_agency_above_the_outlet_is_not_the_outlet() -> None:
    doc = document_from_text(f"{TITLE}\n\nCurlew Press Service\n\nHarrow Courier, May 3, 2021\n\n{PROSE}")
    assert (doc.authors, doc.outlet) == (("Curlew Press Service",), "Harrow Courier")


def test_an_acronym_beside_the_date_is_who_it_comes_from() -> None:
    doc = document_from_text(f"{TITLE}\n\nHWN\n\nHarrow Post, 3 May 2021\n\n{PROSE}")
    assert (doc.authors, doc.outlet) == (("HWN",), "Harrow Post")


def test_an_acronym_within_the_report_is_none() -> None:
    doc = document_from_text(f"{TITLE}\n\nBy Ines Barrow\n\n{PROSE}\n\nHWN\n\n{PROSE} Again.")
    assert doc.authors == ("Ines Barrow",)


def test_a_papers_name_below_the_first_prose_is_not_the_reports_own() -> None:
    doc = document_from_text(f"{TITLE}\n\n{PROSE}\n\nThe Harrow Gazette\n\n{PROSE} Again.")
    assert doc.outlet is None


def test_a_labelled_head() -> None:
    text = (
        f"Headline: {TITLE}\nSource: The Harrow Gazette\nByline: By Ines Barrow and Tom Roe\nDate: May 3, 2021\n"
        f"URL: https://gazette.example/landing\nLength: 412 words\n\n{PROSE}"
    )
    doc = document_from_text(text)
    assert (doc.title, doc.outlet, doc.published) == (TITLE, "The Harrow Gazette", "2021-05-03")
    assert (doc.authors, doc.url) == (("Ines Barrow", "Tom Roe"), "https://gazette.example/landing")
    assert ("title", TITLE) in shown(doc)
    assert [words for kind, words in shown(doc) if kind == "paragraph"] == [PROSE]


def test_one_labelled_line_is_no_head() -> None:
    doc = document_from_text(f"Source: nobody would say\n\n{PROSE}\n\n{PROSE} Again.")
    assert doc.outlet is None
