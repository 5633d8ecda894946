"""The benchmark of event coreference: reading ECB+'s format, matching mentions, and the scores of chains."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from pathlib import Path

import pytest
import spacy

import chain_scores
import ecb
import ecbplus
from onrecord.intake import document_from_text
from onrecord.model import Asserted, Event, Reading, Span

ADDRESS = "http : / / lantern . example / 1"
WORDS = (
    ADDRESS,
    "Two held after co - workers' march",
    "Police held Ada Quint on Friday , Mr Orrin 's aide said .",
    "`` They took her away , '' he said at 4 : 30 .",
)
MARKS = """
<Markables>
<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="{held}"/></ACTION_OCCURRENCE>
<HUMAN_PART_PER m_id="2"><token_anchor t_id="{Ada}"/><token_anchor t_id="{Quint}"/></HUMAN_PART_PER>
<ACTION_OCCURRENCE m_id="3"><token_anchor t_id="{took}"/><token_anchor t_id="{away}"/></ACTION_OCCURRENCE>
<NEG_ACTION_REPORTING m_id="4"><token_anchor t_id="{said}"/></NEG_ACTION_REPORTING>
<ACTION_OCCURRENCE m_id="9" RELATED_TO="" TAG_DESCRIPTOR="t1_arrest" instance_id="ACT1" />
</Markables>
<Relations>
<CROSS_DOC_COREF r_id="7" note="ACT1"><source m_id="1"/><source m_id="3"/><target m_id="9"/></CROSS_DOC_COREF>
<INTRA_DOC_COREF r_id="8"><source m_id="2"/><target m_id="9"/></INTRA_DOC_COREF>
</Relations>"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    lines, id, last = [], 0, {}
    for number, sentence in enumerate(WORDS):
        for word in sentence.split():
            id += 1
            last[word.replace("`", "q")] = id
            word = word.replace("&", "&amp;")
            lines.append(f'<token t_id="{id}" sentence="{number}" number="0">{word}</token>')
    marks = MARKS.format(**{word: last[word] for word in ("held", "Ada", "Quint", "took", "away", "said")})
    folder = tmp_path / "5"
    folder.mkdir()
    (folder / "5_1ecbplus.xml").write_text("<Document>" + "\n".join(lines) + marks + "</Document>", "utf-8")
    (tmp_path / ecb.SENTENCES).write_text("Topic,File,Sentence Number\n5,1ecbplus,2\n5,1ecbplus,3\n", "utf-8")
    return tmp_path


@pytest.fixture
def text(corpus: Path) -> ecb.Text:
    (found,) = ecb.texts(corpus, ["5"])
    return found


def test_a_text_is_put_together_as_it_was_printed(text: ecb.Text) -> None:
    assert text.text == (
        "Two held after co-workers' march\n\n"
        "Police held Ada Quint on Friday, Mr Orrin's aide said. “They took her away,” he said at 4:30."
    )
    assert (text.name, text.topic) == ("5_1ecbplus", "5")
    start, end = text.sentences["2"]
    assert text.text[start:end] == "Police held Ada Quint on Friday, Mr Orrin's aide said."


def test_marks_stand_where_their_words_do_and_have_the_chain_of_their_relation(text: ecb.Text) -> None:
    assert [(text.text[slice(*mark.span)], mark.sentence, mark.chain, mark.across) for mark in text.marks] == [
        ("held", "2", "ACT1", True),
        ("Ada Quint", "2", "5_1ecbplus/8", False),
        ("took her away", "3", "ACT1", True),
        ("said", "3", "5_1ecbplus/m4", False),
    ]
    assert [mark.id for mark in text.marks if mark.is_action] == ["1", "3", "4"]
    assert [text.text[slice(*word)] for word in text.marks[2].words] == ["took", "away"]


def test_only_checked_sentences_are_scored(corpus: Path) -> None:
    assert ecb.checked(corpus) == {"5_1ecbplus": frozenset({"2", "3"})}


def test_no_topic_is_in_two_splits() -> None:
    assert not set(ecb.TRAIN) & set(ecb.DEV)
    assert not {str(topic) for topic in range(36, 46)} & {*ecb.TRAIN, *ecb.DEV}


def reading_of(text: ecb.Text, *triggers: str) -> Reading:
    """Return a Reading with an event a trigger, and none in the headline."""
    begin = text.sentences["2"][0]
    spans = [Span(at, at + len(words)) for words in triggers for at in [text.text.index(words, begin)]]
    events = tuple(Event(f"v{n}", "arrest", (span,), Asserted.ASSERTED) for n, span in enumerate(spans, 1))
    return Reading(document_from_text(text.text), events=events)


