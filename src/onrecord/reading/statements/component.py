"""The statements layer as a component of anybody's spaCy pipeline.

>>> import spacy
>>> nlp = spacy.load("en_core_web_sm")
>>> nlp.add_pipe("onrecord_statements")
>>> doc = nlp("The bridge is closed, said Mara Quell.")
>>> doc._.statements[0].source, doc.spans["statements_source"]
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.tokens import Span as TokenSpan

from onrecord.model import Block, BlockKind, Span
from onrecord.reading.attribution import Attribution
from onrecord.reading.statements import find_attributions

#: The span groups that the component sets, one a role.
GROUPS = ("source", "cue", "content")

_LINES = re.compile(r"[^\n]*[^\s][^\n]*")


class StatementsComponent:
    """Sets ``doc._.statements`` and the span groups ``statements_source``, ``…_cue`` and ``…_content``.

    The statements are Python objects: set ``doc._.statements = None`` before a Doc is turned into bytes or handed to
    another process; the span groups stay.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Find the statements of a Doc that is tagged, parsed and lemmatised; each of its lines is a paragraph."""
        blocks = [Block(BlockKind.PARAGRAPH, Span(*m.span())) for m in _LINES.finditer(doc.text)]
        statements = find_attributions(doc, blocks)
        doc._.statements = list(statements)
        for role in GROUPS:
            doc.spans[f"statements_{role}"] = _group(doc, role, statements)
        return doc


def _group(doc: Doc, role: str, statements: tuple[Attribution, ...]) -> SpanGroup:
    spans: list[TokenSpan] = []
    for number, statement in enumerate(statements):
        ranges: tuple[Span, ...] = getattr(statement, role)
        for span in ranges:
            found = doc.char_span(span.start, span.end, label=role, span_id=str(number), alignment_mode="expand")
            if found is not None:
                spans.append(found)
    return SpanGroup(doc, name=f"statements_{role}", spans=spans)


@Language.factory(
    "onrecord_statements",
    assigns=["doc._.statements", "doc.spans"],
    requires=["token.tag", "token.pos", "token.dep", "token.head", "token.lemma"],
)
def make_statements(nlp: Language, name: str) -> StatementsComponent:
    """Make the component; spaCy calls this for ``nlp.add_pipe("onrecord_statements")``."""
    del nlp, name
    if not Doc.has_extension("statements"):
        Doc.set_extension("statements", default=None)
    return StatementsComponent()
