"""Text in small letters or in capitals throughout: the capitals that it would have, so far as its words tell.

The evidence is in lists (given names, titles, countries, bodies, weekdays), in the gazetteer, and in what stands
beside a word: "in", a title, a given name, "road". What nothing tells stays small: a name too few is missing from the
reading, one too many would be wrong in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.pipeline import Lemmatizer

from onrecord.model import Document
from onrecord.reading.language import parse
from onrecord.reading.people.lexicon import Lexicon, lexicon
from onrecord.reading.places.gazetteer import Gazetteer, default_gazetteer

#: A text with fewer words says too little about its letters.
_FEW = 20
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\w\s]")
_CALENDAR = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "april"}
    | {"june", "july", "august", "september", "october", "november", "december", "christmas", "easter", "ramadan"}
)
_DOUBTFUL_MONTHS = frozenset({"may", "march"})
_DATING = frozenset({"in", "since", "last", "until", "early", "late", "mid", "by", "of", "next", "this"})
_PLACING = frozenset({"in", "near", "at", "outside", "across", "from", "to", "around", "towards", "of"})
_CAPITALS = frozenset(
    {"uk", "usa", "eu", "dup", "iopc", "ipcc", "lapd", "nypd", "psni", "fir", "cid", "ips", "ias", "unicef", "nato"}
    | {"asi", "acp", "gmp", "mi5", "hmicfrs", "gsoc", "naacp", "aclu", "tv", "ceo", "cctv", "mp", "mps", "pc", "pcs"}
    | {"sho", "dig", "swat", "covid"}
)  # fmt: skip
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "dame", "prof", "shri", "smt", "justice"})
_AFTER_NAMES = frozenset(
    {"said", "says", "told", "was", "is", "has", "had", "who", "added", "died", "were", "whose", "did", "will", "'s"}
    | {"denied", "claimed", "asked", "called", "refused", "(", "wrote", "declined", "described", "aged", ","}
)
_INNER = frozenset({"of", "the", "and", "for", "in", "on", "a", "an", "to"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
#: The least people of a town that a word names by itself, and of one that "in" or the like stands before.
_BIG, _SMALL = 150_000, 3_000
_SENTENCE = re.compile(r"[.?!][\"”’')\]]*$")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words and marks of a text: small letters, where they stand, and where sentences begin."""

    small: list[str]
    starts: list[int]
    ends: list[int]
    opens: list[bool]


