"""An ask as a rule finds it in a sentence, and as it is told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model import Count, Span, Statement, Time
from onrecord.ontology.asked import Thing
from onrecord.reading.asking.answer_words import CUT as ENDS
from onrecord.reading.asking.ask_words import CUT, LONGEST
from onrecord.reading.page import Sentence, Who
from onrecord.reading.told import SURE, UNSURE, Told


@dataclass(frozen=True, slots=True)
class Found:
    """An ask as a rule finds it: places count from the sentence's start.

    Attributes:
        verb: the words that ask.
        what: the words of what is asked for.
        of: who is asked.
        by: who asks.
        said: whether it is told as what somebody says must be, and by no verb of asking.
        loose: whether the verb asks for much else as well ("wants", "seeks").
        weak: whether it makes no demand on its own, as an ask without an asker in a report's lead does not.
        wish: whether it is only wanted.
        answered: whether only who turns it down tells it.
        must_be: whether it is demanded that something be done, whoever is to do it.
    """

    verb: tuple[int, int]
    what: tuple[int, int]
    of: tuple[Who, ...]
    by: tuple[Who, ...]
    said: bool
    loose: bool
    weak: bool = False
    wish: bool = False
    answered: bool = False
    must_be: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """Somebody asks somebody for something.

    Attributes:
        sentence: where it is told.
        what: the words of what is asked for, which may stand in an earlier sentence; ``None`` where none say it.
        stated_in: the statement whose speaker asks.
        sum: the money that is asked for.
    """

    sentence: Sentence
    trigger: Span
    what: Span | None
    thing: Thing
    by: tuple[Who, ...]
    of: tuple[Who, ...]
    time: Time | None
    stated_in: Statement | None
    weak: bool = False
    sum: Count | None = None

    def told(self) -> Told:
        """Return it as an event."""
        roles = (*(who.filler("agent") for who in self.by), *(who.filler("addressee") for who in self.of))
        if self.what is not None:
            roles = (*roles, Who(self.what, None, "").filler("about"))
        return Told(
            "call",
            self.trigger,
            roles,
            self.time,
            self.stated_in,
            counts=(self.sum,) if self.sum is not None else (),
            confidence=UNSURE if self.weak else SURE,
        )


def end_of(text: str, at: int) -> int:
    """Return where the words of what is asked for end, in a sentence from a place on."""
    stop = min(_cut(CUT, text, at), at + LONGEST)
    return at + len(text[at:stop].rstrip(" ,"))


def stop_of(text: str, begin: int) -> int:
    """Return where the words of what is answered end, in a sentence from a place on."""
    return min(_cut(ENDS, text, begin), begin + LONGEST)


def _cut(ends: re.Pattern[str], text: str, at: int) -> int:
    """Return where words end; marks of quotation that open and close within them end nothing."""
    for found in ends.finditer(text, at):
        is_mark = text[found.start()] == '"'
        opens = is_mark and found.start() > at and text[found.start() - 1] == " "
        closes = is_mark and text.count('"', at, found.start()) % 2 == 1
        if not ((opens and '"' in text[found.end() :]) or closes):
            return found.start()
    return len(text)
