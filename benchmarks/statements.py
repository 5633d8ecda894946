"""Score the statements layer on PolNeAR, beside its peers: ``benchmarks/statements.py DATA_DIR [--split dev]``.

Every reader of ``peers.py`` reads the texts of ``DATA_DIR/polnear/SPLIT`` in a process of its own, on one core and one
thread, in the same run; the scorer is ``DATA_DIR/../scorers/attribution.py``. All shares are in percent:

- linked: content and source agree with the key's (Jaccard index of the words at least 0.5); content: the content does;
- words: macro F1 over the words of source, cue and content; direct: recall of linked attributions that are quotations;
- CPU s: seconds of the whole process, its start too; words/s: words of text a second of those; peak: its memory.

Further tables on request: ``--calibration`` (whether confidence can be believed, and what abstaining below one costs),
``--breakdown`` (by kind of statement), ``--by publisher`` (a file's name begins with its outlet).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import peers
import statement_judge as judging
from processes import Ran
from statement_judge import Found, Gold

THRESHOLDS = tuple(n / 10 for n in range(3, 10))
_FIGURES = ("linked P", "R", "F1", "content F1", "words F1", "direct R")


@dataclass(frozen=True, slots=True)
class Run:
    """What a reader found, what that cost (nothing is known where a file was given), and what it gave up on."""

    reader: str
    found: Found
    cost: Ran | None
    unread: int = 0


def main(options: argparse.Namespace) -> None:
    """Print the tables."""
    split = options.data / "polnear" / options.split
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen(split / "text", Path(scratch), options.limit)
        # The readers run first: until then this process is small, see processes.py.
        runs = list(read_all(options, folder))
        scorer = judging.load_scorer(options.data)
        names = {path.stem for path in folder.glob("*.txt")}
    gold = {name: value for name, value in scorer.read_gold(split).items() if name in names}
    words = sum(len(text.split()) for text, _ in gold.values())
    print(f"PolNeAR {options.split}: {len(gold)} documents, {words} words")
    print_readers(scorer, gold, runs, words)
    for run in (run for run in runs if run.reader not in peers.NEEDS):
        if options.by:
            print_publishers(scorer, gold, run)
        if options.breakdown:
            print_breakdown(scorer, gold, run)
        if options.calibration:
            print_calibration(scorer, gold, run)


def chosen(folder: Path, scratch: Path, limit: int | None) -> Path:
    """Return the folder, or one with copies of a few of its texts, evenly taken."""
    if limit is None:
        return folder
    paths = sorted(folder.glob("*.txt"))
    for n in range(min(limit, len(paths))):
        shutil.copy(paths[n * len(paths) // min(limit, len(paths))], scratch)
    return scratch


def read_all(options: argparse.Namespace, folder: Path) -> Iterator[Run]:
    """Run the readers that were asked for and are installed, or take what one found before from a file."""
    if options.readings:
        lines = options.readings.read_text(encoding="utf-8").splitlines()
        rows = (json.loads(line) for line in lines if line.strip())
        rows = [row if "id" in row else peers.row_of(row) for row in rows]
        yield Run(options.readings.name, {row["id"]: row["statements"] for row in rows}, None)
        return
    for reader in options.readers or peers.READERS:
        needed = peers.NEEDS.get(reader)
        if needed and importlib.util.find_spec(needed) is None:
            print(f"{reader}: {needed} is not installed; `make peers` installs it", file=sys.stderr)
            continue
        rows, cost = peers.run(reader, folder)
        found = {row["id"]: row["statements"] for row in rows}
        yield Run(reader, found, cost, sum(row.get("unread", 0) for row in rows))


# The tables. ----------------------------------------------------------------------------------------------------


def print_readers(scorer: ModuleType, gold: Gold, runs: Sequence[Run], words: int) -> None:
    """Print one row a reader: how well it reads and at what cost."""
    print(_row("", (*_FIGURES, "words/s", "CPU s", "peak MB")))
    for run in runs:
        cells = [*figures(scorer.score(gold, run.found))]
        cost = run.cost
        cells += [f"{words / cost.cpu:.0f}", f"{cost.cpu:.1f}", f"{cost.megabytes:.0f}"] if cost else ["-"] * 3
        print(_row(run.reader, cells))
    for run in runs:
        if run.unread:
            where = "texts" if run.reader == "textacy" else "paragraphs"
            print(f"{run.reader} gave up on {run.unread} {where} whose quotation marks do not pair")


def print_publishers(scorer: ModuleType, gold: Gold, run: Run) -> None:
    """Print the same figures by outlet."""
    print(f"\n{run.reader}, by publisher\n" + _row("", ("documents", "statements", *_FIGURES)))
    for publisher in sorted({publisher_of(name) for name in gold}):
        theirs = {name: value for name, value in gold.items() if publisher_of(name) == publisher}
        count = sum(len(statements) for _, statements in theirs.values())
        cells = (str(len(theirs)), str(count), *figures(scorer.score(theirs, run.found)))
        print(_row(publisher, cells))


def print_breakdown(scorer: ModuleType, gold: Gold, run: Run) -> None:
    """Print how each kind of statement does: recall over the key's of that kind, precision over the found ones'."""
    print(f"\n{run.reader}, by kind of statement")
    print(_row("", ("in the key", "content R", "linked R", "found", "linked P")))
    grouping = ""
    for kind in judging.breakdown(*judging.judge(scorer, gold, run.found)):
        if kind.grouping != grouping:
            grouping = kind.grouping
            print(grouping)
        shares = (f"{kind.content_recall:.1f}", f"{kind.linked_recall:.1f}")
        print(_row("  " + kind.name, (str(kind.key), *shares, str(kind.found), f"{kind.linked_precision:.1f}")))


def print_calibration(scorer: ModuleType, gold: Gold, run: Run) -> None:
    """Print how far confidence is from the share of statements that are linked rightly, and what abstaining costs."""
    ours, _ = judging.judge(scorer, gold, run.found)
    print(f"\n{run.reader}, confidence of {len(ours)} statements found, against being linked rightly")
    for name, bins in (("width", judging.bins_by_width(ours)), ("mass", judging.bins_by_mass(ours))):
        error = 100 * judging.expected_calibration_error(bins)
        print(f"expected calibration error, 10 bins of equal {name}: {error:.1f} %")
        print(_row("  confidence", ("found", "mean", "right")))
        for b in bins:
            cells = (str(b.count), f"{100 * b.confidence:.1f}", f"{100 * b.right:.1f}")
            print(_row(f"  {b.low:.2f} to {b.high:.2f}", cells))
    print(f"\n{run.reader}, abstaining below a confidence")
    print(_row("  threshold", ("kept %", *_FIGURES)))
    for threshold in THRESHOLDS:
        kept = judging.above(run.found, threshold)
        share = 100 * sum(map(len, kept.values())) / max(1, len(ours))
        print(_row(f"  {threshold:.1f}", (f"{share:.1f}", *figures(scorer.score(gold, kept)))))


def publisher_of(name: str) -> str:
    """Return the outlet that a document's name begins with."""
    return name.split("_", 1)[0]


def figures(score: dict[str, Any]) -> tuple[str, ...]:
    """Return the scorer's figures in the order of the tables."""
    linked = score["linked"]
    shares = (linked["p"], linked["r"], linked["f1"], score["content"]["f1"], score["token"]["macro_f1"])
    return tuple(f"{share:.1f}" for share in (*shares, score["direct"]["recall"]))


def _row(first: str, cells: Sequence[str]) -> str:
    return f"{first:22}" + "".join(f"{cell:>11}" for cell in cells)


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA_DIR")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--limit", type=int, metavar="N", help="only N texts, evenly taken")
    parser.add_argument("--readers", nargs="+", choices=peers.READERS, metavar="READER", help=", ".join(peers.READERS))
    parser.add_argument("--readings", type=Path, metavar="FILE", help="score this output of onrecord read, run nothing")
    parser.add_argument("--calibration", action="store_true")
    parser.add_argument("--breakdown", action="store_true")
    parser.add_argument("--by", choices=["publisher"])
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main(parse())
