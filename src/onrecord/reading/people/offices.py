"""Offices before names, and each named person's by the words that may stand for them later: "the colonel"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import EntityKind
from onrecord.reading.people.chains import Cast, Chain
from onrecord.reading.people.lexicon import Lexicon
from onrecord.reading.people.nominals import NOUN_TAGS, joined, noun_at
from onrecord.reading.people.tokens import Tokens

_SMALL = frozenset({"of", "the", "and", "for", "&", "'s", "-"})
#: What short forms of ranks stand for.
_LONG = {
    "col": "colonel", "sgt": "sergeant", "supt": "superintendent", "insp": "inspector", "gen": "general",
    "lt": "lieutenant", "capt": "captain", "maj": "major", "gov": "governor", "sen": "senator", "cpl": "corporal",
    "rep": "representative", "pc": "constable", "wpc": "constable", "prof": "professor", "det": "detective",
    "cllr": "councillor", "ofc": "officer", "ds": "sergeant", "di": "inspector", "dci": "inspector", "adm": "admiral",
    "brig": "brigadier", "cmdr": "commander", "dc": "constable", "const": "constable",
}  # fmt: skip


def by_head(tokens: Tokens, cast: Cast) -> dict[str, list[tuple[Chain, set[str], str]]]:
    """Return bearer, words and head of each office by its head noun, spelt out, and by its initials.

    "London mayor" and "mayor of London" are under "mayor", the Deputy Inspector General under "general" and "dig".
    """
    offices: dict[str, list[tuple[Chain, set[str], str]]] = {}
    for chain in cast.chains:
        if chain.kind is not EntityKind.PERSON or not chain.named:
            continue
        for first, last in chain.roles:
            written = [word for word in tokens.lower[first : last + 1] if word != "."]
            words = [_LONG.get(word.rstrip("."), word) for word in written]
            end = next((k for k, w in enumerate(words) if w in ("of", "for", "at", "from") and k), len(words))
            head = words[end - 1]
            offices.setdefault(head, []).append((chain, set(words), head))
            initials = "".join(w[0] for w in written if w not in _SMALL)
            if len(initials) > 1:
                # "the DIG" is the Deputy Inspector General.
                offices.setdefault(initials, []).append((chain, {initials}, initials))
    return offices


def office_start(tokens: Tokens, lex: Lexicon, first: int) -> int:
    """Where an office begins whose party the recogniser parted from it: "Labour TD", "Opposition Leader"."""
    while first and tokens.sent[first - 1] == tokens.sent[first] and tokens.spaced[first - 1]:
        word = tokens.lower[first - 1]
        known = word in lex.sets["parties"] or word in lex.demonyms or word in ("opposition", "shadow", "deputy")
        if not known or not tokens.text[first - 1][0].isupper():
            break
        first -= 1
    return first


def offices_before(tokens: Tokens, lex: Lexicon, name_first: int, kind: EntityKind) -> Iterator[int]:
    """The tokens of a lower-case office or description straight before a name: "London mayor", "organiser"."""
    i = name_first - 1
    if i > 2 and tokens.text[i] == ")" and tokens.block[i] == tokens.block[name_first]:
        # An office may have its field in brackets before the name: "DCP (Zone 2) Jo Roe".
        i = next((k - 1 for k in range(i - 1, max(0, i - 6), -1) if tokens.text[k] == "("), i)
    if i < 0 or (tokens.sent[i] != tokens.sent[name_first] and i == name_first - 1):
        return
    of = i > 1 and tokens.lower[i - 1] == "of"
    noun = lex.nouns.get(joined(tokens, i - 2, i)) if of else noun_at(tokens, lex, i)
    if noun is None or noun.kind is not kind or noun.plural or tokens.tag[i] not in ("NN", "NNP", "JJ"):
        return
    if (
        i == name_first - 1
        and tokens.dep[i] not in ("compound", "amod", "nmod")
        and tokens.head[name_first] == i
        and tokens.dep[name_first] not in ("appos", "compound")
    ):
        return
    yield i
    width = 1 + noun.lemma.count(" ")
    yield from range(max(0, i - width + 1), i)
    k = i - width
    while k >= 0 and tokens.sent[k] == tokens.sent[i] and k > i - 6:
        party = tokens.tag[k] == "JJ" and tokens.text[k][0].isupper()
        modifier = (
            party
            or tokens.tag[k] in NOUN_TAGS
            or tokens.lower[k]
            in (
                "former",
                "acting",
                "deputy",
                "shadow",
                "ex",
                "-",
                "chief",
            )
        )
        if not modifier or tokens.lower[k] in lex.honorifics or tokens.text[k].isspace():
            return
        yield k
        k -= 1
