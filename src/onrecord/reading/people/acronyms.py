"""Short names of bodies: those that the text explains, those made of initials, and those that everybody knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.reading.people.cut import Name
from onrecord.reading.people.lexicon import Lexicon
from onrecord.reading.people.tokens import Tokens

Words = tuple[str, ...]
_SMALL = frozenset({"of", "the", "and", "for", "&", "'s", "in", "on", "'", "to", "at", "a"})
#: How a body's name goes on when its short form is its beginning.
_GOES_ON = frozenset({"of", "for", "in", "and", "on"})
_FORCE_TAILS = frozenset(
    {
        "service",
        "department",
        "force",
        "constabulary",
        "inc",
        "inc.",
        "ltd",
        "ltd.",
        "plc",
        "corp",
        "corp.",
        "co",
        "co.",
    }
    | {"company", "corporation", "party", "group"}
)


def explained(tokens: Tokens, names: Iterable[Name]) -> list[tuple[Name, Name]]:
    """Return the pairs of a name and the acronym beside it in brackets: "Save Our Harbour (SOH)", "SOH (Save …)"."""
    found = []
    before: Name | None = None
    for name in names:
        if before is not None and _bracketed(tokens, before, name):
            for full, short in ((before, name), (name, before)):
                if short.first == short.last and _abbreviates(tokens, short, full):
                    found.append((full, short))
                    break
        before = name
    return found


def _bracketed(tokens: Tokens, before: Name, name: Name) -> bool:
    opens, closes = before.last + 1, name.last + 1
    # "the Foo Bar (the "FB")": an article or a quotation mark may stand between.
    return (
        closes < len(tokens)
        and tokens.text[opens] in ("(", "[")
        and 0 <= name.lead - opens - 1 < 3
        and any(tokens.text[k] in (")", "]", ",", ";") for k in range(closes, min(closes + 2, len(tokens))))
    )


def _abbreviates(tokens: Tokens, short: Name, full: Name) -> bool:
    letters = [c for c in tokens.text[short.first] if c.isalnum()]
    capitals = sum(c.isupper() for c in letters)
    if full.first == full.last or len(letters) < 2 or capitals < 2 or capitals < len(letters) - 2:
        return False
    text = tokens.words(full.first, full.last).lower()
    if text[0] != letters[0].lower():
        return False
    rest = iter(text)
    return all(c.lower() in rest for c in letters)


def merge(keys: list[Words], lex: Lexicon, told: Iterable[tuple[Words, Words]]) -> dict[Words, Words]:
    """Return which body's name stands for which fuller one, given what the text explains (fuller, shorter)."""
    targets = _known(keys, lex) | _by_initials(keys) | _by_beginning(keys) | {short: full for full, short in told}
    found = {}
    for key in targets:
        at, steps = key, 0
        while at in targets and targets[at] != at and steps < 5:
            at, steps = targets[at], steps + 1
        if at != key:
            found[key] = at
    return found


def _known(keys: list[Words], lex: Lexicon) -> dict[Words, Words]:
    same: dict[Words, list[Words]] = defaultdict(list)
    for key in keys:
        if key in lex.aliases:
            same[lex.aliases[key]].append(key)
    return {key: max(rest, key=lambda k: (len(k), k)) for rest in same.values() for key in rest if len(rest) > 1}


def _by_initials(keys: list[Words]) -> dict[Words, Words]:
    initials: dict[str, set[Words]] = defaultdict(set)
    for key in keys:
        if len(key) > 1:
            initials["".join(w[0] for w in key if w not in _SMALL)].add(key)
            initials["".join(w[0] for w in key)].add(key)
    targets = {}
    for key in keys:
        plain = key[0].replace(".", "")
        full = initials.get(plain, set()) if len(key) == 1 and len(plain) > 1 else set()
        if not full and key == ("met",):
            full = {k for k in keys if k[0] == "metropolitan"}
        if len(full) == 1:
            targets[key] = next(iter(full))
    return targets


def _by_beginning(keys: list[Words]) -> dict[Words, Words]:
    every = set(keys)
    targets: dict[Words, Words] = {}
    longer: dict[Words, set[Words]] = defaultdict(set)
    for key in keys:
        if key[-1] in _FORCE_TAILS and key[:-1] in every:
            targets[key[:-1]] = key
        for n in range(2, len(key) - 1):
            if key[n] in _GOES_ON and key[:n] in every:
                longer[key[:n]].add(key)
    # "the Ann Roe Foundation" of "the Ann Roe Foundation for the Arts", where there is but one that goes on so.
    targets.update({short: next(iter(fuller)) for short, fuller in longer.items() if len(fuller) == 1})
    return targets
