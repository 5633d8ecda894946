"""A parsed document as the trained reader sees it: words, and what is known of each before the network reads it.

The encoder (MiniLM) is uncased and knows no quotation marks' pairs, so each word carries its case, its place in a
quotation and its place in the paragraph; tag and dependency come from the parse that the pipeline has made anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from onrecord.model import Block, BlockKind, Span
from onrecord.reading.statements.quotes import ASIDE, Quotation, find_quotations

Ints = NDArray[np.int64]

#: PolNeAR's scorer counts the same words; sub-words never part from them.
WORD = re.compile(r"\w+|[^\w\s]")


def _labels(text: str) -> tuple[str, ...]:
    return tuple(text.split())


#: The labels of spaCy's English pipelines, in the order of the trained embeddings; 0 stands for any other.
TAGS = _labels("""
    $ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$ RB
    RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX _SP ``
""")
DEPENDENCIES = _labels("""
    ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative
    dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj
    predet prep prt punct quantmod relcl xcomp
""")
_KINDS = tuple(BlockKind)
_MARKS = {"“": 1, "”": 2, '"': 3, "‘": 4, "’": 5, "'": 6}

_ASIDE_VALUES = frozenset(1 + _KINDS.index(kind) for kind in ASIDE)
#: The column of a word's block among its features.
_BLOCK = 5

#: How many values each feature of a word has: case, mark, quotation, paragraph, glued, block, tag, dependency.
FEATURES = (7, 7, 4, 3, 2, len(_KINDS) + 1, len(TAGS) + 1, len(DEPENDENCIES) + 1)


@dataclass(frozen=True, slots=True)
class Words:
    """The n words of a document, and the parse they came from.

    Attributes:
        text: the document's text.
        start, end: code points of each word, (n,).
        features: (n, len(FEATURES)); see :data:`FEATURES`.
        paragraph: the number of each word's block, (n,).
        quotation: 1 + the number of the outermost quotation a word stands in, or 0, (n,).
        token: the index of the token that a word starts in, (n,).
        until: one more than the index of the token that it ends in, (n,): spaCy cuts "cannot" and "5m" in two.
        head: for each token the index of its governor, itself for a root.
        dependency: for each token its label's feature value.
        sentence: for each token the index of its sentence's first token.
    """

    text: str
    start: Ints
    end: Ints
    features: Ints
    paragraph: Ints
    quotation: Ints
    token: Ints
    until: Ints
    head: Ints
    dependency: Ints
    sentence: Ints

    def __len__(self) -> int:
        return len(self.start)

    def aside(self, word: int, cue: int) -> bool:
        """Whether a word stands in a caption, heading or the like that is not the cue's own."""
        away = bool(self.paragraph[word] != self.paragraph[cue])
        return away and int(self.features[word, _BLOCK]) in _ASIDE_VALUES

    def part(self, first: int, last: int) -> Words:
        """Return some of the words; tokens and the parse stay the whole document's."""
        own = ("start", "end", "features", "paragraph", "quotation", "token", "until")
        return replace(self, **{name: getattr(self, name)[first:last] for name in own})


def words_of(doc: Doc, blocks: Iterable[Block]) -> Words:
    """Return the words of a Doc that is tagged and parsed; its token offsets are the text's code points."""
    text = doc.text
    blocks = list(blocks)
    spans = [m.span() for m in WORD.finditer(text)]
    start, end = (np.array([s[k] for s in spans], np.int64) for k in (0, 1))
    columns = doc.to_array(["TAG", "DEP", "HEAD", "SENT_START"]).reshape(-1, 4).astype(np.uint64)
    tags, dependencies = (_numbers(doc, columns[:, k], known) for k, known in ((0, TAGS), (1, DEPENDENCIES)))
    here = np.arange(len(doc))
    opens = columns[:, 3].astype(np.int64) == 1
    if len(opens):
        opens[0] = True
    sentence = np.maximum.accumulate(np.where(opens, here, 0)) if len(doc) else here
    offsets = [t.idx for t in doc]
    token = np.searchsorted(offsets, start, side="right") - 1
    until = np.searchsorted(offsets, end, side="left")
    block = np.searchsorted([b.span.start for b in blocks], start, side="right") - 1
    quotation, state = quotation_states(text, blocks, start)
    features = np.zeros((len(spans), len(FEATURES)), np.int64)
    features[:, 0] = [_case(text[a:b]) for a, b in spans]
    features[:, 1] = _marks(text, start)
    features[:, 2] = state
    features[:, 3] = _openings(block, quotation)
    features[1:, 4] = start[1:] == end[:-1]
    kinds = np.array([0, *(1 + _KINDS.index(b.kind) for b in blocks)], np.int64)
    features[:, _BLOCK] = kinds[block + 1]
    features[:, 6] = tags[token]
    features[:, 7] = dependencies[token]
    head = here + columns[:, 2].astype(np.int64)
    return Words(text, start, end, features, block, quotation, token, until, head, dependencies, sentence)


