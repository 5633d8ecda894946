"""Cutting a run of capitalised words into the names in it: an office, what the office is of, and who bears it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model import EntityKind
from onrecord.reading.people.lexicon import Lexicon
from onrecord.reading.people.tokens import Tokens

#: Offices and faiths that are given names as well.
_GIVEN_TOO = frozenset({"christian", "dean", "bishop", "major", "marshal", "pope", "prior", "general", "fan"})
_CIPHER = re.compile(r"[A-HJ-Z]|[A-Z]{1,2}\d{1,4}")
#: No placard's words are more, in tokens.
_PLACARD = 10
_OPENING = frozenset({'"', "“", "‘", "'", "``"})
_CLOSING = frozenset({'"', "”", "’", "'", "''"})
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


def split(tokens: Tokens, lex: Lexicon, first: int, last: int) -> list[Name]:
    """Cut a run into the names in it: an organisation inside an office, then the bearer of the office."""
    if _is_whole(tokens, lex, first, last) and first < last:
        return [_plain(first, last)]
    if is_cipher(tokens, lex, last) and last > first:
        return [*(_inner(tokens, lex, first, last - 1)), _plain(last - 1, last)]
    letters = _letters_after(tokens, lex, first, last)
    if letters is not None:
        found = split(tokens, lex, first, letters - 1)
        if found and found[-1].last == letters - 1 and found[-1].role is None:
            found[-1].role = (letters, last)
        return found
    while first <= last and _is_stop(tokens, lex, first):
        person = first < last and tokens.ent[first] == tokens.ent[first + 1] == "PERSON"
        if person and tokens.lower[first] in lex.given:
            break  # "April Roe", and no "Meanwhile S. Roe"
        if _opens_name(tokens, lex, first, last):
            break
        if (
            tokens.text[first] == "A"
            and first < last
            and not opens_sentence(tokens, first)
            and _is_initial(tokens, first)
        ):
            break  # "constables P Roe and A Coe"
        if first < last and (_opens_body(tokens, first) or tokens.lower[first + 1] == "majesty"):
            break
        first += 1
    while last >= first and (
        (
            _is_stop(tokens, lex, last)
            and not (tokens.ent[last] == "PERSON" and last > first)
            and not _ends_name(tokens, lex, first, last)
        )
        or (not any(c.isalnum() for c in tokens.text[last]) or (tokens.text[last].isdigit() and last == first))
    ):
        last -= 1
    if first < last and _is_participle(tokens, lex, first):
        first += 1
    if first > last or (first == last and tokens.lower[first] in lex.demonyms):
        return []
    if first == last and tokens.text[first].isupper() and tokens.lower[first] in lex.sets["common_acronyms"]:
        return []  # "an FIR"
    if first == last and " ".join(tokens.lower[first : first + 2]) in lex.sets["not_named"]:
        return []  # "House arrest"
    if is_slogan(tokens, first, last):
        return []
    for i in range(first, min(first + 2, last - 1)):
        # "the Lib Dem Jo Roe", "Labour's Jo Roe"
        party = " ".join(tokens.lower[first : i + 1]) in lex.sets["parties"]
        if party and tokens.lower[i + 1] in lex.given and not _is_office_word(tokens, lex, i + 2):
            rest = tokens.lower[i + 2 : last + 1]
            if not any(w in lex.names_any or w in lex.names_last for w in rest):
                return [_plain(first, i), *split(tokens, lex, i + 1, last)]
    for i in range(first, last + 1):
        if tokens.lower[i] in lex.honorifics and i < last and _is_title(tokens, lex, i, first, last):
            bearer = _bearer(tokens, lex, i, last)
            if i == first:
                return [bearer]
            if any(_is_office_word(tokens, lex, k) for k in range(first, i)):
                return _office(tokens, lex, first, i - 1, bearer)
            return [*_inner(tokens, lex, first, i - 1), bearer]  # "Yesterday Ms Hay": no office
    if _is_whole(tokens, lex, first, last):
        return [_plain(first, last)]
    cut = _office_end(tokens, lex, first, last)
    if cut is None:
        return (
            [_plain(first, last)]
            if not _is_office_only(tokens, lex, first, last)
            else (_inner(tokens, lex, first, last))
        )
    cut += tokens.text[cut + 1] == "."
    return _office(tokens, lex, first, cut, Name(cut + 1, last, cut + 1))


def _letters_after(tokens: Tokens, lex: Lexicon, first: int, last: int) -> int | None:
    """The first of the letters after somebody's name, "Jo Roe MP" or "Jo Roe KC", or ``None``."""
    k = last
    while k > first and tokens.lower[k] in lex.sets["letters_after"] and _is_capital(tokens.text[k]):
        k -= 1
    if k == last or k <= first:
        return None
    named = tokens.lower[first] in lex.given or "PERSON" in tokens.ent[first : k + 1]
    return k + 1 if named or tokens.lower[first] in lex.honorifics else None


