"""Count in which share of news reports each word stands: `python training/incidents/word_shares.py DATA_DIR OUT.json`.

The share is the largest of three: of PolNeAR's training texts, of the gun violence incidents of `gvc-train`, and of the
stories with an even number in `stories`. A word common in any of them tells little. Reports of one incident count once,
or the names of its people would pass for common words. Words that are mostly capitalised are kept only from twelve
reports up, so that the table holds towns, months and first names, and nobody's full name.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from onrecord.record.words import RAREST, plain

OF = 10_000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d,.]*\d|\d")


def groups(data: Path) -> dict[str, list[list[str]]]:
    """Return, for each set, its groups of texts: one group an incident."""
    polnear = [[path.read_text("utf-8")] for path in sorted((data / "polnear/train/text").rglob("*.txt"))]
    gvc: dict[str, list[str]] = defaultdict(list)
    for row in rows(data / "incidents/gvc-train.jsonl"):
        gvc[row["incident"]].append(f"{row['title']}\n{row['text']}")
    stories: dict[str, list[str]] = defaultdict(list)
    for row in rows(data / "incidents/stories.jsonl"):
        if int(row["incident"]) % 2 == 0:
            stories[row["incident"]].append(f"{row['title']}\n{row['text']}")
    return {"polnear": polnear, "gvc": list(gvc.values()), "stories": list(stories.values())}


def rows(path: Path) -> Iterable[dict[str, str]]:
    """Return the lines of a file of reports."""
    return map(json.loads, path.open(encoding="utf-8"))


def main() -> None:
    """Count and write the table."""
    data, out = Path(sys.argv[1]), Path(sys.argv[2])
    best: dict[str, float] = {}
    capitals: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for name, sets in groups(data).items():
        found: Counter[str] = Counter()
        for texts in sets:
            here: set[str] = set()
            for word in (word for text in texts for word in _WORD.findall(text)):
                here.add(plain(word))
                seen[plain(word)] += 1
                capitals[plain(word)] += word[0].isupper()
            found.update(here)
        print(f"{name}: {len(sets)} groups, {len(found)} words")
        for word, count in found.items():
            enough = 12 if capitals[word] > 0.5 * seen[word] or word[0].isdigit() else 4
            if count >= min(enough, 0.1 * len(sets)):
                best[word] = max(best.get(word, 0.0), count / len(sets))
    shares = {word: round(share * OF) for word, share in sorted(best.items()) if share > RAREST}
    out.write_text(json.dumps({"of": OF, "shares": shares}, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    print(f"{len(shares)} words")


if __name__ == "__main__":
    main()
