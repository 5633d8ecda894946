"""Rebuild ``onrecord/reading/statements/rules/cues.json`` from PolNeAR's training split.

    python training/cue_lexicon.py DATA_DIR [--out FILE]

DATA_DIR holds ``polnear/train``; ``../scorers/attribution.py`` beside it reads the annotation. For every candidate that
the rules propose, the script counts whether it is a gold attribution by the scorer's own measure (content and source
words with a Jaccard index of at least 0.5 each). The counts are the lexicon: names and numbers are masked, and words
that the corpus mostly writes with a capital are left out. One factor for each of some hundred traits (a nested cue, a
pronoun as source, …) makes up for what the cue alone cannot tell.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from polnear import scorer
from spacy.tokens import Doc

from onrecord.intake import document_from_text
from onrecord.model import Block
from onrecord.reading import language
from onrecord.reading.statements.candidate import Candidate
from onrecord.reading.statements.rules.cues import DECIDED, Cues, load_cues
from onrecord.reading.statements.rules.finder import Survey, survey
from onrecord.reading.statements.rules.weigh import weigh
from onrecord.reading.statements.tree import Tree

PACKAGED = Path(__file__).parents[1] / "src/onrecord/reading/statements/rules/cues.json"
#: Rarer lemmas are left to their frame's own precision.
MIN_SEEN = 2
RARE = 3
#: A trait changes the odds at most so much, whatever the counts say, but for the place of the cue.
LARGEST_FACTOR = 4.0

Offsets = list[tuple[int, int]]
Gold = list[dict[str, Offsets]]


class Counter:
    """Counts, for each frame and lemma, the candidates and those that are right."""

    def __init__(self, score: Any, cues: Cues) -> None:
        self.score = score
        self.cues = cues
        self.lemmas: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
        self.frames: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
        self.surveys: list[tuple[Survey, set[int]]] = []
        self.small: defaultdict[str, int] = defaultdict(int)
        self.capital: defaultdict[str, int] = defaultdict(int)

    def add(self, doc: Doc, blocks: Iterable[Block], gold: Gold) -> None:
        """Count one document's candidates."""
        starts = self.score.word_starts(doc.text)
        words = [{role: self.score.index_words(s[role], starts) for role in ("source", "content")} for s in gold]
        at: defaultdict[int, set[int]] = defaultdict(set)
        for j, s in enumerate(words):
            for word in s["content"]:
                at[word].add(j)
        for token in doc:
            if token.is_alpha and not token.is_sent_start:
                (self.capital if token.text[0].isupper() else self.small)[token.lemma_.lower()] += 1
        seen = survey(doc, blocks, self.cues)
        right = set()
        for found in seen.found:
            c = found.candidate
            good = self._right(seen.tree, c, starts, words, at)
            if good:
                right.add(id(c))
            if found.quoted or c.frame in DECIDED:
                continue
            for cell in (self.frames[c.frame], self.lemmas[c.frame, c.lemma]):
                cell[0] += good
                cell[1] += 1
        self.surveys.append((seen, right))

    def kept(self) -> dict[tuple[str, str], tuple[int, int]]:
        """Return the counts that the lexicon may hold: of common words that are not too rare."""
        return {k: (v[0], v[1]) for k, v in self.lemmas.items() if v[1] >= MIN_SEEN and self._common(k[1])}

    def _common(self, lemma: str) -> bool:
        """Whether no word of a key is a name that the tagger took for another word, or a number."""
        words = lemma.split()
        numbers = any(c.isdigit() for c in lemma)
        return not numbers and all(self.capital.get(w, 0) <= self.small.get(w, 0) for w in words)

    def rare(self) -> dict[str, list[int]]:
        """Return, for each frame, the counts of all the lemmas that were seen up to three times, or are left out."""
        cells: dict[str, list[int]] = {frame: [0, 0] for frame in self.frames}
        for (frame, lemma), (right, seen) in self.lemmas.items():
            if seen <= RARE or not self._common(lemma):
                cells[frame][0] += right
                cells[frame][1] += seen
        return cells

    def factors(self, rounds: int = 6) -> dict[str, float]:
        """Fit one factor a trait by proportional scaling: where a trait holds, as many are right as are expected."""
        lexicon = Cues(
            {k: (v[0], v[1]) for k, v in self.frames.items()},
            self.kept(),
            {k: (v[0], v[1]) for k, v in self.rare().items()},
            {},
        )
        rows = []
        for seen, right in self.surveys:
            for w in weigh(seen, lexicon):
                if w.candidate.frame in DECIDED:
                    continue
                odds = w.prior / (1 - min(w.prior, 0.99))
                rows.append((odds, [t for t in w.traits if t], id(w.candidate) in right))
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for n, (_, traits, _) in enumerate(rows):
            for trait in traits:
                holders[trait].append(n)
        odds = [row[0] for row in rows]
        fitted = dict.fromkeys(sorted(holders), 1.0)
        for _ in range(rounds):
            for trait in fitted:
                held = holders[trait]
                expected = sum(odds[n] / (1 + odds[n]) for n in held)
                observed = sum(rows[n][2] for n in held)
                weight = 5 * expected / len(held)
                step = (observed + weight) / (len(held) - observed + 5 - weight)
                step /= (expected + weight) / (len(held) - expected + 5 - weight)
                if not trait.startswith("place:"):
                    step = min(max(step, 1 / LARGEST_FACTOR / fitted[trait]), LARGEST_FACTOR / fitted[trait])
                fitted[trait] *= step
                for n in held:
                    odds[n] *= step
        return {trait: round(factor, 3) for trait, factor in fitted.items()}

    def _right(
        self,
        tree: Tree,
        c: Candidate,
        starts: Offsets,
        gold: Sequence[dict[str, frozenset[int]]],
        at: dict[int, set[int]],
    ) -> bool:
        def words(ranges: Iterable[tuple[int, int]]) -> frozenset[int]:
            found: frozenset[int] = self.score.index_words(
                [(tree.start[a], tree.end[b - 1]) for a, b in ranges], starts
            )
            return found

        content, source = words(c.content), words([c.source] if c.source else [])
        near = {j for word in content for j in at.get(word, ())}
        return any(
            self.score.jaccard(content, gold[j]["content"]) >= 0.5
            and self.score.jaccard(source, gold[j]["source"]) >= 0.5
            for j in near
        )

    def as_json(self) -> dict[str, Any]:
        """Return the lexicon's shape: the factors, and frame → right, seen, lemmas."""
        frames: dict[str, Any] = {}
        rare = self.rare()
        kept = sorted(self.kept().items())
        for frame in sorted(self.frames):
            right, seen = self.frames[frame]
            lemmas = {k[1]: v for k, v in kept if k[0] == frame}
            frames[frame] = {"right": right, "seen": seen, "rare": rare[frame], "lemmas": lemmas}
        return {"source": "PolNeAR 1.0, train", "factors": self.factors(), "frames": frames}


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=PACKAGED)
    args = parser.parse_args()
    score = scorer(args.data)
    nlp = language.load()
    counter = Counter(score, load_cues())
    for name, (text, gold) in score.read_gold(args.data / "polnear" / "train").items():
        document = document_from_text(text, input=name)
        counter.add(language.parse(nlp, text, document.blocks), document.blocks, gold)
    write(counter, args.out)


def write(counter: Counter, out: Path) -> None:
    """Write the lexicon, a frame a line."""
    lexicon = counter.as_json()
    lines = ",\n".join(
        f"{json.dumps(f)}: {json.dumps(row, ensure_ascii=False)}" for f, row in lexicon["frames"].items()
    )
    head = f'"source": {json.dumps(lexicon["source"])},\n"factors": {json.dumps(lexicon["factors"])}'
    out.write_text(f'{{{head},\n"frames": {{\n{lines}\n}}}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
