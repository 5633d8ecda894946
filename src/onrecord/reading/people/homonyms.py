"""Two people of one full name: where the words at the name itself keep them apart.

"PC Helen Marsh" and "Cllr Helen Marsh" hold offices that one person does not hold at once; "Helen Marsh, 31," and
"Helen Marsh, 58," differ in age; and "Helen Marsh, who is no relation" says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.reading.people.cut import Name
from onrecord.reading.people.lexicon import Lexicon
from onrecord.reading.people.tokens import Tokens

#: Offices by the sort that excludes the others: nobody is a constable and a councillor in one report.
_SORTS = {
    **dict.fromkeys(("pc", "wpc", "dc", "ds", "di", "dci", "dsu", "det", "detective", "constable"), "police"),
    **dict.fromkeys(("inspector", "insp", "superintendent", "supt", "sergeant", "sgt", "garda", "trooper"), "police"),
    **dict.fromkeys(("sheriff", "dsp", "sho", "ssp", "asi", "acp", "dcp", "sp", "const", "ocs", "ocpd"), "police"),
    **dict.fromkeys(("officer",), "police"),
    **dict.fromkeys(("cllr", "councillor", "councilman", "councilwoman", "alderman", "senator", "sen"), "elected"),
    **dict.fromkeys(("congressman", "congresswoman", "td", "mp", "mla", "msp", "mayor", "rep"), "elected"),
    **dict.fromkeys(("judge", "justice", "magistrate", "coroner"), "judge"),
    **dict.fromkeys(("fr", "rev", "revd", "reverend", "father", "pastor", "imam", "rabbi", "bishop"), "clergy"),
    **dict.fromkeys(("nurse", "surgeon"), "health"),
}
_SHE = frozenset({"mrs", "ms", "miss", "dame", "lady", "baroness", "smt", "sushri", "kumari", "gogo"})
_HE = frozenset({"mr", "sir", "lord", "shri", "ntate"})
_ONCE = frozenset({"former", "ex", "late", "then", "retired"})
#: Ages of one person may be told a birthday apart.
_APART = 2
#: How far after a name "no relation" may stand, in tokens.
_NEAR = 14
_CALLED = frozenset({"called", "named", "also", ","})
_OTHER = frozenset({"another", "different", "second", "other", "namesake"})
_DENIALS = ("no relation", "not related", "unrelated", "of the same name", "namesake")


@dataclass(frozen=True, slots=True)
class _Told:
    """What the words at one occurrence of a name tell: age, sort of office, gender and "jr" or "sr", where they do."""

    age: int | None
    sort: str | None
    gender: str
    generation: str | None


@dataclass(slots=True)
class _Bearer:
    """One of those of a name, by what the text tells of them."""

    names: list[Name] = field(default_factory=list)
    ages: set[int] = field(default_factory=set)
    sorts: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    generations: set[str] = field(default_factory=set)

    def take(self, name: Name, told: _Told) -> None:
        """Add an occurrence and what it tells."""
        self.names.append(name)
        if told.age is not None:
            self.ages.add(told.age)
        if told.sort is not None:
            self.sorts.add(told.sort)
        if told.gender:
            self.genders.add(told.gender)
        if told.generation is not None:
            self.generations.add(told.generation)

    def clashes(self, told: _Told) -> bool:
        """Whether what an occurrence tells is another's."""
        aged = told.age is not None and bool(self.ages) and min(abs(told.age - age) for age in self.ages) >= _APART
        held = told.sort is not None and bool(self.sorts) and told.sort not in self.sorts
        other = told.generation is not None and bool(self.generations) and told.generation not in self.generations
        return aged or held or other or bool(told.gender and self.genders and told.gender not in self.genders)

    def shares(self, told: _Told) -> bool:
        """Whether an occurrence tells something that is known of them."""
        known = told.age in self.ages or told.sort in self.sorts or told.gender in self.genders
        return known or told.generation in self.generations


def part(tokens: Tokens, lex: Lexicon, names: Sequence[Name]) -> list[list[Name]]:
    """Put the occurrences of one full name, in text order, to the people whom they name; one list each.

    An occurrence that tells nothing goes to the one named last.
    """
    bearers: list[_Bearer] = []
    latest: _Bearer | None = None
    for name in names:
        told = _Told(_age(tokens, name), sort_of(tokens, name), title_gender(name), generation_of(tokens, name))
        fits = [b for b in bearers if not b.clashes(told)]
        if latest is not None and _is_told_apart(tokens, lex, name, latest.names[-1]):
            fits = [b for b in fits if b is not latest]
        sharing = [b for b in fits if b.shares(told)]
        if fits:
            latest = sharing[0] if len(sharing) == 1 else latest if latest in fits else fits[-1]
        else:
            latest = _Bearer()
            bearers.append(latest)
        latest.take(name, told)
    return [b.names for b in bearers]