def _is_capital(word: str) -> bool:
    return word.isupper() or word in ("PhD", "Esq", "MPs", "TDs")


def _is_whole(tokens: Tokens, lex: Lexicon, first: int, last: int) -> bool:
    """Whether a run is the whole name of a body that everybody knows."""
    words = tuple(tokens.lower[first : last + 1])
    return words in lex.aliases or " ".join(words) in lex.whole


def _is_stop(tokens: Tokens, lex: Lexicon, i: int) -> bool:
    """Whether a word, whatever its capital, is no name's at the end or beginning of a run; "WHO" is a body."""
    word = tokens.lower[i]
    return word in lex.sets["stop"] and word not in lex.honorifics and tokens.text[i] != "WHO"


def is_cipher(tokens: Tokens, lex: Lexicon, i: int) -> bool:
    """Whether a token stands for a name after what somebody is: the "F" of "Soldier F", the "W80" of "Officer W80"."""
    if i == 0 or not _CIPHER.fullmatch(tokens.text[i]) or tokens.lower[i - 1] not in lex.sets["ciphered"]:
        return False
    after = tokens.text[i + 1] if i + 1 < len(tokens) else "."
    closed = not (after[0].isupper() or (after == "." and not tokens.spaced[i] and _names_on(tokens, i + 2)))
    return tokens.text[i - 1][0].isupper() and tokens.spaced[i - 1] and closed


def _names_on(tokens: Tokens, i: int) -> bool:
    """Whether an initial's surname follows in the same sentence: "Officer A. Roe"."""
    return i < len(tokens) and tokens.text[i][0].isupper() and tokens.sent[i] == tokens.sent[i - 2]


def _opens_name(tokens: Tokens, lex: Lexicon, first: int, last: int) -> bool:
    """Whether a word that tells a time or number opens a name: "May Turner", "Easter Road", "Seven Sisters Road"."""
    word = tokens.lower[first]
    if not first < last < first + 4 or word not in lex.sets["times_and_numbers"] or not tokens.spaced[first]:
        return False
    head = tokens.lower[last]
    if head in lex.sets["streets"] or head in lex.place_heads:
        return True
    rest = tokens.lower[first + 1 : last + 1]
    led = first > 0 and tokens.lower[first - 1] in ("in", "of", "since", "until", "by", "on", "last", "this", "next")
    known = any(w in lex.names_any or w in lex.names_last or w in lex.nouns or w in lex.sets["stop"] for w in rest)
    titled = tokens.lower[first + 1] in lex.honorifics or _is_office_word(tokens, lex, first + 1)
    return word in lex.given and not (led or known or titled) and all(w.isalpha() for w in rest)


def _ends_name(tokens: Tokens, lex: Lexicon, first: int, last: int) -> bool:
    """Whether a word that tells a time or number is a surname: "Mr March", "Jo May"."""
    if last == first or tokens.lower[last] not in lex.sets["times_and_numbers"] or not tokens.spaced[last - 1]:
        return False
    before = tokens.lower[last - 1]
    dated = last + 1 < len(tokens) and tokens.text[last + 1].isdigit()
    is_given = before in lex.given and before not in lex.sets["stop"] and tokens.ent[last - 1] not in ("GPE", "LOC")
    return (before in lex.honorifics or (is_given and last - first < 3)) and not dated