def remarked(words: Words, text: str, blocks: Iterable[Block]) -> Words:
    """Return the words of a text that differs in its quotation marks alone, one code point for one.

    As to the rest, the parse holds.
    """
    quotation, state = quotation_states(text, list(blocks), words.start)
    features = words.features.copy()
    features[:, 1] = _marks(text, words.start)
    features[:, 2] = state
    features[:, 3] = _openings(words.paragraph, quotation)
    return replace(words, text=text, features=features, quotation=quotation)


def quoted_words(words: Words, blocks: Iterable[Block], cues: Iterable[int]) -> Words:
    """Return the words of quotations that may hold cues, as a document of their own, a piece a paragraph.

    PolNeAR marks nothing inside direct speech, so a network trained on it finds nothing there; taken out of its marks,
    testimony ("and then he told me …") reads as any report does. Tokens and the parse are the whole document's.
    ``cues`` are tokens.
    """
    places = np.sort(words.start[np.isin(words.token, list(cues))])
    found = (piece.inner for quotation in quotations(words.text, list(blocks)) for piece in quotation.pieces)
    # One that goes on past a caption has its later piece after the caption's.
    pieces = sorted(found, key=lambda span: span.start)
    held = [int(np.searchsorted(places, s.end)) > int(np.searchsorted(places, s.start)) for s in pieces]
    inside = [Block(BlockKind.PARAGRAPH, span) for span, has in zip(pieces, held, strict=True) if has]
    starts = np.array([b.span.start for b in inside], np.int64)
    ends = np.array([b.span.end for b in inside], np.int64)
    paragraph = np.searchsorted(starts, words.start, side="right") - 1
    kept = (paragraph >= 0) & (words.end <= ends[paragraph] if len(ends) else False)
    start, paragraph = words.start[kept], paragraph[kept]
    quotation, state = quotation_states(words.text, inside, start)
    features = words.features[kept]
    features[:, 2] = state
    features[:, 3] = _openings(paragraph, quotation)
    return replace(
        words,
        start=start,
        end=words.end[kept],
        features=features,
        paragraph=paragraph,
        quotation=quotation,
        token=words.token[kept],
        until=words.until[kept],
    )


def _marks(text: str, start: Ints) -> list[int]:
    return [_MARKS.get(text[a], 0) for a in start.tolist()]


def _numbers(doc: Doc, column: NDArray[np.uint64], known: Sequence[str]) -> Ints:
    """Turn spaCy's string ids into the labels' places among the known ones."""
    place = {label: n + 1 for n, label in enumerate(known)}
    seen = {value: place.get(doc.vocab.strings[int(value)], 0) for value in np.unique(column)}
    return np.array([seen[value] for value in column], np.int64)


def _case(word: str) -> int:
    if word.isdigit():
        return 1
    if not word[0].isalnum():
        return 2
    if word.islower():
        return 3
    if word.isupper() and len(word) > 1:
        return 4
    return 5 if word[0].isupper() else 6


def quotation_states(text: str, blocks: Sequence[Block], start: Ints) -> tuple[Ints, Ints]:
    """Return, for words that start there, the quotation each stands in, and its kind.

    The kinds: 0 none, 1 in double marks, 2 in single marks, 3 in marks that are not closed in the paragraph.
    """
    number, state = np.zeros(len(start), np.int64), np.zeros(len(start), np.int64)
    for n, quotation in enumerate(quotations(text, blocks)):
        for piece in quotation.pieces:
            a, b = np.searchsorted(start, (piece.outer.start, piece.outer.end))
            number[a:b] = n + 1
            single = text[piece.outer.start] in "‘‚‛'" and not text.startswith("''", piece.outer.start)
            state[a:b] = 3 if not piece.closed else 2 if single else 1
    return number, state


def quotations(text: str, blocks: Sequence[Block]) -> list[Quotation]:
    """Return the outermost quotations in text order; one goes on from paragraph to paragraph past what is set aside."""
    running = [b.span for b in blocks if b.kind not in ASIDE]
    groups: list[list[Span]] = [running, *([b.span] for b in blocks if b.kind in ASIDE)]
    found = [q for paragraphs in groups for q in find_quotations(text, paragraphs)]
    return sorted(found, key=lambda q: q.pieces[0].outer.start)


def _openings(block: Ints, quotation: Ints) -> Ints:
    """Return 1 for the first word of a block, 2 where a quotation goes on there from the block before, 0 elsewhere."""
    first = np.ones(len(block), bool)
    first[1:] = block[1:] != block[:-1]
    seen: set[int] = set()
    out = first.astype(np.int64)
    for k in np.flatnonzero(quotation):
        if first[k] and int(quotation[k]) in seen:
            out[k] = 2
        seen.add(int(quotation[k]))
    return out
