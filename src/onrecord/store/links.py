"""Pairs that belong together, with how much and why. Worked out, and not in the log."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import or_, select, tuple_

from onrecord.store.packing import canonical_text
from onrecord.store.session import Session
from onrecord.store.sources import source_number
from onrecord.store.tables import links

_AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class Link:
    """Two things that belong together.

    Attributes:
        a, b: what: a source (``"r3"``), a part of one (``"r3/v2"``), or a group (``"i7"``); in the order given.
        score: how much.
        why: the words or facts on each side that made the score, for a person.
    """

    a: str
    b: str
    score: float
    why: str


class Links:
    """The links of a case, by kind (``"reprint"``)."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put_links(self, kind: str, pairs: Iterable[tuple[str, str, float, str]]) -> None:
        """Set links; one between the same two in the same order is replaced.

        Raises:
            CaseError: where one names a source that there is not, or the case cannot be written.
        """
        rows = [
            {"kind": kind, "a": a, "b": b, "a_source": source_number(a), "b_source": source_number(b),
             "score": float(score), "why": canonical_text(why)}
            for (a, b), (score, why) in sorted({(a, b): (score, why) for a, b, score, why in pairs}.items())
        ]  # fmt: skip
        if rows:
            with self._session.writing() as connection:
                self.drop_links(kind, ((str(row["a"]), str(row["b"])) for row in rows))
                connection.execute(links.insert(), rows)

    def drop_links(self, kind: str, pairs: Iterable[tuple[str, str]]) -> None:
        """Take links away; one that there is not is passed over.

        Raises:
            CaseError: where the case cannot be written.
        """
        left = iter(pairs)
        with self._session.writing() as connection:
            while some := list(islice(left, _AT_ONCE)):
                connection.execute(links.delete().where(links.c.kind == kind, tuple_(links.c.a, links.c.b).in_(some)))

    def links(self, kind: str, sources: Iterable[str] | None = None) -> Iterator[Link]:
        """Yield the links of a kind: those with either end in one of some sources, or all; sorted by their ends.

        Raises:
            CaseError: where the case cannot be read.
        """
        wanted = select(links.c.a, links.c.b, links.c.score, links.c.why).where(links.c.kind == kind)
        found: set[Link] = set()
        with self._session.reading() as connection:
            if sources is None:
                found.update(_link(*row) for row in connection.execute(wanted))
            else:
                left = iter(sorted({number for source in sources if (number := source_number(source)) is not None}))
                while some := list(islice(left, _AT_ONCE)):
                    either = or_(links.c.a_source.in_(some), links.c.b_source.in_(some))
                    found.update(_link(*row) for row in connection.execute(wanted.where(either)))
        yield from sorted(found, key=lambda link: (order(link.a), order(link.b)))

    def ends(self, kind: str, sources: Iterable[str]) -> list[tuple[str, str, float]]:
        """Return the ends and scores of the links of a kind with an end in some sources, in no order: many, quickly.

        Raises:
            CaseError: where the case cannot be read.
        """
        wanted = select(links.c.a, links.c.b, links.c.score).where(links.c.kind == kind)
        found: dict[tuple[str, str], float] = {}
        left = iter(sorted({number for source in sources if (number := source_number(source)) is not None}))
        with self._session.reading() as connection:
            while some := list(islice(left, _AT_ONCE)):
                for end in (links.c.a_source, links.c.b_source):
                    found.update(((a, b), score) for a, b, score in connection.execute(wanted.where(end.in_(some))))
        return [(a, b, score) for (a, b), score in found.items()]


def _link(a: str, b: str, score: float, why: str) -> Link:
    # As JSON, since the words of a report may hold what a column of text cannot.
    return Link(a, b, score, json.loads(why))


def order(name: str) -> tuple[str, int, str]:
    """Return what names sort by: ``r2`` before ``r10``."""
    head, _, part = name.partition("/")
    digits = head.lstrip("abcdefghijklmnopqrstuvwxyz")
    known = digits.isdecimal() and digits.isascii()
    return (head.removesuffix(digits), int(digits), part) if known else (head, -1, part)
