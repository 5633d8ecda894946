"""Lines that look like something that they are not: dates, bylines, captions, headings and titles of plain texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from intake_helpers import document, kinds, shown

from onrecord.intake import IntakeOptions, document_from_text

PROSE = "The council of Harrowmere voted on Monday to close the ferry landing after a long debate."


# --- date lines ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("above", [f"{PROSE}\n\n", f"Ferry landing to close\n\n{PROSE}\n\n"])
def test_a_bare_date_below_the_first_prose_is_not_when_the_report_was_published(above: str) -> None:
    doc = document_from_text(f"{above}3 March 2021\n\nThe first pile was found to be rotten.")
    assert doc.published is None
    assert "dateline" not in [kind for kind, _ in shown(doc)]


def test_a_bare_date_as_the_last_line_is_not_one_either() -> None:
    assert document_from_text(f"Ferry landing to close\n\n{PROSE}\n\n3 March 2021").published is None


@pytest.mark.parametrize(
    "top",
    [
        "3 March 2021\n\nFerry landing to close",
        "Ferry landing to close\n\n3 March 2021",
        "Ferry landing to close\n\nMembers are split over the piles\n\n3 March 2021",
        "Ferry landing to close\n\nMembers are split over the piles.\n\nBy Ines Barrow\n\n3 March 2021",
    ],
)
def test_a_bare_date_above_the_prose_or_under_the_byline_is(top: str) -> None:
    assert document_from_text(f"{top}\n\n{PROSE}").published == "2021-03-03"


def test_a_line_that_says_what_its_date_is_may_stand_at_the_foot() -> None:
    text = f"Ferry landing to close\n\n{PROSE}\n\n{PROSE} Again.\n\nPublished 3 March 2021"
    assert document_from_text(text).published == "2021-03-03"


def test_a_date_that_differs_from_the_callers_is_taken_and_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Ferry landing to close\n\n3 March 2021\n\n{PROSE}", encoding="utf-8")
    doc = document(tmp_path / "a.txt", IntakeOptions(published="2021-03-14"))
    assert doc.published == "2021-03-03"
    assert [(i.code, i.message) for i in doc.issues] == [
        ("date.differs", "the report gives its date as 2021-03-03, which was taken, and not 2021-03-14 as asked")
    ]


@pytest.mark.parametrize("asked", ["2021", "2021-03", "2021-03-03"])
def test_a_date_that_agrees_with_the_callers_needs_no_word(tmp_path: Path, asked: str) -> None:
    (tmp_path / "a.txt").write_text(f"Ferry landing to close\n\n3 March 2021\n\n{PROSE}", encoding="utf-8")
    assert document(tmp_path / "a.txt", IntakeOptions(published=asked)).issues == ()


# --- bylines ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "names", "outlet"),
    [
        ("By Ines Barrow, Local Democracy Reporter", ("Ines Barrow",), None),
        ("By Ines Barrow, Political Editor, and Tom O’Dell", ("Ines Barrow", "Tom O’Dell"), None),
        ("By Our Reporter", (), None),
        ("By Staff Correspondent", (), None),
        ("By Ines Barrow, The Open Ledger", ("Ines Barrow",), "The Open Ledger"),
        ("By Ines Barrow, Harrowmere Gazette", ("Ines Barrow",), "Harrowmere Gazette"),
        ("By Ines Barrow, Crime Reporter, The Open Ledger", ("Ines Barrow",), "The Open Ledger"),
        ("By Ines Barrow, Emily Sun", ("Ines Barrow", "Emily Sun"), None),
    ],
)
def test_bylines_with_an_office_or_an_outlet(line: str, names: tuple[str, ...], outlet: str | None) -> None:
    doc = document_from_text(f"Ferry landing to close\n\n{line}\n\n{PROSE}")
    assert shown(doc)[1] == ("byline", line)
    assert (doc.authors, doc.outlet) == (names, outlet)


@pytest.mark.parametrize("end", ["\n", "\n\n"])
def test_a_byline_of_two_lines(end: str) -> None:
    doc = document_from_text(f"Ferry landing to close\n\nInes Barrow{end}Crime correspondent\n\n{PROSE}")
    assert [kind for kind, _ in shown(doc)] == ["title", "byline", "byline", "paragraph"]
    assert doc.authors == ("Ines Barrow",)


# --- captions, headings, titles --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "Mr Roe, standing beside his wife outside the court, declined to comment",
        "Hundreds of people marched through Harrowmere on Sunday to protest against the closure",
        "The protest over the closure of the landing goes into its second week with no end to it in sight",
        "Ms Barrow, who leaves office in May, told members that the piles had rotted",
        "He looks at the landing every day. It is falling into the water. [Harrow Post]",
        "The council will hold a second vote on the landing in the spring of next year",
    ],
)
def test_prose_without_a_full_stop_is_no_caption(line: str) -> None:
    assert kinds(f"{PROSE}\n\n{line}\n\n{PROSE} Again.")[1] == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "A woman holds up a lantern among people standing on the quay at Harrowmere",
        "Protesters march along the quay at Harrowmere to protest against the closure",
        "People carrying lanterns on the quay at Harrowmere on Sunday night",
        "Ines Barrow, left, with the harbour master on the quay at Harrowmere",
    ],
)
def test_lines_that_say_what_a_picture_shows_are_captions(line: str) -> None:
    assert kinds(f"{PROSE}\n\n{line}\n\n{PROSE} Again.")[1] == "caption"


def test_where_paragraphs_have_no_full_stops_none_is_a_caption_for_the_lack_of_one() -> None:
    lines = [
        "The council of Harrowmere meets again on Monday after a long debate on the ferry landing and its piles",
        "Campaigners stand outside the hall each night and sing until the police ask them to go home again",
        "The chair of the committee holds that nothing else can be done for the landing before the next winter",
        "The mill gives work to three hundred people and all of them use the ferry to get to it and back",
    ]
    assert kinds("\n\n".join(lines)) == ["paragraph"] * 4
    assert kinds("\n\n".join(["Ferry landing to close", *lines])) == ["title", *["paragraph"] * 4]


@pytest.mark.parametrize("line", ["Ines Barrow at the landing (Photo by Tom O’Dell)", "The landing at night (AP)"])
def test_a_short_line_that_ends_in_a_credit_is_a_caption_with_a_credit(line: str) -> None:
    assert kinds(f"{PROSE}\n\n{line}\n\n{PROSE} Again.") == ["paragraph", "caption", "credit", "paragraph"]


def test_the_agency_after_the_last_sentence_makes_no_caption_of_it() -> None:
    text = f"{PROSE}\n\nThe mayor said that she would not stand for the council again. (PTI)"
    assert kinds(text)[1] == "paragraph"


@pytest.mark.parametrize("under", ["By Ines Barrow", "Published 3 March 2021"])
def test_a_headline_with_a_full_stop_stands_above_a_byline_or_a_date(under: str) -> None:
    doc = document_from_text(f"Ferry landing to close.\n\n{under}\n\n{PROSE}")
    assert shown(doc)[0] == ("title", "Ferry landing to close.")
    assert doc.title == "Ferry landing to close."
