"""Score the times layer: ``benchmarks/times.py DATA_DIR [--set wikiwars|gum-news|FOLDER]``.

``wikiwars``, or another folder of TimeML in ``DATA_DIR``: each text is read as ``onrecord read`` would, with the date
that the file states, and the table is that of the scorer in ``DATA_DIR/../scorers/times.py``: strict and relaxed spans,
and values. ``gum-news``: its 22 news texts with their days of publication; a date counts where it overlaps the gold one
and has its value (Zeldes, LREV 51, 2017). Without ``--set`` both are scored.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import gum_dates
from onrecord import Pipeline
from onrecord.intake import document_from_text
from onrecord.model import Time
from onrecord.reading import times

_GUM = "gum-news"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA_DIR")
    parser.add_argument("--set", dest="sets", action="append", metavar="NAME", help="wikiwars, gum-news or a folder")
    options = parser.parse_args()
    pipeline = Pipeline([times.layer()])  # times need no other layer
    for name in options.sets or ["wikiwars", _GUM]:
        print(name, flush=True)
        if name == _GUM:
            gum(options.data, pipeline)
        else:
            timeml(options.data / name, options.data.parent / "scorers" / "times.py", pipeline)


def read(pipeline: Pipeline, text: str, name: str, published: str | None) -> tuple[Time, ...]:
    """Return the times of a text."""
    document = document_from_text(text, input=name, published=published)
    return pipeline.read(replace(document, language="en")).times


def timeml(folder: Path, scorer: Path, pipeline: Pipeline) -> None:
    """Print the scorer's table of a folder of TimeML files."""
    with tempfile.TemporaryDirectory() as scratch:
        texts, out = Path(scratch, "texts"), Path(scratch, "readings.jsonl")
        subprocess.run([sys.executable, str(scorer), str(folder), "--texts", str(texts)], check=True)
        with out.open("w", encoding="utf-8") as lines:
            for path in sorted(texts.glob("*.txt")):
                dated = path.with_suffix(".date")
                published = dated.read_text(encoding="utf-8").strip() if dated.exists() else None
                found = read(pipeline, path.read_bytes().decode(), path.name, published)
                marks = [{"span": [t.span.start, t.span.end], "timex": t.timex} for t in found]
                print(json.dumps({"document": {"input": path.name}, "times": marks}), file=lines)
        subprocess.run([sys.executable, str(scorer), str(folder), str(out)], check=True)


def gum(data: Path, pipeline: Pipeline) -> None:
    """Print precision, recall and F1 of GUM's dates, a row a split."""
    print(f"{'split':8}{'documents':>10}{'gold':>6}{'P':>7}{'R':>7}{'F1':>7}")
    for split in ("train", "dev"):
        documents = [gum_dates.read(path) for path in sorted((data / _GUM / split).glob("*.conllu"))]
        right = given = wanted = 0
        for item in documents:
            found = read(pipeline, item.text, item.name, item.published)
            counts = gum_dates.score(item.gold, [(t.span.start, t.span.end, t.timex) for t in found])
            right, given, wanted = right + counts[0], given + counts[1], wanted + counts[2]
        row = (right / max(given, 1), right / max(wanted, 1), 2 * right / max(given + wanted, 1))
        print(f"{split:8}{len(documents):10}{wanted:6}" + "".join(f"{100 * share:7.1f}" for share in row))


if __name__ == "__main__":
    main()
