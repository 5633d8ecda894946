"""Whether a case still holds what was put into it.

Every entry of the log holds the hash of the one before, and those of the original bytes, document and reading that it
tells of; the lists' rows repeat its words. So a change anywhere disagrees with something, unless all hashes from there
to the end of the log were made anew: against that, note down the last one.

The log also tells which group everything was put into, so that is played again and compared. What else is worked out
from the sources (keys, profiles, links) is not covered: it can be worked out anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError, NoResultFound

from onrecord.errors import CaseError
from onrecord.ids import content_id
from onrecord.store.case import Case
from onrecord.store.decisions import DECIDED
from onrecord.store.faults import reason
from onrecord.store.groups import Replay
from onrecord.store.log import NOTHING, link_hash
from onrecord.store.packing import Packed, flaw, parse, unpack
from onrecord.store.session import Session
from onrecord.store.urls import address_key

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not agree: where, and what was expected and found."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What was checked.

    Attributes:
        sources: how many reports.
        entries: how many entries of the log.
        head: the hash of the last one.
        finding: the first thing that does not agree, or ``None``.
    """

    sources: int
    entries: int
    head: str
    finding: Finding | None


def verify(case: Case, *, head: str | None = None, step: Callable[[], None] = lambda: None) -> Verified:
    """Recompute every hash of a case and every link of its log, up to the first thing that does not agree.

    Args:
        case: what to check.
        head: a hash that was noted down earlier and must be among those of the log.
        step: called after each report.

    Raises:
        CaseError: where the case cannot be read at all.
    """
    check = _Check(case.session, step)
    with closing(check.run(head)) as findings:
        finding = next(findings, None)
    return Verified(check.sources, check.entries, check.head, finding)


class _Check:
    """One walk over a case.

    What is short (the log, and which rows there are) is looked at in one transaction. What is long (the contents, which
    never change) comes in many short ones: in a file, who writes waits for who reads.
    """

    def __init__(self, session: Session, step: Callable[[], None]) -> None:
        self._session, self._step = session, step
        self.sources = self.entries = 0
        self.head = NOTHING
        self._at = "the file"
        self._told: dict[int, str] = {}  # what the log says of each source
        self._originals: set[str] = set()
        self._groups = Replay()
        self._decided: list[str] = []

    def run(self, head: str | None) -> Generator[Finding, None, None]:
        """Yield what does not agree; only the first is to be trusted."""
        try:
            yield from self._run(head)
        except NoResultFound:
            yield Finding(self._at, "is not there")
        except CaseError as error:
            raised = error.__cause__
            if not isinstance(raised, DBAPIError) or error.code not in {"case.damaged", "case.failed"}:
                raise
            yield Finding(self._at, f"cannot be read: {reason(raised)}")
        except UnicodeDecodeError as error:  # of a message of SQLite's own, with bytes of the file in it
            yield Finding(self._at, f"is not text: {error}")

    def _run(self, head: str | None) -> Iterator[Finding]:
        with self._session.reading() as connection:
            if connection.dialect.name == "sqlite":
                yield from _file(connection)
            yield from self._log(connection, head)
            yield from self._rows(connection)
            yield from self._decisions(connection)
            self._at = "the groups"
            for where, what in self._groups.differences(connection):
                yield Finding(where, what)
        for key in sorted(self._originals):
            self._at = f"original {key}"
            yield from _content(self._at, self._row(_ORIGINAL, key))
        for number, body in self._told.items():
            yield from self._source(number, body)
            self.sources += 1
            self._step()

    def _log(self, connection: Connection, head: str | None) -> Iterator[Finding]:
        seen = head is None
        for number in _all(connection, "SELECT entry FROM log ORDER BY entry"):
            self._at = f"log entry {number}"
            row = _one(connection, "SELECT at, kind, body, before, hash FROM log WHERE entry = :key", number)
            if not (_texts(row) and number == self.entries + 1):
                yield Finding(self._at, f"entry {self.entries + 1} was expected")
                return
            at, kind, body, before, found = map(str, row)
            if before != self.head:
                yield Finding(self._at, f"follows {before}; the entry before has {self.head}")
            if (expected := link_hash(self.entries + 1, at, kind, body, before)) != found:
                yield Finding(self._at, f"hashes to {expected}; its row says {found}")
            self.entries, self.head = self.entries + 1, found
            seen = seen or found == head
            if kind == "added":
                self._told[len(self._told) + 1] = body
            elif kind == "grouped":
                self._groups.play(body)
            elif kind == DECIDED:
                self._decided.append(body)
        if not self.entries:
            yield Finding("the log", "has no entry")
        if not seen:
            yield Finding("the log", f"has no entry with the hash {head}")

    def _rows(self, connection: Connection) -> Iterator[Finding]:
        """Compare which rows there are with those that the log tells of."""
        self._at = "the list of sources"
        listed = _all(connection, "SELECT source FROM sources ORDER BY source")
        if listed != list(self._told):
            number = next(n for n in range(1, len(self._told) + 2) if listed[n - 1 : n] != [n] or n not in self._told)
            yield Finding(f"source r{number}", "is not both in the list of sources and in the log")
        for table in ("documents", "readings"):
            if _all(connection, f"SELECT source FROM {table} ORDER BY source") != listed:
                yield Finding(table, "are not one a source")
        self._at = "the originals"
        self._originals = {str(json.loads(body)["original"]) for body in self._told.values()}
        held = set(_all(connection, "SELECT sha256 FROM originals"))
        for key in sorted(map(str, held ^ self._originals)):
            yield Finding(f"original {key}", "is not there" if key in self._originals else "is of no report in the log")

    def _decisions(self, connection: Connection) -> Iterator[Finding]:
        self._at = "the decisions"
        held = list(map(tuple, connection.execute(text("SELECT decision, entry FROM decisions ORDER BY decision"))))
        told = list(enumerate(self._decided, 1))
        if held != told:
            number = next(n for n in range(1, len(held) + len(told) + 1) if held[n - 1 : n] != told[n - 1 : n])
            yield Finding(f"decision {number}", "is not in the list of decisions as the log has it")

    def _row(self, statement: str, key: object) -> Row:
        with self._session.reading() as connection:
            return _one(connection, statement, key)

    def _source(self, number: int, body: str) -> Iterator[Finding]:
        told = json.loads(body)
        self._at = f"source r{number}"
        row = self._row("SELECT original, address, entry FROM sources WHERE source = :key", number)
        expected = (told["original"], address_key(told["url"]), body)
        for name, held, wanted in zip(("original", "address", "entry"), row, expected, strict=True):
            if held != wanted:
                yield Finding(self._at, f"has the {name} {held!r}; the log says {wanted!r}")
        for name, statement in (("document", _DOCUMENT), ("reading", _READING)):
            self._at = f"{name} of r{number}"
            row = self._row(statement, number)
            yield from _content(self._at, row)
            if row[0] != told[name]:
                yield Finding(self._at, f"has the hash {row[0]}; the log says {told[name]}")
            if name == "document":
                yield from _document(self._at, row, told["text"], told["original"])


