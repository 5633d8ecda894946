"""The network in PyTorch: a BERT encoder over a window, and a small transformer over each cue's surroundings.

The encoder starts from all-MiniLM-L6-v2 (Wang et al., NeurIPS 2020; Reimers and Gurevych, EMNLP 2019). Cues are tagged
first (BIO); then, for every cue, source and content are tagged jointly in its surroundings, so that links need no
second step: a word's state is the sum of its own projection, the cue's, their product (a biaffine term with a diagonal
matrix, Dozat and Manning, ICLR 2017) and embeddings of how the two hang together.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.reading.statements.trained.paths import RELATIONS
from onrecord.reading.statements.trained.words import FEATURES

HIDDEN, HEADS, LAYERS, INNER, POSITIONS, PIECES = 384, 12, 6, 1536, 512, 30_522
#: Width, heads and layers of the transformer over a cue's surroundings.
WIDE, ROLE_HEADS, ROLE_LAYERS = 192, 4, 2
CUE_TAGS, ROLE_TAGS = 3, 5
DROPOUT = 0.1
#: Seeded anew at every step, so that a run that resumes goes on as it would have.
CHANCE = np.random.Generator(np.random.SFC64(1))


def seed(number: int) -> None:
    """Set all of this module's chances."""
    torch.manual_seed(number)
    CHANCE.bit_generator.state = np.random.SFC64(number).state


class Dropout(nn.Module):
    """Dropout whose masks come from NumPy's generator: PyTorch's took a third of a training step on a CPU."""

    def forward(self, x: Tensor) -> Tensor:
        """Drop each value with the chance DROPOUT and scale up the others, in training only."""
        if not self.training:
            return x
        if x.is_cuda:
            return functional.dropout(x, DROPOUT)
        limit = round(DROPOUT * 256)
        noise = CHANCE.integers(0, 256, x.numel(), np.uint8)
        kept = torch.from_numpy(noise >= limit).view(x.shape)
        return x * kept.to(x.dtype) * (256 / (256 - limit))


