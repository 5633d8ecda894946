"""A network on the scorer: what runs it, and its findings in the scorer's shape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.reading.statements.trained import reader
from onrecord.reading.statements.trained.decode import Floats
from onrecord.reading.statements.trained.words import Ints
from statements.corpus import Example
from statements.network import Network

Predictions = dict[str, list[dict[str, Any]]]


class Adapter:
    """The PyTorch network as the product's reader takes it."""

    def __init__(self, network: Network, device: str) -> None:
        self.network, self.device = network.to(device).eval(), device

    @torch.no_grad()
    def encode(self, pieces: Ints, features: Ints, first: Ints) -> tuple[Floats, Floats]:
        """See :class:`onrecord.reading.statements.trained.reader.Network`."""
        given = (torch.from_numpy(a).to(self.device) for a in (pieces, features, first))
        cue, projected = self.network.encoder(*given)
        return cue.float().cpu().numpy(), projected.float().cpu().numpy()

    @torch.no_grad()
    def roles(self, words: Floats, cue: Floats, relations: Ints, present: NDArray[np.bool_]) -> tuple[Floats, Floats]:
        """See :class:`onrecord.reading.statements.trained.reader.Network`."""
        given = (torch.from_numpy(a).to(self.device) for a in (words, cue, relations, present))
        tags, holds = self.network.roles(*given)
        return tags.float().cpu().numpy(), holds.float().cpu().numpy()


def predictions(network: reader.Network, found: Sequence[Example], bias: float = 0.0) -> Predictions:
    """Read examples and keep all that is found; the shape is the scorer's."""
    return {e.name: [spelt(e, s) for s in reader.find(network, e.words, e.pieces, bias)] for e in found}


def spelt(example: Example, found: reader.Found) -> dict[str, Any]:
    """Return a finding's spans in code points, by role."""
    start, end = example.words.start, example.words.end
    roles = (("source", found.source), ("cue", (found.cue,)), ("content", found.content))
    return {role: [[int(start[a]), int(end[b - 1])] for a, b in spans] for role, spans in roles}


def brief(score: dict[str, Any]) -> dict[str, Any]:
    """Return the figures that tell runs apart."""
    return {
        "linked": score["linked"],
        "content": score["content"]["f1"],
        "words": score["token"]["macro_f1"],
        "cue": score["token"]["cue"],
        "direct": score["direct"]["recall"],
    }
