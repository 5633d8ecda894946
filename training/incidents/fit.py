"""Fit the pair scorer: `PYTHONPATH=benchmarks python training/incidents/fit.py DATA_DIR CACHE_DIR OUT.json`.

OUT.json is `src/onrecord/record/pair_weights.json`. Read is half of the incidents of `gvc-train`, `stories` and
`basil-50`, which `kept` names; the other halves and `gvc-dev` are for choosing. Readings are cached in CACHE_DIR, since
reading 1,400 reports takes minutes.

`gvc-train` has few incidents over four years, so that telling them apart is easy. Half of its pairs therefore come from
crowds made of it (`benchmarks/crowded.py`): all its incidents in one city and one week. It counts as it is, too: only
there do dates and towns tell incidents apart.

What can only speak for two reports (a name that both have) may get no weight below nought, and what can only speak
against them (other days) none above it: otherwise the figures, which lean on each other, make a few the wrong way up.
"""

from __future__ import annotations

import json
import pickle
import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from crowded import crowd
from onrecord.intake import IntakeOptions, Rejected, take_in
from onrecord.model import Reading
from onrecord.reading.pipeline import Pipeline
from onrecord.record.incidents import KEYS, note_profile
from onrecord.record.index import InMemory
from onrecord.record.pairs import FIGURES, evidence
from onrecord.record.profile import Profile, keys_of, profile_of

Told = tuple[str, str, Profile]

#: What the crowds are drawn with.
SEEDS = range(101, 107)
#: The inverse of the regression's penalty.
C = 3.0
#: How much a pair of the other sets counts beside one of a crowd, all crowds together counting as one.
WEIGHTS = {"gvc-train": 1.0, "stories": 0.3, "basil-50": 1.0}
#: What can only speak against two reports' telling of one happening; the others can only speak for it.
AGAINST = frozenset({
    "apart", "other_harmed", "other_accused", "other_names", "other_age", "other_town", "other_street", "other_block",
    "other_spot", "other_clock", "other_day", "days_apart",
})  # fmt: skip
#: What may speak either way: an outlet tells of a thing once, or follows it; a night has two days.
EITHER = frozenset({"outlet", "next_day"})
#: The mean likelihood from which groups are joined; see `pair_weights.md`.
JOIN = 0.45


def gold_of(path: Path) -> dict[str, str]:
    """Return the incident of each report of a file."""
    return {row["id"]: str(row["incident"]) for row in map(json.loads, path.open(encoding="utf-8"))}


def readings(path: Path, cache: Path) -> Iterator[Reading]:
    """Yield the Readings of a file's reports, reading what the cache does not have."""
    pipeline = None
    for at, document in enumerate(take_in([str(path)], IntakeOptions())):
        if isinstance(document, Rejected):
            raise SystemExit(f"{document.input}: {document.error}")
        place = cache / f"{path.stem}--{at:04d}.pkl"
        if not place.exists():
            pipeline = pipeline or Pipeline()
            place.write_bytes(pickle.dumps((document.input, pipeline.read(document))))
        yield pickle.loads(place.read_bytes())[1]


def kept(name: str, incident: str, of: Iterable[str]) -> bool:
    """Whether an incident is trained on."""
    if name != "basil-50":
        return int(incident) % 2 == 0
    order = sorted(set(of))
    random.Random(1).shuffle(order)
    return incident in order[: len(order) // 2]


def trained_on(data: Path, cache: Path, name: str) -> list[tuple[Reading, str]]:
    """Return the reports of a file that are trained on, each with its incident."""
    gold = gold_of(data / f"{name}.jsonl")
    told = ((reading, gold[reading.document.input]) for reading in readings(data / f"{name}.jsonl", cache))
    return [(reading, incident) for reading, incident in told if kept(name, incident, gold.values())]


def crowds(told: list[tuple[Reading, str]], cache: Path) -> Iterator[list[Told]]:
    """Yield a crowd for each seed."""
    gold = {reading.document.input: incident for reading, incident in told}
    for seed in SEEDS:
        path = cache / f"crowd-{seed}.jsonl"
        rows = crowd([reading for reading, _ in told], gold, seed, cities=1, weeks=1)
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        yield [(r.document.input, gold[r.document.input], profile_of(r)) for r in readings(path, cache)]


def pairs(told: list[Told]) -> tuple[list[list[float]], list[bool]]:
    """Return the figures of all pairs that the index finds, and whether each is of one incident."""
    index = InMemory()
    by_id = {source: (incident, profile) for source, incident, profile in told}
    rows, same = [], []
    for source, incident, profile in told:
        for other in sorted(index.find(KEYS, keys_of(profile))):
            figures = {figure.name: figure.value for figure in evidence(profile, by_id[other][1])}
            rows.append([figures.get(name, 0.0) for name in FIGURES])
            same.append(incident == by_id[other][0])
        note_profile(index, source, profile)
    return rows, same


def fit(figures: np.ndarray, same: np.ndarray, weights: np.ndarray) -> list[float]:
    """Return bias and weights of a logistic regression with a penalty, each weight on its own side of nought.

    Args:
        figures: (pairs, figures).
        same: (pairs,), 1 where a pair is of one incident.
        weights: (pairs,).
    """
    sign = 2 * same - 1

    def loss(at: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (figures @ at[1:] + at[0])
        slope = -sign * weights / (1 + np.exp(margin))
        value = (weights * np.logaddexp(0, -margin)).sum() + (at[1:] ** 2).sum() / (2 * C)
        return value, np.concatenate([[slope.sum()], figures.T @ slope + at[1:] / C])

    bounds = [(None, None)]
    for name in FIGURES:
        bounds.append((None if name in AGAINST | EITHER else 0, 0 if name in AGAINST else None))
    start = np.zeros(len(FIGURES) + 1)
    return [float(value) for value in minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x]


def main() -> None:
    """Fit and write the weights."""
    data, cache, out = Path(sys.argv[1]) / "incidents", Path(sys.argv[2]), Path(sys.argv[3])
    cache.mkdir(exist_ok=True)
    told = {name: trained_on(data, cache, name) for name in WEIGHTS}
    sets = [(crowd, 1 / len(SEEDS)) for crowd in crowds(told["gvc-train"], cache)]
    for name, of in told.items():
        sets.append(([(r.document.input, incident, profile_of(r)) for r, incident in of], WEIGHTS[name]))
    figures, same, weights = [], [], []
    for reports, weight in sets:
        rows, truth = pairs(reports)
        figures += rows
        same += truth
        weights += [weight] * len(rows)
    bias, *of = fit(np.array(figures), np.array(same, float), np.array(weights))
    table = {
        "bias": round(bias, 4),
        "join": JOIN,
        "weights": {name: round(value, 4) + 0.0 for name, value in zip(FIGURES, of, strict=True)},
    }
    out.write_text(json.dumps(table, indent=1) + "\n", "utf-8")
    print(f"{len(same)} pairs, {sum(same)} of one incident; written to {out}")


if __name__ == "__main__":
    main()
