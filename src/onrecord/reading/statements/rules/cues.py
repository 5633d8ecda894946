"""How often a word attributes: counts from PolNeAR's training split."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.reading.statements.words import SPEECH

#: Frames that PolNeAR's articles lack: the precision that is taken for them.
ASSUMED = {"headline": 0.8}
#: Frames where PolNeAR's convention is not ours: it lets the Herald say all that it "quoted X as saying".
DECIDED = {"quoted as": 0.9}


@dataclass(frozen=True, slots=True)
class Cues:
    """Counts of candidates and gold ones: by frame, by frame and lemma, and for a frame's rare lemmas together."""

    frames: Mapping[str, tuple[int, int]]
    lemmas: Mapping[tuple[str, str], tuple[int, int]]
    rare: Mapping[str, tuple[int, int]]
    factors: Mapping[str, float]

    def speaks(self, lemma: str) -> bool:
        """Whether the verb may report a quotation that stands next to it."""
        return lemma in SPEECH

    def speaks_at_all(self, lemma: str) -> bool:
        """Whether the verb was ever seen to report a clause."""
        return self.lemmas.get(("clause", lemma), (0, 0))[0] > 1

    def precision(self, frame: str, lemma: str) -> float:
        """Estimate how often such a candidate attributes; a rare lemma leans on the other rare ones of its frame."""
        if frame in DECIDED:
            return DECIDED[frame]
        right, seen = self.lemmas.get((frame, lemma), (0, 0))
        base_right, base_seen = self.frames.get(frame, (0, 0))
        rare_right, rare_seen = self.rare.get(frame, (0, 0))
        base = (base_right + 0.1) / (base_seen + 1)
        prior = ASSUMED.get(frame, (rare_right + 3 * base) / (rare_seen + 3))
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
    rare = {frame: (row["rare"][0], row["rare"][1]) for frame, row in raw["frames"].items()}
    return Cues(frames, lemmas, rare, raw["factors"])
