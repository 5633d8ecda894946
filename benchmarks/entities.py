"""Score named entities and their chains on GUM's news: ``benchmarks/entities.py DATA_DIR [--split dev] [--errors]``.

Reads ``DATA_DIR/gum-news/SPLIT/*.conllu`` (Zeldes, LREV 51, 2017). A gold mention is named where the first word of its
minimal span is a proper noun; persons, organisations and places count. A predicted mention matches the gold one in
whose full span it lies and of whose minimal span it covers a word. Prints P, R and F1 of mentions, the
same with the right kind, and B-cubed (Bagga and Baldwin, 1998) over all mentions of the gold chains that have a name,
pronouns included.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from onrecord import Pipeline
from onrecord.intake import document_from_text

KINDS = {"person": "person", "organization": "organisation", "place": "place"}
_BRACKET = re.compile(r"\(([^()]+)|(\d+)\)|\)")


@dataclass
class Gold:
    """A gold mention: its code point range and where the words of its minimal span and its last word begin."""

    group: str
    kind: str
    start: int
    end: int = 0
    heads: tuple[int, ...] = ()
    named: bool = False
    minimal: tuple[int, ...] = (1,)


@dataclass
class Text:
    """A document's text and gold mentions."""

    name: str
    text: str = ""
    gold: list[Gold] = field(default_factory=list)


