"""Who carried a statement: from a cue's head alone, whatever found it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import Pipeline
from onrecord.model import Span
from onrecord.reading import language
from onrecord.reading.statements.candidate import Candidate
from onrecord.reading.statements.relay import relay_of
from onrecord.reading.statements.tree import Tree

#: Takes a text, and the words of source, cue and content; gives the words that name the carrier.
Carrier = Callable[[str, str, str, str], str]


@pytest.fixture(scope="module")
def carrier(pipeline: Pipeline) -> Carrier:
    def find(text: str, source: str, cue: str, content: str) -> str:
        tree = Tree(language.parse(pipeline._nlp, text, []))

        def tokens(words: str) -> tuple[int, int]:
            start = text.index(words)
            return tree.range_of(Span(start, start + len(words)))

        a, b = tokens(cue)
        head = next(k for k in range(a, b) if tree.head[k] == k or not a <= tree.head[k] < b)
        told = Candidate(
            "trained", tree.lemma[head], head, tokens(source) if source else None, ((a, b),), (tokens(content),)
        )
        spans = [tree.span_of(r) for r in relay_of(tree, told)]
        return " ".join(text[s.start : s.end] for s in spans)

    return find


@pytest.mark.parametrize(
    ("text", "cue", "name"),
    [
        ("Mr Fenwick told the PA news agency that the road was closed.", "told", "the PA news agency"),
        ("Mr Fenwick told BBC Radio 4 that the road was closed.", "told", "BBC Radio 4"),
        ("Mr Fenwick told the Oldbury Gazette the road was closed.", "told", "the Oldbury Gazette"),
        ("Speaking to the Oldbury Gazette, Mr Fenwick said the road was closed.", "said", "the Oldbury Gazette"),
        ("In a statement to the Oldbury Gazette, Mr Fenwick said the road was closed.", "said", "the Oldbury Gazette"),
        ("Mr Fenwick said in an interview with Sky News that the road was closed.", "said", "Sky News"),
        (
            "Mr Fenwick was quoted by the Oldbury Gazette as saying the road was closed.",
            "was quoted by",
            "the Oldbury Gazette",
        ),
        ("The Oldbury Gazette quoted Mr Fenwick as saying that the road was closed.", "quoted", "The Oldbury Gazette"),
        ("The Oldbury Gazette reported, citing Mr Fenwick, that the road was closed.", "citing", "The Oldbury Gazette"),
        ("The road was closed, according to the Oldbury Gazette, citing Mr Fenwick.", "citing", "the Oldbury Gazette"),
        ("Mr Fenwick told reporters that the road was closed.", "told", "reporters"),
    ],
)
def test_a_medium_that_it_was_said_to_carried_it(carrier: Carrier, text: str, cue: str, name: str) -> None:
    content = "The road was closed" if text.startswith("The road") else "the road was closed"
    assert carrier(text, "Mr Fenwick", cue, content) == name


@pytest.mark.parametrize(
    "text",
    [
        "Mr Fenwick told the National Association of Grocers that the road was closed.",
        "Mr Fenwick told the Environment Agency that the road was closed.",
        "Mr Fenwick told the Independent Police Monitor that the road was closed.",
        "Mr Fenwick told Megan Fox that the road was closed.",
        "Mr Fenwick said at the police station that the road was closed.",
        "Mr Fenwick said in the police station that the road was closed.",
        "Mr Fenwick opened with the news that the road was closed.",
        "Mr Fenwick told his sister that the road was closed.",
    ],
)
def test_whoever_is_no_medium_carries_nothing(carrier: Carrier, text: str) -> None:
    cue = next(word for word in ("told", "said", "opened") if word in text)
    assert carrier(text, "Mr Fenwick", cue, "the road was closed") == ""
