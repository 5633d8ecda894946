"""From a source's words to those whom they name: one rule for "I" in a quotation and for a statement's speakers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from onrecord.model import EntityKind, Span
from onrecord.reading.people.chains import Cast, Chain, Mention
from onrecord.reading.people.tokens import Tokens

#: What may stand between two names of people who speak together.
_JOINERS = frozenset({"and", ",", "&", ", and", "and the", "along with", "as well as", "and his", "and her"})
#: What parts coordinated words.
_PARTED = frozenset({"and", ",", "&", "or", ";"})
_DASHES = frozenset({"-", "--", "–", "—"})
_BRACKETED = re.compile(r" ?\([^()]*\) ?")
#: Tags of the words that describe a name after them, and of those that make a clause.
_DESCRIBING = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "HYPH", "CD", "VBN", "VBG", "PRP$", "POS"})
_CLAUSE = frozenset({"MD", "VB", "VBD", "VBP", "VBZ", "WP", "WDT", "WP$", "WRB"})
_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.GROUP})
_LONGEST = 100
_MOST = 12


class Bearers:
    """Looks up whom the words of a source name, among the mentions that a cast has when this is made."""

    def __init__(self, tokens: Tokens, cast: Cast) -> None:
        self._tokens = tokens
        self._cast = cast
        self._rows = sorted(((m, c) for c in cast.chains for m in c.mentions), key=lambda row: row[0])
        self._firsts = [m.first for m, _ in self._rows]
        self._covering: dict[int, Chain] = {}
        for mention, chain in sorted(self._rows, key=lambda row: row[0].first - row[0].last):
            for k in range(mention.first, min(mention.last + 1, mention.first + _LONGEST)):
                self._covering[k] = chain
        self._titled = {last: c for c in cast.chains for _, last in c.roles}
        self._offices = {tokens.end[last]: c for c in cast.chains for _, last in c.roles}

    def of(self, span: Span, cue: int = 0) -> list[Chain]:
        """The chain at the head of a source, with those coordinated with it ("A and B said").

        ``cue`` is where the words of speech start: what "Quoting Ms Hay, Mr Orr said" says of her is told by it.
        """
        span = self._past_participle_phrase(span, cue)
        head = head_of(self._tokens, span)
        if head is None:
            return []
        found = self._heads(span, head)
        return self._joined(span, found) or self._apposed(span, found) or found or self._alone(span)

    def named(self, span: Span, cue: int = 0) -> list[Chain]:
        """Those whose names the words of a source lead up to, whatever their head is."""
        span = self._past_participle_phrase(span, cue)
        return self._joined(span, []) or self._apposed(span, [])

    def in_name(self, k: int) -> bool:
        """Whether a token stands in the name of a body."""
        chain = self._covering.get(k)
        return chain is not None and chain.named and chain.kind in _BODIES and self._tokens.text[k][0].isupper()

    def _heads(self, span: Span, head: int) -> list[Chain]:
        """The chains at a head and at those coordinated with it."""
        tokens = self._tokens
        found: list[Chain] = []
        words = words_in(tokens, span)
        # The small parser at times hangs both of two coordinated subjects on the verb.
        pending = [head]
        if tokens.head[head] != head:
            pending += [
                k
                for k in words
                if k != head
                and tokens.dep[k] == tokens.dep[head]
                and tokens.head[k] == tokens.head[head]
                and any(tokens.lower[j] in _PARTED for j in range(min(k, head), max(k, head)))
            ]
        for k in pending:
            chain = self._at(k)
            if chain is not None and all(chain is not c for c in found):
                found.append(chain)
            if len(found) == _MOST:
                break
            pending.extend(c for c in tokens.children[k] if tokens.dep[c] == "conj" and c in words)
        return found

    def _at(self, k: int) -> Chain | None:
        # "Jo Roe's brother Al": the parser may take the kin word for the head, and the name for its apposition.
        return self._cast.by_head.get(k) or self._covering.get(k) or self._titled.get(k)

    def _inside(self, span: Span) -> list[tuple[Mention, Chain]]:
        tokens = self._tokens
        at = bisect_left(self._firsts, bisect_left(tokens.start, span.start))
        rows = []
        while at < len(self._rows) and tokens.start[self._firsts[at]] < span.end:
            if tokens.end[self._rows[at][0].last] <= span.end:
                rows.append(self._rows[at])
            at += 1
        return rows

    def _joined(self, span: Span, found: list[Chain]) -> list[Chain]:
        """Names that "and" alone joins, offices apart: the small parser often loses such a pair."""
        people = [(m, c) for m, c in self._inside(span) if c.kind is EntityKind.PERSON and c.named]
        if len(people) < 2 or (found and all(found[0] is not c for _, c in people)):
            return []
        opens = bisect_left(self._tokens.start, span.start)
        if self._between(opens, *people[0]) not in ("", "the", "a", "an") and not self._are_told_as(opens, *people[0]):
            return []  # "Quoting Ms Hay, Mr Orr": the first of the two is part of something else.
        if any(self._between(before.last + 1, *after) not in _JOINERS for (before, _), after in pairwise(people)):
            return []
        if any(
            self._tokens.lower[self._opens(before.last, *after)] == "whose" for (before, _), after in pairwise(people)
        ):
            return []  # "Jo Roe, whose nephew, Al Roe, died"
        return list({id(c): c for _, c in people}.values())

    def _between(self, first: int, mention: Mention, chain: Chain) -> str:
        """The words from a token to a mention, less the office that stands before the name."""
        words = self._tokens.words(first, self._opens(first, mention, chain) - 1).lower()
        return _BRACKETED.sub("", words)

    def _opens(self, first: int, mention: Mention, chain: Chain) -> int:
        """The first token of a mention, or of the office that stands before the name, not before ``first``."""
        return next((a for a, b in chain.roles if b == mention.first - 1 and a >= first), mention.first)

    def _are_told_as(self, first: int, mention: Mention, chain: Chain) -> bool:
        """Whether the words before a name are a plural description of several: "rival candidates A and B"."""
        tokens = self._tokens
        before = range(first, self._opens(first, mention, chain))
        return tokens.tag[before[-1]] == "NNS" and all(tokens.tag[k] in _DESCRIBING for k in before)

    def _apposed(self, span: Span, found: list[Chain]) -> list[Chain]:
        """The one whose name ends a description of them: "the firm's lawyer, Jo Roe", "pollster and aide Jo Roe"."""
        if found and (found[0].plural or (found[0].named and found[0].kind is EntityKind.PERSON)):
            return []
        tokens = self._tokens
        people = [
            (m, c)
            for m, c in self._inside(span)
            if c.named and (c.kind is EntityKind.PERSON or (c.kind in _BODIES and tokens.dep[m.head] == "appos"))
        ]
        if not people:
            return []
        mention, chain = people[-1]
        words = words_in(tokens, span)
        if mention.last + 1 in words and tokens.text[mention.last + 1] not in (",", "(", *_DASHES):
            return []
        opens = self._opens(words[0], mention, chain)
        before = [k for k in range(words[0], opens) if not tokens.text[k].isspace()]
        if before and tokens.tag[before[-1]] == "DT":
            before.pop()
        if not before:
            return [chain]
        if any(self._is_clause(k) for k in before) or (found and found[0].kind in _BODIES):
            return []
        last = before[-1]
        if tokens.tag[last] == "CC":
            # "Roe's pollster and aide Jo Doe" is one, "a farmer and aide Jo Doe" may be two.
            one = opens < mention.first and tokens.lower[before[0]] not in ("a", "an", "one", "another")
            described = last - 1 in before and tokens.tag[last - 1] == "NN"
            return [chain] if one and described and len(people) == 1 + self._possessors(people) else []
        dash = tokens.text[last] in _DASHES
        if not dash and tokens.tag[last] not in ("NN", "NNP", ",", "-RRB-") and tokens.dep[last] != "compound":
            return []
        head = head_of(tokens, Span(span.start, tokens.end[last]))
        if head is None or tokens.tag[head] not in ("NN", "NNP") or len(people) > 1 + self._possessors(people):
            return []
        return [chain]

    def _possessors(self, people: list[tuple[Mention, Chain]]) -> int:
        """How many of the people before the last only tell whose somebody is: "Roe's mother", "the mother of Roe"."""
        tokens = self._tokens
        owners = ("poss", "pobj", "compound", "nmod")
        return sum(tokens.dep[m.head] in owners or self._modifies(m) for m, _ in people[:-1])

    def _past_participle_phrase(self, span: Span, cue: int) -> Span:
        """The rest of "Quoting Ms Hay, Mr Orr" up to the cue: the parser may take her for the one who speaks."""
        tokens = self._tokens
        first = bisect_left(tokens.start, span.start)
        if first + 1 >= len(tokens) or not tokens.lower[first].endswith("ing") or first in self._covering:
            return span
        led = next((m for m, c in self._inside(span) if c.kind is EntityKind.PERSON), None)
        if led is None or led.first != first + 1:
            return span  # "Leading campaigner Jo Roe"
        end = max(span.end, cue)
        comma = next((k for k in range(led.last + 1, bisect_left(tokens.start, end)) if tokens.text[k] == ","), None)
        if comma is None or tokens.end[comma] >= end or not self._inside(Span(tokens.end[comma], end)):
            return span
        return Span(tokens.end[comma], end)

    def _alone(self, span: Span) -> list[Chain]:
        """The only one mentioned in the span, where the parse put its head elsewhere."""
        if span.end in self._offices:
            # "the news website" of "the news website Acme.org": the words before the name alone.
            return [self._offices[span.end]]
        inside = self._inside(span)
        if not self._only_described(span, inside):
            return []
        outer: list[tuple[Mention, Chain]] = []
        for mention, chain in sorted(inside, key=lambda row: (row[0].first, -row[0].last)):
            if not outer or mention.last > outer[-1][0].last:
                outer.append((mention, chain))
        return [outer[0][1]] if len(outer) == 1 else []

    def _only_described(self, span: Span, inside: list[tuple[Mention, Chain]]) -> bool:
        """Whether no clause, and no preposition before a mention, tells that the mentioned only stand beside it."""
        tokens = self._tokens
        covered = {k for m, _ in inside for k in range(m.first, m.last + 1)}
        rest = [k for k in words_in(tokens, span) if k not in covered]
        led = any(tokens.tag[m.first - 1] in ("IN", "TO") for m, _ in inside if m.first - 1 in rest)
        led = led or any(self._modifies(m) for m, _ in inside)
        return not led and not any(self._is_clause(k) for k in rest)

    def _modifies(self, mention: Mention) -> bool:
        """Whether a noun after a mention makes it a modifier: "Roe's campaign", "Roe campaign aide"."""
        tokens, after = self._tokens, mention.last + 1
        if after >= len(tokens) or tokens.sent[after] != tokens.sent[mention.last]:
            return False
        return tokens.tag[after] in ("POS", "NN", "NNS", "JJ")

    def _is_clause(self, k: int) -> bool:
        """Whether a word makes a clause, and is no noun before a noun that is tagged as a verb."""
        return self._tokens.tag[k] in _CLAUSE and self._tokens.dep[k] not in ("compound", "amod", "nmod")


def words_in(tokens: Tokens, span: Span) -> range:
    """The tokens that a span touches, a hundred at most."""
    first = max(0, bisect_right(tokens.start, span.start) - 1)
    if first < len(tokens) and tokens.end[first] <= span.start:
        first += 1
    return range(first, min(bisect_left(tokens.start, span.end), first + _LONGEST))


def head_of(tokens: Tokens, span: Span) -> int | None:
    """The token of a span nearest the root among those whose syntactic head lies outside; ``None`` for no token."""
    rows = words_in(tokens, span)
    words = [i for i in rows if not tokens.text[i].isspace() and tokens.dep[i] != "punct"]
    heads = [i for i in words if tokens.head[i] not in rows or tokens.head[i] == i]
    if not heads:
        return words[-1] if words else None
    head = min(heads, key=lambda i: _depth(tokens, i))
    if head == words[0] and tokens.tag[head] in ("IN", "TO"):
        # "by critics": a source may keep the preposition that leads to it.
        return next((c for c in tokens.children[head] if tokens.dep[c] == "pobj" and c in rows), head)
    return head


def _depth(tokens: Tokens, i: int) -> int:
    steps = 0
    while tokens.head[i] != i and steps < _LONGEST:
        i, steps = tokens.head[i], steps + 1
    return steps