def read(path: Path) -> Text:
    """Rebuild a document's text and mentions from its CoNLL-U."""
    out = Text(path.stem)
    parts: list[str] = []
    open_mentions: list[Gold] = []
    size = glue = 0
    spaced_after_glue = True
    tokens: list[tuple[int, int, str]] = []
    begins: list[tuple[int, Gold]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and "block" not in line and parts:
            parts.append("\n\n")
            size += 2
        if not line or line.startswith("#"):
            continue
        number, form, _, _, tag, _, _, _, _, misc = line.split("\t")
        spaced = "SpaceAfter=No" not in misc
        if "-" in number:
            glue = int(number.split("-")[1])
            spaced_after_glue = spaced
            continue
        inside = glue and int(number) <= glue
        if inside and int(number) < glue:
            spaced = False
        elif inside:
            spaced, glue = spaced_after_glue, 0
        start = size
        parts.append(form + (" " if spaced else ""))
        size += len(parts[-1])
        index = len(tokens)
        tokens.append((start, start + len(form), tag))
        entity = re.search(r"(?:^|\|)Entity=([^|]+)", misc)
        closing: list[Gold] = []
        for match in _BRACKET.finditer(entity.group(1)) if entity else ():
            if match.group(1):
                group, kind, *rest = match.group(1).split("-")
                least = tuple(map(int, rest[3].split(","))) if len(rest) > 3 else (1,)
                gold = Gold(group, KINDS.get(kind, ""), start, minimal=least)
                open_mentions.append(gold)
                begins.append((index, gold))
            else:
                wanted = match.group(2)
                gold = next(g for g in reversed(open_mentions) if wanted is None or g.group == wanted)
                open_mentions.remove(gold)
                closing.append(gold)
        for gold in closing:
            gold.end = start + len(form)
            out.gold.append(gold)
    for first, gold in begins:
        heads = [tokens[min(first + k - 1, len(tokens) - 1)] for k in gold.minimal]
        gold.named = heads[0][2].startswith("NNP")
        # Of "President Jo Roe" GUM's head is the office: the name's last word counts as well.
        last = first + gold.minimal[0] - 1
        while last + 1 < len(tokens) and tokens[last + 1][2].startswith("NNP") and tokens[last + 1][1] <= gold.end:
            last += 1
        gold.heads = (*(t[0] for t in heads), *((tokens[last][0],) if gold.named else ()))
    out.text = "".join(parts)
    return out


def match(gold: Gold, index: dict[int, list[tuple[int, int, int]]]) -> tuple[int, int, int] | None:
    """The longest predicted mention ``(start, end, entity)`` inside the gold one that covers a head of it."""
    for head in reversed(gold.heads) if len(gold.minimal) > 1 else gold.heads:
        fits = [m for m in index.get(head, ()) if m[0] >= gold.start - 1 and m[1] <= gold.end + 1]
        if fits:
            return max(fits, key=lambda m: m[1] - m[0])
    return None


def is_proper(words: str, name: str) -> bool:
    """Whether a mention is by name and not by a pronoun or description."""
    mine = {w.strip(".,").removesuffix("'s").removesuffix("’s") for w in words.split() if w[0].isupper()}
    return bool(mine & {w.strip(".,") for w in name.split()}) or (words.isupper() and len(words) > 1)


def score(texts: list[Text], pipeline: Pipeline, errors: bool) -> None:
    """Print the table."""
    hits = right = wanted = given = 0
    recall = precision = chain_mentions = answered = 0.0
    kinds: Counter[tuple[str, str]] = Counter()
    for item in texts:
        reading = pipeline.read(replace(document_from_text(item.text), language="en"))
        index: dict[int, list[tuple[int, int, int]]] = {}
        proper = set()
        for number, entity in enumerate(reading.entities):
            for span in entity.mentions:
                for position in range(span.start, min(span.end, span.start + 80)):
                    index.setdefault(position, []).append((span.start, span.end, number))
                words = reading.words(span)
                if entity.named and entity.kind in KINDS.values() and is_proper(words, entity.name):
                    proper.add((span.start, span.end, number))
        used = set()
        pairs: list[tuple[str, int | None]] = []
        named = {g.group for g in item.gold if g.named and g.kind}
        for gold in item.gold:
            found = match(gold, index)
            if gold.named and gold.kind:
                wanted += 1
                if found is not None and found in proper and found not in used:
                    used.add(found)
                    hits += 1
                    kind = reading.entities[found[2]].kind.value
                    right += kind == gold.kind
                    kinds[gold.kind, kind] += kind != gold.kind
                    if errors and kind != gold.kind:
                        print("kind  ", item.name, repr(item.text[gold.start : gold.end]), gold.kind, "->", kind)
                elif errors:
                    print("missed", item.name, repr(item.text[gold.start : gold.end]), gold.kind)
            if gold.group in named:
                pairs.append((gold.group, found[2] if found is not None else None))
        given += len(proper)
        if errors:
            for start, end, number in sorted(proper - used):
                print("extra ", item.name, repr(item.text[start:end]), reading.entities[number].kind.value)
        gold_size = Counter(group for group, _ in pairs)
        found_size = Counter(number for _, number in pairs if number is not None)
        both = Counter((group, number) for group, number in pairs if number is not None)
        for group, answer in pairs:
            chain_mentions += 1
            recall += (both[group, answer] if answer is not None else 0) / gold_size[group]
            if answer is not None:
                answered += 1
                precision += both[group, answer] / found_size[answer]
    for label, true in (("mentions", hits), ("with kind", right)):
        p, r = true / max(given, 1), true / max(wanted, 1)
        print(f"{label:10} P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(p + r, 1e-9):.3f}  ({wanted} gold)")
    p, r = precision / max(answered, 1), recall / max(chain_mentions, 1)
    print(f"{'B-cubed':10} P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(p + r, 1e-9):.3f}  ({chain_mentions:.0f} gold)")
    print("kinds taken for others:", {f"{a} for {b}": n for (b, a), n in kinds.items() if n})


def main() -> None:
    """Read the command line and score."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--split", default="dev")
    arguments.add_argument("--errors", action="store_true", help="list what was missed, extra or of the wrong kind")
    args = arguments.parse_args()
    texts = [read(path) for path in sorted((args.data / "gum-news" / args.split).glob("*.conllu"))]
    score(texts, Pipeline(), args.errors)


if __name__ == "__main__":
    main()
