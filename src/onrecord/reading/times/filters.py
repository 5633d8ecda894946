"""Words that look like times and are not: "may" and "march", people called April, 1,500 men."""

from __future__ import annotations

import re

from onrecord.reading.times.expression import Anchor, Expression
from onrecord.reading.times.lexer import Tokens
from onrecord.reading.times.names import is_seasons_name
from onrecord.reading.times.tense import Tenses

_NAMES = frozenset({"may", "april", "june", "august", "march"})
_WITHIN_NAMES = frozenset({"compound", "amod", "nmod", "nummod", "poss"})
_NAME_LABELS = frozenset({"PERSON", "ORG", "EVENT", "WORK_OF_ART", "LAW", "FAC", "NORP", "PRODUCT"})
#: "1915 Birch Street", "the 1700 block of Mill Lane".
_ADDRESS = re.compile(
    r"\s+(?:block\b|(?:[NSEW]\.?\s+|North\s+|South\s+|East\s+|West\s+)?(?:[A-Z][\w’'-]+\s+|\d+\w{2}\s+){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Way|Highway|Hwy|Parkway|Terrace)\b)"
)
_COUNTED = frozenset({"CARDINAL", "MONEY", "QUANTITY", "PERCENT"})


def is_time(said: Expression, tokens: Tokens, tenses: Tenses, borne: frozenset[str] = frozenset()) -> bool:
    """Whether an expression of one bare word is a time where it stands.

    ``borne`` are the months that the text names people by: after "Mr March", "March was freed" tells no date.
    """
    if tokens.classes[said.first] == "W" and said.last - said.first <= 1 and _is_named_day(said, tokens, tenses):
        return False
    if said.part and said.day is None and said.weekday is None and tokens.classes[said.last] == "P" and not said.unit:
        token = tenses.token_at(tokens.starts[said.last])
        if token is not None and token.dep_ == "compound":
            return False  # "in the morning meetings"
    bare = said.first == said.last
    if said.feast is not None:
        return not _is_named_feast(said, tokens, tenses)
    if bare and tokens.word(said.first) == "soon":
        return _is_soon(said, tokens, tenses)
    if bare and tokens.classes[said.first] == "5":
        token = tenses.token_at(said.start)
        return token is not None and token.dep_ == "amod"
    if said.unit == "day" and tokens.word(said.first) == "overnight":
        token = tenses.token_at(said.start)
        return token is not None and token.pos_ == "ADV"
    if bare and tokens.classes[said.first] in "yRr" and tokens.text[said.start].isupper():
        return not _beside_capital(said, tokens)
    if said.value is not None or said.unit is not None:
        return True
    if bare and said.month and not said.day and said.anchor is not Anchor.NEXT:
        if tokens.word(said.first) in borne and not (said.first and tokens.classes[said.first - 1] in "i4b&"):
            return False
        return _is_month(said, tokens, tenses)
    if said.day and said.month is None:
        return tokens.word(said.last)[0].isdigit()
    if said.season and said.year is None and said.last - said.first <= 1:
        if tokens.word(said.last) == "fall":
            # "In the fall" is a season; "the fall in prices" and "the fall of the house" are none.
            led = said.first and tokens.classes[said.first - 1] == "i"
            return bool(led) and not bare and tokens.classes[said.last + 1 : said.last + 2] not in ("O", "i")
        if is_seasons_name(tenses.token_at(tokens.starts[said.last])):
            return False
        token = tenses.token_at(said.start)
        return token is not None and (not bare or token.pos_ in ("NOUN", "PROPN"))
    if said.year is not None and bare and not said.short:
        return _is_year(said, tokens, tenses)
    return not (said.short and bare) or _is_short_year(said, tokens)


def _is_named_day(said: Expression, tokens: Tokens, tenses: Tenses) -> bool:
    """Whether a weekday is part of a name: "Bloody Sunday", "the Sunday Echo", "Saturday Night Live"."""
    if said.day is not None or said.clock is not None:
        return False
    day, last = tenses.token_at(said.start), tenses.token_at(tokens.starts[said.last])
    if day is None or last is None:
        return False
    if said.first and tokens.classes[said.first - 1] == ".":
        start, end = tokens.starts[said.first - 1], tokens.ends[said.first - 1]
        before = tenses.token_at(start)
        # "told WMUR Monday": initials are no first part of a day's name.
        initials = tokens.text[start:end].isupper()
        beside = not initials and tokens.text[end : said.start].isspace() and tokens.text[start].isupper()
        if before is not None and beside and before.head.i == day.i and before.dep_ in _WITHIN_NAMES:
            return True
    after = tenses.token_at(said.end + 1)
    if after is None or tokens.text[said.end : said.end + 1] != " " or not after.text[:1].isupper():
        return False
    if day.ent_type_ == after.ent_type_ and day.ent_type_ in _NAME_LABELS:
        return True
    if said.first and tokens.classes[said.first - 1] in "~a":
        return False  # "On Monday Mr Hay said …", "a Friday Chatterbook post": the parser takes it for one name
    return bool(last.dep_ in _WITHIN_NAMES and last.head.i > last.i and last.head.text[:1].isupper())


