"""A large case: the time to add one report, its size, and the memory that takes.

    python benchmarks/cases.py [REPORTS] [--place CASE]

Makes a case of so many reports (20,000) out of the sample reports: each is a true Reading of one with every name
changed, so that the reports differ as reports of different matters do. Then adds reports one by one and times them,
adds known ones, lists and verifies all, each in a process of its own. The exit code is 1 when a limit is broken.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from processes import run_alone

if TYPE_CHECKING:
    from onrecord.model import Reading

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
REPORTS = 20_000
MOST_SECONDS = 2.0
MOST_MEGABYTES = 1500
TIMED = 50
_NAME = re.compile(r"\b[A-Z][a-z]{3,}")


def variations(samples: Iterable[Reading], first: int, count: int) -> Iterator[Reading]:
    """Yield true Readings of the samples, over and over, each time with other words of the same length for names."""
    from dataclasses import replace

    from onrecord.ids import content_id
    from onrecord.store.rows_reading import reading_from, reading_row

    known = list(samples)
    for number in range(first, first + count):
        reading = known[number % len(known)]
        chosen = random.Random(number)
        other: dict[str, str] = {}

        def changed(found: re.Match[str], other: dict[str, str] = other, chosen: random.Random = chosen) -> str:
            word = found[0]
            return other.setdefault(word, word[0] + "".join(chosen.choices("aeilmnorst", k=len(word) - 1)))

        text = _NAME.sub(changed, reading.document.text)
        original = text.encode()
        report = replace(reading.document.report, original=original, sha256=content_id(original))
        day = f"20{10 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}"
        document = replace(
            reading.document,
            id=content_id(text),
            text=text,
            input=f"made/{number}",
            report=report,
            url=f"https://made.example/{number}",
            published=day,
        )
        # Every word kept its length, so the spans still fit; the lists of who is who are changed alike.
        row: Any = reading_row(reading)
        for entity in row["entities"]:
            entity[2] = _NAME.sub(changed, entity[2])
            entity[6] = [[_NAME.sub(changed, words), *span] for words, *span in entity[6]]
        yield reading_from(row, document)


def sample_readings() -> list[Reading]:
    """Read the samples."""
    from onrecord import Reading, read_many

    return [reading for reading in read_many([str(SAMPLES)]) if isinstance(reading, Reading)]


# What the measured processes do: each prints one JSON object. ----------------------------------------------------


def build(place: str, count: int) -> dict[str, object]:
    """Fill a case, a hundred reports a transaction: nobody has to be told of each."""
    from onrecord.engine.cases import add_reading
    from onrecord.store import open_case

    samples = sample_readings()
    began = time.perf_counter()
    with open_case(place, create=True) as case:
        done = len(case.sources)
        while done < count:
            with case.change():
                for reading in variations(samples, done, min(100, count - done)):
                    add_reading(case, reading)
                    done += 1
    return {"seconds": time.perf_counter() - began}


def add_more(place: str, count: int) -> dict[str, object]:
    """Add reports one by one, each for good, from opening the case on."""
    from onrecord.engine.cases import add_reading
    from onrecord.store import open_case

    samples = sample_readings()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    took, cpu = [], []
    for reading in variations(samples, count, TIMED):
        began, began_cpu = time.perf_counter(), time.process_time()
        with open_case(place) as case:
            added = add_reading(case, reading)
        took.append(time.perf_counter() - began)
        cpu.append(time.process_time() - began_cpu)
        assert added.is_new
    return {"took": took, "cpu": cpu, "before": before}


def add_again(place: str, count: int) -> dict[str, object]:
    """Add known reports, which must change nothing."""
    from onrecord.engine.cases import add_reading, source_rows
    from onrecord.store import open_case

    with open_case(place) as case:
        shown, head = source_rows(case), case.log.head()
    samples = sample_readings()
    with open_case(place) as case:
        new = sum(add_reading(case, reading).is_new for reading in variations(samples, 0, min(count, 500)))
    with open_case(place) as case:
        return {"new": new, "same": (source_rows(case), case.log.head()) == (shown, head)}


def show(place: str) -> dict[str, object]:
    """List all reports."""
    from onrecord.engine.cases import source_rows
    from onrecord.store import open_case

    began = time.perf_counter()
    with open_case(place) as case:
        listed = len(source_rows(case))
    return {"seconds": time.perf_counter() - began, "reports": listed}


def check(place: str) -> dict[str, object]:
    """Verify the case."""
    from onrecord.store import open_case, verify

    began = time.perf_counter()
    with open_case(place) as case:
        finding = verify(case).finding
    return {"seconds": time.perf_counter() - began, "finding": finding and finding.what}


STEPS = {step.__name__: step for step in (build, add_more, add_again, show, check)}


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


def main(count: int, place: str) -> bool:
    """Measure everything, print it, and return whether all limits are kept."""
    built = measure("build", place, count)
    print(f"a case of {count} reports, made in {built['seconds']:.0f} s with a peak of {built['peak']:.0f} MB")
    if "://" not in place:
        size = os.path.getsize(place)  # noqa: PTH202 - a case may also be a URL, so it is no Path
        print(f"{size / 1e6:.0f} MB, {size / count / 1e3:.1f} kB a report")
    more, again, shown, checked = (
        measure("add_more", place, count), measure("add_again", place, count), measure("show", place),
        measure("check", place),
    )  # fmt: skip
    print(f"lists {shown['reports']} reports in {shown['seconds']:.2f} s with a peak of {shown['peak']:.0f} MB")
    print(f"verifies all in {checked['seconds']:.1f} s with a peak of {checked['peak']:.0f} MB")
    wall, cpu = statistics.median(more["took"]), statistics.median(more["cpu"])
    print(f"adds one in {wall:.3f} s, {cpu:.3f} s of CPU (median); the slowest took {max(more['took']):.3f} s")
    kept = [
        verdict(
            "adding one report, nineteen of twenty", statistics.quantiles(more["took"], n=20)[-1], MOST_SECONDS, "s"
        ),
        verdict("peak memory of adding, the reader loaded", more["peak"], MOST_MEGABYTES, "MB"),
        verdict("known reports that changed something", again["new"] + (not again["same"]), 0, ""),
    ]
    if checked["finding"]:
        print(f"verify: {checked['finding']}   BROKEN")
    return all(kept) and not checked["finding"]


def parse(arguments: Iterable[str] | None = None) -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="?", type=int, default=REPORTS)
    parser.add_argument("--place", help="make the case here, and leave it: a file or a postgresql:// address")
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
            sys.exit(0 if main(options.reports, options.place or str(Path(folder) / "made.onrecord")) else 1)
