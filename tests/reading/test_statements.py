"""Who said what, in which words: what the statements layer finds in invented reports, network and rules together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import Reading
from onrecord.intake import document_from_text
from onrecord.model import Span
from onrecord.reading import language
from onrecord.reading.attribution import Attribution
from onrecord.reading.statements import find_attributions, layer
from onrecord.reading.statements.trained.evidence import NAMES
from onrecord.reading.statements.trained.network import load_weights

NLP = language.load()


@dataclass(frozen=True)
class Said:
    """An attribution's words."""

    source: str
    cue: str
    content: str
    form: str
    quoted: tuple[str, ...]
    relay: str
    found: Attribution


def said(*paragraphs: str) -> list[Said]:
    document = document_from_text("\n\n".join(paragraphs), input="test")
    text = document.text

    def words(spans: tuple[Span, ...]) -> str:
        return " / ".join(span.words(text) for span in spans)

    found = find_attributions(language.parse(NLP, text, document.blocks), document.blocks)
    return [
        Said(
            words(a.source),
            words(a.cue),
            words(a.content),
            a.form.value,
            tuple(span.words(text) for span in a.quoted),
            words(a.relay),
            a,
        )
        for a in found
    ]


def only(found: list[Said]) -> Said:
    assert len(found) == 1, found
    return found[0]


def test_a_quotation_has_its_speaker_its_cue_and_its_words() -> None:
    s = only(said("“The bridge is not safe,” said Mara Quell, who leads the council."))
    assert (s.cue, s.form, s.quoted) == ("said", "direct", ("The bridge is not safe,",))
    assert s.source.startswith("Mara Quell")


def test_a_paraphrase_is_never_shown_as_a_quotation() -> None:
    s = only(said("Mara Quell said that the bridge was not safe."))
    assert (s.source, s.form, s.quoted) == ("Mara Quell", "indirect", ())


def test_the_quoted_words_of_a_mixed_statement_are_listed() -> None:
    s = only(said("Mr Tarn told councillors that the closure was “a needless panic” and would cost jobs."))
    assert (s.form, s.quoted) == ("mixed", ("a needless panic",))


@pytest.mark.parametrize(
    "text",
    [
        "‘We were told to go home and nobody gave us a reason,’ Ms Orr said.",
        "'We were told to go home and nobody gave us a reason,' Ms Orr said.",
        '"We were told to go home and nobody gave us a reason," Ms Orr said.',
        "“We were told to go home and nobody gave us a reason,” Ms Orr said.",
    ],
)
def test_any_houses_marks_make_a_quotation(text: str) -> None:
    s = next(s for s in said(text) if s.cue == "said")
    assert (s.source, s.form) == ("Ms Orr", "direct")
    assert s.quoted == ("We were told to go home and nobody gave us a reason,",)


@pytest.mark.parametrize("end", ["the council cannot", "the works would cost £5m", "it would take 10km of pipe"])
def test_content_ends_where_its_last_word_does(end: str) -> None:
    assert only(said(f"Mara Quell said that {end}.")).content.removesuffix(".").endswith(end)


def test_a_quotation_goes_on_over_paragraphs() -> None:
    found = said(
        "“The river rose in an hour,” said Aoife Brannock, a farmer. “We carried what we could.",
        "“Then the lights went out and we heard nothing more from the council.”",
    )
    s = max(found, key=lambda s: len(s.quoted))
    assert s.source.startswith("Aoife Brannock")
    assert s.quoted[-1].startswith("Then the lights went out")


def test_testimony_of_many_paragraphs_stays_with_its_speaker() -> None:
    more = [f"“We stood by gate number {n} and nobody came to tell us what was going on that night." for n in range(8)]
    found = said(
        "Ms Orr said: “We had come to light a candle and to sing.", *more, "“Then we went home.”", "The hall was shut."
    )
    s = max(found, key=lambda s: len(s.quoted))
    assert (s.source, len(s.quoted)) == ("Ms Orr", 10)
    assert s.quoted[-1] == "Then we went home."


def test_what_follows_a_closed_quotation_is_not_its_speakers() -> None:
    found = said("Ms Orr said: “We sang.”", "“It was far too loud for me,” said Tom Ardry, who lives next door.")
    assert [(s.source.split(",")[0], len(s.quoted)) for s in found] == [("Ms Orr", 1), ("Tom Ardry", 1)]


def test_a_quotation_longer_than_what_is_read_around_its_cue_is_kept_whole() -> None:
    words = " ".join(f"We went up hill number {n} and saw the river." for n in range(30))
    before, after = said(f"“{words} It was cold,” Mara Quell said."), said(f"Mara Quell said: “{words} It was cold.”")
    assert before[0].quoted == (f"{words} It was cold,",)
    assert after[0].quoted == (f"{words} It was cold.",)


