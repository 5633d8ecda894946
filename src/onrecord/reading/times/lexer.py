"""A text as tokens of the time grammar: one pass, one class letter a token."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.reading.times.feasts import feast_patterns
from onrecord.reading.times.lexicon import CLASSES, CLOCK_WORDS

_MERIDIEM = r"[apAP](?:\.\s?[mM]\.|[mM])(?![^\W\d_])"
_HOURS = "|".join(CLOCK_WORDS)
_TOKEN = re.compile(
    rf"""(?P<break>\n[^\S\n]*\n)
    | (?P<Z>(?<![\d/-])\d{{4}}-[01]\d-[0-3]\d(?:T[0-2]\d:[0-5]\d(?::[0-5]\d)?Z?)?(?![\d/-]))
    | (?P<z>(?<![\d/.])[0-3]?\d([/.])[0-3]?\d\g<-1>(?:1[89]|20)\d\d(?![\d/]))
    | (?P<C>(?<![\d.:£$€])(?:[01]?\d|2[0-4])(?:(?:[:.][0-5]\d(?::[0-5]\d)?)?\s?{_MERIDIEM}|:[0-5]\d(?::[0-5]\d)?
        (?![\d:])(?:\s?(?:hrs|hours)\b)?|[0-5]\dhrs\b
        |[0-5]\d(?=\s?(?:GMT|UTC|BST|IST|hours|hrs)\b)|\s?o['’]clock)|\b(?:{_HOURS})\so['’]clock\b)
    | (?P<A>\bfrom\snow\b(?!\son\b))
    | (?P<t1>(?<=\bat\s)(?:(?:the|this)\smoment|present)\b)
    | (?P<t2>\b[Ee]very\sother\b)
    | (?P<t7>\bto\scome\b)
    | (?P<t9>(?<![\d/])9/11(?![\d/]))
    | (?P<k>(?<!\w)(?:1[0-9]|20)\d0['’]?s\b|['’]\d0s\b)
    | (?P<short>['’]\d\d\b(?!['’]))
    | (?P<o>\d{{1,2}}(?:st|nd|rd|th)\b)
    | (?P<number>(?<![\w£$€])\d{{1,15}}(?:[,.]\d{{1,9}}){{0,6}}(?![\w%]))
    | (?P<B>\b(?:BCE?|AD|B\.C\.(?:E\.)?|A\.D\.|B\.C)(?!\w))
    | (?P<c>\b(?:GMT|BST|EST|EDT|CST|CDT|PST|PDT|MST|MDT|ET|PT|IST|CET|CEST|AEST|AEDT|UTC)\b|\blocal\stime\b)
    | (?P<x>\b(?:more|less|fewer)\sthan\b|\bat\s(?:least|most)\b|\bup\sto\b|\bclose\sto\b)
    | (?P<h>\b(?:{"|".join(feast_patterns())})\b)
    | (?P<month>\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tues?|Weds?|Thurs?|Fri|Sat|Sun)\.
        (?=\s?,?\s?\d))
    | (?P<word>[^\W\d_]+)
    | (?P<mark>[,():-])
    | (?P<dash>[–—‐‑−])
    | (?P<other>\d+|[^\s])
    """.replace(r"\g<-1>", "(?P=sep)").replace("([/.])", "(?P<sep>[/.])"),
    re.VERBOSE,
)
#: These must be written with a capital: "march" and "may" are verbs; "monday" is Monday.
_CAPITAL = frozenset({"may", "march", "mar", "tues", "weds", "thurs", "jan", "dec", "sept", "sep", "oct"})
#: … but not before a year, nor, in a text without capitals, beside a day: "may 2002", "3 march".
_DOUBTFUL = frozenset({"may", "march"})
_ABBREVIATED_DAYS = frozenset({"mon", "tue", "tues", "wed", "weds", "thu", "thurs", "fri", "sat", "sun"})


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists over the tokens of a text: class letters (one string), start and end offsets."""

    text: str
    classes: str
    starts: list[int]
    ends: list[int]

    def word(self, index: int) -> str:
        """Return a token's text in lower case, without a full stop after it."""
        return self.text[self.starts[index] : self.ends[index]].lower().rstrip(".")


def lex(text: str) -> Tokens:
    """Split a text into tokens, in time linear in its length."""
    classes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    doubtful: list[int] = []
    lower = not any(map(str.isupper, text))
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or "other"
        classes.append(_class_of(kind, found.group()))
        starts.append(found.start())
        ends.append(found.end())
        if classes[-1] == "." and found.group() in _DOUBTFUL:
            doubtful.append(len(classes) - 1)
    for i in doubtful:
        before, after = "".join(classes[max(0, i - 1) : i]), "".join(classes[i + 1 : i + 2])
        if after == "Y" or (lower and (before in ("D", "o") or after == "D")):
            classes[i] = "M"
    return Tokens(text, "".join(classes), starts, ends)


def _class_of(kind: str, word: str) -> str:
    if kind == "word":
        letter = CLASSES.get(word.lower(), ".")
        return "." if letter in "MWw" and word in _CAPITAL else letter
    if kind == "number":
        return _number_class(word)
    if kind == "mark":
        return word
    if kind == "month":
        return "W" if word[:-1].lower() in _ABBREVIATED_DAYS else "M"
    if kind == "other":
        return "." if word.isdigit() else ";"
    return {"break": "|", "dash": "-", "short": "'", "t1": "1", "t2": "2", "t7": "7", "t9": "9"}.get(kind, kind)


def _number_class(word: str) -> str:
    if not word.isdecimal():
        return "n"
    if len(word) <= 2 and 1 <= int(word) <= 31:
        return "D"
    return "Y" if len(word) == 4 and 1000 <= int(word) <= 2100 else "n"
