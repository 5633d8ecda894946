"""Names of people and bodies in a form in which they can be compared: folded, without titles, in words."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache, lru_cache
from importlib import resources

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)
_APOSTROPHES = re.compile(r"(?<=\w)['’ʼ`](?=\w)")
_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"[^\W_]+")
_INITIALS = re.compile(r"^(?:[A-Za-z]\.){2,}$")

#: Titles by the gender that they tell; the others tell none.
TITLES = {
    **dict.fromkeys(("mr", "sir", "lord", "baron", "shri", "sri", "master", "king", "prince", "duke"), "m"),
    **dict.fromkeys(("mrs", "ms", "miss", "dame", "lady", "baroness", "smt", "madam", "queen", "princess"), "f"),
    **dict.fromkeys(
        ("mx", "dr", "prof", "professor", "rev", "revd", "reverend", "fr", "father", "rabbi", "imam", "sheikh"), ""
    ),
    **dict.fromkeys(("justice", "judge", "pc", "wpc", "dc", "ds", "di", "dci", "det", "detective", "constable"), ""),
    **dict.fromkeys(("sgt", "sergeant", "insp", "inspector", "supt", "superintendent", "cllr", "councillor"), ""),
    **dict.fromkeys(("capt", "captain", "col", "colonel", "gen", "general", "lt", "lieutenant", "maj", "cpl"), ""),
    **dict.fromkeys(("sp", "ssp", "dsp", "dcp", "acp", "asp", "dm", "sho", "dig", "igp", "adgp", "dgp", "cm"), ""),
    **dict.fromkeys(("cmdr", "sen", "senator", "rep", "congressman", "congresswoman", "gov", "garda", "hon"), ""),
}  # fmt: skip
#: Surnames, and names that stand for one, that very many people bear.
COMMON = frozenset(
    {"smith", "jones", "williams", "brown", "taylor", "davies", "evans", "wilson", "thomas", "johnson", "roberts"}
    | {"walker", "wright", "robinson", "thompson", "white", "hughes", "edwards", "green", "hall", "lewis", "harris"}
    | {"clark", "jackson", "wood", "turner", "martin", "cooper", "hill", "ward", "morris", "moore", "king", "allen"}
    | {"murphy", "kelly", "walsh", "obrien", "byrne", "ryan", "osullivan", "oconnor", "oneill", "doyle", "mccarthy"}
    | {"campbell", "stewart", "macdonald", "mcdonald", "anderson", "scott", "reid", "murray", "singh", "kumar"}
    | {"sharma", "khan", "patel", "ahmed", "ali", "begum", "hussain", "kaur", "das", "gupta", "verma", "yadav", "devi"}
    | {"rao", "reddy", "nair", "shah", "ram", "prasad", "miller", "davis", "garcia", "rodriguez", "martinez"}
    | {"hernandez", "lopez", "gonzalez", "perez", "sanchez", "lee", "kim", "park", "nguyen", "tran", "wang", "li"}
    | {"zhang", "chen", "liu", "yang", "mohamed", "mohammed", "hassan", "ibrahim", "abdullah", "silva", "santos"}
)
#: What bodies are called that neither initials nor a shorter name would tell.
_BODIES = {
    ("met",): ("metropolitan", "police"),
    ("met", "police"): ("metropolitan", "police"),
    ("metropolitan", "police", "service"): ("metropolitan", "police"),
    ("scotland", "yard"): ("metropolitan", "police"),
    ("new", "scotland", "yard"): ("metropolitan", "police"),
    ("gardai",): ("garda", "siochana"),
    ("garda",): ("garda", "siochana"),
    ("an", "garda", "siochana"): ("garda", "siochana"),
    ("justice", "department"): ("department", "of", "justice"),
    ("state", "department"): ("department", "of", "state"),
    ("nypd",): ("new", "york", "police", "department"),
    ("uk",): ("united", "kingdom"),
    ("us",): ("united", "states"),
    ("usa",): ("united", "states"),
}
#: What follows the names of a father and of his son.
GENERATIONS = {"jr": "junior", "junior": "junior", "sr": "senior", "senior": "senior"}
_SUFFIXES = frozenset(
    {"jr", "junior", "senior", "sr", "ii", "iii", "iv", "qc", "kc", "sc", "mp", "td", "obe", "mbe", "cbe", "phd", "esq"}
)
#: Small words of surnames, which are written or not and spelt in several ways.
_PARTICLES = frozenset(
    {"de", "del", "della", "la", "le", "van", "von", "der", "den", "da", "dos", "das", "do", "du", "di", "al", "el"}
    | {"bin", "ibn", "bint", "ben", "ter", "ten", "af", "zu", "y", "e", "ul", "ur"}
    | {"o", "ni", "ui", "nic", "mhic", "ap", "ab", "wa", "ole", "arap", "binti"}
)
#: Those that a surname by itself begins with, and seldom a given name.
_OPENS = frozenset(
    {"o", "ni", "ui", "nic", "mhic", "ap", "von", "van", "de", "du", "da", "del", "della", "dos", "ter", "der", "den"}
)
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "at", "a", "an", "de", "du", "des", "la", "le"})
_DOUBLED = re.compile(r"(.)\1+")


def fold(text: str) -> str:
    """Return a text in lower case and without marks on letters."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=50_000)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded; "O'Neill" is one word, "P.I.R.C." one, "Smith-Jones" two."""
    found: list[str] = []
    for part in name.split():
        if _INITIALS.match(part) and len(part) > 4:
            part = part.replace(".", "")
        whole = _APOSTROPHES.sub("", _POSSESSIVE.sub("", part))
        found += _WORD.findall(fold(whole))
    return tuple(found)


