"""Names with what their bearer is called by in marks: 'Jo "Spud" Roe', "'Spud' Roe", "Robert (Bob) Roe"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading.people.cut import Name
from onrecord.reading.people.lexicon import Lexicon
from onrecord.reading.people.tokens import Tokens

_MARKED = re.compile(r"(?:^|(?<=\s))[\"'“‘(]([^\"“”()]+?)[\"'”’)](?=\s)")
_OPENING = {'"': ('"', "''"), "“": ("”",), "‘": ("’",), "'": ("'",), "``": ("''", '"'), "(": (")",)}
_PROPER = frozenset({"NNP", "NNPS"})
#: The most words of a nickname, the mark after them counted.
_MOST = 3


def past_marks(tokens: Tokens, lex: Lexicon, proper: Sequence[bool], i: int) -> int | None:
    """Return where a name goes on after a nickname in marks that follows token ``i``; ``None`` where none does."""
    last = _closes(tokens, i + 1)
    if last is None or last + 1 >= len(tokens) or not tokens.spaced[i] or not tokens.spaced[last]:
        return None
    person = tokens.ent[i] in ("PERSON", "") and (tokens.lower[i] in lex.given or tokens.ent[i] == "PERSON")
    inside = tokens.lower[i + 2 : last]
    if tokens.text[i + 1] == "(" and (len(inside) > 1 or inside[0] not in lex.given):
        return None
    after = last + 1
    surname = proper[after] and tokens.text[after][0].isalpha() and tokens.sent[after] == tokens.sent[i]
    return after if person and surname and tokens.lower[after] not in lex.nouns else None


def take_in(tokens: Tokens, lex: Lexicon, names: list[Name]) -> list[Name]:
    """Return the names, a surname with a nickname in marks before it as one with that: "'Spud' Roe said"."""
    taken = {k for name in names for k in range(name.lead, name.last + 1)}
    inner: set[int] = set()
    for name in names:
        opens = _opens(tokens, name.first - 1) if name.first == name.last == name.lead and not name.role else None
        if opens is None or (opens and opens - 1 in taken) or tokens.lower[name.first] in lex.nouns:
            continue
        inside = range(opens + 1, name.first - 1)
        if all(tokens.tag[k] in _PROPER and tokens.lower[k] not in lex.places for k in inside):
            name.first = name.lead = opens
            inner.update(inside)
    return [name for name in names if name.first not in inner]


def words_in(text: str) -> tuple[str, ...]:
    """Return the words of a name without a nickname in the middle; with one that it begins with."""
    text = text.lower().replace("’", "'").replace("‘", "'")
    marked = _MARKED.search(text)
    if marked is None:
        return tuple(text.split())
    own = marked[1] if marked.start() == 0 else ""
    return tuple(f"{text[: marked.start()]} {own} {text[marked.end() :]}".split())


def called(text: str) -> tuple[str, ...]:
    """Return the nickname and the surname of a name that has one in its middle; nothing for others."""
    text = text.lower().replace("’", "'").replace("‘", "'")
    marked = _MARKED.search(text)
    if marked is None or marked.start() == 0:
        return ()
    return (*marked[1].split(), *text[marked.end() :].split())


def _closes(tokens: Tokens, opens: int) -> int | None:
    """Return the mark that closes the one or two capitalised words after an opening mark."""
    closing = _OPENING.get(tokens.text[opens]) if opens + 2 < len(tokens) else None
    if closing is None or tokens.spaced[opens]:
        return None
    for k in range(opens + 1, min(opens + 2 + _MOST, len(tokens))):
        if tokens.text[k] in closing:
            return k if k > opens + 1 and not tokens.spaced[k - 1] else None
        if not tokens.text[k][0].isupper() or tokens.sent[k] != tokens.sent[opens]:
            return None
    return None


def _opens(tokens: Tokens, closes: int) -> int | None:
    """Return the mark that opens what a mark closes straight before a name."""
    if closes < 2 or not tokens.spaced[closes]:
        return None
    for k in range(closes - 2, max(closes - 2 - _MOST, -1), -1):
        if tokens.text[k] in _OPENING and tokens.text[k] != "(":
            return k if _closes(tokens, k) == closes else None
    return None
