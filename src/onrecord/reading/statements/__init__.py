"""The statements layer: who said what, in which words."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from onrecord.model import Block
from onrecord.reading.attribution import Attribution
from onrecord.reading.layer import Draft, Layer
from onrecord.reading.statements import rules
from onrecord.reading.statements.assemble import assemble
from onrecord.reading.statements.deeds import is_deed
from onrecord.reading.statements.hearers import without_hearers
from onrecord.reading.statements.merge import merge
from onrecord.reading.statements.trained.candidates import trained_candidates
from onrecord.reading.statements.trained.network import load_weights

_SCORED_BY = "PolNeAR dev, linked F1 (scorers/attribution.py)"


def layer() -> Layer:
    """Return the statements layer."""
    return Layer("statements", frozenset({"document", "doc"}), frozenset({"attributions"}), _SCORED_BY, _run)


def find_attributions(doc: Doc, blocks: Iterable[Block]) -> tuple[Attribution, ...]:
    """Find the attributions of a parsed document, in text order.

    This is the layer's seam: whatever takes a parsed Doc and its blocks and returns Attributions can stand here.

    Args:
        doc: tagged, parsed and lemmatised; its token offsets are the document's code points.
        blocks: the document's blocks in order.
    """
    blocks = list(blocks)
    seen, ruled = rules.weighed(doc, blocks)
    found = trained_candidates(doc, blocks, seen, ruled, load_weights())
    merged = merge(seen.tree, seen.parts, found, rules.chosen(seen, ruled))
    chosen = [(likely, c) for likely, c in merged if not is_deed(seen.tree, seen.parts, c)]
    return assemble(seen.tree, seen.parts, [(likely, without_hearers(seen.tree, c)) for likely, c in chosen])


def _run(draft: Draft) -> None:
    draft.attributions = find_attributions(draft.doc, draft.document.blocks)
