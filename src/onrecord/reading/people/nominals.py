"""Mentions by common nouns: "two officers", "a Government source", "hundreds of protesters", "the Home Secretary"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.model import EntityKind, Sector
from onrecord.reading.people.cut import is_slogan, opens_sentence
from onrecord.reading.people.lexicon import Lexicon, Noun
from onrecord.reading.people.tokens import Tokens

_LEFT = frozenset({"det", "amod", "compound", "nummod", "poss", "quantmod", "predet", "nmod", "punct", "case"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_VERBS = frozenset({"shot", "hit", "beat", "hurt", "led", "fled", "fired", "found", "said", "told", "caught", "struck"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_INDEFINITE = frozenset({"a", "an", "another", "some", "several", "many", "few", "more", "other", "most"})
_NOBODY = frozenset({"any", "no", "every", "each", "neither", "either", "such", "what", "which", "all"})
_ADJECTIVAL = frozenset({"accused", "injured", "dead", "deceased", "homeless", "faithful", "executive"})
_NOT_ALONE = frozenset({"head", "chair", "force", "accused", "deputy", "assistant", "host", "secretary", "leader"})


@dataclass(frozen=True, slots=True)
class Nominal:
    """One mention by a common noun.

    Attributes:
        first, last: token range, article and possessor included, with a following "of/for/from X".
        base: the last token without that.
        head: its head noun.
        how: "definite", "indefinite", "possessive", "counted" or "bare".
        core: the noun and the modifiers before it, lower case, without article, numbers and possessor.
    """

    first: int
    last: int
    base: int
    head: int
    noun: Noun
    how: str
    core: tuple[str, ...]
    age: int | None = None


def find(tokens: Tokens, lex: Lexicon, taken: set[int]) -> list[Nominal]:
    """Find them, in text order. ``taken`` holds the tokens of proper names and of offices before names."""
    inner: set[int] = set()
    found: list[Nominal] = []
    for i in range(len(tokens)):
        if i in taken or i in inner:
            continue
        nominal = _quantity(tokens, lex, i, taken) or _simple(tokens, lex, i) or _age(tokens, i, taken)
        if nominal is not None:
            found.append(nominal)
            if tokens.lower[nominal.head] in lex.sets["quantities"]:
                inner.update(range(nominal.head + 1, nominal.base + 1))
    # The sheriff of "sheriff's deputies" is nobody of whom the report speaks.
    own = {k for n in found for k in range(_own_first(n.head, n.noun), n.head)}
    return [n for n in found if n.head not in own]


def _own_first(head: int, noun: Noun) -> int:
    """The first token of a noun with a possessor of its own: "sheriff" of "two sheriff's deputies"; else its head."""
    return max(0, head - noun.lemma.count(" ") - 1) if "'s " in noun.lemma else head


def noun_at(tokens: Tokens, lex: Lexicon, i: int) -> Noun | None:
    """What the noun that ends at token ``i`` says, its compounds first."""
    word = tokens.lower[i]
    if word in lex.compounds:
        for width in (3, 2):
            first = i - width + 1
            noun = lex.nouns.get(joined(tokens, first, i)) if first >= 0 else None
            if noun is not None and " of " not in noun.lemma:
                return noun
    if i + 2 < len(tokens) and tokens.lower[i + 1] == "of" and (noun := lex.nouns.get(joined(tokens, i, i + 2))):
        return noun  # "commissioner of police", "secretary of state"
    if not lex.tells(tokens.text[i]) or (word == "labour" and tokens.text[i].islower()):
        return None  # "hard labour" is no party
    hyphened = tokens.lower[i - 1] == "-" and i > 1 and not tokens.spaced[i - 1]
    return lex.nouns.get(tokens.lower[i - 2] + "-" + word if hyphened else word) or lex.nouns.get(word)


def joined(tokens: Tokens, first: int, last: int) -> str:
    """The words of tokens ``first`` to ``last``, lower case, hyphens unspaced."""
    parts = []
    for k in range(first, last + 1):
        parts.append(tokens.lower[k])
        if k < last and tokens.spaced[k]:
            parts.append(" ")
    return "".join(parts)


def _simple(tokens: Tokens, lex: Lexicon, i: int) -> Nominal | None:
    if i > 1 and tokens.lower[i - 1] == "of" and joined(tokens, i - 2, i) in lex.nouns:
        return None  # "staff" of "chief of staff"
    if i + 1 < len(tokens) and tokens.lower[i + 1] == "of" and tokens.lower[i] in lex.sets["measures"]:
        return None  # "a couple of hours"
    noun = noun_at(tokens, lex, i)
    if noun is None or not _heads_a_phrase(tokens, i) or is_slogan(tokens, i, i):
        return None
    first = _left(tokens, i)
    # "Sgt Jo Roe of Oldbury police station", where the parser takes it all for one noun's.
    first = next((k + 1 for k in range(i - 1, first - 1, -1) if tokens.lower[k] == "of"), first)
    how = _how(tokens, first, i, _own_first(i, noun))
    if how is None:
        return None
    core = tuple(w for k in range(first, i + 1) if (w := tokens.lower[k]) and _is_core(tokens, k, i))
    if len(core) == 1 and core[0] in _NOT_ALONE and not (how in ("definite", "possessive") or _has_of(tokens, i)):
        return None
    if core[-1] == "force" and len(core) > 1 and "police" not in core:
        return None  # "deadly force"
    noun = _modified(tokens, lex, noun, first, i)
    if noun.plural and noun.kind is EntityKind.ORGANISATION and how in ("indefinite", "counted"):
        # "several police" are some of them, not the force.
        noun = replace(noun, kind=EntityKind.GROUP)
    last = _right(tokens, lex, i, noun)
    age = _age_before(tokens, first, i)
    return Nominal(first, last, i, i, noun, how, core, _age_after(tokens, last, noun) if age is None else age)


def _heads_a_phrase(tokens: Tokens, i: int) -> bool:
    tag, word = tokens.tag[i], tokens.lower[i]
    if word in _ADJECTIVAL and tokens.lower[i - 1] != "chief":
        return i > 0 and tokens.lower[i - 1] == "the" and tokens.dep[i] not in ("amod", "compound")
    if tag not in NOUN_TAGS and not (
        tag in ("JJ", "VBN", "CD") and tokens.dep[i] in ("nsubj", "nsubjpass", "pobj", "dobj")
    ):
        return False
    j = i + 1
    if j < len(tokens) and tokens.sent[j] == tokens.sent[i]:
        if tokens.lower[j] in ("-", "–") and not tokens.spaced[i]:
            return False
        if tokens.lower[j] in _VERBS:
            return True  # "A deputy shot and killed a man", where the parser takes "shot" for a noun
        # A noun before a noun modifies it, unless that one names the bearer of an office.
        if tokens.dep[i] in ("compound", "amod", "nmod") and tokens.head[i] > i:
            between = range(i + 1, tokens.head[i] + 1)
            return not all(tokens.tag[k] in NOUN_TAGS or tokens.tag[k] in ("JJ", "HYPH", "CD", "VBG") for k in between)
    if word in ("force", "forces") and tokens.lower[i - 2 : i] == ["use", "of"]:
        return False
    return not (
        word == "force"
        and tokens.tag[i] == "NN"
        and (i == 0 or tokens.lower[i - 1] in ("of", "by", "with", "excessive"))
    )


def _left(tokens: Tokens, head: int) -> int:
    first = head
    for child in reversed(tokens.children[head]):
        if child > head:
            continue
        if tokens.dep[child] not in _LEFT or tokens.text[child].isspace() or tokens.right_edge(child) != first - 1:
            break
        if tokens.dep[child] == "punct" and tokens.text[child] not in "-–":
            break
        edge = tokens.left_edge(child)
        if any(tokens.text[k].isspace() or tokens.text[k] in ',;:“”"' for k in range(edge, first)):
            break
        if tokens.ent[child] == "TIME" or (
            tokens.text[edge][0].isdigit() and tokens.lower[child].endswith(("am", "pm"))
        ):
            break  # "At 9.30pm officers moved in"
        first = edge
    return first


def _how(tokens: Tokens, first: int, head: int, own: int) -> str | None:
    """How a phrase is told of. ``own`` is the first of the noun's own words, whose possessor owns nothing."""
    how = "bare"
    for k in range(first, head):
        word, dep, tag = tokens.lower[k], tokens.dep[k], tokens.tag[k]
        if tag == "PRP$" or (tag == "POS" and dep == "case" and k < own):
            return "possessive"
        if tokens.head[k] != head and (own == head or tokens.head[k] != own):
            continue
        if word in _NOBODY:
            return None
        if word in _DEFINITE:
            how = "definite"
        elif word in _INDEFINITE:
            how = "indefinite"
        elif dep == "nummod" and how == "bare":
            how = "counted"
    return how


