"""PDFs with a text layer; small ones are written here, byte by byte."""

from __future__ import annotations

from pathlib import Path

from intake_helpers import document, shown

LINES = [
    "The council of Harrowmere voted on Monday to close the",
    "ferry landing after a survey found that its timber piles",
    "had rotted, the chair of the committee said.",
]
MORE = ["Campaigners sang outside until the police asked them to", "go home for the night."]


def pdf(pages: list[list[tuple[int, str]]], info: str = "") -> bytes:
    """A PDF whose pages hold lines of text at heights above the foot."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< {info} >>",
    ]
    kids = []
    for lines in pages:
        text = "".join(f"BT /F1 10 Tf 40 {y} Td ({line}) Tj ET\n" for y, line in lines)
        objects.append(f"<< /Length {len(text)} >>\nstream\n{text}endstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out = "%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")


def column(top: int, lines: list[str], step: int = 12) -> list[tuple[int, str]]:
    return [(top - step * index, line) for index, line in enumerate(lines)]


def test_lines_are_joined_to_paragraphs_by_the_gaps(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf([[*column(500, LINES), *column(450, MORE)]]))
    doc = document(tmp_path / "a.pdf")
    assert shown(doc) == [("paragraph", " ".join(LINES)), ("paragraph", " ".join(MORE))]
    assert (doc.report.media_type, doc.report.encoding, doc.language) == ("application/pdf", None, "en")
    assert doc.report.original == (tmp_path / "a.pdf").read_bytes()


def test_a_sentence_goes_on_over_pages(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf([column(500, LINES[:2]), column(500, LINES[2:])]))
    assert shown(document(tmp_path / "a.pdf")) == [("paragraph", " ".join(LINES))]


def test_a_broken_word_is_joined_and_a_compound_is_not(tmp_path: Path) -> None:
    lines = [
        "It is well known that the committee met and the com-",
        "mittee agreed with the well-",
        "known man, and went.",
    ]
    (tmp_path / "a.pdf").write_bytes(pdf([column(500, lines)]))
    expected = "It is well known that the committee met and the committee agreed with the well-known man, and went."
    assert document(tmp_path / "a.pdf").text == expected


def test_running_heads_are_left_out_and_counted(tmp_path: Path) -> None:
    pages = []
    for number, word in enumerate(("One", "Two", "Six", "Ten"), 1):
        body = [f"{word} of the piles in the landing had rotted away, and", f"{word.lower()} of the chains had rusted."]
        more = [f"{word} of the members of the committee were there to", f"hear it, and {word.lower()} of them spoke."]
        pages.append([(580, f"Harrow Gazette page {number}"), *column(500, body), *column(450, more)])
    (tmp_path / "a.pdf").write_bytes(pdf(pages))
    doc = document(tmp_path / "a.pdf")
    assert "Gazette" not in doc.text
    assert len(doc.blocks) == 8
    assert [(i.code, i.count) for i in doc.issues] == [("pdf.left_out", 16)]


def test_the_files_own_date_is_said_but_is_not_the_reports(tmp_path: Path) -> None:
    info = "/Title (Ferry landing to close) /Author (Ines Barrow) /CreationDate (D:20210314093000Z)"
    (tmp_path / "a.pdf").write_bytes(pdf([column(500, LINES)], info))
    doc = document(tmp_path / "a.pdf")
    assert (doc.title, doc.authors, doc.published) == ("Ferry landing to close", ("Ines Barrow",), None)
    assert [i.code for i in doc.issues] == ["pdf.made"]
    assert "2021-03-14" in doc.issues[0].message


def test_title_byline_and_date_line(tmp_path: Path) -> None:
    top = [(560, "Ferry landing to close"), (535, "By Ines Barrow"), (523, "Published 14 March 2021")]
    (tmp_path / "a.pdf").write_bytes(pdf([[*top, *column(500, LINES)]]))
    doc = document(tmp_path / "a.pdf")
    assert [kind for kind, _ in shown(doc)] == ["title", "byline", "dateline", "paragraph"]
    assert (doc.title, doc.authors, doc.published) == ("Ferry landing to close", ("Ines Barrow",), "2021-03-14")
