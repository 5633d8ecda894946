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
from onrecord.reading.statements.rules.weigh import THRESHOLD, Weighed, choose, weigh
from onrecord.reading.statements.voice import without_asides


def weighed(doc: Doc, blocks: Iterable[Block]) -> tuple[Survey, list[Weighed]]:
    """Find a document's quotations and the likeliest candidate of every cue."""
    cues = load_cues()
    seen = survey(doc, blocks, cues)
    return seen, weigh(seen, cues)


def chosen(seen: Survey, found: Iterable[Weighed]) -> list[tuple[float, Candidate]]:
    """Return the candidates that are likely enough, with their confidence."""
    return without_asides(seen.tree, seen.parts, choose(found, THRESHOLD))


def find_attributions(doc: Doc, blocks: Iterable[Block]) -> tuple[Attribution, ...]:
    """Find the attributions of a parsed document by rules alone; see :mod:`onrecord.reading.statements`."""
    seen, found = weighed(doc, blocks)
    return assemble(seen.tree, seen.parts, chosen(seen, found))
