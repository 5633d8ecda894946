"""Offices, descriptions and ages: what the text says that somebody is."""

from __future__ import annotations

from collections.abc import Container

from onrecord.model import EntityKind, Sector
from onrecord.reading.people.chains import Cast, Chain, Mention
from onrecord.reading.people.lexicon import Lexicon
from onrecord.reading.people.named import sector_of
from onrecord.reading.people.nominals import Nominal, age_ending_at
from onrecord.reading.people.tokens import Tokens

#: Verbs by which somebody comes to an office: of those who are put into it, and of those who take it or have it.
_PUT_IN = frozenset({"named", "appointed", "elected", "sworn", "hired", "confirmed", "installed", "chosen", "promoted"})
_TAKE = frozenset({"succeeded", "succeeds", "replaced", "replaces", "took", "takes", "serves", "works", "sits"})
_BE = frozenset({"is", "was", "are", "were", "be", "been", "became", "becomes", "become", "remains", "'s"})
#: Short forms of ranks, which are no nouns of the lexicon.
_SHORT_RANKS = {
    **dict.fromkeys(
        ("sgt", "insp", "supt", "det", "pc", "wpc", "dc", "dci", "di", "dsu", "ofc", "const"), Sector.POLICE
    ),
    **dict.fromkeys(
        ("pcso", "pcsos", "dcs", "dac", "acc", "dcc", "tdc", "ig", "dysp", "adg", "jcp", "ocs", "ocpd"), Sector.POLICE
    ),
    **dict.fromkeys(("cm", "sdm"), Sector.GOVERNMENT),
    **dict.fromkeys(("sen", "rep", "mp", "td"), Sector.LEGISLATURE),
    **dict.fromkeys(("gov", "pres", "cllr"), Sector.GOVERNMENT),
    **dict.fromkeys(("gen", "col", "lt", "maj", "capt", "cpl", "brig", "adm", "lt gen", "maj gen"), Sector.MILITARY),
}
#: Ranks of police and of soldiers, and what tells which a text is about.
_BOTH = frozenset({"commander", "captain", "capt", "lieutenant", "lt", "corporal", "cpl", "major", "maj", "cmdr"})
_POLICE = frozenset({"police", "sheriff", "deputies", "patrol", "precinct", "troopers", "constabulary"})
_SOLDIERS = frozenset(
    {"army", "navy", "naval", "military", "soldier", "soldiers", "troops", "marine", "marines", "war", "militia"}
    | {
        "regiment",
        "battalion",
        "brigade",
        "air",
        "veteran",
        "squadron",
        "rebels",
        "rebel",
        "guard",
        "forces",
        "militants",
    }
)
#: Nouns that alone are no description ("another man, Jo Roe").
_SAYS_NOTHING = frozenset({"man", "woman", "person", "boy", "girl", "child", "teenager", "one", "individual"})
#: Modifiers of somebody whom the report does not name.
_NAMELESS = frozenset({"unidentified", "unnamed", "anonymous", "unknown"})


def ages(tokens: Tokens, cast: Cast) -> None:
    """Set the ages that stand with the names: "X, 28,", "X (28)", "X, aged 28", "28-year-old X"."""
    for chain in cast.chains:
        if chain.kind is EntityKind.PERSON and chain.named:
            for mention in chain.mentions:
                age = _after(tokens, mention.last) or _before(tokens, mention.first)
                if age is not None and chain.age is None:
                    chain.age = age


def _after(tokens: Tokens, last: int) -> int | None:
    words = tokens.lower[last + 1 : last + 6]
    if len(words) < 3 or words[0] not in (",", "("):
        return None
    if words[1] in ("a", "an", "the"):
        # "Jo Roe, a 26-year-old glassblower"
        return next((age for k in range(last + 3, last + 9) if (age := _ends_age(tokens, last, k)) is not None), None)
    at = 2 if words[1] in ("aged", "age") else 1
    digits = words[at]
    if not digits.isdecimal() or not 0 < len(digits) < 4 or int(digits) > 120:
        return None
    closes = words[at + 1] if len(words) > at + 1 else ""
    return (
        int(digits) if closes in (",", ")", ".", ";", ":", "and", "", "of", "from", "was", "who") or at == 2 else None
    )


