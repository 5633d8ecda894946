"""From the tokens that a rule matched to what the expression says."""

from __future__ import annotations

import re

from onrecord.reading.times.expression import Anchor, Expression
from onrecord.reading.times.feasts import feast_name
from onrecord.reading.times.lexer import Tokens
from onrecord.reading.times.lexicon import (
    CLOCK_UNITS,
    CLOCK_WORDS,
    DAYS,
    DECADES,
    HOURS,
    LONGS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PARTS,
    REFS,
    SEASONS,
    SETS,
    SINGULAR,
    UNITS,
    WEEKDAYS,
)

#: Units that are counted in others.
_IN_OTHERS = {"fortnight": ("week", 2), "decade": ("year", 10), "century": ("year", 100)}


class Match:
    """The tokens that a rule matched, by the names of its groups."""

    def __init__(self, tokens: Tokens, found: re.Match[str]) -> None:
        self._tokens = tokens
        self._found = found
        self._names = found.re.groupindex

    def words(self, group: str) -> list[str]:
        """Return the group's words in lower case; none where the rule lacks it or it took no part."""
        if group not in self._names or self._found.start(group) < 0:
            return []
        return [self._tokens.word(i) for i in range(*self._found.span(group))]

    def word(self, group: str) -> str:
        """Return the group's first word, or ""."""
        return next(iter(self.words(group)), "")

    def before(self) -> str:
        """Return the word before the match, or ""."""
        first = self._found.start()
        return self._tokens.word(first - 1) if first else ""

    def blank(self) -> Expression:
        """Return an expression that covers the match and says nothing yet."""
        first, last = self._found.start(), self._found.end() - 1
        return Expression(self._tokens.starts[first], self._tokens.ends[last], first, last)


def number_of(words: list[str]) -> float | None:
    """Return what number words say ("twenty", "-", "one" is 21), or ``None`` for a vague one."""
    total = 0.0
    if words[:1] in (["a"], ["an"], ["another"]) and len(words) > 1:
        words = words[1:]  # "a single year", "a few days"
    for word in words:
        if word in ("a", "an") and total:
            continue  # "two and a half"
        if word in NUMBERS:
            step = NUMBERS[word]
            total = max(total, 1) * step if step >= 100 else total + step
        elif re.fullmatch(r"\d{1,9}(?:,\d{3})*(?:\.\d+)?", word):
            total += float(word.replace(",", ""))
        elif word == "half":
            total += 0.5
    return total or None


def duration(number: float | None, unit: str) -> str:
    """Return a TIMEX3 duration: ``duration(3, "hour")`` is ``"PT3H"``; X stands for a number that is not told."""
    letters = UNITS[unit]
    if unit == "fortnight":
        letters, number = "W", None if number is None else number * 2
    return f"P{'T' if unit in CLOCK_UNITS else ''}{'X' if number is None else f'{number:.10g}'}{letters}"


def clock_of(words: str) -> str | None:
    """Return ``"HH:MM"`` of "6.30pm", "18:00hrs" or "noon"; ``None`` where it is no time of day."""
    if words in HOURS:
        return HOURS[words]
    spelt = CLOCK_WORDS.get(words.partition(" ")[0])
    if spelt:
        return f"{spelt:02}:00"
    found = re.match(r"(\d{1,2})(?:[:.]?(\d\d))?(?:[:.]\d\d)?\s*([ap])?", words)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3] == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 or minute == 0 else None


def weekday_of(word: str) -> int | None:
    """Return 1 (Monday) to 7 of a weekday's name, plural or abbreviated."""
    return next((n for name, n in WEEKDAYS.items() if word and name.startswith(word[:3])), None)


def ordinal_of(word: str) -> int | None:
    """Return the number of "third", "3rd" or "3"."""
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else ORDINALS.get(word)


