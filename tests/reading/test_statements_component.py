"""The statements layer in a spaCy pipeline of the user's own."""

from __future__ import annotations

import spacy

from onrecord.reading.language import MODEL
from onrecord.reading.statements import component  # the installed package registers it by an entry point


def test_a_spacy_user_adds_it_to_a_pipeline() -> None:
    nlp = spacy.load(MODEL, exclude=["ner"])
    nlp.add_pipe("onrecord_statements")
    doc = nlp("“We ran,” said Mara Quell.\nTom Ardry said that nobody came.")
    assert [span.text for span in doc.spans["statements_source"]] == ["Mara Quell", "Tom Ardry"]
    assert [span.text for span in doc.spans["statements_cue"]] == ["said", "said"]
    assert [span.text for span in doc.spans["statements_content"]] == ["“We ran,”", "that nobody came"]
    assert [statement.form for statement in doc._.statements] == ["direct", "indirect"]


def test_says_what_it_needs_of_the_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord_statements")
    problems = nlp.analyze_pipes()["problems"]["onrecord_statements"]
    assert {"token.dep", "token.tag"} <= set(problems)


def test_span_groups_name_the_statement_they_belong_to() -> None:
    nlp = spacy.load(MODEL)
    nlp.add_pipe("onrecord_statements")
    doc = nlp("“We ran,” said Mara Quell. “Nobody came.”")
    assert {span.id_ for span in doc.spans["statements_content"]} == {"0"}
    assert component.GROUPS == ("source", "cue", "content")
