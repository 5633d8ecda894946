"""The figures of statements: by hand on a small text, and against the public data's own scorer."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from onrecord.model import Span
from statement_scores import NOTHING, ROLES, Parts, in_double_marks, score

TEXT = "“We waited for hours,” Mara Quell said. The mayor denied that the bridge had shaken."


def parts(source: str, cue: str, content: str) -> Parts:
    def at(words: str) -> tuple[Span, ...]:
        start = TEXT.find(words)
        return (Span(start, start + len(words)),) if words else ()

    return Parts(at(source), at(cue), at(content))


QUOTED = parts("Mara Quell", "said", "“We waited for hours,”")
DENIED = parts("The mayor", "denied", "that the bridge had shaken")


def figures(found: list[Parts], key: list[Parts]) -> tuple[float, float, float]:
    made = score(TEXT, found, key, in_double_marks(TEXT))
    return round(made.linked.f1, 1), round(made.content.f1, 1), round(made.direct.recall, 1)


def test_the_key_itself_is_perfect() -> None:
    made = score(TEXT, [DENIED, QUOTED], [QUOTED, DENIED], in_double_marks(TEXT))
    assert (made.linked.f1, made.content.f1, made.word_macro_f1, made.direct.recall) == (100, 100, 100, 100)
    assert made.pairs == ((0, 1), (1, 0))


def test_a_wrong_source_keeps_the_content_and_loses_the_link() -> None:
    wrong = Parts(DENIED.source, QUOTED.cue, QUOTED.content)
    assert figures([wrong, DENIED], [QUOTED, DENIED]) == (50.0, 100.0, 0.0)


def test_half_of_the_content_is_enough_and_less_is_not() -> None:
    assert figures([parts("The mayor", "denied", "bridge had shaken")], [DENIED])[1] == 100.0
    assert figures([parts("The mayor", "denied", "had shaken")], [DENIED])[1] == 0.0


def test_the_more_alike_of_two_takes_the_match() -> None:
    near = parts("Mara Quell", "denied", "the bridge had shaken")
    made = score(TEXT, [near, DENIED], [DENIED], in_double_marks(TEXT))
    assert made.pairs == ((1, 0),)
    assert (made.linked.precision, made.linked.recall) == (50, 100)


def test_no_source_on_both_sides_agrees() -> None:
    nobody = Parts((), DENIED.cue, DENIED.content)
    assert figures([nobody], [nobody])[0] == 100.0
    assert figures([nobody], [DENIED])[0] == 0.0


def test_words_are_counted_by_role_and_documents_add_up() -> None:
    made = score(TEXT, [QUOTED], [QUOTED, DENIED], in_double_marks(TEXT))
    assert [(made.words[role].right, made.words[role].found, made.words[role].key) for role in ROLES] == [
        (2, 2, 4),
        (1, 1, 2),
        (7, 7, 12),
    ]
    twice = made + made
    assert (twice.linked.right, twice.linked.found, twice.linked.key) == (2, 2, 4)
    assert twice.word_macro_f1 == made.word_macro_f1


def test_nothing_found_and_nothing_to_find_are_nought() -> None:
    assert figures([], [QUOTED]) == (0.0, 0.0, 0.0)
    assert figures([QUOTED], []) == (0.0, 0.0, 0.0)


@pytest.fixture(scope="module")
def scorer(data: Path) -> ModuleType:
    path = data.parent / "scorers" / "attribution.py"
    spec = importlib.util.spec_from_file_location("attribution", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def spoilt(statements: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Leave out, cut short, misattribute and double some, so that every figure has something to count."""
    for i, statement in enumerate(statements):
        if i % 5 == 0:
            continue
        changed = dict(statement)
        if i % 4 == 1:
            changed["source"] = statements[i - 1]["source"]
        if i % 3 == 1:
            changed["content"] = [[a, a + max(1, (b - a) * 2 // 3)] for a, b in statement["content"]]
        if i % 7 == 2:
            changed["cue"] = []
            yield dict(statement)
        yield changed


def test_agrees_with_the_scorer_of_the_public_data(data: Path, scorer: ModuleType) -> None:
    gold = dict(list(scorer.read_gold(data / "polnear" / "dev").items())[::9])
    assert len(gold) > 5
    found = {name: list(spoilt(statements)) for name, (_, statements) in gold.items()}

    def as_parts(row: dict[str, Any]) -> Parts:
        source, cue, content = (tuple(Span(a, b) for a, b in row[role]) for role in ROLES)
        return Parts(source, cue, content)

    ours = NOTHING
    for name, (text, statements) in gold.items():
        ours += score(
            text, [as_parts(s) for s in found[name]], [as_parts(s) for s in statements], in_double_marks(text)
        )
    theirs = scorer.score(gold, found)
    assert 20 < theirs["linked"]["f1"] < 95
    for mine, other in (
        *(
            (getattr(ours.linked, a), theirs["linked"][b])
            for a, b in (("precision", "p"), ("recall", "r"), ("f1", "f1"))
        ),
        (ours.content.f1, theirs["content"]["f1"]),
        (ours.direct.recall, theirs["direct"]["recall"]),
        (ours.direct.key, theirs["direct"]["gold"]),
        *((ours.words[role].f1, theirs["token"][role]["f1"]) for role in ROLES),
        (ours.word_macro_f1, theirs["token"]["macro_f1"]),
    ):
        assert mine == pytest.approx(other, abs=0.1)
