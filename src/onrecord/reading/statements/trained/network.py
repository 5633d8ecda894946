"""The trained network as it ships: two ONNX graphs with 8-bit weights, run by onnxruntime on one core."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.reading.statements.trained.decode import Floats
from onrecord.reading.statements.trained.evidence import NAMES, Confidence
from onrecord.reading.statements.trained.subwords import Subwords
from onrecord.reading.statements.trained.words import Ints


@dataclass(frozen=True, slots=True)
class Settings:
    """What was chosen after training, on texts kept back from it.

    Attributes:
        bias: taken from the logits of "no cue", so that doubtful cues are looked at too.
        threshold: statements with less confidence are left out.
        source_floor: a source whose words are less likely on average is left out; a log chance.
        confidence: what turns evidence into a chance.
    """

    bias: float
    threshold: float
    source_floor: float
    confidence: Confidence


class OnnxNetwork:
    """See :class:`onrecord.reading.statements.trained.reader.Network`."""

    def __init__(self, encoder: bytes, roles: bytes) -> None:
        options = onnxruntime.SessionOptions()
        # One report keeps one core busy; several at once are the engine's matter.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._encoder, self._roles = (
            onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
            for graph in (encoder, roles)
        )

    def encode(self, pieces: Ints, features: Ints, first: Ints) -> tuple[Floats, Floats]:
        """See the protocol."""
        return _two(self._encoder.run(None, {"pieces": pieces, "features": features, "first": first}))

    def roles(self, words: Floats, cue: Floats, relations: Ints, present: NDArray[np.bool_]) -> tuple[Floats, Floats]:
        """See the protocol."""
        given = {"words": words, "cue": cue, "relations": relations, "present": present}
        return _two(self._roles.run(None, given))


def _two(outputs: list[Any]) -> tuple[Floats, Floats]:
    first, second = outputs
    return first, second


@dataclass(frozen=True, slots=True)
class Weights:
    """All that the package carries of the trained reader."""

    network: OnnxNetwork
    subwords: Subwords
    settings: Settings


@cache
def load_weights() -> Weights:
    """Read the weights that the package carries (``reading/weights``; about 0.3 s)."""
    folder = files("onrecord.reading").joinpath("weights")
    raw = json.loads(folder.joinpath("statements.json").read_text(encoding="utf-8"))
    confidence = Confidence(tuple(raw["weights"][name] for name in NAMES))
    settings = Settings(raw["bias"], raw["threshold"], raw["source_floor"], confidence)
    network = OnnxNetwork(*(folder.joinpath(f"statements-{part}.onnx").read_bytes() for part in ("encoder", "roles")))
    tokenizer = Tokenizer.from_str(folder.joinpath("statements-tokenizer.json").read_text(encoding="utf-8"))
    return Weights(network, Subwords(tokenizer), settings)
