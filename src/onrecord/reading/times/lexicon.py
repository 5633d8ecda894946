"""The words of time, each with its class: one letter of the alphabet that the grammar's rules are written in.

=====  ==========================================  =====  ==========================================
class  words                                       class  words
=====  ==========================================  =====  ==========================================
M      month                                       S      season
W, w   weekday, weekdays ("Mondays")               P, N   part of the day; noon, midnight
U, u   unit, units ("week", "weeks")               K      weekend
D      number that can be a day                    Y      number that can be a year
n, q   other number; vague one ("several")         o      ordinal
a, t   "a", "one"; "the"                           Q      "quarter", "half" (of a year)
R, T   "today", "yesterday"; "tonight"             r      "now", "recently"
L, V   "last", "past"; "previous"                  X, F   "next"; "following", "coming"
H, J   "this"; "that", "same"                      e, y   "every"; "daily"
A      "ago"                                       E, G   "earlier", "before"; "later", "after"
m, b   "early", "late"; "beginning", "end"         x      "about", "at least"
C, Z   clock time; ISO date                        z, k   numeric date; decade ("1990s")
B, c   "BC"; time zone                             '      short year ("'89")
O, i   "of"; "in", "during"                        @, ~   "at"; "on"
&, 4   "and", "to"; "for"                          p      possessive "s"
l, g   "long"; "old", "age"                        f      "few", "couple"
d      "sixties"                                   s      "fiscal"
v      "before", "after"                           5, h   "future"; holiday ("Christmas Eve")
7      "ahead", "to come"                          6      "near", "distant" (future)
I      "weeklong"                                  8      "once", "twice"
j      "whole", "straight"                         9, 0   "9/11"; "attacks"
1      "(at) the moment"                           2      "every other"
=====  ==========================================  =====  ==========================================

``, - ( ) :`` stand for themselves, a blank line is ``|``, other marks are ``;`` and other words are ``.``.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

MONTHS = MappingProxyType(
    {
        **{
            name: number
            for number, name in enumerate(
                ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                 "november", "december"), 1)
        },
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10,
        "nov": 11, "dec": 12,
    }
)  # fmt: skip
WEEKDAYS = MappingProxyType(
    {
        "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
        "tues": 2, "weds": 3, "thurs": 4,
    }
)  # fmt: skip
SEASONS = MappingProxyType({"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"})
PARTS = MappingProxyType(
    {"morning": "MO", "dawn": "MO", "afternoon": "AF", "evening": "EV", "dusk": "EV", "night": "NI", "lunchtime": "AF",
     "daytime": "DT"}
)  # fmt: skip
DECADES = MappingProxyType(
    {"twenties": "192", "thirties": "193", "forties": "194", "fifties": "195", "sixties": "196", "seventies": "197",
     "eighties": "198", "nineties": "199"}
)  # fmt: skip
HOURS = MappingProxyType({"noon": "12:00", "midday": "12:00", "midnight": "24:00"})
UNITS = MappingProxyType(
    {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "fortnight": "2W", "month": "M", "year": "Y",
     "decade": "DE", "century": "CE"}
)  # fmt: skip
CLOCK_UNITS = frozenset({"second", "minute", "hour"})
_PLURALS = {**{name + "s": name for name in UNITS}, "centuries": "century"}
_NUMBERS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = (
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip
NUMBERS = MappingProxyType(
    {
        "a": 1, "an": 1, "another": 1, "one": 1, "single": 1, "dozen": 12, "hundred": 100, "thousand": 1000,
        **{word: n for n, word in enumerate(_NUMBERS, 2)}, **{word: n * 10 for n, word in enumerate(_TENS, 2)},
    }
)  # fmt: skip
#: "three o'clock"
CLOCK_WORDS = MappingProxyType({word: n for n, word in enumerate(("one", *_NUMBERS[:11]), 1)})
ORDINALS = MappingProxyType({word: n for n, word in enumerate(_ORDINALS, 1)})
SETS = MappingProxyType(
    {"daily": "XXXX-XX-XX", "nightly": "XXXX-XX-XXTNI", "hourly": "XXXX-XX-XXTXX", "weekly": "XXXX-WXX",
     "fortnightly": "P2W", "monthly": "XXXX-XX", "quarterly": "XXXX-QX", "yearly": "XXXX", "annually": "XXXX",
     "annual": "XXXX"}
)  # fmt: skip
REFS = MappingProxyType(
    {"now": "PRESENT_REF", "currently": "PRESENT_REF", "presently": "PRESENT_REF", "nowadays": "PRESENT_REF",
     "current": "PRESENT_REF", "recently": "PAST_REF", "recent": "PAST_REF", "lately": "PAST_REF", "soon": "FUTURE_REF"}
)  # fmt: skip
DAYS = MappingProxyType({"yesterday": -1, "today": 0, "tomorrow": 1})
LONGS = MappingProxyType({f"{unit}long": unit for unit in ("hour", "day", "week", "month", "year", "decade")})


def _classes() -> dict[str, str]:
    table: dict[str, str] = {}
    groups: tuple[tuple[str, Iterable[str]], ...] = (
        ("a", ("a", "an", "one", "another")), ("n", NUMBERS),
        ("q", ["several", "many", "some", "numerous", "countless", "various"]),
        ("f", ("few", "couple")), ("o", (*ORDINALS, "latter")), ("M", MONTHS), ("W", WEEKDAYS),
        ("w", tuple(day + "s" for day in WEEKDAYS)), ("S", SEASONS), ("P", PARTS), ("N", HOURS), ("U", UNITS),
        ("u", _PLURALS), ("K", ("weekend", "weekends")), ("Q", ("quarter", "half")), ("R", DAYS),
        ("T", ("tonight", "overnight")), ("r", REFS),
        ("L", ("last", "past")), ("V", ("previous", "preceding", "prior")),
        ("X", ("next",)), ("F", ("following", "coming", "subsequent", "ensuing")), ("H", ("this", "these")),
        ("J", ("that", "same", "those")), ("e", ("every", "each", "per")), ("y", SETS), ("d", DECADES), ("A", ("ago",)),
        ("E", ("earlier", "previously", "beforehand")), ("v", ("before", "after")),
        ("G", ("later", "afterwards", "afterward", "thereafter")), ("4", ("for",)), ("5", ("future",)),
        ("m", ("early", "late", "mid")), ("b", ["beginning", "start", "end", "middle", "close"]),
        ("x", ["about", "around", "approximately", "roughly", "nearly", "almost", "over", "under", "just", "only"]),
        ("O", ("of",)), ("i", ("in", "during", "since", "until", "by")), ("@", ("at",)), ("~", ("on",)),
        ("&", ("and", "to", "or", "through", "until")), ("t", ("the",)), ("p", ("s",)), ("l", ("long",)),
        ("g", ("old", "age", "aged")), ("s", ("fiscal", "financial")), ("7", ("ahead",)), ("I", LONGS),
        ("6", ("near", "immediate", "foreseeable", "distant")), ("8", ("once", "twice")),
        ("j", ["whole", "entire", "full", "straight", "consecutive", "solid", "further", "mere", "extra", "added"]),
        ("0", ("attack", "attacks", "attackers", "terror", "terrorist", "hijackers", "hijackings")),
    )  # fmt: skip
    for letter, words in groups:
        for word in words:
            table.setdefault(word, letter)
    # Words of two classes go to the commoner one; the rules allow for the other.
    return table | {"second": "o", "on": "~", "until": "i", "one": "a", "may": "M", "march": "M"}


CLASSES = MappingProxyType(_classes())
SINGULAR = MappingProxyType({**_PLURALS, **{name: name for name in UNITS}})