def _ends_age(tokens: Tokens, last: int, k: int) -> int | None:
    """The age that ends at a token of the description after a name: before any other mark or clause."""
    if k >= len(tokens) or any(tokens.tag[i][0] in ",.VWI" for i in range(last + 3, k)):
        return None
    return age_ending_at(tokens, k)


def _before(tokens: Tokens, first: int) -> int | None:
    for k in range(first - 1, max(first - 5, -1), -1):
        age = age_ending_at(tokens, k)
        if age is not None:
            return age
        if tokens.tag[k] not in ("NN", "NNP", "JJ"):
            return None
    return None


def attach(tokens: Tokens, cast: Cast, nominals: list[Nominal]) -> list[Nominal]:
    """Give appositions and predicates to the named people that they describe; return the nominals left over."""
    left = []
    for nominal in nominals:
        owner = _owner(tokens, cast, nominal)
        if owner is None:
            left.append(nominal)
            continue
        if len(nominal.core) > 1 or nominal.last > nominal.base or nominal.core[0] not in _SAYS_NOTHING:
            owner.roles.append((_without_article(tokens, nominal), nominal.last))
        if nominal.age is not None and owner.age is None:
            owner.age = nominal.age
        if nominal.noun.gender in ("m", "f") and owner.gender == "x":
            owner.gender = nominal.noun.gender
        if owner.sector is None:
            owner.sector = nominal.noun.sector
        if owner.kind is EntityKind.ORGANISATION and nominal.first < owner.mentions[0].first <= nominal.head:
            owner.name = tokens.words(_without_article(tokens, nominal), nominal.head)  # "PA news agency"
        cast.mention(owner, Mention(nominal.first, nominal.base, nominal.head))
    return left


def describe(tokens: Tokens, cast: Cast, taken: Container[int]) -> None:
    """Add the appositions and predicates whose head no list knows: "Jo Roe, a glassblower in Oldbury"."""
    for chain in cast.chains:
        if chain.kind is not EntityKind.PERSON or not chain.named:
            continue
        for mention in [m for m in chain.mentions if m.last > m.first]:
            for k in _descriptions(tokens, mention):
                first = _article(tokens, k)
                if first is None or k in taken or k in cast.by_head or first <= mention.last:
                    continue
                cast.mention(chain, Mention(first, k, k))
                chain.roles.append((first + (tokens.tag[first] == "DT"), _of(tokens, k)))


def _descriptions(tokens: Tokens, mention: Mention) -> list[int]:
    """The singular nouns that are in apposition to a name, or said of it with "is"."""
    found = [c for c in tokens.children[mention.head] if tokens.dep[c] == "appos" and c > mention.last]
    verb = tokens.head[mention.head]
    said = tokens.dep[mention.head] == "nsubj" and tokens.lower[verb] in _BE
    if said and not any(tokens.dep[c] == "neg" for c in tokens.children[verb]):
        found += [c for c in tokens.children[verb] if tokens.dep[c] == "attr"]
    return [k for k in found if tokens.tag[k] == "NN" and tokens.text[k].isalpha() and _is_close(tokens, mention, k)]


def _is_close(tokens: Tokens, mention: Mention, k: int) -> bool:
    """Whether no other noun phrase is between a name and what is said of it."""
    return k - mention.last < 12 and tokens.sent[k] == tokens.sent[mention.last]


