"""ninjs, schema.org JSON-LD, plain reports and JSON Lines."""

from __future__ import annotations

import io
import json
import tracemalloc
from pathlib import Path

import pytest
from intake_helpers import document, rejection, shown, taken

from onrecord.intake import IntakeOptions, Rejected, take_in
from onrecord.model import Document

BODY = "The council of Harrowmere voted on Monday to close the ferry landing.\n\nNobody spoke against it."
NINJS = {
    "uri": "https://example.org/items/7",
    "type": "text",
    "representationtype": "complete",
    "firstcreated": "2021-03-14T09:30:00+00:00",
    "versioncreated": "2021-03-15T07:00:00+00:00",
    "language": "en-GB",
    "headlines": [{"role": "short", "value": "Landing"}, {"role": "main", "value": "Ferry landing to close"}],
    "bylines": [{"value": "By Ines Barrow and Tom O’Dell"}],
    "located": "Harrowmere",
    "infosources": [{"name": "Harrow Gazette", "role": "source"}],
    "bodies": [
        {
            "role": "main",
            "contenttype": "text/html",
            "value": "<p>It &amp; closed.</p><h2>Why</h2><ul><li>piles</li></ul>",
        },
        {"role": "summary", "contenttype": "text/plain", "value": "A summary of seven words is here."},
    ],
    "associations": [
        {
            "name": "main-picture",
            "uri": "https://example.org/pictures/1",
            "type": "picture",
            "descriptions": [{"role": "caption", "value": "The landing in the storm"}],
            "creditline": "Ines Barrow/PA",
        }
    ],
}
ARTICLE = {
    "@context": "https://schema.org",
    "@type": ["NewsArticle"],
    "headline": "Ferry landing to close",
    "author": [{"@type": "Person", "name": "Ines Barrow"}, "Tom O’Dell"],
    "publisher": {"@type": "Organization", "name": "Harrow Gazette"},
    "datePublished": "2021-03-14T23:30:00-05:00",
    "dateModified": "2021-03-16",
    "mainEntityOfPage": {"@id": "https://example.org/landing"},
    "inLanguage": "en",
    "articleBody": BODY,
    "image": {"@type": "ImageObject", "caption": "The landing in the storm", "creditText": "Ines Barrow"},
    "description": "Six words that are not read.",
}


def saved(tmp_path: Path, value: object, name: str = "a.json") -> Path:
    (tmp_path / name).write_text(json.dumps(value), encoding="utf-8")
    return tmp_path / name


def test_ninjs(tmp_path: Path) -> None:
    doc = document(saved(tmp_path, NINJS))
    assert shown(doc) == [
        ("title", "Ferry landing to close"),
        ("byline", "By Ines Barrow and Tom O’Dell"),
        ("dateline", "Harrowmere"),
        ("paragraph", "It & closed."),
        ("heading", "Why"),
        ("list", "piles"),
        ("caption", "The landing in the storm"),
        ("credit", "Ines Barrow/PA"),
    ]
    assert doc.authors == ("Ines Barrow", "Tom O’Dell")
    assert (doc.published, doc.modified) == ("2021-03-14", "2021-03-15")
    assert (doc.outlet, doc.url, doc.language) == ("Harrow Gazette", "https://example.org/items/7", "en")
    assert [(i.code, i.count) for i in doc.issues] == [("json.left_out", 7)]


def test_ninjs_of_the_first_version(tmp_path: Path) -> None:
    item = {
        "uri": "urn:x:1",
        "versioncreated": "20210314T093000Z",
        "headline": "Ferry landing to close",
        "byline": "Ines Barrow",
        "body_text": BODY,
        "associations": {"main": {"type": "picture", "description_text": "The landing", "byline": "Tom O’Dell"}},
    }
    doc = document(saved(tmp_path, item))
    assert [kind for kind, _ in shown(doc)] == ["title", "byline", "paragraph", "paragraph", "caption", "credit"]
    assert (doc.published, doc.modified, doc.authors, doc.url) == (None, "2021-03-14", ("Ines Barrow",), None)
    first = document(saved(tmp_path, {**item, "version": "1"}))
    assert (first.published, first.modified) == ("2021-03-14", None)


