"""Score the events layer on IndiaPoliceEvents: ``benchmarks/police.py DATA_DIR``.

Reads each text of ``DATA_DIR/india-police/docs.jsonl`` (Halterman et al., Findings of ACL 2021) by the product's whole
path and prints the table of the scorer in ``DATA_DIR/../scorers/police.py``.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from onrecord import Pipeline
from onrecord.export.readings_json import reading_to_json
from onrecord.intake import document_from_text


def main() -> None:
    """Print the table."""
    data = Path(sys.argv[1])
    gold = data / "india-police" / "docs.jsonl"
    pipeline = Pipeline()
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch, "readings.jsonl")
        with out.open("w", encoding="utf-8") as lines:
            for line in gold.read_text(encoding="utf-8").splitlines():
                labelled = json.loads(line)
                document = document_from_text(labelled["doc_text"], input=f"{labelled['doc_id']}.txt")
                print(reading_to_json(pipeline.read(document)).rstrip(), file=lines)
        subprocess.run([sys.executable, str(data.parent / "scorers" / "police.py"), str(gold), str(out)], check=True)


if __name__ == "__main__":
    main()
