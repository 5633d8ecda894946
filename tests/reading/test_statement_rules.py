"""Who said what, in which words: what the rules find by themselves in invented reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import Pipeline
from onrecord.intake import document_from_text
from onrecord.model import Block, BlockKind, Span
from onrecord.reading import language, statements
from onrecord.reading.attribution import Attribution
from onrecord.reading.statements.rules import find_attributions
from onrecord.reading.statements.rules.cues import load_cues

NLP = language.load()


@dataclass(frozen=True)
class Said:
    """An attribution's words, for reading in a test."""

    source: str
    cue: str
    content: tuple[str, ...]
    form: str
    relay: str
    quoted: tuple[str, ...]
    found: Attribution


def blocks_of(*parts: tuple[BlockKind, str]) -> tuple[str, list[Block]]:
    text, blocks = "", []
    for kind, words in parts:
        blocks.append(Block(kind, Span(len(text), len(text) + len(words))))
        text += words + "\n\n"
    return text, blocks


def said_in(text: str, blocks: list[Block]) -> list[Said]:
    def words(spans: tuple[Span, ...]) -> tuple[str, ...]:
        return tuple(span.words(text) for span in spans)

    found = find_attributions(language.parse(NLP, text, blocks), blocks)
    return [
        Said(
            " / ".join(words(a.source)),
            " / ".join(words(a.cue)),
            words(a.content),
            a.form.value,
            " / ".join(words(a.relay)),
            words(a.quoted),
            a,
        )
        for a in found
    ]


def said(*paragraphs: str) -> list[Said]:
    return said_in(*blocks_of(*((BlockKind.PARAGRAPH, p) for p in paragraphs)))


def only(found: list[Said]) -> Said:
    assert len(found) == 1, found
    return found[0]


def test_direct_speech_with_the_cue_behind_it() -> None:
    s = only(said("“The bridge shook,” said Mara Quell."))
    assert (s.source, s.cue, s.content, s.form) == ("Mara Quell", "said", ("“The bridge shook,”",), "direct")
    assert s.quoted == ("The bridge shook,",)


def test_an_interrupted_quotation_is_one_statement() -> None:
    s = only(said("“The bridge shook,” Mara Quell said on Monday. “Nobody warned us.”"))
    assert s.content == ("“The bridge shook,”", "“Nobody warned us.”")
    assert s.source == "Mara Quell"


def test_british_single_marks_and_apostrophes() -> None:
    s = only(said("‘I saw the marchers’ van,’ said Councillor Tom Ardry. ‘It didn’t stop.’"))
    assert s.quoted == ("I saw the marchers’ van,", "It didn’t stop.")
    assert s.source == "Councillor Tom Ardry"


def test_indirect_speech() -> None:
    s = only(said("Mara Quell said that the bridge had been closed since May."))
    assert (s.content, s.form, s.quoted) == (("that the bridge had been closed since May",), "indirect", ())


def test_mixed_speech_lists_the_words_within_marks() -> None:
    s = only(said("Tom Ardry said the search had been “a farce” from the start."))
    assert (s.form, s.quoted) == ("mixed", ("a farce",))
    assert s.content == ("the search had been “a farce” from the start",)


def test_words_in_marks_are_no_statement_without_a_cue() -> None:
    assert said("The band played “Hello” and the “world’s longest” encore at the fair.") == []


def test_a_governing_cue_takes_marked_words_along() -> None:
    s = only(said("The mayor called for a “root and branch” review."))
    assert (s.source, s.content, s.quoted) == ("The mayor", ("a “root and branch” review",), ("root and branch",))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Ms Orr did not say that the bridge had shaken.", "did not say"),
        ("Ms Orr did not, however, say that the bridge had shaken.", "did not, however, say"),
        ("The council has not yet formally said that the bridge will close.", "has not yet formally said"),
        ("The harbour force would not confirm that Mr Ardry had been fined.", "would not confirm"),
        ("The mayor has never claimed that the ban was lawful.", "has never claimed"),
        ("The mayor has at no point said that the bridge was safe.", "has at no point said"),
        ("The mayor has not been able to say that the bridge was safe.", "has not been able to say"),
        ("She has yet to say that the bridge was safe.", "has yet to say"),
        ("The mayor stopped short of saying that the wardens had lied.", "stopped short of saying"),
        ("Never had she said that the bridge was safe.", "Never had / said"),
        ("“The bridge is shut,” Mr Ardry would not say.", "would not say"),
        ("The force neither confirmed nor denied that Mr Ardry had been fined.", "nor denied"),
        ("Ms Orr has said that the bridge did not shake.", "has said"),
    ],
)
def test_a_cue_holds_what_negates_it(text: str, cue: str) -> None:
    assert only(said(text)).cue == cue


