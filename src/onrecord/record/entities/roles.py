"""What a role's words say: the office, of what, whether it is over, and what it rules out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.record.entities.names import words_of

#: Offices of several words, which are told apart by all of them.
_PHRASES = (
    "police and crime commissioner", "deputy prime minister", "prime minister", "chief minister", "first minister",
    "home secretary", "foreign secretary", "health secretary", "justice secretary", "education secretary",
    "defence secretary", "secretary of state", "press secretary", "general secretary", "attorney general",
    "solicitor general", "advocate general", "director general", "inspector general", "deputy chief constable",
    "assistant chief constable", "chief constable", "chief superintendent", "chief inspector", "detective inspector",
    "detective sergeant", "detective constable", "deputy commissioner", "assistant commissioner",
    "district attorney", "state attorney", "chief justice", "chief executive", "chief of police", "police chief",
    "fire chief", "chief of staff", "deputy mayor", "lord mayor", "lord chancellor", "member of parliament",
    "director of public prosecutions", "home minister", "custody officer", "custody sergeant", "police officer",
    "vice president", "deputy leader", "speaker of the house", "information commissioner",
)  # fmt: skip
_BY_LENGTH = sorted((tuple(phrase.split()) for phrase in _PHRASES), key=len, reverse=True)
_SAME = {
    "cllr": "councillor", "councilor": "councillor", "councilman": "councillor", "councilwoman": "councillor",
    "supt": "superintendent", "insp": "inspector", "sgt": "sergeant", "pc": "constable", "wpc": "constable",
    "const": "constable", "adv": "advocate", "sp": "superintendent", "si": "sub inspector",
    "chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "boss": "chief", "cop": "police officer",
    "member of parliament": "mp", "congresswoman": "congressman", "spokeswoman": "spokesperson",
    "spokesman": "spokesperson", "policeman": "police officer", "policewoman": "police officer",
    "chief of police": "police chief", "attorney-general": "attorney general", "vice-president": "vice president",
}  # fmt: skip
_OVER = frozenset({"former", "ex", "retired", "onetime", "late", "outgoing", "then", "previous", "erstwhile"})
_LINKS = frozenset({"of", "for", "at", "in", "from", "on", "to", "with"})
_EMPTY = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "my", "our", "and", "local", "new", "current", "s", "acting"}
    | {"year", "old", "aged", "senior", "longtime", "veteran"}
)
_SHORT = {"met": "metropolitan", "uk": "britain", "us": "america"}

#: What nobody is at the same time, by the office.
_CALLINGS = {
    "police": frozenset(
        {"constable", "sergeant", "inspector", "superintendent", "detective", "trooper", "garda", "police officer"}
        | {"custody officer", "custody sergeant", "chief constable", "deputy chief constable", "chief superintendent"}
        | {"assistant chief constable", "chief inspector", "detective inspector", "detective sergeant", "patrolman"}
        | {"detective constable", "police chief", "sub inspector", "dc", "ds", "di", "dci", "dsp", "dcp", "sho"}
        | {"asi", "acp", "sp", "ssp", "asp", "ocs", "ocpd"}
    ),
    "politics": frozenset(
        {"councillor", "mp", "msp", "td", "senator", "congressman", "mla", "minister", "prime minister", "mayor"}
        | {"chief minister", "first minister", "home secretary", "foreign secretary", "justice secretary", "alderman"}
        | {"home minister", "taoiseach", "deputy prime minister", "health secretary", "lord mayor", "councillors"}
    ),
    "bench": frozenset({"judge", "justice", "chief justice", "magistrate", "coroner"}),
}
_KIN = frozenset(
    {"father", "mother", "dad", "mum", "mom", "parent", "son", "daughter", "brother", "sister", "twin", "husband"}
    | {"wife", "widow", "widower", "partner", "uncle", "aunt", "nephew", "niece", "cousin", "grandfather", "fiance"}
    | {"grandmother", "grandson", "granddaughter", "stepfather", "stepmother", "girlfriend", "boyfriend", "friend"}
    | {"solicitor", "lawyer", "barrister", "neighbour", "neighbor", "colleague", "client"}
)  # fmt: skip
#: What kinship tells of gender.
KIN_GENDERS = {
    **dict.fromkeys(("father", "dad", "son", "brother", "husband", "widower", "uncle", "nephew", "grandfather"), "m"),
    **dict.fromkeys(("grandson", "stepfather", "boyfriend"), "m"),
    **dict.fromkeys(("mother", "mum", "mom", "daughter", "sister", "wife", "widow", "aunt", "niece"), "f"),
    **dict.fromkeys(("grandmother", "granddaughter", "stepmother", "girlfriend"), "f"),
}
#: Offices that one person holds at a time, and those that one holds of each place or body.
SOLE = frozenset(
    {"prime minister", "home secretary", "foreign secretary", "health secretary", "justice secretary", "taoiseach"}
    | {"education secretary", "defence secretary", "attorney general", "solicitor general", "lord chancellor"}
    | {"chief constable", "police chief", "police and crime commissioner", "commissioner"}
    | {"mayor", "lord mayor", "governor", "president", "chief minister", "first minister", "home minister", "sheriff"}
    | {"director general", "inspector general", "district attorney", "state attorney", "chief justice", "premier"}
    | {"director of public prosecutions", "information commissioner", "ombudsman", "chancellor", "fire chief"}
)
SOLE_OF = frozenset(
    {"mp", "leader", "minister", "chair", "chief executive", "secretary", "director", "speaker", "bishop", "archbishop"}
    | {"general secretary", "deputy commissioner", "vice president", "headteacher", "principal", "td"}
)


#: Words of what an office is of that do not tell which: every force is a police.
_ANY = frozenset({"police", "council", "city", "county", "force", "town", "national", "state", "party", "government"})


@dataclass(frozen=True, slots=True)
class Told:
    """What a role's words say.

    Attributes:
        head: the office or description, in one form for its variants ("constable" for "PC").
        of: the words that say of what: "leader of Eastby Council", "Eastby Council leader".
        over: whether they say that it is past.
        kin: whether they say whose relative, friend or lawyer somebody is.
    """

    head: str
    of: frozenset[str]
    over: bool
    kin: bool

    @property
    def which(self) -> frozenset[str]:
        """Return the words of what the office is of that tell which one."""
        return self.of - _ANY

    @property
    def calling(self) -> str:
        """Return what nobody is together with another calling; empty where the role tells none."""
        if self.over or self.kin:
            return ""
        return next((name for name, heads in _CALLINGS.items() if self.head in heads), "")


@lru_cache(maxsize=20_000)
def told(text: str) -> Told:
    """Return what a role's words say."""
    words = [_SHORT.get(word, word) for word in words_of(text.replace("’s", " ").replace("'s", " "))]
    over = any(word in _OVER for word in words)
    words = [word for word in words if word not in _OVER]
    head, before, after = _parts(words)
    of = frozenset(word for word in (*before, *after) if word not in _EMPTY | _LINKS and not word.isdecimal())
    return Told(_SAME.get(head, head), of, over, head in _KIN)


def _parts(words: list[str]) -> tuple[str, list[str], list[str]]:
    """Return a role's head, and the words before and after it."""
    for phrase in _BY_LENGTH:
        for at in range(len(words) - len(phrase) + 1):
            if tuple(words[at : at + len(phrase)]) == phrase:
                return " ".join(phrase), words[:at], words[at + len(phrase) :]
    end = next((at for at, word in enumerate(words) if word in _LINKS and at), len(words))
    return (words[end - 1] if words else ""), words[: end - 1], words[end:]


def is_one_office(one: Told, other: Told) -> bool:
    """Whether two roles may be one office: one head, and where both say of what, something in common."""
    return one.head == other.head and (not one.of or not other.of or not one.of.isdisjoint(other.of))
