"""Occurrences of proper names: runs of capitalised words, cut where titles, offices and articles end.

spaCy's small model finds most names but cuts and labels them badly ("Thornley" and "Common." apart, "Ms X" an
organisation), so its spans only vote here: the runs come from capitals and tags, the kinds from ``kinds``.
"""

from __future__ import annotations

from onrecord.reading.people.cut import Name, is_cipher, opens_sentence, split
from onrecord.reading.people.lexicon import Lexicon
from onrecord.reading.people.nicknames import past_marks, take_in
from onrecord.reading.people.tokens import Tokens

NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
_PROPER_TAGS = frozenset({"NNP", "NNPS"})
_NAME_LIKE = frozenset({"NN", "NNP", "NNS", "NNPS", "JJ", "FW", "VB", "VBP"})
#: What is called after saints: "St Mary's Hospital".
_OWNED = frozenset({"hospital", "church", "cathedral", "college", "school", "university", "hospice", "square", "road"})
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "smt", "shri"})
DIVIDERS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
#: Small words that, with a capital, stand inside a campaign's name.
IN_NAMES = frozenset({"these", "those", "our", "your", "their", "my"})


def is_lower_case(tokens: Tokens) -> bool:
    """Whether the text was set without capitals, as some archives are."""
    words = [t for t in tokens.text if t[0].isalpha() and len(t) > 1]
    different = set(words)
    return len(words) > 15 and sum(t[0].isupper() for t in different) < 0.02 * len(different)


def find(tokens: Tokens, lex: Lexicon) -> list[Name]:
    """Find the names of a text, in text order."""
    lower_case = is_lower_case(tokens)
    capitals = _headline_sentences(tokens)
    names: list[Name] = []
    for first, last in _runs(tokens, lex, lower_case, capitals):
        for name in split(tokens, lex, first, last):
            shouted = last - first > 1 and all(tokens.text[k].isupper() for k in range(first, last + 1))
            name.headline = shouted or tokens.sent[name.first] in capitals
            names.append(name)
    if not lower_case:
        names = _missed_surnames(tokens, lex, names)
        names = take_in(tokens, lex, names)
    return _known_in_headlines(tokens, lex, names)


def _missed_surnames(tokens: Tokens, lex: Lexicon, names: list[Name]) -> list[Name]:
    """Add the surnames that the tagger takes for common words: "Peebles said", after "Sir Alan Peebles"."""
    full = [n for n in names if (n.last > n.first or n.honorific) and _is_person(tokens, lex, n)]
    known = {tokens.text[n.last] for n in full if not tokens.text[n.last].isupper()}
    taken = {k for n in names for k in range(n.lead, n.last + 1)}
    taken |= {k for n in names if n.role is not None for k in range(n.role[0], n.role[1] + 1)}
    found = [
        Name(i, i, i)
        for i, word in enumerate(tokens.text)
        if word in known and i not in taken and word.lower() not in lex.nouns and _may_be_surname(tokens, lex, i)
    ]
    return sorted((*names, *found), key=lambda name: name.first) if found else names


def _may_be_surname(tokens: Tokens, lex: Lexicon, i: int) -> bool:
    """Whether a word that somebody is called by may be their name where it stands: "May said", and no "May I?"."""
    if tokens.lower[i] in lex.sets["times_and_numbers"]:
        # A month with a verb to it; "May" before one is often taken for another.
        said = tokens.tag[i] == "MD" and i + 1 < len(tokens) and tokens.tag[i + 1] in ("VBD", "VBZ", "MD")
        return said or tokens.tag[i] in ("NNP", "NNPS")
    return tokens.lower[i] not in lex.sets["stop"]


def _is_person(tokens: Tokens, lex: Lexicon, name: Name) -> bool:
    seen = "PERSON" in (tokens.ent[name.first], tokens.ent[name.last])
    month = tokens.lower[name.last] in lex.sets["times_and_numbers"]
    given = tokens.lower[name.first] in lex.given and (seen or month)
    return bool(name.honorific) or name.role is not None or given


def _headline_sentences(tokens: Tokens) -> set[int]:
    counts: dict[int, list[int]] = {}
    for i, text in enumerate(tokens.text):
        if text[0].isalpha() and (len(text) > 3 or text.isupper()):
            pair = counts.setdefault(tokens.sent[i], [0, 0])
            pair[text[0].isupper()] += 1
    closed = {tokens.sent[i] for i, text in enumerate(tokens.text) if text in (".", "?", "!", ":", ";")}
    lines = {sent for sent, (small, capital) in counts.items() if capital >= 4 and capital > 2.5 * small}
    return lines - closed


