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
from onrecord.reading.times import business, digits
from onrecord.reading.times.builders import Match
from onrecord.reading.times.expression import Expression
from onrecord.reading.times.lexer import Tokens

# Pieces. A year, with its era or without; the end, the early part of; a number of units; about.
_Y = "(?P<y>[Y']|[nDY](?=B))(?P<era>B)?"
_PRE = "(?:t?m-?|mi|t?bO|tmbO|Gi)?"
_N = "(?P<n>(?:n(?:-?n)?|D|Y(?=u))(?:-?&-?a?-?Q)?|a?fO?|a?q|a(?:n(?!-))?)j?"
_X = "x{0,2}"
_CLOCK = "(?P<clock>[CN])c?"
_NOT_AGE = "(?!-?g|Og|-?[UD]-?g)"
_NIGHT_OF = "(?:(?:mit|t|m)?m?(?P<part>P)[O~]|t?m(?P<hours>u)O)"
#: "the end of" before "last year".
_END_OF = "t?m?bO(?=[LVXHJ])"

_RULES: tuple[tuple[str, Callable[[Match], Expression | None]], ...] = (
    ("(?P<iso>Z)", digits.iso),
    ("(?P<date>z)", digits.numeric),
    ("(?P<nine>9)", business.nine_eleven),
    ("(?P<m>M)(?P<d>D)(?=0)", business.nine_eleven),
    ("(?:t?(?P<d>[Do])O?)?(?P<m>M)(?:t?(?P<d2>[Do]))?(?P<step>[LX])(?P<u>U)", build.month_of_year),
    (f"{_X}{_CLOCK},?(?P<w>W)?,?(?P<m>M)(?P<d>[Do])(?:,?{_Y})?c?", build.calendar),
    (f"{_X}{_CLOCK},?(?:(?P<w>W),?)?t?(?P<d>[Do])O?(?P<m>M)(?:,?{_Y})?c?", build.calendar),
    (f"{_X}(?P<clock>C)it(?P<part>P)", build.daytime),
    # The first of two, which takes its month or year from the second: "26 June - 4 August 1952".
    ("(?P<d>[Do])O?(?P<m>M)(?=(?P<next>[-&])t?[Do]O?MO?,?Y)", build.calendar),
    ("(?P<m>M)(?P<d>[Do])(?=(?P<next>[-&])M[Do],?Y)", build.calendar),
    (f"(?:{_NIGHT_OF})?(?:(?P<w>W),?)?t?(?P<d>[Do])O?(?P<m>M)(?:,?O?{_Y})?(?:,?{_CLOCK})?", build.calendar),
    (f"(?:{_NIGHT_OF})?(?:(?P<w>W),?)?(?P<m>M)t?(?P<d>[Do])(?![-]?[uU])(?:,?O?{_Y})?(?:,?{_CLOCK})?", build.calendar),
    ("t?(?P<d>[Do])(?=(?P<next>[-&])t?[Do]O?M)", build.calendar),
    ("(?P<y>[nDY])(?=(?P<next>[-&])[nDY]B)", build.calendar),
    ("(?P<m>M)(?=(?P<next>[-&])MO?Y)", build.calendar),
    ("(?<=M[Do][-&])(?P<d>[Do])(?:,?(?P<y>Y))?", build.calendar),
    (f"{_PRE}(?P<m>M)(?:,|O)?{_Y}", build.calendar),
    (f"{_PRE}(?P<m>M)O(?P<same>[Jt]J?U)", build.calendar),
    ("(?P<m>M)(?=(?P<next>[-&])M[LXH]U)", build.calendar),
    (f"{_PRE}t?m?(?P<s>S)(?:,|O)?{_Y}", build.calendar),
    (f"{_Y}(?P<s>S)", build.calendar),
    ("t?(?P<rank>o)-?(?P<sec>Q)(?:O(?:(?P<y>Y)|t?(?P<step>[LVXH])U))?", business.section),
    ("(?P<the>t)?(?P<step>[LVXFHJ])(?P<quarter>Q)", business.quarter),
    ("(?P<the>t)(?:r)?(?P<quarter>Q)(?![Oa])", business.quarter),
    (f"sU?{_Y}", build.calendar),
    (f"(?:{_END_OF})?(?P<the>t)?(?P<step>[LVXFHJ])?(?P<fiscal>s)(?P<u>U)", build.shifted),
    ("(?P<h>h)(?P<part>P)?(?:,?(?P<y>Y))?", build.holiday),
    # Two steps away; beside what has no date.
    ("t?(?:(?P<u>U)|(?P<part>P))(?P<way>v)(?P<step>R)", build.two_steps),
    ("t(?:(?P<u>U)|(?P<part>P)|(?P<w>W)|(?P<k>K))(?P<way>v)(?P<step>[LX])(?!U)", build.two_steps),
    ("m?(?P<w>W)(?P<week>U)(?!-|l)", build.in_a_week),
    ("(?<!4)a(?P<week>U)~(?P<w>W)", build.in_a_week),
    ("t(?P<w>W)(?P<part>P)?(?=[vFO])", build.beside),
    # Deictic days and parts of days.
    (f"(?:[EGm](?=[RTLH]))?(?P<step>[RT])(?:m?(?P<part>P)|@?{_CLOCK})?", build.this_day),
    ("(?:m-?)?(?:H(?=L))?(?P<the>t)?(?P<step>[LVXFHJ])J?m?(?P<part>P)", build.this_day),
    ("t(?P<part>P)(?P<way>[vF])(?=[,;|])", build.this_day),
    ("t(?P<part>P)(?P<way>[vF])", build.beside),
    # Weekdays.
    ("m?(?P<the>t)?(?P<step>[LVXFHJ])(?P<w>W)(?P<part>P)?", build.shifted),
    (f"{_X}{_CLOCK},?(?P<w>W)(?:P)?", build.calendar),
    ("t?m(?P<hours>u)O(?P<w>W)P", build.calendar),
    (f"{_NIGHT_OF}(?P<w>W)", build.calendar),
    (f"m?-?(?P<w>W)(?:m?(?P<part>P)|,?{_CLOCK})?", build.calendar),
    # Counted and shifted units.
    (f"{_X}{_N}(?P<u>[uU])(?P<way>[AEG]|v(?=[,;|]))", build.counted),
    (f"{_X}(?P<half>Q)a(?P<u>U)(?P<way>A)", build.counted),
    ("(?P<u>u)(?P<way>[AEG])", build.counted),
    ("(?P<u>U)(?P<one>-)(?P<way>[AE])", build.counted),
    ("(?P<now>H)(?P<u>u)", build.these_days),
    ("(?P<now>1)", build.at_present),
    ("(?<=[4i])(?P<the>t)(?P<u>U)(?=[,;|])", build.shifted),
    ("t?(?P<u>[uU])7", build.ahead),
    (f"(?:H(?=L))?t?(?:o|(?P<way>[LVXF]))(?:{_N})?(?P<u>u)", build.period),
    (f"(?:[EGm](?:i|(?=H|J))|m(?=L|X)|{_END_OF}|H(?=L))?(?P<the>t)?(?P<step>[LVXFHJ])J?(?P<u>U)", build.shifted),
    ("(?:[EGm]i|t?bO|t?mbO)(?P<the>t)(?P<u>U)", build.shifted),
    ("(?P<the>t)(?P<u>U)(?P<way>[vF])(?=[,;|])", build.shifted),
    ("(?:[EGm])?(?:H(?=L))?(?P<the>t)?(?P<step>[LVXFHJ])m?(?:(?P<m>M)|(?P<s>S)|(?P<k>K))", build.shifted),
    ("(?P<the>t)(?P<k>K)", build.shifted),
    # Sets and durations.
    ("e(?:(?P<w>W)(?P<part>P)?|(?P<night>P)|(?P<k>K)|(?P<n>n)?(?P<u>[uU]))", build.repeated),
    ("2(?P<u>U)", build.every_other),
    ("(?P<w>w)(?P<part>P)?", build.repeated),
    ("(?P<y>y)", build.repeated),
    ("8[ae](?P<u>U)", build.repeated),
    ("(?P<long>I)", build.weeklong),
    ("t?m?-?(?P<rank>o)-?(?P<u>U)(?P<era>B)?", build.century),
    (f"{_X}{_N}-?(?P<u>[uU])(?:-?l)?(?!-?&-?U){_NOT_AGE}", build.period),
    ("(?P<u>[uU])-(?P<long>l)", build.period),
    ("(?P<half>Q)[-a](?P<u>U)", build.period),
    ("(?P<u>u)(?:(?=(?P<way>v))|(?=(?P<of>O))|)", build.bare_units),
    # What is left: months, seasons, decades, years, clock times, references.
    ("t?m?-?(?P<k>k)B?", build.decade),
    ("tm?-?(?P<k>d)", build.decade),
    (f"{_PRE}(?P<m>M)", build.calendar),
    ("(?:t?bO)?t?m?-?(?P<s>S)", build.calendar),
    (f"{_PRE}(?:tU)?{_Y}", build.calendar),
    ("(?<=Y-)(?P<y>[nD])", build.calendar),
    (f"{_X}{_CLOCK}", build.calendar),
    ("(?<=@)(?P<part>P)", build.calendar),
    ("(?<=i)tm?-?(?P<part>P)(?![O~])", build.calendar),
    ("(?<=~)t(?P<d>o)", build.calendar),
    ("(?P<r>r)(?P<u>u)?", build.reference),
    ("t?[6r](?P<r>[L5])", build.reference),
    ("t(?P<r>[L5])", build.reference),
    ("(?P<r>5)", build.reference),
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