def calendar(match: Match) -> Expression | None:
    """A date as written: any of weekday, day, month, year, season, part of the day and clock."""
    said = match.blank()
    year = re.sub(r"\D", "", match.word("y"))
    era = match.word("era")
    day = match.word("d")
    clock = match.word("clock")
    number = ordinal_of(day) if day else None
    if match.word("y") and not 1 <= len(year) <= 5:
        return None
    if (day and not (number and number <= 31)) or (clock and not clock_of(clock)):
        return None
    return Expression(
        said.start, said.end, said.first, said.last,
        year=int(year) if year else None,
        bc=era.startswith("b"),
        short=len(year) == 2 and not era,
        month=MONTHS.get(match.word("m")),
        day=number,
        weekday=weekday_of(match.word("w")),
        season=SEASONS.get(match.word("s")),
        part=_part_of(match),
        clock=clock_of(clock) if clock else None,
        unit="year" if match.words("same") else None,
        anchor=Anchor.BEFORE if match.words("same") else Anchor.NEXT if match.words("next") else Anchor.NEAREST,
    )  # fmt: skip


def month_of_year(match: Match) -> Expression | None:
    """August last year, 3 May next year."""
    said = match.blank()
    day = match.word("d") or match.word("d2")
    step = {"last": -1, "past": -1, "next": 1}.get(match.word("step"))
    if match.word("u") != "year" or step is None or (match.words("d") and match.words("d2")):
        return None
    return Expression(
        said.start, said.end, said.first, said.last, month=MONTHS.get(match.word("m")),
        day=ordinal_of(day) if day else None, unit="year", amount=step, anchor=Anchor.PUBLISHED,
    )  # fmt: skip


def _part_of(match: Match) -> str | None:
    """Return the part of the day: "the early hours of Sunday" are its morning."""
    part = PARTS.get(match.word("part"))
    return "MO" if part is None and match.words("hours") else part


def daytime(match: Match) -> Expression | None:
    """Three o'clock in the afternoon."""
    said = match.blank()
    clock = clock_of(match.word("clock"))
    if clock is None:
        return None
    if clock < "12" and PARTS[match.word("part")] != "MO":
        clock = f"{int(clock[:2]) + 12}{clock[2:]}"
    return Expression(said.start, said.end, said.first, said.last, clock=clock)


def holiday(match: Match) -> Expression | None:
    """Christmas Eve 1963."""
    said = match.blank()
    year = match.word("y")
    return Expression(
        said.start, said.end, said.first, said.last, year=int(year) if year else None,
        feast=feast_name(match.word("h")), part=PARTS.get(match.word("part")),
    )  # fmt: skip


def decade(match: Match) -> Expression | None:
    """The late 1990s, the '60s."""
    word = match.word("k")
    if word in DECADES:
        return finished(match, DECADES[word])
    digits = re.sub(r"\D", "", word)
    return finished(match, digits[:3] if len(digits) == 4 else f"19{digits[0]}")


def century(match: Match) -> Expression | None:
    """The 19th century; "the third day" is none."""
    rank = ordinal_of(match.word("rank"))
    if not rank or rank > 21 or SINGULAR[match.word("u")] != "century":
        return None
    return finished(match, f"BC{rank - 1:02}" if match.words("era") else f"{rank - 1:02}")


def this_day(match: Match) -> Expression | None:
    """Today, yesterday morning, tonight, last night, that evening, the next morning, the night before."""
    said = match.blank()
    step = match.word("step")
    if match.words("way"):
        step = {"before": "previous", "after": "next"}.get(match.word("way"), "following")
    amount = -1 if step in ("last", "past", "previous", "preceding", "prior") else 0
    amount = 1 if step in ("next", "following", "coming", "subsequent", "ensuing") else DAYS.get(step, amount)
    if step == "overnight":
        return Expression(said.start, said.end, said.first, said.last, unit="day", amount=-1, part="NI")
    before = match.words("the") or step not in ("last", "past", "this", "tonight", *DAYS)
    return Expression(
        said.start, said.end, said.first, said.last, unit="day", amount=amount,
        part="NI" if step == "tonight" else PARTS.get(match.word("part")),
        clock=clock_of(match.word("clock")) if match.words("clock") else None,
        anchor=Anchor.BEFORE if before else Anchor.PUBLISHED,
    )  # fmt: skip


