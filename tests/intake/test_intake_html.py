"""Saved pages: text, captions in their places, metadata, what was left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from intake_helpers import document, shown

from onrecord.model import Document

PARAGRAPHS = [
    "The council of Harrowmere voted on Monday to close the ferry landing after a survey found rot in its piles.",
    "“We had no choice,” said Ines Barrow, who has chaired the harbour committee since the spring of 2019.",
    "Campaigners gathered outside the town hall and sang until the police asked them to go home for the night.",
    "The landing has carried the mill’s workers over the Harrow since it was built by subscription in 1911.",
]
JSON_LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
  {"@type": "Organization", "@id": "#gazette", "name": "Harrow Gazette Ltd"},
  {"@type": "NewsArticle", "headline": "Ferry landing to close", "author": {"@type": "Person", "name": "Ines Barrow"},
   "publisher": {"@id": "#gazette"}, "datePublished": "2021-03-14T09:00:00Z", "dateModified": "2021-03-16T10:00:00Z"}
]}</script>"""


def page(body: str = "", head: str = "", lang: str = "en") -> str:
    return f"""<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">
<title>Ferry landing to close | Harrow Gazette</title><meta property="og:site_name" content="Harrow Gazette">
<link rel="canonical" href="https://gazette.example/landing">{head}</head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/jobs">Jobs</a></nav>
<main><article><h1>Ferry landing to close</h1>{body}</article></main>
<footer><p>Copyright Harrow Gazette. All rights reserved. Read our terms.</p></footer></body></html>"""


def article(*between: str) -> str:
    """The paragraphs, with something after each."""
    parts = [f"<p>{text}</p>{between[i] if i < len(between) else ''}" for i, text in enumerate(PARAGRAPHS)]
    return "".join(parts)


def saved(tmp_path: Path, html: str, encoding: str = "utf-8") -> Path:
    (tmp_path / "a.html").write_bytes(html.encode(encoding))
    return tmp_path / "a.html"


def test_title_and_paragraphs_in_order(tmp_path: Path) -> None:
    doc = document(saved(tmp_path, page(article())))
    assert shown(doc) == [("title", "Ferry landing to close"), *(("paragraph", text) for text in PARAGRAPHS)]
    assert doc.report.media_type == "text/html"
    assert doc.report.original == (tmp_path / "a.html").read_bytes()


def test_metadata_from_json_ld(tmp_path: Path) -> None:
    doc = document(saved(tmp_path, page(article(), JSON_LD)))
    assert (doc.title, doc.authors) == ("Ferry landing to close", ("Ines Barrow",))
    assert (doc.published, doc.modified) == ("2021-03-14", "2021-03-16")
    assert (doc.outlet, doc.url, doc.language) == ("Harrow Gazette", "https://gazette.example/landing", "en")


def test_metadata_from_meta_tags(tmp_path: Path) -> None:
    head = """<meta property="article:published_time" content="2021-03-14T09:00:00+00:00">
    <meta property="article:modified_time" content="2021-03-16T09:00:00+00:00">
    <meta name="author" content="Tom O’Dell">"""
    doc = document(saved(tmp_path, page(article(), head)))
    assert (doc.published, doc.modified, doc.authors) == ("2021-03-14", "2021-03-16", ("Tom O’Dell",))


def test_metadata_from_the_markup(tmp_path: Path) -> None:
    top = '<p class="byline">By Tom O’Dell</p><time itemprop="datePublished" datetime="2021-03-14">14 March</time>'
    doc = document(saved(tmp_path, page(top + article())))
    assert (doc.published, doc.authors) == ("2021-03-14", ("Tom O’Dell",))
    assert ("byline", "By Tom O’Dell") in shown(doc)


def test_a_date_of_change_is_not_the_date_of_publication(tmp_path: Path) -> None:
    head = '<meta property="article:modified_time" content="2021-03-16T09:00:00+00:00">'
    doc = document(saved(tmp_path, page(article(), head)))
    assert (doc.published, doc.modified) == (None, "2021-03-16")