@lru_cache(maxsize=50_000)
def person_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's name: without titles, particles and letters after the name.

    A surname by itself is one: "Ms Cole-Hay" is "cole hay", "Supt Ó Cuív" is "cuiv", "Van der Berg" is "berg".
    """
    words = list(words_of(name))
    while len(words) > 1 and words[0] in TITLES:
        words.pop(0)
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    if len(words) == 2 and words == [*words_of(name.split()[-1])]:
        return (" ".join(words),)
    small = next((at for at, word in enumerate(words[:-1]) if word not in _PARTICLES), len(words) - 1)
    if small > 1 or (small == 1 == len(words) - 1 and words[0] in _OPENS):
        words = words[small:]
    first, *rest = words or [""]
    kept = [word for word in rest if word not in _PARTICLES]
    # "Al Gore": what begins a name is no particle; and a name of particles alone keeps them.
    return (first, *(kept or rest)) if words else ()


def body_words(name: str) -> tuple[str, ...]:
    """Return the words of a body's or place's name, without "the", in the one form for its well-known variants."""
    words = words_of(name)
    words = words[1:] if len(words) > 1 and words[0] == "the" else words
    return _BODIES.get(words, words)


def title_gender(text: str) -> str:
    """Return "m", "f" or "": what the title at the beginning of a name's words tells."""
    words = words_of(text)
    return TITLES.get(words[0], "") if len(words) > 1 else ""


def initials_of(words: tuple[str, ...]) -> set[str]:
    """Return what a body of these words may be called by its first letters, small words counted or not."""
    whole = "".join(word[0] for word in words)
    return {whole, "".join(word[0] for word in words if word not in _SMALL)}


@cache
def _formal() -> dict[str, frozenset[str]]:
    """Return the formal names that each given name may stand for, itself too."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in (resources.files(__package__) / "nicknames.txt").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            formal, _, short = line.partition("|")
            names = [fold(name.strip()) for name in formal.split(",")]
            for name in names:
                found[name].add(name)
            for name in short.split(","):
                found[fold(name.strip())].update(names)
    return {name: frozenset(formal | {name}) for name, formal in found.items()}


def formal_names(given: str) -> frozenset[str]:
    """Return the given names that one may stand for, itself too: of "bill" "william" and "bill"."""
    return _formal().get(given, frozenset({given}))


def skeleton(word: str) -> str:
    """Return a word's first letter and its consonants, so that most misspellings agree: "mcgowan", "mcgowen"."""
    plain = word.replace("ph", "f").replace("ck", "k")
    if plain.startswith("mac") and len(plain) > 5:
        plain = "mc" + plain[3:]
    rest = "".join(c for c in plain[1:] if c not in "aeiouyhw")
    return _DOUBLED.sub(r"\1", plain[:1] + rest)