def _is_core(tokens: Tokens, k: int, head: int) -> bool:
    if k == head:
        return True
    return (
        tokens.head[k] == head and tokens.dep[k] in ("compound", "amod", "nmod") and tokens.lower[k] not in _INDEFINITE
    )


def _modified(tokens: Tokens, lex: Lexicon, noun: Noun, first: int, head: int) -> Noun:
    """The noun with the sector of its modifiers ("army officer", "Government source", "club secretary")."""
    if noun.kind is EntityKind.ORGANISATION and noun.sector is not None and "committee" not in noun.lemma:
        return noun
    sector, gender = noun.sector, noun.gender
    for k in range(first, head):
        word = tokens.lower[k]
        if tokens.dep[k] in ("det", "nummod", "case", "punct") or not lex.tells(tokens.text[k], modifies=True):
            continue
        if word in ("female", "male"):
            gender = "f" if word == "female" else "m"
        elif word in lex.nouns and lex.nouns[word].kind is not EntityKind.PERSON and lex.nouns[word].sector is not None:
            sector = lex.nouns[word].sector
        elif lex.names_any.get(word) is not None:
            sector = lex.names_any[word]
        elif word in ("woman", "women", "man", "men"):
            gender = "f" if word.startswith("w") else "m"
    sector = _of_trade(tokens, lex, noun, sector, range(first, head))
    return noun if (sector, gender) == (noun.sector, noun.gender) else replace(noun, sector=sector, gender=gender)


