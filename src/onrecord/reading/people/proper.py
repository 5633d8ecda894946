"""Occurrences of proper names: runs of capitalised words, cut where titles, offices and articles end.

spaCy's small model finds most names but cuts and labels them badly ("Thornley" and "Common." apart, "Ms X" an
organisation), so its spans only vote here: the runs come from capitals and tags, the kinds from ``kinds``.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import EntityKind
from onrecord.reading.people.lexicon import Lexicon
from onrecord.reading.people.tokens import Tokens

NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
_PROPER_TAGS = frozenset({"NNP", "NNPS"})
DIVIDERS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
#: Offices and faiths that are given names as well.
_GIVEN_TOO = frozenset({"christian", "dean", "bishop", "major", "marshal", "pope", "prior", "general", "fan"})
#: Small words that, with a capital, stand inside a campaign's name.
IN_NAMES = frozenset({"these", "those", "our", "your", "their", "my"})
_ROYAL = frozenset({"king", "queen", "prince", "princess"})


@dataclass(slots=True)
class Name:
    """One occurrence of a proper name.

    Attributes:
        first, last: token indices of the name's own words.
        lead: the first token of the mention: the honorific's where one stands before the name.
        honorific: its words, lower case, or "".
        role: token range of an office or description before the name, or ``None``.
        headline: whether it stands in a line set with capitals throughout.
        kind: set by ``kinds.classify``.
    """

    first: int
    last: int
    lead: int
    honorific: str = ""
    role: tuple[int, int] | None = None
    headline: bool = False
    kind: EntityKind = EntityKind.OTHER


def is_lower_case(tokens: Tokens) -> bool:
    """Whether the text was set without capitals, as some archives are."""
    words = [t for t in tokens.text if t[0].isalpha() and len(t) > 1]
    return len(words) > 15 and sum(t[0].isupper() for t in words) < 0.02 * len(words)


def find(tokens: Tokens, lex: Lexicon) -> list[Name]:
    """Find the names of a text, in text order."""
    lower_case = is_lower_case(tokens)
    capitals = _headline_sentences(tokens)
    names: list[Name] = []
    for first, last in _runs(tokens, lex, lower_case, capitals):
        for name in _split(tokens, lex, first, last):
            shouted = last - first > 1 and all(tokens.text[k].isupper() for k in range(first, last + 1))
            name.headline = shouted or tokens.sent[name.first] in capitals
            names.append(name)
    return _known_in_headlines(tokens, lex, names)


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
    if not any(c.isalpha() for c in text):
        return False
    if lower_case:
        return (label in NAME_LABELS and tag in ("NNP", "NN", "JJ", "NNS", "NNPS", "FW")) or lower in lex.places
    if not text[0].isupper():
        # "iPhone", "eBay", "oldbury.org"
        return label in NAME_LABELS and tag in _PROPER_TAGS and (any(c.isupper() for c in text) or "." in text[1:-1])
    if tag in _PROPER_TAGS:
        return True
    if lower in lex.ranks and i + 1 < len(tokens) and tokens.tag[i + 1] in _PROPER_TAGS and tokens.spaced[i]:
        return tokens.sent[i + 1] == tokens.sent[i]  # "PC Wood", where the parser takes "PC" for a noun
    if label in NAME_LABELS:
        return tag not in ("DT", "PRP", "PRP$", "IN", "CC", "TO", "MD", "WDT", "WP", "UH")
    if lower in ("pro", "anti", "ex", "non", "mid") and i + 1 < len(tokens) and tokens.lower[i + 1] == "-":
        return False
    inside = i > 0 and not tokens.text[i - 1].isspace() and tokens.sent[i - 1] == tokens.sent[i]
    return (
        inside and tag in ("NN", "NNS", "FW", "JJ") and lower not in lex.nouns and text[1:].islower() and len(text) > 2
    )


def _runs(tokens: Tokens, lex: Lexicon, lower_case: bool, capitals: set[int]) -> list[tuple[int, int]]:
    runs = []
    proper = [_is_proper(tokens, lex, i, lower_case) for i in range(len(tokens))]
    for i in range(1, len(tokens) - 1):
        if tokens.lower[i] in IN_NAMES and tokens.text[i][0].isupper() and tokens.sent[i] not in capitals:
            beside = tokens.text[i - 1][0].isupper() and tokens.text[i + 1][0].isupper()
            one = tokens.sent[i - 1] == tokens.sent[i] == tokens.sent[i + 1] and tokens.spaced[i - 1]
            if beside and one and (proper[i - 1] or proper[i + 1]):
                proper[i - 1 : i + 2] = [True] * 3  # "Save Our Harbour"
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
    if j >= total or tokens.sent[j] != tokens.sent[i] or tokens.lower[j] in DIVIDERS:
        return None
    if proper[j]:
        two = tokens.ent_start[j] and tokens.ent[j] in NAME_LABELS and tokens.ent[i] in NAME_LABELS
        # Two recognised names side by side are two, unless the first is the adjective or place of an office.
        adjective = _is_office_like(tokens, i) and tokens.ent[j] != "PERSON"
        return None if two and tokens.ent[i] != tokens.ent[j] and not adjective else j
    if tokens.text[j].isdigit() and tokens.lower[i] in lex.sets["numbered"] and len(tokens.text[j]) < 4:
        return j
    small = _small_head(tokens, lex, j)
    if small is not None:
        return small
    k = j + 1
    if k >= total:
        return None
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
    return word in lex.ranks or word in lex.honorifics


def _is_office_like(tokens: Tokens, i: int) -> bool:
    return tokens.ent[i] in ("GPE", "NORP")


def _split(tokens: Tokens, lex: Lexicon, first: int, last: int) -> list[Name]:
    """Cut a run into the names in it: an organisation inside an office, then the bearer of the office."""
    while first <= last and tokens.lower[first] in lex.sets["stop"] and tokens.lower[first] not in lex.honorifics:
        if tokens.ent[first] == "PERSON" and first < last and tokens.ent[first + 1] == "PERSON":
            break  # "April Roe"
        first += 1
    while last >= first and (
        (tokens.lower[last] in lex.sets["stop"] and not (tokens.ent[last] == "PERSON" and last > first))
        or (not any(c.isalnum() for c in tokens.text[last]) or (tokens.text[last].isdigit() and last == first))
    ):
        last -= 1
    if first < last and _is_participle(tokens, lex, first):
        first += 1
    if first > last or (first == last and tokens.lower[first] in lex.demonyms):
        return []
    for i in range(first, last + 1):
        if tokens.lower[i] in lex.honorifics and i < last and _is_title(tokens, lex, i, first, last):
            bearer = _bearer(tokens, lex, i, last)
            if i == first:
                return [bearer]
            if any(_is_office_word(tokens, lex, k) for k in range(first, i)):
                return _office(tokens, lex, first, i - 1, bearer)
            return [*_inner(tokens, lex, first, i - 1), bearer]  # "Yesterday Ms Hay": no office
    cut = _office_end(tokens, lex, first, last)
    if cut is None:
        return (
            [_plain(first, last)]
            if not _is_office_only(tokens, lex, first, last)
            else (_inner(tokens, lex, first, last))
        )
    cut += tokens.text[cut + 1] == "."
    return _office(tokens, lex, first, cut, Name(cut + 1, last, cut + 1))


def opens_sentence(tokens: Tokens, i: int) -> bool:
    """Whether a token's capital may come from its place, at the start of a sentence or after an opening mark."""
    return i == 0 or tokens.sent[i - 1] != tokens.sent[i] or not tokens.text[i - 1][0].isalnum()


