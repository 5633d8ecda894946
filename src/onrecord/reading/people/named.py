"""From name occurrences to named chains: which names are one person's, one organisation's, one place's."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from onrecord.model import EntityKind, Sector
from onrecord.reading.people.acronyms import explained, merge
from onrecord.reading.people.chains import Cast, Chain, Mention
from onrecord.reading.people.cut import Name
from onrecord.reading.people.homonyms import generation_of, part, sort_of, title_gender
from onrecord.reading.people.lexicon import Lexicon
from onrecord.reading.people.nicknames import called, words_in
from onrecord.reading.people.relatives import is_heading, keep_apart
from onrecord.reading.people.tokens import Tokens

_SUFFIXES = frozenset(
    {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "mp", "qc", "kc", "obe", "mbe", "cbe", "phd", "td", "esq"}
)
_SAME_PLACE = {
    "us": "united states", "u.s.": "united states", "usa": "united states", "u.s.a.": "united states",
    "united states of america": "united states", "america": "united states", "uk": "united kingdom",
    "u.k.": "united kingdom", "britain": "united kingdom", "great britain": "united kingdom",
}  # fmt: skip
_SHORT = {
    "bill": "william", "will": "william", "bob": "robert", "rob": "robert", "dick": "richard", "jim": "james",
    "mike": "michael", "tom": "thomas", "tony": "anthony", "joe": "joseph", "dan": "daniel", "dave": "david",
    "steve": "stephen", "ted": "edward", "ed": "edward", "ben": "benjamin", "chris": "christopher", "nick": "nicholas",
    "liz": "elizabeth", "beth": "elizabeth", "kate": "katherine", "jeff": "jeffrey", "sam": "samuel", "matt": "matthew",
    "andy": "andrew", "pat": "patrick", "ron": "ronald", "don": "donald", "tim": "timothy", "greg": "gregory",
    "alex": "alexander", "jon": "jonathan", "ken": "kenneth", "bernie": "bernard",
}  # fmt: skip
_INDIAN_POLICE = frozenset({("raf",), ("pac",), ("srp",), ("ssb",), ("sog",)})
#: How many mentions tell how somebody is called.
_FIRST_FEW = 20
#: Bodies with "police" in the name that are no force and no part of one.
_POLICE_BODIES = {
    "association": Sector.CIVIL_SOCIETY, "federation": Sector.CIVIL_SOCIETY, "union": Sector.CIVIL_SOCIETY,
    "commission": Sector.GOVERNMENT, "authority": Sector.GOVERNMENT, "ministry": Sector.GOVERNMENT,
    "ombudsman": Sector.GOVERNMENT, "board": Sector.GOVERNMENT, "inspectorate": Sector.GOVERNMENT,
    "panel": Sector.GOVERNMENT, "conduct": Sector.GOVERNMENT, "complaints": Sector.GOVERNMENT,
    "committee": Sector.GOVERNMENT, "tribunal": Sector.JUDICIARY,
    "charity": Sector.CIVIL_SOCIETY, "foundation": Sector.CIVIL_SOCIETY, "fund": Sector.CIVIL_SOCIETY,
    "monitor": Sector.GOVERNMENT, "accountability": Sector.GOVERNMENT, "court": Sector.JUDICIARY,
}  # fmt: skip


def build(tokens: Tokens, lex: Lexicon, names: list[Name], cast: Cast) -> None:
    """Add a chain to the cast for each named person, organisation and place."""
    by_kind: dict[EntityKind, list[Name]] = defaultdict(list)
    for name in names:
        by_kind[name.kind].append(name)
    _persons(tokens, lex, by_kind[EntityKind.PERSON], cast)
    for kind in (EntityKind.ORGANISATION, EntityKind.PLACE):
        _things(tokens, lex, by_kind[kind], kind, cast)


def words_of(tokens: Tokens, name: Name) -> tuple[str, ...]:
    """The name's words, lower case, hyphenated ones whole, without "Jr" and letters after the name."""
    return _without_letters(words_in(tokens.words(name.first, name.last)))


def _without_letters(words: tuple[str, ...]) -> tuple[str, ...]:
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    return words


def _mention(name: Name) -> Mention:
    return Mention(name.lead, name.last, name.last)


