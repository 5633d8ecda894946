"""The model card (Mitchell et al., FAT* 2019): what the weights are, what they were made from, how good they are."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

TRIED = Path(__file__).parent / "tried.md"

CARD = """# Model card: the statements reader

Finds who said what in English news reports: cue, source and content of every statement, linked.

| | |
|---|---|
| made by | `{command}` |
| starts from | all-MiniLM-L6-v2 (Apache-2.0), 6 layers, 384 wide, uncased |
| learnt from | PolNeAR 1.0, training split: {learnt} documents; {back} more kept back for the settings |
| parse | en_core_web_sm 3.8.0 (MIT): tags and dependencies are inputs |
| seed | {seed} |
| settings | {settings} |
| size | {size} |

PolNeAR (Newell, Margolin and Ruths, LREC 2018) states no licence for its annotation; the articles are their
publishers', and none of their text is in the weights' folder.

## Figures

On PolNeAR dev, by the scorer that `benchmarks/statements.py` uses. The network's findings with the confidence, which
takes the rules' view into account; not yet what the product adds from the rules and from inside quotations, and leaves
out (`reading/statements/merge.py`): `benchmarks/statements.py` scores that.

| | linked P | R | F1 | content F1 | words' macro F1 | cue words' F1 | direct recall |
|---|---|---|---|---|---|---|---|
{rows}

Chosen on dev: the threshold, by the mean of the four figures. The confidence (a logistic regression; Platt, 1999) and
the source's floor were fitted to the documents kept back from the training split. The rules' lexicon was counted on
all of the training split, so the rules look a little better on the kept-back documents than they are.

{tried}

## Limits

- American political news of 2016 is what it has learnt from. Other quotation marks were put into a fifth of the
  training texts; other turns of phrase were not. What PolNeAR's annotators did not mark (statements inside quotations,
  quotations without a cue, attributed headlines) comes from the rules.
- English only. Sub-words are uncased; case comes in as a feature.
- It tells who is said to have said what. It does not tell what is true, and a paraphrase is the report's.
- A confidence is the chance that content and source overlap the annotators' by half; see the calibration that
  `benchmarks/statements.py --calibration` prints.
"""


def write(folder: Path, facts: dict[str, Any], rows: dict[str, dict[str, Any]]) -> None:
    """Write the card beside the weights.

    Args:
        folder: where the weights are.
        facts: what the card's fields name.
        rows: for each reader its figures, as the scorer returns them.
    """
    names = ("statements-encoder.onnx", "statements-roles.onnx")
    sizes = [f"{n} {(folder / n).stat().st_size / 1e6:.1f} MB, sha256 {_hash(folder / n)}" for n in names]
    table = "\n".join(_row(name, score) for name, score in rows.items())
    tried = TRIED.read_text(encoding="utf-8").strip()
    card = CARD.format(**facts, size="; ".join(sizes), rows=table, tried=tried)
    (folder / "statements.md").write_text(card, encoding="utf-8")


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def _row(name: str, score: dict[str, Any]) -> str:
    linked = score["linked"]
    cells = (
        linked["p"],
        linked["r"],
        linked["f1"],
        score["content"]["f1"],
        score["token"]["macro_f1"],
        score["token"]["cue"]["f1"],
        score["direct"]["recall"],
    )
    return f"| {name} | " + " | ".join(str(c) for c in cells) + " |"
