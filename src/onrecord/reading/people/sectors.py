"""The sector of somebody unnamed: by their noun, by the words beside it, and by what else the report speaks of.

"Deputies" are police where there is a sheriff, "guards" where there are gardaí, and "investigators" where the report
speaks of the police and of no other body that might look into it.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import EntityKind, Sector
from onrecord.reading.people.chains import Cast
from onrecord.reading.people.lexicon import Lexicon
from onrecord.reading.people.named import is_indian, sector_of
from onrecord.reading.people.nominals import Nominal
from onrecord.reading.people.tokens import Tokens

_GARDA = frozenset({"garda", "gardaí", "gardai"})
#: Words of other inquiries: a report that has one may mean its people by "investigators".
_OTHER_INQUIRIES = frozenset(
    {"ombudsman", "inspectorate", "watchdog", "gsoc", "fiosrú", "iopc", "ipcc", "ntsb", "commission", "committee"}
    | {"fire", "insurance", "auditor", "auditors", "regulator", "regulators", "un", "u.n.", "tribunal", "osce"}
)


class Sectors:
    """Answers for one document. ``nominals`` are all of its mentions by common nouns."""

    def __init__(self, tokens: Tokens, lex: Lexicon, cast: Cast, nominals: Sequence[Nominal]) -> None:
        self._tokens = tokens
        self._lex = lex
        self._cast = cast
        words = frozenset(tokens.lower)
        self.sheriff = "sheriff" in words
        self._gardai = not _GARDA.isdisjoint(words)
        police = any(n.noun.sector is Sector.POLICE for n in nominals)
        police = police or any(c.sector is Sector.POLICE for c in cast.chains)
        self._inquiry = police and words.isdisjoint(_OTHER_INQUIRIES)

    def of(self, nominal: Nominal) -> Sector | None:
        """Return the sector of whomever a nominal brings in; ``None`` where nothing tells it."""
        sector = nominal.noun.sector if nominal.noun.sector is not None else self._beside(nominal)
        if sector is Sector.MILITARY and "paramilitary" in nominal.core and is_indian(self._tokens, self._lex):
            return Sector.POLICE  # In India they are the armed police of the Union.
        if sector is None and nominal.noun.lemma == "officer" and self._is_of_a_place(nominal):
            return Sector.POLICE
        return Sector.POLICE if self._are_police_here(nominal, sector) else sector

    def _are_police_here(self, nominal: Nominal, sector: Sector | None) -> bool:
        lemma = nominal.noun.lemma
        if len(nominal.core) > 1:
            return False
        if lemma in ("deputy", "department"):
            return self.sheriff  # Where there is a sheriff, "the deputy" is one of theirs.
        if sector is not None or nominal.last > nominal.base or nominal.how == "possessive":
            return False
        return (lemma == "guard" and self._gardai) or (lemma == "investigator" and self._inquiry)

    def _is_of_a_place(self, nominal: Nominal) -> bool:
        """Whether officers are called after a place alone, as those of its force are: "two West Wexshire officers"."""
        tokens = self._tokens
        first = nominal.head
        while (
            first > nominal.first and tokens.dep[first - 1] in ("compound", "nmod") and tokens.tag[first - 1] == "NNP"
        ):
            first -= 1
        chain = self._cast.by_head.get(nominal.head - 1)
        if first == nominal.head:
            return False
        is_place = chain is not None and chain.kind is EntityKind.PLACE
        return is_place or " ".join(tokens.lower[first : nominal.head]) in self._lex.places

    def _beside(self, nominal: Nominal) -> Sector | None:
        """From "of/for X" after the noun, or "X's" before it."""
        tokens = self._tokens
        for k in (*range(nominal.base + 1, nominal.last + 1), *range(nominal.first, nominal.head)):
            chain = self._cast.by_head.get(k)
            if chain is not None and chain.sector is not None and chain.kind is not EntityKind.PERSON:
                return chain.sector
        for first, last in ((nominal.base + 2, nominal.last), (nominal.first, nominal.head - 1)):
            words = tuple(
                tokens.lower[k]
                for k in range(first, last + 1)
                if tokens.lower[k] not in ("the", "a", "an", "'s", "'")
                and self._lex.tells(tokens.text[k], modifies=True)
            )
            if words:
                told = sector_of(words, self._lex)
                noun = self._lex.nouns.get(words[-1])
                if told is not None or (noun is not None and noun.kind is not EntityKind.PERSON):
                    return told if told is not None else noun.sector if noun else None
        return None
