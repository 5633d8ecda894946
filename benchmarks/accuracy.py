"""Write the figures of docs/accuracy.md: ``benchmarks/accuracy.py DATA_DIR [--only LAYER …]``.

Runs the commands that ``accuracy.toml`` lists, one after the other, takes the figures out of what they print, and puts
a table a layer between that layer's markers. With ``--only``, the tables of the other layers stay as they are. The exit
code is 1 where a figure is below its floor; a command that fails, or that does not print its figure, is named, and
nothing is written.
"""

from __future__ import annotations

import argparse
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLAN = Path(__file__).with_name("accuracy.toml")
PAGE = ROOT / "docs" / "accuracy.md"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a command: its name, where it stands in the output, and its floor in percent."""

    name: str
    pattern: re.Pattern[str]
    share: bool = False
    floor: float | None = None

    def read(self, printed: str) -> float | None:
        """Return the figure in percent; ``None`` where the output lacks it."""
        found = self.pattern.search(printed)
        return None if found is None else float(found[1]) * (100 if self.share else 1)


@dataclass(frozen=True, slots=True)
class Measure:
    """One command, and what it measures."""

    layer: str
    data: str
    split: str
    command: str
    figures: tuple[Figure, ...]


def plan(path: Path = PLAN) -> list[Measure]:
    """Read what is to be measured."""
    measures = []
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["measure"]:
        figures = tuple(
            Figure(f["name"], re.compile(f["pattern"]), f.get("share", False), f.get("floor")) for f in row["figures"]
        )
        measures.append(Measure(row["layer"], row["data"], row["split"], row["command"], figures))
    return measures


def run(measure: Measure, data: Path) -> str:
    """Run a command and return what it prints.

    Raises:
        SystemExit: where it fails; what it said went to stderr.
    """
    words = [str(data) if word == "DATA_DIR" else word for word in shlex.split(measure.command)]
    done = subprocess.run([sys.executable, *words], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{measure.command}: failed with {done.returncode}")
    return done.stdout


def table(rows: Iterable[tuple[Measure, Sequence[float]]]) -> str:
    """Return a layer's table in Markdown."""
    lines = ["| data and split | figure | % | floor | printed by |", "|---|---|---|---|---|"]
    for measure, values in rows:
        about, by = f"{measure.data}: {measure.split}", f"`python {measure.command}`"
        for figure, value in zip(measure.figures, values, strict=True):
            floor = "" if figure.floor is None else f"{figure.floor:g}"
            lines.append(f"| {about} | {figure.name} | {value:.1f} | {floor} | {by} |")
            about = by = ""
    return "\n".join(lines)


def filled(page: str, layer: str, text: str) -> str:
    """Return the page with what stands between a layer's markers replaced.

    Raises:
        SystemExit: where the page has the markers not once.
    """
    pattern = rf"(<!-- made: {layer} -->\n).*?(<!-- end -->)"
    new, count = re.subn(pattern, lambda found: f"{found[1]}{text}\n{found[2]}", page, flags=re.DOTALL)
    if count != 1:
        raise SystemExit(f"{PAGE}: has the markers of {layer!r} {count} times, not once")
    return new


def main() -> int:
    """Measure, and write the tables."""
    measures = plan()
    layers = list(dict.fromkeys(measure.layer for measure in measures))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA_DIR")
    parser.add_argument("--only", nargs="+", choices=layers, metavar="LAYER", help=", ".join(layers))
    options = parser.parse_args()
    data = options.data.resolve()
    page, below = PAGE.read_text(encoding="utf-8"), 0
    for layer in options.only or layers:
        rows = []
        for measure in (m for m in measures if m.layer == layer):
            printed, values = run(measure, data), []
            for figure in measure.figures:
                value = figure.read(printed)
                if value is None:
                    raise SystemExit(f"{measure.command}: does not print {figure.name!r}; it printed\n{printed}")
                print(f"{layer}: {figure.name}: {value:.1f}", flush=True)
                values.append(value)
                below += figure.floor is not None and value < figure.floor
            rows.append((measure, values))
        page = filled(page, layer, table(rows))
    PAGE.write_text(page, encoding="utf-8")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