def letters_of(text: str) -> str | None:
    """Return ``"small"`` or ``"capital"`` where a text is set in such letters throughout, else ``None``."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    if len(words) < _FEW:
        return None
    # A line that comes again and again says no more of how the rest is set than one does.
    words = list(dict.fromkeys(words))
    if sum(not word.islower() for word in words) < 0.02 * len(words):
        return "small"
    return "capital" if sum(word.isupper() for word in words) > 0.9 * len(words) else None


def recased(document: Document, nlp: Language) -> str:
    """Return a text in small letters or capitals with the capitals that it would have; each character stays in place.

    Args:
        document: whose text it is.
        nlp: its recogniser of names is asked for those that no list has.
    """
    words = _words(document)
    caser = _Caser(words, lexicon(), default_gazetteer(), _commonness(nlp))
    text = _put(document.text, words, caser.forms())
    doc = parse(nlp, text, document.blocks)
    caser.take((ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ in _NAMES)
    return _put(document.text, words, caser.forms())


def _put(text: str, words: _Words, forms: list[str]) -> str:
    parts, position = [], 0
    for start, end, form in zip(words.starts, words.ends, forms, strict=True):
        # A few letters have two characters in the other case.
        parts += [text[position:start], form.replace("'", "’") if "’" in text[start:end] else form]
        if len(form) != end - start:
            parts[-1] = text[start:end]
        position = end
    return "".join((*parts, text[position:]))


def _words(document: Document) -> _Words:
    text = document.text
    blocks = {block.span.start for block in document.blocks}
    words = _Words([], [], [], [])
    last = 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        between = text[max(0, last - 4) : last]
        begins = any(k in blocks for k in range(last, start + 1)) or "\n\n" in text[last:start]
        words.small.append(found.group().lower().replace("’", "'"))
        words.starts.append(start)
        words.ends.append(end)
        words.opens.append(not words.small[:-1] or begins or bool(_SENTENCE.search(between)))
        last = end
    # A mark before the first word of a sentence leaves it the first.
    for i in range(1, len(words.small)):
        if words.opens[i - 1] and not words.small[i - 1][0].isalnum():
            words.opens[i] = True
    return words


class _Caser:
    """Finds the names of one text, word by word."""

    def __init__(self, words: _Words, lex: Lexicon, gazetteer: Gazetteer, common: Callable[[str], bool]) -> None:
        self._words = words.small
        self._starts = words.starts
        self._opens = words.opens
        self._lex = lex
        self._gazetteer = gazetteer
        self._common = common
        self._capital = [False] * len(words.small)

    def forms(self) -> list[str]:
        """Return each word as it is to be read."""
        self._known()
        self._people()
        self._places()
        self._again()
        return [self._form(i) for i in range(len(self._words))]

    def take(self, spans: Iterable[tuple[int, int]]) -> None:
        """Take the words in spans of the text for names."""
        for start, end in spans:
            first = bisect_left(self._starts, start)
            after = bisect_left(self._starts, end)
            named = [k for k in range(first, after) if not self._is_common(self._words[k])]
            if named:
                self._raise(first, after)

    def _form(self, i: int) -> str:
        word = self._words[i]
        if word in _CAPITALS or self._is_acronym(word) or word == "i" or word.startswith("i'"):
            return word.upper() if "'" not in word else "I" + word[1:]
        return word[:1].upper() + word[1:] if self._capital[i] or self._opens[i] else word

    def _is_acronym(self, word: str) -> bool:
        known = word in self._lex.names_last or word in self._lex.names_any or (word,) in self._lex.aliases
        ranked = word in self._lex.ranks or word in self._lex.nouns
        return 1 < len(word) < 6 and not set(word) & set("aeiouyáéíóú'") and (known or ranked) and word not in _SPELT

    def _known(self) -> None:
        """Days, months, countries, peoples and the bodies that everybody knows."""
        for i, word in enumerate(self._words):
            before = self._words[i - 1] if i else ""
            after = self._words[i + 1] if i + 1 < len(self._words) else ""
            dated = before.isdigit() or after.isdigit() or (before in _DATING and before != "of")
            if word in _CALENDAR or (word in _DOUBTFUL_MONTHS and dated) or word in self._lex.demonyms:
                self._capital[i] = True
            for phrase in self._lex.phrases.get(word, ()):
                if tuple(self._words[i : i + len(phrase)]) == phrase and (
                    phrase in self._lex.aliases or not all(map(self._is_common, phrase))
                ):
                    self._raise(i, i + len(phrase))
                    break

    def _people(self) -> None:
        """Words after a title, after a rank and before a surname, and given names with what follows them."""
        total = len(self._words)
        for i, word in enumerate(self._words):
            following = self._words[i + 1] if i + 1 < total else ""
            if word in _TITLES and following[:1].isalpha() and following not in self._lex.sets["stop"]:
                self._raise(i, i + 2)
                if i + 2 < total and following in self._lex.given and self._is_surname(i + 2):
                    self._capital[i + 2] = True
            elif self._is_given(i) and i + 1 < total and self._is_surname(i + 1):
                last = i + 2
                if last < total and self._is_given(i + 1) and self._is_surname(last):
                    last += 1  # "sarah jane roe"
                self._raise(i, last)
                if i and self._words[i - 1] in self._lex.ranks:
                    self._capital[i - 1] = True

    def _is_given(self, i: int) -> bool:
        word = self._words[i]
        return word in self._lex.given and len(word) > 2 and word not in self._lex.sets["lower_case_words"]

    def _is_surname(self, i: int) -> bool:
        """Whether a word after a given name is no other: it is none that is common, or a verb of a person follows."""
        word = self._words[i]
        following = self._words[i + 1] if i + 1 < len(self._words) else ""
        if word in _DOUBTFUL_MONTHS and following in _AFTER_NAMES:
            return True
        if not word[0].isalpha() or word in self._lex.sets["stop"] or len(word) < 2 or self._opens[i]:
            return False
        if not self._is_common(word):
            return True
        return following in _AFTER_NAMES and word not in _AFTER_NAMES and word not in self._lex.nouns

    def _is_common(self, word: str) -> bool:
        lex = self._lex
        return word in lex.nouns or word in lex.sets["stop"] or self._common(word)

    def _places(self) -> None:
        total = len(self._words)
        for i, word in enumerate(self._words):
            if not word[0].isalpha():
                continue
            led = i > 0 and self._words[i - 1] in _PLACING
            for width in (3, 2, 1):
                name = " ".join(self._words[i : i + width])
                if i + width <= total and self._is_place(name, width, led):
                    self._raise(i, i + width)
                    break
            heads = word in self._lex.sets["streets"] or word in self._lex.sets["small_heads"]
            if heads and i and self._names_a_head(i):
                self._raise(i - 1, i + 1)

    def _is_place(self, name: str, width: int, led: bool) -> bool:
        if name in self._lex.places:
            return True
        if width == 1:
            if self._is_common(name) or len(name) < 4 or name in self._lex.sets["lower_case_words"]:
                return False
            least = _SMALL if led else _BIG
            return (led or name not in self._lex.given) and self._gazetteer.population(name) >= least
        inner = name.split()
        if any(word in _INNER or not word.isalpha() for word in (inner[0], inner[-1])):
            return False
        return not all(map(self._is_common, inner)) and self._gazetteer.population(name) >= _SMALL

    def _names_a_head(self, i: int) -> bool:
        """Whether the word before "road" or "police" is a name: one that no list of words has."""
        before = self._words[i - 1]
        street = self._words[i] in self._lex.sets["streets"]
        named = before.isalpha() and len(before) > 3 and not self._is_common(before) and not before.endswith("s")
        # "of mill lane", "on station road": no article stands before a street's name.
        led = i > 1 and self._words[i - 2] in _PLACING | {"on"} and before.isalpha()
        bare = led and before not in self._lex.sets["stop"] and not before.endswith(("ing", "ed"))
        return self._capital[i - 1] or (street and (named or bare))

    def _again(self) -> None:
        """A surname that stood with its bearer's given name is one wherever it stands, if it is no other word."""
        known = {
            self._words[i]
            for i in range(1, len(self._words))
            if self._capital[i] and self._capital[i - 1] and not self._is_common(self._words[i])
        }
        for i, word in enumerate(self._words):
            if word in known and len(word) > 2:
                self._capital[i] = True

    def _raise(self, first: int, after: int) -> None:
        for k in range(first, min(after, len(self._words))):
            if self._words[k] not in _INNER:
                self._capital[k] = True


