"""Which chain a common-noun mention belongs to: an earlier one only where the text makes it so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.model import Block, EntityKind, Sector
from onrecord.reading.people import offices
from onrecord.reading.people.chains import Cast, Chain, Mention
from onrecord.reading.people.lexicon import Lexicon
from onrecord.reading.people.nominals import Nominal
from onrecord.reading.people.sectors import Sectors
from onrecord.reading.people.tokens import Tokens

#: How many sentences back a definite description without a name may look for its bearer.
_REACH = 4
#: Of the unnamed ones with one head noun, no more are looked at: a text may be a book.
_REMEMBERED = 40
_NEVER = 1_000_000
_ONCE = frozenset({"former", "ex", "late", "then"})
_FORCE = frozenset({"police", "force", "police force", "police service", "police department", "constabulary", "cops"})
#: Which body, by its sector, a common noun stands for where one such alone has just been named.
_STANDS_FOR = {
    **dict.fromkeys(("broadcaster", "newspaper", "paper", "daily", "tabloid", "magazine", "network"), Sector.MEDIA),
    **dict.fromkeys(("watchdog", "regulator", "ombudsman", "inspectorate"), Sector.GOVERNMENT),
    **dict.fromkeys(("company", "firm", "airline", "retailer", "manufacturer", "supermarket"), Sector.BUSINESS),
    **dict.fromkeys(("party",), Sector.PARTY),
    **dict.fromkeys(("charity", "federation"), Sector.CIVIL_SOCIETY),
    **dict.fromkeys(("hospital",), Sector.HEALTH),
    **dict.fromkeys(("court", "tribunal"), Sector.JUDICIARY),
}
#: Words that tell a force of a place, which bare "police" may mean, from special agencies.
_FORCE_WORDS = frozenset({"police", "constabulary", "garda", "gardaí", "gardai", "met", "psni", "sheriff", "ruc"})
_NO_FORCE = frozenset(
    {"council", "federation", "association", "transport", "railway", "military", "college", "academy"}
)
_OVERSEERS = frozenset({"watchdog", "regulator", "ombudsman", "inspectorate"})
#: Words of the names of bodies that watch over others.
_OVERSIGHT = frozenset(
    {
        "inspectorate",
        "ombudsman",
        "complaints",
        "conduct",
        "commission",
        "authority",
        "regulator",
        "iopc",
        "ipcc",
        "gsoc",
    }
    | {
        "gsoc",
        "ofcom",
        "ofsted",
        "hmicfrs",
        "hmic",
        "nhrc",
        "ipso",
        "accountability",
        "standards",
        "oversight",
        "monitor",
    }
)
_DESCRIBES = frozenset(
    {"man", "woman", "boy", "girl", "teenager", "teen", "youngster", "year-old", "lady", "pensioner", "youth"}
)
#: How old those may be whom a word tells the age of, whatever their gender.
_YOUNG = {"teenager": range(13, 20), "teen": range(13, 20), "youngster": range(20), "boy": range(20), "girl": range(20)}
_OLD = {"pensioner": range(55, 120), "youth": range(10, 30)}
_OF_AGE = _YOUNG | _OLD


class Resolver:
    """Takes the nominals of a document in text order and puts each into a chain, old or new."""

    def __init__(
        self, tokens: Tokens, lex: Lexicon, cast: Cast, nominals: Sequence[Nominal], blocks: Sequence[Block]
    ) -> None:
        self._tokens = tokens
        self._cast = cast
        self._unnamed: dict[str, list[Chain]] = {}
        self._sectors = Sectors(tokens, lex, cast, nominals)
        forces = [
            c for c in cast.chains if c.kind is EntityKind.ORGANISATION and c.sector is Sector.POLICE and _is_force(c)
        ]
        local = {" ".join(n.core) for n in nominals if self._is_local_force(n)}
        self._local = {words: c for words in local for c in forces if any(_begins(f, words) for f in c.forms)}
        rest = local - self._local.keys()
        self._force = forces[0] if len(forces) == 1 and not rest else None
        #: The one force that is only named like "Oldbury police", which bare "police" then means.
        self._only = next(iter(rest)) if len(rest) == 1 and not forces else None
        #: "The department" is the force's, where no other body's was named that could be meant.
        other = any(c.sector is Sector.GOVERNMENT and c.kind is EntityKind.ORGANISATION for c in cast.chains)
        self._department = None if other or self._force is None or self._sectors.sheriff else self._force
        self._swept = 0
        self._latest: dict[int, int] = {}
        self._aged = [c for c in cast.chains if c.age is not None and c.kind is EntityKind.PERSON]
        self._by_word = _by_word(cast)
        self._bodies = [c for c in cast.chains if c.named and c.kind is EntityKind.ORGANISATION]
        self._repeats = {
            n: block.span.start - blocks[block.repeats].span.start
            for n, block in enumerate(blocks)
            if block.repeats is not None
        }
        self._offices = offices.by_head(tokens, cast)

    def place(self, nominal: Nominal) -> Chain:
        """Put a nominal into its chain."""
        chain = self._repeated(nominal) or self._find(nominal)
        if chain is None:
            chain = self._new(nominal)
        else:
            if nominal.age is not None and chain.age is None and chain.kind is EntityKind.PERSON:
                chain.age = nominal.age
            if chain.gender == "x" and nominal.noun.gender in ("m", "f") and chain.kind is EntityKind.PERSON:
                chain.gender = nominal.noun.gender
        if not chain.named and self._is_local_force(nominal):
            first = nominal.first + (self._tokens.tag[nominal.first] == "DT")
            chain.name, chain.named = self._tokens.words(first, nominal.head), True
        self._cast.mention(chain, Mention(nominal.first, nominal.last, nominal.head))
        return chain

    def _is_local_force(self, nominal: Nominal) -> bool:
        """Whether a nominal is "Oldbury police": the police of a place, told by the place's name."""
        place = self._cast.by_head.get(nominal.head - 1)
        police = nominal.core[-1] == "police" and nominal.noun.kind is EntityKind.ORGANISATION and len(nominal.core) > 1
        return police and place is not None and place.named

    def _repeated(self, nominal: Nominal) -> Chain | None:
        """In a block printed twice the same words mean the same people."""
        tokens = self._tokens
        shift = self._repeats.get(tokens.block[nominal.head])
        if shift is None:
            return None
        at = bisect_left(tokens.start, tokens.start[nominal.head] - shift)
        return self._cast.by_head.get(at) if tokens.text[at] == tokens.text[nominal.head] else None

    def _find(self, nominal: Nominal) -> Chain | None:
        if nominal.noun.kind is EntityKind.ORGANISATION:
            return self._organisation(nominal)
        if nominal.noun.plural:
            return self._group(nominal)
        if nominal.core[0] in _STANDS_FOR and (body := self._named_by_sector(nominal)) is not None:
            return body
        if nominal.how == "definite" or (nominal.how == "bare" and self._tokens.text[nominal.head][0].isupper()):
            return (
                self._by_office(nominal)
                or self._by_age(nominal)
                or self._same_head(nominal)
                or self._described(nominal)
            )
        if nominal.how == "possessive":
            return self._same_words(nominal)
        return None

    def _organisation(self, nominal: Nominal) -> Chain | None:
        if nominal.how in ("indefinite", "counted"):
            return None
        words = " ".join(nominal.core)
        office = self._tokens.lower[max(0, nominal.first - 2) : nominal.first] == ["inspector", "of"]
        if words in self._local:
            return self._local[words]
        if (words in _FORCE or words == self._only) and not office:
            if self._force is not None:
                return self._force
            key = "police"
        elif words == "department" and nominal.how == "definite" and self._department is not None:
            return self._department
        else:
            key = words
            named = self._named_by_head(nominal) or self._named_by_sector(nominal)
            if named is not None:
                return named
        earlier = self._unnamed.get("org " + key)
        return earlier[-1] if earlier else None

    def _named_by_head(self, nominal: Nominal) -> Chain | None:
        """Take "the council" for the one council that has been named."""
        if nominal.how != "definite" or len(nominal.core) > 1:
            return None
        word = nominal.core[0]
        fits = self._by_word.get(word, [])
        return fits[0] if len(fits) == 1 and self._distance(fits[0], nominal.first) < _NEVER else None

    def _named_by_sector(self, nominal: Nominal) -> Chain | None:
        """Take "the broadcaster" for the one broadcaster that the last sentences have named."""
        if nominal.how != "definite" or len(nominal.core) > 1 or nominal.last > nominal.base:
            return None
        sector = _STANDS_FOR.get(nominal.core[0])
        if sector is None:
            return None
        fits = [
            c
            for c in self._bodies
            if c.sector is sector
            and (nominal.core[0] not in _OVERSEERS or any(not _OVERSIGHT.isdisjoint(form) for form in c.forms))
            and self._distance(c, nominal.first) <= _REACH
        ]
        return fits[0] if len(fits) == 1 else None

    def _group(self, nominal: Nominal) -> Chain | None:
        if nominal.how not in ("definite", "bare"):
            return None
        earlier = self._unnamed.get("group " + nominal.noun.lemma, [])
        same = [c for c in earlier[-_REMEMBERED:] if c.name.lower() == " ".join(nominal.core)]
        if same:
            return same[-1]
        if nominal.how == "definite" and len(nominal.core) == 1 and len(earlier) == 1:
            return earlier[0]
        return None

    def _by_office(self, nominal: Nominal) -> Chain | None:
        core = set(nominal.core)
        fits = []
        for chain, words, head in self._offices.get(nominal.core[-1], []):
            # Who held an office once is not meant by the office alone.
            once = bool(words & _ONCE) == bool(core & _ONCE)
            if core <= words and head == nominal.core[-1] and once and chain not in fits:
                fits.append(chain)
        if nominal.last > nominal.base:
            extra = {w for w in self._tokens.lower[nominal.base + 2 : nominal.last + 1] if w not in ("the", "a", "'s")}
            fits = [c for c in fits if any(extra <= set(self._tokens.lower[a : b + 1]) for a, b in c.roles)] or (
                [c for c in fits if all("of" not in self._tokens.lower[a : b + 1] for a, b in c.roles)]
                if len(core) > 1
                else []
            )
        if len(fits) == 1:
            return fits[0]
        recent = [c for c in fits if self._distance(c, nominal.first) <= 2]
        return recent[0] if len(recent) == 1 else None

    def _by_age(self, nominal: Nominal) -> Chain | None:
        if nominal.age is None:
            return None
        same = [c for c in self._aged if c.age == nominal.age and self._distance(c, nominal.first) < _NEVER]
        if same:
            return same[0] if len(same) == 1 else None
        # Nobody has that age yet: the one named person without an age whom the text has just spoken of.
        recent = self._recent(nominal.first)
        fits = [c for c in recent if c.named and c.age is None and not c.roles and _agrees(c, nominal)]
        if len(fits) != 1:
            return None
        self._aged.append(fits[0])
        return fits[0]

    def _same_head(self, nominal: Nominal) -> Chain | None:
        earlier = self._unnamed.get("person " + nominal.noun.lemma, [])[-_REMEMBERED:]
        core = set(nominal.core)
        fits = [c for c in earlier if core <= set(c.name.lower().split()) or set(c.name.lower().split()) <= core]
        recent = [c for c in fits if self._distance(c, nominal.first) <= 12]
        return recent[-1] if len(recent) == 1 else None

    def _described(self, nominal: Nominal) -> Chain | None:
        """Take "the woman" for the only person of that gender spoken of in the last sentences."""
        if (
            nominal.noun.lemma not in _DESCRIBES
            or nominal.age is not None
            or len(nominal.core) > 1
            or nominal.last > nominal.base
        ):
            return None
        fits = [c for c in self._recent(nominal.first) if _agrees(c, nominal) and _may_be_of_age(c, nominal)]
        aged = len(fits) == 1 and fits[0].age is not None and nominal.noun.lemma in _OF_AGE
        return fits[0] if aged or (len(fits) == 1 and fits[0].gender != "x") else None

    def _same_words(self, nominal: Nominal) -> Chain | None:
        possessor = self._tokens.lower[nominal.first]
        if possessor not in ("his", "her", "their"):
            return None
        for chain in reversed(self._unnamed.get("person " + nominal.noun.lemma, [])[-_REMEMBERED:]):
            first = chain.mentions[0].first
            if self._tokens.lower[first] == possessor and self._distance(chain, nominal.first) <= 2:
                return chain
        return None

    def _distance(self, chain: Chain, token: int) -> int:
        """Sentences from a chain's latest mention before a token to that token; a great many where there is none."""
        for k in range(self._swept, token):
            mentioned = self._cast.by_head.get(k)
            if mentioned is not None:
                self._latest[id(mentioned)] = k
        self._swept = max(self._swept, token)
        latest = self._latest.get(id(chain))
        return _NEVER if latest is None else self._tokens.sent[token] - self._tokens.sent[latest]

    def _recent(self, token: int) -> list[Chain]:
        """The people spoken of in the last sentences before a token."""
        found: dict[int, Chain] = {}
        floor = self._tokens.sent[token] - _REACH
        for k in range(token - 1, max(-1, token - 300), -1):
            if self._tokens.sent[k] < floor:
                break
            chain = self._cast.by_head.get(k)
            if chain is not None and chain.kind is EntityKind.PERSON and not chain.plural:
                found[id(chain)] = chain
        return list(found.values())

    def _new(self, nominal: Nominal) -> Chain:
        tokens, noun = self._tokens, nominal.noun
        first = (
            nominal.first + 1 if tokens.tag[nominal.first] == "DT" and nominal.first < nominal.head else nominal.first
        )
        name = tokens.words(first, nominal.last)
        chain = Chain(
            noun.kind,
            name,
            named=False,
            sector=self._sectors.of(nominal),
            gender=noun.gender if noun.gender in ("m", "f") else "x",
            plural=noun.plural,
            age=nominal.age,
            lemma=noun.lemma,
            definite=nominal.how in ("definite", "bare"),
        )
        prefix = {"person": "person ", "group": "group ", "organisation": "org "}[noun.kind.value]
        words = " ".join(nominal.core)
        key = ("police" if words in _FORCE or words == self._only else words) if prefix == "org " else noun.lemma
        self._unnamed.setdefault(prefix + key, []).append(chain)
        if noun.kind is EntityKind.PERSON and (
            nominal.noun.sector is not None or (nominal.head > nominal.first and tokens.text[nominal.head][0].isupper())
        ):
            chain.roles.append((first, nominal.last))
        if chain.age is not None and noun.kind is EntityKind.PERSON:
            self._aged.append(chain)
        return self._cast.add(chain)


