"""The layer's word lists: who-nouns, titles, words of organisations and places, given names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.model import EntityKind, Sector

FEMALE, MALE, EITHER = "f", "m", "-"

_IRREGULAR = {"child": "children", "person": "persons", "midwife": "midwives", "wife": "wives", "thief": "thieves"}


@dataclass(frozen=True, slots=True)
class Noun:
    """What a common noun (or noun compound) says of somebody whom it heads a mention of."""

    kind: EntityKind
    sector: Sector | None
    gender: str = EITHER
    plural: bool = False
    lemma: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists, keyed by lower-case words with straight apostrophes.

    Attributes:
        nouns: one to three words -> what they say.
        compounds: the last words of the nouns of several words, for a quick first look.
        honorifics: title -> gender.
        ranks: offices and ranks that stand before a name.
        names_any: organisation words that tell wherever they stand in a name -> sector.
        names_last: those that tell only as a name's last word, or as the whole name.
        whole: whole names of one or more words -> sector.
        aliases: a public body's name, as words -> the name that it is best known by.
        phrases: the first words of names of several words that are known whole -> those names.
        given: given name -> gender ("x": both).
        demonyms: a country's adjective -> the country.
        sets: small closed lists, by name.
    """

    nouns: Mapping[str, Noun]
    compounds: frozenset[str]
    honorifics: Mapping[str, str]
    ranks: frozenset[str]
    names_any: Mapping[str, Sector | None]
    names_last: Mapping[str, Sector | None]
    whole: Mapping[str, Sector | None]
    aliases: Mapping[tuple[str, ...], tuple[str, ...]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    place_heads: frozenset[str]
    place_firsts: frozenset[str]
    places: frozenset[str]
    given: Mapping[str, str]
    demonyms: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]

    def tells(self, text: str, *, modifies: bool = False) -> bool:
        """Whether a word, as it is written, may be taken for the one in the lists.

        An acronym that is a word or a name otherwise ("DIG", "ICE") is one in capitals alone, but for a plural's "s".
        A "campaign" before another noun may be an election's or a cause's.
        """
        lower = text.lower()
        if {lower, lower.removesuffix("s")} & self.sets["acronyms"]:
            return text.rstrip("s").isupper()
        return not (modifies and text == "campaign")


@cache
def lexicon() -> Lexicon:
    """Read the lists that come with the package (once a process, some 10 ms)."""
    nouns: dict[str, Noun] = {}
    for word, noun in _nouns():
        nouns.setdefault(word, noun)
    names_any, names_last, whole = _organisations()
    titles = _titles()
    aliases = _aliases()
    place = {key: frozenset(words) for (key,), words in _rows("places.txt")}
    return Lexicon(
        nouns=nouns,
        compounds=frozenset(key.rsplit(" ", 1)[1] for key in nouns if " " in key),
        honorifics=titles[0],
        ranks=titles[1],
        names_any=names_any,
        names_last=names_last,
        whole=whole,
        aliases=aliases,
        phrases=_phrases((*aliases, *(tuple(name.split()) for name in whole))),
        place_heads=place["head"],
        place_firsts=place["first"],
        places=place["name"],
        given=_given(),
        demonyms={word: country for (country,), words in _rows("demonyms.txt") for word in words},
        sets={key: frozenset(words) for (key,), words in _rows("words.txt")},
    )


def _rows(name: str) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    text = resources.files("onrecord.reading.people").joinpath("data", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            *keys, words = (part.strip() for part in line.split("|"))
            yield tuple(keys), [w for part in words.split(",") if (w := part.strip().lower().replace("’", "'"))]


def _nouns() -> Iterator[tuple[str, Noun]]:
    for (kind, sector), words in _rows("nouns.txt"):
        known = None if sector == "-" else Sector(sector)
        for entry in words:
            word, _, gender = entry.partition(":")
            if kind != "person":
                yield word, Noun(EntityKind(kind), known, EITHER, plural=_is_plural(word), lemma=word)
                if kind == "organisation" and not _is_plural(word) and word != "force":
                    yield plural_of(word), Noun(EntityKind.GROUP, known, EITHER, plural=True, lemma=word)
                continue
            yield word, Noun(EntityKind.PERSON, known, gender or EITHER, lemma=word)
            yield plural_of(word), Noun(EntityKind.GROUP, known, gender or EITHER, plural=True, lemma=word)


def _is_plural(word: str) -> bool:
    return word.endswith("s") or word in {
        "police",
        "people",
        "men",
        "women",
        "children",
        "folk",
        "troops",
        "personnel",
        "gardaí",
        "gardai",
    }


def plural_of(word: str) -> str:
    """Return the plural of a noun, or of the noun that heads "x of y"."""
    head, of, rest = word.partition(" of ")
    if head in _IRREGULAR:
        head = _IRREGULAR[head]
    elif head.endswith("man") and not head.endswith(("german", "human", "roman")):
        head = head[:-3] + "men"
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        head = head[:-1] + "ies"
    elif head.endswith(("s", "sh", "ch", "x")):
        head += "es"
    elif head != "police":
        head += "s"
    return head + of + rest


def _organisations() -> tuple[dict[str, Sector | None], dict[str, Sector | None], dict[str, Sector | None]]:
    anywhere: dict[str, Sector | None] = {}
    last: dict[str, Sector | None] = {}
    whole: dict[str, Sector | None] = {}
    for (sector,), words in _rows("organisations.txt"):
        known = None if sector == "-" else Sector(sector)
        for entry in words:
            word = entry.strip('"')
            if word.startswith("*"):
                anywhere.setdefault(word[1:], known)
            elif " " in word:
                whole.setdefault(word, known)
            else:
                last.setdefault(word, known)
    return anywhere, last, whole


def _aliases() -> dict[tuple[str, ...], tuple[str, ...]]:
    return {
        tuple(name.split()): tuple(full.split()) for (full,), names in _rows("aliases.txt") for name in (full, *names)
    }


def _phrases(names: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(set(names), key=lambda words: (-len(words), words)):
        if len(name) > 1 and all(word.isalpha() for word in name):
            found.setdefault(name[0], []).append(name)
    return {first: tuple(rest) for first, rest in found.items()}


def _titles() -> tuple[dict[str, str], frozenset[str]]:
    honorifics: dict[str, str] = {}
    ranks: frozenset[str] = frozenset()
    for (key,), words in _rows("titles.txt"):
        kind, _, gender = key.partition(":")
        if kind == "rank":
            ranks = ranks | frozenset(words)
        else:
            honorifics.update(dict.fromkeys(words, gender))
    return honorifics, ranks


def _given() -> dict[str, str]:
    given: dict[str, str] = {}
    for file in ("more_names.txt", "given_names.txt"):
        for (gender,), words in _rows(file):
            for word in words:
                given[word] = gender if given.get(word, gender) == gender else "x"
    return given