def _persons(tokens: Tokens, lex: Lexicon, names: list[Name], cast: Cast) -> None:
    chains: list[Chain] = []
    by_surname: dict[str, list[Chain]] = defaultdict(list)
    by_given: dict[str, list[Chain]] = defaultdict(list)
    sorts: dict[int, set[str]] = {}
    for group in _same_names(tokens, names):
        for bearer in part(tokens, lex, sorted(group, key=lambda name: name.first)):
            chain = Chain(EntityKind.PERSON, "", True)
            for name in sorted(bearer, key=lambda name: _fullness(tokens, name)):
                _join(tokens, lex, chain, name)
                if nickname := _without_letters(called(tokens.words(name.first, name.last))):
                    chain.forms.append(nickname)
                chain.name = chain.name or tokens.words(name.first, name.last)
            chains.append(chain)
            by_surname[chain.forms[0][-1]].append(chain)
            for given in dict.fromkeys(form[0] for form in chain.forms):
                by_given[given].append(chain)
            sorts[id(chain)] = {sort for name in bearer for sort in _sorts_of(tokens, name)}
    for chain in chains:
        chain.mentions.sort()
        chain.full = len(chain.mentions)
    apart = _apart(tokens, lex, names, chains)
    own: dict[str, list[Chain]] = defaultdict(list)
    undecided: dict[tuple[str, str], Chain] = {}
    for name in names:
        words = words_of(tokens, name)
        if len(words) != 1:
            continue
        word, gender = words[0], title_gender(name)
        surnamed = [c for c in by_surname[word] if name.first not in apart.get(id(c), ())]
        if len(surnamed) > 1 and (told := _sorts_of(tokens, name)):
            # Of several Marshes, "PC Marsh" is the constable, and "Marsh Jr." the son.
            surnamed = [c for c in surnamed if told <= sorts.get(id(c), set())] or surnamed
        found, several = _single(tokens, name, surnamed, by_given[word], own[word])
        relative = len(surnamed) < len(by_surname[word])
        if found is None:
            # A headline's "Cole" may be either of the two whom the report then tells apart.
            several = several or (relative and is_heading(tokens, name.first))
            found = undecided.get((word, gender)) if several else None
            if found is None:
                found = Chain(EntityKind.PERSON, tokens.words(name.first, name.last), True)
                chains.append(found)
            if several:
                # One of several; which one, the text does not tell. It is no candidate for later mentions.
                undecided[word, gender] = found
            else:
                by_surname[word].append(found)
                if relative:
                    own[word].append(found)
        _join(tokens, lex, found, name)
    for chain in chains:
        cast.add(chain)
        for first, last in chain.roles:
            # "Jo Roe MP": the letters are what the parser hangs the rest of the sentence on.
            if any(m.last + 1 == first for m in chain.mentions):
                cast.by_head.update(dict.fromkeys(range(first, last + 1), chain))


def _sorts_of(tokens: Tokens, name: Name) -> set[str]:
    """What tells a name's bearer from others of it: the sort of an office, "jr" or "sr"."""
    return {told for told in (sort_of(tokens, name), generation_of(tokens, name)) if told}


def _fullness(tokens: Tokens, name: Name) -> tuple[bool, int]:
    """What occurrences of a name sort by, the fullest first, and last those that begin with a nickname in marks."""
    return not tokens.text[name.first][0].isalnum(), -len(words_of(tokens, name))


def _same_names(tokens: Tokens, names: list[Name]) -> list[list[Name]]:
    """The full names that may be one person's, in groups."""
    groups: list[tuple[list[tuple[str, ...]], list[Name]]] = []
    by_surname: dict[str, list[tuple[list[tuple[str, ...]], list[Name]]]] = defaultdict(list)
    full = [(name, words) for name in names if len(words := words_of(tokens, name)) > 1]
    for name, words in sorted(full, key=lambda pair: -len(pair[1])):
        also = _without_letters(called(tokens.words(name.first, name.last)))
        same = [
            group
            for group in by_surname[words[-1]]
            if any(_one_person(words, form) or form == also for form in group[0])
        ]
        if len(same) == 1:
            group = same[0]
        else:
            group = ([], [])
            groups.append(group)
            by_surname[words[-1]].append(group)
        group[0].extend(form for form in (words, also) if form and form not in group[0])
        group[1].append(name)
    return [found for _, found in groups]


def _apart(tokens: Tokens, lex: Lexicon, names: list[Name], chains: list[Chain]) -> dict[int, set[int]]:
    """For each chain of a full name, by its ``id``: where its surname by itself is somebody else's."""
    alone: dict[str, list[Name]] = defaultdict(list)
    full: dict[Mention, Name] = {}
    for name in names:
        words = words_of(tokens, name)
        if len(words) == 1:
            alone[words[0]].append(name)
        else:
            full[_mention(name)] = name
    found = {}
    for chain in chains:
        if alone[chain.forms[0][-1]]:
            whole = [full[mention] for mention in chain.mentions]
            found[id(chain)] = keep_apart(tokens, lex, whole, alone[chain.forms[0][-1]])
    return found


