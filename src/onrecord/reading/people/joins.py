"""Two mentions that the text itself says are one person's, after each has a chain of its own.

"A man, named locally as Cal Roe, …"; "The minister, Ann Hay," after "the Minister for Ports"; "A deputy, a veteran of
the force"; and the opening that keeps back a name: "A woman has told of her fear … Jo Dunn, 28, said".
"""

from __future__ import annotations

from onrecord.model import EntityKind
from onrecord.reading.attribution import Attribution
from onrecord.reading.people.bearers import Bearers
from onrecord.reading.people.chains import Cast, Chain
from onrecord.reading.people.tokens import Tokens

_NAMING = frozenset({"named", "identified", "known", "called", "confirmed"})
_LY = frozenset({"locally", "only", "later", "formally", "widely", "since", "previously", "officially", "by", "police"})
#: How far after "named" its "as" may stand, and after that the name, in tokens.
_NEAR = 5
_BE = frozenset({"is", "was", "has", "had", "been", "were"})
#: In how many sentences after an opening description its bearer's name must come.
_LEAD = 4
_TELLING = frozenset({"told", "tells", "described", "spoken", "recalled", "says", "said", "accused", "called"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def join(tokens: Tokens, cast: Cast, attributions: tuple[Attribution, ...]) -> None:
    """Make one chain of those that the text identifies with each other."""
    _named_as(tokens, cast)
    _apposed(tokens, cast)
    _openings(tokens, cast, attributions)


def _is_somebody(chain: Chain | None) -> bool:
    return chain is not None and chain.kind is EntityKind.PERSON and not chain.plural


def _fit(one: Chain, other: Chain) -> bool:
    """Whether nothing that is known of two chains keeps them apart."""
    ages = one.age is None or other.age is None or one.age == other.age
    genders = one.gender == other.gender or "x" in (one.gender, other.gender)
    return _is_somebody(one) and _is_somebody(other) and one is not other and ages and genders


def _named_as(tokens: Tokens, cast: Cast) -> None:
    """Join "a man, named locally as Cal Roe" and "police named the man as Cal Roe"."""
    for i, word in enumerate(tokens.lower):
        if word not in _NAMING:
            continue
        name = _after_as(tokens, cast, i)
        if name is None:
            continue
        chain = _who_is_named(tokens, cast, i)
        if chain is not None and not chain.named and _fit(chain, name):
            cast.merge(chain, name)


def _after_as(tokens: Tokens, cast: Cast, verb: int) -> Chain | None:
    """The person named after the "as" of a verb."""
    for k in range(verb + 1, min(verb + 2 * _NEAR, len(tokens) - 1)):
        if tokens.sent[k] != tokens.sent[verb] or tokens.text[k] in ".;":
            return None
        if tokens.lower[k] == "as":
            for j in range(k + 1, min(k + 1 + _NEAR, len(tokens))):
                chain = cast.by_head.get(j)
                if chain is not None and chain.kind is EntityKind.PERSON:
                    return chain if chain.named else None
    return None


def _who_is_named(tokens: Tokens, cast: Cast, verb: int) -> Chain | None:
    """The one whom a verb of naming is about: its object or passive subject, or the noun before it."""
    for c in tokens.children[verb]:
        if tokens.dep[c] == "nsubjpass" or (tokens.dep[c] == "dobj" and c > verb):
            return cast.by_head.get(c)
    k = verb - 1
    while k >= 0 and verb - k < 4 and (tokens.lower[k] in _LY or tokens.lower[k] in _BE or tokens.text[k] == ","):
        k -= 1
    return cast.by_head.get(k) if k >= 0 and tokens.sent[k] == tokens.sent[verb] else None


def _apposed(tokens: Tokens, cast: Cast) -> None:
    """Join an unnamed one to an unnamed description beside it, and "The minister, Ann Hay," to the minister before."""
    mentions = {m.head: m for c in cast.chains for m in c.mentions}
    names = {m.first: c for c in cast.chains if c.named for m in c.mentions if m.last > m.first}
    for i, mention in sorted(mentions.items()):
        chain = cast.by_head.get(i)
        if chain is None or not _is_somebody(chain):
            continue
        other = cast.by_head.get(tokens.head[i]) if tokens.dep[i] == "appos" else None
        beside = mention.first > 1 and tokens.text[mention.first - 1] == ","
        if other is not None and not chain.named and not other.named and beside and _fit(chain, other):
            if tokens.lower[mention.first] in ("a", "an", "the") and i > tokens.head[i]:
                cast.merge(chain, other)
        elif chain.named and tokens.lower[mention.first] == "the" and _name_after(tokens, names, mention.last) is chain:
            before = _earlier(tokens, cast, chain, i)
            if before is not None:
                cast.merge(before, chain)


def _name_after(tokens: Tokens, names: dict[int, Chain], last: int) -> Chain | None:
    """Whose name follows a description straight or after a comma: "the minister, Ann Hay"."""
    comma = last + 2 < len(tokens) and tokens.text[last + 1] == ","
    return names.get(last + 1 + comma)


def _earlier(tokens: Tokens, cast: Cast, chain: Chain, i: int) -> Chain | None:
    """The only unnamed one of the same office in the sentences before a description that its bearer's name follows."""
    found: list[Chain] = []
    k = i - 1
    while k >= 0 and tokens.sent[k] >= tokens.sent[i] - 3:
        other = cast.by_head.get(k)
        same = other is not None and not other.named and tokens.lower[i] in other.lemma.split()
        if other is not None and same and _fit(other, chain) and other not in found:
            found.append(other)
        k -= 1
    return found[0] if len(found) == 1 else None


def _openings(tokens: Tokens, cast: Cast, attributions: tuple[Attribution, ...]) -> None:
    """Join the one whom a report opens with, unnamed, to the name that follows, where age or speech makes them one."""
    bearers = Bearers(tokens, cast)
    spoke = {id(c) for a in attributions for span in a.source for c in bearers.of(span)}
    for chain in list(cast.chains):
        if chain.named or not _is_somebody(chain) or not chain.mentions:
            continue
        first = min(chain.mentions)
        if tokens.lower[first.first] not in ("a", "an") or tokens.sent[first.head] > _LEAD:
            continue
        name = _next_person(tokens, cast, first.head, chain)
        if name is None or not _fit(chain, name) or name.mentions[0].first < first.first:
            continue
        aged = chain.age is not None and chain.age == name.age
        speak = id(name) in spoke and (id(chain) in spoke or _tells(tokens, first.head))
        if aged or (speak and _is_main(tokens, first.head) and chain.gender != "x" and name.age is not None):
            cast.merge(chain, name)


def _next_person(tokens: Tokens, cast: Cast, i: int, chain: Chain) -> Chain | None:
    """The first person named in the sentences after a token, if nobody else is brought in before."""
    for k in range(i + 1, len(tokens)):
        if tokens.sent[k] > tokens.sent[i] + _LEAD:
            return None
        other = cast.by_head.get(k)
        if other is not None and other is not chain and _is_somebody(other):
            if other.named:
                return other if min(other.mentions).first > i else None
            if other.gender == chain.gender:
                return None
    return None


def _is_main(tokens: Tokens, k: int) -> bool:
    return tokens.dep[k] in _SUBJECTS and tokens.dep[tokens.head[k]] == "ROOT"


def _tells(tokens: Tokens, k: int) -> bool:
    """Whether somebody is the subject of speech that no words are given of: "has told of her fear"."""
    return _is_main(tokens, k) and tokens.lower[tokens.head[k]] in _TELLING