def test_ninjs_without_a_body(tmp_path: Path) -> None:
    error = rejection(saved(tmp_path, {"uri": "urn:x:1", "type": "picture", "versioncreated": "2021-03-14"}))
    assert error.message == "is a ninjs picture without a text body"


@pytest.mark.parametrize("wrap", [lambda a: a, lambda a: [a], lambda a: {"@graph": [{"@type": "WebPage"}, a]}])
def test_schema_org_article(tmp_path: Path, wrap: object) -> None:
    assert callable(wrap)
    doc = document(saved(tmp_path, wrap(ARTICLE)))
    first, second = BODY.split("\n\n")
    assert shown(doc) == [
        ("title", "Ferry landing to close"),
        ("paragraph", first),
        ("paragraph", second),
        ("caption", "The landing in the storm"),
        ("credit", "Ines Barrow"),
    ]
    assert doc.authors == ("Ines Barrow", "Tom O’Dell")
    assert (doc.published, doc.modified) == ("2021-03-14", "2021-03-16")
    assert (doc.outlet, doc.url) == ("Harrow Gazette", "https://example.org/landing")
    assert [(i.code, i.count) for i in doc.issues] == [("json.left_out", 6)]


def test_schema_org_article_without_a_body(tmp_path: Path) -> None:
    error = rejection(saved(tmp_path, {key: value for key, value in ARTICLE.items() if key != "articleBody"}))
    assert error.message == 'is a schema.org article without "articleBody"'


def test_several_reports_in_one_file_are_numbered(tmp_path: Path) -> None:
    path = saved(tmp_path, [ARTICLE, {"text": " "}, {"text": BODY}])
    found = taken(path)
    assert [item.input for item in found] == [f"{path}#1", f"{path}#2", f"{path}#3"]
    assert [isinstance(item, Rejected) for item in found] == [False, True, False]


def test_the_text_of_a_plain_report_is_its_text(tmp_path: Path) -> None:
    text = "  Ferry landing to close\r\n\r\nNobody spoke — not one.\u2028 \0 "
    report = {"id": 7, "title": "Ferry landing to close", "text": text, "published": "2021-03", "outlet": "Gazette"}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(report) + "\n\n", encoding="utf-8")
    doc = document(path)
    assert doc.text == text
    assert (doc.input, doc.published, doc.outlet, doc.title) == ("7", "2021-03", "Gazette", "Ferry landing to close")
    assert shown(doc)[0] == ("title", "Ferry landing to close")
    assert doc.report.original == json.dumps(report).encode()


