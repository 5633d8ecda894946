"""The sentences layer: where each sentence of the blocks that tell the story lies.

Marks and the parse decide together. A full stop that stands alone before a capital ends a sentence; one that belongs
to its word ("p.m.", "U.S.") and a mark before a closing quotation mark do so where the parse agrees. None ends between
words and who says them: "Why?” Ms Orr said.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.model import Block, BlockKind, Span
from onrecord.reading.events.lexicon import word_set
from onrecord.reading.layer import Draft, Layer

#: Blocks that tell; a byline or a credit tells nothing of what happened.
TELLING = frozenset(
    {
        BlockKind.TITLE,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.CAPTION,
        BlockKind.LIST,
        BlockKind.OTHER,
    }
)
_STOPS = frozenset({".", "!", "?", "…", "...", "..", "?!", "!!", "??"})
_CLOSING = frozenset("\"”’')]»")
_OPENING = frozenset("\"“‘'([«")
#: So far from words that are said stands who says them, in characters.
_BLANKS = 2
_BULLETS = frozenset("-–—•*·")
#: What the tokeniser parts from its full stop, though no sentence ends there: "Cllr. Bray", "vs. Leeds".
_SHORT = word_set(
    "cllr insp supt sgt det const cpl capt lt col gen rev hon prof messrs smt shri sri no nos st vs v fr sr jr"
    " jan feb aug sept oct nov dec"
)


def layer() -> Layer:
    """Return the sentences layer."""
    return Layer(
        "sentences",
        frozenset({"document", "doc", "attributions"}),
        frozenset({"sentences"}),
        "by its tests (tests/reading/test_sentences.py)",
        _run,
    )


def _run(draft: Draft) -> None:
    spoken = {span.end: attribution for attribution in draft.attributions for span in attribution.content}
    going_on = frozenset(
        one.start
        for end, attribution in spoken.items()
        for one in (*attribution.source, *attribution.cue)
        if 0 < one.start - end <= _BLANKS
    )
    draft.sentences = tuple(
        span
        for block in draft.document.blocks
        if block.kind in TELLING and block.repeats is None
        for span in _of_block(draft.doc, draft.document.text, block, going_on)
    )


def _of_block(doc: Doc, text: str, block: Block, going_on: frozenset[int]) -> Iterator[Span]:
    # "expand" covers a token that a block's edge cuts, where a space is missing.
    whole = doc.char_span(block.span.start, block.span.end, alignment_mode="expand")
    tokens = [token for token in whole if not token.is_space] if whole is not None else []
    first = 0
    for at in range(1, len(tokens)):
        if _begins(tokens, at, text) and not (tokens[at].idx in going_on and tokens[at - 1].text in _CLOSING):
            yield _span(tokens[first], tokens[at - 1], block)
            first = at
    if tokens:
        yield _span(tokens[first], tokens[-1], block)


def _span(first: Token, last: Token, block: Block) -> Span:
    return Span(max(first.idx, block.span.start), min(last.idx + len(last.text), block.span.end))


def _begins(tokens: list[Token], at: int, text: str) -> bool:
    """Whether a sentence begins with a token: what stands before it ends one, and it can open one."""
    token = tokens[at]
    if not _is_apart(tokens[at - 1], token) or not _can_open(tokens, at):
        return False
    last = at - 1
    while last > 0 and tokens[last].text in _CLOSING and not _is_apart(tokens[last - 1], tokens[last]):
        last -= 1
    agreed = any(one.is_sent_start is True for one in tokens[last + 1 : at + 1])
    before = tokens[last]
    if before.text not in _STOPS:
        is_item = "\n" in text[before.idx : token.idx] and token.text in _BULLETS
        return is_item or (agreed and before.text[-1] in ".!?…")
    if before.text == "." and last > 0 and tokens[last - 1].lower_ in _SHORT:
        return False
    is_plain = last == at - 1 or before.text == "."
    is_initial = last > 0 and len(tokens[last - 1].text) == 1 and tokens[last - 1].is_alpha
    return agreed or (is_plain and not is_initial)


def _is_apart(left: Token, right: Token) -> bool:
    return left.idx + len(left.text) < right.idx


def _can_open(tokens: list[Token], at: int) -> bool:
    """Whether a token can be a sentence's first: a capital or a figure, behind any opening marks."""
    while tokens[at].text in _OPENING and at + 1 < len(tokens):
        at += 1
    first = tokens[at].text[0]
    return not first.islower() and (first.isalnum() or first in "£$€#@" or first in _BULLETS)
