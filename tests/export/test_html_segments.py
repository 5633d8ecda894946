"""The report's side holds the document's text exactly, whatever the marks are."""

from __future__ import annotations

from html_parsing import Page
from html_samples import Finder, document, make_document, small
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.export.html import render_page
from onrecord.model import (
    Asserted,
    Block,
    BlockKind,
    Entity,
    EntityKind,
    Event,
    Form,
    Reading,
    Span,
    Statement,
    Time,
)

AWKWARD = "\x00\x01\x0b\x0c\r\n\t\x7f\x85\xa0 <>&\"'“”\u200f\u202e\u2066\u2069\ufdd0\ufffe\ufeff\ud800\U0001f468\u0301"
TEXTS = st.text(st.one_of(st.sampled_from(AWKWARD + "abc "), st.characters(exclude_categories=())), min_size=1)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(TEXTS)
    places = st.integers(0, len(text))

    def spans(least: int = 0) -> tuple[Span, ...]:
        pairs = draw(st.lists(st.tuples(places, places), min_size=least, max_size=4))
        return tuple(Span(min(p), max(p)) if p[0] != p[1] else Span(0, 1) for p in pairs)

    cuts = sorted(draw(st.sets(places)))
    blocks = tuple(
        Block(draw(st.sampled_from(list(BlockKind))), Span(start, end))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    )
    entities = tuple(
        Entity(f"e{i}", kind, "name", True, spans(1))
        for i, kind in enumerate(draw(st.lists(st.sampled_from(EntityKind))))
    )
    statements = tuple(
        Statement(f"s{i}", form, spans(), spans(), spans(), spans(), entities[:1])
        for i, form in enumerate(draw(st.lists(st.sampled_from(Form), max_size=4)))
    )
    events = tuple(Event(f"v{i}", "arrest", spans(1), Asserted.ASSERTED) for i in range(draw(st.integers(0, 3))))
    times = tuple(Time(f"t{i}", span, None) for i, span in enumerate(spans()))
    return Reading(make_document(text, blocks), entities, statements, events, times)


@given(readings())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_report_side_shows_the_text_exactly(reading: Reading) -> None:
    html = render_page(reading)
    page = Page(html)
    assert page.report == reading.document.text
    page.check()
    html.encode("utf-8")  # no lone surrogate gets out
    assert "\x00" not in html


@given(readings())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_cell_has_its_own_words_and_no_others(reading: Reading) -> None:
    shown: dict[str, set[int]] = {}
    for element in Page(render_page(reading)).elements:
        for cell in element.attributes.get("data-c", "").split():
            shown.setdefault(cell, set()).update(range(element.start, element.end))
    expected: dict[str, set[int]] = {}
    for cell, spans in cells_of(reading):
        expected.setdefault(cell, set()).update(i for span in spans for i in range(span.start, span.end))
    # White space between blocks is no element's, so marks that run over it have a hole there.
    text = reading.document.text
    for cell, places in expected.items():
        lost = places - shown.get(cell, set())
        assert all(text[i].isspace() for i in lost)
        assert shown.get(cell, set()) <= places


def cells_of(reading: Reading) -> list[tuple[str, tuple[Span, ...]]]:
    return [
        *((entity.id, entity.mentions) for entity in reading.entities),
        *((s.id, (*s.source, *s.cue, *s.content, *s.quoted)) for s in reading.statements),
        *((event.id, event.triggers) for event in reading.events),
        *((time.id, (time.span,)) for time in reading.times),
    ]


def words_of(reading: Reading, cell: str) -> str:
    marked = [e for e in Page(render_page(reading)).with_class("w") if cell in e.attributes.get("data-c", "").split()]
    return "".join(element.text for element in marked)


def test_marks_that_cross_are_cut_where_either_begins_or_ends() -> None:
    doc = document(((BlockKind.PARAGRAPH, "The clerk of Nether Vale spoke late on Sunday."),))
    at = Finder(doc.text)
    clerk = Entity("e1", EntityKind.PERSON, "clerk", False, (at("The clerk of Nether Vale"),))
    crossing = Time("t1", at("Nether Vale spoke late"), None)
    page = Page(render_page(Reading(doc, (clerk,), times=(crossing,))))
    pieces = [(e.text, e.attributes["data-c"]) for e in page.with_class("w") if "data-c" in e.attributes]
    assert pieces == [("The clerk of ", "e1"), ("Nether Vale", "t1 e1"), (" spoke late", "t1")]


def test_the_innermost_mark_is_the_one_that_words_lead_to() -> None:
    page = Page(render_page(small()))
    word = next(e for e in page.with_class("w") if e.text == "Police" and "data-c" in e.attributes)
    assert word.attributes["href"] == "#e1"
    assert word.attributes["data-c"].split() == ["e1", "v1", "s1"]


def test_content_that_runs_over_paragraphs_is_marked_in_each() -> None:
    assert words_of(small(), "s2").startswith("Dev Harrow")
    assert "Nobody pushed anybody." in words_of(small(), "s2")
    assert words_of(small(), "s2").endswith("dragged me to a van.”")


def test_words_between_blocks_are_shown_too() -> None:
    doc = make_document("One.\n\nStray words\n\nTwo.", (Block(BlockKind.PARAGRAPH, Span(0, 4)),))
    page = Page(render_page(Reading(doc)))
    assert page.report == doc.text
    assert [e.text for e in page.with_class("b-other")] == ["\n\nStray words\n\nTwo."]


def test_list_items_in_a_row_make_one_list() -> None:
    page = Page(render_page(small()))
    (made,) = [element for element in page.elements if element.tag == "ul" and "list" in element.classes]
    assert made.text.split("\n\n") == ["14 people held", "3 people charged"]


def test_marked_words_are_links_and_marked_punctuation_is_not() -> None:
    # A screen reader would say "link, comma".
    marked = [element for element in Page(render_page(small())).with_class("w") if "data-c" in element.attributes]
    assert {element.tag for element in marked if any(char.isalnum() for char in element.text)} == {"a"}
    assert {element.tag for element in marked if not any(char.isalnum() for char in element.text)} == {"span"}


def test_line_ends_of_any_kind_break_the_line_once() -> None:
    doc = make_document("One\r\ntwo\rthree\nfour", (Block(BlockKind.PARAGRAPH, Span(0, 19)),))
    page = Page(render_page(Reading(doc)))
    assert page.report == doc.text
    assert page.with_class("b")[0].text == "One\ntwo\nthree\nfour"
