"""The pipeline's checks, what happens when a layer fails, and whether the layers do what they declare."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import fields, replace
from pathlib import Path

import pytest

from onrecord import Failure, Pipeline, Reading, read_many
from onrecord.errors import LayerError
from onrecord.intake import document_from_text
from onrecord.model import Issue, Media
from onrecord.reading import language
from onrecord.reading.layer import GIVEN, SETTABLE, Draft, Layer
from onrecord.reading.pipeline import check, default_layers

REPORT = """Clash at the ferry steps

By Ada Wren

About 40 ferry workers gathered outside the harbour office in Leeds on Tuesday.

Two officers arrested Silas Quern, 47, a deckhand, at 8pm. “I was sitting down,” he said.

Port minister Helen Ostler called for an independent inquiry, a harbour source told the Pennant news agency.

Picture: Ada Wren
"""


def make(
    name: str,
    needs: set[str] | None = None,
    sets: set[str] | None = None,
    run: Callable[[Draft], None] = lambda draft: None,  # noqa: ARG005 (the shape of a layer's run)
) -> Layer:
    return Layer(name, frozenset(needs or ()), frozenset(sets or ()), "not scored: made up", run)


def test_a_layer_that_needs_an_unknown_field_is_refused_and_the_known_ones_are_listed() -> None:
    with pytest.raises(LayerError) as caught:
        check([make("colours", needs={"hue"})])
    assert caught.value.code == "layer.unknown_field"
    assert str(caught.value).startswith("colours: knows no field 'hue'\nhint: the fields are attributions, doc, ")


def test_a_layer_that_sets_an_unknown_field_is_refused() -> None:
    with pytest.raises(LayerError, match="knows no field 'hue'"):
        check([make("colours", sets={"hue"})])


def test_a_need_that_nobody_met_is_named_with_what_to_do() -> None:
    with pytest.raises(LayerError) as caught:
        check([make("places", needs={"entities"}, sets={"places"}), make("people", sets={"entities"})])
    assert caught.value.code == "layer.unmet_need"
    assert str(caught.value) == (
        "places: needs 'entities', which no layer before it sets\n"
        "hint: put the layer that sets 'entities' before 'places'"
    )


@pytest.mark.parametrize("field", ["times", "doc"])
def test_no_field_is_set_twice(field: str) -> None:
    with pytest.raises(LayerError) as caught:
        check([make("times", sets={"times"}), make("clock", sets={field})])
    assert caught.value.code == "layer.set_twice"
    assert str(caught.value) == f"clock: sets '{field}', which is set already"


def test_the_check_comes_before_anything_is_loaded() -> None:
    with pytest.raises(LayerError, match="places: needs 'entities'"):
        Pipeline([make("places", needs={"entities"})])


def test_the_default_layers_pass_the_check_and_set_everything_once() -> None:
    layers = default_layers()
    check(layers)
    assert set().union(*(layer.sets for layer in layers)) == SETTABLE
    assert len({layer.name for layer in layers}) == len(layers)


@pytest.mark.parametrize("layer", default_layers(), ids=lambda layer: layer.name)
def test_every_layer_says_how_it_is_scored(layer: Layer) -> None:
    assert len(layer.scored_by.split()) >= 3


def test_the_known_fields_are_the_drafts() -> None:
    assert {f.name for f in fields(Draft)} - {"issues"} == GIVEN | SETTABLE


class _Watched(Draft):
    """A draft that notes which fields are read."""

    seen: set[str]

    def __getattribute__(self, name: str) -> object:
        if name in GIVEN | SETTABLE:
            object.__getattribute__(self, "seen").add(name)
        return object.__getattribute__(self, name)


def test_layers_read_and_assign_only_what_they_say() -> None:
    nlp = language.load()
    document = replace(document_from_text(REPORT, published="2024-05-08"), title="Clash at the ferry steps")
    with nlp.memory_zone():
        draft = _Watched.__new__(_Watched)
        draft.seen = set()
        Draft.__init__(draft, document, language.parse(nlp, document.text, document.blocks))
        for layer in default_layers():
            before = {name: object.__getattribute__(draft, name) for name in GIVEN | SETTABLE}
            issues = copy(draft.issues)
            draft.seen.clear()
            layer.run(draft)
            read = set(draft.seen)
            changed = {n for n in before if object.__getattribute__(draft, n) is not before[n]}
            assert changed <= layer.sets, layer.name
            assert read <= layer.needs | layer.sets, layer.name
            assert draft.issues[: len(issues)] == issues, f"{layer.name} may only append issues"
        found = (draft.entities, draft.statements, draft.events, draft.times, draft.media)
    # The report holds something for each of these, so what was watched is work.
    assert all(found)


def test_a_layer_that_fails_is_named_with_its_document() -> None:
    def stumble(draft: Draft) -> None:
        raise ValueError(f"no colour in {len(draft.document.text)} characters")

    pipeline = Pipeline([make("colours", run=stumble)])
    document = replace(document_from_text("Nothing to see."), input="grey.txt")
    with pytest.raises(LayerError) as caught:
        pipeline.read(document)
    assert caught.value.code == "layer.failed"
    assert caught.value.subject == "grey.txt"
    assert caught.value.message == "the colours layer failed: ValueError: no colour in 15 characters"
    assert isinstance(caught.value.__cause__, ValueError)


def test_one_bad_document_does_not_stop_the_others(tmp_path: Path) -> None:
    def stumble(draft: Draft) -> None:
        if "grey" in draft.document.text:
            raise KeyError("grey")
        draft.media = (Media("photo", credit="Ada Wren"),)

    for name, text in {"a": "A red door stood open.", "b": "A grey door stood shut.", "c": "A blue door fell."}.items():
        (tmp_path / f"{name}.txt").write_text(f"{text}\n", "utf-8")
    pipeline = Pipeline([make("colours", sets={"media"}, run=stumble)])
    first, second, third = read_many([str(tmp_path / f"{n}.txt") for n in "abc"], pipeline=pipeline)
    assert isinstance(first, Reading)
    assert isinstance(third, Reading)
    assert first.media == third.media == (Media("photo", credit="Ada Wren"),)
    assert isinstance(second, Failure)
    assert second.input == str(tmp_path / "b.txt")
    assert isinstance(second.error, LayerError)
    assert "colours layer failed: KeyError: 'grey'" in str(second.error)


def test_issues_of_document_and_layers_are_kept_in_order() -> None:
    def notice(draft: Draft) -> None:
        draft.issues.append(Issue("colours.none", "no colour is named", component="colours"))

    document = replace(document_from_text("Nothing to see."), issues=(Issue("text.short", "hardly any text"),))
    reading = Pipeline([make("colours", run=notice)]).read(document)
    assert [issue.code for issue in reading.issues] == ["text.short", "colours.none"]


def test_another_language_is_said_and_not_read() -> None:
    def never(draft: Draft) -> None:
        raise AssertionError(draft.document.input)

    document = replace(document_from_text("Die Polizei räumte den Platz."), language="de")
    reading = Pipeline([make("colours", run=never)]).read(document)
    assert [issue.code for issue in reading.issues] == ["language.unsupported"]
    assert "'de'" in reading.issues[0].message
    assert reading.statements == ()
    assert reading.document.text == "Die Polizei räumte den Platz."
