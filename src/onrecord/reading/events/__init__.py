"""The events layer: what the Document says happened, by the ontology's triggers and the dependency parse."""

from __future__ import annotations

from onrecord import ontology
from onrecord.model import Issue, Span
from onrecord.reading import asking, law
from onrecord.reading.events.context import Context
from onrecord.reading.events.implied import Police
from onrecord.reading.events.manner import Manner
from onrecord.reading.events.match import LONGEST_SENTENCE, matches
from onrecord.reading.events.measured import Measured
from onrecord.reading.events.merge import events
from onrecord.reading.events.naming import Naming
from onrecord.reading.events.roles import Filler
from onrecord.reading.events.staged import Staged
from onrecord.reading.events.telling import tellings
from onrecord.reading.events.words import Vocabulary
from onrecord.reading.layer import Draft, Layer
from onrecord.reading.page import Page
from onrecord.reading.told import among


def layer() -> Layer:
    """Return the events layer."""
    return Layer(
        "events",
        frozenset({"document", "doc", "sentences", "times", "entities", "mentions", "statements", "places"}),
        frozenset({"events"}),
        "IndiaPoliceEvents (Halterman et al., Findings of ACL 2021): macro F1 by benchmarks/police.py",
        _run,
    )


def _run(draft: Draft) -> None:
    known = ontology.default()
    context = Context(draft.doc, draft.times, draft.statements, draft.mentions, draft.document.published)
    naming = Naming(draft.mentions, context.stated_in)
    vocabulary = Vocabulary(naming)
    found = matches(draft.doc, known, vocabulary)
    unread = [s for s in draft.doc.sents if s.end - s.start > LONGEST_SENTENCE]
    if unread:
        draft.issues.append(
            Issue(
                "events.sentence_too_long",
                f"sentences of more than {LONGEST_SENTENCE} words and marks were not read for events",
                component="events",
                count=len(unread),
                span=Span(unread[0].start_char, unread[0].end_char),
            )
        )
    filler = Filler(draft.entities, naming, vocabulary)
    told = tellings(known, found, filler, vocabulary, context, Staged(draft.doc))
    told = Measured(known, filler, vocabulary, context).read(draft.doc, told)
    told = Manner(known, filler, vocabulary, context).read(draft.doc, told)
    read = events(told, Police(draft.doc, draft.entities, draft.mentions, context, draft.places))
    page = Page(draft.document, draft.sentences, draft.entities, draft.statements, read, draft.times)
    draft.events = among(read, (*asking.tellings(page), *law.steps(page)))
