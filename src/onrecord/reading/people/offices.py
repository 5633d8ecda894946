"""Each named person's offices, by the words that may stand for them later: "the colonel" for "Col. Roe"."""

from __future__ import annotations

from onrecord.model import EntityKind
from onrecord.reading.people.chains import Cast, Chain
from onrecord.reading.people.tokens import Tokens

_SMALL = frozenset({"of", "the", "and", "for", "&", "'s", "-"})
#: What short forms of ranks stand for.
_LONG = {
    "col": "colonel", "sgt": "sergeant", "supt": "superintendent", "insp": "inspector", "gen": "general",
    "lt": "lieutenant", "capt": "captain", "maj": "major", "gov": "governor", "sen": "senator", "cpl": "corporal",
    "rep": "representative", "pc": "constable", "wpc": "constable", "prof": "professor", "det": "detective",
    "cllr": "councillor", "ofc": "officer", "ds": "sergeant", "di": "inspector", "dci": "inspector", "adm": "admiral",
    "brig": "brigadier", "cmdr": "commander", "dc": "constable",
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
