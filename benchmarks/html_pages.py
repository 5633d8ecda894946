"""How well saved pages are read, beside plain ``trafilatura.extract``: ``python benchmarks/html_pages.py DATA_DIR``.

DATA_DIR holds ``html-pages/gold.json`` and ``html-pages/pages/``. The gold gives, for every page, segments that
extraction must keep and segments that it must drop, and for some pages the title, the author and the date. The
segments are looked up as trafilatura's own evaluation does: as substrings of the extracted text.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import trafilatura

from onrecord.intake import IntakeOptions, Rejected, take_in


@dataclass
class Result:
    """What one way of reading made of one page."""

    text: str = ""
    title: str = ""
    author: str = ""
    date: str = ""


@dataclass
class Score:
    """Hits and tries by measure, and the processor seconds spent."""

    hits: dict[str, int] = field(default_factory=dict)
    tries: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    pages: int = 0

    def add(self, measure: str, *, hit: bool) -> None:
        """Count one try."""
        self.tries[measure] = self.tries.get(measure, 0) + 1
        self.hits[measure] = self.hits.get(measure, 0) + hit

    def share(self, measure: str) -> float:
        """Return the share of hits, or 0 where nothing was tried."""
        return self.hits.get(measure, 0) / self.tries[measure] if self.tries.get(measure) else 0.0

    def f1(self) -> float:
        """Return F1 over segments, as trafilatura's evaluation defines it."""
        kept = self.hits["kept"]
        wrong = self.tries["dropped"] - self.hits["dropped"]
        missed = self.tries["kept"] - kept
        return 2 * kept / (2 * kept + wrong + missed)


def onrecord_reading(path: Path) -> Result:
    """Read a page as ``onrecord read`` does."""
    taken = next(iter(take_in([str(path)], IntakeOptions())))
    if isinstance(taken, Rejected):
        return Result()
    return Result(taken.text, taken.title or "", "; ".join(taken.authors), taken.published or "")


def plain_trafilatura(path: Path) -> Result:
    """Read a page with trafilatura's own text and metadata."""
    data = path.read_bytes()
    text = trafilatura.extract(data, include_comments=False) or ""
    found = trafilatura.extract_metadata(data)
    return Result(text, found.title or "", found.author or "", found.date or "")


def squeezed(text: str) -> str:
    """Return a text with every run of white space as one space."""
    return " ".join(text.split())


def same_name(said: str, gold: str) -> bool:
    """Whether an author is named, case and white space aside."""
    return squeezed(gold).casefold() in squeezed(said).casefold()


def measure(read: Callable[[Path], Result], pages: Path, gold: dict[str, dict[str, object]], *, verbose: bool) -> Score:
    """Read every page and count."""
    score = Score()
    for entry in gold.values():
        path = pages / str(entry["file"])
        if not path.exists():
            continue
        start = time.process_time()
        result = read(path)
        score.seconds += time.process_time() - start
        score.pages += 1
        text = squeezed(result.text)
        for key, name, wanted in (("with", "kept", True), ("without", "dropped", False)):
            segments = entry.get(key)
            for segment in segments if isinstance(segments, list) else []:
                hit = (squeezed(str(segment)) in text) is wanted
                score.add(name, hit=hit)
                if verbose and not hit:
                    print(f"{name}\t{path.name}\t{segment}")
        checks = {"title": squeezed(result.title), "date": result.date, "author": result.author}
        for key, said in checks.items():
            value = entry.get(key)
            names = [str(v) for v in value] if isinstance(value, list) else [str(value or "")]
            if not any(names):
                continue
            wanted_title = squeezed(names[0]).casefold()
            hit = all(same_name(said, name) for name in names) if key == "author" else said.casefold() == wanted_title
            score.add(key, hit=hit)
            if verbose and not hit:
                print(f"{key}\t{path.name}\tsaid {said!r}\tgold {names!r}")
    return score


def main() -> None:
    """Print one row a way of reading."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA_DIR")
    parser.add_argument("--verbose", action="store_true", help="print every miss of onrecord")
    args = parser.parse_args()
    folder = args.data / "html-pages"
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    rows = {"onrecord": onrecord_reading, "trafilatura": plain_trafilatura}
    print(f"{'':12} pages  kept   dropped F1    title  author date   s/page")
    for name, read in rows.items():
        score = measure(read, folder / "pages", gold, verbose=args.verbose and name == "onrecord")
        shares = [score.share(m) for m in ("kept", "dropped")] + [score.f1()]
        fields = [score.share(m) for m in ("title", "author", "date")]
        shown = "  ".join(f"{share:.3f}" for share in (*shares, *fields))
        print(f"{name:12} {score.pages:5}  {shown}  {score.seconds / max(1, score.pages):.3f}")


if __name__ == "__main__":
    main()