_CONTENT = "SELECT sha256, size, stored, data FROM"
_ORIGINAL = f"{_CONTENT} originals WHERE sha256 = :key"
_DOCUMENT = f"{_CONTENT} documents WHERE source = :key"
_READING = f"{_CONTENT} readings WHERE source = :key"


def _all(connection: Connection, statement: str) -> list[object]:
    return list(connection.execute(text(statement)).scalars())


def _one(connection: Connection, statement: str, key: object) -> Row:
    # By plain SQL, so that a cell that was changed into another type comes as it is.
    return tuple(connection.execute(text(statement), {"key": key}).one())


def _texts(row: Sequence[object]) -> bool:
    return all(isinstance(cell, str) for cell in row)


def _packed(row: Row) -> Packed | None:
    sha256, size, stored, data = row
    whole = isinstance(sha256, str) and isinstance(size, int) and isinstance(stored, str)
    return Packed(str(sha256), size, str(stored), bytes(data)) if whole and isinstance(data, bytes) else None  # type: ignore[arg-type]  # `whole` has seen to it


def _content(where: str, row: Row) -> Iterator[Finding]:
    packed = _packed(row)
    wrong = "has cells of the wrong kind" if packed is None else flaw(packed)
    if wrong:
        yield Finding(where, wrong)


def _document(where: str, row: Row, text_id: str, original: str) -> Iterator[Finding]:
    packed = _packed(row)
    assert packed is not None  # _content found nothing wrong with it
    document = parse(unpack(packed, where))
    assert isinstance(document, dict)
    if (found := content_id(str(document["text"]))) != text_id:
        yield Finding(where, f"has a text that hashes to {found}; the log says {text_id}")
    report = document["report"]
    if not isinstance(report, dict) or report["sha256"] != original:
        yield Finding(where, f"is of another original than {original}")


def _file(connection: Connection) -> Iterator[Finding]:
    for said in connection.exec_driver_sql("PRAGMA integrity_check(1)").scalars():
        if said != "ok":
            yield Finding("the file", str(said))
    for table, row, other, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Finding(f"{table}, row {row}", f"refers to something in {other} that is not there")