def _known_in_headlines(tokens: Tokens, lex: Lexicon, names: list[Name]) -> list[Name]:
    """In a line of capitals, keep a name only where the text bears it out or it is a known place or given name."""
    known = {tokens.lower[n.last] for n in names if not n.headline}
    known_first = {tokens.lower[n.first] for n in names if not n.headline}
    kept = []
    for name in names:
        words = tokens.lower[name.first : name.last + 1]
        if (
            not name.headline
            or name.honorific
            or words[-1] in known
            or " ".join(words) in lex.places
            or (words[0] in lex.given and 1 < len(words) < 4 and tokens.ent[name.first] == "PERSON")
            or (words[0] in known_first and len(words) < 4)
        ):
            kept.append(name)
    return kept


def _is_proper(tokens: Tokens, lex: Lexicon, i: int, lower_case: bool) -> bool:
    text, lower, tag, label = tokens.text[i], tokens.lower[i], tokens.tag[i], tokens.ent[i]
    if is_cipher(tokens, lex, i) or (i + 1 < len(tokens) and is_cipher(tokens, lex, i + 1)):
        return True
    if not any(c.isalpha() for c in text) or (lower == "mass." and i and tokens.text[i - 1] != ","):
        return False  # "said Mass."
    if lower_case:
        if _is_lower_name(tokens, lex, i) or (i and _is_lower_name(tokens, lex, i - 1)):
            return True
        if (lower,) in lex.aliases and len(lower) > 2 and lower not in ("met", "amnesty", "democrats"):
            return True
        return (label in NAME_LABELS and tag in ("NNP", "NN", "JJ", "NNS", "NNPS", "FW")) or lower in lex.places
    if not text[0].isupper():
        # "iPhone", "eBay", "oldbury.org"
        return label in NAME_LABELS and tag in _PROPER_TAGS and (any(c.isupper() for c in text) or "." in text[1:-1])
    if tag in _PROPER_TAGS or _is_acronym(tokens, lex, i) or text == "WHO" or _is_may(tokens, i):
        return True
    if lower.rstrip(".") in _TITLES and i + 1 < len(tokens) and tokens.text[i + 1][0].isupper():
        return tokens.sent[i + 1] == tokens.sent[i]  # "Ms August", where the tagger takes "Ms" for an article
    if lower in lex.ranks and i + 1 < len(tokens) and tokens.tag[i + 1] in _PROPER_TAGS and tokens.spaced[i]:
        return tokens.sent[i + 1] == tokens.sent[i]  # "PC Wood", where the parser takes "PC" for a noun
    if label in NAME_LABELS:
        return tag not in ("DT", "PRP", "PRP$", "IN", "CC", "TO", "MD", "WDT", "WP", "UH")
    if _is_given_name(tokens, lex, i):
        return True
    if lower in ("pro", "anti", "ex", "non", "mid") and i + 1 < len(tokens) and tokens.lower[i + 1] == "-":
        return False
    inside = i > 0 and not tokens.text[i - 1].isspace() and tokens.sent[i - 1] == tokens.sent[i]
    return (
        inside and tag in ("NN", "NNS", "FW", "JJ") and lower not in lex.nouns and text[1:].islower() and len(text) > 2
    )


def _is_given_name(tokens: Tokens, lex: Lexicon, i: int) -> bool:
    """Whether a word that the tagger takes for a common one opens a full name: "Rosalind Coe", at a block's start."""
    word = tokens.lower[i]
    if word not in lex.given or any(
        word in some for some in (lex.nouns, lex.sets["lower_case_words"], lex.sets["stop"])
    ):
        return False
    after = i + 1
    follows = after < len(tokens) and tokens.block[after] == tokens.block[i] and tokens.spaced[i]
    return follows and tokens.tag[after] in _PROPER_TAGS and tokens.text[after][0].isupper()


def _is_may(tokens: Tokens, i: int) -> bool:
    """Whether "May", taken for a verb, is a given name: "May Coe said", and no "May God help us"."""
    if tokens.text[i] != "May" or tokens.tag[i] != "MD" or i + 2 >= len(tokens):
        return False
    return tokens.tag[i + 1] == "NNP" and tokens.tag[i + 2] in ("VBD", "VBZ", "MD", ",", "POS")


