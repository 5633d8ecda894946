"""Rebuild the weights of the statements reader: train, export, calibrate, score, write the card.

    python -m statements DATA_DIR WORK_DIR [--out FOLDER] [--hold-out PUBLISHER …] [--device cuda]

Run it in ``training/`` with the ``train`` extra installed. DATA_DIR holds ``polnear``; the scorer lies beside it, in
``../scorers``. WORK_DIR keeps the parsed texts and a checkpoint every few hundred steps; the same command goes on from
the last. On two CPU cores it takes about an hour. ``--hold-out`` keeps whole outlets out of the training, and scores
on them: the second check, whose weights are not for shipping.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import torch
from polnear import scorer
from tokenizers import Tokenizer

from onrecord.reading.statements.trained.evidence import Confidence
from onrecord.reading.statements.trained.network import OnnxNetwork
from onrecord.reading.statements.trained.subwords import Subwords
from statements import card, export
from statements.corpus import Example, examples, held_out
from statements.scoring import Adapter, brief, predictions
from statements.trainer import MINILM, Settings, Trainer

PACKAGED = Path(__file__).parents[2] / "src/onrecord/reading/weights"


def main() -> None:
    """Train from wherever the last run stopped, then export, calibrate and score."""
    args = _arguments()
    args.work.mkdir(parents=True, exist_ok=True)
    settings = Settings(seed=args.seed, share_kept_back=args.kept_back)
    if args.epochs:
        settings = replace(settings, stages=(replace(settings.stages[0], epochs=args.epochs),))
    tokenizer = Tokenizer.from_file(str(MINILM / "tokenizer.json"))
    train, dev = (examples(args.data, split, tokenizer, args.work / "parsed") for split in ("train", "dev"))
    learnt, back = held_out(train, args.hold_out, settings.share_kept_back)
    score = scorer(args.data)
    golds = {split: score.read_gold(args.data / "polnear" / split) for split in ("train", "dev")}
    trainer = Trainer(learnt, settings, Subwords(tokenizer), args.device)
    _train(trainer, args.work / "checkpoint.pt", back, golds["train"], score)
    network = trainer.averaged()
    paths = export.graphs(network, args.work)
    small = OnnxNetwork(paths["encoder"].read_bytes(), paths["roles"].read_bytes())
    own = [e for e in back if e.publisher not in args.hold_out]
    chosen = export.settings_of(export.judged(small, own, golds["train"], score, export.BIAS_FITTED))
    of_dev = export.judged(small, dev, golds["dev"], score)
    chosen["threshold"] = export.threshold_of(of_dev, _golds(dev, golds["dev"]), chosen, score)
    exact = export.judged(Adapter(network, args.device), dev, golds["dev"], score)
    rows = {
        "8-bit weights, dev": _scored(of_dev, dev, golds["dev"], chosen, score),
        "floating point, dev": _scored(exact, dev, golds["dev"], chosen, score),
    }
    for publisher in args.hold_out:
        theirs = [e for e in back if e.publisher == publisher]
        found = export.judged(small, theirs, golds["train"], score)
        rows[f"8-bit weights, {publisher}, held out"] = _scored(found, theirs, golds["train"], chosen, score)
    print(json.dumps({name: brief(row) for name, row in rows.items()}, indent=1))
    if args.hold_out:
        return
    export.write(paths, tokenizer, chosen, args.out)
    facts = {
        "command": " ".join(["python -m statements DATA_DIR WORK_DIR", *_given()]),
        "learnt": len(learnt),
        "back": len(back),
        "seed": settings.seed,
        "settings": ", ".join(f"{k} {v}" for k, v in asdict(settings).items()),
    }
    card.write(args.out, facts, rows)


def _given() -> list[str]:
    """Return the options of the command, without the two folders and where the weights go."""
    rest = sys.argv[3:]
    return [o for n, o in enumerate(rest) if o != "--out" and (n == 0 or rest[n - 1] != "--out")]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    usual = Settings()
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--out", type=Path, default=PACKAGED)
    parser.add_argument("--hold-out", nargs="*", default=[], metavar="PUBLISHER")
    parser.add_argument("--epochs", type=int, help="one stage of so many, for a quick check")
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--kept-back", type=int, default=usual.share_kept_back, help="one document in so many")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    return parser.parse_args()


def _train(trainer: Trainer, checkpoint: Path, back: Sequence[Example], golds: dict[str, Any], score: Any) -> None:
    if checkpoint.exists():
        trainer.resume(checkpoint)
        print(f"going on from step {trainer.step} of {trainer.steps}", file=sys.stderr)
    wanted = {e.name: golds[e.name] for e in back}
    for stage, epoch in trainer.epochs(checkpoint):
        figures = brief(score.score(wanted, predictions(Adapter(trainer.averaged(), trainer.device), back)))
        print(json.dumps({"stage": stage, "epoch": epoch, "kept back": figures}), file=sys.stderr, flush=True)


def _golds(found: Sequence[Example], golds: dict[str, Any]) -> dict[str, Any]:
    return {e.name: golds[e.name] for e in found}


def _scored(
    rows: Sequence[export.Judged], found: Sequence[Example], golds: dict[str, Any], chosen: dict[str, Any], score: Any
) -> dict[str, Any]:
    confidence = Confidence(tuple(chosen["weights"].values()))
    kept = export.kept(rows, confidence, chosen["threshold"], chosen["source_floor"])
    result: dict[str, Any] = score.score(_golds(found, golds), kept)
    return result


if __name__ == "__main__":
    main()
