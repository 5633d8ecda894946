"""The grammar: which sequences of token classes are time expressions.

A rule is a regular expression over class letters (``lexicon`` lists them), not over text, so that a rule is one line
and finding costs time linear in the tokens: no rule holds an unbounded repeat. Where several rules fit at a place the
first one wins, so longer forms stand before shorter ones; a rule whose builder declines gives way to the next. What an
expression covers follows the TIMEX3 guidelines (TimeML 1.2.1): determiners and modifiers are in it, prepositions are
not. Values follow TIDES and HeidelTime (Strötgen and Gertz, 2013).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from onrecord.reading.times import builders as build
from onrecord.reading.times.builders import Match
from onrecord.reading.times.expression import Expression
from onrecord.reading.times.lexer import Tokens

# Pieces. A year, with its era or without; the end, the early part of; a number of units; about.
_Y = "(?P<y>[Y']|[nDY](?=B))(?P<era>B)?"
_PRE = "(?:t?m-?|mi|t?bO|tmbO|Gi)?"
_N = "(?P<n>(?:n(?:-?n)?|D|Y(?=u))(?:&a?Q)?|a?fO?|a?q|a(?:n(?!-))?)"
_X = "x{0,2}"
_CLOCK = "(?P<clock>[CN])c?"
_NOT_AGE = "(?!-?g|Og|-?[UD]-?g)"
_NIGHT_OF = "(?:mit|t|m)?m?(?P<part>P)[O~]"

_RULES: tuple[tuple[str, Callable[[Match], Expression | None]], ...] = (
    ("(?P<iso>Z)", build.iso),
    ("(?P<date>z)", build.numeric),
    (f"{_CLOCK},?(?P<w>W)?,?(?P<m>M)(?P<d>[Do])(?:,?{_Y})?c?", build.calendar),
    (f"{_CLOCK},?(?:(?P<w>W),?)?t?(?P<d>[Do])O?(?P<m>M)(?:,?{_Y})?c?", build.calendar),
    (f"(?:{_NIGHT_OF})?(?:(?P<w>W),?)?t?(?P<d>[Do])O?(?P<m>M)(?:,?O?{_Y})?(?:,?{_CLOCK})?", build.calendar),
    (f"(?:{_NIGHT_OF})?(?:(?P<w>W),?)?(?P<m>M)t?(?P<d>[Do])(?![-]?[uU])(?:,?O?{_Y})?(?:,?{_CLOCK})?", build.calendar),
    ("(?P<d>[Do])(?=(?P<next>[-&])[Do]O?M)", build.calendar),
    ("(?P<m>M)(?=(?P<next>[-&])MO?Y)", build.calendar),
    ("(?<=M[Do][-&])(?P<d>[Do])(?:,?(?P<y>Y))?", build.calendar),
    (f"{_PRE}(?P<m>M)(?:,|O)?{_Y}", build.calendar),
    (f"{_PRE}(?P<m>M)O(?P<same>[Jt]J?U)", build.calendar),
    (f"{_PRE}t?m?(?P<s>S)(?:,|O)?{_Y}", build.calendar),
    (f"{_Y}(?P<s>S)", build.calendar),
    ("t?(?P<rank>o)(?P<sec>Q)O(?P<y>Y)", build.section),
    ("(?P<h>h)(?P<part>P)?,?(?P<y>Y)?", build.holiday),
    # Two steps away; beside what has no date.
    ("t?(?:(?P<u>U)|(?P<part>P))(?P<way>v)(?P<step>R)", build.two_steps),
    ("t(?:(?P<u>U)|(?P<part>P)|(?P<w>W)|(?P<k>K))(?P<way>v)(?P<step>[LX])(?!U)", build.two_steps),
    ("m?(?P<w>W)(?P<week>U)(?!-|l)", build.in_a_week),
    ("(?<!4)a(?P<week>U)~(?P<w>W)", build.in_a_week),
    ("t(?P<w>W)(?P<part>P)?(?=[vFO])", build.beside),
    # Deictic days and parts of days.
    (f"(?:[EGm](?=[RTLH]))?(?P<step>[RT])(?:m?(?P<part>P)|@?{_CLOCK})?", build.this_day),
    ("(?:m-?)?(?P<the>t)?(?P<step>[LVXFHJ])J?m?(?P<part>P)", build.this_day),
    ("t(?P<part>P)(?P<way>[vF])(?=[,;|])", build.this_day),
    ("t(?P<part>P)(?P<way>[vF])", build.beside),
    # Weekdays.
    ("m?(?P<the>t)?(?P<step>[LVXFHJ])(?P<w>W)(?P<part>P)?", build.shifted),
    (f"{_CLOCK},?(?P<w>W)(?P<part>P)?", build.calendar),
    (f"{_NIGHT_OF}(?P<w>W)", build.calendar),
    (f"m?-?(?P<w>W)(?:m?(?P<part>P)|,?{_CLOCK})?", build.calendar),
    # Counted and shifted units.
    (f"{_X}{_N}(?P<u>[uU])(?P<way>[AEG]|v(?=[,;|]))", build.counted),
    ("(?P<u>u)(?P<way>[AEG])", build.counted),
    (f"t?(?:o|[LVXF])(?:{_N})?(?P<u>u)", build.period),
    ("(?:[EGm](?:i|(?=H|J)))?(?P<the>t)?(?P<step>[LVXFHJ])J?(?P<u>U)", build.shifted),
    ("(?:[EGm]i|t?bO|t?mbO)(?P<the>t)(?P<u>U)", build.shifted),
    ("(?P<the>t)(?P<u>U)(?P<way>[vF])(?=[,;|])", build.shifted),
    ("(?:[EGm])?(?P<the>t)?(?P<step>[LVXFHJ])m?(?:(?P<m>M)|(?P<s>S)|(?P<k>K))", build.shifted),
    ("(?P<the>t)(?P<k>K)", build.shifted),
    # Sets and durations.
    ("e(?:(?P<w>W)(?P<part>P)?|(?P<night>P)|(?P<k>K)|(?P<n>n)?(?P<u>[uU]))", build.repeated),
    ("(?P<w>w)(?P<part>P)?", build.repeated),
    ("(?P<y>y)", build.repeated),
    ("t?m?-?(?P<rank>o)-?(?P<u>U)(?P<era>B)?", build.century),
    (f"{_X}{_N}-?(?P<u>[uU])(?:-?l)?{_NOT_AGE}", build.period),
    ("(?P<u>[uU])-(?P<long>l)", build.period),
    ("(?P<half>Q)[-a](?P<u>U)", build.period),
    ("(?<=4)(?P<u>u)", build.period),
    # What is left: months, seasons, decades, years, clock times, references.
    ("t?m?-?(?P<k>k)", build.decade),
    (f"{_PRE}(?P<m>M)", build.calendar),
    ("(?:t?bO)?t?m?-?(?P<s>S)", build.calendar),
    (f"{_PRE}(?:tU)?{_Y}", build.calendar),
    ("(?<=Y-)(?P<y>[nD])", build.calendar),
    (f"{_X}{_CLOCK}", build.calendar),
    ("(?<=@)(?P<part>P)", build.calendar),
    ("(?<=~)t(?P<d>o)", build.calendar),
    ("(?P<r>r)(?P<u>u)?", build.reference),
    ("t(?P<r>[L5])", build.reference),
)
_GROUP = re.compile(r"\(\?P<\w+>")
_EACH = tuple(re.compile(pattern) for pattern, _ in _RULES)
_ANY = re.compile("|".join(f"(?P<r{i}>{_GROUP.sub('(?:', pattern)})" for i, (pattern, _) in enumerate(_RULES)))


def find(tokens: Tokens) -> Iterator[Expression]:
    """Yield the time expressions of a text, in order and without overlaps."""
    position = 0
    while found := _ANY.search(tokens.classes, position):
        position = found.start() + 1
        for i in range(int((found.lastgroup or "r0")[1:]), len(_RULES)):
            match = _EACH[i].match(tokens.classes, found.start())
            said = _RULES[i][1](Match(tokens, match)) if match else None
            if match and said:
                yield said
                position = match.end()
                break
