"""How well the product reads the quality gate's sample, beside the floors: ``python benchmarks/quality.py``.

The sample (``tests/quality/statements``) is invented and marked by hand; ``tests/quality/floors.toml`` pins its hash
and holds the least that each figure may be. All figures are percentages. The exit code is 1 where one is below its
floor or the sample is not the pinned one.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

from onrecord import Pipeline, Reading
from onrecord.intake import document_from_text
from onrecord.model import Entity, Form, Statement
from statement_sample import Marked, MarkedReport, digest, load
from statement_scores import NOTHING, Parts, Ratio, score

FLOORS = Path(__file__).parents[1] / "tests" / "quality" / "floors.toml"
_ARTICLES = {"a", "an", "the"}


@dataclass(frozen=True, slots=True)
class Floors:
    """The pinned hash of the sample, and the least that each figure may be."""

    sha256: str
    least: dict[str, float]


def read_floors(path: Path = FLOORS) -> Floors:
    """Read the file of floors."""
    raw = tomllib.loads(path.read_text("utf-8"))
    return Floors(raw["sample"]["sha256"], {name: float(least) for name, least in raw["floors"].items()})


def read_sample(pipeline: Pipeline, reports: Iterable[MarkedReport]) -> list[Reading]:
    """Read the reports as the product reads a ``.txt`` file."""
    return [pipeline.read(document_from_text(report.text, input=f"{report.name}.txt")) for report in reports]


def figures(reports: Sequence[MarkedReport], readings: Sequence[Reading]) -> dict[str, float]:
    """Score readings of the sample's reports; the figures are explained in ``benchmarks/README.md``.

    Returns:
        percentages by name, in the order of the floors' file.
    """
    scores = [
        score(report.text, [_parts(s) for s in reading.statements], [_parts(s) for s in report.statements],
              report.in_marks())
        for report, reading in zip(reports, readings, strict=True)
    ]  # fmt: skip
    spans = reduce(lambda a, b: a + b, scores, NOTHING)
    fit = _Fit()
    for report, reading, one in zip(reports, readings, scores, strict=True):
        fit.add(report, reading, one.pairs)
    return {
        "linked_precision": spans.linked.precision,
        "linked_recall": spans.linked.recall,
        "linked_f1": spans.linked.f1,
        "content_f1": spans.content.f1,
        "word_macro_f1": spans.word_macro_f1,
        "direct_recall": spans.direct.recall,
        "form_accuracy": fit.form.recall,
        "paraphrase_kept": fit.paraphrase.recall,
        "quoted_words_exact": fit.quoted.recall,
        "speaker_accuracy": fit.speaker.precision,
        "speaker_coverage": fit.covered.recall,
        "relay_precision": fit.relay.precision,
        "relay_recall": fit.relay.recall,
        "within_accuracy": fit.within.recall,
    }


class _Fit:
    """Counts what stands beside the spans, over matched statements."""

    def __init__(self) -> None:
        self.form = self.paraphrase = self.quoted = self.within = Ratio()
        self.speaker = self.covered = self.relay = Ratio()

    def add(self, report: MarkedReport, reading: Reading, pairs: Sequence[tuple[int, int]]) -> None:
        numbers = {statement.id: i for i, statement in enumerate(reading.statements)}
        keys = dict(pairs)
        self.relay += Ratio(key=sum(s.relayed_by is not None for s in report.statements))
        for i, j in pairs:
            ours, key = reading.statements[i], report.statements[j]
            self.form += _right(ours.form is key.form)
            if key.form is Form.INDIRECT:
                self.paraphrase += _right(ours.form is Form.INDIRECT)
            self.quoted += _right(ours.quoted == key.quoted)
            around = keys.get(numbers[ours.within.id]) if ours.within else None
            if ours.within or key.within is not None:
                self.within += _right(around == key.within and around is not None)
            self._add_people(report, reading, ours, key)

    def _add_people(self, report: MarkedReport, reading: Reading, ours: Statement, key: Marked) -> None:
        def who(entity: Entity) -> str | None:
            return _person(entity, report, reading)

        if ours.relayed_by:
            right = key.relayed_by is not None and who(ours.relayed_by) == key.relayed_by
            self.relay += Ratio(int(right), 1, 0)
        if key.speakers is None:
            return
        # A speaker given to words that are nobody's lowers the accuracy; there is nobody to cover.
        if ours.speakers:
            self.speaker += _right({who(entity) for entity in ours.speakers} == key.speakers)
        if key.speakers:
            self.covered += _right(bool(ours.speakers))


def _parts(statement: Statement | Marked) -> Parts:
    return Parts(statement.source, statement.cue, statement.content)


def _right(is_right: bool) -> Ratio:
    return Ratio(int(is_right), 1, 1)


def _person(entity: Entity, report: MarkedReport, reading: Reading) -> str | None:
    """Return whom of the key's people an entity is: by its name, or else by its mentions where they agree."""
    if by_name := _called(entity.name, report):
        return by_name
    found = {_called(reading.words(span), report) for span in entity.mentions} - {None}
    return found.pop() if len(found) == 1 else None


def _called(words: str, report: MarkedReport) -> str | None:
    """Return the one who has the longest of the names that stand in ``words``, word for word."""
    given = f" {_plain(words)} "
    fits = [(len(name), who) for who, names in report.people.items() for name in names if f" {_plain(name)} " in given]
    return max(fits)[1] if fits else None


def _plain(words: str) -> str:
    return " ".join(w for w in words.casefold().replace(",", " ").split() if w not in _ARTICLES)


def shortfalls(found: dict[str, float], floors: Floors) -> list[str]:
    """Say, a line each, which figures are below their floors, lack one, or are not measured."""
    lines = [f"{name} has no floor" for name in found if name not in floors.least]
    for name, least in floors.least.items():
        if name not in found:
            lines.append(f"{name} is not measured")
        elif round(found[name], 1) < least:
            lines.append(f"{name} is {found[name]:.1f}, below its floor of {least:.1f}")
    return lines


def main() -> int:
    """Print each figure beside its floor."""
    reports, floors = load(), read_floors()
    found = figures(reports, read_sample(Pipeline(), reports))
    statements, words = sum(len(r.statements) for r in reports), sum(len(r.text.split()) for r in reports)
    print(f"{len(reports)} reports, {words} words, {statements} statements; sha256 {digest()}")
    print(f"{'':20}{'figure':>8}{'floor':>8}")
    for name, figure in found.items():
        print(f"{name:20}{figure:8.1f}{floors.least.get(name, 0.0):8.1f}")
    faults = shortfalls(found, floors)
    if digest() != floors.sha256:
        faults.append(f"the sample is not the one that {FLOORS.name} pins")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
