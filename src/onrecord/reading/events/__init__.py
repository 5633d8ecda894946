"""The events layer: what the Document says happened, by the ontology's triggers and the dependency parse."""

from __future__ import annotations

from onrecord import ontology
from onrecord.reading.events.context import Context
from onrecord.reading.events.match import matches
from onrecord.reading.events.merge import events
from onrecord.reading.events.roles import Filler
from onrecord.reading.events.telling import tellings
from onrecord.reading.events.words import Vocabulary
from onrecord.reading.layer import Draft, Layer


def layer() -> Layer:
    """Return the events layer."""
    return Layer(
        "events",
        frozenset({"document", "doc", "times", "entities", "mentions", "statements"}),
        frozenset({"events"}),
        "IndiaPoliceEvents (Halterman et al., Findings of ACL 2021): macro F1 by benchmarks/police.py",
        _run,
    )


def _run(draft: Draft) -> None:
    known = ontology.default()
    vocabulary = Vocabulary(draft.mentions)
    found = list(matches(draft.doc, known, vocabulary))
    if not found:
        return
    context = Context(draft.doc, draft.times, draft.statements, draft.mentions)
    filler = Filler(draft.entities, draft.mentions, vocabulary)
    draft.events = events(tellings(known, found, filler, vocabulary, context))
