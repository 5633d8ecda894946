"""What stands on the page, that no report can break it, and the index."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from html_parsing import Page
from html_samples import Finder, document, empty, make_document, small

from onrecord.errors import SpanError
from onrecord.export.html import IndexItem, index_item, render_index, render_page
from onrecord.model import (
    Asserted,
    Block,
    BlockKind,
    Entity,
    EntityKind,
    Event,
    Form,
    Issue,
    Reading,
    Role,
    Span,
    Statement,
    Time,
)

GOLDEN = Path(__file__).parent / "golden" / "small.html"


def test_the_page_of_a_small_report_is_as_it_was_last_approved() -> None:
    """After a wanted change, look at the new page in a browser, then run this file to write it: python PATH."""
    assert render_page(small(), home="index.html") == GOLDEN.read_text(encoding="utf-8")


def cell(id: str, reading: Reading | None = None) -> str:
    return " ".join(Page(render_page(reading or small())).by_id(id).text.split())


def test_a_person_has_name_age_role_sector_mentions_and_parts() -> None:
    text = cell("e4")
    assert text.startswith("Tamsin Rook, 51 person, government")
    assert "Described as Mayor paragraph 4" in text
    assert "2 mentions" in text
    assert "Ms Rook paragraph 14" in text
    assert "Statements s1 according to Police arrested 14 people" in text
    assert "Has a part in Call (agent) paragraph 14" in text


def test_one_who_is_not_named_is_shown_so() -> None:
    assert "not named" in cell("e11")


def test_an_event_says_who_to_whom_how_many_when_where_and_by_whom_it_is_told() -> None:
    text = cell("v1")
    for part in (
        "Arrest said to have happened",
        "By whom Police",
        "To whom 14 people",
        "14 14 people",
        "When 3 May 2024, 18:00 to 4 May 2024, 06:00",
        "Where the Old Bridge",
        "Told by s1, Tamsin Rook",
        "confidence 92 %",
    ):
        assert part in text
    assert "Told by the report itself" in cell("v5")
    assert "200 or more" in cell("v2")
    assert "Who asks Tamsin Rook" in cell("v6")


@pytest.mark.parametrize(("id", "how"), [("v4", "denied"), ("v5", "planned"), ("v7", "asked for")])
def test_how_an_event_is_asserted_is_shown(id: str, how: str) -> None:
    assert how in cell(id)


def test_events_stand_in_the_order_of_time_and_undated_ones_last() -> None:
    text = Page(render_page(small())).by_id("happened").text
    assert text.index("Arrest") < text.index("Meeting") < text.index("Use of force")


def test_what_was_asked_for_is_apart_from_what_happened() -> None:
    page = Page(render_page(small()))
    assert "Call" in page.by_id("asked").text
    assert "Inquiry" in page.by_id("asked").text
    assert "Call" not in page.by_id("happened").text
    assert "Inquiry" not in page.by_id("happened").text


def test_a_statement_tells_verbatim_from_paraphrase_and_names_relay_and_frame() -> None:
    assert cell("s1").startswith("Tamsin Rook paraphrase")
    assert cell("s2").startswith("Dev Harrow verbatim")
    assert "Relayed by the Vale Wire" in cell("s2")
    assert "Told inside s2, Dev Harrow" in cell("s3")
    assert "part verbatim, part paraphrase" in cell("s4")
    assert cell("s6").startswith("Speaker not known")
    page = Page(render_page(small()))
    assert "patient, fair and calm" in [e.text for e in page.with_class("verbatim")]
    assert "the force had been “" in [e.text for e in page.with_class("paraphrase")]


def test_quotation_marks_are_added_where_the_content_has_none() -> None:
    doc = document(((BlockKind.PARAGRAPH, "“Go home,” the warden said."),))
    words = Finder(doc.text)("Go home,")
    bare = Statement("s1", Form.DIRECT, (), (), (words,), (words,))
    whole = Statement("s1", Form.DIRECT, (), (), (Span(words.start - 1, words.end + 1),), (words,))
    assert Page(render_page(Reading(doc, statements=(bare,)))).with_class("add")
    assert not Page(render_page(Reading(doc, statements=(whole,)))).with_class("add")


def test_a_very_long_statement_is_cut_in_its_cell_and_says_so() -> None:
    doc = document(((BlockKind.PARAGRAPH, "word " * 500),))
    long = Statement("s1", Form.INDIRECT, (), (), (Span(0, 2499),))
    assert "1,499 more characters in the report" in cell("s1", Reading(doc, statements=(long,)))


def test_coordinates_come_with_their_source() -> None:
    text = cell("places")
    assert "52.5012° N, 2.0123° W precise to the town geonames:1" in text
    assert "GeoNames, CC BY 4.0" in text
    assert "GeoNames" not in render_page(replace(small(), places=()))


def test_what_stayed_unknown_is_listed() -> None:
    text = cell("unknown")
    for part in (
        "Who is speaking s6",
        "The name of a speaker",
        "When it happened",
        "Where a place lies the Old Bridge",
    ):
        assert part in text
    assert "When the report was published" not in text
    assert "When the report was published" in cell("unknown", empty())


def test_empty_sections_say_so() -> None:
    page = Page(render_page(empty()))
    for id in ("people", "happened", "said", "asked", "times", "places", "media", "issues"):
        assert "None found." in page.by_id(id).text


def test_the_head_says_what_it_is_where_it_came_from_and_that_nobody_reviewed_it() -> None:
    html = render_page(small(), home="index.html")
    text = " ".join(Page(html).text_of("header").split())
    for part in (
        "The Oldbury Lantern",
        "Published 4 May 2024",
        "By Ines Tolliver",
        "reports/oldbury-bridge.txt",
        small().document.report.sha256,
        "not reviewed",
    ):
        assert part in text
    assert "index.html" in Page(html).links()
    assert "<title>Marchers held after Oldbury bridge sit-in" in html


def test_a_report_without_a_title_is_called_by_its_input() -> None:
    assert "<title>oldbury-bridge.txt" in render_page(empty())


def test_a_repeated_caption_leads_to_the_first() -> None:
    page = Page(render_page(small()))
    (repeat,) = page.with_class("repeat")
    assert "repeats an earlier one" in repeat.text
    assert "#b-4" in page.links()


@pytest.mark.parametrize(
    ("language", "tag"), [("en", "en"), ("ga", "ga"), (None, "und"), ('x" onclick="alert(1)', "und")]
)
def test_the_report_has_the_language_of_the_document(language: str | None, tag: str) -> None:
    reading = replace(empty(), document=replace(empty().document, language=language))
    (article,) = [e for e in Page(render_page(reading)).elements if e.tag == "article"]
    assert article.attributes["lang"] == tag


def test_lines_that_were_wrapped_by_hand_flow_and_others_stay() -> None:
    wrapped = (
        "The council met on Tuesday to hear from the people who had\n"
        "been on the bridge and from the force that had\n"
        "cleared it."
    )
    verse = "Low tide,\nhigh tide."
    doc = document(((BlockKind.PARAGRAPH, wrapped), (BlockKind.PARAGRAPH, verse)))
    first, second = Page(render_page(Reading(doc))).with_class("b")
    assert "wrapped" in first.classes
    assert "wrapped" not in second.classes


HOSTILE = (
    "</style></script><script>alert(1)</script><img src=x onerror=alert(2)>\"' onmouseover='alert(3)"
    "\x00\u202eevil\u2069\x1b[31m\ud800"
)


def hostile() -> Reading:
    doc = document(
        ((BlockKind.TITLE, HOSTILE), (BlockKind.PARAGRAPH, HOSTILE)),
        title=HOSTILE,
        outlet=HOSTILE,
        published=HOSTILE,
        authors=(HOSTILE,),
        url="javascript:alert(4)",
        input=HOSTILE,
    )
    whole = Span(0, len(HOSTILE))
    person = Entity("e1", EntityKind.PERSON, HOSTILE, True, (whole,), roles=(Role(HOSTILE, whole),))
    said = Statement("s1", Form.DIRECT, (whole,), (whole,), (whole,), (whole,), (person,), person)
    event = Event("v1", HOSTILE, (whole,), Asserted.DENIED, stated_in=said)
    when = Time("t1", whole, HOSTILE, HOSTILE, HOSTILE)
    return Reading(doc, (person,), (said,), (event,), (when,), issues=(Issue(HOSTILE, HOSTILE, HOSTILE, span=whole),))


def test_a_hostile_report_stays_text() -> None:
    html = render_page(hostile(), home="javascript:alert(5)")
    page = Page(html)
    assert page.report == hostile().document.text
    assert [e.tag for e in page.elements].count("script") == 1
    assert not [e for e in page.elements if e.tag == "img"]
    assert not [name for e in page.elements for name in e.attributes if name.startswith("on")]
    assert not [link for link in page.links() if not link.startswith(("#", "data:,"))]
    for char in "\x00\x1b\u202e\u2069\ud800":
        assert char not in html
    assert "⟨RLO⟩" in html
    assert "␀" in html


def test_an_index_escapes_what_it_is_given() -> None:
    html = render_index([IndexItem(HOSTILE, "javascript:alert(1)", HOSTILE, HOSTILE)], failures=[(HOSTILE, HOSTILE)])
    page = Page(html)
    assert not [e for e in page.elements if e.tag in ("script", "img")]
    assert page.links() == ["data:,"]


def test_the_policy_allows_the_page_its_own_style_and_script_and_nothing_else() -> None:
    html = render_page(small())
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    policy = policy.replace("&#39;", "'")
    for name, kind in (("style", "style-src"), ("script", "script-src")):
        (code,) = re.findall(f"<{name}>(.*?)</{name}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert f"{kind} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert " style=" not in html


def test_the_same_reading_makes_the_same_page() -> None:
    assert render_page(small()) == render_page(small())


def test_a_span_outside_the_text_is_refused() -> None:
    doc = document(((BlockKind.PARAGRAPH, "Short."),))
    with pytest.raises(SpanError):
        render_page(Reading(doc, times=(Time("t1", Span(0, 99), None),)))


def test_a_long_report_with_many_marks_makes_no_large_page() -> None:
    text = "\n\n".join("Rain fell on the bridge at noon and on the town. " * 10 for _ in range(200))
    blocks = tuple(Block(BlockKind.PARAGRAPH, Span(i * 492, i * 492 + 490)) for i in range(200))
    people = tuple(
        Entity(
            f"e{i}", EntityKind.PERSON, f"Person {i}", True, tuple(Span(p, p + 9) for p in range(i * 40, 95_000, 4000))
        )
        for i in range(60)
    )
    said = tuple(Statement(f"s{i}", Form.INDIRECT, (), (), (Span(i * 300, i * 300 + 900),)) for i in range(300))
    reading = Reading(make_document(text, blocks), people, said)
    assert len(render_page(reading)) < 12 * len(text)


def test_an_index_lists_reports_with_their_counts_and_links() -> None:
    page = Page(render_index([index_item(small(), "oldbury.html")], failures=[("broken.pdf", "it has no text layer")]))
    assert "oldbury.html" in page.links()
    text = " ".join(page.text_of("main").split())
    for part in (
        "Marchers held after Oldbury bridge sit-in The Oldbury Lantern Published 4 May 2024",
        "People and organisations 10",
        "What happened 5",
        "Who said what 6",
        "What was asked for 2",
        "broken.pdf it has no text layer",
    ):
        assert part in text


def test_an_index_of_nothing_says_so() -> None:
    assert "No report was read." in render_index([])


if __name__ == "__main__":
    GOLDEN.write_text(render_page(small(), home="index.html"), encoding="utf-8")