def two_steps(match: Match) -> Expression | None:
    """The day before yesterday, the night before last, the week after next, the Friday before last."""
    said = match.blank()
    unit = SINGULAR[match.word("u")] if match.words("u") else "day" if match.words("part") else None
    step = match.word("step")
    way = -1 if match.word("way") == "before" else 1
    first = DAYS.get(step, 1 if step == "next" else -1)
    if (step in DAYS and unit != "day") or (step not in DAYS and first != way) or unit in (*CLOCK_UNITS, *_IN_OTHERS):
        return None
    weekday = weekday_of(match.word("w"))
    return Expression(
        said.start, said.end, said.first, said.last, unit=unit, amount=first + (0 if weekday else way),
        weeks=way if weekday else 0, weekday=weekday, weekend=bool(match.words("k")),
        part=PARTS.get(match.word("part")), anchor=Anchor.PUBLISHED,
    )  # fmt: skip


def in_a_week(match: Match) -> Expression | None:
    """Tuesday week, a week on Tuesday."""
    said = match.blank()
    if match.word("week") != "week":
        return None
    return Expression(
        said.start, said.end, said.first, said.last, weekday=weekday_of(match.word("w")), amount=1, weeks=1
    )


def beside(match: Match) -> Expression | None:
    """The Monday after the vigil, the night before the march: nobody here knows the other day."""
    part = PARTS.get(match.word("part"))
    day = f"XXXX-WXX-{weekday_of(match.word('w'))}" if match.words("w") else "XXXX-XX-XX"
    return finished(match, f"{day}T{part}" if part else day)


def shifted(match: Match) -> Expression | None:
    """A unit, weekday, month, season or weekend counted from the publication or from the time told before."""
    said = match.blank()
    step = match.word("step") or {"before": "previous", "after": "next"}.get(match.word("way"), "")
    unit = SINGULAR[match.word("u")] if match.words("u") else None
    amount = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1,
              "this": 0, "these": 0, "that": 0, "same": 0, "": 0}.get(step, 1)  # fmt: skip
    if unit in CLOCK_UNITS:
        return finished(match, duration(1, unit)) if unit and amount else None
    if unit and not match.words("fiscal") and (step == "past" or (step == "last" and match.words("the"))):
        return finished(match, duration(1, unit))
    if unit in _IN_OTHERS:
        unit, times = _IN_OTHERS[unit]
        amount *= times
    near = step in ("", "last", "past", "this", "coming") or (step == "next" and not match.words("the"))
    return Expression(
        said.start, said.end, said.first, said.last, unit=unit, amount=amount,
        anchor=Anchor.PUBLISHED if near else Anchor.BEFORE,
        weekday=weekday_of(match.word("w")), month=MONTHS.get(match.word("m")), season=SEASONS.get(match.word("s")),
        part=PARTS.get(match.word("part")), weekend=bool(match.words("k")),
    )  # fmt: skip


def counted(match: Match) -> Expression | None:
    """Two weeks ago, three days later, a year earlier, hours later."""
    said = match.blank()
    unit, times = SINGULAR[match.word("u")], 1
    number, way = number_of(match.words("n")), match.word("way")
    if match.words("one"):
        number = 1  # "the year-earlier period"
    from_now = way.startswith("from ")
    unit, times = _IN_OTHERS.get(unit, (unit, 1))
    if match.words("half"):
        if times < 2 and unit not in CLOCK_UNITS:
            return None  # half a year ago is no year
        number, times = 1, times // 2
    if number is not None and (number != int(number) or number * times > 100_000):
        return None
    sign = -1 if way in ("ago", "earlier", "before", "previously", "beforehand") else 1
    return Expression(
        said.start, said.end, said.first, said.last, unit=unit, amount=sign * int(number or 1) * times,
        vague=number is None, anchor=Anchor.PUBLISHED if way == "ago" or from_now else Anchor.BEFORE,
    )  # fmt: skip


