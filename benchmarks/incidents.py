"""Group reports by their main incident, beside a bag of words: ``benchmarks/incidents.py DATA_DIR``.

Each file of ``DATA_DIR/incidents`` is taken in and read by the product's own path, its reports are added one by one to
an index in memory, and the groups are scored by ``DATA_DIR/../scorers/incidents.py``. Beside them, in the same run,
stands a bag of words: TF-IDF over the file, all pairs with a cosine of at least 0.2 that were published within ten days
joined. ``--readings DIR`` keeps the Readings, so that a second run scores only. ``--shuffled`` adds the reports in
another order; the figures must be the same. ``--crowded SEED``, given once or more, scores crowds made of the Gun
Violence Corpus (`crowded.py`) instead of the files: all its incidents in two cities and two weeks.

The pair scorer was trained on half of the incidents of ``gvc-train``, ``stories`` and ``basil-50``: the rows marked
"other half" are the rest of those, in a crowd with ``gvc-dev``, which is in nobody's training.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import pickle
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from crowded import crowd
from onrecord import Pipeline
from onrecord.intake import IntakeOptions, take_in
from onrecord.model import Document, Reading
from onrecord.record import incidents
from onrecord.record.index import InMemory
from onrecord.record.scorer import shipped
from onrecord.record.words import words_of

FILES = ("gvc-train", "gvc-dev", "stories", "basil-50")
ALIKE, DAYS = 0.2, 10
#: The cities and weeks of a crowd.
CROWD = (2, 2)

Gold = dict[str, str]
Scores = dict[str, dict[str, float]]


def readings(path: Path, kept: Path | None) -> Iterator[Reading]:
    """Yield the Readings of a file's reports, from where they are kept if they are."""
    pipeline = None
    for at, document in enumerate(take_in([str(path)], IntakeOptions())):
        if not isinstance(document, Document):
            raise SystemExit(f"{document.input}: {document.error}")
        place = kept / f"{path.stem}--{at:04d}.pkl" if kept else None
        if place and place.exists():
            yield pickle.loads(place.read_bytes())[1]
            continue
        pipeline = pipeline or Pipeline()
        reading = pipeline.read(document)
        if place:
            place.write_bytes(pickle.dumps((document.input, reading)))
        yield reading


def by_events(told: list[Reading], order: list[int]) -> dict[str, str]:
    """Return the group of each report, added one by one in an order."""
    index = InMemory()
    group: dict[str, str] = {}
    for at in order:
        source = told[at].document.input
        incidents.note(index, source, told[at])
        for members in incidents.regroup(index, source):
            group.update(dict.fromkeys(members, members[0]))
    return group


def by_words(told: list[Reading]) -> dict[str, str]:
    """Return the group of each report by a bag of words."""
    bags = [Counter(words_of(f"{reading.document.title or ''}\n{reading.document.text}")) for reading in told]
    holders = Counter(word for bag in bags for word in bag)
    vectors = []
    for bag in bags:
        weights = {word: (1 + math.log(count)) * math.log(len(bags) / holders[word]) for word, count in bag.items()}
        length = math.sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        vectors.append({word: weight / length for word, weight in weights.items() if weight})
    days = [date.fromisoformat((reading.document.published or "")[:10]).toordinal() for reading in told]
    root = list(range(len(told)))

    def top(at: int) -> int:
        while root[at] != at:
            at = root[at]
        return at

    for a, b, alike in _pairs(vectors):
        if alike >= ALIKE and abs(days[a] - days[b]) <= DAYS:
            root[top(a)] = top(b)
    return {reading.document.input: str(top(at)) for at, reading in enumerate(told)}


def _pairs(vectors: list[dict[str, float]]) -> Iterator[tuple[int, int, float]]:
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, vector in enumerate(vectors):
        sums: dict[int, float] = defaultdict(float)
        for word, weight in vector.items():
            for other, its in postings[word]:
                sums[other] += weight * its
            postings[word].append((at, weight))
        yield from ((other, at, alike) for other, alike in sums.items())


