"""Make a case of each invented matter and score it: ``python benchmarks/matters.py [--half develop] [--show-misses]``.

The matters (``tests/quality/matters``) were written, and their keys, as a journalist and a careful reader would, before
the product was run on them. ``develop`` may be looked at by whoever mends the product; of ``kept`` only the figures.
``tests/quality/matters/floors.toml`` pins their hash and holds the least that each figure may be, in percent; the exit
code is 1 where one is below its floor. ``benchmarks/README.md`` says what each figure is.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from matters_case import Case, build, read_reports
from matters_key import HALVES, MATTERS, Matter, digest, load
from matters_scores import Counts, b_cubed, in_groups, main_incidents, pairwise, score
from onrecord import Pipeline, Reading

FLOORS = MATTERS / "floors.toml"
Placed = dict[tuple[str, str], str]  # a report of a matter, and its group


@dataclass(slots=True)
class Tally:
    """What was counted over some matters."""

    counts: Counts = field(default_factory=Counter)
    key: Placed = field(default_factory=dict)
    ours: Placed = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Floors:
    """The pinned hash of the matters, and the least that each figure may be by half."""

    sha256: str
    least: Mapping[str, Mapping[str, float]]


def read_floors(path: Path = FLOORS) -> Floors:
    """Read the file of floors."""
    raw = tomllib.loads(path.read_text("utf-8"))
    return Floors(raw["sample"]["sha256"], {half: raw.get(half, {}) for half in HALVES})


def tally(matter: Matter, readings: Sequence[Reading]) -> Tally:
    """Make a matter's case and score it."""
    case = Case(build(readings))
    scored = score(matter.key, case)
    wanted, ours = in_groups(matter.key.incidents), main_incidents(case)
    misses = scored.misses
    if pairwise(wanted, ours)[0] != pairwise(wanted, ours)[1] or pairwise(wanted, ours)[0] != pairwise(wanted, ours)[2]:
        misses = [f"incidents: {dict(sorted(ours.items()))}", *misses]
    name = matter.name
    return Tally(
        scored.counts,
        {(name, n): f"{name} {group}" for n, group in wanted.items()},
        {(name, n): f"{name} {group}" for n, group in ours.items()},
        misses,
    )


def total(tallies: Iterable[Tally]) -> Tally:
    """Add up what was counted."""
    whole = Tally()
    for each in tallies:
        whole.counts.update(each.counts)
        whole.key |= each.key
        whole.ours |= each.ours
    return whole


def _percent(part: float, whole: float) -> float:
    return 100 * part / whole if whole else 100.0


def figures(over: Tally) -> dict[str, float]:
    """Return the figures in percent; those that count errors are per hundred of what was shown."""
    n = over.counts
    precision, recall = b_cubed(over.key, over.ours)
    both, mine, theirs = pairwise(over.key, over.ours)
    return {
        "incidents_b_cubed": _percent(2 * precision * recall, (precision + recall) * len(over.key)),
        "incidents_pairwise": _percent(2 * both, mine + theirs),
        "origins_exact": _percent(n["origins exact"], n["matters"]),
        "origin_names": _percent(n["origin names"], n["reports"]),
        "persons_right": _percent(n["persons right"], n["persons"]),
        "namesakes_apart": _percent(n["namesakes apart"], n["namesakes"]),
        "differences_found": _percent(n["differences found"], n["differences must"]),
        "differences_not_false": _percent(n["differences shown"] - n["differences false"], n["differences shown"]),
        "demands_found": _percent(n["demands found"], n["demands"]),
        "demands_right": _percent(n["demands right"], n["demands"]),
        "demands_not_false": _percent(
            n["demands found"], n["demands found"] + n["demands split"] + n["demands false"]),
        "states_precision": _percent(n["states right"], n["states shown"]),
        "states_recall": _percent(n["states found"], n["states"]),
        "steps_precision": _percent(n["steps right"], n["steps shown"]),
        "steps_recall": _percent(n["steps found"], n["steps"]),
        "chains_not_wrong": _percent(n["chains found"], n["chains found"] + n["chains wrong"]),
    }  # fmt: skip


