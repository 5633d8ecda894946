"""Relatives told by each other: where Jo Roe's sister is Ann, Ann's "my brother" is Jo."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from onrecord.model import EntityKind
from onrecord.reading.people.chains import Cast, Chain, Mention
from onrecord.reading.people.tokens import Tokens

#: What somebody is to whom by which words: parent, child, sibling, spouse.
_SORTS = {
    **dict.fromkeys(("father", "mother", "dad", "mum", "mom", "parent"), "parent"),
    **dict.fromkeys(("son", "daughter", "child", "boy", "girl"), "child"),
    **dict.fromkeys(("brother", "sister", "sibling", "twin"), "sibling"),
    **dict.fromkeys(("husband", "wife", "spouse", "widow", "widower", "partner", "fiancé", "fiancée"), "spouse"),
    **dict.fromkeys(("uncle", "aunt"), "uncle"),
    **dict.fromkeys(("nephew", "niece"), "nephew"),
    **dict.fromkeys(("grandfather", "grandmother"), "grandparent"),
    **dict.fromkeys(("grandson", "granddaughter"), "grandchild"),
    "cousin": "cousin",
}
_INVERSE = {
    "parent": "child", "child": "parent", "sibling": "sibling", "spouse": "spouse", "uncle": "nephew",
    "nephew": "uncle", "grandparent": "grandchild", "grandchild": "grandparent", "cousin": "cousin",
}  # fmt: skip
_GENDERS = {
    **dict.fromkeys(("father", "dad", "son", "brother", "husband", "widower", "uncle", "nephew", "grandfather"), "m"),
    **dict.fromkeys(("mother", "mum", "mom", "daughter", "sister", "wife", "widow", "aunt", "niece"), "f"),
    **dict.fromkeys(("grandson", "boy", "fiancé"), "m"),
    **dict.fromkeys(("granddaughter", "grandmother", "girl", "fiancée"), "f"),
}
_POSSESSIVES = frozenset({"his", "her", "my", "their"})


@dataclass(frozen=True, slots=True)
class _Tie:
    """That ``one`` is a relative of the given sort, and of the given word's gender, of ``whose``."""

    whose: Chain
    sort: str
    gender: str
    one: Chain


def join(tokens: Tokens, cast: Cast) -> None:
    """Put "her brother" and "my brother" to the brother whom the text has told of, where there is one such."""
    for _ in range(2):  # What the first round finds may tell whose the second round's are.
        ties = _ties(tokens, cast)
        known: dict[int, list[_Tie]] = defaultdict(list)
        for tie in ties:
            if tie.one.named:
                known[id(tie.whose)].append(tie)
            if not tie.whose.plural and tie.whose is not tie.one:
                back = _Tie(tie.one, _INVERSE[tie.sort], tie.whose.gender, tie.whose)
                known[id(tie.one)].append(back)
        gone: set[int] = set()
        for tie in ties:
            if tie.one.named or id(tie.one) in gone:
                continue
            fits = {id(k.one): k.one for k in known[id(tie.whose)] if k.sort == tie.sort and _fit(k, tie)}
            if len(fits) == 1 and tie.one not in fits.values():
                one = next(iter(fits.values()))
                if one.gender == "x":
                    one.gender = tie.gender
                cast.merge(tie.one, one)
                gone.add(id(tie.one))


def _fit(known: _Tie, tie: _Tie) -> bool:
    ages = known.one.age is None or tie.one.age is None or known.one.age == tie.one.age
    return ages and (known.one.gender in ("x", tie.gender) or tie.gender == "x") and known.one is not tie.whose


def _ties(tokens: Tokens, cast: Cast) -> list[_Tie]:
    found = []
    for chain in cast.chains:
        if chain.kind is not EntityKind.PERSON or chain.plural:
            continue
        for mention in chain.mentions:
            sort = _SORTS.get(tokens.lower[mention.head])
            whose = _possessor(tokens, cast, mention) if sort else None
            if sort and whose is not None and whose is not chain and whose.kind is EntityKind.PERSON:
                found.append(_Tie(whose, sort, _GENDERS.get(tokens.lower[mention.head], "x"), chain))
        # "her brother Al": the words before the name are no mention of their own.
        for first, last in chain.roles:
            sort = _SORTS.get(tokens.lower[last])
            if sort and last not in cast.by_head:
                whose = _owner(tokens, cast, first, last)
                if whose is not None and whose is not chain and whose.kind is EntityKind.PERSON:
                    found.append(_Tie(whose, sort, _GENDERS.get(tokens.lower[last], "x"), chain))
    return found


def _possessor(tokens: Tokens, cast: Cast, mention: Mention) -> Chain | None:
    return _owner(tokens, cast, mention.first, mention.head)


def _owner(tokens: Tokens, cast: Cast, first: int, head: int) -> Chain | None:
    """Whose relative is meant: "his" or "Roe's" at the start, or before a bare kin word, or "of Roe" after it."""
    for k in (first, first - 1):
        if k >= 0 and tokens.lower[k] in _POSSESSIVES:
            return cast.by_head.get(k)
    for k in range(max(0, first - 2), head):
        if tokens.tag[k] == "POS" and k:
            return cast.by_head.get(k - 1)
    if head + 2 < len(tokens) and tokens.lower[head + 1] == "of":
        after = next((c for c in tokens.children[head + 1] if tokens.dep[c] == "pobj"), None)
        return cast.by_head.get(after) if after is not None else None
    return None
