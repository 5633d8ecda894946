"""Plain text: the layout of paragraphs, and what each block is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake_helpers import document, kinds, shown

from onrecord.intake import document_from_text

PROSE = "The council of Harrowmere voted on Monday to close the ferry landing after a long debate."


def test_the_text_of_a_file_is_the_file_character_for_character(tmp_path: Path) -> None:
    text = "\r\nHarrowmere\r\n\r\nA fire broke out\tat the mill.\u2028It was put out.\r\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    doc = document(tmp_path / "a.txt")
    assert doc.text == text
    assert doc.report.original == text.encode()
    assert doc.report.encoding == "utf-8"


@pytest.mark.parametrize(
    "odd", ["NUL \0 inside", "\u202ereversed\u202c", "👩‍👩‍👧 wept", "cafe\u0301", "in \ufeff side"]
)
def test_odd_characters_stay_and_spans_are_exact(tmp_path: Path, odd: str) -> None:
    text = f"{odd} Officers arrived.\n\n{PROSE}"
    (tmp_path / "a.txt").write_bytes(text.encode())
    doc = document(tmp_path / "a.txt")
    assert doc.text == text
    assert [words for _, words in shown(doc)] == [f"{odd} Officers arrived.", PROSE]


def test_paragraphs_one_a_line_are_blocks_of_their_own() -> None:
    text = f"{PROSE}\nNobody was hurt in the vote.\nIt opens again in May."
    assert [w for _, w in shown(document_from_text(text))] == text.split("\n")


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The council of Harrowmere voted on Monday to close the\n"
        "ferry landing after a survey found that its timber piles\n"
        "had rotted, the chair of the harbour committee said.\n"
        "Members heard that the work would take at least a year\n"
        "and that no money had been set aside for it.\n"
        "\n"
        "Campaigners gathered outside the hall. Some of them were\n"
        "carrying placards, and others sang until the police came\n"
        "and asked them to leave."
    )
    first, second = text.split("\n\n")
    assert shown(document_from_text(text)) == [("paragraph", first), ("paragraph", second)]


def test_headlines_of_one_length_are_lines_of_their_own() -> None:
    text = (
        "Ferry chief told to go over landing collapse\n"
        "Minister denies pressure on harbour board\n"
        "Six held after brawl at Harrowmere market\n"
        "Council to look again at a ban on buskers\n"
        "Man dies in cells at Penlow police station\n"
        "Family of dead man to sue police for money\n"
        "Union calls off strike over pay on ferries\n"
        "Mayor says the landing will open by spring"
    )
    assert [words for _, words in shown(document_from_text(text))] == text.split("\n")


def test_a_first_short_line_without_a_full_stop_is_the_title() -> None:
    doc = document_from_text(f"Ferry landing to close\n\n{PROSE}")
    assert shown(doc)[0] == ("title", "Ferry landing to close")
    assert doc.title == "Ferry landing to close"


def test_a_first_line_with_a_full_stop_is_a_paragraph() -> None:
    doc = document_from_text(f"The landing will close.\n\n{PROSE}")
    assert shown(doc)[0][0] == "paragraph"
    assert doc.title is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ines Barrow", ("Ines Barrow",)),
        ("By Ines Barrow and Tom O’Dell, Crime Correspondent", ("Ines Barrow", "Tom O’Dell")),
        ("Ines Barrow, Crime Correspondent", ("Ines Barrow",)),
        ("Ines Barrow in Harrowmere, chief reporter", ("Ines Barrow",)),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    doc = document_from_text(f"Ferry landing to close\n\n{line}\n\n{PROSE}")
    assert shown(doc)[1] == ("byline", line)
    assert doc.authors[: len(names)] == names


@pytest.mark.parametrize("line", ["By Monday the water had gone.", "By Sunday night the crowd had grown to 300"])
def test_a_sentence_that_starts_with_by_is_no_byline(line: str) -> None:
    assert kinds(f"{PROSE}\n\n{line}\n\n{PROSE} Again.")[1] == "paragraph"


@pytest.mark.parametrize(
    "dateline",
    [
        "HARROWMERE (Reuters) —",
        "HARROWMERE —",
        "SALT COVE, N.H. -",
        "Harrowmere, March 3 (Xinhua) --",
        "NEW HARROW:",
    ],
)
def test_a_dateline_is_a_block_before_its_paragraph(dateline: str) -> None:
    assert shown(document_from_text(f"{dateline} {PROSE}")) == [("dateline", dateline), ("paragraph", PROSE)]


def test_who_speaks_in_a_transcript_is_no_dateline() -> None:
    assert (
        kinds("BARROW: We must close it now.\n\nODELL: I do not agree.\n\nBARROW: Then we vote.") == ["paragraph"] * 3
    )


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("Published 3 March 2021", "2021-03-03", None),
        ("First published on March 3, 2021 at 5.30pm", "2021-03-03", None),
        ("Updated: 2021-03-04 17:52", None, "2021-03-04"),
        ("Posted 03/04/2021", None, None),
    ],
)
def test_date_lines(line: str, published: str | None, modified: str | None) -> None:
    doc = document_from_text(f"Ferry landing to close\n\n{line}\n\n{PROSE}")
    assert shown(doc)[1] == ("dateline", line)
    assert (doc.published, doc.modified) == (published, modified)


def test_a_date_that_the_caller_knows_stands() -> None:
    assert document_from_text(f"Published 3 March 2021\n\n{PROSE}", published="2021-03").published == "2021-03"


@pytest.mark.parametrize(
    "credit",
    [
        "Pic: Ines Barrow",
        "Pic: Harrow.orgPic: Harrow.org",
        "The Harrow Gazette: Pic: Tom O’DellPic: Tom O’Dell",
        "Photograph: Ines Barrow/PA",
        "(AP Photo/Ines Barrow)",
        "Image: Barrow/Reuters",
        "Getty Images",
        "Photo by Ines Barrow",
        "Ines Barrow/AFP via Getty Images",
    ],
)
def test_credits(credit: str) -> None:
    assert shown(document_from_text(f"{PROSE}\n\n{credit}\n\n{PROSE} Again."))[1] == ("credit", credit)


@pytest.mark.parametrize(
    "line",
    [
        "Photo: police have since asked for the film to be handed over.",
        "Images of the arrest were shared widely.",
        "Credit where it is due: they came at once.",
        "Pictures taken by residents show the fire spreading.",
    ],
)
def test_sentences_about_pictures_are_no_credits(line: str) -> None:
    assert kinds(f"{PROSE}\n\n{line}\n\n{PROSE} Again.")[1] == "paragraph"


def test_a_caption_printed_twice_is_two_captions_and_the_second_repeats_the_first() -> None:
    caption = "A woman holds up a lantern among people standing on the quay at Harrowmere"
    doc = document_from_text(f"{PROSE}\n\n{caption}\n\n{caption}\n\nNobody was hurt.")
    assert [(str(b.kind), b.repeats) for b in doc.blocks] == [
        ("paragraph", None),
        ("caption", None),
        ("caption", 1),
        ("paragraph", None),
    ]


def test_a_credit_at_the_end_of_a_caption_is_a_block_of_its_own() -> None:
    found = shown(
        document_from_text(f"{PROSE}\n\nThe quay on Monday night. Photograph: Ines Barrow/PA\n\nNobody was hurt.")
    )
    assert found[1:3] == [("caption", "The quay on Monday night."), ("credit", "Photograph: Ines Barrow/PA")]


def test_a_line_beside_a_credit_is_a_caption() -> None:
    text = f"{PROSE}\n\nThe landing at Harrowmere after the storm\n\nPic: Ines Barrow\n\nNobody was hurt."
    assert kinds(text) == ["paragraph", "caption", "credit", "paragraph"]


def test_a_short_line_between_paragraphs_is_a_heading() -> None:
    assert kinds(f"{PROSE}\n\nWhat the survey found\n\n{PROSE} Again.") == ["paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    "line", ["“We had no choice”", "Barrow said:", "He left at once.", "the rest of it was lost", "What, then, was it?"]
)
def test_lines_that_may_be_prose_are_paragraphs(line: str) -> None:
    assert kinds(f"{PROSE}\n\n{line}\n\n{PROSE} Again.")[1] == "paragraph"


def test_items_of_a_list() -> None:
    text = f"{PROSE}\n\n- close the landing\n- move the boats\n\n• one more\n\n- and with that he left."
    assert kinds(text) == ["paragraph", "list", "list", "list", "paragraph"]


@pytest.mark.parametrize("line", ["* * *", "Advertisement", "READ MORE: Boats moved", "Facebook Twitter Email Share"])
def test_what_the_page_adds_is_other(line: str) -> None:
    assert kinds(f"{PROSE}\n\n{line}\n\n{PROSE} Again.")[1] == "other"


def test_lower_case_reports_have_lower_case_datelines() -> None:
    text = f"This story is from March 10, 2021\n\nharrowmere: {PROSE.lower()}\n\n{PROSE.lower()} again."
    assert kinds(text) == ["dateline", "dateline", "paragraph", "paragraph"]


LINES = st.lists(
    st.sampled_from(
        [
            "",
            "  ",
            "By Ann Poe",
            "Pic: XPic: X",
            "HARROW — He left.",
            "1. one",
            "- two",
            "“Open",
            "Getty Images",
            PROSE,
            "***",
        ]
    )
    | st.text(max_size=60),
    max_size=12,
)


@given(LINES, st.sampled_from(["\n", "\n\n", "\r\n", "\u2028", " "]))
def test_every_character_that_is_no_space_lies_in_exactly_one_block(parts: list[str], end: str) -> None:
    text = end.join(parts)
    doc = document_from_text(text)
    covered = [index for block in doc.blocks for index in range(block.span.start, block.span.end)]
    assert doc.text == text
    assert covered == sorted(set(covered))
    assert {i for i, ch in enumerate(text) if not ch.isspace()} <= set(covered)
    assert all(doc.words(b.span) == doc.words(b.span).strip() != "" for b in doc.blocks)
    for block in doc.blocks:
        if block.repeats is not None:
            assert doc.words(doc.blocks[block.repeats].span).split() == doc.words(block.span).split()


@pytest.mark.parametrize(
    "unit", ["a\n", "A (", "By A, ", "on ", "Pic: A", "A/", "(AP Photo ", "NEW YORK, ", "A. ", "- \n"]
)
def test_long_texts_take_time_in_proportion(unit: str) -> None:
    # A pattern that blows up would not come back from this.
    text = unit * (150_000 // len(unit))
    assert document_from_text(text).text == text
