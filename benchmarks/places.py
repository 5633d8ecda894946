"""Score the places layer on LGL and TR-News: ``benchmarks/places.py DATA_DIR [FILE.xml …]``.

Reads each article of ``DATA_DIR/geo`` through the whole pipeline, since the people layer finds the names, and prints
the table of the scorer in ``DATA_DIR/../scorers/places.py`` for each file.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from onrecord import Pipeline, Reading
from onrecord.intake import document_from_text


def main() -> None:
    """Print the tables."""
    data = Path(sys.argv[1])
    files = [data / "geo" / name for name in sys.argv[2:]] or sorted((data / "geo").glob("*.xml"))
    scorer = str(data.parent / "scorers" / "places.py")
    pipeline = Pipeline()
    for gold in files:
        with tempfile.TemporaryDirectory() as scratch:
            texts, out = Path(scratch, "texts"), Path(scratch, "readings.jsonl")
            subprocess.run([sys.executable, scorer, str(gold), "--texts", str(texts)], check=True)
            with out.open("w", encoding="utf-8") as lines:
                for path in sorted(texts.glob("*.txt")):
                    document = document_from_text(path.read_bytes().decode(), input=path.name)
                    print(json.dumps(_line(pipeline.read(document))), file=lines)
            print(gold.name, flush=True)
            subprocess.run([sys.executable, scorer, str(gold), str(out)], check=True)


def _line(reading: Reading) -> dict[str, object]:
    """Return what the scorer reads of a reading, in the shape of the JSON contract."""
    return {
        "document": {"input": reading.document.input},
        "entities": [
            {"id": e.id, "kind": str(e.kind), "mentions": [[m.start, m.end] for m in e.mentions]}
            for e in reading.entities
        ],
        "places": [{"entity": p.entity.id, "lat": p.lat, "lon": p.lon} for p in reading.places],
    }


if __name__ == "__main__":
    main()
