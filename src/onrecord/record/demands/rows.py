"""What is kept of a Reading to follow demands and the law: a small row for each ask, answer and legal step.

The rows lie beside a source (``index.put_profile``), so that a case of thousands needs no Reading to be shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass, replace
from typing import Any

from onrecord.model import Span
from onrecord.model.demands import State, Step
from onrecord.ontology.asked import Act, Thing


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody as one report names them.

    Attributes:
        entity: the id in the Reading ("e4"), or empty.
        text: the words of the mention; ``name`` the entity's fullest name.
        kind, sector: values of :class:`EntityKind` and :class:`Sector`, or empty.
        labels: roles, plain, as sentences of words ("home secretary").
        source: the report; set when rows are loaded.
    """

    entity: str
    text: str
    span: Span
    name: str
    named: bool
    kind: str
    sector: str
    labels: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """An ask, or an answer to one, in one sentence of one report.

    Attributes:
        id: of the event or statement that tells it ("v3", "s7"), or "w" and where it stands.
        state: what it makes of a demand.
        words: the sentence.
        what: what is asked for, where it is said; ``text`` its words, ``stems`` its telling words.
        about: stems of what an inquiry is to look into, and of names in the sentence.
        by: who asks or answers; ``of`` whom is asked.
        date: a prefix of ISO 8601; ``of_report`` where it is the report's own.
        finding: what was found; ``finding_text`` its words.
        events: events of the Reading in the words of ``what``, else in the sentence.
        names: names of people and places in ``what``, plain.
        back: id of an earlier move of the report that is meant by "he would not", "backed her call".
        weak: whether it makes no demand on its own, as an ask without an asker in a report's lead does not.
        retold: whether it is told from before ("had called for one").
        bare: whether it says nothing of what for ("rejected the idea").
        by_name: whether only who found something tells that it answers ("the department concluded that…").
        sum: how much money is asked for or paid.
        elsewhere: the main incident that it is about where that is not its report's; set when rows are joined.
    """

    id: str
    state: State
    thing: Thing
    act: Act
    words: Span
    what: Span | None
    text: str
    stems: tuple[str, ...]
    about: tuple[str, ...]
    by: tuple[Who, ...]
    of: tuple[Who, ...]
    date: str | None
    of_report: bool
    finding: Span | None = None
    finding_text: str = ""
    events: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    back: str = ""
    weak: bool = False
    retold: bool = False
    bare: bool = False
    by_name: bool = False
    sum: int | None = None
    source: str = ""
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class LegalRow:
    """A step of the law that befell a person.

    Attributes:
        id: as :class:`Move`'s.
        person: whom it befell; ``None`` for one whom only a description names ("a handyman").
        accused_of: the words of the offence.
    """

    id: str
    step: Step
    person: Who | None
    by: Who | None
    words: Span
    accused_of: Span | None
    accused_text: str
    date: str | None
    of_report: bool
    source: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of a report.

    Attributes:
        published: a prefix of ISO 8601.
        topic: plain names of places, bodies and people that the report is much about.
    """

    published: str | None
    moves: tuple[Move, ...]
    legal: tuple[LegalRow, ...]
    topic: tuple[str, ...] = ()


def to_json(rows: Rows) -> str:
    """Return rows as one line of JSON: the fields of each in order."""
    return json.dumps(astuple(rows), ensure_ascii=False, separators=(",", ":"))


def from_json(source: str, text: str) -> Rows:
    """Return the rows that :func:`to_json` wrote of a source."""
    published, moves, legal, topic = json.loads(text)
    rows = Rows(published, tuple(map(_to_move, moves)), tuple(map(_to_legal, legal)), tuple(topic))
    return placed(source, rows)


def placed(source: str, rows: Rows) -> Rows:
    """Return rows that know which source they are of."""

    def mine(who: Iterable[Who]) -> tuple[Who, ...]:
        return tuple(replace(one, source=source) for one in who)

    return Rows(
        rows.published,
        tuple(replace(m, source=source, by=mine(m.by), of=mine(m.of)) for m in rows.moves),
        tuple(
            replace(
                row,
                source=source,
                person=replace(row.person, source=source) if row.person else None,
                by=replace(row.by, source=source) if row.by else None,
            )
            for row in rows.legal
        ),
        rows.topic,
    )


# What comes back from JSON is a list of unknown things until each is given its type.
_Json = Any


def _span(pair: _Json) -> Span | None:
    return Span(*pair) if pair else None


def _who(row: _Json) -> Who:
    who = Who(*row)
    return replace(who, span=Span(*row[2]), labels=tuple(who.labels))


def _to_move(row: _Json) -> Move:
    move = Move(*row)
    return replace(
        move,
        state=State(move.state),
        thing=Thing(move.thing),
        act=Act(move.act),
        words=Span(*row[4]),
        what=_span(move.what),
        stems=tuple(move.stems),
        about=tuple(move.about),
        by=tuple(map(_who, move.by)),
        of=tuple(map(_who, move.of)),
        finding=_span(move.finding),
        events=tuple(move.events),
        names=tuple(move.names),
    )


def _to_legal(row: _Json) -> LegalRow:
    legal = LegalRow(*row)
    return replace(
        legal,
        step=Step(legal.step),
        person=_who(legal.person) if legal.person else None,
        by=_who(legal.by) if legal.by else None,
        words=Span(*row[4]),
        accused_of=_span(legal.accused_of),
    )
