"""The reports of a case: added one by one, never changed, and recognised when they come again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select

from onrecord.errors import CaseError
from onrecord.model import Document, Reading
from onrecord.store import log
from onrecord.store.packing import Json, Packed, canonical_bytes, canonical_text, pack, parse, unpack
from onrecord.store.rows_document import document_from, document_row
from onrecord.store.rows_reading import reading_from, reading_row
from onrecord.store.session import Session
from onrecord.store.tables import documents, originals, readings, sources
from onrecord.store.urls import address_key


@dataclass(frozen=True, slots=True)
class Source:
    """One report of a case, as lists show it.

    Attributes:
        id: ``"r1"`` for the first that was added; permanent.
        input: the path or URL as it was given.
        document: the id of its text.
        original: the id of its original bytes.
        url, outlet, published, title: as the Document has them.
        version_of: the id of an earlier source at the same URL, with another text.
        added: when, in UTC, ISO 8601 to the second.
        reader: which OnRecord read it.
        counts: how many statements, events, and entities of each kind its Reading has.
    """

    id: str
    input: str
    document: str
    original: str
    url: str | None
    outlet: str | None
    published: str | None
    title: str | None
    version_of: str | None
    added: str
    reader: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report: its Source, and whether that is new."""

    source: Source
    is_new: bool


def source_number(id: str) -> int | None:
    """Return the number in ``"r12"``, also of a part of that source (``"r12/v3"``); ``None`` for what is no source."""
    digits = id.partition("/")[0].removeprefix("r")
    return int(digits) if id[:1] == "r" and digits.isdecimal() and digits.isascii() and len(digits) < 10 else None


def source_id(number: int) -> str:
    """Return ``"r12"`` for 12."""
    return f"r{number}"


class Sources:
    """The reports of one case; what it adds is kept when the transaction under way ends, else at once."""

    def __init__(self, session: Session, clock: Callable[[], datetime]) -> None:
        self._session, self._clock = session, clock

    def known(self, document: Document) -> Source | None:
        """Return the Source that a report is already in the case as.

        It is known by its original bytes, or by its URL and the same text. A file may hold several reports, so the
        bytes alone are not enough: the input's name, or the text with its URL, outlet and title, must agree too.

        Raises:
            CaseError: where the case cannot be read.
        """
        with self._session.reading() as connection:
            return _known(connection, document)

    def add(self, reading: Reading, *, reader: str = "") -> Added:
        """Keep a Reading with its Document and original bytes; a known report changes nothing.

        Args:
            reading: what to keep.
            reader: which OnRecord made it.

        Raises:
            CaseError: where the case cannot be written; then nothing of it is kept.
        """
        with self._session.writing() as connection:
            document = reading.document
            if known := _known(connection, document):
                return Added(known, False)
            at = self._clock()
            number = (connection.execute(select(func.max(sources.c.source))).scalar() or 0) + 1
            original = pack(document.report.original)
            if original.sha256 != document.report.sha256:
                raise CaseError(
                    "case.hash", f"its bytes hash to {original.sha256}, not to {document.report.sha256}",
                    subject=document.input,
                )  # fmt: skip
            text = pack(canonical_bytes(document_row(document)))
            read = pack(canonical_bytes(reading_row(reading)))
            address = address_key(document.url)
            entry: dict[str, Json] = {
                "source": source_id(number),
                "added": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                "reader": reader,
                "original": original.sha256,
                "document": text.sha256,
                "reading": read.sha256,
                "text": document.id,
                "input": document.input,
                "url": document.url,
                "outlet": document.outlet,
                "published": document.published,
                "title": document.title,
                "version_of": _last_at(connection, address),
                "counts": dict(sorted(counts(reading).items())),
            }
            log.append(connection, at, "added", entry)
            if connection.execute(select(originals.c.size).filter_by(sha256=original.sha256)).first() is None:
                connection.execute(originals.insert().values(**_values(original)))
            row = canonical_text(entry)
            connection.execute(
                sources.insert().values(source=number, original=original.sha256, address=address, entry=row)
            )
            connection.execute(documents.insert().values(source=number, **_values(text)))
            connection.execute(readings.insert().values(source=number, **_values(read)))
            return Added(_source(row), True)

    def __len__(self) -> int:
        with self._session.reading() as connection:
            return connection.execute(select(func.count()).select_from(sources)).scalar_one()

    def __iter__(self) -> Iterator[Source]:
        # Fetched before the first is given: a loop that takes its time would keep writers waiting.
        with self._session.reading() as connection:
            entries = connection.execute(select(sources.c.entry).order_by(sources.c.source)).scalars().all()
        yield from map(_source, entries)

    def __getitem__(self, id: str) -> Source:
        number = source_number(id)
        with self._session.reading() as connection:
            found = connection.execute(select(sources.c.entry).where(sources.c.source == number)).scalar()
        if found is None:
            raise self._no_source(id)
        return _source(found)

    def document(self, id: str) -> Document:
        """Return a source's Document, checked against its hashes.

        Raises:
            CaseError: where there is no such source, or it is damaged.
        """
        with self._session.reading() as connection:
            return document_from(*self._document(connection, id))

    def reading(self, id: str) -> Reading:
        """Return a source's Reading, checked against its hashes.

        Raises:
            CaseError: where there is no such source, or it is damaged.
        """
        with self._session.reading() as connection:
            document = document_from(*self._document(connection, id))
            return reading_from(parse(unpack(self._content(connection, readings, id), id)), document)

    def _document(self, connection: Connection, id: str) -> tuple[Any, bytes]:
        row: Any = parse(unpack(self._content(connection, documents, id), id))
        key = row["report"]["sha256"]
        found = connection.execute(select(originals).where(originals.c.sha256 == key)).first()
        if found is None:
            raise CaseError("case.damaged", f"{id} has no original {key}", subject=self._session.name)
        return row, unpack(_packed(found), f"{self._session.name}: the original of {id}")

    def _content(self, connection: Connection, table: Table, id: str) -> Packed:
        found = connection.execute(select(table).where(table.c.source == source_number(id))).first()
        if found is None:
            raise self._no_source(id)
        return _packed(found)

    def _no_source(self, id: str) -> CaseError:
        return CaseError(
            "case.no_source",
            f"has no source {id!r}",
            subject=self._session.name,
            hint="`onrecord show CASE sources` lists them",
        )