def test_a_quotation_without_a_cue_is_kept() -> None:
    found = said(
        "Tom Ardry has kept the shop on Mill Lane for thirty years.",
        "“They never once asked us. They came with the fences at night.”",
        "The council meets again on Thursday.",
    )
    assert any(s.quoted == ("They never once asked us. They came with the fences at night.",) for s in found)


def test_what_a_witness_says_that_another_said_stands_within() -> None:
    found = said("“I was on the steps and then the sergeant told us that the park was closed,” Ms Orr said.")
    inner = next(s for s in found if "sergeant" in s.source)
    outer = next(s for s in found if s.source == "Ms Orr")
    assert inner.content.endswith("the park was closed")
    assert inner.form == "indirect", "she reports his words; she does not quote them"
    assert inner.found.within is not None
    assert found[inner.found.within] == outer


def test_a_speakers_own_thoughts_are_no_statement_within() -> None:
    found = said("“I think the ban was wrong and I hope it ends,” Ms Orr said.")
    assert [s.source for s in found] == ["Ms Orr"]


def test_who_carried_it_is_not_who_said_it() -> None:
    s = only(said("Mara Quell told the PA news agency that the bridge would stay shut."))
    assert (s.source, s.relay) == ("Mara Quell", "the PA news agency")


def test_whom_a_newspaper_quotes_is_the_source_and_the_newspaper_the_relay() -> None:
    s = only(said("The Herald quoted Ms Orr as saying that the bridge had shaken."))
    assert (s.source, s.relay) == ("Ms Orr", "The Herald")


def test_a_report_in_its_own_voice_has_no_statements() -> None:
    assert said("The bridge was shut on Tuesday.", "Two people were taken to hospital and later went home.") == []


def test_a_long_report_loses_nothing_at_the_edges_of_its_windows() -> None:
    filler = "The road runs along the river, past the mill and the old school, to the bridge."
    paragraphs = []
    for n in range(24):
        paragraphs += [filler, filler, f"“We saw {n + 100} people on the bridge,” said Mara Quell."]
    found = [s for s in said(*paragraphs) if s.cue == "said"]
    assert [s.quoted[0].split()[2] for s in found] == [str(n + 100) for n in range(24)]
    assert {s.source for s in found} == {"Mara Quell"}


def test_a_report_is_read_alike_whatever_was_read_before(read_text: Callable[..., Reading]) -> None:
    text = "“The bridge is not safe,” said Mara Quell. Mr Tarn denied that it was."
    first = read_text(text).statements
    read_text("Ms Orr told the inquiry that nobody had warned her.\n\n" * 40)
    assert read_text(text).statements == first


def test_confidence_is_a_chance() -> None:
    found = said("“The bridge is not safe,” said Mara Quell. There was a feeling that it might fall.")
    assert all(0 < s.found.confidence <= 1 for s in found)
    assert max(found, key=lambda s: s.found.confidence).source == "Mara Quell"


def test_the_weights_say_how_they_are_used() -> None:
    chosen = load_weights().settings
    assert 0 < chosen.threshold < 1
    sure = dict.fromkeys(NAMES, 0.0) | {"cue": 4.0, "holds": 4.0, "log content": 2.0, "rules": 0.9, "constant": 1.0}
    doubtful = sure | {"cue": -1.0, "holds": -3.0, "source": -2.0, "content": -2.0, "rules": 0.0}
    likely, unlikely = (chosen.confidence.of(tuple(e.values())) for e in (sure, doubtful))
    assert unlikely < chosen.threshold < likely


def test_the_layer_names_what_it_sets_and_how_it_is_scored() -> None:
    assert layer().sets == {"attributions"}
    assert "PolNeAR" in layer().scored_by


PLAIN = ["said", "told", "that", ",", ".", ":", "“", "”", "'", "‘", "’", "🙂", "é", "(", "as", "1", "—"]
WORDS = [*PLAIN, '"', "\x00", "\u202e", "\n\n", "Mara Quell", "we ran"]


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
@settings(max_examples=40, deadline=None)
def test_any_text_goes_through_and_spans_lie_inside(text: str) -> None:
    document = document_from_text(text or "x", input="test")
    found = find_attributions(language.parse(NLP, document.text, document.blocks), document.blocks)
    for number, a in enumerate(found):
        assert a.content
        for span in (*a.source, *a.cue, *a.content, *a.quoted, *a.relay):
            assert 0 <= span.start < span.end <= len(document.text)
        around, at = [number], a.within
        while at is not None:
            assert at not in around, "a statement stands within itself"
            around.append(at)
            at = found[at].within