def test_a_refusal_to_say_is_no_saying() -> None:
    found = said("The wardens refused to say whether Mr Ardry was fined.", "She denied saying that he was fined.")
    assert found
    assert all(s.cue.startswith(("refused", "denied")) for s in found)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "relay"),
    [
        ("The BBC quoted a warden as saying that the bridge had shaken.",
         "a warden", "as saying", "that the bridge had shaken", "The BBC"),
        ("The Herald quoted Ms Orr as having said that the bridge had shaken.",
         "Ms Orr", "as having said", "that the bridge had shaken", "The Herald"),
        ("State media quoted the warden as telling reporters that the bridge had shaken.",
         "the warden", "as telling", "that the bridge had shaken", "State media"),
        ("Ms Orr was quoted as saying that the bridge had shaken.",
         "Ms Orr", "was quoted as saying", "that the bridge had shaken", ""),
        ("“The bridge shook,” the Herald quoted Ms Orr as saying.",
         "Ms Orr", "as saying", "“The bridge shook,”", "the Herald"),
        ("The Gazette quoted the mayor as describing the ban as a mistake.",
         "the mayor", "as describing", "the ban as a mistake", "The Gazette"),
    ],
)  # fmt: skip
def test_who_is_quoted_as_saying_says_it(text: str, source: str, cue: str, content: str, relay: str) -> None:
    s = only(said(text))
    assert (s.source, s.cue, s.content, s.relay) == (source, cue, (content,), relay)


def test_the_lexicon_holds_no_names_or_numbers() -> None:
    words = {word for _, lemma in load_cues().lemmas for word in lemma.split()}
    assert "<name>" in words
    assert not any(character.isdigit() for word in words for character in word)


def test_reopened_marks_carry_a_quotation_over_paragraphs() -> None:
    s = only(said("Mara Quell said: “We waited for hours.", "“It was dark.", "“Nobody came.”"))
    assert s.quoted == ("We waited for hours.", "It was dark.", "Nobody came.")
    assert (s.source, s.form) == ("Mara Quell", "direct")


@pytest.mark.parametrize("kind", [BlockKind.CREDIT, BlockKind.CAPTION, BlockKind.HEADING])
def test_a_quotation_goes_on_across_what_is_no_running_text(kind: BlockKind) -> None:
    text, blocks = blocks_of(
        (BlockKind.PARAGRAPH, "Mara Quell said: “We waited for hours."),
        (kind, "Oldbury bridge at night"),
        (BlockKind.PARAGRAPH, "“Nobody came.”"),
    )
    assert only(said_in(text, blocks)).quoted == ("We waited for hours.", "Nobody came.")


def test_a_paragraph_of_nothing_but_quotation_goes_on_with_the_speaker() -> None:
    s = only(said("“We waited for hours,” Mara Quell said.", "“Nobody came to help us.”"))
    assert s.quoted == ("We waited for hours,", "Nobody came to help us.")


def test_a_quotation_whose_cue_ends_the_paragraph_before() -> None:
    s = only(said("Mara Quell said:", "“We waited for hours, and nobody came.”"))
    assert (s.source, s.quoted) == ("Mara Quell", ("We waited for hours, and nobody came.",))


@pytest.mark.parametrize(
    "cue_and_aside",
    [
        "Mara Quell said on Friday, pointing out that 12 engineers had warned of it",
        "said Mara Quell, noting that 12 engineers had warned of it",
        "Mara Quell told reporters, adding that she had written to the mayor",
        "Mara Quell said, while the mayor claimed that it was sound",
    ],
)
@pytest.mark.parametrize("marks", ["“”", '""'])
def test_a_quotation_goes_on_with_the_speaker_of_the_main_clause(cue_and_aside: str, marks: str) -> None:
    a, b = marks
    found = said(f"{a}The bridge is unsafe,{b} {cue_and_aside}. {a}Nobody listened to us.{b}")
    direct, aside = found
    assert (direct.source, direct.form) == ("Mara Quell", "direct")
    assert direct.quoted == ("The bridge is unsafe,", "Nobody listened to us.")
    assert aside.form == "indirect"