def _article(tokens: Tokens, head: int) -> int | None:
    """The first token of a noun phrase that begins with an article or possessive, or ``None``."""
    first = head
    for c in reversed(tokens.children[head]):
        if c < head and tokens.dep[c] in ("det", "poss", "amod", "compound", "nmod", "nummod", "case", "punct"):
            first = tokens.left_edge(c)
            if tokens.text[c] == ",":
                return None
    if tokens.lower[first] in ("a", "an", "the") or tokens.tag[first] == "PRP$":
        return first
    return None


def _of(tokens: Tokens, head: int) -> int:
    """The last token with a short "of X", "at X", "in X" after a noun."""
    if head + 1 >= len(tokens) or tokens.lower[head + 1] not in ("of", "at", "in", "for", "from"):
        return head
    objects = [c for c in tokens.children[head + 1] if tokens.dep[c] == "pobj"]
    return objects[0] if objects and objects[0] - head < 7 else head


def _without_article(tokens: Tokens, nominal: Nominal) -> int:
    return (
        nominal.first + 1
        if tokens.lower[nominal.first] in ("the", "a", "an") and nominal.first < nominal.head
        else nominal.first
    )


def _owner(tokens: Tokens, cast: Cast, nominal: Nominal) -> Chain | None:
    if nominal.noun.plural:
        return None
    head = nominal.head
    chain = None
    if tokens.dep[head] == "appos":
        # "Jo Roe and Ann Roe, his wife,": the parser may hang it on the first of the two.
        chain = _beside(tokens, cast, nominal) or cast.by_head.get(tokens.head[head])
    elif tokens.dep[head] == "attr" and tokens.lower[tokens.head[head]] in _BE:
        verb = tokens.head[head]
        if not any(tokens.dep[c] == "neg" for c in tokens.children[verb]):
            subject = next((c for c in tokens.children[verb] if tokens.dep[c] == "nsubj"), None)
            chain = cast.by_head.get(subject) if subject is not None else None
    else:
        chain = _appointed(tokens, cast, head)
    if chain is None:
        name = next((c for c in tokens.children[head] if tokens.dep[c] == "appos" and c > head), None)
        chain = cast.by_head.get(name) if name is not None else None
    if chain is None and nominal.last + 1 < len(tokens) and tokens.text[nominal.last + 1] == "(":
        chain = _past_brackets(tokens, cast, nominal.last + 1)
    if chain is None and nominal.noun.kind is EntityKind.ORGANISATION:
        # "the PA news agency": the name stands inside the description.
        inside = [cast.by_head[k] for k in range(nominal.first, head) if k in cast.by_head and tokens.head[k] == head]
        chain = inside[0] if len(inside) == 1 and tokens.dep[head - 1] != "case" else None
    chain = chain or _beside(tokens, cast, nominal)
    if chain is None or not chain.named or chain.kind is not nominal.noun.kind or chain.plural:
        return None
    return None if _is_another(tokens, chain, nominal) else chain


def _appointed(tokens: Tokens, cast: Cast, head: int) -> Chain | None:
    """The one who comes to an office: "Jo Roe was named chief", "Jo Roe, who replaced Al Coe as chief"."""
    verb, led = tokens.head[head], tokens.dep[head] == "oprd"
    if tokens.dep[head] == "pobj" and tokens.lower[verb] == "as":
        verb, led = tokens.head[verb], True
    if not led:
        return None
    for c in tokens.children[verb]:
        passive = tokens.dep[c] == "nsubjpass" and tokens.lower[verb] in _PUT_IN
        if passive or (tokens.dep[c] == "nsubj" and tokens.lower[verb] in _TAKE):
            named = [a for a in tokens.children[c] if tokens.dep[a] == "appos" and a in cast.by_head]
            if tokens.lower[c] == "who" and tokens.dep[verb] == "relcl":
                c = tokens.head[verb]
            elif c not in cast.by_head and len(named) == 1:
                c = named[0]  # "His successor, Jo Roe, was named chief"
            return cast.by_head.get(c)
    return None


