"""From a checkpoint to what the package carries: two ONNX graphs with 8-bit weights, and the settings beside them."""

from __future__ import annotations

import copy
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from onrecord.reading import language
from onrecord.reading.statements import rules
from onrecord.reading.statements.trained.evidence import NAMES, Confidence, evidence, rivalled
from onrecord.reading.statements.trained.paths import RELATIONS, WIDTH
from onrecord.reading.statements.trained.reader import Found, find
from onrecord.reading.statements.trained.reader import Network as AnyNetwork
from onrecord.reading.statements.trained.words import FEATURES
from statements.corpus import Example
from statements.network import WIDE, Network
from statements.scoring import Predictions, spelt

#: Cues are looked for with this much taken from the chance that there is none; their confidence decides later. It is
#: fitted on more of them than the reader looks at: the kept-back documents are few.
BIAS, BIAS_FITTED = 0.5, 1.0
RIDGE = 5.0
THRESHOLDS = tuple(n / 40 for n in range(4, 25))
QUANTISED = ["MatMul", "Gather", "Gemm"]


class RowWise(nn.Module):
    """An embedding in 8 bits with a scale for each row: one scale for all rows loses the fine ones."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("rows", (table.detach() / scale).round().to(torch.int8))

    def forward(self, pieces: Tensor) -> Tensor:
        """Look up (b, n) ids; return (b, n, width)."""
        rows, scale = self.get_buffer("rows"), self.get_buffer("scale")
        return functional.embedding(pieces, rows).float() * functional.embedding(pieces, scale)


def graphs(network: Network, folder: Path) -> dict[str, Path]:
    """Write the encoder and the roles as ONNX, in floating point and with 8-bit weights; return the latter's paths."""
    network = copy.deepcopy(network).eval().cpu()
    network.encoder.piece = RowWise(network.encoder.piece.weight)
    longs = torch.long
    window = (
        torch.ones(1, 30, dtype=longs),
        torch.zeros(1, 30, len(FEATURES), dtype=longs),
        torch.zeros(1, 20, dtype=longs),
    )
    around = (
        torch.zeros(3, WIDTH, 2 * WIDE),
        torch.zeros(3, 2 * WIDE),
        torch.zeros(3, WIDTH, len(RELATIONS), dtype=longs),
        torch.ones(3, WIDTH, dtype=torch.bool),
    )
    pieces, words = {1: "pieces"}, {1: "words"}
    axes = {"pieces": pieces, "features": pieces, "first": words, "cue": words, "projected": words}
    out = {"encoder": _graph(network.encoder, window, folder / "encoder", ["cue", "projected"], axes)}
    names = ("words", "cue", "relations", "present", "tags", "holds")
    axes = {name: {0: "cues"} for name in names}
    out["roles"] = _graph(network.roles, around, folder / "roles", ["tags", "holds"], axes)
    return out


def _graph(
    module: nn.Module, given: tuple[Any, ...], path: Path, outputs: list[str], axes: dict[str, dict[int, str]]
) -> Path:
    exact, ready, small = (path.with_suffix(s) for s in (".exact.onnx", ".ready.onnx", ".onnx"))
    inputs = [name for name in axes if name not in outputs]
    # The older exporter: the newer one needs a package more and writes the same graph.
    torch.onnx.export(
        module,
        given,
        str(exact),
        input_names=inputs,
        output_names=outputs,
        dynamic_axes=axes,
        dynamo=False,
        opset_version=17,
    )
    quant_pre_process(str(exact), str(ready), skip_symbolic_shape=True)
    scales = [n.name for n in onnx.load(str(ready)).graph.node if any(i.endswith(".scale") for i in n.input)]
    quantize_dynamic(
        str(ready),
        str(small),
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=QUANTISED,
        nodes_to_exclude=scales,
    )
    return small


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding in a document; whether the scorer finds its content right, and its source too."""

    example: Example
    found: Found
    evidence: tuple[float, ...]
    content: bool
    linked: bool


def judged(
    network: AnyNetwork, back: Sequence[Example], golds: dict[str, Any], score: Any, bias: float = BIAS
) -> list[Judged]:
    """Read documents, gather the evidence for each finding, and judge it by the scorer's own matching."""
    nlp = language.load()
    rows = []
    for e in back:
        text, gold = golds[e.name]
        starts = score.word_starts(text)
        _, weighed = rules.weighed(language.parse(nlp, text, e.blocks), e.blocks)
        ruled = {w.candidate.head: w for w in weighed}
        found = find(network, e.words, e.pieces, bias)
        predicted = [{r: _words(spans) for r, spans in (("source", f.source), ("content", f.content))} for f in found]
        wanted = [{r: score.index_words(s[r], starts) for r in ("source", "content")} for s in gold]
        pairs = dict(score.match(predicted, wanted))
        for n, f in enumerate(found):
            content = n in pairs
            source = content and score.jaccard(predicted[n]["source"], wanted[pairs[n]]["source"]) >= 0.5
            rows.append(Judged(e, f, evidence(e.words, f, ruled), content, source))
    return rows