def _of_trade(tokens: Tokens, lex: Lexicon, noun: Noun, sector: Sector | None, before: range) -> Sector | None:
    """The sector that a rank or body keeps with the words before it: a ferry captain is no soldier."""
    words = {tokens.lower[k] for k in before if tokens.dep[k] in ("compound", "nmod")}
    small = {
        tokens.lower[k]
        for k in before
        if tokens.dep[k] in ("compound", "nmod", "amod") and (tokens.text[k].islower() or opens_sentence(tokens, k))
    }
    if noun.lemma == "officer" and sector is None:
        return Sector.POLICE if words <= lex.sets["police_modifiers"] else None
    if sector is not noun.sector:
        return sector
    told = {"captain": "military_modifiers", "commander": "military_modifiers", "committee": "parliamentary_modifiers"}
    if noun.lemma in told:
        compounds = small if noun.lemma == "committee" else small & words
        return sector if not compounds or compounds & lex.sets[told[noun.lemma]] else None
    return None if sector is Sector.POLICE and small & lex.sets["civil_modifiers"] else sector


def _has_of(tokens: Tokens, i: int) -> bool:
    return i + 1 < len(tokens) and tokens.lower[i + 1] in ("of", "for")


def _right(tokens: Tokens, lex: Lexicon, head: int, noun: Noun) -> int:
    """The last token with a following "of X", "for X", "from X" that tells who is meant."""
    if noun.kind is EntityKind.ORGANISATION or head + 1 >= len(tokens) or tokens.head[head + 1] != head:
        return head
    word = tokens.lower[head + 1]
    if not (word in ("of", "from", "at") or (word == "for" and tokens.lower[head] in lex.sets["for_roles"])):
        return head
    objects = [c for c in tokens.children[head + 1] if tokens.dep[c] in ("pobj", "pcomp") and c > head]
    if not objects:
        return head
    last = objects[0]
    if last + 1 < len(tokens) and tokens.lower[last + 1] == "of" and tokens.head[last + 1] == last:
        inner = [c for c in tokens.children[last + 1] if tokens.dep[c] == "pobj"]
        last = inner[0] if inner else last
    middle = range(head + 1, last + 1)
    if last - head > 8 or any(
        tokens.tag[k].startswith("VB") or tokens.text[k] in ',;:.()“”"' or tokens.text[k].isspace() for k in middle
    ):
        return head
    return last