def _is_lower_name(tokens: Tokens, lex: Lexicon, i: int) -> bool:
    """Whether a given name, written small, and a word that no list knows follow each other: "gareth pugh"."""
    if tokens.lower[i] not in lex.given or len(tokens.text[i]) < 4 or tokens.lower[i] in lex.sets["lower_case_words"]:
        return False
    if i + 1 >= len(tokens) or not tokens.spaced[i] or tokens.sent[i + 1] != tokens.sent[i]:
        return False
    after = tokens.lower[i + 1]
    common = after in lex.nouns or after in lex.sets["stop"] or after in lex.places or not after.isalpha()
    return not common and tokens.tag[i + 1] in _NAME_LIKE and tokens.tag[i] in _NAME_LIKE


def _is_acronym(tokens: Tokens, lex: Lexicon, i: int) -> bool:
    """Whether a word in capitals is a name's, though the tagger takes it for a common noun ("the LAPD")."""
    text = tokens.text[i]
    if len(text) == 1 and text.isupper() and text != "I" and tokens.spaced[i] and i + 1 < len(tokens):
        first = text == "A" and (opens_sentence(tokens, i) or tokens.tag[i + 1] not in _PROPER_TAGS)
        return tokens.text[i + 1][0].isupper() and tokens.text[i + 1].isalpha() and not first  # "P C Roe", "P Roe"
    short = text.isupper() and text.isalpha() and 2 < len(text) < 9
    return short and tokens.tag[i] in ("NN", "NNS", "JJ") and tokens.lower[i] not in lex.sets["common_acronyms"]


def _known_whole(tokens: Tokens, lex: Lexicon, proper: list[bool], lower_case: bool) -> None:
    """Take in the words of bodies that are known by their whole name, whatever the tagger makes of them."""
    for i, word in enumerate(tokens.lower):
        if word not in lex.phrases or not (lower_case or tokens.text[i][0].isupper()):
            continue
        for name in lex.phrases[word]:
            last = i + len(name) - 1
            if tuple(tokens.lower[i : last + 1]) != name or tokens.sent[last] != tokens.sent[i]:
                continue
            if lower_case or all(tokens.text[k][0].isupper() or len(tokens.text[k]) < 4 for k in range(i, last + 1)):
                proper[i : last + 1] = [True] * len(name)
                break


def _crown(tokens: Tokens, proper: list[bool]) -> None:
    """Take in "Her Majesty's" before a name: it is the name's own."""
    for i in range(len(tokens) - 3):
        if tokens.lower[i] in ("her", "his") and tokens.lower[i + 1] == "majesty" and tokens.lower[i + 2] == "'s":
            proper[i : i + 3] = [proper[i + 3]] * 3


def _the_inside(tokens: Tokens, lex: Lexicon, i: int) -> bool:
    """Whether a capital "The" stands inside a campaign's name: "Reclaim The Night"."""
    before = tokens.lower[i - 1]
    known = before in lex.places or before in lex.sets["stop"] or tokens.ent[i - 1] in NAME_LABELS
    return tokens.text[i] == "The" and not known and before not in lex.given and before.isalpha()


def _runs(tokens: Tokens, lex: Lexicon, lower_case: bool, capitals: set[int]) -> list[tuple[int, int]]:
    runs = []
    proper = [_is_proper(tokens, lex, i, lower_case) for i in range(len(tokens))]
    for i in range(1, len(tokens) - 1):
        if (
            (tokens.lower[i] in IN_NAMES or _the_inside(tokens, lex, i))
            and tokens.text[i][0].isupper()
            and tokens.sent[i] not in capitals
        ):
            beside = tokens.text[i - 1][0].isupper() and tokens.text[i + 1][0].isupper()
            one = tokens.sent[i - 1] == tokens.sent[i] == tokens.sent[i + 1] and tokens.spaced[i - 1]
            if beside and one and (proper[i - 1] or proper[i + 1]):
                proper[i - 1 : i + 2] = [True] * 3  # "Save Our Harbour"
    _known_whole(tokens, lex, proper, lower_case)
    _crown(tokens, proper)
    i, total = 0, len(tokens)
    while i < total:
        if not proper[i]:
            i += 1
            continue
        last = i
        while (following := _next(tokens, lex, proper, last)) is not None:
            last = following
        runs.append((i, last))
        i = last + 1
    return runs