def _words(spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    return frozenset(k for a, b in spans for k in range(a, b))


def settings_of(rows: Sequence[Judged]) -> dict[str, Any]:
    """Fit the confidence (Platt scaling, 1999) and the source's floor on kept-back findings."""
    # A source is left out where it is rather wrong than right: few enough that one look-up settles it.
    sourced = sorted((r.found.scores[2], r.linked) for r in rows if r.content and r.found.source)
    floor, wrong = -1e9, 0
    for n, (value, linked) in enumerate(sourced, 1):
        wrong += not linked
        if n >= 20 and wrong > n / 2:
            floor = value
    weights = dict(zip(NAMES, _fitted(rows).weights, strict=True))
    return {"bias": BIAS, "source_floor": round(floor, 4), "weights": weights}


def threshold_of(rows: Sequence[Judged], gold: dict[str, Any], settings: dict[str, Any], score: Any) -> float:
    """Return the threshold with the best mean of the four figures that the reader is judged by.

    They are linked F1, content F1, words' macro F1 and direct recall. ``gold`` is that of all documents that were read.
    """
    confidence = Confidence(tuple(settings["weights"].values()))

    def mean(threshold: float) -> float:
        result = score.score(gold, kept(rows, confidence, threshold, settings["source_floor"]))
        figures = (result["linked"]["f1"], result["content"]["f1"], result["token"]["macro_f1"])
        return float(sum(figures) + result["direct"]["recall"])

    return max(THRESHOLDS, key=mean)


def _fitted(rows: Sequence[Judged], rounds: int = 4) -> Confidence:
    """Fit the confidence; a rival's chance follows from the fit before."""
    told = list(rows)
    confidence = Confidence((0.0,) * len(NAMES))
    for turn in range(rounds):
        told = _with_rivals(told, confidence) if turn else told
        weights = _logistic(np.array([r.evidence for r in told]), np.array([r.linked for r in told], float))
        confidence = Confidence(tuple(round(float(w), 5) for w in weights))
    return confidence


def _with_rivals(rows: Sequence[Judged], confidence: Confidence) -> list[Judged]:
    """Return findings with their rivals' chances among the evidence, as the product's reader has them."""
    by_name: dict[str, list[Judged]] = {}
    for r in rows:
        by_name.setdefault(r.example.name, []).append(r)
    return [
        replace(r, evidence=known)
        for some in by_name.values()
        for r, known in zip(
            some, rivalled(confidence, [r.found for r in some], [r.evidence for r in some]), strict=True
        )
    ]


def kept(rows: Sequence[Judged], confidence: Confidence, threshold: float, source_floor: float = -1e9) -> Predictions:
    """Return the findings that are likely enough, in the scorer's shape; a source below its floor is left out."""
    out: Predictions = {r.example.name: [] for r in rows}
    for r in _with_rivals(rows, confidence):
        if confidence.of(r.evidence) >= threshold:
            sure = r.found.scores[2] >= source_floor
            out[r.example.name].append(spelt(r.example, r.found if sure else replace(r.found, source=())))
    return out


def _logistic(x: NDArray[np.float64], y: NDArray[np.float64], rounds: int = 50) -> NDArray[np.float64]:
    """Fit a logistic regression by Newton's method, with a ridge on standardised evidence; the last is constant.

    The ridge is strong: the kept-back documents are few, and the rules' lexicon was counted on them too.
    """
    mean, spread = x.mean(0), x.std(0) + 1e-6
    mean[-1], spread[-1] = 0.0, 1.0
    z, w = (x - mean) / spread, np.zeros(x.shape[1])
    ridge = np.full(len(w), RIDGE)
    ridge[-1] = 0.001
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
        curve = (z * (p * (1 - p))[:, None]).T @ z + np.diag(ridge)
        w = w + np.linalg.solve(curve, z.T @ (y - p) - ridge * w)
    own: NDArray[np.float64] = w / spread
    own[-1] -= float((w * mean / spread)[:-1].sum())
    return own


def write(found: dict[str, Path], tokenizer: Tokenizer, settings: dict[str, Any], folder: Path) -> None:
    """Put the weights where the package looks for them."""
    folder.mkdir(parents=True, exist_ok=True)
    for part, path in found.items():
        (folder / f"statements-{part}.onnx").write_bytes(path.read_bytes())
    tokenizer.no_padding()
    tokenizer.no_truncation()
    (folder / "statements-tokenizer.json").write_text(tokenizer.to_str() + "\n", encoding="utf-8")
    (folder / "statements.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
