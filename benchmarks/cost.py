"""What a reading costs beside bare spaCy: CPU time, memory and cold start, in one run.

    python benchmarks/cost.py [FOLDER] [--rounds N | --quick]

Every figure comes from a process of its own, on one core and one thread. FOLDER is any folder that `onrecord read`
takes. Without it: `polnear/dev/text` of the folder that ONRECORD_DATA names, else the sample reports, repeated. The
exit code is 1 when a limit is broken.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from processes import run_alone

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
WEIGHTS = ROOT / "src" / "onrecord" / "reading" / "weights"
MOST_TIMES_SPACY = 3.5
#: What the stricter comparison leaves out of it too: tagger, parser and named entities stay.
LEAST = ["lemmatizer", "attribute_ruler"]
MOST_MEGABYTES = 800
MOST_MEGABYTES_OF_WEIGHTS = 25
MOST_SECONDS_COLD = 5.0
FEW, MANY = 100, 400
# What 300 more reports may add to the peak before it counts as growth: allocators are not exact.
MOST_GROWTH_MEGABYTES = 20


# What the measured processes do: each takes its input as JSON and prints one JSON object. -----------------------


def prepare(folder: str, into: str, repeats: int) -> dict[str, object]:
    """Take the reports in once, untimed, so that bare spaCy gets the very texts that the product reads."""
    from onrecord.intake import IntakeOptions, Rejected, take_in

    count = words = refused = 0
    for taken in take_in([folder] * repeats, IntakeOptions()):
        if isinstance(taken, Rejected):
            refused += 1
            continue
        (Path(into) / f"{count:06}.txt").write_text(taken.text, "utf-8", newline="")
        count += 1
        words += len(taken.text.split())
    return {"reports": count, "words": words, "refused": refused}


def bare(texts: str, exclude: list[str]) -> dict[str, object]:
    """Run spaCy's pipeline over the texts, as its makers ship it but for what is excluded, and nothing else."""
    import spacy

    from onrecord.reading.language import MODEL

    nlp = spacy.load(MODEL, exclude=exclude)
    held = [path.read_text("utf-8") for path in sorted(Path(texts).iterdir())]
    began = time.process_time()
    tokens = 0
    for text in held:
        with nlp.memory_zone():
            tokens += len(nlp(text))
    return {"cpu": time.process_time() - began, "tokens": tokens, "pipes": nlp.pipe_names}


def product(inputs: list[str], limit: int | None) -> dict[str, object]:
    """Run the whole path: intake, reading, JSON lines."""
    from onrecord import Pipeline, Reading, read_many
    from onrecord.export.readings_json import reading_to_json

    pipeline = Pipeline()
    began = time.process_time()
    done = written = 0
    for result in read_many(islice(cycle(inputs), limit) if limit else inputs, pipeline=pipeline):
        if isinstance(result, Reading):
            done += 1
            written += len(reading_to_json(result))
    return {"cpu": time.process_time() - began, "reports": done, "characters": written}


def shares(inputs: list[str]) -> dict[str, object]:
    """Time each step of the same path: intake, parse, each layer, export."""
    from onrecord import Document, Pipeline
    from onrecord.export.readings_json import reading_to_json
    from onrecord.intake import IntakeOptions, take_in
    from onrecord.reading.layer import Draft
    from onrecord.reading.pipeline import default_layers

    spent: dict[str, float] = defaultdict(float)

    def timed(name: str, run: Callable[[Draft], None]) -> Callable[[Draft], None]:
        def wrapped(draft: Draft) -> None:
            began = time.process_time()
            run(draft)
            spent[name] += time.process_time() - began

        return wrapped

    layers = [replace(layer, run=timed(layer.name, layer.run)) for layer in default_layers()]
    pipeline = Pipeline(layers)
    began = time.process_time()
    for taken in take_in(inputs, IntakeOptions()):
        spent["intake"] += time.process_time() - began
        if isinstance(taken, Document):
            before = time.process_time(), sum(spent[layer.name] for layer in layers)
            reading = pipeline.read(taken)
            in_layers = sum(spent[layer.name] for layer in layers) - before[1]
            spent["spaCy"] += time.process_time() - before[0] - in_layers
            before_export = time.process_time()
            reading_to_json(reading)
            spent["JSON"] += time.process_time() - before_export
        began = time.process_time()
    return {"spent": spent}


STEPS: dict[str, Callable[..., dict[str, object]]] = {f.__name__: f for f in (prepare, bare, product, shares)}


# What the measuring process does. -------------------------------------------------------------------------------


def measure(step: str, **arguments: object) -> dict[str, Any]:
    """Run one step in a process of its own; its result and its peak memory in MB."""
    ran = run_alone([sys.executable, __file__, "--step", step, json.dumps(arguments)])
    return {**json.loads(ran.output), "peak": ran.megabytes}