def gold_of(path: Path) -> Gold:
    """Return the incident of each report of a file."""
    return {row["id"]: str(row["incident"]) for row in map(json.loads, path.open(encoding="utf-8"))}


def crowded_file(data: Path, kept: Path | None, seed: int, folder: Path) -> Path:
    """Write a crowd of the Gun Violence Corpus, and return its file."""
    files = [data / "incidents" / f"{name}.jsonl" for name in ("gvc-train", "gvc-dev")]
    gold = {source: incident for path in files for source, incident in gold_of(path).items()}
    rows = crowd([reading for path in files for reading in readings(path, kept)], gold, seed, *CROWD)
    path = folder / f"crowded-{seed}.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def other_half(name: str, gold: Gold, development: set[str]) -> Gold | None:
    """Return the reports of the incidents that training left out (`training/incidents/fit.py`)."""
    order = sorted(set(gold.values()))
    if name in ("stories", "gvc-train") or name.startswith("crowded"):
        left = {incident for incident in order if int(incident) % 2 or incident in development}
    elif name == "basil-50":
        random.Random(1).shuffle(order)
        left = set(order[len(order) // 2 :])
    else:
        return None
    return {source: incident for source, incident in gold.items() if incident in left}


def scorer_of(data: Path) -> Callable[[Gold, Gold], Scores]:
    """Return the scorer's function."""
    spec = importlib.util.spec_from_file_location("incident_scorer", data.parent / "scorers" / "incidents.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    score: Callable[[Gold, Gold], Scores] = module.score
    return score


def main() -> None:
    """Print the table."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("data", type=Path)
    given.add_argument("--readings", type=Path)
    given.add_argument("--shuffled", action="store_true")
    given.add_argument("--crowded", type=int, action="append", metavar="SEED")
    args = given.parse_args()
    if args.readings:
        args.readings.mkdir(exist_ok=True)
    score = scorer_of(args.data)
    shipped()
    print(f"{'':28}{'reports':>8}{'incidents':>10}   pairwise P/R/F1      B-cubed F1   groups   reports/s")
    with tempfile.TemporaryDirectory() as folder:
        files = [args.data / "incidents" / f"{name}.jsonl" for name in FILES]
        if args.crowded:
            files = [crowded_file(args.data, args.readings, seed, Path(folder)) for seed in args.crowded]
        development = set(gold_of(args.data / "incidents" / "gvc-dev.jsonl").values())
        for path in files:
            _measure(path, args.readings, score, development, shuffled=args.shuffled)


def _measure(
    path: Path, kept: Path | None, score: Callable[[Gold, Gold], Scores], development: set[str], *, shuffled: bool
) -> None:
    gold = gold_of(path)
    told = list(readings(path, kept))
    order = list(range(len(told)))
    if shuffled:
        random.Random(5).shuffle(order)
    for method in ("events", "bag of words"):
        began = time.process_time()
        found = by_events(told, order) if method == "events" else by_words(told)
        pace = len(told) / (time.process_time() - began)
        _print(f"{path.stem}, {method}", score(gold, found), pace)
        half = other_half(path.stem, gold, development)
        if half:
            _print("  other half", score(half, {source: found[source] for source in half}), None)


def _print(label: str, scores: Scores, pace: float | None) -> None:
    pair, cubed = scores["pairwise"], scores["b3"]
    figures = f"{pair['p']:8.1f}{pair['r']:7.1f}{pair['f1']:7.1f}{cubed['f1']:12.1f}{scores['incidents']:>10}"
    speed = f"{pace:12.0f}" if pace else ""
    print(f"{label:28}{scores['documents']:>8}{scores['gold_incidents']:>10}{figures}{speed}", flush=True)


if __name__ == "__main__":
    main()