def is_slogan(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a run in capitals is all that stands in quotation marks, as on a placard: "RESIGN", "JUSTICE NOW"."""
    if first == 0 or not all(tokens.text[k].isupper() for k in range(first, last + 1)):
        return False
    while first > 1 and last - first < _PLACARD and tokens.text[first - 1].isupper():
        first -= 1
    after = last + 1
    while (
        after < len(tokens) - 1
        and after - first < _PLACARD
        and (tokens.text[after].isupper() or tokens.text[after] in ("!", ".", ",", "?"))
    ):
        after += 1
    longest = max(len(tokens.text[k]) for k in range(first, after))
    repeated = after - first > 1 and len(set(tokens.text[first:after])) == 1  # "OUT OUT OUT"
    marked = tokens.text[first - 1] in _OPENING and after < len(tokens) and tokens.text[after] in _CLOSING
    return marked and (longest > 3 or repeated)


def _is_initial(tokens: Tokens, i: int) -> bool:
    """Whether a capital "A" within a sentence is an initial, and no article of a line in capitals."""
    return tokens.tag[i + 1] in ("NNP", "NNPS") and tokens.spaced[i] and tokens.text[i - 1][0].islower()


def _opens_body(tokens: Tokens, first: int) -> bool:
    """Whether a word that seldom belongs to a name opens a body's: "Independent Office for Fair Play"."""
    one = tokens.ent[first] == tokens.ent[first + 1] == "ORG" and not tokens.ent_start[first + 1]
    ordinal = tokens.lower[first] in ("independent", "first", "second", "third", "one", "two", "christmas", "god")
    return ordinal and tokens.text[first + 1][0].isupper() and (one or tokens.lower[first] == "independent")


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
    if last > i + 1 and tokens.lower[last] in lex.sets["buildings"]:
        return False  # "Sir Charles Coe Hospital"
    # "Sister", "King" and "Prince" are words of other names too ("Martin Luther King Day").
    return (
        i == first
        or tokens.lower[i].rstrip(".") in ("mr", "mrs", "ms", "miss", "sir", "dame", "dr", "prof")
        or (tokens.lower[i - 1] in lex.ranks)
    )


def _bearer(tokens: Tokens, lex: Lexicon, title: int, last: int) -> Name:
    first = title + 1
    while first < last and (tokens.lower[first] in lex.honorifics or tokens.text[first] == "."):
        first += 1
    if first < last and tokens.lower[first] == "justice":
        # "Mr Justice Roe", "Lord Justice Roe": what judges are called.
        return Name(first + 1, last, first + 1, honorific=tokens.lower[title].rstrip("."), role=(title, first))
    return Name(first, last, title, honorific=tokens.lower[title].rstrip("."))


def _plain(first: int, last: int) -> Name:
    return Name(first, last, first)


def _office_end(tokens: Tokens, lex: Lexicon, first: int, last: int) -> int | None:
    """The last token of an office that stands before a person's name inside a run, or ``None``."""
    for i in range(first, last - 2):
        # "Superintendent of Police Jo Roe", "Minister of State Jo Roe"
        whole = lex.nouns.get(" ".join(tokens.lower[i : i + 3])) if tokens.lower[i + 1] == "of" else None
        of_police = tokens.lower[i + 1 : i + 3] == ["of", "police"] and _is_office_word(tokens, lex, i)
        if (of_police or (whole is not None and whole.kind is EntityKind.PERSON)) and last - i - 2 < 6:
            rest = tokens.lower[i + 3 : last + 1]
            if not any(w in lex.names_any or w in lex.names_last for w in rest) and rest[0] not in ("and", "of", "for"):
                return i + 2
    for i in range(last - 1, first - 1, -1):
        word = tokens.lower[i]
        noun = lex.nouns.get(word)
        person = word in lex.ranks or (noun is not None and noun.kind is EntityKind.PERSON)
        if i == first and word in _GIVEN_TOO and tokens.ent[i] == tokens.ent[i + 1] == "PERSON":
            continue  # "Dean Roe"
        if not person or tokens.lower[i + 1] in ("of", "for", "and", "-", "&", "'s"):
            continue
        rest = tokens.lower[i + 1 : last + 1]
        # A rank at the end is somebody's surname: "Activist Teesta Sen".
        ranked = rest if len(rest) == 1 else rest[:-1]
        if len(rest) > 5 or any(w in lex.names_any for w in rest) or any(w in lex.ranks for w in ranked):
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
        return word in lex.ranks and not (first < i == last and tokens.ent[i] == "PERSON")
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
            if (
                width > 1
                and end >= first
                and tokens.lower[last] != "minister"
                and tokens.lower[end + 1] in lex.names_any
            ):
                end += 1  # "Oldbury State Police Superintendent": the force's name goes on into the office
            break
    else:
        end = last - 1
    while end >= first and (tokens.lower[end] in lex.ranks or tokens.lower[end] in ("vice", "assistant", "chief")):
        end -= 1
    if end < first:
        return []
    words = tokens.lower[first : end + 1]
    if len(words) > 1 and words[-1] in ("district", "circuit") and " ".join(words[:-1]) in lex.places:
        end -= 1  # "U.S. District Judge"
        words = words[:-1]
    named = any(w in lex.names_any for w in words) or words[-1] in lex.names_last or " ".join(words) in lex.places
    # A place must be recognised twice over: "Home" of "Home Secretary" is tagged too.
    recognised = (tokens.ent[first] in ("GPE", "ORG") and len(words) > 1) or tokens.ent[first] == "GPE"
    return [_plain(first, end)] if named or recognised else []


def _office(tokens: Tokens, lex: Lexicon, first: int, last: int, bearer: Name) -> list[Name]:
    bearer.role = (first, last)
    return [*_inner(tokens, lex, first, last), bearer]
