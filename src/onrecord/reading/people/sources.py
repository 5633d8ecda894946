"""Whatever a statement is attributed to is an entity, even where no list knows its head noun."""

from __future__ import annotations

from onrecord.model import EntityKind, Span
from onrecord.reading.attribution import Attribution
from onrecord.reading.people.bearers import Bearers, head_of
from onrecord.reading.people.chains import Cast, Chain, Mention
from onrecord.reading.people.proper import DIVIDERS
from onrecord.reading.people.tokens import Tokens

_BEFORE = frozenset({"DT", "JJ", "NN", "NNP", "NNS", "CD", "HYPH", "NNPS", "VBN", "JJR", "JJS", "PRP$", "POS"})
_NOTHING = frozenset({"nothing", "something", "everything", "anything", "lot", "rest", "way", "fact"})
_NO_NAME = frozenset({"PRP", "PRP$", "WP", "WDT", "EX", "DT", "IN", "TO"})
_PROPER = frozenset({"NNP", "NNPS"})
#: Words that stand alone for some people; "each" and "both" go back to people named before, and are left alone.
_SOME = frozenset({"some", "many", "most", "several", "few", "more", "those", "these", "others", "half"})
#: A name for a quantity has no more tokens after its first.
_LONGEST = 8
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})


def add_sources(tokens: Tokens, cast: Cast, attributions: tuple[Attribution, ...]) -> None:
    """Add an entity of kind "other" for each source (or relay) that none of the cast covers."""
    bearers = Bearers(tokens, cast)
    added = _Added(tokens, cast)
    offices = {k for c in cast.chains for first, last in c.roles for k in range(first, last + 1)}
    for attribution in attributions:
        cue = attribution.cue[0].start if attribution.cue else 0
        for span in (*attribution.source, *attribution.relay):
            head = head_of(tokens, span)
            if head is not None and tokens.tag[head] in ("WP", "WDT"):
                head = antecedent(tokens, head)
                span = tokens.span(tokens.left_edge(head), head) if head is not None else span
            if head is None or head in cast.by_head or head in offices or bearers.named(span, cue):
                continue
            if bearers.in_name(head):
                continue  # "Council" of "the Oldbury Council for Fair Play", whose mention ends with "Play"
            if tokens.lower[head] in _SOME and tokens.tag[head] in ("DT", "JJ", "JJR", "JJS", "NN", "NNS"):
                added.quantity(head, head)
            elif tokens.lower[head] in ("%", "percent", "pc") and tokens.tag[head - 1] == "CD":
                added.quantity(head - 1, head)
            elif _is_noun(tokens, head):
                added.noun(head, span)


def antecedent(tokens: Tokens, pronoun: int) -> int | None:
    """The head of the noun phrase that a relative pronoun's clause is about, or ``None``."""
    at = pronoun
    for _ in range(6):
        if tokens.dep[at] == "relcl":
            return tokens.head[at] if tokens.head[at] < pronoun else None
        at = tokens.head[at]
    return None


def _is_noun(tokens: Tokens, head: int) -> bool:
    word, tag = tokens.lower[head], tokens.tag[head]
    if word in _NOTHING or word in DIVIDERS or tag in _NO_NAME or not tokens.text[head][0].isalpha():
        return False  # "told reporters Thursday"
    return not (tag.startswith("VB") or tag in ("RB", "MD"))


class _Added:
    """The entities added so far, by their words."""

    def __init__(self, tokens: Tokens, cast: Cast) -> None:
        self._tokens = tokens
        self._cast = cast
        self._by_words: dict[str, Chain] = {}
        self._by_lemma: dict[str, list[Chain]] = {}
        self._by_surname: dict[str, list[Chain]] = {}

    def quantity(self, first: int, head: int) -> None:
        """Add "some", "some of the voters", "38% of likely voters": every time other people."""
        tokens = self._tokens
        last = tokens.right_edge(head) if head + 1 < len(tokens) and tokens.lower[head + 1] == "of" else head
        whole = last - first <= _LONGEST and tokens.sent[last] == tokens.sent[head]
        name = tokens.words(first, last if whole else head).lower()
        chain = self._cast.add(Chain(EntityKind.GROUP, name, False, plural=True, lemma=tokens.lower[head]))
        self._cast.mention(chain, Mention(first, head, head))

    def noun(self, head: int, span: Span) -> None:
        """Add what a noun heads; the same words mean the same again, but for "a poll" and "a poll"."""
        tokens = self._tokens
        first, last = self._base(head, span.start, span.end)
        article = tokens.tag[first] == "DT" and first < last
        words = range(first + article, last + 1)
        name = tokens.words(words[0], last)
        named = tokens.tag[head] in _PROPER and all(tokens.text[k][0].isupper() or tokens.text[k] == "-" for k in words)
        known = named or tokens.lower[first] in _DEFINITE or "POS" in tokens.tag[first:head]
        chain = self._by_words.get(name.lower()) if known else None
        if chain is None and known and len(words) == 1:
            # "The study" after "a new study by the college", where there is but one.
            same = self._by_lemma.get(tokens.lower[head], [])
            chain = same[0] if len(same) == 1 else None
        if chain is None and named and len(words) == 1:
            surnamed = self._by_surname.get(name.lower(), [])
            chain = surnamed[0] if len(surnamed) == 1 else None
        if chain is None:
            plural = tokens.tag[head] in ("NNS", "NNPS")
            lemma = tokens.lower[head]
            chain = self._cast.add(Chain(EntityKind.OTHER, name, named, plural=plural, lemma=lemma, gender="-"))
            self._by_words[name.lower()] = chain
            self._by_lemma.setdefault(tokens.lower[head], []).append(chain)
            if named and len(words) > 1:
                self._by_surname.setdefault(tokens.lower[last], []).append(chain)
        self._cast.mention(chain, Mention(first, last, head))

    def _base(self, head: int, start: int, end: int) -> tuple[int, int]:
        tokens = self._tokens
        first = head
        while first > 0 and tokens.start[first - 1] >= start and tokens.tag[first - 1] in _BEFORE:
            first -= 1
        last = head
        while last + 2 < len(tokens) and tokens.text[last + 1] == "-" and not tokens.spaced[last]:
            last += 2
        while (
            last + 1 < len(tokens)
            and tokens.end[last + 1] <= end
            and tokens.tag[last + 1] in ("NN", "NNP", "NNS", "NNPS")
            and last + 1 not in self._cast.by_head
        ):
            last += 1
        return first, last