def sort_of(tokens: Tokens, name: Name) -> str | None:
    """Which of the sorts of offices that exclude each other a name stands beside; ``None`` for none, and one past."""
    first = name.lead if name.role is None else min(name.role[0], name.lead)
    words = [tokens.lower[k].rstrip(".") for k in range(max(0, first - 2), name.first)]
    beside = _apposition(tokens, name)
    if not _ONCE.isdisjoint(words) or not _ONCE.isdisjoint(beside):
        return None
    words = words[min(first, 2) :] + beside
    found = {_SORTS[word] for word in words if word in _SORTS} | ({"police"} if "police" in words else set())
    return found.pop() if len(found) == 1 else None


def _apposition(tokens: Tokens, name: Name) -> list[str]:
    """The words up to the noun of "Jo Roe, 34, a police constable," and "Jo Roe, the councillor for …"."""
    k = name.last + 1
    if tokens.lower[k + 1 : k + 2] and tokens.lower[k + 1].isdecimal():
        k += 2
    if tokens.text[k : k + 1] != [","] or tokens.lower[k + 1 : k + 2] not in (["a"], ["an"], ["the"]):
        return []
    last = next((i for i in range(k + 2, min(k + 8, len(tokens))) if tokens.tag[i][0] not in "NJHP"), k + 2)
    return tokens.lower[k + 2 : last]


def generation_of(tokens: Tokens, name: Name) -> str | None:
    """Whether a name is a father's or a son's of the same name: "sr" or "jr"; ``None`` where it does not tell."""
    word = tokens.lower[name.last].rstrip(".").replace("junior", "jr").replace("senior", "sr")
    return word if word in ("jr", "sr") and name.last > name.first else None


def title_gender(name: Name) -> str:
    """The gender that the title before a name tells, or ""."""
    return "f" if name.honorific in _SHE else "m" if name.honorific in _HE else ""


def _age(tokens: Tokens, name: Name) -> int | None:
    """The age in "Jo Roe, 31," and "Jo Roe (31)"."""
    words = tokens.lower[name.last + 1 : name.last + 5]
    if len(words) < 3 or words[0] not in (",", "("):
        return None
    at = 2 if words[1] == "aged" else 1
    closes = words[at + 1] if len(words) > at + 1 else ""
    return int(words[at]) if words[at].isdecimal() and len(words[at]) < 3 and closes in (",", ")", ".", ";") else None


def _is_told_apart(tokens: Tokens, lex: Lexicon, name: Name, before: Name) -> bool:
    """Whether the words beside a name say that its bearer is another than one named before."""
    if name.first <= before.last:
        return False
    k = name.lead - 1
    while k > 0 and name.lead - k < 7 and (tokens.lower[k] in _CALLED or tokens.lower[k] in lex.nouns):
        k -= 1
    if k >= 0 and tokens.lower[k] in _OTHER and tokens.sent[k] == tokens.sent[name.first]:
        return True  # "another Jo Roe", "a second woman called Jo Roe"
    if tokens.sent[before.last] == tokens.sent[name.first] and _denies(tokens.lower[before.last + 1 : name.lead]):
        return True  # "Jo Roe (no relation to Cllr Jo Roe)"
    after = range(name.last + 1, min(len(tokens), name.last + 1 + _NEAR))
    after = range(after.start, next((i for i in after if tokens.sent[i] != tokens.sent[name.first]), after.stop))
    if not _denies(tokens.lower[after.start : after.stop]):
        return False
    # "Jo Roe, no relation to Al Roe": it is of Al Roe that she is told apart.
    at = next((i for i in after if tokens.lower[i] == tokens.lower[name.last]), None)
    if at is None or tokens.lower[at - 1] == tokens.lower[name.first]:
        return True
    return not tokens.text[at - 1][0].isupper() or tokens.lower[at - 1].rstrip(".") in lex.ranks


def _denies(words: Sequence[str]) -> bool:
    text = " ".join(words)
    return any(denial in text for denial in _DENIALS)