def test_what_a_page_does_not_say_is_unknown(tmp_path: Path) -> None:
    bare = "<html><body>" + article() + "</body></html>"
    doc = document(saved(tmp_path, bare))
    assert (doc.published, doc.modified, doc.authors, doc.outlet, doc.url) == (None, None, (), None, None)


def test_captions_stand_where_the_pictures_do(tmp_path: Path) -> None:
    figure = """<figure><img src="a.jpg"><figcaption>The landing in the storm of 2019
    <span class="credit">Pic: Ines Barrow</span></figcaption></figure>"""
    found = shown(document(saved(tmp_path, page(article("", figure)))))
    assert found[2:6] == [
        ("paragraph", PARAGRAPHS[1]),
        ("caption", "The landing in the storm of 2019"),
        ("credit", "Pic: Ines Barrow"),
        ("paragraph", PARAGRAPHS[2]),
    ]


def test_the_lead_picture_stands_above_the_text(tmp_path: Path) -> None:
    caption = '<p class="wp-caption-text">Boats wait at the landing (Tom O’Dell/PA)</p>'
    figure = f'<div class="image"><img src="a.jpg">{caption}</div>'
    found = shown(document(saved(tmp_path, page(figure + article()))))
    assert found[1:4] == [
        ("caption", "Boats wait at the landing"),
        ("credit", "(Tom O’Dell/PA)"),
        ("paragraph", PARAGRAPHS[0]),
    ]


def test_captions_of_other_reports_are_left_out(tmp_path: Path) -> None:
    figure = '<figure><img src="b.jpg"><figcaption>Another town’s mayor resigns</figcaption></figure>'
    teaser = f'<aside class="related">{figure}</aside>'
    doc = document(saved(tmp_path, page(article("", teaser))))
    assert "mayor resigns" not in doc.text


def test_a_caption_printed_twice_is_marked(tmp_path: Path) -> None:
    figure = "<figure><img src='a.jpg'><figcaption>The landing in the storm of 2019</figcaption></figure>"
    doc = document(saved(tmp_path, page(article(figure, figure))))
    captions = [(i, block.repeats) for i, block in enumerate(doc.blocks) if block.kind == "caption"]
    assert [repeats for _, repeats in captions] == [None, captions[0][0]]


def test_headings_and_lists(tmp_path: Path) -> None:
    inner = "<h2>What the survey found</h2><ul><li>Rot in nine piles</li><li>Rust in the chains</li></ul>"
    found = shown(document(saved(tmp_path, page(article("", inner)))))
    assert ("heading", "What the survey found") in found
    assert [words for kind, words in found if kind == "list"] == ["Rot in nine piles", "Rust in the chains"]


def test_left_out_words_are_counted(tmp_path: Path) -> None:
    doc = document(saved(tmp_path, page(article())))
    issue = next(i for i in doc.issues if i.code == "html.left_out")
    # "Home Sport Jobs" and the nine words of the footer.
    assert issue.count == 3 + 9


def test_an_article_that_only_json_ld_has(tmp_path: Path) -> None:
    text = " ".join(PARAGRAPHS * 3)
    linked = f'{{"@type": "NewsArticle", "headline": "X", "articleBody": "{text}"}}'
    head = f'<script type="application/ld+json">{linked}</script>'
    doc = document(saved(tmp_path, page("<p>Loading the article, please wait.</p>", head)))
    assert PARAGRAPHS[3] in doc.text
    assert "html.json_ld_body" in [i.code for i in doc.issues]


@pytest.mark.parametrize("broken", ["{", '{"@type": "NewsArticle", "headline": 7}', "[" * 5_000, "null"])
def test_broken_json_ld_is_passed_over(tmp_path: Path, broken: str) -> None:
    doc = document(saved(tmp_path, page(article(), f'<script type="application/ld+json">{broken}</script>')))
    assert doc.title == "Ferry landing to close"


def test_a_declared_encoding_is_believed(tmp_path: Path) -> None:
    html = page(article()).replace('charset="utf-8"', 'charset="iso-8859-1"')
    doc = document(saved(tmp_path, html, "cp1252"))
    assert PARAGRAPHS[1] in doc.text
    assert doc.report.encoding == "cp1252"


