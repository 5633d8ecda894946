"""Score the times layer on TimeML files: ``benchmarks/times.py DATA_DIR [SUBFOLDER]``.

Reads each text of ``DATA_DIR/wikiwars`` as ``onrecord read`` would, with the date that the file states, and prints the
table of the scorer in ``DATA_DIR/../scorers/times.py``.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from onrecord import Pipeline
from onrecord.intake import document_from_text


def main() -> None:
    """Print the table."""
    data = Path(sys.argv[1])
    folder = data / (sys.argv[2] if len(sys.argv) > 2 else "wikiwars")
    scorer = str(data.parent / "scorers" / "times.py")
    pipeline = Pipeline()
    with tempfile.TemporaryDirectory() as scratch:
        texts, out = Path(scratch, "texts"), Path(scratch, "readings.jsonl")
        subprocess.run([sys.executable, scorer, str(folder), "--texts", str(texts)], check=True)
        with out.open("w", encoding="utf-8") as lines:
            for path in sorted(texts.glob("*.txt")):
                dated = path.with_suffix(".date")
                published = dated.read_text(encoding="utf-8").strip() if dated.exists() else None
                document = document_from_text(path.read_bytes().decode(), input=path.name, published=published)
                reading = pipeline.read(replace(document, language="en"))
                times = [{"span": [t.span.start, t.span.end], "timex": t.timex} for t in reading.times]
                print(json.dumps({"document": {"input": path.name}, "times": times}), file=lines)
        subprocess.run([sys.executable, scorer, str(folder), str(out)], check=True)


if __name__ == "__main__":
    main()
