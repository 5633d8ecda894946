"""Fit the pair scorer: `python training/incidents/fit.py DATA_DIR CACHE_DIR src/onrecord/record/pair_weights.json`.

Read are `gvc-train` whole, and of `stories` and `basil-50` the incidents that `kept` names; the other halves and
`gvc-dev` are for choosing. Readings are cached in CACHE_DIR, since reading 800 reports takes minutes.

`gvc-train` has few incidents over four years, so that telling them apart is easy. The pairs are therefore taken from
mixes made of it: each incident keeps one to three reports and moves as a whole, dates and all, into one week or month;
in half of the mixes all incidents move to one town, and their own towns' names are taken out of their words. It counts
once as it is, too: only there do dates tell incidents apart.

What can only speak for two reports (a name that both have) may get no weight below nought, and what can only speak
against them (other days) none above it: otherwise the figures, which lean on each other, make a few the wrong way up.
"""

from __future__ import annotations

import json
import math
import pickle
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from onrecord.intake import IntakeOptions, Rejected, take_in
from onrecord.reading.pipeline import Pipeline
from onrecord.record.incidents import KEYS, note_profile
from onrecord.record.index import InMemory
from onrecord.record.pairs import FIGURES, evidence
from onrecord.record.profile import Profile, keys_of, profile_of

Told = tuple[str, str, Profile]

#: (all in one town, window in days) of the mixes; each is made with every seed.
MIXES = ((True, 7), (True, 30), (False, 7), (False, 30))
SEEDS = range(4)
#: The inverse of the regression's penalty.
C = 3.0
#: How much a pair of the stories counts beside one of the mixes, each of which counts as one of sixteen.
WEIGHT_OF_STORIES = 0.4
#: What can only speak against two reports' telling of one happening; the others can only speak for it.
AGAINST = frozenset({
    "apart", "far_apart", "other_harmed", "other_accused", "other_names", "other_age", "other_town", "other_spot",
    "other_block", "other_day", "days_apart",
})  # fmt: skip
#: What may speak either way: an outlet tells of a thing once, or follows it.
EITHER = frozenset({"outlet", "undated"})
#: The mean likelihood from which groups are joined; see `pair_weights.md`.
JOIN = 0.45


def profiles(data: Path, cache: Path, name: str) -> Iterator[Told]:
    """Yield (report id, incident, profile) of a file, reading what the cache does not have."""
    gold = {row["id"]: str(row["incident"]) for row in map(json.loads, (data / f"{name}.jsonl").open(encoding="utf-8"))}
    pipeline = None
    for at, document in enumerate(take_in([str(data / f"{name}.jsonl")], IntakeOptions())):
        if isinstance(document, Rejected):
            raise SystemExit(f"{document.input}: {document.error}")
        path = cache / f"{name}--{at:04d}.pkl"
        if not path.exists():
            pipeline = pipeline or Pipeline()
            path.write_bytes(pickle.dumps((document.input, pipeline.read(document))))
        source, reading = pickle.loads(path.read_bytes())
        yield source, gold[source], profile_of(reading)


def kept(name: str, incident: str, of: list[str]) -> bool:
    """Whether an incident is trained on."""
    if name == "stories":
        return int(incident) % 2 == 0
    order = sorted(set(of))
    random.Random(1).shuffle(order)
    return incident in order[: len(order) // 2]


def mix(told: list[Told], seed: int, window: int, *, one_town: bool) -> list[Told]:
    """Return few reports an incident, all incidents begun within ``window`` days."""
    dice = random.Random(seed)
    by_incident = defaultdict(list)
    for report in told:
        by_incident[report[1]].append(report)
    mixed = []
    for incident in sorted(by_incident):
        reports = sorted(by_incident[incident], key=lambda report: report[0])
        reports = dice.sample(reports, min(dice.choices((1, 2, 3), (0.2, 0.4, 0.4))[0], len(reports)))
        first = min(date.fromisoformat(profile.published or "") for _, _, profile in reports)
        days = (date(2020, 6, 1) + timedelta(dice.randrange(window)) - first).days
        mixed += [(source, incident, moved(profile, days, one_town=one_town)) for source, _, profile in reports]
    return mixed


def moved(profile: Profile, days: int, *, one_town: bool) -> Profile:
    """Return a profile some days later, and in the one town that all others are in."""

    def later(day: str) -> str:
        return (date.fromisoformat(day) + timedelta(days)).isoformat()

    profile = replace(
        profile,
        published=later(profile.published or ""),
        days=tuple((later(day), weight) for day, weight in profile.days),
    )
    if not one_town:
        return profile
    names = {word for town in profile.towns for word in town.split()}
    bags = {field: without(getattr(profile, field), names) for field in ("words", "lead", "title")}
    return replace(profile, towns=("metropolis",), **bags)


def without(bag: dict[str, float], names: set[str]) -> dict[str, float]:
    """Return a vector without some words, of length 1 again."""
    rest = {word: weight for word, weight in bag.items() if word not in names}
    length = math.sqrt(sum(weight * weight for weight in rest.values())) or 1.0
    return {word: weight / length for word, weight in rest.items()}


def pairs(told: list[Told]) -> tuple[list[list[float]], list[bool]]:
    """Return the figures of all pairs that the index finds, and whether each is of one incident."""
    index = InMemory(too_common=200)
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
    gvc = list(profiles(data, cache, "gvc-train"))
    sets = [(mix(gvc, seed, window, one_town=town), 1 / 16) for seed in SEEDS for town, window in MIXES] + [(gvc, 1.0)]
    for name in ("stories", "basil-50"):
        told = list(profiles(data, cache, name))
        of = [incident for _, incident, _ in told]
        sets.append(([report for report in told if kept(name, report[1], of)], WEIGHT_OF_STORIES))
    figures, same, weights = [], [], []
    for told, weight in sets:
        rows, truth = pairs(told)
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