def _quantity(tokens: Tokens, lex: Lexicon, i: int, taken: set[int]) -> Nominal | None:
    """Find "hundreds of protesters", "one of the officers": one group, headed by the quantity."""
    if tokens.lower[i] not in lex.sets["quantities"] or i + 2 >= len(tokens) or tokens.lower[i + 1] != "of":
        return None
    objects = _objects(tokens, i + 1)
    if objects and tokens.lower[objects[0]] in lex.sets["measures"]:
        # "hundreds of thousands of workers"
        j = objects[0] + 1
        objects = _objects(tokens, j) if j < len(tokens) and tokens.lower[j] == "of" else objects
    if not objects or objects[0] in taken:
        return None
    noun = noun_at(tokens, lex, objects[0])
    if noun is None or (noun.kind is EntityKind.ORGANISATION and noun.sector is not Sector.POLICE):
        return None
    noun = _modified(tokens, lex, noun, _left(tokens, objects[0]), objects[0])
    kind = EntityKind.PERSON if tokens.lower[i] == "one" else EntityKind.GROUP
    noun = replace(noun, kind=kind, plural=kind is EntityKind.GROUP)
    core = (tokens.lower[objects[0]],)
    first = _left(tokens, i)
    how = "indefinite" if tokens.lower[i] in lex.sets["partitives"] or tokens.lower[first] != "the" else "definite"
    return Nominal(first, objects[0], objects[0], i, noun, how, core)


def _objects(tokens: Tokens, preposition: int) -> list[int]:
    return [c for c in tokens.children[preposition] if tokens.dep[c] == "pobj"]


def _age(tokens: Tokens, i: int, taken: set[int]) -> Nominal | None:
    """Find "the 28-year-old" with no noun after it."""
    age = age_ending_at(tokens, i)
    if age is None or i in taken:
        return None
    j = i + 1
    if (
        j < len(tokens)
        and (j in taken or tokens.tag[j] in NOUN_TAGS or tokens.tag[j] == "JJ")
        and tokens.sent[j] == tokens.sent[i]
    ):
        return None
    first = i
    while (
        first > 0
        and tokens.lower[first] != str(age)
        and not tokens.lower[first].startswith(f"{age}-")
        and first > i - 5
    ):
        first -= 1
    plural = tokens.lower[i].endswith("olds")
    if first and tokens.tag[first - 1] in ("DT", "PRP$"):
        first -= 1
    if tokens.tag[first] not in ("DT", "PRP$") and not plural:
        return None  # "She is 6 years old": an age and nobody
    how = "definite" if tokens.lower[first] in _DEFINITE else "indefinite"
    noun = Noun(EntityKind.GROUP if plural else EntityKind.PERSON, None, plural=plural, lemma="year-old")
    return Nominal(first, i, i, i, noun, how, (f"{age}-year-old",), age)


def age_ending_at(tokens: Tokens, i: int) -> int | None:
    """The age that an expression "28-year-old" ending at token ``i`` gives, however it is cut into tokens."""
    if tokens.lower[i] not in ("old", "olds") and not tokens.lower[i].endswith(("-old", "-olds")):
        return None
    text, k = tokens.lower[i], i - 1
    while (
        k >= 0
        and k > i - 5
        and not text[0].isdigit()
        and (tokens.lower[k] in ("-", "year", "years") or tokens.lower[k][0].isdigit())
    ):
        text = tokens.lower[k] + text if not tokens.spaced[k] else tokens.lower[k] + "-" + text
        k -= 1
    digits, _, rest = text.partition("-")
    return int(digits) if digits.isdecimal() and len(digits) < 4 and rest.startswith("year") else None


def _age_after(tokens: Tokens, last: int, noun: Noun) -> int | None:
    """The age in "a boy aged 15", "a nurse (28)"."""
    words = tokens.lower[last + 1 : last + 4]
    if noun.kind is not EntityKind.PERSON or noun.plural or len(words) < 2:
        return None
    aged = words[words[0] == "," :][:2]
    if aged[0] == "(" and words[2:] == [")"]:
        aged = ["aged", words[1]]
    return int(aged[1]) if aged[0] == "aged" and len(aged) > 1 and aged[1].isdecimal() and len(aged[1]) < 3 else None


def _age_before(tokens: Tokens, first: int, head: int) -> int | None:
    for k in range(first, head):
        age = age_ending_at(tokens, k)
        if age is not None:
            return age
    return None
