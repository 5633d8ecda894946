"""What is asked for and what comes of it, told by verbs and nouns of asking, refusing, ordering, finding…

One subject a file: asks (``asks``, ``due`` what must be done, ``pressed`` and
``turned_down`` those that no verb of asking tells), then
``refusals``, ``inquiries`` and ``outcomes``. The patterns stand in ``ask_words`` and ``answer_words``.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.asking.asks import asks
from onrecord.reading.asking.inquiries import handed_on, headline, ordered, reported, sitting
from onrecord.reading.asking.outcomes import apologies, departures, of_courts
from onrecord.reading.asking.refusals import refused, withdrawn
from onrecord.reading.by_place import ByPlace
from onrecord.reading.page import Page
from onrecord.reading.told import Told

__all__ = ["tellings"]


def tellings(page: Page) -> Iterator[Told]:
    """Yield what a report says is asked for, and what it says comes of things asked for."""
    asked = asks(page)
    yield from (ask.told() for ask in asked)
    wanted = ByPlace((ask.what, ask.what) for ask in asked if ask.what is not None)
    for event in page.events:
        for filler in event.roles if event.type == "call" else ():
            if filler.role == "about":
                wanted.put(filler.span, filler.span)
    title = headline(page)
    for sentence in page.sentences:
        if sentence.is_title:
            continue
        yield from refused(page, sentence, asked)
        yield from withdrawn(page, sentence, asked)
        yield from ordered(page, sentence, wanted)
        yield from handed_on(page, sentence)
        yield from sitting(page, sentence)
        yield from reported(page, sentence, title)
        yield from apologies(page, sentence)
        yield from departures(page, sentence)
        yield from of_courts(page, sentence)
