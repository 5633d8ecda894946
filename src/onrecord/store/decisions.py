"""What people decided: added one by one, never changed, and told in the log."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select

from onrecord.model.decision import About, Decision, Standing, Verdict, standing
from onrecord.store.links import order
from onrecord.store.log import Log
from onrecord.store.packing import Json, canonical_text
from onrecord.store.session import Session
from onrecord.store.tables import decisions

#: The kind of the log's entries.
DECIDED = "decided"


class Decisions:
    """The decisions of a case, in the order in which they were made."""

    def __init__(self, session: Session, log: Log, clock: Callable[[], datetime]) -> None:
        self._session, self._log, self._clock = session, log, clock

    def add(
        self, about: About, verdict: Verdict, pair: tuple[str, str], by: str, why: str, supersedes: int | None = None
    ) -> Decision:
        """Keep a decision; who calls has seen to it that it makes sense.

        Raises:
            CaseError: where the case cannot be written.
        """
        left, right = sorted(pair, key=order)
        at = self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        with self._session.writing() as connection:
            number = (connection.execute(select(func.max(decisions.c.decision))).scalar() or 0) + 1
            made = Decision(number, about, verdict, left, right, by, why, at, supersedes)
            body = _body(made)
            self._log.append(DECIDED, body)
            connection.execute(decisions.insert().values(decision=number, entry=canonical_text(body)))
        return made

    def __iter__(self) -> Iterator[Decision]:
        with self._session.reading() as connection:
            entries = connection.execute(select(decisions.c.entry).order_by(decisions.c.decision)).scalars().all()
        yield from map(_decision, entries)

    def standing(self, about: About) -> Standing:
        """Return the decisions about one thing that hold.

        Raises:
            CaseError: where the case cannot be read.
        """
        return standing(self, about)


def _body(made: Decision) -> dict[str, Json]:
    return {
        "decision": made.number,
        "about": made.about.value,
        "verdict": made.verdict.value,
        "left": made.left,
        "right": made.right,
        "by": made.by,
        "why": made.why,
        "at": made.at,
        "supersedes": made.supersedes,
    }


def _decision(entry: str) -> Decision:
    row: Any = json.loads(entry)
    return Decision(
        row["decision"],
        About(row["about"]),
        Verdict(row["verdict"]),
        row["left"],
        row["right"],
        row["by"],
        row["why"],
        row["at"],
        row["supersedes"],
    )