def test_a_quotation_after_indirect_speech_is_the_main_clause_speaker_s() -> None:
    s = said('Quell said on Monday the bridge was bad, noting that 12 engineers warned of it. "Nobody listened."')[0]
    assert (s.source, s.form, s.quoted) == ("Quell", "mixed", ("Nobody listened.",))
    assert s.content[0].startswith("the bridge was bad")


def test_another_speaker_s_sentence_announces_the_next_quotation() -> None:
    first, second = said("“The bridge is unsafe,” Quell said.  Tom Ardry replied: “Nobody told us.”")
    assert (first.source, first.quoted) == ("Quell", ("The bridge is unsafe,",))
    assert (second.source, second.quoted) == ("Tom Ardry", ("Nobody told us.",))


def test_the_second_of_two_main_clauses_announces_the_next_quotation() -> None:
    first, second = said("“We ran,” Quell said, and Orr replied. “Nobody came to help us.”")
    assert (first.source, second.source) == ("Quell", "Orr")


def test_whom_one_tells_is_no_part_of_what_is_told() -> None:
    s = said("The wardens acted lawfully, the mayor told reporters. “Nobody was hurt.”")[-1]
    assert (s.source, s.content, s.form) == ("the mayor", ("“Nobody was hurt.”",), "direct")


def test_a_mark_whose_space_was_lost() -> None:
    s = only(said('The bill fell."You might as well go," Orr said. He left.'))
    assert (s.source, s.form, s.quoted) == ("Orr", "direct", ("You might as well go,",))
    s = only(said('Mara Quell said: "We ran."The crowd left.'))
    assert (s.quoted, "The" in s.content[0]) == (("We ran.",), False)


def test_a_quotation_of_nobody_has_no_source() -> None:
    s = only(said("The bridge was closed in May.", "“They never told us anything about it.”"))
    assert (s.source, s.cue, s.form) == ("", "", "direct")


def test_a_mark_without_its_pair_swallows_nothing() -> None:
    found = said('"We saw nothing, the sergeant told the Herald.', "It was dark.", '"We ran," said Mara Quell.')
    assert [(s.source, s.content) for s in found] == [
        ("the sergeant", ("We saw nothing",)),
        ("Mara Quell", ('"We ran,"',)),
    ]


def test_a_speaker_named_only_in_the_second_paragraph() -> None:
    s = only(said("“We waited for hours, and it was dark.", "“Nobody came to help us,” said Mara Quell."))
    assert s.source == "Mara Quell"
    assert s.quoted == ("We waited for hours, and it was dark.", "Nobody came to help us,")


@pytest.mark.parametrize(
    ("text", "relay"),
    [
        ("Speaking to Radio Oldbury, Mara Quell said: “We waited.”", "Radio Oldbury"),
        ("An official told the Norwire news agency that the inquiry would be dropped.", "the Norwire news agency"),
        ("“I will not resign,” the mayor told reporters.", "reporters"),
        ("The mayor said in a statement to the Gazette that no force had been used.", "the Gazette"),
        ("In an interview with the BBC, Tom Ardry said he regretted the decision.", "the BBC"),
        ("Tom Ardry was quoted by the Herald as saying that he had fled.", "the Herald"),
        ("She told her mother that she was safe.", ""),
        ("She told the inquiry that she had seen a knife.", ""),
        ("The mayor said that nobody had been hurt.", ""),
    ],
)
def test_only_a_medium_relays(text: str, relay: str) -> None:
    assert only(said(text)).relay == relay


def test_according_to_one_that_cites_another() -> None:
    s = only(said("According to the Herald, citing two officials, the bridge will close in May."))
    assert (s.source, s.relay, s.content) == ("two officials", "the Herald", ("the bridge will close in May",))