def _join(tokens: Tokens, lex: Lexicon, chain: Chain, name: Name) -> None:
    words = words_of(tokens, name)
    chain.mentions.append(_mention(name))
    if words not in chain.forms:
        chain.forms.append(words)
    if name.role is not None:
        chain.roles.append(name.role)
    gender = lex.honorifics.get(name.honorific, "-")
    if gender == "-" and len(words) > 1:
        gender = lex.given.get(words[0], "x")
        if gender == "x" and name.role is not None and (noun := lex.nouns.get(tokens.lower[name.role[1]])) is not None:
            gender = noun.gender  # "her grandson Jo Roe"
    if gender in ("m", "f") and (chain.gender == "x" or name.honorific):
        chain.gender = gender


def _one_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names with one surname may be the same person's."""
    if a[-1] != b[-1]:
        return False
    if a == b:
        return True
    first, second = a[0].rstrip("."), b[0].rstrip(".")
    if first == second:
        middles = [m for m in (a[1:-1], b[1:-1]) if m]
        return len(middles) < 2 or all(x.startswith(y[0]) for x, y in zip(*middles, strict=False))
    initial = min(len(first), len(second)) == 1 and first[0] == second[0]
    return initial or _SHORT.get(first, first) == _SHORT.get(second, second) or a[-len(b) :] == b or b[-len(a) :] == a


def _single(
    tokens: Tokens, name: Name, surnamed: list[Chain], given: list[Chain], own: list[Chain]
) -> tuple[Chain | None, bool]:
    """The chain of a name of one word, and whether there are several that it might be.

    ``own`` are those of the surnamed ones who are known by that word alone, apart from a relative's full name.
    """
    fits = surnamed
    if name.honorific:
        gender = title_gender(name)
        fits = [c for c in surnamed if not gender or c.gender in ("x", gender)] or [
            c for c in given if not gender or c.gender in ("x", gender)
        ]
    elif not surnamed:
        fits = given
    if len(fits) > 1:
        # "Mr Cole" is the one called so before, and not the son who was given a first name.
        known = [c for c in fits if c in own and _called_so(tokens, c, name)]
        if len(known) == 1:
            return known[0], False
    if len(fits) > 1 and not name.honorific:
        # Where a report says "Mrs Cole", its bare "Cole" is another's.
        fits = [c for c in fits if not _is_titled(c, name)] or fits
    if len(fits) == 1:
        return fits[0], False
    return (_in_focus(tokens, name, fits) if fits else None), len(fits) > 1


def _is_titled(chain: Chain, name: Name) -> bool:
    """Whether somebody was called by a title and the surname alone before, and never by the bare surname."""
    alone = [m for m in chain.mentions[chain.full : chain.full + _FIRST_FEW] if m.first < name.lead]
    return bool(alone) and all(m.first < m.last for m in alone)


def _called_so(tokens: Tokens, chain: Chain, name: Name) -> bool:
    """Whether somebody was called by the same title and surname, or by the surname without a title."""
    called = tokens.lower[name.lead : name.first]
    return any(tokens.lower[m.first : m.last] == called for m in chain.mentions[:_FIRST_FEW])


def _in_focus(tokens: Tokens, name: Name, chains: list[Chain]) -> Chain | None:
    """The one of several with a surname who alone was spoken of in this paragraph, or else in the one before.

    Of several in this paragraph, the one who alone was spoken of in the sentence before: "Their father, Ed Cole, wept.
    Mr Cole said …".
    """
    here = tokens.block[name.first]
    last: dict[int, list[Chain]] = defaultdict(list)
    line: list[Chain] = []
    subjects: list[Chain] = []
    for chain in chains:
        # Full names come first and sorted, then the names alone so far: the latest before this one is near the end.
        at = bisect_left(chain.mentions, name.lead, hi=chain.full, key=lambda m: m.first)
        near = (*chain.mentions[max(0, at - 1) : at], *chain.mentions[max(chain.full, len(chain.mentions) - 1) :])
        for block in {tokens.block[m.last] for m in near if m.last < name.lead}:
            last[block].append(chain)
        if any(tokens.sent[m.last] == tokens.sent[name.first] - 1 for m in near if m.last < name.lead):
            line.append(chain)
            if any(_is_main_subject(tokens, m, name) for m in near):
                subjects.append(chain)
    if name.honorific and len(last[here]) > 1:
        return line[0] if len(line) == 1 else None
    if len(last[here]) > 1 and len(subjects) == 1:
        # Several were: the one who alone was the subject of the sentence before.
        return subjects[0]
    for block in (here, here - 1):
        if last[block]:
            return last[block][0] if len(last[block]) == 1 else None
    return None


def _is_main_subject(tokens: Tokens, mention: Mention, name: Name) -> bool:
    """Whether a mention is the subject of the main clause of the sentence before a name."""
    verb = tokens.head[mention.head]
    before = tokens.sent[mention.head] == tokens.sent[name.first] - 1
    joined = any(tokens.dep[c] in ("conj", "cc") for c in tokens.children[mention.head])
    return before and not joined and tokens.dep[mention.head] == "nsubj" and tokens.dep[verb] == "ROOT"