def _next(tokens: Tokens, lex: Lexicon, proper: list[bool], i: int) -> int | None:
    """The token that continues a run whose last token so far is ``i``, or ``None``."""
    total = len(tokens)
    j = i + 1
    if j >= total or tokens.lower[j] in DIVIDERS or tokens.block[j] != tokens.block[i]:
        return None
    # The parser at times ends a sentence inside a name, where no mark does.
    if tokens.sent[j] != tokens.sent[i] and not (proper[j] and tokens.text[i][-1].isalnum() and tokens.spaced[i]):
        return None
    if proper[j]:
        two = tokens.ent_start[j] and tokens.ent[j] in NAME_LABELS and tokens.ent[i] in NAME_LABELS
        # Two recognised names side by side are two, unless the first is the adjective or place of an office.
        adjective = _is_office_like(tokens, i) and tokens.ent[j] != "PERSON"
        adjective = (
            adjective or is_cipher(tokens, lex, j) or (tokens.lower[i] in lex.ranks and tokens.ent[j] == "PERSON")
        )
        return None if two and tokens.ent[i] != tokens.ent[j] and not adjective else j
    if tokens.text[j].isdigit() and tokens.lower[i] in lex.sets["numbered"] and len(tokens.text[j]) < 4:
        return j
    small = _small_head(tokens, lex, j)
    if small is not None:
        return small
    k = j + 1
    if k >= total:
        return None
    marked = past_marks(tokens, lex, proper, i)
    if marked is not None:
        return marked
    if tokens.lower[j] == "." and proper[k] and not tokens.spaced[i] and _abbreviates(tokens.lower[i] + ".", lex):
        return k  # The parser often ends a sentence at "Sgt."
    if tokens.sent[k] != tokens.sent[i]:
        return None
    word = tokens.lower[j]
    same = (
        bool(tokens.ent[i])
        and tokens.ent[i] == tokens.ent[j] == tokens.ent[k]
        and not (tokens.ent_start[j] or tokens.ent_start[k])
    )
    if word == "-" and not tokens.spaced[i] and not tokens.spaced[j] and not proper[k]:
        # "Kim Jong-un": the second half of a given name may be small.
        small = tokens.text[k].isalpha() and len(tokens.text[k]) < 6 and tokens.lower[k] not in lex.sets["suffixes"]
        return k if small and i > 0 and proper[i - 1] and tokens.ent[i] == "PERSON" else None
    if word in lex.sets["particles"] and tokens.lower[k] in lex.sets["particles"] and k + 1 < total and proper[k + 1]:
        return k + 1  # "Jo van der Roe"
    if word == "the" or not proper[k]:
        of_the = word in ("of", "for") and tokens.lower[k] == "the" and k + 1 < total and proper[k + 1]
        heads = lex.sets["of_heads"] if word == "of" else lex.sets["for_heads"]
        return k + 1 if of_the and tokens.lower[i] in heads and tokens.text[i][0].isupper() else None
    if word in ("-", "–") and not tokens.spaced[i] and not tokens.spaced[j]:
        return k
    joins = (
        word == "&"
        or word in lex.sets["particles"]
        or (word == "of" and tokens.lower[i] in lex.sets["of_heads"])
        or (word == "for" and tokens.lower[i] in lex.sets["for_heads"])
        or (word in ("and", "for", "of") and same and tokens.ent[i] in ("ORG", "FAC"))
        or (word == "'s" and same and tokens.ent[i] in ("ORG", "FAC"))
        or (word == "'s" and tokens.lower[k] in _OWNED and tokens.lower[i - 1] in ("st", "st.", "saint"))
        or (word == "'" and tokens.lower[i].endswith("s") and same and not tokens.spaced[i])
    )
    return k if joins else None


def _small_head(tokens: Tokens, lex: Lexicon, j: int) -> int | None:
    """The end of "police", "city council", "crown court" after a name: some houses write the common noun small."""
    k = j
    while k < len(tokens) and k < j + 2 and tokens.lower[k] in lex.sets["small_middles"] and tokens.spaced[k]:
        k += 1
    for last in (k, k - 1):
        if j <= last < len(tokens) and tokens.lower[last] in lex.sets["small_heads"]:
            modifies = tokens.dep[last] in ("compound", "amod", "nmod") and tokens.head[last] > last
            noun = last + 1 < len(tokens) and tokens.tag[last + 1] in ("NN", "NNS") and modifies
            return None if noun or tokens.tag[last] not in ("NN", "NNS", "NNP", "NNPS") else last
    return None


def _abbreviates(word: str, lex: Lexicon) -> bool:
    return word in lex.ranks or word in lex.honorifics or word in lex.sets["short_given"]


def _is_office_like(tokens: Tokens, i: int) -> bool:
    return tokens.ent[i] in ("GPE", "NORP")
