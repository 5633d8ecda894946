"""Text in capitals as it would be written without them: taggers and parsers learnt from text in both cases.

Every character keeps its place, so spans are the same. What the report itself writes in small letters elsewhere, or an
English dictionary knows, is no name; all else keeps a capital.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Set

from spacy.language import Language

from onrecord.model import Block

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_OPENS = re.compile(r"(?:^|[.?!:…][\"”’')]*\s+)[\"“‘'(]*$")
_VOWEL = re.compile(r"[AEIOUYÀ-Ý]")
#: Shorter blocks are as likely to be a name or an acronym.
_LEAST_LETTERS, _LEAST_WORDS = 12, 3
_ENDINGS = (("ies", "y"), ("ied", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""))
_MORE_ENDINGS = (("ing", "e"), ("er", ""), ("er", "e"), ("est", ""), ("ly", ""), ("'s", ""), ("’s", ""))
_TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "rev", "prof", "sgt", "pc", "dc", "di")
)
#: Days and months, those apart that are words as well.
_DAYS = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "april"),
        *("june", "july", "august", "september", "october", "november", "december"),
    )
)

#: Tells whether a word in small letters is one that English writes so.
Known = Callable[[str], bool]


def recased(nlp: Language, text: str, blocks: Iterable[Block]) -> str:
    """Return a text with the blocks that are all in capitals in ordinary case, character for character."""
    shouted = [block.span for block in blocks if _is_shouted(block.span.words(text))]
    if not shouted:
        return text
    pieces, position = [], 0
    for span in shouted:
        pieces += [text[position : span.start], "\0" * len(span)]
        position = span.end
    calm = "".join([*pieces, text[position:]])
    small = {word for word in _WORD.findall(calm) if word.islower()}
    names = {word.lower() for word in _WORD.findall(calm) if word.istitle()} - small
    acronyms = {word for word in _WORD.findall(calm) if word.isupper() and len(word) > 1}
    known = _dictionary(nlp)
    characters = list(text)
    for span in shouted:
        before = ""
        for found in _WORD.finditer(text, span.start, span.end):
            word = found.group()
            opens = _OPENS.search(text[max(span.start, found.start() - 6) : found.start()]) is not None
            opens, before = opens or before in _TITLES, word.lower()
            written = _written(word, small, names, acronyms, known, opens=opens)
            if len(written) == len(word):
                characters[found.start() : found.end()] = written
    return "".join(characters)


def _is_shouted(words: str) -> bool:
    letters = sum(ch.isalpha() for ch in words)
    return words.isupper() and letters >= _LEAST_LETTERS and len(words.split()) >= _LEAST_WORDS


def _written(word: str, small: Set[str], names: Set[str], acronyms: Set[str], known: Known, *, opens: bool) -> str:
    lower = word.lower()
    if word in acronyms or (len(word) > 1 and not _VOWEL.search(word) and lower not in _TITLES):
        return word
    if lower == "i" or lower in _TITLES | _DAYS or lower in names or opens:
        return word[0] + lower[1:]
    return lower if lower in small or known(lower) else word[0] + lower[1:]


def _dictionary(nlp: Language) -> Known:
    """Return what the lemmatiser's tables, which are WordNet's, and the language's function words tell."""
    tables = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]  # spaCy types every pipe as a callable
    words: set[str] = set(nlp.Defaults.stop_words)
    for name in ("lemma_index", "lemma_exc"):
        for group in tables.get_table(name).values():
            words.update(group)

    def known(word: str) -> bool:
        return word in words or any(
            word.endswith(ending) and word.removesuffix(ending) + instead in words
            for ending, instead in (*_ENDINGS, *_MORE_ENDINGS)
        )

    return known