def _is_participle(tokens: Tokens, lex: Lexicon, i: int) -> bool:
    """Whether the first word of a run is a verb that opens its sentence: "Quoting Ms Hay, Mr Orr said …"."""
    word, following = tokens.lower[i], tokens.lower[i + 1]
    if not word.endswith("ing") or word in lex.given or word in lex.places or not opens_sentence(tokens, i):
        return False
    if _is_office_word(tokens, lex, i) or word in ("acting", "outgoing", "incoming", "king"):
        return False
    person = following in lex.honorifics or following in lex.given or _is_office_word(tokens, lex, i + 1)
    return tokens.tag[i] == "VBG" or (person and word not in lex.names_any and word not in lex.names_last)


def _is_office_word(tokens: Tokens, lex: Lexicon, i: int) -> bool:
    word = tokens.lower[i]
    noun = lex.nouns.get(word)
    return word in lex.ranks or (noun is not None and noun.kind is EntityKind.PERSON)


def _is_title(tokens: Tokens, lex: Lexicon, i: int, first: int, last: int) -> bool:
    if last == i + 1 and (tokens.lower[i] in _ROYAL or tokens.lower[i] in ("lord", "lady", "sister")):
        place = tokens.lower[last] in (lex.place_heads if tokens.lower[i] in _ROYAL else lex.sets["streets"])
        if place:
            return False  # "King Street"
    # "Sister", "King" and "Prince" are words of other names too ("Martin Luther King Day").
    return (
        i == first
        or tokens.lower[i].rstrip(".") in ("mr", "mrs", "ms", "miss", "sir", "dame", "dr", "prof")
        or (tokens.lower[i - 1] in lex.ranks)
    )


def _bearer(tokens: Tokens, lex: Lexicon, title: int, last: int) -> Name:
    first = title + 1
    while first < last and tokens.lower[first] in lex.honorifics:
        first += 1
    return Name(first, last, title, honorific=tokens.lower[title].rstrip("."))


def _plain(first: int, last: int) -> Name:
    return Name(first, last, first)