def _past_brackets(tokens: Tokens, cast: Cast, opens: int) -> Chain | None:
    """The name after an office and its field in brackets: "the DIG (Oldbury range), Jo Roe"."""
    closes = next((k for k in range(opens + 1, min(opens + 7, len(tokens))) if tokens.text[k] == ")"), None)
    if closes is None or tokens.text[closes + 1 : closes + 2] != [","]:
        return None
    return next((cast.by_head[k] for k in range(closes + 2, min(closes + 6, len(tokens))) if k in cast.by_head), None)


def _is_another(tokens: Tokens, chain: Chain, nominal: Nominal) -> bool:
    """Whether a nominal after a name is the next in a list: "Jo Roe, 20, a three-year-old boy, and two men"."""
    aged = any(word == "old" or word.endswith("-old") for word in nominal.core)
    if aged and chain.age is not None and nominal.age != chain.age:
        return True
    if nominal.first == 0 or tokens.lower[nominal.first - 1] != "," or nominal.how != "indefinite":
        return False
    if not _NAMELESS.isdisjoint(nominal.core):
        return True
    after = nominal.last + 1
    comma = tokens.lower[after : after + 1] == [","]
    joined = after + comma
    if tokens.lower[joined : joined + 1] != ["and"] or nominal.last > nominal.base:
        return False
    # "Jo Roe, a nurse, and two men" may be two or three; a mere "boy" says nothing of Jo Roe, and so is another.
    return nominal.core[-1] in _SAYS_NOTHING or (not comma and _opens_mention(tokens, joined + 1))


def _opens_mention(tokens: Tokens, i: int) -> bool:
    """Whether somebody else begins at a token after "and": "two men were hurt", and not "Labour activist, said"."""
    if i >= len(tokens) or tokens.tag[i] not in ("NNP", "CD", "PRP$"):
        return False
    for k in range(i + 1, min(i + 10, len(tokens))):
        if tokens.sent[k] != tokens.sent[i] or tokens.tag[k][0] in ",W":
            break
        if tokens.tag[k].startswith(("VB", "MD")):
            return True
    return False


def _beside(tokens: Tokens, cast: Cast, nominal: Nominal) -> Chain | None:
    """The name that a comma alone parts from the noun: "Jo Roe, chairman of the club, said".

    The small parser often takes such an apposition for the start of a list, or loses it.
    """
    before = nominal.first - 2
    closes = nominal.last + 1
    if (
        before >= 0
        and tokens.lower[nominal.first - 1] == ","
        and closes < len(tokens)
        and tokens.lower[closes] in (",", ".", ";")
    ):
        owner = cast.by_head.get(before)
        if owner is None and tokens.lower[before].isdecimal() and tokens.lower[before - 1] == ",":
            owner = cast.by_head.get(before - 2)
        if (
            owner is not None
            and tokens.dep[nominal.head] not in ("nsubj", "nsubjpass")
            and tokens.dep[nominal.head] != "conj"
        ):
            return owner
    return None


def sectors(tokens: Tokens, lex: Lexicon, cast: Cast) -> None:
    """Set a person's sector by office, for those that have roles."""
    for chain in cast.chains:
        if chain.kind is EntityKind.PERSON and chain.sector is None:
            for first, last in sorted(chain.roles):
                chain.sector = _office_sector(tokens, lex, first, last)
                if chain.sector is not None:
                    break
    if _is_about_police(tokens, cast):
        for chain in cast.chains:
            ranks = {tokens.lower[k].rstrip(".") for first, last in chain.roles for k in range(first, last + 1)}
            if chain.kind is EntityKind.PERSON and chain.sector is Sector.MILITARY and ranks & _BOTH:
                chain.sector = Sector.POLICE  # "Capt. Jo Roe" of the police