def shortfalls(found: Mapping[str, float], least: Mapping[str, float]) -> list[str]:
    """Say, a line each, which figures are below their floors, lack one, or are not measured."""
    lines = [f"{name} has no floor" for name in found if name not in least]
    for name, floor in least.items():
        if name not in found:
            lines.append(f"{name} is not measured")
        elif round(found[name], 1) < floor:
            lines.append(f"{name} is {found[name]:.1f}, below its floor of {floor:.1f}")
    return lines


# A column's title, and the counts that it shows: "of" how many where there are two.
_COLUMNS: tuple[tuple[str, str, str | None], ...] = (
    ("origins", "origins exact", "matters"),
    ("named", "origin names", "reports"),
    ("persons", "persons right", "persons"),
    ("apart", "namesakes apart", "namesakes"),
    ("differ", "differences found", "differences must"),
    ("false", "differences false", "differences shown"),
    ("banned", "differences banned", None),
    ("demands", "demands found", "demands"),
    ("right", "demands right", "demands"),
    ("split", "demands split", None),
    ("false", "demands false", None),
    ("states P", "states right", "states shown"),
    ("states R", "states found", "states"),
    ("dated", "states dated right", "states dated"),
    ("steps P", "steps right", "steps shown"),
    ("steps R", "steps found", "steps"),
    ("dated", "steps dated right", "steps dated"),
    ("wrong chains", "chains wrong", None),
)


def _print_rows(rows: Sequence[tuple[str, Tally]]) -> None:
    wide = max(len(name) for name, _ in rows)
    print(" " * wide, *(f"{title:>8}" for title in ("B-cubed", "pairwise", *(title for title, _, _ in _COLUMNS))))
    for name, over in rows:
        found, n = figures(over), over.counts
        grouped = (f"{found[figure]:8.1f}" for figure in ("incidents_b_cubed", "incidents_pairwise"))
        cells = (f"{n[part]}/{n[whole]}" if whole else f"{n[part]}" for _, part, whole in _COLUMNS)
        print(f"{name:{wide}}", *grouped, *(f"{cell:>8}" for cell in cells))


def together(read: Mapping[str, list[Reading]], over: Tally) -> tuple[float, float]:
    """Put the reports of all matters into one case, and return the B-cubed and pairwise F1 of its main incidents."""
    rows = build([reading for name in sorted(read) for reading in read[name]])
    # The reports' numbers repeat over matters: their order tells which they are.
    sources = [row for row in rows if row["schema"] == "onrecord/source/1"]
    ours = {item: s["main_incident"] or s["id"] for item, s in zip(sorted(over.key), sources, strict=True)}
    one = figures(Tally(key=over.key, ours=ours))
    return one["incidents_b_cubed"], one["incidents_pairwise"]


def main() -> int:
    """Print the figures of each matter, of each half and of all."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--half", choices=HALVES, help="only this half")
    arguments.add_argument(
        "--show-misses",
        action="store_true",
        help="print a line for each miss in develop; of kept there are only figures",
    )
    given = arguments.parse_args()
    matters, pipeline, floors = load(given.half), Pipeline(), read_floors()
    read = {m.name: list(read_reports(pipeline, m.reports).values()) for m in matters}
    scored = {m.name: tally(m, read[m.name]) for m in matters}
    halves = {
        half: total(scored[m.name] for m in matters if m.half == half) for half in sorted({m.half for m in matters})
    }
    everything = total(scored.values())
    print(f"{len(matters)} matters, {sum(len(m.reports) for m in matters)} reports; sha256 {digest()}")
    _print_rows([*scored.items(), *halves.items(), *([("all", everything)] if len(halves) > 1 else [])])
    b3, pairs = together(read, everything)
    print(f"incidents with all these reports in one case: B-cubed {b3:.1f}, pairwise {pairs:.1f}")
    if given.show_misses:
        for name in (m.name for m in matters if m.half == "develop"):
            print(f"\n{name}", *scored[name].misses, sep="\n  ")
    below = [f"{h}: {line}" for h, over in halves.items() for line in shortfalls(figures(over), floors.least[h])]
    if digest() != floors.sha256:
        below.append(f"the matters are not those that {FLOORS.name} pins")
    for line in below:
        print(line, file=sys.stderr)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
