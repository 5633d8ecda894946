"""Score the statements layer on PolNeAR: ``benchmarks/statements.py DATA_DIR [--split dev] [--textacy]``.

Reads every text of ``DATA_DIR/polnear/SPLIT`` with ``onrecord read --format jsonl``, in its own process, and scores
the statements with ``DATA_DIR/../scorers/attribution.py``. With ``--textacy``, textacy's direct quotations are scored
beside them, where it is installed (on the same spaCy model).

Linked: content and source agree (Jaccard index of their words at least 0.5); content: the content alone; words: macro
F1 over the words of source, cue and content; direct: recall of attributions that are quotations. All in percent.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

READ = "from onrecord.cli import main; main()"
TEXTACY = """
import json, sys, pathlib, spacy
from onrecord.reading.language import MODEL
from textacy.extract import direct_quotations
nlp = spacy.load(MODEL)
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.txt")):
    text = path.read_bytes().decode()
    rows = []
    try:
        for q in direct_quotations(nlp(text)):
            speaker, cue = q.speaker, q.cue
            span = lambda tokens: [[tokens[0].idx, tokens[-1].idx + len(tokens[-1])]] if len(tokens) else []
            rows.append({"source": span(speaker), "cue": span(cue), "content": span(q.content)})
    except ValueError:
        pass  # textacy gives up on a text with unbalanced marks
    print(json.dumps({"id": path.stem, "statements": rows}))
"""


@dataclass(frozen=True)
class Run:
    """What a reader printed, and what it cost."""

    name: str
    output: str
    seconds: float
    megabytes: float


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--textacy", action="store_true")
    args = parser.parse_args()
    folder = args.data / "polnear" / args.split
    scorer = args.data.parent / "scorers" / "attribution.py"
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in (folder / "text").glob("*.txt"))
    head = (
        f"{'':10}{'linked P':>10}{'R':>7}{'F1':>7}{'content':>9}{'words':>7}{'direct':>8}{'words/s':>10}{'peak MB':>9}"
    )
    print(f"PolNeAR {args.split}, {words} words\n{head}")
    for run in _runs(folder, args.textacy):
        score = _score(scorer, folder, run.output)
        linked = score["linked"]
        cells = (linked["f1"], linked["p"], linked["r"], score["content"]["f1"], score["token"]["macro_f1"])
        costs = (score["direct"]["recall"], round(words / run.seconds), round(run.megabytes))
        print(f"{run.name:10}" + "".join(f"{cell:12}" for cell in (*cells, *costs)))


def _runs(folder: Path, textacy: bool) -> Iterator[Run]:
    text = str(folder / "text")
    read = _timed("onrecord", [READ, "read", text, "--format", "jsonl"])
    rows = (json.loads(line) for line in read.output.splitlines())
    lines = (
        json.dumps({"id": Path(row["document"]["input"]).stem, "statements": row["statements"]}, ensure_ascii=False)
        for row in rows
    )
    yield Run(read.name, "\n".join(lines), read.seconds, read.megabytes)
    if textacy and importlib.util.find_spec("textacy") is None:
        print("textacy is not installed", file=sys.stderr)
    elif textacy:
        yield _timed("textacy", [TEXTACY, text])


def _timed(name: str, command: list[str]) -> Run:
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", *command], stdout=subprocess.PIPE, check=True, encoding="utf-8")
    seconds = time.perf_counter() - started
    # The largest child so far: of two readers, the second's figure is only an upper bound where it is the smaller.
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Run(name, done.stdout, seconds, megabytes)


def _score(scorer: Path, folder: Path, predictions: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch, "predictions.jsonl")
        out.write_text(predictions, encoding="utf-8")
        command = [sys.executable, str(scorer), str(folder), str(out), "--json"]
        scored = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    result: dict[str, Any] = json.loads(scored.stdout)
    return result


if __name__ == "__main__":
    main()