def _is_about_police(tokens: Tokens, cast: Cast) -> bool:
    """Whether a text speaks of police and of no soldiers: its captains are the former's then."""
    words = frozenset(tokens.lower)
    police = any(c.sector is Sector.POLICE for c in cast.chains) or not _POLICE.isdisjoint(words)
    return police and _SOLDIERS.isdisjoint(words)


def genders(tokens: Tokens, lex: Lexicon, cast: Cast) -> None:
    """Set the gender of a named person of whom only a role tells it: "her brother Al"."""
    for chain in cast.chains:
        if chain.kind is EntityKind.PERSON and chain.named and chain.gender == "x":
            told = {_role_gender(tokens, lex, first, last) for first, last in chain.roles} - {"-"}
            if len(told) == 1:
                chain.gender = told.pop()


def _role_gender(tokens: Tokens, lex: Lexicon, first: int, last: int) -> str:
    head = next((k - 1 for k in range(first + 1, last + 1) if tokens.lower[k] in ("of", "for", "at", "from")), last)
    noun = lex.nouns.get(tokens.lower[head])
    return noun.gender if noun is not None and not noun.plural else "-"


def _office_sector(tokens: Tokens, lex: Lexicon, first: int, last: int) -> Sector | None:
    words = [tokens.lower[k] if lex.tells(tokens.text[k], modifies=k < last) else "" for k in range(first, last + 1)]
    end = next((k for k, w in enumerate(words) if w in ("of", "for", "at", "from") and k), len(words))
    head = " ".join(tokens.lower[first + max(0, end - 2) : first + end])
    before, after = words[: end - 1], words[end + 1 :]
    if before[:1] == ["union"] and words[end - 1] in ("minister", "secretary"):
        before = before[1:]  # India's
    short = " ".join(w.rstrip(".") for w in words if w != ".")
    if short in _SHORT_RANKS:
        return _SHORT_RANKS[short]
    if tokens.text[first : last + 1] == ["Officer"]:
        return Sector.POLICE  # "Officer Jo Roe"
    whole = " ".join(tokens.lower[first + max(0, end - 3) : first + end])
    if "-" in whole:
        whole = whole.replace(" - ", "-")  # "Vice-Chancellor"
    own = lex.nouns.get(whole) or lex.nouns.get(head) or lex.nouns.get(words[end - 1])
    if any(_SHORT_RANKS.get(w.rstrip(".")) is Sector.POLICE for w in words) and not after:
        return Sector.POLICE  # "Chief Supt", "Det Chief Insp"
    if "police" in before and words[end - 1] != "minister":
        return Sector.POLICE
    body = _is_of_a_body(tokens, lex, first, first + end - 1)
    if own is not None and own.sector is not None:
        generic = words[end - 1] in (
            "president",
            "vice-president",
            "ceo",
            "manager",
            "boss",
            "secretary",
            "governor",
            "commissioner",
        )
        if not (generic and (after or body)):
            return own.sector
    for part in (after, before):
        clean = tuple(w for w in part if w not in ("", "the", "a", "an", "'s"))
        if clean:
            told = sector_of(clean, lex) or _common(clean, lex)
            if told is not None:
                return told
    # "president of the club", "Acme's president": of what, the words do not tell.
    elsewhere = (after and after[-1] not in lex.places) or "'s" in before
    elsewhere = elsewhere or body
    return None if own is None or elsewhere else own.sector


def _is_of_a_body(tokens: Tokens, lex: Lexicon, first: int, head: int) -> bool:
    """Whether an office's head follows the short name of a body that no list knows: "PBA president"."""
    word = tokens.lower[head - 1]
    return head > first and tokens.text[head - 1].isupper() and word not in lex.places and word not in lex.demonyms


def _common(words: tuple[str, ...], lex: Lexicon) -> Sector | None:
    for word in reversed(words):
        noun = lex.nouns.get(word)
        if noun is not None and noun.sector is not None and noun.kind is not EntityKind.PERSON:
            return noun.sector
    return None
