"""A large case: the time to add one report, to show what it holds, its size, and the memory that takes.

    python benchmarks/cases.py [REPORTS] [--data DATA_DIR] [--texts N] [--copies] [--place CASE] [--readings FILE]

Makes a case of so many reports (20,000) as a newsroom's archive has them (`archive.py`), out of the samples and of so
many texts of PolNeAR (300) from DATA_DIR, or from the folder that ONRECORD_DATA names; without it, out of the samples
alone. With ``--copies`` it is the worst case instead: nothing but copies of the five samples, each with other names.
Then adds reports one by one and times them, adds known ones, which must change nothing, exports a smaller case before
and after that, and shows, lists and verifies all, each in a process of its own. ``--readings`` keeps what was read of
the texts. The exit code is 1 when a limit is broken.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive import READ_ON, Text, archive, copies
from processes import run_alone

if TYPE_CHECKING:
    from onrecord.model import Reading
    from onrecord.store import Case

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
REPORTS, TEXTS = 20_000, 300
#: So many reports are exported before and after they are added again: to export all of a large case takes an hour.
EXPORTED = 300
MOST_SECONDS = 2.0
MOST_MEGABYTES = 1500
TIMED = 50
SHOWN = ("overview", "sources", "incidents", "people", "demands", "timeline")


def read_texts(kept: str, data: str | None, count: int) -> dict[str, object]:
    """Read the samples and texts of PolNeAR, whole and in part, and keep the Readings."""
    from onrecord import Pipeline
    from onrecord.intake import IntakeOptions, document_from_text, take_in
    from onrecord.model import Document

    pipeline = Pipeline()

    def both(document: Document) -> tuple[Reading, Reading]:
        lines = document.text.split("\n")
        half = document_from_text("\n".join(lines[: len(lines) // 2 + 1]), published=document.published)
        return pipeline.read(document), pipeline.read(half)

    read = [both(document) for document in take_in([str(SAMPLES)], IntakeOptions()) if isinstance(document, Document)]
    texts = [Text(tuple(whole for whole, _ in read), tuple(half for _, half in read))]
    paths = sorted(Path(data).glob("polnear/*/text/*.txt")) if data else []
    options = IntakeOptions(published=READ_ON.isoformat())
    for document in take_in([str(path) for path in paths[:: max(1, len(paths) // count)]][:count], options):
        if isinstance(document, Document):
            whole, half = both(document)
            texts.append(Text((whole,), (half,)))
    Path(kept).write_bytes(pickle.dumps(texts))
    return {"texts": len(texts) + len(texts[0].whole) - 1}


def reports(kept: str, size: int, first: int, count: int, worst: bool) -> Iterator[Reading]:
    """Yield some reports of the case; the same ones every time."""
    texts = pickle.loads(Path(kept).read_bytes())
    return copies(texts, first, count) if worst else archive(texts, size + TIMED, first, count)


# What the measured processes do: each prints one JSON object. ----------------------------------------------------


def build(place: str, kept: str, count: int, worst: bool) -> dict[str, object]:
    """Fill a case, a hundred reports a transaction: nobody has to be told of each."""
    from onrecord.store import open_case

    began = time.perf_counter()
    with open_case(place, create=True) as case:
        done = len(case.sources)
        _add(case, reports(kept, count, done, count - done, worst))
    return {"seconds": time.perf_counter() - began}


def _add(case: Case, readings: Iterator[Reading]) -> int:
    """Add reports, and return how many were new."""
    from onrecord.engine.cases import add_reading

    new = 0
    while some := list(islice(readings, 100)):
        with case.change():
            new += sum(add_reading(case, reading).is_new for reading in some)
    return new


def add_more(place: str, kept: str, count: int, worst: bool) -> dict[str, object]:
    """Add reports one by one, each for good, from opening the case on."""
    from onrecord.engine.cases import add_reading
    from onrecord.store import open_case

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    took, cpu = [], []
    for reading in reports(kept, count, count, TIMED, worst):
        began, began_cpu = time.perf_counter(), time.process_time()
        with open_case(place) as case:
            added = add_reading(case, reading)
        took.append(time.perf_counter() - began)
        cpu.append(time.process_time() - began_cpu)
        assert added.is_new
    return {"took": took, "cpu": cpu, "before": before}


def add_again(place: str, kept: str, count: int, worst: bool) -> dict[str, object]:
    """Add known reports, which must change nothing."""
    from onrecord.engine.cases import source_rows
    from onrecord.store import open_case

    with open_case(place) as case:
        shown, head = source_rows(case), case.log.head()
    with open_case(place) as case:
        new = _add(case, reports(kept, count, 0, min(count, 500), worst))
    with open_case(place) as case:
        return {"new": new, "same": (source_rows(case), case.log.head()) == (shown, head)}


def export_again(folder: str, kept: str, count: int, worst: bool) -> dict[str, object]:
    """Export a smaller case, add all of it again, and export it again: whether every byte is the same."""
    from onrecord.store import open_case

    place = str(Path(folder) / "exported.onrecord")
    many = min(count, EXPORTED)
    made = []
    for _ in range(2):
        with open_case(place, create=True) as case:
            _add(case, reports(kept, count, 0, many, worst))
        made.append(_exported(place))
    return {"reports": many, "bytes": sum(map(len, made[0].values())), "same": made[0] == made[1]}


def _exported(place: str) -> dict[str, bytes]:
    from onrecord.engine.views.record import record
    from onrecord.export.case.lines import lines
    from onrecord.export.tables import csv_files
    from onrecord.store import open_case

    with open_case(place) as case:
        known = record(case)
        files = {name: "".join(parts).encode("utf-8", "surrogatepass") for name, parts in csv_files(known)}
        return {"jsonl": "".join(lines(known)).encode("utf-8", "surrogatepass"), **files}


def check(place: str) -> dict[str, object]:
    """Verify the case."""
    from onrecord.store import open_case, verify

    began = time.perf_counter()
    with open_case(place) as case:
        finding = verify(case).finding
    return {"seconds": time.perf_counter() - began, "finding": finding and finding.what}


STEPS = {step.__name__: step for step in (read_texts, build, add_more, add_again, export_again, check)}


# What the measuring process does. --------------------------------------------------------------------------------


def measure(step: str, *arguments: object) -> dict[str, Any]:
    """Run one step in a process of its own; its result and its peak memory in MB."""
    ran = run_alone([sys.executable, __file__, "--step", step, json.dumps(arguments)])
    return {**json.loads(ran.output), "peak": ran.megabytes}


def verdict(label: str, value: float, limit: float, unit: str) -> bool:
    """Print a figure beside its limit, and return whether it keeps it."""
    keeps = value <= limit
    print(f"{label:<44}{value:>9.3f} {unit:<3} limit {limit:g} {unit}{'' if keeps else '   BROKEN'}")
    return keeps


def main(options: argparse.Namespace, folder: str) -> bool:
    """Measure everything, print it, and return whether all limits are kept."""
    count, worst = options.reports, options.copies
    place = options.place or str(Path(folder) / "made.onrecord")
    kept = options.readings or str(Path(folder) / "readings.pickle")
    if not Path(kept).exists():
        told = measure("read_texts", kept, options.data, options.texts)["texts"]
        print(f"read {told} texts" + ("" if options.data else "; without DATA_DIR they are the samples alone"))
    built = measure("build", place, kept, count, worst)
    print(f"a case of {count} reports, made in {built['seconds']:.0f} s with a peak of {built['peak']:.0f} MB")
    if "://" not in place:
        size = os.path.getsize(place)  # noqa: PTH202 - a case may also be a URL, so it is no Path
        print(f"{size / 1e6:.0f} MB, {size / count / 1e3:.1f} kB a report")
    more, again = (measure(step, place, kept, count, worst) for step in ("add_more", "add_again"))
    exported, checked = measure("export_again", folder, kept, count, worst), measure("check", place)
    for what in SHOWN:
        began = time.perf_counter()
        ran = run_alone([sys.executable, "-m", "onrecord", "show", place, what, "--format", "json"])
        print(f"show {what}: {time.perf_counter() - began:.1f} s with a peak of {ran.megabytes:.0f} MB", flush=True)
    print(f"verifies all in {checked['seconds']:.1f} s with a peak of {checked['peak']:.0f} MB")
    wall, cpu = statistics.median(more["took"]), statistics.median(more["cpu"])
    print(f"adds one in {wall:.3f} s, {cpu:.3f} s of CPU (median); the slowest took {max(more['took']):.3f} s")
    print(f"exports of {exported['reports']} reports, and again after adding them again: {exported['bytes']} bytes")
    kept_limits = [
        verdict(
            "adding one report, nineteen of twenty", statistics.quantiles(more["took"], n=20)[-1], MOST_SECONDS, "s"
        ),
        verdict("peak memory of adding", max(more["peak"], built["peak"]), MOST_MEGABYTES, "MB"),
        verdict("known reports that changed something", again["new"] + (not again["same"]), 0, ""),
        verdict("exports that are not the same", not exported["same"], 0, ""),
    ]
    if checked["finding"]:
        print(f"verify: {checked['finding']}   BROKEN")
    return all(kept_limits) and not checked["finding"]


def parse(arguments: Iterable[str] | None = None) -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="?", type=int, default=REPORTS)
    parser.add_argument("--data", default=os.environ.get("ONRECORD_DATA"), help="the folder of evaluation data")
    parser.add_argument("--texts", type=int, default=TEXTS, help="of PolNeAR")
    parser.add_argument("--copies", action="store_true", help="nothing but copies of the samples: the worst case")
    parser.add_argument("--place", help="make the case here, and leave it: a file or a postgresql:// address")
    parser.add_argument("--readings", help="keep what was read of the texts in this file, and take it from there")
    parser.add_argument("--step", nargs=2, metavar=("NAME", "JSON"), help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    options = parse()
    if options.step:
        step, arguments = options.step
        print(json.dumps(STEPS[step](*json.loads(arguments))))
    else:
        with ExitStack() as stack:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            sys.exit(0 if main(options, folder) else 1)