def test_lines_may_be_of_any_shape_and_a_bad_one_names_its_line(tmp_path: Path) -> None:
    lines = [
        json.dumps(NINJS),
        "{not json",
        json.dumps(ARTICLE),
        '{"id": "x", "words": 3}',
        '{"text": "Fire at mill."}',
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    found = taken(path)
    assert [item.input for item in found] == [NINJS["uri"], f"{path}:2", f"{path}:3", f"{path}:4", f"{path}:5"]
    assert [isinstance(item, Rejected) for item in found] == [False, True, False, True, False]
    bad = found[1]
    assert isinstance(bad, Rejected)
    assert bad.error.subject == f"{path}:2"


def test_a_line_that_is_no_text_is_rejected_and_the_rest_go_on(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "\xff\xff"}\r\n{"text": "Fire at mill."}\r\n')
    bad, good = taken(path)
    assert isinstance(bad, Rejected)
    assert "byte offset 10" in bad.error.message
    assert isinstance(good, Document)


def test_a_date_that_cannot_be_read_is_an_issue_and_is_not_guessed(tmp_path: Path) -> None:
    doc = document(saved(tmp_path, {"text": BODY, "published": "last Tuesday"}))
    assert doc.published is None
    assert [i.code for i in doc.issues] == ["date.unreadable"]


def test_the_callers_date_fills_only_what_a_report_does_not_say(tmp_path: Path) -> None:
    options = IntakeOptions(published="2020")
    assert document(saved(tmp_path, {"text": BODY}), options).published == "2020"
    assert document(saved(tmp_path, {"text": BODY, "published": "2021-03-14"}), options).published == "2021-03-14"


def test_prose_in_unknown_fields_is_counted(tmp_path: Path) -> None:
    doc = document(saved(tmp_path, {"text": BODY, "comment": "a b c d e f g h i j k", "code": "x y"}))
    assert [(i.code, i.count) for i in doc.issues] == [("json.left_out", 11)]
    assert "comment" in doc.issues[0].message


def test_json_lines_are_streamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.intake.jsonl._CHUNK", 65_536)
    path = tmp_path / "a.jsonl"
    path.write_text((json.dumps({"text": "the word " * 4_000}) + "\n") * 100, encoding="utf-8")
    tracemalloc.start()
    count = sum(isinstance(item, Document) for item in take_in([str(path)], IntakeOptions()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 100
    assert peak < path.stat().st_size / 2


def test_documents_come_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: object) -> int:
            assert isinstance(buffer, memoryview)
            line = b'{"text": "Fire at the mill."}\n'
            buffer[: len(line)] = line
            return len(line)

    class Stdin:
        buffer = io.BufferedReader(Endless(), buffer_size=64)

    monkeypatch.setattr("sys.stdin", Stdin())
    stream = take_in(["-"], IntakeOptions(format="jsonl"))
    assert [next(stream).input for _ in range(3)] == ["<stdin>:1", "<stdin>:2", "<stdin>:3"]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ({"ednote": "Correction to the third paragraph"}, 5),
        ({"usageterms": "Not for use in print before Monday"}, 7),
        ({"headlines": [*NINJS["headlines"], {"role": "seo", "value": "Why the old landing closes"}]}, 5),
        ({"associations": [{"name": "box", "type": "text", "uri": "x", "body_text": "A box of six words here"}]}, 6),
        ({"subjects": [{"name": "Arts, culture, entertainment and media in Harrowmere"}]}, 0),
    ],
)
def test_prose_of_a_ninjs_item_that_is_not_read_is_counted(
    tmp_path: Path, field: dict[str, object], words: int
) -> None:
    doc = document(saved(tmp_path, {**NINJS, **field}))
    assert sum(i.count or 0 for i in doc.issues) == 7 + words


def test_a_standfirst_is_counted_however_short_and_labels_are_not(tmp_path: Path) -> None:
    report = {"text": BODY, "standfirst": "Members split on piles", "kicker": "Rivers", "section": "UK local news"}
    doc = document(saved(tmp_path, report))
    assert [(i.code, i.count) for i in doc.issues] == [("json.left_out", 5)]
    assert "standfirst, kicker" in doc.issues[0].message


def test_a_fault_in_one_line_does_not_stop_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [json.dumps({"text": "Fire at the mill."}), json.dumps({"text": "Fire at the quay."})]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")

    def broken(text: str, _: str) -> None:
        if "mill" in text:
            raise KeyError("mill")

    monkeypatch.setattr("onrecord.intake.json_reports.check_text", broken)
    bad, good = taken(tmp_path / "a.jsonl")
    assert isinstance(bad, Rejected)
    assert (bad.error.code, isinstance(good, Document)) == ("input.fault", True)


def test_json_lines_read_as_json_are_told_how_to_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "Fire."}\n{"text": "Fire."}', encoding="utf-8")
    assert "--input-format jsonl" in str(rejection(tmp_path / "a.json").hint)