def test_a_few_broken_bytes_are_replaced_and_counted(tmp_path: Path) -> None:
    path = saved(tmp_path, page(article(" <p>Café €5</p>")))
    path.write_bytes(path.read_bytes().replace(b"Sport", b"Sp\xffrt"))
    doc = document(path)
    assert [(i.code, i.count) for i in doc.issues if i.code.startswith("encoding")] == [("encoding.replaced", 1)]


def test_a_stamp_in_utc_gives_way_to_the_day_in_the_address(tmp_path: Path) -> None:
    head = '<meta property="article:published_time" content="2021-03-15T02:25:00Z">'
    html = page(article(), head).replace("gazette.example/landing", "gazette.example/2021/03/14/landing")
    assert document(saved(tmp_path, html)).published == "2021-03-14"


def test_nul_characters_do_not_end_a_page(tmp_path: Path) -> None:
    assert PARAGRAPHS[3] in document(saved(tmp_path, page(article("\0")))).text


def test_a_page_in_another_language_says_so(tmp_path: Path) -> None:
    german = "Die Polizei nahm am Dienstag nach einer Kundgebung in der Innenstadt drei Menschen fest, teilte sie mit."
    doc = document(saved(tmp_path, page(f"<p>{german}</p>" * 4, lang="de")))
    assert doc.language == "de"


@pytest.mark.parametrize(
    "line",
    [
        "<p>Last updated: 20 March 2021</p>",
        '<p>Updated <time datetime="2021-03-20T09:00:00Z">two days ago</time></p>',
        '<p>Modified: <span><time datetime="2021-03-20">20 March 2021</time></span></p>',
    ],
)
def test_a_page_that_shows_only_its_last_change_has_no_date_of_publication(tmp_path: Path, line: str) -> None:
    doc = document(saved(tmp_path, page(line + article())))
    assert (doc.published, doc.modified) == (None, "2021-03-20")


def test_a_date_that_the_page_shows_beside_that_of_its_change_is_of_publication(tmp_path: Path) -> None:
    times = '<time datetime="2021-03-14">14 March</time> Updated <time datetime="2021-03-20">20 March</time>'
    assert document(saved(tmp_path, page(f"<p>{times}</p>{article()}"))).published == "2021-03-14"


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Ines Barrow and Tom Roe<br>Home affairs", ("Ines Barrow", "Tom Roe")),
        ("By<br>Ines Barrow", ("Ines Barrow",)),
        ("By Ines Barrow<br>and Tom Roe<br>Crime correspondent", ("Ines Barrow", "Tom Roe")),
    ],
)
def test_names_end_with_the_line_of_the_byline(tmp_path: Path, byline: str, authors: tuple[str, ...]) -> None:
    assert document(saved(tmp_path, page(f'<p class="byline">{byline}</p>{article()}'))).authors == authors


def left_out(doc: Document) -> int | None:
    return next((i.count for i in doc.issues if i.code == "html.left_out"), None)


def test_a_title_that_the_page_does_not_show_hides_nothing_that_was_left_out(tmp_path: Path) -> None:
    title = "Members of the council vote to close the old ferry landing at once"
    head = f'<meta property="og:title" content="{title}">'
    footer = "<footer><p>Copyright Harrow Gazette. All rights reserved. Read our terms before use.</p></footer>"
    html = f"<html><head>{head}</head><body><article>{article()}</article>{footer}</body></html>"
    doc = document(saved(tmp_path, html))
    assert doc.title == title
    assert left_out(doc) == 11


def test_paragraphs_that_the_text_in_json_ld_lacks_are_counted(tmp_path: Path) -> None:
    text = " ".join(PARAGRAPHS * 3)
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{text}"}}</script>'
    shown_words = "Readers may write to the council about the landing until the end of this month."
    html = f"<html><head>{head}</head><body><article><p>{shown_words}</p></article></body></html>"
    assert left_out(document(saved(tmp_path, html))) == 15


def test_a_word_in_bold_or_a_large_first_letter_is_not_left_out(tmp_path: Path) -> None:
    body = article().replace("The council", "<b>T</b>he <i>council</i>")
    html = f"<html><body><article><h1>Ferry landing to close</h1>{body}</article></body></html>"
    assert left_out(document(saved(tmp_path, html))) is None
