"""Score the events layer on IndiaPoliceEvents: ``benchmarks/police.py DATA_DIR [--errors LABEL]``.

Reads each text of ``DATA_DIR/india-police/docs.jsonl`` (Halterman et al., Findings of ACL 2021) by the product's whole
path and scores it with ``DATA_DIR/../scorers/police.py``. Prints a table for all documents and for each of two random
halves, of which only the first was looked at while the words were chosen (so was FAIL once in the second), and the
words read a second. ``--errors`` lists the documents that are wrong on a label instead.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from onrecord import Pipeline
from onrecord.export.readings_json import reading_to_json
from onrecord.intake import document_from_text

#: Fixes the halves.
SEED = 4
LABELS = ("KILL", "ARREST", "FAIL", "FORCE", "ANY_ACTION")


def main() -> None:
    """Print the tables, or the wrong documents."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--errors", metavar="LABEL", choices=LABELS, help="list the documents that are wrong on LABEL")
    args = parser.parse_args()
    scorer = args.data.parent / "scorers" / "police.py"
    lines = (args.data / "india-police" / "docs.jsonl").read_text(encoding="utf-8").splitlines()
    with tempfile.TemporaryDirectory() as scratch:
        readings = Path(scratch, "readings.jsonl")
        words, seconds = _read(lines, readings)
        if args.errors:
            gold = _written(lines, Path(scratch, "gold.jsonl"))
            subprocess.run([sys.executable, scorer, gold, readings, "--errors", args.errors], check=True)
            return
        first, second = _halves(lines)
        print(f"{'':<11}" + "".join(f"{title:>24}" for title in ("all", "first half", "second half")))
        print(f"{'':<11}" + f"{'P':>9}{'R':>5}{'F1':>6}{'of':>4}" * 3)
        tables = [
            _scores(scorer, _written(part, Path(scratch, f"{name}.jsonl")), readings)
            for name, part in (("all", lines), ("first", first), ("second", second))
        ]
        for label in LABELS:
            cells = (table[label] for table, _ in tables)
            print(f"{label:<11}" + "".join(f"{c['p']:>9.2f}{c['r']:>5.2f}{c['f1']:>6.3f}{c['gold']:>4}" for c in cells))
        print(f"{'macro F1':<11}" + "".join(f"{macro:>20.3f}{'':4}" for _, macro in tables))
        print(f"{words} words in {len(lines)} documents, {words / seconds:.0f} words/s of CPU time")


def _read(lines: list[str], out: Path) -> tuple[int, float]:
    """Read every document into a JSONL file; return the words read and the CPU seconds it took."""
    pipeline = Pipeline()
    words = 0
    start = time.process_time()
    with out.open("w", encoding="utf-8") as file:
        for line in lines:
            labelled = json.loads(line)
            document = document_from_text(labelled["doc_text"], input=f"{labelled['doc_id']}.txt")
            print(reading_to_json(pipeline.read(document)).rstrip(), file=file)
            words += len(labelled["doc_text"].split())
    return words, time.process_time() - start


def _halves(lines: list[str]) -> tuple[list[str], list[str]]:
    by_id = {str(json.loads(line)["doc_id"]): line for line in lines}
    names = sorted(by_id)
    random.Random(SEED).shuffle(names)
    middle = len(names) // 2
    return [by_id[name] for name in names[:middle]], [by_id[name] for name in names[middle:]]


def _written(lines: list[str], path: Path) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def _scores(scorer: Path, gold: Path, readings: Path) -> tuple[dict[str, dict[str, float]], float]:
    """Return precision, recall, F1 and gold count a label, and the macro F1."""
    command = [sys.executable, str(scorer), str(gold), str(readings), "--json"]
    found = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return {label: found[label] for label in LABELS}, found["macro_f1"]


if __name__ == "__main__":
    main()
