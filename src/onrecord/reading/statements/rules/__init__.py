"""The rules: quotation marks, frames of the parse and a lexicon of cues, without a trained network.

They find what PolNeAR's convention leaves out, and are the first of the trained reader's peers.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from onrecord.model import Block
from onrecord.reading.attribution import Attribution
from onrecord.reading.statements.assemble import assemble
from onrecord.reading.statements.candidate import Candidate
from onrecord.reading.statements.rules.cues import load_cues
from onrecord.reading.statements.rules.finder import Survey, survey
from onrecord.reading.statements.rules.weigh import choose, weigh
from onrecord.reading.statements.voice import without_asides

#: Candidates less likely than this are not reported; it maximises linked F1 on PolNeAR's training split.
THRESHOLD = 0.38


def find_candidates(doc: Doc, blocks: Iterable[Block]) -> tuple[Survey, list[tuple[float, Candidate]]]:
    """Find a document's quotations and the candidates that are likely enough, with their confidence."""
    cues = load_cues()
    seen = survey(doc, blocks, cues)
    return seen, without_asides(seen.tree, seen.parts, choose(weigh(seen, cues), THRESHOLD))


def find_attributions(doc: Doc, blocks: Iterable[Block]) -> tuple[Attribution, ...]:
    """Find the attributions of a parsed document by rules alone; see :mod:`onrecord.reading.statements`."""
    seen, chosen = find_candidates(doc, blocks)
    return assemble(seen.tree, seen.parts, chosen)
