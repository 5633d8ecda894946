"""Two of one surname: where the text itself keeps a full name and a bare surname apart.

"Mr Cole said police had killed his son, Ian Cole" is about two men. A surname usually points back to a full name. One
that comes before the full name, in its sentence or where the full name is brought in as a relative, does not; nor does
one that "and" joins to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.reading.people.cut import Name
from onrecord.reading.people.lexicon import Lexicon
from onrecord.reading.people.tokens import Tokens

#: How far from a name the word that makes its bearer a relative may stand, in tokens.
_NEAR = 7
#: No headline is longer, in tokens.
_LINE = 30
_CLOSERS = frozenset({".", "?", "!", "”", '"', "’", "'", ")", ";"})
_POSSESSORS = frozenset({"his", "her", "their", "whose", "my", "our"})
_AND = frozenset({"and", "&", "or", "nor", "with", "alongside"})


def is_kin(tokens: Tokens, lex: Lexicon, name: Name) -> bool:
    """Whether a name is brought in as somebody's relative: "his son, Ian Cole", "Ann Reid, his wife"."""
    return _kin_before(tokens, lex, name) or _kin_after(tokens, lex, name)


def _kin_before(tokens: Tokens, lex: Lexicon, name: Name) -> bool:
    first = name.lead if name.role is None else min(name.role[0], name.lead)
    kin = None
    for k in range(name.lead - 1, max(name.lead - 1 - _NEAR, -1), -1):
        if tokens.sent[k] != tokens.sent[name.first] or tokens.tag[k].startswith("VB"):
            return False
        if kin is None and tokens.lower[k] in lex.sets["kin"]:
            kin = k
        elif kin is None and k < first and not (tokens.lower[k] in (",", "the") or tokens.tag[k][0] in "NJC"):
            return False
        elif kin is not None and (tokens.lower[k] in _POSSESSORS or tokens.tag[k] == "POS"):
            return True
    return False


def _kin_after(tokens: Tokens, lex: Lexicon, name: Name) -> bool:
    k = name.last + 1
    if k >= len(tokens) or tokens.lower[k] not in (",", "(", "-", "–", "—"):
        return False
    owned = False
    for j in range(k + 1, min(k + 1 + _NEAR, len(tokens))):
        if tokens.sent[j] != tokens.sent[name.last]:
            return False
        if tokens.lower[j] in lex.sets["kin"]:
            return owned or (j + 1 < len(tokens) and tokens.lower[j + 1] in ("of", "to"))
        owned = owned or tokens.lower[j] in _POSSESSORS or tokens.tag[j] == "POS"
        if tokens.tag[j].startswith("VB") and not owned:
            return False
    return False


def are_joined(tokens: Tokens, a: Name, b: Name) -> bool:
    """Whether two names stand side by side in one sentence, "and" or the like between them and no verb."""
    first, second = sorted((a, b), key=lambda name: name.first)
    between = range(first.last + 1, second.lead)
    return (
        tokens.sent[first.first] == tokens.sent[second.first]
        and len(between) <= _NEAR
        and any(tokens.lower[k] in _AND for k in between)
        and not any(tokens.tag[k].startswith("VB") or tokens.tag[k] == "POS" for k in between)
    )


def is_heading(tokens: Tokens, i: int) -> bool:
    """Whether a token stands in a short block that ends without a full stop, as headlines do."""
    last = i
    for k in range(i, min(i + _LINE, len(tokens))):
        if tokens.block[k] != tokens.block[i]:
            break
        if not tokens.text[k].isspace():
            last = k
    else:
        return False
    return tokens.text[last] not in _CLOSERS


def keep_apart(tokens: Tokens, lex: Lexicon, full: list[Name], alone: Iterable[Name]) -> set[int]:
    """Return the first tokens of the bare surnames that are not the bearer's of the full name.

    ``full`` are the mentions of one person by full name in text order, ``alone`` those of that surname by itself.
    """
    opens = full[0]
    alone = list(alone)
    before = [name for name in alone if name.first < opens.first]
    kin = is_kin(tokens, lex, opens)
    by_sentence: dict[int, list[Name]] = defaultdict(list)
    for other in full:
        by_sentence[tokens.sent[other.first]].append(other)
    apart = {
        name.first
        for name in alone
        if any(are_joined(tokens, name, other) for other in by_sentence.get(tokens.sent[name.first], ())[:_NEAR])
    }
    # One sentence does not say "Cole" first and "Ian Cole" later of one man.
    apart |= {name.first for name in before if tokens.sent[name.first] == tokens.sent[opens.first]}
    if kin or any(name.first in apart for name in before):
        apart |= {name.first for name in before}
    if not kin:
        # "Ian Cole died. His father, Mr Cole, wept."
        apart |= {name.first for name in alone if is_kin(tokens, lex, name)}
    return apart