class Block(nn.Module):
    """A transformer layer (Vaswani et al., NIPS 2017); the norm comes after each part, as in BERT, or before it."""

    def __init__(self, width: int, heads: int, inner: int, before: bool, epsilon: float) -> None:
        super().__init__()
        self.heads, self.before = heads, before
        self.query, self.key, self.value, self.mix = (nn.Linear(width, width) for _ in range(4))
        self.widen, self.narrow = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm_attention, self.norm_inner = (nn.LayerNorm(width, eps=epsilon) for _ in range(2))
        self.drop = Dropout()

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Map (b, n, width) to the same; ``mask`` (b, 1, 1, n), if any, is added to the attention's logits."""
        if self.before:
            x = x + self.drop(self._attend(self.norm_attention(x), mask))
            return x + self.drop(self._inner(self.norm_inner(x)))
        x = self.norm_attention(x + self.drop(self._attend(x, mask)))
        return self.norm_inner(x + self.drop(self._inner(x)))

    def _attend(self, x: Tensor, mask: Tensor | None) -> Tensor:
        b, n, width = x.shape
        q, k, v = (
            f(x).view(b, n, self.heads, width // self.heads).transpose(1, 2) for f in (self.query, self.key, self.value)
        )
        if self.training:
            # No dropout here: it would keep PyTorch from its fused attention, five times as fast on a CPU.
            mixed = functional.scaled_dot_product_attention(
                q, k, v, attn_mask=None if mask is None else mask.to(q.dtype)
            )
        else:
            logits = (q * (width // self.heads) ** -0.5) @ k.transpose(2, 3)
            mixed = (logits if mask is None else logits + mask).softmax(-1) @ v
        return self.mix(mixed.transpose(1, 2).reshape(b, n, width))

    def _inner(self, x: Tensor) -> Tensor:
        return self.narrow(functional.gelu(self.widen(x)))


def masked(present: Tensor) -> Tensor:
    """Turn (b, n) booleans into what attention adds to its logits."""
    return (~present)[:, None, None, :].float() * -1e4


class Encoder(nn.Module):
    """Reads a window of sub-words; returns for each word the cue logits and its four projections."""

    def __init__(self) -> None:
        super().__init__()
        self.piece: nn.Module = nn.Embedding(PIECES, HIDDEN)
        self.position = nn.Embedding(POSITIONS, HIDDEN)
        self.kind = nn.Embedding(2, HIDDEN)
        self.features = nn.ModuleList(nn.Embedding(size, HIDDEN) for size in FEATURES)
        for table in self.features:
            nn.init.normal_(table.weight, std=0.01)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.blocks = nn.ModuleList(Block(HIDDEN, HEADS, INNER, False, 1e-12) for _ in range(LAYERS))
        self.drop = Dropout()
        self.cue = nn.Sequential(nn.Linear(HIDDEN, HIDDEN), nn.GELU(), Dropout(), nn.Linear(HIDDEN, CUE_TAGS))
        self.project = nn.Linear(HIDDEN, 4 * WIDE)

    def forward(self, pieces: Tensor, features: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """Read windows.

        Args:
            pieces: (b, n) sub-word ids, 0 where there is none.
            features: (b, n, features) of each sub-word's word.
            first: (b, w) where each word's first sub-word stands.

        Returns:
            cue logits (b, w, 3) and projections (b, w, 4 * WIDE).
        """
        here = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.piece(pieces) + self.position(here)[None] + self.kind.weight[0]
        for n, table in enumerate(self.features):
            x = x + table(features[:, :, n])
        x = self.drop(self.norm(x))
        # The reader encodes one window at a time, which has nothing to mask.
        mask = masked(pieces != 0) if len(pieces) > 1 else None
        for block in self.blocks:
            x = block(x, mask)
        words = self.drop(torch.gather(x, 1, first[:, :, None].expand(-1, -1, HIDDEN)))
        return self.cue(words), self.project(words)

    def load_minilm(self, folder: Path) -> None:
        """Start from the weights of a BERT of this shape, as sentence-transformers stores them."""
        theirs = load_file(folder / "model.safetensors")
        names = {
            "piece": "embeddings.word_embeddings",
            "position": "embeddings.position_embeddings",
            "kind": "embeddings.token_type_embeddings",
            "norm": "embeddings.LayerNorm",
        }
        parts = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "mix": "attention.output.dense",
            "norm_attention": "attention.output.LayerNorm",
            "widen": "intermediate.dense",
            "narrow": "output.dense",
            "norm_inner": "output.LayerNorm",
        }
        for n in range(LAYERS):
            names |= {f"blocks.{n}.{mine}": f"encoder.layer.{n}.{its}" for mine, its in parts.items()}
        own = self.state_dict()
        for mine, its in names.items():
            for part in ("weight", "bias"):
                if f"{mine}.{part}" in own:
                    own[f"{mine}.{part}"].copy_(theirs[f"{its}.{part}"])


class Roles(nn.Module):
    """Tags source and content in the surroundings of a cue, and tells whether it is a cue at all."""

    def __init__(self) -> None:
        super().__init__()
        self.relations = nn.ModuleList(nn.Embedding(size, WIDE) for size in RELATIONS)
        for table in self.relations:
            nn.init.normal_(table.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDE)
        self.blocks = nn.ModuleList(Block(WIDE, ROLE_HEADS, 2 * WIDE, True, 1e-5) for _ in range(ROLE_LAYERS))
        self.last = nn.LayerNorm(WIDE)
        self.tags = nn.Linear(WIDE, ROLE_TAGS)
        self.holds = nn.Linear(WIDE, 1)

    def forward(self, words: Tensor, cue: Tensor, relations: Tensor, present: Tensor) -> tuple[Tensor, Tensor]:
        """Tag surroundings.

        Args:
            words: (c, w, 2 * WIDE), the first two projections of the words around each cue.
            cue: (c, 2 * WIDE), the other two projections, averaged over the cue's words.
            relations: (c, w, relations).
            present: (c, w), false beyond the document's ends.

        Returns:
            role logits (c, w, 5) and, for each cue, the logit that it is one (c,).
        """
        own, scaled = words.split(WIDE, -1)
        offset, scale = cue[:, None].split(WIDE, -1)
        x = own + offset + scaled * scale
        for n, table in enumerate(self.relations):
            x = x + table(relations[:, :, n])
        x = self.norm(x)
        mask = masked(present)
        for block in self.blocks:
            x = block(x, mask)
        x = self.last(x)
        centre = x[:, x.shape[1] // 2]
        return self.tags(x), self.holds(centre)[:, 0]


class Network(nn.Module):
    """Both parts."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.roles = Roles()
