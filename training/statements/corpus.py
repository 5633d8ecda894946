"""PolNeAR as examples: every document's words, sub-words, features and gold statements, parsed as the product does."""

from __future__ import annotations

import hashlib
import inspect
import pickle
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

import numpy as np
from polnear import scorer
from tokenizers import Tokenizer

from onrecord.intake import document_from_text
from onrecord.model import Block
from onrecord.reading import language
from onrecord.reading.statements import quotes
from onrecord.reading.statements.trained import words
from onrecord.reading.statements.trained.subwords import Subwords
from onrecord.reading.statements.trained.words import Ints, Words, remarked, words_of

#: What a word is to a cue: nothing, or the first or a later word of a source or content span.
OUTSIDE, SOURCE, CONTENT = 0, 1, 3


@dataclass(frozen=True, slots=True)
class Gold:
    """A marked statement: its cue's words, and what every word of the document is to it, (n,)."""

    cue: tuple[int, int]
    roles: Ints


@dataclass(frozen=True, slots=True)
class Example:
    """A document to learn from; ``pieces`` are its words' sub-words."""

    name: str
    words: Words
    blocks: tuple[Block, ...]
    pieces: tuple[tuple[int, ...], ...]
    gold: tuple[Gold, ...]

    @property
    def publisher(self) -> str:
        """The outlet, as PolNeAR's file names give it."""
        return self.name.split("_")[0]


def examples(data: Path, split: str, tokenizer: Tokenizer, cache: Path) -> list[Example]:
    """Read a split; the parse is kept in ``cache``, since it takes minutes."""
    kept = cache / f"polnear-{split}-{_version()}.pickle"
    if kept.exists():
        found: list[Example] = pickle.loads(kept.read_bytes())
        return found
    score, nlp, subwords = scorer(data), language.load(), Subwords(tokenizer)
    found = []
    for n, (name, (text, statements)) in enumerate(score.read_gold(data / "polnear" / split).items()):
        document = document_from_text(text, input=name)
        if document.text != text:
            raise SystemExit(f"{name}: the offsets of its annotation do not fit the text as read")
        own = words_of(language.parse(nlp, text, document.blocks), document.blocks)
        gold = tuple(g for s in statements if (g := _gold(score, own, s)) is not None)
        found.append(Example(name, own, document.blocks, subwords.of(own), gold))
        if n % 100 == 99:
            print(f"{split}: {n + 1} documents parsed", file=sys.stderr)
    cache.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps(found))
    return found


def _version() -> str:
    """Return what tells parsed documents of one version of the code from another's."""
    code = (inspect.getsource(module) for module in (words, quotes, language))
    return hashlib.sha256("".join(code).encode()).hexdigest()[:12]


def _gold(score: ModuleType, words: Words, statement: dict[str, list[tuple[int, int]]]) -> Gold | None:
    """Return a statement by words; ``None`` without a cue (2 of 19,822), which this reader cannot learn from."""
    offsets = list(zip(words.start.tolist(), words.end.tolist(), strict=True))
    cue = sorted(score.index_words(statement["cue"], offsets))
    if not cue:
        return None
    roles = np.zeros(len(words), np.int64)
    for role, spans in ((CONTENT, statement["content"]), (SOURCE, statement["source"])):
        for span in spans:
            inside = sorted(score.index_words([span], offsets))
            if inside:
                roles[inside[0]] = role
                roles[inside[1:]] = role + 1
    roles[cue[0] : cue[-1] + 1] = OUTSIDE
    return Gold((cue[0], cue[-1] + 1), roles)


def retold(example: Example, marks: dict[str, str], subwords: Subwords) -> Example:
    """Return the same document with other quotation marks, one character for one; the parse is kept.

    PolNeAR's outlets are American: single marks as the outer pair would else never be seen.
    """
    told = remarked(example.words, example.words.text.translate(str.maketrans(marks)), example.blocks)
    return replace(example, words=told, pieces=subwords.of(told))


def held_out(found: Sequence[Example], publishers: Iterable[str], share: int) -> tuple[list[Example], list[Example]]:
    """Part examples into those to learn from and those kept back: whole publishers, and one document in ``share``."""
    publishers = set(publishers)
    back = [e.publisher in publishers or (share > 0 and n % share == share - 1) for n, e in enumerate(found)]
    return (
        [e for e, b in zip(found, back, strict=True) if not b],
        [e for e, b in zip(found, back, strict=True) if b],
    )
