"""Whatever a statement is attributed to is an entity, even where no list knows its head noun."""

from __future__ import annotations

from onrecord.model import EntityKind
from onrecord.reading.attribution import Attribution
from onrecord.reading.people.bearers import head_of
from onrecord.reading.people.chains import Cast, Chain, Mention
from onrecord.reading.people.proper import DIVIDERS
from onrecord.reading.people.tokens import Tokens

_BEFORE = frozenset({"DT", "JJ", "NN", "NNP", "NNS", "CD", "HYPH", "NNPS", "VBN", "JJR", "JJS", "PRP$"})
_NOTHING = frozenset({"nothing", "something", "everything", "anything", "lot", "rest", "way", "fact"})
_NO_NAME = frozenset({"PRP", "PRP$", "WP", "WDT", "EX", "DT", "IN", "TO"})


def add_sources(tokens: Tokens, cast: Cast, attributions: tuple[Attribution, ...]) -> None:
    """Add an entity of kind "other" for each source (or relay) that none of the cast covers."""
    by_words: dict[str, Chain] = {}
    offices = {k for c in cast.chains for first, last in c.roles for k in range(first, last + 1)}
    for attribution in attributions:
        for span in (*attribution.source, *attribution.relay):
            head = head_of(tokens, span)
            if (
                head is None
                or head in cast.by_head
                or head in offices
                or tokens.lower[head] in _NOTHING
                or tokens.tag[head] in _NO_NAME
                or not tokens.text[head][0].isalpha()
                or tokens.lower[head] in DIVIDERS  # "told reporters Thursday"
            ):
                continue
            if tokens.tag[head].startswith("VB") or tokens.tag[head] in ("RB", "MD"):
                continue
            first, last = _base(tokens, head, span.start, span.end)
            name = tokens.words(first + 1 if tokens.tag[first] == "DT" and first < last else first, last)
            chain = by_words.get(name.lower())
            if chain is None:
                plural = tokens.tag[head] in ("NNS", "NNPS")
                chain = cast.add(
                    Chain(EntityKind.OTHER, name, False, plural=plural, lemma=tokens.lower[head], gender="-")
                )
                by_words[name.lower()] = chain
            cast.mention(chain, Mention(first, last, head))


def _base(tokens: Tokens, head: int, start: int, end: int) -> tuple[int, int]:
    first = head
    while first > 0 and tokens.start[first - 1] >= start and tokens.tag[first - 1] in _BEFORE:
        first -= 1
    last = head
    while last + 2 < len(tokens) and tokens.text[last + 1] == "-" and not tokens.spaced[last]:
        last += 2
    while (
        last + 1 < len(tokens) and tokens.end[last + 1] <= end and tokens.tag[last + 1] in ("NN", "NNP", "NNS", "NNPS")
    ):
        last += 1
    return first, last