def _by_word(cast: Cast) -> dict[str, list[Chain]]:
    """The named organisations that a bare "the council" may mean, by that noun: last in the name, or before "of"."""
    found: dict[str, list[Chain]] = {}
    for chain in cast.chains:
        if chain.named and chain.kind is EntityKind.ORGANISATION:
            words = {form[-1] for form in chain.forms} | {w for form in chain.forms if "of" in form for w in form}
            for word in sorted(words):
                found.setdefault(word, []).append(chain)
    return found


def _begins(form: tuple[str, ...], words: str) -> bool:
    """Whether "oldbury police" is the beginning of a force's name "oldbury police department"."""
    return " ".join(form).startswith(words)


def _is_force(chain: Chain) -> bool:
    """Whether an organisation is a police force that "the police" can stand for, and no council or union of police."""
    return any(
        not _FORCE_WORDS.isdisjoint(form) or form[-1].endswith("pd") or form == ("scotland", "yard")
        for form in chain.forms
        if _NO_FORCE.isdisjoint(form)
    )


def _agrees(chain: Chain, nominal: Nominal) -> bool:
    return nominal.noun.gender not in ("m", "f") or chain.gender in ("x", nominal.noun.gender)


def _may_be_of_age(chain: Chain, nominal: Nominal) -> bool:
    """Whether somebody may be called by a word of age: "the teenager" is no sergeant, and nobody of 45."""
    ages = _OF_AGE.get(nominal.noun.lemma)
    if ages is None:
        return True
    if chain.age is not None:
        return chain.age in ages
    if chain.sector is not None and chain.sector is not Sector.EDUCATION:
        return False
    # "The teenager" tells less than "the boy": it takes more than that nobody else was spoken of.
    return nominal.noun.gender in ("m", "f") or chain.lemma in _OF_AGE