def _office_end(tokens: Tokens, lex: Lexicon, first: int, last: int) -> int | None:
    """The last token of an office that stands before a person's name inside a run, or ``None``."""
    for i in range(last - 1, first - 1, -1):
        word = tokens.lower[i]
        noun = lex.nouns.get(word)
        person = word in lex.ranks or (noun is not None and noun.kind is EntityKind.PERSON)
        if i == first and word in _GIVEN_TOO and tokens.ent[i] == tokens.ent[i + 1] == "PERSON":
            continue  # "Dean Roe"
        if not person or tokens.lower[i + 1] in ("of", "for", "and", "-", "&", "'s"):
            continue
        rest = tokens.lower[i + 1 : last + 1]
        if len(rest) > 5 or any(w in lex.names_any or w in lex.ranks for w in rest):
            return None
        if any(w in lex.names_last or w in lex.place_heads for w in rest) and not _bears(tokens, lex, first, i, rest):
            return None
        if len(rest) == 1 and rest[0] in lex.nouns:
            return None
        return i
    for i in range(max(first + 2, last - 2), last + 1):
        # An office that no list knows ("County Undertaker Jo Roe"): the recogniser saw where the person begins.
        before = (
            tokens.ent[i - 1] != "PERSON" and last - first > 2 and tokens.lower[i - 1] not in ("of", "and", "&", "-")
        )
        if tokens.ent_start[i] and tokens.ent[i] == "PERSON" and tokens.lower[i] in lex.given and before and i < last:
            return i - 1
    if any(tokens.lower[i] == "of" for i in range(first, last)):
        for i in range(first + 2, last + 1):
            if tokens.ent_start[i] and tokens.ent[i] == "PERSON" and tokens.lower[first] in lex.ranks:
                return i - 1
    return None


def _bears(tokens: Tokens, lex: Lexicon, first: int, office: int, rest: list[str]) -> bool:
    """Whether words after an office are its bearer's name though they head places too: "Inspector Clare Hill"."""
    if len(rest) == 2 and rest[0] in lex.given:
        return True
    # "Sergeant Hall", "Chief Inspector Lane", and no "Bishop Park", "in Sergeant Street", "General Services".
    longer = office > first and _is_office_word(tokens, lex, office - 1)
    named_after = tokens.lower[office] in _GIVEN_TOO or (rest[-1] in lex.sets["streets"] and not longer)
    before = tokens.lower[first - 1] if first else ""
    in_place = before in ("the", "in", "at", "on", "near", "to", "from")
    return (
        len(rest) == 1
        and tokens.lower[office] in lex.ranks
        and not (named_after or in_place or rest[0] in lex.names_last)
    )


def _is_office_only(tokens: Tokens, lex: Lexicon, first: int, last: int) -> bool:
    """Whether a run is an office and no name ("Home Secretary"); the nominals take it."""
    i = last
    for k in range(first, last + 1):
        if tokens.lower[k] in ("of", "for"):
            i = k - 1
            break
    word = tokens.lower[i]
    noun = lex.nouns.get(word)
    if first == last and word in lex.sets["generic"]:
        return True  # "the Government", "the Council": common nouns with a capital
    if noun is None:
        return word in lex.ranks
    if noun.kind is EntityKind.PERSON:
        return not (first < i == last and tokens.ent[i] == "PERSON" and tokens.lower[first] in lex.given)
    return first == i == last and noun.kind is EntityKind.GROUP


def _inner(tokens: Tokens, lex: Lexicon, first: int, last: int) -> list[Name]:
    """The organisation or place inside an office: "Metropolitan Police" in "Metropolitan Police Commissioner"."""
    end = last
    if " ".join(tokens.lower[max(first, last - 2) : last + 1]) in lex.nouns and last - first >= 2:
        return _inner(tokens, lex, first, last - 2)  # "Secretary of State"
    for k in range(first, last + 1):
        if tokens.lower[k] in ("of", "for") and k < last:
            after = k + 2 if tokens.lower[k + 1] == "the" else k + 1
            return [*_inner(tokens, lex, first, k - 1), *([_plain(after, last)] if after <= last else [])]
    for width in (3, 2, 1):
        if last - width + 1 >= first and " ".join(tokens.lower[last - width + 1 : last + 1]) in lex.nouns:
            end = last - width
            break
    else:
        end = last - 1
    while end >= first and (tokens.lower[end] in lex.ranks or tokens.lower[end] in ("vice", "assistant", "chief")):
        end -= 1
    if end < first:
        return []
    words = tokens.lower[first : end + 1]
    named = any(w in lex.names_any for w in words) or words[-1] in lex.names_last or " ".join(words) in lex.places
    # A place must be recognised twice over: "Home" of "Home Secretary" is tagged too.
    recognised = (tokens.ent[first] in ("GPE", "ORG") and len(words) > 1) or tokens.ent[first] == "GPE"
    return [_plain(first, end)] if named or recognised else []


def _office(tokens: Tokens, lex: Lexicon, first: int, last: int, bearer: Name) -> list[Name]:
    bearer.role = (first, last)
    return [*_inner(tokens, lex, first, last), bearer]
