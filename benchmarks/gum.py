"""GUM's news with its entities (Zeldes, LREV 51, 2017), and which predicted mention is which of its mentions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

KINDS = {"person": "person", "organization": "organisation", "place": "place"}
_BRACKET = re.compile(r"\(([^()]+)|(\d+)\)|\)")


@dataclass
class Gold:
    """A gold mention: its code point range, and where its syntactic head and the parts of a name with it begin."""

    group: str
    kind: str
    start: int
    end: int = 0
    heads: tuple[int, ...] = ()
    named: bool = False
    minimal: int = 1


class _Word(NamedTuple):
    start: int
    end: int
    tag: str
    above: int
    relation: str


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
    size = glue = sentence = 0
    spaced_after_glue = True
    tokens: list[_Word] = []
    begins: list[tuple[int, Gold]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and "block" not in line and parts:
            parts.append("\n\n")
            size += 2
        if not line or line.startswith("#") or "." in line.split("\t")[0]:  # "8.1": a word left out
            continue
        number, form, _, _, tag, _, above, relation, _, misc = line.split("\t")
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
        if number == "1":
            sentence = index
        tokens.append(_Word(start, start + len(form), tag, sentence + int(above) - 1, relation))
        entity = re.search(r"(?:^|\|)Entity=([^|]+)", misc)
        closing: list[Gold] = []
        for match in _BRACKET.finditer(entity.group(1)) if entity else ():
            if match.group(1):
                group, kind, *rest = match.group(1).split("-")
                least = int(rest[3].split(",")[0]) if len(rest) > 3 else 1
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
        gold.named = tokens[min(first + gold.minimal, len(tokens)) - 1].tag.startswith("NNP")
        gold.heads = _heads(tokens, first, gold)
    out.text = "".join(parts)
    return out


def _heads(tokens: list[_Word], first: int, gold: Gold) -> tuple[int, ...]:
    """Where the head of a mention begins, and what is flat beside it: all the words of "President Jo Roe"."""
    last = first
    while last + 1 < len(tokens) and tokens[last + 1].end <= gold.end:
        last += 1
    inside = range(first, last + 1)
    head = next((i for i in inside if tokens[i].above not in inside), first)
    flat = [i for i in inside if tokens[i].above == head and tokens[i].relation.startswith("flat")]
    return tuple(tokens[i].start for i in (head, *flat))


def match(gold: Gold, index: dict[int, list[tuple[int, int, int]]]) -> tuple[int, int, int] | None:
    """The longest predicted mention ``(start, end, entity)`` inside the gold one that covers a head of it."""
    fits = [m for h in gold.heads for m in index.get(h, ()) if m[0] >= gold.start - 1 and m[1] <= gold.end + 1]
    return max(fits, key=lambda m: m[1] - m[0], default=None)


def is_proper(words: str, name: str) -> bool:
    """Whether a mention is by name and not by a pronoun or description."""
    mine = {w.strip(".,").removesuffix("'s").removesuffix("’s") for w in words.split() if w[0].isupper()}
    return bool(mine & {w.strip(".,") for w in name.split()}) or (words.isupper() and len(words) > 1)