def period(match: Match) -> Expression | None:
    """Three hours, six-month, the last three months, several days, year-long: durations; "aged 45 years" is none."""
    if match.before() in ("aged", "age"):
        return None
    number = number_of(match.words("n"))
    if match.words("long") and not match.words("n") and match.word("u") == SINGULAR[match.word("u")]:
        number = 1
    if match.word("way") == "coming" and not match.words("n"):
        return finished(match, "FUTURE_REF")
    if match.words("half"):
        return finished(
            match, {"hour": "PT30M"}.get(SINGULAR[match.word("u")], duration(0.5, SINGULAR[match.word("u")]))
        )
    return finished(match, duration(number, SINGULAR[match.word("u")]))


def every_other(match: Match) -> Expression | None:
    """Every other week."""
    return finished(match, duration(2, SINGULAR[match.word("u")]))


def weeklong(match: Match) -> Expression | None:
    """Weeklong, yearlong."""
    return finished(match, duration(1, LONGS[match.word("long")]))


#: Before these, bare units tell how long or how soon: "hours before", "months of".
_LASTING = frozenset(
    ["in", "for", "within", "after", "before", "over", "despite", "following", "through", "throughout", "until",
     "spend", "spends", "spent", "spending", "take", "takes", "took", "taken", "taking", "last", "lasts", "lasted",
     "wait", "waits", "waited", "waiting"]
)  # fmt: skip


#: After these, units are particular ones: "the years before the war".
_PARTICULAR = frozenset(["the", "these", "those", "his", "her", "their", "its", "our", "early", "working", "recent"])


def bare_units(match: Match) -> Expression | None:
    """Hours (before the vote), months (of talks), in years: how many is not told."""
    unit = SINGULAR[match.word("u")]
    before = match.before()
    if before not in _LASTING and (not match.words("way") or before in _PARTICULAR):
        return None
    if unit in ("minute", "second") and match.words("of"):
        return None  # "minutes of the meeting"
    return finished(match, duration(None, unit))


def these_days(match: Match) -> Expression | None:
    """These days; "these weeks" say nothing."""
    said = match.word("now") == "these" and match.word("u") == "days"
    return finished(match, "PRESENT_REF") if said else None


def at_present(match: Match) -> Expression | None:
    """(At) the moment, (at) this point."""
    return finished(match, "PRESENT_REF")


def ahead(match: Match) -> Expression | None:
    """The days ahead, in years to come."""
    return finished(match, "FUTURE_REF")


def repeated(match: Match) -> Expression | None:
    """Every day, weekly, Mondays, each evening, every two weeks: sets."""
    part = PARTS.get(match.word("part") or match.word("night"))
    if match.words("y"):
        return finished(match, SETS[match.word("y")])
    if match.words("w"):
        return finished(match, f"XXXX-WXX-{weekday_of(match.word('w'))}" + (f"T{part}" if part else ""))
    if part:
        return finished(match, f"XXXX-XX-XXT{part}")
    if match.words("k"):
        return finished(match, "XXXX-WXX-WE")
    return finished(match, duration(number_of(match.words("n")) or 1, SINGULAR[match.word("u")]))


def reference(match: Match) -> Expression | None:
    """Now, recently, in the past, the future."""
    word = match.word("r")
    value = {"past": "PAST_REF", "future": "FUTURE_REF", "last": None}.get(word, REFS.get(word))
    return finished(match, value) if value else None


def finished(match: Match, value: str) -> Expression:
    """Return an expression whose value is told by its words alone."""
    said = match.blank()
    return Expression(said.start, said.end, said.first, said.last, value=value)