def test_according_to() -> None:
    s = only(said("The bridge will close in May, according to Oldbury council."))
    assert (s.source, s.cue, s.content) == ("Oldbury council", "according to", ("The bridge will close in May",))


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        ("Police 'failed family', says mother", "mother", "Police 'failed family'"),
        ("Mother: 'They did nothing'", "Mother", "'They did nothing'"),
        ("Council ‘ignored warnings’ over bridge, report finds", "report", "Council ‘ignored warnings’ over bridge"),
    ],
)
def test_headlines(headline: str, source: str, content: str) -> None:
    s = only(said_in(*blocks_of((BlockKind.TITLE, headline), (BlockKind.PARAGRAPH, "The bridge is shut."))))
    assert (s.source, s.content) == (source, (content,))


def test_what_somebody_retells_stands_within() -> None:
    outer, inner = said("“The officers said that we would be fined,” Mara Quell said.")
    assert (outer.source, inner.source, inner.content) == ("Mara Quell", "The officers", ("that we would be fined",))
    assert (outer.found.within, inner.found.within) == (None, 0)
    assert (inner.form, inner.quoted) == ("indirect", ())


def test_the_source_is_the_whole_noun_phrase() -> None:
    s = only(said("Ana Reyes, chairwoman of the Oldbury Harriers, said the path was unlit."))
    assert s.source == "Ana Reyes, chairwoman of the Oldbury Harriers"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The council praised Mara Quell, who swam the lake in May.", "Mara Quell"),
        ("The mayor condemned the killing of Ms Quell, whose body was found in May.", "the killing of Ms Quell"),
        ("The mayor criticised the wardens, who had fined Ms Quell.", "the wardens"),
        ("Ms Orr said she knew Mara Quell, who swam the lake.", "she knew Mara Quell, who swam the lake"),
        ("The council praised all those who swam the lake.", "all those who swam the lake"),
    ],
)
def test_the_report_s_own_aside_is_nobody_s_statement(text: str, content: str) -> None:
    assert only(said(text)).content == (content,)


@pytest.mark.parametrize(
    "text",
    [
        "He came with neighbours to mark the memory of Tom Ash, whose coat was pulled from the canal in May.",
        "They lit candles to honour the memory of Mara Quell.",
        "Hundreds gathered to remember Mara Quell, who was killed in May.",
        "The village marked the anniversary of the flood.",
    ],
)
def test_commemoration_is_no_speech(text: str) -> None:
    assert said(text) == []


def test_remembering_is_an_attitude_elsewhere() -> None:
    s = only(said("People want to remember Mara Quell, who died in May."))
    assert (s.source, s.cue, s.content) == ("People", "want", ("to remember Mara Quell",))


def test_attitudes_count_as_attributions() -> None:
    s = only(said("Residents hope that the road will reopen soon."))
    assert (s.source, s.cue, s.content) == ("Residents", "hope", ("that the road will reopen soon",))


def test_confidence_lies_between_none_and_certain() -> None:
    found = said("Tom Ardry said that he had fled.", "The mayor called for a review.")
    assert [0 < s.found.confidence < 1 for s in found] == [True, True]
    assert found[0].found.confidence > found[1].found.confidence


def test_the_layer_feeds_the_reading(read_text: Callable[..., object], pipeline: Pipeline) -> None:
    del read_text
    reading = pipeline.read(document_from_text("“We ran,” said Mara Quell."))
    assert [reading.words(s.content[0]) for s in reading.statements] == ["“We ran,”"]


def test_names_what_it_needs_and_how_it_is_scored() -> None:
    layer = statements.layer()
    assert layer.sets == {"attributions"}
    assert "PolNeAR" in layer.scored_by


WORDS = [
    "said",
    "Mara Quell",
    "told",
    "the Herald",
    "that",
    "we ran",
    ",",
    ".",
    ":",
    "according to",
    "“",
    "”",
    '"',
    "'",
]
ODD = ["‘", "’", "\n\n", "\x00", "🙂", "\u202e", "e\u0301", "''", "(", "as", "who", "citing", "—", "SAYS", "1"]


@given(st.lists(st.sampled_from(WORDS + ODD), max_size=25).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_any_text_goes_through_and_spans_lie_inside(text: str) -> None:
    found = find_attributions(
        language.parse(NLP, text, ()), [Block(BlockKind.PARAGRAPH, Span(0, len(text)))] if text else []
    )
    for number, a in enumerate(found):
        assert a.content
        for span in (*a.source, *a.cue, *a.content, *a.quoted, *a.relay):
            assert span.end <= len(text)
        assert a.within is None or (0 <= a.within < len(found) and a.within != number)