def _things(tokens: Tokens, lex: Lexicon, names: list[Name], kind: EntityKind, cast: Cast) -> None:
    groups: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in names:
        words = words_of(tokens, name)
        if kind is EntityKind.PLACE and " ".join(words) in _SAME_PLACE:
            words = tuple(_SAME_PLACE[" ".join(words)].split())
        groups[words].append(name)
    targets: dict[tuple[str, ...], tuple[str, ...]] = {}
    if kind is EntityKind.ORGANISATION:
        told = [(words_of(tokens, full), words_of(tokens, short)) for full, short in explained(tokens, names)]
        targets = merge(list(groups), lex, told)
    chains: dict[tuple[str, ...], Chain] = {}
    for words, found in groups.items():
        target = targets.get(words, words)
        if target not in chains:
            # "Wexshire Police" rather than "Wexshire police", where both are written.
            texts = sorted({tokens.words(n.first, n.last) for n in groups[target]})
            text = max(texts, key=lambda t: (len(t), sum(c.isupper() for c in t)))
            tells = kind is EntityKind.ORGANISATION and lex.tells(text)
            sector = sector_of(target, lex) if tells else None
            if target in _INDIAN_POLICE and text.isupper():
                # "RAF" and "PAC" are other bodies elsewhere.
                sector = Sector.POLICE if is_indian(tokens, lex) else sector
            if target == ("afp",) and _is_the_australian(tokens, lex, groups[target]):
                sector = Sector.POLICE
            chains[target] = Chain(kind, text, True, gender="-", sector=sector)
        chain = chains[target]
        chain.forms.extend({words, words_of(tokens, found[0])})
        chain.mentions.extend(_mention(n) for n in found)
        chain.roles.extend(n.role for n in found if n.role is not None)
    for chain in chains.values():
        cast.add(chain)


def _is_the_australian(tokens: Tokens, lex: Lexicon, names: list[Name]) -> bool:
    """Whether "the AFP" is the Australian Federal Police: the news agency of the same letters has no article."""
    if not any(word in lex.sets["australian"] for word in tokens.lower):
        return False
    agency = any(tokens.lower[n.last + 1 : n.last + 2] in (["news"], ["agency"], ["reporter"]) for n in names)
    return not agency and any(n.first > 0 and tokens.lower[n.first - 1] == "the" for n in names)


def is_indian(tokens: Tokens, lex: Lexicon) -> bool:
    """Whether a report is written in the English of Indian news."""
    return any(word in lex.sets["indian"] for word in tokens.lower)


def is_telling(word: str, length: int) -> bool:
    """Whether a name's last word can be told for an organisation's: short acronyms only when they stand alone."""
    return (
        length == 1
        or len(word) > 3
        or word in ("pd", "inc", "ltd", "llc", "plc", "co", "fc", "nhs", "bbc", "dal", "inc.")
    )


def sector_of(words: tuple[str, ...], lex: Lexicon) -> Sector | None:
    """The sector that an organisation's name tells; the last telling word of the name counts most."""
    words = tuple(w.strip("'\"").removesuffix("'s") or w for w in words)
    key = " ".join(words)
    for phrase in (key, *(" ".join(words[i:]) for i in range(1, len(words)))):
        if " " in phrase and phrase in lex.whole:
            return lex.whole[phrase]
    if "council" in words[:-1] and words[words.index("council") + 1] == "for":
        return Sector.CIVIL_SOCIETY  # "the Council for Civil Liberties"
    if words[-1] in ("committee", "subcommittee") and len(words) > 1:
        return Sector.LEGISLATURE if not lex.sets["parliamentary_modifiers"].isdisjoint(words) else None
    core = words
    for i, word in enumerate(words):
        if word in ("of", "for") and i:
            core = words[:i]
            break
    for candidate in (core, words):
        last = candidate[-1]
        if any(lex.names_any.get(w) is Sector.POLICE for w in words):
            return next((_POLICE_BODIES[w] for w in reversed(words) if w in _POLICE_BODIES), Sector.POLICE)
        if last in lex.names_any and lex.names_any[last] is not None:
            return lex.names_any[last]
        if (
            lex.names_last.get(last) is not None
            and not (last == "centre" and len(candidate) > 1)  # India's government is "the Centre"
            and is_telling(last, len(candidate))
            and not (last in ("group", "co", "authority") and len(candidate) > 2)
        ):
            return lex.names_last[last]
        for word in reversed(candidate):
            if lex.names_any.get(word) is not None:
                return lex.names_any[word]
    if len(words) == 1 and "." in words[0][1:-1]:
        return Sector.MEDIA if words[0].endswith((".org", ".com", ".co.uk", ".net", ".news", ".ie", ".tv")) else None
    return None