def cold_start(report: Path) -> float:
    """Return the seconds that `onrecord read` takes on one report, from the shell and back; the median of three."""
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "read", str(report), "--format", "json"]
    took = []
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def verdict(label: str, value: float, limit: float, unit: str) -> bool:
    """Print a figure beside its limit, and return whether it keeps it."""
    keeps = value <= limit
    print(f"{label:<34}{value:>9.2f} {unit:<3} limit {limit:g} {unit}{'' if keeps else '   BROKEN'}")
    return keeps


def report_shares(spent: dict[str, float], bare_cpu: float) -> None:
    """Print each step's part of the time, and beside bare spaCy's seconds, in the order in which they run."""
    total = sum(spent.values())
    rest = [name for name in spent if name not in ("intake", "spaCy", "JSON")]
    for name in ("intake", "spaCy", *rest, "JSON"):
        print(
            f"  {name:<12}{spent[name]:>8.2f} s {spent[name] / total:>6.1%} {spent[name] / bare_cpu:>6.2f} x bare spaCy"
        )


def main(folder: Path, repeats: int, rounds: int, *, growth: bool = True) -> bool:
    """Measure everything, print it, and return whether all limits are kept; ``growth``: with the 500 reports too."""
    with tempfile.TemporaryDirectory() as texts:
        made = measure("prepare", folder=str(folder), into=texts, repeats=repeats)
        if not made["reports"]:
            sys.exit(f"{folder}: no report in it could be read")
        refused = f", {made['refused']} refused" if made["refused"] else ""
        print(f"{folder} x {repeats}: {made['reports']} reports, {made['words']} words{refused}")
        inputs = [str(folder)] * repeats
        # The rounds alternate and the quickest counts, so that a busy machine slows neither side alone.
        turns = [
            (
                measure("bare", texts=texts, exclude=[]),
                measure("bare", texts=texts, exclude=LEAST),
                measure("product", inputs=inputs, limit=None),
            )
            for _ in range(rounds)
        ]
        spacy, least, whole = (min(of_one, key=lambda r: r["cpu"]) for of_one in zip(*turns, strict=True))
        paths = sorted(map(str, Path(texts).iterdir()))
        few, many = (measure("product", inputs=paths, limit=limit) if growth else whole for limit in (FEW, MANY))
    for name, result in (("bare spaCy", spacy), ("… cut down", least), ("onrecord read", whole)):
        rate = made["reports"] / result["cpu"], made["words"] / result["cpu"]
        print(f"{name:<14}{result['cpu']:>8.2f} s CPU {rate[0]:>8.2f} reports/s {rate[1]:>8.0f} words/s"
              f" {result['peak']:>6.0f} MB")  # fmt: skip
    print(f"onrecord read / spaCy cut down, CPU {whole['cpu'] / least['cpu']:.2f} x")
    print("of which")
    report_shares(measure("shares", inputs=inputs)["spent"], spacy["cpu"])
    weights = sum(path.stat().st_size for path in WEIGHTS.rglob("*") if path.is_file()) / 1e6
    kept = [
        verdict("onrecord read / bare spaCy, CPU", whole["cpu"] / spacy["cpu"], MOST_TIMES_SPACY, "x"),
        verdict("peak memory", max(whole["peak"], few["peak"], many["peak"]), MOST_MEGABYTES, "MB"),
        verdict("trained weights", weights, MOST_MEGABYTES_OF_WEIGHTS, "MB"),
        verdict("cold start, one report", cold_start(SAMPLES / "1-first-report.html"), MOST_SECONDS_COLD, "s"),
    ]
    if growth:
        kept.append(
            verdict(f"growth, {FEW} to {MANY} reports", many["peak"] - few["peak"], MOST_GROWTH_MEGABYTES, "MB")
        )
    return all(kept)


def default_folder() -> tuple[Path, int]:
    """Return the folder to measure on and how many times over."""
    data = os.environ.get("ONRECORD_DATA")
    polnear = Path(data) / "polnear/dev/text" if data else None
    return (polnear, 1) if polnear and polnear.is_dir() else (SAMPLES, 20)


def parse(arguments: Iterable[str] | None = None) -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=2, help="how often each side runs; the quickest counts")
    parser.add_argument("--quick", action="store_true", help="one round, and no growth from 100 to 400 reports")
    parser.add_argument("--step", nargs=2, metavar=("NAME", "JSON"), help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    options = parse()
    if options.step:
        step, arguments = options.step
        print(json.dumps(STEPS[step](**json.loads(arguments))))
    else:
        where, times = (options.folder, 1) if options.folder else default_folder()
        rounds = 1 if options.quick else options.rounds
        sys.exit(0 if main(where, times, rounds, growth=not options.quick) else 1)
