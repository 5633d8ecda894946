"""Whom the words of a source name, pronouns that only speaking explains included.

"It said", "which said" and "we" in a quotation have far more readings than "he said". But few things speak: where one
body, group or document alone spoke or was the subject just before, it is meant. A pair that spoke together is "they".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.model import EntityKind, Sector, Span
from onrecord.reading.attribution import Attribution
from onrecord.reading.people.bearers import Bearers, words_in
from onrecord.reading.people.chains import Cast, Chain, Mention
from onrecord.reading.people.sources import antecedent
from onrecord.reading.people.tokens import Tokens

_IT = frozenset({"it", "its"})
_THEY = frozenset({"they", "them", "their"})
_WE = frozenset({"we", "us", "our"})
_RELATIVE = frozenset({"who", "whom", "which", "that"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BODIES = frozenset({EntityKind.ORGANISATION, EntityKind.GROUP})
#: How far back in tokens an antecedent may stand.
_REACH = 120


def bearers_of_sources(
    tokens: Tokens, cast: Cast, attributions: tuple[Attribution, ...]
) -> dict[Span, tuple[Chain, ...]]:
    """Whom the words of each source and each relay name; adds the pronouns among them to the chains they refer to."""
    spoken = _Speaking(tokens, cast, attributions)
    order = sorted(
        (span.start, span.end, n) for n, attribution in enumerate(attributions) for span in attribution.source
    )
    found: dict[Span, tuple[Chain, ...]] = {}
    for start, end, n in order:
        span = Span(start, end)
        found[span] = tuple(spoken.of(span, n))
    for attribution in attributions:
        for span in attribution.relay:
            found.setdefault(span, tuple(spoken.bearers.of(span)))
    return found


class _Speaking:
    def __init__(self, tokens: Tokens, cast: Cast, attributions: tuple[Attribution, ...]) -> None:
        self._tokens = tokens
        self._cast = cast
        self._attributions = attributions
        self.bearers = Bearers(tokens, cast)
        #: Whom the sources so far name, by the token that each begins with.
        self._said: dict[int, Sequence[Chain]] = {}
        self._firsts: list[int] = []

    def of(self, span: Span, number: int) -> list[Chain]:
        """Whom a source of an attribution names; sources are asked for in text order."""
        attribution = self._attributions[number]
        words = words_in(self._tokens, span)
        i = words[0] if len(words) == 1 else None
        word = "" if i is None else self._tokens.lower[i]
        if i is None or i in self._cast.by_head or word not in _IT | _THEY | _WE | _RELATIVE:
            found = self.bearers.of(span, attribution.cue[0].start if attribution.cue else 0)
        elif word in _RELATIVE:
            found = self._relative(i)
        elif word in _WE:
            found = self._we(attribution)
        else:
            found = self._third(i, attribution, plural=word in _THEY)
        if i is not None and len(found) == 1 and word not in _WE:
            self._cast.mention(found[0], Mention(i, i, i))
        if words and found:
            self._said[words[0]] = found
        return found

    def _relative(self, i: int) -> list[Chain]:
        head = antecedent(self._tokens, i)
        chain = self._cast.by_head.get(head) if head is not None else None
        if head is None:
            # "Jo Roe, who said": the word before, where the parser lost the clause.
            k = i - 2 if i > 1 and self._tokens.text[i - 1] == "," else i - 1
            chain = self._cast.by_head.get(k) if self._tokens.lower[i] != "that" else None
        if chain is None or (self._tokens.lower[i] == "which" and chain.kind is EntityKind.PERSON):
            return []
        return [chain]

    def _outer(self, attribution: Attribution) -> Attribution | None:
        n = attribution.within
        return self._attributions[n] if n is not None and 0 <= n < len(self._attributions) else None

    def _we(self, attribution: Attribution) -> list[Chain]:
        """In a quotation, the body or the several that speak; one person's "we" may be anybody's."""
        outer = self._outer(attribution)
        if outer is None or not outer.source or not _inside(outer.quoted, attribution.source):
            return []
        speakers = self._speakers(outer)
        together = len(speakers) > 1 or any(c.kind in _BODIES for c in speakers)
        return speakers if together else []

    def _speakers(self, attribution: Attribution) -> list[Chain]:
        found: list[Chain] = []
        for span in attribution.source:
            words = words_in(self._tokens, span)
            said = self._said.get(words[0]) if words else None
            found.extend(said if said is not None else self.bearers.of(span))
        return found

    def _third(self, i: int, attribution: Attribution, *, plural: bool) -> list[Chain]:
        outer = self._outer(attribution)
        if outer is not None:
            # "The council said it regretted …"; in quotation marks they speak of others.
            speakers = [] if _inside(outer.quoted, attribution.source) else self._speakers(outer)
            alone = len(speakers) == 1 and _speaks(speakers[0], plural=plural)
            return speakers if alone or (plural and len(speakers) > 1) else []
        sent = self._tokens.sent
        for line in (sent[i], sent[i] - 1):
            told = [k for k in range(max(0, i - _REACH), i) if sent[k] == line]
            spoke = [self._said[k] for k in told if k in self._said]
            if plural and spoke and len(spoke[-1]) > 1:
                return list(spoke[-1])
            rows = [(k, c) for k in told if (c := self._cast.by_head.get(k)) and _speaks(c, plural=plural)]
            fits = _distinct(c for _, c in rows)
            said = _distinct(c for chains in spoke for c in chains if _speaks(c, plural=plural))
            if len(said) == 1:
                return said
            subjects = _distinct(c for k, c in rows if self._is_main(k))
            if len(subjects) == 1 and len(fits) == 1 and not said:
                return subjects
            if said or fits:
                return []
        return []

    def _is_main(self, k: int) -> bool:
        """Whether a token is the subject of a main clause."""
        tokens = self._tokens
        verb = tokens.head[k]
        if tokens.dep[k] not in _SUBJECTS:
            return False
        return tokens.dep[verb] == "ROOT" or (tokens.dep[verb] == "conj" and tokens.dep[tokens.head[verb]] == "ROOT")


def _inside(quoted: Sequence[Span], source: Sequence[Span]) -> bool:
    return any(q.contains(s) for q in quoted for s in source)


def _distinct(chains: Iterable[Chain]) -> list[Chain]:
    return list({id(c): c for c in chains}.values())


def _speaks(chain: Chain, *, plural: bool) -> bool:
    """Whether "they" or "it" may stand for a chain that speaks."""
    if chain.kind is EntityKind.ORGANISATION:
        # Outlets are named to say where words come from, and hardly ever meant by "they".
        return not (plural and chain.sector is Sector.MEDIA)
    if plural:
        return chain.kind is EntityKind.GROUP or chain.plural
    return chain.kind is EntityKind.OTHER and not chain.plural