#: Short words without vowels that are written small.
_SPELT = frozenset({"sgt", "supt", "insp", "cllr", "mr", "mrs", "ms", "dr", "st", "rd", "ltd", "plc", "capt", "lt"})


def _commonness(nlp: Language) -> Callable[[str], bool]:
    """Return a test of whether a word, or what it is a form of, is a verb, adjective, adverb or small word.

    The words are those of the pipeline's lemmatiser; a pipeline without one knows the small words alone.
    """
    tables = [STOP_WORDS, *_tables(nlp)]

    @cache
    def is_common(word: str) -> bool:
        stems = {word, word.removesuffix("'s")}
        for suffix in ("s", "es", "d", "ed", "ing", "ly", "er"):
            if word.endswith(suffix) and len(word) - len(suffix) > 2:
                stem = word.removesuffix(suffix)
                stems |= {stem, stem + "e", stem[:-1] if stem[-1] == stem[-2] else stem}
        return any(stem in table for stem in stems for table in tables)

    return is_common


def _tables(nlp: Language) -> Iterator[Set[str]]:
    lemmatiser = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
    lookups = lemmatiser.lookups if isinstance(lemmatiser, Lemmatizer) else Lookups()
    for name in ("lemma_index", "lemma_exc"):
        if lookups.has_table(name):
            table = lookups.get_table(name)
            yield from (frozenset(table[part]) for part in ("verb", "adj", "adv") if part in table)
