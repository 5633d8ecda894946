"""How often a word attributes: counts from PolNeAR's training split."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.reading.statements.words import SPEECH


@dataclass(frozen=True, slots=True)
class Cues:
    """Counts of candidates that were gold attributions, by frame and by frame and lemma."""

    frames: Mapping[str, tuple[int, int]]
    lemmas: Mapping[tuple[str, str], tuple[int, int]]
    factors: Mapping[str, float]

    def speaks(self, lemma: str) -> bool:
        """Whether the verb may report a quotation that stands next to it."""
        return lemma in SPEECH

    def speaks_at_all(self, lemma: str) -> bool:
        """Whether the verb was ever seen to report a clause."""
        return self.lemmas.get(("clause", lemma), (0, 0))[0] > 1

    def precision(self, frame: str, lemma: str) -> float:
        """Estimate how often such a candidate attributes, leaning on the frame where the lemma is rare."""
        right, seen = self.lemmas.get((frame, lemma), (0, 0))
        base_right, base_seen = self.frames.get(frame, (0, 0))
        prior = (base_right + 0.1) / (base_seen + 1)
        weight = 3.0
        return (right + weight * prior) / (seen + weight)

    def adjusted(self, prior: float, traits: Iterable[str]) -> float:
        """Return the probability whose odds are the prior's, times the factor of each trait."""
        odds = prior / (1 - min(prior, 0.99))
        for trait in traits:
            odds *= self.factors.get(trait, 1.0)
        return odds / (1 + odds)


@cache
def load_cues() -> Cues:
    """Read the lexicon that the package carries."""
    raw = json.loads(files(__package__).joinpath("cues.json").read_text(encoding="utf-8"))
    frames = {frame: (row["right"], row["seen"]) for frame, row in raw["frames"].items()}
    lemmas = {
        (frame, lemma): (right, seen)
        for frame, row in raw["frames"].items()
        for lemma, (right, seen) in row["lemmas"].items()
    }
    return Cues(frames, lemmas, raw["factors"])