def _is_soon(said: Expression, tokens: Tokens, tenses: Tenses) -> bool:
    """Whether "soon" is from now: not "as soon as", "soon after", nor what soon followed."""
    after = tokens.word(said.last + 1) if said.last + 1 < len(tokens.starts) else ""
    before = tokens.word(said.first - 1) if said.first else ""
    if after in ("as", "after") or before in ("as", "too", "how"):
        return False
    return tenses.direction(said.start, False) == 1


def _is_named_feast(said: Expression, tokens: Tokens, tenses: Tenses) -> bool:
    """Whether a feast is part of a name: "the Good Friday Agreement", "Noel Christmas"."""
    token = tenses.token_at(said.start)
    if token is not None and token.ent_type_ in ("PERSON", "ORG", "WORK_OF_ART"):
        return True
    if said.first and tokens.classes[said.first - 1] == "." and not (token is None or token.is_sent_start):
        start, end = tokens.starts[said.first - 1], tokens.ends[said.first - 1]
        before = tenses.token_at(start)
        if tokens.text[start].isupper() and tokens.text[end : said.start] == " " and before and before.pos_ == "PROPN":
            return True
    after = tokens.classes[said.last + 1 : said.last + 2]
    return after == "." and tokens.text[said.end : said.end + 1] == " " and tokens.text[said.end + 1].isupper()


def _beside_capital(said: Expression, tokens: Tokens) -> bool:
    """Whether a capitalised word is part of a name: "USA Today", "the Daily News"."""
    if said.first and tokens.classes[said.first - 1] == "." and tokens.text[tokens.starts[said.first - 1]].isupper():
        return tokens.ends[said.first - 1] + 1 == said.start
    return tokens.classes[said.first] == "y" and tokens.text[said.end + 1 : said.end + 2].isupper()


def _is_month(said: Expression, tokens: Tokens, tenses: Tenses) -> bool:
    token = tenses.token_at(said.start)
    if token is None or token.tag_ == "MD" or token.pos_ in ("VERB", "AUX"):
        return False
    before = tokens.classes[said.first - 1] if said.first else "|"
    if before in "i4":
        return True
    if before == "." and tokens.text[tokens.starts[said.first - 1]].isupper():
        previous = tenses.token_at(tokens.starts[said.first - 1])
        if previous is None or previous.pos_ == "PROPN" or not previous.is_sent_start:
            return False  # "Theresa May", "the Long March"
    if tokens.word(said.first) in _NAMES and tokens.text[said.end + 1 : said.end + 2].isupper():
        return False  # "June Field said"
    if token.ent_type_ == "DATE":
        return True
    if token.ent_type_ in ("PERSON", "ORG", "GPE", "FAC", "EVENT", "WORK_OF_ART"):
        return False
    return tokens.word(said.first) not in _NAMES


def _is_year(said: Expression, tokens: Tokens, tenses: Tenses) -> bool:
    token = tenses.token_at(said.start)
    if token is None or said.year is None or _ADDRESS.match(tokens.text, said.end, said.end + 60):
        return False
    if token.ent_type_ == "DATE":
        return True
    after = tenses.token_at(said.end + 1)
    counted = after is not None and after.tag_ in ("NNS", "NNPS")
    before = tokens.classes[said.first - 1] if said.first else "|"
    if before == "i":
        return not counted
    return 1400 <= said.year <= 2050 and not counted and token.ent_type_ not in _COUNTED | {"TIME"}


def _is_short_year(said: Expression, tokens: Tokens) -> bool:
    """'89, or the end of 1991-92."""
    word = tokens.text[said.start : said.end]
    if not word[0].isdigit():
        return True
    return len(word) == 2 and said.first >= 2 and int(tokens.text[tokens.starts[said.first - 2] :][2:4]) < int(word)
