"""A floor under the statements layer on PolNeAR; the full table is printed by ``benchmarks/statements.py``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from onrecord.intake import document_from_text
from onrecord.reading import language
from onrecord.reading.statements import find_attributions

DOCUMENTS = 12


def test_holds_its_figure_on_the_development_split(data: Path, tmp_path: Path) -> None:
    gold = data / "polnear" / "dev"
    names = sorted(path.stem for path in (gold / "text").glob("*.txt"))[::7][:DOCUMENTS]
    sample = tmp_path / "gold"
    (sample / "text").mkdir(parents=True)
    (sample / "attributions").symlink_to(gold / "attributions")
    nlp = language.load()
    rows = []
    for name in names:
        source = gold / "text" / f"{name}.txt"
        (sample / "text" / source.name).symlink_to(source)
        document = document_from_text(source.read_bytes().decode())
        found = find_attributions(language.parse(nlp, document.text, document.blocks), document.blocks)
        statements = [
            {role: [[s.start, s.end] for s in getattr(a, role)] for role in ("source", "cue", "content")} for a in found
        ]
        rows.append(json.dumps({"id": name, "statements": statements}))
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text("\n".join(rows), encoding="utf-8")
    scorer = data.parent / "scorers" / "attribution.py"
    command = [sys.executable, str(scorer), str(sample), str(predictions), "--json"]
    score = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    assert score["documents"] == DOCUMENTS
    assert score["linked"]["f1"] > 55
    assert score["direct"]["recall"] > 70