def mentions(text: ecb.Text, *triggers: str) -> list[ecbplus.Mention]:
    nlp = spacy.load(ecbplus.MODEL, exclude=["ner"])
    numbers = ["2", "3"]
    return ecbplus.mentions_of(text, numbers, reading_of(text, *triggers), ecbplus.words_of(text, numbers, nlp))


def test_a_trigger_is_the_marked_words_that_its_head_is_among(text: ecb.Text) -> None:
    found = mentions(text, "held", "took her")
    assert [(m.words, m.event, m.chain, m.exact, m.lemma) for m in found] == [
        ("1", ("5_1ecbplus", "v1"), "ACT1", True, "hold"),
        ("3", ("5_1ecbplus", "v2"), "ACT1", False, "take"),
        ("4", None, "5_1ecbplus/m4", False, "say"),
    ]


def test_a_trigger_outside_marked_words_is_a_mention_of_the_response_alone(text: ecb.Text) -> None:
    found = mentions(text, "held", "held Ada", "Orrin")
    assert [(m.event, m.chain) for m in found if m.event] == [
        (("5_1ecbplus", "v1"), "ACT1"),  # and its words are not taken a second time
        (("5_1ecbplus", "v3"), ""),
    ]


def test_what_links_mentions(text: ecb.Text) -> None:
    found = mentions(text, "held", "took")
    links = ecbplus.Linked(
        {"product": {("5_1ecbplus", "v1"): 1, ("5_1ecbplus", "v2"): 1}}, {"5_1ecbplus": ()}, {"5_1ecbplus": ""}
    )
    groups = ecbplus.groups_of(found, links)
    assert {frozenset(words for _, words in chain) for chain in chains(groups["product"])} == {
        frozenset({"1", "3"}),
        frozenset({"4"}),
    }
    assert len(chains(groups["same lemma"])) == 3


def chains(group: dict[Hashable, Hashable]) -> chain_scores.Chains:
    return chain_scores.chains_of(group)


def sides(*of: str) -> chain_scores.Chains:
    return [frozenset(chain) for chain in of]


# The worked example of Pradhan et al. (2014): key {a, b, c} {d, e, f, g}, response {a, b} {c, d} {f, g, h, i}.
KEY, RESPONSE = sides("abc", "defg"), sides("ab", "cd", "fghi")


def test_the_scores_are_those_of_the_worked_example_of_the_conll_scorer() -> None:
    pytest.importorskip("scorch")
    found = chain_scores.score(KEY, RESPONSE)
    for figure, printed in (
        (found.muc, (0.40, 0.40, 0.40)),
        (found.b_cubed, (0.42, 0.50, 0.46)),
        (found.ceaf_e, (0.65, 0.43, 0.52)),
    ):
        assert (figure.recall, figure.precision, figure.f1) == pytest.approx(printed, abs=0.006)
    assert (found.mentions.recall, found.mentions.precision) == pytest.approx((6 / 7, 6 / 8))
    assert found.conll == pytest.approx((0.40 + 0.4565 + 0.52) / 3, abs=0.002)


def test_lea_is_that_of_its_authors_worked_example() -> None:
    found = chain_scores.lea(KEY, RESPONSE)
    assert (found.recall, found.precision) == pytest.approx(((3 * 1 / 3 + 4 * 1 / 6) / 7, (2 + 0 + 4 * 1 / 6) / 8))


@pytest.mark.parametrize(
    ("key", "response", "recall", "precision"),
    [
        (["ab", "c"], ["ab", "c"], 1.0, 1.0),
        (["ab", "c"], ["abc"], 2 / 3, 1 / 3),  # the one by itself is not found as one by itself
        (["ab", "c"], ["ab"], 2 / 3, 1.0),
        (["ab"], [], 0.0, 0.0),
        (["ab"], ["a", "b"], 0.0, 0.0),
    ],
)
def test_lea_of_chains_of_one(key: Iterable[str], response: Iterable[str], recall: float, precision: float) -> None:
    found = chain_scores.lea(sides(*key), sides(*response))
    assert (found.recall, found.precision) == pytest.approx((recall, precision))


def test_chains_of_one_can_be_left_out() -> None:
    group: dict[Hashable, Hashable] = {"a": 1, "b": 1, "c": 2}
    assert chain_scores.chains_of(group, alone=False) == [frozenset("ab")]
    assert sorted(map(sorted, chain_scores.chains_of(group))) == [["a", "b"], ["c"]]


def test_nothing_found_scores_nought() -> None:
    pytest.importorskip("scorch")
    found = chain_scores.score(KEY, [])
    assert (found.conll, found.lea.f1, found.mentions.f1) == (0.0, 0.0, 0.0)