def counts(reading: Reading) -> dict[str, int]:
    """Return how many statements, events and named entities of each kind a Reading has."""
    found = {"statements": len(reading.statements), "events": len(reading.events)}
    for entity in reading.entities:
        if entity.named:
            found[entity.kind.value] = found.get(entity.kind.value, 0) + 1
    return found


def _known(connection: Connection, document: Document) -> Source | None:
    sha256, key = document.report.sha256, address_key(document.url)
    by_bytes = select(sources.c.entry).where(sources.c.original == sha256).order_by(sources.c.source)
    for row in connection.execute(by_bytes):
        source = _source(row.entry)
        same = (source.document, source.url, source.outlet, source.title)
        if source.input == document.input or same == (document.id, document.url, document.outlet, document.title):
            return source
    if key is None:
        return None
    by_address = select(sources.c.entry).where(sources.c.address == key).order_by(sources.c.source)
    found = (_source(row.entry) for row in connection.execute(by_address))
    return next((source for source in found if source.document == document.id), None)


def _last_at(connection: Connection, address: str | None) -> str | None:
    if address is None:
        return None
    number = connection.execute(select(func.max(sources.c.source)).where(sources.c.address == address)).scalar()
    return None if number is None else source_id(number)


def _source(entry: str) -> Source:
    row: Any = json.loads(entry)
    return Source(
        id=row["source"],
        input=row["input"],
        document=row["text"],
        original=row["original"],
        url=row["url"],
        outlet=row["outlet"],
        published=row["published"],
        title=row["title"],
        version_of=row["version_of"],
        added=row["added"],
        reader=row["reader"],
        counts=row["counts"],
    )


def _values(packed: Packed) -> dict[str, object]:
    return {"sha256": packed.sha256, "size": packed.size, "stored": packed.stored, "data": packed.data}


def _packed(row: Row[Any]) -> Packed:
    return Packed(row.sha256, row.size, row.stored, bytes(row.data))
