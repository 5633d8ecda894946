"""Score pronouns on ECB+: ``benchmarks/pronouns.py DATA_DIR [--topics 1-20] [--wrong]``.

ECB+ (Cybulska and Vossen, LREC 2014) marks people, bodies and things in one or two sentences of each of its news texts,
with their chains. For every third-person pronoun in a chain that has other mentions in the text, the product's entity
is right where most of its marked mentions, the pronoun and other pronouns apart, are in that chain. Coverage is the
share that is given to any entity; accuracy the share right of those whose entity has such mentions.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

import ecb
from onrecord import Pipeline
from onrecord.intake import document_from_text

CLASSES = {
    "he, she": frozenset({"he", "she", "him", "her", "his", "himself", "herself", "hers"}),
    "they": frozenset({"they", "them", "their", "theirs", "themselves"}),
    "it": frozenset({"it", "its", "itself"}),
}
PRONOUNS = frozenset.union(*CLASSES.values(), {"i", "we", "me", "us", "my", "our", "you", "your", "who"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and its chains of mentions, each ``(start, end)``."""

    name: str
    text: str
    chains: list[list[ecb.Span]]


def marked(item: ecb.Text) -> Marked:
    """Return a text with its chains of people, bodies and things."""
    chains: dict[str, set[ecb.Span]] = defaultdict(set)
    for mark in item.marks:
        if mark.tag.startswith(("HUMAN", "NON_HUMAN")):
            chains[mark.chain].add(mark.span)
    return Marked(item.name, item.text, [sorted(chain) for chain in chains.values() if len(chain) > 1])


def score(texts: list[Marked], pipeline: Pipeline, wrong: bool) -> None:
    """Print the table."""
    rows: Counter[tuple[str, str]] = Counter()
    for item in texts:
        reading = pipeline.read(replace(document_from_text(item.text), language="en"))
        owner = {(m.start, m.end): e for e in reading.entities for m in e.mentions}
        group = {span: n for n, chain in enumerate(item.chains) for span in chain}
        for number, chain in enumerate(item.chains):
            if all(item.text[a:b].lower() in PRONOUNS for a, b in chain):
                continue
            for span in chain:
                word = item.text[span[0] : span[1]].lower()
                kind = next((k for k, words in CLASSES.items() if word in words), None)
                if kind is None:
                    continue
                entity = owner.get(span)
                rows[kind, "all"] += 1
                rows[kind, "covered"] += entity is not None
                if entity is None:
                    continue
                found = Counter(
                    n
                    for (a, b), n in group.items()
                    if item.text[a:b].lower() not in PRONOUNS
                    and any(a < m.end and m.start < b and abs(b - m.end) < 4 for m in entity.mentions)
                )
                if found:
                    best = max(found.values())
                    rows[kind, "right" if found[number] == best else "wrong"] += 1
                    if wrong and found[number] < best:
                        around = item.text[max(0, span[0] - 150) : span[1] + 30]
                        print(f"wrong {item.name} {word} -> {entity.name!r} in {around!r}")
    print(f"{'ECB+':10}{'pronouns':>9}{'covered':>9}{'judged':>8}{'right':>7}{'accuracy':>10}")
    for kind in CLASSES:
        judged = rows[kind, "right"] + rows[kind, "wrong"]
        share = rows[kind, "covered"] / max(rows[kind, "all"], 1)
        accuracy = rows[kind, "right"] / max(judged, 1)
        print(f"{kind:10}{rows[kind, 'all']:9}{share:9.3f}{judged:8}{rows[kind, 'right']:7}{accuracy:10.3f}")


def main() -> None:
    """Read the command line and score."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--topics", default="21-35", help="the first and the last topic to read")
    arguments.add_argument("--wrong", action="store_true", help="list the wrong ones")
    args = arguments.parse_args()
    first, _, last = args.topics.partition("-")
    topics = [str(n) for n in range(int(first), int(last or first) + 1)]
    texts = [marked(item) for item in ecb.texts(args.data / "ecbplus", topics)]
    texts = [t for t in texts if any(t.text[a:b].lower() in PRONOUNS for chain in t.chains for a, b in chain)]
    score(texts, Pipeline(), args.wrong)


if __name__ == "__main__":
    main()
